import { describe, expect, it } from 'vitest'
import { deciderOf } from '../../src/kernel/decider.ts'
import type { EventStore } from '../../src/kernel/eventStore.ts'
import { fact } from '../../src/kernel/fact.ts'
import { fingerprintOf } from '../../src/kernel/fingerprint.ts'
import { handle } from '../../src/kernel/handle.ts'
import { accept, rule } from '../../src/kernel/rule.ts'
import { flag } from '../../src/kernel/shape.ts'
import { stage } from '../../src/kernel/stage.ts'
import { memoryStore } from '../../src/stores/memory.ts'
import { before, bring, by, count, handlerOver, short, stored, take, world, type Commands } from './handling.ts'

/** A store that does something once, before it is next asked for what `method` asks. */
const once = (
  store: EventStore,
  method: 'readAll' | 'read' | 'commitOf' | 'append',
  happens: () => unknown,
): EventStore => {
  let left = 1
  return before(store, method, () => (left-- > 0 ? happens() : undefined))
}

describe('Two handlers on one store', () => {
  it('both get their commands recorded when nothing stands against it', async () => {
    const store = memoryStore()
    const [one, other] = [handlerOver(store), handlerOver(store)]
    await one('c-1', take('gate', 'an'), by('1'))
    await other('c-1', take('roof', 'bo'), by('2'))
    expect(short(await one('c-1', bring('gate'), by('3')))).toEqual(['Committed', 3])
    expect(short(await other('c-1', bring('roof'), by('4')))).toEqual(['Committed', 4])
  })

  it('catch up: who comes too late is refused on what the other has recorded', async () => {
    const store = memoryStore()
    const [one, other] = [handlerOver(store), handlerOver(store)]
    await one('c-1', take('gate', 'an'), by('1'))
    await other('c-1', bring('gate'), by('2'))
    await other('c-1', take('gate', 'bo'), by('3'))
    expect(short(await one('c-1', [bring('gate'), take('gate', 'an'), take('gate', 'cy')], by('4')))).toEqual([
      'Refused',
      'KeyIsOut',
    ])
    expect(short(await one('c-1', take('gate', 'cy'), by('5')))).toEqual(['Refused', 'KeyIsOut'])
  })

  it('are not refused, and not told that it is already so, on a state that is out of date', async () => {
    const store = memoryStore()
    const [one, other] = [handlerOver(store), handlerOver(store)]
    await one('c-1', take('gate', 'an'), by('1'))
    await other('c-1', bring('gate'), by('2'))
    expect(short(await one('c-1', take('gate', 'bo'), by('3')))).toEqual(['Committed', 3])
    expect(short(await other('c-1', bring('gate'), by('4')))).toEqual(['Committed', 4])
    expect(short(await one('c-1', take('gate', 'bo'), by('5')))).toEqual(['Committed', 5])
  })

  it('decide again when the other writes between deciding and appending', async () => {
    const store = memoryStore()
    const other = handlerOver(store)
    const late = handlerOver(once(store, 'append', () => other('c-1', take('gate', 'bo'), by('o'))))
    expect(short(await late('c-1', take('gate', 'an'), by('1')))).toEqual(['Refused', 'KeyIsOut'])
    const luckier = handlerOver(once(store, 'append', () => other('c-1', take('roof', 'bo'), by('p'))))
    expect(short(await luckier('c-1', take('shed', 'an'), by('1')))).toEqual(['Committed', 3])
  })

  it('answer as the first time though the other recorded it since the store was asked for it', async () => {
    const store = memoryStore()
    const command = take('gate', 'an')
    const other = handlerOver(store)
    const late = handlerOver(once(store, 'read', () => other('c-1', command, by('1'))))
    expect(short(await late('c-1', command, by('1')))).toEqual(['Committed', 1, 'again'])
    const thenTaken = async () => {
      await other('c-2', command, by('1'))
      await other('c-2', [bring('gate'), take('gate', 'bo')], by('2'))
    }
    const refused = handlerOver(once(store, 'read', thenTaken))
    expect(short(await refused('c-2', command, by('1')))).toEqual(['Committed', 1, 'again'])
    const strange = handlerOver(once(store, 'read', () => other('c-3', take('gate', 'bo'), by('1'))))
    expect(short(await strange('c-3', command, by('1')))).toEqual(['Refused', 'CommandIdReused'])
  })

  it('do not record twice what both were told under one id, even at the same moment', async () => {
    const store = memoryStore()
    const command = take('gate', 'an')
    const other = handlerOver(store)
    const late = handlerOver(once(store, 'append', () => other('c-1', command, by('1'))))
    expect(short(await late('c-1', command, by('1'))).slice(0, 2)).toEqual(['Committed', 1])
    expect(await stored(store)).toHaveLength(1)
    expect(short(await late('c-1', bring('gate'), by('2')))).toEqual(['Committed', 2])
  })

  it('do not believe a list that the other had recorded at another place in the stream', async () => {
    const store = memoryStore()
    const list = [take('gate', 'an'), bring('gate')]
    const other = handlerOver(store)
    const happens = async () => {
      await other('c-1', take('roof', 'bo'), by('o'))
      await other('c-1', list, by('1'))
    }
    const late = handlerOver(once(store, 'append', happens))
    expect(short(await late('c-1', list, by('1')))).toEqual(['Committed', 2, 'again'])
    expect(short(await late('c-1', take('roof', 'cy'), by('2')))).toEqual(['Refused', 'KeyIsOut'])
    expect(short(await late('c-1', count(2), by('3')))).toEqual(['Committed', 3])
  })

  it('decide a list again on what is stored, and not on what it would have brought about', async () => {
    const store = memoryStore()
    const other = handlerOver(store)
    const late = handlerOver(once(store, 'append', () => other('c-1', take('roof', 'bo'), by('o'))))
    expect(short(await late('c-1', [take('gate', 'an'), bring('gate')], by('1')))).toEqual(['Committed', 2])
    expect(short(await late('c-1', count(2), by('2')))).toEqual(['Committed', 3])
  })

  it('believe the store when it has a command otherwise than they would have recorded it', async () => {
    const store = memoryStore()
    const fingerprint = fingerprintOf([take('gate', 'an')])
    const events = '[{"shape":1,"event":{"type":"KeyTaken","key":"shed","by":"an"}}]'
    const recordedAt = '2019-06-21T07:00:00.000Z'
    const earlier = { stream: 'c-1', version: 1, commandId: '1', fingerprint, recordedAt, by: 'keeper', events }
    const late = handlerOver(once(store, 'append', () => store.append(earlier)))
    expect(short(await late('c-1', take('gate', 'an'), by('1')))).toEqual(['Committed', 1, 'again'])
    expect(short(await late('c-1', take('shed', 'bo'), by('2')))).toEqual(['Refused', 'KeyIsOut'])
    expect(short(await late('c-1', take('gate', 'bo'), by('3')))).toEqual(['Committed', 2])
  })

  it('refuse an id that the other has just used for something else', async () => {
    const store = memoryStore()
    const other = handlerOver(store)
    const late = handlerOver(once(store, 'append', () => other('c-1', take('roof', 'bo'), by('1'))))
    expect(short(await late('c-1', take('gate', 'an'), by('1')))).toEqual(['Refused', 'CommandIdReused'])
  })

  it('land 200 commands that come all at once, in versions without gaps', async () => {
    const store = memoryStore()
    const handlers = [handlerOver(store), handlerOver(store)] as const
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        (handlers[i % 2 === 0 ? 0 : 1] as Commands)('c-1', take(`k-${i}`, 'an'), by(`${i}`)),
      ),
    )
    const versions = Array.from({ length: 200 }, (_, i) => i + 1)
    expect(answers.map((answer) => short(answer)[1]).toSorted((a, b) => Number(a) - Number(b))).toEqual(versions)
    expect((await stored(store)).map((one) => [one.version, one.position])).toEqual(versions.map((v) => [v, v]))
    expect(new Set((await stored(store)).map((one) => one.commandId)).size).toBe(200)
  })

  it('find a stream that was put back to an earlier day', async () => {
    const store = memoryStore()
    const earlier = memoryStore()
    let current = store
    const moving: EventStore = {
      read: (...asked) => current.read(...asked),
      readAll: (...asked) => current.readAll(...asked),
      commitOf: (...asked) => current.commitOf(...asked),
      append: (...asked) => current.append(...asked),
    }
    const commands = handlerOver(moving)
    await commands('c-1', take('gate', 'an'), by('1'))
    await commands('c-1', take('roof', 'an'), by('2'))
    await handlerOver(earlier)('c-1', take('gate', 'an'), by('1'))
    current = earlier
    expect(short(await commands('c-1', take('shed', 'an'), by('3')))).toEqual(['Committed', 2])
    expect(short(await commands('c-1', take('roof', 'bo'), by('4')))).toEqual(['Committed', 3])
  })
})

describe('A store that fails', () => {
  const failure = { _tag: 'Left', left: { type: 'StoreFailure', doing: 'x', cause: 'disk full' } } as const
  const failing = (store: EventStore, method: keyof EventStore, how: () => unknown): EventStore => ({
    ...store,
    [method]: how,
  })
  const ways = [
    ['says so', () => Promise.resolve(failure)],
    ['rejects', () => Promise.reject(new Error('disk full'))],
    [
      'throws',
      () => {
        throw new Error('disk full')
      },
    ],
  ] as const

  for (const method of ['commitOf', 'read', 'append'] as const)
    it.each(ways)(
      `is answered for as a failure of the store when it %s on being asked to ${method}`,
      async (_, how) => {
        const store = memoryStore()
        const answer = await handlerOver(failing(store, method, how))('c-1', take('gate', 'an'), by('1'))
        expect(answer).toMatchObject({ left: { type: 'StoreFailure', cause: 'disk full' } })
        expect(await stored(store)).toEqual([])
      },
    )

  it.each(ways)('does not leave a handler with what was never stored when it %s', async (_, how) => {
    const store = memoryStore()
    let fails = true
    const flaky: EventStore = { ...store, append: (commit) => (fails ? (how() as never) : store.append(commit)) }
    const commands = handlerOver(flaky)
    for (const command of [take('gate', 'an'), [take('gate', 'an'), take('roof', 'an')]])
      expect(short(await commands('c-1', command, by('1')))).toEqual(['StoreFailure'])
    fails = false
    expect(short(await commands('c-1', [take('gate', 'bo'), take('roof', 'bo')], by('2')))).toEqual(['Committed', 1])
  })
})

describe('A rule that throws', () => {
  interface Fuse {
    readonly lit: boolean
  }
  const cold: Fuse = { lit: false }
  const Lit = fact('Lit', {}, (fuse: { lit: boolean }) => {
    fuse.lit = true
  })
  const light = rule('Light', { really: flag }, ({ fuse }: { readonly fuse: Fuse }, c) => {
    if (!c.really) throw new Error(fuse.lit ? 'lit' : 'cold')
    return accept(Lit({}))
  })
  const fuse = deciderOf(stage('fuse', cold, [Lit], [light]))
  const commands = handle(memoryStore(), fuse, { now: world().now, context: () => undefined })

  it('is a bug: the answer rejects, and what came before it in the list is forgotten', async () => {
    const list = [light({ really: true }), light({ really: false })]
    await expect(commands('f-1', list, by('1'))).rejects.toThrow('lit')
    await expect(commands('f-1', light({ really: false }), by('2'))).rejects.toThrow('cold')
  })
})
