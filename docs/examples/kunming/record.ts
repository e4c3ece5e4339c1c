import { handle, languages, refusalText, renovation, type EventStore, type World, type Today } from 'xinyan'
import { dayIn, on } from './calendar.ts'
import { stream } from './database.ts'
import { told, type Entry } from './journal.ts'
import { Stop } from './stop.ts'
import { words, type Tongue } from './words.ts'

/** What a run added to the record. */
export interface Recorded {
  /** Commits that this run wrote. */
  readonly appended: number
  /** Lines that an earlier run had written. */
  readonly before: number
}

// Rules are told the day of the entry, not of today: the journal brings its own times.
const world: World<Today> = { now: () => new Date().toISOString(), context: (now) => on(dayIn(now)) }

type Answer = Awaited<ReturnType<ReturnType<typeof handler>>>
const handler = (store: EventStore) => handle(store, renovation, world)

const whyNot = (answer: Extract<Answer, { _tag: 'Left' }>, tongue: Tongue): string => {
  const { left: failure } = answer
  if (failure.type === 'Refused') return failure.refusals.map((one) => refusalText(languages[tongue], one)).join('; ')
  return failure.type === 'Malformed' ? told(failure.problems) : failure.cause
}

/**
 * Records a journal line by line, each under its own id, so that a line that was recorded before changes nothing. A line
 * that is refused stops the run: of that line nothing is recorded, and what came before it stays.
 */
export const recordAll = async (
  store: EventStore,
  entries: readonly Entry[],
  tongue: Tongue,
  progress: (done: number) => void,
): Promise<Recorded> => {
  const carryOut = handler(store)
  let appended = 0
  let before = 0
  for (const [i, { place, commands, id, by, recordedAt }] of entries.entries()) {
    const answer = await carryOut(stream, commands, { id, by, recordedAt })
    if (answer._tag === 'Left') throw new Stop(words[tongue].stopped(place, whyNot(answer, tongue), i))
    if (answer.right.type === 'Committed') {
      if (answer.right.again) before++
      else appended++
    }
    progress(i + 1)
  }
  return { appended, before }
}
