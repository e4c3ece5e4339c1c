import { lookup } from '../../kernel/lookup.ts'
import type { Day } from '../../vocabulary/calendarDate.ts'
import { countsOn, earliest, type Voidable } from '../../vocabulary/dated.ts'
import type { CommunityId, OrganisationId, RecordId, WorkItemId } from '../../vocabulary/ids.ts'

/** Who takes over: the owners, their property service, a franchised utility, the city, or the residents' committee. */
export type Receiver = 'owners' | 'propertyService' | 'utility' | 'city' | 'residentsCommittee'

/** What is handed over: whole communities, or single works items of them. */
export type HandedThing =
  | { readonly kind: 'communities'; readonly communities: readonly CommunityId[] }
  | { readonly kind: 'items'; readonly items: readonly WorkItemId[] }

/** A hand-over. */
export interface HandoverEntry extends Voidable {
  readonly what: HandedThing
  readonly to: Receiver
  /** Which of them took over, such as the water company. */
  readonly receiver?: OrganisationId
  /** The papers that were handed over with it. */
  readonly papers: readonly string[]
}

/** The kinds of franchised utility (专营设施) whose assets change hands. */
export type Utility = 'water' | 'drainage' | 'power' | 'gas' | 'heat' | 'telecoms' | 'broadcast'

/** The transfer of a utility's assets in some communities. */
export interface AssetTransfer extends Voidable {
  readonly utility: Utility
  readonly communities: readonly CommunityId[]
  readonly from?: OrganisationId
  readonly to: OrganisationId
}

/** The hand-over's slice: hand-overs and transfers of assets under their ids. */
export interface Handover {
  readonly handovers: { readonly [handover: string]: HandoverEntry }
  readonly transfers: { readonly [transfer: string]: AssetTransfer }
}

/** Before anything was handed over. */
export const noHandover: Handover = { handovers: {}, transfers: {} }

const standing = <T extends Voidable>(entries: { readonly [id: string]: T }, id: string): T | undefined => {
  const found = lookup(entries, id)
  return found?.voided === false ? found : undefined
}

/** A hand-over that counts. */
export const handoverOf = (handover: Handover, id: string): HandoverEntry | undefined =>
  standing(handover.handovers, id)

/** A transfer of assets that counts. */
export const transferOf = (handover: Handover, id: string): AssetTransfer | undefined =>
  standing(handover.transfers, id)

/** The hand-overs of a community as a whole that count on a day, in order of record. Single items of it are none. */
export const handoversIn = (handover: Handover, community: CommunityId, asOf?: Day): readonly HandoverEntry[] =>
  Object.values(handover.handovers).filter(
    (one) => one.what.kind === 'communities' && one.what.communities.includes(community) && countsOn(one, asOf),
  )

/** The first hand-over of a community as a whole that counts on a day: from here somebody else looks after it. */
export const handedOverOf = (handover: Handover, community: CommunityId, asOf?: Day): HandoverEntry | undefined =>
  earliest(handoversIn(handover, community, asOf))

/** The transfers of assets in a community that count on a day, in order of record. */
export const transfersIn = (handover: Handover, community: CommunityId, asOf?: Day): readonly AssetTransfer[] =>
  Object.values(handover.transfers).filter((one) => one.communities.includes(community) && countsOn(one, asOf))

const idsIn = (what: HandedThing): readonly string[] => (what.kind === 'items' ? what.items : what.communities)

/** Refusal: the community or the item was handed over to the same receiver already. */
export interface AlreadyHandedOver {
  readonly type: 'AlreadyHandedOver'
  readonly subject: string
  readonly handover: string
}

/** The refusals for what the same receiver took over already, under another id. */
export const handedOverAlready = (
  handover: Handover,
  c: { readonly what: HandedThing; readonly to: Receiver; readonly receiver?: OrganisationId },
): readonly AlreadyHandedOver[] =>
  Object.entries(handover.handovers)
    .filter(([, one]) => !one.voided && one.to === c.to && one.receiver === c.receiver && one.what.kind === c.what.kind)
    .flatMap(([id, one]) =>
      idsIn(c.what)
        .filter((subject) => idsIn(one.what).includes(subject))
        .map((subject) => ({ type: 'AlreadyHandedOver', subject, handover: id }) as const),
    )

/** Refusal: the same organisation has taken that utility's assets in the community already. */
export interface AssetsAlreadyTransferred {
  readonly type: 'AssetsAlreadyTransferred'
  readonly community: CommunityId
  readonly utility: Utility
  readonly transfer: string
}

/** The refusals for assets that the same organisation took already, under another id. */
export const transferredAlready = (
  handover: Handover,
  c: { readonly utility: Utility; readonly communities: readonly CommunityId[]; readonly to: OrganisationId },
): readonly AssetsAlreadyTransferred[] =>
  Object.entries(handover.transfers)
    .filter(([, one]) => !one.voided && one.utility === c.utility && one.to === c.to)
    .flatMap(([transfer, one]) =>
      c.communities
        .filter((id) => one.communities.includes(id))
        .map((community) => ({ type: 'AssetsAlreadyTransferred', community, utility: c.utility, transfer }) as const),
    )

/** What an entry of the hand-over is struck out by. */
export type HandoverKey =
  | { readonly kind: 'handover'; readonly handover: RecordId }
  | { readonly kind: 'assetTransfer'; readonly transfer: RecordId }

/** The entries that a key names, those struck out included. */
export const handoversUnder = (handover: Handover, which: HandoverKey): readonly { readonly voided: boolean }[] =>
  [
    which.kind === 'handover' ? lookup(handover.handovers, which.handover) : lookup(handover.transfers, which.transfer),
  ].filter((one) => one !== undefined)
