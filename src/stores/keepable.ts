import type { StoreFailure } from '../kernel/eventStore.ts'
import { text } from '../kernel/shape.ts'
import type { Kept } from '../kernel/vault.ts'

const name = text(1, 200)

/** Whether something can be kept under this id at all; nothing ever stands under one that cannot. */
export const nameable = (id: string): boolean => name.problemsOf(id) === null

/** Why a vault could not find an id again; undefined when it can. */
export const unnameable = (doing: string, id: string): StoreFailure | undefined => refusalOf(doing, 'id', id)

/** Why a vault could not give something back unchanged under its id; undefined when it can. */
export const unkeepable = (id: string, { type, bytes }: Kept): StoreFailure | undefined => {
  const problem = refusalOf('keep', 'id', id) ?? refusalOf('keep', 'type', type)
  if (problem !== undefined) return problem
  // Said of a Uint8Array of any realm, and of a Buffer.
  const isBytes = Object.prototype.toString.call(bytes) === '[object Uint8Array]'
  return isBytes ? undefined : { type: 'StoreFailure', doing: 'keep', cause: 'bytes: expected a Uint8Array' }
}

const refusalOf = (doing: string, what: string, value: string): StoreFailure | undefined => {
  const [problem] = name.problemsOf(value) ?? []
  const cause = problem && `${what}: expected ${problem.expected}, found ${problem.found}`
  return cause === undefined ? undefined : { type: 'StoreFailure', doing, cause }
}

/** Whether two things are the same: type and every byte. */
export const isSameKept = (a: Kept, b: Kept): boolean =>
  a.type === b.type && a.bytes.length === b.bytes.length && a.bytes.every((byte, index) => byte === b.bytes[index])
