import * as E from 'fp-ts/Either'
import { describe, expect, it } from 'vitest'
import { checksumOf } from '../../src/kernel/checksum.ts'
import { deciderOf } from '../../src/kernel/decider.ts'
import type { EventStore } from '../../src/kernel/eventStore.ts'
import { handle } from '../../src/kernel/handle.ts'
import { fingerprintOf } from '../../src/kernel/fingerprint.ts'
import type { Snapshot, SnapshotStore } from '../../src/kernel/snapshotStore.ts'
import { verifySnapshot, type SnapshotOptions } from '../../src/kernel/snapshots.ts'
import { memorySnapshots } from '../../src/stores/memorySnapshots.ts'
import { memoryStore } from '../../src/stores/memory.ts'
import { really } from '../stores/places.ts'
import { cabinet, keys } from './cabinet.ts'
import { before, bring, by, count, short, take, world, type Commands } from './handling.ts'

const over = (store: EventStore, snapshots: SnapshotOptions): Commands =>
  handle(store, keys, world(), { snapshots }) as Commands

/** Takes a key and brings it back, `rounds` times: two commits each. */
const rounds = async (send: Commands, from: number, to: number): Promise<void> => {
  for (let n = from; n <= to; n++) {
    await send('c-1', take(`k-${n}`, 'an'), by(`t-${n}`))
    if (n % 2 === 0) await send('c-1', bring(`k-${n}`), by(`b-${n}`))
  }
}

/** The versions after which a stream was read. */
const readsOf = (store: EventStore): { readonly store: EventStore; readonly after: number[] } => {
  const after: number[] = []
  return { store: before(store, 'read', (_, from) => after.push(from)), after }
}

const forged = (snapshots: SnapshotStore, change: (snapshot: Snapshot) => Snapshot): SnapshotStore => ({
  ...snapshots,
  load: async (stream) => {
    const kept = await snapshots.load(stream)
    return E.isRight(kept) && kept.right !== undefined ? E.right(change(kept.right)) : kept
  },
})

const signed = ({ stream, version, last, recordedAt, key, state }: Snapshot): Snapshot => ({
  stream,
  version,
  last,
  recordedAt,
  key,
  state,
  checksum: checksumOf(stream, String(version), last, recordedAt, key, state),
})

const lie = (snapshot: Snapshot): Snapshot =>
  signed({
    ...snapshot,
    state: snapshot.state.replace('"taken":7', '"taken":8').replace('"k-5":{"by":"an"}', '"k-5":{"by":"bo"}'),
  })

const filled = async (snapshots: SnapshotOptions): Promise<EventStore> => {
  const store = memoryStore()
  await rounds(over(store, snapshots), 1, 7)
  return store
}

describe('A snapshot', () => {
  it('spares the first command of a new handler the reading of what came before it', async () => {
    const options = { store: memorySnapshots(), every: 10 }
    const store = await filled(options)
    const { store: watched, after } = readsOf(store)
    expect(short(await over(watched, options)('c-1', count(7), by('n')))).toEqual(['Committed', 11])
    expect(after).toEqual([9, 10])
  })

  it.for([1, 2, 3, 4, 7, 10, 1000])('kept every %i commits changes no answer', async (every) => {
    const options = { store: memorySnapshots(), every }
    const [store, plain] = [memoryStore(), memoryStore()]
    for (let n = 1; n <= 8; n++) {
      await rounds(over(store, options), n, n)
      await rounds(handle(plain, keys, world()) as Commands, n, n)
    }
    const events = async (of: EventStore) => (await really(of.readAll(0, 99))).map((one) => one.events)
    expect(await events(store)).toEqual(await events(plain))
    expect(short(await over(store, options)('c-1', count(8), by('n')))[0]).toBe('Committed')
    const verdict = await really(verifySnapshot(store, keys, options, 'c-1'))
    expect(verdict.type).toBe(every > 13 ? 'NoSnapshot' : 'Agrees')
  })

  it('is kept by whoever has read a long stream', async () => {
    const [store, options] = [memoryStore(), { store: memorySnapshots(), every: 5 }]
    await rounds(handle(store, keys, world()) as Commands, 1, 7)
    await over(store, options)('c-1', count(99), by('n'))
    expect(await really(verifySnapshot(store, keys, options, 'c-1'))).toEqual({ type: 'Agrees', version: 10 })
  })

  it('is right after a list of commands in one commit', async () => {
    const [store, options] = [memoryStore(), { store: memorySnapshots(), every: 1 }]
    const send = over(store, options)
    await send('c-1', [take('gate', 'an'), take('roof', 'bo'), bring('gate')], by('1'))
    await send('c-1', [take('gate', 'an'), take('roof', 'cy')], by('refused'))
    expect(await really(verifySnapshot(store, keys, options, 'c-1'))).toEqual({ type: 'Agrees', version: 1 })
  })

  it.for<readonly [string, (snapshot: Snapshot) => Snapshot, string]>([
    ['another release', (one) => signed({ ...one, key: fingerprintOf(['0.0.1', keys.fingerprint, '']) }), 'Stale'],
    ['another stream', (one) => signed({ ...one, stream: 'c-2' }), 'Damaged'],
    ['a version that there is not', (one) => signed({ ...one, version: 99 }), 'OfAnotherRecord'],
    ['another commit at its version', (one) => signed({ ...one, version: 3 }), 'OfAnotherRecord'],
    ['text that was changed', (one) => ({ ...one, state: one.state.replace('7', '8') }), 'Damaged'],
    ['text that is cut off', (one) => ({ ...one, state: one.state.slice(0, -1) }), 'Damaged'],
    ['no checksum', (one) => ({ ...one, checksum: '' }), 'Damaged'],
  ])('of %s is discarded, and the stream is read from its beginning', async ([, change, type]) => {
    const snapshots = memorySnapshots()
    const store = await filled({ store: snapshots, every: 10 })
    const options = { store: forged(snapshots, change), every: 10 }
    expect(await really(verifySnapshot(store, keys, options, 'c-1'))).toEqual({ type })
    const { store: watched, after } = readsOf(store)
    expect(short(await over(watched, options)('c-1', count(7), by('n')))).toEqual(['Committed', 11])
    expect(after.at(-1)).toBe(0)
  })

  it('under other codecs, or another revision, is discarded', async () => {
    const options = { store: memorySnapshots(), every: 10 }
    const store = await filled(options)
    const other = { ...deciderOf(cabinet), fingerprint: 'of other codecs' }
    expect(await really(verifySnapshot(store, other, options, 'c-1'))).toEqual({ type: 'Stale' })
    const revised = { ...options, revision: '2' }
    expect(await really(verifySnapshot(store, keys, revised, 'c-1'))).toEqual({ type: 'Stale' })
    const { store: watched, after } = readsOf(store)
    await over(watched, revised)('c-1', count(7), by('n'))
    expect(after).toEqual([0])
  })

  it('that lies is found out by verifying it, with the places where it does', async () => {
    const snapshots = memorySnapshots()
    const store = await filled({ store: snapshots, every: 10 })
    const options = { store: forged(snapshots, lie), every: 10 }
    // This is why it has to be verified: nothing else can tell.
    expect(short(await over(store, options)('c-1', count(7), by('n')))).toEqual(['Refused', 'CountDiffers'])
    expect(await really(verifySnapshot(store, keys, options, 'c-1'))).toEqual({
      type: 'Differs',
      version: 10,
      paths: [
        ['cabinet', 'out', 'k-5', 'by'],
        ['cabinet', 'taken'],
      ],
    })
  })

  it('that cannot be kept or loaded is not missed', async () => {
    const gone: SnapshotStore = {
      load: () => Promise.reject(new Error('gone')),
      save: () => Promise.reject(new Error('full')),
    }
    const store = await filled({ store: gone, every: 1 })
    expect(await really(store.readAll(0, 99))).toHaveLength(10)
    expect(await verifySnapshot(store, keys, { store: gone }, 'c-1')).toMatchObject(E.left({ type: 'StoreFailure' }))
  })
})
