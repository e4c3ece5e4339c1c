import type { Commit } from '../../src/kernel/commit.ts'
import { eventText } from '../../src/kernel/eventText.ts'
import type { AnyEvent } from '../../src/kernel/fact.ts'
import { renovation, type RenovationEvent } from '../../src/renovation.ts'

const codec = eventText<RenovationEvent>(renovation.facts)

/** Events as commits of their own, read back from their stored text; the n-th is recorded on the n-th of January 2020. */
export const recorded = (...events: readonly AnyEvent[]): readonly Commit<RenovationEvent>[] => {
  const stored = events.map((event, i) => ({
    stream: 'kunming',
    version: i + 1,
    position: i + 1,
    commandId: `c-${i + 1}`,
    fingerprint: 'f',
    recordedAt: new Date(Date.UTC(2020, 0, i + 1)).toISOString(),
    by: 'cadre-1',
    events: JSON.stringify([{ shape: 1, event }]),
  }))
  const { commits, quarantined } = codec.decode(stored)
  if (quarantined.length > 0) throw new Error(`the history cannot be read: ${JSON.stringify(quarantined[0]?.problems)}`)
  return commits
}

export { after as stateAfter } from '../stages/siteHistories.ts'
