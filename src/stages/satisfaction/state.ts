import { lookup } from '../../kernel/lookup.ts'
import { compareDates, type CalendarDate, type Day } from '../../vocabulary/calendarDate.ts'
import { latest, mayCountBy, type Voidable } from '../../vocabulary/dated.ts'
import type { CommunityId, HouseholdId, RecordId } from '../../vocabulary/ids.ts'
import type { Obstacle, Requirement } from '../../vocabulary/obstacle.ts'
import { inForce, type Adoption } from '../../vocabulary/policy.ts'
import { neededOf } from '../../vocabulary/share.ts'
import { owedWithin, type Due, type Today } from '../../vocabulary/today.ts'
import type { SatisfactionPolicy, Score } from './policy.ts'

/** A survey of satisfaction: where, of all households or a sample, and how many were asked. */
export interface SatisfactionSurvey extends Voidable {
  readonly communities: readonly CommunityId[]
  readonly method: 'full' | 'sample'
  readonly asked: number
}

/** An answer; without a household it was given anonymously. */
export interface SatisfactionAnswer extends Voidable {
  readonly survey: RecordId
  readonly household?: HouseholdId
  readonly score: Score
}

/** The conclusion of a survey, and what stood against it. */
export interface SatisfactionConclusion extends Voidable {
  readonly despite: readonly Obstacle[]
}

/** The slice of satisfaction: surveys and answers under their ids, and when each survey was closed and concluded. */
export interface Satisfaction {
  readonly policies: readonly Adoption<SatisfactionPolicy>[]
  readonly surveys: { readonly [survey: string]: SatisfactionSurvey }
  /** The ids of the surveys as they were opened. */
  readonly order: readonly RecordId[]
  readonly answers: { readonly [answer: string]: SatisfactionAnswer }
  /** The ids of what was answered in each survey, in order of record: what was struck out, and may stand elsewhere by now, too. */
  readonly answersTo: { readonly [survey: string]: readonly RecordId[] }
  readonly closings: { readonly [survey: string]: readonly Voidable[] }
  readonly conclusions: { readonly [survey: string]: readonly SatisfactionConclusion[] }
}

/** Before anybody was asked. */
export const noSatisfaction: Satisfaction = {
  policies: [],
  surveys: {},
  order: [],
  answers: {},
  answersTo: {},
  closings: {},
  conclusions: {},
}

/** A survey that counts. */
export const satisfactionSurveyOf = (slice: Satisfaction, id: string): SatisfactionSurvey | undefined => {
  const found = lookup(slice.surveys, id)
  return found?.voided === false ? found : undefined
}

/** The closing of a survey that counts, of whatever day. */
export const closingOf = (slice: Satisfaction, survey: string): Voidable | undefined =>
  lookup(slice.closings, survey)?.find((one) => !one.voided)

/** The conclusion of a survey that counts, of whatever day. */
export const conclusionOf = (slice: Satisfaction, survey: string): SatisfactionConclusion | undefined =>
  lookup(slice.conclusions, survey)?.find((one) => !one.voided)

/** An answer that counts, of whatever day. */
export const answerOf = (slice: Satisfaction, id: string): SatisfactionAnswer | undefined => {
  const found = lookup(slice.answers, id)
  return found?.voided === false ? found : undefined
}

/**
 * The scores that count in a survey: of a household the one it gave last, and each one that was given anonymously. What was
 * certainly answered after the survey was closed does not count.
 */
export const scoresIn = (slice: Satisfaction, survey: string, asOf?: Day): readonly Score[] => {
  const closing = closingOf(slice, survey)
  const households = new Map<string, SatisfactionAnswer[]>()
  for (const id of new Set(lookup(slice.answersTo, survey))) {
    const one = lookup(slice.answers, id)
    if (one?.survey !== survey || (closing && compareDates(one.on, closing.on) === 'after')) continue
    const who = one.household === undefined ? `anonymous ${id}` : `household ${one.household}`
    const before = households.get(who)
    if (before) before.push(one)
    else households.set(who, [one])
  }
  return [...households.values()].flatMap((all) => latest(all, asOf)?.score ?? [])
}

/** The policy that a survey is held to: the one in force when it was opened. */
export const satisfactionPolicyFor = (
  slice: Satisfaction,
  survey: SatisfactionSurvey,
): SatisfactionPolicy | undefined => inForce(slice.policies, survey.on)

/**
 * What gate G8 asks of a survey: enough answers of the households asked, and enough of the answers satisfied. Without a
 * single answer nothing is reached.
 */
export const askedAtConclusion = (
  { satisfaction }: { readonly satisfaction: Satisfaction },
  { survey }: { readonly survey: RecordId },
): readonly (
  | Requirement
  | { readonly type: 'NoPolicyAdopted'; readonly policy: 'satisfaction'; readonly on: CalendarDate }
)[] => {
  const opened = satisfactionSurveyOf(satisfaction, survey)
  if (opened === undefined) return []
  const policy = satisfactionPolicyFor(satisfaction, opened)
  if (policy === undefined) return [{ type: 'NoPolicyAdopted', policy: 'satisfaction', on: opened.on }]
  const scores = scoresIn(satisfaction, survey)
  const asked = (requirement: string, needed: number, reached: number): Requirement => ({
    gate: 'G8',
    requirement,
    subjects: [survey],
    needed: Math.max(1, needed),
    reached,
  })
  return [
    asked('householdsAnswering', neededOf(policy.leastResponse, opened.asked), scores.length),
    asked(
      'satisfiedAnswers',
      neededOf(policy.threshold, scores.length),
      scores.filter((one) => policy.countsAsSatisfied.includes(one)).length,
    ),
  ]
}

/** What an entry of the satisfaction surveys is struck out by. */
export type SatisfactionKey =
  | { readonly kind: 'satisfactionAnswer'; readonly answer: RecordId }
  | {
      readonly kind: 'satisfactionSurvey' | 'satisfactionClosing' | 'satisfactionConclusion'
      readonly survey: RecordId
    }

/** The entries that a key names, those struck out included. */
export const entriesOf = (slice: Satisfaction, key: SatisfactionKey): readonly { readonly voided: boolean }[] => {
  if (key.kind === 'satisfactionAnswer') return [lookup(slice.answers, key.answer)].filter((one) => one !== undefined)
  if (key.kind === 'satisfactionSurvey') return [lookup(slice.surveys, key.survey)].filter((one) => one !== undefined)
  return lookup(key.kind === 'satisfactionClosing' ? slice.closings : slice.conclusions, key.survey) ?? []
}

/** What is owed on a day: the closing of each survey that stands open. */
export const due = ({ satisfaction }: { readonly satisfaction: Satisfaction }, day: Today): readonly Due[] =>
  Object.entries(satisfaction.surveys).flatMap(([subject, one]) => {
    const closing = closingOf(satisfaction, subject)
    if (!mayCountBy(one, day.today) || (closing && mayCountBy(closing, day.today))) return []
    const owed = { what: 'satisfactionClosing', subject, since: one.on }
    return [owedWithin(owed, 'satisfaction', satisfaction.policies, (policy) => policy.closeWithin, day)]
  })
