import * as E from 'fp-ts/Either'
import type { NonEmptyArray } from 'fp-ts/NonEmptyArray'
import { commandsIn } from './commandsIn.ts'
import { allReadable, isInstant, type Commit } from './commit.ts'
import type { Decider } from './decider.ts'
import type { Answer, CommandIdReused, EventStore, StoredCommit, StoreFailure } from './eventStore.ts'
import { eventText } from './eventText.ts'
import type { AnyEvent } from './fact.ts'
import { fingerprintOf } from './fingerprint.ts'
import { malformed, type Malformed } from './guard.ts'
import { inTurn } from './inTurn.ts'
import { streamStates, type StreamState } from './streamStates.ts'
import { describe, type Problem } from './problem.ts'
import { settled } from './settled.ts'
import type { SnapshotOptions } from './snapshots.ts'
import { record, text } from './shape.ts'
import type { AnyRefusal, Decision } from './rule.ts'

/** What the handler is told of the world, which no rule and no recipe may ask for itself. */
export interface World<X> {
  /** The time now, as `2019-06-21T01:30:00.000Z`. */
  readonly now: () => string
  /** What rules may know at that time: today's date where the renovation is, and its working calendar. */
  readonly context: (now: string) => X
}

/** What surrounds a command. */
export interface Envelope {
  /** Given by the sender and unique within the stream: a retry with the same id is answered as the first time. */
  readonly id: string
  /** Who records it: an opaque id, never a name. */
  readonly by: string
  /** Only for what was written down elsewhere before and is imported: when that was. */
  readonly recordedAt?: string
}

/** What a handler keeps, to be quick. */
export interface HandleOptions {
  /** How many states of recently used streams it keeps in memory; 100 when not given. */
  readonly keepStates?: number
  /** Where it keeps snapshots, so that the first command on a long stream need not read it whole; none when not given. */
  readonly snapshots?: SnapshotOptions
}

/** The domain says no, with every obstacle. */
export interface Refused<R extends AnyRefusal> {
  readonly type: 'Refused'
  readonly refusals: NonEmptyArray<R>
}

/** Why nothing was recorded: the domain, a codec or the world said no. */
export type Failure<R extends AnyRefusal> = Refused<R | CommandIdReused> | Malformed | StoreFailure

/** The command was recorded; `again` when that had happened before and this is the answer of the first time. */
export interface Committed<Ev extends AnyEvent> {
  readonly type: 'Committed'
  readonly commit: Commit<Ev>
  readonly again: boolean
}

/** What the command asks for was already so; nothing was recorded. */
export interface AlreadySo {
  readonly type: 'AlreadySo'
  /** The version of the stream on which this was decided. */
  readonly version: number
}

/** What became of a command. */
export type Outcome<Ev extends AnyEvent> = Committed<Ev> | AlreadySo

/**
 * Carries out commands on a stream. A list of commands is carried out as one: each is decided on what the ones before it
 * bring about, and they are recorded in one commit or not at all. That is how a mistake is corrected: void, record again.
 */
export type Handler<P, Ev extends AnyEvent, R extends AnyRefusal> = (
  stream: string,
  command: P | readonly P[],
  envelope: Envelope,
) => Answer<Failure<R>, Outcome<Ev>>

const conflictLimit = 1000

const instant = 'a time such as 2019-06-21T01:30:00.000Z'
const envelopeShape = record({ stream: text(1, 200), id: text(1, 200), by: text(1, 200) })

const problemsOf = (stream: string, { id, by, recordedAt }: Envelope): readonly Problem[] => [
  ...(envelopeShape.problemsOf({ stream, id, by }) ?? []),
  ...(recordedAt === undefined || isInstant(recordedAt)
    ? []
    : [{ path: ['recordedAt'], expected: instant, found: describe(recordedAt) }]),
]

const refused = <R extends AnyRefusal>(refusals: NonEmptyArray<R>): Refused<R> => ({ type: 'Refused', refusals })

/**
 * Makes the handler of a decider over a store: load, decide, append, and on a conflict with another process catch up and
 * decide again.
 *
 * @remarks It keeps the states of recently used streams, so that a command costs the same on a long stream as on a short
 * one. Commands on one stream in one process queue up. It never rejects but for a bug of ours.
 */
export const handle = <S, P, C extends AnyEvent, X, Ev extends AnyEvent, R extends AnyRefusal>(
  given: EventStore,
  decider: Decider<S, P, C, X, Ev, R>,
  world: World<X>,
  { keepStates = 100, snapshots }: HandleOptions = {},
): Handler<P, Ev, R> => {
  const store = settled(given)
  const codec = eventText<Ev>(decider.facts)
  const states = streamStates(store, decider, codec, keepStates, snapshots)
  const queue = inTurn()

  const answerAgain = (known: StoredCommit, fingerprint: string): E.Either<Failure<R>, Outcome<Ev>> => {
    const { stream, commandId } = known
    if (known.fingerprint !== fingerprint) return E.left(refused([{ type: 'CommandIdReused', stream, commandId }]))
    return E.map(
      ([commit]: readonly Commit<Ev>[]): Outcome<Ev> => ({
        type: 'Committed',
        commit: commit as Commit<Ev>,
        again: true,
      }),
    )(allReadable(codec.decode([known])))
  }

  const decideAll = (current: StreamState<S>, commands: readonly C[], context: X): Decision<Ev, R> => {
    const [only, ...more] = commands
    if (only !== undefined && more.length === 0) return decider.decide(current.state, only, context)
    const events: Ev[] = []
    for (const command of commands) {
      const decision = decider.decide(current.state, command, context)
      if (E.isLeft(decision)) return decision
      for (const event of decision.right) decider.advance(current.state, event)
      events.push(...decision.right)
    }
    return E.right(events)
  }

  interface Task {
    readonly stream: string
    readonly commands: readonly C[]
    readonly fingerprint: string
    readonly envelope: Envelope
  }

  const recordedAtFor = (current: StreamState<S>, { envelope }: Task): E.Either<Malformed, string> => {
    const at = envelope.recordedAt ?? world.now()
    if (!isInstant(at)) return E.left(malformed([{ path: ['now'], expected: instant, found: describe(at) }]))
    if (at >= current.recordedAt) return E.right(at)
    if (envelope.recordedAt === undefined) return E.right(current.recordedAt)
    const expected = `no earlier than ${current.recordedAt}, when the commit before it was recorded`
    return E.left(malformed([{ path: ['recordedAt'], expected, found: at }]))
  }

  type Attempt = E.Either<Failure<R>, Outcome<Ev>> | 'decide again'

  const append = async (
    current: StreamState<S>,
    task: Task,
    recordedAt: string,
    events: readonly Ev[],
  ): Promise<Attempt> => {
    const { stream, fingerprint, envelope, commands } = task
    const text = codec.encode(events)
    const written = await store.append({
      stream,
      version: current.version + 1,
      commandId: envelope.id,
      fingerprint,
      recordedAt,
      by: envelope.by,
      events: text,
    })
    if (E.isLeft(written)) {
      const { left: why } = written
      // A store that was put back to an earlier day has fewer commits than the kept state knows.
      const wentBack = why.type === 'Conflict' && why.actual < current.version
      if (commands.length > 1 || wentBack || why.type === 'StoreFailure') states.forget(stream)
      if (why.type === 'Conflict') return 'decide again'
      return E.left(why.type === 'CommandIdReused' ? refused([why]) : why)
    }
    // The store already had this command: another process was told to do the same.
    if (written.right.version !== current.version + 1 || written.right.events !== text) {
      states.forget(stream)
      return answerAgain(written.right, fingerprint)
    }
    states.advance(current, written.right, commands.length > 1 ? [] : events)
    await states.snapshot(current, written.right)
    return E.right({ type: 'Committed', commit: { ...written.right, events }, again: false })
  }

  const attempt = async (task: Task, fresh: boolean): Promise<Attempt> => {
    const loaded = await states.of(task.stream, fresh)
    if (E.isLeft(loaded)) return loaded
    const current = loaded.right
    const recordedAt = recordedAtFor(current, task)
    if (E.isLeft(recordedAt)) return fresh ? recordedAt : 'decide again'
    const decision = decideAll(current, task.commands, world.context(recordedAt.right))
    if (E.isRight(decision) && decision.right.length > 0) return append(current, task, recordedAt.right, decision.right)
    // A batch that did not come to an append has changed the kept state half-way.
    if (task.commands.length > 1) states.forget(task.stream)
    if (!fresh) return 'decide again'
    return E.isLeft(decision)
      ? E.left(refused(decision.left))
      : E.right({ type: 'AlreadySo', version: current.version })
  }

  const answeredBefore = async (task: Task): Promise<E.Either<Failure<R>, Outcome<Ev>> | undefined> => {
    const known = await store.commitOf(task.stream, task.envelope.id)
    if (E.isLeft(known)) return known
    return known.right && answerAgain(known.right, task.fingerprint)
  }

  const addsNothing = (answer: E.Either<Failure<R>, Outcome<Ev>>): boolean =>
    E.isLeft(answer) ? answer.left.type === 'Refused' : answer.right.type === 'AlreadySo'

  const carryOut = async (task: Task): Answer<Failure<R>, Outcome<Ev>> => {
    const before = await answeredBefore(task)
    if (before !== undefined) return before
    for (let tries = 0; tries < conflictLimit; tries++) {
      const answer = await attempt(task, tries > 0)
      if (answer === 'decide again') continue
      // Where there was nothing to record, another process may have been told to do the same, and done it, since we asked.
      return (addsNothing(answer) && (await answeredBefore(task))) || answer
    }
    return E.left({ type: 'StoreFailure', doing: 'append', cause: `gave up after ${conflictLimit} conflicts` })
  }

  return async (stream, command, envelope) => {
    const problems = problemsOf(stream, envelope)
    if (problems.length > 0) return E.left(malformed(problems))
    const commands = commandsIn(decider.command, command)
    if (E.isLeft(commands)) return commands
    const task = { stream, commands: commands.right, fingerprint: fingerprintOf(commands.right), envelope }
    return queue(stream, () =>
      carryOut(task).catch((bug: unknown) => {
        // A rule or a recipe threw: the kept state may stand half-way.
        states.forget(stream)
        throw bug
      }),
    )
  }
}
