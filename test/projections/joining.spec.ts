import { describe, expect, it } from 'vitest'
import type { AnyEvent } from '../../src/kernel/fact.ts'
import { surveyCoverage } from '../../src/metrics/renovationMetrics.ts'
import { lifeCycle } from '../../src/projections/lifeCycle.ts'
import { lifeStages, lifeStanding } from '../../src/projections/lifeStages.ts'
import { communitiesOf } from '../../src/projections/reach.ts'
import { renovationPart } from '../../src/projections/streetOverview.ts'
import { communitiesBy } from '../../src/stages/opening/state.ts'
import { community, known, opened, registered } from '../stages/histories.ts'
import { after, started } from '../stages/siteHistories.ts'
import { communityId, day } from '../vocabulary/decoded.ts'

const joined = (on: string) => ({ type: 'CommunityRegistered', community: community('D'), on }) as const
const counted = { type: 'HouseholdsCounted', communities: ['B', 'C'], households: 7, on: '2019-03-01' } as const
const history = [opened, ...known('h-1'), counted, registered('h-2', 'D'), started(['A', 'D'], '2019-08-01')]
const stateOf = (on = '2021-06-01', ...more: readonly AnyEvent[]) => after(...history, joined(on), ...more)

describe('A community that joined a renovation later', () => {
  it('does not belong to it on the eve, and does on its day', () => {
    expect(communitiesOf(stateOf(), day('2021-05-31'))).toEqual(['A', 'B', 'C'])
    expect(communitiesOf(stateOf(), day('2021-06-01'))).toEqual(['A', 'B', 'C', 'D'])
    expect(communitiesOf(stateOf())).toEqual(['A', 'B', 'C', 'D'])
  })

  it('belongs to it from the first day that an imprecise date allows, since that hides nothing that happened there', () => {
    expect(communitiesBy(stateOf('2021').opening, day('2020-12-31'))).toEqual(['A', 'B', 'C'])
    expect(communitiesBy(stateOf('2021').opening, day('2021-01-01'))).toEqual(['A', 'B', 'C', 'D'])
  })

  it('is in no whole that is measured against before that', () => {
    expect(surveyCoverage.part(stateOf(), day('2020-01-31'))).toEqual({ numerator: 1, denominator: 8 })
    expect(surveyCoverage.part(stateOf(), day('2021-06-01'))).toEqual({ numerator: 1, denominator: 9 })
    const part = (asOf: string) => renovationPart('r-1', stateOf(), day(asOf)).renovations['r-1']
    expect(part('2020-01-31')).toMatchObject({ communities: 3, households: 8, started: 1 })
    expect(part('2021-06-01')).toMatchObject({ communities: 4, households: 9, started: 2 })
  })

  it('has no life in it before that', () => {
    const openedBy = (asOf?: string) =>
      lifeCycle(stateOf(), asOf === undefined ? undefined : day(asOf)).find((one) => one.what === 'opened')?.communities
    expect(openedBy('2021-05-31')).toEqual(['A', 'B', 'C'])
    expect(openedBy('2021-06-01')).toEqual(['A', 'B', 'C', 'D'])
    const works = (asOf: string) =>
      lifeStages(stateOf(), [communityId('D')], day(asOf)).find((one) => one.stage === 'works')?.standing
    expect([works('2021-05-31'), works('2021-06-01')]).toEqual(['unknown', 'onRecord'])
    expect(lifeStanding(stateOf(), communityId('D'), day('2021-05-31'))).toMatchObject({ stage: 'unknown' })
    expect(lifeStanding(stateOf(), communityId('D'), day('2021-06-01'))).toMatchObject({ stage: 'works' })
  })
})
