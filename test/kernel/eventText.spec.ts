import * as E from 'fp-ts/Either'
import { describe, expect, it } from 'vitest'
import { allReadable, isInstant } from '../../src/kernel/commit.ts'
import { deciderOf } from '../../src/kernel/decider.ts'
import type { StoredCommit } from '../../src/kernel/eventStore.ts'
import { eventText } from '../../src/kernel/eventText.ts'
import { fact, type AnyFact, type EventIn, type Lift } from '../../src/kernel/fact.ts'
import type { Writable } from '../../src/kernel/keep.ts'
import { replay } from '../../src/kernel/replay.ts'
import { describe as shortly } from '../../src/kernel/problem.ts'
import { oneOf, text, wholeNumber } from '../../src/kernel/shape.ts'
import { stage } from '../../src/kernel/stage.ts'
import { keys, KeyTaken, type KeyEvent } from './cabinet.ts'

interface Till {
  readonly fen: number
}

// Shape 1 was called Received and counted in yuan; shape 2 counted in fen; shape 3 says how it was paid.
const inFen: Lift = ({ yuan, ...rest }) => {
  if (typeof yuan !== 'number') throw new Error('no yuan')
  return { ...rest, fen: yuan * 100 }
}
const Paid = fact(
  'Paid',
  { fen: wholeNumber(0, 1e6), by: oneOf('cash', 'card', 'unknown') },
  (till: Writable<Till>, e) => {
    till.fen += e.fen
  },
  { names: ['Received'], lifts: [inFen, (older) => ({ ...older, by: 'unknown' })] },
)
const Closed = fact('Closed', { by: text(1, 20) }, (till: Writable<Till>) => {
  till.fen = 0
})
type TillEvent = EventIn<typeof Paid> | EventIn<typeof Closed>
const noMoney: Till = { fen: 0 }
const till = deciderOf(stage('till', noMoney, [Paid, Closed], []))
const codec = eventText<TillEvent>(till.facts)

const commit = (events: unknown, version = 1): StoredCommit => ({
  stream: 'till-1',
  version,
  position: version,
  commandId: `c-${version}`,
  fingerprint: 'f',
  recordedAt: '2019-06-21T01:30:00.000Z',
  by: 'an',
  events: typeof events === 'string' ? events : JSON.stringify(events),
})
const paid = (fen: number) => ({ shape: 3, event: { type: 'Paid', fen, by: 'cash' } })
const eventsIn = (...events: readonly unknown[]) => codec.eventsIn(commit(events))
const problemsIn = (events: unknown) => {
  const read = codec.eventsIn(commit(events))
  return E.isLeft(read) ? read.left : []
}

describe('The stored text of events', () => {
  it('says the shape beside every event, and reads back as it was', () => {
    const events: readonly TillEvent[] = [Paid({ fen: 5, by: 'card' }), Closed({ by: 'an' })]
    const stored = codec.encode(events)
    expect(stored).toBe(
      '[{"shape":3,"event":{"type":"Paid","fen":5,"by":"card"}},{"shape":1,"event":{"type":"Closed","by":"an"}}]',
    )
    expect(codec.eventsIn(commit(stored))).toEqual(E.right(events))
  })

  it('of an older shape or name is read as the newest', () => {
    const newest = E.right([{ type: 'Paid', fen: 200, by: 'unknown' }])
    expect(eventsIn({ shape: 1, event: { type: 'Received', yuan: 2 } })).toEqual(newest)
    expect(eventsIn({ shape: 1, event: { type: 'Paid', yuan: 2 } })).toEqual(newest)
    expect(eventsIn({ shape: 2, event: { type: 'Paid', fen: 200 } })).toEqual(newest)
    expect(eventsIn({ shape: 3, event: { type: 'Received', fen: 200, by: 'unknown' } })).toEqual(newest)
  })

  it('is never rewritten by being read', () => {
    const stored = Object.freeze(commit([{ shape: 1, event: { type: 'Received', yuan: 2 } }]))
    const before = { ...stored }
    const { commits } = codec.decode([stored])
    expect(commits[0]?.events).toHaveLength(1)
    expect(stored).toEqual(before)
  })

  it.each([
    [
      'a fact that nobody knows',
      { shape: 1, event: { type: 'Stolen' } },
      [0, 'event', 'type'],
      'the name of a fact',
      '"Stolen"',
    ],
    [
      'a fact named by what objects inherit',
      { shape: 1, event: { type: 'toString' } },
      [0, 'event', 'type'],
      'the name of a fact',
      '"toString"',
    ],
    ['no name', { shape: 1, event: {} }, [0, 'event', 'type'], 'the name of a fact', 'undefined'],
    [
      'a key that nobody knows',
      { shape: 1, event: { type: 'Closed', by: 'an', at: 1 } },
      [0, 'event', 'at'],
      'no such key',
      '1',
    ],
    ['a missing key', { shape: 1, event: { type: 'Closed' } }, [0, 'event', 'by'], 'a value', 'nothing'],
    [
      'a newer shape',
      { shape: 2, event: { type: 'Closed', by: 'an' } },
      [0, 'shape'],
      'at most 1, the newest that this release knows',
      '2',
    ],
    ['shape 0', { shape: 0, event: { type: 'Closed', by: 'an' } }, [0, 'shape'], 'a whole number from 1', '0'],
    [
      'a shape and a half',
      { shape: 1.5, event: { type: 'Closed', by: 'an' } },
      [0, 'shape'],
      'a whole number from 1',
      '1.5',
    ],
    ['no shape', { event: { type: 'Closed', by: 'an' }, x: 1 }, [0, 'shape'], 'a whole number from 1', 'undefined'],
    ['a list for an event', { shape: 1, event: [] }, [0, 'event'], 'an object', 'a list of 0'],
    ['something beside shape and event', { shape: 1, event: {}, x: 1 }, [0], '{shape, event}', 'an object'],
    ['no object at all', 'x', [0], '{shape, event}', '"x"'],
    [
      'what an older shape cannot be lifted from',
      { shape: 1, event: { type: 'Received', fen: 2 } },
      [0, 'event'],
      'shape 1 that can be lifted to shape 3',
      '"Error: no yuan"',
    ],
    [
      'what is still wrong once it is lifted',
      { shape: 1, event: { type: 'Received', yuan: 0.005 } },
      [0, 'event', 'fen'],
      'a whole number from 0 to 1000000',
      '0.5',
    ],
  ])('is not read when it holds %s, and says where', (_, event, path, expected, found) => {
    expect(problemsIn([event])).toEqual([{ path, expected, found }])
  })

  it.each(['', '{', '[', 'null', '{}', '[]', '"x"', `[${JSON.stringify(paid(1))}`])(
    'is not read when it is no list of events: %j',
    (stored) => {
      expect(problemsIn(stored)).toEqual([{ path: [], expected: 'JSON: a list of events', found: shortly(stored) }])
    },
  )

  it('names all that is wrong in a commit, event by event', () => {
    const events = [{ shape: 1, event: { type: 'Stolen' } }, paid(1), { shape: 3, event: { type: 'Paid', fen: -1 } }]
    expect(problemsIn(events).map((p) => p.path)).toEqual([
      [0, 'event', 'type'],
      [2, 'event', 'fen'],
      [2, 'event', 'by'],
    ])
  })

  it('cannot be told apart when two facts share a name, now or from the past', () => {
    const again = fact('Received', {}, () => undefined)
    expect(() =>
      eventText(
        new Map<string, AnyFact>([
          ['Paid', Paid],
          ['Received', again],
        ]),
      ),
    ).toThrow("'Received' is taken twice")
  })
})

describe('Reading stored commits', () => {
  const good = commit([paid(1)], 1)
  const half = commit([paid(2), { shape: 9, event: { type: 'Paid' } }], 2)
  const last = commit([paid(4)], 3)

  it('gives what can be read in its order, and what cannot as it stands, with its place', () => {
    const { commits, quarantined } = codec.decode([good, half, last])
    expect(commits.map(({ version, events }) => [version, events.length])).toEqual([
      [1, 1],
      [3, 1],
    ])
    expect(quarantined).toEqual([{ commit: half, problems: problemsIn(half.events) }])
  })

  it('takes a commit whole or not at all', () => {
    expect(replay(till, [good, half, last])).toEqual({
      state: { till: { fen: 5 } },
      version: 3,
      quarantined: [{ commit: half, problems: problemsIn(half.events) }],
    })
  })

  it('gives back everything around the events unchanged', () => {
    const { events: _, ...around } = good
    expect(codec.decode([good]).commits).toEqual([{ ...around, events: [{ type: 'Paid', fen: 1, by: 'cash' }] }])
  })

  it.each([
    ['version', 0],
    ['version', 1.5],
    ['position', '1'],
    ['events', null],
    ['recordedAt', '2019-06-21T01:30:00Z'],
    ['recordedAt', '2019-02-30T01:30:00.000Z'],
    ['recordedAt', 0],
  ])('quarantines a commit whose %s is %j', (key, value) => {
    const { commits, quarantined } = codec.decode([{ ...good, [key]: value }])
    expect(commits).toEqual([])
    expect(quarantined[0]?.problems.map((p) => p.path)).toEqual([[key]])
  })

  it('is all or nothing for whoever must not decide on half a record, with stream, version and index', () => {
    expect(allReadable(codec.decode([good, last]))).toMatchObject(E.right([{ version: 1 }, { version: 3 }]))
    const problems = [
      { path: ['till-1', 2, 1, 'shape'], expected: 'at most 3, the newest that this release knows', found: '9' },
    ]
    expect(allReadable(codec.decode([good, half]))).toEqual(E.left({ type: 'Malformed', problems }))
  })

  it('gives a state that is frozen and goes as far as the last commit', () => {
    const state = replay(keys, []).state
    expect(state).toEqual(keys.initial)
    expect(Object.isFrozen(state.cabinet)).toBe(true)
    const stored = commit(eventText<KeyEvent>(keys.facts).encode([KeyTaken({ key: 'gate', by: 'an' })]), 7)
    expect(replay(keys, [stored])).toMatchObject({ version: 7, state: { cabinet: { taken: 1 } }, quarantined: [] })
  })
})

describe('The time at which something was recorded', () => {
  it.each(['2019-06-21T01:30:00.000Z', '2020-02-29T23:59:59.999Z', '0001-01-01T00:00:00.000Z'])('can be %s', (time) => {
    expect(isInstant(time)).toBe(true)
  })

  it.each([
    '2019-06-21',
    '2019-06-21T01:30:00Z',
    '2019-06-21T01:30:00.000',
    '2019-06-21T01:30:00.000+08:00',
    '2019-02-29T01:30:00.000Z',
    '2019-02-31T01:30:00.000Z',
    '2019-13-01T01:30:00.000Z',
    '2019-06-21T24:00:00.000Z',
    '2019-06-21T01:60:00.000Z',
    '2019-06-21T01:30:00.000Z\n',
    '+02019-06-21T01:30:00.000Z',
  ])('cannot be %j', (time) => {
    expect(isInstant(time)).toBe(false)
  })
})
