// Waits for a word, and writes commits whose numbers it takes before the transaction that writes them: wrong on purpose.
import { once } from 'node:events'
import { writeSync } from 'node:fs'
import { Client } from 'pg'
import { numbered } from './numbered.ts'

const [server = '', , name = '', count = ''] = process.argv.slice(2)
const client = new Client(server)
await client.connect()
writeSync(1, 'ready\n')
await once(process.stdin, 'data')
for (let n = 1; n <= Number(count); n++) {
  const { rows } = await client.query('SELECT coalesce(max(position), 0) AS last FROM careless')
  const next = Number((rows[0] as { readonly last: string }).last) + 1
  const commit = JSON.stringify(numbered('shared', next, `${name}-${n}`))
  await client.query('INSERT INTO careless VALUES ($1, $2)', [next, commit])
}
await client.end()
process.exit(0)
