import type * as t from 'io-ts'
import { branded, wholeNumber, type Shape } from '../kernel/shape.ts'

interface SchemeVersionBrand {
  readonly SchemeVersion: unique symbol
}
/** The version of the renovation scheme that somebody consented to or built by, counted from 1. */
export type SchemeVersion = number & t.Brand<SchemeVersionBrand>
export const SchemeVersion: Shape<SchemeVersion, number> = branded<SchemeVersionBrand, number>(
  'SchemeVersion',
  wholeNumber(1, 1000),
  'a version of the scheme',
  () => true,
)
