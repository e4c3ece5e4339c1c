import { isDeepStrictEqual } from 'node:util'
import type { EventStore } from '../../src/kernel/eventStore.ts'
import { run } from '../stores/programs/bundled.ts'
import { numbered } from '../stores/programs/numbered.ts'
import { program, really } from './places.ts'
import type { Found } from './proof.ts'
import { isAsWritten } from './written.ts'

/** What the victims do that are wrong on purpose. */
export const early = 'acknowledges too early'

/** Kills a writer up to 40 ms after it is ready; what it had acknowledged by then. */
export const killed = async (
  victim: string,
  where: readonly string[],
  stream: string,
  habit: string,
): Promise<readonly string[]> => {
  const { child, has, lines, ended } = run(program(victim), ...where, stream, habit)
  await has('ready')
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 40))
  child.kill('SIGKILL')
  const { complaint } = await ended
  if (complaint !== '') throw new Error(complaint)
  return lines().filter((line) => line.startsWith(stream))
}

const idsIn = async (store: EventStore, stream: string) => {
  const commits = await really(store.read(stream, 0, 100_000))
  const torn = commits.filter((commit, index) => commit.version !== index + 1 || !isAsWritten(commit)).length
  return { ids: commits.map(({ commandId }) => commandId), torn }
}

/** What was acknowledged is there once, at most one more is, and sending that one again leaves one of it. */
export const settled = async (store: EventStore, stream: string, acknowledged: readonly string[]): Promise<Found> => {
  const before = await idsIn(store, stream)
  const lost = acknowledged.filter((id) => before.ids.filter((one) => one === id).length !== 1).length
  if (lost > 0) return { cases: 1, lost, torn: before.torn, skipped: 0 }
  const unknown = `${stream}-${acknowledged.length + 1}`
  await really(store.append(numbered(stream, acknowledged.length + 1, unknown)))
  const after = await idsIn(store, stream)
  const settles = isDeepStrictEqual(after.ids, [...acknowledged, unknown])
  return { cases: 1, lost: settles ? 0 : 1, torn: after.torn, skipped: 0 }
}
