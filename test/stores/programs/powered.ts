// Appends so many commits and acknowledges each on its standard output at once. Settings that are named are made behind
// the back of the store, after it has read its own back.
import { writeSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { openSqliteStore } from 'xinyan/sqlite'
import { numbered } from './numbered.ts'

const [path = '', count = '', ...settings] = process.argv.slice(2)
const connections = new Set<DatabaseSync>()
const exec = Reflect.get(DatabaseSync.prototype, 'exec') as (this: DatabaseSync, sql: string) => void
DatabaseSync.prototype.exec = function (sql) {
  connections.add(this)
  exec.call(this, sql)
}
const opened = await openSqliteStore(path)
if (opened._tag === 'Left') throw new Error(opened.left.cause)
if (connections.size === 0) throw new Error('the store did nothing that was seen')
for (const db of connections) for (const setting of settings) exec.call(db, `PRAGMA ${setting}`)

for (let version = 1; version <= Number(count); version++) {
  const commit = numbered('powered', version, `powered-${version}`)
  const answer = await opened.right.append(commit)
  if (answer._tag === 'Left') throw new Error(JSON.stringify(answer.left))
  writeSync(1, `${commit.commandId}\n`)
}
process.exit(0)
