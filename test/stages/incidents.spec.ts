import { describe, expect, it } from 'vitest'
import {
  adoptIncidentPolicy,
  closeIncident,
  recordIncident,
  reportIncident,
  voidIncidentRecord,
} from '../../src/stages/incidents/incidents.ts'
import { due, openIncidents } from '../../src/stages/incidents/state.ts'
import { day } from '../vocabulary/decoded.ts'
import { given, opened } from './histories.ts'
import { after, asOf, basis, onSite, tomorrow } from './siteHistories.ts'
import { incident, incidentPolicyAdopted } from './siteLifeHistories.ts'

const reported = (on = '2019-09-11') => ({ type: 'IncidentReported', incident: 'i-1', on }) as const
const closed = (on = '2019-09-20') => ({ type: 'IncidentClosed', incident: 'i-1', on }) as const
const voided = (kind: 'incident' | 'incidentReport' | 'incidentClosing') =>
  ({ type: 'IncidentRecordVoided', record: { kind, incident: 'i-1' }, reason: 'wrongDate' }) as const

describe('Recording an incident', () => {
  it('asks for no policy, is on record once, and refused with other particulars until it is struck out', () => {
    const other = { ...incident, severity: 'minor' } as const
    given(opened).when(recordIncident(incident)).records(incident)
    given(opened, incident).when(recordIncident(incident)).isAlreadySo()
    given(opened, incident)
      .when(recordIncident(other))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'incident', key: 'i-1' })
    given(opened, incident, voided('incident')).when(recordIncident(other)).records(other)
  })

  it('is refused in the future, and for an item that was not started or lies elsewhere', () => {
    given(opened)
      .when(recordIncident({ ...incident, on: '2020-01-01' }))
      .isRefusedWith(tomorrow)
    given(...onSite)
      .when(recordIncident({ ...incident, community: 'B', item: 'A-road', on: '2019-08-04' }))
      .isRefusedWith(
        { type: 'WorkItemNotStarted', item: 'A-road', on: '2019-08-04' },
        { type: 'WorkItemElsewhere', item: 'A-road', community: 'A' },
      )
  })
})

describe.each([
  ['Reporting an incident', reportIncident, reported, 'incidentReport'],
  ['Closing an incident', closeIncident, closed, 'incidentClosing'],
] as const)('%s', (_, rule, step, kind) => {
  it('is on record on the day of the incident at the earliest, and refused the day before', () => {
    given(opened, incident)
      .when(rule(step('2019-09-10')))
      .records(step('2019-09-10'))
    given(opened, incident)
      .when(rule(step('2019-09')))
      .records(step('2019-09'))
    given(opened, incident)
      .when(rule(step('2019-09-09')))
      .isRefusedWith({ type: 'BeforeIncident', incident: 'i-1', occurred: '2019-09-10', on: '2019-09-09' })
  })

  it('is already so, refused of another day, and recorded anew once struck out', () => {
    given(opened, incident, step()).when(rule(step())).isAlreadySo()
    given(opened, incident, step())
      .when(rule(step('2019-10-01')))
      .isRefusedWith({ type: 'RecordedDifferently', record: kind, key: 'i-1' })
    given(opened, incident, step(), voided(kind))
      .when(rule(step('2019-10-01')))
      .records(step('2019-10-01'))
  })

  it('is refused for an incident that is not on record', () => {
    given(opened).when(rule(step())).isRefusedWith({ type: 'IncidentNotRecorded', incident: 'i-1' })
  })
})

describe('Adopting an incident policy', () => {
  it('is on record once', () => {
    given(opened).when(adoptIncidentPolicy(incidentPolicyAdopted)).records(incidentPolicyAdopted)
    given(opened, incidentPolicyAdopted).when(adoptIncidentPolicy(incidentPolicyAdopted)).isAlreadySo()
  })
})

describe('Striking out an entry of the incidents', () => {
  it('is done once, and refused for what is not on record', () => {
    const command = voidIncidentRecord({ record: { kind: 'incident', incident: 'i-1' }, reason: 'wrongDate' })
    given(opened, incident).when(command).records(voided('incident'))
    given(opened, incident, voided('incident')).when(command).isAlreadySo()
    given(opened).when(command).isRefusedWith({ type: 'NoSuchRecord', record: 'incident', key: 'i-1' })
  })
})

describe('What is owed for an incident', () => {
  const owed = (last: string) => ({
    what: 'incidentReport',
    subject: 'i-1',
    since: '2019-09-10',
    by: { first: last, last },
    basis,
  })

  it('is its report, by the day that the policy says for its kind, until it was reported', () => {
    const quality = { ...incident, kind: 'quality' } as const
    expect(due(after(opened, incidentPolicyAdopted, incident), asOf('2019-09-10'))).toEqual([owed('2019-09-11')])
    expect(due(after(opened, incidentPolicyAdopted, quality), asOf('2019-09-10'))).toEqual([owed('2019-09-12')])
    const told = after(opened, incidentPolicyAdopted, incident, reported())
    expect(due(told, asOf('2019-09-09'))).toEqual([])
    expect(due(told, asOf('2019-09-10'))).toHaveLength(1)
    expect(due(told, asOf('2019-09-11'))).toEqual([])
  })

  it('is not settled by closing it, and told without its last day where no policy governs it', () => {
    expect(due(after(opened, incident, closed()), asOf('2019-12-01'))[0]?.by).toEqual({
      type: 'NoPolicyAdopted',
      policy: 'incidents',
      on: '2019-09-10',
    })
  })
})

describe('Open incidents', () => {
  it('are those that had happened by a day and were not closed', () => {
    const { incidents } = after(opened, incident, closed())
    const count = (on: string) => openIncidents(incidents, day(on)).length
    expect(['2019-09-09', '2019-09-10', '2019-09-19', '2019-09-20'].map(count)).toEqual([0, 1, 1, 0])
  })
})
