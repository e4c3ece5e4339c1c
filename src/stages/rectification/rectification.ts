import { fact, type EventIn } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { entryOf, lookup } from '../../kernel/lookup.ts'
import { acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { oneOf, optional, tagged } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate, compareDates } from '../../vocabulary/calendarDate.ts'
import { Evidence } from '../../vocabulary/evidence.ts'
import { ActorId, CommunityId, RecordId, WorkItemId } from '../../vocabulary/ids.ts'
import { inForce } from '../../vocabulary/policy.ts'
import { Severity } from '../../vocabulary/severity.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { recordedDifferently } from '../../vocabulary/voiding.ts'
import { inspectionOf, uninspected, type Inspection } from '../inspection/state.ts'
import { elsewhere, unstartedItem, type Items } from '../items/state.ts'
import { closedTo, type Opening } from '../opening/state.ts'
import { struckOut, strikes } from '../opening/striking.ts'
import {
  noRectification,
  orderOf,
  stepBy,
  stepsOf,
  type Order,
  type Rectification,
  type RectificationStep,
} from './state.ts'

interface Reads {
  readonly opening: Opening
  readonly rectification: Rectification
}

const order = {
  rectification: RecordId,
  /** The inspection that found what has to be put right, where one did. */
  inspection: optional(RecordId),
  community: CommunityId,
  item: optional(WorkItemId),
  severity: Severity,
  on: CalendarDate,
  evidence: optional(Evidence),
}

const orderIn = ({ community, severity, inspection, item, on }: Omit<Order, 'voided'>): Order => ({
  community,
  severity,
  ...(inspection !== undefined && { inspection }),
  ...(item !== undefined && { item }),
  on,
  voided: false,
})

/** Something was ordered to be put right (整改通知). From that day the time to do so runs. */
export const RectificationOrdered = fact('RectificationOrdered', order, (rectification: Writable<Rectification>, e) => {
  rectification.orders[e.rectification] = keep(orderIn(e))
})
export type RectificationOrdered = EventIn<typeof RectificationOrdered>

const strange = (inspection: Inspection, items: Items, c: Omit<Order, 'voided'>) => {
  const found = c.inspection === undefined ? undefined : inspectionOf(inspection, c.inspection)
  const early = found !== undefined && compareDates(c.on, found.on) === 'before'
  return [
    c.inspection !== undefined && uninspected(inspection, c.inspection),
    early && ({ type: 'OrderedBeforeInspection', inspected: found.on, on: c.on } as const),
    c.item !== undefined && unstartedItem(items, c.item, c.on),
    c.item !== undefined && elsewhere(items, c.item, [c.community]),
  ]
}

/**
 * Orders a rectification. Refused without an inspection policy that says by when it is owed, before the inspection that
 * it rests on, and for a works item that was not started or lies elsewhere.
 *
 * @remarks Regulations on Work Safety in Construction (建设工程安全生产管理条例) art. 14.
 */
export const orderRectification = rule(
  'OrderRectification',
  order,
  (s: Reads & { readonly inspection: Inspection; readonly items: Items }, c, day: Today) => {
    const known = orderOf(s.rectification, c.rectification)
    if (known)
      return isSame(known, orderIn(c)) ? nothing : refuse(recordedDifferently('rectification', c.rectification))
    const untold =
      inForce(s.inspection.policies, c.on) === undefined &&
      ({ type: 'NoPolicyAdopted', policy: 'inspection', on: c.on } as const)
    return acceptUnless(
      [...closedTo(s.opening, [c.community], c.on), untold, ...strange(s.inspection, s.items, c), notYet(c.on, day)],
      () => RectificationOrdered(c),
    )
  },
)

const step = { rectification: RecordId, on: CalendarDate, by: optional(ActorId), evidence: optional(Evidence) }

const hindrances = (s: Reads, c: { readonly rectification: RecordId; readonly on: CalendarDate }, day: Today) => {
  const known = orderOf(s.rectification, c.rectification)
  if (known === undefined) return [{ type: 'RectificationNotOrdered', rectification: c.rectification } as const]
  const early =
    compareDates(c.on, known.on) === 'before' &&
    ({ type: 'BeforeRectificationOrder', rectification: c.rectification, ordered: known.on, on: c.on } as const)
  return [...closedTo(s.opening, [known.community], c.on), early, notYet(c.on, day)]
}

/** Whoever had been ordered replied that it is put right (回复). Nobody has looked yet. */
export const RectificationCompleted = fact(
  'RectificationCompleted',
  step,
  (rectification: Writable<Rectification>, e) => {
    entryOf(rectification.steps, e.rectification, () => []).push({ step: 'replied', on: e.on, voided: false })
  },
)
export type RectificationCompleted = EventIn<typeof RectificationCompleted>

const isReplyOf = (one: RectificationStep, on: CalendarDate): boolean =>
  !one.voided && one.step === 'replied' && one.on === on

/** Replies to an order. Refused before the order, while another reply awaits its verdict, and once one was accepted. */
export const completeRectification = rule('CompleteRectification', step, (s: Reads, c, day: Today) => {
  const stands = stepBy(s.rectification, c.rectification, c.on)
  if (stands?.step === 'replied')
    return stands.on === c.on ? nothing : refuse(recordedDifferently('rectificationReply', c.rectification, stands.on))
  const followed = stepsOf(s.rectification, c.rectification).some((one) => isReplyOf(one, c.on))
  if (stands?.step === 'accepted' && followed) return nothing
  const closed =
    stands?.step === 'accepted' &&
    ({ type: 'RectificationAlreadyAccepted', rectification: c.rectification, on: stands.on } as const)
  return acceptUnless([...hindrances(s, c, day), closed], () => RectificationCompleted(c))
})

const verdict = { ...step, outcome: oneOf('accepted', 'returned') }

/** Somebody looked whether it is put right (复查): `accepted` closes the rectification, `returned` opens it again. */
export const RectificationVerified = fact(
  'RectificationVerified',
  verdict,
  (rectification: Writable<Rectification>, e) => {
    entryOf(rectification.steps, e.rectification, () => []).push({ step: e.outcome, on: e.on, voided: false })
  },
)
export type RectificationVerified = EventIn<typeof RectificationVerified>

/** Verifies a reply. Refused where there was none by that day: replied is not verified. */
export const verifyRectification = rule('VerifyRectification', verdict, (s: Reads, c, day: Today) => {
  const stands = stepBy(s.rectification, c.rectification, c.on)
  if (stands?.step === c.outcome && stands.on === c.on) return nothing
  if (stands?.step === 'accepted' || (stands?.step === 'returned' && stands.on === c.on))
    return refuse(recordedDifferently('rectificationVerdict', c.rectification, stands.on))
  const silent =
    stands?.step !== 'replied' &&
    ({ type: 'RectificationNotReplied', rectification: c.rectification, on: c.on } as const)
  return acceptUnless([...hindrances(s, c, day), silent], () => RectificationVerified(c))
})

const onDate = { rectification: RecordId, on: CalendarDate }
const key = tagged('kind', {
  rectification: { rectification: RecordId },
  rectificationReply: onDate,
  rectificationVerdict: onDate,
})

const entriesFor = (slice: Rectification, record: (typeof key)['_A']): readonly { readonly voided: boolean }[] => {
  if (record.kind === 'rectification')
    return [lookup(slice.orders, record.rectification)].filter((one) => one !== undefined)
  const steps = lookup(slice.steps, record.rectification)?.filter((one) => one.on === record.on) ?? []
  return steps.filter((one) => (one.step === 'replied') === (record.kind === 'rectificationReply'))
}

/** An entry was a mistake: an order, a reply or a verdict does not count. */
export const RectificationRecordVoided = struckOut('RectificationRecordVoided', key, entriesFor)
export type RectificationRecordVoided = EventIn<typeof RectificationRecordVoided>

/** Strikes out an order, or the reply or the verdict of a date. What followed an order stays, and holds for it entered anew. */
export const voidRectificationRecord = strikes(
  'VoidRectificationRecord',
  key,
  RectificationRecordVoided,
  ({ rectification }: Reads, record) => entriesFor(rectification, record),
  (record) => [record.rectification, ...(record.kind === 'rectification' ? [] : [record.on])],
)

/** Rectification (整改): an order, the reply to it, and the look that alone closes it. */
export const rectification = stage(
  'rectification',
  noRectification,
  [RectificationOrdered, RectificationCompleted, RectificationVerified, RectificationRecordVoided],
  [orderRectification, completeRectification, verifyRectification, voidRectificationRecord],
)
