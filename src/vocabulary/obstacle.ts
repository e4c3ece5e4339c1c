import { list, oneOf, record, text, wholeNumber, type Shape } from '../kernel/shape.ts'

/**
 * A point of a renovation's life that should be passed only when something is in order: G0 reserve, G1 annual plan,
 * G2 approval, G3 contract, G4 construction start, G5 covering of hidden works, G6 use, G7 close, G8 evaluation,
 * G9 long-term management.
 */
export type Gate = 'G0' | 'G1' | 'G2' | 'G3' | 'G4' | 'G5' | 'G6' | 'G7' | 'G8' | 'G9'
export const Gate: Shape<Gate> = oneOf('G0', 'G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'G7', 'G8', 'G9')

/**
 * What a gate does when something is missing: `enforce` refuses, `warn` accepts and writes down what was open, `audit`
 * only reports when it is asked.
 */
export type GateMode = 'enforce' | 'warn' | 'audit'
export const GateMode: Shape<GateMode> = oneOf('enforce', 'warn', 'audit')

/** One thing that a gate asks for, counted: how much is needed and how much is there. */
export interface Requirement {
  readonly gate: Gate
  /** The word for what is asked, such as `householdsSurveyed`. */
  readonly requirement: string
  /** The communities, works items or records that it is asked of. */
  readonly subjects: readonly string[]
  readonly needed: number
  readonly reached: number
}

/** A requirement that was not met when its gate was passed. It is stored, and stays what it was. */
export type Obstacle = Requirement
export const Obstacle: Shape<Obstacle> = record({
  gate: Gate,
  requirement: text(1, 60),
  subjects: list(text(1, 100), 0, 1000),
  needed: wholeNumber(0, 1e12),
  reached: wholeNumber(0, 1e12),
})

/**
 * What a gate asks besides where it asks for a share of the households: that those of every community can be told. It is
 * asked of the communities of which they cannot, and of none it is not asked.
 */
export const householdsCounted = (gate: Gate, untold: readonly string[]): readonly Requirement[] =>
  untold.length === 0
    ? []
    : [{ gate, requirement: 'communitiesCounted', subjects: untold, needed: untold.length, reached: 0 }]

/** The requirements that are not met. */
export const obstaclesAmong = (requirements: readonly Requirement[]): readonly Obstacle[] =>
  requirements.filter(({ needed, reached }) => reached < needed)
