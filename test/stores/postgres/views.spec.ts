import * as E from 'fp-ts/Either'
import { beforeAll, expect, it } from 'vitest'
import { handle } from '../../../src/kernel/handle.ts'
import { verifySnapshot } from '../../../src/kernel/snapshots.ts'
import { memoryStore } from '../../../src/stores/memory.ts'
import { openPostgresSnapshots, openPostgresViews } from '../../../src/stores/postgres.ts'
import { timer } from '../../../src/stores/timer.ts'
import { keys } from '../../kernel/cabinet.ts'
import { by, take, world, type Commands } from '../../kernel/handling.ts'
import { rebuiltFrom, recordTakings, takersOf } from '../../kernel/takers.ts'
import { placeForViews } from '../placeForViews.ts'
import { causeOf, folderFor, really } from '../places.ts'
import { bundled, run } from '../programs/bundled.ts'
import { describePostgres, freshSchema, ownPool, storeIn, url } from './records.ts'

const folder = folderFor('postgres-views')
let keeper = ''
beforeAll(async () => {
  keeper = await bundled('postgresKeeper', folder)
})

const viewsAt = (schema = freshSchema()) => really(openPostgresViews(url, { schema }))

describePostgres('A place for views in PostgreSQL', () => {
  placeForViews(() => viewsAt())
})

describePostgres('Views in PostgreSQL', () => {
  const pool = ownPool()

  it('are gone on with after they were closed', async () => {
    const [store, schema] = [await storeIn(), freshSchema()]
    for (let n = 1; n <= 4; n++) {
      await recordTakings(store, n * 10 - 9, n * 10)
      const views = await viewsAt(schema)
      expect((await really(takersOf(store, { views }).catchUp())).view).toEqual(await rebuiltFrom(store))
      await views.close()
    }
    await store.close()
  })

  it('that were changed by hand are not believed', async () => {
    const [store, schema] = [memoryStore(), freshSchema()]
    await recordTakings(store, 1, 9)
    const views = await viewsAt(schema)
    await really(takersOf(store, { views }).catchUp())
    await pool.query(`UPDATE ${schema}.views SET position = position - 1`)
    expect(await really(takersOf(store, { views }).read())).toBeUndefined()
    expect((await really(takersOf(store, { views }).catchUp())).view).toEqual(await rebuiltFrom(store))
    await views.close()
  })

  it('are shown while they are built anew beside, and swapped at once', async () => {
    const store = memoryStore()
    await recordTakings(store, 1, 9)
    const views = await viewsAt()
    await really(takersOf(store, { views }).catchUp())
    await recordTakings(store, 10, 12)
    const other = takersOf(store, { views })
    let shown: number | undefined
    const save: typeof views.save = async (...saved) => {
      shown = (await really(other.read()))?.position
      return views.save(...saved)
    }
    expect((await really(takersOf(store, { views: { ...views, save } }).rebuild())).position).toBe(12)
    expect(shown).toBe(9)
    expect((await really(other.read()))?.position).toBe(12)
    await views.close()
  })

  it('stop at what cannot be read, or set it aside and list it after every start', async () => {
    const [store, schema] = [memoryStore(), freshSchema()]
    await recordTakings(store, 1, 9, (n) => n === 5)
    const views = await viewsAt(schema)
    expect(await takersOf(store, { views, name: 'strict' }).catchUp()).toMatchObject(
      E.left({ type: 'Unreadable', position: 5 }),
    )
    const lenient = { name: 'lenient', unreadable: 'set aside' } as const
    expect((await really(takersOf(store, { views, ...lenient }).catchUp())).position).toBe(9)
    await views.close()
    const again = await viewsAt(schema)
    const { position, setAside } = await really(takersOf(store, { views: again, ...lenient }).catchUp())
    expect([position, setAside.length]).toEqual([9, 1])
    await again.close()
  })

  it('are refused where the schema holds something else or was written by a newer release', async () => {
    const [record, schema] = [freshSchema(), freshSchema()]
    await (await storeIn(record)).close()
    expect(await causeOf(openPostgresViews(url, { schema: record }))).toContain('it has no views of ours')
    await (await viewsAt(schema)).close()
    await pool.query(`COMMENT ON TABLE ${schema}.views IS 'xinyan views 2'`)
    expect(await causeOf(openPostgresViews(url, { schema }))).toContain('has version 2 and this release knows 1 to 1')
  })

  it('and what is asked of them after closing is a failure', async () => {
    const views = await viewsAt()
    await views.close()
    expect(await causeOf(views.load('a'))).toBe('it was closed')
  })

  it('are opened by eight at once where there are none', async () => {
    const schema = freshSchema()
    const opened = await Promise.all(Array.from({ length: 8 }, () => viewsAt(schema)))
    await Promise.all(opened.map(({ close }) => close()))
  })
})

describePostgres('Processes that keep one view in PostgreSQL', () => {
  it('and are killed again and again take in every commit once', { timeout: 60_000 }, async () => {
    const schema = freshSchema()
    const store = await storeIn(schema)
    for (let n = 0; n < 6; n++) {
      const keepers = [run(keeper, url, schema), run(keeper, url, schema)]
      await Promise.all(keepers.map(({ has }) => has('ready')))
      await recordTakings(store, n * 20 + 1, n * 20 + 20)
      await timer(Math.random() * 30, new AbortController().signal)
      for (const { child } of keepers) child.kill('SIGKILL')
      await Promise.all(keepers.map(({ ended }) => ended))
    }
    const views = await viewsAt(`${schema}_views`)
    const all = await rebuiltFrom(store)
    const kept = await really(takersOf(store, { views }).read())
    expect(kept?.position).toBeGreaterThan(0)
    expect(kept?.view.counted).toEqual(all.counted.slice(0, kept?.position))
    expect((await really(takersOf(store, { views }).catchUp())).view).toEqual(all)
    await Promise.all([store.close(), views.close()])
  })
})

describePostgres('Snapshots in PostgreSQL', () => {
  it('serve a handler that is started later, and are not believed when they are stale', async () => {
    const [store, schema] = [memoryStore(), freshSchema()]
    for (let n = 1; n <= 5; n++) {
      const snapshots = { store: await really(openPostgresSnapshots(url, { schema })), every: 1 }
      const send = handle(store, keys, world(), { snapshots }) as Commands
      await send('c-1', take(`k-${n}`, 'an'), by(`${n}`))
      expect(await really(verifySnapshot(store, keys, snapshots, 'c-1'))).toEqual({ type: 'Agrees', version: n })
      await snapshots.store.close()
    }
    const last = { store: await really(openPostgresSnapshots(url, { schema })), every: 1 }
    const verdict = await really(verifySnapshot(store, keys, { ...last, revision: 'other' }, 'c-1'))
    expect(verdict.type).not.toBe('Agrees')
    await last.store.close()
  })
})
