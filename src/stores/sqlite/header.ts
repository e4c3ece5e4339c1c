import { closeSync, lstatSync, openSync, readlinkSync, readSync, realpathSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isDamage, isGone } from './failure.ts'
import { numberOf } from './settings.ts'

/** The SQLite that Node brings along. */
export type Driver = typeof import('node:sqlite')

const smallestPage = 512

const foundAt = (path: string) => statSync(path, { throwIfNoEntry: false })

const isNotEmpty = (path: string): boolean => (foundAt(path)?.size ?? 0) > 0

/** An application id as people write it down. */
export const shownId = (id: number): string => `0x${(id >>> 0).toString(16).padStart(8, '0')}`

/** The file that a path leads to, along links, whether it is there or not: SQLite keeps its log beside that one. */
export const targetOf = (path: string): string => {
  const link = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true
  if (!link) return path
  return foundAt(path) === undefined ? targetOf(resolve(dirname(path), readlinkSync(path))) : realpathSync(path)
}

/** The application id in the header; undefined where the file seems cut off: opened with locks, it says how it is. */
const idIn = ({ DatabaseSync }: Driver, path: string): number | undefined => {
  const place = pathToFileURL(path)
  // SQLite then locks nothing and rolls nothing back. To read the bytes without SQLite would be worse: on POSIX, whoever
  // closes a file takes all locks on it from the whole process, and so from a store that is open in it.
  place.search = '?immutable=1'
  const db = new DatabaseSync(place, { readOnly: true })
  try {
    return numberOf(db, 'application_id')
  } catch (error) {
    // It looks so, too, while another process moves its log into it.
    if (isDamage(error)) return undefined
    throw error
  } finally {
    db.close()
  }
}

const magic = Buffer.from('d9d505f920a163d7', 'hex')

// A journal goes when its transaction ends, at any moment; its lock is not the one of the file.
const openedJournal = (journal: string): number | undefined => {
  try {
    return openSync(journal, 'r')
  } catch (error) {
    if (isGone(error)) return undefined
    throw error
  }
}

// A crash in the first transaction leaves half a file and a journal by which SQLite makes it empty again.
const isOfAFirstTransaction = (journal: string): boolean => {
  const fd = openedJournal(journal)
  if (fd === undefined) return false
  try {
    const header = Buffer.alloc(28)
    readSync(fd, header, 0, header.length, 0)
    return header.subarray(0, magic.length).equals(magic) && header.readUInt32BE(16) === 0
  } finally {
    closeSync(fd)
  }
}

/**
 * Why a file is not ours to open, told without touching it; undefined for one that is ours and for one that is not there
 * yet.
 *
 * @remarks A file of ours has its application id from its first transaction on. SQLite silently deletes a write-ahead log
 * that lies beside an empty file, and with it every commit that was in the log only.
 */
export const strangeness = (driver: Driver, path: string, applicationId: number): string | undefined => {
  // Somebody may be making the file: whatever of it comes later in time is looked at earlier.
  const hasLog = isNotEmpty(`${path}-wal`)
  const file = foundAt(path)
  if (file === undefined || (file.isFile() && file.size === 0))
    return hasLog ? 'the file is gone or empty, but its write-ahead log is not' : undefined
  if (!file.isFile()) return file.isDirectory() ? 'this is a directory, not a file' : 'this is not a file'
  if (isOfAFirstTransaction(`${path}-journal`)) return undefined
  if (file.size < smallestPage) return 'the file is not an SQLite database'
  const found = idIn(driver, path)
  // Another process may have made half a file empty again meanwhile.
  if (found === undefined || found === applicationId || !isNotEmpty(path)) return undefined
  return `the file belongs to something else: its application id is ${shownId(found)} and must be ${shownId(applicationId)}`
}
