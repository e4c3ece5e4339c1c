import type { Address } from '../kernel/commit.ts'
import { keep, type Writable } from '../kernel/keep.ts'
import { lookup } from '../kernel/lookup.ts'
import { projectionOf, type Projection } from '../kernel/projection.ts'
import { isSame } from '../kernel/same.ts'
import type { RenovationEvent } from '../renovation.ts'
import type { CalendarDate } from '../vocabulary/calendarDate.ts'
import type { Obstacle } from '../vocabulary/obstacle.ts'

/** A point of a community's life whose order with others is looked at. */
export type Milestone = 'launched' | 'workStarted' | 'workCompleted'

/** Where something stands in the record, when it was recorded, and the date that it gives. */
export interface Noted {
  readonly on: CalendarDate
  readonly at: Address
  readonly recordedAt: string
}

interface Struck {
  readonly voided: boolean
}

/** What the findings are drawn from: entries that were struck out stay, and no longer count. */
export interface Observations {
  readonly passages: readonly (Noted & Struck & { readonly key: PassageKey; readonly despite: readonly Obstacle[] })[]
  readonly milestones: readonly (Noted &
    Struck & { readonly what: Milestone; readonly communities: readonly string[] })[]
  readonly surveys: readonly (Noted & Struck & { readonly household: string })[]
  readonly communityOf: { readonly [household: string]: string }
}

type PassageKey =
  | { readonly kind: 'listing'; readonly communities: readonly string[]; readonly year: number }
  | { readonly kind: 'start'; readonly communities: readonly string[] }
  | { readonly kind: 'hiddenWorkCovering'; readonly hiddenWork: string }
  | {
      readonly kind: 'reserveEntry' | 'projectApproval' | 'longTermManagement'
      readonly communities: readonly string[]
    }
  | { readonly kind: 'contract' | 'acceptance' | 'handover' | 'satisfactionConclusion'; readonly id: string }

type View = Writable<Observations>

const passed = (view: View, key: PassageKey, despite: readonly Obstacle[], noted: Noted): void => {
  view.passages.push(keep({ ...noted, key, despite, voided: false }))
}

const reached = (view: View, what: Milestone, communities: readonly string[], noted: Noted): void => {
  view.milestones.push(keep({ ...noted, what, communities, voided: false }))
}

const voidPassage = (view: View, key: PassageKey, on?: CalendarDate): void => {
  for (const one of view.passages) if (isSame(one.key, key) && (on === undefined || one.on === on)) one.voided = true
}

const voidMilestone = (view: View, what: Milestone, on: CalendarDate, communities: readonly string[]): void => {
  for (const one of view.milestones)
    if (one.what === what && one.on === on && isSame(one.communities, communities)) one.voided = true
}

/**
 * What there is to find fault with, gathered from the record; `findingsOf` draws the findings from it. A mistake that was
 * struck out takes its findings with it.
 */
export const observations: Projection<Observations, RenovationEvent> = projectionOf<Observations, RenovationEvent>(
  { passages: [], milestones: [], surveys: [], communityOf: {} },
  {
    HouseholdRegistered: (view, e) => {
      view.communityOf[e.household] = e.community
    },
    SurveyDone: (view, { household, on }, at, recordedAt) => {
      view.surveys.push(keep({ household: household as string, on, at, recordedAt, voided: false }))
    },
    SurveyVoided: (view, e) => {
      for (const one of view.surveys) if (one.household === e.household && one.on === e.on) one.voided = true
    },
    ReserveEntryCreated: (view, { communities, despite, on }, at, recordedAt) =>
      passed(view, { kind: 'reserveEntry', communities }, despite, { on, at, recordedAt }),
    ReserveRecordVoided: (view, { record }) => {
      if (record.kind === 'reserveEntry')
        voidPassage(view, { kind: 'reserveEntry', communities: record.communities }, record.on)
    },
    ProjectListedInAnnualPlan: (view, { communities, year, despite, on }, at, recordedAt) =>
      passed(view, { kind: 'listing', communities, year }, despite, { on, at, recordedAt }),
    ProjectLaunched: (view, { communities, on }, at, recordedAt) =>
      reached(view, 'launched', communities, { on, at, recordedAt }),
    PlanRecordVoided: (view, { record }) => {
      if (record.kind === 'listing') voidPassage(view, record)
      if (record.kind === 'launch') voidMilestone(view, 'launched', record.on, record.communities)
    },
    WorkStarted: (view, { communities, despite, on }, at, recordedAt) => {
      passed(view, { kind: 'start', communities }, despite, { on, at, recordedAt })
      reached(view, 'workStarted', communities, { on, at, recordedAt })
    },
    WorkCompleted: (view, { communities, on }, at, recordedAt) =>
      reached(view, 'workCompleted', communities, { on, at, recordedAt }),
    WorksRecordVoided: (view, { record }) => {
      if (record.kind === 'extension') return
      const { communities, on } = record
      if (record.kind === 'start') voidPassage(view, { kind: 'start', communities }, on)
      voidMilestone(view, record.kind === 'start' ? 'workStarted' : 'workCompleted', on, communities)
    },
    HiddenWorkCovered: (view, { hiddenWork, despite, on }, at, recordedAt) =>
      passed(view, { kind: 'hiddenWorkCovering', hiddenWork }, despite, { on, at, recordedAt }),
    HiddenWorksRecordVoided: (view, { record }) => {
      if (record.kind === 'hiddenWorkCovering')
        voidPassage(view, { kind: 'hiddenWorkCovering', hiddenWork: record.hiddenWork })
    },
    ProjectApproved: (view, { communities, despite, on }, at, recordedAt) =>
      passed(view, { kind: 'projectApproval', communities }, despite, { on, at, recordedAt }),
    ApprovalRecordVoided: (view, { record }) => {
      if (record.kind !== 'projectApproval') return
      voidPassage(view, { kind: 'projectApproval', communities: record.communities }, record.on)
    },
    ContractSigned: (view, { contract: id, despite, on }, at, recordedAt) =>
      passed(view, { kind: 'contract', id }, despite, { on, at, recordedAt }),
    ContractVoided: (view, { contract: id }) => voidPassage(view, { kind: 'contract', id }),
    AcceptancePassed: (view, { acceptance: id, despite, on }, at, recordedAt) =>
      passed(view, { kind: 'acceptance', id }, despite, { on, at, recordedAt }),
    AcceptanceRecordVoided: (view, { record }) => {
      if (record.kind !== 'report') voidPassage(view, { kind: 'acceptance', id: record.acceptance })
    },
    HandedOver: (view, { handover: id, despite, on }, at, recordedAt) =>
      passed(view, { kind: 'handover', id }, despite, { on, at, recordedAt }),
    HandoverRecordVoided: (view, { record }) => {
      if (record.kind === 'handover') voidPassage(view, { kind: 'handover', id: record.handover })
    },
    SatisfactionConcluded: (view, { survey: id, despite, on }, at, recordedAt) =>
      passed(view, { kind: 'satisfactionConclusion', id }, despite, { on, at, recordedAt }),
    SatisfactionRecordVoided: (view, { record }) => {
      if (record.kind === 'satisfactionConclusion')
        voidPassage(view, { kind: 'satisfactionConclusion', id: record.survey })
    },
    LongTermManagementEstablished: (view, { communities, despite, on }, at, recordedAt) =>
      passed(view, { kind: 'longTermManagement', communities }, despite, { on, at, recordedAt }),
    LongTermRecordVoided: (view, { record }) => {
      if (record.kind !== 'longTermManagement') return
      voidPassage(view, { kind: 'longTermManagement', communities: record.communities }, record.on)
    },
  },
)

/** The community of a household that was surveyed, as the register had it. */
export const communityOfSurvey = (view: Observations, household: string): string | undefined =>
  lookup(view.communityOf, household)
