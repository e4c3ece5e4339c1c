import { statSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { isDamage } from './failure.ts'
import { numberOf } from './settings.ts'

type Driver = typeof import('node:sqlite')

const smallestPage = 512

const foundAt = (path: string) => statSync(path, { throwIfNoEntry: false })

const isNotEmpty = (path: string): boolean => (foundAt(path)?.size ?? 0) > 0

/** An application id as people write it down. */
export const shownId = (id: number): string => `0x${(id >>> 0).toString(16).padStart(8, '0')}`

/** The application id in the header; undefined when that cannot be told without waiting for those who write. */
const idIn = ({ DatabaseSync }: Driver, path: string): number | undefined => {
  const place = pathToFileURL(path)
  // SQLite then locks nothing and rolls nothing back. To read the bytes without SQLite would be worse: on POSIX, whoever
  // closes a file takes all locks on it from the whole process, and so from a store that is open in it.
  place.search = '?immutable=1'
  const db = new DatabaseSync(place, { readOnly: true })
  try {
    return numberOf(db, 'application_id')
  } catch (error) {
    // A file looks cut off while another process moves its log into it: opened with locks, it says how it is.
    if (isDamage(error)) return undefined
    throw error
  } finally {
    db.close()
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
  // A crash in the first transaction leaves half a file and a journal from which SQLite puts it right.
  if (isNotEmpty(`${path}-journal`)) return undefined
  if (file.size < smallestPage) return 'the file is not an SQLite database'
  const found = idIn(driver, path)
  return found === undefined || found === applicationId
    ? undefined
    : `the file belongs to something else: its application id is ${shownId(found)} and must be ${shownId(applicationId)}`
}
