// Waits for a word, and appends to one stream and to one of its own; now and then it is slow, gives up, or comes too late.
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { writeSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { openSqliteStore } from 'xinyan/sqlite'
import { numbered } from './numbered.ts'

const [path = '', name = '', count = ''] = process.argv.slice(2)
const opened = await openSqliteStore(path, { busyTimeout: 30_000 })
if (opened._tag === 'Left') throw new Error(opened.left.cause)
const store = opened.right
const db = new DatabaseSync(path, { timeout: 30_000 })
db.exec('PRAGMA synchronous = FULL')
const head = db.prepare(`SELECT coalesce(max(position), 0) AS position,
  (SELECT coalesce(max(version), 0) FROM commits WHERE stream = 'shared') AS version FROM commits`)
const insert = db.prepare('INSERT INTO commits VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.random() * 15))

/** A transaction of another program on the same file: it keeps the file for a while, and then commits or does not. */
const slowly = async (commandId: string, end: 'COMMIT' | 'ROLLBACK'): Promise<void> => {
  db.exec('BEGIN IMMEDIATE')
  const { position, version } = head.get() as { readonly position: number; readonly version: number }
  const { stream, fingerprint, recordedAt, by, events } = numbered('shared', version + 1, commandId)
  const row = [position + 1, stream, version + 1, commandId, fingerprint, recordedAt, by, events] as const
  insert.run(...row, createHash('sha256').update(JSON.stringify(row)).digest('hex'))
  await pause()
  db.exec(end)
}

const promptly = async (stream: string, first: number, commandId: string): Promise<void> => {
  for (let version = first; ; ) {
    const answer = await store.append(numbered(stream, version, commandId))
    if (answer._tag === 'Right') return
    if (answer.left.type !== 'Conflict') throw new Error(JSON.stringify(answer.left))
    version = answer.left.actual + 1
  }
}

writeSync(1, 'ready\n')
await once(process.stdin, 'data')
for (let n = 1; n <= Number(count); n++) {
  if (n % 10 === 3) await slowly(`${name}-never-${n}`, 'ROLLBACK')
  if (n % 10 === 6) {
    const late = await store.append(numbered('shared', 1_000_000, `${name}-late-${n}`))
    if (late._tag === 'Right') throw new Error('a version that was not due was taken')
  }
  if (n % 10 === 9) await slowly(`${name}-${n}`, 'COMMIT')
  else if (n % 3 === 0) await promptly(name, 1, `${name}-${n}`)
  else await promptly('shared', 1, `${name}-${n}`)
}
db.close()
await store.close()
process.exit(0)
