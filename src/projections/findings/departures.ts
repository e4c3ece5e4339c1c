import type { Commit } from '../../kernel/commit.ts'
import type { RenovationEvent } from '../../renovation.ts'
import { addDays, daysOf, type CalendarDate, type Day } from '../../vocabulary/calendarDate.ts'
import type { Gate } from '../../vocabulary/obstacle.ts'
import type { Due, Today } from '../../vocabulary/today.ts'
import { ownersResolved } from '../../stages/resolution/state.ts'
import { findingsOf, type FindingDetail } from '../findings.ts'
import { observations, type Noted } from '../observations.ts'
import type { RenovationState } from '../state.ts'
import { contradictionsOf, type Contradiction } from './contradictions.ts'
import { faultsOf, type FaultDetail } from './faults.ts'
import { compareTurns, laterOf, toldIn, turnOf, type Told, type Turn } from './known.ts'
import { hindsightOf, type Gates, type OpenInHindsight } from './hindsight.ts'
import { lostResolutions, type LostResolution } from './lostResolutions.ts'
import type { Overrun } from './overrun.ts'
import { overrunsOf } from './overruns.ts'

/** Every way in which a renovation can depart from the rules. */
export type DepartureDetail =
  | FindingDetail
  | OpenInHindsight
  | Overrun
  | Contradiction
  | FaultDetail
  | Omit<LostResolution, 'on'>

/** A departure from the rules, and when it became true and known. */
export type Departure = DepartureDetail & {
  /** The date of the act that made it so; of a period that was overrun, the first day after its last. */
  readonly on: CalendarDate
  /**
   * The entry behind it: of two dates the one recorded later, of a period the one that it is counted from. Absent where none
   * can be told, as for the report of a month.
   */
  readonly noted?: Omit<Noted, 'on'>
}

/** What departures are drawn from: the record as it was known, what it comes to, and what such a renovation owes. */
export interface Examined {
  readonly commits: readonly Commit<RenovationEvent>[]
  /** The state that these commits come to. */
  readonly state: RenovationState
  /** The `due` of the library, or one's own. */
  readonly due: (state: RenovationState, today: Today) => readonly Due[]
  /** The `gates` of the library: how they are looked at afterwards. */
  readonly gates: Gates
  /** How far the place is ahead of UTC, 480 minutes in China: it says on which day something was recorded. */
  readonly minutesAheadOfUtc: number
}

interface Placed {
  readonly turn: Turn
  readonly departure: Departure
}

const placed = (
  detail: DepartureDetail,
  on: CalendarDate,
  by: Noted | undefined,
  { from, minutes }: { readonly from?: Day; readonly minutes: number },
): Placed => {
  const turn = turnOf(by, from, minutes) ?? [daysOf(on).last, 0, 0]
  const entry = by && { at: by.at, recordedAt: by.recordedAt }
  return { turn, departure: { ...detail, on, ...(entry && { noted: entry }) } }
}

const fromFindings = (examined: Examined, asOf: Day, minutes: number): readonly Placed[] => {
  const observed = observations.of(examined.commits)
  return [...findingsOf(observed, asOf), ...hindsightOf(examined, observed, asOf)].map(
    ({ at, recordedAt, on, ...detail }) => placed(detail, on, { at, recordedAt, on }, { minutes }),
  )
}

const fromContradictions = ({ state }: Examined, told: Told, asOf: Day, minutes: number): readonly Placed[] =>
  contradictionsOf(state, asOf).map((one) => {
    const [a, b] = [told.first(one.dates[0], one.entries[0]), told.first(one.dates[1], one.entries[1])]
    return placed(one, one.dates[1], laterOf(a, b), { minutes })
  })

const fromFaults = ({ state }: Examined, told: Told, asOf: Day, minutes: number): readonly Placed[] =>
  faultsOf(state, asOf).map(({ entry, on, ...detail }) => placed(detail, on, told.first(on, entry), { minutes }))

const fromLostResolutions = ({ state }: Examined, told: Told, asOf: Day, minutes: number): readonly Placed[] =>
  lostResolutions(state, asOf).map(({ on, ...detail }) => {
    const { passedOn, community, annulledOn, ballot } = detail
    return placed(detail, on, laterOf(told.first(passedOn, community), told.first(annulledOn, ballot)), { minutes })
  })

/** What a gate was passed against is told by the gate: a rule of the tender, or that no resolution stood. */
const isToldBy = (found: readonly Placed[], { state: { resolution } }: Examined) => {
  const isObstacle = (requirement: string, subject: string, gate: Gate, on?: CalendarDate): boolean =>
    found.some(
      ({ departure: by }) =>
        by.kind === 'gatePassedDespite' &&
        by.obstacle.gate === gate &&
        by.obstacle.requirement === requirement &&
        by.obstacle.subjects.includes(subject) &&
        (on === undefined || by.on === on),
    )
  return ({ departure: one }: Placed): boolean => {
    if (one.kind === 'tenderRuleBroken') return isObstacle(one.requirement, one.lot, 'G3')
    if (one.kind !== 'resolutionLost') return false
    const { gate, community, scheme, passedOn } = one
    const stood = ownersResolved(resolution, gate, [community], scheme, passedOn).reached > 0
    return !stood && isObstacle('ownersResolved', community, gate, passedOn)
  }
}

/** What is told closer than by a gate in hindsight: the rule of the tender, or the ballot whose resolution was annulled. */
const isToldCloser = (others: readonly Placed[]) => {
  const isOf = ({ obstacle: { gate, requirement } }: OpenInHindsight, on: CalendarDate, subject: string): boolean =>
    others.some(({ departure: by }) => {
      if (by.kind === 'tenderRuleBroken') return by.requirement === requirement && by.lot === subject
      if (by.kind !== 'resolutionLost' || requirement !== 'ownersResolved') return false
      return by.gate === gate && by.passedOn === on && by.community === subject
    })
  return ({ departure: one }: Placed): boolean => {
    if (one.kind !== 'gateOpenInHindsight') return false
    const { subjects, needed, reached } = one.obstacle
    return subjects.filter((subject) => isOf(one, one.on, subject)).length >= needed - reached
  }
}

const fromOverruns = ({ state, due }: Examined, told: Told, day: Today, minutes: number): readonly Placed[] =>
  overrunsOf(state, (today) => due(state, today), told.dates, day).map((one) => {
    const from = addDays(one.by.last, one.over.most === 0 ? 0 : 1) ?? one.by.last
    return placed(one, from, told.first(one.since, one.subject), { from, minutes })
  })

/**
 * Everything in which a renovation departed from the rules by a day: gates passed with obstacles open, be it that only the
 * record as it stands now shows them, every period that
 * was overrun, every pair of dates that contradicts another, and what was done as it should not have been.
 *
 * It stands in the order in which it became known. What an entry brought about is known on the day on which that entry was
 * recorded, at its place in the record. A period that was overrun is known at the beginning of the day after its last one,
 * since nobody has to write anything down for that; or, where the entry that it is counted from was recorded later, with
 * that entry. Entries that were struck out take their departures with them.
 *
 * The state does not keep where its entries stand. So the first entry that gives the date and names the id is taken for the
 * place; where there is none, as for the report of a month, `noted` is absent and the day alone tells.
 *
 * @remarks Periods are looked at by asking what was owed on the eve of every date of the record: one `due` a date. That took
 * 1.5 s for 1,000 complaints spread over 1,000 days, and 0.13 s for 250 over 250.
 */
export const departuresOf = (examined: Examined, day: Today): readonly Departure[] => {
  const { commits, minutesAheadOfUtc: minutes } = examined
  const told = toldIn(commits)
  const findings = fromFindings(examined, day.today, minutes)
  const isTold = isToldBy(findings, examined)
  const others = [
    ...fromFaults(examined, told, day.today, minutes),
    ...fromLostResolutions(examined, told, day.today, minutes),
  ].filter((one) => !isTold(one))
  const isCloser = isToldCloser(others)
  return [
    ...findings.filter((one) => !isCloser(one)),
    ...others,
    ...fromContradictions(examined, told, day.today, minutes),
    ...fromOverruns(examined, told, day, minutes),
  ]
    .toSorted((a, b) => compareTurns(a.turn, b.turn))
    .map((one) => one.departure)
}
