import type { EventStore } from '../../kernel/eventStore.ts'
import { answered, expectRefusal, expectSame } from '../expectations.ts'
import type { Chapter } from './clause.ts'
import { appendUntilStored, oneWins } from './concurrency.ts'
import { commit, everythingIn, record } from './sampleCommits.ts'

/** Two connections to one place, as two processes have them. */
export interface Pair {
  readonly one: EventStore
  readonly other: EventStore
}

export const twoConnections: Chapter<Pair> = {
  about: 'Two connections to the same place',
  clauses: [
    [
      'see at once what the other one has appended',
      async ({ one, other }) => {
        const [first] = await record(one, commit(1))
        expectSame(await everythingIn(other), [first])
        const [second] = await record(other, commit(2))
        expectSame(await everythingIn(one), [first, second])
        expectSame(await answered(one.commitOf('renovation-1', 'command-2')), second)
      },
    ],
    [
      'count positions together, across streams',
      async ({ one, other }) => {
        for (let version = 1; version <= 10; version++) {
          await record(one, commit(version, { stream: 'renovation-1' }))
          await record(other, commit(version, { stream: 'renovation-2' }))
        }
        const positions = (await everythingIn(one)).map(({ position }) => position)
        expectSame(
          positions,
          Array.from({ length: 20 }, (_, index) => index + 1),
        )
      },
    ],
    [
      'are told of a conflict with one another',
      async ({ one, other }) => {
        await record(one, commit(1))
        const conflict = { type: 'Conflict', stream: 'renovation-1', expected: 0, actual: 1 } as const
        await expectRefusal(other.append(commit(1, { commandId: 'late' })), conflict)
      },
    ],
    [
      'know the commands of one another',
      async ({ one, other }) => {
        const [stored] = await record(one, commit(1))
        expectSame(await answered(other.append(commit(1))), stored)
        const mistake = commit(2, { commandId: 'command-1', fingerprint: 'of something else' })
        const reused = { type: 'CommandIdReused', stream: 'renovation-1', commandId: 'command-1' } as const
        await expectRefusal(other.append(mistake), reused)
      },
    ],
    [
      'have one winner when eight append the same version',
      ({ one, other }) => oneWins([one, other, one, other, one, other, one, other]),
    ],
    [
      'store a command once that reaches both of them, again and again',
      async ({ one, other }) => {
        const retries = Array.from({ length: 16 }, (_, index) => (index % 2 === 0 ? one : other).append(commit(1)))
        const answers = await Promise.all(retries.map(answered))
        const all = await everythingIn(one)
        for (const answer of answers) expectSame(answer, all[0])
        expectSame(all.length, 1)
      },
    ],
    [
      'lose nothing when many write through both',
      async ({ one, other }) => {
        const writers = Array.from({ length: 40 }, (_, n) => [n % 2 === 0 ? one : other, `writer-${n}`] as const)
        await Promise.all(writers.map(([store, commandId]) => appendUntilStored(store, { commandId })))
        const all = await everythingIn(other)
        expectSame(await everythingIn(one), all)
        expectSame(new Set(all.map(({ commandId }) => commandId)).size, 40)
        expectSame(
          all.map(({ version }) => version),
          Array.from({ length: 40 }, (_, index) => index + 1),
        )
      },
    ],
  ],
}
