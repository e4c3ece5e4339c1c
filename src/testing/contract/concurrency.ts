import * as E from 'fp-ts/Either'
import type { EventStore, NewCommit } from '../../kernel/eventStore.ts'
import { answered, expectSame } from '../expectations.ts'
import type { Chapter, Clause } from './clause.ts'
import { commit, everythingIn, recordRun, versionsOf } from './sampleCommits.ts'

const mostTries = 10_000

/** Has many append one commit after all that is there, each catching up and trying again until it is in. */
export const appendUntilStored = async (store: EventStore, said: Partial<NewCommit>): Promise<void> => {
  const stream = said.stream ?? 'renovation-1'
  for (let tries = 0; tries < mostTries; tries++) {
    const version = (await versionsOf(store, 0, 10_000, stream)).length + 1
    const answer = await store.append(commit(version, said))
    if (E.isRight(answer)) return
    if (answer.left.type !== 'Conflict') throw new Error(`expected a conflict at most: ${JSON.stringify(answer.left)}`)
  }
  throw new Error(`expected to be stored after ${mostTries} tries`)
}

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1)

/** Has `writers` append the same version at once, and holds that one of them wins. */
export const oneWins = async (writers: readonly EventStore[]): Promise<void> => {
  const [first] = writers
  if (first === undefined) return
  await recordRun(first, 2)
  const answers = await Promise.all(
    writers.map((store, index) => store.append(commit(3, { commandId: `writer-${index}`, by: `clerk-${index}` }))),
  )
  const losers = answers.filter(E.isLeft).map(({ left }) => left)
  expectSame(losers.length, writers.length - 1, 'the number of losers')
  for (const loser of losers)
    expectSame(loser, { type: 'Conflict', stream: 'renovation-1', expected: 2, actual: 3 }, 'what a loser is told')
  const winner = answers.find(E.isRight)
  const all = await everythingIn(first)
  expectSame([all.length, all[2]], [3, winner?.right], 'what is stored')
}

const oneOf = (count: number): Clause<EventStore> => [
  `is won by one of ${count} who append the same version, and the others are told the version that stands`,
  (store) => oneWins(Array.from({ length: count }, () => store)),
]

export const concurrency: Chapter<EventStore> = {
  about: 'A race',
  clauses: [
    ...[2, 8, 64].map(oneOf),
    [
      'loses nothing when all of 64 catch up and try again',
      async (store) => {
        await Promise.all(numbers(64).map((n) => appendUntilStored(store, { commandId: `writer-${n}` })))
        const all = await everythingIn(store)
        expectSame(
          all.map(({ version }) => version),
          numbers(64),
        )
        expectSame(new Set(all.map(({ commandId }) => commandId)).size, 64)
      },
    ],
    [
      'does not take place between streams',
      async (store) => {
        const answers = numbers(64).map((n) => answered(store.append(commit(1, { stream: `renovation-${n}` }))))
        const stored = await Promise.all(answers)
        expectSame(
          stored.map(({ position }) => position).toSorted((a, b) => a - b),
          numbers(64),
        )
      },
    ],
    [
      'shows a reader only what is complete: at every moment a beginning of what there is in the end',
      async (store) => {
        const writing = Promise.all(numbers(40).map((n) => appendUntilStored(store, { commandId: `writer-${n}` })))
        const seen = []
        for (let reads = 0; reads < 40; reads++) seen.push(await everythingIn(store))
        await writing
        const all = await everythingIn(store)
        for (const early of seen) expectSame(early, all.slice(0, early.length))
      },
    ],
  ],
}
