import fc from 'fast-check'
import * as E from 'fp-ts/Either'
import { describe, expect, it } from 'vitest'
import type { ViewStore } from '../../src/kernel/viewStore.ts'
import { memoryStore } from '../../src/stores/memory.ts'
import { memoryViews } from '../../src/stores/memoryViews.ts'
import { timer } from '../../src/stores/timer.ts'
import { really } from '../stores/places.ts'
import { rebuiltFrom, recordTakings, takers, takersOf } from './takers.ts'

const pause = (milliseconds: number): Promise<void> => timer(milliseconds, new AbortController().signal)

const failureOf = async <F, T>(answer: Promise<E.Either<F, T>>): Promise<F | undefined> => {
  const settled = await answer
  return E.isLeft(settled) ? settled.left : undefined
}

/** A place for views that does something before it saves. */
const beforeSaving = (views: ViewStore, happens: () => unknown): ViewStore => ({
  ...views,
  save: async (...given) => {
    await happens()
    return views.save(...given)
  },
})

describe('A projector', () => {
  it('has nothing to show before it has worked, and the empty view of an empty store afterwards', async () => {
    const works = takersOf(memoryStore())
    expect(await really(works.read())).toBeUndefined()
    const nothing = { view: takers.empty, position: 0, setAside: [] }
    expect(await really(works.catchUp())).toEqual(nothing)
    expect(await really(works.read())).toEqual(nothing)
  })

  it('equals a rebuild, wherever it was interrupted and by whomever it is gone on with', async () => {
    const cuts = fc.array(fc.nat({ max: 40 }), { maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(cuts, fc.integer({ min: 1, max: 9 }), async (steps, saveEvery) => {
        const [store, views] = [memoryStore(), memoryViews()]
        let recorded = 0
        for (const step of steps) {
          await recordTakings(store, recorded + 1, (recorded += step))
          const { view, position } = await really(takersOf(store, { views, saveEvery }).catchUp())
          expect(position).toBe(recorded)
          expect(view).toEqual(await rebuiltFrom(store))
        }
        expect((await really(takersOf(store, { views }).rebuild())).view).toEqual(await rebuiltFrom(store))
      }),
      { numRuns: 40 },
    )
  })

  it('hands out a view that nobody can change, and that changes no more', async () => {
    const store = memoryStore()
    await recordTakings(store, 1, 3)
    const works = takersOf(store)
    const { view } = await really(works.catchUp())
    const before = structuredClone(view)
    await recordTakings(store, 4, 9)
    await really(works.catchUp())
    expect(view).toEqual(before)
    expect(Object.isFrozen(view.takers)).toBe(true)
  })

  it('goes on with what comes, and saves it, until it is told to stop', async () => {
    const [store, views, stop] = [memoryStore(), memoryViews(), new AbortController()]
    await recordTakings(store, 1, 500)
    const works = takersOf(store, { views })
    const running = works.run({ wait: timer, every: 2, signal: stop.signal })
    await pause(20)
    expect((await really(works.read()))?.position).toBe(500)
    await recordTakings(store, 501, 510)
    await pause(20)
    expect((await really(takersOf(store, { views }).read()))?.position).toBe(510)
    stop.abort()
    expect((await really(running)).view).toEqual(await rebuiltFrom(store))
  })

  it('takes in every commit once though several keep one view at the same time', async () => {
    const [store, views, stop] = [memoryStore(), memoryViews(), new AbortController()]
    const running = Array.from({ length: 4 }, () =>
      takersOf(store, { views: beforeSaving(views, () => pause(Math.random() * 2)) }).run({
        wait: timer,
        every: 1,
        signal: stop.signal,
        page: 3,
      }),
    )
    for (let n = 0; n < 30; n++) {
      await recordTakings(store, n * 5 + 1, n * 5 + 5)
      await pause(1)
    }
    await pause(50)
    stop.abort()
    for (const one of await Promise.all(running.map(really))) expect(one.view).toEqual(await rebuiltFrom(store))
    expect((await really(takersOf(store, { views }).read()))?.view).toEqual(await rebuiltFrom(store))
  })

  it('begins anew when its revision is another, and leaves the view of the other one alone', async () => {
    const [store, views] = [memoryStore(), memoryViews()]
    await recordTakings(store, 1, 5)
    await really(takersOf(store, { views }).catchUp())
    const changed = takersOf(store, { views, revision: '2' })
    expect(await really(changed.read())).toBeUndefined()
    await recordTakings(store, 6, 7)
    expect((await really(changed.catchUp())).position).toBe(7)
    expect((await really(takersOf(store, { views }).read()))?.position).toBe(5)
  })

  it('shows a view to nobody while it is built for the first time, and goes on with it after an end', async () => {
    const [store, views] = [memoryStore(), memoryViews()]
    await recordTakings(store, 1, 1200)
    let saves = 0
    const dying = beforeSaving(views, () => {
      if (++saves > 1) throw new Error('the end')
    })
    const why = await failureOf(takersOf(store, { views: dying, saveEvery: 1000 }).catchUp())
    expect(why).toEqual({ type: 'StoreFailure', doing: 'save', cause: 'the end' })
    expect(await really(takersOf(store, { views }).read())).toBeUndefined()
    let asked = 0
    const counting = {
      ...store,
      readAll: (after: number, limit: number) => ((asked = asked || after), store.readAll(after, limit)),
    }
    expect((await really(takersOf(counting, { views }).catchUp())).view).toEqual(await rebuiltFrom(store))
    expect(asked).toBe(999)
  })

  it('rebuilds beside the old view and puts the new one in its place at once', async () => {
    const [store, views] = [memoryStore(), memoryViews()]
    await recordTakings(store, 1, 20)
    await really(takersOf(store, { views }).catchUp())
    await recordTakings(store, 21, 30)
    const seen: unknown[] = []
    const watching = beforeSaving(views, async () =>
      seen.push((await really(takersOf(store, { views }).read()))?.position),
    )
    expect((await really(takersOf(store, { views: watching }).rebuild())).position).toBe(30)
    expect(seen).toEqual([20])
    expect((await really(takersOf(store, { views }).read()))?.view).toEqual(await rebuiltFrom(store))
  })

  it('rebuilds though another goes on keeping the old view meanwhile', async () => {
    const [store, views] = [memoryStore(), memoryViews()]
    await recordTakings(store, 1, 20)
    const other = takersOf(store, { views })
    await really(other.catchUp())
    let times = 0
    const raced = beforeSaving(views, async () => {
      if (times++ > 0) return
      await recordTakings(store, 21, 25)
      await really(other.catchUp())
    })
    expect((await really(takersOf(store, { views: raced }).rebuild())).position).toBe(25)
    await recordTakings(store, 26, 26)
    expect((await really(other.catchUp())).view).toEqual(await rebuiltFrom(store))
  })

  it('stops before a commit that it cannot read, and says where it stands', async () => {
    const [store, views] = [memoryStore(), memoryViews()]
    await recordTakings(store, 1, 9, (n) => n === 6)
    const works = takersOf(store, { views })
    for (let times = 0; times < 2; times++)
      expect(await failureOf(works.catchUp())).toMatchObject({
        type: 'Unreadable',
        position: 6,
        stream: 'c-0',
        version: 2,
        problems: [{ path: [0, 'shape'] }],
      })
    const setAside = takersOf(store, { views, unreadable: 'set aside' })
    expect((await really(setAside.catchUp())).view.counted).toHaveLength(8)
  })

  it('stops at the very first commit as well', async () => {
    const store = memoryStore()
    await recordTakings(store, 1, 2, (n) => n === 1)
    expect(await failureOf(takersOf(store).catchUp())).toMatchObject({ type: 'Unreadable', position: 1 })
  })

  it('goes on without what it cannot read when it is told to, and lists it after every start', async () => {
    const [store, views] = [memoryStore(), memoryViews()]
    await recordTakings(store, 1, 9, (n) => n % 4 === 0)
    const works = takersOf(store, { views, unreadable: 'set aside' })
    const { view, setAside } = await really(works.catchUp())
    expect(view).toEqual(await rebuiltFrom(store))
    expect(setAside.map(({ position }) => position)).toEqual([4, 8])
    await recordTakings(store, 10, 12, (n) => n === 12)
    const later = await really(takersOf(store, { views, unreadable: 'set aside' }).catchUp())
    expect(later.setAside.map(({ position }) => position)).toEqual([4, 8, 12])
    expect((await really(works.read()))?.setAside).toEqual(later.setAside)
  })

  it('does not go on from a view of another store, nor of one that was put back to an earlier day', async () => {
    const [store, views] = [memoryStore(), memoryViews()]
    await recordTakings(store, 1, 5)
    await really(takersOf(store, { views }).catchUp())
    const stray = { type: 'StrayView', name: 'takers', position: 5 }
    const earlier = memoryStore()
    await recordTakings(earlier, 1, 4)
    expect(await failureOf(takersOf(earlier, { views }).catchUp())).toEqual(stray)
    const another = memoryStore()
    await recordTakings(another, 1, 4)
    await really(
      another.append({
        stream: 'other',
        version: 1,
        commandId: 'o',
        fingerprint: 'o',
        recordedAt: '2019-06-21T01:30:00.000Z',
        by: 'x',
        events: '[]',
      }),
    )
    expect(await failureOf(takersOf(another, { views }).run({ wait: timer }))).toEqual(stray)
    expect((await really(takersOf(earlier, { views }).rebuild())).position).toBe(4)
    expect((await really(takersOf(earlier, { views }).catchUp())).view).toEqual(await rebuiltFrom(earlier))
  })

  it('never believes a view that was changed where it is kept', async () => {
    const [store, views] = [memoryStore(), memoryViews()]
    await recordTakings(store, 1, 5)
    await really(takersOf(store, { views }).catchUp())
    const forged: ViewStore = {
      ...views,
      load: async (name) =>
        E.map(
          (kept: Awaited<ReturnType<ViewStore['load']>> extends E.Either<unknown, infer K> ? K : never) =>
            kept && { ...kept, text: kept.text.replace('"p-1":1', '"p-1":9') },
        )(await views.load(name)),
    }
    expect(await really(takersOf(store, { views: forged }).read())).toBeUndefined()
    expect((await really(takersOf(store, { views: forged }).catchUp())).view).toEqual(await rebuiltFrom(store))
  })

  it('tells a failure of the store or of the place of views, and goes on afterwards', async () => {
    const [store, views] = [memoryStore(), memoryViews()]
    await recordTakings(store, 1, 5)
    let fails = true
    const gone = { type: 'StoreFailure', doing: 'save', cause: 'the disk is full' } as const
    const full: ViewStore = { ...views, save: async (...given) => (fails ? E.left(gone) : views.save(...given)) }
    const works = takersOf(store, { views: full })
    expect(await failureOf(works.catchUp())).toEqual(gone)
    fails = false
    expect((await really(works.catchUp())).view).toEqual(await rebuiltFrom(store))
  })
})
