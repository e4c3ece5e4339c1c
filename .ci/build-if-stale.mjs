// Builds dist/ when a source is newer than it. Says nothing on stdout, which belongs to the script that follows.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'

process.chdir(join(import.meta.dirname, '..'))

const leaves = (tree) => (typeof tree === 'string' ? [tree] : Object.values(tree).flatMap(leaves))
const outputs = leaves(JSON.parse(readFileSync('package.json', 'utf8')).exports).filter((path) =>
  path.startsWith('./dist/'),
)
// A folder's own time changes when a file in it is removed.
const sources = ['package.json', 'tsconfig.json', 'tsup.config.ts', 'src'].concat(
  readdirSync('src', { recursive: true }).map((path) => join('src', path)),
)
const changed = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0

if (Math.min(...outputs.map(changed)) <= Math.max(...sources.map(changed))) {
  const started = new Date()
  const { status, error } = spawnSync('tsup', ['--silent'], {
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (error) throw error
  if (status !== 0) process.exit(status ?? 1)
  // A source edited while the build ran must count as newer than what was built.
  for (const path of outputs) utimesSync(path, started, started)
}
