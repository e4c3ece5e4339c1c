import { lookup } from '../../kernel/lookup.ts'
import { compareDates, spanBetween, type CalendarDate, type Day } from '../../vocabulary/calendarDate.ts'
import { countsOn, latest, mayCountBy, type Voidable } from '../../vocabulary/dated.ts'
import type { CommunityId, OrganisationId, RecordId } from '../../vocabulary/ids.ts'
import type { Gate, Requirement } from '../../vocabulary/obstacle.ts'
import type { Adoption } from '../../vocabulary/policy.ts'
import type { Money } from '../../vocabulary/quantity.ts'
import type { TenderPolicy } from './policy.ts'

/** A lot that was put out to tender: what for, where, and until when bids are taken. */
export interface Lot extends Voidable {
  readonly kind: 'works' | 'design' | 'supervision' | 'goods'
  readonly communities: readonly CommunityId[]
  readonly closes: CalendarDate
}

/** A lot as the slice keeps it. */
export const lotIn = ({ kind, communities, closes, on }: Omit<Lot, 'voided'>): Lot => ({
  kind,
  communities,
  closes,
  on,
  voided: false,
})

/** What happened to a lot after it was published. */
export type LotStep = Voidable &
  (
    | { readonly step: 'clarified' }
    | { readonly step: 'bid'; readonly bidder: OrganisationId; readonly amount: Money }
    | { readonly step: 'publicised'; readonly candidates: readonly OrganisationId[]; readonly until: Day }
    | { readonly step: 'awarded'; readonly bidder: OrganisationId }
    | { readonly step: 'failed'; readonly reason: string }
  )

/** The tender's slice: lots under their id, and what happened to each in order of record. */
export interface Tender {
  readonly policies: readonly Adoption<TenderPolicy>[]
  readonly lots: { readonly [id: string]: Lot }
  readonly steps: { readonly [lot: string]: readonly LotStep[] }
}

/** Before anything was put out to tender. */
export const noTender: Tender = { policies: [], lots: {}, steps: {} }

/** A lot that counts. */
export const lotOf = (tender: Tender, id: string): Lot | undefined => {
  const found = lookup(tender.lots, id)
  return found?.voided === false ? found : undefined
}

/** What happened to a lot and counts, in order of record. */
export const lotSteps = (tender: Tender, lot: string): readonly LotStep[] =>
  (lookup(tender.steps, lot) ?? []).filter((one) => !one.voided)

type StepOf<S extends LotStep['step']> = Extract<LotStep, { readonly step: S }>

/** The steps of one kind. */
export const stepsOfKind = <S extends LotStep['step']>(tender: Tender, lot: string, step: S): readonly StepOf<S>[] =>
  lotSteps(tender, lot).filter((one): one is StepOf<S> => one.step === step)

/** To whom a lot was awarded by a day, if it was. */
export const awardOf = (tender: Tender, lot: string, asOf?: Day): StepOf<'awarded'> | undefined =>
  latest(stepsOfKind(tender, lot, 'awarded'), asOf)

/** Refusal: no bid for the lot came in from them. */
export interface NoBidReceived {
  readonly type: 'NoBidReceived'
  readonly lot: RecordId
  readonly bidder: OrganisationId
}

/** The refusals for those of some bidders from whom no bid came in. */
export const unknownBidders = (
  tender: Tender,
  lot: RecordId,
  bidders: readonly OrganisationId[],
): readonly NoBidReceived[] => {
  const known = stepsOfKind(tender, lot, 'bid').map((one) => one.bidder)
  return bidders.filter((bidder) => !known.includes(bidder)).map((bidder) => ({ type: 'NoBidReceived', lot, bidder }))
}

/** Refusal: the tender for the lot failed; a new lot has to be published. */
export interface TenderHasFailed {
  readonly type: 'TenderHasFailed'
  readonly lot: RecordId
  readonly on: CalendarDate
}

/** The refusals for a lot whose tender failed: certainly before a date, or at all where none is given. */
export const failedBefore = (tender: Tender, lot: RecordId, by?: CalendarDate): readonly TenderHasFailed[] =>
  stepsOfKind(tender, lot, 'failed')
    .filter(({ on }) => by === undefined || compareDates(on, by) === 'before')
    .map(({ on }) => ({ type: 'TenderHasFailed', lot, on }))

/** What names an entry of the tender: a lot, or a step of it. */
export type TenderKey =
  | { readonly kind: 'tenderLot'; readonly lot: RecordId }
  | { readonly kind: 'tenderClarification' | 'candidates'; readonly lot: RecordId; readonly on: CalendarDate }
  | { readonly kind: 'bid'; readonly lot: RecordId; readonly bidder: OrganisationId }
  | { readonly kind: 'award' | 'tenderFailure'; readonly lot: RecordId }

const steps = {
  tenderClarification: 'clarified',
  bid: 'bid',
  candidates: 'publicised',
  award: 'awarded',
  tenderFailure: 'failed',
} as const

const isThat =
  (of: Exclude<TenderKey, { readonly kind: 'tenderLot' }>) =>
  (one: LotStep): boolean => {
    if (one.step !== steps[of.kind]) return false
    if (of.kind === 'bid') return one.step === 'bid' && one.bidder === of.bidder
    return !('on' in of) || one.on === of.on
  }

/** The entries of the tender that a key names, struck out or not. */
export const tenderEntries = (slice: Tender, of: TenderKey): readonly { readonly voided: boolean }[] => {
  if (of.kind !== 'tenderLot') return (lookup(slice.steps, of.lot) ?? []).filter(isThat(of))
  const lot = lookup(slice.lots, of.lot)
  return lot === undefined ? [] : [lot]
}

/** What a key says, for a refusal that names it. */
export const wordsOfKey = (of: TenderKey): readonly string[] => {
  if (of.kind === 'bid') return [of.lot, of.bidder]
  return 'on' in of ? [of.lot, of.on] : [of.lot]
}

interface Courses {
  readonly bidding: {
    readonly courses: {
      readonly [lot: string]: { readonly postponements: readonly (Voidable & { readonly closes: CalendarDate })[] }
    }
  }
}

/** How far one looks: what counts, and the date up to which the days run. */
export interface Sight {
  readonly counts: (one: Voidable) => boolean
  readonly until?: CalendarDate
}

/** What a rule sees on a date: all that may have happened by then. */
export const seenBy = (until: CalendarDate): Sight => ({ counts: (one) => mayCountBy(one, until), until })

/** What a figure sees on a day, or in all: what certainly happened by then. */
export const seenOn = (asOf?: Day): Sight => ({
  counts: (one) => countsOn(one, asOf),
  ...(asOf !== undefined && { until: asOf }),
})

/** The last day on which bids for a lot are taken: as published, or as it was last put off. */
export const closingOf = (
  { tender, bidding }: { readonly tender: Tender } & Courses,
  id: string,
  { counts }: Sight = seenOn(),
): CalendarDate | undefined =>
  latest((lookup(bidding.courses, id)?.postponements ?? []).filter(counts))?.closes ?? lotOf(tender, id)?.closes

/** How the periods of a lot came out, in days: the most that the dates allow. */
export interface LotPeriods {
  readonly daysToBid: number
  /** From the last change of the documents to the closing; absent where there was none. */
  readonly daysAfterChange?: number
  readonly bidders: number
  /** Whole days for which the candidates, among them whoever was awarded the lot, were up before the award. */
  readonly daysOnDisplay: number
}

const most = (from: CalendarDate, to: CalendarDate): number => spanBetween(from, to).most

/** The periods of a lot, as far as one looks. */
export const periodsOfLot = (
  s: { readonly tender: Tender } & Courses,
  id: string,
  lot: Lot,
  sight: Sight,
): LotPeriods => {
  const closes = closingOf(s, id, sight) ?? lot.closes
  const seen = <S extends LotStep['step']>(step: S) => stepsOfKind(s.tender, id, step).filter(sight.counts)
  const changes = seen('clarified').map((one) => Math.max(0, most(one.on, closes)))
  const award = latest(seen('awarded'))
  const displays = seen('publicised')
    .filter((one) => award === undefined || one.candidates.includes(award.bidder))
    .map((one) => {
      const ends = [
        most(one.on, one.until),
        award && most(one.on, award.on) - 1,
        sight.until && most(one.on, sight.until),
      ]
      return Math.min(...ends.filter((days) => days !== undefined))
    })
  return {
    daysToBid: Math.max(0, most(lot.on, closes)),
    ...(changes.length > 0 && { daysAfterChange: Math.min(...changes) }),
    bidders: new Set(seen('bid').map((one) => one.bidder)).size,
    daysOnDisplay: Math.max(0, ...displays),
  }
}

interface Objected {
  readonly objections: {
    readonly [id: string]: Voidable & { readonly lot: RecordId; readonly answers: readonly Voidable[] }
  }
}

/** What gate G3 asks of the tender that a contract rests on: each rule of the policy with what it came to, as far as one looks. */
export const tenderRequirements = (
  s: { readonly tender: Tender; readonly tenderObjections: Objected } & Courses,
  policy: TenderPolicy,
  gate: Gate,
  id: string,
  sight: Sight,
): readonly Requirement[] => {
  const lot = lotOf(s.tender, id)
  if (lot === undefined) return []
  const { daysToBid, daysAfterChange, bidders, daysOnDisplay } = periodsOfLot(s, id, lot, sight)
  const asked = { gate, subjects: [id] }
  const raised = Object.values(s.tenderObjections.objections).filter((one) => one.lot === id && sight.counts(one))
  const answered = raised.filter((one) => one.answers.some(sight.counts))
  return [
    { ...asked, requirement: 'daysToBid', needed: policy.daysToBid, reached: daysToBid },
    ...(daysAfterChange === undefined
      ? []
      : [{ ...asked, requirement: 'daysAfterChange', needed: policy.daysAfterChange, reached: daysAfterChange }]),
    { ...asked, requirement: 'bidders', needed: policy.bidders, reached: bidders },
    { ...asked, requirement: 'daysOnDisplay', needed: policy.daysOnDisplay, reached: daysOnDisplay },
    { ...asked, requirement: 'objectionsAnswered', needed: raised.length, reached: answered.length },
  ]
}
