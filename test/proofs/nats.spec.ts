import { describe, expect, it } from 'vitest'
import { noServer } from './nats/cluster.ts'
import { comparesOneStream, oneWinnerOnNats } from './nats/contention.ts'
import { killsOnNats } from './nats/kill.ts'
import { nodesKilled, nodesKilledCarelessly } from './nats/nodes.ts'
import { type Found, nothing } from './proof.ts'

type Harness = readonly [what: string, right: () => Promise<Found>, wrong: () => Promise<Found>]

const harnesses: readonly Harness[] = [
  ['kills writers', () => killsOnNats(4), () => killsOnNats(20, 'acknowledges too early')],
  ['races for versions', () => oneWinnerOnNats(2), () => comparesOneStream(10)],
  ['kills nodes', () => nodesKilled(1, 1), () => nodesKilledCarelessly(1, 1)],
]

describe.skipIf(noServer.because !== undefined)('A proof on servers of NATS that', { timeout: 180_000 }, () => {
  it.for(harnesses)('%s finds nothing wrong with the store', async ([, right]) => {
    const { cases, ...faults } = await right()
    expect(cases).toBeGreaterThan(0)
    expect({ cases: 0, ...faults }).toEqual(nothing)
  })

  it.for(harnesses)('%s catches what is wrong on purpose', async ([, , wrong]) => {
    const { lost, skipped } = await wrong()
    expect(lost + skipped).toBeGreaterThan(0)
  })
})
