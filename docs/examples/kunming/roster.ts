import { CsvError, parse } from 'csv-parse/sync'
import {
  registerBuilding,
  registerDwelling,
  registerHousehold,
  registerStairUnit,
  type RenovationCommand,
} from 'xinyan'
import { Stop, textOf } from './stop.ts'

const headings = ['小区', '楼栋', '单元', '户号', '建筑面积(平方米)', '柴棚', '备注来源'] as const
type Heading = (typeof headings)[number]
type Cells = Readonly<Record<Heading, string>>

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

/** The text of a square-metre figure as hundredths, without ever being a float. */
const hundredths = (cell: string, place: string): number => {
  const [, whole, part = ''] = /^(\d{1,6})(?:\.(\d{1,2}))?$/.exec(cell) ?? []
  if (whole === undefined)
    throw new Stop(`${place}: 建筑面积(平方米): expected a figure such as 47.36, found '${cell}'`)
  return Number(whole + part.padEnd(2, '0'))
}

const yesOrNo = (cell: string, place: string): boolean => {
  if (cell === '有' || cell === '无') return cell === '有'
  throw new Stop(`${place}: 柴棚: expected 有 or 无, found '${cell}'`)
}

const rowOf = (cells: Cells, place: string): Row => {
  const community = cells['小区']
  const building = `${community}-${cells['楼栋']}`
  const stairUnit = `${building}-${cells['单元']}`
  return {
    place,
    community,
    building,
    stairUnit,
    household: `${stairUnit}-${cells['户号']}`,
    area: hundredths(cells['建筑面积(平方米)'], place),
    hasShed: yesOrNo(cells['柴棚'], place),
  }
}

const checkedHeadings = (found: readonly string[], file: string): string[] => {
  if (found.join() === headings.join()) return [...found]
  throw new Stop(`${file}:1: expected the headings ${headings.join()}, found ${found.join()}`)
}

const line = (found: unknown): string => (typeof found === 'number' ? `:${found}` : '')

/** Reads the roster (花名册), or stops at the first cell that is not what its heading says. */
export const readRoster = (file: string): readonly Row[] => {
  const columns = (found: string[]): string[] => checkedHeadings(found, file)
  try {
    const records = parse<{ record: Cells; info: { lines: number } }>(textOf(file), {
      bom: true,
      columns,
      info: true,
    })
    const seen = new Map<string, number>()
    return records.map(({ record, info: { lines } }) => {
      const row = rowOf(record, `${file}:${lines}`)
      const before = seen.get(row.household)
      if (before !== undefined) throw new Stop(`${row.place}: ${row.household} stands in line ${before} already`)
      seen.set(row.household, lines)
      return row
    })
  } catch (error) {
    if (error instanceof CsvError) throw new Stop(`${file}${line(error['lines'])}: ${error.message}`)
    throw error
  }
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
  const missing = roster.find((row) => !registered.has(row.household))
  if (missing) throw new Stop(`${missing.place}: no line of the journal registers ${missing.household}`)
}
