// Appends commits to a stream of its own until it is killed, and acknowledges each on its standard output at once.
import { openNatsStore } from 'xinyan/nats'
import { appendUntilKilled, theirs } from './roles.ts'

const [servers = '', stream = '', habit = ''] = process.argv.slice(2)
const store = await openNatsStore('proof', { connection: { servers }, onOneServer: true, syncNotProven: true })
await appendUntilKilled(theirs(store), stream, habit)
