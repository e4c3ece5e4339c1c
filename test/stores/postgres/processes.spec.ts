import { beforeAll, expect, it } from 'vitest'
import { folderFor, really } from '../places.ts'
import { bundled, run, type Running } from '../programs/bundled.ts'
import { numbered } from '../programs/numbered.ts'
import { describePostgres, freshSchema, storeIn, url } from './records.ts'

const folder = folderFor('postgres-processes')
const kills = Number(process.env['XINYAN_KILLS'] ?? 40)

let writer = ''
let victim = ''
beforeAll(async () => {
  ;[writer, victim] = await Promise.all([bundled('postgresWriter', folder), bundled('postgresVictim', folder)])
})

const start = async (writers: readonly Running[]): Promise<void> => {
  await Promise.all(writers.map(({ has }) => has('ready')))
  for (const { child } of writers) child.stdin?.write('go')
  expect((await Promise.all(writers.map(({ ended }) => ended))).map(({ complaint }) => complaint)).toEqual(
    writers.map(() => ''),
  )
}

const conflictsOf = (writers: readonly Running[]): number =>
  writers.reduce((sum, { lines }) => sum + Number(lines().at(-1)), 0)

const countTo = (last: number): readonly number[] => Array.from({ length: last }, (_, index) => index + 1)

describePostgres('Processes that write to one schema at once', () => {
  it('store everything once and without gaps, though they race for every version', { timeout: 60_000 }, async () => {
    const schema = freshSchema()
    const names = ['a', 'b']
    const writers = names.map((name) => run(writer, url, schema, name, '150'))
    await start(writers)
    const store = await storeIn(schema)
    const all = await really(store.readAll(0, 1000))
    expect(all.map(({ position }) => position)).toEqual(countTo(300))
    expect(all.map(({ version }) => version)).toEqual(countTo(300))
    expect(all.map(({ commandId }) => commandId).toSorted()).toEqual(
      names.flatMap((name) => countTo(150).map((n) => `${name}-${n}`)).toSorted(),
    )
    expect(all).toEqual(
      all.map(({ position, version, commandId }) => ({ ...numbered('shared', version, commandId), position })),
    )
    expect(conflictsOf(writers)).toBeGreaterThan(0)
    expect(await really(store.verify())).toBe(300)
    await store.close()
  })

  it('store a command once that all of them send', { timeout: 60_000 }, async () => {
    const schema = freshSchema()
    await start(countTo(3).map(() => run(writer, url, schema, 'same', '50')))
    const store = await storeIn(schema)
    const all = await really(store.readAll(0, 1000))
    expect(all.map(({ commandId }) => commandId)).toEqual(countTo(50).map((n) => `same-${n}`))
    await store.close()
  })
})

describePostgres('A process that is killed while it writes', () => {
  it(`loses nothing that it acknowledged, and leaves no half commit, ${kills} times`, {
    timeout: 600_000,
  }, async () => {
    const schema = freshSchema()
    const store = await storeIn(schema)
    let acknowledged = 0
    for (let round = 1; round <= kills; round++) {
      const stream = `round-${round}`
      const { child, has, lines, ended } = run(victim, url, schema, stream)
      await has('ready')
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 40))
      child.kill('SIGKILL')
      expect((await ended).complaint).toBe('')
      const ids = lines().filter((line) => line.startsWith(stream))
      // Whatever the server is still doing for the dead process holds the head, and this waits for it.
      const unknown = `${stream}-${ids.length + 1}`
      await really(store.append(numbered(stream, ids.length + 1, unknown)))
      const stored = await really(store.read(stream, 0, 100_000))
      expect(stored.map(({ commandId }) => commandId)).toEqual([...ids, unknown])
      expect(stored).toEqual(
        stored.map(({ position, version }) => ({ ...numbered(stream, version, `${stream}-${version}`), position })),
      )
      acknowledged += ids.length
    }
    expect(acknowledged).toBeGreaterThan(kills)
    expect(await really(store.verify())).toBe(acknowledged + kills)
    await store.close()
  })
})
