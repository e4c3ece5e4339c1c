import { fact, type EventIn } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { entryOf } from '../../kernel/lookup.ts'
import { acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { oneOf, optional, tagged } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate, compareDates } from '../../vocabulary/calendarDate.ts'
import { Evidence, NoteRef } from '../../vocabulary/evidence.ts'
import { ActorId, CommunityId, HouseholdId, RecordId } from '../../vocabulary/ids.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { recordedDifferently } from '../../vocabulary/voiding.ts'
import { closedTo, type Opening } from '../opening/state.ts'
import { struckOut, strikes } from '../opening/striking.ts'
import { communityOf, unregistered, type Register } from '../register/state.ts'
import { coveredBy, warrantyOf, type Warranty } from '../warranty/state.ts'
import { claimOf, entriesFor, noWarrantyClaims, outcomesOf, visitOf, type WarrantyClaims } from './state.ts'

interface Reads {
  readonly opening: Opening
  readonly warrantyClaims: WarrantyClaims
}

const claiming = {
  claim: RecordId,
  warranty: RecordId,
  community: CommunityId,
  /** The household that claims; absent where it is the community. */
  household: optional(HouseholdId),
  defect: oneOf('leakage', 'cracking', 'detachment', 'blockage', 'malfunction', 'other'),
  /** What was said of it, in the vault. */
  description: optional(NoteRef),
  on: CalendarDate,
  evidence: optional(Evidence),
}

const claimIn = (c: Omit<EventIn<typeof WarrantyClaimed>, 'type'>) =>
  ({
    warranty: c.warranty,
    community: c.community,
    ...(c.household !== undefined && { household: c.household }),
    defect: c.defect,
    on: c.on,
    voided: false,
  }) as const

/** A defect was claimed under a warranty (报修). Whether the warranty ran on that day is asked of `warrantyCalendar`. */
export const WarrantyClaimed = fact('WarrantyClaimed', claiming, (slice: Writable<WarrantyClaims>, e) => {
  slice.claims[e.claim] = keep(claimIn(e))
})
export type WarrantyClaimed = EventIn<typeof WarrantyClaimed>

/**
 * Records a claim. Refused where no such warranty was given, and for a community or a household that it does not cover. One
 * that comes too early or too late is recorded: the calendar says that it lies outside the warranty.
 */
export const claimWarranty = rule(
  'ClaimWarranty',
  claiming,
  (s: Reads & { readonly warranty: Warranty; readonly register: Register }, c, day: Today) => {
    const known = claimOf(s.warrantyClaims, c.claim)
    if (known) return isSame(known, claimIn(c)) ? nothing : refuse(recordedDifferently('warrantyClaim', c.claim))
    const given = warrantyOf(s.warranty, c.warranty)
    const strange = c.household === undefined ? undefined : unregistered(s.register, c.household)
    const lives = c.household === undefined || strange ? c.community : communityOf(s.register, c.household)
    return acceptUnless(
      [
        ...closedTo(s.opening, [c.community], c.on),
        given === undefined && ({ type: 'WarrantyNotGiven', warranty: c.warranty } as const),
        given !== undefined &&
          !(coveredBy(given).includes(c.community) && lives === c.community) &&
          ({ type: 'NotUnderWarranty', warranty: c.warranty, community: lives ?? c.community } as const),
        strange,
        notYet(c.on, day),
      ],
      () => WarrantyClaimed(c),
    )
  },
)

const hindrances = (s: Reads, c: { readonly claim: RecordId; readonly on: CalendarDate }, day: Today) => {
  const known = claimOf(s.warrantyClaims, c.claim)
  if (known === undefined) return [{ type: 'WarrantyNotClaimed', claim: c.claim } as const]
  const early =
    compareDates(c.on, known.on) === 'before' &&
    ({ type: 'BeforeWarrantyClaim', claim: c.claim, claimed: known.on, on: c.on } as const)
  return [...closedTo(s.opening, [known.community], c.on), early, notYet(c.on, day)]
}

const visit = { visit: RecordId, claim: RecordId, by: optional(ActorId), on: CalendarDate }

/** Somebody came because of a claim and looked (上门查看). Nothing is repaired by that. */
export const WarrantyVisitMade = fact('WarrantyVisitMade', visit, (slice: Writable<WarrantyClaims>, e) => {
  slice.visits[e.visit] = keep({ claim: e.claim, on: e.on, voided: false })
})
export type WarrantyVisitMade = EventIn<typeof WarrantyVisitMade>

/** Records a visit. Refused before the claim, and under the id of another visit. */
export const makeWarrantyVisit = rule('MakeWarrantyVisit', visit, (s: Reads, c, day: Today) => {
  const known = visitOf(s.warrantyClaims, c.visit)
  if (known?.claim === c.claim && known.on === c.on) return nothing
  if (known) return refuse(recordedDifferently('warrantyVisit', c.visit))
  return acceptUnless([...hindrances(s, c, day)], () => WarrantyVisitMade(c))
})

const outcome = { claim: RecordId, on: CalendarDate, by: optional(ActorId), evidence: optional(Evidence) }

/** What was claimed was repaired (保修维修). A defect that comes back is a new claim. */
export const WarrantyRepaired = fact('WarrantyRepaired', outcome, (slice: Writable<WarrantyClaims>, e) => {
  entryOf(slice.outcomes, e.claim, () => []).push({ outcome: 'repaired', on: e.on, voided: false })
})
export type WarrantyRepaired = EventIn<typeof WarrantyRepaired>

const standingOutcome = (s: Reads, claim: RecordId, which: 'repaired' | 'refused') =>
  outcomesOf(s.warrantyClaims, claim).find((one) => !one.voided && one.outcome === which)

/** Records a repair, also after a refusal. Refused before the claim, and where a repair of another day stands. */
export const repairUnderWarranty = rule('RepairUnderWarranty', outcome, (s: Reads, c, day: Today) => {
  const known = standingOutcome(s, c.claim, 'repaired')
  if (known) return known.on === c.on ? nothing : refuse(recordedDifferently('warrantyRepair', c.claim))
  return acceptUnless([...hindrances(s, c, day)], () => WarrantyRepaired(c))
})

const refusing = {
  claim: RecordId,
  reason: oneOf('warrantyEnded', 'notCovered', 'improperUse', 'thirdParty', 'forceMajeure', 'other'),
  on: CalendarDate,
  evidence: optional(Evidence),
}

/** The contractor refused a claim, and why. Whether rightly so is for others to say. */
export const WarrantyRefused = fact('WarrantyRefused', refusing, (slice: Writable<WarrantyClaims>, e) => {
  const one = { outcome: 'refused', reason: e.reason, on: e.on, voided: false } as const
  entryOf(slice.outcomes, e.claim, () => []).push(one)
})
export type WarrantyRefused = EventIn<typeof WarrantyRefused>

/**
 * Records that the contractor refused. Refused before the claim, and once the claim was repaired.
 *
 * @remarks Regulations on Quality Management of Construction Projects (建设工程质量管理条例) art. 41 and 66: who refuses or
 * delays what is owed under warranty is fined.
 */
export const refuseWarranty = rule('RefuseWarranty', refusing, (s: Reads, c, day: Today) => {
  const known = standingOutcome(s, c.claim, 'refused')
  if (known)
    return known.on === c.on && known.reason === c.reason
      ? nothing
      : refuse(recordedDifferently('warrantyRefusal', c.claim))
  const repaired = standingOutcome(s, c.claim, 'repaired')
  const done =
    repaired !== undefined &&
    compareDates(repaired.on, c.on) !== 'after' &&
    ({ type: 'ClaimAlreadyRepaired', claim: c.claim, on: repaired.on } as const)
  return acceptUnless([...hindrances(s, c, day), done], () => WarrantyRefused(c))
})

const ofClaim = { claim: RecordId }
const key = tagged('kind', {
  warrantyClaim: ofClaim,
  warrantyVisit: { visit: RecordId },
  warrantyRepair: ofClaim,
  warrantyRefusal: ofClaim,
})
/** A claim, a visit, a repair or a refusal was entered by mistake and does not count. */
export const WarrantyClaimRecordVoided = struckOut('WarrantyClaimRecordVoided', key, entriesFor)
export type WarrantyClaimRecordVoided = EventIn<typeof WarrantyClaimRecordVoided>

/** Strikes out a claim, or a visit, the repair or the refusal. What followed a claim stays, and holds for it entered anew. */
export const voidWarrantyClaimRecord = strikes(
  'VoidWarrantyClaimRecord',
  key,
  WarrantyClaimRecordVoided,
  ({ warrantyClaims }: Reads, record) => entriesFor(warrantyClaims, record),
  (record) => [record.kind === 'warrantyVisit' ? record.visit : record.claim],
)

/** Claims under warranty (报修): claimed, looked at, repaired or refused. Looked at is not repaired. */
export const warrantyClaims = stage(
  'warrantyClaims',
  noWarrantyClaims,
  [WarrantyClaimed, WarrantyVisitMade, WarrantyRepaired, WarrantyRefused, WarrantyClaimRecordVoided],
  [claimWarranty, makeWarrantyVisit, repairUnderWarranty, refuseWarranty, voidWarrantyClaimRecord],
)
