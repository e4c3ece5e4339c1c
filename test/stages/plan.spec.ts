import { describe, it } from 'vitest'
import { agreePeriod, launchProject, listInAnnualPlan, voidPlanRecord } from '../../src/stages/plan/plan.ts'
import { cancelled, evidence, given, head, opened } from './histories.ts'

const tomorrow = { type: 'NotYetHappened', on: '2020-01-01', today: '2019-12-31' } as const
const all = ['A', 'B', 'C'] as const
const gates = {
  type: 'GatePolicyAdopted',
  policy: { head: head('gates'), modes: { G1: 'audit' } },
  on: '2019-03-01',
} as const

describe('Launching a project', () => {
  const launch = { communities: all, on: '2019-06-21' } as const
  const launched = { type: 'ProjectLaunched', ...launch } as const

  it('puts it on record, with the notice that proves it or without', () => {
    given(opened).when(launchProject(launch)).records(launched)
    given(opened)
      .when(launchProject({ ...launch, evidence }))
      .records({ ...launched, evidence })
  })

  it('is already so when these communities were launched on that day', () => {
    given(opened, launched).when(launchProject(launch)).isAlreadySo()
  })

  it('is refused when one of them was launched on another day, and together with others on that day', () => {
    const before = { ...launched, communities: ['B'], on: '2019-06-20' } as const
    given(opened, before)
      .when(launchProject(launch))
      .isRefusedWith({ type: 'AlreadyLaunched', communities: ['B'], on: '2019-06-20' })
    given(opened, launched)
      .when(launchProject({ ...launch, communities: ['A'] }))
      .isRefusedWith({ type: 'AlreadyLaunched', communities: all, on: '2019-06-21' })
  })

  it('is accepted for communities that no launch concerned', () => {
    given(opened, { ...launched, communities: ['A'] })
      .when(launchProject({ communities: ['B', 'C'], on: '2019-07' }))
      .records({ type: 'ProjectLaunched', communities: ['B', 'C'], on: '2019-07' })
  })

  it('is refused outside the renovation, after it was given up, and for a day to come', () => {
    given(opened, cancelled(['C'], '2019-06-20'))
      .when(launchProject({ communities: ['C', 'D'], on: '2020-01-01' }))
      .isRefusedWith(
        { type: 'ProjectWasCancelled', community: 'C', on: '2019-06-20' },
        { type: 'CommunityNotRegistered', community: 'D' },
        tomorrow,
      )
    given().when(launchProject(launch)).isRefusedWith({ type: 'RenovationNotOpened' })
  })

  it('is malformed for nowhere', () => {
    given(opened)
      .when(launchProject({ ...launch, communities: [] }))
      .isMalformedAt('communities')
  })
})

describe('Agreeing a construction period', () => {
  const period = {
    days: 184,
    from: 'launch',
    firstDay: 'excluded',
    counting: 'calendarDays',
    lastRestDay: 'stays',
  } as const
  const agree = { communities: all, period, on: '2019-06-21' } as const
  const agreed = { type: 'PeriodAgreed', ...agree } as const

  it('puts it on record with all that is needed to count it', () => {
    given(opened).when(agreePeriod(agree)).records(agreed)
    given(opened)
      .when(agreePeriod({ ...agree, evidence }))
      .records({ ...agreed, evidence })
  })

  it('is already so when it was agreed that day, and refused when that day another one was', () => {
    given(opened, agreed).when(agreePeriod(agree)).isAlreadySo()
    given(opened, agreed)
      .when(agreePeriod({ ...agree, period: { ...period, firstDay: 'included' } }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'period', key: '2019-06-21' })
  })

  it('is put on record anew on a later day', () => {
    given(opened, agreed)
      .when(agreePeriod({ ...agree, period: { ...period, days: 200 }, on: '2019-09-01' }))
      .records({ ...agreed, period: { ...period, days: 200 }, on: '2019-09-01' })
  })

  it('is refused outside the renovation, and for a day to come', () => {
    given(opened)
      .when(agreePeriod({ ...agree, communities: ['D'], on: '2020-01-01' }))
      .isRefusedWith({ type: 'CommunityNotRegistered', community: 'D' }, tomorrow)
  })

  it('is malformed for no day, and without saying what it is counted from', () => {
    given(opened)
      .when(agreePeriod({ ...agree, period: { ...period, days: 0 } }))
      .isMalformedAt('period', 'days')
    const { from: _, ...without } = period
    given(opened)
      .when(agreePeriod({ ...agree, period: without as typeof period }))
      .isMalformedAt('period', 'from')
  })
})

describe('Striking an entry of the plan out', () => {
  const entries = [
    opened,
    {
      type: 'ProjectListedInAnnualPlan',
      communities: all,
      year: 2019,
      scheme: 1,
      on: '2019-05-20',
      mode: 'audit',
      despite: [],
    },
    { type: 'ProjectLaunched', communities: all, on: '2019-06-21' },
    {
      type: 'PeriodAgreed',
      communities: all,
      period: { days: 184, from: 'launch', firstDay: 'excluded', counting: 'calendarDays', lastRestDay: 'stays' },
      on: '2019-06-21',
    },
  ] as const
  const records = [
    [{ kind: 'listing', communities: all, year: 2019 }, 'A B C 2019'],
    [{ kind: 'launch', communities: all, on: '2019-06-21' }, 'A B C 2019-06-21'],
    [{ kind: 'period', communities: all, on: '2019-06-21' }, 'A B C 2019-06-21'],
  ] as const

  it.each(records)('strikes out the entry under %o', (record) => {
    given(...entries)
      .when(voidPlanRecord({ record, reason: 'wrongDate' }))
      .records({ type: 'PlanRecordVoided', record, reason: 'wrongDate' })
  })

  it.each(records)('is already so when the entry under %o was struck out', (record) => {
    given(...entries, { type: 'PlanRecordVoided', record, reason: 'wrongDate' })
      .when(voidPlanRecord({ record, reason: 'wrongDate' }))
      .isAlreadySo()
  })

  it.each(records)('is refused when nothing stands under %o', (record, key) => {
    given(opened)
      .when(voidPlanRecord({ record, reason: 'wrongDate' }))
      .isRefusedWith({ type: 'NoSuchRecord', record: record.kind, key })
  })

  it('strikes out that entry only', () => {
    const launch = { kind: 'launch', communities: all, on: '2019-06-21' } as const
    given(...entries, { type: 'PlanRecordVoided', record: launch, reason: 'wrongDate' })
      .when(launchProject({ communities: all, on: '2019-06-22' }))
      .records({ type: 'ProjectLaunched', communities: all, on: '2019-06-22' })
    given(...entries, { type: 'PlanRecordVoided', record: launch, reason: 'wrongDate' })
      .when(voidPlanRecord({ record: { kind: 'period', communities: all, on: '2019-06-21' }, reason: 'wrongDate' }))
      .records({
        type: 'PlanRecordVoided',
        record: { kind: 'period', communities: all, on: '2019-06-21' },
        reason: 'wrongDate',
      })
  })

  it.each(records)('makes room for the same entry once that under %o was struck out', (record) => {
    const [, , launched, agreed] = entries
    const history = [...entries.slice(0, 1), gates, ...entries.slice(1)]
    const struck = given(...history, { type: 'PlanRecordVoided', record, reason: 'wrongDate' })
    if (record.kind === 'launch') struck.when(launchProject(launched)).records(launched)
    else if (record.kind === 'period') struck.when(agreePeriod(agreed)).records(agreed)
    else
      struck.when(listInAnnualPlan({ communities: all, year: 2019, scheme: 1, on: '2019-05-20' })).records(entries[1])
  })

  it('leaves the launch of other communities on the same day alone', () => {
    const apart = (communities: readonly string[]) =>
      ({ type: 'ProjectLaunched', communities, on: '2019-06-21' }) as const
    const record = { kind: 'launch', communities: ['A'], on: '2019-06-21' } as const
    given(opened, apart(['A']), apart(['B']), { type: 'PlanRecordVoided', record, reason: 'wrongDate' })
      .when(launchProject({ communities: ['B'], on: '2019-06-21' }))
      .isAlreadySo()
  })

  it('is malformed for a year before there was such a plan', () => {
    given(...entries)
      .when(voidPlanRecord({ record: { kind: 'listing', communities: all, year: 1989 }, reason: 'wrongDate' }))
      .isMalformedAt('record', 'year')
  })
})
