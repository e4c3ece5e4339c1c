import { rmSync, statfsSync, writeFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import type { Answer, EventStore, StoredCommit, StoreFailure } from '../../../src/kernel/eventStore.ts'
import { numbered } from './numbered.ts'

/** A store that can be closed and looked at. */
interface Filled extends EventStore {
  readonly close: () => Answer<StoreFailure, undefined>
  readonly verify: () => Answer<StoreFailure, number>
}

const isChanged = ({ position, ...one }: StoredCommit): boolean =>
  !isDeepStrictEqual(one, numbered('one', position, one.commandId))

const idsIn = async (store: EventStore, version: number) => {
  const all = await store.readAll(0, version + 1)
  if (all._tag === 'Left') throw new Error(all.left.cause)
  return { ids: all.right.map(({ commandId }) => commandId), torn: all.right.filter(isChanged).length }
}

const isFull = (refused: { readonly type: string; readonly cause?: string }): boolean =>
  refused.type === 'StoreFailure' && /disk is full|No space left/.test(refused.cause ?? '')

/** Appends to a store on a small disk that others fill, makes room, and goes on; answers with what went wrong. */
export const filled = async (disk: string, open: () => Promise<Filled>, rounds: number, habit: string) => {
  const ballast = `${disk}/ballast`
  let store = await open()
  const acknowledged: string[] = []
  const found = { cases: 0, lost: 0, torn: 0, skipped: 0 }

  const fill = (leave: number): void => {
    const { bavail, bsize } = statfsSync(disk)
    writeFileSync(ballast, Buffer.alloc(Math.max(0, Math.floor(bavail * bsize - leave))))
  }

  /** Appends until the disk says no, and answers with the command that was refused. */
  const untilFull = async (): Promise<string> => {
    for (;;) {
      const version = acknowledged.length + 1
      const answer = await store.append(numbered('one', version, `command-${version}`))
      if (answer._tag === 'Left' && !isFull(answer.left)) throw new Error(JSON.stringify(answer.left))
      if (habit === 'acknowledges whatever was answered' || answer._tag === 'Right')
        acknowledged.push(`command-${version}`)
      if (answer._tag === 'Left') return `command-${version}`
    }
  }

  for (let round = 1; round <= rounds; round++) {
    fill(Math.random() * 120_000)
    const refused = await untilFull()
    found.cases++
    const full = await idsIn(store, acknowledged.length + 1)
    found.lost += acknowledged.filter((id) => !full.ids.includes(id)).length
    found.torn += full.torn + full.ids.filter((id) => !acknowledged.includes(id)).length
    if (habit !== '') break
    rmSync(ballast)
    if (round % 3 === 0) {
      await store.close()
      store = await open()
    }
    const again = await store.append(numbered('one', acknowledged.length + 1, refused))
    if (again._tag === 'Left') throw new Error(JSON.stringify(again.left))
    acknowledged.push(refused)
    const after = await idsIn(store, acknowledged.length + 1)
    if (!isDeepStrictEqual(after.ids, acknowledged)) found.skipped++
    const whole = await store.verify()
    if (whole._tag === 'Left') found.torn++
  }
  await store.close()
  return found
}
