import { describe, expect, it } from 'vitest'
import { findingsOf } from '../../src/projections/findings.ts'
import { observations } from '../../src/projections/observations.ts'
import type { AnyEvent } from '../../src/kernel/fact.ts'
import { renovation } from '../../src/renovation.ts'
import { opened } from '../stages/histories.ts'
import { day } from '../vocabulary/decoded.ts'
import { recorded } from './recorded.ts'

const open = (gate: string) => ({ gate, requirement: 'jointReviewPassed', subjects: ['A'], needed: 1, reached: 0 })
const gated = (gate: string) => ({ on: '2019-05-20', mode: 'warn', despite: [open(gate)] }) as const
const reason = 'enteredTwice'

/** Every gate beyond the first three, with the fact that passes it and the one that strikes it out. */
const passages: readonly (readonly [gate: string, passed: AnyEvent, struck: AnyEvent])[] = [
  [
    'G0',
    { type: 'ReserveEntryCreated', communities: ['A'], ...gated('G0') } as AnyEvent,
    {
      type: 'ReserveRecordVoided',
      record: { kind: 'reserveEntry', communities: ['A'], on: '2019-05-20' },
      reason,
    } as AnyEvent,
  ],
  [
    'G2',
    { type: 'ProjectApproved', communities: ['A'], scheme: 1, code: 'p-1', estimate: 1, ...gated('G2') } as AnyEvent,
    {
      type: 'ApprovalRecordVoided',
      record: { kind: 'projectApproval', communities: ['A'], on: '2019-05-20' },
      reason,
    } as AnyEvent,
  ],
  [
    'G3',
    {
      type: 'ContractSigned',
      contract: 'c-1',
      communities: ['A'],
      role: 'contractor',
      party: 'b-1',
      amount: 1,
      basis: { kind: 'tender', lot: 'lot-1' },
      ...gated('G3'),
    } as AnyEvent,
    { type: 'ContractVoided', contract: 'c-1', reason } as AnyEvent,
  ],
  [
    'G6',
    { type: 'AcceptancePassed', acceptance: 'a-1', papers: [], ...gated('G6') } as AnyEvent,
    { type: 'AcceptanceRecordVoided', record: { kind: 'acceptanceVerdict', acceptance: 'a-1' }, reason } as AnyEvent,
  ],
  [
    'G7',
    {
      type: 'HandedOver',
      handover: 'h-1',
      what: { kind: 'communities', communities: ['A'] },
      to: 'owners',
      papers: [],
      ...gated('G7'),
    } as AnyEvent,
    { type: 'HandoverRecordVoided', record: { kind: 'handover', handover: 'h-1' }, reason } as AnyEvent,
  ],
  [
    'G8',
    { type: 'SatisfactionConcluded', survey: 's-1', ...gated('G8') } as AnyEvent,
    { type: 'SatisfactionRecordVoided', record: { kind: 'satisfactionConclusion', survey: 's-1' }, reason } as AnyEvent,
  ],
  [
    'G9',
    { type: 'LongTermManagementEstablished', communities: ['A'], ...gated('G9') } as AnyEvent,
    {
      type: 'LongTermRecordVoided',
      record: { kind: 'longTermManagement', communities: ['A'], on: '2019-05-20' },
      reason,
    } as AnyEvent,
  ],
]
const found = (asOf: string | undefined, ...events: readonly AnyEvent[]) =>
  findingsOf(observations.of(recorded(opened, ...events)), asOf === undefined ? undefined : day(asOf))

describe.each(passages)('Passing gate %s with something open', (gate, passed, struck) => {
  it('is a finding from the day on which it was passed', () => {
    expect(found(undefined, passed)).toMatchObject([{ kind: 'gatePassedDespite', obstacle: { gate } }])
    expect(found('2019-05-20', passed)).toHaveLength(1)
    expect(found('2019-05-19', passed)).toEqual([])
  })

  it('is none any more once the passage was struck out', () => {
    expect(found(undefined, passed, struck)).toEqual([])
  })
})

describe('The findings', () => {
  it('know every fact that passes a gate', () => {
    const passing = [...renovation.facts.values()].filter((fact) => fact.codec.name.includes('despite:'))
    const known = new Set([
      ...passages.map(([, passed]) => passed.type),
      'ProjectListedInAnnualPlan',
      'WorkStarted',
      'HiddenWorkCovered',
    ])
    expect(passing.map((fact) => fact.factName).filter((name) => !known.has(name))).toEqual([])
  })
})
