// Appends commits to a stream of its own until it is killed, and acknowledges each on its standard output at once.
import { writeSync } from 'node:fs'
import { openNatsStore } from 'xinyan/nats'
import { numbered } from './numbered.ts'

const [servers = '', stream = '', habit = ''] = process.argv.slice(2)
const opened = await openNatsStore('proof', { connection: { servers }, onOneServer: true, syncNotProven: true })
if (opened._tag === 'Left') throw new Error(opened.left.cause)
writeSync(1, 'ready\n')

for (let version = 1; ; version++) {
  const commit = numbered(stream, version, `${stream}-${version}`)
  if (habit === 'acknowledges too early') writeSync(1, `${commit.commandId}\n`)
  const answer = await opened.right.append(commit)
  if (answer._tag === 'Left') throw new Error(JSON.stringify(answer.left))
  if (habit === '') writeSync(1, `${commit.commandId}\n`)
}
