import { describe, expect, it } from 'vitest'
import type { StoredCommit } from '../../src/kernel/eventStore.ts'
import { fingerprintOf } from '../../src/kernel/fingerprint.ts'
import { memoryStore } from '../../src/stores/memory.ts'
import { keys } from './cabinet.ts'
import { bring, by, handlerOver, short, stored, take, world } from './handling.ts'

describe('A command', () => {
  it('that is accepted is stored in one commit, with who recorded it, when, and its fingerprint', async () => {
    const store = memoryStore()
    const answer = await handlerOver(store)('c-1', take('gate', 'an'), by('1'))
    const expected: StoredCommit = {
      stream: 'c-1',
      version: 1,
      position: 1,
      commandId: '1',
      fingerprint: fingerprintOf([take('gate', 'an')]),
      recordedAt: '2019-06-21T08:00:00.000Z',
      by: 'keeper',
      events: '[{"shape":1,"event":{"type":"KeyTaken","key":"gate","by":"an"}}]',
    }
    expect(await stored(store)).toEqual([expected])
    const events = [{ type: 'KeyTaken', key: 'gate', by: 'an' }]
    expect(answer).toMatchObject({ right: { type: 'Committed', commit: { ...expected, events }, again: false } })
  })

  it('that is refused or asks for what is already so leaves the store as it was', async () => {
    const store = memoryStore()
    const commands = handlerOver(store)
    await commands('c-1', take('gate', 'an'), by('1'))
    const before = await stored(store)
    expect(short(await commands('c-1', take('gate', 'bo'), by('2')))).toEqual(['Refused', 'KeyIsOut'])
    expect(short(await commands('c-1', take('gate', 'an'), by('3')))).toEqual(['AlreadySo', 1])
    expect(short(await commands('c-2', bring('gate'), by('1')))).toEqual(['AlreadySo', 0])
    expect(await stored(store)).toEqual(before)
  })

  it('is told what the world is like at the time of recording', async () => {
    const shut = handlerOver(memoryStore(), world(undefined, false))
    expect(short(await shut('c-1', take('gate', 'an'), by('1')))).toEqual(['Refused', 'CabinetIsClosed'])
  })

  it.each([
    ['no command', {}, ['type']],
    ['a command with a wrong field', { type: 'TakeKey', key: '', by: 'an' }, ['key']],
    ['an empty list', [], ['']],
    ['a list with a wrong one', [bring('gate'), { type: 'Fly' }], ['1/type']],
    ['a list within a list', [[bring('gate')]], ['0/type']],
  ])('is malformed when it is %s, and nothing is written', async (_, command, paths) => {
    const store = memoryStore()
    expect(short(await handlerOver(store)('c-1', command, by('1')))).toEqual(['Malformed', ...paths])
    expect(await stored(store)).toEqual([])
  })

  it('is malformed when it throws on being read', async () => {
    const hostile = [{}, []].map((target) => {
      const { proxy, revoke } = Proxy.revocable<object>(target, {})
      revoke()
      return proxy
    })
    for (const command of [...hostile, hostile])
      expect(short(await handlerOver()('c-1', command, by('1')))[0]).toBe('Malformed')
  })

  it.each([
    ['', by('1'), ['stream']],
    ['x'.repeat(201), by('1'), ['stream']],
    ['c-1', by(''), ['id']],
    ['c-1', by('a\0'), ['id']],
    ['c-1', { id: '1', by: '\ud800' }, ['by']],
    ['c-1', by('1', { recordedAt: '2019-06-21' }), ['recordedAt']],
    ['c-1', by('1', { recordedAt: '2019-02-30T08:00:00.000Z' }), ['recordedAt']],
  ])('is malformed on the stream %j in the envelope %j', async (stream, envelope, paths) => {
    expect(short(await handlerOver()(stream, bring('gate'), envelope))).toEqual(['Malformed', ...paths])
  })

  it('is malformed where the clock shows no time, so that nothing unreadable is written', async () => {
    const store = memoryStore()
    const broken = handlerOver(store, { now: () => '2019-06-21T08:00:00Z', context: () => ({ open: true }) })
    expect(short(await broken('c-1', take('gate', 'an'), by('1')))).toEqual(['Malformed', 'now'])
    expect(await stored(store)).toEqual([])
  })
})

describe('A command id', () => {
  it('answers again as the first time, however much has happened since, and with another handler', async () => {
    const store = memoryStore()
    const commands = handlerOver(store)
    const first = await commands('c-1', take('gate', 'an'), by('1'))
    for (let i = 0; i < 300; i++) await commands('c-1', i % 2 === 0 ? bring('gate') : take('gate', 'an'), by(`x-${i}`))
    for (const handler of [commands, handlerOver(store)]) {
      const again = await handler('c-1', { by: 'an', key: 'gate', type: 'TakeKey' }, by('1'))
      expect(again).toEqual({ ...first, right: { ...('right' in first ? first.right : {}), again: true } })
    }
    expect(await stored(store)).toHaveLength(301)
  })

  it('is refused for a command that says something else, and taken in another stream', async () => {
    const commands = handlerOver()
    await commands('c-1', take('gate', 'an'), by('1'))
    const answer = await commands('c-1', take('gate', 'bo'), by('1'))
    const reused = { type: 'CommandIdReused', stream: 'c-1', commandId: '1' }
    expect(answer).toMatchObject({ left: { type: 'Refused', refusals: [reused] } })
    expect(short(await commands('c-2', take('gate', 'bo'), by('1')))).toEqual(['Committed', 1])
  })

  it('that led to nothing may be used again', async () => {
    const commands = handlerOver()
    expect(short(await commands('c-1', bring('gate'), by('1')))).toEqual(['AlreadySo', 0])
    expect(short(await commands('c-1', take('gate', 'an'), by('1')))).toEqual(['Committed', 1])
  })
})

describe('A list of commands', () => {
  it('is recorded in one commit, each decided on what those before it bring about', async () => {
    const store = memoryStore()
    const commands = handlerOver(store)
    await commands('c-1', take('gate', 'an'), by('1'))
    expect(short(await commands('c-1', [bring('gate'), take('gate', 'bo')], by('2')))).toEqual(['Committed', 2])
    const [, commit] = await stored(store)
    expect(commit?.events).toBe(
      '[{"shape":1,"event":{"type":"KeyReturned","key":"gate"}},{"shape":1,"event":{"type":"KeyTaken","key":"gate","by":"bo"}}]',
    )
    expect(short(await commands('c-1', take('gate', 'an'), by('3')))).toEqual(['Refused', 'KeyIsOut'])
  })

  it('is recorded whole or not at all', async () => {
    const store = memoryStore()
    const commands = handlerOver(store)
    await commands('c-1', take('gate', 'an'), by('1'))
    const list = [bring('gate'), take('roof', 'bo'), take('roof', 'cy')]
    expect(short(await commands('c-1', list, by('2')))).toEqual(['Refused', 'KeyIsOut'])
    expect(await stored(store)).toHaveLength(1)
    expect(short(await commands('c-1', bring('gate'), by('3')))).toEqual(['Committed', 2])
    expect(short(await commands('c-1', bring('roof'), by('4')))).toEqual(['AlreadySo', 2])
  })

  it('is already so when each of its commands is', async () => {
    const commands = handlerOver()
    await commands('c-1', take('gate', 'an'), by('1'))
    expect(short(await commands('c-1', [take('gate', 'an'), bring('roof')], by('2')))).toEqual(['AlreadySo', 1])
    expect(short(await commands('c-1', [take('gate', 'an'), take('roof', 'an')], by('3')))).toEqual(['Committed', 2])
  })

  it('of one command is that command', async () => {
    const commands = handlerOver()
    await commands('c-1', [take('gate', 'an')], by('1'))
    expect(short(await commands('c-1', take('gate', 'an'), by('1')))).toEqual(['Committed', 1, 'again'])
  })
})

describe('The time of recording', () => {
  it('never decreases along a stream, even when the clock is put back', async () => {
    const store = memoryStore()
    await handlerOver(store, world('2019-06-21T08:00:00.000Z'))('c-1', take('gate', 'an'), by('1'))
    await handlerOver(store, world('2019-06-20T08:00:00.000Z'))('c-1', bring('gate'), by('2'))
    expect((await stored(store)).map((one) => one.recordedAt)).toEqual(Array(2).fill('2019-06-21T08:00:00.000Z'))
  })

  it('is brought along by an import, and is malformed when it lies before the commit before it', async () => {
    const commands = handlerOver()
    const at = (time: string) => ({ recordedAt: `2019-05-01T${time}.000Z` })
    expect(short(await commands('c-1', take('gate', 'an'), by('1', at('08:00:00'))))).toEqual(['Committed', 1])
    expect(short(await commands('c-1', bring('gate'), by('2', at('07:59:59'))))).toEqual(['Malformed', 'recordedAt'])
    expect(short(await commands('c-1', bring('gate'), by('2', at('08:00:00'))))).toEqual(['Committed', 2])
    expect(short(await commands('c-2', take('gate', 'an'), by('1', at('07:59:59'))))).toEqual(['Committed', 1])
  })
})

describe('A stream that cannot be read', () => {
  const broken = (events: string): Omit<StoredCommit, 'position'> => ({
    stream: 'c-1',
    version: 2,
    commandId: 'x',
    fingerprint: 'f',
    recordedAt: '2019-06-21T09:00:00.000Z',
    by: 'keeper',
    events,
  })

  it.each([
    ['[{"shape":2,"event":{"type":"KeyTaken","key":"gate","by":"an"}}]', 'c-1/2/0/shape'],
    [
      '[{"shape":1,"event":{"type":"KeyReturned","key":"gate"}},{"shape":1,"event":{"type":"KeyBent"}}]',
      'c-1/2/1/event/type',
    ],
    ['[{"shape":1,"event":{"type":"KeyTa', 'c-1/2'],
  ])('is never decided on, and its place is named: %s', async (events, place) => {
    const store = memoryStore()
    await handlerOver(store)('c-1', take('gate', 'an'), by('1'))
    await store.append(broken(events))
    const before = await stored(store)
    for (const command of [bring('gate'), take('roof', 'an')])
      expect(short(await handlerOver(store)('c-1', command, by('2')))).toEqual(['Malformed', place])
    expect(await stored(store)).toEqual(before)
  })

  it('does not keep other streams from going on', async () => {
    const store = memoryStore()
    const commands = handlerOver(store)
    await commands('c-1', take('gate', 'an'), by('1'))
    await store.append(broken('[]'))
    expect(short(await commands('c-2', take('gate', 'an'), by('1')))).toEqual(['Committed', 1])
    expect(short(await commands('c-1', bring('gate'), by('2')))).toEqual(['Malformed', 'c-1/2'])
  })

  it('answers a repeated command, whose own commit can be read', async () => {
    const store = memoryStore()
    const commands = handlerOver(store)
    await commands('c-1', take('gate', 'an'), by('1'))
    await store.append(broken('[]'))
    expect(short(await commands('c-1', take('gate', 'an'), by('1')))).toEqual(['Committed', 1, 'again'])
  })
})

describe('The states that a handler keeps', () => {
  it('come to the same however few they are', async () => {
    const store = memoryStore()
    const commands = handlerOver(store, world(), 1)
    for (let i = 0; i < 40; i++) await commands(`c-${i % 4}`, take(`k-${i}`, 'an'), by(`${i}`))
    for (let stream = 0; stream < 4; stream++)
      expect(short(await commands(`c-${stream}`, take(`k-${stream}`, 'bo'), by('x')))).toEqual(['Refused', 'KeyIsOut'])
  })

  it('are read in pages on a long stream', async () => {
    const store = memoryStore()
    const encode = (i: number) => `[{"shape":1,"event":{"type":"KeyTaken","key":"k-${i}","by":"an"}}]`
    for (let i = 1; i <= 2500; i++)
      await store.append({
        stream: 'c-1',
        version: i,
        commandId: `${i}`,
        fingerprint: 'f',
        recordedAt: '2019-06-21T08:00:00.000Z',
        by: 'keeper',
        events: encode(i),
      })
    expect(short(await handlerOver(store)('c-1', bring('k-2500'), by('x')))).toEqual(['Committed', 2501])
    expect(short(await handlerOver(store)('c-1', take('k-2499', 'bo'), by('y')))).toEqual(['Refused', 'KeyIsOut'])
  })

  it('are the handler’s own: what it hands out never changes afterwards', async () => {
    const commands = handlerOver()
    const first = await commands('c-1', take('gate', 'an'), by('1'))
    const before = structuredClone(first)
    await commands('c-1', bring('gate'), by('2'))
    expect(first).toEqual(before)
    expect(keys.initial).toEqual({ cabinet: { out: {}, taken: 0 } })
  })
})
