import * as E from 'fp-ts/Either'
import { eventText } from '../../src/kernel/eventText.ts'
import { freeze } from '../../src/kernel/freeze.ts'
import { renovation, type RenovationEvent, type RenovationState } from '../../src/renovation.ts'
import { weekday } from '../../src/vocabulary/calendarDate.ts'
import type { Today } from '../../src/vocabulary/today.ts'
import { goldenEvents } from '../golden/lines.ts'
import { day } from '../vocabulary/decoded.ts'
import type { Chance } from './chance.ts'
import { see, type Seen } from './seeing.ts'
import { spelled, type Spelled } from './spelling.ts'
import { write } from './writing.ts'

export type Command = Parameters<typeof renovation.decide>[1]
export type Decided = ReturnType<typeof renovation.decide>

export const today: Today = { today: day('2022-12-31'), calendar: { isWorkingDay: (one) => weekday(one) < 6 } }

export const codec = eventText<RenovationEvent>(renovation.facts)

const around = { stream: 's', version: 1, position: 1, commandId: 'c', fingerprint: 'f', by: 'b' }

/** The events that a stored text holds; a text that cannot be read is an error of the test. */
export const eventsOf = (text: string): readonly RenovationEvent[] => {
  const read = codec.eventsIn({ ...around, recordedAt: '2019-12-31T00:00:00.000Z', events: text })
  if (E.isLeft(read)) throw new Error(`${text}\n${JSON.stringify(read.left)}`)
  return read.right
}

/** The golden history: a past that every fact has a part in. */
export const golden: readonly RenovationEvent[] = goldenEvents.flatMap((line) => eventsOf(`[${line}]`))

const spelledFacts = new Map([...renovation.facts.values()].map((one) => [one.factName, spelled(one.codec.name)]))

/** What the commands look like, in the order of life. */
export const spelledRules: readonly Spelled[] = [...renovation.rules.values()].map((one) => spelled(one.codec.name))

export const seeEvent = (seen: Seen, event: RenovationEvent): void => {
  const of = spelledFacts.get(event.type)
  if (of !== undefined) see(seen, of, event)
}

/** Every value of the golden history, and dates that leave things open or lie ahead. */
export const everSeen: Seen = new Map()
for (const event of golden) seeEvent(everSeen, event)
for (const date of ['2019', '2019-08', '2023-01-01']) see(everSeen, { kind: 'brand', name: 'CalendarDate' }, date, 'on')

const keysOf = (of: Spelled): readonly string[] =>
  of.kind === 'record' ? of.fields.filter((one) => !one.optional && one.key !== 'type').map((one) => one.key) : []

const akin = new Map(
  spelledRules.map((rule) => {
    const needed = keysOf(rule)
    const shared = (of: Spelled): number => needed.filter((key) => keysOf(of).includes(key)).length
    return [rule, [...spelledFacts].filter(([, of]) => shared(of) >= 0.6 * needed.length).map(([name]) => name)]
  }),
)

/** Whether an event has most of what a command of this kind needs. */
export const isAkin = (rule: Spelled, event: RenovationEvent): boolean => akin.get(rule)?.includes(event.type) ?? false

/** A command, when what was written can be read as one. */
export const readCommand = (written: unknown): Command | undefined => {
  const command = renovation.command(written)
  return E.isRight(command) ? freeze(command.right) : undefined
}

const faithful: Chance = { below: () => 0, oneOf: ([first]) => first as never, happens: (percent) => percent > 50 }

const sources = { event: undefined, life: new Map(), ever: everSeen }

const bringsAbout = (state: RenovationState, rule: Spelled, like: RenovationEvent): Command | undefined => {
  if (!isAkin(rule, like)) return undefined
  const command = readCommand(write(faithful, rule, { sources, key: '', like }))
  const decided = command && renovation.decide(state, command, today)
  const first = decided && E.isRight(decided) ? decided.right[0] : undefined
  return first?.type === like.type ? command : undefined
}

/** For each event of the golden history, the command that brings it about on what had happened before, where one is found. */
export const told: readonly (Command | undefined)[] = (() => {
  const all: (Command | undefined)[] = []
  let state = renovation.initial
  for (const event of golden) {
    const before = state
    all.push(spelledRules.map((rule) => bringsAbout(before, rule, event)).find((command) => command !== undefined))
    state = renovation.step(state, [event])
  }
  return all
})()
