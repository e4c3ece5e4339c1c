import * as E from 'fp-ts/Either'
import { isSame } from '../kernel/same.ts'

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 2000 ? `${text.slice(0, 2000)}… (${text.length} characters)` : text
}

/** Throws an error that shows both when they are not the same plain JSON. */
export const expectSame = (found: unknown, expected: unknown, what = 'the answer'): void => {
  if (!isSame(found, expected))
    throw new Error(`expected ${what} to be\n${shown(expected)}\nbut found\n${shown(found)}`)
}

/** The answer of a port that said yes; an error that shows the reason when it said no. */
export const answered = async <F, T>(answer: Promise<E.Either<F, T>>): Promise<T> => {
  const settled = await answer
  if (E.isLeft(settled)) throw new Error(`expected an answer but it was refused: ${shown(settled.left)}`)
  return settled.right
}

/** Throws unless the answer is no, for exactly this reason. */
export const expectRefusal = async <F, T>(answer: Promise<E.Either<F, T>>, expected: F): Promise<void> => {
  const settled = await answer
  expectSame(E.isLeft(settled) ? settled.left : { accepted: settled.right }, expected, 'the refusal')
}

/** Throws unless the answer is a failure that says what could not be done and why. */
export const expectFailure = async <F, T>(answer: Promise<E.Either<F, T>>): Promise<void> => {
  const settled = await answer
  const found = E.isLeft(settled) ? (settled.left as { readonly type?: unknown; readonly cause?: unknown }) : undefined
  if (found?.type !== 'StoreFailure' || typeof found.cause !== 'string' || found.cause === '')
    throw new Error(`expected a StoreFailure with its cause but found ${shown(settled)}`)
}
