import { once } from 'node:events'
import { writeSync } from 'node:fs'
import { subscribe, timer, type EventStore } from 'xinyan'
import { numbered } from './numbered.ts'

type Closing = EventStore & { readonly close: () => Promise<unknown> }

type Answer<T> =
  | { readonly _tag: 'Left'; readonly left: { readonly cause: string } }
  | { readonly _tag: 'Right'; readonly right: T }

/** What was opened; whoever cannot open it ends with the cause. */
export const theirs = <T>(opened: Answer<T>): T => {
  if (opened._tag === 'Left') throw new Error(opened.left.cause)
  return opened.right
}

/** Waits for a word on the standard input. */
export const aWord = async (): Promise<void> => {
  writeSync(1, 'ready\n')
  await once(process.stdin, 'data')
}

/** Appends so many commands to one shared stream, each until it is in, and says how often it lost a race. */
export const raceThrough = async (store: Closing, name: string, count: number): Promise<never> => {
  let conflicts = 0
  let version = 1
  for (let n = 1; n <= count; n++)
    for (;;) {
      const answer = await store.append(numbered('shared', version, `${name}-${n}`))
      if (answer._tag === 'Right') {
        version = Math.max(version, answer.right.version + 1)
        break
      }
      if (answer.left.type !== 'Conflict') throw new Error(JSON.stringify(answer.left))
      conflicts++
      version = answer.left.actual + 1
    }
  await store.close()
  writeSync(1, `${conflicts}\n`)
  return process.exit(0)
}

/** Appends to a stream of its own until it is killed, and acknowledges each commit at once: before it is in, by a bad habit. */
export const appendUntilKilled = async (store: EventStore, stream: string, habit: string): Promise<never> => {
  writeSync(1, 'ready\n')
  for (let version = 1; ; version++) {
    const commit = numbered(stream, version, `${stream}-${version}`)
    if (habit === 'acknowledges too early') writeSync(1, `${commit.commandId}\n`)
    const answer = await store.append(commit)
    if (answer._tag === 'Left') throw new Error(JSON.stringify(answer.left))
    if (habit === '') writeSync(1, `${commit.commandId}\n`)
  }
}

/** Follows a record after a position and says each commit, until it has come to the position that it was asked for. */
export const followUntil = async (store: EventStore, count: number, after: number): Promise<never> => {
  writeSync(1, 'ready\n')
  let position = after
  for await (const page of subscribe(store, position, { wait: timer, every: 2, page: 9 })) {
    for (const commit of theirs(page)) {
      position = commit.position
      writeSync(1, `${position} ${commit.commandId}\n`)
    }
    if (position >= count) break
  }
  return process.exit(0)
}
