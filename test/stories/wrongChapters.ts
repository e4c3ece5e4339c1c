import {
  annulResolution,
  awardContract,
  breakPromise,
  callBack,
  closeFeedback,
  completeRectification,
  failAcceptance,
  failTender,
  fileCompletion,
  fileFireAcceptance,
  grantPermit,
  handOver,
  inspect,
  inspectMaterial,
  lapsePermit,
  makePromise,
  makeWarrantyVisit,
  openBids,
  orderRectification,
  passAcceptance,
  publiciseCandidates,
  remedyFinding,
  reopenFeedback,
  repairUnderWarranty,
  reportHazard,
  reportSuspension,
  resolveFeedback,
  resumeWork,
  signContract,
  startWork,
  suspendWork,
  useMaterial,
  verifyRectification,
  type RenovationCommand,
} from 'xinyan'
import { dayOf, openOffice, type Office } from './office.ts'
import { matter } from './policies.ts'
import * as turns from './wrongTurns.ts'

const { north, south, stream } = turns

/** What the office enters on a day. */
type Page = readonly [day: string, ...commands: readonly RenovationCommand[]]

export const starting = (community: 'north' | 'south', on: string): RenovationCommand =>
  startWork({ communities: [community], scheme: 1, on })
export const passing: RenovationCommand = passAcceptance({
  acceptance: 'second',
  papers: ['technicalFiles', 'materialTests', 'warrantyCertificate'],
  on: '2023-12-20',
})
export const handing: RenovationCommand = handOver({
  handover: 'to-service',
  what: { kind: 'communities', communities: [north] },
  to: 'propertyService',
  receiver: 'estate-1',
  papers: [],
  on: '2024-01-15',
})

const felt = { item: 'north-roof', material: 'waterproofing' } as const
const signedBy = [{ party: 'supervisor', actor: 'engineer-1' }] as const
const patrol = { kind: 'patrol', communities: [north] } as const

const told = <N extends string>(chapters: Readonly<Record<N, readonly Page[]>>) => chapters

/** The story chapter by chapter. What was refused stands in no chapter. */
const chapters = told({
  approval: [
    ['2022-10-31', ...turns.opening],
    ['2022-11-21', ...turns.asking],
    ['2022-11-30', ...turns.law],
    [
      '2023-01-20',
      ...turns.ballot('vote-1', {
        opened: '2022-12-01',
        noticed: '2022-12-02',
        from: '2022-12-20',
        until: '2023-01-20',
      }),
    ],
    ['2023-02-02', ...turns.approving],
  ],
  failedTender: [
    [
      '2023-02-28',
      ...turns.tendering('lot-1', { published: '2023-02-05', closes: '2023-02-28' }, ['builder-1', 'builder-2']),
    ],
    [
      '2023-03-01',
      openBids({ lot: 'lot-1', on: '2023-03-01' }),
      failTender({ lot: 'lot-1', reason: 'tooFewBidders', on: '2023-03-01' }),
    ],
  ],
  secondTender: [
    [
      '2023-03-31',
      ...turns.tendering('lot-2', { published: '2023-03-03', closes: '2023-03-24' }, [
        'builder-1',
        'builder-2',
        'builder-3',
      ]),
      openBids({ lot: 'lot-2', on: '2023-03-24' }),
      publiciseCandidates({ lot: 'lot-2', candidates: ['builder-2'], until: '2023-03-28', on: '2023-03-25' }),
      awardContract({ lot: 'lot-2', bidder: 'builder-2', on: '2023-03-29' }),
      ...turns.papers,
    ],
    [
      '2023-05-10',
      signContract({
        contract: 'works',
        communities: [north, south],
        role: 'contractor',
        party: 'builder-2',
        amount: 88_000_001,
        basis: { kind: 'tender', lot: 'lot-2' },
        on: '2023-05-10',
      }),
    ],
  ],
  startWithoutPermit: [
    ['2023-07-03', starting('north', '2023-07-03'), turns.roofBegun('north', '2023-07-03')],
    ['2023-07-10', lapsePermit({ permit: 'first-permit', on: '2023-07-01' })],
  ],
  annulment: [
    [
      '2023-07-20',
      annulResolution({ ballot: 'vote-1', matter, by: 'court', filedOn: dayOf('2023-05-15'), on: '2023-07-17' }),
    ],
  ],
  hazard: [
    [
      '2023-07-25',
      reportHazard({
        hazard: 'loose-tiles',
        category: 'fallingParts',
        severity: 'critical',
        place: { at: 'community', community: north },
        on: '2023-07-24',
      }),
      suspendWork({ suspension: 'stop-1', communities: [north], reason: 'hazard', on: '2023-07-24' }),
    ],
  ],
  resumption: [
    [
      '2023-08-30',
      remedyFinding({ finding: 'loose-tiles', on: '2023-08-20' }),
      reportSuspension({ suspension: 'stop-1', on: '2023-08-28' }),
      resumeWork({ suspension: 'stop-1', on: '2023-08-29' }),
    ],
  ],
  materials: [
    [
      '2023-09-01',
      inspectMaterial({
        inspection: 'look-1',
        batch: 'felt-1',
        ...felt,
        result: 'rejected',
        signedBy,
        on: '2023-08-30',
      }),
      useMaterial({ use: 'use-1', batch: 'felt-1', item: felt.item, on: '2023-08-31' }),
    ],
    [
      '2023-09-04',
      inspectMaterial({
        inspection: 'look-2',
        batch: 'felt-2',
        ...felt,
        result: 'accepted',
        signedBy,
        on: '2023-09-04',
      }),
      useMaterial({ use: 'use-2', batch: 'felt-2', item: felt.item, on: '2023-09-04' }),
    ],
  ],
  orderAndComplaint: [
    [
      '2023-09-04',
      inspect({ inspection: 'patrol-1', ...patrol, items: [felt.item], result: 'defectsFound', on: '2023-09-04' }),
      orderRectification({
        rectification: 'felt',
        inspection: 'patrol-1',
        community: north,
        item: felt.item,
        severity: 'serious',
        on: '2023-09-04',
      }),
    ],
    ['2023-09-06', ...turns.complaint],
    [
      '2023-09-11',
      resolveFeedback({ feedback: 'noise', outcome: 'solved', on: '2023-09-10' }),
      makePromise({
        promise: 'quiet',
        by: 'builder-2',
        communities: [north],
        about: 'littleDisturbance',
        until: '2023-09-30',
        on: '2023-09-10',
      }),
    ],
  ],
  notSolved: [
    [
      '2023-09-14',
      completeRectification({ rectification: 'felt', on: '2023-09-13' }),
      callBack({
        feedback: 'noise',
        call: { result: 'reached', solved: false, satisfied: 'dissatisfied' },
        on: '2023-09-14',
      }),
      reopenFeedback({ feedback: 'noise', on: '2023-09-14' }),
    ],
    ['2023-09-15', verifyRectification({ rectification: 'felt', outcome: 'returned', on: '2023-09-15' })],
  ],
  solvedLate: [
    [
      '2023-09-25',
      completeRectification({ rectification: 'felt', on: '2023-09-20' }),
      verifyRectification({ rectification: 'felt', outcome: 'accepted', on: '2023-09-21' }),
      resolveFeedback({ feedback: 'noise', outcome: 'solved', on: '2023-09-23' }),
      callBack({
        feedback: 'noise',
        call: { result: 'reached', solved: true, satisfied: 'basicallySatisfied' },
        on: '2023-09-24',
      }),
      closeFeedback({ feedback: 'noise', on: '2023-09-25' }),
    ],
    ['2023-10-05', breakPromise({ promise: 'quiet', on: '2023-10-04' })],
  ],
  latePatrol: [['2023-10-12', inspect({ inspection: 'patrol-2', ...patrol, result: 'inOrder', on: '2023-09-28' })]],
  secondVote: [
    [
      '2023-10-31',
      ...turns.ballot('vote-2', {
        opened: '2023-09-10',
        noticed: '2023-09-12',
        from: '2023-10-01',
        until: '2023-10-31',
      }),
      grantPermit({ permit: 'second-permit', communities: [north, south], on: '2023-10-31' }),
    ],
  ],
  southStarted: [['2023-11-01', starting('south', '2023-11-01'), turns.roofBegun('south', '2023-11-01')]],
  failedAcceptance: [
    ['2023-11-18', ...turns.northFinished],
    [
      '2023-12-01',
      turns.acceptance('first', '2023-12-01', ['employer', 'contractor']),
      failAcceptance({ acceptance: 'first', reasons: ['quality', 'papers'], on: '2023-12-01' }),
    ],
    ['2023-12-20', turns.acceptance('second', '2023-12-20', ['employer', 'contractor', 'supervisor'])],
  ],
  acceptance: [['2023-12-20', passing]],
  lateFiling: [
    [
      '2024-01-10',
      fileCompletion({ communities: [north], on: '2024-01-10' }),
      fileFireAcceptance({ communities: [north], on: '2024-01-10' }),
    ],
  ],
  handover: [['2024-01-15', handing]],
  leak: [['2024-03-02', turns.leak]],
  visit: [['2024-03-12', makeWarrantyVisit({ visit: 'look', claim: 'leak', by: 'foreman-1', on: '2024-03-11' })]],
  repair: [['2024-04-20', repairUnderWarranty({ claim: 'leak', by: 'foreman-1', on: '2024-04-19' })]],
})

export type Chapter = keyof typeof chapters

/** The story of a renovation that goes wrong. */
export interface WrongStory {
  readonly office: Office
  /** Tells everything up to the end of a chapter that was not told before. */
  readonly through: (chapter: Chapter) => Promise<void>
}

export const tellWrongs = (): WrongStory => {
  const office = openOffice()
  const names = Object.keys(chapters)
  const all: readonly (readonly Page[])[] = Object.values(chapters)
  let next = 0
  return {
    office,
    through: async (chapter) => {
      const end = names.indexOf(chapter)
      for (; next <= end; next++)
        for (const [day, ...commands] of all[next] ?? []) await office.record(stream, day, ...commands)
    },
  }
}
