import { dictionary, record, type PlainStructOf, type Shape, type StructOf } from '../../kernel/shape.ts'
import { Gate, GateMode } from '../../vocabulary/obstacle.ts'
import { PolicyHead } from '../../vocabulary/policy.ts'

const fields = {
  head: PolicyHead,
  /** What each gate does when something is missing. A gate that is not named cannot be passed under this policy. */
  modes: dictionary(Gate, GateMode, 10),
}

/** How strict each gate is: adopted by a renovation when it opens, since some report and only some forbid. */
export type GatePolicy = StructOf<typeof fields>
export const GatePolicy: Shape<GatePolicy, PlainStructOf<typeof fields>> = record(fields)
