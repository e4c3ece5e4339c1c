import * as E from 'fp-ts/Either'
import { within, type Problems } from './codec.ts'
import { isInstant, storedCommit, type Commit, type Quarantined, type Reading } from './commit.ts'
import type { StoredCommit } from './eventStore.ts'
import type { AnyEvent, AnyFact } from './fact.ts'
import { describe, isPlainObject, type Problem } from './problem.ts'

/** Reads and writes the stored text of events, for one set of facts. It never throws, and swallows nothing. */
export interface EventText<Ev extends AnyEvent> {
  /** The exact text that a store keeps. Throws on an event that `decode` would not give back: that is a bug of a rule. */
  readonly encode: (events: readonly Ev[]) => string
  /** The events of one commit, or everything that is wrong with it. */
  readonly eventsIn: (stored: StoredCommit) => E.Either<readonly Problem[], readonly Ev[]>
  /** Reads many: what can be read in its order, and what cannot beside it. */
  readonly decode: (stored: Iterable<StoredCommit>) => Reading<Ev>
}

const knownNames = (facts: Iterable<AnyFact>): Map<string, AnyFact> => {
  const known = new Map<string, AnyFact>()
  for (const fact of facts)
    for (const name of [fact.factName, ...(fact.was.names ?? [])]) {
      if (known.has(name)) throw new Error(`the fact name '${name}' is taken twice`)
      known.set(name, fact)
    }
  return known
}

type Path = readonly (string | number)[]

const wrong = (path: Path, expected: string, value: unknown): readonly Problem[] => [
  { path, expected, found: describe(value) },
]

const at = (key: string | number, problems: readonly Problem[]): readonly Problem[] =>
  problems.map((p) => ({ ...p, path: [key, ...p.path] }))

type Json = { readonly [key: string]: unknown }

const lifted = (fact: AnyFact, shape: number, event: Json): E.Either<readonly Problem[], Json> => {
  try {
    const json = (fact.was.lifts ?? []).slice(shape - 1).reduce((older, lift) => lift(older), event)
    return E.right({ ...json, type: fact.factName })
  } catch (cause) {
    return E.left(wrong(['event'], `shape ${shape} that can be lifted to shape ${fact.shape}`, String(cause)))
  }
}

const hasKeys = (value: object, count: number): boolean => {
  let keys = 0
  for (const _ in value) keys++
  return keys === count
}

const isShape = (shape: unknown): shape is number => Number.isSafeInteger(shape) && (shape as number) >= 1

type Known = ReadonlyMap<string, AnyFact>

const factOf = (known: Known, shape: unknown, event: unknown): AnyFact | readonly Problem[] => {
  if (!isShape(shape)) return wrong(['shape'], 'a whole number from 1', shape)
  if (!isPlainObject(event)) return wrong(['event'], 'an object', event)
  const name = event['type']
  const fact = typeof name === 'string' ? known.get(name) : undefined
  if (fact === undefined) return wrong(['event', 'type'], 'the name of a fact', name)
  if (shape <= fact.shape) return fact
  return wrong(['shape'], `at most ${fact.shape}, the newest that this release knows`, shape)
}

const inEvent = (problems: Problems): Problems => (problems === null ? null : at('event', problems))

// Puts the event in the place of what was stored around it; answers with everything that is wrong with it. Nothing is
// allocated for an event in which nothing is wrong.
const unwrap = (known: Known, list: unknown[], i: number): Problems => {
  const stored = list[i]
  if (!isPlainObject(stored) || !hasKeys(stored, 2)) return wrong([], '{shape, event}', stored)
  const { shape, event } = stored
  const fact = factOf(known, shape, event)
  if (typeof fact !== 'function') return fact
  const json = event as Json
  list[i] = json
  if (shape === fact.shape && json['type'] === fact.factName) return inEvent(fact.codec.problemsOf(json))
  const newest = lifted(fact, shape as number, json)
  if (E.isLeft(newest)) return newest.left
  list[i] = newest.right
  return inEvent(fact.codec.problemsOf(newest.right))
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

// What was parsed here belongs to nobody else: its list becomes the list of events.
const eventsOf = (known: Known, text: string): E.Either<readonly Problem[], unknown[]> => {
  const list = parsed(text)
  if (!Array.isArray(list) || list.length === 0) return E.left(wrong([], 'JSON: a list of events', text))
  let all: Problem[] | null = null
  for (let i = 0; i < list.length; i++) {
    const problems = unwrap(known, list, i)
    if (problems !== null) all = within(i, problems, all)
  }
  return all === null ? E.right(list as unknown[]) : E.left(all)
}

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 1

// The texts around the events were checked when they were written; what orders the commits is checked again.
const isSound = (c: StoredCommit): boolean =>
  isCount(c.version) && isCount(c.position) && typeof c.events === 'string' && isInstant(c.recordedAt)

// Spelled out, because spreading an object is several times slower and every commit ever read passes here.
const withEvents = <Ev extends AnyEvent>(c: StoredCommit, events: readonly Ev[]): Commit<Ev> => ({
  stream: c.stream,
  version: c.version,
  position: c.position,
  commandId: c.commandId,
  fingerprint: c.fingerprint,
  recordedAt: c.recordedAt,
  by: c.by,
  events,
})

const readEvents = (known: Known, commit: StoredCommit): E.Either<readonly Problem[], unknown[]> => {
  const around = isSound(commit) ? null : storedCommit.problemsOf(commit)
  return around === null ? eventsOf(known, commit.events) : E.left(around)
}

// What could not be read back must never be stored: a rule that makes such an event is broken, and its command fails.
const shapeOf = (facts: ReadonlyMap<string, AnyFact>, event: AnyEvent): number => {
  const fact = facts.get(event.type)
  const problems = fact === undefined ? wrong(['type'], 'the name of a fact', event.type) : fact.codec.problemsOf(event)
  if (fact !== undefined && problems === null) return fact.shape
  throw new Error(`a rule made an event that cannot be read back: ${event.type} ${JSON.stringify(problems)}`)
}

/** Makes the reader and writer of stored text for a set of facts. */
export const eventText = <Ev extends AnyEvent>(facts: ReadonlyMap<string, AnyFact>): EventText<Ev> => {
  const known = knownNames(facts.values())
  const eventsIn = (commit: StoredCommit) => readEvents(known, commit) as E.Either<readonly Problem[], readonly Ev[]>
  return {
    encode: (events) => JSON.stringify(events.map((event) => ({ shape: shapeOf(facts, event), event }))),
    eventsIn,
    decode: (stored) => {
      const commits: Commit<Ev>[] = []
      const quarantined: Quarantined[] = []
      for (const commit of stored) {
        const events = eventsIn(commit)
        if (E.isRight(events)) commits.push(withEvents(commit, events.right))
        else quarantined.push({ commit, problems: events.left })
      }
      return { commits, quarantined }
    },
  }
}
