import { dirname, join } from 'node:path'
import {
  adoptCataloguePolicy,
  CalendarDate,
  initiatives,
  kunmingCatalogue2019,
  list,
  oneOf,
  optional,
  parseJson,
  record,
  renovation,
  text,
  wholeNumber,
  type InitiativesCommand,
  type Malformed,
  type Problem,
  type RenovationCommand,
  type Shape,
} from 'xinyan'
import { readRoster, registrations } from './roster.ts'
import { Stop, textOf } from './stop.ts'

/** One renovation is one stream: all three communities of the case are in it. */
export const stream = 'kunming-2019'

const envelope = {
  id: text(1, 200),
  /** The neighbourhood community whose initiative a line tells; a line of the renovation has none. */
  stream: optional(text(1, 200)),
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
  file: oneOf('policies.json', 'roster.csv', 'catalogue'),
  community: optional(text(1, 100)),
  on: optional(CalendarDate),
})

type Imported = (typeof imported)['_A']

/** One line of a journal, checked: what to record, in which stream, under which id, by whom and when. */
export interface Entry<C = RenovationCommand> {
  readonly place: string
  readonly stream: string
  readonly id: string
  readonly by: string
  readonly recordedAt: string
  readonly source: 'article' | 'reconstructed'
  readonly except: readonly string[]
  readonly commands: readonly C[]
}

/** Problems as text, each with the path at which it stands. */
export const told = (problems: readonly Problem[]): string =>
  problems.map((p) => `${p.path.join('.') || 'the whole'}: expected ${p.expected}, found ${p.found}`).join('; ')

const json = (content: string, place: string): unknown => {
  const read = parseJson(content)
  if (read._tag === 'Left') throw new Stop(`${place}: ${told(read.left.problems)}`)
  return read.right
}

type Read<C> = (
  given: unknown,
) => { readonly _tag: 'Right'; readonly right: C } | { readonly _tag: 'Left'; readonly left: Malformed }

const commandIn = <C>(read: Read<C>, given: unknown, place: string): C => {
  const command = read(given)
  if (command._tag === 'Left') throw new Stop(`${place}: ${told(command.left.problems)}`)
  return command.right
}

const commandsIn = <C>(read: Read<C>, given: unknown, place: string): readonly C[] =>
  Array.isArray(given)
    ? given.map((one, i) => commandIn(read, one, `${place}: command ${i + 1}`))
    : [commandIn(read, given, place)]

const importedFrom = (folder: string, { file, community, on }: Imported): readonly RenovationCommand[] => {
  if (file === 'catalogue') return [adoptCataloguePolicy({ policy: kunmingCatalogue2019, on: on ?? '' })]
  const path = join(folder, file)
  if (file === 'policies.json') return commandsIn(renovation.command, json(textOf(path), path), path)
  return commandsIn(renovation.command, registrations(readRoster(path), community ?? '', on ?? ''), path)
}

const lineAs = <A>(shape: Shape<A, unknown>, line: unknown, place: string): A => {
  if (shape.is(line)) return line
  throw new Stop(`${place}: ${told(shape.problemsOf(line) ?? [])}`)
}

const entryOf = (content: string, place: string, folder: string): Entry => {
  const { command, ...rest } = Object(json(content, place)) as Record<string, unknown>
  const around = { except: [], stream, place }
  if (command !== undefined)
    return { ...around, ...lineAs(written, rest, place), commands: commandsIn(renovation.command, command, place) }
  const line = lineAs(imported, rest, place)
  return { ...around, ...line, commands: importedFrom(folder, line) }
}

const initiativeOf = (content: string, place: string): Entry<InitiativesCommand> => {
  const { command, ...rest } = Object(json(content, place)) as Record<string, unknown>
  const line = lineAs(written, rest, place)
  if (line.stream === undefined) throw new Stop(`${place}: stream: expected a value, found nothing`)
  const commands = commandsIn(initiatives.command, command, place)
  return { except: [], ...line, stream: line.stream, place, commands }
}

const linesOf = <T>(file: string, read: (content: string, place: string) => T): readonly T[] =>
  textOf(file)
    .split('\n')
    .map((content, i) => ({ content, place: `${file}:${i + 1}` }))
    .filter(({ content }) => content.trim() !== '')
    .map(({ content, place }) => read(content, place))

/** Reads a whole journal, or stops at its first line that is not one: then nothing of it is recorded. */
export const readJournal = (file: string): readonly Entry[] =>
  linesOf(file, (content, place) => entryOf(content, place, dirname(file)))

/** Reads what the neighbourhood communities of the street did beside the renovation, all of it or nothing. */
export const readInitiatives = (file: string): readonly Entry<InitiativesCommand>[] => linesOf(file, initiativeOf)
