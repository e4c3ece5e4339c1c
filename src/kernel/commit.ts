import * as E from 'fp-ts/Either'
import type { AnyEvent, AnyFact } from './fact.ts'
import { malformed, type Malformed } from './guard.ts'
import type { StoredCommit } from './eventStore.ts'
import { describe, isPlainObject, type Problem } from './problem.ts'
import { problem, record, Shape, text, wholeNumber } from './shape.ts'

/** Where an event stands: stream, version of its commit, index within the commit from 0. */
export interface Address {
  readonly stream: string
  readonly version: number
  readonly index: number
}

/** All events of one accepted command, decoded, with who recorded them and when. */
export interface Commit<Ev extends AnyEvent> extends Omit<StoredCommit, 'events'> {
  readonly events: readonly Ev[]
}

/**
 * A stored commit that this release cannot read: the commit as it stands in the store, and what is wrong with it, each
 * problem with the index of its event in front of its path.
 */
export interface Quarantined {
  readonly commit: StoredCommit
  readonly problems: readonly Problem[]
}

/** What reading stored commits gave: those that could be read, and every one that could not. */
export interface Reading<Ev extends AnyEvent> {
  /** The readable commits in their order. A commit counts whole or not at all, as it was written. */
  readonly commits: readonly Commit<Ev>[]
  readonly quarantined: readonly Quarantined[]
}

/** Reads and writes the stored text of events, for one set of facts. */
export interface EventText<Ev extends AnyEvent> {
  /** The exact text that a store keeps. */
  readonly encode: (events: readonly Ev[]) => string
  /** Never throws, and swallows nothing: what it cannot read it hands back with its address. */
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

/** The form of the time at which a commit was written down: `2019-06-21T01:30:00.000Z`, always in UTC. */
export const isInstant = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) && !Number.isNaN(Date.parse(text))

const anyText: Shape<string> = new Shape('any text', (value) =>
  typeof value === 'string' ? null : problem('text', value),
)
const counted = wholeNumber(1, Number.MAX_SAFE_INTEGER)

/** What surrounds the events of a commit. */
export const storedCommit: Shape<StoredCommit> = record({
  stream: text(1, 200),
  version: counted,
  position: counted,
  commandId: text(1, 200),
  fingerprint: text(1, 200),
  recordedAt: new Shape('instant', (value) =>
    typeof value === 'string' && isInstant(value) ? null : problem('a time such as 2019-06-21T01:30:00.000Z', value),
  ),
  by: text(1, 200),
  events: anyText,
})

const wrong = (path: readonly (string | number)[], expected: string, value: unknown): readonly Problem[] => [
  { path, expected, found: describe(value) },
]

type Json = { readonly [key: string]: unknown }

const lifted = (fact: AnyFact, shape: number, event: Json): E.Either<readonly Problem[], Json> => {
  try {
    const json = (fact.was.lifts ?? []).slice(shape - 1).reduce((older, lift) => lift(older), event)
    return E.right({ ...json, type: fact.factName })
  } catch (cause) {
    return E.left(wrong(['event'], `shape ${shape} that can be lifted to shape ${fact.shape}`, String(cause)))
  }
}

const checked = <Ev>(fact: AnyFact, event: unknown): E.Either<readonly Problem[], Ev> => {
  const problems = fact.codec.problemsOf(event)
  if (problems === null) return E.right(event as Ev)
  return E.left(problems.map((p) => ({ ...p, path: ['event', ...p.path] })))
}

const isShape = (shape: unknown): shape is number => Number.isSafeInteger(shape) && (shape as number) >= 1

const decodeEvent = <Ev>(known: ReadonlyMap<string, AnyFact>, stored: unknown): E.Either<readonly Problem[], Ev> => {
  if (!isPlainObject(stored) || Object.keys(stored).length !== 2) return E.left(wrong([], '{shape, event}', stored))
  const { shape, event } = stored
  if (!isShape(shape)) return E.left(wrong(['shape'], 'a whole number from 1', shape))
  if (!isPlainObject(event)) return E.left(wrong(['event'], 'an object', event))
  const name = Object.hasOwn(event, 'type') ? event['type'] : undefined
  const fact = typeof name === 'string' ? known.get(name) : undefined
  if (fact === undefined) return E.left(wrong(['event', 'type'], 'the name of a fact', name))
  if (shape > fact.shape)
    return E.left(wrong(['shape'], `at most ${fact.shape}, the newest that this release knows`, shape))
  if (shape === fact.shape && name === fact.factName) return checked(fact, event)
  const newest = lifted(fact, shape, event)
  return E.isLeft(newest) ? newest : checked(fact, newest.right)
}

const parsedList = (text: string): E.Either<readonly Problem[], readonly unknown[]> => {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) && value.length > 0 ? E.right(value) : E.left(wrong([], 'a list of events', value))
  } catch {
    return E.left(wrong([], 'JSON', text))
  }
}

const decodeEvents = <Ev>(known: ReadonlyMap<string, AnyFact>, stored: string): E.Either<readonly Problem[], Ev[]> => {
  const parsed = parsedList(stored)
  if (E.isLeft(parsed)) return parsed
  const events: Ev[] = []
  const problems: Problem[] = []
  for (const [index, piece] of parsed.right.entries()) {
    const event = decodeEvent<Ev>(known, piece)
    if (E.isRight(event)) events.push(event.right)
    else problems.push(...event.left.map((p) => ({ ...p, path: [index, ...p.path] })))
  }
  return problems.length === 0 ? E.right(events) : E.left(problems)
}

/** Makes the reader and writer of stored text for a set of facts. */
export const eventText = <Ev extends AnyEvent>(facts: ReadonlyMap<string, AnyFact>): EventText<Ev> => {
  const known = knownNames(facts.values())
  return {
    encode: (events) => JSON.stringify(events.map((event) => ({ shape: facts.get(event.type)?.shape, event }))),
    decode: (stored) => {
      const commits: Commit<Ev>[] = []
      const quarantined: Quarantined[] = []
      for (const commit of stored) {
        const around = storedCommit.problemsOf(commit)
        const events = around === null ? decodeEvents<Ev>(known, commit.events) : E.left(around)
        if (E.isRight(events)) commits.push({ ...commit, events: events.right })
        else quarantined.push({ commit, problems: events.left })
      }
      return { commits, quarantined }
    },
  }
}

/** The commits when nothing is in quarantine; otherwise everything that could not be read, with stream and version. */
export const allReadable = <Ev extends AnyEvent>(reading: Reading<Ev>): E.Either<Malformed, readonly Commit<Ev>[]> => {
  if (reading.quarantined.length === 0) return E.right(reading.commits)
  return E.left(
    malformed(
      reading.quarantined.flatMap(({ commit: { stream, version }, problems }) =>
        problems.map((p) => ({ ...p, path: [stream, version, ...p.path] })),
      ),
    ),
  )
}
