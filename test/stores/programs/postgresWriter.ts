// Waits for a word, opens a record, and appends commands to one stream, each until it is in. Says how often it lost a race.
import { openPostgresStore } from 'xinyan/postgres'
import { aWord, raceThrough, theirs } from './roles.ts'

const [server = '', schema = '', name = '', count = ''] = process.argv.slice(2)
await aWord()
await raceThrough(theirs(await openPostgresStore(server, { schema })), name, Number(count))
