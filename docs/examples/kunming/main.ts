import { dirname, join } from 'node:path'
import { ask } from './ask.ts'
import { commitsIn, initiativesIn, openRecord } from './database.ts'
import { readInitiatives, readJournal } from './journal.ts'
import { optionsFrom, type Options } from './options.ts'
import { progressOn } from './progress.ts'
import { recordAll } from './record.ts'
import { checkComplete, readRoster } from './roster.ts'
import { asObject } from './show/json.ts'
import { penOf } from './show/page.ts'
import { pages } from './show/pages.ts'
import { Stop } from './stop.ts'

/** Records the case, replays it from the record, and answers with what there is to show. */
const told = async ({ journal, database, tongue, json, ...moment }: Options): Promise<string> => {
  const pen = penOf(tongue)
  const entries = readJournal(journal)
  const beside = readInitiatives(join(dirname(journal), 'initiatives.jsonl'))
  const roster = readRoster(join(dirname(journal), 'roster.csv'))
  checkComplete(
    roster,
    entries.flatMap(({ commands }) => commands),
  )
  const store = await openRecord(database)
  try {
    // A record that cannot be read whole is not written to.
    await commitsIn(store, database)
    const progress = progressOn(process.stderr, pen.words.progress, entries.length + beside.length)
    const recorded = await recordAll(store, entries, beside, tongue, progress)
    const communities = [...new Set(beside.map((one) => one.stream))]
    const others = await Promise.all(communities.map((one) => initiativesIn(store, database, one)))
    const story = ask(await commitsIn(store, database), others, moment)
    if (json) return JSON.stringify(asObject(pen, story, recorded, database), null, 2)
    return pages(pen, { story, recorded, entries, beside, roster, database })
  } finally {
    await store.close()
  }
}

const main = async (): Promise<void> => {
  const options = optionsFrom(process.argv.slice(2), process.env)
  console.log(options.help ? penOf(options.tongue).words.help(options.journal, options.database) : await told(options))
}

try {
  await main()
} catch (error) {
  if (!(error instanceof Stop)) throw error
  console.error(error.message)
  process.exitCode = 1
}
