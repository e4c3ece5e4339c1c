import type { StoredCommit } from '../../src/kernel/eventStore.ts'
import { run } from '../stores/programs/bundled.ts'
import { program } from './places.ts'
import { type Found, nothing, sum } from './proof.ts'
import { notOnce, outOfPlace, tornIn } from './written.ts'

const places = (lines: readonly string[]): readonly string[] => lines.filter((line) => /^\d/.test(line))

const lastOf = (told: readonly string[]): string => told.at(-1)?.split(' ')[0] ?? '0'

/** What one reader was told in its whole life: it is killed again and again, and goes on after the last thing it said. */
export const reader = (follower: string, where: readonly string[], written: Promise<number>) => {
  const told: string[] = []
  let open = true
  const close = () => (open = false)
  void written.then(close, close)
  const once = async (until?: number): Promise<void> => {
    const { child, has, lines, ended } = run(program(follower), ...where, String(until ?? Infinity), lastOf(told))
    await has('ready')
    if (until === undefined) {
      await Promise.race([written, new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 150))])
      child.kill('SIGKILL')
    }
    const { complaint } = await ended
    if (complaint !== '') throw new Error(complaint)
    told.push(...places(lines()))
  }
  return async (): Promise<readonly string[]> => {
    while (open) await once()
    await once(await written)
    return told
  }
}

/** The commits of which a reader was never told. */
export const missed = (told: readonly string[], all: readonly StoredCommit[]): number => {
  const heard = new Set(told)
  return all.filter(({ position, commandId }) => !heard.has(`${position} ${commandId}`)).length
}

/** What a reader was told twice, in another order than that of the record, or without its being there. */
const disordered = (told: readonly string[], all: readonly StoredCommit[]): number => {
  const due = new Set(all.map(({ position, commandId }) => `${position} ${commandId}`))
  const back = told.filter((line, n) => n > 0 && Number(lastOf([line])) <= Number(lastOf(told.slice(n - 1, n)))).length
  return back + told.filter((line) => !due.has(line)).length
}

const versionsAmiss = (all: readonly StoredCommit[]): number => {
  const last = new Map<string, number>()
  return all.filter(({ stream, version }) => {
    const due = (last.get(stream) ?? 0) + 1
    last.set(stream, version)
    return version !== due
  }).length
}

/** What is wrong with what some readers were told, and with what is there, when these ids were written once each. */
export const followedBy = (
  told: readonly (readonly string[])[],
  ids: readonly string[],
  all: readonly StoredCommit[],
): Found => {
  const lost = notOnce(ids, all) + Math.abs(all.length - ids.length)
  const skipped = Math.max(outOfPlace(all), versionsAmiss(all))
  return sum([
    { cases: ids.length, lost, torn: tornIn(all), skipped },
    ...told.map((lines) => ({ ...nothing, skipped: missed(lines, all) + disordered(lines, all) })),
  ])
}
