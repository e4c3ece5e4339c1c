import type { PlainGovernancePolicy } from '../stages/governance/policy.ts'

const days = (count: number) =>
  ({ days: count, from: 'event', firstDay: 'excluded', counting: 'calendarDays', lastRestDay: 'moves' }) as const

const half = { kind: 'atLeast', share: { numerator: 1, denominator: 2 } } as const

const national: PlainGovernancePolicy = {
  head: {
    id: 'cn/property-management/governance',
    jurisdiction: 'CN',
    basis: 'Property Management Regulations (物业管理条例, 2018) art. 16',
    verified: true,
    validFrom: '2018-03-19',
  },
  committeeSizes: [],
  filingWithin: days(30),
  agreedBeforeStart: false,
  longTerm: [],
}

const beijing: PlainGovernancePolicy = {
  ...national,
  head: {
    id: 'cn/beijing/property-management/governance',
    jurisdiction: 'CN-11',
    basis: 'Beijing Property Management Regulations (北京市物业管理条例) arts 30–59',
    verified: true,
    validFrom: '2020-05-01',
  },
  preparatoryGroup: { atLeast: 1, odd: true, owners: half },
  firstAssemblyWithin: days(60),
  committeeSizes: [
    { householdsBelow: 100, atLeast: 3, odd: true },
    { atLeast: 5, odd: true },
  ],
  committeeYears: 5,
  renewalReportMonths: 6,
  fallback: { atLeast: 7, odd: true, owners: half, years: 3 },
}

const shandong: PlainGovernancePolicy = {
  ...national,
  head: {
    id: 'cn/shandong/property-management/governance',
    jurisdiction: 'CN-37',
    basis: 'Shandong Property Management Regulations (山东省物业管理条例) arts 20–28; filing: national art. 16',
    verified: true,
    validFrom: '2018-11-30',
  },
  preparatoryGroup: { atLeast: 7, odd: true, owners: half },
  firstAssemblyWithin: days(90),
}

const beforeStart: PlainGovernancePolicy = {
  ...national,
  head: {
    id: 'cn/construction-50-2021/governance',
    jurisdiction: 'CN',
    basis: '建办城〔2021〕50号 (8), not checked against the primary text; gate G9 as this library proposes it',
    verified: false,
    validFrom: '2021-12-14',
  },
  agreedBeforeStart: true,
  longTerm: ['committee', 'propertyService', 'maintenanceFund'],
}

/**
 * What places ask of committees and assemblies, to be adopted or replaced; none is adopted by itself. Sizes and periods of
 * those marked `verified` were read in the articles; the days from which they apply were not, so set them for your place.
 *
 * @remarks What an article leaves open is asked of nobody: the national regulations lay down the filing and no sizes, and
 * only the last pack, which is unverified, asks anything at gates G4 and G9.
 */
export const governancePolicies: readonly PlainGovernancePolicy[] = [national, beijing, shandong, beforeStart]
