import { record, type PlainStructOf, type Shape, type StructOf } from '../../kernel/shape.ts'
import { ClockTime } from '../../vocabulary/moment.ts'
import { PolicyHead } from '../../vocabulary/policy.ts'

const fields = {
  head: PolicyHead,
  /** When the night begins, such as 22:00. */
  from: ClockTime,
  /** When it ends on the next morning, such as 06:00. */
  until: ClockTime,
}

/**
 * When it is night, and noisy work needs a certificate.
 *
 * @remarks Noise Pollution Law (噪声污染防治法) art. 88: 22:00 to 06:00, unless a city sets another window of eight hours; art. 43: no
 * noisy construction at night in sensitive areas but for emergency repair, or work that must not be interrupted, with a
 * certificate and a notice to residents.
 */
export type NightPolicy = StructOf<typeof fields>
export const NightPolicy: Shape<NightPolicy, PlainStructOf<typeof fields>> = record(fields)
export type PlainNightPolicy = PlainStructOf<typeof fields>
