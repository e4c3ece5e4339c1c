import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import {
  eventText,
  initiatives,
  renovation,
  type AnyEvent,
  type Commit,
  type EventText,
  type InitiativesEvent,
  type RenovationEvent,
  type StoredCommit,
} from 'xinyan'
import { openSqliteStore, type SqliteStore } from 'xinyan/sqlite'
import { stream, told } from './journal.ts'
import { Stop } from './stop.ts'

const pageSize = 1000

/** Where the record is kept when nothing else is said: git ignores it, and it goes when the installed packages go. */
export const cachePlace = resolve(import.meta.dirname, '../../../node_modules/.cache/xinyan/kunming.db')

const at = (file: string, cause: string): Stop => new Stop(cause.startsWith(file) ? cause : `${file}: ${cause}`)

/** Opens the record in a file, and makes it where there is none. */
export const openRecord = async (file: string): Promise<SqliteStore> => {
  if (file === cachePlace) mkdirSync(dirname(file), { recursive: true })
  const opened = await openSqliteStore(file)
  if (opened._tag === 'Left') throw at(file, opened.left.cause)
  return opened.right
}

const stored = async (store: SqliteStore, file: string, stream: string): Promise<readonly StoredCommit[]> => {
  const all: StoredCommit[] = []
  for (;;) {
    const page = await store.read(stream, all.length, pageSize)
    if (page._tag === 'Left') throw at(file, page.left.cause)
    all.push(...page.right)
    if (page.right.length < pageSize) return all
  }
}

/** Every commit of a stream, or a stop that names each one that cannot be read. */
const readable = async <Ev extends AnyEvent>(
  codec: EventText<Ev>,
  store: SqliteStore,
  file: string,
  stream: string,
): Promise<readonly Commit<Ev>[]> => {
  const { commits, quarantined } = codec.decode(await stored(store, file, stream))
  if (quarantined.length === 0) return commits
  const unreadable = quarantined.map(({ commit, problems }) => `commit ${commit.version}: ${told(problems)}`)
  throw at(file, unreadable.join('\n'))
}

const ofRenovation = eventText<RenovationEvent>(renovation.facts)
const ofInitiatives = eventText<InitiativesEvent>(initiatives.facts)

/** Every commit of the renovation. */
export const commitsIn = (store: SqliteStore, file: string): Promise<readonly Commit<RenovationEvent>[]> =>
  readable(ofRenovation, store, file, stream)

/** Every commit of one neighbourhood community's initiatives. */
export const initiativesIn = (
  store: SqliteStore,
  file: string,
  community: string,
): Promise<readonly Commit<InitiativesEvent>[]> => readable(ofInitiatives, store, file, community)
