import { fact, type EventIn, type EventOf } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { list, oneOf, optional, tagged } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate } from '../../vocabulary/calendarDate.ts'
import { Evidence } from '../../vocabulary/evidence.ts'
import { CommunityId, OrganisationId, RecordId, WorkItemId } from '../../vocabulary/ids.ts'
import { GateMode, Obstacle, type Requirement } from '../../vocabulary/obstacle.ts'
import { inForce } from '../../vocabulary/policy.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { recordedDifferently } from '../../vocabulary/voiding.ts'
import { acceptedRequirement, certificateRequirement, type Acceptance } from '../acceptance/state.ts'
import { elevatorRequirement, filingRequirement, type Filing } from '../filing/state.ts'
import { itemOf, piecesAdded, unstartedItem, type Items } from '../items/state.ts'
import { closedTo, passGate, type Asked, type Opening } from '../opening/state.ts'
import { struckOut, strikes } from '../opening/striking.ts'
import { countsAs, type Planning } from '../planning/state.ts'
import {
  handedOverAlready,
  handoverOf,
  handoversUnder,
  noHandover,
  transferOf,
  transferredAlready,
  type Handover,
  type HandedThing,
  type HandoverEntry,
  type AssetTransfer,
} from './state.ts'

interface Reads {
  readonly opening: Opening
  readonly handover: Handover
}

const communities = list(CommunityId, 1, 500)
const handing = {
  handover: RecordId,
  what: tagged('kind', { communities: { communities }, items: { items: list(WorkItemId, 1, 500) } }),
  to: oneOf('owners', 'propertyService', 'utility', 'city', 'residentsCommittee'),
  receiver: optional(OrganisationId),
  papers: list(oneOf('warrantyCertificate', 'asBuiltDrawings', 'operatingManuals'), 0, 3),
  on: CalendarDate,
  evidence: optional(Evidence),
}
type Handing = EventOf<'HandOver', typeof handing>

const entryIn = (e: Omit<HandoverEntry, 'voided'>): HandoverEntry => {
  const { what, to, receiver, papers, on } = e
  return { what, to, ...(receiver !== undefined && { receiver }), papers, on, voided: false }
}

/** Communities or works items were handed over (移交) to those who look after them from then on. */
export const HandedOver = fact(
  'HandedOver',
  { ...handing, mode: GateMode, despite: list(Obstacle) },
  (handover: Writable<Handover>, e) => {
    handover.handovers[e.handover] = keep(entryIn(e))
  },
)
export type HandedOver = EventIn<typeof HandedOver>

type Condition = NonNullable<Acceptance['policies'][number]['policy']['atHandover']>[number]

interface AskedOf {
  readonly acceptance: Acceptance
  readonly filing: Filing
  readonly items: Items
  readonly planning: Planning
}

const communitiesOf = (items: Items, what: HandedThing): readonly CommunityId[] =>
  what.kind === 'communities'
    ? what.communities
    : [...new Set(what.items.flatMap((item) => itemOf(items, item)?.community ?? []))]

const requirementOf = (s: AskedOf, condition: Condition, c: Handing): Requirement => {
  const subjects = communitiesOf(s.items, c.what)
  if (condition === 'acceptancePassed') return acceptedRequirement(s.acceptance, 'G7', subjects, c.on)
  if (condition === 'warrantyCertificate') return certificateRequirement(s.acceptance, 'G7', subjects, c)
  if (condition === 'elevatorsRegistered') {
    const added = (id: CommunityId): number => piecesAdded(s.items, id, countsAs(s.planning, 'elevator'), c.on)
    return elevatorRequirement(s.filing, added, subjects, c.on)
  }
  return filingRequirement(s.filing, 'G7', condition, subjects, c.on)
}

const asked = (s: AskedOf, c: Handing): Asked => {
  const policy = inForce(s.acceptance.policies, c.on)
  if (policy === undefined) return [{ type: 'NoPolicyAdopted', policy: 'completion', on: c.on }]
  return (policy.atHandover ?? []).map((condition) => requirementOf(s, condition, c))
}

/**
 * Hands over communities or works items: gate G7, which asks what the completion policy lays down for the communities that
 * they lie in. Refused for an item that was not started, and for what the same receiver took over already.
 */
export const handOver = rule(
  'HandOver',
  handing,
  (s: Reads & AskedOf, c, day: Today) => {
    const known = handoverOf(s.handover, c.handover)
    if (known) return isSame(known, entryIn(c)) ? nothing : refuse(recordedDifferently('handover', c.handover))
    const unknown = c.what.kind === 'items' ? c.what.items.map((item) => unstartedItem(s.items, item, c.on)) : []
    const { refusals, mode, despite } = passGate(s.opening, 'G7', c.on, () => asked(s, c))
    return acceptUnless(
      [
        ...closedTo(s.opening, communitiesOf(s.items, c.what), c.on),
        ...unknown,
        ...handedOverAlready(s.handover, c),
        notYet(c.on, day),
        ...refusals,
      ],
      () => HandedOver({ ...c, mode, despite }),
    )
  },
  asked,
)

const transferring = {
  transfer: RecordId,
  utility: oneOf('water', 'drainage', 'power', 'gas', 'heat', 'telecoms', 'broadcast'),
  communities,
  from: optional(OrganisationId),
  to: OrganisationId,
  on: CalendarDate,
  evidence: optional(Evidence),
}

const transferIn = (e: Omit<AssetTransfer, 'voided'>): AssetTransfer => {
  const { utility, from, to, on } = e
  return { utility, communities: e.communities, ...(from !== undefined && { from }), to, on, voided: false }
}

/** The ownership of a utility's assets passed to the company that runs them (专营设施产权移交): its upkeep is that company's. */
export const AssetOwnershipTransferred = fact(
  'AssetOwnershipTransferred',
  transferring,
  (handover: Writable<Handover>, e) => {
    handover.transfers[e.transfer] = keep(transferIn(e))
  },
)
export type AssetOwnershipTransferred = EventIn<typeof AssetOwnershipTransferred>

/** Transfers the ownership of a utility's assets. Refused where the same company has them already. */
export const transferAssetOwnership = rule('TransferAssetOwnership', transferring, (s: Reads, c, day: Today) => {
  const known = transferOf(s.handover, c.transfer)
  if (known) return isSame(known, transferIn(c)) ? nothing : refuse(recordedDifferently('assetTransfer', c.transfer))
  return acceptUnless(
    [...closedTo(s.opening, c.communities, c.on), ...transferredAlready(s.handover, c), notYet(c.on, day)],
    () => AssetOwnershipTransferred(c),
  )
})

const key = tagged('kind', { handover: { handover: RecordId }, assetTransfer: { transfer: RecordId } })
/** An entry of the hand-over was a mistake and does not count. */
export const HandoverRecordVoided = struckOut('HandoverRecordVoided', key, handoversUnder)
export type HandoverRecordVoided = EventIn<typeof HandoverRecordVoided>

/** Strikes out a hand-over or a transfer of assets. */
export const voidHandoverRecord = strikes(
  'VoidHandoverRecord',
  key,
  HandoverRecordVoided,
  ({ handover: slice }: Reads, record) => handoversUnder(slice, record),
  (record) => [record.kind === 'handover' ? record.handover : record.transfer],
)

/** Hand-over (移交): to whom the result passed, and whose the utilities' assets are. Not acceptance and not filing. */
export const handover = stage(
  'handover',
  noHandover,
  [HandedOver, AssetOwnershipTransferred, HandoverRecordVoided],
  [handOver, transferAssetOwnership, voidHandoverRecord],
)
