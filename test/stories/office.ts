import {
  asKnown,
  Day,
  dayAt,
  endOf,
  eventText,
  handle,
  memoryStore,
  renovation,
  weekday,
  type Commit,
  type RenovationCommand,
  type RenovationEvent,
  type RenovationState,
  type Today,
  type WorkingCalendar,
} from 'xinyan'

/** Monday to Friday are worked: these stories know no holidays. */
export const calendar: WorkingCalendar = { isWorkingDay: (day) => weekday(day) <= 5 }

/** A day that was written down as text. */
export const dayOf = (text: string): Day => {
  if (!Day.is(text)) throw new Error(`${text} is no day`)
  return text
}

/** What rules and questions may know of the world on a day. */
export const on = (day: string): Today => ({ today: dayOf(day), calendar })

const minutesAhead = 480

/** An office that records several renovations in one store, and looks things up as they were known on a day. */
export interface Office {
  /** Records a list of commands in one commit, on a day. Anything but acceptance is an error of the story. */
  readonly record: (stream: string, day: string, ...commands: readonly RenovationCommand[]) => Promise<void>
  /** What stands against a command: every refusal. That it is accepted is an error of the story. */
  readonly refused: (stream: string, day: string, command: RenovationCommand) => Promise<readonly unknown[]>
  /** The commits of a renovation, or those that had been recorded by the end of a day. */
  readonly commits: (stream: string, knownOn?: string) => Promise<readonly Commit<RenovationEvent>[]>
  readonly state: (stream: string, knownOn?: string) => Promise<RenovationState>
}

/** Opens an office on an empty store. */
export const openOffice = (): Office => {
  let now = ''
  let sent = 0
  const store = memoryStore()
  const carryOut = handle(store, renovation, {
    now: () => now,
    context: (at) => on(dayAt(at, minutesAhead)),
  })
  const text = eventText<RenovationEvent>(renovation.facts)

  const send = (stream: string, day: string, commands: readonly RenovationCommand[]) => {
    now = `${day}T08:00:00.000Z`
    return carryOut(stream, commands, { id: `entry-${++sent}`, by: 'clerk-1' })
  }

  const commits: Office['commits'] = async (stream, knownOn) => {
    const stored = await store.read(stream, 0, 1_000_000)
    if (stored._tag === 'Left') throw new Error(stored.left.cause)
    const { commits: all, quarantined } = text.decode(stored.right)
    if (quarantined.length > 0) throw new Error(JSON.stringify(quarantined))
    return knownOn === undefined ? all : asKnown(all, endOf(dayOf(knownOn), minutesAhead))
  }

  return {
    record: async (stream, day, ...commands) => {
      const answer = await send(stream, day, commands)
      if (answer._tag === 'Left') throw new Error(`${stream} on ${day}: ${JSON.stringify(answer.left)}`)
      if (answer.right.type !== 'Committed') throw new Error(`${stream} on ${day}: nothing was recorded`)
    },
    refused: async (stream, day, command) => {
      const answer = await send(stream, day, [command])
      if (answer._tag === 'Left' && answer.left.type === 'Refused') return answer.left.refusals
      throw new Error(`${stream} on ${day}: ${command.type} was not refused: ${JSON.stringify(answer)}`)
    },
    commits,
    state: async (stream, knownOn) => renovation.fold((await commits(stream, knownOn)).flatMap(({ events }) => events)),
  }
}
