import * as E from 'fp-ts/Either'
import type { EventStore } from '../../kernel/eventStore.ts'
import { answered, expectRefusal, expectSame } from '../expectations.ts'
import type { Chapter, Clause } from './clause.ts'
import { commit, everythingIn, record } from './sampleCommits.ts'

type Sent = readonly [version: number, command: number]

const send = (store: EventStore, [version, command]: Sent, fingerprint = `what ${command} says`) =>
  store.append(commit(version, { commandId: `command-${command}`, fingerprint }))

const conflict = (expected: number, actual: number) =>
  ({ type: 'Conflict', stream: 'renovation-1', expected, actual }) as const

/** Sends commands 1, 3 and 7, which become versions 1, 2 and 3. */
const oneThreeSeven = async (store: EventStore) => {
  for (const [index, command] of [1, 3, 7].entries()) await answered(send(store, [index + 1, command]))
  return everythingIn(store)
}

const again: readonly (readonly [what: string, sent: readonly Sent[]])[] = [
  [
    'in the same order',
    [
      [1, 1],
      [2, 3],
      [3, 7],
    ],
  ],
  [
    'from its middle',
    [
      [2, 3],
      [3, 7],
    ],
  ],
  ['from its last', [[3, 7]]],
  [
    'backwards',
    [
      [3, 7],
      [2, 3],
      [1, 1],
    ],
  ],
  [
    'with each of them twice',
    [
      [1, 1],
      [1, 1],
      [2, 3],
      [2, 3],
      [3, 7],
      [3, 7],
    ],
  ],
  [
    'with versions that are not theirs',
    [
      [4, 1],
      [4, 3],
      [4, 7],
    ],
  ],
]

const changesNothing = ([what, sent]: (typeof again)[number]): Clause<EventStore> => [
  `is answered as the first time when it comes again ${what}, and nothing is written`,
  async (store) => {
    const before = await oneThreeSeven(store)
    for (const one of sent) {
      const first = before.find(({ commandId }) => commandId === `command-${one[1]}`)
      expectSame(await answered(send(store, one)), first)
    }
    expectSame(await everythingIn(store), before)
  },
]

export const runs: Chapter<EventStore> = {
  about: 'A run of commands',
  clauses: [
    ...again.map(changesNothing),
    [
      'is refused from its first new command on when others have written: 2, 7, 14 after 1, 3, 7 writes neither 2 nor 14',
      async (store) => {
        const before = await oneThreeSeven(store)
        await expectRefusal(send(store, [1, 2]), conflict(0, 3))
        expectSame(await answered(send(store, [2, 7])), before[2])
        await expectRefusal(send(store, [3, 14]), conflict(2, 3))
        expectSame(await everythingIn(store), before)
      },
    ],
    [
      'goes on after what is known of it: 1, 3, 7 after 1, 3 writes 7 alone',
      async (store) => {
        for (const sent of [
          [1, 1],
          [2, 3],
        ] as const)
          await answered(send(store, sent))
        for (const sent of [
          [1, 1],
          [2, 3],
          [3, 7],
        ] as const)
          await answered(send(store, sent))
        expectSame(
          (await everythingIn(store)).map(({ commandId }) => commandId),
          ['command-1', 'command-3', 'command-7'],
        )
      },
    ],
    [
      'that has a command twice stores it once: 1, 3, 7, 7',
      async (store) => {
        const before = await oneThreeSeven(store)
        expectSame(await answered(send(store, [4, 7])), before[2])
        const [next] = await record(store, commit(4))
        expectSame(next?.position, 4)
      },
    ],
    [
      'is refused at a command that says something else than before, wherever it stands in the run',
      async (store) => {
        const before = await oneThreeSeven(store)
        for (const [version, command] of [
          [1, 1],
          [2, 3],
          [3, 7],
          [4, 3],
        ] as const) {
          const reused = { type: 'CommandIdReused', stream: 'renovation-1', commandId: `command-${command}` } as const
          await expectRefusal(send(store, [version, command], 'something else'), reused)
        }
        expectSame(await everythingIn(store), before)
      },
    ],
    [
      'is stored once when two send it at the same time, each going on after what is there',
      async (store) => {
        const sender = async (): Promise<void> => {
          for (const [index, command] of [1, 3, 7, 9, 12].entries()) {
            const answer = await send(store, [index + 1, command])
            expectSame(E.isRight(answer) && answer.right.version, index + 1)
          }
        }
        await Promise.all([sender(), sender(), sender()])
        expectSame((await everythingIn(store)).length, 5)
      },
    ],
    [
      'keeps its own answers when each command is sent again after the next one',
      async (store) => {
        for (let n = 1; n <= 30; n++) {
          const stored = await answered(send(store, [n, n]))
          if (n > 1) expectSame((await answered(send(store, [n - 1, n - 1]))).version, n - 1)
          expectSame(await answered(send(store, [n, n])), stored)
        }
        expectSame((await everythingIn(store)).length, 30)
      },
    ],
  ],
}
