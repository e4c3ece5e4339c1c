import { describe, expect, it } from 'vitest'
import { figure, merge, type Figure } from '../../src/metrics/figure.ts'
import { officialIndicators } from '../../src/metrics/indicators.ts'
import { behind, tally } from '../../src/metrics/metric.ts'
import { uncountedItems } from '../../src/metrics/worksMetrics.ts'
import { nationalCatalogue } from '../../src/policies/catalogue.ts'
import { renovation } from '../../src/renovation.ts'
import type { ReportPeriod } from '../../src/vocabulary/reportPeriod.ts'
import { recorded } from '../projections/recorded.ts'
import { known, opened } from '../stages/histories.ts'
import { after, asOf, completed, inspectionPolicyAdopted, started, within } from '../stages/siteHistories.ts'
import { day, schemeVersion } from '../vocabulary/decoded.ts'

const catalogue = { type: 'CataloguePolicyAdopted', policy: nationalCatalogue, on: '2019-03-01' } as const
const amount = (hundredths: number, unit: 'metre' | 'squareMetre' | 'piece' | 'set') => ({ hundredths, unit })
const built = (item: string, code: string, done: ReturnType<typeof amount>, on: string) =>
  [
    { type: 'WorkItemStarted', item, community: 'A', code, planned: done, hidden: false, on: '2019-08-05' },
    { type: 'WorkItemCompleted', item, done, on },
  ] as const
const committed = {
  type: 'FundingCommitted',
  commitment: 'c-1',
  source: 'city',
  amount: 500,
  on: '2019-09-01',
} as const
const agreed = {
  type: 'PeriodAgreed',
  communities: ['A'],
  period: { ...within(100), from: 'constructionStart' },
  on: '2019-06-21',
} as const

const history = [
  opened,
  ...known('h-1'),
  catalogue,
  inspectionPolicyAdopted,
  agreed,
  started(['A'], '2019-08-01'),
  ...built('water', 'B01', amount(12_550, 'metre'), '2019-09-30'),
  ...built('sewer', 'B02', amount(3_000, 'metre'), '2019-10'),
  ...built('lift', 'C15', amount(200, 'set'), '2019-10-01'),
  ...built('green', 'C02', amount(90_000, 'squareMetre'), '2019'),
  ...built('road', 'B05', amount(50_000, 'metre'), '2019-09-15'),
  ...built('odd', 'X99', amount(100, 'piece'), '2019-09-15'),
  committed,
  completed(['A'], '2019-11-12'),
] as const
const { calendar } = asOf('2019-12-31')
const terms = { scheme: schemeVersion(1), calendar }
const listOf = (period: string) => officialIndicators(period as ReportPeriod, terms)
const figuresOf = (period: string, asked = '2020-06-30', state = after(...history)) =>
  new Map<string, Figure>(
    listOf(period).map((metric) => [metric.metric, figure(tally(metric, 'r-1', state, day(asked)))]),
  )
const numberOf = (metric: string, period: string, asked?: string) => figuresOf(period, asked).get(metric)?.numerator

/** Which indicators answer each row of the official list. */
const rows: readonly (readonly [row: string, ...metrics: string[]])[] = [
  ['planned communities', 'plannedCommunities'],
  ['planned households', 'plannedHouseholds'],
  ['newly started communities', 'newlyStartedCommunities'],
  ['newly started households', 'newlyStartedHouseholds'],
  ['start rate by communities', 'startRateByCommunities'],
  ['start rate by households', 'startRateByHouseholds'],
  ['finished', 'finishedCommunities', 'finishedHouseholds'],
  ['accepted', 'newlyAcceptedCommunities', 'newlyAcceptedHouseholds'],
  ['buildings', 'plannedBuildings'],
  ['stair units', 'plannedStairUnits'],
  ['floor area', 'plannedFloorArea', 'plannedBuildingsMeasured', 'plannedDwellingArea'],
  ['investment committed by source', 'investmentInPeriod/committed', 'investmentInPeriod/committed/centralSubsidy'],
  ['investment received by source', 'investmentInPeriod/received', 'investmentInPeriod/received/province'],
  ['investment paid by source', 'investmentInPeriod/paid', 'investmentInPeriod/paid/utility'],
  ['fund execution rate', 'fundExecutionRate', 'contributionRate'],
  ['water and drainage pipes', 'built/pipes/water', 'built/pipes/drainage'],
  ['power and gas pipes', 'built/pipes/power', 'built/pipes/gas'],
  ['heat and telecom pipes', 'built/pipes/heat', 'built/pipes/telecom'],
  ['elevators', 'built/elevator'],
  ['parking places', 'built/parkingPlace'],
  ['car charging', 'built/carChargingPile'],
  ['e-bike charging', 'built/eBikeChargingPile'],
  ['energy retrofit', 'built/energyRetrofitArea'],
  ['service facilities', 'built/communityFacility'],
  ['culture and sports grounds', 'built/cultureSportsArea'],
  ['greening, lamps and roads', 'built/greening', 'built/lamp', 'built/roadArea'],
  ['barrier-free points and fire lanes', 'built/barrierFreePoint', 'built/fireLane'],
  ['cameras and gates', 'built/camera', 'built/gate'],
  ['rain and sewage separation', 'built/pipes/drainage'],
  ['management', 'communitiesWithService', 'communitiesWithCommittee', 'communitiesWithFund'],
  ['participation and consent', 'surveyCoverage', 'consentRate'],
  ['at plan entry and at start', 'surveyedAtListing', 'consentingAtListing', 'surveyedAtStart', 'consentingAtStart'],
  ['satisfaction', 'satisfactionRate', 'satisfactionResponseRate'],
  ['complaints', 'feedbackInPeriod', 'responseRate', 'resolutionRate', 'feedbackSatisfaction'],
  ['supervision', 'inspectionsInPeriod', 'rectificationsInPeriod', 'rectifiedInTime', 'rectifiedInTimeInPeriod'],
  ['days against the contract', 'daysEarly', 'daysLate', 'finishedInTime'],
]

describe('The official list', () => {
  it.each(rows)('answers %s', (_, ...metrics) => {
    const names = listOf('2019-09').map((one) => one.metric)
    expect(metrics.filter((metric) => !names.includes(metric))).toEqual([])
  })

  it('names no indicator twice', () => {
    const names = listOf('2019').map((one) => one.metric)
    expect(new Set(names).size).toBe(names.length)
  })

  it('adds up over the months to what the year has, but for stocks and shares', () => {
    const months = Array.from({ length: 12 }, (_, i) => figuresOf(`2019-${String(i + 1).padStart(2, '0')}`))
    for (const [metric, { numerator, unit, basis }] of figuresOf('2019')) {
      if (unit === 'share' || basis.includes('annual plan') || basis.includes('stock')) continue
      const sum = months.reduce((total, month) => total + (month.get(metric)?.numerator ?? 0), 0)
      expect([metric, sum]).toEqual([metric, numerator])
    }
  })

  it('says of every share whether it is a stock, counts from the first of January or is of the period alone', () => {
    const shares = listOf('2019-09').filter((one) => one.unit === 'share')
    expect(
      shares.filter(
        ({ basis }) =>
          !/stock at the end of|to the end of|by the end of it|kept or broken in|on the day of/.test(basis),
      ),
    ).toEqual([])
  })

  it('is merged over renovations, and every figure that is not zero is followed to its events', () => {
    const [state, commits] = [after(...history), recorded(...history)]
    for (const metric of listOf('2019')) {
      const one = tally(metric, 'r-1', state, day('2019-12-31'))
      const merged = merge(one, { ...one, parts: { 'r-2': one.parts['r-1'] ?? { numerator: 0 } } })
      const { numerator } = figure(one)
      expect(merged.type === 'Merged' && figure(merged.tally).numerator).toBe(2 * numerator)
      if (numerator !== 0)
        expect(behind(metric, renovation, commits, day('2019-12-31')).at(-1)?.after.numerator).toBe(numerator)
    }
  })
})

describe('What was built', () => {
  it('is counted in the month in which it was finished, with the quantity really done', () => {
    expect(numberOf('built/pipes/water', '2019-09')).toBe(12_550)
    expect(numberOf('built/pipes/water', '2019-10')).toBe(0)
    expect(numberOf('built/pipes/drainage', '2019-10')).toBe(3_000)
    expect(numberOf('built/elevator', '2019-10')).toBe(200)
    expect(numberOf('built/greening', '2019-12')).toBe(90_000)
    expect(numberOf('built/greening', '2019-11')).toBe(0)
  })

  it('is not there on the eve of its finish, nor as it was known before it was recorded', () => {
    expect(numberOf('built/pipes/water', '2019-09', '2019-09-29')).toBe(0)
    expect(numberOf('built/pipes/water', '2019-09', '2019-09-30')).toBe(12_550)
    const earlier = after(
      ...history.slice(
        0,
        history.findIndex((one) => one.type === 'WorkItemCompleted'),
      ),
    )
    expect(figuresOf('2019-09', '2020-06-30', earlier).get('built/pipes/water')?.numerator).toBe(0)
  })

  it('names what it cannot count, in another unit or under an unknown code, and converts nothing', () => {
    const found = uncountedItems(after(...history), '2019-09' as ReportPeriod, day('2019-12-31'))
    expect(found.map(({ item, because }) => [item, because])).toEqual([
      ['road', 'unit'],
      ['odd', 'notCatalogued'],
    ])
    expect(numberOf('built/roadArea', '2019-09')).toBe(0)
    expect(numberOf('uncountedItems', '2019-09')).toBe(2)
  })
})

describe('Money and time', () => {
  it('are counted by source in their month, and by the days before or after the agreed end', () => {
    expect(numberOf('investmentInPeriod/committed/city', '2019-09')).toBe(500)
    expect(numberOf('investmentInPeriod/committed/city', '2019-10')).toBe(0)
    expect(numberOf('daysLate', '2019-11')).toBe(3)
    expect(numberOf('daysEarly', '2019-11')).toBe(0)
  })
})
