import { Shape, list, record, text, type PlainStructOf, type StructOf } from '../../kernel/shape.ts'
import { Day } from '../../vocabulary/calendarDate.ts'
import { Gate } from '../../vocabulary/obstacle.ts'
import { PolicyHead } from '../../vocabulary/policy.ts'

/** The code of a question that decides whether a community is in scope, such as `plannedForDemolition`. */
export type ScopeTest = (typeof ScopeTest)['_A']
export const ScopeTest: Shape<string> = text(1, 60)

const fields = {
  head: PolicyHead,
  /** The gates that ask whether a community is in scope: G0 the reserve, G1 the annual plan. */
  atGates: list(Gate, 1, 10),
  /** The last day by which a community must have been built (建成年代), such as the end of the year 2000. */
  builtBy: Day,
  /** What must be so for a community to be in scope. */
  mustHold: list(ScopeTest, 0, 50),
  /** What must not be so. */
  mustNotHold: list(ScopeTest, 0, 50),
}

const parts: Shape<StructOf<typeof fields>, PlainStructOf<typeof fields>> = record(fields)

/**
 * Which communities count as old ones (城镇老旧小区) in a place: built by a day, and passing its tests. A test that stands
 * twice is malformed, with its path.
 *
 * @remarks The cut-off year and the tests differ from place to place: Chengdu takes 2004 where the national text has 2000
 * [K: from secondary sources].
 */
export type ScopePolicy = StructOf<typeof fields>
/** A scope policy as people write it down. */
export type PlainScopePolicy = PlainStructOf<typeof fields>
export const ScopePolicy: Shape<ScopePolicy, PlainScopePolicy> = new Shape(
  () => `ScopePolicy(${parts.name})`,
  (value) => {
    const problems = parts.problemsOf(value)
    if (problems !== null) return problems
    const { mustHold, mustNotHold } = value as ScopePolicy
    const all = [...mustHold, ...mustNotHold]
    const twice = all.flatMap((test, i) => {
      if (all.indexOf(test) === i) return []
      const path = i < mustHold.length ? ['mustHold', i] : ['mustNotHold', i - mustHold.length]
      return [{ path, expected: 'each test once', found: JSON.stringify(test) }]
    })
    return twice.length === 0 ? null : twice
  },
)
