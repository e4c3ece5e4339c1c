import { en } from './words.en.ts'
import { zh } from './words.zh.ts'

/** The languages of this example. */
export type Tongue = 'en' | 'zh'

/** Every sentence that this example adds to those of the library, in one language. */
export type Words = typeof en

export const words: { readonly [T in Tongue]: Words } = { en, zh }
