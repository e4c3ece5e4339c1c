import { execFile } from 'node:child_process'
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

interface Block {
  readonly place: string
  readonly code: string
}

const root = resolve(import.meta.dirname, '..')
// Inside the package, so that a block can import it by its own name.
const blocksAt = join(root, 'dist/.docs')
const elsewhere = mkdtempSync(join(tmpdir(), 'xinyan-docs-'))

const blocksOf = (file: string, text: string): readonly Block[] =>
  [...text.matchAll(/^( *)```ts\b.*\n([\s\S]*?)^\1```/gm)].map(({ 1: indent = '', 2: code = '', index }) => ({
    place: `${file}:${text.slice(0, index).split('\n').length}`,
    code: code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  }))

const pages = ['README.md', 'README.zh.md', 'docs/**/*.md'].flatMap((pattern) =>
  globSync(pattern, { cwd: root }).sort(),
)
const blocks = pages.flatMap((page) => blocksOf(page, readFileSync(join(root, page), 'utf8')))

const printedBy = async ({ place, code }: Block): Promise<readonly string[]> => {
  const file = join(blocksAt, `${place.replaceAll(/\W/g, '_')}.ts`)
  writeFileSync(file, code)
  const env = { ...process.env, FORCE_COLOR: '0' }
  const { stdout } = await promisify(execFile)(process.execPath, [file], { cwd: elsewhere, env })
  return stdout.trimEnd().split('\n')
}
const promisedBy = ({ code }: Block): readonly string[] =>
  [...code.matchAll(/\/\/ => (.*)/g)].map(([, line = '']) => line.trimEnd())

/** A block that promises nothing must only run to its end. */
const keepsItsWord = async (block: Block): Promise<void> => {
  const [printed, promised] = [await printedBy(block), promisedBy(block)]
  if (promised.length > 0) expect(printed).toEqual(promised)
}

beforeAll(() => mkdirSync(blocksAt, { recursive: true }))
afterAll(() => {
  for (const folder of [blocksAt, elsewhere]) rmSync(folder, { recursive: true, force: true })
})

describe('A document', () => {
  it.concurrent.for(blocks)('keeps its word at $place', { timeout: 30_000 }, (block) => keepsItsWord(block))

  const page = (...lines: readonly string[]): Block => {
    const [block, ...more] = blocksOf(
      'page',
      ['Text', '', '```ts', ...lines, '```', '', '```sh', 'no', '```'].join('\n'),
    )
    if (block === undefined || more.length > 0) throw new Error('a page of one block was read as something else')
    return { ...block, place: `page ${lines.join(' ')}` }
  }

  it('may promise what it prints', () =>
    keepsItsWord(page('console.log(1 + 1) // => 2', 'const t: string = "a"', 'console.log(t)', '// => a')))

  it('may promise nothing', () => keepsItsWord(page("import * as xinyan from 'xinyan'", 'console.log(typeof xinyan)')))

  it('is caught when it prints something else', async () => {
    await expect(keepsItsWord(page('console.log(1 + 1) // => 3'))).rejects.toThrow('to deeply equal')
  })

  it('is caught when it promises less than it prints', async () => {
    await expect(keepsItsWord(page('console.log(1) // => 1', 'console.log(2)'))).rejects.toThrow('to deeply equal')
  })

  it('is caught when it does not run', async () => {
    await expect(keepsItsWord(page("import { noSuchName } from 'xinyan'"))).rejects.toThrow(
      'does not provide an export',
    )
  })
})
