import {
  Day,
  eventText,
  giveConsent,
  handle,
  memoryStore,
  openHouseholdFile,
  openRenovation,
  recordSurvey,
  registerHousehold,
  renovation,
  visitHousehold,
  withholdConsent,
  type EventStore,
  type RenovationCommand,
  type RenovationEvent,
  type StoredCommit,
  type Today,
  type World,
} from 'xinyan'

const read = Day.decode('2019-12-31')
if (read._tag === 'Left') throw new Error('the last day of 2019 is not a day')
const today: Today = { today: read.right, calendar: { isWorkingDay: () => true } }

/** A world in which it is always the same day for rules, while each commit is written down a minute after the last. */
export const world = (): World<Today> => {
  let minute = Date.UTC(2019, 6, 1) / 60_000
  return { now: () => new Date(minute++ * 60_000).toISOString(), context: () => today }
}

/** The one stream of these histories. */
export const stream = 'renovation'

const community = { community: 'A', name: 'A小区', aliases: [], management: 'unmanaged' } as const

/** The command with which every history begins. */
export const opening: RenovationCommand = openRenovation({
  renovation: 'R-1',
  implementedBy: 'office',
  communities: [community],
  on: '2019-03-01',
})

const visitOf = (household: string, visit: number): RenovationCommand =>
  visitHousehold({ visit: `${household}-${visit}`, household, purpose: 'persuasion', on: '2019-04-02' })

/** What one household goes through: five commands and its visits, from the register to its consent. */
export const storyOf = (household: string, visits: number): readonly RenovationCommand[] => [
  registerHousehold({ household, community: 'A', on: '2019-03-02' }),
  openHouseholdFile({ household, on: '2019-03-03' }),
  recordSurvey({ household, method: 'doorToDoor', on: '2019-04-01' }),
  ...Array.from({ length: visits }, (_, i) => visitOf(household, i + 1)),
  withholdConsent({ household, scheme: 1, reason: 'cost', on: '2019-05-01' }),
  giveConsent({ household, scheme: 1, form: 'signed', on: '2019-06-01' }),
]

/** The opening and then one household after the other. */
export const history = (households: number, visits: number): readonly RenovationCommand[] => [
  opening,
  ...Array.from({ length: households }, (_, i) => storyOf(`h-${String(i + 1).padStart(4, '0')}`, visits)).flat(),
]

/** Carries out commands on a stream; throws when one of them is not recorded. */
export type Recorder = (stream: string, command: RenovationCommand | readonly RenovationCommand[]) => Promise<void>

/** A recorder over a store, with a handler that stays warm. */
export const recorder = (store: EventStore): Recorder => {
  const send = handle(store, renovation, world())
  let sent = 0
  return async (to, command) => {
    const answer = await send(to, command, { id: `c-${++sent}`, by: 'bench' })
    if (answer._tag === 'Left' || answer.right.type !== 'Committed')
      throw new Error(`not recorded: ${JSON.stringify(command)}: ${JSON.stringify(answer)}`)
  }
}

/** All commits of a store. */
export const commitsOf = async (store: EventStore): Promise<readonly StoredCommit[]> => {
  const all = await store.readAll(0, Number.MAX_SAFE_INTEGER)
  if (all._tag === 'Left') throw new Error(all.left.cause)
  return all.right
}

/** The stored commits of a history: one a command, as the handler writes them. */
export const recorded = async (commands: readonly RenovationCommand[]): Promise<readonly StoredCommit[]> => {
  const store = memoryStore()
  const record = recorder(store)
  for (const command of commands) await record(stream, command)
  return commitsOf(store)
}

/** The events of stored commits, decoded. */
export const eventsOf = (commits: readonly StoredCommit[]): readonly RenovationEvent[] => {
  const { commits: readable, quarantined } = eventText<RenovationEvent>(renovation.facts).decode(commits)
  if (quarantined.length > 0) throw new Error(`not readable: ${JSON.stringify(quarantined[0])}`)
  return readable.flatMap((commit) => commit.events)
}
