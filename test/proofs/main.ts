import { machine } from '../bench/machine.ts'
import { contentionSqlite } from './contention.ts'
import { corruption } from './corruption.ts'
import { fullDiskSqlite } from './fullDisk.ts'
import { killSqlite } from './kill.ts'
import { connectionNats } from './nats/connection.ts'
import { contentionNats } from './nats/contention.ts'
import { killNats } from './nats/kill.ts'
import { allNodesNats, nodeNats } from './nats/nodes.ts'
import { connectionPostgres } from './postgres/connection.ts'
import { contentionPostgres } from './postgres/contention.ts'
import { fullDiskPostgres } from './postgres/fullDisk.ts'
import { killPostgres } from './postgres/kill.ts'
import { processesPostgres } from './postgres/processes.ts'
import { readersPostgres } from './postgres/readers.ts'
import { restartPostgres } from './postgres/restart.ts'
import { powerLossNormal, powerLossOff } from './powerLoss.ts'
import { processesSqlite } from './processes.ts'
import { type Proof, tried } from './proof.ts'
import { readersSqlite } from './readers.ts'

const proofs: Readonly<Record<string, readonly Proof[]>> = {
  kill: [killSqlite, killPostgres, killNats],
  corruption: [corruption],
  contention: [contentionSqlite, contentionPostgres, contentionNats],
  processes: [processesSqlite, processesPostgres],
  readers: [readersSqlite, readersPostgres],
  connection: [connectionPostgres, connectionNats],
  restart: [restartPostgres, allNodesNats],
  node: [nodeNats],
  fullDisk: [fullDiskSqlite, fullDiskPostgres],
  powerLoss: [powerLossNormal, powerLossOff],
}

const print = (line: object): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

const long = process.argv.includes('--long')
const asked = process.argv.slice(2).filter((word) => word !== '--long')
const unknown = asked.filter((name) => !Object.hasOwn(proofs, name))
if (unknown.length > 0)
  throw new Error(`no such proof: ${unknown.join(', ')}; there are ${Object.keys(proofs).join(', ')}`)

print(machine())
const open: string[] = []
for (const [name, list] of Object.entries(proofs)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  for (const proof of list) {
    const line = await tried(name, proof, long)
    print(line)
    if (line.held === 'notRun') open.push(`NOT RUN: ${name} on ${line.store}, because ${line.because}`)
    else if (line.held === 'broke') open.push(`DOES NOT HOLD: ${name} on ${line.store}; it broke off: ${line.because}`)
    else if (!line.held) open.push(`DOES NOT HOLD: ${name} on ${line.store}; its control was ${line.control}`)
    if (line.held === false || line.held === 'broke') process.exitCode = 1
  }
}
for (const sentence of open) process.stderr.write(`${sentence}\n`)
