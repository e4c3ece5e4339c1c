// Appends commits to a stream of its own until it is killed, and acknowledges each on its standard output at once.
import { writeSync } from 'node:fs'
import { openSqliteStore } from 'xinyan/sqlite'
import { appendUntilKilled, theirs } from './roles.ts'

const [path = '', stream = '', habit = ''] = process.argv.slice(2)
writeSync(1, 'starting\n')
await appendUntilKilled(theirs(await openSqliteStore(path)), stream, habit)
