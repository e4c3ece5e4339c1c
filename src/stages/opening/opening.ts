import { fact, type EventIn } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { lookup } from '../../kernel/lookup.ts'
import { accept, acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { list, oneOf } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate } from '../../vocabulary/calendarDate.ts'
import { CommunityRecord } from '../../vocabulary/community.ts'
import { CommunityId, OrganisationId, PlaceName, RenovationId } from '../../vocabulary/ids.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { noSuchRecord, recordedDifferently, standingOf, strikeOut, VoidReason } from '../../vocabulary/voiding.ts'
import { adopted, adopts } from './adoption.ts'
import { GatePolicy } from './policy.ts'
import { closedTo, noOpening, type Opening } from './state.ts'

interface Reads {
  readonly opening: Opening
}

const fileCommunity = (opening: Writable<Opening>, community: CommunityRecord): void => {
  opening.communities[community.community] = keep(community)
}

/** A renovation (改造项目) was taken on over one or several communities, by the body that carries it out (实施主体). */
export const RenovationOpened = fact(
  'RenovationOpened',
  {
    renovation: RenovationId,
    implementedBy: OrganisationId,
    communities: list(CommunityRecord, 1, 500),
    on: CalendarDate,
  },
  (opening: Writable<Opening>, e) => {
    opening.renovation = { id: e.renovation, implementedBy: e.implementedBy, on: e.on }
    for (const community of e.communities) fileCommunity(opening, community)
  },
)
export type RenovationOpened = EventIn<typeof RenovationOpened>

const namedTwice = (communities: readonly CommunityRecord[]) =>
  communities
    .map((one) => one.community)
    .filter((id, i, ids) => ids.indexOf(id) < i)
    .map((community) => ({ type: 'CommunityNamedTwice', community }) as const)

/**
 * Opens a renovation on a stream of its own. Refused when the stream already holds another one, or when a community is
 * named twice.
 */
export const openRenovation = rule(
  'OpenRenovation',
  {
    renovation: RenovationId,
    implementedBy: OrganisationId,
    communities: list(CommunityRecord, 1, 500),
    on: CalendarDate,
  },
  ({ opening }: Reads, c, day: Today) => {
    const open = opening.renovation
    const known = c.communities.every((one) => isSame(one, lookup(opening.communities, one.community)))
    if (open?.id === c.renovation && open.on === c.on && open.implementedBy === c.implementedBy && known) return nothing
    if (open) return refuse({ type: 'RenovationAlreadyOpened', renovation: open.id, on: open.on })
    return acceptUnless([notYet(c.on, day), ...namedTwice(c.communities)], () => RenovationOpened(c))
  },
)

/** One more community (小区) joined the renovation after it was opened: of days before that, it does not count in it. */
export const CommunityRegistered = fact(
  'CommunityRegistered',
  { community: CommunityRecord, on: CalendarDate },
  (opening: Writable<Opening>, e) => {
    fileCommunity(opening, e.community)
    opening.joined[e.community.community] = e.on
  },
)
export type CommunityRegistered = EventIn<typeof CommunityRegistered>

/** Adds a community. Refused when another one has that id. */
export const registerCommunity = rule(
  'RegisterCommunity',
  { community: CommunityRecord, on: CalendarDate },
  ({ opening }: Reads, c, day: Today) => {
    const known = lookup(opening.communities, c.community.community)
    if (isSame(known, c.community)) return nothing
    const taken = known && ({ type: 'CommunityAlreadyRegistered', community: c.community.community } as const)
    return acceptUnless([...closedTo(opening, [], c.on), taken, notYet(c.on, day)], () => CommunityRegistered(c))
  },
)

/** A community was given one more name, such as the letter under which a report speaks of it. */
export const CommunityAliased = fact(
  'CommunityAliased',
  { community: CommunityId, alias: PlaceName },
  (opening: Writable<Opening>, e) => {
    lookup(opening.communities, e.community)?.aliases.push(e.alias)
  },
)
export type CommunityAliased = EventIn<typeof CommunityAliased>

/** Adds an alias. Refused when another community of the renovation goes by it: a name must lead to one place. */
export const aliasCommunity = rule(
  'AliasCommunity',
  { community: CommunityId, alias: PlaceName },
  ({ opening }: Reads, c) => {
    const bearer = Object.values(opening.communities).find(
      (one) => one.name === c.alias || one.aliases.includes(c.alias),
    )
    if (bearer?.community === c.community) return nothing
    const known = lookup(opening.communities, c.community)
    if (known === undefined) return refuse({ type: 'CommunityNotRegistered', community: c.community })
    if (bearer) return refuse({ type: 'AliasTaken', alias: c.alias, community: bearer.community })
    return accept(CommunityAliased(c))
  },
)

/** How strict each gate is was laid down for this renovation, from that day on. */
export const GatePolicyAdopted = adopted(
  'GatePolicyAdopted',
  GatePolicy,
  (opening: Writable<Opening>) => opening.gatePolicies,
)
export type GatePolicyAdopted = EventIn<typeof GatePolicyAdopted>

/** Adopts the modes of the gates; a later adoption governs what is done from its own day on. */
export const adoptGatePolicy = adopts(
  'AdoptGatePolicy',
  GatePolicy,
  GatePolicyAdopted,
  ({ opening }: Reads) => opening.gatePolicies,
)

const CancelReason = oneOf('fundsLacking', 'consentLacking', 'plannedForDemolition', 'outOfScope', 'merged', 'other')

/** The project was given up for these communities: nothing that happens later can be recorded for them. */
export const ProjectCancelled = fact(
  'ProjectCancelled',
  { communities: list(CommunityId, 1, 500), reason: CancelReason, on: CalendarDate },
  (opening: Writable<Opening>, e) => {
    opening.cancellations.push({ communities: keep(e.communities), reason: e.reason, on: e.on, voided: false })
  },
)
export type ProjectCancelled = EventIn<typeof ProjectCancelled>

/** Gives the project up for some communities. */
export const cancelProject = rule(
  'CancelProject',
  { communities: list(CommunityId, 1, 500), reason: CancelReason, on: CalendarDate },
  ({ opening }: Reads, c, day: Today) => {
    const same = opening.cancellations.find(
      (one) => !one.voided && one.on === c.on && isSame(one.communities, c.communities),
    )
    if (same) return same.reason === c.reason ? nothing : refuse(recordedDifferently('cancellation', c.on))
    return acceptUnless([...closedTo(opening, c.communities, c.on), notYet(c.on, day)], () => ProjectCancelled(c))
  },
)

const cancellation = { communities: list(CommunityId, 1, 500), on: CalendarDate }

const isThat =
  (c: { readonly communities: readonly CommunityId[]; readonly on: CalendarDate }) =>
  (one: { readonly communities: readonly CommunityId[]; readonly on: CalendarDate }): boolean =>
    one.on === c.on && isSame(one.communities, c.communities)

/** A cancellation was entered by mistake: it does not count. */
export const CancellationVoided = fact(
  'CancellationVoided',
  { ...cancellation, reason: VoidReason },
  (opening: Writable<Opening>, e) => strikeOut(opening.cancellations, isThat(e)),
)
export type CancellationVoided = EventIn<typeof CancellationVoided>

/** Strikes out a cancellation, named by its communities and date. */
export const voidCancellation = rule(
  'VoidCancellation',
  { ...cancellation, reason: VoidReason },
  ({ opening }: Reads, c) => {
    const standing = standingOf(opening.cancellations, isThat(c))
    if (standing === 'unknown') return refuse(noSuchRecord('cancellation', ...c.communities, c.on))
    return standing === 'voided' ? nothing : accept(CancellationVoided(c))
  },
)

/** Opening (项目启动前): the renovation, its communities and its gates come on record; it may also be given up. */
export const opening = stage(
  'opening',
  noOpening,
  [RenovationOpened, CommunityRegistered, CommunityAliased, GatePolicyAdopted, ProjectCancelled, CancellationVoided],
  [openRenovation, registerCommunity, aliasCommunity, adoptGatePolicy, cancelProject, voidCancellation],
)
