import {
  handle,
  initiatives,
  languages,
  refusalText,
  renovation,
  type AnyEvent,
  type EventStore,
  type Handler,
  type InitiativesCommand,
  type Malformed,
  type StoreFailure,
  type Today,
  type World,
} from 'xinyan'
import { dayIn, on } from './calendar.ts'
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
type Refusal = Parameters<typeof refusalText>[1]

const world: World<Today> = { now: () => new Date().toISOString(), context: (now) => on(dayIn(now)) }

type Failed = { readonly type: 'Refused'; readonly refusals: readonly Refusal[] } | Malformed | StoreFailure

const whyNot = (failure: Failed, tongue: Tongue): string => {
  if (failure.type === 'Refused') {
    const isOfAnother = failure.refusals.some((one) => one.type === 'CommandIdReused')
    const said = failure.refusals.map((one) => refusalText(languages[tongue], one)).join('; ')
    return isOfAnother ? `${said}\n${words[tongue].otherJournal}` : said
  }
  return failure.type === 'Malformed' ? told(failure.problems) : failure.cause
}

interface Progress {
  readonly tongue: Tongue
  readonly told: (done: number) => void
}

/**
 * Records a journal line by line, each under its own id, so that a line that was recorded before changes nothing. A line
 * that is refused stops the run: of that line nothing is recorded, and what came before it stays.
 */
const recordEach = async <P, Ev extends AnyEvent, R extends Refusal>(
  carryOut: Handler<P, Ev, R>,
  entries: readonly Entry<P>[],
  before: Recorded,
  { tongue, told: tell }: Progress,
): Promise<Recorded> => {
  let recorded = before
  for (const { place, stream, commands, id, by, recordedAt } of entries) {
    const done = recorded.appended + recorded.before
    const answer = await carryOut(stream, commands, { id, by, recordedAt })
    if (answer._tag === 'Left') throw new Stop(words[tongue].stopped(place, whyNot(answer.left, tongue), done))
    const isNew = answer.right.type === 'Committed' && !answer.right.again
    recorded = isNew ? { ...recorded, appended: recorded.appended + 1 } : { ...recorded, before: recorded.before + 1 }
    tell(done + 1)
  }
  return recorded
}

/** Records the renovation, and beside it what the neighbourhood communities of the street did. */
export const recordAll = async (
  store: EventStore,
  entries: readonly Entry[],
  beside: readonly Entry<InitiativesCommand>[],
  tongue: Tongue,
  progress: (done: number) => void,
): Promise<Recorded> => {
  const how = { tongue, told: progress }
  const recorded = await recordEach(handle(store, renovation, world), entries, { appended: 0, before: 0 }, how)
  return recordEach(handle(store, initiatives, world), beside, recorded, how)
}
