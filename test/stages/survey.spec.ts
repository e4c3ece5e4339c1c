import { describe, it } from 'vitest'
import {
  adoptSurveyPolicy,
  openHouseholdFile,
  recordNeed,
  recordShed,
  recordSurvey,
  visitHousehold,
  voidSurvey,
} from '../../src/stages/survey/survey.ts'
import { atLeast, evidence, fileOpened, given, head, known, opened, registered, surveyed } from './histories.ts'

const tomorrow = { type: 'NotYetHappened', on: '2020-01-01', today: '2019-12-31' } as const
const noFile = { type: 'HouseholdFileNotOpened', household: 'h-1' } as const
const filed = [opened, registered('h-1'), fileOpened('h-1')] as const

describe('Adopting a survey policy', () => {
  const policy = { head: head('survey'), atGates: [{ gate: 'G1', threshold: atLeast(2, 3) }] } as const
  const adopted = { type: 'SurveyPolicyAdopted', policy, on: '2019-03-01' } as const

  it('puts it on record, with one gate or with none', () => {
    given(opened)
      .when(adoptSurveyPolicy({ policy, on: '2019-03-01' }))
      .records(adopted)
    const none = { ...policy, atGates: [] }
    given(opened)
      .when(adoptSurveyPolicy({ policy: none, on: '2019-03-01' }))
      .records({ ...adopted, policy: none })
  })

  it('is already so when the same was adopted on that day, and new on another', () => {
    given(opened, adopted)
      .when(adoptSurveyPolicy({ policy, on: '2019-03-01' }))
      .isAlreadySo()
    given(opened, adopted)
      .when(adoptSurveyPolicy({ policy, on: '2019-04-01' }))
      .records({ ...adopted, on: '2019-04-01' })
  })

  it('is refused before the renovation is opened', () => {
    given()
      .when(adoptSurveyPolicy({ policy, on: '2019-03-01' }))
      .isRefusedWith({ type: 'RenovationNotOpened' })
  })

  it('is malformed with a share of more than the whole', () => {
    const threshold = atLeast(4, 3)
    given(opened)
      .when(adoptSurveyPolicy({ policy: { ...policy, atGates: [{ gate: 'G1', threshold }] }, on: '2019-03-01' }))
      .isMalformedAt('policy', 'atGates', 0, 'threshold', 'share')
  })
})

describe('Opening a household file', () => {
  const open = { household: 'h-1', on: '2019-03-03' } as const

  it('opens the one file of a registered household', () => {
    given(opened, registered('h-1')).when(openHouseholdFile(open)).records(fileOpened('h-1'))
  })

  it('is already so when it has one, whichever day is named', () => {
    given(...filed)
      .when(openHouseholdFile({ ...open, on: '2019-05-05' }))
      .isAlreadySo()
  })

  it('is refused for a household that nobody registered, or whose entry was struck out', () => {
    const refusal = { type: 'HouseholdNotRegistered', household: 'h-1' } as const
    given(opened).when(openHouseholdFile(open)).isRefusedWith(refusal)
    const record = { kind: 'household', household: 'h-1' } as const
    given(opened, registered('h-1'), { type: 'RegisterRecordVoided', record, reason: 'neverHappened' })
      .when(openHouseholdFile(open))
      .isRefusedWith(refusal)
  })

  it('is refused for a day to come', () => {
    given(opened, registered('h-1'))
      .when(openHouseholdFile({ ...open, on: '2020-01-01' }))
      .isRefusedWith(tomorrow)
  })

  it('is malformed with a household called constructor', () => {
    given(opened)
      .when(openHouseholdFile({ ...open, household: 'constructor' }))
      .isMalformedAt('household')
  })
})

describe('Visiting a household', () => {
  const visit = { visit: 'v-1', household: 'h-1', purpose: 'survey', on: '2019-03-10' } as const
  const visited = { type: 'HouseholdVisited', ...visit } as const

  it('puts the visit on record, also a second one on the same day', () => {
    given(...filed)
      .when(visitHousehold(visit))
      .records(visited)
    given(...filed, visited)
      .when(visitHousehold({ ...visit, visit: 'v-2' }))
      .records({ ...visited, visit: 'v-2' })
  })

  it('is already so when that visit is on record', () => {
    given(...filed, visited)
      .when(visitHousehold(visit))
      .isAlreadySo()
  })

  it('is refused when that visit is on record with another purpose or day', () => {
    const refusal = { type: 'RecordedDifferently', record: 'visit', key: 'v-1' } as const
    for (const other of [{ purpose: 'persuasion' }, { on: '2019-03-11' }] as const)
      given(...filed, visited)
        .when(visitHousehold({ ...visit, ...other }))
        .isRefusedWith(refusal)
  })

  it('is refused while the household has no file, and for a day to come', () => {
    given(opened, registered('h-1'))
      .when(visitHousehold({ ...visit, on: '2020-01-01' }))
      .isRefusedWith(noFile, tomorrow)
  })

  it('is malformed with a purpose that we do not know', () => {
    given(...filed)
      .when(visitHousehold({ ...visit, purpose: 'tea' as 'other' }))
      .isMalformedAt('purpose')
  })
})

describe('Recording a survey', () => {
  const survey = { household: 'h-1', method: 'doorToDoor', on: '2019-04-01' } as const

  it('puts it on record, with the form that proves it or without', () => {
    given(...filed)
      .when(recordSurvey(survey))
      .records(surveyed('h-1'))
    given(...filed)
      .when(recordSurvey({ ...survey, evidence }))
      .records({ ...surveyed('h-1'), evidence })
  })

  it('is already so when it was surveyed so on that day, and a second survey on another', () => {
    given(...filed, surveyed('h-1'))
      .when(recordSurvey(survey))
      .isAlreadySo()
    given(...filed, surveyed('h-1'))
      .when(recordSurvey({ ...survey, on: '2019-04' }))
      .records(surveyed('h-1', '2019-04'))
  })

  it('is refused when it was surveyed in another way on that day', () => {
    given(...filed, surveyed('h-1'))
      .when(recordSurvey({ ...survey, method: 'online' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'survey', key: 'h-1 2019-04-01' })
  })

  it('is refused for a household that is not registered, has no file, and for a day to come', () => {
    given(opened)
      .when(recordSurvey({ ...survey, on: '2020-01-01' }))
      .isRefusedWith({ type: 'HouseholdNotRegistered', household: 'h-1' }, noFile, tomorrow)
    given(opened, registered('h-1')).when(recordSurvey(survey)).isRefusedWith(noFile)
  })

  it('is malformed with evidence that lists nothing, or whose hash is none', () => {
    given(...filed)
      .when(recordSurvey({ ...survey, evidence: [] }))
      .isMalformedAt('evidence')
    given(...filed)
      .when(recordSurvey({ ...survey, evidence: [{ document: 'scan-1', sha256: 'A'.repeat(64) }] }))
      .isMalformedAt('evidence', 0, 'sha256')
  })
})

describe('Striking a survey out', () => {
  const mistake = { household: 'h-1', on: '2019-04-01', reason: 'wrongSubject' } as const
  const voided = { type: 'SurveyVoided', ...mistake } as const

  it('makes it count no longer, and it can be recorded anew', () => {
    given(opened, ...known('h-1'))
      .when(voidSurvey(mistake))
      .records(voided)
    given(opened, ...known('h-1'), voided)
      .when(recordSurvey({ household: 'h-1', method: 'online', on: '2019-04-01' }))
      .records({ ...surveyed('h-1'), method: 'online' })
  })

  it('is already so when it was struck out, and counts anew when it was entered again', () => {
    given(opened, ...known('h-1'), voided)
      .when(voidSurvey(mistake))
      .isAlreadySo()
    given(opened, ...known('h-1'), voided, surveyed('h-1'))
      .when(voidSurvey(mistake))
      .records(voided)
  })

  it('is refused when the household was not surveyed on that day', () => {
    given(opened, ...known('h-1'))
      .when(voidSurvey({ ...mistake, on: '2019-04' }))
      .isRefusedWith({ type: 'NoSuchRecord', record: 'survey', key: 'h-1 2019-04' })
    given(opened)
      .when(voidSurvey(mistake))
      .isRefusedWith({ type: 'NoSuchRecord', record: 'survey', key: 'h-1 2019-04-01' })
  })

  it('is malformed without a date', () => {
    given(opened)
      .when(voidSurvey({ ...mistake, on: '2019-13' }))
      .isMalformedAt('on')
  })
})

describe('Recording what a household asks for', () => {
  const need = { need: 'n-1', household: 'h-1', topic: 'B05', on: '2019-04-01' } as const
  const recorded = { type: 'NeedRecorded', ...need } as const

  it('puts it on record', () => {
    given(...filed)
      .when(recordNeed(need))
      .records(recorded)
  })

  it('is already so when it is on record, and refused when it is with another topic or day', () => {
    given(...filed, recorded)
      .when(recordNeed(need))
      .isAlreadySo()
    for (const other of [{ topic: 'B06' }, { on: '2019-04-02' }] as const)
      given(...filed, recorded)
        .when(recordNeed({ ...need, ...other }))
        .isRefusedWith({ type: 'RecordedDifferently', record: 'need', key: 'n-1' })
  })

  it('is refused while the household has no file, and for a day to come', () => {
    given(opened)
      .when(recordNeed({ ...need, on: '2020-01-01' }))
      .isRefusedWith(noFile, tomorrow)
  })

  it('is malformed with an id that begins with a blank', () => {
    given(...filed)
      .when(recordNeed({ ...need, need: ' n-1' }))
      .isMalformedAt('need')
  })
})

describe('Recording a shed', () => {
  const shed = { shed: 's-1', household: 'h-1', on: '2019-04-01' } as const
  const recorded = { type: 'ShedRecorded', ...shed } as const

  it('puts it on record, with a photo or without', () => {
    given(...filed)
      .when(recordShed(shed))
      .records(recorded)
    given(...filed)
      .when(recordShed({ ...shed, evidence }))
      .records({ ...recorded, evidence })
  })

  it('is already so when it is on record, and refused when it is with another day', () => {
    given(...filed, recorded)
      .when(recordShed(shed))
      .isAlreadySo()
    given(...filed, recorded)
      .when(recordShed({ ...shed, on: '2019-04' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'shed', key: 's-1' })
  })

  it('is refused while the household has no file, and for a day to come', () => {
    given(opened)
      .when(recordShed({ ...shed, on: '2020-01-01' }))
      .isRefusedWith(noFile, tomorrow)
  })

  it('is malformed with more documents than 50', () => {
    const many = (count: number) => Array.from({ length: count }, () => evidence[0])
    given(...filed)
      .when(recordShed({ ...shed, evidence: many(51) }))
      .isMalformedAt('evidence')
    given(...filed)
      .when(recordShed({ ...shed, evidence: many(50) }))
      .records({ ...recorded, evidence: many(50) })
  })
})
