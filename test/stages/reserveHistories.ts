import { atLeast, head, known, opened, registered } from './histories.ts'
import { gates } from './siteHistories.ts'

export const scope = {
  head: head('scope'),
  atGates: ['G0', 'G1'],
  builtBy: '2000-12-31',
  mustHold: ['inCityOrCountyTown'],
  mustNotHold: ['plannedForDemolition'],
} as const
export const scopeAdopted = { type: 'ScopePolicyAdopted', policy: scope, on: '2019-03-01' } as const
export const surveyAdopted = {
  type: 'SurveyPolicyAdopted',
  policy: { head: head('survey'), atGates: [{ gate: 'G0', threshold: atLeast(1, 2) }] },
  on: '2019-03-01',
} as const
export const enforced = gates({ G0: 'enforce' })
export const ready = [opened, enforced, scopeAdopted, surveyAdopted, ...known('h-1'), registered('h-2')] as const

export const assessment = {
  assessment: 'as-1',
  community: 'A',
  built: '1988',
  tests: { inCityOrCountyTown: true, plannedForDemolition: false },
  on: '2019-04-10',
} as const
export const assessed = { type: 'EligibilityAssessed', ...assessment } as const
export const entry = { communities: ['A'], on: '2019-04-15' } as const
export const entered = { type: 'ReserveEntryCreated', ...entry, mode: 'enforce', despite: [] } as const
export const removal = { communities: ['A'], reason: 'plannedForDemolition', on: '2019-05-01' } as const
export const removed = { type: 'ReserveEntryRemoved', ...removal } as const

export const lacking = (requirement: string, reached = 0, needed = 1) =>
  ({ gate: 'G0', requirement, subjects: ['A'], needed, reached }) as const
export const closed = (...obstacles: readonly object[]) => ({ type: 'GateClosed', gate: 'G0', obstacles }) as const
