import { join } from 'node:path'
import { jetstream, jetstreamManager, type StreamConfig } from '@nats-io/jetstream'
import { connect } from '@nats-io/transport-node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keepsEverything } from '../../src/stores/nats/guard.ts'
import { isRecordName, subjectOf } from '../../src/stores/nats/subject.ts'
import { openNatsStore } from '../../src/stores/nats.ts'
import { natsServer, type Server, startServers } from './natsServers.ts'
import { causeOf, folderFor, quickDisk, really } from './places.ts'
import { numbered } from './programs/numbered.ts'

const folder = folderFor('nats-guard', quickDisk)
let server: Server | undefined
let stop = async (): Promise<void> => {}
let count = 0

const words = { onOneServer: true, syncNotProven: true } as const
const connection = () => ({ servers: server?.address ?? '', timeout: 2000 })
const opening = (record: string, options: object = words) =>
  openNatsStore(record, { connection: connection(), patience: 1500, ...options })

const made = async (settings: Partial<StreamConfig>): Promise<string> => {
  const record = `guard-${++count}`
  const connected = await connect(connection())
  const good = keepsEverything(record, 1)
  await (await jetstreamManager(connected)).streams.add({ ...good, subjects: [...good.subjects], ...settings })
  await connected.close()
  return record
}

const weak: readonly (readonly [string, Partial<StreamConfig>, RegExp])[] = [
  ['memory', { storage: 'memory' }, /^storage is "memory" and must be "file"/],
  ['an age at which commits go', { max_age: 1e12 }, /^max_age is 1000000000000 and must be 0/],
  ['a number of bytes', { max_bytes: 1e6 }, /^max_bytes is/],
  ['a number of commits', { max_msgs: 100 }, /^max_msgs is/],
  ['a number of commits of a stream', { max_msgs_per_subject: 5 }, /^max_msgs_per_subject is/],
  ['the oldest making room', { discard: 'old' }, /^discard is "old" and must be "new"/],
  ['commits that can be deleted', { deny_delete: false }, /^deny_delete is false and must be true/],
  ['commits that can be purged', { deny_purge: false }, /^deny_purge is false and must be true/],
  ['work that goes when it is done', { retention: 'workqueue' }, /^retention is "workqueue"/],
  ['other subjects', { subjects: ['other.>'] }, /^subjects is/],
  ['no acknowledgement', { no_ack: true }, /^no_ack is set/],
]

describe.skipIf(natsServer === undefined)('A record on NATS', () => {
  beforeAll(async () => {
    const started = await startServers(join(folder, 'one'), 1)
    ;[server] = started.servers
    stop = started.stop
  })
  afterAll(() => stop())

  it.for(weak)('is not opened with %s', async ([, settings, cause]) => {
    expect(await causeOf(opening(await made(settings)))).toMatch(cause)
  })

  it('is not opened on one server, nor without proof of syncing, unless that is said', async () => {
    const record = await made({})
    expect(await causeOf(opening(record, {}))).toBe('num_replicas is 1 and must be 3 or more, or say onOneServer')
    expect(await causeOf(opening(record, { onOneServer: true }))).toMatch(/^it is not proven that servers write/)
    await really((await really(opening(record))).close())
  })

  it('is not opened where commits were taken out before that was denied', async () => {
    const record = await made({ deny_delete: false })
    const connected = await connect(connection())
    const manager = await jetstreamManager(connected)
    const client = jetstream(connected)
    for (const n of [1, 2, 3]) await client.publish(`${record}.${n}`, 'x')
    await manager.streams.deleteMessage(record, 2)
    await manager.streams.update(record, { deny_delete: true })
    await connected.close()
    expect(await causeOf(opening(record))).toBe('commits are missing: there are 2 and the last has position 3')
  })

  it('reports a message that another program has sent, and reads on around it', async () => {
    const record = `guard-${++count}`
    const store = await really(opening(record))
    await really(store.append(numbered('renovation-1', 1, 'command-1')))
    const connected = await connect(connection())
    await jetstream(connected).publish(`${record}.renovation-2`, 'hello')
    await connected.close()
    expect(await causeOf(store.readAll(0, 10))).toBe(
      `a message is no commit: position 2, subject ${record}.renovation-2`,
    )
    expect(await really(store.read('renovation-1', 0, 10))).toHaveLength(1)
    await store.close()
  })

  it('keeps apart streams whose names mean something to NATS', async () => {
    const store = await really(opening(`guard-${++count}`))
    const names = [
      'a.b',
      'a',
      '*',
      '>',
      'a b',
      '__proto__',
      '$JS',
      '改造',
      '=2E',
      '.',
      'x'.repeat(200),
      '𠮷'.repeat(100),
    ]
    for (const name of names) await really(store.append(numbered(name, 1, 'command-1')))
    for (const [index, name] of names.entries())
      expect(await really(store.read(name, 0, 10))).toMatchObject([{ stream: name, position: index + 1 }])
    await store.close()
  })

  it('fails for a commit that is larger than its servers take, and goes on', async () => {
    const store = await really(opening(`guard-${++count}`))
    const large = { ...numbered('renovation-1', 1, 'command-1'), events: 'x'.repeat(9_000_000) }
    expect(await causeOf(store.append(large))).toMatch(/payload/i)
    expect((await really(store.append(numbered('renovation-1', 1, 'command-1')))).position).toBe(1)
    await store.close()
  })

  it('says that the outcome is unknown while its server is away, and settles when the same command is sent again', async () => {
    const record = `guard-${++count}`
    const store = await really(opening(record))
    await really(store.append(numbered('renovation-1', 1, 'command-1')))
    await server?.kill()
    const next = numbered('renovation-1', 2, 'command-2')
    expect(await causeOf(store.append(next))).toMatch(/unknown: send the same command again$/)
    await server?.start()
    const settled = await really((await really(opening(record))).append(next))
    expect(settled).toEqual({ ...next, position: 2 })
    await store.close()
  })

  it('closed answers everything with a failure, and may be closed again', async () => {
    const store = await really(opening(`guard-${++count}`))
    await really(store.close())
    await really(store.close())
    const answers = [store.read('a', 0, 9), store.readAll(0, 9), store.commitOf('a', 'b')]
    for (const answer of answers) expect(await causeOf<unknown>(answer)).toMatch(/^the connection was closed/)
    expect(await causeOf(store.append(numbered('a', 1, 'b')))).toMatch(/^the connection was closed/)
  })

  it('fails to open where no server answers', async () => {
    const nowhere = { connection: { servers: 'nats://127.0.0.1:1', timeout: 500 }, ...words }
    expect(await causeOf(openNatsStore('nowhere', nowhere))).not.toBe('')
  })
})

describe('The names of a record and its subjects', () => {
  it('are spelled so that NATS reads nothing into them', () => {
    expect(subjectOf('xinyan', 'a.b *>改')).toBe('xinyan.a=2Eb=20=2A=3E=E6=94=B9')
    expect(['a.b', '', 'a b', '*', 'a'.repeat(65), '../x'].filter(isRecordName)).toEqual([])
  })
})
