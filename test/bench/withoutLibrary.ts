import { renovation, type RenovationCommand, type RenovationState } from 'xinyan'
import type { HouseholdEvent } from './handWritten.ts'

type Decoded = Parameters<typeof renovation.decide>[1]

/** The commands of these histories, decoded. */
export type HouseholdCommand = Extract<
  Decoded,
  {
    readonly type:
      | 'OpenRenovation'
      | 'RegisterHousehold'
      | 'OpenHouseholdFile'
      | 'VisitHousehold'
      | 'RecordSurvey'
      | 'WithholdConsent'
      | 'GiveConsent'
  }
>

/** Gives commands their brands before anything is timed, since the peers check none. */
export const decoded = (commands: readonly RenovationCommand[]): readonly HouseholdCommand[] =>
  commands.map((command) => {
    const read = renovation.command(command)
    if (read._tag === 'Left') throw new Error(JSON.stringify(read.left))
    return read.right as HouseholdCommand
  })

/** The domain said no. */
export class Refused extends Error {}

const today = '2019-12-31'

const happened = (on: string): void => {
  if (on > today) throw new Refused(`${on} has not come yet`)
}

const registeredIn = (state: RenovationState, household: string): void => {
  if (state.register.households[household] === undefined) throw new Refused(`${household} is not registered`)
}

const surveyedIn = (state: RenovationState, household: string): void => {
  registeredIn(state, household)
  if (!state.survey.files[household]?.surveys.some((one) => !one.voided))
    throw new Refused(`${household} is not surveyed`)
}

const saysAlready = (
  state: RenovationState,
  word: string,
  { household, scheme, on }: HouseholdCommand & { readonly household: string; readonly scheme: number },
): boolean => {
  let holds: RenovationState['consent']['statements'][string][number] | undefined
  for (const one of state.consent.statements[household] ?? [])
    if (!one.voided && one.scheme === scheme && one.on <= on && (holds === undefined || one.on >= holds.on)) holds = one
  return holds?.word === word && holds.on === on
}

/** What a command brings about, decided as somebody without the library would write it; throws what it refuses. */
export const decide = (state: RenovationState, c: HouseholdCommand): readonly HouseholdEvent[] => {
  happened(c.on)
  switch (c.type) {
    case 'OpenRenovation':
      if (state.opening.renovation !== undefined) throw new Refused('the renovation is open')
      return [{ ...c, type: 'RenovationOpened' }]
    case 'RegisterHousehold':
      if (state.opening.communities[c.community] === undefined) throw new Refused(`no community ${c.community}`)
      if (state.register.households[c.household] !== undefined) return []
      return [{ ...c, type: 'HouseholdRegistered' }]
    case 'OpenHouseholdFile':
      registeredIn(state, c.household)
      return state.survey.files[c.household] === undefined ? [{ ...c, type: 'HouseholdFileOpened' }] : []
    case 'VisitHousehold': {
      const file = state.survey.files[c.household]
      if (file === undefined) throw new Refused(`${c.household} has no file`)
      return file.visits.some((one) => one.visit === c.visit) ? [] : [{ ...c, type: 'HouseholdVisited' }]
    }
    case 'RecordSurvey': {
      const file = state.survey.files[c.household]
      if (file === undefined) throw new Refused(`${c.household} has no file`)
      return file.surveys.some((one) => !one.voided && one.on === c.on) ? [] : [{ ...c, type: 'SurveyDone' }]
    }
    case 'WithholdConsent':
      surveyedIn(state, c.household)
      return saysAlready(state, 'withheld', c) ? [] : [{ ...c, type: 'ConsentWithheld' }]
    case 'GiveConsent':
      surveyedIn(state, c.household)
      return saysAlready(state, 'given', c) ? [] : [{ ...c, type: 'ConsentGiven' }]
  }
}
