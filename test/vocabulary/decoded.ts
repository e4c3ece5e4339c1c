import * as E from 'fp-ts/Either'
import type { Shape } from '../../src/kernel/shape.ts'
import { Day } from '../../src/vocabulary/calendarDate.ts'
import { CommunityId } from '../../src/vocabulary/ids.ts'
import { SchemeVersion } from '../../src/vocabulary/schemeVersion.ts'

/** A value of the vocabulary, made the only way there is: by decoding. One that cannot be is an error of the test. */
export const decoded = <A, O>(shape: Shape<A, O>, value: unknown): A => {
  const read = shape.decode(value)
  if (E.isLeft(read)) throw new Error(read.left.map((error) => error.message).join('\n'))
  return read.right
}

/** Whether a shape takes a value. */
export const takes = (
  shape: { readonly decode: (value: unknown) => E.Either<unknown, unknown> },
  value: unknown,
): boolean => E.isRight(shape.decode(value))

export const day = (text: string): Day => decoded(Day, text)

export const communityId = (id: string): CommunityId => decoded(CommunityId, id)
export const schemeVersion = (version: number): SchemeVersion => decoded(SchemeVersion, version)
