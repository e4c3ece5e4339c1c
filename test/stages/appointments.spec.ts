import { describe, expect, it } from 'vitest'
import {
  cancelAppointment,
  keepAppointment,
  makeAppointment,
  missAppointment,
  recordHouseholdWork,
  voidAppointmentRecord,
} from '../../src/stages/appointments/appointments.ts'
import { due } from '../../src/stages/appointments/state.ts'
import { cancelled, given, opened, registered } from './histories.ts'
import { after, asOf, onSite, tomorrow } from './siteHistories.ts'
import { calledOff, kept, made, missed } from './siteLifeHistories.ts'

const home = [opened, registered('h-1')] as const
const agreed = [...home, made('p-1')] as const
const recordedDifferently = (record: string, key: string) => ({ type: 'RecordedDifferently', record, key }) as const
const notTheDay = (on: string) => ({ type: 'NotTheAppointedDay', appointment: 'p-1', day: '2019-09-10', on }) as const
const voided = (kind: 'appointment' | 'appointmentOutcome' | 'householdWork', id: string) =>
  ({ type: 'AppointmentRecordVoided', record: { kind, id }, reason: 'wrongSubject' }) as const

describe('Making an appointment', () => {
  it('is on record once, refused for another day under the same id, and recorded anew once struck out', () => {
    const other = made('p-1', 'h-1', '2019-09-11')
    given(...home)
      .when(makeAppointment(made('p-1')))
      .records(made('p-1'))
    given(...agreed)
      .when(makeAppointment(made('p-1')))
      .isAlreadySo()
    given(...agreed)
      .when(makeAppointment(other))
      .isRefusedWith(recordedDifferently('appointment', 'p-1'))
    given(...agreed, voided('appointment', 'p-1'))
      .when(makeAppointment(other))
      .records(other)
  })

  it('may be for the same day and for a day to come, and is refused for the day before', () => {
    for (const day of ['2019-09-01', '2020-03-01'])
      given(...home)
        .when(makeAppointment(made('p-1', 'h-1', day)))
        .records(made('p-1', 'h-1', day))
    given(...home)
      .when(makeAppointment(made('p-1', 'h-1', '2019-08-31')))
      .isRefusedWith({ type: 'AppointedForThePast', day: '2019-08-31', on: '2019-09-01' })
  })

  it('is refused for a household that is not registered, a cancelled community, and an item elsewhere or unknown', () => {
    given(opened)
      .when(makeAppointment(made('p-1')))
      .isRefusedWith({ type: 'HouseholdNotRegistered', household: 'h-1' })
    given(...home, cancelled(['A'], '2019-08-31'))
      .when(makeAppointment(made('p-1')))
      .isRefusedWith({ type: 'ProjectWasCancelled', community: 'A', on: '2019-08-31' })
    given(...onSite, registered('h-2', 'B'))
      .when(makeAppointment({ ...made('p-1', 'h-2'), item: 'A-road' }))
      .isRefusedWith({ type: 'WorkItemElsewhere', item: 'A-road', community: 'A' })
    given(...home)
      .when(makeAppointment({ ...made('p-1'), item: 'A-road' }))
      .isRefusedWith({ type: 'WorkItemNotStarted', item: 'A-road', on: '2019-09-01' })
  })
})

describe('What becomes of an appointment', () => {
  it('is told on its day at the earliest when it was kept or missed', () => {
    given(...agreed)
      .when(keepAppointment(kept('p-1')))
      .records(kept('p-1'))
    given(...agreed)
      .when(keepAppointment(kept('p-1', '2019-09')))
      .records(kept('p-1', '2019-09'))
    given(...agreed)
      .when(missAppointment(missed('p-1', 'household')))
      .records(missed('p-1', 'household'))
    given(...agreed)
      .when(keepAppointment(kept('p-1', '2019-09-09')))
      .isRefusedWith(notTheDay('2019-09-09'))
    given(...agreed)
      .when(missAppointment(missed('p-1', 'contractor', '2019-09-09')))
      .isRefusedWith(notTheDay('2019-09-09'))
  })

  it('is told on its day at the latest, and not before it was made, when it was called off', () => {
    given(...agreed)
      .when(cancelAppointment(calledOff('p-1', '2019-09-10')))
      .records(calledOff('p-1', '2019-09-10'))
    given(...agreed)
      .when(cancelAppointment(calledOff('p-1', '2019-09-01')))
      .records(calledOff('p-1', '2019-09-01'))
    for (const on of ['2019-09-11', '2019-08-31'])
      given(...agreed)
        .when(cancelAppointment(calledOff('p-1', on)))
        .isRefusedWith(notTheDay(on))
  })

  it('is one thing: already so when it is told again, refused when it is told differently', () => {
    const history = [...agreed, missed('p-1', 'household')] as const
    given(...history)
      .when(missAppointment(missed('p-1', 'household')))
      .isAlreadySo()
    given(...history)
      .when(missAppointment(missed('p-1', 'contractor')))
      .isRefusedWith(recordedDifferently('appointmentOutcome', 'p-1'))
    given(...history)
      .when(keepAppointment(kept('p-1')))
      .isRefusedWith(recordedDifferently('appointmentOutcome', 'p-1'))
    given(...history, voided('appointmentOutcome', 'p-1'))
      .when(keepAppointment(kept('p-1')))
      .records(kept('p-1'))
  })

  it('is refused for one that nobody made, and in the future', () => {
    given(opened)
      .when(keepAppointment(kept('p-1')))
      .isRefusedWith({ type: 'AppointmentNotMade', appointment: 'p-1' })
    given(...agreed)
      .when(keepAppointment(kept('p-1', '2020-01-01')))
      .isRefusedWith(tomorrow)
  })
})

describe('Work at home', () => {
  const work = {
    type: 'HouseholdWorkDone',
    work: 'w-1',
    household: 'h-1',
    kind: 'antiTheftCage',
    on: '2019-09-10',
  } as const

  it('is on record once, with or without an appointment, and refused with other particulars', () => {
    given(...home)
      .when(recordHouseholdWork(work))
      .records(work)
    given(...home, work)
      .when(recordHouseholdWork(work))
      .isAlreadySo()
    given(...home, work)
      .when(recordHouseholdWork({ ...work, kind: 'storageRoom' }))
      .isRefusedWith(recordedDifferently('householdWork', 'w-1'))
  })

  it('is refused for a household that is not registered, and in the future', () => {
    given(opened)
      .when(recordHouseholdWork({ ...work, on: '2020-01-01' }))
      .isRefusedWith({ type: 'HouseholdNotRegistered', household: 'h-1' }, tomorrow)
  })
})

describe('Striking out an entry of the appointments', () => {
  it('is done once, and refused for what is not on record', () => {
    const command = voidAppointmentRecord({ record: { kind: 'appointment', id: 'p-1' }, reason: 'wrongSubject' })
    given(...agreed)
      .when(command)
      .records(voided('appointment', 'p-1'))
    given(...agreed, voided('appointment', 'p-1'))
      .when(command)
      .isAlreadySo()
    given(opened).when(command).isRefusedWith({ type: 'NoSuchRecord', record: 'appointment', key: 'p-1' })
  })
})

describe('What is owed for an appointment', () => {
  const on = (day: string, ...more: readonly never[]) => due(after(...agreed, ...more), asOf(day))

  it('is a word on what became of it, from the day after it on, until somebody said', () => {
    expect(on('2019-09-10')).toEqual([])
    expect(on('2019-09-11')).toEqual([
      {
        what: 'appointmentOutcome',
        subject: 'p-1',
        since: '2019-09-10',
        by: { first: '2019-09-10', last: '2019-09-10' },
      },
    ])
    expect(on('2019-09-11', kept('p-1') as never)).toEqual([])
    expect(on('2019-09-11', voided('appointment', 'p-1') as never)).toEqual([])
  })
})
