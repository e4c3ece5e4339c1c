import type { Figure } from './figure.ts'

/** A figure as it stands in a signed report. */
export interface SignedFigure {
  readonly indicator: string
  readonly unit: string
  readonly numerator: number
  readonly denominator?: number
  /** Of how many of those that it is about it could not be told: of none of them, where the numerator is 0. */
  readonly untold?: number
  readonly basis: string
  readonly asOf: string
}

/** Figures in the form in which a report signs them: whole numbers with their basis and their day, nothing rounded. */
export const signedFigures = (figures: readonly Figure[]): readonly SignedFigure[] =>
  figures.map(({ metric, unit, numerator, denominator, untold, basis, asOf }) => ({
    indicator: metric,
    unit,
    numerator,
    ...(denominator !== 'none' && { denominator }),
    ...(untold !== undefined && { untold }),
    basis,
    asOf,
  }))

/** An indicator of which the record now says something else than what was signed. */
export interface Difference {
  readonly indicator: string
  /** As it was signed; absent where the report did not have it. */
  readonly signed?: SignedFigure
  /** As the record has it now; absent where nobody counts it any more. */
  readonly now?: SignedFigure
}

const isSameFigure = (a: SignedFigure | undefined, b: SignedFigure | undefined): boolean =>
  a !== undefined && b !== undefined && a.numerator === b.numerator && a.denominator === b.denominator

/**
 * What would have to be corrected in a signed report, since something was recorded later: each indicator whose numerator or
 * denominator differs, or that only one of the two has. Empty when the report still stands.
 */
export const differences = (signed: readonly SignedFigure[], figures: readonly Figure[]): readonly Difference[] => {
  const now = new Map(signedFigures(figures).map((one) => [one.indicator, one]))
  const before = new Map(signed.map((one) => [one.indicator, one]))
  return [...new Set([...before.keys(), ...now.keys()])]
    .filter((indicator) => !isSameFigure(before.get(indicator), now.get(indicator)))
    .map((indicator) => {
      const [was, is] = [before.get(indicator), now.get(indicator)]
      return { indicator, ...(was && { signed: was }), ...(is && { now: is }) }
    })
}
