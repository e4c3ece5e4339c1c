import type { WarrantyPolicy, WarrantyServicePolicy } from '../stages/warranty/policy.ts'

/** Minimum warranties as plain JSON, to be adopted with `adoptWarrantyPolicy`. */
export type PlainWarrantyPolicy = (typeof WarrantyPolicy)['_O']

/** Periods of warranty service as plain JSON, to be adopted with `adoptWarrantyServicePolicy`. */
export type PlainWarrantyServicePolicy = (typeof WarrantyServicePolicy)['_O']

const years = (count: number) => ({ kind: 'years', years: count }) as const

/**
 * The national minimum warranties. Works that are not named go by agreement. It is never adopted by itself.
 *
 * @remarks Regulations on Quality Management of Construction Projects (建设工程质量管理条例) art. 40. The terms were read in its text;
 * the day from which it is in force, 2000-01-30, was not [K].
 */
export const nationalWarranty: PlainWarrantyPolicy = {
  head: {
    id: 'cn/2000/warranty',
    jurisdiction: 'CN',
    basis: 'Regulations on Quality Management of Construction Projects (建设工程质量管理条例) art. 40',
    verified: true,
    validFrom: '2000-01-30',
  },
  minimums: {
    structure: { kind: 'designLife' },
    roofWaterproofing: years(5),
    wetRoomWaterproofing: years(5),
    externalWallLeakage: years(5),
    heatingCooling: { kind: 'seasons', seasons: 2 },
    electrical: years(2),
    waterPipes: years(2),
    drainage: years(2),
    equipment: years(2),
    decoration: years(2),
  },
}

const within = (days: number) =>
  ({ days, from: 'event', firstDay: 'excluded', counting: 'calendarDays', lastRestDay: 'stays' }) as const

/**
 * Periods of warranty service to begin with: a visit within 7 days and repair within 30, and notice 90 days before an end.
 * Replace them by what the warranty certificates say.
 *
 * @remarks [K: the law asks for repair and names no days (建设工程质量管理条例 art. 41); these follow no text.]
 */
export const customaryWarrantyService: PlainWarrantyServicePolicy = {
  head: {
    id: 'cn/warranty-service',
    jurisdiction: 'CN',
    basis: 'custom; the law names no days (建设工程质量管理条例 art. 41); not checked against any text',
    verified: false,
    validFrom: '2000-01-30',
  },
  noticeDays: 90,
  visitWithin: within(7),
  repairWithin: within(30),
}
