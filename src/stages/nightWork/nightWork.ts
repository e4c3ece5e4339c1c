import { fact, type EventIn } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { lookup } from '../../kernel/lookup.ts'
import { acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { list, oneOf, optional, tagged } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate, Day } from '../../vocabulary/calendarDate.ts'
import { Evidence } from '../../vocabulary/evidence.ts'
import { CommunityId, OrganisationId, RecordId, WorkItemId } from '../../vocabulary/ids.ts'
import { ClockTime } from '../../vocabulary/moment.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { recordedDifferently } from '../../vocabulary/voiding.ts'
import { adopted, adopts } from '../opening/adoption.ts'
import { closedTo, type Opening } from '../opening/state.ts'
import { struckOut, strikes } from '../opening/striking.ts'
import { NightPolicy } from './policy.ts'
import {
  certificateOf,
  nightWorkOf,
  noNightWork,
  type NightCertificate,
  type NightWork,
  type NightWorkEntry,
} from './state.ts'

interface Reads {
  readonly opening: Opening
  readonly nightWork: NightWork
}

/** When it is night was laid down for this renovation. */
export const NightPolicyAdopted = adopted(
  'NightPolicyAdopted',
  NightPolicy,
  (nightWork: Writable<NightWork>) => nightWork.policies,
)
export type NightPolicyAdopted = EventIn<typeof NightPolicyAdopted>

/** Adopts a night; a later adoption governs what is done from its own day on. */
export const adoptNightPolicy = adopts(
  'AdoptNightPolicy',
  NightPolicy,
  NightPolicyAdopted,
  ({ nightWork }: Reads) => nightWork.policies,
)

const certified = {
  certificate: RecordId,
  authority: OrganisationId,
  communities: list(CommunityId, 1, 500),
  ground: oneOf('emergencyRepair', 'continuousProcess', 'specialNeed'),
  from: Day,
  until: Day,
  noticeOn: optional(Day),
  on: CalendarDate,
  evidence: optional(Evidence),
}

const certificateIn = (c: Omit<NightCertificate, 'voided'>): NightCertificate => ({
  communities: c.communities,
  ground: c.ground,
  from: c.from,
  until: c.until,
  ...(c.noticeOn !== undefined && { noticeOn: c.noticeOn }),
  on: c.on,
  voided: false,
})

/** An authority certified noisy work for some nights (夜间施工证明), and residents were told or not. */
export const NightWorkCertified = fact('NightWorkCertified', certified, (nightWork: Writable<NightWork>, e) => {
  nightWork.certificates[e.certificate] = keep(certificateIn(e))
})
export type NightWorkCertified = EventIn<typeof NightWorkCertified>

/** Records a certificate. Refused when its last night lies before its first. */
export const certifyNightWork = rule('CertifyNightWork', certified, ({ opening, nightWork }: Reads, c, day: Today) => {
  const known = certificateOf(nightWork, c.certificate)
  if (known)
    return isSame(known, certificateIn(c)) ? nothing : refuse(recordedDifferently('nightCertificate', c.certificate))
  const back = c.until < c.from && ({ type: 'NightsEndBeforeTheyBegin', from: c.from, until: c.until } as const)
  return acceptUnless([...closedTo(opening, c.communities, c.on), back, notYet(c.on, day)], () => NightWorkCertified(c))
})

const done = {
  nightWork: RecordId,
  community: CommunityId,
  item: optional(WorkItemId),
  on: Day,
  /** From which time of the day on; after midnight it belongs to the night that began on `on`. */
  time: ClockTime,
  evidence: optional(Evidence),
}

const doneIn = (c: Omit<NightWorkEntry, 'voided'>): NightWorkEntry => ({
  community: c.community,
  ...(c.item !== undefined && { item: c.item }),
  time: c.time,
  on: c.on,
  voided: false,
})

/** There was work at night (夜间施工). Whether it was allowed is asked of the record. */
export const NightWorkDone = fact('NightWorkDone', done, (nightWork: Writable<NightWork>, e) => {
  nightWork.done[e.nightWork] = keep(doneIn(e))
})
export type NightWorkDone = EventIn<typeof NightWorkDone>

/** Records work at night, certified or not: what happened is not refused, and `nightWorkFaults` says what was wrong. */
export const recordNightWork = rule('RecordNightWork', done, ({ opening, nightWork }: Reads, c, day: Today) => {
  const known = nightWorkOf(nightWork, c.nightWork)
  if (known) return isSame(known, doneIn(c)) ? nothing : refuse(recordedDifferently('nightWork', c.nightWork))
  return acceptUnless([...closedTo(opening, [c.community], c.on), notYet(c.on, day)], () => NightWorkDone(c))
})

const key = tagged('kind', { nightCertificate: { certificate: RecordId }, nightWork: { nightWork: RecordId } })
type Key = (typeof key)['_A']
const idOf = (of: Key): RecordId => (of.kind === 'nightCertificate' ? of.certificate : of.nightWork)

const entriesFor = (slice: NightWork, of: Key): readonly { readonly voided: boolean }[] => {
  const one = of.kind === 'nightCertificate' ? lookup(slice.certificates, idOf(of)) : lookup(slice.done, idOf(of))
  return one === undefined ? [] : [one]
}

/** A certificate, or work at night, was entered by mistake and does not count. */
export const NightWorkRecordVoided = struckOut('NightWorkRecordVoided', key, entriesFor)
export type NightWorkRecordVoided = EventIn<typeof NightWorkRecordVoided>

/** Strikes out a certificate or the work of a night. */
export const voidNightWorkRecord = strikes(
  'VoidNightWorkRecord',
  key,
  NightWorkRecordVoided,
  ({ nightWork }: Reads, record) => entriesFor(nightWork, record),
  (record) => [idOf(record)],
)

/** Night work (夜间施工): when it is night, what was certified, and what was done. */
export const nightWork = stage(
  'nightWork',
  noNightWork,
  [NightPolicyAdopted, NightWorkCertified, NightWorkDone, NightWorkRecordVoided],
  [adoptNightPolicy, certifyNightWork, recordNightWork, voidNightWorkRecord],
)
