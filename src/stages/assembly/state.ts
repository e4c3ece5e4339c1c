import { lookup } from '../../kernel/lookup.ts'
import { compareDates } from '../../vocabulary/calendarDate.ts'
import { mayCountBy, type Voidable } from '../../vocabulary/dated.ts'
import type { RecordId } from '../../vocabulary/ids.ts'
import type { Period } from '../../vocabulary/period.ts'
import { inForce, type Adoption, type PolicyHead } from '../../vocabulary/policy.ts'
import { owedWithin, type Due, type Today } from '../../vocabulary/today.ts'

/** The group that prepares the first assembly of an area's owners, its people counted by where they come from. */
export interface PreparatoryGroup extends Voidable {
  readonly propertyArea: RecordId
  readonly members: {
    readonly owners: number
    readonly residentsCommittee: number
    readonly subDistrict: number
    readonly others: number
  }
}

/** An assembly of an area's owners. */
export interface HeldAssembly extends Voidable {
  readonly propertyArea: RecordId
  readonly kind: 'first' | 'ordinary' | 'extraordinary'
}

/** A covenant of an area's owners, with the ballot that it rests on where one is on record. */
export interface Covenant extends Voidable {
  readonly ballot?: RecordId
}

/** The assembly's slice: groups, published rolls, assemblies and covenants. */
export interface Assembly {
  readonly groups: { readonly [id: string]: PreparatoryGroup }
  readonly rolls: { readonly [group: string]: readonly Voidable[] }
  readonly assemblies: { readonly [id: string]: HeldAssembly }
  readonly covenants: { readonly [propertyArea: string]: readonly Covenant[] }
}

/** Before anybody prepared an assembly. */
export const noAssembly: Assembly = { groups: {}, rolls: {}, assemblies: {}, covenants: {} }

/** A preparatory group that counts. */
export const groupOf = (assembly: Assembly, id: string): PreparatoryGroup | undefined => {
  const found = lookup(assembly.groups, id)
  return found?.voided === false ? found : undefined
}

/** The first assembly of an area's owners that counts. */
export const firstAssemblyOf = (assembly: Assembly, propertyArea: string): HeldAssembly | undefined =>
  Object.values(assembly.assemblies).find(
    (one) => !one.voided && one.kind === 'first' && one.propertyArea === propertyArea,
  )

interface AssemblyTerms {
  readonly head: PolicyHead
  readonly firstAssemblyWithin?: Period
}

/** The first assemblies that are owed: of each group that was formed, while none was held. */
export const due = (
  {
    assembly,
    governance,
  }: {
    readonly assembly: Assembly
    readonly governance: { readonly policies: readonly Adoption<AssemblyTerms>[] }
  },
  day: Today,
): readonly Due[] =>
  Object.entries(assembly.groups).flatMap(([subject, group]) => {
    const first = firstAssemblyOf(assembly, group.propertyArea)
    const isHeld = first !== undefined && compareDates(first.on, day.today) !== 'after'
    if (!mayCountBy(group, day.today) || isHeld) return []
    const owed = { what: 'firstAssembly', subject, since: group.on }
    const policy = inForce(governance.policies, group.on)
    if (policy === undefined)
      return [{ ...owed, by: { type: 'NoPolicyAdopted', policy: 'governance', on: group.on } as const }]
    const within = policy.firstAssemblyWithin
    return within === undefined ? [] : [owedWithin(owed, 'governance', governance.policies, () => within, day)]
  })
