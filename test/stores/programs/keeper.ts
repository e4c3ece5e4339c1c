// Keeps a view of a file of commits in another file until it is killed or told to stop, and says where it stands.
import { writeSync } from 'node:fs'
import * as E from 'fp-ts/Either'
import { timer } from '../../../src/stores/timer.ts'
import { openSqliteStore, openSqliteViews } from '../../../src/stores/sqlite.ts'
import { takersOf } from '../../kernel/takers.ts'

const [store, views] = [process.argv[2] ?? '', process.argv[3] ?? '']
const [opened, place] = [await openSqliteStore(store), await openSqliteViews(views)]
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
