// Prints how many rows a SQLite file holds and a digest of them all, so that two runs of a program can be compared.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

const [path = ''] = process.argv.slice(2)
if (!existsSync(path)) throw new Error(`no database at ${path}`)
const db = new DatabaseSync(path, { readOnly: true })
const digest = createHash('sha256')
let count = 0
for (const { name } of db.prepare("select name from sqlite_master where type = 'table' order by name").all())
  for (const row of db.prepare(`select * from "${name.replaceAll('"', '""')}"`).iterate()) {
    digest.update(`${name} ${Object.values(row).join('\u0000')}\n`)
    count++
  }
if (count === 0) throw new Error(`nothing was recorded in ${path}`)
console.log(`${count} rows ${digest.digest('hex')}`)
