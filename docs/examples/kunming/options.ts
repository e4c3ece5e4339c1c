import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Day } from 'xinyan'
import { cachePlace } from './database.ts'
import { Stop } from './stop.ts'
import type { Tongue } from './words.ts'

/** What the caller asks for. */
export interface Options {
  readonly help: boolean
  readonly json: boolean
  readonly tongue: Tongue
  /** What was true on that day: by when things happened. */
  readonly asOf?: Day
  /** What was known on that day: by when things were recorded. */
  readonly knownOn?: Day
  readonly journal: string
  readonly database: string
}

const flags = {
  help: { type: 'boolean', short: 'h', default: false },
  json: { type: 'boolean', default: false },
  lang: { type: 'string', default: 'en' },
  'as-of': { type: 'string' },
  'known-on': { type: 'string' },
  journal: { type: 'string' },
} as const

const parsed = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options: flags, strict: true }).values
  } catch (error) {
    const [sentence] = (error instanceof Error ? error.message : String(error)).split('. ')
    throw new Stop(`${sentence}. Try --help.`)
  }
}

const dayOf = (flag: string, given: string | undefined): Day | undefined => {
  if (given === undefined || Day.is(given)) return given
  throw new Stop(`--${flag} takes a day such as 2019-08-31, not '${given}'. Try --help.`)
}

const tongueOf = (given: string): Tongue => {
  if (given === 'en' || given === 'zh') return given
  throw new Stop(`--lang takes en or zh, not '${given}'. Try --help.`)
}

/** Reads the flags and `XINYAN_DB`; stops at whatever it does not understand. */
export const optionsFrom = (args: readonly string[], env: NodeJS.ProcessEnv): Options => {
  const given = parsed(args)
  const asOf = dayOf('as-of', given['as-of'])
  const knownOn = dayOf('known-on', given['known-on'])
  return {
    help: given.help,
    json: given.json,
    tongue: tongueOf(given.lang),
    ...(asOf !== undefined && { asOf }),
    ...(knownOn !== undefined && { knownOn }),
    journal: resolve(given.journal ?? join(import.meta.dirname, 'journal.jsonl')),
    database: resolve(env['XINYAN_DB'] || cachePlace),
  }
}
