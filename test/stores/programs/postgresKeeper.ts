// Keeps a view of a record in a database beside it until it is killed or told to stop, and says where it stands.
import { writeSync } from 'node:fs'
import * as E from 'fp-ts/Either'
import { openPostgresStore, openPostgresViews } from '../../../src/stores/postgres.ts'
import { timer } from '../../../src/stores/timer.ts'
import { takersOf } from '../../kernel/takers.ts'

const [url = '', schema = ''] = process.argv.slice(2)
const opened = await openPostgresStore(url, { schema })
const place = await openPostgresViews(url, { schema: `${schema}_views` })
if (E.isLeft(opened)) throw new Error(opened.left.cause)
if (E.isLeft(place)) throw new Error(place.left.cause)
writeSync(1, 'ready\n')
const works = takersOf(opened.right, { views: place.right, saveEvery: 2 })
const stop = new AbortController()
process.stdin.once('data', () => stop.abort())
const kept = await works.run({ wait: timer, every: 1, page: 3, signal: stop.signal })
if (E.isLeft(kept)) throw new Error(JSON.stringify(kept.left))
writeSync(1, `${kept.right.position}\n`)
process.exit(0)
