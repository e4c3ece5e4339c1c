import { lookup } from '../../kernel/lookup.ts'
import type { Day } from '../../vocabulary/calendarDate.ts'
import { earliest, type Voidable } from '../../vocabulary/dated.ts'
import type { Place } from '../../vocabulary/place.ts'
import type { Severity } from '../../vocabulary/severity.ts'

/** A defect or a hazard that somebody found. */
export interface Finding extends Voidable {
  readonly kind: 'defect' | 'hazard'
  readonly category: string
  readonly severity: Severity
  readonly place: Place
}

/** The condition's slice: what was found wrong, by the id of the finding, and when it was put right. */
export interface Condition {
  readonly findings: { readonly [id: string]: Finding }
  readonly remedies: { readonly [finding: string]: readonly Voidable[] }
}

/** Before anybody has looked. */
export const noCondition: Condition = { findings: {}, remedies: {} }

/** A finding that still counts. */
export const findingOf = (condition: Condition, id: string): Finding | undefined => {
  const found = lookup(condition.findings, id)
  return found?.voided === false ? found : undefined
}

/** When a finding had been put right by a day, if it had. */
export const remedyOf = (condition: Condition, id: string, asOf?: Day): Voidable | undefined =>
  earliest(lookup(condition.remedies, id) ?? [], asOf)
