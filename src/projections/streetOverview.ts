import { isSame } from '../kernel/same.ts'
import { lookup } from '../kernel/lookup.ts'
import type { InitiativesState } from '../initiatives.ts'
import type { Day } from '../vocabulary/calendarDate.ts'
import { countsOn } from '../vocabulary/dated.ts'
import type { OrganisationId } from '../vocabulary/ids.ts'
import type { LandArea } from '../vocabulary/landArea.ts'
import type { SchemeVersion } from '../vocabulary/schemeVersion.ts'
import { partnersOf, type InitiativeKind } from '../stages/initiative/state.ts'
import { landOf, occasionsOf, servicesOf, type LandMovement } from '../stages/occasion/state.ts'
import { communitiesCompleted, communitiesOf, communitiesStarted, consentReach, householdsTold } from './reach.ts'
import type { Reached } from './reach.ts'
import type { Slices } from './state.ts'

/** One renovation in the overview of a street. What nobody has counted is absent, never 0. */
export interface RenovationPart {
  readonly communities: number
  /** The households of the communities that are not uncounted. */
  readonly households?: number
  /** Of how many communities the households cannot be told; absent where it is none. */
  readonly uncounted?: number
  readonly started: number
  readonly completed: number
  readonly consent?: Reached
}

/** Land that moved, in hundredths of a mu; absent where no such movement is on record, which is not 0 mu. */
export interface LandMoved {
  readonly returned?: LandArea
  readonly contracted?: LandArea
}

/** The initiatives of one kind. */
export interface KindPart {
  readonly initiatives: number
  readonly occasions: number
  readonly beneficiaries: number
  /** Occasions and initiatives that say nothing of how many people there were. */
  readonly uncounted: number
  readonly partners: readonly OrganisationId[]
  readonly land: LandMoved
}

/** The initiatives of one neighbourhood community, by their kind. */
export type InitiativesPart = { readonly [K in InitiativeKind]?: KindPart }

/** The parts of a street on a day, each under the stream that it comes from. */
export interface Overview {
  readonly asOf: Day
  readonly renovations: { readonly [stream: string]: RenovationPart }
  readonly initiatives: { readonly [stream: string]: InitiativesPart }
}

type Renovation = Slices<'opening' | 'register' | 'works' | 'consent' | 'scheme'>

/** A renovation's part on a day; its consent where a version of the scheme is named. */
export const renovationPart = (stream: string, state: Renovation, asOf: Day, scheme?: SchemeVersion): Overview => {
  const communities = communitiesOf(state, asOf)
  const { households, untold } = householdsTold(state, communities, asOf)
  const part: RenovationPart = {
    communities: communities.length,
    ...(households > 0 && { households }),
    ...(untold.length > 0 && { uncounted: untold.length }),
    started: communitiesStarted(state, asOf).length,
    completed: communitiesCompleted(state, asOf).length,
    ...(scheme !== undefined && households > 0 && { consent: consentReach(state, communities, scheme, asOf) }),
  }
  return { asOf, renovations: { [stream]: part }, initiatives: {} }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

const union = (lists: readonly (readonly OrganisationId[])[]): readonly OrganisationId[] =>
  [...new Set(lists.flat())].toSorted()

const vagueness: readonly LandArea['told'][] = ['exactly', 'atLeast', 'about']

/** The areas together; the sum is told as vaguely as the vaguest of them. */
const landTogether = (areas: readonly LandArea[]): LandArea | undefined =>
  areas.length === 0
    ? undefined
    : {
        hundredthsOfMu: sum(areas.map((one) => one.hundredthsOfMu)),
        told: vagueness.findLast((told) => areas.some((one) => one.told === told)) ?? 'exactly',
      }

const landMoved = (returned: readonly LandArea[], contracted: readonly LandArea[]): LandMoved => {
  const [back, out] = [landTogether(returned), landTogether(contracted)]
  return { ...(back && { returned: back }), ...(out && { contracted: out }) }
}

const added = (parts: readonly KindPart[]): KindPart => ({
  initiatives: sum(parts.map((one) => one.initiatives)),
  occasions: sum(parts.map((one) => one.occasions)),
  beneficiaries: sum(parts.map((one) => one.beneficiaries)),
  uncounted: sum(parts.map((one) => one.uncounted)),
  partners: union(parts.map((one) => one.partners)),
  land: landMoved(
    parts.flatMap(({ land }) => land.returned ?? []),
    parts.flatMap(({ land }) => land.contracted ?? []),
  ),
})

const partOf = ({ initiative, occasion }: InitiativesState, id: string, asOf: Day): KindPart => {
  const occasions = occasionsOf(occasion, id, asOf)
  const services = servicesOf(occasion, id, asOf)
  const land = landOf(occasion, id, asOf)
  const areas = (move: LandMovement['move']): readonly LandArea[] =>
    land.filter((one) => one.move === move).map((one) => one.area)
  return {
    initiatives: 1,
    occasions: occasions.length,
    beneficiaries: sum(services.map((one) => one.beneficiaries)),
    uncounted: services.length === 0 ? 1 : 0,
    partners: partnersOf(initiative, id, asOf),
    land: landMoved(areas('returned'), areas('contracted')),
  }
}

const grouped = (parts: readonly (readonly [InitiativeKind, KindPart])[]): InitiativesPart => {
  const kinds = [...new Set(parts.map(([kind]) => kind))].toSorted()
  const of = (kind: InitiativeKind) => parts.filter(([other]) => other === kind).map(([, part]) => part)
  return Object.fromEntries(kinds.map((kind) => [kind, added(of(kind))]))
}

/** A neighbourhood community's part on a day. */
export const initiativesPart = (stream: string, state: InitiativesState, asOf: Day): Overview => {
  const started = Object.entries(state.initiative.started).filter(([, one]) => countsOn(one, asOf))
  const parts = started.map(([id, one]) => [one.kind, partOf(state, id, asOf)] as const)
  return { asOf, renovations: {}, initiatives: { [stream]: grouped(parts) } }
}

/** The answer to a merge: both together, or why they cannot be: other days, or one stream told in two ways. */
export type OverviewsMerged =
  | { readonly type: 'Merged'; readonly overview: Overview }
  | { readonly type: 'Unmergeable'; readonly because: 'asOf' | 'stream'; readonly left: string; readonly right: string }

const clash = <T>(a: { readonly [stream: string]: T }, b: { readonly [stream: string]: T }): string | undefined =>
  Object.keys(a).find((stream) => Object.hasOwn(b, stream) && !isSame(lookup(a, stream), lookup(b, stream)))

/** Merges two overviews. In whatever order and grouping, the result is the same; a stream that is in both counts once. */
export const mergeOverviews = (a: Overview, b: Overview): OverviewsMerged => {
  if (a.asOf !== b.asOf) return { type: 'Unmergeable', because: 'asOf', left: a.asOf, right: b.asOf }
  const stream = clash(a.renovations, b.renovations) ?? clash(a.initiatives, b.initiatives)
  if (stream !== undefined) return { type: 'Unmergeable', because: 'stream', left: stream, right: stream }
  const overview = {
    asOf: a.asOf,
    renovations: { ...a.renovations, ...b.renovations },
    initiatives: { ...a.initiatives, ...b.initiatives },
  }
  return { type: 'Merged', overview }
}

/** A sum over the streams that know it, with those that do not, or not in full. */
export interface Known {
  readonly value: number | 'none'
  readonly unknownIn: readonly string[]
}

/** A street on a day: its renovations and its initiatives in sum. */
export interface StreetOverview {
  readonly asOf: Day
  readonly communities: number
  readonly started: number
  readonly completed: number
  readonly households: Known
  readonly consenting: Known
  readonly initiatives: InitiativesPart
}

const knownOf = (
  parts: readonly (readonly [string, RenovationPart])[],
  of: (one: RenovationPart) => number | undefined,
) => {
  const known = parts.flatMap(([, one]) => of(one) ?? [])
  const isUnknown = (one: RenovationPart): boolean => of(one) === undefined || one.uncounted !== undefined
  return {
    value: known.length === 0 ? ('none' as const) : sum(known),
    unknownIn: parts.flatMap(([stream, one]) => (isUnknown(one) ? [stream] : [])).toSorted(),
  }
}

/** What an overview amounts to. What a renovation does not know is not counted as 0: the streams that lack it are named. */
export const streetOverview = ({ asOf, renovations, initiatives }: Overview): StreetOverview => {
  const parts = Object.entries(renovations)
  const kinds = Object.values(initiatives).flatMap(
    (one) => Object.entries(one) as readonly (readonly [InitiativeKind, KindPart])[],
  )
  return {
    asOf,
    communities: sum(parts.map(([, one]) => one.communities)),
    started: sum(parts.map(([, one]) => one.started)),
    completed: sum(parts.map(([, one]) => one.completed)),
    households: knownOf(parts, (one) => one.households),
    consenting: knownOf(parts, (one) => one.consent?.reached),
    initiatives: grouped(kinds),
  }
}
