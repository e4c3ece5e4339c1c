import { isDeepStrictEqual } from 'node:util'
import { connect } from '@nats-io/transport-node'
import type { NewCommit, StoredCommit } from '../../../src/kernel/eventStore.ts'
import type { Server } from '../../stores/natsServers.ts'
import { numbered } from '../../stores/programs/numbered.ts'
import { really } from '../places.ts'
import type { Found, Proof } from '../proof.ts'
import { notOnce, outOfPlace, tornIn } from '../written.ts'
import { bare } from './bare.ts'
import { noServer, onServers, opened, soon, toServers, whole } from './cluster.ts'

/** Somebody who writes: says whether a commit is acknowledged. */
interface Writer {
  readonly write: (commit: NewCommit) => Promise<boolean>
  readonly close: () => Promise<unknown>
}

type Hand = (servers: readonly Server[], first: number) => Promise<Writer>

/** A writer that is impatient, so that it is told that nothing is known, and sends the same command again. */
const store: Hand = async (servers, first) => {
  const { append, close } = await opened(servers, first, 1500)
  const write = async (commit: NewCommit) => {
    const answer = await append(commit)
    if (answer._tag === 'Left' && answer.left.type !== 'StoreFailure') throw new Error(JSON.stringify(answer.left))
    return answer._tag === 'Right'
  }
  return { write, close }
}

/** A writer that takes a message for kept when it is sent. */
const careless: Hand = async (servers, first) => {
  const connection = await connect(toServers(servers, first))
  const write = async (commit: NewCommit) => {
    const [subject, payload, headers] = bare(commit)
    connection.publish(subject, payload, { headers })
    await soon(20)
    return true
  }
  return { write, close: () => connection.close() }
}

/** Writes to a stream of its own until it is told to stop, each commit until it is acknowledged. */
const writing = async ({ write }: Writer, stream: string, log: string[], goOn: () => boolean): Promise<void> => {
  for (let version = 1; goOn(); version++) {
    const commit = numbered(stream, version, `${stream}-${version}`)
    while (!(await write(commit))) await soon(50)
    log.push(commit.commandId)
  }
}

/** Reads the record by position until it is told where to stop; a failure is asked again. */
const following = async (servers: readonly Server[], end: () => number): Promise<readonly StoredCommit[]> => {
  const reader = await opened(servers, 1, 1500)
  const seen: StoredCommit[] = []
  while (seen.length < end()) {
    const page = await reader.readAll(seen.at(-1)?.position ?? 0, 100)
    if (page._tag === 'Right') seen.push(...page.right)
    await soon(20)
  }
  await reader.close()
  return seen
}

/** What happens to the servers in the middle of the load. */
type Trouble = (servers: readonly Server[], round: number) => Promise<void>

/** Kills the leader of the record, and in the next round another node, and starts it again. */
export const aNode: Trouble = async (servers, round) => {
  const leader = await whole(servers)
  const others = servers.filter((server) => server !== leader)
  const node = round % 2 === 0 ? leader : (others[Math.floor(Math.random() * others.length)] ?? leader)
  await soon(Math.random() * 1000)
  await node.kill()
  await soon(Math.random() * 2000)
  await node.start()
}

/** Kills all nodes at once, and starts them again. */
export const allNodes: Trouble = async (servers) => {
  await whole(servers)
  await soon(Math.random() * 1000)
  await Promise.all(servers.map(({ kill }) => kill()))
  await Promise.all(servers.map(({ start }) => start()))
}

const troubled = (nodes: 1 | 3, rounds: number, trouble: Trouble, hand: Hand): Promise<Found> =>
  onServers(nodes, async (servers) => {
    const writers = await Promise.all(Array.from({ length: 6 }, (_, n) => hand(servers, n)))
    const logs = writers.map((): string[] => [])
    const written = (): number => logs.reduce((sum, { length }) => sum + length, 0)
    let writes = true
    let end = Infinity
    const work = Promise.all(writers.map((one, n) => writing(one, `stream-${n}`, logs[n] ?? [], () => writes)))
    const reading = following(servers, () => end)
    for (let round = 0; round < rounds; round++) {
      await trouble(servers, round)
      const before = written()
      while (written() < before + 50) await soon(50)
    }
    await whole(servers)
    writes = false
    await work
    const last = await opened(servers)
    const all = await really(last.readAll(0, 1_000_000))
    end = all.length
    const seen = await reading
    const acknowledged = logs.flat()
    const again = all.filter((_, n) => n % 20 === 0)
    const differs = async (commit: StoredCommit) => !isDeepStrictEqual(await really(last.append(commit)), commit)
    let changed = 0
    if (hand === store) for (const commit of again) if (await differs(commit)) changed++
    for (const { close } of [...writers, last]) await close()
    const unasked = Math.max(0, all.length - acknowledged.length)
    const missed = all.filter((commit, n) => !isDeepStrictEqual(commit, seen[n])).length
    return {
      cases: rounds,
      lost: notOnce(acknowledged, all) + unasked + changed,
      torn: tornIn(all),
      skipped: outOfPlace(all) + missed + Math.abs(seen.length - all.length),
    }
  })

/** Six writers and a reader on so many servers, while something happens to these so many times. */
export const nodesKilled = (nodes: 1 | 3, rounds: number, trouble = aNode): Promise<Found> =>
  troubled(nodes, rounds, trouble, store)

/** The same for writers that take a message for kept when it is sent. */
export const nodesKilledCarelessly = (nodes: 1 | 3, rounds: number, trouble = aNode): Promise<Found> =>
  troubled(nodes, rounds, trouble, careless)

export const nodeNats: Proof = {
  store: 'nats, a node killed',
  ...noServer,
  run: (long) => nodesKilled(3, long ? 200 : 8),
  control: () => nodesKilledCarelessly(3, 1),
}

export const allNodesNats: Proof = {
  store: 'nats, all nodes killed',
  ...noServer,
  run: (long) => nodesKilled(3, long ? 100 : 3, allNodes),
  control: () => nodesKilledCarelessly(3, 1, allNodes),
}
