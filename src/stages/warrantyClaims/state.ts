import { lookup } from '../../kernel/lookup.ts'
import type { Day } from '../../vocabulary/calendarDate.ts'
import { earliest, mayCountBy, type Voidable } from '../../vocabulary/dated.ts'
import type { CommunityId, HouseholdId, OrganisationId, RecordId } from '../../vocabulary/ids.ts'
import type { Period } from '../../vocabulary/period.ts'
import type { Adoption, PolicyHead } from '../../vocabulary/policy.ts'
import { owedWithin, type Due, type Today } from '../../vocabulary/today.ts'

/** A claim under a warranty: where, and by which household where it was one. */
export interface WarrantyClaim extends Voidable {
  readonly warranty: RecordId
  readonly community: CommunityId
  readonly household?: HouseholdId
  readonly defect: string
}

/** A visit that was made because of a claim. */
export interface WarrantyVisit extends Voidable {
  readonly claim: RecordId
}

/** How a claim came out: repaired, or refused by the contractor. */
export interface ClaimOutcome extends Voidable {
  readonly outcome: 'repaired' | 'refused'
  readonly reason?: string
}

/** The slice of the claims: claims and visits under their ids, and how each claim came out in order of record. */
export interface WarrantyClaims {
  readonly claims: { readonly [claim: string]: WarrantyClaim }
  readonly visits: { readonly [visit: string]: WarrantyVisit }
  readonly outcomes: { readonly [claim: string]: readonly ClaimOutcome[] }
}

/** Before anything was claimed. */
export const noWarrantyClaims: WarrantyClaims = { claims: {}, visits: {}, outcomes: {} }

const counting = <T extends Voidable>(entries: { readonly [id: string]: T }, id: string): T | undefined => {
  const found = lookup(entries, id)
  return found?.voided === false ? found : undefined
}

/** A claim that counts. */
export const claimOf = (slice: WarrantyClaims, id: string): WarrantyClaim | undefined => counting(slice.claims, id)

/** A visit that counts. */
export const visitOf = (slice: WarrantyClaims, id: string): WarrantyVisit | undefined => counting(slice.visits, id)

/** The visits that were made because of a claim, what was struck out included. */
export const visitsFor = (slice: WarrantyClaims, claim: string): readonly WarrantyVisit[] =>
  Object.values(slice.visits).filter((one) => one.claim === claim)

/** All outcomes of a claim in order of record, what was struck out included. */
export const outcomesOf = (slice: WarrantyClaims, claim: string): readonly ClaimOutcome[] =>
  lookup(slice.outcomes, claim) ?? []

/** How a claim had come out by a day. A repair stands, whatever was refused besides. */
export const claimOutcome = (slice: WarrantyClaims, claim: string, asOf?: Day): ClaimOutcome | undefined => {
  const of = (outcome: ClaimOutcome['outcome']): ClaimOutcome | undefined =>
    earliest(
      outcomesOf(slice, claim).filter((one) => one.outcome === outcome),
      asOf,
    )
  return of('repaired') ?? of('refused')
}

/** What an entry of the claims is struck out by. */
export type WarrantyClaimKey =
  | { readonly kind: 'warrantyVisit'; readonly visit: RecordId }
  | { readonly kind: 'warrantyClaim' | 'warrantyRepair' | 'warrantyRefusal'; readonly claim: RecordId }

/** The entries that a key names, those struck out included. */
export const entriesFor = (slice: WarrantyClaims, key: WarrantyClaimKey): readonly { readonly voided: boolean }[] => {
  if (key.kind === 'warrantyVisit') return [lookup(slice.visits, key.visit)].filter((one) => one !== undefined)
  if (key.kind === 'warrantyClaim') return [lookup(slice.claims, key.claim)].filter((one) => one !== undefined)
  const outcome = key.kind === 'warrantyRepair' ? 'repaired' : 'refused'
  return outcomesOf(slice, key.claim).filter((one) => one.outcome === outcome)
}

/** The part of the adopted policy of warranty service that deadlines are counted by. */
export interface ServiceTerms {
  readonly head: PolicyHead
  readonly visitWithin: Period
  readonly repairWithin: Period
}

/**
 * What is owed on a day for each claim that may be under warranty: a visit until one was made, and a repair until it was
 * repaired or the contractor refused it. The contractor owes them, where the warranty names one.
 */
export const due = (
  s: {
    readonly warrantyClaims: WarrantyClaims
    readonly warranty: {
      readonly servicePolicies: readonly Adoption<ServiceTerms>[]
      readonly warranties: { readonly [warranty: string]: { readonly contractor?: OrganisationId } }
    }
  },
  day: Today,
  mayBeOwed: (claim: WarrantyClaim) => boolean,
): readonly Due[] =>
  Object.entries(s.warrantyClaims.claims).flatMap(([subject, one]) => {
    const isSettled = outcomesOf(s.warrantyClaims, subject).some((at) => mayCountBy(at, day.today))
    if (!mayCountBy(one, day.today) || isSettled || !mayBeOwed(one)) return []
    const owedBy = lookup(s.warranty.warranties, one.warranty)?.contractor
    const of = { subject, since: one.on, ...(owedBy !== undefined && { owedBy }) }
    const owed = (what: string, period: (terms: ServiceTerms) => Period): Due =>
      owedWithin({ what, ...of }, 'warrantyService', s.warranty.servicePolicies, period, day)
    const repair = owed('warrantyRepair', (terms) => terms.repairWithin)
    const isVisited = visitsFor(s.warrantyClaims, subject).some((at) => mayCountBy(at, day.today))
    return isVisited ? [repair] : [owed('warrantyVisit', (terms) => terms.visitWithin), repair]
  })
