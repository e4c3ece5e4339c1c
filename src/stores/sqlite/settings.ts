import type { DatabaseSync } from 'node:sqlite'

/** What a connection must be set to before a promise can be given. */
export type Settings = Readonly<Record<string, string | number>>

/** The settings under which an acknowledged commit survives a power cut. `fullfsync` does something on macOS only. */
export const durable: Settings = {
  synchronous: 2,
  fullfsync: 1,
  checkpoint_fullfsync: 1,
  foreign_keys: 1,
  trusted_schema: 0,
}

/** The settings under which a commit survives the end of the process, and a power cut only once the log was moved into the file. */
export const quick: Settings = { ...durable, synchronous: 1 }

const valueOf = (db: DatabaseSync, name: string): unknown => Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0]

/** Makes the settings; `weaknesses` then tells which of them took. */
export const set = (db: DatabaseSync, settings: Settings): void => {
  for (const [name, value] of Object.entries(settings)) db.prepare(`PRAGMA ${name} = ${value}`).all()
}

/** Reads the settings back, and names each that is not what it must be. */
export const weaknesses = (db: DatabaseSync, settings: Settings): readonly string[] =>
  Object.entries(settings)
    .map(([name, value]) => [name, value, valueOf(db, name)] as const)
    .filter(([, value, found]) => found !== value)
    .map(([name, value, found]) => `${name} is ${String(found)} and must be ${value}`)

/** The number of a pragma that is a number, such as `user_version`. */
export const numberOf = (db: DatabaseSync, name: string): number => Number(valueOf(db, name))
