import { randomBytes, randomInt } from 'node:crypto'
import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import type { Kept } from '../../src/kernel/vault.ts'
import { openSqliteStore, openSqliteVault, type SqliteVault } from '../../src/stores/sqlite.ts'
import { causeOf, folderFor, freshPaths, quickDisk, really } from './places.ts'

const fresh = freshPaths(folderFor('vault', quickDisk))

const note = (text: string): Kept => ({ bytes: Buffer.from(text), type: 'text/plain' })

/** Everything that stands in the file and beside it. */
const bytesOf = (path: string): Buffer =>
  Buffer.concat(
    ['', '-wal', '-shm', '-journal']
      .map((end) => path + end)
      .filter(existsSync)
      .map((file) => readFileSync(file)),
  )

const keyOf = (path: string, id: string): Buffer => {
  const db = new DatabaseSync(path)
  const key = db.prepare('SELECT key FROM keys WHERE id = ?').get(id)?.['key']
  db.close()
  return Buffer.from(key as Uint8Array)
}

const typeOf = async (vault: SqliteVault, id: string): Promise<string> => (await really(vault.read(id))).type

describe('A vault in a file', () => {
  it('keeps what it keeps, and forgets what it forgot, when it is opened again', async () => {
    const path = fresh()
    const first = await really(openSqliteVault(path))
    await really(first.keep('note-1', note('one')))
    await really(first.keep('note-2', note('two')))
    await really(first.forget('note-1'))
    await first.close()
    const again = await really(openSqliteVault(path))
    expect(await typeOf(again, 'note-1')).toBe('Forgotten')
    expect(await really(again.read('note-2'))).toEqual({
      type: 'Kept',
      kept: { type: 'text/plain', bytes: new Uint8Array(Buffer.from('two')) },
    })
    expect(await again.keep('note-1', note('one'))).toMatchObject({ left: { type: 'VaultIdTaken', forgotten: true } })
    await again.close()
  })

  it('is no store, and a store is no vault', async () => {
    const [vault, store] = [fresh(), fresh()]
    await (await really(openSqliteVault(vault))).close()
    await (await really(openSqliteStore(store))).close()
    expect(await causeOf(openSqliteStore(vault))).toMatch(/application id/)
    expect(await causeOf(openSqliteVault(store))).toMatch(/application id/)
  })

  it('shows nobody who looks at its bytes what people wrote', async () => {
    const path = fresh()
    const vault = await really(openSqliteVault(path))
    for (const [n, size] of [0, 10, 3000, 100_000].entries())
      await really(vault.keep(`note-${n}`, note(`canary ${'.'.repeat(size)} canary`)))
    expect(bytesOf(path).includes('canary')).toBe(false)
    await vault.close()
    expect(bytesOf(path).includes('canary')).toBe(false)
  })

  it('reports what somebody has changed, and never returns it', async () => {
    const path = fresh()
    const vault = await really(openSqliteVault(path))
    for (const id of ['note-1', 'note-2', 'note-3', 'note-4']) await really(vault.keep(id, note(`about ${id}`)))
    const db = new DatabaseSync(path)
    db.exec(`UPDATE sealed SET bytes = (SELECT bytes FROM sealed WHERE entry = 2) WHERE entry = 1;
      UPDATE sealed SET bytes = CAST(bytes || x'00' AS BLOB) WHERE entry = 3;
      UPDATE keys SET id = 'note-5' WHERE entry = 4`)
    db.close()
    for (const id of ['note-1', 'note-3', 'note-5']) {
      expect(await causeOf(vault.read(id))).toBe(`what was kept under "${id}" is not as it was written`)
      expect(await causeOf(vault.keep(id, note('anything')))).toMatch(/not as it was written/)
    }
    expect(await typeOf(vault, 'note-2')).toBe('Kept')
    await really(vault.forget('note-1'))
    expect(await typeOf(vault, 'note-1')).toBe('Forgotten')
    await vault.close()
    expect(await causeOf(vault.read('note-2'))).toMatch(/^the file was closed/)
  })
})

const steps = Number(process.env['XINYAN_FORGETS'] ?? 600)
const sizes = [0, 20, 150, 600, 4000, 9000]

describe('Forgetting', () => {
  it('leaves no copy of a key in the file or beside it, however rows were moved about', {
    timeout: 600_000,
  }, async () => {
    const path = fresh()
    const vault = await really(openSqliteVault(path))
    const kept: string[] = []
    const gone: Buffer[] = []
    for (let n = 0; n < steps; n++) {
      const grows = kept.length === 0 || randomInt(10) < (n % 300 < 200 ? 8 : 1)
      if (grows) {
        const id = `note-${randomBytes(8).toString('hex')}`
        await really(vault.keep(id, note('x'.repeat(sizes[randomInt(sizes.length)] ?? 0))))
        kept.push(id)
      } else {
        const [id = ''] = kept.splice(randomInt(kept.length), 1)
        const key = keyOf(path, id)
        expect(bytesOf(path).includes(key)).toBe(true)
        await really(vault.forget(id))
        gone.push(key)
        expect(bytesOf(path).includes(key)).toBe(false)
      }
    }
    expect(gone.length).toBeGreaterThan(100)
    expect(gone.filter((key) => bytesOf(path).includes(key))).toEqual([])
    for (const id of kept) expect(await typeOf(vault, id)).toBe('Kept')
    await vault.close()
  })

  it('is not said to be done while another connection still reads from the time before', async () => {
    const path = fresh()
    const vault = await really(openSqliteVault(path, { busyTimeout: 50 }))
    await really(vault.keep('note-1', note('a name')))
    const key = keyOf(path, 'note-1')
    const reader = new DatabaseSync(path)
    reader.exec('BEGIN; SELECT * FROM keys')
    expect(await causeOf(vault.forget('note-1'))).toMatch(/forget it once more/)
    expect(bytesOf(path).includes(key)).toBe(true)
    expect(await typeOf(vault, 'note-1')).toBe('Forgotten')
    reader.close()
    await really(vault.forget('note-1'))
    expect(bytesOf(path).includes(key)).toBe(false)
    await vault.close()
  })

  it('that a crash has interrupted is brought to its end when the vault is opened again', async () => {
    const [path, crashed] = [fresh(), fresh()]
    const vault = await really(openSqliteVault(path, { busyTimeout: 0 }))
    await really(vault.keep('note-1', note('a name')))
    const key = keyOf(path, 'note-1')
    const reader = new DatabaseSync(path)
    reader.exec('BEGIN; SELECT * FROM keys')
    await causeOf(vault.forget('note-1'))
    for (const end of ['', '-wal']) copyFileSync(path + end, crashed + end)
    expect(bytesOf(crashed).includes(key)).toBe(true)
    const again = await really(openSqliteVault(crashed))
    expect(bytesOf(crashed).includes(key)).toBe(false)
    expect(await typeOf(again, 'note-1')).toBe('Forgotten')
    await again.close()
    reader.close()
    await vault.close()
  })
})
