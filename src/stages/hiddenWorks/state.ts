import { lookup } from '../../kernel/lookup.ts'
import type { CalendarDate, Day } from '../../vocabulary/calendarDate.ts'
import { latest, mayCountBy, type Voidable } from '../../vocabulary/dated.ts'
import type { ActorId, CommunityId, RecordId, WorkItemId } from '../../vocabulary/ids.ts'
import type { Gate, Requirement } from '../../vocabulary/obstacle.ts'
import type { Period } from '../../vocabulary/period.ts'
import type { Adoption, PolicyHead } from '../../vocabulary/policy.ts'
import { owedWithin, type Due, type Today } from '../../vocabulary/today.ts'

/** Who is told of hidden works and may sign for them: the employer, the supervising firm, the quality supervision body. */
export type Party = 'employer' | 'supervisor' | 'qualitySupervision'

/** Notice that a part of an item is ready to be inspected before it is covered. */
export interface Notice extends Voidable {
  readonly step: 'notified'
  readonly item: WorkItemId
  readonly notified: readonly Party[]
}

/** The hidden work was inspected and found in order, and who signed for that. */
export interface Acceptance extends Voidable {
  readonly step: 'accepted'
  readonly signedBy: readonly { readonly party: Party; readonly actor: ActorId }[]
}

/** The hidden work was inspected and may not be covered. */
export interface Rejection extends Voidable {
  readonly step: 'rejected'
  readonly reason: string
}

/** One step of a hidden work's inspection. */
export type HiddenWorkStep = Notice | Acceptance | Rejection

/** The covering of a hidden work: from then on nobody can look. */
export interface Covering extends Voidable {
  readonly item: WorkItemId
}

/** The hidden works' slice: by hidden work, the steps of its inspection in order of record, and its covering. */
export interface HiddenWorks {
  readonly steps: { readonly [hiddenWork: string]: readonly HiddenWorkStep[] }
  readonly coverings: { readonly [hiddenWork: string]: Covering }
}

/** Before anything was hidden. */
export const noHiddenWorks: HiddenWorks = { steps: {}, coverings: {} }

/** All steps of a hidden work in order of record, those struck out included. */
export const stepsOf = (hiddenWorks: HiddenWorks, id: string): readonly HiddenWorkStep[] =>
  lookup(hiddenWorks.steps, id) ?? []

/** Where the inspection of a hidden work stands on a day. */
export const hiddenWorkStepOf = (hiddenWorks: HiddenWorks, id: string, asOf?: Day): HiddenWorkStep | undefined =>
  latest(stepsOf(hiddenWorks, id), asOf)

/** Where it may stand by a date, for rules and deadlines: imprecise dates hide nothing. */
export const stepBy = (hiddenWorks: HiddenWorks, id: string, on: CalendarDate): HiddenWorkStep | undefined =>
  latest(stepsOf(hiddenWorks, id).filter((one) => mayCountBy(one, on)))

/** The notice of a hidden work that counts, if there was one by a date. */
export const noticeBy = (hiddenWorks: HiddenWorks, id: string, on: CalendarDate): Notice | undefined =>
  latest(
    stepsOf(hiddenWorks, id)
      .filter((one) => one.step === 'notified')
      .filter((one) => mayCountBy(one, on)),
  )

/** The covering of a hidden work that counts, if it was covered. */
export const coveringOf = (hiddenWorks: HiddenWorks, id: string): Covering | undefined => {
  const found = lookup(hiddenWorks.coverings, id)
  return found?.voided === false ? found : undefined
}

/** What the covering of a hidden work asks: that it was accepted, and that the supervising engineer signed for it. */
export const coveringRequirements = (
  hiddenWorks: HiddenWorks,
  id: RecordId,
  on: CalendarDate,
): readonly Requirement[] => {
  const stands = stepBy(hiddenWorks, id, on)
  const signedBy = stands?.step === 'accepted' ? stands.signedBy : undefined
  const asked = { gate: 'G5', subjects: [id], needed: 1 } as const
  return [
    { ...asked, requirement: 'hiddenWorkAccepted', reached: signedBy ? 1 : 0 },
    { ...asked, requirement: 'supervisorSigned', reached: signedBy?.some((one) => one.party === 'supervisor') ? 1 : 0 },
  ]
}

/** What a gate asks of the hidden works of some items: that each of which notice may have been given was accepted. */
export const hiddenWorksRequirement = (
  hiddenWorks: HiddenWorks,
  gate: Gate,
  communities: readonly CommunityId[],
  items: readonly string[],
  on: CalendarDate,
): Requirement => {
  const notified = Object.keys(hiddenWorks.steps).filter((id) => {
    const item = noticeBy(hiddenWorks, id, on)?.item
    return item !== undefined && items.includes(item)
  })
  return {
    gate,
    requirement: 'hiddenWorkAccepted',
    subjects: communities,
    needed: notified.length,
    reached: notified.filter((id) => stepBy(hiddenWorks, id, on)?.step === 'accepted').length,
  }
}

/**
 * The inspections of hidden works that are owed on a day: notice was given, and nobody has said yes or no.
 *
 * @remarks Civil Code art. 798: an employer who does not inspect in time gives the contractor more time and a claim.
 */
export const due = (
  {
    hiddenWorks,
    works,
  }: {
    readonly hiddenWorks: HiddenWorks
    readonly works: {
      readonly policies: readonly Adoption<{ readonly head: PolicyHead; readonly hiddenWorkInspection: Period }>[]
    }
  },
  day: Today,
): readonly Due[] =>
  Object.keys(hiddenWorks.steps).flatMap((subject) => {
    const stands = stepBy(hiddenWorks, subject, day.today)
    if (stands?.step !== 'notified') return []
    const owed = { what: 'hiddenWorkInspection', subject, since: stands.on }
    return [owedWithin(owed, 'works', works.policies, (policy) => policy.hiddenWorkInspection, day)]
  })
