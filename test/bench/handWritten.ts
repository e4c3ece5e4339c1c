import { keep, renovation, type RenovationEvent, type RenovationState, type Writable } from 'xinyan'

/** The events that these histories are made of. */
export type HouseholdEvent = Extract<
  RenovationEvent,
  {
    readonly type:
      | 'RenovationOpened'
      | 'HouseholdRegistered'
      | 'HouseholdFileOpened'
      | 'HouseholdVisited'
      | 'SurveyDone'
      | 'ConsentWithheld'
      | 'ConsentGiven'
  }
>

/** Whether an event is one that the hand-written loop knows. */
export const isHouseholdEvent = (event: RenovationEvent): event is HouseholdEvent => known.has(event.type)

const known: ReadonlySet<string> = new Set<HouseholdEvent['type']>([
  'RenovationOpened',
  'HouseholdRegistered',
  'HouseholdFileOpened',
  'HouseholdVisited',
  'SurveyDone',
  'ConsentWithheld',
  'ConsentGiven',
])

/** The state of a renovation as somebody without the library would change it: in place, with one switch. */
export const apply = (state: Writable<RenovationState>, e: HouseholdEvent): void => {
  switch (e.type) {
    case 'RenovationOpened':
      state.opening.renovation = { id: e.renovation, implementedBy: e.implementedBy, on: e.on }
      for (const one of e.communities)
        state.opening.communities[one.community] = { ...one, aliases: [...one.aliases] } as Writable<typeof one>
      return
    case 'HouseholdRegistered':
      state.register.households[e.household] = { community: e.community, on: e.on, voided: false }
      return
    case 'HouseholdFileOpened':
      state.survey.files[e.household] = { openedOn: e.on, visits: [], surveys: [], sheds: [], needs: [] }
      return
    case 'HouseholdVisited':
      state.survey.files[e.household]?.visits.push({ visit: e.visit, purpose: e.purpose, on: e.on })
      return
    case 'SurveyDone':
      state.survey.files[e.household]?.surveys.push({ method: e.method, on: e.on, voided: false })
      return
    case 'ConsentWithheld':
      statementsOf(state, e.household).push({
        word: 'withheld',
        scheme: e.scheme,
        on: e.on,
        voided: false,
        reason: e.reason,
      })
      return
    case 'ConsentGiven':
      statementsOf(state, e.household).push({ word: 'given', scheme: e.scheme, on: e.on, voided: false, form: e.form })
  }
}

const statementsOf = (state: Writable<RenovationState>, household: string) =>
  (state.consent.statements[household] ??= [])

const frozen = <T>(value: T): T => {
  if (Array.isArray(value)) {
    for (const part of value as readonly unknown[]) if (typeof part === 'object' && part !== null) frozen(part)
  } else
    for (const key in value) {
      const part = value[key]
      if (typeof part === 'object' && part !== null) frozen(part)
    }
  return Object.freeze(value)
}

/** Replays events in a plain loop. */
export const replayed = (events: readonly HouseholdEvent[]): Writable<RenovationState> => {
  const state = keep(renovation.initial)
  for (const event of events) apply(state, event)
  return state
}

/** Replays events in a plain loop and freezes what comes of it. */
export const replayedAndFrozen = (events: readonly HouseholdEvent[]): RenovationState => frozen(replayed(events))
