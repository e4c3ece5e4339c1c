import { flag, optional, oneOf, record, text, type Shape } from '../kernel/shape.ts'
import type { StructOf, PlainStructOf } from '../kernel/shape.ts'
import { compareDates, Day, type CalendarDate } from './calendarDate.ts'
import { latest } from './dated.ts'

const fields = {
  /** Names the policy, such as `cn/kunming/2019/gates`. */
  id: text(1, 100),
  /** Where it applies, such as `CN` or `CN-53`. */
  jurisdiction: text(1, 60),
  /** The law, regulation or document and its article; says so when nobody has checked it against the text. */
  basis: text(1, 300),
  /** Whether somebody has read the basis in its primary text. */
  verified: flag,
  validFrom: Day,
  /** The last day on which it applies; absent while no end is known. */
  validTo: optional(Day),
}

/** Where a policy comes from and when it applies. Every threshold in this library stands under such a head. */
export type PolicyHead = StructOf<typeof fields>
export const PolicyHead: Shape<PolicyHead, PlainStructOf<typeof fields>> = record(fields)

/** The kinds of policy, each adopted by the stage that reads it. */
export type PolicyKind = (typeof PolicyKind)['_A']
export const PolicyKind = oneOf(
  'gates',
  'survey',
  'scope',
  'consent',
  'works',
  'inspection',
  'reporting',
  'feedback',
  'feedbackReview',
  'night',
  'approval',
  'tender',
  'governance',
  'scheme',
  'catalogue',
  'permit',
  'disturbance',
  'incidents',
  'completion',
  'warranty',
  'warrantyService',
  'satisfaction',
)

/** A policy as one renovation adopted it: from this day on it governs what is done. */
export interface Adoption<P extends { readonly head: PolicyHead }> {
  readonly on: CalendarDate
  readonly policy: P
}

const covers = ({ validFrom, validTo }: PolicyHead, on: CalendarDate): boolean =>
  compareDates(on, validFrom) !== 'before' && (validTo === undefined || compareDates(on, validTo) !== 'after')

/**
 * The policy that governs an act: of those whose validity covers the act's own day, the one adopted last by that day.
 * `undefined` when there is none: then whoever needs it is refused, and no default is guessed.
 */
export const inForce = <P extends { readonly head: PolicyHead }>(
  adoptions: readonly Adoption<P>[],
  on: CalendarDate,
): P | undefined => {
  return latest(adoptions.filter((one) => compareDates(one.on, on) !== 'after' && covers(one.policy.head, on)))?.policy
}
