import { describe, expect, it } from 'vitest'
import { openSqliteStore } from '../../src/stores/sqlite.ts'
import { bring, by, handlerOver, short, stored, take } from '../kernel/handling.ts'
import { folderFor, freshPaths, really } from './places.ts'

const fresh = freshPaths(folderFor('handle'))

describe('Commands over an SQLite file', () => {
  it('are recorded, and decided on what was recorded before the file was opened', async () => {
    const path = fresh()
    const first = await really(openSqliteStore(path))
    expect(short(await handlerOver(first)('c-1', take('gate', 'an'), by('1')))).toEqual(['Committed', 1])
    await first.close()
    const again = await really(openSqliteStore(path))
    const commands = handlerOver(again)
    expect(short(await commands('c-1', take('gate', 'bo'), by('2')))).toEqual(['Refused', 'KeyIsOut'])
    expect(short(await commands('c-1', bring('gate'), by('3')))).toEqual(['Committed', 2])
    expect(short(await commands('c-1', take('gate', 'bo'), by('4')))).toEqual(['Committed', 3])
    await again.close()
  })

  it('are answered as the first time after the file was opened again, and write nothing', async () => {
    const path = fresh()
    const first = await really(openSqliteStore(path))
    const answer = await handlerOver(first)('c-1', [take('gate', 'an'), take('roof', 'an')], by('1'))
    const before = await stored(first)
    await first.close()
    const again = await really(openSqliteStore(path))
    const commands = handlerOver(again)
    const late = await commands('c-1', [take('gate', 'an'), take('roof', 'an')], by('1'))
    expect(late).toEqual({ ...answer, right: { ...('right' in answer && answer.right), again: true } })
    expect(short(await commands('c-1', take('gate', 'an'), by('1')))).toEqual(['Refused', 'CommandIdReused'])
    expect(await stored(again)).toEqual(before)
    await again.close()
  })

  it('of two processes on one stream are decided one after the other', async () => {
    const path = fresh()
    const [one, other] = [await really(openSqliteStore(path)), await really(openSqliteStore(path))]
    const [here, there] = [handlerOver(one), handlerOver(other)]
    expect(short(await here('c-1', take('gate', 'an'), by('1')))).toEqual(['Committed', 1])
    expect(short(await there('c-1', take('gate', 'bo'), by('2')))).toEqual(['Refused', 'KeyIsOut'])
    expect(short(await there('c-1', bring('gate'), by('3')))).toEqual(['Committed', 2])
    expect(short(await here('c-1', take('gate', 'cy'), by('4')))).toEqual(['Committed', 3])
    expect((await stored(other)).map(({ version }) => version)).toEqual([1, 2, 3])
    await Promise.all([one.close(), other.close()])
  })

  it('fail when the file was closed under them, and do not reject', async () => {
    const store = await really(openSqliteStore(fresh()))
    const commands = handlerOver(store)
    expect(short(await commands('c-1', take('gate', 'an'), by('1')))).toEqual(['Committed', 1])
    await store.close()
    expect(short(await commands('c-1', bring('gate'), by('2')))).toEqual(['StoreFailure'])
  })
})
