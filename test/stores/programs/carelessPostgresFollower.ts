// Follows a table by the highest number that it has read, as is usually done, and says each row: wrong on purpose.
import { writeSync } from 'node:fs'
import { Client } from 'pg'

const [server = '', , count = '', after = '0'] = process.argv.slice(2)
const client = new Client(server)
await client.connect()
writeSync(1, 'ready\n')
let position = Number(after)
while (position < Number(count)) {
  const { rows } = await client.query('SELECT * FROM careless WHERE position > $1 ORDER BY position', [position])
  for (const row of rows as readonly { readonly position: string; readonly id: string }[]) {
    position = Number(row.position)
    writeSync(1, `${position} ${row.id}\n`)
  }
  await new Promise((resolve) => setTimeout(resolve, 2))
}
process.exit(0)
