import { describe, expect, it } from 'vitest'
import type { AnyEvent } from '../../src/kernel/fact.ts'
import { registerSupervision, appointSupervisor, voidOversightRecord } from '../../src/stages/oversight/oversight.ts'
import { supervisorOf } from '../../src/stages/oversight/state.ts'
import { due } from '../../src/stages/permit/state.ts'
import { startWork } from '../../src/stages/works/works.ts'
import { communityId, day } from '../vocabulary/decoded.ts'
import { cancelled, given, head, opened } from './histories.ts'
import { extended, granted, permitPolicy, permitPolicyAdopted, permitted, registration } from './permitHistories.ts'
import { after, asOf, basis, gates, started, worksPolicy } from './siteHistories.ts'

const asksNothing = { head: head('s'), atGates: [] } as const
const on = '2019-03-01'
const lax = [
  { type: 'WorksPolicyAdopted', policy: { ...worksPolicy, launchBeforeStart: false }, on },
  { type: 'SurveyPolicyAdopted', policy: asksNothing, on },
  { type: 'ConsentPolicyAdopted', policy: asksNothing, on },
] as const
const start = (day: string, communities: readonly string[] = ['A']) => startWork({ communities, scheme: 1, on: day })
const passed = (day: string) => ({ ...started(['A'], day), mode: 'enforce' }) as const
const closed = (requirement: string, needed = 1, reached = 0, subjects: readonly string[] = ['A']) =>
  ({ type: 'GateClosed', gate: 'G4', obstacles: [{ gate: 'G4', requirement, subjects, needed, reached }] }) as const

describe('Starting works under a permit policy', () => {
  const site = [...permitted, ...lax, registration] as const

  it('is on record on the last day of the permit, and refused on the day after', () => {
    given(...site)
      .when(start('2019-06-30'))
      .records(passed('2019-06-30'))
    given(...site)
      .when(start('2019-07-01'))
      .isRefusedWith(closed('communitiesPermitted'))
  })

  it('is on record until the last day of the second extension, and not a day longer', () => {
    const longer = [...site, extended('x-1', '2019-06-01'), extended('x-2', '2019-09-01', 2)] as const
    given(...longer)
      .when(start('2019-11-30'))
      .records(passed('2019-11-30'))
    given(...longer)
      .when(start('2019-12-01'))
      .isRefusedWith(closed('communitiesPermitted'))
  })

  it('is not refused where the date leaves open whether the permit had lapsed or been granted', () => {
    given(...site)
      .when(start('2019'))
      .records(passed('2019'))
    given(...site)
      .when(start('2019-03'))
      .records(passed('2019-03'))
  })

  it('is refused the day before the permit and the day before the registration', () => {
    given(...site)
      .when(start('2019-03-30'))
      .isRefusedWith(closed('communitiesPermitted'))
    given(...permitted, ...lax, { ...registration, on: '2019-04-02' })
      .when(start('2019-04-01'))
      .isRefusedWith(closed('supervisionRegistered'))
  })

  it('does without a permit under an exemption, and not under one that was struck out', () => {
    const ground = { kind: 'emergency' } as const
    const exempted = { type: 'PermitExempted', exemption: 'e-1', ground, communities: ['A'], on: '2019-07-01' } as const
    const record = { kind: 'exemption', id: 'e-1' } as const
    given(...site, exempted)
      .when(start('2019-07-01'))
      .records(passed('2019-07-01'))
    given(...site, exempted, { type: 'PermitRecordVoided', record, reason: 'neverHappened' })
      .when(start('2019-07-01'))
      .isRefusedWith(closed('communitiesPermitted'))
  })

  it('needs a new permit where one was said to have lapsed', () => {
    const history = [...site, { type: 'PermitLapsed', permit: 'p-1', on: '2019-07-01' }] as const
    given(...history)
      .when(start('2019-08-01'))
      .isRefusedWith(closed('communitiesPermitted'))
    given(...history, { ...granted, permit: 'p-2', on: '2019-08-01' })
      .when(start('2019-08-01'))
      .records(passed('2019-08-01'))
  })

  it('keeps a permit for several communities alive once works started in one of them', () => {
    const both = { communities: ['A', 'B'] } as const
    const history = [opened, gates({ G4: 'enforce' }), permitPolicyAdopted, { ...granted, ...both }, ...lax] as const
    const registered = { ...registration, ...both }
    given(...history, registered, started(['A'], '2019-06-30'))
      .when(start('2019-12-01', ['B']))
      .records({ ...started(['B'], '2019-12-01'), mode: 'enforce' })
    given(...history, registered)
      .when(start('2019-12-01', ['B']))
      .isRefusedWith(closed('communitiesPermitted', 1, 0, ['B']))
  })

  it('asks for no paper that the policy does not ask for, and for none before it was adopted', () => {
    const policy = { ...permitPolicy, permitBeforeStart: false, supervisionBeforeStart: false }
    const gate = [opened, gates({ G4: 'enforce' }), ...lax] as const
    given(...gate)
      .when(start('2019-08-01'))
      .records(passed('2019-08-01'))
    given(...gate, { ...permitPolicyAdopted, policy })
      .when(start('2019-08-01'))
      .records(passed('2019-08-01'))
    given(...gate, { ...permitPolicyAdopted, on: '2019-08-02' })
      .when(start('2019-08-01'))
      .records(passed('2019-08-01'))
  })
})

describe('Registering the works for quality supervision', () => {
  const record = { kind: 'supervisionRegistration', id: 'sr-1' } as const
  const voided = { type: 'OversightRecordVoided', record, reason: 'wrongDate' } as const

  it('is on record once, refused with other particulars, and recorded anew once struck out', () => {
    const other = { ...registration, on: '2019-03-21' } as const
    given(opened).when(registerSupervision(registration)).records(registration)
    given(opened, registration).when(registerSupervision(registration)).isAlreadySo()
    given(opened, registration)
      .when(registerSupervision(other))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'supervisionRegistration', key: 'sr-1' })
    given(opened, registration, voided).when(registerSupervision(other)).records(other)
  })

  it('is struck out once, and refused for what is not on record', () => {
    const command = voidOversightRecord({ record, reason: 'wrongDate' })
    given(opened, registration).when(command).records(voided)
    given(opened, registration, voided).when(command).isAlreadySo()
    given(opened).when(command).isRefusedWith({ type: 'NoSuchRecord', record: 'supervisionRegistration', key: 'sr-1' })
  })

  it('is refused in the future and for an unknown community', () => {
    given(opened)
      .when(registerSupervision({ ...registration, communities: ['X'], on: '2020-01-01' }))
      .isRefusedWith(
        { type: 'CommunityNotRegistered', community: 'X' },
        { type: 'NotYetHappened', on: '2020-01-01', today: '2019-12-31' },
      )
  })
})

describe('Appointing a supervisor', () => {
  const appointed = (id: string, supervisor: string, date: string) =>
    ({ type: 'SupervisorAppointed', appointment: id, communities: ['A'], supervisor, on: date }) as const
  const first = appointed('a-1', 'one', '2019-04-01')

  it('is on record once, and refused with another organisation under the same id', () => {
    given(opened).when(appointSupervisor(first)).records(first)
    given(opened, first).when(appointSupervisor(first)).isAlreadySo()
    given(opened, first)
      .when(appointSupervisor({ ...first, supervisor: 'two' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'supervisorAppointment', key: 'a-1' })
  })

  it('takes the place of whoever was appointed before, from its own day on', () => {
    const { oversight } = after(opened, appointed('a-2', 'two', '2019-06-01'), first)
    expect(
      ['2019-03-31', '2019-04-01', '2019-05-31', '2019-06-01'].map((one) =>
        supervisorOf(oversight, communityId('A'), day(one)),
      ),
    ).toEqual([undefined, 'one', 'one', 'two'])
  })

  it('is the one recorded last of two on one day, whatever their ids, and where one was struck out and recorded again', () => {
    const [ten, nine] = [appointed('10', 'one', '2019-04-01'), appointed('9', 'two', '2019-04-01')]
    const struck = {
      type: 'OversightRecordVoided',
      record: { kind: 'supervisorAppointment', id: '10' },
      reason: 'wrongDate',
    } as const
    const told = (...events: readonly AnyEvent[]) => supervisorOf(after(opened, ...events).oversight, communityId('A'))
    expect(told(ten, nine)).toBe('two')
    expect(told(nine, ten)).toBe('one')
    expect(told(ten, nine, struck)).toBe('two')
    expect(told(ten, nine, struck, ten)).toBe('one')
  })
})

describe('What is owed for a permit', () => {
  const owed = { subject: 'p-1', since: '2019-03-31', basis } as const
  const until = (last: string) => ({ first: last, last })

  it('is the start of works by its last day, and by then the decision whether to extend it', () => {
    expect(due(after(...permitted), asOf('2019-06-30'))).toEqual([
      { ...owed, what: 'startUnderPermit', by: until('2019-06-30') },
      { ...owed, what: 'permitExtension', by: until('2019-06-30') },
    ])
    const twice = after(...permitted, extended('x-1', '2019-06-01'), extended('x-2', '2019-09-01'))
    expect(due(twice, asOf('2019-10-01'))).toEqual([{ ...owed, what: 'startUnderPermit', by: until('2019-12-30') }])
  })

  it('is nothing before the permit, after it lapsed, and once works started', () => {
    expect(due(after(...permitted), asOf('2019-03-30'))).toEqual([])
    expect(due(after(...permitted), asOf('2019-07-01'))).toEqual([])
    expect(due(after(...permitted, started(['A'], '2019-05-01')), asOf('2019-04-30'))).toHaveLength(2)
    expect(due(after(...permitted, started(['A'], '2019-05-01')), asOf('2019-05-01'))).toEqual([])
  })

  it('is nothing from the day on which the project was cancelled for all its communities', () => {
    const wide = { ...granted, communities: ['A', 'B'] } as const
    const owedIn = (today: string, ...events: readonly AnyEvent[]) =>
      due(after(...permitted.slice(0, 3), wide, ...events), asOf(today))
    expect(owedIn('2019-04-30', cancelled(['A', 'B'], '2019-05-01'))).toHaveLength(2)
    expect(owedIn('2019-05-01', cancelled(['A', 'B'], '2019-05-01'))).toEqual([])
    expect(owedIn('2019-05-01', cancelled(['A'], '2019-05-01'))).toHaveLength(2)
    expect(owedIn('2019-05-02', cancelled(['A'], '2019-05-01'), cancelled(['B'], '2019-05-02'))).toEqual([])
  })

  it('is told without its last day where no policy governs it', () => {
    const by = { type: 'NoPolicyAdopted', policy: 'permit', on: '2019-03-31' }
    expect(due(after(opened, granted), asOf('2019-04-01'))).toEqual([
      { what: 'startUnderPermit', subject: 'p-1', since: '2019-03-31', by },
    ])
  })
})
