import { oneOf, record, wholeNumber, type Shape } from '../kernel/shape.ts'

/**
 * An area of land as it was told: hundredths of a mu (亩), and whether that is exact, `atLeast` (至少, 余) or `about` (约).
 * "More than 15,600 mu" is at least 1,560,000 hundredths.
 *
 * @remarks One mu is 2000/3 m²: no whole number of mu but a multiple of three is a whole number of square metres, so land
 * is kept in mu and turned into square metres as an exact fraction.
 */
export type LandArea = { readonly hundredthsOfMu: number; readonly told: 'exactly' | 'atLeast' | 'about' }
export const LandArea: Shape<LandArea> = record({
  hundredthsOfMu: wholeNumber(1, 1e12),
  told: oneOf('exactly', 'atLeast', 'about'),
})

/** Square metres as an exact fraction: 15,600 mu are 31,200,000/3, which is 10,400,000 m². */
export const squareMetresOf = ({
  hundredthsOfMu,
}: LandArea): { readonly numerator: number; readonly denominator: number } =>
  hundredthsOfMu % 3 === 0
    ? { numerator: (hundredthsOfMu / 3) * 20, denominator: 1 }
    : { numerator: hundredthsOfMu * 20, denominator: 3 }
