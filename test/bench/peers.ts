import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'

/** The folder that these benchmarks keep for themselves: peers and files, never part of the package. */
export const ownFolder = resolve(import.meta.dirname, '../../node_modules/.cache/xinyan-bench')

/** The peers and what they ask for beside them, each in one exact version. */
export const peers = {
  '@castore/core': '2.4.2',
  '@castore/event-storage-adapter-in-memory': '2.4.2',
  '@event-driven-io/emmett': '0.42.0',
  '@event-driven-io/emmett-postgresql': '0.42.0',
  '@event-driven-io/pongo': '0.16.11',
  '@types/async-retry': '1.4.9',
  'async-retry': '1.3.3',
  commander: '12.1.0',
  uuid: '10.0.0',
} as const

/** The peers of the store in a file, which do not go with those above; sqlite3 is built from its source there. */
export const sqlitePeers = {
  '@event-driven-io/emmett': '0.38.5',
  '@event-driven-io/emmett-sqlite': '0.38.5',
  '@types/async-retry': '1.4.9',
  'async-retry': '1.3.3',
  commander: '12.1.0',
  sqlite3: '5.1.7',
  uuid: '10.0.0',
  'web-streams-polyfill': '4.0.0',
} as const

type Versions = Readonly<Record<string, string>>

/** Peers in a folder of their own; `built` are those whose install script has to run. */
const peersIn = <V extends Versions>(folder: string, versions: V, built: readonly string[] = []) => {
  const pathOf = (...parts: readonly string[]): string => join(folder, 'node_modules', ...parts)

  const versionOf = (name: string): string | undefined => {
    try {
      return (JSON.parse(readFileSync(pathOf(name, 'package.json'), 'utf8')) as { readonly version: string }).version
    } catch {
      return undefined
    }
  }

  const missing = (): readonly string[] =>
    Object.entries(versions)
      .filter(([name, version]) => versionOf(name) !== version)
      .map(([name, version]) => `${name}@${version}`)

  const install = (): void => {
    mkdirSync(folder, { recursive: true })
    const allowScripts = Object.fromEntries(built.map((name) => [name, true]))
    const manifest = { name: 'xinyan-bench', private: true, dependencies: versions, allowScripts }
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, 2))
    const scripts = built.length > 0 ? [] : ['--ignore-scripts']
    spawnSync('npm', ['install', '--no-audit', '--no-fund', '--no-workspaces', ...scripts], {
      cwd: folder,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
      timeout: built.length > 0 ? 600_000 : 120_000,
    })
  }

  return {
    /** Why the peers are not there, after trying to install them where they are missing; `undefined` when they are. */
    whyNotThere: (): string | undefined => {
      if (missing().length > 0) install()
      const still = missing()
      return still.length === 0 ? undefined : `could not be installed: ${still.join(', ')}`
    },
    /** What a peer exports to CommonJS. */
    required: (name: keyof V & string): unknown => createRequire(join(folder, 'package.json'))(name),
    /** The path of a file of a peer. */
    fileOf: (name: keyof V & string, file: string): string => pathOf(name, file),
  }
}

export const { whyNotThere, required, fileOf } = peersIn(ownFolder, peers)

/** Emmett over a file of SQLite. */
export const besideSqlite = peersIn(join(ownFolder, 'emmett-sqlite'), sqlitePeers, ['sqlite3'])
