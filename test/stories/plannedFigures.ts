import { calledAfter, promiseDays } from './onSite.ts'
import {
  lastDayOf,
  lateComer,
  later,
  periodDays,
  placesOf,
  type Batch,
  type Complaint,
  type Place,
  type Project,
} from './town.ts'
import { smallOne } from './untilTheVote.ts'

/** A figure as the plan has it: what is counted, and of how much where it is a share. */
export type Planned = number | readonly [reached: number, of: number]

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
const certain = (date: string, asOf: string): boolean => lastDayOf(date) <= asOf
const earlier = (a: string, b: string): string => (a < b ? a : b)

const householdsIn = (places: readonly Place[]): number => sum(places.map(({ homes }) => homes.length))

/** The day on which a community came on record, was listed, and said what it thinks. */
const registeredOn = ({ id }: Place): string => (id === lateComer ? '2023-05-06' : '2022-12-21')
const listedOn = ({ id }: Place): string => (id === lateComer ? later('2023-05-22', 43) : '2023-01-10')
const consentedOn = ({ id, surveyed }: Place): string => later(lastDayOf(surveyed), id === lateComer ? 3 : 20)

// Until it is merged the small building is one community more; its households count where they live.
const small = (asOf: string, asked: { readonly since: string }) =>
  asOf >= asked.since && asOf < smallOne.merged ? 1 : 0

const registered = (places: readonly Place[], asOf: string): number =>
  householdsIn(places.filter((one) => registeredOn(one) <= asOf))

const money = (batches: readonly Batch[], asOf: string) => {
  const had = (days: number) => batches.filter(({ from }) => later(from, days) <= asOf)
  const all = (of: readonly Batch[], part: (one: Batch['money']) => number): number =>
    sum(of.map((one) => part(one.money)))
  const received = all(had(50), (one) => one.centre) + all(had(80), (one) => one.district)
  const paid = all(had(140), (one) => one.paid[0]) + all(had(230), (one) => one.paid[1])
  return { committed: all(had(46), (one) => one.centre + one.district), received, paid }
}

const contributions = (places: readonly Place[], asOf: string): Planned => {
  const gives = (after: number) =>
    places
      .filter((one) => later(consentedOn(one), after) <= asOf)
      .flatMap(({ homes }) => homes.flatMap((one) => one.gives ?? []))
  const paid = gives(40).filter((one) => one.paid)
  return [sum(paid.map((one) => one.amount)), sum(gives(0).map((one) => one.amount))]
}

const finishedInTime = (places: readonly Place[], asOf: string): Planned => {
  const done = places.filter((one) => certain(one.finished, asOf))
  const overdue = places.filter(
    (one) => !certain(one.finished, asOf) && later(lastDayOf(one.started), periodDays) < asOf,
  )
  const of = (verdict: Place['verdict']): number => done.filter((one) => one.verdict === verdict).length
  return [of('inTime'), of('inTime') + of('late') + overdue.length]
}

const rectified = (places: readonly Place[], asOf: string): Planned => {
  const ordered = places.flatMap(({ looks }) => looks.filter((one) => one.repliedAfter !== undefined && one.on <= asOf))
  const verdicts = ordered.map(({ on, repliedAfter = 0 }) => {
    if (later(on, repliedAfter + 2) <= asOf) return repliedAfter <= 7 ? 'inTime' : 'late'
    return later(on, 7) < asOf ? 'late' : 'notYet'
  })
  const inTime = verdicts.filter((one) => one === 'inTime').length
  return [inTime, inTime + verdicts.filter((one) => one === 'late').length]
}

const heard = (places: readonly Place[], asOf: string): readonly Complaint[] =>
  places.flatMap(({ complaints }) => complaints.filter((one) => one.repeats === undefined && one.received <= asOf))

const responded = (all: readonly Complaint[], asOf: string): Planned => {
  const inTime = all.filter((one) => one.answeredAfter <= 7 && later(one.received, one.answeredAfter) <= asOf).length
  const late = all.filter((one) => one.answeredAfter > 7 && later(one.received, 7) < asOf).length
  return [inTime, inTime + late]
}

const calledBack = (all: readonly Complaint[], asOf: string, says: 'solved' | 'satisfied'): Planned => {
  const called = all.filter((one) => later(one.received, calledAfter) <= asOf)
  return [called.filter((one) => one[says]).length, called.length]
}

const promised = (places: readonly Place[], asOf: string): Planned => {
  const all = places.flatMap(({ promise }) => promise ?? [])
  const over = (after: number, kept: boolean): number =>
    all.filter((one) => one.kept === kept && later(one.made, after) <= asOf).length
  const kept = over(promiseDays, true)
  return [kept, kept + over(promiseDays + 1, false)]
}

/** What the official indicators of 2023 have to come to on a day, from the plan alone. */
export const plannedFigures = (town: readonly Project[], asOf: string): Readonly<Record<string, Planned>> => {
  const batches = town.flatMap((project) => project.batches)
  const places = batches.flatMap((batch) => batch.places)
  const until = earlier(asOf, '2023-12-31')
  const listed = places.filter((one) => listedOn(one) <= asOf)
  const listedThen = places.filter((one) => listedOn(one) <= until)
  const started = places.filter((one) => certain(one.started, until))
  const finished = places.filter((one) => certain(one.finished, until))
  const surveyed = places.filter((one) => certain(one.surveyed, until))
  const homes = listed.flatMap((place) => place.homes)
  const all = registered(places, until)
  const agreeing = places.filter((one) => consentedOn(one) <= until).flatMap((place) => place.homes)
  const complaints = heard(places, until)
  const looks = places.flatMap((place) => place.looks).filter((one) => one.on <= until)
  const { committed, received, paid } = money(batches, until)
  const merging = small(asOf, { since: '2023-01-10' })
  return {
    plannedCommunities: listed.length + merging,
    plannedHouseholds: homes.length,
    newlyStartedCommunities: started.length,
    newlyStartedHouseholds: householdsIn(started),
    startRateByCommunities: [started.length, listedThen.length + merging],
    startRateByHouseholds: [householdsIn(started), householdsIn(listedThen)],
    finishedCommunities: finished.length,
    finishedHouseholds: householdsIn(finished),
    plannedBuildings: new Set(homes.map((one) => one.building)).size,
    plannedStairUnits: new Set(homes.map((one) => one.stairUnit)).size,
    'investmentInPeriod/committed': committed,
    'investmentInPeriod/received': received,
    'investmentInPeriod/paid': paid,
    fundExecutionRate: [paid, received],
    contributionRate: contributions(places, until),
    surveyCoverage: [householdsIn(surveyed), all],
    consentRate: [agreeing.filter((one) => one.consents).length, all],
    inspectionsInPeriod: looks.length,
    rectificationsInPeriod: looks.filter((one) => one.repliedAfter !== undefined).length,
    rectifiedInTime: rectified(places, until),
    finishedInTime: finishedInTime(places, until),
    feedbackInPeriod: complaints.length,
    responseRate: responded(complaints, until),
    resolutionRate: calledBack(complaints, until, 'solved'),
    feedbackSatisfaction: calledBack(complaints, until, 'satisfied'),
    promisesKeptRate: promised(places, until),
    ...(asOf >= smallOne.merged && { plannedDwellingArea: sum(homes.map((one) => one.area)) }),
  }
}

/** The communities in which works started, or were finished, in a month: by the last day that the date allows. */
export const reachedIn = (town: readonly Project[], what: 'started' | 'finished', month: string): readonly Place[] =>
  placesOf(town).filter((place) => lastDayOf(place[what]).slice(0, 7) === month)
