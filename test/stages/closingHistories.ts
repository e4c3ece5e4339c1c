import { head, opened } from './histories.ts'
import { completed, gates, started, within } from './siteHistories.ts'

export const papers = ['technicalFiles', 'materialTests', 'qualityDocuments', 'warrantyCertificate'] as const
export const roles = ['employer', 'design', 'contractor', 'supervisor'] as const
export const completionPolicy = { head: head('completion'), parties: roles, papers, fileWithin: within(15) } as const

export const completionPolicyAdopted = (more: object = {}) =>
  ({ type: 'CompletionPolicyAdopted', policy: { ...completionPolicy, ...more }, on: '2019-03-01' }) as const

export const report = { communities: ['A'], on: '2019-11-05' } as const
export const reported = { type: 'CompletionReported', ...report } as const

export const holding = {
  acceptance: 'acc-1',
  communities: ['A'],
  on: '2019-11-10',
  present: roles.map((role) => ({ role })),
}
export const held = { type: 'AcceptanceHeld', ...holding } as const

export const passing = { acceptance: 'acc-1', papers, on: '2019-11-10' } as const
export const passed = { type: 'AcceptancePassed', ...passing, mode: 'enforce', despite: [] } as const

export const failing = { acceptance: 'acc-1', reasons: ['quality'], on: '2019-11-10' } as const
export const failed = { type: 'AcceptanceFailed', ...failing } as const

/** Community A with its works finished, under gates G6 and G7 in one mode. */
export const site = (mode: 'enforce' | 'warn' | 'audit' = 'enforce', more: object = {}) =>
  [
    opened,
    gates({ G6: mode, G7: mode }),
    completionPolicyAdopted(more),
    started(['A']),
    completed(['A'], '2019-11-01'),
  ] as const

/** The same, reported complete and with its acceptance held. */
export const ready = [...site(), reported, held] as const

export const accepted = [...ready, passed] as const

export const filing = { communities: ['A'], on: '2019-11-25' } as const
export const filed = { type: 'CompletionFiled', ...filing } as const
export const archived = { type: 'ArchiveHandedOver', communities: ['A'], on: '2019-11-26' } as const
export const fireAccepted = { type: 'FireAcceptancePassed', communities: ['A'], on: '2019-11-08' } as const
export const fireFiled = { type: 'FireAcceptanceFiled', communities: ['A'], on: '2019-11-20' } as const

export const struckOut = (kind: 'acceptance' | 'acceptanceVerdict') =>
  ({ type: 'AcceptanceRecordVoided', record: { kind, acceptance: 'acc-1' }, reason: 'wrongDate' }) as const

export const handing = {
  handover: 'ho-1',
  what: { kind: 'communities', communities: ['A'] },
  to: 'propertyService',
  receiver: 'property-1',
  papers: [],
  on: '2019-12-01',
} as const
export const handedOver = { type: 'HandedOver', ...handing, mode: 'enforce', despite: [] } as const
