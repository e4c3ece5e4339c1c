import * as E from 'fp-ts/Either'
import type { CommandIdReused, Conflict, EventStore, NewCommit, StoredCommit } from '../../kernel/eventStore.ts'
import { isSame } from '../../kernel/same.ts'
import { chance, type Chance } from './chance.ts'
import type { Chapter } from './clause.ts'
import { commit } from './sampleCommits.ts'

type Appended = E.Either<Conflict | CommandIdReused, StoredCommit>

/** What a store is, in as few words as possible: a list. */
class Model {
  readonly all: StoredCommit[] = []
  read(stream: string, after: number, limit: number): readonly StoredCommit[] {
    return this.all.filter((one) => one.stream === stream && one.version > after).slice(0, limit)
  }
  readAll(after: number, limit: number): readonly StoredCommit[] {
    return this.all.slice(after, after + limit)
  }
  commitOf(stream: string, commandId: string): StoredCommit | undefined {
    return this.all.find((one) => one.stream === stream && one.commandId === commandId)
  }
  append(given: NewCommit): Appended {
    const { stream, version, commandId, fingerprint } = given
    const before = this.commitOf(stream, commandId)
    if (before !== undefined)
      return before.fingerprint === fingerprint
        ? E.right(before)
        : E.left({ type: 'CommandIdReused', stream, commandId })
    const actual = this.read(stream, 0, Number.MAX_SAFE_INTEGER).length
    if (version !== actual + 1) return E.left({ type: 'Conflict', stream, expected: version - 1, actual })
    const stored = { ...given, position: this.all.length + 1 }
    this.all.push(stored)
    return E.right(stored)
  }
}

type Step = readonly [name: 'append', NewCommit] | readonly [name: 'read' | 'readAll' | 'commitOf', ...unknown[]]

const streams = ['renovation-1', 'Renovation-1', '__proto__', '新颜'] as const

// Mostly the version that fits, so that something is stored; sometimes one beside it, sometimes an old command.
const appending = (of: Chance, model: Model): Step => {
  const stream = of.oneOf(streams)
  const version = model.read(stream, 0, Number.MAX_SAFE_INTEGER).length + of.oneOf([1, 1, 1, 1, 0, 2])
  const commandId = `c-${of.below(model.all.length + 20)}`
  const fingerprint = of.below(10) === 0 ? 'something else' : `what ${commandId} says`
  const events = JSON.stringify(Array.from({ length: of.below(4) }, () => of.oneOf(['a', '\u2028', '𠮷', '"'])))
  return ['append', commit(Math.max(1, version), { stream, commandId, fingerprint, events })]
}

const stepOf = (of: Chance, model: Model): Step => {
  const [after, limit] = [of.below(model.all.length + 3), of.below(12)]
  switch (of.below(6)) {
    case 0:
      return ['read', of.oneOf(streams), of.below(8), limit]
    case 1:
      return ['readAll', after, limit]
    case 2:
      return ['commitOf', of.oneOf(streams), `c-${of.below(model.all.length + 3)}`]
    default:
      return appending(of, model)
  }
}

type Asked = (...given: readonly unknown[]) => unknown

const answerOf = (model: Model, [name, ...given]: Step): unknown => {
  const answer = (model[name] as Asked).apply(model, given)
  return name === 'append' ? answer : E.right(answer)
}

// One `undefined` is as another: JSON has none.
const plain = (answer: unknown): unknown => JSON.parse(JSON.stringify(answer) ?? 'null')

/**
 * Asks a store whatever a generator comes up with, and compares every answer with that of the simplest store there could
 * be. Throws an error with the whole run when one differs; the same seed asks the same again.
 *
 * @param seed - any whole number; each is another run.
 * @param count - how many things are asked.
 */
export const modelRun = async (store: EventStore, seed: number, count = 100): Promise<void> => {
  const [of, model, steps] = [chance(seed), new Model(), [] as Step[]]
  for (let n = 0; n < count; n++) {
    const step = stepOf(of, model)
    steps.push(step)
    const [name, ...given] = step
    const [found, expected] = [plain(await (store[name] as Asked)(...given)), plain(answerOf(model, step))]
    if (!isSame(found, expected))
      throw new Error(
        `seed ${seed}, step ${n + 1}: expected\n${JSON.stringify(expected)}\nbut found\n${JSON.stringify(found)}\nafter\n${steps.map((one) => JSON.stringify(one)).join('\n')}`,
      )
  }
}

export const anything: Chapter<EventStore> = {
  about: 'Whatever it is asked, a store',
  clauses: Array.from({ length: 20 }, (_, n) => [
    `answers as the simplest store there could be, run ${n + 1}`,
    (store: EventStore) => modelRun(store, n + 1, 150),
  ]),
}
