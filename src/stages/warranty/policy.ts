import {
  dictionary,
  oneOf,
  record,
  tagged,
  wholeNumber,
  type PlainStructOf,
  type Shape,
  type StructOf,
} from '../../kernel/shape.ts'
import { Period } from '../../vocabulary/period.ts'
import { PolicyHead } from '../../vocabulary/policy.ts'

/** The classes of works that a minimum warranty is laid down for; `other` goes by agreement. */
export type WarrantyClass = (typeof WarrantyClass)['_A']
export const WarrantyClass = oneOf(
  'structure',
  'roofWaterproofing',
  'wetRoomWaterproofing',
  'externalWallLeakage',
  'heatingCooling',
  'electrical',
  'waterPipes',
  'drainage',
  'equipment',
  'decoration',
  'other',
)

const years = { years: wholeNumber(1, 200) }
const seasons = { seasons: wholeNumber(1, 50) }

/** How long a warranty was agreed to run: in years, in heating or cooling seasons, or for the service life of the design. */
export type WarrantyTerm = (typeof WarrantyTerm)['_A']
export const WarrantyTerm = tagged('kind', { years, seasons, designLife: years })

/** The shortest term that may be agreed. `designLife` asks for the years that the design gives, whatever they are. */
export type MinimumTerm = (typeof MinimumTerm)['_A']
export const MinimumTerm = tagged('kind', { years, seasons, designLife: {} })

const minimums = {
  head: PolicyHead,
  /** The shortest warranty of each class of works. A class that is not named goes by agreement. */
  minimums: dictionary(WarrantyClass, MinimumTerm, 11),
}

/** How long works have to be under warranty at least. */
export type WarrantyPolicy = StructOf<typeof minimums>
export const WarrantyPolicy: Shape<WarrantyPolicy, PlainStructOf<typeof minimums>> = record(minimums)

const service = {
  head: PolicyHead,
  /** How many days before its end a warranty is reported as about to end. */
  noticeDays: wholeNumber(0, 3_650),
  /** How long after a claim the contractor may take to come and look. */
  visitWithin: Period,
  /** How long after a claim the contractor may take to repair. */
  repairWithin: Period,
}

/** How soon a claim under warranty is to be looked at and repaired, and when the end of a warranty is announced. */
export type WarrantyServicePolicy = StructOf<typeof service>
export const WarrantyServicePolicy: Shape<WarrantyServicePolicy, PlainStructOf<typeof service>> = record(service)
