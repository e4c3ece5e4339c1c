import { describe, expect, it } from 'vitest'
import { warrantyCalendar } from '../../src/projections/warrantyCalendar.ts'
import { weekday } from '../../src/vocabulary/calendarDate.ts'
import type { WorkingCalendar } from '../../src/vocabulary/period.ts'
import { noSeasons } from '../../src/vocabulary/seasons.ts'
import {
  acceptedOn,
  claimed,
  known,
  opened,
  serviceAdopted,
  servicePolicy,
  underWarranty,
  warrantyAdopted,
  warrantyGiven,
} from '../stages/afterHistories.ts'
import { after, workingDays } from '../stages/siteHistories.ts'
import { day } from '../vocabulary/decoded.ts'

const visitedOn = (on: string) => ({ type: 'WarrantyVisitMade', visit: 'v-1', claim: 'c-1', on }) as const
const repairedOn = (on: string) => ({ type: 'WarrantyRepaired', claim: 'c-1', on }) as const
const weekdays: WorkingCalendar = { isWorkingDay: (one) => weekday(one) < 6 }
const served = (state: ReturnType<typeof after>, on: string, calendar?: WorkingCalendar) => {
  const claims = warrantyCalendar(state, day(on), noSeasons, calendar).flatMap((entry) => entry.claims)
  return claims.map(({ visit, repair }) => [visit, repair])
}

// The claim of 3 June is owed a visit within seven days, a repair within thirty.
describe('A claim under a warranty', () => {
  it('is served in time on the last day, and late the day after', () => {
    const inTime = after(...underWarranty, claimed, visitedOn('2020-06-10'), repairedOn('2020-07-03'))
    const late = after(...underWarranty, claimed, visitedOn('2020-06-11'), repairedOn('2020-07-04'))
    expect(served(inTime, '2020-07-31')).toEqual([['inTime', 'inTime']])
    expect(served(late, '2020-07-31')).toEqual([['late', 'late']])
  })

  it('is neither in time nor late while nobody came and nothing was repaired', () => {
    const state = after(...underWarranty, claimed, visitedOn('2020-06-11'), repairedOn('2020-07-04'))
    expect(served(state, '2020-06-10')).toEqual([[undefined, undefined]])
    expect(served(state, '2020-07-03')).toEqual([['late', undefined]])
  })

  it('leaves it open where a date is too rough, no policy was adopted, or the calendar does not reach', () => {
    const rough = after(...underWarranty, claimed, visitedOn('2020-06'), repairedOn('2020-07'))
    const unserviced = [opened, ...known('h-1'), warrantyAdopted, warrantyGiven, ...acceptedOn('2019-11-10')] as const
    const working = {
      ...serviceAdopted,
      policy: { ...servicePolicy, visitWithin: workingDays(7) },
    } as const
    const done = [claimed, visitedOn('2020-06-12'), repairedOn('2020-07-04')] as const
    expect(served(rough, '2020-07-31')).toEqual([['open', 'open']])
    expect(served(after(...unserviced, ...done), '2020-07-31')).toEqual([['open', 'open']])
    expect(served(after(...unserviced, working, ...done), '2020-07-31')).toEqual([['open', 'late']])
    expect(served(after(...unserviced, working, ...done), '2020-07-31', weekdays)).toEqual([['inTime', 'late']])
  })

  it('that lies outside is owed nothing, and so nothing is late', () => {
    const early = { ...claimed, on: '2019-11-09' } as const
    expect(served(after(...underWarranty, early, repairedOn('2020-07-04')), '2020-07-31')).toEqual([
      [undefined, undefined],
    ])
  })

  it('that was refused is not repaired late', () => {
    const refused = { type: 'WarrantyRefused', claim: 'c-1', reason: 'improperUse', on: '2020-08-06' } as const
    expect(served(after(...underWarranty, claimed, refused), '2020-08-31')).toEqual([[undefined, undefined]])
  })
})
