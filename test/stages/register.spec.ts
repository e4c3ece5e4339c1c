import { describe, it } from 'vitest'
import {
  countHouseholds,
  registerBuilding,
  registerDwelling,
  registerHousehold,
  registerStairUnit,
  voidRegisterRecord,
} from '../../src/stages/register/register.ts'
import { cancelled, given, opened, registered } from './histories.ts'

const building = { building: 'A-3', community: 'A', built: '1988', floors: 5 } as const
const built = { type: 'BuildingRegistered', ...building } as const
const stairUnit = { stairUnit: 'A-3-2', building: 'A-3' } as const
const stairs = { type: 'StairUnitRegistered', ...stairUnit } as const
const dwelling = {
  dwelling: '3栋2单元501',
  building: 'A-3',
  stairUnit: 'A-3-2',
  area: 5369,
  owners: ['o-1', 'o-2'],
  on: '2019-03-02',
} as const
const home = { type: 'DwellingRegistered', ...dwelling } as const
const houses = [opened, built, stairs] as const

describe('Registering a building', () => {
  it('puts it on record, with or without its year and its floors', () => {
    given(opened).when(registerBuilding(building)).records(built)
    given(opened)
      .when(registerBuilding({ building: 'A-3', community: 'A' }))
      .records({ type: 'BuildingRegistered', building: 'A-3', community: 'A' })
  })

  it('is already so when it is on record in these words', () => {
    given(opened, built).when(registerBuilding(building)).isAlreadySo()
  })

  it('is refused when that id stands for another building', () => {
    given(opened, built)
      .when(registerBuilding({ ...building, floors: 6 }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'building', key: 'A-3' })
  })

  it('is refused in a community that the renovation does not have', () => {
    given(opened)
      .when(registerBuilding({ ...building, community: 'D' }))
      .isRefusedWith({ type: 'CommunityNotRegistered', community: 'D' })
  })

  it('is malformed with no floor or with 201', () => {
    for (const floors of [0, 201])
      given(opened)
        .when(registerBuilding({ ...building, floors }))
        .isMalformedAt('floors')
    given(opened)
      .when(registerBuilding({ ...building, floors: 200 }))
      .records({ ...built, floors: 200 })
  })
})

describe('Registering a stair unit', () => {
  it('puts it on record', () => {
    given(opened, built).when(registerStairUnit(stairUnit)).records(stairs)
  })

  it('is already so when it is on record in that building', () => {
    given(...houses)
      .when(registerStairUnit(stairUnit))
      .isAlreadySo()
  })

  it('is refused when it is on record in another building', () => {
    given(...houses, { ...built, building: 'A-4' })
      .when(registerStairUnit({ ...stairUnit, building: 'A-4' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'stairUnit', key: 'A-3-2' })
  })

  it('is refused in a building that nobody registered', () => {
    given(opened).when(registerStairUnit(stairUnit)).isRefusedWith({ type: 'BuildingNotRegistered', building: 'A-3' })
  })

  it('is malformed with an id that every object inherits', () => {
    given(opened, built)
      .when(registerStairUnit({ ...stairUnit, stairUnit: 'toString' }))
      .isMalformedAt('stairUnit')
  })
})

describe('Registering a dwelling', () => {
  it('puts it on record, within a stair unit or without', () => {
    given(...houses)
      .when(registerDwelling(dwelling))
      .records(home)
    const { stairUnit: _, ...without } = dwelling
    given(...houses)
      .when(registerDwelling(without))
      .records({ type: 'DwellingRegistered', ...without })
  })

  it('is already so when it is on record in these words', () => {
    given(...houses, home)
      .when(registerDwelling(dwelling))
      .isAlreadySo()
  })

  it('is refused when that id stands for another dwelling, and accepted once that one is struck out', () => {
    const other = { ...dwelling, area: 5370 }
    given(...houses, home)
      .when(registerDwelling(other))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'dwelling', key: '3栋2单元501' })
    const record = { kind: 'dwelling', dwelling: '3栋2单元501' } as const
    given(...houses, home, { type: 'RegisterRecordVoided', record, reason: 'wrongFigure' })
      .when(registerDwelling(other))
      .records({ ...home, area: 5370 })
  })

  it('is refused in a strange building, in a stair unit of another building, and for a day to come, all at once', () => {
    given(...houses)
      .when(registerDwelling({ ...dwelling, building: 'B-1', on: '2020-01' }))
      .isRefusedWith(
        { type: 'BuildingNotRegistered', building: 'B-1' },
        { type: 'StairUnitNotInBuilding', stairUnit: 'A-3-2', building: 'B-1' },
        { type: 'NotYetHappened', on: '2020-01', today: '2019-12-31' },
      )
  })

  it('is malformed without an owner, without an area, or with half a hundredth of a square metre', () => {
    const history = given(...houses)
    history.when(registerDwelling({ ...dwelling, owners: [] })).isMalformedAt('owners')
    history.when(registerDwelling({ ...dwelling, area: 0 })).isMalformedAt('area')
    history.when(registerDwelling({ ...dwelling, area: 5369.5 })).isMalformedAt('area')
    history.when(registerDwelling({ ...dwelling, owners: ['o-1', ''] })).isMalformedAt('owners', 1)
  })
})

describe('Registering a household', () => {
  const household = { household: 'h-1', community: 'A', on: '2019-03-02' } as const

  it('puts it on record, in a dwelling or in none that is known', () => {
    given(opened).when(registerHousehold(household)).records(registered('h-1'))
    const inside = { ...household, dwelling: '3栋2单元501' }
    given(...houses, home)
      .when(registerHousehold(inside))
      .records({ ...registered('h-1'), dwelling: '3栋2单元501' })
  })

  it('lets several households live in one dwelling', () => {
    given(...houses, home, { ...registered('h-1'), dwelling: '3栋2单元501' })
      .when(registerHousehold({ ...household, household: 'h-2', dwelling: '3栋2单元501' }))
      .records({ ...registered('h-2'), dwelling: '3栋2单元501' })
  })

  it('is already so when it is on record in these words', () => {
    given(opened, registered('h-1')).when(registerHousehold(household)).isAlreadySo()
  })

  it('is refused when it is on record elsewhere, and accepted once that is struck out', () => {
    const moved = { ...household, community: 'B' }
    given(opened, registered('h-1'))
      .when(registerHousehold(moved))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'household', key: 'h-1' })
    const record = { kind: 'household', household: 'h-1' } as const
    given(opened, registered('h-1'), { type: 'RegisterRecordVoided', record, reason: 'wrongSubject' })
      .when(registerHousehold(moved))
      .records(registered('h-1', 'B'))
  })

  it('is refused in a dwelling that nobody registered or that was struck out', () => {
    const inside = { ...household, dwelling: '3栋2单元501' }
    const refusal = { type: 'DwellingNotRegistered', dwelling: '3栋2单元501' } as const
    given(opened).when(registerHousehold(inside)).isRefusedWith(refusal)
    const record = { kind: 'dwelling', dwelling: '3栋2单元501' } as const
    given(...houses, home, { type: 'RegisterRecordVoided', record, reason: 'neverHappened' })
      .when(registerHousehold(inside))
      .isRefusedWith(refusal)
  })

  it('is refused in a strange community, in one that was given up before, and for a day to come', () => {
    given(opened)
      .when(registerHousehold({ ...household, community: 'D' }))
      .isRefusedWith({ type: 'CommunityNotRegistered', community: 'D' })
    given(opened, cancelled(['A'], '2019-03-01'))
      .when(registerHousehold(household))
      .isRefusedWith({ type: 'ProjectWasCancelled', community: 'A', on: '2019-03-01' })
    given(opened)
      .when(registerHousehold({ ...household, on: '2020-01-01' }))
      .isRefusedWith({ type: 'NotYetHappened', on: '2020-01-01', today: '2019-12-31' })
  })

  it('is accepted on the very day the project was given up, and in a month in which it may have been earlier', () => {
    given(opened, cancelled(['A'], '2019-03-02'))
      .when(registerHousehold(household))
      .records(registered('h-1'))
    given(opened, cancelled(['A'], '2019-03'))
      .when(registerHousehold(household))
      .records(registered('h-1'))
  })

  it('goes by the first of several cancellations, in whichever order they were recorded', () => {
    const first = { type: 'ProjectWasCancelled', community: 'A', on: '2019-03-01' } as const
    for (const days of [
      ['2019-03-01', '2019-06-01'],
      ['2019-06-01', '2019-03-01'],
      ['2019', '2019-03-01'],
    ])
      given(opened, ...days.map((on) => cancelled(['A'], on)))
        .when(registerHousehold(household))
        .isRefusedWith(first)
  })

  it('is malformed without an id', () => {
    given(opened)
      .when(registerHousehold({ ...household, household: '' }))
      .isMalformedAt('household')
  })
})

describe('Counting households', () => {
  const count = { communities: ['A', 'B', 'C'], households: 129, on: '2019-03-01' } as const
  const counted = { type: 'HouseholdsCounted', ...count } as const

  it('puts a total without its parts on record', () => {
    given(opened).when(countHouseholds(count)).records(counted)
  })

  it('is already so when they were counted so on that day', () => {
    given(opened, counted).when(countHouseholds(count)).isAlreadySo()
  })

  it('is refused when another number was counted on that day, and accepted on another day', () => {
    given(opened, counted)
      .when(countHouseholds({ ...count, households: 130 }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'householdCount', key: '2019-03-01' })
    given(opened, counted)
      .when(countHouseholds({ ...count, households: 130, on: '2019-04' }))
      .records({ ...counted, households: 130, on: '2019-04' })
    const record = { kind: 'householdCount', communities: ['A', 'B', 'C'], on: '2019-03-01' } as const
    given(opened, counted, { type: 'RegisterRecordVoided', record, reason: 'wrongFigure' })
      .when(countHouseholds({ ...count, households: 130 }))
      .records({ ...counted, households: 130 })
  })

  it('is refused without a renovation, in a community that was given up, and for a day to come', () => {
    given().when(countHouseholds(count)).isRefusedWith({ type: 'RenovationNotOpened' })
    given(opened, cancelled(['B'], '2019-02'))
      .when(countHouseholds({ ...count, communities: ['B', 'D'], on: '2020' }))
      .isRefusedWith(
        { type: 'ProjectWasCancelled', community: 'B', on: '2019-02' },
        { type: 'CommunityNotRegistered', community: 'D' },
        { type: 'NotYetHappened', on: '2020', today: '2019-12-31' },
      )
  })

  it('is malformed when there is nobody, or nowhere to count', () => {
    given(opened)
      .when(countHouseholds({ ...count, households: 0 }))
      .isMalformedAt('households')
    given(opened)
      .when(countHouseholds({ ...count, communities: [] }))
      .isMalformedAt('communities')
  })
})

describe('Striking a record of the register out', () => {
  const entries = [...houses, home, registered('h-1')] as const
  const counted = { type: 'HouseholdsCounted', communities: ['A'], households: 43, on: '2019-03-01' } as const
  const records = [
    [{ kind: 'dwelling', dwelling: '3栋2单元501' }, '3栋2单元501'],
    [{ kind: 'household', household: 'h-1' }, 'h-1'],
    [{ kind: 'householdCount', communities: ['A'], on: '2019-03-01' }, 'A 2019-03-01'],
  ] as const

  it.each(records)('strikes out the entry under %o', (record) => {
    given(...entries, counted)
      .when(voidRegisterRecord({ record, reason: 'enteredTwice' }))
      .records({ type: 'RegisterRecordVoided', record, reason: 'enteredTwice' })
  })

  it.each(records)('is already so when the entry under %o was struck out', (record) => {
    given(...entries, counted, { type: 'RegisterRecordVoided', record, reason: 'enteredTwice' })
      .when(voidRegisterRecord({ record, reason: 'wrongFigure' }))
      .isAlreadySo()
  })

  it.each(records)('is refused when nothing stands under %o', (record, key) => {
    given(opened)
      .when(voidRegisterRecord({ record, reason: 'enteredTwice' }))
      .isRefusedWith({ type: 'NoSuchRecord', record: record.kind, key })
  })

  it('is malformed for a kind of record that cannot be struck out', () => {
    const record = { kind: 'owner', owner: 'o-1' } as unknown as { kind: 'dwelling'; dwelling: string }
    given(...entries)
      .when(voidRegisterRecord({ record, reason: 'enteredTwice' }))
      .isMalformedAt('record', 'kind')
  })
})
