import { describe, expect, it } from 'vitest'
import type { AnyEvent } from '../../src/kernel/fact.ts'
import { figure } from '../../src/metrics/figure.ts'
import { tally, type Metric } from '../../src/metrics/metric.ts'
import { appointmentsKeptRate, incidentsOnSite, materialAcceptanceRate } from '../../src/metrics/siteMetrics.ts'
import { appointmentsKept } from '../../src/projections/appointmentsKept.ts'
import { permitStanding } from '../../src/projections/permitStanding.ts'
import type { RenovationState } from '../../src/renovation.ts'
import { opened, registered } from '../stages/histories.ts'
import { extended, permitted, registration } from '../stages/permitHistories.ts'
import { after, onSite, started } from '../stages/siteHistories.ts'
import { calledOff, incident, inspected, kept, made, missed } from '../stages/siteLifeHistories.ts'
import { communityId, day } from '../vocabulary/decoded.ts'

const [A, B] = [communityId('A'), communityId('B')]
const valueOf = (metric: Metric<RenovationState>, asOf: string, ...events: readonly AnyEvent[]) =>
  figure(tally(metric, 'kunming', after(...events), day(asOf))).value

describe('The papers of a community', () => {
  const standing = (asOf: string, ...more: readonly AnyEvent[]) =>
    permitStanding(after(...permitted, ...more), [A], day(asOf))[0]?.permits.map((one) => one.standing)

  it('have a permit open to its last day, lapsed from the next on, and used once works started in time', () => {
    expect(standing('2019-03-30')).toEqual([])
    expect(standing('2019-06-30')).toEqual(['open'])
    expect(standing('2019-07-01')).toEqual(['lapsed'])
    expect(standing('2019-06-29', started(['A'], '2019-06-30'))).toEqual(['open'])
    expect(standing('2019-06-30', started(['A'], '2019-06-30'))).toEqual(['used'])
    expect(standing('2019-07-01', started(['A'], '2019-07-01'))).toEqual(['lapsed'])
  })

  it('tell extensions, quality supervision and the supervisor by the day that is asked about', () => {
    const appointed = {
      type: 'SupervisorAppointed',
      appointment: 'a-1',
      communities: ['A'],
      supervisor: 's',
      on: '2019-05-01',
    }
    const state = after(...permitted, registration, appointed, extended('x-1', '2019-06-01'))
    const [papers, others] = permitStanding(state, [A, B], day('2019-06-01'))
    expect(papers).toEqual({
      community: 'A',
      permits: [
        {
          permit: 'p-1',
          communities: ['A'],
          grantedOn: '2019-03-31',
          extensions: 1,
          startBy: { first: '2019-09-30', last: '2019-09-30' },
          standing: 'open',
        },
      ],
      exempted: false,
      supervisionRegistered: true,
      supervisor: 's',
    })
    expect(others).toEqual({ community: 'B', permits: [], exempted: false, supervisionRegistered: false })
    expect(permitStanding(state, [A], day('2019-05-31'))[0]?.permits[0]?.startBy?.last).toBe('2019-06-30')
  })

  it('tell no day to start by of a permit that is said to have lapsed by then', () => {
    const lapsed = (on: string) => ({ type: 'PermitLapsed', permit: 'p-1', on }) as AnyEvent
    const papers = (on: string) =>
      permitStanding(after(...permitted, extended('x-1', '2019-06-20'), lapsed(on)), [A], day('2019-12-31'))[0]
    expect(papers('2019-09-30')?.permits[0]).not.toHaveProperty('startBy')
    expect(papers('2019-09-30')?.permits[0]).toMatchObject({ standing: 'lapsed', extensions: 1 })
    expect(papers('2019-10-01')?.permits[0]).toMatchObject({ standing: 'lapsed', startBy: { last: '2019-09-30' } })
  })
})

describe('Appointments kept', () => {
  const history = [
    opened,
    registered('h-1'),
    registered('h-2', 'B'),
    made('p-1'),
    made('p-2'),
    made('p-3'),
    made('p-4'),
    made('p-5', 'h-2'),
    kept('p-1'),
    missed('p-2', 'contractor'),
    calledOff('p-3', '2019-09-05'),
    missed('p-5', 'household'),
  ] as const

  it('are counted by community, missed ones by who missed them, and those without an outcome as open', () => {
    const none = { made: 0, kept: 0, missedByHousehold: 0, missedByContractor: 0, cancelled: 0, open: 0 }
    expect(appointmentsKept(after(...history), [A, B])).toEqual([
      { ...none, community: 'A', made: 4, kept: 1, missedByContractor: 1, cancelled: 1, open: 1 },
      { ...none, community: 'B', made: 1, missedByHousehold: 1 },
    ])
    expect(appointmentsKept(after(...history), [B], day('2019-09-09'))[0]).toEqual({
      ...none,
      community: 'B',
      made: 1,
      open: 1,
    })
  })

  it('are a share of those kept or missed, and none before the first', () => {
    expect(valueOf(appointmentsKeptRate, '2019-12-31', ...history)).toEqual({ numerator: 1, denominator: 3 })
    expect(valueOf(appointmentsKeptRate, '2019-09-09', ...history)).toBe('none')
  })
})

describe('The quality of a site', () => {
  it('is told in incidents by a day', () => {
    const other = { ...incident, incident: 'i-2', community: 'B', on: '2019-09' }
    expect(valueOf(incidentsOnSite, '2019-09-09', opened, incident, other)).toBe(0)
    expect(valueOf(incidentsOnSite, '2019-09-10', opened, incident, other)).toBe(1)
    expect(valueOf(incidentsOnSite, '2019-09-30', opened, incident, other)).toBe(2)
  })

  it('is told in the share of material that was accepted, and none before the first inspection', () => {
    const rejected = inspected('m-2', '2019-08-02', { result: 'rejected' })
    const history = [...onSite, inspected('m-1', '2019-08-01'), rejected] as const
    expect(valueOf(materialAcceptanceRate, '2019-07-31', ...history)).toBe('none')
    expect(valueOf(materialAcceptanceRate, '2019-08-01', ...history)).toEqual({ numerator: 1, denominator: 1 })
    expect(valueOf(materialAcceptanceRate, '2019-12-31', ...history)).toEqual({ numerator: 1, denominator: 2 })
  })
})
