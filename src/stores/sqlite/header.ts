import { closeSync, existsSync, fstatSync, openSync, readSync, statSync } from 'node:fs'

const magic = 'SQLite format 3\0'

const firstBytes = (file: string): { readonly size: number; readonly bytes: Buffer } => {
  if (!existsSync(file)) return { size: 0, bytes: Buffer.alloc(0) }
  const fd = openSync(file, 'r')
  try {
    const bytes = Buffer.alloc(100)
    readSync(fd, bytes, 0, 100, 0)
    return { size: fstatSync(fd).size, bytes }
  } finally {
    closeSync(fd)
  }
}

const isNotEmpty = (file: string): boolean => existsSync(file) && statSync(file).size > 0

/** An application id as people write it down. */
export const shownId = (id: number): string => `0x${(id >>> 0).toString(16).padStart(8, '0')}`

/**
 * Why a file is not ours to open, told from its first hundred bytes so that a foreign file is not touched; undefined for
 * one that is ours and for one that is not there yet.
 *
 * @remarks A file of ours has its application id from its first transaction on. SQLite silently deletes a write-ahead log
 * that lies beside an empty file, and with it every commit that was in the log only.
 */
export const strangeness = (file: string, applicationId: number): string | undefined => {
  const { size, bytes } = firstBytes(file)
  if (size === 0)
    return isNotEmpty(`${file}-wal`) ? `the file is gone or empty, but its write-ahead log is not` : undefined
  // A crash in the first transaction leaves half a file and a journal from which SQLite puts it right.
  if (isNotEmpty(`${file}-journal`)) return undefined
  if (size < bytes.length || bytes.toString('latin1', 0, magic.length) !== magic)
    return 'the file is not an SQLite database'
  const found = bytes.readInt32BE(68)
  return found === applicationId
    ? undefined
    : `the file belongs to something else: its application id is ${shownId(found)} and must be ${shownId(applicationId)}`
}
