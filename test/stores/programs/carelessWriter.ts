// Waits for a word, and writes commits whose numbers it takes before the transaction that writes them: wrong on purpose.
import { once } from 'node:events'
import { writeSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { numbered } from './numbered.ts'

const [path = '', name = '', count = ''] = process.argv.slice(2)
writeSync(1, 'ready\n')
await once(process.stdin, 'data')
const db = new DatabaseSync(path, { timeout: 30_000 })
const last = db.prepare('SELECT coalesce(max(position), 0) AS last FROM commits')
const insert = db.prepare('INSERT INTO commits VALUES (?, ?, ?)')
for (let n = 1; n <= Number(count); n++) {
  const next = Number(last.get()?.['last']) + 1
  if (n % 10 === 0) await new Promise((resolve) => setTimeout(resolve, Math.random() * 20))
  insert.run(next, next, JSON.stringify(numbered('shared', next, `${name}-${n}`)))
}
db.close()
process.exit(0)
