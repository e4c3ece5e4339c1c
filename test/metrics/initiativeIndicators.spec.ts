import { describe, expect, it } from 'vitest'
import { initiatives, type InitiativesEvent } from '../../src/initiatives.ts'
import type { AnyEvent } from '../../src/kernel/fact.ts'
import { figure, merge } from '../../src/metrics/figure.ts'
import { initiativeIndicators } from '../../src/metrics/initiativeMetrics.ts'
import { tally } from '../../src/metrics/metric.ts'
import type { ReportPeriod } from '../../src/vocabulary/reportPeriod.ts'
import { day } from '../vocabulary/decoded.ts'

const started = (initiative: string, kind: string, on: string) =>
  ({ type: 'InitiativeStarted', initiative, kind, runBy: 'shuntong', on }) as const
const held = (occasion: string, initiative: string, on: string) =>
  ({ type: 'InitiativeHeld', occasion, initiative, on, participants: 60, unitsGiven: 52 }) as const
const helped = (service: string, initiative: string, beneficiaries: number, on: string) =>
  ({ type: 'ServiceProvided', service, initiative, beneficiaries, on }) as const
const joined = (initiative: string, partner: string, on: string) =>
  ({ type: 'PartnerJoined', initiative, partner, on }) as const

const shuntong = [
  started('clinic', 'clinic', '2022-03-01'),
  joined('clinic', 'hospital', '2022-03-01'),
  helped('s-1', 'clinic', 40, '2022-03-31'),
  helped('s-2', 'clinic', 25, '2022-04'),
  started('blood', 'bloodDonation', '2022-04-10'),
  joined('blood', 'hospital', '2022-04-10'),
  joined('blood', 'blood-station', '2022-05-01'),
  held('o-1', 'blood', '2022-04-10'),
  held('o-2', 'blood', '2022'),
]
const other = [started('shop', 'shop', '2022-04-02'), helped('s-9', 'shop', 7, '2022-04-03')]

const stateOf = (events: readonly AnyEvent[]) => {
  for (const event of events) expect(initiatives.facts.get(event.type)?.codec.problemsOf(event)).toBeNull()
  return initiatives.fold(structuredClone(events) as readonly InitiativesEvent[])
}
const figuresOf = (period: string, asked = '2023-06-30', events: readonly AnyEvent[] = shuntong) =>
  Object.fromEntries(
    initiativeIndicators(period as ReportPeriod).map((metric) => [
      metric.metric,
      figure(tally(metric, 'shuntong', stateOf(events), day(asked))).numerator,
    ]),
  )

describe('The indicators of initiatives', () => {
  it('tell of a month what was started, held and given in it, and what stood at its end', () => {
    expect(figuresOf('2022-04')).toEqual({
      initiativesInPeriod: 1,
      occasionsInPeriod: 1,
      beneficiariesInPeriod: 25,
      initiatives: 2,
      beneficiaries: 65,
      uncountedInitiatives: 1,
      partners: 1,
    })
    expect(figuresOf('2022-03')).toMatchObject({ initiatives: 1, beneficiaries: 40, uncountedInitiatives: 0 })
  })

  it('tell of the year what its months add up to, rough dates included', () => {
    const year = figuresOf('2022')
    const months = Array.from({ length: 12 }, (_, i) => figuresOf(`2022-${String(i + 1).padStart(2, '0')}`))
    for (const flow of ['initiativesInPeriod', 'occasionsInPeriod', 'beneficiariesInPeriod'])
      expect([flow, months.reduce((sum, one) => sum + (one[flow] ?? 0), 0)]).toEqual([flow, year[flow]])
    expect(year).toMatchObject({ initiativesInPeriod: 2, occasionsInPeriod: 2, beneficiariesInPeriod: 65, partners: 2 })
    expect(figuresOf('2022-12')['occasionsInPeriod']).toBe(1)
    expect(figuresOf('2023')).toMatchObject({ occasionsInPeriod: 0, beneficiariesInPeriod: 0, beneficiaries: 65 })
  })

  it('name an initiative of which nobody told whom it helped, until somebody does', () => {
    expect(figuresOf('2022')['uncountedInitiatives']).toBe(1)
    const told = [...shuntong, helped('s-3', 'blood', 52, '2022-05-02')]
    expect(figuresOf('2022', '2023-06-30', told)).toMatchObject({ uncountedInitiatives: 0, beneficiaries: 117 })
  })

  it('count help in its month also where the start of its initiative is known to the year only', () => {
    const rough = [started('land', 'collectiveLand', '2022'), helped('s-1', 'land', 9, '2022-03-04')]
    expect(figuresOf('2022-03', '2023-06-30', rough)['beneficiariesInPeriod']).toBe(9)
    expect(figuresOf('2022', '2023-06-30', rough)).toMatchObject({ beneficiariesInPeriod: 9, beneficiaries: 9 })
  })

  it('know nothing before its day, the eve included', () => {
    expect(figuresOf('2022-03', '2022-03-30')['beneficiariesInPeriod']).toBe(0)
    expect(figuresOf('2022-03', '2022-03-31')['beneficiariesInPeriod']).toBe(40)
    expect(figuresOf('2022-04', '2022-04-29')).toMatchObject({ beneficiariesInPeriod: 0, beneficiaries: 40 })
    expect(figuresOf('2022', '2022-04-09')['initiatives']).toBe(1)
  })

  it('leave out what was struck out, an initiative with all that happened in it', () => {
    const void1 = { type: 'OccasionRecordVoided', record: { kind: 'occasion', occasion: 'o-1' }, reason: 'wrongDate' }
    const again = held('o-1', 'blood', '2022-05-08')
    expect(figuresOf('2022-04', '2023-06-30', [...shuntong, void1])['occasionsInPeriod']).toBe(0)
    expect(figuresOf('2022-05', '2023-06-30', [...shuntong, void1, again])['occasionsInPeriod']).toBe(1)
    const record = { kind: 'initiative', initiative: 'clinic' }
    const gone = [...shuntong, { type: 'InitiativeRecordVoided', record, reason: 'enteredTwice' }]
    expect(figuresOf('2022', '2023-06-30', gone)).toMatchObject({
      initiatives: 1,
      beneficiaries: 0,
      beneficiariesInPeriod: 0,
    })
  })

  it('are merged over neighbourhood communities, each with figures of its own', () => {
    const [mine, theirs] = [stateOf(shuntong), stateOf(other)]
    const sums = initiativeIndicators('2022-04' as ReportPeriod).map((metric) => {
      const of = (stream: string, state: typeof mine) => tally(metric, stream, state, day('2022-12-31'))
      const merged = merge(of('shuntong', mine), of('other', theirs))
      return [metric.metric, merged.type === 'Merged' && figure(merged.tally).numerator]
    })
    expect(Object.fromEntries(sums)).toEqual({
      initiativesInPeriod: 2,
      occasionsInPeriod: 1,
      beneficiariesInPeriod: 32,
      initiatives: 3,
      beneficiaries: 72,
      uncountedInitiatives: 1,
      partners: 1,
    })
  })

  it('say of each stock that it is one', () => {
    const months = initiativeIndicators('2022-04' as ReportPeriod)
    expect(months.filter(({ basis }) => basis.includes('stock at the end of 2022-04')).length).toBe(4)
    expect(months.every(({ basis }) => basis.includes('2022-04'))).toBe(true)
  })
})
