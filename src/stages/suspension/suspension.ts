import { fact, type EventIn } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { entryOf, lookup } from '../../kernel/lookup.ts'
import { acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { list, oneOf, optional, tagged } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate, compareDates } from '../../vocabulary/calendarDate.ts'
import { Evidence } from '../../vocabulary/evidence.ts'
import { CommunityId, RecordId } from '../../vocabulary/ids.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { recordedDifferently } from '../../vocabulary/voiding.ts'
import { closedTo, type Opening } from '../opening/state.ts'
import { struckOut, strikes } from '../opening/striking.ts'
import { completedBefore, unstarted, type Works } from '../works/state.ts'
import { noSuspension, reportOf, resumptionOf, stoppageOf, type Suspension } from './state.ts'

interface Reads {
  readonly opening: Opening
  readonly suspension: Suspension
}

const stoppage = {
  suspension: RecordId,
  communities: list(CommunityId, 1, 500),
  reason: oneOf('stopOrder', 'hazard', 'weather', 'designChange', 'funds', 'dispute', 'utilities', 'epidemic', 'other'),
  on: CalendarDate,
  evidence: optional(Evidence),
}

/** Works were suspended (停工) in these communities. From that day the time to report it runs. */
export const WorkSuspended = fact('WorkSuspended', stoppage, (suspension: Writable<Suspension>, e) => {
  const { communities, reason, on } = e
  suspension.stoppages[e.suspension] = keep({ communities, reason, on, voided: false })
})
export type WorkSuspended = EventIn<typeof WorkSuspended>

/** Records a suspension. Refused where works had not started, or were finished before. */
export const suspendWork = rule(
  'SuspendWork',
  stoppage,
  ({ opening, suspension, works }: Reads & { readonly works: Works }, c, day: Today) => {
    const { communities, reason, on } = c
    const known = stoppageOf(suspension, c.suspension)
    if (known)
      return isSame(known, { communities, reason, on, voided: false })
        ? nothing
        : refuse(recordedDifferently('suspension', c.suspension))
    return acceptUnless(
      [
        ...closedTo(opening, communities, on),
        ...unstarted(works, communities, on),
        ...completedBefore(works, communities, on),
        notYet(on, day),
      ],
      () => WorkSuspended(c),
    )
  },
)

const step = { suspension: RecordId, on: CalendarDate, evidence: optional(Evidence) }

const hindrances = (
  { opening, suspension }: Reads,
  c: { readonly suspension: RecordId; readonly on: CalendarDate },
) => {
  const stopped = stoppageOf(suspension, c.suspension)
  if (stopped === undefined) return [{ type: 'SuspensionNotRecorded', suspension: c.suspension } as const]
  const before =
    compareDates(c.on, stopped.on) === 'before' &&
    ({ type: 'BeforeSuspension', suspension: c.suspension, suspended: stopped.on, on: c.on } as const)
  return [...closedTo(opening, stopped.communities, c.on), before]
}

/** The employer reported a suspension to the authority that issued the permit: what was owed is done. */
export const SuspensionReported = fact('SuspensionReported', step, (suspension: Writable<Suspension>, e) => {
  entryOf(suspension.reports, e.suspension, () => []).push({ on: e.on, voided: false })
})
export type SuspensionReported = EventIn<typeof SuspensionReported>

/**
 * Records the report of a suspension. Refused before the day of the suspension.
 *
 * @remarks Construction Law (建筑法) art. 10.
 */
export const reportSuspension = rule('ReportSuspension', step, (s: Reads, c, day: Today) => {
  const known = reportOf(s.suspension, c.suspension)
  if (known) return known.on === c.on ? nothing : refuse(recordedDifferently('suspensionReport', c.suspension))
  return acceptUnless([...hindrances(s, c), notYet(c.on, day)], () => SuspensionReported(c))
})

/** Works resumed (复工) after a suspension, wherever that had stopped them. */
export const WorkResumed = fact('WorkResumed', step, (suspension: Writable<Suspension>, e) => {
  entryOf(suspension.resumptions, e.suspension, () => []).push({ on: e.on, voided: false })
})
export type WorkResumed = EventIn<typeof WorkResumed>

/** Records that works resumed. Refused before the day of the suspension. */
export const resumeWork = rule('ResumeWork', step, (s: Reads, c, day: Today) => {
  const known = resumptionOf(s.suspension, c.suspension)
  if (known) return known.on === c.on ? nothing : refuse(recordedDifferently('resumption', c.suspension))
  return acceptUnless([...hindrances(s, c), notYet(c.on, day)], () => WorkResumed(c))
})

const key = tagged('kind', {
  suspension: { suspension: RecordId },
  suspensionReport: { suspension: RecordId },
  resumption: { suspension: RecordId },
})

const entriesFor = (slice: Suspension, record: (typeof key)['_A']): readonly { readonly voided: boolean }[] => {
  if (record.kind === 'suspensionReport') return lookup(slice.reports, record.suspension) ?? []
  if (record.kind === 'resumption') return lookup(slice.resumptions, record.suspension) ?? []
  const found = lookup(slice.stoppages, record.suspension)
  return found === undefined ? [] : [found]
}

/** An entry was a mistake: a suspension, its report or the resumption does not count. */
export const SuspensionRecordVoided = struckOut('SuspensionRecordVoided', key, entriesFor)
export type SuspensionRecordVoided = EventIn<typeof SuspensionRecordVoided>

/** Strikes out a suspension, its report or its resumption. The other two stay, and hold for it when it is entered anew. */
export const voidSuspensionRecord = strikes(
  'VoidSuspensionRecord',
  key,
  SuspensionRecordVoided,
  ({ suspension }: Reads, record) => entriesFor(suspension, record),
  (record) => [record.suspension],
)

/** Suspension (停工与复工): works stop, that is reported, and works go on. */
export const suspension = stage(
  'suspension',
  noSuspension,
  [WorkSuspended, SuspensionReported, WorkResumed, SuspensionRecordVoided],
  [suspendWork, reportSuspension, resumeWork, voidSuspensionRecord],
)
