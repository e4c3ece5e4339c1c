import { describe, expect, it } from 'vitest'
import type { AnyEvent } from '../../src/kernel/fact.ts'
import { contradictionsOf } from '../../src/projections/findings/contradictions.ts'
import type { OrderedStep } from '../../src/projections/findings/orderedSteps.ts'
import { claimed, surveyClosed, surveyOpened } from '../stages/afterHistories.ts'
import { failed, held, passed, reported } from '../stages/closingHistories.ts'
import { dispatched, heard, resolved } from '../stages/feedbackHistories.ts'
import { contracted, elected, governed, groupFormed } from '../stages/governanceHistories.ts'
import { opened, registered } from '../stages/histories.ts'
import { awarded, published as tendered } from '../stages/moneyHistories.ts'
import { extended, granted } from '../stages/permitHistories.ts'
import { drafted, planned, received, revised } from '../stages/schemeHistories.ts'
import { calledOff, changed, incident, instructed, made, sampled, tested, used } from '../stages/siteLifeHistories.ts'
import { after, completed, metres, roadStarted, started } from '../stages/siteHistories.ts'
import { day } from '../vocabulary/decoded.ts'

type On = { readonly type: string; readonly on: string }
type Pair = readonly [first: OrderedStep, second: OrderedStep, before: readonly AnyEvent[], first: On, second: object]

const found = { type: 'HazardFound', hazard: 'x', category: 'fire', severity: 'serious' } as const
const hazard = { ...found, place: { at: 'community', community: 'A' }, on: '2019-04-02' } as const
const occurred = { type: 'IncidentReported', incident: 'i-1' }
const stopped = { type: 'WorkSuspended', suspension: 's-1', communities: ['A'], reason: 'weather', on: '2019-09-01' }
const order = { type: 'RectificationOrdered', rectification: 'r-1', community: 'A', severity: 'serious' } as const
const ordered = { ...order, inspection: 'insp-1', on: '2019-09-01' } as const
const verified = { type: 'RectificationVerified', rectification: 'r-1', outcome: 'accepted' }
const start = started(['A'], '2019-08-01')
const item = roadStarted
const inspection = { type: 'Inspected', inspection: 'insp-1', kind: 'patrol', result: 'defectsFound' } as const
const inspected = { ...inspection, communities: ['A'], on: '2019-09-01' } as const
const concluded = { type: 'SatisfactionConcluded', survey: 's-1', mode: 'audit', despite: [] } as const

const pairs: readonly Pair[] = [
  [
    'householdRegistered',
    'householdFileOpened',
    [],
    registered('h-1'),
    { type: 'HouseholdFileOpened', household: 'h-1' },
  ],
  ['conditionFound', 'conditionRemedied', [], hazard, { type: 'FindingRemedied', finding: 'x' }],
  ['earlierSchemeDrafted', 'schemeDrafted', [], drafted, revised(2, 'carriedOver')],
  ['schemeDrafted', 'itemPlanned', [], drafted, planned],
  ['schemeDrafted', 'opinionOnScheme', [], drafted, received],
  ['opinionReceived', 'opinionAnswered', [], received, { type: 'OpinionAnswered', opinion: 'o-1', outcome: 'adopted' }],
  ['tenderPublished', 'tenderClarified', [], tendered, { type: 'TenderClarified', lot: 'lot-1' }],
  ['tenderPublished', 'contractAwarded', [], tendered, awarded],
  ['contractAwarded', 'tenderReported', [tendered], awarded, { type: 'TenderReported', lot: 'lot-1' }],
  ['permitIssued', 'permitExtended', [], granted, extended('e-1', '2019-06-01')],
  ['permitIssued', 'permitLapsed', [], granted, { type: 'PermitLapsed', permit: 'p-1' }],
  ['workStarted', 'itemOfCommunityStarted', [], start, item],
  ['itemStarted', 'itemProgressed', [start], item, { type: 'ProgressReported', item: 'A-road', done: metres(1) }],
  ['itemStarted', 'materialUsed', [start], item, used('2019-08-05')],
  ['itemStarted', 'itemInspected', [start], item, { ...inspected, items: ['A-road'] }],
  ['sampleTaken', 'sampleTested', [], sampled, tested('passed')],
  ['designChanged', 'siteInstructionIssued', [], changed, { ...instructed, change: changed.change }],
  ['worksSuspended', 'suspensionReported', [start], stopped, { type: 'SuspensionReported', suspension: 's-1' }],
  ['workStarted', 'worksOfCommunitySuspended', [], start, stopped],
  ['inspectionMade', 'rectificationFromInspection', [start], inspected, ordered],
  ['rectificationOrdered', 'rectificationVerified', [start], ordered, verified],
  ['incidentOccurred', 'incidentReported', [], incident, occurred],
  ['incidentOccurred', 'incidentClosed', [], incident, { ...occurred, type: 'IncidentClosed' }],
  ['appointmentMade', 'appointmentSettled', [registered('h-1')], made('a-1'), calledOff('a-1', '2019-09-01')],
  ['feedbackDispatched', 'feedbackAnswered', [heard], dispatched, { type: 'FeedbackAnswered', feedback: 'f-1' }],
  ['feedbackResolved', 'feedbackClosed', [heard, dispatched], resolved, { type: 'FeedbackClosed', feedback: 'f-1' }],
  ['workStarted', 'workCompleted', [], start, completed(['A'])],
  ['workStarted', 'completionReported', [], start, reported],
  ['workStarted', 'acceptanceHeldIn', [], start, held],
  ['completionReported', 'acceptanceHeldIn', [], reported, held],
  ['acceptanceHeld', 'acceptanceDecided', [], held, failed],
  ['acceptanceHeld', 'acceptanceDecided', [], held, passed],
  ['defectClaimed', 'claimSettled', [], claimed, { type: 'WarrantyRepaired', claim: claimed.claim }],
  ['satisfactionClosed', 'satisfactionConcluded', [surveyOpened], surveyClosed, concluded],
  ['groupFormed', 'voterRollPublished', [...governed], groupFormed, { type: 'VoterRollPublished', group: 'pg-1' }],
  ['committeeSeated', 'committeeFiled', [...governed], elected, { type: 'OwnersCommitteeFiled', committee: 'oc-1' }],
  ['serviceContracted', 'serviceEnded', [], contracted, { type: 'PropertyServiceTerminated', contract: 'sc-1' }],
]

const all = (...events: readonly object[]) =>
  contradictionsOf(after(...(events as readonly AnyEvent[])), day('2021-12-31')).map((one) => [
    one.kind,
    one.first,
    one.second,
  ])

const eve = (on: string): string => new Date(Date.parse(on) - 86_400_000).toISOString().slice(0, 10)

describe.each(pairs)('That %s comes before %s', (first, second, before, one, other) => {
  const history = [opened, ...before, one]

  it('is not contradicted on the very day, and is on the eve of it', () => {
    expect(all(...history, { ...other, on: one.on })).toEqual([])
    expect(all(...history, { ...other, on: eve(one.on) })).toContainEqual(['datesContradict', first, second])
  })
})
