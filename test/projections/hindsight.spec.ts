import { describe, expect, it } from 'vitest'
import type { AnyEvent } from '../../src/kernel/fact.ts'
import { gates, passedBy } from '../../src/gates.ts'
import { renovation } from '../../src/renovation.ts'
import { atLeast, cancelled, consented, head, households, known, opened } from '../stages/histories.ts'
import { departed } from './departed.ts'

const policy = { head: head('consent'), atGates: [{ gate: 'G1', threshold: atLeast(2, 3) }] } as const
const adopted = { type: 'ConsentPolicyAdopted', policy, on: '2019-03-01' } as const
const listed = (mode: 'enforce' | 'warn' | 'audit', despite: readonly object[] = [], on = '2019-06-01') =>
  ({ type: 'ProjectListedInAnnualPlan', communities: ['A'], year: 2019, scheme: 1, on, mode, despite }) as AnyEvent
const asked = (reached: number) =>
  ({ gate: 'G1', requirement: 'householdsConsenting', subjects: ['A'], needed: 2, reached }) as const

/** Three households in community A, of which two have to consent before it enters the plan. */
const three = [opened, adopted, ...households(3).flatMap((one) => known(one))] as const
const voided = (household: string) =>
  ({ type: 'StatementVoided', household, scheme: 1, on: '2019-05-01', reason: 'wrongSubject' }) as unknown as AnyEvent

const found = (today: string, ...events: readonly AnyEvent[]) =>
  departed(today, ...(three as readonly AnyEvent[]), ...events).filter((one) => one.kind === 'gateOpenInHindsight')
const all = (...events: readonly AnyEvent[]) => found('2019-12-31', ...events)

describe('A gate looked at afterwards', () => {
  it('tells in the mode audit what was open when it was passed: one short, and none with the threshold met', () => {
    expect(all(consented('h-1'), listed('audit'))).toMatchObject([{ obstacle: asked(1), on: '2019-06-01' }])
    expect(all(consented('h-1'), consented('h-2'), listed('audit'))).toEqual([])
  })

  it('counts what had happened by the date of the passing, whenever it was written down', () => {
    expect(all(consented('h-1'), listed('audit'), consented('h-2', '2019-06-01'))).toEqual([])
    expect(all(consented('h-1'), listed('audit'), consented('h-2', '2019-06'))).toEqual([])
    expect(all(consented('h-1'), listed('audit'), consented('h-2', '2019-06-02'))).toHaveLength(1)
  })

  it('tells that an enforced one relied on what was struck out since, with the place where that was done', () => {
    const history = [consented('h-1'), consented('h-2'), listed('enforce'), consented('h-3', '2019-07-01')]
    expect(all(...history)).toEqual([])
    const struck = all(...history, voided('h-2'), consented('h-3', '2019-07-02', 2))
    expect(struck).toMatchObject([{ obstacle: asked(1), on: '2019-06-01' }])
    expect(struck[0]?.noted?.at.version).toBe(three.length + history.length + 1)
    expect(all(consented('h-1'), listed('audit'))[0]?.noted?.at.version).toBe(three.length + 2)
    expect(all(...history, voided('h-2'), consented('h-2', '2019-05-02'))).toEqual([])
  })

  it('is silent on what the passing itself tells', () => {
    expect(all(consented('h-1'), listed('warn', [asked(1)]))).toEqual([])
    expect(all(consented('h-1'), voided('h-1'), listed('warn', [asked(0)]))).toEqual([])
    expect(all(listed('warn', [{ ...asked(0), requirement: 'householdsSurveyed' }]))).toHaveLength(1)
  })

  it('is not looked at before its day, and no more once its passing was struck out', () => {
    expect(found('2019-05-31', listed('audit'))).toEqual([])
    expect(found('2019-06-01', listed('audit'))).toHaveLength(1)
    const record = { kind: 'listing', communities: ['A'], year: 2019 } as const
    const struck = { type: 'PlanRecordVoided', record, reason: 'neverHappened' } as unknown as AnyEvent
    expect(all(listed('audit'), struck)).toEqual([])
  })

  it('tells each passing by its own date, of several', () => {
    const again = { ...listed('audit', [], '2019-08-01'), year: 2020 } as AnyEvent
    const told = all(listed('audit'), consented('h-1', '2019-07-01'), again)
    expect(told.map((one) => [one.on, one.kind === 'gateOpenInHindsight' && one.obstacle.reached])).toEqual([
      ['2019-06-01', 0],
      ['2019-08-01', 1],
    ])
  })
})

describe('The gates of the library', () => {
  it('know by which rule each fact passes its gate: its fields are those of the fact but for how it was passed', () => {
    const passing = [...renovation.facts.values()].filter((fact) => fact.codec.name.includes(',despite:'))
    expect(passing.map((fact) => fact.factName).toSorted()).toEqual(Object.keys(passedBy).toSorted())
    for (const { factName, codec } of passing) {
      const [, fields] = /^\{type:"\w+",(.*),mode:.*,despite:.*\}$/.exec(codec.name) ?? []
      const rule = renovation.rules.get(passedBy[factName as keyof typeof passedBy])
      expect(rule?.codec.name).toBe(`{type:"${rule?.ruleName}",${fields}}`)
    }
  })

  it('ask nothing of what passes none', () => {
    const state = gates.stateOf([])
    expect(gates.openAt(state, cancelled(['A'], '2019-01-01') as never)).toEqual([])
    expect(gates.openAt(state, { type: '__proto__' } as never)).toEqual([])
  })
})
