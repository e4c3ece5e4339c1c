import { lookup } from '../../kernel/lookup.ts'
import { daysBetween, daysOf, type CalendarDate, type Day } from '../../vocabulary/calendarDate.ts'
import { countsOn, latest, mayCountBy, type Voidable } from '../../vocabulary/dated.ts'
import type { CommunityId, RecordId } from '../../vocabulary/ids.ts'
import type { Period } from '../../vocabulary/period.ts'
import type { Adoption, PolicyHead } from '../../vocabulary/policy.ts'
import { owedWithin, type Due, type Today } from '../../vocabulary/today.ts'

/** A suspension of works in some communities, and why. */
export interface Stoppage extends Voidable {
  readonly communities: readonly CommunityId[]
  readonly reason: string
}

/** The suspension's slice: each stoppage under its id, when it was reported and when works resumed. */
export interface Suspension {
  readonly stoppages: { readonly [id: string]: Stoppage }
  readonly reports: { readonly [id: string]: readonly Voidable[] }
  readonly resumptions: { readonly [id: string]: readonly Voidable[] }
}

/** Before works ever stopped. */
export const noSuspension: Suspension = { stoppages: {}, reports: {}, resumptions: {} }

/** A stoppage that counts. */
export const stoppageOf = (suspension: Suspension, id: RecordId): Stoppage | undefined => {
  const found = lookup(suspension.stoppages, id)
  return found?.voided === false ? found : undefined
}

/** The end of a stoppage that counts on a day, if works had resumed. */
export const resumptionOf = (suspension: Suspension, id: string, asOf?: Day): Voidable | undefined =>
  latest(lookup(suspension.resumptions, id) ?? [], asOf)

/** The report of a stoppage that counts on a day, if it had been reported. */
export const reportOf = (suspension: Suspension, id: string, asOf?: Day): Voidable | undefined =>
  latest(lookup(suspension.reports, id) ?? [], asOf)

/** The stoppages that had begun by a day and not ended. */
export const openStoppages = (suspension: Suspension, asOf?: Day): readonly (readonly [string, Stoppage])[] =>
  Object.entries(suspension.stoppages).filter(
    ([id, one]) => countsOn(one, asOf) && resumptionOf(suspension, id, asOf) === undefined,
  )

type Span = readonly [from: number, to: number]

const lengthOf = (spans: readonly Span[]): number => {
  let length = 0
  let reached = Number.NEGATIVE_INFINITY
  for (const [from, to] of [...spans].sort(([a], [b]) => a - b)) {
    const start = Math.max(from, reached + 1)
    if (to < start) continue
    length += to - start + 1
    reached = to
  }
  return length
}

/**
 * On how many days works had stood still in a community by the end of a day: from the day of suspension to the day before
 * works resumed, days of two stoppages counted once. A range where dates are not known to the day.
 */
export const suspendedDays = (
  suspension: Suspension,
  community: CommunityId,
  asOf: Day,
): { readonly least: number; readonly most: number } => {
  const stopped = Object.entries(suspension.stoppages).filter(
    ([, one]) => !one.voided && one.communities.includes(community),
  )
  const spans = (edge: 'least' | 'most'): readonly Span[] =>
    stopped.map(([id, { on }]) => {
      const end = resumptionOf(suspension, id)
      const from = edge === 'most' ? daysOf(on).first : daysOf(on).last
      if (end === undefined) return [daysBetween(asOf, from), 0]
      const back = edge === 'most' ? daysOf(end.on).last : daysOf(end.on).first
      return [daysBetween(asOf, from), Math.min(0, daysBetween(asOf, back) - 1)]
    })
  return { least: lengthOf(spans('least')), most: lengthOf(spans('most')) }
}

/** Refusal: no suspension of that id counts. */
export interface SuspensionNotRecorded {
  readonly type: 'SuspensionNotRecorded'
  readonly suspension: RecordId
}

/** Refusal: the act is dated before the suspension that it follows. */
export interface BeforeSuspension {
  readonly type: 'BeforeSuspension'
  readonly suspension: RecordId
  readonly suspended: CalendarDate
  readonly on: CalendarDate
}

/**
 * The reports of suspensions that are owed on a day.
 *
 * @remarks Construction Law (建筑法) art. 10: the employer reports a suspension to the authority that issued the permit
 * within one month. That works resumed meanwhile does not settle it.
 */
export const due = (
  {
    suspension,
    works,
  }: {
    readonly suspension: Suspension
    readonly works: {
      readonly policies: readonly Adoption<{ readonly head: PolicyHead; readonly suspensionReport: Period }>[]
    }
  },
  day: Today,
): readonly Due[] =>
  Object.entries(suspension.stoppages)
    .filter(([id, one]) => {
      const reported = lookup(suspension.reports, id)?.some((report) => mayCountBy(report, day.today)) ?? false
      return mayCountBy(one, day.today) && !reported
    })
    .map(([subject, { on: since }]) =>
      owedWithin({ what: 'suspensionReport', subject, since }, 'works', works.policies, (p) => p.suspensionReport, day),
    )
