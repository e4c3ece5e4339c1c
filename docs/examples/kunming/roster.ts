import {
  HouseholdId,
  registerBuilding,
  registerDwelling,
  registerHousehold,
  registerStairUnit,
  type RenovationCommand,
} from 'xinyan'
import { readSheet, type SheetLine } from './sheet.ts'
import { Stop } from './stop.ts'

const headings = ['小区', '楼栋', '单元', '户号', '建筑面积(平方米)', '柴棚', '备注来源'] as const

/** One household of the roster. */
export interface Row {
  readonly place: string
  readonly community: string
  readonly building: string
  readonly stairUnit: string
  readonly household: string
  /** Hundredths of a square metre. */
  readonly area: number
  readonly hasShed: boolean
}

const figure = /^(\d{1,6})(?:\.(\d{1,2}))?$/

/** The text of a square-metre figure as hundredths, without ever being a float. */
const hundredths = (cell: string): number => {
  const [, whole = '', part = ''] = figure.exec(cell) ?? []
  return Number(whole + part.padEnd(2, '0'))
}

const isId = (cell: string): boolean => HouseholdId.is(cell)

/** What each column asks of a cell, in the order of the headings. */
const asks: readonly { readonly expected: string; readonly isMet: (cell: string) => boolean }[] = [
  ...headings.slice(0, 4).map(() => ({ expected: 'a short name or number', isMet: isId })),
  { expected: 'a figure above 0 such as 47.36', isMet: (cell) => figure.test(cell) && hundredths(cell) > 0 },
  { expected: '有 or 无', isMet: (cell) => cell === '有' || cell === '无' },
  { expected: 'where the row comes from', isMet: (cell) => cell !== '' },
]

const letterOf = (column: number): string => String.fromCharCode(65 + column)

const problemsIn = ({ cells }: SheetLine, place: string): readonly string[] =>
  cells.length === headings.length
    ? asks.flatMap(({ expected, isMet }, column) => {
        const cell = cells[column] ?? ''
        if (isMet(cell)) return []
        return [`${place}: column ${letterOf(column)} ${headings[column]}: expected ${expected}, found '${cell}'`]
      })
    : [`${place}: expected ${headings.length} cells, found ${cells.length}`]

const rowOf = ({ cells }: SheetLine, place: string): Row => {
  const [community = '', inCommunity = '', inBuilding = '', door = '', area = '', shed] = cells
  const building = `${community}-${inCommunity}`
  const stairUnit = `${building}-${inBuilding}`
  const household = `${stairUnit}-${door}`
  return { place, community, building, stairUnit, household, area: hundredths(area), hasShed: shed === '有' }
}

const namedTwice = (rows: readonly Row[]): readonly string[] => {
  const first = new Map<string, Row>()
  return rows.flatMap((row) => {
    const before = first.get(row.household)
    if (before === undefined) first.set(row.household, row)
    return before === undefined
      ? []
      : [`${row.place}: ${row.household} stands in line ${before.place.split(':').at(-1)} already`]
  })
}

const checkHeadings = (line: SheetLine | undefined, file: string): void => {
  const found = line?.cells ?? []
  if (found.join() !== headings.join())
    throw new Stop(`${file}:${line?.line ?? 1}: expected the headings ${headings.join()}, found ${found.join()}`)
}

/**
 * Reads the roster (花名册), all of it or nothing: where cells are not what their headings say, or a household stands twice,
 * every one of them is named with its line, its column and the reason, in one go.
 */
export const readRoster = (file: string): readonly Row[] => {
  const { lines, problems } = readSheet(file)
  const [first, ...rest] = lines
  checkHeadings(first, file)
  const read = rest.map((line) => ({ line, place: `${file}:${line.line}` }))
  const wrong = new Map(read.map(({ line, place }) => [place, problemsIn(line, place)]))
  const rows = read.filter(({ place }) => wrong.get(place)?.length === 0).map(({ line, place }) => rowOf(line, place))
  const all = [...problems, ...[...wrong.values()].flat(), ...namedTwice(rows)]
  if (all.length > 0) throw new Stop([...all, `Nothing is imported: ${all.length} to put right in ${file}`].join('\n'))
  return rows
}

/**
 * What registers the households of one community: each building, stair unit, dwelling and household once. Handed over as
 * one list it is recorded in one commit, or not at all.
 */
export const registrations = (roster: readonly Row[], community: string, on: string): readonly RenovationCommand[] => {
  const rows = roster.filter((row) => row.community === community)
  const units = new Map(rows.map(({ stairUnit, building }) => [stairUnit, building]))
  return [
    ...[...new Set(units.values())].map((building) => registerBuilding({ building, community })),
    ...[...units].map(([stairUnit, building]) => registerStairUnit({ stairUnit, building })),
    ...rows.flatMap(({ household, building, stairUnit, area }) => {
      const dwelling = `d-${household}`
      return [
        registerDwelling({ dwelling, building, stairUnit, area, owners: [`o-${household}`], on }),
        registerHousehold({ household, community, dwelling, on }),
      ]
    }),
  ]
}

/** Stops when a household of the roster is registered by none of these commands: no row is dropped in silence. */
export const checkComplete = (roster: readonly Row[], commands: readonly RenovationCommand[]): void => {
  const registered = new Set(commands.map((one) => (one.type === 'RegisterHousehold' ? one.household : undefined)))
  const missing = roster.filter((row) => !registered.has(row.household))
  if (missing.length > 0)
    throw new Stop(missing.map((row) => `${row.place}: no line of the journal registers ${row.household}`).join('\n'))
}
