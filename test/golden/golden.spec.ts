import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import * as E from 'fp-ts/Either'
import { beforeAll, describe, expect, it } from 'vitest'
import type { StoredCommit } from '../../src/kernel/eventStore.ts'
import { eventText } from '../../src/kernel/eventText.ts'
import { handle } from '../../src/kernel/handle.ts'
import { replay } from '../../src/kernel/replay.ts'
import { renovation, type RenovationCommand, type RenovationEvent } from '../../src/renovation.ts'
import { memoryStore } from '../../src/stores/memory.ts'
import { day } from '../vocabulary/decoded.ts'
import * as golden from './lines.ts'

// GOLDEN=write writes the state anew and releases lines that are new. It never takes a released line back.
const writes = process.env['GOLDEN'] === 'write'
const how = `

A golden line is the text of an event as some store may hold it for ever.
* For a new fact, or a new shape of one: append a line {"shape":…,"event":{…}} to test/golden/events.jsonl, so that the
  whole file still tells one history, and run  GOLDEN=write npx vitest run --config test/vitest.config.ts test/golden
  which writes test/golden/state.json anew (look at what changed there) and adds the line to test/golden/released.json.
* A line that was released is never edited and never deleted, not even when its fact is: give the fact a lift instead.
`

const files = ['events.jsonl', 'commits.jsonl', 'commands.jsonl'] as const
const codec = eventText<RenovationEvent>(renovation.facts)

const asCommit = (line: string): StoredCommit => ({
  stream: 'kunming',
  version: 1,
  position: 1,
  commandId: 'golden',
  fingerprint: 'golden',
  recordedAt: '2019-12-31T00:00:00.000Z',
  by: 'golden',
  events: `[${line}]`,
})
const eventIn = (line: string): RenovationEvent => {
  const read = codec.eventsIn(asCommit(line))
  if (E.isRight(read) && read.right[0] !== undefined) return read.right[0]
  throw new Error(`${line}\n${JSON.stringify(read)}${how}`)
}
const shapeOf = (line: string): number => (JSON.parse(line) as { shape: number }).shape
const commits = golden.linesOf('commits.jsonl').map((line) => JSON.parse(line) as StoredCommit)

const states = () => ({
  history: renovation.fold(golden.goldenEvents.map(eventIn)),
  streams: Object.fromEntries(
    [...new Set(commits.map((one) => one.stream))].map((stream) => [
      stream,
      replay(
        renovation,
        commits.filter((one) => one.stream === stream),
      ).state,
    ]),
  ),
})

const releasedAt = golden.pathOf('released.json')
const released = (): golden.Released =>
  existsSync(releasedAt) ? (golden.jsonOf('released.json') as golden.Released) : {}

const release = (): void => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  const before = released()
  const added = files.map((file) => {
    const news = golden.unreleased(golden.releasedOf(before, file), golden.linesOf(file)).map(golden.hashOf)
    return [file, [...(before[version]?.[file] ?? []), ...news]]
  })
  writeFileSync(releasedAt, `${JSON.stringify({ ...before, [version]: Object.fromEntries(added) }, null, 2)}\n`)
}

beforeAll(() => {
  if (!writes) return
  writeFileSync(golden.pathOf('state.json'), golden.sorted(states()))
  release()
})

describe('A golden line', () => {
  const written = golden.goldenEvents.map((line) => ({ line, fact: eventIn(line).type, shape: shapeOf(line) }))

  it.each([...renovation.facts.values()].map((fact) => [fact.factName, fact] as const))(
    'stands for every shape and every name in which %s was ever written',
    (name, { shape, was }) => {
      const mine = written.filter(({ fact }) => fact === name)
      const shapes = Array.from({ length: shape }, (_, i) => i + 1)
      const missing = [
        ...shapes.filter((one) => mine.every((other) => other.shape !== one)),
        ...[name, ...(was.names ?? [])].filter((one) => mine.every(({ line }) => !line.includes(`"type":"${one}"`))),
      ]
      expect(missing, `${name} has no golden line of these shapes or names${how}`).toEqual([])
    },
  )

  it('of the newest shape is what would be written today, to the letter', () => {
    const different = golden.goldenEvents.filter((line) => {
      const event = eventIn(line)
      const isNewest =
        shapeOf(line) === renovation.facts.get(event.type)?.shape && line.includes(`"type":"${event.type}"`)
      return isNewest && codec.encode([event]) !== `[${line}]`
    })
    expect(different, `${how}`).toEqual([])
  })

  it.each(files)('of %s that was released stands there for ever, unchanged and in its place', (file) => {
    const lost = golden.lost(golden.releasedOf(released(), file), golden.linesOf(file))
    expect(lost, `these released lines of ${file} were edited, moved or deleted${how}`).toEqual([])
  })

  it.each(files)('of %s is released with this version', (file) => {
    const missing = golden.unreleased(golden.releasedOf(released(), file), golden.linesOf(file))
    expect(missing, `${how}`).toEqual([])
  })

  it('that was edited, deleted, moved or left out would be noticed', () => {
    const [a, b] = ['{"a":1}', '{"b":2}']
    const hashes = [a, b].map(golden.hashOf)
    expect(golden.lost(hashes, [a, b])).toEqual([])
    expect(golden.lost(hashes, ['{"a": 1}', b])).toEqual([1])
    expect(golden.lost(hashes, [a])).toEqual([2])
    expect(golden.lost(hashes, [b, a])).toEqual([1, 2])
    expect(golden.unreleased(hashes, [a, b, '{"c":3}'])).toEqual(['{"c":3}'])
  })
})

describe('The golden history', () => {
  it('comes to the state that it always came to', () => {
    expect(golden.sorted(states()), `${how}`).toBe(readFileSync(golden.pathOf('state.json'), 'utf8'))
  })

  it('is counted from version 1 and position 1 in whole commits that can be read', () => {
    expect(codec.decode(commits).quarantined).toEqual([])
    expect(commits.map((one) => one.position)).toEqual(commits.map((_, i) => i + 1))
    const versions = new Map<string, number>()
    for (const { stream, version } of commits) {
      expect(version).toBe((versions.get(stream) ?? 0) + 1)
      versions.set(stream, version)
    }
  })

  it('answers each of its commands as the first time, by an id and a fingerprint that stay what they are', async () => {
    const store = memoryStore()
    for (const { position: _, ...commit } of commits) await store.append(commit)
    const calendar = { isWorkingDay: () => true }
    const context = () => ({ today: day('2022-12-31'), calendar })
    const commands = handle(store, renovation, { now: () => '2022-12-31T00:00:00.000Z', context })
    const lines = golden.linesOf('commands.jsonl').map((line) => JSON.parse(line) as Told)
    expect(lines).toHaveLength(commits.length)
    for (const { stream, commands: list, envelope } of lines)
      expect(await commands(stream, list, envelope)).toMatchObject({ right: { type: 'Committed', again: true } })
  })
})

interface Told {
  readonly stream: string
  readonly commands: readonly RenovationCommand[]
  readonly envelope: { readonly id: string; readonly by: string; readonly recordedAt: string }
}
