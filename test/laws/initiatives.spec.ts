import { isDeepStrictEqual } from 'node:util'
import * as E from 'fp-ts/Either'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { initiatives, type InitiativesCommand, type InitiativesEvent } from '../../src/initiatives.ts'
import { eventText } from '../../src/kernel/eventText.ts'
import { noCalendar } from '../../src/vocabulary/period.ts'
import { day } from '../vocabulary/decoded.ts'

const today = { today: day('2019-12-31'), calendar: noCalendar }
const codec = eventText<InitiativesEvent>(initiatives.facts)

const id = fc.constantFrom('constructor-1', 'i-1', 'i-2')
const on = fc.constantFrom('2019', '2019-03', '2019-03-01', '2019-03-02', '2019-05-01', '2019-12-31', '2020-01-01')
const partner = fc.constantFrom('p-1', 'p-2')
const kind = fc.constantFrom('collectiveLand', 'bloodDonation')
const reason = fc.constantFrom('wrongDate', 'neverHappened')
const count = fc.integer({ min: 1, max: 3 })
const counts = fc.record({ participants: count, volunteers: count, unitsGiven: count }, { requiredKeys: [] })
const area = fc.record({ hundredthsOfMu: count, told: fc.constantFrom('exactly', 'atLeast', 'about') })
const record = fc.oneof(
  fc.record({ kind: fc.constantFrom('initiative', 'initiativeEnd'), initiative: id }),
  fc.record({ kind: fc.constant('partner'), initiative: id, partner }),
)
const happened = fc.oneof(
  fc.record({ kind: fc.constant('occasion'), occasion: id }),
  fc.record({ kind: fc.constant('service'), service: id }),
  fc.record({ kind: fc.constant('landMovement'), movement: id }),
)
const typed = (type: string, fields: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record({ type: fc.constant(type), ...fields })
const held = fc.tuple(typed('HoldInitiative', { occasion: id, initiative: id, on }), counts)

const command: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: typed('StartInitiative', { initiative: id, kind, runBy: partner, on }) },
  typed('JoinInitiative', { initiative: id, partner, on }),
  typed('EndInitiative', { initiative: id, on }),
  typed('VoidInitiativeRecord', { record, reason }),
  held.map(([one, more]) => ({ ...one, ...more })),
  typed('ProvideService', { service: id, initiative: id, on, beneficiaries: count, households: count }),
  typed('ReturnLand', { movement: id, initiative: id, on, area }),
  typed('ContractLand', { movement: id, initiative: id, on, area, how: fc.constantFrom('bidOnTheSpot', 'otherwise') }),
  typed('VoidOccasionRecord', { record: happened, reason }),
)

type Command = Parameters<typeof initiatives.decide>[1]
const read = (input: unknown): Command => {
  const made = initiatives.command(input as InitiativesCommand)
  if (E.isLeft(made)) throw new Error(JSON.stringify([input, made.left]))
  return made.right
}

const lives = fc.array(command.map(read), { minLength: 5, maxLength: 60 })

/** Decides and applies one command after the other, and hands each turn over. */
const live = (
  commands: readonly Command[],
  turn: (told: {
    readonly command: Command
    readonly decided: ReturnType<typeof initiatives.decide>
    readonly after: typeof initiatives.initial
  }) => void,
): { readonly events: readonly InitiativesEvent[]; readonly end: typeof initiatives.initial } => {
  const events: InitiativesEvent[] = []
  let state = initiatives.initial
  for (const one of commands) {
    const decided = initiatives.decide(state, one, today)
    if (E.isRight(decided)) {
      events.push(...decided.right)
      state = initiatives.step(state, decided.right)
    }
    turn({ command: one, decided, after: state })
  }
  return { events, end: state }
}

const none = (): void => undefined

describe('Any life of initiatives', () => {
  it('comes to the same, folded in one go, stepped, or advanced in place', () => {
    fc.assert(
      fc.property(lives, (commands) => {
        const { events, end } = live(commands, none)
        const owned = initiatives.owned()
        for (const event of events) initiatives.advance(owned, event)
        return isDeepStrictEqual(initiatives.fold(events), end) && isDeepStrictEqual(owned, end)
      }),
      { numRuns: 300 },
    )
  })

  it('has every accepted command already so at once afterwards', () => {
    fc.assert(
      fc.property(lives, (commands) => {
        live(commands, ({ command: one, decided, after }) => {
          if (E.isRight(decided)) expect(initiatives.decide(after, one, today)).toEqual(E.right([]))
        })
      }),
      { numRuns: 300 },
    )
  })

  it('names each obstacle once', () => {
    fc.assert(
      fc.property(lives, (commands) => {
        live(commands, ({ decided }) => {
          if (E.isLeft(decided))
            expect(new Set(decided.left.map((one) => JSON.stringify(one))).size).toBe(decided.left.length)
        })
      }),
      { numRuns: 300 },
    )
  })

  it('can be stored and read back, letter by letter', () => {
    const around = { stream: 's', version: 1, position: 1, commandId: 'c', fingerprint: 'f', by: 'b' }
    fc.assert(
      fc.property(lives, (commands) => {
        const { events } = live(commands, none)
        if (events.length === 0) return true
        const text = codec.encode(events)
        const back = codec.eventsIn({ ...around, recordedAt: '2019-12-31T00:00:00.000Z', events: text })
        return E.isRight(back) && isDeepStrictEqual(back.right, events) && codec.encode(back.right) === text
      }),
      { numRuns: 300 },
    )
  })

  it('records every fact somewhere', () => {
    const seen = new Set<string>()
    for (const commands of fc.sample(lives, { numRuns: 600, seed: 7 }))
      for (const event of live(commands, none).events) seen.add(event.type)
    expect([...initiatives.facts.keys()].filter((name) => !seen.has(name))).toEqual([])
  })
})
