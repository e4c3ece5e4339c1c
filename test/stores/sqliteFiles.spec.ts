import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import * as E from 'fp-ts/Either'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { commitFile } from '../../src/stores/sqlite/commits.ts'
import { canDamageFiles, openFile } from '../../src/stores/sqlite/file.ts'
import { openSqliteStore, openSqliteVault } from '../../src/stores/sqlite.ts'
import { causeOf, folderFor, freshPaths, quickDisk, really } from './places.ts'
import { numbered } from './programs/numbered.ts'

const folder = folderFor('files', quickDisk)
const fresh = freshPaths(folder)

const filled = async (count = 200): Promise<string> => {
  const path = fresh()
  const store = await really(openSqliteStore(path))
  for (let version = 1; version <= count; version++)
    await really(store.append(numbered('renovation-1', version, `command-${version}`)))
  await store.close()
  return path
}

const withDatabase = (path: string, sql: string): string => {
  const db = new DatabaseSync(path)
  db.exec(sql)
  db.close()
  return path
}

const withText = (text: string): string => {
  const path = fresh()
  writeFileSync(path, text)
  return path
}

const cutTo = async (size: number): Promise<string> => {
  const path = await filled()
  truncateSync(path, size)
  return path
}

/** A database of another program that died in a transaction: SQLite would roll it back. */
const cutOff = (): string => {
  const [path, crashed] = [fresh(), fresh()]
  const db = new DatabaseSync(path)
  db.exec('CREATE TABLE notes (note TEXT); PRAGMA cache_size = 1; BEGIN')
  for (let n = 0; n < 50; n++) db.exec(`INSERT INTO notes VALUES ('${'x'.repeat(3000)}')`)
  for (const end of ['', '-journal']) copyFileSync(path + end, crashed + end)
  db.close()
  return crashed
}

/** Every file whose name begins as this one's, with a hash of what is in it. */
const bytesAround = (path: string): unknown =>
  existsSync(folder) &&
  readdirSync(folder)
    .filter((name) => name.startsWith(basename(path)))
    .map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ])

const strange: readonly (readonly [what: string, make: () => Promise<string>, cause: RegExp])[] = [
  ['a text file', async () => withText('户主,面积\n'.repeat(1000)), /not an SQLite database/],
  ['a very short file', async () => withText('x'), /not an SQLite database/],
  ['a file of zeros', async () => withText('\0'.repeat(8192)), /not an SQLite database/],
  ['the database of another program', async () => withDatabase(fresh(), 'CREATE TABLE notes (note)'), /0x00000000/],
  [
    'the database of another program in WAL mode',
    async () => withDatabase(fresh(), 'PRAGMA journal_mode = WAL; PRAGMA application_id = 252006; CREATE TABLE t (a)'),
    /0x0003d866/,
  ],
  ['the database of another program whose last transaction was cut off', async () => cutOff(), /0x00000000/],
  [
    'a text file beside a journal of something else',
    async () => {
      const path = withText('户主,面积\n'.repeat(1000))
      writeFileSync(`${path}-journal`, 'notes\n'.repeat(100))
      return path
    },
    /not an SQLite database/,
  ],
  ['a file of a newer release', async () => withDatabase(await filled(1), 'PRAGMA user_version = 2'), /version 2/],
  ['a file without a version', async () => withDatabase(await filled(1), 'PRAGMA user_version = 0'), /version 0/],
  ['a file cut in the middle of a page', () => cutTo(50_001), /damaged|not an SQLite database/],
  ['a file cut between two pages', () => cutTo(4096 * 10), /damaged/],
  ['a file of which a page is left', () => cutTo(4096), /damaged/],
  ['a file of which the beginning of a page is left', () => cutTo(60), /not an SQLite database/],
  ['a file without its table', async () => withDatabase(await filled(1), 'DROP TABLE commits'), /no such table/],
  [
    'a file from which a commit was deleted',
    async () => withDatabase(await filled(9), 'DELETE FROM commits WHERE position = 4'),
    /commits are missing: there are 8 and the last has position 9/,
  ],
  [
    'a vault',
    async () => {
      const path = fresh()
      await (await really(openSqliteVault(path))).close()
      return path
    },
    /application id is 0x58597661 and must be 0x58597374/,
  ],
]

describe('Opening a file', () => {
  it('makes it where there is none, and finds everything there the next time', async () => {
    const path = await filled(3)
    const store = await really(openSqliteStore(path))
    expect((await really(store.readAll(0, 10))).map(({ commandId }) => commandId)).toEqual([
      'command-1',
      'command-2',
      'command-3',
    ])
    const { position } = await really(store.append(numbered('renovation-1', 4, 'command-4')))
    expect(position).toBe(4)
    await store.close()
  })

  it('takes an empty file for a new one', async () => {
    const store = await really(openSqliteStore(withText('')))
    expect(await really(store.readAll(0, 1))).toEqual([])
    await store.close()
  })

  it.for(strange)('is refused for %s, of which not a byte is changed', async ([, make, cause]) => {
    const path = await make()
    const before = bytesAround(path)
    expect(await causeOf(openSqliteStore(path))).toMatch(cause)
    expect(await causeOf(openSqliteStore(path))).toContain(path)
    expect(bytesAround(path)).toEqual(before)
  })

  it('is refused when the file is gone and its write-ahead log is not: SQLite would delete it', async () => {
    const [path, moved] = [fresh(), fresh()]
    const store = await really(openSqliteStore(path))
    await really(store.append(numbered('renovation-1', 1, 'command-1')))
    copyFileSync(`${path}-wal`, `${moved}-wal`)
    expect(await causeOf(openSqliteStore(moved))).toMatch(/write-ahead log is not/)
    expect(readFileSync(`${moved}-wal`)).toEqual(readFileSync(`${path}-wal`))
    await store.close()
  })

  it('puts right a file whose making was cut off by a crash', async () => {
    const [path, crashed] = [fresh(), fresh()]
    const maker = new DatabaseSync(path)
    maker.exec('PRAGMA cache_size = 1; BEGIN; CREATE TABLE commits (events TEXT)')
    for (let n = 0; n < 50; n++) maker.exec(`INSERT INTO commits VALUES ('${'x'.repeat(3000)}')`)
    for (const end of ['', '-journal']) copyFileSync(path + end, crashed + end)
    maker.close()
    expect(readFileSync(crashed).length).toBeGreaterThan(10_000)
    const store = await really(openSqliteStore(crashed))
    expect(await really(store.verify())).toBe(0)
    await store.close()
  })

  it('is refused for a folder, a folder that is not there and an impossible name', async () => {
    const path = fresh()
    mkdirSync(path)
    expect(await causeOf(openSqliteStore(path))).toMatch(/directory/)
    expect(await causeOf(openSqliteStore(join(fresh(), 'a.db')))).toMatch(/cannot be opened/)
    expect(await causeOf(openSqliteStore('a\0b'))).toMatch(/null bytes/)
    expect(await causeOf(openSqliteStore(''))).toMatch(/directory/)
  })

  it('is refused for a database in memory, unless it is said that everything may be lost', async () => {
    expect(await causeOf(openSqliteStore(':memory:'))).toMatch(/losesEverythingWhenClosed/)
    const store = await really(openSqliteStore(':memory:', { losesEverythingWhenClosed: true }))
    await really(store.append(numbered('renovation-1', 1, 'command-1')))
    await store.close()
  })

  it('takes a name as a name, even one that SQLite would read as a database in memory', async () => {
    for (const name of ['file::memory:', 'file:x.db?mode=memory', ' :memory:']) {
      const path = join(folder, name)
      await (await really(openSqliteStore(path))).close()
      expect(existsSync(path)).toBe(true)
    }
  })

  it('waits as long as it is told while another connection holds the file', async () => {
    const path = await filled(1)
    const holder = new DatabaseSync(path)
    holder.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; PRAGMA user_version = 1')
    const began = performance.now()
    expect(await causeOf(openSqliteStore(path, { busyTimeout: 100 }))).toMatch(/locked the file|locked/)
    expect(performance.now() - began).toBeGreaterThan(90)
    holder.close()
    await (await really(openSqliteStore(path))).close()
  })

  it('is refused for a waiting time that is none', async () => {
    for (const busyTimeout of [1.5, -1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(await causeOf(openSqliteStore(fresh(), { busyTimeout }))).toMatch(
        /busyTimeout: expected a whole number from 0/,
      )
  })

  it('brings a file of an earlier release to the newest version, with all that is in it', async () => {
    const path = await filled(3)
    const later = { ...commitFile, versions: [...commitFile.versions, 'CREATE TABLE notes (note TEXT) STRICT'] }
    for (let times = 0; times < 2; times++) {
      const opened = openFile(path, later, {})
      if (E.isLeft(opened)) throw new Error(opened.left.cause)
      expect(opened.right.db.prepare('SELECT count(*) AS count FROM commits').get()).toEqual({ count: 3 })
      expect(opened.right.db.prepare('PRAGMA user_version').get()).toEqual({ user_version: 2 })
      expect(opened.right.db.prepare('SELECT * FROM notes').all()).toEqual([])
      opened.right.db.close()
    }
    expect(await causeOf(openSqliteStore(path))).toMatch(/version 2 and this release knows 1 to 1/)
  })

  it('leaves a file of an earlier release as it was when it cannot be brought to the newest version', async () => {
    const path = await filled(3)
    const before = bytesAround(path)
    const later = { ...commitFile, versions: [...commitFile.versions, 'CREATE TABLE notes (a); DROP TABLE absent'] }
    expect(openFile(path, later, {})).toMatchObject({ left: { cause: expect.stringMatching(/no such table/) } })
    expect(bytesAround(path)).toEqual(before)
    const store = await really(openSqliteStore(path))
    expect(await really(store.verify())).toBe(3)
    await store.close()
  })

  it('is refused when a setting does not take', () => {
    const stubborn = { ...commitFile, settings: { ...commitFile.settings, auto_vacuum: 7, cell_size_check: 1 } }
    expect(openFile(fresh(), stubborn, {})).toEqual(
      E.left({
        type: 'StoreFailure',
        doing: 'open',
        cause: expect.stringMatching(/^the settings do not hold: auto_vacuum is \d and must be 7$/),
      }),
    )
  })

  it.for([
    ['as strong as they must be', {}, 2],
    ['weaker for whoever says that a power cut may lose commits', { losesCommitsInAPowerCut: true }, 1],
  ] as const)('leaves the settings %s', ([, options, synchronous]) => {
    const opened = openFile(fresh(), commitFile, options)
    if (E.isLeft(opened)) throw new Error(opened.left.cause)
    const { db } = opened.right
    const values = ['journal_mode', 'synchronous', 'fullfsync', 'foreign_keys', 'trusted_schema', 'busy_timeout'].map(
      (name) => Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0],
    )
    expect(values).toEqual(['wal', synchronous, 1, 1, 0, 5000])
    db.close()
  })
})

describe('An SQLite that can damage files', () => {
  afterEach(() => vi.unstubAllGlobals())

  const onNodeWith = (changed: object): void => {
    const real = process
    const getBuiltinModule = (id: string): unknown => real.getBuiltinModule(id)
    vi.stubGlobal('process', { versions: { ...real.versions, ...changed }, getBuiltinModule, ...changed })
  }

  it.for([
    ['3.7.0', 'is', true],
    ['3.51.2', 'is', true],
    ['3.51.3', 'is not', false],
    ['3.52.0', 'is not', false],
    ['4.0.0', 'is not', false],
    ['of an unknown version', 'is', true],
  ] as const)('%s %s one', ([version, , unsafe]) => {
    expect(canDamageFiles(version)).toBe(unsafe)
  })

  it('is refused, and no file is made', async () => {
    onNodeWith({ sqlite: '3.51.2' })
    const path = fresh()
    expect(await causeOf(openSqliteStore(path))).toMatch(/SQLite 3\.51\.2 can damage the file/)
    expect(existsSync(path)).toBe(false)
  })

  it('is taken by whoever says so in words', async () => {
    onNodeWith({ sqlite: '3.51.2' })
    const store = await really(openSqliteStore(fresh(), { acceptsSqliteThatCanDamageTheFile: true }))
    await store.close()
  })

  it('is better than none: a Node without SQLite is told so', async () => {
    for (const getBuiltinModule of [undefined, () => undefined]) {
      onNodeWith({ getBuiltinModule })
      expect(await causeOf(openSqliteStore(fresh()))).toMatch(/needs the node:sqlite of Node 22\.15 or later/)
      expect(await causeOf(openSqliteVault(fresh()))).toMatch(/needs the node:sqlite of Node 22\.15 or later/)
    }
  })
})
