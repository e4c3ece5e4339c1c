import { describe, expect, it } from 'vitest'
import type { AnyEvent } from '../../src/kernel/fact.ts'
import { lifeCycle } from '../../src/projections/lifeCycle.ts'
import { lifeStages, lifeStanding } from '../../src/projections/lifeStages.ts'
import { lifeStageOrder, pointsOf } from '../../src/projections/lifePoint.ts'
import { renovation } from '../../src/renovation.ts'
import { CommunityId } from '../../src/vocabulary/ids.ts'
import { golden } from '../laws/past.ts'
import { acceptedOn, failedOn, satisfactionAdopted, surveyOpened, warrantyGiven } from '../stages/afterHistories.ts'
import { filed, handedOver, reported } from '../stages/closingHistories.ts'
import { areaDefined, contracted, elected, fundSet, groupFormed } from '../stages/governanceHistories.ts'
import { cancelled, consented, fileOpened, known, opened, registered, surveyed } from '../stages/histories.ts'
import { approval, awarded, published, review, reviewed } from '../stages/moneyHistories.ts'
import { after, completed, started } from '../stages/siteHistories.ts'
import { day, decoded } from '../vocabulary/decoded.ts'

const [a, b, c] = ['A', 'B', 'C'].map((id) => decoded(CommunityId, id)) as [CommunityId, CommunityId, CommunityId]

const on = <E extends AnyEvent>(event: E, date: string) => ({ ...event, on: date })
const voiced = (feedback: string, community: string, on: string, kind = 'complaint') =>
  ({ type: 'FeedbackReceived', feedback, kind, topic: 'quality', channel: 'homeVisit', community, on }) as const
const drafted = { type: 'SchemeDrafted', scheme: 1, preparedBy: 'ala-office', on: '2019-03-25' } as const
const listed = {
  type: 'ProjectListedInAnnualPlan',
  year: 2019,
  scheme: 1,
  communities: ['A', 'B', 'C'],
  on: '2019-03-28',
  mode: 'audit',
  despite: [],
} as const
const inScope = {
  type: 'EligibilityAssessed',
  assessment: 'as-1',
  community: 'A',
  built: '1988',
  tests: {},
  on: '2019-04-01',
} as const
const entered = {
  type: 'ReserveEntryCreated',
  communities: ['A', 'B'],
  on: '2019-04-01',
  mode: 'audit',
  despite: [],
} as const
const approved = { type: 'ProjectApproved', ...approval, mode: 'audit', despite: [] } as const
const signed = {
  type: 'ContractSigned',
  contract: 'con-1',
  communities: ['A'],
  role: 'contractor',
  party: 'b-1',
  amount: 300_000_000,
  basis: { kind: 'tender', lot: 'lot-1' },
  on: '2019-07-05',
  mode: 'audit',
  despite: [],
} as const
const launched = { type: 'ProjectLaunched', communities: ['A', 'B'], on: '2019-07-10' } as const
const permitted = { type: 'PermitGranted', permit: 'p-1', communities: ['A'], on: '2019-07-20' } as const
const handed = { ...handedOver, mode: 'audit' } as const
const electedLater = { ...elected, on: '2020-02-10' } as const
const filedCommittee = { type: 'OwnersCommitteeFiled', committee: 'oc-1', on: '2020-03-01' } as const
const established = {
  type: 'LongTermManagementEstablished',
  communities: ['A'],
  on: '2020-05-01',
  mode: 'audit',
  despite: [],
} as const

/** Community A from the first complaint to long-term management, each stage with the day on which it is reached. */
const life: readonly (readonly [stage: string, on: string, ...events: readonly AnyEvent[]])[] = [
  ['opening', '2019-03-01', opened],
  ['opening', '2019-03-02', voiced('f-1', 'A', '2019-03-02')],
  [
    'survey',
    '2019-03-31',
    ...known('h-1').map((one) => ('on' in one && one.type === 'SurveyDone' ? on(one, '2019-03-31') : one)),
  ],
  ['reserve', '2019-04-01', inScope, entered],
  ['scheme', '2019-04-02', on(drafted, '2019-04-02')],
  ['consent', '2019-05-01', consented('h-1')],
  ['plan', '2019-05-02', on(listed, '2019-05-02')],
  ['approval', '2019-05-20', on(reviewed, '2019-05-18'), approved],
  ['contract', '2019-06-01', published],
  ['contract', '2019-07-05', awarded, signed],
  ['launch', '2019-07-10', launched],
  ['permit', '2019-07-20', permitted],
  ['works', '2019-08-01', started(['A'])],
  ['completion', '2019-11-01', completed(['A'], '2019-11-01')],
  ['completion', '2019-11-05', reported, warrantyGiven],
  ['acceptance', '2019-11-08', ...failedOn('2019-11-08')],
  ['warranty', '2019-11-10', ...acceptedOn('2019-11-10')],
  ['filing', '2019-11-25', filed],
  ['handover', '2019-12-01', handed],
  ['satisfaction', '2019-12-20', satisfactionAdopted, on(surveyOpened, '2019-12-20')],
  ['governance', '2020-01-05', on(areaDefined, '2020-01-05')],
  ['governance', '2020-01-10', on(groupFormed, '2020-01-10')],
  ['governance', '2020-03-01', electedLater, filedCommittee],
  ['longTerm', '2020-04-01', on(contracted, '2020-04-01')],
  ['longTerm', '2020-05-01', on(fundSet, '2020-04-15'), established],
]
const whole = after(...life.flatMap(([, , ...events]) => events))

const points = (...events: readonly AnyEvent[]): readonly string[] => lifeCycle(after(...events)).map((one) => one.what)

describe('Where in its life a community stands', () => {
  it.for(life.map(([stage, date]) => [date, stage] as const))('on %s is %s', ([date, stage]) => {
    expect(lifeStanding(whole, a, day(date)).stage).toBe(stage)
  })

  it('is one day before each of these where it stood before', () => {
    expect(lifeStanding(whole, a, day('2019-07-31'))).toMatchObject({ stage: 'permit', by: { what: 'permitGranted' } })
    expect(lifeStanding(whole, a, day('2019-11-09'))).toMatchObject({ stage: 'acceptance' })
    expect(lifeStanding(whole, a, day('2019-11-30'))).toMatchObject({
      stage: 'filing',
      by: { what: 'acceptanceFiled' },
    })
  })

  it('is each community’s own: B was launched and no more, C was only planned', () => {
    expect(lifeStanding(whole, b, day('2019-12-31')).stage).toBe('launch')
    expect(lifeStanding(whole, c, day('2019-12-31')).stage).toBe('plan')
  })

  it('is by the latest step, of a span its last entry: meetings that went on after the draft', () => {
    const held = { type: 'MeetingHeld', kind: 'residentsMeeting', communities: ['A'], participants: 9 } as const
    const meeting = (id: string, date: string) => ({ ...held, meeting: id, on: date })
    const state = after(opened, on(drafted, '2019-04-02'), meeting('m-1', '2019-04-01'), meeting('m-2', '2019-04-20'))
    const by = (date: string) => lifeStanding(state, a, day(date)).by
    expect(by('2019-04-19')).toMatchObject({ what: 'schemeDrafted', on: '2019-04-02', lastOn: '2019-04-02' })
    expect(by('2019-04-20')).toMatchObject({ what: 'deliberated', on: '2019-04-01', lastOn: '2019-04-20' })
  })

  it('is unknown before anything is on record', () => {
    expect(lifeStanding(after(), a)).toEqual({ community: 'A', stage: 'unknown', now: 'goingOn' })
  })

  it('is carried on by no word alone: what was announced and promised is no step', () => {
    const words = [
      {
        type: 'IntentionDeclared',
        intention: 'i-1',
        what: 'ownersCommittee',
        communities: ['A'],
        by: 'ala-office',
        on: '2019-12-18',
      },
      { type: 'SelfManagementPledged', communities: ['A'], on: '2019-12-18' },
    ] as const
    const state = after(opened, started(['A']), completed(['A'], '2019-12-10'), ...words)
    expect(lifeStanding(state, a)).toMatchObject({ stage: 'completion', by: { on: '2019-12-10' } })
    const governance = lifeStages(state, [a]).find((one) => one.stage === 'governance')
    expect(governance).toMatchObject({ standing: 'announced', days: { first: '2019-12-18', last: '2019-12-18' } })
  })

  it('is not carried past the works by a committee from before their finish, and is by one of the same day', () => {
    const works = [opened, areaDefined, started(['A'])] as const
    expect(lifeStanding(after(...works, elected), a).stage).toBe('works')
    const finish = completed(['A'], '2019-12-10')
    const seated = (date: string) => lifeStanding(after(...works, on(elected, date), finish), a).stage
    expect([seated('2019-12-09'), seated('2019-12-10')]).toEqual(['completion', 'governance'])
  })

  it('says that works stand still, that they go on again, and that the project was cancelled', () => {
    const stopped = {
      type: 'WorkSuspended',
      suspension: 's-1',
      communities: ['A'],
      reason: 'weather',
      on: '2019-09-17',
    }
    const resumed = { type: 'WorkResumed', suspension: 's-1', on: '2019-09-21' }
    const state = after(opened, started(['A']), stopped, resumed, cancelled(['B'], '2019-10-01'))
    const now = (of: CommunityId, date: string) => lifeStanding(state, of, day(date)).now
    expect([now(a, '2019-09-16'), now(a, '2019-09-17'), now(a, '2019-09-21')]).toEqual([
      'goingOn',
      'suspended',
      'goingOn',
    ])
    expect([now(b, '2019-09-30'), now(b, '2019-10-01')]).toEqual(['goingOn', 'cancelled'])
  })
})

describe('The stages of a life', () => {
  it('are all there in their order, and what nobody recorded is unknown, not a zero', () => {
    const stages = lifeStages(after(opened), [a, b, c])
    expect(stages.map((one) => one.stage)).toEqual(lifeStageOrder)
    expect(stages.filter((one) => one.standing !== 'unknown').map((one) => one.stage)).toEqual(['opening'])
    expect(stages.find((one) => one.stage === 'money')).toEqual({
      stage: 'money',
      standing: 'unknown',
      communities: [],
      days: 'unknown',
      entries: [],
    })
  })

  it('say of each gate when it was first passed and by which communities', () => {
    const gates = lifeStages(whole, [a, b, c]).flatMap(({ gate }) => gate ?? [])
    expect(gates.map((one) => [one.gate, one.passedOn, one.passedBy.join(' ')])).toEqual([
      ['G0', '2019-04-01', 'A B'],
      ['G1', '2019-05-02', 'A B C'],
      ['G2', '2019-05-20', 'A'],
      ['G3', '2019-07-05', 'A'],
      ['G4', '2019-08-01', 'A'],
      ['G5', 'unknown', ''],
      ['G6', '2019-11-10', 'A'],
      ['G7', '2019-12-01', 'A'],
      ['G8', 'unknown', ''],
      ['G9', '2020-05-01', 'A'],
    ])
  })

  it('do not take a failed acceptance for a passed gate', () => {
    const stages = lifeStages(
      after(opened, started(['A']), completed(['A'], '2019-11-01'), ...failedOn('2019-11-08')),
      [a],
    )
    expect(stages.find((one) => one.stage === 'acceptance')).toMatchObject({
      standing: 'onRecord',
      gate: { gate: 'G6', passedOn: 'unknown', passedBy: [] },
    })
  })

  it('span the days of the communities asked about and of no other', () => {
    const state = after(
      opened,
      ...known('h-1'),
      registered('h-2', 'B'),
      fileOpened('h-2'),
      surveyed('h-2', '2019-06-01'),
    )
    const survey = (...of: readonly CommunityId[]) => lifeStages(state, of).find((one) => one.stage === 'survey')
    expect(survey(a)).toMatchObject({ communities: ['A'], days: { first: '2019-04-01', last: '2019-04-01' } })
    expect(survey(a, b, c)).toMatchObject({
      communities: ['A', 'B'],
      days: { first: '2019-04-01', last: '2019-06-01' },
    })
  })

  it('hold every point once, so that none is without a stage', () => {
    const all = lifeStageOrder.flatMap(pointsOf)
    expect(new Set(all).size).toBe(all.length)
  })
})

describe('The points of a life', () => {
  it('are all reached at some moment of a history that holds every fact there is', () => {
    const returned = { type: 'JointReviewHeld', ...review, review: 'review-9', outcome: 'returned' } as const
    const told = new Set<string>(points(opened, returned))
    for (const [i] of golden.entries())
      for (const { what } of lifeCycle(renovation.fold(golden.slice(0, i + 1)))) told.add(what)
    expect(lifeStageOrder.flatMap(pointsOf).filter((one) => !told.has(one))).toEqual([])
  })

  it('begin with the first that residents of each community voiced; praise and questions voice no trouble', () => {
    const first = voiced('f-1', 'A', '2019-03-05')
    const events = [
      opened,
      voiced('f-0', 'B', '2019-03-04', 'praise'),
      voiced('f-2', 'A', '2019-03-09'),
      first,
    ] as const
    const found = lifeCycle(after(...events)).filter((one) => one.what === 'voiced')
    expect(found).toMatchObject([{ communities: ['A'], on: '2019-03-05' }])
  })

  it('tell what was recorded of several communities for one date once', () => {
    const entries = lifeCycle(after(opened, completed(['C']), completed(['A'])))
    expect(entries.at(-1)).toMatchObject({ what: 'workCompleted', communities: ['A', 'C'] })
  })

  it('start a warranty on the day of the acceptance, wherever the certificate lies, and not before there is one', () => {
    const works = [opened, started(['A']), completed(['A'], '2019-11-01')] as const
    expect(points(...works, warrantyGiven)).not.toContain('warrantyStarted')
    const late = { ...warrantyGiven, on: '2020-01-05' } as const
    const state = after(...works, ...acceptedOn('2019-11-10'), late)
    const startOn = (date: string) => lifeCycle(state, day(date)).find((one) => one.what === 'warrantyStarted')?.on
    expect([startOn('2020-01-04'), startOn('2020-01-05')]).toEqual([undefined, '2019-11-10'])
  })

  it('do not hold what was struck out', () => {
    const struck = {
      type: 'WorksRecordVoided',
      record: { kind: 'completion', communities: ['A'], on: '2019-12-10' },
      reason: 'wrongDate',
    }
    expect(points(opened, started(['A']), completed(['A']), struck)).not.toContain('workCompleted')
    expect(points(opened, started(['A']), completed(['A']), struck, completed(['A'], '2019-12-12'))).toContain(
      'workCompleted',
    )
  })
})
