import { chmodSync } from 'node:fs'
import { onSmallDisk } from '../fullDisk.ts'
import { inFolder, program } from '../places.ts'
import type { Found, Proof } from '../proof.ts'
import { noServer } from './server.ts'

// The user that a server runs as may enter a disk that root has mounted, and no other.
const asRoot: readonly string[] = ['-m']

const noDisk = await inFolder(async (folder) => {
  const { status, stderr, error } = onSmallDisk(folder, '1m', asRoot, 'true')
  return status === 0 ? undefined : `only root can mount a small disk for a server: ${error?.message ?? stderr.trim()}`
})

const filled = (rounds: number, habit: string): Promise<Found> =>
  inFolder(async (folder) => {
    chmodSync(folder, 0o711)
    const command = [process.execPath, program('postgresDiskFiller'), `${folder}/disk`, String(rounds), habit]
    const { status, stdout, stderr } = onSmallDisk(folder, '24m', asRoot, ...command)
    if (status !== 0) throw new Error(stderr)
    return JSON.parse(stdout) as Found
  })

/** Tables on a disk that gets full so many times while a store writes to them, and has room again each time. */
export const disksFilledOnPostgres = (rounds: number): Promise<Found> => filled(rounds, '')

export const fullDiskPostgres: Proof = {
  store: 'postgres',
  ...(noDisk !== undefined && { because: noDisk }),
  ...noServer,
  run: (long) => disksFilledOnPostgres(long ? 1000 : 50),
  control: () => filled(1, 'acknowledges whatever was answered'),
}
