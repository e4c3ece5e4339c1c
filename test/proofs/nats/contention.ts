import { jetstream, type JetStreamClient } from '@nats-io/jetstream'
import { connect } from '@nats-io/transport-node'
import { numbered } from '../../stores/programs/numbered.ts'
import { race, type Try } from '../contention.ts'
import { really } from '../places.ts'
import type { Found, Proof } from '../proof.ts'
import { notOnce, outOfPlace, tornIn } from '../written.ts'
import { addresses, asking, closed, noServers, onServers, recordOn } from './servers.ts'

/** 64 writers through three servers, who all expect the same version, so many times. */
export const oneWinnerOnNats = (rounds: number): Promise<Found> =>
  onServers(3, async (servers) => {
    const stores = []
    for (let n = 0; n < 16; n++) stores.push(await really(recordOn('race', servers, n % 3)))
    const attempts = [...stores, ...stores, ...stores, ...stores].map(
      (store): Try =>
        async (version, name) => {
          const answer = await store.append(numbered('race', version, name))
          if (answer._tag === 'Left' && answer.left.type !== 'Conflict') throw new Error(JSON.stringify(answer.left))
          return answer._tag === 'Right'
        },
    )
    const { winners, skipped } = await race(attempts, rounds)
    const last = await really(recordOn('race', servers))
    const all = await really(last.readAll(0, rounds + 1))
    await closed([...stores, last])
    const lost = notOnce(winners, all) + Math.abs(all.length - winners.length)
    return { cases: rounds, lost, torn: tornIn(all), skipped: skipped + outOfPlace(all) }
  })

/** The same race for writers who leave it to the servers to compare the newest position of their subject. */
export const comparedBySubject = (rounds: number): Promise<Found> =>
  onServers(3, async (servers) => {
    const settings = { name: 'bare', subjects: ['bare.*'], num_replicas: 3 }
    await asking(addresses(servers), ({ streams }) => streams.add(settings))
    const connections = await Promise.all(
      [0, 1, 2].map((first) => connect({ servers: addresses(servers, first), noRandomize: true })),
    )
    const clients = connections.map((connection) => jetstream(connection))
    let skipped = 0
    for (let round = 1; round <= rounds; round++) {
      const subject = `bare.race-${round}`
      const { seq } = await (clients[0] as JetStreamClient).publish(subject, 'first')
      const attempt = async (n: number): Promise<boolean> => {
        try {
          await clients[n % 3]?.publish(subject, `writer-${n}`, { expect: { lastSubjectSequence: seq } })
          return true
        } catch {
          return false
        }
      }
      const won = await Promise.all(Array.from({ length: 64 }, (_, n) => attempt(n)))
      if (won.filter(Boolean).length !== 1) skipped++
    }
    await Promise.all(connections.map((connection) => connection.close()))
    return { cases: rounds, lost: 0, torn: 0, skipped }
  })

export const contentionNats: Proof = {
  store: 'nats',
  ...noServers,
  run: (long) => oneWinnerOnNats(long ? 1000 : 10),
  control: () => comparedBySubject(10),
}
