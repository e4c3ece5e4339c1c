import { createHash } from 'node:crypto'
import fc from 'fast-check'
import * as E from 'fp-ts/Either'
import { describe, expect, it } from 'vitest'
import type { EventStore, StoredCommit } from '../../src/kernel/eventStore.ts'
import { checkLines } from '../../src/interop/checkLines.ts'
import { commitIn, commitLine, longestLine } from '../../src/interop/commitLine.ts'
import { exportLines } from '../../src/interop/exportLines.ts'
import { importLines } from '../../src/interop/importLines.ts'
import { linesOf } from '../../src/interop/textLines.ts'
import { memoryStore } from '../../src/stores/memory.ts'
import { commit, everythingIn, record } from '../../src/testing/contract/sampleCommits.ts'
import { really } from '../stores/places.ts'

const sample: StoredCommit = { ...commit(1, { events: '[{"b":"新颜 🏘️ \\u0041","a":1e2}]' }), position: 1 }
const line = commitLine(sample)

const filled = async (): Promise<EventStore> => {
  const store = memoryStore()
  for (let n = 1; n <= 700; n++) await record(store, commit(n))
  await record(
    store,
    commit(1, { stream: '𠮷', events: '\u2028"\\\n' }),
    commit(701, { recordedAt: '2020-01-01T00:00:00.000Z' }),
  )
  return store
}

const textOf = async (store: EventStore): Promise<string> => {
  let text = ''
  for await (const piece of exportLines(store)) text += E.isRight(piece) ? piece.right : 'failed'
  return text
}

/** The lines at fault and where each problem stands. */
const faults = (checked: Awaited<ReturnType<typeof checkLines>>) =>
  E.isLeft(checked)
    ? checked.left.lines.map((bad) => [bad.line, ...bad.problems.map(({ path }) => path.join('/'))])
    : []

const cut = (text: string, size: number): string[] =>
  Array.from({ length: Math.ceil(text.length / size) }, (_, n) => text.slice(n * size, (n + 1) * size))

describe('A line of an export', () => {
  it('is the commit, and reads as the same commit', () => {
    expect(commitIn(line)).toEqual(E.right(sample))
    expect(line).not.toContain('\n')
  })

  it('gives back whatever a store can hold', () => {
    const name = fc.string({ minLength: 1, maxLength: 20, unit: 'binary' }).filter((text) => !text.includes('\0'))
    fc.assert(
      fc.property(name, name, name, name, (stream, commandId, fingerprint, events) => {
        const one = { ...sample, stream, commandId, fingerprint, events }
        expect(commitIn(commitLine(one))).toEqual(E.right(one))
      }),
    )
  })

  it.for([
    ['is empty', ''],
    ['is cut off', line.slice(0, -1)],
    ['begins with a byte order mark', `\ufeff${line}`],
    ['ends as on Windows', `${line}\r`],
    ['has a space in it', line.replace(',', ', ')],
    ['has a key twice, the same', line.replace('"by"', '"by":"clerk-7","by"')],
    ['has a key twice, and another value in the one that JSON.parse would drop', line.replace('"by"', '"by":"x","by"')],
    ['has its keys in another order', JSON.stringify(Object.fromEntries(Object.entries(sample).toReversed()))],
    ['has a key that is unknown', line.replace('"by"', '"note":"x","by"')],
    ['has a key __proto__', line.replace('"by"', '"__proto__":{"x":1},"by"')],
    ['lacks a key', line.replace('"by":"clerk-7",', '')],
    ['spells a character as an escape', line.replace('clerk', '\\u0063lerk')],
    ['spells a number in another way', line.replace('"version":1', '"version":1.0')],
    ['has minus nothing for a version', line.replace('"version":1', '"version":-0')],
    ['has version 0', line.replace('"version":1', '"version":0')],
    ['has a position beyond 2^53', line.replace('"position":1', '"position":9007199254740993')],
    ['has half a character', line.replace('新', '\\ud800')],
    ['has U+0000', line.replace('新', '\\u0000')],
    ['has events that are no text', line.replace(/"events":.*/, '"events":[]}')],
    ['has a day for a time', line.replace('T01:30:00.000Z', '')],
    ['is a list', `[${line}]`],
    ['is null', 'null'],
    ['is a number', '1'],
    ['is 100,000 levels deep', '['.repeat(100_000)],
    ['is longer than any may be', ' '.repeat(longestLine + 1)],
  ] as const)('is refused when it %s', ([, text]) => {
    const read = commitIn(text)
    expect(E.isLeft(read) && read.left.problems.length).toBeGreaterThan(0)
  })

  it('never makes the reader throw', () => {
    fc.assert(
      fc.property(fc.nat(line.length), fc.nat(6), fc.string({ unit: 'binary', maxLength: 4 }), (at, less, more) => {
        const text = line.slice(0, at) + more + line.slice(at + less)
        const read = commitIn(text)
        if (E.isRight(read)) expect(commitLine(read.right)).toBe(text)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('An export', () => {
  it('reads back into an equal store, and its digest is that of the file', async () => {
    const [store, copy] = [await filled(), memoryStore()]
    const text = await textOf(store)
    const digest = createHash('sha256').update(text, 'utf8').digest('hex')
    expect(await really(importLines(copy, () => [text], { digest }))).toEqual({ commits: 702, digest })
    expect(await everythingIn(copy)).toEqual(await everythingIn(store))
    expect(await textOf(copy)).toBe(text)
    expect(await really(checkLines([]))).toMatchObject({ commits: 0 })
  })

  it.for([1, 2, 3, 997])('is the same in pieces of %i characters', async (size) => {
    const text = `${line}\n${line}\n`
    const lines = []
    for await (const one of linesOf(cut(text, size))) lines.push(one)
    expect(lines).toEqual([1, 2].map((number) => ({ number, text: line, ended: true })))
  })

  it('goes on where an interruption left the store, and changes nothing the second time', async () => {
    const store = await filled()
    const text = await textOf(store)
    for (const there of [0, 1, 499, 500, 501, 702]) {
      const half = memoryStore()
      for (const one of (await everythingIn(store)).slice(0, there)) await really(half.append(one))
      for (let times = 0; times < 2; times++)
        expect(await really(importLines(half, () => cut(text, 4096)))).toMatchObject({ commits: 702 })
      expect(await everythingIn(half)).toEqual(await everythingIn(store))
    }
  })

  it('with bad lines is refused whole, each with its number and its reason', async () => {
    const store = await filled()
    const lines = (await textOf(store)).split('\n').slice(0, 9)
    lines[2] = 'no JSON'
    lines[4] = lines[4]?.replace('"version":5', '"version":7') ?? ''
    lines[8] = lines[0] ?? ''
    const target = memoryStore()
    const answer = await importLines(target, () => [`${lines.join('\n')}\n`])
    expect(faults(answer as never)).toEqual([
      [3, ''],
      [4, 'version'],
      [5, 'version'],
      [6, 'version'],
      [9, 'position', 'version', 'commandId'],
    ])
    expect(await everythingIn(target)).toEqual([])
  })

  it('names a hundred bad lines at most, and counts all of them', async () => {
    const checked = await checkLines(Array.from({ length: 250 }, () => 'x\n'))
    expect(E.isLeft(checked) && [checked.left.lines.length, checked.left.count]).toEqual([100, 250])
  })

  it('that is cut off is refused: in a line, before its end, and between lines by its digest', async () => {
    const text = await textOf(await filled())
    expect(faults(await checkLines([text.slice(0, -20)]))).toEqual([[702, '']])
    expect(faults(await checkLines([text.slice(0, -1)]))).toEqual([[702, '']])
    const { digest } = await really(checkLines([text]))
    const shorter = text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1)
    const target = memoryStore()
    const answer = await importLines(target, () => [shorter], { digest })
    expect(E.isLeft(answer) && answer.left.type).toBe('OtherText')
    expect(await everythingIn(target)).toEqual([])
  })

  it('whose times go backwards within a stream, or that has a gap, is refused', async () => {
    const [one, two] = [sample, { ...commit(2, { recordedAt: '2019-06-20T01:30:00.000Z' }), position: 2 }]
    expect(faults(await checkLines([`${commitLine(one)}\n${commitLine(two)}\n`]))).toEqual([[2, 'recordedAt']])
    expect(faults(await checkLines([`${commitLine(two)}\n`]))).toEqual([[1, 'position', 'version']])
  })

  it('that changes between the two readings is not taken for the one that was looked at', async () => {
    const text = await textOf(await filled())
    let reads = 0
    const target = memoryStore()
    const answer = await importLines(target, () => [reads++ === 0 ? text : text.replaceAll('clerk-7', 'clerk-8')])
    expect(E.isLeft(answer) && answer.left.type).toBe('OtherText')
  })

  it('is not read into a store that holds something else, or more, which is left as it was', async () => {
    const text = await textOf(await filled())
    const [other, more] = [memoryStore(), await filled()]
    await record(other, commit(1, { by: 'clerk-9' }))
    await record(more, commit(702, { recordedAt: '2020-01-01T00:00:00.000Z' }))
    for (const [target, position] of [
      [other, 1],
      [more, 703],
    ] as const) {
      const before = await everythingIn(target)
      const answer = await importLines(target, () => [text])
      expect(E.isLeft(answer) && answer.left).toMatchObject({ type: 'TargetDiffers', position })
      expect(await everythingIn(target)).toEqual(before)
    }
  })

  it('ends with the failure when the store fails', async () => {
    const store: EventStore = { ...memoryStore(), readAll: () => Promise.reject(new Error('gone')) }
    const pieces = []
    for await (const piece of exportLines(store)) pieces.push(piece)
    expect(pieces).toEqual([E.left({ type: 'StoreFailure', doing: 'readAll', cause: 'gone' })])
  })
})
