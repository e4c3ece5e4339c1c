import { lookup } from '../../kernel/lookup.ts'
import type { CalendarDate, Day } from '../../vocabulary/calendarDate.ts'
import { latest, mayCountBy, type Voidable } from '../../vocabulary/dated.ts'
import type { RecordId } from '../../vocabulary/ids.ts'
import type { Period } from '../../vocabulary/period.ts'
import { inForce, type Adoption, type PolicyHead } from '../../vocabulary/policy.ts'
import { owedWithin, type Due, type Today } from '../../vocabulary/today.ts'

/** A later closing of bids that was announced for a lot. */
export interface Postponement extends Voidable {
  readonly closes: CalendarDate
}

/** How the bidding for one lot went: its closing put off, its bids opened, the whole reported. In order of record. */
export interface Course {
  readonly postponements: readonly Postponement[]
  readonly openings: readonly Voidable[]
  readonly reports: readonly Voidable[]
}

/** The bidding's slice: the course of each lot under the lot's id. */
export interface Bidding {
  readonly courses: { readonly [lot: string]: Course }
}

/** Before any bidding. */
export const noBidding: Bidding = { courses: {} }

const noCourse: Course = { postponements: [], openings: [], reports: [] }

/** How the bidding for a lot went so far. */
export const courseOf = (bidding: Bidding, lot: string): Course => lookup(bidding.courses, lot) ?? noCourse

/** The opening of a lot's bids that counts on a day, if they were opened. */
export const openingOf = (bidding: Bidding, lot: string, asOf?: Day): Voidable | undefined =>
  latest(courseOf(bidding, lot).openings, asOf)

/** The report of a lot's tender that counts on a day, if there was one. */
export const reportOf = (bidding: Bidding, lot: string, asOf?: Day): Voidable | undefined =>
  latest(courseOf(bidding, lot).reports, asOf)

/** What names an entry of the bidding. */
export type BiddingKey =
  | { readonly kind: 'closingPostponement'; readonly lot: RecordId; readonly on: CalendarDate }
  | { readonly kind: 'bidOpening' | 'tenderReport'; readonly lot: RecordId }

/** The entries of the bidding that a key names, struck out or not. */
export const biddingEntries = (slice: Bidding, of: BiddingKey): readonly { readonly voided: boolean }[] => {
  const { postponements, openings, reports } = courseOf(slice, of.lot)
  if (of.kind === 'closingPostponement') return postponements.filter((one) => one.on === of.on)
  return of.kind === 'bidOpening' ? openings : reports
}

interface Terms {
  readonly head: PolicyHead
  readonly signWithin: Period
  readonly reportWithin?: Period
}

interface Step extends Voidable {
  readonly step: string
  readonly until?: Day
}

interface Read {
  readonly bidding: Bidding
  readonly tender: {
    readonly policies: readonly Adoption<Terms>[]
    readonly lots: { readonly [id: string]: Voidable }
    readonly steps: { readonly [lot: string]: readonly Step[] }
  }
  readonly contract: { readonly contracts: { readonly [id: string]: Voidable & { readonly lot?: RecordId } } }
}

const reportDue = ({ bidding, tender }: Read, subject: string, award: CalendarDate, day: Today): readonly Due[] => {
  const period = inForce(tender.policies, award)?.reportWithin
  const reported = courseOf(bidding, subject).reports.some((one) => mayCountBy(one, day.today))
  if (period === undefined || reported) return []
  const owed = { what: 'tenderReport', subject, since: award }
  return [owedWithin(owed, 'tender', tender.policies, () => period, day)]
}

const contractDue = ({ tender, contract }: Read, subject: string, award: CalendarDate, day: Today): readonly Due[] => {
  const signed = Object.values(contract.contracts).some((one) => one.lot === subject && mayCountBy(one, day.today))
  const owed = { what: 'contractSigning', subject, since: award }
  return signed ? [] : [owedWithin(owed, 'tender', tender.policies, (policy) => policy.signWithin, day)]
}

const displayDue = ({ tender }: Read, subject: string, { on, until }: Step): readonly Due[] => {
  if (until === undefined) return []
  const basis = inForce(tender.policies, on)?.head.basis
  const owed = { what: 'candidatesDisplay', subject, since: on, by: { first: until, last: until } }
  return [{ ...owed, ...(basis !== undefined && { basis }) }]
}

/**
 * What is owed on a day for the lots whose tender did not fail: the candidates stay on display until its last day; for
 * each that was awarded, the contract, and the report of the tender where the policy of the award's day asks for one.
 */
export const due = (s: Read, day: Today): readonly Due[] =>
  Object.entries(s.tender.lots).flatMap(([subject, lot]) => {
    const steps = (lookup(s.tender.steps, subject) ?? []).filter((one) => mayCountBy(one, day.today))
    if (lot.voided || steps.some((one) => one.step === 'failed')) return []
    const shown = steps.filter((one) => one.until !== undefined && one.until >= day.today)
    const award = steps.findLast((one) => one.step === 'awarded')?.on
    const owed =
      award === undefined ? [] : [...contractDue(s, subject, award, day), ...reportDue(s, subject, award, day)]
    return [...shown.flatMap((one) => displayDue(s, subject, one)), ...owed]
  })
