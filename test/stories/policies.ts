import {
  adoptApprovalPolicy,
  adoptCataloguePolicy,
  adoptCompletionPolicy,
  adoptConsentPolicy,
  adoptFeedbackPolicy,
  adoptGatePolicy,
  adoptGovernancePolicy,
  adoptInspectionPolicy,
  adoptPermitPolicy,
  adoptReportingPolicy,
  adoptSatisfactionPolicy,
  adoptSchemePolicy,
  adoptSurveyPolicy,
  adoptTenderPolicy,
  adoptVotingPolicy,
  adoptWarrantyPolicy,
  adoptWarrantyServicePolicy,
  adoptWorksPolicy,
  beijingServiceLevels,
  chinaPermit,
  chinaTender,
  chinaVoting,
  customaryWarrantyService,
  governancePolicies,
  nationalCatalogue,
  nationalWarranty,
  type RenovationCommand,
} from 'xinyan'

const head = (id: string) =>
  ({ id, jurisdiction: 'CN-53', basis: 'invented for this story', verified: false, validFrom: '2022-01-01' }) as const

/** So many calendar days from an event, its own day not counted. */
export const within = (days: number) =>
  ({ days, from: 'event', firstDay: 'excluded', counting: 'calendarDays', lastRestDay: 'stays' }) as const

export const atLeast = (numerator: number, denominator: number) =>
  ({ kind: 'atLeast', share: { numerator, denominator } }) as const

const gates = ['G0', 'G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'G7', 'G8', 'G9'] as const

/** Every gate in one mode, from a day on. */
export const everyGate = (mode: 'enforce' | 'warn', on: string): RenovationCommand =>
  adoptGatePolicy({
    policy: { head: head('gates'), modes: Object.fromEntries(gates.map((gate) => [gate, mode])) },
    on,
  })

const beforeStart = governancePolicies.find(({ agreedBeforeStart }) => agreedBeforeStart)

/** What a renovation of these stories adopts when it opens, but for the modes of its gates and the law of voting. */
export const policies = (on: string): readonly RenovationCommand[] => [
  adoptSurveyPolicy({ policy: { head: head('survey'), atGates: [{ gate: 'G4', threshold: atLeast(1, 1) }] }, on }),
  adoptConsentPolicy({ policy: { head: head('consent'), atGates: [{ gate: 'G4', threshold: atLeast(4, 5) }] }, on }),
  adoptSchemePolicy({
    policy: { head: head('scheme'), displayFor: within(7), answerWithin: within(15), atGates: ['G2'] },
    on,
  }),
  adoptCataloguePolicy({ policy: nationalCatalogue, on }),
  adoptApprovalPolicy({ policy: { head: head('approval'), jointReview: true, drawingReview: true }, on }),
  adoptTenderPolicy({ policy: chinaTender, on }),
  adoptPermitPolicy({ policy: chinaPermit, on }),
  adoptWorksPolicy({
    policy: {
      head: head('works'),
      launchBeforeStart: true,
      suspensionReport: within(30),
      hiddenWorkInspection: within(2),
    },
    on,
  }),
  adoptInspectionPolicy({
    policy: {
      head: head('inspection'),
      rectifyWithin: { minor: within(15), serious: within(7), critical: within(1) },
      verifyWithin: within(3),
    },
    on,
  }),
  adoptFeedbackPolicy({ policy: beijingServiceLevels, on }),
  adoptCompletionPolicy({
    policy: {
      head: head('completion'),
      parties: ['employer', 'design', 'contractor', 'supervisor'],
      papers: ['technicalFiles', 'materialTests', 'qualityDocuments', 'warrantyCertificate'],
      fileWithin: within(15),
      archiveWithin: within(90),
      atHandover: ['acceptancePassed', 'acceptanceFiled', 'archiveHandedOver', 'fireSettled', 'warrantyCertificate'],
    },
    on,
  }),
  adoptWarrantyPolicy({ policy: nationalWarranty, on }),
  adoptWarrantyServicePolicy({ policy: customaryWarrantyService, on }),
  adoptSatisfactionPolicy({
    policy: {
      head: head('satisfaction'),
      countsAsSatisfied: ['satisfied', 'basicallySatisfied'],
      threshold: atLeast(9, 10),
      leastResponse: atLeast(1, 2),
      closeWithin: within(30),
    },
    on,
  }),
  ...(beforeStart ? [adoptGovernancePolicy({ policy: beforeStart, on })] : []),
]

/** Figures of a month are owed within five days, from a day on. */
export const monthlyFigures = (on: string): RenovationCommand =>
  adoptReportingPolicy({ policy: { head: head('reporting'), monthlyWithin: within(5) }, on })

/** The law under which owners vote on alterations since 2021. It opens gates G1 and G4 by a resolution. */
export const special = 'cn/civil-code-278/special'
export const matter = 'building/alter'

export const lawOfVoting = (on: string): readonly RenovationCommand[] =>
  chinaVoting.filter(({ head: { id } }) => id === special).map((policy) => adoptVotingPolicy({ policy, on }))
