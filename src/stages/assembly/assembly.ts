import { fact, type EventIn } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { entryOf, lookup } from '../../kernel/lookup.ts'
import { acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { oneOf, optional, record, tagged, wholeNumber } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate, compareDates } from '../../vocabulary/calendarDate.ts'
import { Evidence } from '../../vocabulary/evidence.ts'
import { RecordId } from '../../vocabulary/ids.ts'
import { inForce } from '../../vocabulary/policy.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { recordedDifferently } from '../../vocabulary/voiding.ts'
import { propertyAreaOf, unlawfulBody, type Governance } from '../governance/state.ts'
import { closedTo, type Opening } from '../opening/state.ts'
import { struckOut, strikes } from '../opening/striking.ts'
import type { Resolution } from '../resolution/state.ts'
import { firstAssemblyOf, groupOf, noAssembly, type Assembly } from './state.ts'

interface Reads {
  readonly opening: Opening
  readonly governance: Governance
  readonly assembly: Assembly
}

const closedIn = ({ opening, governance }: Reads, propertyArea: RecordId, on: CalendarDate) => {
  const area = propertyAreaOf(governance, propertyArea)
  return area
    ? closedTo(opening, area.communities, on)
    : [...closedTo(opening, [], on), { type: 'PropertyAreaNotDefined', propertyArea } as const]
}

const count = wholeNumber(0, 1000)

const group = {
  group: RecordId,
  propertyArea: RecordId,
  members: record({ owners: count, residentsCommittee: count, subDistrict: count, others: count }),
  on: CalendarDate,
  evidence: optional(Evidence),
}

/** A group was formed that prepares the first assembly (筹备组). From that day the time to hold it runs. */
export const PreparatoryGroupFormed = fact('PreparatoryGroupFormed', group, (assembly: Writable<Assembly>, e) => {
  const { propertyArea, members, on } = e
  assembly.groups[e.group] = keep({ propertyArea, members, on, voided: false })
})
export type PreparatoryGroupFormed = EventIn<typeof PreparatoryGroupFormed>

/**
 * Forms a preparatory group. Refused when it is smaller than the adopted law asks, even where an odd number is asked, or
 * short of owners.
 *
 * @remarks Beijing and Shandong ask for an odd number with at least half of them owners.
 */
export const formPreparatoryGroup = rule('FormPreparatoryGroup', group, (s: Reads, c, day: Today) => {
  const { propertyArea, members, on } = c
  const known = groupOf(s.assembly, c.group)
  if (known)
    return isSame(known, { propertyArea, members, on, voided: false })
      ? nothing
      : refuse(recordedDifferently('preparatoryGroup', c.group))
  const policy = inForce(s.governance.policies, on)
  const untold = policy === undefined && ({ type: 'NoPolicyAdopted', policy: 'governance', on } as const)
  const all = members.owners + members.residentsCommittee + members.subDistrict + members.others
  const unlawful = policy?.preparatoryGroup
    ? unlawfulBody(policy.preparatoryGroup, all, members.owners, { body: 'preparatoryGroup', policy: policy.head.id })
    : []
  return acceptUnless([...closedIn(s, propertyArea, on), untold, ...unlawful, notYet(on, day)], () =>
    PreparatoryGroupFormed(c),
  )
})

const roll = { group: RecordId, on: CalendarDate, evidence: optional(Evidence) }

/** The group published who may vote in the first assembly. */
export const VoterRollPublished = fact('VoterRollPublished', roll, (assembly: Writable<Assembly>, e) => {
  entryOf(assembly.rolls, e.group, () => []).push({ on: e.on, voided: false })
})
export type VoterRollPublished = EventIn<typeof VoterRollPublished>

/** Publishes the roll. Refused for a group that nobody formed, and certainly before it was formed. */
export const publishVoterRoll = rule('PublishVoterRoll', roll, (s: Reads, c, day: Today) => {
  const stands = lookup(s.assembly.rolls, c.group)?.find((one) => !one.voided)
  if (stands) return stands.on === c.on ? nothing : refuse(recordedDifferently('voterRoll', c.group))
  const formed = groupOf(s.assembly, c.group)
  if (formed === undefined) return refuse({ type: 'PreparatoryGroupNotFormed', group: c.group })
  const early =
    compareDates(c.on, formed.on) === 'before' &&
    ({ type: 'BeforePreparatoryGroup', group: c.group, formed: formed.on, on: c.on } as const)
  return acceptUnless([...closedIn(s, formed.propertyArea, c.on), early, notYet(c.on, day)], () =>
    VoterRollPublished(c),
  )
})

const held = {
  assembly: RecordId,
  propertyArea: RecordId,
  kind: oneOf('first', 'ordinary', 'extraordinary'),
  on: CalendarDate,
  evidence: optional(Evidence),
}

/** The owners of an area met in assembly (业主大会). What they decided stands in facts of its own. */
export const OwnersAssemblyHeld = fact('OwnersAssemblyHeld', held, (assembly: Writable<Assembly>, e) => {
  const { propertyArea, kind, on } = e
  assembly.assemblies[e.assembly] = { propertyArea, kind, on, voided: false }
})
export type OwnersAssemblyHeld = EventIn<typeof OwnersAssemblyHeld>

const tooSoon = (assembly: Assembly, propertyArea: RecordId, on: CalendarDate) =>
  Object.entries(assembly.groups)
    .filter(([, one]) => !one.voided && one.propertyArea === propertyArea && compareDates(on, one.on) === 'before')
    .map(([id, one]) => ({ type: 'BeforePreparatoryGroup', group: id as RecordId, formed: one.on, on }) as const)

/** Holds an assembly. An area has one first assembly, and not before the group that prepared it. */
export const holdOwnersAssembly = rule('HoldOwnersAssembly', held, (s: Reads, c, day: Today) => {
  const { propertyArea, kind, on } = c
  const known = lookup(s.assembly.assemblies, c.assembly)
  if (known && !known.voided)
    return isSame(known, { propertyArea, kind, on, voided: false })
      ? nothing
      : refuse(recordedDifferently('ownersAssembly', c.assembly))
  const first = kind === 'first' ? firstAssemblyOf(s.assembly, propertyArea) : undefined
  const again = first && ({ type: 'FirstAssemblyAlreadyHeld', propertyArea, on: first.on } as const)
  const early = kind === 'first' ? tooSoon(s.assembly, propertyArea, on) : []
  return acceptUnless([...closedIn(s, propertyArea, on), again, ...early, notYet(on, day)], () => OwnersAssemblyHeld(c))
})

const covenant = { propertyArea: RecordId, ballot: optional(RecordId), on: CalendarDate, evidence: optional(Evidence) }

const covenantIn = (c: { readonly ballot?: RecordId; readonly on: CalendarDate }) => ({
  ...(c.ballot !== undefined && { ballot: c.ballot }),
  on: c.on,
  voided: false,
})

/** The owners of an area adopted their covenant (管理规约), or adopted it anew. */
export const CovenantAdopted = fact('CovenantAdopted', covenant, (assembly: Writable<Assembly>, e) => {
  entryOf(assembly.covenants, e.propertyArea, () => []).push(covenantIn(e))
})
export type CovenantAdopted = EventIn<typeof CovenantAdopted>

const unresolved = (resolution: Resolution, ballot: RecordId) => {
  const outcomes = Object.values(lookup(resolution.closed, ballot)?.outcomes ?? {})
  const isAdopted = outcomes.some((one) => one.adopted && one.annulled === undefined)
  return !isAdopted && ({ type: 'BallotWithoutResolution', ballot } as const)
}

/** Adopts a covenant. Refused when it refers to a ballot that led to no resolution which stands. */
export const adoptCovenant = rule(
  'AdoptCovenant',
  covenant,
  (s: Reads & { readonly resolution: Resolution }, c, day: Today) => {
    const known = lookup(s.assembly.covenants, c.propertyArea)?.find((one) => !one.voided && one.on === c.on)
    if (known)
      return isSame(known, covenantIn(c)) ? nothing : refuse(recordedDifferently('covenant', c.propertyArea, c.on))
    const open = c.ballot !== undefined && unresolved(s.resolution, c.ballot)
    return acceptUnless([...closedIn(s, c.propertyArea, c.on), open, notYet(c.on, day)], () => CovenantAdopted(c))
  },
)

const key = tagged('kind', {
  preparatoryGroup: { group: RecordId },
  voterRoll: { group: RecordId },
  ownersAssembly: { assembly: RecordId },
  covenant: { propertyArea: RecordId, on: CalendarDate },
})
type Key = (typeof key)['_A']

const entriesFor = (slice: Assembly, of: Key): readonly { readonly voided: boolean }[] => {
  if (of.kind === 'voterRoll') return lookup(slice.rolls, of.group) ?? []
  if (of.kind === 'covenant') return (lookup(slice.covenants, of.propertyArea) ?? []).filter((one) => one.on === of.on)
  const entry = of.kind === 'preparatoryGroup' ? lookup(slice.groups, of.group) : lookup(slice.assemblies, of.assembly)
  return entry === undefined ? [] : [entry]
}

const keyOf = (of: Key): readonly string[] => {
  if (of.kind === 'covenant') return [of.propertyArea, of.on]
  return [of.kind === 'ownersAssembly' ? of.assembly : of.group]
}

/** A group, a roll, an assembly or a covenant was entered by mistake and does not count. */
export const AssemblyRecordVoided = struckOut('AssemblyRecordVoided', key, entriesFor)
export type AssemblyRecordVoided = EventIn<typeof AssemblyRecordVoided>

/** Strikes out a group, the roll of a group, an assembly, or the covenant that an area adopted on a date. */
export const voidAssemblyRecord = strikes(
  'VoidAssemblyRecord',
  key,
  AssemblyRecordVoided,
  ({ assembly }: Reads, record) => entriesFor(assembly, record),
  keyOf,
)

/** Assembly (业主大会): the group that prepares it, the roll, the assembly, and the covenant. */
export const assembly = stage(
  'assembly',
  noAssembly,
  [PreparatoryGroupFormed, VoterRollPublished, OwnersAssemblyHeld, CovenantAdopted, AssemblyRecordVoided],
  [formPreparatoryGroup, publishVoterRoll, holdOwnersAssembly, adoptCovenant, voidAssemblyRecord],
)
