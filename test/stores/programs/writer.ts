// Waits for a word, opens a file, and appends commands to one stream, each until it is in. Says how often it lost a race.
import { openSqliteStore } from 'xinyan/sqlite'
import { aWord, raceThrough, theirs } from './roles.ts'

const [path = '', name = '', count = ''] = process.argv.slice(2)
await aWord()
await raceThrough(theirs(await openSqliteStore(path, { busyTimeout: 30_000 })), name, Number(count))
