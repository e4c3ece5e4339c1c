import { record, wholeNumber, type PlainStructOf, type Shape, type StructOf } from '../../kernel/shape.ts'
import { PolicyHead } from '../../vocabulary/policy.ts'

const fields = {
  head: PolicyHead,
  /** How many calendar days before it begins an outage has to be announced; 0 for the same day. */
  outageNoticeDays: wholeNumber(0, 365),
  /** The same for noise, dust, vibration and blocked access. */
  disturbanceNoticeDays: wholeNumber(0, 365),
}

/**
 * How long before residents are to be told of what will disturb them.
 *
 * @remarks Noise Pollution Law (噪声污染防治法) art. 43 asks that night work is announced; the days are agreed locally.
 */
export type DisturbancePolicy = StructOf<typeof fields>
export const DisturbancePolicy: Shape<DisturbancePolicy, PlainStructOf<typeof fields>> = record(fields)
