import { beforeAll, expect, it } from 'vitest'
import { checkLines } from '../../src/interop/checkLines.ts'
import { textOf } from '../../src/interop/exportLines.ts'
import { openSqliteStore } from '../../src/stores/sqlite.ts'
import { timer } from '../../src/stores/timer.ts'
import { recordTakings } from '../kernel/takers.ts'
import { folderFor, freshPaths, really } from '../stores/places.ts'
import { bundled, run } from '../stores/programs/bundled.ts'

const folder = folderFor('move')
const fresh = freshPaths(folder)
let mover = ''
beforeAll(async () => {
  mover = await bundled('mover', folder)
})

it('A store that is copied by a process which is killed again and again is equal in the end', {
  timeout: 120_000,
}, async () => {
  const [path, place] = [fresh(), fresh()]
  const store = await really(openSqliteStore(path))
  await recordTakings(store, 1, 400)
  const counts = new Set<number>()
  for (let n = 0; n < 8; n++) {
    const moves = run(mover, path, place)
    await moves.has('ready')
    await timer(Math.random() * 40, new AbortController().signal)
    moves.child.kill('SIGKILL')
    expect((await moves.ended).complaint).toBe('')
    const half = await really(openSqliteStore(place))
    const there = await really(half.readAll(0, 1000))
    expect(there).toEqual((await really(store.readAll(0, 1000))).slice(0, there.length))
    counts.add(there.length)
    await half.close()
  }
  expect(counts.size).toBeGreaterThan(1)
  const last = run(mover, path, place)
  expect((await last.ended).complaint).toBe('')
  const all = await really(store.readAll(0, 1000))
  expect(last.lines().at(-1)).toBe(`400 ${(await really(checkLines([textOf(all)]))).digest}`)
  const copy = await really(openSqliteStore(place))
  expect(await really(copy.readAll(0, 1000))).toEqual(all)
  await Promise.all([store.close(), copy.close()])
})
