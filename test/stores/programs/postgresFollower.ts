// Follows the record in a schema after a position and says each, until it has come to the position that it was asked for.
import { writeSync } from 'node:fs'
import { subscribe, timer } from 'xinyan'
import { openPostgresStore } from 'xinyan/postgres'

const [server = '', schema = '', count = '', after = '0'] = process.argv.slice(2)
const opened = await openPostgresStore(server, { schema })
if (opened._tag === 'Left') throw new Error(opened.left.cause)
writeSync(1, 'ready\n')
let position = Number(after)
for await (const page of subscribe(opened.right, position, { wait: timer, every: 2, page: 9 })) {
  if (page._tag === 'Left') throw new Error(page.left.cause)
  for (const commit of page.right) {
    position = commit.position
    writeSync(1, `${position} ${commit.commandId}\n`)
  }
  if (position >= Number(count)) break
}
process.exit(0)
