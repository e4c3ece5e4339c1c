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

const pathOf = (...parts: readonly string[]): string => join(ownFolder, 'node_modules', ...parts)

const versionOf = (name: string): string | undefined => {
  try {
    return (JSON.parse(readFileSync(pathOf(name, 'package.json'), 'utf8')) as { readonly version: string }).version
  } catch {
    return undefined
  }
}

const missing = (): readonly string[] =>
  Object.entries(peers)
    .filter(([name, version]) => versionOf(name) !== version)
    .map(([name, version]) => `${name}@${version}`)

const install = (): void => {
  mkdirSync(ownFolder, { recursive: true })
  const manifest = { name: 'xinyan-bench', private: true, dependencies: peers }
  writeFileSync(join(ownFolder, 'package.json'), JSON.stringify(manifest, null, 2))
  spawnSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--no-workspaces'], {
    cwd: ownFolder,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
    timeout: 120_000,
  })
}

/** Why the peers are not there, after trying to install them where they are missing; `undefined` when they are. */
export const whyNotThere = (): string | undefined => {
  if (missing().length > 0) install()
  const still = missing()
  return still.length === 0 ? undefined : `could not be installed: ${still.join(', ')}`
}

/** What a peer exports to CommonJS. */
export const required = (name: keyof typeof peers): unknown => createRequire(join(ownFolder, 'package.json'))(name)

/** The path of a file of a peer. */
export const fileOf = (name: keyof typeof peers, file: string): string => pathOf(name, file)
