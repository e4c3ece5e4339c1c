// Appends to a file on a small disk that others fill, makes room, and goes on; says what went wrong as one line of JSON.
import { rmSync, statfsSync, writeFileSync, writeSync } from 'node:fs'
import { openSqliteStore, type SqliteStore } from 'xinyan/sqlite'
import { numbered } from './numbered.ts'

const [disk = '', rounds = '', habit = ''] = process.argv.slice(2)
const [path, ballast] = [`${disk}/store.db`, `${disk}/ballast`]

/** What is there afterwards, or why it cannot be told. */
const idsIn = async (
  store: SqliteStore,
  version: number,
): Promise<{ readonly ids: readonly string[]; torn: number }> => {
  const all = await store.readAll(0, version + 1)
  if (all._tag === 'Left') throw new Error(all.left.cause)
  const changed = all.right.filter(
    ({ position, ...one }) =>
      JSON.stringify(sorted(one)) !== JSON.stringify(sorted(numbered('one', position, one.commandId))),
  )
  return { ids: all.right.map(({ commandId }) => commandId), torn: changed.length }
}
const sorted = (one: object) => Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1))

const opened = async (): Promise<SqliteStore> => {
  const store = await openSqliteStore(path)
  if (store._tag === 'Left') throw new Error(store.left.cause)
  return store.right
}

let store = await opened()
const acknowledged: string[] = []
const found = { cases: 0, lost: 0, torn: 0, skipped: 0 }

const fill = (leave: number): void => {
  const { bavail, bsize } = statfsSync(disk)
  writeFileSync(ballast, Buffer.alloc(Math.max(0, Math.floor(bavail * bsize - leave))))
}

/** Appends until the disk says no, and answers with the command that was refused. */
const untilFull = async (): Promise<string> => {
  for (;;) {
    const version = acknowledged.length + 1
    const answer = await store.append(numbered('one', version, `command-${version}`))
    if (answer._tag === 'Left' && answer.left.type !== 'StoreFailure') throw new Error(JSON.stringify(answer.left))
    if (habit === 'acknowledges whatever was answered' || answer._tag === 'Right')
      acknowledged.push(`command-${version}`)
    if (answer._tag === 'Left') return `command-${version}`
  }
}

for (let round = 1; round <= Number(rounds); round++) {
  fill(Math.random() * 120_000)
  const refused = await untilFull()
  found.cases++
  const full = await idsIn(store, acknowledged.length + 1)
  found.lost += acknowledged.filter((id) => !full.ids.includes(id)).length
  found.torn += full.torn + full.ids.filter((id) => !acknowledged.includes(id)).length
  if (habit !== '') break
  rmSync(ballast)
  if (round % 3 === 0) {
    await store.close()
    store = await opened()
  }
  const again = await store.append(numbered('one', acknowledged.length + 1, refused))
  if (again._tag === 'Left') throw new Error(again.left.type)
  acknowledged.push(refused)
  const after = await idsIn(store, acknowledged.length + 1)
  if (JSON.stringify(after.ids) !== JSON.stringify(acknowledged)) found.skipped++
  const whole = await store.verify()
  if (whole._tag === 'Left') found.torn++
}
writeSync(1, `${JSON.stringify(found)}\n`)
process.exit(0)
