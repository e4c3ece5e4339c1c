import type { setsEn } from './phrases/sets.en.ts'

/** A closed set of words of the record, such as the kinds of feedback or the sources of money. */
export type WordSet = keyof typeof setsEn

/** The words of every closed set in one language, each under the word that stands in the record. */
export type WordSets = {
  readonly [S in WordSet]: { readonly [W in keyof (typeof setsEn)[S]]: string }
}
