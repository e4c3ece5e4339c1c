import { describe, expect, it } from 'vitest'
import { initiatives, type InitiativesCommand } from '../../src/initiatives.ts'
import {
  endInitiative,
  joinInitiative,
  startInitiative,
  voidInitiativeRecord,
} from '../../src/stages/initiative/initiative.ts'
import {
  contractLand,
  holdInitiative,
  provideService,
  returnLand,
  voidOccasionRecord,
} from '../../src/stages/occasion/occasion.ts'
import { scenarios, type Given } from '../../src/testing/scenario.ts'
import { squareMetresOf } from '../../src/vocabulary/landArea.ts'
import { noCalendar } from '../../src/vocabulary/period.ts'
import { day } from '../vocabulary/decoded.ts'
import { tomorrow } from './siteHistories.ts'

const given: Given<InitiativesCommand> = scenarios(initiatives, { today: day('2019-12-31'), calendar: noCalendar })

const start = { initiative: 'blood-1', kind: 'bloodDonation', runBy: 'shuntong', on: '2019-06-10' } as const
const started = { type: 'InitiativeStarted', ...start } as const
const land = { ...started, initiative: 'land-1', kind: 'collectiveLand' } as const
const end = { initiative: 'blood-1', on: '2019-06-30' } as const
const ended = { type: 'InitiativeEnded', ...end } as const

const before = { type: 'BeforeInitiative', initiative: 'blood-1', started: '2019-06-10', on: '2019-06-09' } as const
const over = { type: 'InitiativeHasEnded', initiative: 'blood-1', on: '2019-06-30' } as const
const unknown = { type: 'InitiativeNotStarted', initiative: 'blood-1' } as const

describe('Starting an initiative', () => {
  it('is recorded, already so the second time, refused in other words and in the future', () => {
    given().when(startInitiative(start)).records(started)
    given(started).when(startInitiative(start)).isAlreadySo()
    given(started)
      .when(startInitiative({ ...start, kind: 'clinic' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'initiative', key: 'blood-1' })
    given()
      .when(startInitiative({ ...start, on: '2020-01-01' }))
      .isRefusedWith(tomorrow)
  })

  it('can be struck out and entered again', () => {
    const record = { kind: 'initiative', initiative: 'blood-1' } as const
    const voided = { type: 'InitiativeRecordVoided', record, reason: 'wrongDate' } as const
    given(started)
      .when(voidInitiativeRecord({ record, reason: 'wrongDate' }))
      .records(voided)
    given(started, voided)
      .when(voidInitiativeRecord({ record, reason: 'wrongDate' }))
      .isAlreadySo()
    given(started, voided).when(startInitiative(start)).records(started)
    given()
      .when(
        voidInitiativeRecord({ record: { kind: 'partner', initiative: 'x-1', partner: 'p-1' }, reason: 'wrongDate' }),
      )
      .isRefusedWith({ type: 'NoSuchRecord', record: 'partner', key: 'x-1 p-1' })
  })
})

const partner = { initiative: 'blood-1', partner: 'works-unit', on: '2019-06-12' } as const
const occasion = { occasion: 'o-1', initiative: 'blood-1', on: '2019-06-14', participants: 52, unitsGiven: 47 } as const
const help = { service: 's-1', initiative: 'blood-1', on: '2019-06-15', beneficiaries: 40, households: 31 } as const

describe('In an initiative', () => {
  it.each([
    [joinInitiative(partner), { type: 'PartnerJoined', ...partner }],
    [holdInitiative(occasion), { type: 'InitiativeHeld', ...occasion }],
    [provideService(help), { type: 'ServiceProvided', ...help }],
    [endInitiative(end), ended],
  ] as const)('something happens once, between its first and its last day (%o)', (command, event) => {
    given(started).when(command).records(event)
    given(started, event).when(command).isAlreadySo()
    given().when(command).isRefusedWith(unknown)
    given(started)
      .when({ ...command, on: '2019-06-09' })
      .isRefusedWith(before)
    given(started)
      .when({ ...command, on: '2019-06' })
      .records({ ...event, on: '2019-06' })
    if (event.type !== 'InitiativeEnded') {
      given(started, ended)
        .when({ ...command, on: '2019-07-01' })
        .isRefusedWith(over)
      given(started, ended)
        .when({ ...command, on: '2019-06-30' })
        .records({ ...event, on: '2019-06-30' })
    }
  })

  it('what nobody counted stays out of the record', () => {
    const silent = { occasion: 'o-2', initiative: 'blood-1', on: '2019-06-14' } as const
    given(started)
      .when(holdInitiative(silent))
      .records({ type: 'InitiativeHeld', ...silent })
  })

  it('as many households as people may be helped, and not one more', () => {
    given(started)
      .when(provideService({ ...help, households: 40 }))
      .records({ type: 'ServiceProvided', ...help, households: 40 })
    given(started)
      .when(provideService({ ...help, households: 41 }))
      .isRefusedWith({ type: 'MoreHouseholdsThanPeople', households: 41, beneficiaries: 40 })
  })

  it('an occasion can be struck out and entered with other figures', () => {
    const held = { type: 'InitiativeHeld', ...occasion } as const
    const record = { kind: 'occasion', occasion: 'o-1' } as const
    const voided = { type: 'OccasionRecordVoided', record, reason: 'wrongFigure' } as const
    given(started, held)
      .when(holdInitiative({ ...occasion, participants: 53 }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'occasion', key: 'o-1' })
    given(started, held)
      .when(voidOccasionRecord({ record, reason: 'wrongFigure' }))
      .records(voided)
    given(started, held, voided)
      .when(voidOccasionRecord({ record, reason: 'wrongFigure' }))
      .isAlreadySo()
    given(started, held, voided)
      .when(holdInitiative({ ...occasion, participants: 53 }))
      .records({ ...held, participants: 53 })
    given(started)
      .when(voidOccasionRecord({ record: { kind: 'service', service: 's-9' }, reason: 'wrongFigure' }))
      .isRefusedWith({ type: 'NoSuchRecord', record: 'service', key: 's-9' })
  })
})

describe('Land of the collective', () => {
  const area = { hundredthsOfMu: 1_560_000, told: 'atLeast' } as const
  const move = { movement: 'm-1', initiative: 'land-1', on: '2019-07', area } as const

  it('goes back to it: more than 15,600 mu', () => {
    given(land)
      .when(returnLand(move))
      .records({ type: 'LandReturned', ...move })
    given(land, { type: 'LandReturned', ...move })
      .when(returnLand(move))
      .isAlreadySo()
  })

  it('is contracted out, under an id of its own', () => {
    const bid = { ...move, how: 'bidOnTheSpot' } as const
    given(land)
      .when(contractLand(bid))
      .records({ type: 'LandContracted', ...bid })
    given(land, { type: 'LandReturned', ...move })
      .when(contractLand(bid))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'landMovement', key: 'm-1' })
  })

  it('does not move in an initiative of another kind', () => {
    given(started)
      .when(returnLand({ ...move, initiative: 'blood-1' }))
      .isRefusedWith({ type: 'InitiativeHasNoLand', initiative: 'blood-1' })
  })

  it('is exact in square metres, as a whole number or in thirds', () => {
    expect(squareMetresOf(area)).toEqual({ numerator: 10_400_000, denominator: 1 })
    expect(squareMetresOf({ hundredthsOfMu: 100, told: 'exactly' })).toEqual({ numerator: 2000, denominator: 3 })
  })
})
