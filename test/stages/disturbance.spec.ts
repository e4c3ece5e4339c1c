import { describe, expect, it } from 'vitest'
import {
  adoptDisturbancePolicy,
  announceDisturbance,
  announceOutage,
  endOutage,
  voidDisturbanceRecord,
} from '../../src/stages/disturbance/disturbance.ts'
import { siteDisturbance } from '../../src/projections/siteDisturbance.ts'
import { ClockTime, minutesBetween, Moment } from '../../src/vocabulary/moment.ts'
import { communityId, day, decoded, takes } from '../vocabulary/decoded.ts'
import { given, opened } from './histories.ts'
import { after, tomorrow } from './siteHistories.ts'
import { at, disturbancePolicyAdopted, ended, noise, outage } from './siteLifeHistories.ts'

const voided = (kind: 'outage' | 'outageEnd' | 'announcement', id: string) =>
  ({ type: 'DisturbanceRecordVoided', record: { kind, id }, reason: 'wrongFigure' }) as const
const recordedDifferently = (record: string, key: string) => ({ type: 'RecordedDifferently', record, key }) as const

describe('A time of the day', () => {
  it('goes from 00:00 to 23:59, and minutes are counted across midnight', () => {
    expect(['00:00', '23:59', '24:00', '8:30', '12:60'].map((one) => takes(ClockTime, one))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
    const moment = (on: string, time: string) => decoded(Moment, at(on, time))
    expect(minutesBetween(moment('2019-12-31', '23:30'), moment('2020-01-01', '00:15'))).toBe(45)
    expect(minutesBetween(moment('2019-09-10', '08:00'), moment('2019-09-10', '07:59'))).toBe(-1)
  })
})

describe('Announcing an outage', () => {
  it('is on record, be it late, once', () => {
    given(opened, disturbancePolicyAdopted)
      .when(announceOutage(outage('o-1', '2019-09-11')))
      .records(outage('o-1', '2019-09-11'))
    given(opened, outage('o-1', '2019-09-09'))
      .when(announceOutage(outage('o-1', '2019-09-09')))
      .isAlreadySo()
  })

  it('is refused with other hours under the same id until the first is struck out', () => {
    const other = outage('o-1', '2019-09-09', { until: at('2019-09-10', '19:00') })
    given(opened, outage('o-1', '2019-09-09'))
      .when(announceOutage(other))
      .isRefusedWith(recordedDifferently('outage', 'o-1'))
    given(opened, outage('o-1', '2019-09-09'), voided('outage', 'o-1')).when(announceOutage(other)).records(other)
  })

  it('lasts a minute at least, is told of known communities, and has been told', () => {
    const until = (time: string) => outage('o-1', '2019-09-09', { until: at('2019-09-10', time) })
    given(opened)
      .when(announceOutage(until('08:01')))
      .records(until('08:01'))
    given(opened)
      .when(announceOutage(until('08:00')))
      .isRefusedWith({ type: 'EndsBeforeItBegins', from: at('2019-09-10'), until: at('2019-09-10') })
    given(opened)
      .when(announceOutage(outage('o-1', '2020-01-01', { communities: ['X'] })))
      .isRefusedWith({ type: 'CommunityNotRegistered', community: 'X' }, tomorrow)
  })
})

describe('Ending an outage', () => {
  const history = [opened, outage('o-1', '2019-09-09')] as const

  it('is on record once, a minute after it began at the earliest', () => {
    given(...history)
      .when(endOutage(ended('o-1', '2019-09-10', '08:01')))
      .records(ended('o-1', '2019-09-10', '08:01'))
    given(...history)
      .when(endOutage(ended('o-1', '2019-09-10', '08:00')))
      .isRefusedWith({ type: 'EndsBeforeItBegins', from: at('2019-09-10'), until: at('2019-09-10') })
    given(...history, ended('o-1', '2019-09-10', '18:00'))
      .when(endOutage(ended('o-1', '2019-09-10', '18:00')))
      .isAlreadySo()
    given(...history, ended('o-1', '2019-09-10', '18:00'))
      .when(endOutage(ended('o-1', '2019-09-10', '18:01')))
      .isRefusedWith(recordedDifferently('outageEnd', 'o-1'))
  })

  it('is refused for one that nobody announced, and in the future', () => {
    given(opened)
      .when(endOutage(ended('o-1', '2019-09-10', '18:00')))
      .isRefusedWith({ type: 'OutageNotAnnounced', outage: 'o-1' })
    given(...history)
      .when(endOutage(ended('o-1', '2020-01-01', '18:00')))
      .isRefusedWith(tomorrow)
  })
})

describe('Announcing a disturbance', () => {
  it('is on record once, refused with other particulars, and when it ends before it begins', () => {
    given(opened).when(announceDisturbance(noise)).records(noise)
    given(opened, noise).when(announceDisturbance(noise)).isAlreadySo()
    given(opened, noise)
      .when(announceDisturbance({ ...noise, kind: 'dust' }))
      .isRefusedWith(recordedDifferently('announcement', 'd-1'))
    given(opened)
      .when(announceDisturbance({ ...noise, until: at('2019-09-09') }))
      .isRefusedWith({ type: 'EndsBeforeItBegins', from: at('2019-09-10'), until: at('2019-09-09') })
  })
})

describe('Adopting a disturbance policy, and striking out an entry', () => {
  it('are done once, and striking out is refused for what is not on record', () => {
    given(opened).when(adoptDisturbancePolicy(disturbancePolicyAdopted)).records(disturbancePolicyAdopted)
    given(opened, disturbancePolicyAdopted).when(adoptDisturbancePolicy(disturbancePolicyAdopted)).isAlreadySo()
    const command = voidDisturbanceRecord({ record: { kind: 'outage', id: 'o-1' }, reason: 'wrongFigure' })
    given(opened, outage('o-1', '2019-09-09')).when(command).records(voided('outage', 'o-1'))
    given(opened, outage('o-1', '2019-09-09'), voided('outage', 'o-1')).when(command).isAlreadySo()
    given(opened).when(command).isRefusedWith({ type: 'NoSuchRecord', record: 'outage', key: 'o-1' })
  })
})

describe('What the works put a community through', () => {
  const [A, B] = [communityId('A'), communityId('B')]
  const seen = (events: readonly unknown[], asOf?: string) =>
    siteDisturbance(
      after(opened, disturbancePolicyAdopted, ...(events as never[])),
      [A, B],
      asOf === undefined ? undefined : day(asOf),
    )
  const notices = (...events: readonly unknown[]) => seen(events)[0]?.announcements.map(({ notice }) => notice)

  it('tells a notice that met the days of the policy exactly from one a day short', () => {
    expect(notices(outage('o-1', '2019-09-09'))).toEqual(['inTime'])
    expect(notices(outage('o-1', '2019-09-10'))).toEqual(['late'])
    expect(notices(noise)).toEqual(['inTime'])
    expect(notices({ ...noise, on: '2019-09-08' })).toEqual(['late'])
    expect(notices(outage('o-1', '2019-09'))).toEqual(['inTime'])
    expect(notices(outage('o-1', '2019-02-28'))).toEqual(['untold'])
  })

  it('tells by how many minutes an outage ran over, and nothing while its end is not on record', () => {
    const overrun = (...events: readonly unknown[]) =>
      seen([outage('o-1', '2019-09-09'), ...events])[0]?.announcements[0]?.overrun
    expect(overrun(ended('o-1', '2019-09-10', '18:00'))).toBe(0)
    expect(overrun(ended('o-1', '2019-09-10', '18:01'))).toBe(1)
    expect(overrun(ended('o-1', '2019-09-10', '12:00'))).toBe(0)
    expect(overrun()).toBeUndefined()
    expect(overrun(ended('o-1', '2019-09-10', '18:01'), voided('outageEnd', 'o-1'))).toBeUndefined()
  })

  it('counts overlapping outages once, keeps services and communities apart, and those without an end as such', () => {
    const power = outage('o-4', '2019-09-09', { service: 'power', communities: ['B'] })
    const history = [
      outage('o-1', '2019-09-09'),
      outage('o-2', '2019-09-09', { from: at('2019-09-10', '12:00') }),
      outage('o-3', '2019-09-09', { from: at('2019-09-20'), until: at('2019-09-21') }),
      power,
      ended('o-1', '2019-09-10', '13:00'),
      ended('o-2', '2019-09-10', '14:00'),
      ended('o-4', '2019-09-12', '00:00'),
    ]
    expect(seen(history).map(({ without }) => without)).toEqual([
      [{ service: 'water', minutes: 360, days: 1, withoutEnd: 1 }],
      [{ service: 'power', minutes: 2400, days: 2, withoutEnd: 0 }],
    ])
    expect(seen(history, '2019-09-10')[0]?.without).toEqual([
      { service: 'water', minutes: 360, days: 1, withoutEnd: 0 },
    ])
    expect(seen(history, '2019-09-09').map(({ without }) => without)).toEqual([[], []])
  })

  it('leaves out what was struck out', () => {
    expect(seen([outage('o-1', '2019-09-09'), noise, voided('outage', 'o-1'), voided('announcement', 'd-1')])).toEqual([
      { community: 'A', announcements: [], without: [] },
      { community: 'B', announcements: [], without: [] },
    ])
  })
})
