import type { DepartureDetail } from '../projections/findings/departures.ts'
import type { InitiativesRefusal } from '../initiatives.ts'
import type { RenovationRefusal } from '../renovation.ts'
import type { Figure } from '../metrics/figure.ts'
import { percentage } from './fraction.ts'
import type { Language } from './language.ts'
import { en } from './phrases/en.ts'
import { zh } from './phrases/zh.ts'

/** The languages that come with the library, by their tag. */
export const languages: { readonly en: Language; readonly zh: Language } = { en, zh }

type Refusal = RenovationRefusal | InitiativesRefusal | { readonly type: 'CommandIdReused'; readonly commandId: string }

/** Says why something was refused, in a sentence. */
export const refusalText = (language: Language, refusal: Refusal): string => {
  const say = language.refusal[refusal.type] as (data: Refusal) => string
  return say(refusal)
}

/** Says what was found out of order, in a sentence. */
export const findingText = (language: Language, finding: DepartureDetail): string => {
  const say = language.finding[finding.kind] as (data: DepartureDetail) => string
  return say(finding)
}

/**
 * A figure's value with its unit, for people: `1,600,000.00 元` of fen, `525.50 米` of hundredths of a metre, `3 个小区`; a
 * share as a percentage that is cut off and never rounded up, and the word for none where there is no value yet.
 */
export const figureText = ({ amount, none }: Pick<Language, 'amount' | 'none'>, { value, unit }: Figure): string => {
  if (value === 'none') return none
  if (typeof value !== 'number') return percentage(value.numerator, value.denominator)
  return unit === 'share' ? String(value) : amount[unit](value)
}
