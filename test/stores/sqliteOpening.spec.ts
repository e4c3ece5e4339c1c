import { copyFileSync, existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import * as E from 'fp-ts/Either'
import { describe, expect, it, vi } from 'vitest'
import { commitFile, commitsIn } from '../../src/stores/sqlite/commits.ts'
import { openFile } from '../../src/stores/sqlite/file.ts'
import { vaultFile } from '../../src/stores/sqlite/vault.ts'
import { openSqliteStore, openSqliteVault, type SqliteStore } from '../../src/stores/sqlite.ts'
import { causeOf, folderFor, freshPaths, quickDisk, really } from './places.ts'
import { numbered } from './programs/numbered.ts'

// What happens before each thing that the store asks of SQLite or of the file system.
const { asked, announced } = vi.hoisted(() => {
  const asked = { first: () => {} }
  const announced = <F extends (...given: never[]) => unknown>(work: F): F =>
    function (this: unknown, ...given: never[]) {
      asked.first()
      return work.apply(this, given)
    } as F
  return { asked, announced }
})

vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>()
  const { statSync, lstatSync, readlinkSync, realpathSync, openSync, readSync, closeSync } = real
  const named = Object.entries({ statSync, lstatSync, readlinkSync, realpathSync, openSync, readSync, closeSync })
  return { ...real, ...Object.fromEntries(named.map(([name, work]) => [name, announced(work)])) }
})

class AnnouncedDatabase extends process.getBuiltinModule('node:sqlite').DatabaseSync {
  override prepare(...given: Parameters<DatabaseSync['prepare']>): ReturnType<DatabaseSync['prepare']> {
    const statement = super.prepare(...given)
    for (const name of ['get', 'all', 'run'] as const) {
      const work: (...given: never[]) => unknown = statement[name]
      Object.assign(statement, { [name]: announced(work) })
    }
    return statement
  }

  override exec(sql: string): void {
    asked.first()
    super.exec(sql)
  }
}

const fresh = freshPaths(folderFor('opening', quickDisk))

interface Opening {
  readonly store: SqliteStore
  /** Whether opening took so many steps at all. */
  readonly came: boolean
}

/** Opens a file while something else happens before the step with this number. */
const openedWhile = async (path: string, step: number, happens: () => void): Promise<Opening> => {
  let steps = 0
  asked.first = () => {
    if (++steps === step) happens()
  }
  vi.spyOn(process, 'getBuiltinModule').mockReturnValue({ DatabaseSync: AnnouncedDatabase } as never)
  try {
    return { store: await really(openSqliteStore(path, { busyTimeout: 0 })), came: steps >= step }
  } finally {
    asked.first = () => {}
    vi.restoreAllMocks()
  }
}

/** Makes a file, or opens it, and stores a commit in it, at once; says whether nobody stood in the way. */
const storesOne = (path: string, closes: boolean): boolean => {
  const file = openFile(path, commitFile, { busyTimeout: 0 })
  if (E.isLeft(file)) return false
  // It is stored when this returns: the promise only carries the answer.
  void commitsIn(file.right).append(numbered('renovation-1', 1, 'theirs'))
  if (closes) file.right.db.close()
  return true
}

describe('A file that somebody else makes while it is opened', () => {
  it.for([
    ['stays open', false],
    ['is closed again', true],
  ] as const)('is opened whatever the moment, with what was stored, when that other one %s', async ([, closes]) => {
    const counts = { stored: 0, keptOut: 0 }
    for (let step = 1; ; step++) {
      const path = fresh()
      let stored = false
      const { store, came } = await openedWhile(path, step, () => {
        stored = storesOne(path, closes)
      })
      if (!came) break
      counts[stored ? 'stored' : 'keptOut']++
      await really(store.append(numbered('renovation-1', stored ? 2 : 1, 'ours')))
      const all = await really(store.readAll(0, 10))
      expect(all.map(({ commandId }) => commandId)).toEqual(stored ? ['theirs', 'ours'] : ['ours'])
      await store.close()
    }
    expect(counts.stored).toBeGreaterThan(10)
    expect(counts.keptOut).toBeGreaterThan(0)
  })
})

const lockTable = '/proc/locks'

/** The locks on a file, of any process, as the kernel lists them. */
const locksOn = (path: string): readonly string[] => {
  const file = `:${statSync(path).ino} `
  return readFileSync(lockTable, 'utf8')
    .split('\n')
    .filter((line) => line.includes(file))
    .map((line) => line.replace(/^\d+: /, ''))
}

describe('A vault that was just made', () => {
  it('can empty its log at once, though somebody else has kept something since', () => {
    const path = fresh()
    const [ours, theirs] = [0, 0].map(() => {
      const file = openFile(path, vaultFile, { busyTimeout: 0 })
      if (E.isLeft(file)) throw new Error(file.left.cause)
      return file.right.db
    })
    theirs?.exec("INSERT INTO keys (id, key) VALUES ('n', x'00')")
    expect(ours?.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()).toEqual({ busy: 0, log: 0, checkpointed: 0 })
    ours?.close()
    theirs?.close()
  })
})

describe('A file that is reached by a link', () => {
  const linkTo = (target: string): string => {
    const link = fresh()
    symlinkSync(target, link)
    return link
  }

  it('is the one that the link leads to, there or not', async () => {
    const target = fresh()
    const link = linkTo(linkTo(target))
    const store = await really(openSqliteStore(link))
    await really(store.append(numbered('renovation-1', 1, 'command-1')))
    expect([existsSync(target), existsSync(`${target}-wal`), existsSync(`${link}-wal`)]).toEqual([true, true, false])
    await store.close()
    expect(await really((await really(openSqliteStore(linkTo(target)))).readAll(0, 10))).toHaveLength(1)
  })

  it('is refused when it is gone or empty and its log is not', async () => {
    const [path, gone, empty] = [fresh(), fresh(), fresh()]
    const store = await really(openSqliteStore(path))
    await really(store.append(numbered('renovation-1', 1, 'command-1')))
    for (const end of [gone, empty]) copyFileSync(`${path}-wal`, `${end}-wal`)
    writeFileSync(empty, '')
    for (const target of [gone, empty]) {
      expect(await causeOf(openSqliteStore(linkTo(target)))).toMatch(/write-ahead log is not/)
      expect(readFileSync(`${target}-wal`)).toEqual(readFileSync(`${path}-wal`))
    }
    await store.close()
  })

  it('is refused when the link leads back to itself', async () => {
    const link = fresh()
    symlinkSync(link, link)
    expect(await causeOf(openSqliteStore(link))).toMatch(/ELOOP/)
  })
})

describe('A file that is open', () => {
  // Whoever closes a file on POSIX takes from his whole process all locks on it, and SQLite then believes that it has them.
  it.skipIf(!existsSync(lockTable))(
    'keeps its lock when the same process opens it once more, closes that again, or may not open it',
    async () => {
      const path = fresh()
      const store = await really(openSqliteStore(path))
      const before = locksOn(path)
      expect(before).toHaveLength(1)
      const other = await really(openSqliteStore(path))
      expect(locksOn(path)).toEqual(before)
      await other.close()
      expect(locksOn(path)).toEqual(before)
      expect(await causeOf(openSqliteVault(path))).toMatch(/belongs to something else/)
      expect(locksOn(path)).toEqual(before)
      await store.close()
      expect(locksOn(path)).toEqual([])
    },
  )
})
