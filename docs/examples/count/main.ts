// Counts a vote from a file: `npm run -s count -- FILE.json [--lang zh|en]`, or lists the laws: `npm run -s count -- --policies`.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { explainVote, voteLanguages, voteSentences, voteTable, votingPolicies, type VoteCount } from 'xinyan'
import { readVote, type Mistake } from './reading.ts'

type Tag = keyof typeof voteLanguages

const fail = (mistakes: readonly Mistake[]): void => {
  for (const mistake of mistakes) console.error(JSON.stringify(mistake))
  process.exitCode = 1
}

const isTag = (word: string | undefined): word is Tag => word !== undefined && Object.hasOwn(voteLanguages, word)

const usage = (found: string): Mistake => ({
  type: 'Usage',
  place: 'the command line',
  expected: 'FILE.json [--lang zh|en], or --policies',
  found,
})

/** The amounts as JSON: a bound says that it is one, and `null` says that no number of votes would do. */
const asJson = (counted: VoteCount): string => {
  const { passed, conditions, canStillPass, fewestFurtherVotes: fewest } = explainVote(counted.vote)
  return JSON.stringify(
    {
      passed,
      conditions: conditions.map((one) => {
        const { of: _, ...condition } = one
        return condition
      }),
      canStillPass,
      fewestFurtherVotes: fewest === undefined ? null : fewest.exact ? fewest.votes : { atMost: fewest.votes },
    },
    null,
    2,
  )
}

const inWords = (counted: VoteCount, tag: Tag): string => {
  const language = voteLanguages[tag]
  const explanation = explainVote(counted.vote)
  const sentences = voteSentences(language, explanation, counted.vote.policy)
  return [voteTable(language, explanation.conditions), '', ...sentences].join('\n')
}

const listed = (): string =>
  `[\n${votingPolicies.map(({ head, matters }) => `  ${JSON.stringify({ ...head, matters })}`).join(',\n')}\n]`

const read = (file: string): string | undefined => {
  // npm runs a script in the package's folder; the file is named from where npm was called.
  for (const folder of [process.cwd(), process.env['INIT_CWD'] ?? '.']) {
    try {
      return readFileSync(resolve(folder, file), 'utf8')
    } catch {
      continue
    }
  }
  return undefined
}

const run = (words: readonly string[]): void => {
  const at = words.indexOf('--lang')
  const tag = at < 0 ? undefined : words[at + 1]
  const rest = words.filter((_, i) => at < 0 || (i !== at && i !== at + 1))
  const [file, ...more] = rest
  if (file === '--policies' && rest.length === 1 && at < 0) return console.log(listed())
  if (file === undefined || file.startsWith('-') || more.length > 0) return fail([usage(words.join(' '))])
  if (at >= 0 && !isTag(tag)) return fail([usage(`--lang ${tag ?? ''}`)])
  const text = read(file)
  if (text === undefined) return fail([{ type: 'NoSuchFile', place: file, expected: 'a file', found: 'none' }])
  const counted = readVote(text)
  if (counted._tag === 'Left') return fail(counted.left)
  console.log(isTag(tag) ? inWords(counted.right, tag) : asJson(counted.right))
}

run(process.argv.slice(2))
