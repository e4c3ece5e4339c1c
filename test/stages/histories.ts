import { renovation, type RenovationCommand } from '../../src/renovation.ts'
import { scenarios, type Given } from '../../src/testing/scenario.ts'
import { weekday } from '../../src/vocabulary/calendarDate.ts'
import { day } from '../vocabulary/decoded.ts'

/** Scenarios of a renovation as they look on a day. */
export const onDay = (today: string): Given<RenovationCommand> =>
  scenarios(renovation, { today: day(today), calendar: { isWorkingDay: (one) => weekday(one) < 6 } })

/** The last day of 2019: all that these histories tell lies behind it. */
export const given: Given<RenovationCommand> = onDay('2019-12-31')

export const community = (id: string, name = `${id}小区`) =>
  ({ community: id, name, aliases: [], management: 'unmanaged' }) as const

/** Three communities, taken on as one renovation. */
export const opened = {
  type: 'RenovationOpened',
  renovation: 'kunming',
  implementedBy: 'ala-office',
  communities: [community('A'), community('B'), community('C')],
  on: '2019-03-01',
} as const

export const cancelled = (communities: readonly string[], on: string) =>
  ({ type: 'ProjectCancelled', communities, reason: 'fundsLacking', on }) as const

export const registered = (household: string, at = 'A') =>
  ({ type: 'HouseholdRegistered', household, community: at, on: '2019-03-02' }) as const

export const fileOpened = (household: string) => ({ type: 'HouseholdFileOpened', household, on: '2019-03-03' }) as const

export const surveyed = (household: string, on = '2019-04-01') =>
  ({ type: 'SurveyDone', household, method: 'doorToDoor', on }) as const

export const consented = (household: string, on = '2019-05-01', scheme = 1) =>
  ({ type: 'ConsentGiven', household, scheme, form: 'signed', on }) as const

/** A household of community A whose file was opened and whose survey was done. */
export const known = (household: string) => [registered(household), fileOpened(household), surveyed(household)] as const

/** Households `h-1` to `h-n`, each in one of the three communities. */
export const households = (count: number): readonly string[] => Array.from({ length: count }, (_, i) => `h-${i + 1}`)

export const head = (id: string, validFrom = '2019-01-01') =>
  ({ id, jurisdiction: 'CN-53', basis: 'agreed by the sub-district office', verified: false, validFrom }) as const

export const atLeast = (numerator: number, denominator: number) =>
  ({ kind: 'atLeast', share: { numerator, denominator } }) as const

export const moreThan = (numerator: number, denominator: number) =>
  ({ kind: 'moreThan', share: { numerator, denominator } }) as const

export const evidence = [{ document: 'scan-1', sha256: 'a'.repeat(64) }] as const
