import type { Score } from '../stages/satisfaction/policy.ts'
import {
  closingOf,
  conclusionOf,
  satisfactionPolicyFor,
  satisfactionSurveyOf,
  scoresIn,
} from '../stages/satisfaction/state.ts'
import type { CalendarDate, Day } from '../vocabulary/calendarDate.ts'
import { countsOn, inOrderOf, latest } from '../vocabulary/dated.ts'
import type { CommunityId } from '../vocabulary/ids.ts'
import type { Obstacle } from '../vocabulary/obstacle.ts'
import type { Slices } from './state.ts'

/** An exact share, or `none` where there is nothing to measure against. */
export type ShareOf = { readonly numerator: number; readonly denominator: number } | 'none'

/** How satisfied residents said they are, and never without how many of those asked answered. */
export interface SatisfactionResult {
  readonly survey: string
  readonly communities: readonly CommunityId[]
  readonly method: 'full' | 'sample'
  readonly openedOn: CalendarDate
  /** The households that were asked. */
  readonly asked: number
  /** Households that answered, each once, and anonymous answers. */
  readonly answered: number
  /** The response rate: answered of asked. */
  readonly response: ShareOf
  readonly byScore: { readonly [S in Score]: number }
  /** The scores that count as satisfied under the policy that the survey was opened under. */
  readonly countsAsSatisfied: readonly Score[]
  /** Satisfied of answered; `none` while nobody has answered, or where no policy says what counts. */
  readonly satisfied: ShareOf
  readonly closedOn: CalendarDate | 'unknown'
  readonly concludedOn: CalendarDate | 'unknown'
  /** What stood against its conclusion when gate G8 was passed. */
  readonly despite: readonly Obstacle[]
}

/** The result of a survey as it stood on a day; nothing where no such survey had been opened. */
export const satisfactionResult = (
  { satisfaction }: Slices<'satisfaction'>,
  survey: string,
  asOf?: Day,
): SatisfactionResult | undefined => {
  const opened = satisfactionSurveyOf(satisfaction, survey)
  if (opened === undefined || !countsOn(opened, asOf)) return undefined
  const scores = scoresIn(satisfaction, survey, asOf)
  const counted = (score: Score): number => scores.filter((one) => one === score).length
  const policy = satisfactionPolicyFor(satisfaction, opened)
  const numerator = scores.filter((one) => policy?.countsAsSatisfied.includes(one) === true).length
  const closing = closingOf(satisfaction, survey)
  const concluded = conclusionOf(satisfaction, survey)
  const standing = concluded && countsOn(concluded, asOf) ? concluded : undefined
  return {
    survey,
    communities: opened.communities,
    method: opened.method,
    openedOn: opened.on,
    asked: opened.asked,
    answered: scores.length,
    response: { numerator: scores.length, denominator: opened.asked },
    byScore: {
      satisfied: counted('satisfied'),
      basicallySatisfied: counted('basicallySatisfied'),
      neutral: counted('neutral'),
      dissatisfied: counted('dissatisfied'),
    },
    countsAsSatisfied: policy?.countsAsSatisfied ?? [],
    satisfied: policy === undefined || scores.length === 0 ? 'none' : { numerator, denominator: scores.length },
    closedOn: closing && countsOn(closing, asOf) ? closing.on : 'unknown',
    concludedOn: standing?.on ?? 'unknown',
    despite: standing?.despite ?? [],
  }
}

/** The survey that was opened last in each community by a day, each survey once: what was asked before is overtaken. */
export const latestSurveys = ({ satisfaction }: Slices<'satisfaction'>, asOf?: Day): readonly string[] => {
  const named = Object.fromEntries(Object.entries(satisfaction.surveys).map(([id, one]) => [id, { ...one, id }]))
  const all = inOrderOf(named, satisfaction.order)
  const communities = new Set(all.flatMap((one) => one.communities))
  const last = [...communities].flatMap((community) => {
    const here = all.filter((one) => one.communities.includes(community))
    return latest(here, asOf)?.id ?? []
  })
  return [...new Set(last)]
}
