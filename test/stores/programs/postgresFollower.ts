// Follows the record in a schema after a position and says each, until it has come to the position that it was asked for.
import { openPostgresStore } from 'xinyan/postgres'
import { followUntil, theirs } from './roles.ts'

const [server = '', schema = '', count = '', after = '0'] = process.argv.slice(2)
await followUntil(theirs(await openPostgresStore(server, { schema })), Number(count), Number(after))
