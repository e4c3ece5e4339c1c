import { lookup } from '../../kernel/lookup.ts'
import type { CalendarDate, DayRange } from '../../vocabulary/calendarDate.ts'
import { compareDates } from '../../vocabulary/calendarDate.ts'
import { mayCountBy, type Voidable } from '../../vocabulary/dated.ts'
import type { CommunityId, RecordId } from '../../vocabulary/ids.ts'
import { whenActing, type Asking } from '../../vocabulary/asking.ts'
import { monthsFrom, monthsFromDate } from '../../vocabulary/months.ts'
import type { Period } from '../../vocabulary/period.ts'
import { inForce, type Adoption, type PolicyHead } from '../../vocabulary/policy.ts'
import { owedWithin, type Due, type Today } from '../../vocabulary/today.ts'

/** An owners' committee (业主委员会), or the property management committee (物管会) that stands in for one. */
export interface SeatedCommittee extends Voidable {
  readonly kind: 'owners' | 'propertyManagement'
  readonly propertyArea: RecordId
  readonly members: number
  readonly termYears: number
}

/** What followed the election of a committee. */
export interface CommitteeStep extends Voidable {
  readonly step: 'filed' | 'renewalReported' | 'expired'
}

/** The committee's slice: committees under their ids, and what followed. */
export interface Committee {
  readonly committees: { readonly [id: string]: SeatedCommittee }
  readonly steps: { readonly [id: string]: readonly CommitteeStep[] }
}

/** Before any committee. */
export const noCommittee: Committee = { committees: {}, steps: {} }

/** A committee that counts. */
export const committeeOf = (committee: Committee, id: string): SeatedCommittee | undefined => {
  const found = lookup(committee.committees, id)
  return found?.voided === false ? found : undefined
}

/** What followed the election of a committee, one kind of step. */
export const stepsOf = (committee: Committee, id: string, step: CommitteeStep['step']): readonly CommitteeStep[] =>
  (lookup(committee.steps, id) ?? []).filter((one) => one.step === step)

interface Areas {
  readonly areas: { readonly [id: string]: Voidable & { readonly communities: readonly CommunityId[] } }
}

/** The committee that stands for a community's owners at a moment: elected last, its term not recorded as expired. */
export const committeeFor = (
  { committee, governance }: { readonly committee: Committee; readonly governance: Areas },
  community: CommunityId,
  at: Asking,
): readonly [string, SeatedCommittee] | undefined =>
  Object.entries(committee.committees)
    .filter(([id, one]) => {
      const area = lookup(governance.areas, one.propertyArea)
      const isTheirs = area?.voided === false && area.communities.includes(community)
      return isTheirs && at.counts(one) && !stepsOf(committee, id, 'expired').some(at.isOver)
    })
    .reduce<readonly [string, SeatedCommittee] | undefined>(
      (best, one) => (best !== undefined && compareDates(one[1].on, best[1].on) === 'before' ? best : one),
      undefined,
    )

/** The days on which a committee's term may end. */
export const termEndOf = ({ on, termYears }: Pick<SeatedCommittee, 'on' | 'termYears'>): DayRange | undefined =>
  monthsFromDate(on, termYears * 12)

interface CommitteeTerms {
  readonly head: PolicyHead
  readonly filingWithin: Period
  readonly renewalReportMonths?: number
}

const renewalOf = (policy: CommitteeTerms | undefined, one: SeatedCommittee): Pick<Due, 'by' | 'basis'> | undefined => {
  const months = policy?.renewalReportMonths
  const end = termEndOf(one)
  if (policy === undefined || months === undefined || end === undefined) return undefined
  const [first, last] = [monthsFrom(end.first, -months), monthsFrom(end.last, -months)]
  return first && last && { by: { first, last }, basis: policy.head.basis }
}

const succeeded = (committee: Committee, one: SeatedCommittee, by: CalendarDate): boolean =>
  Object.values(committee.committees).some(
    (other) =>
      other.propertyArea === one.propertyArea && mayCountBy(other, by) && compareDates(other.on, one.on) === 'after',
  )

/** What committees owe on a day: the filing after an election, and the report that opens the renewal before a term ends. */
export const due = (
  {
    committee,
    governance,
  }: {
    readonly committee: Committee
    readonly governance: { readonly policies: readonly Adoption<CommitteeTerms>[] }
  },
  day: Today,
): readonly Due[] =>
  Object.entries(committee.committees).flatMap(([subject, one]) => {
    const at = whenActing(day.today)
    const done = (step: CommitteeStep['step']): boolean => stepsOf(committee, subject, step).some(at.counts)
    if (one.kind !== 'owners' || !at.counts(one) || done('expired')) return []
    const filing = { what: 'committeeFiling', subject, since: one.on }
    const renewal = renewalOf(inForce(governance.policies, one.on), one)
    const isRenewed = done('renewalReported') || succeeded(committee, one, day.today)
    return [
      ...(done('filed')
        ? []
        : [owedWithin(filing, 'governance', governance.policies, (terms) => terms.filingWithin, day)]),
      ...(renewal === undefined || isRenewed ? [] : [{ what: 'committeeRenewal', subject, since: one.on, ...renewal }]),
    ]
  })
