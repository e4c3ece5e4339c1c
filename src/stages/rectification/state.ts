import { lookup } from '../../kernel/lookup.ts'
import type { CalendarDate, Day } from '../../vocabulary/calendarDate.ts'
import { countsOn, latest, mayCountBy, type Voidable } from '../../vocabulary/dated.ts'
import type { CommunityId, RecordId, WorkItemId } from '../../vocabulary/ids.ts'
import type { Gate, Requirement } from '../../vocabulary/obstacle.ts'
import type { Period } from '../../vocabulary/period.ts'
import type { Adoption, PolicyHead } from '../../vocabulary/policy.ts'
import type { Severity } from '../../vocabulary/severity.ts'
import { owedWithin, type Due, type Today } from '../../vocabulary/today.ts'

/** An order to put something right. */
export interface Order extends Voidable {
  readonly community: CommunityId
  readonly severity: Severity
  /** The inspection that found it, where one did. */
  readonly inspection?: RecordId
  readonly item?: WorkItemId
}

/** What followed an order: a reply, or a verdict on the reply. `returned` opens it again. */
export interface RectificationStep extends Voidable {
  readonly step: 'replied' | 'accepted' | 'returned'
}

/** The rectification's slice: every order under its id, and what followed it in order of record. */
export interface Rectification {
  readonly orders: { readonly [id: string]: Order }
  readonly steps: { readonly [id: string]: readonly RectificationStep[] }
}

/** Before anything was ordered. */
export const noRectification: Rectification = { orders: {}, steps: {} }

/** An order that counts. */
export const orderOf = (rectification: Rectification, id: string): Order | undefined => {
  const found = lookup(rectification.orders, id)
  return found?.voided === false ? found : undefined
}

/** All that followed an order, in order of record, what was struck out included. */
export const stepsOf = (rectification: Rectification, id: string): readonly RectificationStep[] =>
  lookup(rectification.steps, id) ?? []

/** What last followed an order by a day; nothing while nobody has replied. */
export const rectificationStepOf = (
  rectification: Rectification,
  id: string,
  asOf?: Day,
): RectificationStep | undefined => latest(stepsOf(rectification, id), asOf)

/** What may have followed it by a date, for rules and deadlines: imprecise dates hide nothing. */
export const stepBy = (rectification: Rectification, id: string, on: CalendarDate): RectificationStep | undefined =>
  latest(stepsOf(rectification, id).filter((one) => mayCountBy(one, on)))

/** The orders that stood open on a day: no reply to them had been accepted. A reply alone closes nothing. */
export const openRectifications = (rectification: Rectification, asOf?: Day): readonly (readonly [string, Order])[] =>
  Object.entries(rectification.orders).filter(
    ([id, one]) => countsOn(one, asOf) && rectificationStepOf(rectification, id, asOf)?.step !== 'accepted',
  )

/** What a gate asks of the orders that may have been given in some communities by a date: that each was verified as done. */
export const rectificationRequirement = (
  rectification: Rectification,
  gate: Gate,
  communities: readonly CommunityId[],
  on: CalendarDate,
): Requirement => {
  const ordered = Object.entries(rectification.orders)
    .filter(([, one]) => communities.includes(one.community) && mayCountBy(one, on))
    .map(([id]) => id)
  return {
    gate,
    requirement: 'rectificationsClosed',
    subjects: communities,
    needed: ordered.length,
    reached: ordered.filter((id) => stepBy(rectification, id, on)?.step === 'accepted').length,
  }
}

/** The part of the adopted inspection policy that deadlines are counted by. */
export interface RectificationTerms {
  readonly head: PolicyHead
  readonly rectifyWithin: { readonly [S in Severity]: Period }
  readonly verifyWithin: Period
}

/**
 * What is owed on a day: a reply to each open order, by how bad it is and anew from the day on which one was returned; and
 * a second look at whatever was replied to.
 */
export const due = (
  {
    rectification,
    inspection,
  }: {
    readonly rectification: Rectification
    readonly inspection: { readonly policies: readonly Adoption<RectificationTerms>[] }
  },
  day: Today,
): readonly Due[] =>
  Object.entries(rectification.orders).flatMap(([subject, order]) => {
    const step = stepBy(rectification, subject, day.today)
    if (!mayCountBy(order, day.today) || step?.step === 'accepted') return []
    const replied = step?.step === 'replied'
    const owed = { what: replied ? 'rectificationVerification' : 'rectification', subject, since: (step ?? order).on }
    const period = (terms: RectificationTerms): Period =>
      replied ? terms.verifyWithin : terms.rectifyWithin[order.severity]
    return [owedWithin(owed, 'inspection', inspection.policies, period, day)]
  })
