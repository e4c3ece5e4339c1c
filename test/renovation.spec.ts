import { describe, expect, it } from 'vitest'
import type { AnyEvent } from '../src/kernel/fact.ts'
import { explain } from '../src/explain.ts'
import { due } from '../src/due.ts'
import type { RenovationCommand } from '../src/renovation.ts'
import { atLeast, head, households, known, opened, registered } from './stages/histories.ts'
import {
  after,
  asOf,
  basis,
  gates,
  inspectionPolicyAdopted,
  started,
  worksPolicyAdopted,
} from './stages/siteHistories.ts'

const surveyPolicy = (numerator: number, denominator: number) => ({
  type: 'SurveyPolicyAdopted',
  policy: { head: head('survey'), atGates: [{ gate: 'G4', threshold: atLeast(numerator, denominator) }] },
  on: '2019-03-01',
})
const consentPolicy = { type: 'ConsentPolicyAdopted', policy: { head: head('consent'), atGates: [] }, on: '2019-03-01' }
const surveyedOf129 = (count: number): readonly AnyEvent[] =>
  households(129).flatMap((id, i): readonly AnyEvent[] => (i < count ? known(id) : [registered(id)]))
const policies = [gates({ G4: 'enforce' }), surveyPolicy(2, 3), consentPolicy, worksPolicyAdopted]
const start: RenovationCommand = { type: 'StartWork', communities: ['A'], scheme: 1, on: '2019-08-01' }
const launched = { type: 'ProjectLaunched', communities: ['A'], on: '2019-06-21' }

describe('Explaining a command', () => {
  it('says everything that its gate asks for, met or not, with what is missing', () => {
    const state = after(opened, ...policies, ...surveyedOf129(85))
    expect(explain(state, start, asOf('2019-12-18'))).toMatchObject({
      outcome: 'refused',
      refusals: [
        {
          type: 'GateClosed',
          gate: 'G4',
          obstacles: [{ requirement: 'communitiesLaunched' }, { needed: 86, reached: 85 }],
        },
      ],
      asked: [
        { requirement: 'communitiesLaunched', needed: 1, reached: 0, missing: 1, met: false },
        { requirement: 'householdsSurveyed', needed: 86, reached: 85, missing: 1, met: false },
      ],
    })
  })

  it('says that it would be recorded once exactly enough are there, and shows that all is met', () => {
    const state = after(opened, ...policies, launched, ...surveyedOf129(86))
    const told = explain(state, start, asOf('2019-12-18'))
    expect(told).toMatchObject({ outcome: 'recorded', refusals: [] })
    expect('asked' in told && told.asked.every((one) => 'met' in one && one.met)).toBe(true)
  })

  it('names the policy that would say what is asked, where none was adopted', () => {
    const told = explain(after(opened, gates({ G4: 'warn' })), start, asOf('2019-12-18'))
    expect(told).toMatchObject({
      asked: expect.arrayContaining([expect.objectContaining({ type: 'NoPolicyAdopted', policy: 'survey' })]),
    })
  })

  it('says that a thing is already so', () => {
    const again: RenovationCommand = { type: 'RegisterHousehold', household: 'h-1', community: 'A', on: '2019-03-02' }
    expect(explain(after(opened, registered('h-1')), again, asOf('2019-12-18'))).toEqual({
      outcome: 'alreadySo',
      refusals: [],
      asked: [],
    })
  })

  it('answers a command that cannot be read with its problems', () => {
    expect(explain(after(opened), { ...start, on: '2019-02-30' }, asOf('2019-12-18'))).toMatchObject({
      type: 'Malformed',
      problems: [{ path: ['on'], found: '"2019-02-30"' }],
    })
  })
})

describe('What is owed', () => {
  const order = (id: string, severity: string, on: string) => ({
    type: 'RectificationOrdered',
    rectification: id,
    community: 'A',
    severity,
    on,
  })
  const suspended = { type: 'WorkSuspended', suspension: 's-1', communities: ['A'], reason: 'hazard', on: '2019-09-01' }
  const site = [opened, started(['A']), worksPolicyAdopted, inspectionPolicyAdopted]

  it('is told with its basis, what is due first at the top', () => {
    const state = after(...site, order('r-1', 'minor', '2019-09-10'), order('r-2', 'critical', '2019-09-10'), suspended)
    expect(due(state, asOf('2019-09-12'))).toEqual([
      {
        what: 'rectification',
        subject: 'r-2',
        since: '2019-09-10',
        by: { first: '2019-09-11', last: '2019-09-11' },
        basis,
      },
      {
        what: 'rectification',
        subject: 'r-1',
        since: '2019-09-10',
        by: { first: '2019-09-25', last: '2019-09-25' },
        basis,
      },
      {
        what: 'suspensionReport',
        subject: 's-1',
        since: '2019-09-01',
        by: { first: '2019-10-01', last: '2019-10-01' },
        basis,
      },
    ])
  })

  it('is nothing where nothing was begun', () => {
    expect(due(after(opened), asOf('2019-09-12'))).toEqual([])
  })

  it('stands first where no policy says by when', () => {
    const state = after(opened, started(['A']), order('r-1', 'minor', '2019-09-10'), worksPolicyAdopted, suspended)
    expect(due(state, asOf('2019-09-12'))[0]).toMatchObject({
      subject: 'r-1',
      by: { type: 'NoPolicyAdopted', policy: 'inspection' },
    })
  })
})
