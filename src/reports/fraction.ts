import type { Figure } from '../metrics/figure.ts'

/**
 * A fraction as a percentage with one decimal, cut off and not rounded, so that 99.96 % never reads as 100 %: only all of
 * a whole does. Of nothing there is no percentage: a dash.
 */
export const percentage = (numerator: number, denominator: number): string => {
  if (denominator === 0) return '–'
  const tenths = Number((BigInt(numerator) * 1000n) / BigInt(denominator))
  return `${Math.floor(tenths / 10)}.${tenths % 10} %`
}

/** A figure's value as text without its unit: a whole number as it is counted, a percentage, or the word for none yet. */
export const valueText = ({ value }: Figure, none: string): string => {
  if (value === 'none') return none
  return typeof value === 'number' ? String(value) : percentage(value.numerator, value.denominator)
}
