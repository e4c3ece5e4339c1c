import { fact, type EventIn } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { list, optional, tagged } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate } from '../../vocabulary/calendarDate.ts'
import { Evidence } from '../../vocabulary/evidence.ts'
import { CommunityId, RecordId } from '../../vocabulary/ids.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { recordedDifferently } from '../../vocabulary/voiding.ts'
import { notPassed, unreported, type Acceptance } from '../acceptance/state.ts'
import { closedTo, type Opening } from '../opening/state.ts'
import { struckOut, strikes } from '../opening/striking.ts'
import { elevatorOf, filingsUnder, noFiling, standingFiling, type Filing, type FilingKind } from './state.ts'

interface Reads {
  readonly opening: Opening
  readonly acceptance: Acceptance
  readonly filing: Filing
}

const communities = list(CommunityId, 1, 500)
const step = { communities, on: CalendarDate, evidence: optional(Evidence) }

interface Step {
  readonly communities: readonly CommunityId[]
  readonly on: CalendarDate
}

const put = (filing: Writable<Filing>, kind: FilingKind, e: Step): void => {
  filing.steps.push(keep({ step: kind, communities: e.communities, on: e.on, voided: false }))
}

const knownAs = (filing: Filing, kind: FilingKind, c: Step) => {
  const known = standingFiling(filing, kind, c.communities)
  if (known === undefined) return undefined
  return known.on === c.on && isSame(known.communities, c.communities)
    ? nothing
    : refuse(recordedDifferently(kind, ...known.communities, known.on))
}

const afterPassing = (s: Reads, c: Step, day: Today) => [
  ...closedTo(s.opening, c.communities, c.on),
  ...notPassed(s.acceptance, c.communities, c.on),
  notYet(c.on, day),
]

/** The acceptance was filed with the authority (竣工验收备案). Neither the acceptance itself nor the hand-over. */
export const CompletionFiled = fact('CompletionFiled', step, (filing: Writable<Filing>, e) => put(filing, 'filing', e))
export type CompletionFiled = EventIn<typeof CompletionFiled>

/**
 * Files an acceptance. Refused where none was passed by that day; a late filing is recorded.
 *
 * @remarks Regulations on Quality Management of Construction Projects (建设工程质量管理条例) art. 49.
 */
export const fileCompletion = rule(
  'FileCompletion',
  step,
  (s: Reads, c, day: Today) =>
    knownAs(s.filing, 'filing', c) ?? acceptUnless(afterPassing(s, c, day), () => CompletionFiled(c)),
)

/** The project's files were handed over to the construction archive (城建档案). */
export const ArchiveHandedOver = fact('ArchiveHandedOver', step, (filing: Writable<Filing>, e) =>
  put(filing, 'archive', e),
)
export type ArchiveHandedOver = EventIn<typeof ArchiveHandedOver>

/**
 * Hands the archive over. Refused where acceptance was not passed by that day.
 *
 * @remarks Regulations on Quality Management of Construction Projects (建设工程质量管理条例) art. 17.
 */
export const handOverArchive = rule(
  'HandOverArchive',
  step,
  (s: Reads, c, day: Today) =>
    knownAs(s.filing, 'archive', c) ?? acceptUnless(afterPassing(s, c, day), () => ArchiveHandedOver(c)),
)

/** The authority accepted the fire safety of works that need its acceptance (消防验收合格). */
export const FireAcceptancePassed = fact('FireAcceptancePassed', step, (filing: Writable<Filing>, e) =>
  put(filing, 'fireAcceptance', e),
)
export type FireAcceptancePassed = EventIn<typeof FireAcceptancePassed>

/**
 * Records a fire acceptance, which may come before the acceptance of the works. Refused before completion was reported.
 *
 * @remarks Fire Protection Law (消防法) art. 13: special projects must not be used before it.
 */
export const passFireAcceptance = rule('PassFireAcceptance', step, (s: Reads, c, day: Today) => {
  const silent = unreported(s.acceptance, c.communities, c.on)
  return (
    knownAs(s.filing, 'fireAcceptance', c) ??
    acceptUnless([...closedTo(s.opening, c.communities, c.on), ...silent, notYet(c.on, day)], () =>
      FireAcceptancePassed(c),
    )
  )
})

/** The fire safety of works that need no acceptance of their own was filed (消防验收备案); it may be checked by sample. */
export const FireAcceptanceFiled = fact('FireAcceptanceFiled', step, (filing: Writable<Filing>, e) =>
  put(filing, 'fireFiling', e),
)
export type FireAcceptanceFiled = EventIn<typeof FireAcceptanceFiled>

/**
 * Files the fire safety of works. Refused where their acceptance was not passed by that day.
 *
 * @remarks Fire Protection Law (消防法) art. 13: other projects are filed after acceptance.
 */
export const fileFireAcceptance = rule(
  'FileFireAcceptance',
  step,
  (s: Reads, c, day: Today) =>
    knownAs(s.filing, 'fireFiling', c) ?? acceptUnless(afterPassing(s, c, day), () => FireAcceptanceFiled(c)),
)

const elevator = { elevator: RecordId, community: CommunityId, on: CalendarDate, evidence: optional(Evidence) }

/** An elevator was registered for use (电梯使用登记). */
export const ElevatorRegistered = fact('ElevatorRegistered', elevator, (filing: Writable<Filing>, e) => {
  filing.elevators[e.elevator] = { community: e.community, on: e.on, voided: false }
})
export type ElevatorRegistered = EventIn<typeof ElevatorRegistered>

/**
 * Registers an elevator. The law lets it come before the use or after it, so nothing else is asked first.
 *
 * @remarks Law on the Safety of Special Equipment (特种设备安全法) art. 33: before use, or within 30 days of it.
 */
export const registerElevator = rule('RegisterElevator', elevator, (s: Reads, c, day: Today) => {
  const known = elevatorOf(s.filing, c.elevator)
  if (known)
    return known.community === c.community && known.on === c.on
      ? nothing
      : refuse(recordedDifferently('elevator', c.elevator))
  return acceptUnless([...closedTo(s.opening, [c.community], c.on), notYet(c.on, day)], () => ElevatorRegistered(c))
})

const milestone = { communities, on: CalendarDate }
const key = tagged('kind', {
  filing: milestone,
  archive: milestone,
  fireAcceptance: milestone,
  fireFiling: milestone,
  elevator: { elevator: RecordId },
})
/** An entry of the filing was a mistake and does not count. */
export const FilingRecordVoided = struckOut('FilingRecordVoided', key, filingsUnder)
export type FilingRecordVoided = EventIn<typeof FilingRecordVoided>

/** Strikes out a filing, an archive, a fire acceptance or its filing, or an elevator's registration. */
export const voidFilingRecord = strikes(
  'VoidFilingRecord',
  key,
  FilingRecordVoided,
  ({ filing: slice }: Reads, record) => filingsUnder(slice, record),
  (record) => (record.kind === 'elevator' ? [record.elevator] : [...record.communities, record.on]),
)

/** Filing (备案): the acceptance, the archive, fire safety and elevators, each with its own authority and on a day of its own. */
export const filing = stage(
  'filing',
  noFiling,
  [
    CompletionFiled,
    ArchiveHandedOver,
    FireAcceptancePassed,
    FireAcceptanceFiled,
    ElevatorRegistered,
    FilingRecordVoided,
  ],
  [fileCompletion, handOverArchive, passFireAcceptance, fileFireAcceptance, registerElevator, voidFilingRecord],
)
