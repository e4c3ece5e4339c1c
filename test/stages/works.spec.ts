import { describe, it } from 'vitest'
import {
  adoptWorksPolicy,
  completeWork,
  grantExtension,
  startWork,
  voidWorksRecord,
} from '../../src/stages/works/works.ts'
import { atLeast, cancelled, consented, evidence, given, head, known, opened, registered } from './histories.ts'
import { completed, gates, started, tomorrow, worksPolicy, worksPolicyAdopted } from './siteHistories.ts'

describe('Adopting a works policy', () => {
  it('puts it on record, once the renovation is opened', () => {
    given(opened)
      .when(adoptWorksPolicy({ policy: worksPolicy, on: '2019-03-01' }))
      .records(worksPolicyAdopted)
    given()
      .when(adoptWorksPolicy({ policy: worksPolicy, on: '2019-03-01' }))
      .isRefusedWith({ type: 'RenovationNotOpened' })
  })

  it('is already so when the same was adopted on that day, and new on another', () => {
    given(opened, worksPolicyAdopted)
      .when(adoptWorksPolicy({ policy: worksPolicy, on: '2019-03-01' }))
      .isAlreadySo()
    given(opened, worksPolicyAdopted)
      .when(adoptWorksPolicy({ policy: worksPolicy, on: '2019-04-01' }))
      .records({ ...worksPolicyAdopted, on: '2019-04-01' })
  })

  it('is malformed without the time for reporting a suspension', () => {
    const { suspensionReport: _, ...rest } = worksPolicy
    given(opened)
      .when(adoptWorksPolicy({ policy: rest as typeof worksPolicy, on: '2019-03-01' }))
      .isMalformedAt('policy', 'suspensionReport')
  })
})

const start = { communities: ['A'], scheme: 1, on: '2019-08-01' } as const
const launched = { type: 'ProjectLaunched', communities: ['A'], on: '2019-06-21' } as const
const atG4 = [{ gate: 'G4', threshold: atLeast(2, 3) }] as const
const surveyPolicy = { type: 'SurveyPolicyAdopted', policy: { head: head('survey'), atGates: atG4 }, on: '2019-03-01' }
const consentPolicy = { ...surveyPolicy, type: 'ConsentPolicyAdopted' }
const lax = [
  { ...surveyPolicy, policy: { ...surveyPolicy.policy, atGates: [] } },
  { ...consentPolicy, policy: { ...surveyPolicy.policy, atGates: [] } },
] as const
const gated = (mode: 'enforce' | 'warn' | 'audit') =>
  [opened, gates({ G4: mode }), worksPolicyAdopted, surveyPolicy, consentPolicy] as const
const three = [...known('h-1'), ...known('h-2'), registered('h-3')] as const

const obstacle = (requirement: string, needed: number, reached: number) =>
  ({ gate: 'G4', requirement, subjects: ['A'], needed, reached }) as const

describe('Starting works', () => {
  it('records the mode of the gate and that nothing stood against it, exactly at every threshold', () => {
    given(...gated('enforce'), launched, ...three, consented('h-1'), consented('h-2'))
      .when(startWork({ ...start, evidence }))
      .records({ type: 'WorkStarted', ...start, evidence, mode: 'enforce', despite: [] })
  })

  it('is refused one short of every threshold, with each of them named in numbers', () => {
    given(...gated('enforce'), ...known('h-1'), registered('h-2'), registered('h-3'), consented('h-1'))
      .when(startWork(start))
      .isRefusedWith({
        type: 'GateClosed',
        gate: 'G4',
        obstacles: [
          obstacle('communitiesLaunched', 1, 0),
          obstacle('householdsSurveyed', 2, 1),
          obstacle('householdsConsenting', 2, 1),
        ],
      })
  })

  it('goes on in warn mode, and keeps what stood against it', () => {
    given(...gated('warn'), launched, ...three, consented('h-1'))
      .when(startWork(start))
      .records({ type: 'WorkStarted', ...start, mode: 'warn', despite: [obstacle('householdsConsenting', 2, 1)] })
  })

  it('asks nothing in audit mode, not even for policies', () => {
    given(opened, gates({ G4: 'audit' }))
      .when(startWork(start))
      .records({ type: 'WorkStarted', ...start, mode: 'audit', despite: [] })
  })

  it('asks for a launch only where the works policy does', () => {
    const policy = { ...worksPolicy, launchBeforeStart: false }
    given(opened, gates({ G4: 'enforce' }), ...lax, { ...worksPolicyAdopted, policy })
      .when(startWork(start))
      .records({ type: 'WorkStarted', ...start, mode: 'enforce', despite: [] })
  })

  it('asks for a launch by the day of the start, and takes one that an imprecise date leaves open', () => {
    const history = [opened, gates({ G4: 'enforce' }), ...lax, worksPolicyAdopted] as const
    const late = obstacle('communitiesLaunched', 1, 0)
    given(...history, { ...launched, on: '2019-08-02' })
      .when(startWork(start))
      .isRefusedWith({ type: 'GateClosed', gate: 'G4', obstacles: [late] })
    for (const on of ['2019-08-01', '2019-08', '2019'])
      given(...history, { ...launched, on })
        .when(startWork(start))
        .records({ type: 'WorkStarted', ...start, mode: 'enforce', despite: [] })
  })

  it('is refused while policies are missing, each of them named', () => {
    const missing = (policy: string) => ({ type: 'NoPolicyAdopted', policy, on: '2019-08-01' })
    given(opened, gates({ G4: 'enforce' }))
      .when(startWork(start))
      .isRefusedWith(missing('works'), missing('survey'), missing('consent'))
    given(opened).when(startWork(start)).isRefusedWith(missing('gates'))
    given(opened, gates({ G1: 'enforce' }))
      .when(startWork(start))
      .isRefusedWith({ ...missing('gates'), gate: 'G4' })
  })

  it('is already so before the gate is asked', () => {
    given(...gated('enforce'), started(['A']))
      .when(startWork(start))
      .isAlreadySo()
  })

  it('is refused where works have started on another day, in other company or by another scheme', () => {
    const open = [opened, gates({ G4: 'audit' })] as const
    const already = { type: 'WorkAlreadyStarted', communities: ['A'], on: '2019-08-01' } as const
    for (const other of [{ on: '2019-09-01' }, { communities: ['A', 'B'] }, { scheme: 2 }])
      given(...open, started(['A']))
        .when(startWork({ ...start, ...other }))
        .isRefusedWith(already)
    given(...open, started(['A']))
      .when(startWork({ ...start, communities: ['B'] }))
      .records({ type: 'WorkStarted', ...start, communities: ['B'], mode: 'audit', despite: [] })
  })

  it('is refused without a renovation, in a community that was given up or is unknown, and for a day to come', () => {
    given()
      .when(startWork(start))
      .isRefusedWith({ type: 'RenovationNotOpened' }, { type: 'NoPolicyAdopted', policy: 'gates', on: '2019-08-01' })
    given(opened, gates({ G4: 'audit' }), cancelled(['B'], '2019-07-01'))
      .when(startWork({ ...start, communities: ['B', 'D'], on: '2020-01-01' }))
      .isRefusedWith(
        { type: 'ProjectWasCancelled', community: 'B', on: '2019-07-01' },
        { type: 'CommunityNotRegistered', community: 'D' },
        tomorrow,
      )
  })

  it('may be known to the month, which need not be over', () => {
    given(opened, gates({ G4: 'audit' }))
      .when(startWork({ ...start, on: '2019-12' }))
      .records({ type: 'WorkStarted', ...start, on: '2019-12', mode: 'audit', despite: [] })
  })

  it('is malformed in no community at all', () => {
    given(opened)
      .when(startWork({ ...start, communities: [] }))
      .isMalformedAt('communities')
  })
})

const extension = { extension: 'x-1', communities: ['A', 'B'], days: 10, reason: 'weather', on: '2019-10-08' } as const
const extended = { type: 'ExtensionGranted', ...extension } as const

describe('Granting an extension', () => {
  it('records the days and the reason', () => {
    given(opened)
      .when(grantExtension({ ...extension, evidence }))
      .records({ ...extended, evidence })
  })

  it('is already so when it was granted in these words', () => {
    given(opened, extended).when(grantExtension(extension)).isAlreadySo()
  })

  it.each([{ days: 11 }, { reason: 'employer' }, { communities: ['A'] }, { on: '2019-10-09' }] as const)(
    'is refused when it stands otherwise than with %o',
    (other) => {
      given(opened, extended)
        .when(grantExtension({ ...extension, ...other }))
        .isRefusedWith({ type: 'RecordedDifferently', record: 'extension', key: 'x-1' })
    },
  )

  it('is refused in a community that was given up or is unknown, and for a day to come', () => {
    given(opened, cancelled(['A'], '2019-07-01'))
      .when(grantExtension({ ...extension, communities: ['A', 'D'], on: '2020-01-01' }))
      .isRefusedWith(
        { type: 'ProjectWasCancelled', community: 'A', on: '2019-07-01' },
        { type: 'CommunityNotRegistered', community: 'D' },
        tomorrow,
      )
  })

  it('is malformed by no day', () => {
    given(opened)
      .when(grantExtension({ ...extension, days: 0 }))
      .isMalformedAt('days')
  })
})

const finish = { communities: ['A'], on: '2019-12-10' } as const

describe('Completing works', () => {
  it('records the finish on the day of the start or later, whatever items are open', () => {
    given(opened, started(['A']))
      .when(completeWork({ ...finish, evidence }))
      .records({ ...completed(['A']), evidence })
    given(opened, started(['A'], '2019-12-10'))
      .when(completeWork(finish))
      .records(completed(['A']))
  })

  it('is already so on the same day', () => {
    given(opened, started(['A']), completed(['A']))
      .when(completeWork(finish))
      .isAlreadySo()
  })

  it('is refused where works were finished on another day or in other company', () => {
    const already = { type: 'WorkAlreadyCompleted', communities: ['A'], on: '2019-12-10' } as const
    for (const other of [{ on: '2019-12-11' }, { communities: ['A', 'B'] }])
      given(opened, started(['A', 'B']), completed(['A']))
        .when(completeWork({ ...finish, ...other }))
        .isRefusedWith(already)
  })

  it('is refused where works never started, or only later', () => {
    const never = { type: 'WorkNotStarted', community: 'A', on: '2019-12-10' } as const
    given(opened).when(completeWork(finish)).isRefusedWith(never)
    given(opened, started(['A'], '2019-12-11'))
      .when(completeWork(finish))
      .isRefusedWith(never)
    given(opened, started(['B']))
      .when(completeWork({ ...finish, communities: ['A', 'B'] }))
      .isRefusedWith(never)
  })

  it('is not refused when the month of the start leaves the order open', () => {
    given(opened, started(['A'], '2019-12'))
      .when(completeWork(finish))
      .records(completed(['A']))
  })

  it('is refused where the start was struck out', () => {
    const record = { kind: 'start', communities: ['A'], on: '2019-08-01' } as const
    given(opened, started(['A']), { type: 'WorksRecordVoided', record, reason: 'neverHappened' })
      .when(completeWork(finish))
      .isRefusedWith({ type: 'WorkNotStarted', community: 'A', on: '2019-12-10' })
  })

  it('is refused in a community that was given up, and for a day to come', () => {
    given(opened, started(['A']), cancelled(['A'], '2019-11-01'))
      .when(completeWork({ ...finish, on: '2020-01-01' }))
      .isRefusedWith({ type: 'ProjectWasCancelled', community: 'A', on: '2019-11-01' }, tomorrow)
  })
})

describe('Striking a record of the works out', () => {
  const history = [opened, started(['A', 'B']), extended, completed(['A'])] as const
  const records = [
    [{ kind: 'start', communities: ['A', 'B'], on: '2019-08-01' }, 'A B 2019-08-01'],
    [{ kind: 'completion', communities: ['A'], on: '2019-12-10' }, 'A 2019-12-10'],
    [{ kind: 'extension', extension: 'x-1' }, 'x-1'],
  ] as const

  it.each(records)('strikes out %o', (record) => {
    given(...history)
      .when(voidWorksRecord({ record, reason: 'wrongDate' }))
      .records({ type: 'WorksRecordVoided', record, reason: 'wrongDate' })
  })

  it.each(records)('is already so when %o was struck out', (record) => {
    given(...history, { type: 'WorksRecordVoided', record, reason: 'wrongDate' })
      .when(voidWorksRecord({ record, reason: 'enteredTwice' }))
      .isAlreadySo()
  })

  it.each(records)('is refused when nothing stands under %o', (record, key) => {
    given(opened, started(['C']))
      .when(voidWorksRecord({ record, reason: 'wrongDate' }))
      .isRefusedWith({ type: 'NoSuchRecord', record: record.kind, key })
  })

  it('lets the start be entered anew on its true day', () => {
    const record = { kind: 'start', communities: ['A'], on: '2019-08-01' } as const
    given(opened, gates({ G4: 'audit' }), started(['A']), { type: 'WorksRecordVoided', record, reason: 'wrongDate' })
      .when(startWork({ ...start, on: '2019-08-12' }))
      .records({ type: 'WorkStarted', ...start, on: '2019-08-12', mode: 'audit', despite: [] })
  })

  it('lets an extension be granted anew in other words', () => {
    const record = { kind: 'extension', extension: 'x-1' } as const
    given(opened, extended, { type: 'WorksRecordVoided', record, reason: 'wrongFigure' })
      .when(grantExtension({ ...extension, days: 12 }))
      .records({ ...extended, days: 12 })
  })
})
