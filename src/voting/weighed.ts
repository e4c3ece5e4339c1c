import {
  flag,
  oneOf,
  optional,
  record,
  text,
  wholeNumber,
  type PlainStructOf,
  type Shape,
  type StructOf,
} from '../kernel/shape.ts'
import { Base, Weight } from './condition.ts'

const amount = wholeNumber(0, Number.MAX_SAFE_INTEGER)

const fields = {
  about: oneOf('participation', 'approval', 'opposition', 'inPerson'),
  weight: Weight,
  base: Base,
  /** The building or stair unit, where each of them is asked by itself. */
  group: optional(text(1, 200)),
  /** What the base amounts to. */
  of: amount,
  /** The least that is needed; of opposition, the most that may oppose. */
  needed: amount,
  reached: amount,
  /** How much is missing as things stand; of opposition, by how much it is too much. */
  missing: amount,
  met: flag,
}

/** One condition, weighed. Areas are in hundredths of a square metre, so that every number is exact. */
export type WeighedCondition = StructOf<typeof fields>
export const WeighedCondition: Shape<WeighedCondition, PlainStructOf<typeof fields>> = record(fields)
