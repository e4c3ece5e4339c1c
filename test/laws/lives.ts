import * as E from 'fp-ts/Either'
import fc from 'fast-check'
import { renovation, type RenovationEvent, type RenovationState } from '../../src/renovation.ts'
import { chanceOf, type Chance } from './chance.ts'
import {
  everSeen,
  golden,
  isAkin,
  readCommand,
  seeEvent,
  spelledRules,
  today,
  told,
  type Command,
  type Decided,
} from './past.ts'
import type { Seen } from './seeing.ts'
import type { Spelled } from './spelling.ts'
import { write } from './writing.ts'

/** One command of a life: the state that it found, what was decided, and the state that it left. */
export interface Turn {
  readonly before: RenovationState
  readonly command: Command
  readonly decided: Decided
  readonly after: RenovationState
}

/** A renovation's life as chance would have it: what had happened, and the commands that came then. */
export interface Life {
  readonly start: readonly RenovationEvent[]
  readonly turns: readonly Turn[]
  /** How a life that breaks a law is shown. */
  readonly [fc.toStringMethod]: () => string
}

const shown = (start: readonly unknown[], turns: readonly Turn[]): string =>
  [`after ${start.length} events of the golden history:`, ...turns.map((one) => JSON.stringify(one.command))].join('\n')

export const isAccepted = (decided: Decided): decided is E.Right<readonly RenovationEvent[]> =>
  E.isRight(decided) && decided.right.length > 0

/** Where a life begins in the golden history, and the rules that most of its commands are of. */
interface Beginning {
  readonly startsAt: number
  readonly focus: readonly Spelled[]
}

/** What happened in a life so far. */
interface Past {
  readonly events: RenovationEvent[]
  readonly seen: Seen
  /** How much of the golden history it has gone through. */
  golden: number
}

const remember = (past: Past, events: readonly RenovationEvent[]): void => {
  for (const event of events) {
    past.events.push(event)
    seeEvent(past.seen, event)
  }
}

const exampleOf = (chance: Chance, rule: Spelled, { events }: Past): RenovationEvent | undefined => {
  const like = (chance.happens(50) ? events.slice(-20) : golden).filter((event) => isAkin(rule, event))
  return like.length === 0 ? undefined : chance.oneOf(like)
}

const written = (chance: Chance, rule: Spelled, past: Past): unknown => {
  const sources = { event: undefined, life: past.seen, ever: everSeen }
  const how = chance.below(3)
  if (how === 0) return write(chance, rule, { sources, key: '', like: exampleOf(chance, rule, past) })
  const choices = chance.happens(60) ? past.events.slice(-12) : past.events
  if (how === 1 || choices.length === 0) return write(chance, rule, { sources, key: '', like: undefined })
  const event: Seen = new Map()
  seeEvent(event, chance.oneOf(choices))
  return write(chance, rule, { sources: { ...sources, event }, key: '', like: undefined })
}

// What is to resemble another thing too closely may be no command.
const commandOf = (chance: Chance, rule: Spelled, past: Past): Command => {
  for (let tries = 0; tries < 50; tries++) {
    const command = readCommand(written(chance, rule, past))
    if (command !== undefined) return command
  }
  throw new Error(`no command that can be read was written of ${JSON.stringify(rule)}`)
}

const tried = (before: RenovationState, command: Command): Turn => {
  const decided = renovation.decide(before, command, today)
  return { before, command, decided, after: isAccepted(decided) ? renovation.step(before, decided.right) : before }
}

// Most of what chance writes is refused, so a rule is given several commands, and other rules have their turn after it.
const attempts = { rules: 3, commands: 8 }

const byChance = (before: RenovationState, chance: Chance, past: Past, focus: readonly Spelled[]): Turn => {
  for (let left = attempts.rules; ; left--) {
    const rule = chance.oneOf(chance.happens(65) ? focus : spelledRules)
    for (let command = 0; command < attempts.commands; command++) {
      const turn = tried(before, commandOf(chance, rule, past))
      const isLast = left === 1 && command === attempts.commands - 1
      if (isLast || chance.happens(2) || isAccepted(turn.decided)) return turn
    }
  }
}

// A life goes some of the way that the golden history went, and at its beginning nothing else is possible.
const turnOf = (before: RenovationState, chance: Chance, past: Past, focus: readonly Spelled[]): Turn => {
  const isOpen = before.opening.renovation !== undefined
  const command = !isOpen || chance.happens(30) ? told[isOpen ? past.golden++ : 0] : undefined
  return command === undefined ? byChance(before, chance, past, focus) : tried(before, command)
}

const lifeOf = ({ startsAt, focus }: Beginning, given: readonly (number | null)[]): Life => {
  const start = golden.slice(0, startsAt)
  const past: Past = { events: [], seen: new Map(), golden: startsAt }
  remember(past, start)
  const turns: Turn[] = []
  let state = renovation.fold(start)
  for (const seed of given) {
    if (seed === null) continue
    const turn = turnOf(state, chanceOf(seed), past, focus)
    turns.push(turn)
    state = turn.after
    if (isAccepted(turn.decided)) remember(past, turn.decided.right)
  }
  return { start, turns, [fc.toStringMethod]: () => shown(start, turns) }
}

const seeds = fc.array(fc.option(fc.integer({ min: 0, max: 2 ** 32 - 1 }), { freq: 1000 }), {
  minLength: 62,
  maxLength: 62,
})

const width = 12

// Rules stand in the order of life: what is near one of them has to do with it.
const near = (about: number): readonly Spelled[] =>
  spelledRules.slice(Math.max(0, about - width / 2), about + width / 2)

const beginnings: fc.Arbitrary<Beginning> = fc.oneof(
  { weight: 1, arbitrary: fc.constant({ startsAt: 0, focus: spelledRules }) },
  {
    weight: 4,
    arbitrary: fc.record({
      startsAt: fc.integer({ min: 0, max: golden.length }),
      focus: fc.nat(spelledRules.length - 1).map(near),
    }),
  },
)

/** Lives that begin nowhere or somewhere in the golden history, and go on as chance would have it. */
export const lives: fc.Arbitrary<Life> = fc
  .tuple(beginnings, seeds)
  .map(([beginning, given]) => lifeOf(beginning, given))

export const recorded = ({ turns }: Life): readonly RenovationEvent[] =>
  turns.flatMap(({ decided }) => (isAccepted(decided) ? decided.right : []))
