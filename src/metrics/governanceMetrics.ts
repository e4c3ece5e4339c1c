import { governanceProgress, type GovernanceProgress } from '../projections/governanceProgress.ts'
import type { Slices } from '../projections/state.ts'
import type { Metric } from './metric.ts'

type Read = Slices<'opening' | 'governance' | 'assembly' | 'committee' | 'propertyService' | 'longTerm'>

const among = (metric: string, basis: string, has: (one: GovernanceProgress) => boolean): Metric<Read> => ({
  metric,
  unit: 'share',
  basis: `${basis} / communities of the renovation`,
  part: (state, asOf) => {
    const all = governanceProgress(state, asOf)
    return { numerator: all.filter(has).length, denominator: all.length }
  },
})

/** Communities that somebody serves under a contract (已有物业服务的小区). */
export const communitiesWithService: Metric<Read> = among(
  'communitiesWithService',
  'communities with property service',
  (one) => one.hasPropertyService,
)

/** Communities with an owners' committee whose term is not recorded as expired (已成立业主委员会的小区). */
export const communitiesWithCommittee: Metric<Read> = among(
  'communitiesWithCommittee',
  "communities with an owners' committee",
  (one) => one.committee === 'owners',
)

/** Communities with a maintenance fund (已建立维修资金的小区). */
export const communitiesWithFund: Metric<Read> = among(
  'communitiesWithFund',
  'communities with a maintenance fund',
  (one) => one.hasMaintenanceFund,
)
