// Appends commits to a stream of its own until it is killed, and acknowledges each on its standard output at once.
import { writeSync } from 'node:fs'
import * as E from 'fp-ts/Either'
import { openPostgresStore } from '../../../src/stores/postgres.ts'
import { numbered } from './numbered.ts'

const [server = '', schema = '', stream = ''] = process.argv.slice(2)
const opened = await openPostgresStore(server, { schema })
if (E.isLeft(opened)) throw new Error(opened.left.cause)
writeSync(1, 'ready\n')

for (let version = 1; ; version++) {
  const commit = numbered(stream, version, `${stream}-${version}`)
  const answer = await opened.right.append(commit)
  if (E.isLeft(answer)) throw new Error(JSON.stringify(answer.left))
  writeSync(1, `${commit.commandId}\n`)
}
