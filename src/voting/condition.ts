import { oneOf, tagged, wholeNumber, type Shape } from '../kernel/shape.ts'
import { Share, Threshold } from '../vocabulary/share.ts'

/** What a vote is weighed by; where a law names several, each of them must be reached. */
export type Weight = 'head' | 'area' | 'share' | 'dwelling' | 'landArea' | 'household'
export const Weight: Shape<Weight> = oneOf('head', 'area', 'share', 'dwelling', 'landArea', 'household')

/**
 * Of what a share is taken: of `all` on the roll, of those `participating` (silence included where it counts as taking
 * part), of the votes `cast` for or against, or of those `present` themselves, by proxy or in writing.
 */
export type Base = 'all' | 'participating' | 'cast' | 'present'
export const Base: Shape<Base> = oneOf('all', 'participating', 'cast', 'present')

const of = oneOf('whole', 'eachGroup')

/**
 * One thing that must hold for a vote to pass: enough take part, enough agree, not too many oppose, or enough voted in
 * person (the smaller of a share of the owners and a number of them). `eachGroup` asks it of every building by itself.
 */
const conditions = {
  participation: { weight: Weight, threshold: Threshold, of },
  approval: { weight: Weight, base: Base, threshold: Threshold, of },
  opposition: { weight: Weight, base: Base, atMost: Share, of },
  inPerson: { share: Share, owners: wholeNumber(1, 1_000_000) },
}
export const Condition = tagged('about', conditions)
export type Condition = (typeof Condition)['_A']
