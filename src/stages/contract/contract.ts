import { fact, type EventIn } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { accept, acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { list, oneOf, optional, tagged } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { lookup } from '../../kernel/lookup.ts'
import { CalendarDate, compareDates } from '../../vocabulary/calendarDate.ts'
import { Evidence } from '../../vocabulary/evidence.ts'
import { CommunityId, OrganisationId, RecordId } from '../../vocabulary/ids.ts'
import { GateMode, Obstacle } from '../../vocabulary/obstacle.ts'
import { inForce } from '../../vocabulary/policy.ts'
import { Money } from '../../vocabulary/quantity.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { noSuchRecord, recordedDifferently, VoidReason } from '../../vocabulary/voiding.ts'
import type { Bidding } from '../bidding/state.ts'
import { closedTo, passGate, type Asked, type Opening } from '../opening/state.ts'
import type { Plan } from '../plan/state.ts'
import { awardOf, lotOf, seenBy, tenderRequirements, type Tender } from '../tender/state.ts'
import type { TenderObjections } from '../tenderObjections/state.ts'
import { contractOf, noContract, type Contract, type Contracts } from './state.ts'

interface Reads {
  readonly opening: Opening
  readonly plan: Plan
  readonly tender: Tender
  readonly bidding: Bidding
  readonly tenderObjections: TenderObjections
  readonly contract: Contracts
}

const basis = tagged('kind', {
  /** The lot that was awarded. */
  tender: { lot: RecordId },
  /** Why there was no tender. */
  direct: { ground: oneOf('smallWorks', 'emergency', 'onlySupplier', 'frameworkAgreement', 'other') },
})

const signed = {
  contract: RecordId,
  communities: list(CommunityId, 1, 500),
  role: oneOf('contractor', 'designer', 'supervisor', 'supplier'),
  party: OrganisationId,
  amount: Money,
  basis,
  /** The day on which the construction period was agreed that the contract holds to; absent where it names none. */
  periodAgreedOn: optional(CalendarDate),
  on: CalendarDate,
  evidence: optional(Evidence),
}

interface Signing extends Pick<Contract, 'communities' | 'role' | 'party' | 'amount' | 'periodAgreedOn' | 'on'> {
  readonly basis: (typeof basis)['_A']
}

const contractIn = (c: Signing): Contract => ({
  communities: c.communities,
  role: c.role,
  party: c.party,
  amount: c.amount,
  ...(c.basis.kind === 'tender' ? { lot: c.basis.lot } : { directAward: c.basis.ground }),
  ...(c.periodAgreedOn !== undefined && { periodAgreedOn: c.periodAgreedOn }),
  on: c.on,
  voided: false,
})

/** A contract was signed (合同签订), resting on a tender or awarded directly: gate G3. */
export const ContractSigned = fact(
  'ContractSigned',
  { ...signed, mode: GateMode, despite: list(Obstacle) },
  (contract: Writable<Contracts>, e) => {
    contract.contracts[e.contract] = keep(contractIn(e))
  },
)
export type ContractSigned = EventIn<typeof ContractSigned>

/** What gate G3 asks of a contract that rests on a tender: that its periods, bidders and answers were as the policy wants. */
const askedForSigning = (s: Reads, c: { readonly basis: Signing['basis']; readonly on: CalendarDate }): Asked => {
  if (c.basis.kind === 'direct') return []
  const policy = inForce(s.tender.policies, c.on)
  if (policy === undefined) return [{ type: 'NoPolicyAdopted', policy: 'tender', on: c.on }]
  return tenderRequirements(s, policy, 'G3', c.basis.lot, seenBy(c.on))
}

const againstLot = (s: Reads, c: Signing) => {
  if (c.basis.kind === 'direct') return []
  const { lot } = c.basis
  const award = awardOf(s.tender, lot)
  if (award === undefined) return [{ type: 'LotNotAwarded', lot } as const]
  const inLot = lotOf(s.tender, lot)?.communities ?? []
  const outside = c.communities.filter((id) => !inLot.includes(id))
  const other = award.bidder !== c.party && ({ type: 'AwardedToAnother', lot, bidder: award.bidder } as const)
  const early =
    compareDates(c.on, award.on) === 'before' &&
    ({ type: 'SignedBeforeAward', lot, awarded: award.on, on: c.on } as const)
  return [outside.length > 0 && ({ type: 'OutsideLot', lot, communities: outside } as const), other, early]
}

const unagreed = ({ plan }: Reads, { communities, periodAgreedOn: on }: Signing) =>
  on !== undefined &&
  !plan.periods.some(
    (one) => !one.voided && one.on === on && communities.every((id) => one.communities.includes(id)),
  ) &&
  noSuchRecord('period', ...communities, on)

/**
 * Signs a contract: gate G3. Refused for a lot that was awarded to nobody or to somebody else or is of other communities,
 * before its award, and with a construction period that nobody agreed for these communities.
 */
export const signContract = rule(
  'SignContract',
  signed,
  (s: Reads, c, day: Today) => {
    const known = contractOf(s.contract, c.contract)
    if (known) return isSame(known, contractIn(c)) ? nothing : refuse(recordedDifferently('contract', c.contract))
    const { refusals, mode, despite } = passGate(s.opening, 'G3', c.on, () => askedForSigning(s, c))
    return acceptUnless(
      [
        ...closedTo(s.opening, c.communities, c.on),
        ...againstLot(s, c),
        unagreed(s, c),
        notYet(c.on, day),
        ...refusals,
      ],
      () => ContractSigned({ ...c, mode, despite }),
    )
  },
  askedForSigning,
)

/** A contract was entered by mistake and does not count. */
export const ContractVoided = fact(
  'ContractVoided',
  { contract: RecordId, reason: VoidReason },
  (contract: Writable<Contracts>, e) => {
    const found = lookup(contract.contracts, e.contract)
    if (found) found.voided = true
  },
)
export type ContractVoided = EventIn<typeof ContractVoided>

/** Strikes out a contract. */
export const voidContract = rule(
  'VoidContract',
  { contract: RecordId, reason: VoidReason },
  ({ contract }: Reads, c) => {
    const found = lookup(contract.contracts, c.contract)
    if (found === undefined) return refuse(noSuchRecord('contract', c.contract))
    return found.voided ? nothing : accept(ContractVoided(c))
  },
)

/** Contract (合同): who builds, designs or supervises, for how much, and what that rests on. */
export const contract = stage('contract', noContract, [ContractSigned, ContractVoided], [signContract, voidContract])
