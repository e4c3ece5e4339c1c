import { fact, type EventIn } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { entryOf, lookup } from '../../kernel/lookup.ts'
import { accept, acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { oneOf, optional } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate, compareDates } from '../../vocabulary/calendarDate.ts'
import { Evidence } from '../../vocabulary/evidence.ts'
import { RecordId } from '../../vocabulary/ids.ts'
import { Place } from '../../vocabulary/place.ts'
import { Severity } from '../../vocabulary/severity.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { noSuchRecord, recordedDifferently, standingOf, strikeOut, VoidReason } from '../../vocabulary/voiding.ts'
import { closedTo, type Opening } from '../opening/state.ts'
import { findingOf, noCondition, remedyOf, type Condition, type Finding } from './state.ts'

interface Reads {
  readonly opening: Opening
  readonly condition: Condition
}

const standsAs = (condition: Condition, id: RecordId, finding: Finding): 'same' | 'different' | 'none' => {
  const known = lookup(condition.findings, id)
  if (known === undefined || known.voided) return 'none'
  return isSame(known, finding) ? 'same' : 'different'
}

const defect = {
  defect: RecordId,
  category: oneOf('structure', 'envelope', 'roof', 'road', 'pipes', 'wiring', 'facilities', 'greenery', 'other'),
  severity: Severity,
  place: Place,
  on: CalendarDate,
  evidence: optional(Evidence),
}

/** A defect was found: a cracked wall, a road full of holes, lines in disorder. */
export const DefectFound = fact('DefectFound', defect, (condition: Writable<Condition>, e) => {
  const { category, severity, place, on } = e
  condition.findings[e.defect] = keep({ kind: 'defect' as const, category, severity, place, on, voided: false })
})
export type DefectFound = EventIn<typeof DefectFound>

/** Records a defect. Refused for a community outside the renovation, or when that id stands for another finding. */
export const reportDefect = rule('ReportDefect', defect, ({ opening, condition }: Reads, c, day: Today) => {
  const { category, severity, place, on } = c
  const stands = standsAs(condition, c.defect, { kind: 'defect', category, severity, place, on, voided: false })
  if (stands === 'same') return nothing
  if (stands === 'different') return refuse(recordedDifferently('finding', c.defect))
  return acceptUnless([...closedTo(opening, [place.community], on), notYet(on, day)], () => DefectFound(c))
})

const hazard = {
  hazard: RecordId,
  category: oneOf('fire', 'collapse', 'fallingParts', 'electric', 'gas', 'traffic', 'other'),
  severity: Severity,
  place: Place,
  on: CalendarDate,
  evidence: optional(Evidence),
}

/** A hazard (安全隐患) was found: something that may hurt people, such as clutter that would feed a fire. */
export const HazardFound = fact('HazardFound', hazard, (condition: Writable<Condition>, e) => {
  const { category, severity, place, on } = e
  condition.findings[e.hazard] = keep({ kind: 'hazard' as const, category, severity, place, on, voided: false })
})
export type HazardFound = EventIn<typeof HazardFound>

/** Records a hazard. */
export const reportHazard = rule('ReportHazard', hazard, ({ opening, condition }: Reads, c, day: Today) => {
  const { category, severity, place, on } = c
  const stands = standsAs(condition, c.hazard, { kind: 'hazard', category, severity, place, on, voided: false })
  if (stands === 'same') return nothing
  if (stands === 'different') return refuse(recordedDifferently('finding', c.hazard))
  return acceptUnless([...closedTo(opening, [place.community], on), notYet(on, day)], () => HazardFound(c))
})

/** A defect or a hazard was entered by mistake: it does not count. */
export const FindingVoided = fact(
  'FindingVoided',
  { finding: RecordId, reason: VoidReason },
  (condition: Writable<Condition>, e) => {
    const found = lookup(condition.findings, e.finding)
    if (found) found.voided = true
  },
)
export type FindingVoided = EventIn<typeof FindingVoided>

/** Strikes out a finding. */
export const voidFinding = rule('VoidFinding', { finding: RecordId, reason: VoidReason }, ({ condition }: Reads, c) => {
  const found = lookup(condition.findings, c.finding)
  if (found === undefined) return refuse(noSuchRecord('finding', c.finding))
  return found.voided ? nothing : accept(FindingVoided(c))
})

const remedy = { finding: RecordId, on: CalendarDate, evidence: optional(Evidence) }

/** A defect or a hazard was put right (消除): it no longer stands open. */
export const FindingRemedied = fact('FindingRemedied', remedy, (condition: Writable<Condition>, e) => {
  entryOf(condition.remedies, e.finding, () => []).push({ on: e.on, voided: false })
})
export type FindingRemedied = EventIn<typeof FindingRemedied>

/** Records that a finding was put right. Refused for one that is not on record, or was put right on another day. */
export const remedyFinding = rule('RemedyFinding', remedy, ({ opening, condition }: Reads, c, day: Today) => {
  const known = remedyOf(condition, c.finding)
  if (known) return known.on === c.on ? nothing : refuse(recordedDifferently('remedy', c.finding, known.on))
  const found = findingOf(condition, c.finding)
  if (found === undefined) return refuse(noSuchRecord('finding', c.finding))
  const early =
    compareDates(c.on, found.on) === 'before' &&
    ({ type: 'RemediedBeforeFound', finding: c.finding, found: found.on, on: c.on } as const)
  return acceptUnless([...closedTo(opening, [found.place.community], c.on), early, notYet(c.on, day)], () =>
    FindingRemedied(c),
  )
})

/** That a finding was put right was entered by mistake: it stands open again. */
export const RemedyVoided = fact(
  'RemedyVoided',
  { finding: RecordId, on: CalendarDate, reason: VoidReason },
  (condition: Writable<Condition>, e) =>
    strikeOut(lookup(condition.remedies, e.finding) ?? [], (one) => one.on === e.on),
)
export type RemedyVoided = EventIn<typeof RemedyVoided>

/** Strikes out the remedy of a finding on a date. */
export const voidRemedy = rule(
  'VoidRemedy',
  { finding: RecordId, on: CalendarDate, reason: VoidReason },
  ({ condition }: Reads, c) => {
    const standing = standingOf(lookup(condition.remedies, c.finding) ?? [], (one) => one.on === c.on)
    if (standing === 'unknown') return refuse(noSuchRecord('remedy', c.finding, c.on))
    return standing === 'voided' ? nothing : accept(RemedyVoided(c))
  },
)

/** Condition (现状): the defects and hazards that were found before and during the works, and when they were put right. */
export const condition = stage(
  'condition',
  noCondition,
  [DefectFound, HazardFound, FindingVoided, FindingRemedied, RemedyVoided],
  [reportDefect, reportHazard, voidFinding, remedyFinding, voidRemedy],
)
