import { countsOn, findingText, timelineByMonth, type DayRange, type NotCovered } from 'xinyan'
import type { Story } from '../ask.ts'
import type { Recorded } from '../record.ts'
import type { Pen } from './page.ts'

const dayOr = (days: DayRange | NotCovered | undefined): string | null => {
  if (days === undefined || !('first' in days)) return null
  return days.first === days.last ? days.first : `${days.first}/${days.last}`
}

const dateOf = ({ entries }: Story, what: Story['entries'][number]['what']): string | null =>
  entries.find((one) => one.what === what)?.on ?? null

const scheduleIn = ({ communities }: Story) => communities.flatMap((one) => one.schedule?.reckonings ?? [])

const finishIn = ({ life }: Story) =>
  life.finishes.map(({ community, on, writtenOn, days, periods }) => ({
    community,
    on,
    writtenOn,
    by: days.last,
    periods: periods.map(({ reckoning: { agreed, period }, nth, of, early, verdict }) => ({
      agreed,
      from: period.from,
      firstDay: period.firstDay,
      day: nth,
      of,
      early,
      verdict,
    })),
  }))

const nothingIn = <T>(all: readonly T[]): readonly T[] | null => (all.length === 0 ? null : all)

/** The stages of the life, and what nobody has told of them: an unknown is null or said to be unknown, never 0. */
const lifeIn = ({ life, state, asOf }: Story) => ({
  standings: life.standings,
  stages: life.stages,
  completion: life.completion,
  money: life.money.sources.length === 0 ? null : life.money,
  lots: nothingIn(life.lots),
  contracts: nothingIn(Object.values(state.contract.contracts).filter((one) => countsOn(one, asOf))),
  papers: life.papers,
  warranties: nothingIn(life.warranties),
  satisfaction: nothingIn(life.satisfaction),
})

/** The case as one object for other programs. What is not known, or had not happened, is null. */
export const asObject = (pen: Pen, story: Story, { appended }: Recorded, database: string) => {
  const { consent, works, sheds, supervision, open } = story
  const agreed = scheduleIn(story).find((one) => one.agreed)
  return {
    appended,
    commits: story.commits.length,
    events: story.commits.reduce((sum, commit) => sum + commit.events.length, 0),
    database,
    asOf: story.asOf,
    knownOn: story.knownOn ?? null,
    households: story.households,
    surveyed: story.survey.reached,
    consented: consent.given,
    consentTo: story.scheme.versions.length === 0 ? null : story.version,
    launched: dateOf(story, 'launched'),
    started: dateOf(story, 'workStarted'),
    completed: dateOf(story, 'workCompleted'),
    deadline: dayOr(agreed?.deadline),
    finish: finishIn(story),
    deadlines: (story.communities[0]?.schedule?.reckonings ?? []).map(({ period, start, deadline }) => ({
      from: period.from,
      firstDay: period.firstDay,
      days: period.days,
      start: start ?? null,
      deadline: dayOr(deadline),
    })),
    communities: story.communities.map(({ community, households, surveyed, consented }) => ({
      community,
      name: story.state.opening.communities[community]?.name ?? null,
      built: story.state.opening.communities[community]?.built ?? null,
      households,
      surveyed,
      consented,
    })),
    holdOuts: { ever: consent.everHeldOut, reasons: consent.reasonsEver, changedMinds: consent.changedMinds },
    curve: consent.curve.map(({ day, given }) => ({ day, given })),
    works: {
      items: works.items.length,
      completed: works.completed,
      hiddenWorks: works.hiddenWorks.length,
      covered: works.hiddenWorks.filter((one) => one.coveredOn !== undefined).length,
    },
    sheds,
    inspections: supervision.inspections,
    rectifications: {
      ordered: supervision.rectifications.length,
      returned: supervision.rectifications.reduce((sum, one) => sum + one.returned, 0),
      accepted: supervision.rectifications.filter((one) => one.acceptedOn !== undefined).length,
      open: open.rectifications.length,
    },
    feedback: story.feedback,
    promises: story.promises,
    scheme: story.scheme,
    governance: story.governance,
    due: story.due,
    street: story.street,
    parts: story.parts,
    life: lifeIn(story),
    months: timelineByMonth(story.timeline),
    findings: story.findings.map((one) => ({ ...one, text: findingText(pen.language, one) })),
    figures: story.figures,
    timeline: story.timeline,
  }
}
