import { addDays, daysOf, CalendarDate } from 'xinyan'
import { chanceOf, type Chance } from '../laws/chance.ts'
import { dayOf } from './office.ts'

/** A household as the plan has it: where it lives, and what it will say. */
export interface Home {
  readonly household: string
  readonly dwelling: string
  readonly stairUnit: string
  readonly building: string
  /** Hundredths of a square metre. */
  readonly area: number
  /** Several dwellings may have one owner. */
  readonly owner: string
  readonly consents: boolean
  readonly vote: 'for' | 'against' | 'abstain' | 'silent'
  readonly score: 'satisfied' | 'basicallySatisfied' | 'neutral' | 'dissatisfied' | 'silent'
  /** What it agreed to give, in fen, and whether it paid. */
  readonly gives?: { readonly amount: number; readonly paid: boolean }
}

/** Whether the works will be finished within the agreed period; `open` where the dates are too rough to tell. */
export type Verdict = 'inTime' | 'late' | 'open'

export interface Complaint {
  readonly id: string
  readonly received: string
  readonly answeredAfter: number
  readonly repeats?: string
  readonly solved: boolean
  readonly satisfied: boolean
}

export interface Look {
  readonly id: string
  readonly on: string
  /** Days until what was ordered to be put right is replied to; absent where all was in order. */
  readonly repliedAfter?: number
}

export interface Place {
  readonly id: string
  readonly homes: readonly Home[]
  readonly surveyed: string
  readonly started: string
  readonly finished: string
  readonly verdict: Verdict
  /** When the paper about the start reaches the office, where that is late. */
  readonly startKnown?: string
  readonly complaints: readonly Complaint[]
  readonly looks: readonly Look[]
  readonly promise?: { readonly made: string; readonly kept: boolean }
}

/** A batch (批次): communities that are voted on, approved, tendered and contracted together. */
export interface Batch {
  readonly id: string
  /** The day on which the owners' ballot is opened; everything up to the permit is counted from it. */
  readonly from: string
  readonly places: readonly Place[]
  /** In fen: what the district commits and sends, what the centre sends, and what is paid in two parts. */
  readonly money: { readonly centre: number; readonly district: number; readonly paid: readonly [number, number] }
}

/** A project: one renovation, with a stream of its own. */
export interface Project {
  readonly stream: string
  readonly batches: readonly Batch[]
}

/** The day so many days after another. */
export const later = (day: string, days: number): string => {
  const found = addDays(dayOf(day), days)
  if (found === undefined) throw new Error(`${day} and ${days} days more`)
  return found
}

const spanOf = (date: string) => {
  if (!CalendarDate.is(date)) throw new Error(`${date} is no date`)
  return daysOf(date)
}
export const lastDayOf = (date: string): string => spanOf(date).last
export const firstDayOf = (date: string): string => spanOf(date).first

export const periodDays = 150
/** From the opening of the ballot to the permit. */
export const daysToPermit = 84

/** Where one answer too few is satisfied, so that the question is asked again. */
export const unhappy = 'P3-2'

const scoreOf = (chance: Chance, place: string, n: number, count: number): Home['score'] => {
  if (place === unhappy) return n < Math.ceil((count * 9) / 10) - 1 ? 'satisfied' : 'dissatisfied'
  if (chance.happens(82)) return chance.oneOf(['satisfied', 'basicallySatisfied'])
  return chance.happens(10) ? 'neutral' : 'silent'
}

const homesOf = (chance: Chance, place: string, count: number): readonly Home[] => {
  const homes: Home[] = []
  for (let n = 0; n < count; n++) {
    const building = `${place}-${Math.floor(n / 24) + 1}`
    const before = homes.at(-1)
    const same = before !== undefined && chance.happens(7) ? before : undefined
    const gives = chance.happens(30)
      ? { amount: 50_000 + 100 * chance.below(2000), paid: chance.happens(80) }
      : undefined
    homes.push({
      household: `${place}-h${n + 1}`,
      dwelling: `${place}-d${n + 1}`,
      stairUnit: `${building}-${(Math.floor(n / 12) % 2) + 1}`,
      building,
      area: 4000 + chance.below(5000),
      owner: same?.owner ?? `${place}-o${n + 1}`,
      consents: chance.happens(95),
      vote: same?.vote ?? (chance.happens(88) ? 'for' : chance.oneOf(['against', 'abstain', 'silent', 'silent'])),
      score: scoreOf(chance, place, n, count),
      ...(gives && { gives }),
    })
  }
  return homes
}

/** The community of which nobody wrote down when in the year its works were finished. */
export const undated = { place: 'P4-2', started: '2023-07-10', finished: '2023' }

const finishOf = (chance: Chance, started: string): { readonly finished: string; readonly verdict: Verdict } => {
  const { first, last } = spanOf(started)
  if (first !== last && chance.happens(40)) return { finished: later(first, periodDays + 10), verdict: 'open' }
  if (chance.happens(25)) return { finished: later(last, periodDays + 5 + chance.below(30)), verdict: 'late' }
  const finished = later(last, 85 + chance.below(30))
  const isRough = chance.happens(30) && lastDayOf(finished.slice(0, 7)) <= later(first, periodDays)
  return { finished: isRough ? finished.slice(0, 7) : finished, verdict: 'inTime' }
}

const complaintsOf = (chance: Chance, place: string, from: string): readonly Complaint[] => {
  const first = Array.from({ length: chance.below(4) }, (_, n) => ({
    id: `${place}-f${n + 1}`,
    received: later(from, 5 + 9 * n + chance.below(5)),
    answeredAfter: chance.happens(80) ? 1 + chance.below(7) : 8 + chance.below(3),
    solved: chance.happens(85),
    satisfied: chance.happens(80),
  }))
  const [one] = first
  if (one === undefined || !chance.happens(40)) return first
  return [...first, { ...one, id: `${place}-f-again`, received: later(one.received, 1), repeats: one.id }]
}

const looksOf = (chance: Chance, place: string, from: string): readonly Look[] =>
  Array.from({ length: 2 + chance.below(3) }, (_, n) => ({
    id: `${place}-i${n + 1}`,
    on: later(from, 10 + 17 * n + chance.below(6)),
    ...(chance.happens(35) && { repliedAfter: chance.happens(70) ? 1 + chance.below(7) : 8 + chance.below(4) }),
  }))

/** The community that joins in May, and the one whose papers on the start lie in a drawer until September. */
export const lateComer = 'P5-7'
export const forgotten = { place: 'P2-3', started: '2023-08-21', known: '2023-09-12' }

const placeOf = (chance: Chance, id: string, count: number, started: string, startKnown?: string): Place => {
  const from = lastDayOf(started)
  const promise = { made: later(from, 2), kept: chance.happens(75) }
  return {
    id,
    homes: homesOf(chance, id, count),
    surveyed: id === lateComer ? '2023-05-09' : chance.happens(30) ? '2023-03' : later('2023-03-01', chance.below(25)),
    started,
    ...(id === undated.place ? { finished: undated.finished, verdict: 'open' } : finishOf(chance, started)),
    ...(startKnown !== undefined && { startKnown }),
    complaints: complaintsOf(chance, id, startKnown ?? from),
    looks: looksOf(chance, id, startKnown ?? from),
    ...(chance.happens(50) && { promise }),
  }
}

const startOf = (chance: Chance, id: string, from: string): string => {
  if (id === lateComer) return '2023-10'
  if (id === forgotten.place) return forgotten.started
  if (id === undated.place) return undated.started
  const day = later(from, daysToPermit + 3 + chance.below(55))
  const month = day.slice(0, 7)
  return chance.happens(25) && month > later(from, daysToPermit).slice(0, 7) ? month : day
}

const batchOf = (chance: Chance, id: string, from: string, sizes: readonly (readonly [string, number])[]): Batch => {
  const places = sizes.map(([place, count]) =>
    placeOf(
      chance,
      place,
      count,
      startOf(chance, place, from),
      place === forgotten.place ? forgotten.known : undefined,
    ),
  )
  const price = places.reduce((sum, { homes }) => sum + homes.length, 0) * 2_000_000
  const paid: readonly [number, number] = [price * 0.4, price * 0.3 + chance.below(100_000)]
  return { id, from, places, money: { centre: price / 2, district: price / 2, paid } }
}

// Pairs of a larger and a smaller one, so that there are always 2,800 households in 35 communities.
const sizesOf = (chance: Chance): readonly number[] => {
  const pairs = Array.from({ length: 17 }, () => chance.below(32))
  return [...pairs.flatMap((more) => [80 + more, 80 - more]), 80]
}

/**
 * What a bureau plans for 2023: 2,800 households in 35 communities, in three batches each of five projects. The same batches
 * may as well be told as one big project.
 */
export const planTown = (seed: number): readonly Project[] => {
  const chance = chanceOf(seed)
  const sizes = sizesOf(chance)
  return [1, 2, 3, 4, 5].map((project) => {
    const of = (batch: string, from: string, numbers: readonly number[]): Batch =>
      batchOf(
        chance,
        `P${project}-${batch}`,
        from,
        numbers.map((n) => [`P${project}-${n}`, sizes[(project - 1) * 7 + n - 1] ?? 0]),
      )
    // The last community of the fifth project joins in May and goes its way with the second batch.
    const third = project === 5 ? '2023-05-22' : '2023-09-11'
    return {
      stream: `project-${project}`,
      batches: [of('a', '2023-04-03', [1, 2, 3, 4]), of('b', '2023-05-22', [5, 6]), of('c', third, [7])],
    }
  })
}

export const placesOf = (town: readonly Project[]): readonly Place[] =>
  town.flatMap(({ batches }) => batches.flatMap(({ places }) => places))
