import type * as E from 'fp-ts/Either'
import type { EventStore, StoredCommit } from '../../src/kernel/eventStore.ts'
import { handle, type Envelope, type Failure, type Handler, type Outcome, type World } from '../../src/kernel/handle.ts'
import type { AnyRefusal } from '../../src/kernel/rule.ts'
import { memoryStore } from '../../src/stores/memory.ts'
import { keys, type Hours, type KeyEvent } from './cabinet.ts'

export type Answered = E.Either<Failure<AnyRefusal>, Outcome<KeyEvent>>
export type Commands = Handler<object, KeyEvent, AnyRefusal>

/** A world whose clock goes on by a minute whenever it is asked, and whose cabinet is open. */
export const world = (start = '2019-06-21T08:00:00.000Z', open = true): World<Hours> => {
  let asked = 0
  return { now: () => new Date(Date.parse(start) + asked++ * 60_000).toISOString(), context: () => ({ open }) }
}

/** A handler of the cabinet over a store, by default one of its own. */
export const handlerOver = (store: EventStore = memoryStore(), of = world(), keepStates?: number): Commands =>
  handle(store, keys, of, keepStates === undefined ? {} : { keepStates }) as Commands

export const by = (id: string, more: Partial<Envelope> = {}): Envelope => ({ id, by: 'keeper', ...more })

export const take = (key: string, by_: string) => ({ type: 'TakeKey', key, by: by_ }) as const
export const bring = (key: string) => ({ type: 'ReturnKey', key }) as const
export const count = (taken: number) => ({ type: 'CountTakings', count: taken }) as const

/** All commits of a store as they stand in it. */
export const stored = async (store: EventStore): Promise<readonly StoredCommit[]> => {
  const read = await store.readAll(0, 1_000_000)
  if (read._tag === 'Left') throw new Error(read.left.cause)
  return read.right
}

/** A store that lets something happen before it is asked what `method` asks. */
export const before = <M extends 'read' | 'readAll' | 'commitOf' | 'append'>(
  store: EventStore,
  method: M,
  happens: (...asked: Parameters<EventStore[M]>) => unknown,
): EventStore => ({
  ...store,
  [method]: async (...asked: Parameters<EventStore[M]>) => {
    await happens(...asked)
    return (store[method] as (...given: readonly unknown[]) => unknown)(...asked)
  },
})

/** What an answer comes to, in one word and a number or a list. */
export const short = (answer: Answered): readonly unknown[] => {
  if (answer._tag === 'Left') {
    const { left } = answer
    if (left.type === 'Refused') return ['Refused', ...left.refusals.map((one) => one.type)]
    return left.type === 'Malformed' ? ['Malformed', ...left.problems.map((p) => p.path.join('/'))] : [left.type]
  }
  const { right } = answer
  return right.type === 'AlreadySo'
    ? ['AlreadySo', right.version]
    : ['Committed', right.commit.version, ...(right.again ? ['again'] : [])]
}
