// Appends commits to a stream of its own until it is killed, and acknowledges each on its standard output at once.
import { openPostgresStore } from 'xinyan/postgres'
import { appendUntilKilled, theirs } from './roles.ts'

const [server = '', schema = '', stream = '', habit = ''] = process.argv.slice(2)
await appendUntilKilled(theirs(await openPostgresStore(server, { schema })), stream, habit)
