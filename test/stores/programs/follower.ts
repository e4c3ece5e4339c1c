// Follows a file of commits after a position and says each, until it has come to the position that it was asked for.
import { openSqliteStore } from 'xinyan/sqlite'
import { followUntil, theirs } from './roles.ts'

const [path = '', count = '', after = '0'] = process.argv.slice(2)
await followUntil(theirs(await openSqliteStore(path)), Number(count), Number(after))
