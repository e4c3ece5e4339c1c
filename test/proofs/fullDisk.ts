import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { inFolder, program } from './places.ts'
import { type Found, type Proof, sum } from './proof.ts'

// A disk of this process and its children alone: it is gone with them, and needs no rights on the machine.
const mount = 'mount -t tmpfs -o size="$1" xinyan-proof "$2" && shift 2 && exec "$@"'

/** Runs a program for which, and for which alone, there is a small disk. */
export const onSmallDisk = (folder: string, size: string, how: readonly string[], ...command: readonly string[]) => {
  mkdirSync(`${folder}/disk`, { recursive: true })
  const args = [...how, 'sh', '-c', mount, 'sh', size, `${folder}/disk`, ...command]
  return spawnSync('unshare', args, { encoding: 'utf8' })
}

const asAnybody: readonly string[] = ['-m', '-r']

/** Why there can be no disk of a few megabytes here; undefined where there can. */
const noDisk = await inFolder(async (folder) => {
  const { status, stderr, error } = onSmallDisk(folder, '1m', asAnybody, 'true')
  return status === 0 ? undefined : `no small disk can be mounted: ${error?.message ?? stderr.trim()}`
})

const filled = (rounds: number, habit: string): Promise<Found> =>
  inFolder(async (folder) => {
    const command = [process.execPath, program('diskFiller'), `${folder}/disk`, String(rounds), habit]
    // So small that the log has to be written back and begun again on the way.
    const { status, stdout, stderr } = onSmallDisk(folder, '24m', asAnybody, ...command)
    if (status !== 0) throw new Error(stderr)
    return JSON.parse(stdout) as Found
  })

/** A disk that gets full so many times while a store writes to it, and has room again each time. */
export const disksFilled = (rounds: number): Promise<Found> => filled(rounds, '')

/** The same for an app that takes every answer for a yes. */
export const disksFilledCarelessly = (): Promise<Found> => filled(1, 'acknowledges whatever was answered')

export const fullDiskSqlite: Proof = {
  store: 'sqlite',
  ...(noDisk !== undefined && { because: noDisk }),
  // A store grows with every round: the disk must not be full of it alone.
  run: async (long) => {
    const found: Found[] = []
    for (let disk = 0; disk < (long ? 20 : 1); disk++) found.push(await disksFilled(100))
    return sum(found)
  },
  control: () => disksFilledCarelessly(),
}
