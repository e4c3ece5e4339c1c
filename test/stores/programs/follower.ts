// Follows a file of commits and says each position, until it has said as many as it was asked for.
import { writeSync } from 'node:fs'
import { subscribe, timer } from 'xinyan'
import { openSqliteStore } from 'xinyan/sqlite'

const [path = '', count = ''] = process.argv.slice(2)
const opened = await openSqliteStore(path)
if (opened._tag === 'Left') throw new Error(opened.left.cause)
writeSync(1, 'ready\n')
for await (const page of subscribe(opened.right, 0, { wait: timer, every: 2, page: 9 })) {
  if (page._tag === 'Left') throw new Error(page.left.cause)
  for (const { position, commandId } of page.right) writeSync(1, `${position} ${commandId}\n`)
  if ((page.right.at(-1)?.position ?? 0) >= Number(count)) break
}
process.exit(0)
