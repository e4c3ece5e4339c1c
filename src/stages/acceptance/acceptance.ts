import { fact, type EventIn, type EventOf } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { entryOf } from '../../kernel/lookup.ts'
import { acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { list, oneOf, optional, record, tagged } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate, compareDates } from '../../vocabulary/calendarDate.ts'
import { Evidence } from '../../vocabulary/evidence.ts'
import { CommunityId, OrganisationId, RecordId } from '../../vocabulary/ids.ts'
import { GateMode, Obstacle } from '../../vocabulary/obstacle.ts'
import { inForce } from '../../vocabulary/policy.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { recordedDifferently } from '../../vocabulary/voiding.ts'
import { hiddenWorksRequirement, type HiddenWorks } from '../hiddenWorks/state.ts'
import { itemsIn, itemsRequirement, type Items } from '../items/state.ts'
import { adopted, adopts } from '../opening/adoption.ts'
import { closedTo, passGate, type Asked, type Opening } from '../opening/state.ts'
import { struckOut, strikes } from '../opening/striking.ts'
import { rectificationRequirement, type Rectification } from '../rectification/state.ts'
import { finishRequirement, type Works } from '../works/state.ts'
import { AcceptancePaper, AcceptanceRole, CompletionPolicy } from './policy.ts'
import {
  attendanceRequirements,
  entriesUnder,
  heldOf,
  noAcceptance,
  passedAlready,
  standingReport,
  unreported,
  verdictOf,
  type Acceptance,
} from './state.ts'

interface Reads {
  readonly opening: Opening
  readonly acceptance: Acceptance
}

/** What is asked of completion and acceptance was laid down for this renovation. */
export const CompletionPolicyAdopted = adopted(
  'CompletionPolicyAdopted',
  CompletionPolicy,
  (slice: Writable<Acceptance>) => slice.policies,
)
export type CompletionPolicyAdopted = EventIn<typeof CompletionPolicyAdopted>

/** Adopts a completion policy; a later adoption governs what is done from its own day on. */
export const adoptCompletionPolicy = adopts(
  'AdoptCompletionPolicy',
  CompletionPolicy,
  CompletionPolicyAdopted,
  ({ acceptance }: Reads) => acceptance.policies,
)

const step = { communities: list(CommunityId, 1, 500), on: CalendarDate, evidence: optional(Evidence) }

/** The contractor reported the works complete (竣工报告) and asks for their acceptance. Nothing is accepted by that. */
export const CompletionReported = fact('CompletionReported', step, (slice: Writable<Acceptance>, e) => {
  slice.reports.push(keep({ communities: e.communities, on: e.on, voided: false }))
})
export type CompletionReported = EventIn<typeof CompletionReported>

/** Reports completion. Refused where a report stands with other particulars; whether all is finished is asked at gate G6. */
export const reportCompletion = rule('ReportCompletion', step, (s: Reads, c, day: Today) => {
  const known = standingReport(s.acceptance, c.communities)
  if (known)
    return isSame(known, { communities: c.communities, on: c.on, voided: false })
      ? nothing
      : refuse(recordedDifferently('report', ...known.communities, known.on))
  return acceptUnless([...closedTo(s.opening, c.communities, c.on), notYet(c.on, day)], () => CompletionReported(c))
})

const present = list(record({ role: AcceptanceRole, organisation: optional(OrganisationId) }), 1, 50)
const holding = { acceptance: RecordId, ...step, present }

/** The parties came together for acceptance (竣工验收), and who was there. How it came out is another fact. */
export const AcceptanceHeld = fact('AcceptanceHeld', holding, (slice: Writable<Acceptance>, e) => {
  slice.held[e.acceptance] = keep({ communities: e.communities, present: e.present, on: e.on, voided: false })
})
export type AcceptanceHeld = EventIn<typeof AcceptanceHeld>

/** Records an acceptance. Refused before completion was reported, and where acceptance was passed already. */
export const holdAcceptance = rule('HoldAcceptance', holding, (s: Reads, c, day: Today) => {
  const known = heldOf(s.acceptance, c.acceptance)
  if (known)
    return isSame(known, { communities: c.communities, present: c.present, on: c.on, voided: false })
      ? nothing
      : refuse(recordedDifferently('acceptance', c.acceptance))
  return acceptUnless(
    [
      ...closedTo(s.opening, c.communities, c.on),
      ...unreported(s.acceptance, c.communities, c.on),
      ...passedAlready(s.acceptance, c.communities, c.on),
      notYet(c.on, day),
    ],
    () => AcceptanceHeld(c),
  )
})

const verdict = { acceptance: RecordId, on: CalendarDate, evidence: optional(Evidence) }
const passing = { ...verdict, papers: list(AcceptancePaper, 0, 4) }
const reasons = list(oneOf('contentOpen', 'quality', 'papers', 'fireSafety', 'accessibility', 'other'), 1, 6)
const failing = { ...verdict, reasons }

const hindrances = (s: Reads, c: { readonly acceptance: RecordId; readonly on: CalendarDate }, day: Today) => {
  const held = heldOf(s.acceptance, c.acceptance)
  if (held === undefined) return [{ type: 'AcceptanceNotHeld', acceptance: c.acceptance } as const]
  const early =
    compareDates(c.on, held.on) === 'before' &&
    ({ type: 'BeforeAcceptanceHeld', acceptance: c.acceptance, held: held.on, on: c.on } as const)
  return [...closedTo(s.opening, held.communities, c.on), early, notYet(c.on, day)]
}

/** Acceptance was passed (竣工验收合格): the works may be used, and the clocks of warranty and filing run from that day. */
export const AcceptancePassed = fact(
  'AcceptancePassed',
  { ...passing, mode: GateMode, despite: list(Obstacle) },
  (slice: Writable<Acceptance>, e) => {
    const one = keep({ verdict: 'passed', named: e.papers, on: e.on, voided: false } as const)
    entryOf(slice.verdicts, e.acceptance, () => []).push(one)
  },
)
export type AcceptancePassed = EventIn<typeof AcceptancePassed>

interface AskedOf {
  readonly acceptance: Acceptance
  readonly works: Works
  readonly items: Items
  readonly hiddenWorks: HiddenWorks
  readonly rectification: Rectification
}

const asked = (s: AskedOf, c: EventOf<'PassAcceptance', typeof passing>): Asked => {
  const held = heldOf(s.acceptance, c.acceptance)
  if (held === undefined) return []
  const policy = inForce(s.acceptance.policies, c.on)
  const { communities } = held
  return [
    ...(policy ? [] : [{ type: 'NoPolicyAdopted', policy: 'completion', on: c.on } as const]),
    finishRequirement(s.works, 'G6', communities, c.on),
    itemsRequirement(s.items, 'G6', communities, c.on),
    hiddenWorksRequirement(s.hiddenWorks, 'G6', communities, itemsIn(s.items, communities), c.on),
    rectificationRequirement(s.rectification, 'G6', communities, c.on),
    ...(policy ? attendanceRequirements(policy, held, c.papers) : []),
  ]
}

/**
 * Passes an acceptance: gate G6. It asks for the works and their items finished, hidden works accepted and rectifications
 * closed, and for the parties and papers that the completion policy names. Refused for one that was not held, has another
 * verdict, or whose community was accepted.
 *
 * @remarks Regulations on Quality Management of Construction Projects (建设工程质量管理条例) art. 16.
 */
export const passAcceptance = rule(
  'PassAcceptance',
  passing,
  (s: Reads & AskedOf, c, day: Today) => {
    const known = verdictOf(s.acceptance, c.acceptance)
    if (known)
      return isSame(known, { verdict: 'passed', named: c.papers, on: c.on, voided: false })
        ? nothing
        : refuse(recordedDifferently('acceptanceVerdict', c.acceptance))
    const passed = passedAlready(s.acceptance, heldOf(s.acceptance, c.acceptance)?.communities ?? [])
    const { refusals, mode, despite } = passGate(s.opening, 'G6', c.on, () => asked(s, c))
    return acceptUnless([...hindrances(s, c, day), ...passed, ...refusals], () =>
      AcceptancePassed({ ...c, mode, despite }),
    )
  },
  asked,
)

/** Acceptance failed, and why: the works may not be used, and no clock starts. It may be held again. */
export const AcceptanceFailed = fact('AcceptanceFailed', failing, (slice: Writable<Acceptance>, e) => {
  const one = keep({ verdict: 'failed', named: e.reasons, on: e.on, voided: false } as const)
  entryOf(slice.verdicts, e.acceptance, () => []).push(one)
})
export type AcceptanceFailed = EventIn<typeof AcceptanceFailed>

/** Fails an acceptance. Refused for one that was not held or has another verdict. */
export const failAcceptance = rule('FailAcceptance', failing, (s: Reads, c, day: Today) => {
  const known = verdictOf(s.acceptance, c.acceptance)
  if (known)
    return isSame(known, { verdict: 'failed', named: c.reasons, on: c.on, voided: false })
      ? nothing
      : refuse(recordedDifferently('acceptanceVerdict', c.acceptance))
  return acceptUnless([...hindrances(s, c, day)], () => AcceptanceFailed(c))
})

const one = { acceptance: RecordId }
const key = tagged('kind', {
  report: { communities: list(CommunityId, 1, 500), on: CalendarDate },
  acceptance: one,
  acceptanceVerdict: one,
})
/** An entry of the acceptance was a mistake and does not count. */
export const AcceptanceRecordVoided = struckOut('AcceptanceRecordVoided', key, entriesUnder)
export type AcceptanceRecordVoided = EventIn<typeof AcceptanceRecordVoided>

/** Strikes out a report, a verdict, or an acceptance together with its verdict. What was filed or handed over since stays. */
export const voidAcceptanceRecord = strikes(
  'VoidAcceptanceRecord',
  key,
  AcceptanceRecordVoided,
  ({ acceptance }: Reads, record) => entriesUnder(acceptance, record),
  (record) => (record.kind === 'report' ? [...record.communities, record.on] : [record.acceptance]),
)

/** Acceptance (竣工验收): reported, held, passed or failed. None of these is filing or hand-over. */
export const acceptance = stage(
  'acceptance',
  noAcceptance,
  [
    CompletionPolicyAdopted,
    CompletionReported,
    AcceptanceHeld,
    AcceptancePassed,
    AcceptanceFailed,
    AcceptanceRecordVoided,
  ],
  [adoptCompletionPolicy, reportCompletion, holdAcceptance, passAcceptance, failAcceptance, voidAcceptanceRecord],
)
