import { head, opened, registered } from './histories.ts'
import { within } from './siteHistories.ts'

export const half = { kind: 'atLeast', share: { numerator: 1, denominator: 2 } } as const

export const governancePolicy = {
  head: head('governance'),
  preparatoryGroup: { atLeast: 7, odd: true, owners: half },
  firstAssemblyWithin: within(60),
  committeeSizes: [
    { householdsBelow: 3, atLeast: 3, odd: true },
    { atLeast: 5, odd: true },
  ],
  committeeYears: 5,
  filingWithin: within(30),
  renewalReportMonths: 6,
  fallback: { atLeast: 7, odd: true, owners: half, years: 3 },
  agreedBeforeStart: true,
  longTerm: ['committee', 'propertyService', 'maintenanceFund'],
} as const

export const policyAdopted = { type: 'GovernancePolicyAdopted', policy: governancePolicy, on: '2019-03-01' } as const

/** One property area of the communities A and B. */
export const area = { propertyArea: 'pa-1', communities: ['A', 'B'], on: '2019-03-05' } as const
export const areaDefined = { type: 'PropertyAreaDefined', ...area } as const

export const governed = [opened, policyAdopted, areaDefined] as const

export const members = (owners: number, others: number) =>
  ({ owners, residentsCommittee: 1, subDistrict: 0, others: others - 1 }) as const

export const group = { group: 'pg-1', propertyArea: 'pa-1', members: members(4, 3), on: '2019-04-01' } as const
export const groupFormed = { type: 'PreparatoryGroupFormed', ...group } as const

export const committee = {
  committee: 'oc-1',
  propertyArea: 'pa-1',
  termYears: 5,
  on: '2019-06-10',
  members: 5,
} as const
export const elected = { type: 'OwnersCommitteeElected', ...committee } as const

export const service = { contract: 'sc-1', provider: 'estate', communities: ['A', 'B'], on: '2019-07-01' } as const
export const contracted = { type: 'PropertyServiceContracted', ...service } as const

export const fund = { fund: 'mf-1', communities: ['A', 'B'], on: '2019-08-01' } as const
export const fundSet = { type: 'MaintenanceFundEstablished', ...fund } as const

export const threeHouseholds = [registered('h-1'), registered('h-2'), registered('h-3', 'B')] as const
