import { list, record, text, type PlainStructOf, type Shape, type StructOf } from '../../kernel/shape.ts'
import { Day } from '../../vocabulary/calendarDate.ts'
import { PolicyHead } from '../../vocabulary/policy.ts'

/** The code of a question that decides whether a community is in scope, such as `plannedForDemolition`. */
export type ScopeTest = (typeof ScopeTest)['_A']
export const ScopeTest: Shape<string> = text(1, 60)

const fields = {
  head: PolicyHead,
  /** The last day by which a community must have been built (建成年代), such as the end of the year 2000. */
  builtBy: Day,
  /** What must be so for a community to be in scope. */
  mustHold: list(ScopeTest, 0, 50),
  /** What must not be so. */
  mustNotHold: list(ScopeTest, 0, 50),
}

/**
 * Which communities count as old ones (城镇老旧小区) in a place: built by a day, and passing its tests.
 *
 * @remarks The cut-off year and the tests differ from place to place: Chengdu once took 2004 where the national text has 2000.
 */
export type ScopePolicy = StructOf<typeof fields>
/** A scope policy as people write it down. */
export type PlainScopePolicy = PlainStructOf<typeof fields>
export const ScopePolicy: Shape<ScopePolicy, PlainScopePolicy> = record(fields)
