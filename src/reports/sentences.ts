import type { DepartureDetail } from '../projections/findings/departures.ts'
import type { InitiativesRefusal } from '../initiatives.ts'
import type { RenovationRefusal } from '../renovation.ts'
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
