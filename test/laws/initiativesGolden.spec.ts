import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import * as E from 'fp-ts/Either'
import { beforeAll, describe, expect, it } from 'vitest'
import { eventText } from '../../src/kernel/eventText.ts'
import { initiatives, type InitiativesEvent } from '../../src/initiatives.ts'
import * as golden from '../golden/lines.ts'

// GOLDEN=write releases lines that are new: GOLDEN=write npx vitest run --config test/vitest.config.ts test/laws/initiativesGolden.spec.ts
// It never takes a released line back.
const file = 'initiatives.jsonl'
const releasedAt = golden.pathOf('initiatives.released.json')
const lines = golden.linesOf(file)
const codec = eventText<InitiativesEvent>(initiatives.facts)

const released = (): golden.Released =>
  existsSync(releasedAt) ? (golden.jsonOf('initiatives.released.json') as golden.Released) : {}

const around = { stream: 's', version: 1, position: 1, commandId: 'c', fingerprint: 'f', by: 'b' }
const eventIn = (line: string): InitiativesEvent => {
  const read = codec.eventsIn({ ...around, recordedAt: '2019-12-31T00:00:00.000Z', events: `[${line}]` })
  if (E.isRight(read) && read.right[0] !== undefined) return read.right[0]
  throw new Error(`${line}\n${JSON.stringify(read)}`)
}

beforeAll(() => {
  if (process.env['GOLDEN'] !== 'write') return
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  const before = released()
  const news = golden.unreleased(golden.releasedOf(before, file), lines).map(golden.hashOf)
  const mine = [...(before[version]?.[file] ?? []), ...news]
  writeFileSync(releasedAt, `${JSON.stringify({ ...before, [version]: { [file]: mine } }, null, 2)}\n`)
})

describe('A golden line of the initiatives', () => {
  it.each([...initiatives.facts.keys()])('stands for the fact %s', (name) => {
    expect(lines.map((line) => eventIn(line).type)).toContain(name)
  })

  it('is what would be written today, to the letter', () => {
    expect(lines.filter((line) => codec.encode([eventIn(line)]) !== `[${line}]`)).toEqual([])
  })

  it('that was released stands there for ever, unchanged and in its place', () => {
    expect(golden.lost(golden.releasedOf(released(), file), lines)).toEqual([])
  })

  it('is released with this version', () => {
    expect(golden.unreleased(golden.releasedOf(released(), file), lines)).toEqual([])
  })

  it('has its part in a history that comes to the same, folded or stepped', () => {
    const events = lines.map(eventIn)
    const folded = initiatives.fold(events)
    expect(events.reduce((state, event) => initiatives.step(state, [event]), initiatives.initial)).toEqual(folded)
    expect(Object.keys(folded.initiative.started)).toEqual(['land-1', 'clinic-1', 'blood-1'])
    expect(folded.occasion.land['m-1']?.area).toEqual({ hundredthsOfMu: 1_560_000, told: 'atLeast' })
  })
})
