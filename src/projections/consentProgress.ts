import { daysOf, type Day } from '../vocabulary/calendarDate.ts'
import type { CommunityId, HouseholdId } from '../vocabulary/ids.ts'
import type { SchemeVersion } from '../vocabulary/schemeVersion.ts'
import { statementsOf, wordOf, type Persuasion, type Reason, type Word } from '../stages/consent/state.ts'
import { versionsHolding } from '../stages/scheme/state.ts'
import { householdsOf } from '../stages/register/state.ts'
import type { Slices } from './state.ts'

type Read = Slices<'register' | 'consent' | 'scheme'>

/** How many households say what on a day; `silent` are those that have not been heard. */
export interface WordCount {
  readonly given: number
  readonly withheld: number
  readonly refused: number
  readonly withdrawn: number
  readonly silent: number
}

/** One point of the consent curve: a day on which somebody said something, and how things stood at its end. */
export interface CurvePoint extends WordCount {
  readonly day: Day
}

/** What changed minds: households that had held out and consent now, by who is on record as having talked with them. */
export interface ChangedMinds {
  /** Households that had withheld, refused or withdrawn and whose consent holds now. */
  readonly households: number
  /** Of these, with how many only officials had talked before. */
  readonly byOfficials: number
  /** Of these, with how many a neighbour had talked. */
  readonly byNeighbours: number
  /** Of these, with how many nobody is on record as having talked. */
  readonly byThemselves: number
}

/** How consent to a version of the scheme stands, in aggregate: who says what is not told. */
export interface ConsentProgress extends WordCount {
  readonly scheme: SchemeVersion
  /** All households; at least so many where some communities are untold. */
  readonly total: number
  /** The communities whose households cannot be told: of these only those registered are counted. Absent where there is none. */
  readonly untold?: readonly CommunityId[]
  /** Households that ever held out: they withheld, refused or withdrew. Changed minds are among them. */
  readonly everHeldOut: number
  /** Why households hold out that do so now, most frequent first. */
  readonly reasons: readonly { readonly reason: Reason; readonly households: number }[]
  /** Why households ever held out, changed minds included. */
  readonly reasonsEver: readonly { readonly reason: Reason; readonly households: number }[]
  readonly curve: readonly CurvePoint[]
  readonly changedMinds: ChangedMinds
}

const countWords = (words: readonly (Word | undefined)[], total: number): WordCount => {
  const of = (word: Word): number => words.filter((one) => one === word).length
  const heard = words.filter((one) => one !== undefined).length
  return {
    given: of('given'),
    withheld: of('withheld'),
    refused: of('refused'),
    withdrawn: of('withdrawn'),
    silent: total - heard,
  }
}

const tallied = (reasons: readonly (Reason | undefined)[]): ConsentProgress['reasons'] => {
  const counts = new Map<Reason, number>()
  for (const reason of reasons) if (reason !== undefined) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return [...counts]
    .map(([reason, households]) => ({ reason, households }))
    .toSorted((a, b) => b.households - a.households || (a.reason < b.reason ? -1 : 1))
}

interface Asked {
  readonly known: readonly HouseholdId[]
  readonly total: number
  /** The version asked about and those whose consents hold for it. */
  readonly schemes: readonly SchemeVersion[]
  readonly asOf: Day | undefined
}

const counting = (consent: Read['consent'], household: HouseholdId, { schemes, asOf }: Asked) =>
  statementsOf(consent, household).filter(
    (one) => !one.voided && schemes.includes(one.scheme) && (asOf === undefined || daysOf(one.on).last <= asOf),
  )

const curveOf = (consent: Read['consent'], asked: Asked): readonly CurvePoint[] => {
  const days = new Set(asked.known.flatMap((id) => counting(consent, id, asked).map((one) => daysOf(one.on).last)))
  return [...days].toSorted().map((day) => ({
    day,
    ...countWords(
      asked.known.map((id) => wordOf(consent, id, asked.schemes, day)?.word),
      asked.total,
    ),
  }))
}

const changedMindsOf = (consent: Read['consent'], asked: Asked): ChangedMinds => {
  const changed = asked.known.filter(
    (id) =>
      wordOf(consent, id, asked.schemes, asked.asOf)?.word === 'given' &&
      counting(consent, id, asked).some((one) => one.word !== 'given'),
  )
  const talked = (id: HouseholdId, kind: Persuasion['by']['kind']): boolean =>
    Object.values(consent.persuasions).some(
      (one) =>
        one.household === id && one.by.kind === kind && (asked.asOf === undefined || daysOf(one.on).last <= asked.asOf),
    )
  const byNeighbours = changed.filter((id) => talked(id, 'neighbour'))
  const byOfficials = changed.filter((id) => !byNeighbours.includes(id) && talked(id, 'official'))
  return {
    households: changed.length,
    byOfficials: byOfficials.length,
    byNeighbours: byNeighbours.length,
    byThemselves: changed.length - byOfficials.length - byNeighbours.length,
  }
}

/**
 * How consent to a version of the scheme stands in some communities on a day, or in all; how it got there; and what
 * changed minds. Reasons are shown in aggregate, because a hold-out must not be pointed at.
 *
 * @remarks Of a version that had not been drafted by the day nothing is carried over to it yet: what households said to the
 * version before does not count, and all that nobody asked of this one are silent. For how consent stood on a past day ask
 * for the version that stood then: the last of `schemeProgress(state, communities, asOf).versions`.
 */
export const consentProgress = (
  state: Read,
  communities: readonly CommunityId[],
  scheme: SchemeVersion,
  asOf?: Day,
): ConsentProgress => {
  const { known, total, untold } = householdsOf(state.register, communities, asOf)
  const schemes = versionsHolding(state.scheme, scheme, asOf)
  const asked: Asked = { known, total, schemes, asOf }
  const holds = known.map((id) => wordOf(state.consent, id, schemes, asOf))
  const ever = known.flatMap((id) => [...new Set(counting(state.consent, id, asked).map((one) => one.reason))])
  return {
    scheme,
    total,
    ...(untold.length > 0 && { untold }),
    ...countWords(
      holds.map((one) => one?.word),
      total,
    ),
    everHeldOut: known.filter((id) => counting(state.consent, id, asked).some((one) => one.word !== 'given')).length,
    reasons: tallied(holds.map((one) => one?.reason)),
    reasonsEver: tallied(ever),
    curve: curveOf(state.consent, asked),
    changedMinds: changedMindsOf(state.consent, asked),
  }
}
