import { latestSurveys, satisfactionResult, type SatisfactionResult } from '../projections/satisfactionResult.ts'
import type { Slices } from '../projections/state.ts'
import { claimCount } from '../projections/warrantyCalendar.ts'
import type { Day } from '../vocabulary/calendarDate.ts'
import type { Metric } from './metric.ts'

/** Claims under warranty that were repaired, of all that do not certainly lie outside their warranty (保修维修率). */
export const warrantyRepairedRate: Metric<Slices<'acceptance' | 'warranty' | 'warrantyClaims'>> = {
  metric: 'warrantyRepairedRate',
  unit: 'share',
  basis: 'claims repaired / claims that do not certainly lie outside their warranty, refused ones included',
  part: (state, asOf) => {
    const { claims, repaired } = claimCount(state, asOf)
    return { numerator: repaired, denominator: claims }
  },
}

type Read = Slices<'satisfaction'>
type Score = keyof SatisfactionResult['byScore']

const resultsOf = (state: Read, asOf: Day): readonly SatisfactionResult[] =>
  latestSurveys(state, asOf).flatMap((survey) => satisfactionResult(state, survey, asOf) ?? [])

const sum = (results: readonly SatisfactionResult[], of: (one: SatisfactionResult) => number): number =>
  results.reduce((total, one) => total + of(one), 0)

/** How satisfied residents are, and how many of those asked said so. One is not to be had without the other. */
export interface SatisfactionMetrics {
  readonly satisfactionRate: Metric<Read>
  readonly satisfactionResponseRate: Metric<Read>
}

const inOrder: readonly Score[] = ['satisfied', 'basicallySatisfied', 'neutral', 'dissatisfied']

/**
 * The satisfaction of residents (居民满意度) with its response rate, always as a pair, counted in the survey that each
 * community was asked in last. The caller says which scores count as satisfied; figures that count others do not merge.
 */
export const satisfaction = (countsAsSatisfied: readonly Score[]): SatisfactionMetrics => {
  const counted = inOrder.filter((score) => countsAsSatisfied.includes(score))
  return {
    satisfactionRate: {
      metric: 'satisfactionRate',
      unit: 'share',
      basis: `answers ${counted.join(' or ')} / all answers, to be read with satisfactionResponseRate`,
      part: (state, asOf) => {
        const results = resultsOf(state, asOf)
        const satisfied = sum(results, ({ byScore }) => counted.reduce((total, score) => total + byScore[score], 0))
        return { numerator: satisfied, denominator: sum(results, (one) => one.answered) }
      },
    },
    satisfactionResponseRate: {
      metric: 'satisfactionResponseRate',
      unit: 'share',
      basis: 'households that answered and anonymous answers / households asked',
      part: (state, asOf) => {
        const results = resultsOf(state, asOf)
        return { numerator: sum(results, (one) => one.answered), denominator: sum(results, (one) => one.asked) }
      },
    },
  }
}
