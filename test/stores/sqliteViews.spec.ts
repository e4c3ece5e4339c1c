import { DatabaseSync } from 'node:sqlite'
import * as E from 'fp-ts/Either'
import { describe, expect, it } from 'vitest'
import { handle } from '../../src/kernel/handle.ts'
import { verifySnapshot } from '../../src/kernel/snapshots.ts'
import { memoryStore } from '../../src/stores/memory.ts'
import { memoryViews } from '../../src/stores/memoryViews.ts'
import { openSqliteSnapshots, openSqliteStore, openSqliteViews } from '../../src/stores/sqlite.ts'
import { keys } from '../kernel/cabinet.ts'
import { by, take, world, type Commands } from '../kernel/handling.ts'
import { rebuiltFrom, recordTakings, takersOf } from '../kernel/takers.ts'
import { folderFor, freshPaths, quickDisk, really } from './places.ts'
import { placeForViews, type Place } from './placeForViews.ts'

const fresh = freshPaths(folderFor('views', quickDisk))
const places: readonly (readonly [string, () => Promise<Place>])[] = [
  ['memory', async () => memoryViews()],
  ['an SQLite file', () => really(openSqliteViews(fresh()))],
]

describe.for(places)('A place for views in %s', ([, open]) => {
  placeForViews(open)
})

describe('Views in an SQLite file', () => {
  it('are gone on with after they were closed', async () => {
    const [store, path] = [await really(openSqliteStore(fresh())), fresh()]
    for (let n = 1; n <= 4; n++) {
      await recordTakings(store, n * 10 - 9, n * 10)
      const views = await really(openSqliteViews(path))
      expect((await really(takersOf(store, { views }).catchUp())).view).toEqual(await rebuiltFrom(store))
      await views.close()
    }
    await store.close()
  })

  it('that were changed by hand are not believed', async () => {
    const [store, path] = [memoryStore(), fresh()]
    await recordTakings(store, 1, 9)
    const views = await really(openSqliteViews(path))
    await really(takersOf(store, { views }).catchUp())
    const db = new DatabaseSync(path)
    db.exec('UPDATE views SET position = position - 1')
    db.close()
    expect(await really(takersOf(store, { views }).read())).toBeUndefined()
    expect((await really(takersOf(store, { views }).catchUp())).view).toEqual(await rebuiltFrom(store))
    await views.close()
  })

  it('and what is asked of them after closing is a failure', async () => {
    const views = await really(openSqliteViews(fresh()))
    await views.close()
    expect(await takersOf(memoryStore(), { views }).catchUp()).toMatchObject(E.left({ type: 'StoreFailure' }))
  })
})

describe('Snapshots in an SQLite file', () => {
  it('serve a handler that is started later', async () => {
    const [store, path] = [memoryStore(), fresh()]
    for (let n = 1; n <= 5; n++) {
      const snapshots = { store: await really(openSqliteSnapshots(path)), every: 1 }
      const send = handle(store, keys, world(), { snapshots }) as Commands
      await send('c-1', take(`k-${n}`, 'an'), by(`${n}`))
      expect(await really(verifySnapshot(store, keys, snapshots, 'c-1'))).toEqual({ type: 'Agrees', version: n })
      await snapshots.store.close()
    }
  })
})
