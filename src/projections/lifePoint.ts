import type { Gate } from '../vocabulary/obstacle.ts'

const points = {
  demand: ['voiced'],
  opening: ['opened'],
  condition: ['defectsFound'],
  survey: ['surveyed'],
  reserve: ['scopeAssessed', 'enteredReserve', 'leftReserve'],
  scheme: ['deliberated', 'schemeDrafted', 'schemeRevised', 'schemePublished'],
  consent: ['consented', 'ballotOpened', 'ownersResolved', 'ownersRejected', 'resolutionAnnulled'],
  plan: ['listedInAnnualPlan'],
  approval: ['schemeReturned', 'schemeReviewed', 'drawingsReviewed', 'approved'],
  money: ['moneyPromised', 'moneyReceived', 'moneyPaid', 'settled'],
  contract: ['tendered', 'tenderFailed', 'awarded', 'contractSigned'],
  launch: ['periodAgreed', 'launched'],
  permit: ['permitGranted', 'permitExempted', 'supervisionRegistered', 'supervisorAppointed'],
  works: ['workStarted', 'suspended', 'resumed'],
  hiddenWorks: ['hiddenWorksCovered'],
  completion: ['workCompleted', 'completionReported'],
  acceptance: ['acceptanceFailed', 'acceptancePassed'],
  warranty: ['warrantyGiven', 'warrantyStarted'],
  filing: ['fireSettled', 'acceptanceFiled', 'archived'],
  handover: ['handedOver', 'assetsTransferred'],
  satisfaction: ['satisfactionAsked', 'satisfactionConcluded'],
  governance: [
    'pledged',
    'announced',
    'areaDefined',
    'groupFormed',
    'rollPublished',
    'firstAssemblyHeld',
    'covenantMade',
    'committeeElected',
    'committeeFiled',
    'committeeExpired',
  ],
  longTerm: ['managementAgreed', 'serviceContracted', 'fundEstablished', 'longTermEstablished'],
} as const

/** A stage of a renovation's life, in the order of life: from the residents' first complaint to long-term management. */
export type LifeStage = keyof typeof points

/** A point in the life of a renovation: what belongs to one of its stages, or that it was cancelled. */
export type LifePoint = (typeof points)[LifeStage][number] | 'cancelled'

/** The stages in the order of life. */
export const lifeStageOrder = Object.keys(points) as readonly LifeStage[]

/** The points that belong to a stage. */
export const pointsOf = (stage: LifeStage): readonly LifePoint[] => points[stage]

/** Words that are no step yet: what was announced or promised has not happened. */
export const isWordOnly = (point: LifePoint): boolean => point === 'pledged' || point === 'announced'

const gates: { readonly [S in LifeStage]?: { readonly gate: Gate; readonly passedBy: LifePoint } } = {
  reserve: { gate: 'G0', passedBy: 'enteredReserve' },
  plan: { gate: 'G1', passedBy: 'listedInAnnualPlan' },
  approval: { gate: 'G2', passedBy: 'approved' },
  contract: { gate: 'G3', passedBy: 'contractSigned' },
  works: { gate: 'G4', passedBy: 'workStarted' },
  hiddenWorks: { gate: 'G5', passedBy: 'hiddenWorksCovered' },
  acceptance: { gate: 'G6', passedBy: 'acceptancePassed' },
  handover: { gate: 'G7', passedBy: 'handedOver' },
  satisfaction: { gate: 'G8', passedBy: 'satisfactionConcluded' },
  longTerm: { gate: 'G9', passedBy: 'longTermEstablished' },
}

/** The gate that stands in a stage, and the point by which it is passed; some stages have none. */
export const gateOf = (stage: LifeStage): { readonly gate: Gate; readonly passedBy: LifePoint } | undefined =>
  gates[stage]
