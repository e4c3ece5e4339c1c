import { describe, expect, it } from 'vitest'
import { due } from '../../src/due.ts'
import {
  fileCompletion,
  fileFireAcceptance,
  handOverArchive,
  passFireAcceptance,
  registerElevator,
  voidFilingRecord,
} from '../../src/stages/filing/filing.ts'
import { elevatorOf } from '../../src/stages/filing/state.ts'
import { day } from '../vocabulary/decoded.ts'
import {
  accepted,
  archived,
  failed,
  filed,
  fireAccepted,
  fireFiled,
  held,
  passed,
  ready,
  reported,
  site,
  struckOut,
} from './closingHistories.ts'
import { cancelled, given } from './histories.ts'
import { after, asOf, basis, tomorrow, within } from './siteHistories.ts'

const step = { communities: ['A'], on: '2019-11-25' } as const
const steps = [
  ['filing', fileCompletion, 'CompletionFiled'],
  ['archive', handOverArchive, 'ArchiveHandedOver'],
  ['fireFiling', fileFireAcceptance, 'FireAcceptanceFiled'],
  ['fireAcceptance', passFireAcceptance, 'FireAcceptancePassed'],
] as const
const needAcceptance = steps.slice(0, 3)
const wasCancelled = { type: 'ProjectWasCancelled', community: 'A', on: '2019-11-20' } as const
const lift = { elevator: 'lift-1', community: 'A', on: '2019-11-12' } as const
const registered = { type: 'ElevatorRegistered', ...lift } as const

describe.for(steps)('What is recorded as %s', ([kind, act, type]) => {
  it('is recorded once, and refused with another date or for more communities', () => {
    const differently = { type: 'RecordedDifferently', record: kind, key: 'A 2019-11-25' } as const
    given(...accepted)
      .when(act(step))
      .records({ type, ...step })
    given(...accepted, { type, ...step })
      .when(act(step))
      .isAlreadySo()
    given(...accepted, { type, ...step })
      .when(act({ ...step, on: '2019-11-26' }))
      .isRefusedWith(differently)
    given(...accepted, { type, ...step })
      .when(act({ ...step, communities: ['A', 'B'] }))
      .isRefusedWith(differently)
  })

  it('is refused for a community whose project was cancelled, and in the future', () => {
    given(...accepted, cancelled(['A'], '2019-11-20'))
      .when(act(step))
      .isRefusedWith(wasCancelled)
    given(...accepted)
      .when(act({ ...step, on: '2020-01-01' }))
      .isRefusedWith(tomorrow)
  })

  it('is struck out once, and can be entered again with another date', () => {
    const record = { kind, ...step } as const
    const mistake = { type: 'FilingRecordVoided', record, reason: 'wrongDate' } as const
    const history = [...accepted, { type, ...step }] as const
    given(...history)
      .when(voidFilingRecord({ record, reason: 'wrongDate' }))
      .records(mistake)
    given(...history, mistake)
      .when(voidFilingRecord({ record, reason: 'wrongDate' }))
      .isAlreadySo()
    given(...history)
      .when(voidFilingRecord({ record: { ...record, on: '2019-11' }, reason: 'wrongDate' }))
      .isRefusedWith({ type: 'NoSuchRecord', record: kind, key: 'A 2019-11' })
    given(...history, mistake)
      .when(act({ ...step, on: '2019-11-26' }))
      .records({ type, ...step, on: '2019-11-26' })
  })
})

describe.for(needAcceptance)('What is recorded as %s', ([, act, type]) => {
  const refusal = { type: 'AcceptanceNotPassed', community: 'A', on: '2019-11-25' } as const

  it('is recorded on the very day of the acceptance and refused on the day before', () => {
    given(...accepted)
      .when(act({ ...step, on: '2019-11-10' }))
      .records({ type, ...step, on: '2019-11-10' })
    given(...accepted)
      .when(act({ ...step, on: '2019-11-09' }))
      .isRefusedWith({ ...refusal, on: '2019-11-09' })
  })

  it('is recorded where the month leaves open whether acceptance was passed by then', () => {
    given(...accepted)
      .when(act({ ...step, on: '2019-11' }))
      .records({ type, ...step, on: '2019-11' })
    given(...ready, { ...passed, on: '2019-11' })
      .when(act({ ...step, on: '2019-11-10' }))
      .records({ type, ...step, on: '2019-11-10' })
  })

  it('is refused after a failure, and once the acceptance or its verdict was struck out', () => {
    for (const history of [
      [...ready, failed],
      [...accepted, struckOut('acceptance')],
      [...accepted, struckOut('acceptanceVerdict')],
    ] as const)
      given(...history)
        .when(act(step))
        .isRefusedWith(refusal)
  })
})

describe('A fire acceptance', () => {
  it('may come before the acceptance of the works, and not before completion was reported', () => {
    const { type: _, ...early } = fireAccepted
    given(...site(), reported)
      .when(passFireAcceptance(early))
      .records(fireAccepted)
    given(...site(), reported)
      .when(passFireAcceptance({ ...early, on: '2019-11-04' }))
      .isRefusedWith({ type: 'CompletionNotReported', community: 'A', on: '2019-11-04' })
  })
})

describe('Registering an elevator', () => {
  it('is recorded once, and refused under the same id with other particulars', () => {
    given(...site())
      .when(registerElevator(lift))
      .records(registered)
    given(...site(), registered)
      .when(registerElevator(lift))
      .isAlreadySo()
    for (const other of [{ community: 'B' }, { on: '2019-11' }])
      given(...site(), registered)
        .when(registerElevator({ ...lift, ...other }))
        .isRefusedWith({ type: 'RecordedDifferently', record: 'elevator', key: 'lift-1' })
  })

  it('is refused for a community whose project was cancelled, and in the future', () => {
    given(...site(), cancelled(['A'], '2019-11-02'))
      .when(registerElevator(lift))
      .isRefusedWith({ ...wasCancelled, on: '2019-11-02' })
    given(...site())
      .when(registerElevator({ ...lift, on: '2020-01-01' }))
      .isRefusedWith(tomorrow)
  })

  it('is struck out once, refused for what is not on record, and can be entered again', () => {
    const record = { kind: 'elevator', elevator: 'lift-1' } as const
    const mistake = { type: 'FilingRecordVoided', record, reason: 'wrongSubject' } as const
    const striking = voidFilingRecord({ record, reason: 'wrongSubject' })
    given(...site(), registered)
      .when(striking)
      .records(mistake)
    given(...site(), registered, mistake)
      .when(striking)
      .isAlreadySo()
    given(...site())
      .when(striking)
      .isRefusedWith({ type: 'NoSuchRecord', record: 'elevator', key: 'lift-1' })
    given(...site(), registered, mistake)
      .when(registerElevator({ ...lift, community: 'B' }))
      .records({ ...registered, community: 'B' })
    expect(elevatorOf(after(registered).filing, 'constructor')).toBeUndefined()
  })
})

describe('What is owed after an acceptance', () => {
  const last = (on: string) => ({ first: day(on), last: day(on) })
  const filing = { what: 'filing', subject: 'A', since: '2019-11-10', by: last('2019-11-25'), basis }
  const archive = { ...filing, what: 'archive', by: last('2019-12-10') }

  it('is its filing, from that day until it is done', () => {
    expect(due(after(...accepted), asOf('2019-11-09'))).toEqual([])
    expect(due(after(...accepted), asOf('2019-11-10'))).toEqual([filing])
    expect(due(after(...accepted, filed), asOf('2019-11-24'))).toEqual([filing])
    expect(due(after(...accepted, filed), asOf('2019-11-25'))).toEqual([])
  })

  it('is nothing after a failure, and nothing once the verdict was struck out', () => {
    expect(due(after(...ready, failed), asOf('2019-12-01'))).toEqual([])
    expect(due(after(...accepted, struckOut('acceptanceVerdict')), asOf('2019-12-01'))).toEqual([])
  })

  it('is the archive too where the policy gives it a time, and again once its hand-over was struck out', () => {
    const history = [...site('enforce', { archiveWithin: within(30) }), reported, held, passed] as const
    const { type: _, ...entry } = archived
    const record = { kind: 'archive', ...entry } as const
    expect(due(after(...history), asOf('2019-12-01'))).toEqual([filing, archive])
    expect(due(after(...history, archived), asOf('2019-12-01'))).toEqual([filing])
    const mistake = { type: 'FilingRecordVoided', record, reason: 'neverHappened' } as const
    expect(due(after(...history, filed, archived, mistake), asOf('2019-12-01'))).toEqual([archive])
  })

  it('has a last day that is a range where acceptance is known to the month', () => {
    const by = { first: day('2019-11-16'), last: day('2019-12-15') }
    expect(due(after(...ready, { ...passed, on: '2019-11' }), asOf('2019-11-20'))).toEqual([
      { ...filing, since: '2019-11', by },
    ])
  })

  it('is not settled by fire safety alone', () => {
    expect(due(after(...accepted, fireFiled), asOf('2019-12-01'))).toEqual([filing])
  })
})
