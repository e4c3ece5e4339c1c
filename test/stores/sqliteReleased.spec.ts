import { createHash } from 'node:crypto'
import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { NewCommit } from '../../src/kernel/eventStore.ts'
import { openSqliteStore, openSqliteVault } from '../../src/stores/sqlite.ts'
import { folderFor, freshPaths, quickDisk, really } from './places.ts'

const fresh = freshPaths(folderFor('released', quickDisk))

const commit = (stream: string, version: number): NewCommit => ({
  stream,
  version,
  commandId: `line-${version}`,
  fingerprint: 'fb8c8ece1c216fbc4281e1dd9e3e65b53869e0aab37bc26052fd22d44ad0c454',
  recordedAt: '2019-03-01T01:30:00.000Z',
  by: 'clerk-1',
  events: `[{"shape":1,"event":{"type":"Tried","text":"九公里家属区 𠮷 \\u2028","version":${version}}}]`,
})

const commits = [commit('renovation-1', 1), commit('renovation-2', 1), commit('renovation-1', 2), commit('新颜-3', 1)]

const copyOf = (name: string): string => {
  const path = fresh()
  copyFileSync(join(import.meta.dirname, 'released', name), path)
  return path
}

const hashOf = (name: string): string =>
  createHash('sha256')
    .update(readFileSync(join(import.meta.dirname, 'released', name)))
    .digest('hex')

describe('A file that an earlier release has written', () => {
  it.for([
    ['store-1.sqlite', '5e5d6f8c238229a2ad5a427b25f3fff11b69b5a3d50888a53341b7db05be1e1e'],
    ['vault-1.sqlite', '444333c631adccf761f3e10d4a546649b00717d81cd0923e7bda7ab93f8f160e'],
  ] as const)('stands unchanged as %s', ([name, hash]) => {
    expect(hashOf(name)).toBe(hash)
  })

  it('is read by this one, and written on', async () => {
    const store = await really(openSqliteStore(copyOf('store-1.sqlite')))
    expect(await really(store.readAll(0, 10))).toEqual(commits.map((one, index) => ({ ...one, position: index + 1 })))
    expect(await really(store.verify())).toBe(4)
    expect((await really(store.append(commit('renovation-2', 2)))).position).toBe(5)
    await store.close()
  })

  it('is a vault as it was, in what it keeps and in what it forgot', async () => {
    const vault = await really(openSqliteVault(copyOf('vault-1.sqlite')))
    expect(await really(vault.read('note-1'))).toEqual({
      type: 'Kept',
      kept: { type: 'text/plain;charset=utf-8', bytes: new TextEncoder().encode('三楼东户要求保留雨棚') },
    })
    expect(await really(vault.read('note-2'))).toEqual({ type: 'Forgotten' })
    await vault.close()
  })
})
