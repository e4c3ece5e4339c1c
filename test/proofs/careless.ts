import { DatabaseSync } from 'node:sqlite'
import type { StoredCommit } from '../../src/kernel/eventStore.ts'

/** Makes the file that the careless programs share: a table that takes whatever is put into it. */
export const madeCarelessly = (path: string): void => {
  const db = new DatabaseSync(path)
  db.exec('PRAGMA journal_mode = WAL; CREATE TABLE commits (position INTEGER, version INTEGER, text TEXT)')
  db.close()
}

/** What the careless programs left, in the order of its positions. */
export const keptCarelessly = async (path: string): Promise<readonly StoredCommit[]> => {
  const db = new DatabaseSync(path)
  const rows = db.prepare('SELECT position, text FROM commits ORDER BY position').all()
  db.close()
  return rows.map(({ position, text }) => ({
    ...(JSON.parse(String(text)) as StoredCommit),
    position: Number(position),
  }))
}
