import { fact, type EventIn } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { lookup } from '../../kernel/lookup.ts'
import { acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { oneOf, optional, tagged, wholeNumber } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate } from '../../vocabulary/calendarDate.ts'
import { Evidence } from '../../vocabulary/evidence.ts'
import { RecordId } from '../../vocabulary/ids.ts'
import { LandArea } from '../../vocabulary/landArea.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { recordedDifferently } from '../../vocabulary/voiding.ts'
import { struckOut, strikes } from '../opening/striking.ts'
import { initiativeOf, notGoingOn, type Initiatives } from '../initiative/state.ts'
import { noOccasions, standing, type LandMovement, type Occasion, type Occasions, type Service } from './state.ts'

interface Reads {
  readonly initiative: Initiatives
  readonly occasion: Occasions
}

const count = wholeNumber(0, 1_000_000)
const common = { initiative: RecordId, on: CalendarDate, evidence: optional(Evidence) }

const hindrances = (s: Reads, c: { readonly initiative: RecordId; readonly on: CalendarDate }, day: Today) => [
  notGoingOn(s.initiative, c.initiative, c.on),
  notYet(c.on, day),
]

const held = {
  occasion: RecordId,
  ...common,
  participants: optional(count),
  volunteers: optional(count),
  unitsGiven: optional(count),
}

const occasionIn = (c: Omit<Occasion, 'voided'>): Occasion => ({
  initiative: c.initiative,
  ...(c.participants !== undefined && { participants: c.participants }),
  ...(c.volunteers !== undefined && { volunteers: c.volunteers }),
  ...(c.unitsGiven !== undefined && { unitsGiven: c.unitsGiven }),
  on: c.on,
  voided: false,
})

/** An occasion of an initiative took place, such as a day of blood donation. Those who came are counted, never named. */
export const InitiativeHeld = fact('InitiativeHeld', held, (occasion: Writable<Occasions>, e) => {
  occasion.held[e.occasion] = keep(occasionIn(e))
})
export type InitiativeHeld = EventIn<typeof InitiativeHeld>

/** Holds an occasion. Refused before the initiative began and after it ended. */
export const holdInitiative = rule('HoldInitiative', held, (s: Reads, c, day: Today) => {
  const known = standing(s.occasion.held, c.occasion)
  if (known) return isSame(known, occasionIn(c)) ? nothing : refuse(recordedDifferently('occasion', c.occasion))
  return acceptUnless(hindrances(s, c, day), () => InitiativeHeld(c))
})

const served = {
  service: RecordId,
  ...common,
  /** How many people had it; not who. */
  beneficiaries: wholeNumber(1, 1_000_000),
  /** How many households they belong to, where that was counted. */
  households: optional(wholeNumber(1, 1_000_000)),
}

const serviceIn = (c: Omit<Service, 'voided'>): Service => ({
  initiative: c.initiative,
  beneficiaries: c.beneficiaries,
  ...(c.households !== undefined && { households: c.households }),
  on: c.on,
  voided: false,
})

/** An initiative helped people, such as those whom volunteers visited at home about their medical insurance. */
export const ServiceProvided = fact('ServiceProvided', served, (occasion: Writable<Occasions>, e) => {
  occasion.services[e.service] = keep(serviceIn(e))
})
export type ServiceProvided = EventIn<typeof ServiceProvided>

/** Records help given. Refused where more households than people are said to have had it. */
export const provideService = rule('ProvideService', served, (s: Reads, c, day: Today) => {
  const known = standing(s.occasion.services, c.service)
  if (known) return isSame(known, serviceIn(c)) ? nothing : refuse(recordedDifferently('service', c.service))
  const { households = 0, beneficiaries } = c
  const more = households > beneficiaries && ({ type: 'MoreHouseholdsThanPeople', households, beneficiaries } as const)
  return acceptUnless([...hindrances(s, c, day), more], () => ServiceProvided(c))
})

const returned = { movement: RecordId, ...common, area: LandArea }

const landIn = (c: Omit<LandMovement, 'voided'>): LandMovement => ({
  initiative: c.initiative,
  move: c.move,
  area: c.area,
  ...(c.how !== undefined && { how: c.how }),
  on: c.on,
  voided: false,
})

/** Land went back to the unified management of the collective. */
export const LandReturned = fact('LandReturned', returned, (occasion: Writable<Occasions>, e) => {
  occasion.land[e.movement] = keep(landIn({ ...e, move: 'returned' }))
})
export type LandReturned = EventIn<typeof LandReturned>

type Move = LandMovement & { readonly movement: RecordId }

/** What stands in the way of a movement of land; `known` when it is on record under its id. */
const known = (s: Reads, c: Omit<Move, 'voided'>) => {
  const found = standing(s.occasion.land, c.movement)
  return found && (isSame(found, landIn(c)) ? nothing : refuse(recordedDifferently('landMovement', c.movement)))
}

const noLand = (s: Reads, initiative: RecordId) => {
  const kind = initiativeOf(s.initiative, initiative)?.kind
  return kind !== undefined && kind !== 'collectiveLand' && ({ type: 'InitiativeHasNoLand', initiative } as const)
}

/** Returns land to the collective. Refused in an initiative of another kind. */
export const returnLand = rule(
  'ReturnLand',
  returned,
  (s: Reads, c, day: Today) =>
    known(s, { ...c, move: 'returned' }) ??
    acceptUnless([...hindrances(s, c, day), noLand(s, c.initiative)], () => LandReturned(c)),
)

const contracted = { ...returned, how: oneOf('bidOnTheSpot', 'otherwise') }

/** Land of the collective was contracted out to villagers, who bid for it on the spot (现场竞价) or had it otherwise. */
export const LandContracted = fact('LandContracted', contracted, (occasion: Writable<Occasions>, e) => {
  occasion.land[e.movement] = keep(landIn({ ...e, move: 'contracted' }))
})
export type LandContracted = EventIn<typeof LandContracted>

/** Contracts land out. Refused in an initiative of another kind. */
export const contractLand = rule(
  'ContractLand',
  contracted,
  (s: Reads, c, day: Today) =>
    known(s, { ...c, move: 'contracted' }) ??
    acceptUnless([...hindrances(s, c, day), noLand(s, c.initiative)], () => LandContracted(c)),
)

const key = tagged('kind', {
  occasion: { occasion: RecordId },
  service: { service: RecordId },
  landMovement: { movement: RecordId },
})
type Key = (typeof key)['_A']

const entryUnder = (slice: Occasions, of: Key): { readonly voided: boolean } | undefined => {
  if (of.kind === 'occasion') return lookup(slice.held, of.occasion)
  return of.kind === 'service' ? lookup(slice.services, of.service) : lookup(slice.land, of.movement)
}

const entriesFor = (slice: Occasions, of: Key): readonly { readonly voided: boolean }[] => {
  const entry = entryUnder(slice, of)
  return entry === undefined ? [] : [entry]
}

const idOf = (of: Key): RecordId => {
  if (of.kind === 'occasion') return of.occasion
  return of.kind === 'service' ? of.service : of.movement
}

/** An occasion, a service or a movement of land was entered by mistake and does not count. */
export const OccasionRecordVoided = struckOut('OccasionRecordVoided', key, entriesFor)
export type OccasionRecordVoided = EventIn<typeof OccasionRecordVoided>

/** Strikes out an occasion, a service or a movement of land. */
export const voidOccasionRecord = strikes(
  'VoidOccasionRecord',
  key,
  OccasionRecordVoided,
  ({ occasion }: Reads, record) => entriesFor(occasion, record),
  (record) => [idOf(record)],
)

/** Occasions (活动与服务): what happened in initiatives, and the land that moved. */
export const occasion = stage(
  'occasion',
  noOccasions,
  [InitiativeHeld, ServiceProvided, LandReturned, LandContracted, OccasionRecordVoided],
  [holdInitiative, provideService, returnLand, contractLand, voidOccasionRecord],
)
