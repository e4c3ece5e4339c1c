import { fact, type EventIn } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { entryOf, lookup } from '../../kernel/lookup.ts'
import { acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { list, oneOf, optional, record, tagged } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate } from '../../vocabulary/calendarDate.ts'
import { Evidence } from '../../vocabulary/evidence.ts'
import { ActorId, RecordId, WorkItemId } from '../../vocabulary/ids.ts'
import { GateMode, Obstacle } from '../../vocabulary/obstacle.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { recordedDifferently } from '../../vocabulary/voiding.ts'
import { itemOf, unstartedItem, type Items } from '../items/state.ts'
import { closedTo, passGate, type Opening } from '../opening/state.ts'
import { struckOut, strikes } from '../opening/striking.ts'
import {
  coveringOf,
  coveringRequirements,
  noHiddenWorks,
  noticeBy,
  stepBy,
  stepsOf,
  type HiddenWorks,
  type HiddenWorkStep,
} from './state.ts'

interface Reads {
  readonly opening: Opening
  readonly items: Items
  readonly hiddenWorks: HiddenWorks
}

const party = oneOf('employer', 'supervisor', 'qualitySupervision')

const file = (hiddenWorks: Writable<HiddenWorks>, id: RecordId, step: HiddenWorkStep): void => {
  entryOf(hiddenWorks.steps, id, () => []).push(keep(step))
}

const closedForItem = ({ opening, items }: Reads, item: WorkItemId, on: CalendarDate) => {
  const known = itemOf(items, item)
  return closedTo(opening, known ? [known.community] : [], on)
}

const notice = {
  hiddenWork: RecordId,
  item: WorkItemId,
  notified: list(party, 1, 3),
  on: CalendarDate,
  evidence: optional(Evidence),
}

/** The contractor gave notice that hidden works (隐蔽工程) are ready to be inspected, and to whom. */
export const HiddenWorkNotified = fact('HiddenWorkNotified', notice, (hiddenWorks: Writable<HiddenWorks>, e) => {
  const { item, notified, on } = e
  file(hiddenWorks, e.hiddenWork, { step: 'notified', item, notified, on, voided: false })
})
export type HiddenWorkNotified = EventIn<typeof HiddenWorkNotified>

/**
 * Gives notice of hidden works. Refused for an item that was not started, and once they are accepted; after a rejection
 * notice is given again.
 *
 * @remarks Regulations on Construction Quality (建设工程质量管理条例) art. 30: before covering, the contractor notifies the
 * employer and the quality supervision body. A notice to fewer is recorded as it was given.
 */
export const notifyHiddenWork = rule('NotifyHiddenWork', notice, (s: Reads, c, day: Today) => {
  const { item, notified, on } = c
  const stands = stepBy(s.hiddenWorks, c.hiddenWork, on)
  const known = noticeBy(s.hiddenWorks, c.hiddenWork, on)
  const same = isSame(known, { step: 'notified', item, notified, on, voided: false })
  if (same && stands?.step !== 'rejected') return nothing
  if (stands?.step === 'notified' || (known && known.item !== item))
    return refuse(recordedDifferently('hiddenWorkNotice', c.hiddenWork))
  const accepted =
    stands?.step === 'accepted' &&
    ({ type: 'HiddenWorkAlreadyAccepted', hiddenWork: c.hiddenWork, on: stands.on } as const)
  return acceptUnless(
    [...closedForItem(s, item, on), unstartedItem(s.items, item, on), accepted, notYet(on, day)],
    () => HiddenWorkNotified(c),
  )
})

const unnoticed = (s: Reads, hiddenWork: RecordId, on: CalendarDate) => {
  const known = noticeBy(s.hiddenWorks, hiddenWork, on)
  return known ? closedForItem(s, known.item, on) : [{ type: 'HiddenWorkNotNotified', hiddenWork, on } as const]
}

const acceptance = {
  hiddenWork: RecordId,
  signedBy: list(record({ party, actor: ActorId }), 1, 10),
  on: CalendarDate,
  evidence: optional(Evidence),
}

/** Hidden works were inspected, found in order and signed for: they may be covered. */
export const HiddenWorkAccepted = fact('HiddenWorkAccepted', acceptance, (hiddenWorks: Writable<HiddenWorks>, e) => {
  file(hiddenWorks, e.hiddenWork, { step: 'accepted', signedBy: e.signedBy, on: e.on, voided: false })
})
export type HiddenWorkAccepted = EventIn<typeof HiddenWorkAccepted>

/** Accepts hidden works. Refused where no notice was given by that day, and when they stand accepted of another day. */
export const acceptHiddenWork = rule('AcceptHiddenWork', acceptance, (s: Reads, c, day: Today) => {
  const { hiddenWork, signedBy, on } = c
  const stands = stepBy(s.hiddenWorks, hiddenWork, on)
  if (stands?.step === 'accepted')
    return stands.on === on && isSame(stands.signedBy, signedBy)
      ? nothing
      : refuse(recordedDifferently('hiddenWorkAcceptance', hiddenWork, stands.on))
  return acceptUnless([...unnoticed(s, hiddenWork, on), notYet(on, day)], () => HiddenWorkAccepted(c))
})

const rejection = {
  hiddenWork: RecordId,
  reason: oneOf('workmanship', 'material', 'dimensions', 'unfinished', 'papers', 'other'),
  on: CalendarDate,
  evidence: optional(Evidence),
}

/** Hidden works were inspected and may not be covered as they are. */
export const HiddenWorkRejected = fact('HiddenWorkRejected', rejection, (hiddenWorks: Writable<HiddenWorks>, e) => {
  file(hiddenWorks, e.hiddenWork, { step: 'rejected', reason: e.reason, on: e.on, voided: false })
})
export type HiddenWorkRejected = EventIn<typeof HiddenWorkRejected>

/** Rejects hidden works, also such as were accepted before. Refused where no notice was given by that day. */
export const rejectHiddenWork = rule('RejectHiddenWork', rejection, (s: Reads, c, day: Today) => {
  const { hiddenWork, reason, on } = c
  const stands = stepBy(s.hiddenWorks, hiddenWork, on)
  if (stands?.step === 'rejected' && stands.on === on)
    return stands.reason === reason ? nothing : refuse(recordedDifferently('hiddenWorkRejection', hiddenWork, on))
  return acceptUnless([...unnoticed(s, hiddenWork, on), notYet(on, day)], () => HiddenWorkRejected(c))
})

const covering = { hiddenWork: RecordId, item: WorkItemId, on: CalendarDate, evidence: optional(Evidence) }

/** Hidden works were covered: from here on only uncovering them would show what is there. */
export const HiddenWorkCovered = fact(
  'HiddenWorkCovered',
  { ...covering, mode: GateMode, despite: list(Obstacle) },
  (hiddenWorks: Writable<HiddenWorks>, e) => {
    hiddenWorks.coverings[e.hiddenWork] = { item: e.item, on: e.on, voided: false }
  },
)
export type HiddenWorkCovered = EventIn<typeof HiddenWorkCovered>

/**
 * Covers hidden works: gate G5. Refused for an item that was not started, or for another item than notice was given of.
 *
 * @remarks Regulations on Construction Quality (建设工程质量管理条例) art. 30 and 37: no acceptance, no covering, and no next
 * process without the supervising engineer's signature.
 */
export const coverHiddenWork = rule(
  'CoverHiddenWork',
  covering,
  (s: Reads, c, day: Today) => {
    const { hiddenWork, item, on } = c
    const known = coveringOf(s.hiddenWorks, hiddenWork)
    const noticed = stepsOf(s.hiddenWorks, hiddenWork).some(
      (one) => !one.voided && one.step === 'notified' && one.item !== item,
    )
    if (known?.on === on && known.item === item) return nothing
    if (known) return refuse(recordedDifferently('hiddenWorkCovering', hiddenWork))
    if (noticed) return refuse(recordedDifferently('hiddenWorkNotice', hiddenWork))
    const { refusals, mode, despite } = passGate(s.opening, 'G5', on, () =>
      coveringRequirements(s.hiddenWorks, hiddenWork, on),
    )
    return acceptUnless(
      [...closedForItem(s, item, on), unstartedItem(s.items, item, on), notYet(on, day), ...refusals],
      () => HiddenWorkCovered({ ...c, mode, despite }),
    )
  },
  ({ hiddenWorks: all }: Reads, c) => coveringRequirements(all, c.hiddenWork, c.on),
)

const onDate = { hiddenWork: RecordId, on: CalendarDate }
const key = tagged('kind', {
  hiddenWorkNotice: onDate,
  hiddenWorkOutcome: onDate,
  hiddenWorkCovering: { hiddenWork: RecordId },
})

const entriesFor = (slice: HiddenWorks, record: (typeof key)['_A']): readonly { readonly voided: boolean }[] => {
  if (record.kind === 'hiddenWorkCovering')
    return [lookup(slice.coverings, record.hiddenWork)].filter((one) => one !== undefined)
  const steps = stepsOf(slice, record.hiddenWork).filter((one) => one.on === record.on)
  return steps.filter((one) => (one.step === 'notified') === (record.kind === 'hiddenWorkNotice'))
}

/** An entry was a mistake: a notice, the outcome of an inspection or a covering does not count. */
export const HiddenWorksRecordVoided = struckOut('HiddenWorksRecordVoided', key, entriesFor)
export type HiddenWorksRecordVoided = EventIn<typeof HiddenWorksRecordVoided>

/** Strikes out the notice or the outcome of a date, or a covering. */
export const voidHiddenWorksRecord = strikes(
  'VoidHiddenWorksRecord',
  key,
  HiddenWorksRecordVoided,
  ({ hiddenWorks }: Reads, record) => entriesFor(hiddenWorks, record),
  (record) => [record.hiddenWork, ...(record.kind === 'hiddenWorkCovering' ? [] : [record.on])],
)

/** Hidden works (隐蔽工程): notice before they are covered, inspection, and the covering itself. */
export const hiddenWorks = stage(
  'hiddenWorks',
  noHiddenWorks,
  [HiddenWorkNotified, HiddenWorkAccepted, HiddenWorkRejected, HiddenWorkCovered, HiddenWorksRecordVoided],
  [notifyHiddenWork, acceptHiddenWork, rejectHiddenWork, coverHiddenWork, voidHiddenWorksRecord],
)
