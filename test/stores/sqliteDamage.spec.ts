import { createHash, randomInt } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import * as E from 'fp-ts/Either'
import { describe, expect, it } from 'vitest'
import type { StoredCommit } from '../../src/kernel/eventStore.ts'
import { commitFile, commitsIn } from '../../src/stores/sqlite/commits.ts'
import { openFile } from '../../src/stores/sqlite/file.ts'
import { openSqliteStore, type SqliteStore } from '../../src/stores/sqlite.ts'
import { causeOf, folderFor, freshPaths, quickDisk, really } from './places.ts'
import { numbered } from './programs/numbered.ts'

const fresh = freshPaths(folderFor('damage', quickDisk))

/** Two streams in turn, in a file that is closed. */
const filled = async (perStream: number): Promise<{ readonly path: string; readonly all: readonly StoredCommit[] }> => {
  const path = fresh()
  const store = await really(openSqliteStore(path))
  for (let version = 1; version <= perStream; version++)
    for (const stream of ['renovation-1', 'renovation-2'])
      await really(store.append(numbered(stream, version, `command-${version}`)))
  const all = await really(store.readAll(0, 10_000))
  await store.close()
  return { path, all }
}

const changed = (path: string, sql: string): string => {
  const db = new DatabaseSync(path)
  db.exec(sql)
  db.close()
  return path
}

const place = 'position 3, stream "renovation-1", version 2'

describe('A row that somebody has changed', () => {
  it.for([
    ["stream = 'renovation-3'", 'position 3, stream "renovation-3", version 2'],
    ['version = 9', 'position 3, stream "renovation-1", version 9'],
    ["command_id = 'command-9'", place],
    ["fingerprint = 'another'", place],
    ["recorded_at = '2019-06-22T01:30:00.000Z'", place],
    ["recorded_by = 'clerk-8'", place],
    ["events = replace(events, '新', '旧')", place],
    ["events = events || ' '", place],
    ["checksum = '0'", place],
  ] as const)('is reported with its place and never returned, after SET %s', async ([change, where]) => {
    const { path, all } = await filled(4)
    const store = await really(openSqliteStore(changed(path, `UPDATE commits SET ${change} WHERE position = 3`)))
    expect(await causeOf(store.readAll(0, 10))).toBe(`a commit is not as it was written: ${where}`)
    expect(await causeOf(store.readAll(2, 1))).toBe(`a commit is not as it was written: ${where}`)
    expect(await causeOf(store.verify())).toBe(`a commit is not as it was written: ${where}`)
    expect(await causeOf(store.read('renovation-1', 0, 10))).toMatch(/not as it was written|missing or out of place/)
    const rest = all.filter(({ stream }) => stream === 'renovation-2')
    expect(await really(store.read('renovation-2', 0, 10))).toEqual(rest)
    expect(await really(store.readAll(3, 10))).toEqual(all.slice(3))
    await store.close()
  })

  it('is not the answer to a command that is sent again', async () => {
    const { path, all } = await filled(4)
    const change = "UPDATE commits SET events = '[]' WHERE position = 3"
    const store = await really(openSqliteStore(changed(path, change)))
    const again = numbered('renovation-1', 2, 'command-2')
    expect(await causeOf(store.append(again))).toMatch(place)
    expect(await causeOf(store.commitOf('renovation-1', 'command-2'))).toMatch(place)
    expect(await really(store.commitOf('renovation-1', 'command-3'))).toEqual(all[4])
    await store.close()
  })

  it('is reported too when it is another row, moved to this place', async () => {
    const { path } = await filled(4)
    const swap =
      'UPDATE commits SET position = 99 WHERE position = 3; UPDATE commits SET position = 3 WHERE position = 5;'
    const store = await really(
      openSqliteStore(changed(path, `${swap} UPDATE commits SET position = 5 WHERE position = 99`)),
    )
    expect(await causeOf(store.readAll(0, 10))).toBe(
      'a commit is not as it was written: position 3, stream "renovation-1", version 3',
    )
    await store.close()
  })

  it('is reported when it was taken out while the file was open', async () => {
    const { path, all } = await filled(4)
    const store = await really(openSqliteStore(path))
    changed(path, 'DELETE FROM commits WHERE position = 3')
    expect(await causeOf(store.readAll(0, 10))).toMatch(
      'a commit is missing or out of place: number 3 before position 4',
    )
    expect(await causeOf(store.read('renovation-1', 0, 10))).toMatch('number 2 before position 5')
    expect(await really(store.read('renovation-1', 0, 1))).toEqual(all.slice(0, 1))
    await store.close()
  })
})

describe('A file of commits', () => {
  it.for([
    ['a second commit of one version', "'renovation-1', 2, 'command-9'"],
    ['a second commit of one command', "'renovation-1', 9, 'command-2'"],
    ['a commit without a stream', "NULL, 9, 'command-9'"],
    ['a version in words', "'renovation-1', 'nine', 'command-9'"],
  ] as const)('does not take %s, whoever writes it', async ([, values]) => {
    const { path } = await filled(2)
    const insert = `INSERT INTO commits VALUES (9, ${values}, 'f', '2019-06-21T01:30:00.000Z', 'clerk-7', '[]', '0')`
    expect(() => changed(path, insert)).toThrow(/constraint failed|cannot store TEXT/)
  })

  it('never answers with the commit of another command when its index is damaged', async () => {
    const { path } = await filled(9)
    const bytes = readFileSync(path).toString('latin1')
    const [entry, changedEntry] = ['renovation-1command-9', 'renovation-1command-A']
    expect(bytes.split(entry)).toHaveLength(2)
    writeFileSync(path, bytes.replace(entry, changedEntry), 'latin1')
    const store = await really(openSqliteStore(path))
    const again = numbered('renovation-1', 10, 'command-A')
    expect(await causeOf(store.commitOf('renovation-1', 'command-A'))).toMatch(/position 17, .* version 9$/)
    expect(await causeOf(store.append(again))).toBe(
      'a commit is out of place: command "command-A" led to position 17, stream "renovation-1", version 9',
    )
    expect(await causeOf(store.verify())).toMatch(/^the file is damaged/)
    await store.close()
  })
})

describe('The checksum of a row', () => {
  it('can be worked out by any program: SHA-256 of the JSON list of the other columns', async () => {
    const { path, all } = await filled(2)
    const db = new DatabaseSync(path)
    const rows = db.prepare('SELECT * FROM commits ORDER BY position').all()
    expect(rows).toHaveLength(all.length)
    for (const { checksum, ...others } of rows)
      expect(
        createHash('sha256')
          .update(JSON.stringify(Object.values(others)))
          .digest('hex'),
      ).toBe(checksum)
    db.close()
  })
})

/** What a store says of everything: the truth, or that it is damaged. */
const told = async (store: SqliteStore, all: readonly StoredCommit[]): Promise<'the truth' | 'damage'> => {
  if (E.isLeft(await store.verify())) return 'damage'
  expect(await really(store.readAll(0, 10_000))).toEqual(all)
  for (const stream of ['renovation-1', 'renovation-2'])
    expect(await really(store.read(stream, 0, 10_000))).toEqual(all.filter((one) => one.stream === stream))
  const known = all.map(({ stream, commandId }) => really(store.commitOf(stream, commandId)))
  expect(await Promise.all(known)).toEqual(all)
  return 'the truth'
}

const readSome = async (store: SqliteStore, all: readonly StoredCommit[]): Promise<void> => {
  const page = await store.readAll(0, 10_000)
  if (E.isRight(page)) expect(page.right).toEqual(all.slice(0, page.right.length))
  const stream = await store.read('renovation-1', 0, 10_000)
  const mine = all.filter((one) => one.stream === 'renovation-1')
  if (E.isRight(stream)) expect(stream.right).toEqual(mine.slice(0, stream.right.length))
}

const turnsToTry = Number(process.env['XINYAN_TURNS'] ?? 150)

describe('A file with one bit turned over', () => {
  it('is refused, or reported, or tells the truth, wherever that bit is', { timeout: 600_000 }, async () => {
    const { path, all } = await filled(20)
    const bytes = readFileSync(path)
    const copy = fresh()
    const outcomes = { refused: 0, damage: 0, 'the truth': 0 }
    for (let turns = 0; turns < turnsToTry; turns++) {
      const at = turns % 10 === 0 ? randomInt(200) : randomInt(bytes.length)
      const turned = Buffer.from(bytes)
      turned.writeUInt8(turned.readUInt8(at) ^ (1 << randomInt(8)), at)
      writeFileSync(copy, turned)
      const opened = await openSqliteStore(copy)
      if (E.isRight(opened)) {
        await readSome(opened.right, all)
        outcomes[await told(opened.right, all)]++
        await opened.right.close()
      } else outcomes.refused++
    }
    expect(outcomes.refused).toBeGreaterThan(0)
    expect(outcomes.damage).toBeGreaterThan(turnsToTry / 3)
  })
})

describe('A full disk', () => {
  it('fails the commit that does not fit whole, and the same command is stored once there is room', async () => {
    const path = fresh()
    const opened = openFile(path, commitFile, {})
    if (E.isLeft(opened)) throw new Error(opened.left.cause)
    const { db } = opened.right
    const store = commitsIn(opened.right)
    db.exec('PRAGMA max_page_count = 40')
    const large = (version: number) => ({
      ...numbered('renovation-1', version, `command-${version}`),
      events: '新'.repeat(5000),
    })
    let version = 1
    while (E.isRight(await store.append(large(version)))) version++
    expect(version).toBeGreaterThan(3)
    expect(await causeOf(store.append(large(version)))).toMatch(/^the disk is full/)
    expect(await really(store.commitOf('renovation-1', `command-${version}`))).toBeUndefined()
    expect(await really(store.readAll(0, 1000))).toHaveLength(version - 1)
    db.exec('PRAGMA max_page_count = 4000')
    const { position } = await really(store.append(large(version)))
    expect(position).toBe(version)
    expect(await really(store.append(large(version)))).toEqual({ ...large(version), position })
    expect(db.prepare('PRAGMA integrity_check').get()).toMatchObject({ integrity_check: 'ok' })
    db.close()
  })
})

describe('A store whose file is', () => {
  it('held by another writer says so after its waiting time, writes nothing, and goes on afterwards', async () => {
    const { path, all } = await filled(2)
    const store = await really(openSqliteStore(path, { busyTimeout: 50 }))
    const holder = new DatabaseSync(path)
    holder.exec('BEGIN IMMEDIATE')
    const next = numbered('renovation-1', 3, 'command-3')
    expect(await causeOf(store.append(next))).toMatch(/^another connection held the file locked/)
    expect(await really(store.readAll(0, 10))).toEqual(all)
    holder.exec('COMMIT')
    holder.close()
    expect((await really(store.append(next))).position).toBe(5)
    await store.close()
  })

  it('closed answers everything with a failure, and may be closed again', async () => {
    const { path } = await filled(2)
    const store = await really(openSqliteStore(path))
    await really(store.close())
    await really(store.close())
    const answers = [
      store.read('renovation-1', 0, 10),
      store.readAll(0, 10),
      store.commitOf('renovation-1', 'command-1'),
      store.append(numbered('renovation-1', 3, 'command-3')),
      store.verify(),
    ]
    for (const answer of answers) expect(await causeOf<unknown>(answer)).toMatch(/^the file was closed/)
  })
})
