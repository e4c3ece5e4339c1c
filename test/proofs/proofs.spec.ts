import { describe, expect, it } from 'vitest'
import { oneWinner, readsTooEarly } from './contention.ts'
import { damagesOf, damagesReadBare } from './corruption.ts'
import { disksFilled, disksFilledCarelessly, fullDiskSqlite } from './fullDisk.ts'
import { killsOf } from './kill.ts'
import { powerCuts, powerLossNormal } from './powerLoss.ts'
import { eightCarelessProcesses, eightProcesses } from './processes.ts'
import { type Found, nothing, type Proof, tried } from './proof.ts'
import { followed, followedCarelessly } from './readers.ts'

const faults = ({ lost, torn, skipped }: Found): number => lost + torn + skipped

type Harness = readonly [what: string, right: () => Promise<Found>, wrong: () => Promise<Found>]

const harnesses: readonly Harness[] = [
  ['kills writers', () => killsOf(4), () => killsOf(40, 'acknowledges too early')],
  ['damages files', () => damagesOf(20), () => damagesReadBare(60)],
  ['races for versions', () => oneWinner(3), () => readsTooEarly(3)],
  ['starts eight processes', () => eightProcesses(5), () => eightCarelessProcesses(20)],
  ['kills readers', () => followed(3, 20), () => followedCarelessly(4, 60)],
]

describe('A proof that', () => {
  it.for(harnesses)('%s finds nothing wrong with the store in a file', { timeout: 120_000 }, async ([, right]) => {
    const found = await right()
    expect(found.cases).toBeGreaterThan(0)
    expect(faults(found)).toBe(0)
  })

  it.for(harnesses)('%s catches what is wrong on purpose', { timeout: 120_000 }, async ([, , wrong]) => {
    expect(faults(await wrong())).toBeGreaterThan(0)
  })
})

describe.skipIf(fullDiskSqlite.because !== undefined)('A proof that fills disks', () => {
  it('finds nothing wrong with the store in a file', async () => {
    const found = await disksFilled(3)
    expect(found).toEqual({ ...nothing, cases: 3 })
  })

  it('catches an app that takes every answer for a yes', async () => {
    expect(faults(await disksFilledCarelessly())).toBeGreaterThan(0)
  })
})

describe.skipIf(powerLossNormal.because !== undefined)('A proof that cuts the power', { timeout: 120_000 }, () => {
  it('finds nothing wrong with the store in a file', async () => {
    const found = await powerCuts([{ commits: 4, settings: ['wal_autocheckpoint = 4'] }], 3)
    expect(found.cases).toBeGreaterThan(100)
    expect(faults(found)).toBe(0)
  })

  it.for(['NORMAL', 'OFF'])('catches a store that is set to synchronous = %s', async (synchronous) => {
    const found = await powerCuts([{ commits: 4, settings: [`synchronous = ${synchronous}`] }], 2)
    expect(faults(found)).toBeGreaterThan(0)
  })
})

describe('A line of the proofs', () => {
  const found = (more: Partial<Found>) => async () => ({ ...nothing, ...more })
  const line = (proof: Partial<Proof>) =>
    tried('kill', { store: 'x', run: found({ cases: 1 }), control: found({ lost: 1 }), ...proof }, false)

  it('says that a proof holds when nothing went wrong and its control was caught', async () => {
    expect(await line({})).toMatchObject({ held: true, control: 'caught' })
  })

  it.for([
    ['something was lost', { run: found({ cases: 1, lost: 1 }) }],
    ['something was torn', { run: found({ cases: 1, torn: 1 }) }],
    ['something was skipped', { run: found({ cases: 1, skipped: 1 }) }],
    ['nothing was tried', { run: found({}) }],
    ['its control was not caught', { control: found({ cases: 9 }) }],
  ] as const)('says that it does not hold when %s', async ([, proof]) => {
    expect(await line(proof)).toMatchObject({ held: false })
  })

  it('says that a proof broke off when it ends with an error', async () => {
    const line = await tried(
      'kill',
      { store: 'x', run: () => Promise.reject(new Error('no')), control: found({}) },
      false,
    )
    expect(line).toEqual({ proof: 'kill', store: 'x', held: 'broke', because: 'Error: no' })
  })

  it('names a proof that cannot run here, and why', async () => {
    expect(await line({ because: 'there is no server' })).toEqual({
      proof: 'kill',
      store: 'x',
      held: 'notRun',
      because: 'there is no server',
    })
  })
})
