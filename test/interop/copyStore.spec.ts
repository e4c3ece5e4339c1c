import * as E from 'fp-ts/Either'
import { describe, expect, it } from 'vitest'
import { copyStore } from '../../src/interop/copyStore.ts'
import type { EventStore } from '../../src/kernel/eventStore.ts'
import { memoryStore } from '../../src/stores/memory.ts'
import { openSqliteStore } from '../../src/stores/sqlite.ts'
import { commit, everythingIn, record } from '../../src/testing/contract/sampleCommits.ts'
import { folderFor, freshPaths, quickDisk, really } from '../stores/places.ts'

const fresh = freshPaths(folderFor('copy', quickDisk))

const filled = async (count = 30): Promise<EventStore> => {
  const store = memoryStore()
  for (let n = 0; n < count; n++)
    await record(store, commit(Math.floor(n / 3) + 1, { stream: `r-${n % 3}`, events: `[ ${n}, "\u2028𠮷", 1e2 ]` }))
  return store
}

const failureOf = async <F, T>(answer: Promise<E.Either<F, T>>): Promise<F | undefined> => {
  const settled = await answer
  return E.isLeft(settled) ? settled.left : undefined
}

describe('Moving house', () => {
  it('brings everything as it was: from memory to a file, and back again', async () => {
    const [store, back] = [await filled(), memoryStore()]
    const file = await really(openSqliteStore(fresh()))
    const there = await really(copyStore(store, file))
    expect(there.commits).toBe(30)
    expect(await everythingIn(file)).toEqual(await everythingIn(store))
    expect(await really(copyStore(file, back))).toEqual(there)
    expect(await everythingIn(back)).toEqual(await everythingIn(store))
    await file.close()
  })

  it('tells how far it is, and copies nothing twice', async () => {
    const [store, target] = [await filled(), memoryStore()]
    const told: number[] = []
    await really(copyStore(store, target, { page: 8, progress: (commits) => told.push(commits) }))
    expect(told).toEqual([8, 16, 24, 30])
    expect((await really(copyStore(store, target))).commits).toBe(30)
    expect(await everythingIn(target)).toHaveLength(30)
  })

  it.for([0, 1, 7, 8, 9, 29, 30])('goes on after %i commits that are there already', async (count) => {
    const [store, target] = [await filled(), memoryStore()]
    for (const one of (await everythingIn(store)).slice(0, count)) await really(target.append(one))
    await really(copyStore(store, target, { page: 8 }))
    expect(await everythingIn(target)).toEqual(await everythingIn(store))
  })

  it('goes on after the target has failed in the middle', async () => {
    const [store, target] = [await filled(), memoryStore()]
    let left = 13
    const failing: EventStore = {
      ...target,
      append: async (one) =>
        left-- > 0 ? target.append(one) : E.left({ type: 'StoreFailure', doing: 'append', cause: 'the disk is full' }),
    }
    expect(await failureOf(copyStore(store, failing, { page: 8 }))).toMatchObject({ cause: 'the disk is full' })
    expect(await everythingIn(target)).toHaveLength(13)
    await really(copyStore(store, target, { page: 8 }))
    expect(await everythingIn(target)).toEqual(await everythingIn(store))
  })

  it('of nothing is nothing', async () => {
    expect((await really(copyStore(memoryStore(), memoryStore()))).commits).toBe(0)
  })

  it.for([
    ['another commit', 1, (t: EventStore) => record(t, commit(1, { stream: 'other' }))],
    ['the same commit with another text', 1, (t: EventStore) => record(t, commit(1, { stream: 'r-0', events: '[]' }))],
  ] as const)('leaves a target alone that holds %s', async ([, position, prepare]) => {
    const target = memoryStore()
    await prepare(target)
    const before = await everythingIn(target)
    expect(await failureOf(copyStore(await filled(), target))).toMatchObject({ type: 'TargetDiffers', position })
    expect(await everythingIn(target)).toEqual(before)
  })

  it('is not equal when the target holds more', async () => {
    const [store, target] = [await filled(), await filled(31)]
    expect(await failureOf(copyStore(store, target, { page: 10 }))).toMatchObject({
      type: 'TargetDiffers',
      position: 31,
    })
  })

  it('notices somebody who writes into the target meanwhile', async () => {
    const [store, target] = [await filled(), memoryStore()]
    let writes = 0
    const shared: EventStore = {
      ...target,
      append: async (one) => {
        if (++writes === 5) await record(target, commit(1, { stream: 'intruder' }))
        return target.append(one)
      },
    }
    expect(await failureOf(copyStore(store, shared))).toMatchObject({ type: 'TargetDiffers', position: 5 })
  })

  it('notices a target that does not give back what it was given', async () => {
    const [store, target] = [await filled(), memoryStore()]
    let reads = 0
    const forgetful: EventStore = {
      ...target,
      readAll: async (...page) =>
        E.map((read: Awaited<ReturnType<typeof everythingIn>>) =>
          ++reads > 2 ? read.map((one) => (one.position === 9 ? { ...one, by: 'x' } : one)) : read,
        )(await target.readAll(...page)),
    }
    expect(await failureOf(copyStore(store, forgetful))).toMatchObject({ type: 'CopyDiffers' })
  })
})
