import { findingText, type DayRange, type NotCovered } from 'xinyan'
import type { Story } from '../ask.ts'
import type { Recorded } from '../record.ts'
import type { Pen } from './page.ts'

const dayOr = (days: DayRange | NotCovered | undefined): string | null => {
  if (days === undefined || !('first' in days)) return null
  return days.first === days.last ? days.first : `${days.first}/${days.last}`
}

const dateOf = ({ life }: Story, what: Story['life'][number]['what']): string | null =>
  life.find((one) => one.what === what)?.on ?? null

const scheduleIn = ({ communities }: Story) => communities.flatMap((one) => one.schedule?.reckonings ?? [])

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
    launched: dateOf(story, 'launched'),
    started: dateOf(story, 'workStarted'),
    completed: dateOf(story, 'workCompleted'),
    deadline: dayOr(agreed?.deadline),
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
    findings: story.findings.map((one) => ({ ...one, text: findingText(pen.language, one) })),
    figures: story.figures,
  }
}
