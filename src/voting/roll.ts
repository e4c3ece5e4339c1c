import * as E from 'fp-ts/Either'
import type { NonEmptyArray } from 'fp-ts/NonEmptyArray'
import {
  list,
  oneOf,
  optional,
  record,
  wholeNumber,
  type PlainStructOf,
  type Shape,
  type StructOf,
} from '../kernel/shape.ts'
import type { CalendarDate } from '../vocabulary/calendarDate.ts'
import { BuildingId, DwellingId, OwnerId, StairUnitId } from '../vocabulary/ids.ts'

const fields = {
  dwelling: optional(DwellingId),
  /** Hundredths of a square metre: of the land register, else as surveyed, else of the contract of sale. */
  area: wholeNumber(0, 1e12),
  owners: list(OwnerId, 0, 100),
  building: optional(BuildingId),
  stairUnit: optional(StairUnitId),
  /** Undivided shares, tantièmes, co-ownership shares or voting rights: whatever the law there weighs. */
  share: optional(wholeNumber(0, 1e12)),
  /** Hundredths of a square metre of land that go with the dwelling. */
  landArea: optional(wholeNumber(0, 1e12)),
  /** Not sold yet: still the developer's, or public housing. */
  held: optional(oneOf('developer', 'publicHousing')),
  use: optional(oneOf('home', 'shop')),
  /** Why a policy may leave its owner out: a court found him untraceable, or the household has no citizen. */
  standing: optional(oneOf('untraceable', 'notCitizen')),
}

/** One row of a roll as somebody wrote it: what is missing or wrong in it is told when the roll is frozen. */
export type RollRow = StructOf<typeof fields>
export const RollRow: Shape<RollRow, PlainStructOf<typeof fields>> = record(fields)

/** A row of a frozen roll: a dwelling with an area and at least one owner. */
export interface Entry extends RollRow {
  readonly dwelling: DwellingId
}

/** Who may vote, as it stood on a day. What is sold later changes nothing. */
export interface Roll {
  readonly on: CalendarDate
  readonly entries: readonly Entry[]
}

/** What is wrong with a roll, and in which of its rows, the first being row 1. */
export interface RollProblem {
  readonly type:
    | 'EmptyRoll'
    | 'OwnerWithoutDwelling'
    | 'DwellingTwice'
    | 'DwellingWithoutOwner'
    | 'OwnerTwiceInRow'
    | 'NoArea'
    | 'TooMuchToAdd'
  readonly rows: readonly number[]
  readonly dwelling?: DwellingId
}

/** A roll cannot be frozen: everything that is wrong with it. */
export interface RollRefused {
  readonly type: 'RollRefused'
  readonly problems: NonEmptyArray<RollProblem>
}

const problemsOfRow = (row: RollRow, index: number): readonly RollProblem[] => {
  const where = { rows: [index + 1], ...(row.dwelling !== undefined && { dwelling: row.dwelling }) }
  const found: RollProblem[] = []
  if (row.dwelling === undefined) found.push({ type: 'OwnerWithoutDwelling', ...where })
  if (row.owners.length === 0) found.push({ type: 'DwellingWithoutOwner', ...where })
  if (new Set(row.owners).size < row.owners.length) found.push({ type: 'OwnerTwiceInRow', ...where })
  if (row.area === 0) found.push({ type: 'NoArea', ...where })
  return found
}

const repeated = (rows: readonly RollRow[]): readonly RollProblem[] => {
  const seen = new Map<DwellingId, number[]>()
  rows.forEach(({ dwelling }, i) => {
    if (dwelling !== undefined) seen.set(dwelling, [...(seen.get(dwelling) ?? []), i + 1])
  })
  return [...seen]
    .filter(([, at]) => at.length > 1)
    .map(([dwelling, at]) => ({ type: 'DwellingTwice', rows: at, dwelling }))
}

const exactly = (rows: readonly RollRow[]): boolean =>
  (['area', 'share', 'landArea'] as const).every((weight) =>
    Number.isSafeInteger(rows.reduce((sum, row) => sum + (row[weight] ?? 0), 0)),
  )

/**
 * Freezes a roll on a day. A dwelling in two rows, an owner without a dwelling, a dwelling without owner or area and a
 * roll of no dwellings are told all at once, with their rows.
 */
export const freezeRoll = (rows: readonly RollRow[], on: CalendarDate): E.Either<RollRefused, Roll> => {
  const [first, ...rest] = [
    ...(rows.length === 0 ? [{ type: 'EmptyRoll', rows: [] } as const] : []),
    ...rows.flatMap(problemsOfRow),
    ...repeated(rows),
    ...(exactly(rows) ? [] : [{ type: 'TooMuchToAdd', rows: [] } as const]),
  ]
  if (first !== undefined) return E.left({ type: 'RollRefused', problems: [first, ...rest] })
  return E.right({ on, entries: rows.filter((row): row is Entry => row.dwelling !== undefined) })
}
