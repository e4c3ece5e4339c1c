import { builtIndicators, type BuiltIndicator } from '../../src/metrics/worksMetrics.ts'
import { moneySources } from '../../src/vocabulary/moneySource.ts'
import { acceptedOn, answers, satisfactionAdopted, survey } from '../stages/afterHistories.ts'
import {
  answered,
  complaint,
  dispatched,
  feedbackPolicyAdopted,
  heard,
  resolved,
  said,
} from '../stages/feedbackHistories.ts'
import { areaDefined, contracted, elected, fundSet, groupFormed, policyAdopted } from '../stages/governanceHistories.ts'
import { consented, head, known, opened, registered } from '../stages/histories.ts'
import { completed, inspectionPolicyAdopted, started, within } from '../stages/siteHistories.ts'

const unitOf = (indicator: BuiltIndicator) => {
  if (indicator.startsWith('pipes/') || indicator === 'fireLane') return 'metre'
  return /Area$|^greening$/.test(indicator) ? 'squareMetre' : 'piece'
}

/** A catalogue with one code for each indicator of what is built. */
const catalogue = {
  type: 'CataloguePolicyAdopted',
  policy: {
    head: head('catalogue'),
    items: builtIndicators.map((countsFor, i) => ({
      code: `K-${i}`,
      class: 'basic',
      names: { zh: countsFor, en: countsFor },
      countsFor,
    })),
  },
  on: '2019-03-01',
} as const

/** One works item for each indicator, finished on a date, the n-th with n times as much done; and one under no code. */
const built = (hundredths: number, on: string) =>
  [...builtIndicators, 'gate' as const].flatMap((indicator, i) => {
    const planned = { hundredths, unit: unitOf(indicator) } as const
    const code = i < builtIndicators.length ? `K-${i}` : 'X-1'
    const item = `w-${i}`
    return [
      { type: 'WorkItemStarted', item, community: 'A', code, planned, hidden: false, on: '2019-08-05' },
      { type: 'WorkItemCompleted', item, done: { ...planned, hundredths: hundredths * (i + 1) }, on },
    ] as const
  })

/** From each source money that was promised, came in and was paid, the n-th with n times as much. */
const money = (fen: number, ...[promised, came, went]: readonly [string, string, string]) =>
  moneySources.flatMap((source, i) => {
    const amount = fen * (i + 1)
    return [
      { type: 'FundingCommitted', commitment: `c-${i}`, source, amount, on: promised },
      { type: 'FundingReceived', receipt: `r-${i}`, source, amount: amount / 2, on: came },
      {
        type: 'PaymentMade',
        payment: `p-${i}`,
        source,
        use: 'construction',
        payee: 'builder',
        amount: amount / 5,
        on: went,
      },
    ] as const
  })

const contributions = [
  {
    type: 'ResidentContributionAgreed',
    contribution: 'k-1',
    household: 'h-1',
    form: 'direct',
    amount: 90_000,
    on: '2019-06-01',
  },
  { type: 'ResidentContributionPaid', contribution: 'k-1', payment: 'kp-1', amount: 60_000, on: '2019-09-20' },
] as const

const buildings = (areas: readonly number[]) =>
  [
    { type: 'BuildingRegistered', building: 'A-1', community: 'A' },
    { type: 'FloorAreaRecorded', building: 'A-1', area: 20_000, on: '2019-01-05' },
    { type: 'StairUnitRegistered', stairUnit: 'A-1-1', building: 'A-1' },
    ...areas.map(
      (area, i) =>
        ({
          type: 'DwellingRegistered',
          dwelling: `A-1-${i}`,
          building: 'A-1',
          area,
          owners: [`o-${i}`],
          on: '2019-03-05',
        }) as const,
    ),
  ] as const

const agreed = {
  type: 'PeriodAgreed',
  communities: ['A', 'B'],
  period: { ...within(100), from: 'constructionStart' },
  on: '2019-06-21',
} as const
const listed = {
  type: 'ProjectListedInAnnualPlan',
  communities: ['A', 'B'],
  year: 2019,
  scheme: 1,
  on: '2019-05-20',
  mode: 'audit',
  despite: [],
} as const

const inspected = (inspection: string, on: string) =>
  ({ type: 'Inspected', inspection, kind: 'patrol', communities: ['A'], result: 'inOrder', on }) as const
const putRight = (rectification: string, ordered: string, replied: string) =>
  [
    { type: 'RectificationOrdered', rectification, community: 'A', severity: 'serious', on: ordered },
    { type: 'RectificationCompleted', rectification, on: replied },
    { type: 'RectificationVerified', rectification, on: replied, outcome: 'accepted' },
  ] as const

const promised = (promise: string, type: 'PromiseKept' | 'PromiseBroken', on: string) =>
  [
    { type: 'PromiseMade', promise, by: 'builder', communities: ['A'], about: 'date', on: '2019-09-01' },
    { type, promise, on },
  ] as const

const start = [
  opened,
  catalogue,
  inspectionPolicyAdopted,
  feedbackPolicyAdopted,
  policyAdopted,
  satisfactionAdopted,
] as const

/** A renovation in 2019 of which every row of the official list has something to tell in some month. */
export const wholeYear = [
  ...start,
  ...known('h-1'),
  ...known('h-2'),
  registered('h-3', 'B'),
  ...buildings([5_000, 6_000]),
  consented('h-1'),
  listed,
  areaDefined,
  groupFormed,
  elected,
  contracted,
  fundSet,
  agreed,
  ...money(1_000, '2019-06-30', '2019-07-01', '2019-09-30'),
  ...contributions,
  started(['A', 'B'], '2019-08-01'),
  ...built(100, '2019-09-30'),
  inspected('i-1', '2019-09-30'),
  inspected('i-2', '2019-10-01'),
  ...putRight('q-1', '2019-09-01', '2019-09-08'),
  ...putRight('q-2', '2019-10-01', '2019-10-09'),
  heard,
  dispatched,
  answered,
  resolved,
  said(true, 'satisfied'),
  { ...heard, ...complaint, feedback: 'f-2', on: '2019-10' },
  ...promised('pr-1', 'PromiseKept', '2019-09-10'),
  ...promised('pr-2', 'PromiseBroken', '2019-10-10'),
  completed(['B'], '2019-11-05'),
  completed(['A'], '2019-11-12'),
  ...acceptedOn('2019-11-20'),
  { type: 'SatisfactionSurveyOpened', ...survey, on: '2019-12-02' },
  ...answers(12, 'satisfied').map((one) => ({ ...one, on: '2019-12-05' })),
  ...answers(3, 'dissatisfied', 20).map((one) => ({ ...one, on: '2019-12-05' })),
] as const

/** Another renovation of the same year, with other figures. */
export const otherYear = [
  ...start,
  ...known('h-1'),
  registered('h-2', 'C'),
  ...buildings([7_000]),
  { ...listed, communities: ['A'] },
  ...money(5_000, '2019-07-05', '2019-09-05', '2019-10-05'),
  started(['A'], '2019-09-02'),
  ...built(3_000, '2019-09-10'),
  inspected('i-1', '2019-09-11'),
  ...putRight('q-1', '2019-09-12', '2019-09-29'),
  heard,
  dispatched,
  { ...answered, on: '2019-09-06' },
  { ...agreed, communities: ['A'] },
  completed(['A'], '2019-12-20'),
  ...acceptedOn('2019-12-28'),
] as const
