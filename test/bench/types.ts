import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { told, type Line } from './line.ts'
import { ownFolder } from './peers.ts'
import { rounded, spreadOf } from './timing.ts'

const root = resolve(import.meta.dirname, '../..')
const runs = 3

const secondsOf = (config: string): number => {
  const before = performance.now()
  const { status, stdout } = spawnSync('tsc', ['-p', config], { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new Error(stdout)
  return rounded((performance.now() - before) / 1000)
}

const secondsTaken = (config: string) => spreadOf(Array.from({ length: runs }, () => secondsOf(config)))

/** How long the compiler takes to check the types, from its start to its end: of the package, and with its tests and examples. */
export const types = async (): Promise<readonly Line[]> => {
  mkdirSync(ownFolder, { recursive: true })
  const config = join(ownFolder, 'package.tsconfig.json')
  const compilerOptions = { typeRoots: [join(root, 'node_modules/@types')] }
  const sources = { extends: join(root, 'tsconfig.json'), include: [join(root, 'src')], compilerOptions }
  writeFileSync(config, JSON.stringify(sources))
  const figures = { 'the package': secondsTaken(config), 'with tests and examples': secondsTaken(root) }
  return [told('types', { unit: 's', runs, ...figures })]
}
