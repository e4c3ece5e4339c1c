import { dirname, join } from 'node:path'
import {
  CalendarDate,
  list,
  oneOf,
  optional,
  parseJson,
  record,
  renovation,
  text,
  wholeNumber,
  type Problem,
  type RenovationCommand,
  type Shape,
} from 'xinyan'
import { readRoster, registrations } from './roster.ts'
import { Stop, textOf } from './stop.ts'

const envelope = {
  id: text(1, 200),
  by: text(1, 200),
  recordedAt: text(1, 30),
  /** Whether the article says so, or it was made up to fill the story. */
  source: oneOf('article', 'reconstructed'),
  /** The fact of the article that it tells, or fills out; they are listed in the README. */
  fact: optional(wholeNumber(1, 66)),
  /** Particulars of a line from the article that the article does not give. */
  except: optional(list(text(1, 60), 1, 10)),
  note: optional(text(1, 300)),
}
const written = record(envelope)
const imported = record({
  ...envelope,
  file: oneOf('policies.json', 'roster.csv'),
  community: optional(text(1, 100)),
  on: optional(CalendarDate),
})

type Imported = (typeof imported)['_A']

/** One line of the journal, checked: what to record, under which id, by whom and when. */
export interface Entry {
  readonly place: string
  readonly id: string
  readonly by: string
  readonly recordedAt: string
  readonly source: 'article' | 'reconstructed'
  readonly except: readonly string[]
  readonly commands: readonly RenovationCommand[]
}

/** Problems as text, each with the path at which it stands. */
export const told = (problems: readonly Problem[]): string =>
  problems.map((p) => `${p.path.join('.') || 'the whole'}: expected ${p.expected}, found ${p.found}`).join('; ')

const json = (content: string, place: string): unknown => {
  const read = parseJson(content)
  if (read._tag === 'Left') throw new Stop(`${place}: ${told(read.left.problems)}`)
  return read.right
}

const commandIn = (given: unknown, place: string): RenovationCommand => {
  const command = renovation.command(given)
  if (command._tag === 'Left') throw new Stop(`${place}: ${told(command.left.problems)}`)
  return command.right
}

const commandsIn = (given: unknown, place: string): readonly RenovationCommand[] =>
  Array.isArray(given) ? given.map((one, i) => commandIn(one, `${place}: command ${i + 1}`)) : [commandIn(given, place)]

const importedFrom = (folder: string, { file, community, on }: Imported): readonly RenovationCommand[] => {
  const path = join(folder, file)
  if (file === 'policies.json') return commandsIn(json(textOf(path), path), path)
  return commandsIn(registrations(readRoster(path), community ?? '', on ?? ''), path)
}

const lineAs = <A>(shape: Shape<A, unknown>, line: unknown, place: string): A => {
  if (shape.is(line)) return line
  throw new Stop(`${place}: ${told(shape.problemsOf(line) ?? [])}`)
}

const entryOf = (content: string, place: string, folder: string): Entry => {
  const { command, ...rest } = Object(json(content, place)) as Record<string, unknown>
  if (command !== undefined)
    return { except: [], ...lineAs(written, rest, place), place, commands: commandsIn(command, place) }
  const line = lineAs(imported, rest, place)
  return { except: [], ...line, place, commands: importedFrom(folder, line) }
}

/** Reads a whole journal, or stops at its first line that is not one: then nothing of it is recorded. */
export const readJournal = (file: string): readonly Entry[] =>
  textOf(file)
    .split('\n')
    .map((content, i) => ({ content, place: `${file}:${i + 1}` }))
    .filter(({ content }) => content.trim() !== '')
    .map(({ content, place }) => entryOf(content, place, dirname(file)))
