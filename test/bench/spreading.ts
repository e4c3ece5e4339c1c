import type { RenovationState } from 'xinyan'
import type { HouseholdEvent } from './handWritten.ts'

type File = RenovationState['survey']['files'][string]
type Statement = RenovationState['consent']['statements'][string][number]

const withFile = (s: RenovationState, household: string, change: (file: File) => File): RenovationState => {
  const file = s.survey.files[household]
  if (file === undefined) return s
  return { ...s, survey: { ...s.survey, files: { ...s.survey.files, [household]: change(file) } } }
}

const withStatement = (s: RenovationState, household: string, said: Statement): RenovationState => {
  const before = s.consent.statements[household] ?? []
  const statements = { ...s.consent.statements, [household]: [...before, said] }
  return { ...s, consent: { ...s.consent, statements } }
}

const opened = (s: RenovationState, e: HouseholdEvent & { readonly type: 'RenovationOpened' }): RenovationState => {
  const communities = Object.fromEntries(e.communities.map((one) => [one.community, one]))
  const renovation = { id: e.renovation, implementedBy: e.implementedBy, on: e.on }
  return {
    ...s,
    opening: { ...s.opening, renovation, communities: { ...s.opening.communities, ...communities } },
  }
}

/** The next state as a new one made by spreading the one before, which is how the guides of both peers write it. */
export const next = (s: RenovationState, e: HouseholdEvent): RenovationState => {
  switch (e.type) {
    case 'RenovationOpened':
      return opened(s, e)
    case 'HouseholdRegistered': {
      const household = { community: e.community, on: e.on, voided: false }
      return {
        ...s,
        register: { ...s.register, households: { ...s.register.households, [e.household]: household } },
      }
    }
    case 'HouseholdFileOpened': {
      const file: File = { openedOn: e.on, visits: [], surveys: [], sheds: [], needs: [] }
      return { ...s, survey: { ...s.survey, files: { ...s.survey.files, [e.household]: file } } }
    }
    case 'HouseholdVisited': {
      const visit = { visit: e.visit, purpose: e.purpose, on: e.on }
      return withFile(s, e.household, (file) => ({ ...file, visits: [...file.visits, visit] }))
    }
    case 'SurveyDone': {
      const survey = { method: e.method, on: e.on, voided: false }
      return withFile(s, e.household, (file) => ({ ...file, surveys: [...file.surveys, survey] }))
    }
    case 'ConsentWithheld': {
      const { scheme, on, reason } = e
      return withStatement(s, e.household, { word: 'withheld', scheme, on, voided: false, reason })
    }
    case 'ConsentGiven': {
      const { scheme, on, form } = e
      return withStatement(s, e.household, { word: 'given', scheme, on, voided: false, form })
    }
  }
}
