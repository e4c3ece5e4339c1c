import { isDeepStrictEqual } from 'node:util'
import * as E from 'fp-ts/Either'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseJson, plainCopyOf } from '../../src/kernel/guard.ts'
import type { Problem } from '../../src/kernel/problem.ts'
import { renovation } from '../../src/renovation.ts'
import { goldenEvents } from '../golden/lines.ts'
import { chanceOf, type Chance } from './chance.ts'
import { lives, type Life } from './lives.ts'
import { codec, golden } from './past.ts'
import { mutations, textMutations } from './mutations.ts'

type Read = E.Either<readonly Problem[], unknown>

const problemsOf = E.mapLeft(({ problems }: { readonly problems: readonly Problem[] }) => problems)

const readCommand = (input: unknown): Read => problemsOf(renovation.command(input))

/** An event that comes from somewhere else, as an import would read it. */
const readEvent = (input: unknown): Read => {
  const copy = problemsOf(plainCopyOf(input))
  if (E.isLeft(copy)) return copy
  const fact = renovation.facts.get(String((copy.right as { type?: unknown }).type))
  const problems = fact?.codec.problemsOf(copy.right) ?? null
  if (fact === undefined) return E.left([{ path: ['type'], expected: 'a fact', found: 'none' }])
  return problems === null ? E.right(copy.right) : E.left(problems)
}

const readText = (text: string): Read => {
  const json = problemsOf(parseJson(text))
  return E.isLeft(json) ? json : readCommand(json.right)
}

const around = { stream: 's', version: 1, position: 1, commandId: 'c', fingerprint: 'f', by: 'b' }
const readStored = (events: string): Read =>
  codec.eventsIn({ ...around, recordedAt: '2019-06-21T00:00:00.000Z', events })

const events: readonly object[] = golden
const [life] = fc.sample(lives, 1) as [Life]
const commands: readonly object[] = life.turns.map(({ command }) => command)

const isValid = (value: unknown): boolean => {
  const { type } = value as { readonly type: string }
  const known = renovation.facts.get(type) ?? renovation.rules.get(type)
  return known?.codec.problemsOf(value) === null && isDeepStrictEqual(JSON.parse(JSON.stringify(value)), value)
}

const isProblem = ({ path, expected, found }: Problem): boolean =>
  Array.isArray(path) &&
  path.every((step) => typeof step === 'string' || typeof step === 'number') &&
  [expected, found].every((text) => typeof text === 'string' && text.length > 0 && text.length < 2000)

const seen = new Map<string, { refused: number; taken: number }>()

/** Reads one spoiled input and holds the answer against what is promised of every answer. */
const check = (kind: string, sure: boolean, read: () => Read): void => {
  const answer = read()
  const count = seen.get(kind) ?? { refused: 0, taken: 0 }
  seen.set(kind, count)
  if (E.isLeft(answer)) {
    count.refused++
    if (answer.left.length === 0 || !answer.left.every(isProblem))
      throw new Error(`${kind}: refused without a path and a reason: ${JSON.stringify(answer.left)}`)
    return
  }
  count.taken++
  const all = Array.isArray(answer.right) ? answer.right : [answer.right]
  if (sure || !all.every(isValid)) throw new Error(`${kind}: ${JSON.stringify(answer.right)} was taken`)
}

const spoilValues = (chance: Chance): void => {
  for (const [kind, { sure, spoil }] of Object.entries(mutations)) {
    const command = structuredClone(chance.oneOf(commands)) as Record<string, unknown>
    check(kind, sure, () => readCommand(spoil(chance, command)))
    const event = structuredClone(chance.oneOf(events)) as Record<string, unknown>
    check(kind, sure, () => readEvent(spoil(chance, event)))
  }
}

const shapes = [0, 2, 1.5, -1, '1', null, [], 1e21]

const spoilTexts = (chance: Chance): void => {
  for (const [kind, { sure, spoil }] of Object.entries(textMutations)) {
    check(`${kind}, of a command`, sure, () => readText(spoil(chance, JSON.stringify(chance.oneOf(commands)))))
    // A store's own text is not searched for keys that stand twice: it was written by this library.
    const stored = sure && kind !== 'a key that stands twice'
    check(`${kind}, in a store`, stored, () => readStored(spoil(chance, `[${chance.oneOf(goldenEvents)}]`)))
  }
  const event = chance.oneOf(events)
  check('a wrong shape', true, () => readStored(JSON.stringify([{ shape: chance.oneOf(shapes), event }])))
}

describe('Reading what somebody else has written', () => {
  const runs = 1800
  const kinds = [
    ...Object.keys(mutations),
    ...Object.keys(textMutations).flatMap((kind) => [`${kind}, of a command`, `${kind}, in a store`]),
    'a wrong shape',
  ]

  it('never throws, takes only what is right, and says of everything else where and why', { timeout: 60_000 }, () => {
    const prototype = Reflect.ownKeys(Object.prototype).map(String)
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        spoilValues(chanceOf(seed))
        spoilTexts(chanceOf(seed + 1))
      }),
      { numRuns: runs, endOnFailure: true },
    )
    expect(Reflect.ownKeys(Object.prototype).map(String)).toEqual(prototype)
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  it('was tried on 100,000 inputs, of every kind, and refused them where nothing right could come of them', () => {
    const counts = [...seen.values()]
    expect([...seen.keys()].toSorted()).toEqual(kinds.toSorted())
    expect(counts.reduce((sum, one) => sum + one.refused + one.taken, 0)).toBeGreaterThanOrEqual(100_000)
    const refused = counts.reduce((sum, one) => sum + one.refused, 0)
    expect(refused).toBeGreaterThanOrEqual(80_000)
    for (const [kind, { sure }] of Object.entries(mutations))
      if (sure) expect([kind, seen.get(kind)]).toEqual([kind, { refused: 2 * runs, taken: 0 }])
    expect(seen.get('no change at all')).toEqual({ refused: 0, taken: 2 * runs })
    expect(seen.get('another order of keys')).toEqual({ refused: 0, taken: 2 * runs })
  })
})
