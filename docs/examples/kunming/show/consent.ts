import { addDays, bar, countsOn, daysBetween, weekday, type CurvePoint, type Day } from 'xinyan'
import type { Story } from '../ask.ts'
import type { Row } from '../roster.ts'
import { lines, section, share, sheet, underTitle, type Pen } from './page.ts'

// 43 columns for 129 households: a column is three of them.
const columns = 43

const twoMonths = 62

const needsOf = ({ state, asOf }: Story): readonly (readonly [string, number])[] => {
  const counts = new Map<string, number>()
  for (const file of Object.values(state.survey.files))
    for (const { topic } of file.needs.filter((one) => countsOn(one, asOf)))
      counts.set(topic, (counts.get(topic) ?? 0) + 1)
  return [...counts].toSorted(([, a], [, b]) => b - a)
}

/** How the survey went, and what households asked for. */
export const surveyPage = (pen: Pen, story: Story, roster: readonly Row[]): string => {
  const { survey } = pen.words
  const { reached, of } = story.survey
  const period = story.entries.find((one) => one.what === 'surveyed')?.days
  const days = period ? daysBetween(period.first, period.last) + 1 : 0
  const visits = Object.values(story.state.survey.files).flatMap((file) =>
    file.visits.filter((one) => countsOn(one, story.asOf)),
  )
  const needs = needsOf(story)
  const sheds = story.sheds.demolished.of
  return section(
    survey.title,
    lines(
      survey.coverage(reached, of, share(pen, reached, of)),
      period ? survey.days(period.first, period.last, days) + (days > twoMonths ? survey.asTold : '') : '',
      visits.length === 0
        ? ''
        : survey.visits(visits.length, visits.filter((one) => one.purpose === 'persuasion').length),
      sheds === 0 ? '' : survey.sheds(sheds, roster.filter((row) => row.hasShed).length),
    ),
    underTitle(
      survey.needs,
      sheet(
        survey.needHeadings,
        needs.map(([topic, count]) => [pen.words.item(topic), String(count), bar(count, of, columns)]),
        [1],
      ),
    ),
  )
}

/** How things stood at the end of each week, from the first word to the last. */
const weeks = (curve: readonly CurvePoint[], asOf: Day): readonly CurvePoint[] => {
  const points: CurvePoint[] = []
  let [standing] = curve
  let sunday = standing && addDays(standing.day, 7 - weekday(standing.day))
  while (standing !== undefined && sunday !== undefined) {
    const end: Day = sunday
    standing = curve.findLast((one) => one.day <= end) ?? standing
    points.push({ ...standing, day: end < asOf ? end : asOf })
    sunday = standing === curve.at(-1) ? undefined : addDays(end, 7)
  }
  return points
}

/** How consent grew, who held out and why, and what changed their minds. */
export const consentPage = (pen: Pen, { consent: said, state, asOf, scheme, version }: Story): string => {
  const { words, wordIn } = pen
  const { consent } = words
  const { changedMinds: minds, total } = said
  const curve = weeks(said.curve, asOf).map(({ day, given, withheld, refused, withdrawn }) => {
    return [day, String(given), String(withheld + refused + withdrawn), bar(given, total, columns)]
  })
  const still = (reason: string): number => said.reasons.find((one) => one.reason === reason)?.households ?? 0
  const talks = Object.values(state.consent.persuasions).filter((one) => countsOn(one, asOf))
  const byOfficials = talks.filter((one) => one.by.kind === 'official').length
  return section(
    consent.title,
    sheet(consent.curve, curve, [1, 2]),
    lines(
      consent.now(said.given, total, share(pen, said.given, total)),
      scheme.versions.length === 0 ? '' : consent.version(version),
      consent.kind,
    ),
    underTitle(
      consent.ever(said.everHeldOut),
      sheet(
        consent.reasonHeadings,
        said.reasonsEver.map(({ reason, households }) => [
          wordIn('holdOutReason')(reason),
          String(households),
          String(still(reason)),
        ]),
        [1, 2],
      ),
    ),
    underTitle(
      consent.minds(minds.households),
      sheet(
        consent.mindHeadings,
        minds.households === 0
          ? []
          : [
              [consent.officials, String(minds.byOfficials)],
              [consent.neighbours, String(minds.byNeighbours)],
              [consent.themselves, String(minds.byThemselves)],
            ],
        [1],
      ),
    ),
    talks.length === 0 ? '' : consent.calls(byOfficials, talks.length - byOfficials),
  )
}
