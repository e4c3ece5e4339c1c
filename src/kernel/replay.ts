import * as E from 'fp-ts/Either'
import type { Quarantined } from './commit.ts'
import type { Decider } from './decider.ts'
import type { StoredCommit } from './eventStore.ts'
import { eventText } from './eventText.ts'
import type { AnyEvent } from './fact.ts'
import { freeze } from './freeze.ts'
import type { AnyRefusal } from './rule.ts'

/** What stored commits amount to: the state, how far it goes, and what could not be read on the way. */
export interface Replay<S> {
  /** Frozen. Commits in quarantine are not part of it. */
  readonly state: S
  /** The version of the last commit, read or not; 0 when there was none. */
  readonly version: number
  readonly quarantined: readonly Quarantined[]
}

/** Reads stored commits of one stream and replays them, holding one commit at a time. */
export const replay = <S, P, C, X, Ev extends AnyEvent, R extends AnyRefusal>(
  decider: Decider<S, P, C, X, Ev, R>,
  stored: Iterable<StoredCommit>,
): Replay<S> => {
  const codec = eventText<Ev>(decider.facts)
  const state = decider.owned()
  const quarantined: Quarantined[] = []
  let version = 0
  for (const commit of stored) {
    version = commit.version
    const events = codec.eventsIn(commit)
    if (E.isRight(events)) for (const event of events.right) decider.advance(state, event)
    else quarantined.push({ commit, problems: events.left })
  }
  return { state: freeze(state), version, quarantined }
}
