import { fact, type EventIn } from '../../kernel/fact.ts'
import type { Writable } from '../../kernel/keep.ts'
import { entryOf, lookup } from '../../kernel/lookup.ts'
import { acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { optional, tagged, wholeNumber } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate, compareDates, daysOf } from '../../vocabulary/calendarDate.ts'
import { Evidence } from '../../vocabulary/evidence.ts'
import { RecordId } from '../../vocabulary/ids.ts'
import { inForce } from '../../vocabulary/policy.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { recordedDifferently } from '../../vocabulary/voiding.ts'
import { propertyAreaOf, unlawfulBody, unlawfulTerm, type Governance } from '../governance/state.ts'
import { closedTo, type Opening } from '../opening/state.ts'
import { struckOut, strikes } from '../opening/striking.ts'
import { householdsOf, type Register } from '../register/state.ts'
import { committeeOf, noCommittee, stepsOf, termEndOf, type Committee, type CommitteeStep } from './state.ts'

interface Reads {
  readonly opening: Opening
  readonly governance: Governance
  readonly committee: Committee
}

const closedIn = ({ opening, governance }: Reads, propertyArea: RecordId, on: CalendarDate) => {
  const area = propertyAreaOf(governance, propertyArea)
  return area
    ? closedTo(opening, area.communities, on)
    : [...closedTo(opening, [], on), { type: 'PropertyAreaNotDefined', propertyArea } as const]
}

const seats = wholeNumber(1, 1000)
const body = { committee: RecordId, propertyArea: RecordId, termYears: wholeNumber(1, 30), on: CalendarDate }
const elected = { ...body, members: seats, evidence: optional(Evidence) }

/** The owners of an area elected their committee (业主委员会). From that day the time to have it filed runs. */
export const OwnersCommitteeElected = fact('OwnersCommitteeElected', elected, (committee: Writable<Committee>, e) => {
  const { propertyArea, members, termYears, on } = e
  committee.committees[e.committee] = { kind: 'owners', propertyArea, members, termYears, on, voided: false }
})
export type OwnersCommitteeElected = EventIn<typeof OwnersCommitteeElected>

/**
 * The line of the law that holds for an area; where its households cannot all be told, the one that asks for fewest of those
 * that it may be.
 */
const sizeFor = (
  s: { readonly governance: Governance; readonly register: Register },
  area: RecordId,
  on: CalendarDate,
) => {
  const policy = inForce(s.governance.policies, on)
  const communities = propertyAreaOf(s.governance, area)?.communities ?? []
  const { total, untold } = householdsOf(s.register, communities, daysOf(on).last)
  const lines = (policy?.committeeSizes ?? []).filter(
    ({ householdsBelow }) => householdsBelow === undefined || total < householdsBelow,
  )
  return (untold.length === 0 && total > 0 ? lines : lines.toSorted((a, b) => a.atLeast - b.atLeast))[0]
}

/**
 * Elects an owners' committee. Refused when its seats or its term are not what the adopted law asks for an area of so many
 * households.
 *
 * @remarks Beijing: at least 5 and odd, 3 below 100 households, at most 5 years.
 */
export const electOwnersCommittee = rule(
  'ElectOwnersCommittee',
  elected,
  (s: Reads & { readonly register: Register }, c, day: Today) => {
    const { propertyArea, members, termYears, on } = c
    const known = committeeOf(s.committee, c.committee)
    if (known)
      return isSame(known, { kind: 'owners', propertyArea, members, termYears, on, voided: false })
        ? nothing
        : refuse(recordedDifferently('committee', c.committee))
    const policy = inForce(s.governance.policies, on)
    const untold = policy === undefined && ({ type: 'NoPolicyAdopted', policy: 'governance', on } as const)
    const named = { body: 'ownersCommittee', policy: policy?.head.id ?? '' } as const
    const size = sizeFor(s, propertyArea, on)
    const unlawful = policy && size ? unlawfulBody(size, members, members, named) : []
    const long = unlawfulTerm(policy?.committeeYears, termYears, named)
    return acceptUnless([...closedIn(s, propertyArea, on), untold, ...unlawful, long, notYet(on, day)], () =>
      OwnersCommitteeElected(c),
    )
  },
)

const standIn = { ...body, owners: wholeNumber(0, 1000), others: wholeNumber(0, 1000), evidence: optional(Evidence) }

/** A property management committee (物管会) was formed: it stands in where no owners' committee has come about. */
export const PropertyManagementCommitteeFormed = fact(
  'PropertyManagementCommitteeFormed',
  standIn,
  (committee: Writable<Committee>, { committee: id, propertyArea, owners, others, termYears, on }) => {
    const members = owners + others
    committee.committees[id] = { kind: 'propertyManagement', propertyArea, members, termYears, on, voided: false }
  },
)
export type PropertyManagementCommitteeFormed = EventIn<typeof PropertyManagementCommitteeFormed>

/**
 * Forms a property management committee. Refused when it is not what the adopted law asks of it.
 *
 * @remarks Beijing: at least 7, odd, at least half of them owners, at most 3 years.
 */
export const formPropertyManagementCommittee = rule(
  'FormPropertyManagementCommittee',
  standIn,
  (s: Reads, c, day: Today) => {
    const { propertyArea, owners, others, termYears, on } = c
    const members = owners + others
    const known = committeeOf(s.committee, c.committee)
    if (known)
      return isSame(known, { kind: 'propertyManagement', propertyArea, members, termYears, on, voided: false })
        ? nothing
        : refuse(recordedDifferently('committee', c.committee))
    const policy = inForce(s.governance.policies, on)
    const untold = policy === undefined && ({ type: 'NoPolicyAdopted', policy: 'governance', on } as const)
    const named = { body: 'propertyManagementCommittee', policy: policy?.head.id ?? '' } as const
    const unlawful = policy?.fallback ? unlawfulBody(policy.fallback, members, owners, named) : []
    const long = unlawfulTerm(policy?.fallback?.years, termYears, named)
    return acceptUnless([...closedIn(s, propertyArea, on), untold, ...unlawful, long, notYet(on, day)], () =>
      PropertyManagementCommitteeFormed(c),
    )
  },
)

const step = { committee: RecordId, on: CalendarDate, evidence: optional(Evidence) }
type Step = { readonly committee: RecordId; readonly on: CalendarDate }

const enter = (slice: Writable<Committee>, e: Step, kind: CommitteeStep['step']): void => {
  entryOf(slice.steps, e.committee, () => []).push({ step: kind, on: e.on, voided: false })
}

const stepTaken = (s: Reads, c: Step, kind: CommitteeStep['step']): CommitteeStep | undefined =>
  stepsOf(s.committee, c.committee, kind).find((one) => !one.voided)

const hindrances = (s: Reads, c: Step, day: Today) => {
  const known = committeeOf(s.committee, c.committee)
  const unseated = known === undefined && ({ type: 'CommitteeNotSeated', committee: c.committee } as const)
  const isEarly = known !== undefined && compareDates(c.on, known.on) === 'before'
  const early = isEarly && ({ type: 'BeforeCommittee', committee: c.committee, seated: known.on, on: c.on } as const)
  const closed = known ? closedIn(s, known.propertyArea, c.on) : []
  return [unseated, ...closed, early, notYet(c.on, day)]
}

/** The committee was filed (备案) with the district and the sub-district. */
export const OwnersCommitteeFiled = fact('OwnersCommitteeFiled', step, (committee: Writable<Committee>, e) =>
  enter(committee, e, 'filed'),
)
export type OwnersCommitteeFiled = EventIn<typeof OwnersCommitteeFiled>

/**
 * Files a committee. A late filing is recorded as it was; it is `due` until then.
 *
 * @remarks Property Management Regulations (物业管理条例) art. 16: within 30 days of the election.
 */
export const fileOwnersCommittee = rule('FileOwnersCommittee', step, (s: Reads, c, day: Today) => {
  const taken = stepTaken(s, c, 'filed')
  if (taken) return taken.on === c.on ? nothing : refuse(recordedDifferently('committeeFiling', c.committee, taken.on))
  return acceptUnless(hindrances(s, c, day), () => OwnersCommitteeFiled(c))
})

/** The committee reported that its term ends, so that its renewal (换届) can be prepared. */
export const CommitteeRenewalReported = fact('CommitteeRenewalReported', step, (committee: Writable<Committee>, e) =>
  enter(committee, e, 'renewalReported'),
)
export type CommitteeRenewalReported = EventIn<typeof CommitteeRenewalReported>

/** Reports the end of a term. */
export const reportCommitteeRenewal = rule('ReportCommitteeRenewal', step, (s: Reads, c, day: Today) => {
  const taken = stepTaken(s, c, 'renewalReported')
  if (taken) return taken.on === c.on ? nothing : refuse(recordedDifferently('committeeRenewal', c.committee, taken.on))
  return acceptUnless(hindrances(s, c, day), () => CommitteeRenewalReported(c))
})

/** The committee's term ran out: it stands for nobody from then on. */
export const CommitteeTermExpired = fact('CommitteeTermExpired', step, (committee: Writable<Committee>, e) =>
  enter(committee, e, 'expired'),
)
export type CommitteeTermExpired = EventIn<typeof CommitteeTermExpired>

/** Records that a term ran out. Refused when it certainly had not by that date. */
export const expireCommitteeTerm = rule('ExpireCommitteeTerm', step, (s: Reads, c, day: Today) => {
  const taken = stepTaken(s, c, 'expired')
  if (taken) return taken.on === c.on ? nothing : refuse(recordedDifferently('committeeTerm', c.committee, taken.on))
  const known = committeeOf(s.committee, c.committee)
  const end = known && termEndOf(known)
  const early =
    end !== undefined &&
    daysOf(c.on).last < end.first &&
    ({ type: 'TermNotOver', committee: c.committee, ends: end.first, on: c.on } as const)
  return acceptUnless([...hindrances(s, c, day), early], () => CommitteeTermExpired(c))
})

const named = { committee: RecordId }
const key = tagged('kind', { committee: named, committeeFiling: named, committeeRenewal: named, committeeTerm: named })
type Key = (typeof key)['_A']
const steps = { committeeFiling: 'filed', committeeRenewal: 'renewalReported', committeeTerm: 'expired' } as const

const entriesFor = (slice: Committee, { kind, committee }: Key): readonly { readonly voided: boolean }[] => {
  if (kind !== 'committee') return stepsOf(slice, committee, steps[kind])
  const one = lookup(slice.committees, committee)
  return one ? [one] : []
}

/** A committee, or what followed its election, was entered by mistake and does not count. */
export const CommitteeRecordVoided = struckOut('CommitteeRecordVoided', key, entriesFor)
export type CommitteeRecordVoided = EventIn<typeof CommitteeRecordVoided>

/** Strikes out a committee, its filing, its report or the end of its term. */
export const voidCommitteeRecord = strikes(
  'VoidCommitteeRecord',
  key,
  CommitteeRecordVoided,
  ({ committee }: Reads, record) => entriesFor(committee, record),
  (record) => [record.committee],
)

/** Committee (业主委员会): who stands for the owners, since when, for how long, and on whose books. */
export const committee = stage(
  'committee',
  noCommittee,
  [
    OwnersCommitteeElected,
    PropertyManagementCommitteeFormed,
    OwnersCommitteeFiled,
    CommitteeRenewalReported,
    CommitteeTermExpired,
    CommitteeRecordVoided,
  ],
  [
    electOwnersCommittee,
    formPropertyManagementCommittee,
    fileOwnersCommittee,
    reportCommitteeRenewal,
    expireCommitteeTerm,
    voidCommitteeRecord,
  ],
)
