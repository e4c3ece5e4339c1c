// Follows the file of the careless writers by the highest position that it has read, and says each: wrong on purpose.
import { writeSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

const [path = '', count = '', after = '0'] = process.argv.slice(2)
const db = new DatabaseSync(path, { timeout: 30_000 })
const next = db.prepare(`SELECT position, text ->> 'commandId' AS id FROM commits WHERE position > ?
  ORDER BY position LIMIT 9`)
writeSync(1, 'ready\n')
let position = Number(after)
while (position < Number(count)) {
  for (const row of next.all(position)) {
    position = Number(row['position'])
    writeSync(1, `${position} ${String(row['id'])}\n`)
  }
  await new Promise((resolve) => setTimeout(resolve, 2))
}
process.exit(0)
