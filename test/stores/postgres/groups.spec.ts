import * as E from 'fp-ts/Either'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NewCommit } from '../../../src/kernel/eventStore.ts'
import { memoryStore } from '../../../src/stores/memory.ts'
import { openPostgresStore } from '../../../src/stores/postgres.ts'
import { inGroups } from '../../../src/stores/postgres/queue.ts'
import { appendUntilStored } from '../../../src/testing/contract/concurrency.ts'
import { commit, everythingIn } from '../../../src/testing/contract/sampleCommits.ts'
import { really } from '../places.ts'
import { describePostgres, freshSchema, meddling, ownPool, storeIn } from './records.ts'

const countTo = (last: number): readonly number[] => Array.from({ length: last }, (_, index) => index + 1)

/** Appends of few streams, versions and ids, so that many of them conflict, are sent again or use an id again. */
const appends: fc.Arbitrary<readonly NewCommit[]> = fc.array(
  fc
    .record({ stream: fc.nat(1), version: fc.integer({ min: 1, max: 4 }), id: fc.nat(9), said: fc.nat(3) })
    .map(({ stream, version, id, said }) =>
      commit(version, {
        stream: `renovation-${stream}`,
        commandId: `command-${id}`,
        fingerprint: said === 0 ? 'of something else' : 'of this',
        by: `clerk-${said}`,
      }),
    ),
  { minLength: 20, maxLength: 60 },
)

const next = (version: number, stream = 'renovation-1'): NewCommit =>
  commit(version, { stream, commandId: `${stream}-${version}` })

describePostgres('Appends that arrive together', () => {
  const pool = ownPool()

  /** A store, and how many transactions it has committed and rolled back. */
  const counted = async () => {
    const asked: string[] = []
    const watched = meddling(pool, (query) => (text, values) => {
      asked.push(text)
      return query(text, values)
    })
    const store = await really(openPostgresStore(watched, { schema: freshSchema() }))
    asked.length = 0
    const count = (is: (text: string) => boolean) => () => asked.filter(is).length
    return {
      store,
      committed: count((text) => text === 'COMMIT'),
      triedAlone: count((text) => text.startsWith('WITH here')),
    }
  }

  it('are written in few transactions, each answered on its own', async () => {
    const { store, committed } = await counted()
    const writers = countTo(64).map((n) => store.append(next(1, `renovation-${n}`)))
    const answers = await Promise.all(writers)
    expect(answers.filter(E.isRight).map(({ right }) => right.position)).toEqual(countTo(64))
    expect(committed()).toBeLessThanOrEqual(2)
    expect(await everythingIn(store)).toEqual(answers.filter(E.isRight).map(({ right }) => right))
  })

  it('store one commit of each of 64 writers that catch up and try again', async () => {
    const { store, committed, triedAlone } = await counted()
    await Promise.all(countTo(64).map((n) => appendUntilStored(store, { commandId: `writer-${n}` })))
    const all = await everythingIn(store)
    expect(all.map(({ version }) => version)).toEqual(countTo(64))
    expect(committed()).toBeLessThanOrEqual(64 + triedAlone())
  })

  it('may be several of one stream: what follows is stored, and what does not is told the version before it', async () => {
    const { store } = await counted()
    const group = [next(1), next(2), commit(2, { commandId: 'late' }), next(3), next(5), next(2)]
    const answers = await Promise.all(group.map(store.append))
    expect(answers.map((answer) => (E.isRight(answer) ? answer.right.position : answer.left))).toEqual([
      1,
      2,
      { type: 'Conflict', stream: 'renovation-1', expected: 1, actual: 2 },
      3,
      { type: 'Conflict', stream: 'renovation-1', expected: 4, actual: 3 },
      2,
    ])
  })

  it('may use an id twice: the same is stored once, and something else is a mistake', async () => {
    const { store } = await counted()
    const mistake = { ...next(2), commandId: 'renovation-1-1' }
    const [first, again, mistaken] = await Promise.all([next(1), next(1), mistake].map(store.append))
    expect(again).toEqual(first)
    expect(mistaken).toEqual(E.left({ type: 'CommandIdReused', stream: 'renovation-1', commandId: 'renovation-1-1' }))
    expect(await everythingIn(store)).toHaveLength(1)
  })

  it('are answered and stored as one at a time', { timeout: 120_000 }, async () => {
    const seen = { Conflict: 0, CommandIdReused: 0, stored: 0, again: 0 }
    const tried = async (given: readonly NewCommit[], cut: number): Promise<void> => {
      const [store, memory] = [await storeIn(), memoryStore()]
      for (const group of [given.slice(0, cut), given.slice(cut)]) {
        const answers = await Promise.all(group.map(store.append))
        for (const [at, one] of group.entries()) {
          const before = (await everythingIn(memory)).length
          const alone = await memory.append(one)
          expect(answers[at]).toEqual(alone)
          if (E.isLeft(alone) && alone.left.type !== 'StoreFailure') seen[alone.left.type]++
          if (E.isRight(alone)) seen[alone.right.position > before ? 'stored' : 'again']++
        }
      }
      expect(await everythingIn(store)).toEqual(await everythingIn(memory))
      await store.close()
    }
    await fc.assert(fc.asyncProperty(appends, fc.nat(30), tried), { numRuns: 60 })
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(20)
  })

  it('are all told when their transaction fails, and none of them is stored', async () => {
    let fails = true
    const disk = Object.assign(new Error('could not extend file'), { code: '53100', severity: 'ERROR' })
    const broken = meddling(
      pool,
      (query) => (text, values) => (fails && text.includes('INSERT') ? Promise.reject(disk) : query(text, values)),
    )
    const schema = freshSchema()
    await (await storeIn(schema)).close()
    const store = await really(openPostgresStore(broken, { schema }))
    const answers = await Promise.all(countTo(8).map((n) => store.append(next(1, `renovation-${n}`))))
    const failed = E.left({ type: 'StoreFailure', doing: 'append', cause: 'could not extend file (53100)' })
    expect(answers).toEqual(countTo(8).map(() => failed))
    expect(await everythingIn(store)).toEqual([])
    fails = false
    expect(await really(store.append(next(1)))).toMatchObject({ position: 1 })
  })
})

describe('A queue of groups', () => {
  const grouped = (sizeOf: (work: number) => number) => {
    const groups: (readonly number[])[] = []
    const queue = inGroups<number, number>(async (group) => {
      groups.push(group)
      await new Promise((resolve) => setTimeout(resolve, 1))
      return group.map((n) => n * 10)
    }, sizeOf)
    return { queue, groups }
  }

  it('gives everyone the answer to what they gave, in the order in which it came', async () => {
    const { queue, groups } = grouped(() => 1)
    const first = queue.give(1)
    await Promise.resolve()
    await Promise.resolve()
    expect(await Promise.all([first, ...[2, 3, 4].map(queue.give)])).toEqual([10, 20, 30, 40])
    expect(groups).toEqual([[1], [2, 3, 4]])
  })

  it('cuts a group that grows too large, and lets what is too large alone go alone', async () => {
    const { queue, groups } = grouped((n) => n * 300_000)
    await Promise.all([1, 2, 9, 1, 1].map(queue.give))
    expect(groups).toEqual([[1, 2], [9], [1, 1]])
  })

  it('takes 256 at once at most', async () => {
    const { queue, groups } = grouped(() => 1)
    await Promise.all(countTo(600).map(queue.give))
    expect(groups.map(({ length }) => length)).toEqual([256, 256, 88])
  })

  it('waits until all is done', async () => {
    const { queue, groups } = grouped(() => 1)
    void queue.give(1)
    void queue.give(2)
    await queue.idle()
    expect(groups).toEqual([[1, 2]])
    await queue.idle()
  })
})
