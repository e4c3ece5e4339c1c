import { beforeAll, describe, expect, it } from 'vitest'
import { timer } from '../../src/stores/timer.ts'
import { openSqliteStore, openSqliteViews } from '../../src/stores/sqlite.ts'
import { rebuiltFrom, recordTakings, takersOf } from '../kernel/takers.ts'
import { folderFor, freshPaths, really } from './places.ts'
import { bundled, run } from './programs/bundled.ts'

const folder = folderFor('following')
const fresh = freshPaths(folder)
const kills = Number(process.env['XINYAN_KILLS'] ?? 12)
const pause = (milliseconds: number): Promise<void> => timer(milliseconds, new AbortController().signal)

let [keeper, follower, writer] = ['', '', '']
beforeAll(async () => {
  ;[keeper, follower, writer] = await Promise.all([
    bundled('keeper', folder),
    bundled('follower', folder),
    bundled('writer', folder),
  ])
})

describe('A process that follows a file into which others write', () => {
  it('is told every commit once and in order', { timeout: 60_000 }, async () => {
    const path = fresh()
    const follows = run(follower, path, '200')
    const writers = ['a', 'b'].map((name) => run(writer, path, name, '100'))
    await Promise.all([follows, ...writers].map(({ has }) => has('ready')))
    for (const { child } of writers) child.stdin?.write('go')
    for (const { ended } of [follows, ...writers]) expect((await ended).complaint).toBe('')
    const store = await really(openSqliteStore(path))
    const all = (await really(store.readAll(0, 1000))).map(({ position, commandId }) => `${position} ${commandId}`)
    expect(all).toHaveLength(200)
    expect(follows.lines().filter((line) => line !== 'ready')).toEqual(all)
    await store.close()
  })
})

describe('A view that is kept by a process which is killed', () => {
  it('has every commit once, wherever the kills fell', { timeout: 120_000 }, async () => {
    const [path, place] = [fresh(), fresh()]
    const [store, views] = [await really(openSqliteStore(path)), await really(openSqliteViews(place))]
    const reader = takersOf(store, { views })
    let recorded = 0
    const moved = new Set<number | undefined>()
    for (let n = 0; n < kills; n++) {
      const works = run(keeper, path, place)
      await works.has('ready')
      const writing = recordTakings(store, recorded + 1, (recorded += 40))
      // On a busy machine a keeper may not come to its first save in that time: until one has, they live longer.
      await pause(Math.random() * 30 * (moved.size > 1 ? 1 : n + 1))
      works.child.kill('SIGKILL')
      expect((await works.ended).complaint).toBe('')
      await writing
      const kept = await really(reader.read())
      moved.add(kept?.position)
      const counted = kept?.view.counted ?? []
      expect(counted).toEqual((await rebuiltFrom(store)).counted.slice(0, counted.length))
      expect(counted).toHaveLength(kept?.position ?? 0)
    }
    expect(moved.size).toBeGreaterThan(1)
    expect((await really(takersOf(store, { views }).catchUp())).view).toEqual(await rebuiltFrom(store))
    await Promise.all([store.close(), views.close()])
  })

  it('has every commit once though three processes keep it at the same time', { timeout: 60_000 }, async () => {
    const [path, place] = [fresh(), fresh()]
    const store = await really(openSqliteStore(path))
    const keepers = [1, 2, 3].map(() => run(keeper, path, place))
    await Promise.all(keepers.map(({ has }) => has('ready')))
    await recordTakings(store, 1, 150)
    const views = await really(openSqliteViews(place))
    const reader = takersOf(store, { views })
    while ((await really(reader.read()))?.position !== 150) await pause(5)
    for (const { child } of keepers) child.stdin?.write('stop')
    for (const { ended } of keepers) expect((await ended).complaint).toBe('')
    expect((await really(reader.read()))?.view).toEqual(await rebuiltFrom(store))
    await Promise.all([store.close(), views.close()])
  })
})
