// Copies a file of commits into another one until it is killed, and says when it is done.
import { writeSync } from 'node:fs'
import * as E from 'fp-ts/Either'
import { copyStore } from '../../../src/interop/copyStore.ts'
import { openSqliteStore } from '../../../src/stores/sqlite.ts'

const [from, to] = [await openSqliteStore(process.argv[2] ?? ''), await openSqliteStore(process.argv[3] ?? '')]
if (E.isLeft(from)) throw new Error(from.left.cause)
if (E.isLeft(to)) throw new Error(to.left.cause)
writeSync(1, 'ready\n')
const copied = await copyStore(from.right, to.right, { page: 20 })
if (E.isLeft(copied)) throw new Error(JSON.stringify(copied.left))
writeSync(1, `${copied.right.commits} ${copied.right.digest}\n`)
process.exit(0)
