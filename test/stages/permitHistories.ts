import { head, opened } from './histories.ts'
import { gates } from './siteHistories.ts'

export const permitPolicy = {
  head: head('permit'),
  permitBeforeStart: true,
  supervisionBeforeStart: true,
  startWithin: 3,
  extensions: 2,
  extendBy: 3,
  exemptUpTo: { investment: 30_000_000, area: 30_000 },
} as const

export const permitPolicyAdopted = { type: 'PermitPolicyAdopted', policy: permitPolicy, on: '2019-03-01' } as const

export const granted = { type: 'PermitGranted', permit: 'p-1', communities: ['A'], on: '2019-03-31' } as const

export const extended = (extension: string, on: string, months = 3) =>
  ({ type: 'PermitExtended', extension, permit: 'p-1', months, on }) as const

export const registration = {
  type: 'SupervisionRegistered',
  registration: 'sr-1',
  communities: ['A'],
  on: '2019-03-20',
} as const

/** A renovation whose gate G4 forbids, with the permit policy adopted and a permit of the last of March. */
export const permitted = [opened, gates({ G4: 'enforce' }), permitPolicyAdopted, granted] as const
