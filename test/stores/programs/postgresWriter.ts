// Waits for a word, opens a record, and appends commands to one stream, each until it is in. Says how often it lost a race.
import { once } from 'node:events'
import { writeSync } from 'node:fs'
import { openPostgresStore } from 'xinyan/postgres'
import { numbered } from './numbered.ts'

const [server = '', schema = '', name = '', count = ''] = process.argv.slice(2)
writeSync(1, 'ready\n')
await once(process.stdin, 'data')
const opened = await openPostgresStore(server, { schema })
if (opened._tag === 'Left') throw new Error(opened.left.cause)

let conflicts = 0
let version = 1
for (let n = 1; n <= Number(count); n++)
  for (;;) {
    const answer = await opened.right.append(numbered('shared', version, `${name}-${n}`))
    if (answer._tag === 'Right') {
      version = Math.max(version, answer.right.version + 1)
      break
    }
    if (answer.left.type !== 'Conflict') throw new Error(JSON.stringify(answer.left))
    conflicts++
    version = answer.left.actual + 1
  }
await opened.right.close()
writeSync(1, `${conflicts}\n`)
process.exit(0)
