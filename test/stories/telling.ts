import { afterTheWorks } from './afterTheWorks.ts'
import type { States } from './figures.ts'
import { openOffice, type Office } from './office.ts'
import { onSite } from './onSite.ts'
import type { Project } from './town.ts'
import { untilThePermit } from './untilThePermit.ts'
import { untilTheVote, type Entry } from './untilTheVote.ts'

/** A town whose story is told entry by entry, in the order in which the papers reach the office. */
export interface Telling {
  readonly office: Office
  /** Enters everything that reaches the office up to the end of a day. */
  readonly until: (day: string) => Promise<void>
  /** Each project as it stands, or stood on a day. */
  readonly states: (knownOn?: string) => Promise<States>
}

const byDay = (a: Entry, b: Entry): number => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)

/** Begins to tell a town. */
export const tell = (town: readonly Project[]): Telling => {
  const office = openOffice()
  const entries = town
    .flatMap((one) => [...untilTheVote(one), ...untilThePermit(one), ...onSite(one), ...afterTheWorks(one)])
    .filter(({ commands }) => commands.length > 0)
    .toSorted(byDay)
  let told = 0
  return {
    office,
    until: async (day) => {
      for (let next = entries[told]; next !== undefined && next.day <= day; next = entries[++told])
        await office.record(next.stream, next.day, ...next.commands)
    },
    states: async (knownOn) =>
      Object.fromEntries(
        await Promise.all(town.map(async ({ stream }) => [stream, await office.state(stream, knownOn)] as const)),
      ),
  }
}
