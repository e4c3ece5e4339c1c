import { describe, expect, it } from 'vitest'
import type { AnyEvent } from '../../src/kernel/fact.ts'
import { extentOf } from '../../src/projections/extent.ts'
import {
  recordFloorArea,
  registerBuilding,
  registerDwelling,
  registerStairUnit,
  voidRegisterRecord,
} from '../../src/stages/register/register.ts'
import { communityId, day } from '../vocabulary/decoded.ts'
import { given, opened } from './histories.ts'
import { after } from './siteHistories.ts'

const building = { building: 'A-3', community: 'A', floors: 5 } as const
const stairUnit = { stairUnit: 'A-3-2', building: 'A-3' } as const
const built = { type: 'BuildingRegistered', ...building } as const
const stairs = { type: 'StairUnitRegistered', ...stairUnit } as const
const dwelling = {
  dwelling: '501',
  building: 'A-3',
  stairUnit: 'A-3-2',
  area: 5369,
  owners: ['o-1'],
  on: '2019-03-02',
} as const
const home = { type: 'DwellingRegistered', ...dwelling } as const
const on = '2019-06-01'
const since = (from: string) => ({ built: { ...built, on: from }, stairs: { ...stairs, on: from } }) as const
const tomorrow = { type: 'NotYetHappened', on: '2020-01-01', today: '2019-12-31' } as const
const voided = (record: object) => ({ type: 'RegisterRecordVoided', record, reason: 'enteredTwice' })
const theBuilding = { kind: 'building', building: 'A-3' } as const
const theStairs = { kind: 'stairUnit', stairUnit: 'A-3-2' } as const

describe('A building and a stair unit', () => {
  it('come on record with the day since which they stand there, and not with a day to come', () => {
    given(opened)
      .when(registerBuilding({ ...building, on }))
      .records({ ...built, on })
    given(opened, built)
      .when(registerStairUnit({ ...stairUnit, on }))
      .records({ ...stairs, on })
    given(opened)
      .when(registerBuilding({ ...building, on: '2020-01-01' }))
      .isRefusedWith(tomorrow)
    given(opened, built)
      .when(registerStairUnit({ ...stairUnit, on: '2020-01-01' }))
      .isRefusedWith(tomorrow)
  })

  it('are given a day that was missing, and are already so with the one that they have', () => {
    given(opened, built)
      .when(registerBuilding({ ...building, on }))
      .records({ ...built, on })
    given(opened, built, stairs)
      .when(registerStairUnit({ ...stairUnit, on }))
      .records({ ...stairs, on })
    given(opened, { ...built, on })
      .when(registerBuilding({ ...building, on }))
      .isAlreadySo()
    given(opened, built, { ...stairs, on })
      .when(registerStairUnit({ ...stairUnit, on }))
      .isAlreadySo()
  })

  it('are refused with another day, without the day that they have, and with a day and other words', () => {
    const otherwise = { type: 'RecordedDifferently', record: 'building', key: 'A-3' } as const
    const history = given(opened, { ...built, on })
    history.when(registerBuilding({ ...building, on: '2019-06-02' })).isRefusedWith(otherwise)
    history.when(registerBuilding(building)).isRefusedWith(otherwise)
    given(opened, built)
      .when(registerBuilding({ ...building, floors: 6, on }))
      .isRefusedWith(otherwise)
    given(opened, built, { ...built, building: 'A-4' }, stairs)
      .when(registerStairUnit({ ...stairUnit, building: 'A-4', on }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'stairUnit', key: 'A-3-2' })
  })

  it('count from their day on, or always where none is on record, until they are struck out', () => {
    const extent = (asOf: string, ...events: readonly AnyEvent[]) => {
      const { buildings, stairUnits } = extentOf(after(opened, ...events), [communityId('A')], day(asOf))
      return [buildings, stairUnits]
    }
    expect(extent('2019-05-31', since(on).built, since('2019-06-02').stairs)).toEqual([0, 0])
    expect(extent('2019-06-01', since(on).built, since('2019-06-02').stairs)).toEqual([1, 0])
    expect(extent('2019-06-02', since(on).built, since('2019-06-02').stairs)).toEqual([1, 1])
    expect(extent('1990-01-01', built, stairs)).toEqual([1, 1])
    expect(extent('2019-05-31', built, stairs, since(on).built)).toEqual([0, 0])
    expect(extent('2019-12-31', built, stairs, voided(theStairs))).toEqual([1, 0])
    expect(extent('2019-12-31', built, voided(theBuilding))).toEqual([0, 0])
  })
})

describe('Striking a building or a stair unit out', () => {
  it('is recorded where nothing is on record in it', () => {
    for (const [record, ...events] of [[theBuilding, built] as const, [theStairs, built, stairs] as const]) {
      given(opened, ...events)
        .when(voidRegisterRecord({ record, reason: 'enteredTwice' }))
        .records({ type: 'RegisterRecordVoided', record, reason: 'enteredTwice' })
      given(opened, ...events, voided(record))
        .when(voidRegisterRecord({ record, reason: 'enteredTwice' }))
        .isAlreadySo()
    }
  })

  it('is refused where nothing stands under its id', () => {
    given(opened)
      .when(voidRegisterRecord({ record: theBuilding, reason: 'enteredTwice' }))
      .isRefusedWith({ type: 'NoSuchRecord', record: 'building', key: 'A-3' })
    given(opened)
      .when(voidRegisterRecord({ record: theStairs, reason: 'enteredTwice' }))
      .isRefusedWith({ type: 'NoSuchRecord', record: 'stairUnit', key: 'A-3-2' })
  })

  it('is refused while stair units or dwellings that count are on record in it, and names them', () => {
    const inUse = (record: string, key: string, stairUnits: readonly string[], dwellings: readonly string[]) =>
      ({ type: 'StillInUse', record, key, stairUnits, dwellings }) as const
    const history = given(opened, built, stairs, home)
    history
      .when(voidRegisterRecord({ record: theBuilding, reason: 'enteredTwice' }))
      .isRefusedWith(inUse('building', 'A-3', ['A-3-2'], ['501']))
    history
      .when(voidRegisterRecord({ record: theStairs, reason: 'enteredTwice' }))
      .isRefusedWith(inUse('stairUnit', 'A-3-2', [], ['501']))
    const emptied = [opened, built, stairs, home, voided({ kind: 'dwelling', dwelling: '501' })] as const
    given(...emptied)
      .when(voidRegisterRecord({ record: theBuilding, reason: 'enteredTwice' }))
      .isRefusedWith(inUse('building', 'A-3', ['A-3-2'], []))
    given(...emptied, voided(theStairs))
      .when(voidRegisterRecord({ record: theBuilding, reason: 'enteredTwice' }))
      .records({ type: 'RegisterRecordVoided', record: theBuilding, reason: 'enteredTwice' })
  })

  it('leaves nothing to be registered in it, and its id free for another', () => {
    const noBuilding = { type: 'BuildingNotRegistered', building: 'A-3' } as const
    const gone = given(opened, built, voided(theBuilding))
    gone.when(registerStairUnit(stairUnit)).isRefusedWith(noBuilding)
    gone.when(recordFloorArea({ building: 'A-3', area: 1, on })).isRefusedWith(noBuilding)
    gone.when(registerBuilding({ ...building, floors: 6 })).records({ ...built, floors: 6 })
    const stairless = given(opened, built, stairs, voided(theStairs))
    stairless
      .when(registerDwelling(dwelling))
      .isRefusedWith({ type: 'StairUnitNotInBuilding', stairUnit: 'A-3-2', building: 'A-3' })
    stairless.when(registerStairUnit({ ...stairUnit, on })).records({ ...stairs, on })
  })
})
