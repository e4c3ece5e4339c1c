import * as E from 'fp-ts/Either'
import { setAutoFreeze } from 'immer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deciderOf } from '../../src/kernel/decider.ts'
import { fact } from '../../src/kernel/fact.ts'
import type { Writable } from '../../src/kernel/keep.ts'
import { rule, nothing } from '../../src/kernel/rule.ts'
import { flag, text } from '../../src/kernel/shape.ts'
import { stage } from '../../src/kernel/stage.ts'
import { cabinet, KeyReturned, keys, KeyTaken, takeKey, type Cabinet, type KeyEvent } from './cabinet.ts'

const open = { open: true }
const history: readonly KeyEvent[] = [
  KeyTaken({ key: 'gate', by: 'an' }),
  KeyTaken({ key: 'roof', by: 'bo' }),
  KeyReturned({ key: 'gate' }),
]
const after = { cabinet: { out: { roof: { by: 'bo' } }, taken: 2 } }

const isDeeplyFrozen = (value: unknown): boolean =>
  typeof value !== 'object' || value === null || (Object.isFrozen(value) && Object.values(value).every(isDeeplyFrozen))

const problemsOf = (input: unknown) => {
  const read = keys.command(input)
  return E.isLeft(read) ? read.left.problems : []
}

describe('A fact', () => {
  it('makes an event of its own fields and of nothing else it is handed', () => {
    const command = { type: 'TakeKey', key: 'gate', by: 'an', note: 'secret' } as const
    expect(JSON.stringify(KeyTaken(command))).toBe('{"type":"KeyTaken","key":"gate","by":"an"}')
  })

  it('leaves out a field that is only inherited', () => {
    const inherited = Object.create({ by: 'an' }, { key: { value: 'gate', enumerable: true } }) as {
      key: string
      by: string
    }
    expect(KeyTaken(inherited)).toEqual({ type: 'KeyTaken', key: 'gate' })
  })

  it('cannot have a field called type', () => {
    expect(() => fact('Odd', { type: flag }, () => undefined)).toThrow("Odd: 'type' is the name itself")
    expect(() => rule('Odd', { type: flag }, () => nothing)).toThrow("Odd: 'type' is the name itself")
  })
})

describe('A decider', () => {
  it('starts from its stages, each under its name, and nobody can change that', () => {
    expect(keys.initial).toEqual({ cabinet: { out: {}, taken: 0 } })
    expect(isDeeplyFrozen(keys.initial)).toBe(true)
  })

  it('does not share its beginning with the stage', () => {
    const other = deciderOf(cabinet)
    other.fold(history)
    expect(cabinet.empty).toEqual({ out: {}, taken: 0 })
    expect(Object.isFrozen(cabinet.empty)).toBe(false)
  })

  it('decides by the state, the command and the context', () => {
    const state = keys.fold(history)
    const take = (key: string, context = open) => keys.decide(state, takeKey({ key, by: 'an' }), context)
    expect(take('gate')).toEqual(E.right([KeyTaken({ key: 'gate', by: 'an' })]))
    expect(take('roof')).toEqual(E.left([{ type: 'KeyIsOut', key: 'roof', by: 'bo' }]))
    expect(take('roof', { open: false })).toEqual(
      E.left([{ type: 'KeyIsOut', key: 'roof', by: 'bo' }, { type: 'CabinetIsClosed' }]),
    )
  })

  it('throws for a command or an event that it has never heard of: that is a bug, not an obstacle', () => {
    expect(() => keys.decide(keys.initial, { type: 'Fly' } as never, open)).toThrow("no rule is named 'Fly'")
    expect(() => keys.fold([{ type: 'Flown' } as never])).toThrow("no fact is named 'Flown'")
    expect(() => keys.step(keys.initial, [{ type: 'toString' } as never])).toThrow("no fact is named 'toString'")
  })

  it('cannot list a fact, a rule or a stage twice', () => {
    const other = (facts: readonly (typeof KeyTaken)[], rules: readonly (typeof takeKey)[]) =>
      stage('other', cabinet.empty, facts, rules)
    expect(() => deciderOf(cabinet, other([KeyTaken], []))).toThrow("fact 'KeyTaken' is listed twice")
    expect(() => deciderOf(cabinet, other([], [takeKey as never]))).toThrow("rule 'TakeKey' is listed twice")
    expect(() => deciderOf(cabinet, stage('cabinet', cabinet.empty, [], []))).toThrow("slice 'cabinet' is listed twice")
    expect(() => deciderOf(stage('twice', cabinet.empty, [KeyTaken, KeyTaken], []))).toThrow("fact 'KeyTaken'")
  })
})

describe('A command', () => {
  it('is given its brands, as a copy that nobody else holds', () => {
    const input = { by: 'an', type: 'TakeKey', key: 'gate' }
    const read = keys.command(input)
    expect(read).toEqual(E.right(input))
    expect(E.isRight(read) && read.right).not.toBe(input)
  })

  it.each([[{ type: 'Fly' }], [{}], ['TakeKey'], [[]], [{ type: 'toString' }], [{ type: ['TakeKey'] }], [1]])(
    'is malformed when no rule has its name: %j',
    (input) => {
      expect(problemsOf(input).map(({ path, expected }) => [path, expected])).toEqual([
        [['type'], 'the name of a command'],
      ])
    },
  )

  it('is malformed with everything that is wrong in it', () => {
    expect(problemsOf({ type: 'TakeKey', key: '', note: 'x' }).map((p) => p.path)).toEqual([['key'], ['by'], ['note']])
  })

  it('is malformed when it is no plain JSON, and never throws', () => {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    for (const input of [null, undefined, proxy, { type: 'ReturnKey', key: null }, Symbol('x')])
      expect(problemsOf(input)).toHaveLength(1)
  })
})

describe('Replaying', () => {
  beforeAll(() => setAutoFreeze(false))
  afterAll(() => setAutoFreeze(true))

  it('gives one state, whether in one go, in steps or in place', () => {
    const owned = keys.owned()
    for (const event of history) keys.advance(owned, event)
    for (const state of [keys.fold(history), keys.step(keys.initial, history), owned]) expect(state).toEqual(after)
  })

  it('goes on from a state that it leaves as it was', () => {
    const [first, ...rest] = history
    const state = keys.fold(first === undefined ? [] : [first])
    const before = structuredClone(state)
    expect(keys.fold(rest, state)).toEqual(after)
    expect(keys.step(state, rest)).toEqual(after)
    expect(state).toEqual(before)
  })

  it('neither changes nor freezes a state that it is handed to go on from', () => {
    const state = { cabinet: { out: { gate: { by: 'an' } }, taken: 1 } }
    keys.fold(history, state)
    expect(state).toEqual({ cabinet: { out: { gate: { by: 'an' } }, taken: 1 } })
    expect([state, state.cabinet, state.cabinet.out, state.cabinet.out.gate].some(Object.isFrozen)).toBe(false)
  })

  it('gives a state that nobody can change, even where an app has switched off freezing for itself', () => {
    expect(isDeeplyFrozen(keys.fold(history))).toBe(true)
    expect(isDeeplyFrozen(keys.step(keys.initial, history))).toBe(true)
    expect(isDeeplyFrozen(keys.fold([]))).toBe(true)
  })

  it('shares what did not change with the state before, step by step', () => {
    const before = keys.step(keys.initial, history)
    const next = keys.step(before, [KeyTaken({ key: 'gate', by: 'cy' })])
    expect(next.cabinet.out['roof']).toBe(before.cabinet.out['roof'])
    expect(keys.step(before, [])).toBe(before)
  })

  it('gives everybody who owns a state one of his own', () => {
    const [one, other] = [keys.owned(), keys.owned()]
    keys.advance(one, KeyTaken({ key: 'gate', by: 'an' }))
    expect(other).toEqual(keys.initial)
    expect(keys.initial).toEqual({ cabinet: { out: {}, taken: 0 } })
  })
})

describe('The fingerprint of a decider', () => {
  const print = (longest: number, name = 'KeyTaken', lifts = 0) => {
    const taken = fact(
      name,
      { key: text(1, longest) },
      (slice: Writable<Cabinet>) => {
        slice.taken += lifts
      },
      { lifts: Array.from({ length: lifts }, () => (event: object) => ({ ...event })) },
    )
    return deciderOf(stage('cabinet', cabinet.empty, [taken], [])).fingerprint
  }

  it('changes with the name, the fields and the shape of a fact, and with nothing else', () => {
    expect(print(20)).toBe(print(20))
    expect(new Set([print(20), print(21), print(20, 'KeyLent'), print(20, 'KeyTaken', 1)]).size).toBe(4)
  })
})
