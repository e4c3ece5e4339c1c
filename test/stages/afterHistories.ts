import { given as givenIn2019, head, known, onDay, opened } from './histories.ts'
import { gates, onSite, within } from './siteHistories.ts'

export { givenIn2019, head, known, onDay, onSite, opened }

/** The last day of 2030: warranties have ended by then. */
export const given = onDay('2030-12-31')

export const years = (count: number) => ({ kind: 'years', years: count }) as const
export const seasons = (count: number) => ({ kind: 'seasons', seasons: count }) as const
export const designLife = (count: number) => ({ kind: 'designLife', years: count }) as const

export const warrantyPolicy = {
  head: head('warranty'),
  minimums: {
    structure: { kind: 'designLife' },
    roofWaterproofing: years(5),
    heatingCooling: seasons(2),
    electrical: years(2),
  },
} as const
export const warrantyAdopted = { type: 'WarrantyPolicyAdopted', policy: warrantyPolicy, on: '2019-03-01' } as const

export const servicePolicy = {
  head: head('service'),
  noticeDays: 90,
  visitWithin: within(7),
  repairWithin: within(30),
} as const
export const serviceAdopted = { type: 'WarrantyServicePolicyAdopted', policy: servicePolicy, on: '2019-03-01' } as const

const roof = {
  warranty: 'w-1',
  covers: { kind: 'communities', communities: ['A'] },
  class: 'roofWaterproofing',
  term: years(5),
  on: '2019-11-05',
} as const
export const certificate = roof
export const warrantyGiven = { type: 'WarrantyGiven', ...roof } as const

/** Acceptance of community A was held and came out on a date. */
export const acceptedOn = (on: string, communities: readonly string[] = ['A'], acceptance = 'acc-1') =>
  [
    { type: 'AcceptanceHeld', acceptance, communities, on, present: [{ role: 'employer' }] },
    { type: 'AcceptancePassed', acceptance, on, papers: [], mode: 'audit', despite: [] },
  ] as const
export const failedOn = (on: string) =>
  [
    { type: 'AcceptanceHeld', acceptance: 'acc-0', communities: ['A'], on, present: [{ role: 'employer' }] },
    { type: 'AcceptanceFailed', acceptance: 'acc-0', on, reasons: ['quality'] },
  ] as const

export const claim = {
  claim: 'c-1',
  warranty: 'w-1',
  community: 'A',
  household: 'h-1',
  defect: 'leakage',
  on: '2020-06-03',
} as const
export const claimed = { type: 'WarrantyClaimed', ...claim } as const

/** A renovation with household `h-1` in community A, a roof of five years' warranty, and acceptance passed. */
export const underWarranty = [
  opened,
  ...known('h-1'),
  warrantyAdopted,
  serviceAdopted,
  warrantyGiven,
  ...acceptedOn('2019-11-10'),
] as const

export const satisfactionPolicy = {
  head: head('satisfaction'),
  countsAsSatisfied: ['satisfied', 'basicallySatisfied'],
  threshold: { kind: 'atLeast', share: { numerator: 9, denominator: 10 } },
  leastResponse: { kind: 'atLeast', share: { numerator: 1, denominator: 2 } },
  closeWithin: within(30),
} as const
export const satisfactionAdopted = {
  type: 'SatisfactionPolicyAdopted',
  policy: satisfactionPolicy,
  on: '2019-03-01',
} as const

export const survey = {
  survey: 's-1',
  communities: ['A'],
  method: 'full',
  asked: 20,
  on: '2020-03-02',
} as const
export const surveyOpened = { type: 'SatisfactionSurveyOpened', ...survey } as const
export const surveyClosed = { type: 'SatisfactionSurveyClosed', survey: 's-1', on: '2020-03-20' } as const

type Score = 'satisfied' | 'basicallySatisfied' | 'neutral' | 'dissatisfied'

/** Anonymous answers with one score, numbered from the given one on. */
export const answers = (count: number, score: Score, from = 1) =>
  Array.from(
    { length: count },
    (_, i) =>
      ({ type: 'SatisfactionAnswered', answer: `a-${from + i}`, survey: 's-1', score, on: '2020-03-10' }) as const,
  )

/** A renovation that asks twenty households of community A, with gate G8 enforced. */
export const asking = [
  opened,
  ...known('h-1'),
  { type: 'HouseholdRegistered', household: 'h-9', community: 'B', on: '2019-03-02' },
  gates({ G8: 'enforce' }),
  satisfactionAdopted,
  surveyOpened,
] as const
