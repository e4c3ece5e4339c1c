import { execFile } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'docs/how-to/add-an-event.md'), 'utf8')
const copied = ['src', 'test', '.ci', 'docs/domain.md', 'package.json', 'tsconfig.json']
const elsewhere = mkdtempSync(join(tmpdir(), 'xinyan-event-'))
afterAll(() => rmSync(elsewhere, { recursive: true, force: true }))

interface Block {
  readonly kind: string
  readonly file: string
  readonly text: string
}

const blocks: readonly Block[] = [...page.matchAll(/^```(diff|typescript|jsonl) (\S+)\n([\s\S]*?)^```/gm)].map(
  ([, kind = '', file = '', text = '']) => ({ kind, file, text }),
)
const listed = [...page.matchAll(/^\* .*$/gm)].flatMap(([line]) =>
  [...line.matchAll(/`([\w/]+\.\w+(?:\.\w+)?)`/g)].map(([, file = '']) => file),
)

const linesWith = (lines: readonly string[], marks: string): string =>
  lines
    .filter((line) => marks.includes(line[0] ?? ' '))
    .map((line) => `${line.slice(1)}\n`)
    .join('')

/** Takes one hunk into a text, which must hold what the hunk stands on exactly once. */
const withHunk = (file: string, text: string, hunk: string): string => {
  const lines = hunk.trimEnd().split('\n')
  const [before, after] = [linesWith(lines, ' -'), linesWith(lines, ' +')]
  const pieces = text.split(before)
  if (pieces.length !== 2) throw new Error(`${file} holds this ${pieces.length - 1} times:\n${before}`)
  return pieces.join(after)
}

const take = (folder: string, { kind, file, text }: Block): void => {
  const path = join(folder, file)
  if (kind === 'typescript') return writeFileSync(path, text)
  if (kind === 'jsonl') return appendFileSync(path, text)
  const hunks = text.split(/^@@.*\n/m).slice(1)
  writeFileSync(
    path,
    hunks.reduce((whole, hunk) => withHunk(file, whole, hunk), readFileSync(path, 'utf8')),
  )
}

const filesIn = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    copied
      .flatMap((path) => globSync([path, `${path}/**/*.*`], { cwd: folder, withFileTypes: true }))
      .filter((one) => one.isFile())
      .map((one) => join(one.parentPath, one.name))
      .map((path) => [relative(folder, path), readFileSync(path, 'utf8')]),
  )

interface Copy {
  readonly folder: string
  /** The files whose text is no longer what was copied. */
  readonly changed: () => readonly string[]
}

/** A copy of the repository into which the blocks of the page were taken, but for those of some files. */
const copyWithout = (...left: readonly string[]): Copy => {
  const folder = mkdtempSync(join(elsewhere, 'copy-'))
  for (const path of copied) cpSync(join(root, path), join(folder, path), { recursive: true })
  const before = filesIn(folder)
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  const checked = { extends: './tsconfig.json', include: ['src', 'test/stages/absence.spec.ts'] }
  writeFileSync(join(folder, 'checked.json'), JSON.stringify(checked))
  for (const block of blocks) if (!left.includes(block.file)) take(folder, block)
  const changed = () => [...filesIn(folder)].filter(([path, text]) => before.get(path) !== text).map(([path]) => path)
  return { folder, changed }
}

const run = async (folder: string, script: string, args: readonly string[], more = {}): Promise<string> => {
  const { VITEST: _, XINYAN_TEST_REPORT: __, ...world } = process.env
  const env = { ...world, NO_COLOR: '1', ...more }
  return promisify(execFile)(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: folder,
    env,
  }).then(
    ({ stdout }) => stdout,
    (error: { stdout: string; stderr: string }) => `failed\n${error.stdout}${error.stderr}`,
  )
}
const tsc = (folder: string): Promise<string> => run(folder, 'typescript/bin/tsc', ['-p', 'checked.json'])

const format = (folder: string): Promise<string> => {
  const sources = blocks.map(({ file }) => file).filter((file) => file.endsWith('.ts'))
  return run(folder, '@biomejs/biome/bin/biome', ['format', '--config-path=.ci/format.biome.json', ...sources])
}

const [, golden = ''] = page.match(/^GOLDEN=write npx vitest (.*)$/m) ?? []
const writeGolden = (folder: string): Promise<string> =>
  run(folder, 'vitest/vitest.mjs', golden.split(' '), { GOLDEN: 'write' })

const specs = ['test/stages/absence.spec.ts', 'test/docs/glossary.spec.ts', 'test/golden']
const specify = (folder: string, some = specs): Promise<string> =>
  run(folder, 'vitest/vitest.mjs', ['run', '--config', 'test/vitest.config.ts', ...some])

describe.concurrent('Adding a kind of event as the page tells it', { timeout: 180_000 }, () => {
  it('changes the files that the page lists and no other, and is well typed, formatted and specified there', async ({
    expect,
  }) => {
    const { folder, changed } = copyWithout()
    expect(await tsc(folder)).toBe('')
    expect(await format(folder)).toContain('No fixes applied')
    expect(await writeGolden(folder)).toContain('1 passed')
    expect(await specify(folder)).toContain(`${specs.length} passed`)
    expect(listed.length).toBeGreaterThan(blocks.length)
    expect(new Set(changed())).toEqual(new Set(listed))
  })

  it('does not compile without the phrases of its refusal', async ({ expect }) => {
    const types = await tsc(copyWithout('src/reports/phrases/en.ts', 'src/reports/phrases/zh.ts').folder)
    expect(types).toMatch(/^failed\n(?=[^]*phrases\/en\.ts)(?=[^]*phrases\/zh\.ts)[^]*HouseholdMetThatDay/)
  })

  it('is noticed without its line of the glossary or its golden line', async ({ expect }) => {
    const told = await specify(copyWithout('docs/domain.md', 'test/golden/events.jsonl').folder)
    expect(told).toMatch(/^failed/)
    expect(told).toContain('has one line for each fact of the stage survey')
    expect(told).toContain('HouseholdFoundAbsent has no golden line')
  })

  it('is noticed without its name', async ({ expect }) => {
    const told = await specify(copyWithout('src/index.ts').folder, ['test/docs/glossary.spec.ts'])
    expect(told).toMatch(/^failed/)
    expect(told).toMatch(/names in code only what the library makes public[^]*HouseholdFoundAbsent/)
  })
})
