import { describe, expect, it } from 'vitest'
import { customaryWarrantyService, nationalWarranty } from '../../src/policies/warranty.ts'
import { WarrantyPolicy, WarrantyServicePolicy } from '../../src/stages/warranty/policy.ts'
import { claimStanding, warrantyEnd } from '../../src/stages/warranty/state.ts'
import {
  adoptWarrantyPolicy,
  adoptWarrantyServicePolicy,
  giveWarranty,
  voidWarrantyRecord,
} from '../../src/stages/warranty/warranty.ts'
import { CalendarDate } from '../../src/vocabulary/calendarDate.ts'
import { day } from '../vocabulary/decoded.ts'
import {
  certificate,
  designLife,
  given,
  givenIn2019,
  onSite,
  opened,
  seasons,
  serviceAdopted,
  servicePolicy,
  warrantyAdopted,
  warrantyGiven,
  warrantyPolicy,
  years,
} from './afterHistories.ts'

const date = (text: string): CalendarDate => {
  if (!CalendarDate.is(text)) throw new Error(text)
  return text
}
const ready = [opened, warrantyAdopted] as const
const voided = { type: 'WarrantyRecordVoided', warranty: 'w-1', reason: 'wrongFigure' } as const

describe('Adopting the policies of warranty', () => {
  it('is recorded once each, and refused before a renovation was opened', () => {
    const adopting = { policy: warrantyPolicy, on: '2019-03-01' } as const
    given(opened).when(adoptWarrantyPolicy(adopting)).records(warrantyAdopted)
    given(...ready)
      .when(adoptWarrantyPolicy(adopting))
      .isAlreadySo()
    given().when(adoptWarrantyPolicy(adopting)).isRefusedWith({ type: 'RenovationNotOpened' })
  })

  it('keeps the periods of service apart from the minimums of the law', () => {
    const adopting = { policy: servicePolicy, on: '2019-03-01' } as const
    given(opened).when(adoptWarrantyServicePolicy(adopting)).records(serviceAdopted)
    given(opened, serviceAdopted).when(adoptWarrantyServicePolicy(adopting)).isAlreadySo()
  })

  it('has packs to begin with: the law, which was checked, and custom, which was not', () => {
    expect([WarrantyPolicy.is(nationalWarranty), nationalWarranty.head.verified]).toEqual([true, true])
    expect([WarrantyServicePolicy.is(customaryWarrantyService), customaryWarrantyService.head.verified]).toEqual([
      true,
      false,
    ])
  })
})

describe('Giving a warranty', () => {
  it('is recorded once, and refused under the same id with another term', () => {
    given(...ready)
      .when(giveWarranty(certificate))
      .records(warrantyGiven)
    given(...ready, warrantyGiven)
      .when(giveWarranty(certificate))
      .isAlreadySo()
    given(...ready, warrantyGiven)
      .when(giveWarranty({ ...certificate, term: years(6) }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'warranty', key: 'w-1' })
  })

  it.for([
    ['roofWaterproofing', years(5), years(4), 'years', 5, 4],
    ['electrical', years(2), years(1), 'years', 2, 1],
    ['heatingCooling', seasons(2), seasons(1), 'seasons', 2, 1],
  ] as const)(
    'of %s is recorded at the minimum, and refused one short of it',
    ([of, least, short, unit, needed, reached]) => {
      given(...ready)
        .when(giveWarranty({ ...certificate, class: of, term: least }))
        .records({ ...warrantyGiven, class: of, term: least })
      given(...ready)
        .when(giveWarranty({ ...certificate, class: of, term: short }))
        .isRefusedWith({ type: 'WarrantyTooShort', class: of, unit, needed, reached })
    },
  )

  it('of the structure runs for the service life of the design, whatever its years', () => {
    const structure = { ...certificate, class: 'structure' } as const
    given(...ready)
      .when(giveWarranty({ ...structure, term: designLife(30) }))
      .records({ ...warrantyGiven, ...structure, term: designLife(30) })
    given(...ready)
      .when(giveWarranty({ ...structure, term: years(50) }))
      .isRefusedWith({ type: 'WarrantyOtherwiseMeasured', class: 'structure', needed: 'designLife', given: 'years' })
  })

  it('is refused where years and seasons would have to be compared, and compares a service life by its years', () => {
    given(...ready)
      .when(giveWarranty({ ...certificate, class: 'heatingCooling', term: years(9) }))
      .isRefusedWith({ type: 'WarrantyOtherwiseMeasured', class: 'heatingCooling', needed: 'seasons', given: 'years' })
    given(...ready)
      .when(giveWarranty({ ...certificate, term: seasons(9) }))
      .isRefusedWith({
        type: 'WarrantyOtherwiseMeasured',
        class: 'roofWaterproofing',
        needed: 'years',
        given: 'seasons',
      })
    given(...ready)
      .when(giveWarranty({ ...certificate, term: designLife(4) }))
      .isRefusedWith({ type: 'WarrantyTooShort', class: 'roofWaterproofing', unit: 'years', needed: 5, reached: 4 })
  })

  it('goes by agreement for works that have no minimum', () => {
    given(...ready)
      .when(giveWarranty({ ...certificate, class: 'other', term: years(1) }))
      .records({ ...warrantyGiven, class: 'other', term: years(1) })
  })

  it('covers a works item that was started, where it lies', () => {
    const road = { ...certificate, class: 'other', covers: { kind: 'item', item: 'A-road', community: 'A' } } as const
    given(...onSite, warrantyAdopted)
      .when(giveWarranty(road))
      .records({ ...warrantyGiven, ...road })
    given(...onSite, warrantyAdopted)
      .when(giveWarranty({ ...road, covers: { ...road.covers, community: 'B' } }))
      .isRefusedWith({ type: 'WorkItemElsewhere', item: 'A-road', community: 'A' })
    given(...onSite, warrantyAdopted)
      .when(giveWarranty({ ...road, covers: { ...road.covers, item: 'A-roof' } }))
      .isRefusedWith({ type: 'WorkItemNotStarted', item: 'A-roof', on: '2019-11-05' })
  })

  it('is refused without a policy, for a community that is not there, and in the future', () => {
    givenIn2019(opened)
      .when(giveWarranty({ ...certificate, covers: { kind: 'communities', communities: ['D'] }, on: '2020-01-01' }))
      .isRefusedWith(
        { type: 'CommunityNotRegistered', community: 'D' },
        { type: 'NoPolicyAdopted', policy: 'warranty', on: '2020-01-01' },
        { type: 'NotYetHappened', on: '2020-01-01', today: '2019-12-31' },
      )
  })

  it('is struck out once, and can be entered again with another term', () => {
    const striking = { warranty: 'w-1', reason: 'wrongFigure' } as const
    given(...ready, warrantyGiven)
      .when(voidWarrantyRecord(striking))
      .records(voided)
    given(...ready, warrantyGiven, voided)
      .when(voidWarrantyRecord(striking))
      .isAlreadySo()
    given(...ready)
      .when(voidWarrantyRecord(striking))
      .isRefusedWith({ type: 'NoSuchRecord', record: 'warranty', key: 'w-1' })
    given(...ready, warrantyGiven, voided)
      .when(giveWarranty({ ...certificate, term: years(6) }))
      .records({ ...warrantyGiven, term: years(6) })
  })
})

describe('The end of a warranty', () => {
  it.for([
    ['2019-11-10', 5, '2024-11-10', '2024-11-10'],
    ['2020-02-29', 2, '2022-02-28', '2022-02-28'],
    ['2020-02-29', 4, '2024-02-29', '2024-02-29'],
    ['2022-02-28', 2, '2024-02-28', '2024-02-28'],
    ['2019-11', 5, '2024-11-01', '2024-11-30'],
    ['2020-02', 5, '2025-02-01', '2025-02-28'],
    ['2019', 2, '2021-01-01', '2021-12-31'],
  ] as const)('lies, passed on %s, %i years on', ([passed, count, first, last]) => {
    expect(warrantyEnd(date(passed), years(count))).toEqual({ first, last })
  })

  it('in seasons is what the calendar says, and without one is not covered', () => {
    const heating = { lastDayOf: (from: string, count: number) => day(`${Number(from.slice(0, 4)) + count}-03-15`) }
    expect(warrantyEnd(date('2019-11-10'), seasons(2), heating)).toEqual({ first: '2021-03-15', last: '2021-03-15' })
    expect(warrantyEnd(date('2019-11'), seasons(2))).toEqual({ type: 'NotCovered', day: '2019-11-01' })
  })

  it('is not covered where it runs out of the calendar', () => {
    expect(warrantyEnd(date('2150-01-01'), designLife(70))).toEqual({ type: 'NotCovered', day: '2150-01-01' })
  })
})

describe('A claim', () => {
  const until = { first: day('2024-11-10'), last: day('2024-11-10') }
  it.for([
    ['2019-11-09', 'beforeStart'],
    ['2019-11-10', 'within'],
    ['2019-11', 'open'],
    ['2024-11-10', 'within'],
    ['2024-11', 'open'],
    ['2024-11-11', 'afterEnd'],
    ['2025', 'afterEnd'],
  ] as const)('of %s stands to the warranty as %s', ([on, standing]) => {
    expect(claimStanding(date(on), date('2019-11-10'), until)).toBe(standing)
  })

  it('lies outside while nothing was accepted, and is open where the end is not covered', () => {
    expect(claimStanding(date('2020-01-01'), undefined, undefined)).toBe('notStarted')
    const notCovered = { type: 'NotCovered', day: day('2019-11-10') } as const
    expect(claimStanding(date('2090-01-01'), date('2019-11-10'), notCovered)).toBe('open')
  })
})
