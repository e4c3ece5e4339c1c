import { execFile } from 'node:child_process'
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const pages = ['README.md', 'README.zh.md', ...globSync('docs/**/*.md', { cwd: root }).toSorted()]
const textOf = (page: string): string => readFileSync(join(root, page), 'utf8')
const withoutCode = (text: string): string => text.replaceAll(/^```[\s\S]*?^```/gm, '')

/** The name under which a heading can be linked to, as code hosts make it. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')
const anchorsIn = (text: string): readonly string[] =>
  [...withoutCode(text).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading))

/** The links of a text, told from a page, that lead nowhere. */
const lost = (page: string, text: string): readonly string[] =>
  [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link = '']) => link)
    .filter((link) => {
      if (/^https?:/.test(link)) return false
      const [path = '', anchor] = link.split('#')
      const to = path === '' ? join(root, page) : join(root, dirname(page), path)
      if (!existsSync(to)) return true
      return anchor !== undefined && !anchorsIn(readFileSync(to, 'utf8')).includes(anchor)
    })

const elsewhere = mkdtempSync(join(tmpdir(), 'xinyan-pages-'))
afterAll(() => rmSync(elsewhere, { recursive: true, force: true }))

/** What the compiler says of programs that stand outside the package and import it by its name. */
const problemsIn = async (programs: readonly (readonly [string, string])[]): Promise<readonly string[]> => {
  const folder = mkdtempSync(join(elsewhere, 'app-'))
  const modules = join(folder, 'node_modules')
  mkdirSync(modules)
  symlinkSync(root, join(modules, 'xinyan'), 'junction')
  for (const name of ['fp-ts', 'io-ts', 'immer', '@types'])
    symlinkSync(join(root, 'node_modules', name), join(modules, name), 'junction')
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  for (const [place, code] of programs) writeFileSync(join(folder, `${place.replaceAll(/\W/g, '_')}.ts`), code)
  const how = [
    '--strict',
    '--noEmit',
    '--skipLibCheck',
    '--target',
    'es2022',
    '--module',
    'nodenext',
    '--types',
    'node',
  ]
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const files = globSync('*.ts', { cwd: folder })
  const { stdout } = await promisify(execFile)(process.execPath, [tsc, ...how, ...files], { cwd: folder }).catch(
    (error: { stdout: string }) => error,
  )
  return stdout.split('\n').filter((line) => line.includes('error TS'))
}

const programs = pages.flatMap((page) =>
  [...textOf(page).matchAll(/^```ts\b.*\n([\s\S]*?)^```/gm)].map(
    ({ 1: code = '', index }) => [`${page}:${textOf(page).slice(0, index).split('\n').length}`, code] as const,
  ),
)

describe('A page', () => {
  it.for(pages)('links only to what is there: %s', (page) => expect(lost(page, textOf(page))).toEqual([]))

  it('is caught when a link leads nowhere', () => {
    const text = '# One [a](two.md)\n[b](#one-a) [c](#three) [d](https://example.org)'
    expect(lost('docs/page.md', text)).toEqual(['two.md', '#one-a', '#three'])
  })

  it('has programs that are well typed for whoever copies them, and a wrong one is caught', {
    timeout: 120_000,
  }, async () => {
    const wrong = "import { dayAt } from 'xinyan'\nexport const day: number = dayAt('2019-05-06T01:30:00.000Z', 480)\n"
    expect(programs.length).toBeGreaterThan(0)
    expect(await problemsIn([...programs, ['wrong', wrong]])).toEqual([
      "wrong.ts(2,14): error TS2322: Type 'Day' is not assignable to type 'number'.",
    ])
  })
})
