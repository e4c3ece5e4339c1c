import { describe, it } from 'vitest'
import { adoptInspectionPolicy, inspect, voidInspection } from '../../src/stages/inspection/inspection.ts'
import { cancelled, evidence, given, opened } from './histories.ts'
import { inspectionPolicy, inspectionPolicyAdopted, onSite, tomorrow } from './siteHistories.ts'

describe('Adopting an inspection policy', () => {
  it('puts it on record', () => {
    given(opened)
      .when(adoptInspectionPolicy({ policy: inspectionPolicy, on: '2019-03-01' }))
      .records(inspectionPolicyAdopted)
  })

  it('is already so when the same was adopted on that day, and new on another', () => {
    given(opened, inspectionPolicyAdopted)
      .when(adoptInspectionPolicy({ policy: inspectionPolicy, on: '2019-03-01' }))
      .isAlreadySo()
    given(opened, inspectionPolicyAdopted)
      .when(adoptInspectionPolicy({ policy: inspectionPolicy, on: '2019-04-01' }))
      .records({ ...inspectionPolicyAdopted, on: '2019-04-01' })
  })

  it('is refused before the renovation is opened', () => {
    given()
      .when(adoptInspectionPolicy({ policy: inspectionPolicy, on: '2019-03-01' }))
      .isRefusedWith({ type: 'RenovationNotOpened' })
  })

  it('is malformed when it leaves a severity out', () => {
    const { critical: _, ...rest } = inspectionPolicy.rectifyWithin
    const rectifyWithin = rest as typeof inspectionPolicy.rectifyWithin
    given(opened)
      .when(adoptInspectionPolicy({ policy: { ...inspectionPolicy, rectifyWithin }, on: '2019-03-01' }))
      .isMalformedAt('policy', 'rectifyWithin', 'critical')
  })
})

const patrol = {
  inspection: 'i-1',
  kind: 'patrol',
  communities: ['A', 'B'],
  items: ['A-road'],
  result: 'defectsFound',
  on: '2019-09-10',
  by: 'cadre-1',
} as const
const patrolled = { type: 'Inspected', ...patrol } as const

describe('Inspecting', () => {
  it('records what was looked at, by whom, and whether it was in order', () => {
    given(...onSite)
      .when(inspect({ ...patrol, evidence }))
      .records({ ...patrolled, evidence })
  })

  it.each(['patrol', 'standBy', 'parallelCheck', 'adHoc', 'special'] as const)(
    'of the kind "%s" may be of the site as a whole, before works start, and by nobody in particular',
    (kind) => {
      const visit = { inspection: 'i-1', kind, communities: ['A'], result: 'inOrder', on: '2019-07' } as const
      given(opened)
        .when(inspect(visit))
        .records({ type: 'Inspected', ...visit })
    },
  )

  it('is already so in the same words', () => {
    given(...onSite, patrolled)
      .when(inspect(patrol))
      .isAlreadySo()
  })

  it.each([
    { kind: 'special' },
    { communities: ['A'] },
    { items: ['A-road', 'A-road'] },
    { result: 'inOrder' },
    { on: '2019-09-11' },
    { by: 'cadre-2' },
  ] as const)('is refused when it stands otherwise than with %o', (other) => {
    given(...onSite, patrolled)
      .when(inspect({ ...patrol, ...other }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'inspection', key: 'i-1' })
  })

  it('may happen twice on one day under two ids', () => {
    given(...onSite, patrolled)
      .when(inspect({ ...patrol, inspection: 'i-2' }))
      .records({ ...patrolled, inspection: 'i-2' })
  })

  it('is refused for works items that were not started by then', () => {
    const { items: _, ...site } = patrol
    given(...onSite)
      .when(inspect({ ...site, items: ['A-road', 'A-drain'], on: '2019-08-04' }))
      .isRefusedWith(
        { type: 'WorkItemNotStarted', item: 'A-road', on: '2019-08-04' },
        { type: 'WorkItemNotStarted', item: 'A-drain', on: '2019-08-04' },
      )
    given(...onSite)
      .when(inspect({ ...patrol, on: '2019-08' }))
      .records({ ...patrolled, on: '2019-08' })
  })

  it('is refused for works items of other communities', () => {
    given(...onSite)
      .when(inspect({ ...patrol, communities: ['B'] }))
      .isRefusedWith({ type: 'WorkItemElsewhere', item: 'A-road', community: 'A' })
  })

  it('is refused in a community that was given up or is unknown, and for a day to come', () => {
    given(...onSite, cancelled(['A'], '2019-10-05'))
      .when(inspect({ ...patrol, communities: ['A', 'D'], on: '2020-01-01' }))
      .isRefusedWith(
        { type: 'ProjectWasCancelled', community: 'A', on: '2019-10-05' },
        { type: 'CommunityNotRegistered', community: 'D' },
        tomorrow,
      )
  })

  it('is malformed of an empty list of items', () => {
    given(...onSite)
      .when(inspect({ ...patrol, items: [] }))
      .isMalformedAt('items')
  })
})

describe('Striking an inspection out', () => {
  const voided = { type: 'InspectionVoided', inspection: 'i-1', reason: 'enteredTwice' } as const

  it('is recorded with the reason', () => {
    given(...onSite, patrolled)
      .when(voidInspection({ inspection: 'i-1', reason: 'enteredTwice' }))
      .records(voided)
  })

  it('is already so when it was struck out', () => {
    given(...onSite, patrolled, voided)
      .when(voidInspection({ inspection: 'i-1', reason: 'wrongDate' }))
      .isAlreadySo()
  })

  it('is refused for an inspection that is not on record', () => {
    given(...onSite)
      .when(voidInspection({ inspection: 'i-1', reason: 'enteredTwice' }))
      .isRefusedWith({ type: 'NoSuchRecord', record: 'inspection', key: 'i-1' })
  })

  it('lets it be entered anew', () => {
    given(...onSite, patrolled, voided)
      .when(inspect({ ...patrol, on: '2019-09-11' }))
      .records({ ...patrolled, on: '2019-09-11' })
  })
})
