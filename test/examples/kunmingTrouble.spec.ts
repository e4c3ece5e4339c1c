import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { example, linesOf, rowsIn, run } from './running.ts'

vi.setConfig({ testTimeout: 60_000 })

const folder = mkdtempSync(join(tmpdir(), 'xinyan-trouble-'))
const told = join(folder, 'told.db')

const lines = linesOf('journal.jsonl')
const all = lines.length + linesOf('initiatives.jsonl').length

/** A copy of the data in a folder of its own, with one line of one file changed. */
const changed = (file: string, line: number, change: (content: string) => string): string => {
  const at = mkdtempSync(join(folder, 'data-'))
  for (const name of ['journal.jsonl', 'initiatives.jsonl', 'roster.csv', 'policies.json'])
    copyFileSync(join(example, name), join(at, name))
  const content = readFileSync(join(at, file), 'utf8').split('\n')
  const before = content[line - 1] ?? ''
  content[line - 1] = change(before)
  if (content[line - 1] === before) throw new Error(`line ${line} of ${file} was not changed`)
  writeFileSync(join(at, file), content.join('\n'))
  return at
}

beforeAll(async () => {
  await run(told, '--json')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('A flag', () => {
  it.concurrent.for([
    [['--froo'], "Unknown option '--froo'. Try --help."],
    [['--as-of', '2019-08'], "--as-of takes a day such as 2019-08-31, not '2019-08'. Try --help."],
    [['--known-on', '2019-02-30'], "--known-on takes a day such as 2019-08-31, not '2019-02-30'. Try --help."],
    [['--lang', 'fr'], "--lang takes en or zh, not 'fr'. Try --help."],
    [['more'], "Unexpected argument 'more'. Try --help."],
  ] as const)('that is not understood stops the run: %j', async ([args, message]) => {
    const database = join(folder, 'flags.db')
    expect(await run(database, ...args)).toEqual({ code: 1, out: '', err: `${message}\n` })
    expect(existsSync(database)).toBe(false)
  })

  it('asks for help', async () => {
    const { code, out } = await run(join(folder, 'flags.db'), '--help')
    expect(code).toBe(0)
    for (const flag of ['--json', '--lang', '--as-of', '--known-on', '--journal', 'XINYAN_DB'])
      expect(out).toContain(flag)
  })
})

describe('A journal', () => {
  const nothing = async (at: string, ...messages: readonly string[]): Promise<void> => {
    const database = join(at, 'record.db')
    const { code, out, err } = await run(database, '--journal', join(at, 'journal.jsonl'))
    expect({ code, out, recorded: existsSync(database) }).toEqual({ code: 1, out: '', recorded: false })
    for (const message of messages) expect(err).toContain(message)
  }

  it('with a line that is cut off is not recorded at all, and the line is named', async () => {
    const at = changed('journal.jsonl', 20, (line) => line.slice(0, 30))
    await nothing(at, `${join(at, 'journal.jsonl')}:20: the whole: expected JSON, found `)
  })

  it('with an unknown command is not recorded at all', async () => {
    const at = changed('journal.jsonl', 20, (line) => line.replace('ReportDefect', 'ReportDefekt'))
    await nothing(at, `journal.jsonl:20: type: expected the name of a command, found "ReportDefekt"`)
  })

  it('with policies that nobody can read is not recorded at all', async () => {
    const at = changed('policies.json', 13, (line) => line.replace('"warn"', '"wern"'))
    await nothing(at, 'policies.json: command 1: policy.modes.G1: expected one of enforce, warn, audit, found "wern"')
  })

  it('with a key that nobody knows is not recorded at all', async () => {
    const at = changed('journal.jsonl', 20, (line) => line.replace('"by"', '"bye"'))
    await nothing(at, 'journal.jsonl:20: by: expected a value', 'bye: expected no such key')
  })

  it('that is refused at a line stops there: what came before stays, and the rest follows once it is put right', async () => {
    const line = lines.findIndex((one, i) => i >= 190 && one.includes('"GiveConsent"')) + 1
    const before = line - 1
    const at = changed('journal.jsonl', line, (text) => text.replaceAll(/"household":"[^"]*"/g, '"household":"Z-1"'))
    const database = join(at, 'record.db')
    const refused = await run(database, '--journal', join(at, 'journal.jsonl'))
    expect({ code: refused.code, out: refused.out }).toEqual({ code: 1, out: '' })
    expect(refused.err).toMatch(new RegExp(`journal\\.jsonl:${line}: .*Z-1`))
    expect(refused.err).toContain(`Of this line nothing is recorded. The ${before} before it are, and stay`)
    expect(rowsIn(database)).toBe(before)

    const { out } = await run(database, '--json')
    expect(JSON.parse(out)).toMatchObject({ appended: all - before, consented: 129 })
  })

  it('that is not the one of the record stops at the first line that differs, and says what to do', async () => {
    const at = changed('journal.jsonl', 5, (line) => line.replace('"on":"2019-03-05"', '"on":"2019-03-04"'))
    const database = join(at, 'record.db')
    copyFileSync(told, database)
    const { code, err } = await run(database, '--journal', join(at, 'journal.jsonl'))
    expect(code).toBe(1)
    expect(err).toContain('journal.jsonl:5: command id')
    expect(err).toContain('remove its file, or name another one with XINYAN_DB')
  })
})

describe('A record', () => {
  const isLeftAlone = async (database: string, message: string): Promise<void> => {
    const before = readFileSync(database)
    const { code, out, err } = await run(database, '--json')
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain(message)
    expect(readFileSync(database).equals(before)).toBe(true)
  }

  it('that is not a database is left alone, and named', async () => {
    const database = join(folder, 'text.db')
    writeFileSync(database, 'this is not a database\n')
    await isLeftAlone(database, `${database}: the file is not an SQLite database`)
  })

  it('of which a commit was changed is left alone, and the commit is named', async () => {
    const database = join(folder, 'changed.db')
    copyFileSync(told, database)
    const db = new DatabaseSync(database)
    db.exec(
      "UPDATE commits SET events = replace(events, '2019-06-21', '2019-06-20') WHERE events LIKE '%ProjectLaunched%'",
    )
    db.close()
    const version = lines.findIndex((line) => line.includes('LaunchProject')) + 1
    await isLeftAlone(database, `position ${version}, stream "kunming-2019", version ${version}`)
  })

  it('of which a page was overwritten is left alone', async () => {
    const database = join(folder, 'page.db')
    const bytes = readFileSync(told)
    bytes.fill(0, 30 * 4096, 32 * 4096)
    writeFileSync(database, bytes)
    await isLeftAlone(database, `${database}: `)
  })
})
