import { bundle } from './bundle.ts'
import { castore } from './castore.ts'
import { emmett } from './emmett.ts'
import { emmettSqlite } from './emmettSqlite.ts'
import { fold } from './fold.ts'
import { following } from './following.ts'
import { growth } from './growth.ts'
import type { Line } from './line.ts'
import { machine } from './machine.ts'
import { views } from './projecting.ts'
import { postgres } from './postgres.ts'
import { reading } from './reading.ts'
import { read } from './read.ts'
import { sqlite } from './sqlite.ts'
import { start } from './start.ts'
import { types } from './types.ts'
import { voting } from './voting.ts'

const benches: Readonly<Record<string, () => Promise<readonly Line[]>>> = {
  fold,
  read,
  growth,
  emmett,
  castore,
  sqlite,
  'sqlite-emmett': emmettSqlite,
  views,
  following,
  reading,
  postgres,
  voting,
  bundle,
  import: start,
  types,
}

const print = (line: object): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => benches[name] === undefined)
if (unknown.length > 0)
  throw new Error(`no such bench: ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}`)

print(machine())
for (const [name, bench] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  process.stderr.write(`${name} …`)
  const before = performance.now()
  for (const line of await bench()) print(line)
  process.stderr.write(` ${((performance.now() - before) / 1000).toFixed(1)} s\n`)
}
