import { describe, expect, it } from 'vitest'
import { consentProgress } from '../../src/projections/consentProgress.ts'
import { communityId, day, schemeVersion } from '../vocabulary/decoded.ts'
import { consented, known, opened, registered } from '../stages/histories.ts'
import { after } from '../stages/siteHistories.ts'

const withheld = (household: string, on: string, reason = 'shed') =>
  ({ type: 'ConsentWithheld', household, scheme: 1, reason, on }) as const
const talk = (persuasion: string, household: string, by: object, on = '2019-05-10') =>
  ({ type: 'PersuasionRecorded', persuasion, household, by, on }) as const

const A = [communityId('A')]
const one = schemeVersion(1)

const history = [
  opened,
  ...known('h-1'),
  ...known('h-2'),
  ...known('h-3'),
  registered('h-4'),
  consented('h-1', '2019-05-01'),
  withheld('h-2', '2019-05-02'),
  withheld('h-3', '2019-05-02', 'cost'),
  talk('p-1', 'h-2', { kind: 'official', actor: 'cadre-1' }),
  talk('p-2', 'h-2', { kind: 'neighbour', household: 'h-1' }),
  talk('p-3', 'h-3', { kind: 'official', actor: 'cadre-1' }),
  consented('h-2', '2019-06-01'),
]

describe('The progress of consent', () => {
  it('counts every household once, by the word that holds now', () => {
    expect(consentProgress(after(...history), A, one)).toMatchObject({
      total: 4,
      given: 2,
      withheld: 1,
      refused: 0,
      withdrawn: 0,
      silent: 1,
    })
  })

  it('shows the curve day by day, as things stood at the end of each', () => {
    expect(consentProgress(after(...history), A, one).curve).toEqual([
      { day: '2019-05-01', given: 1, withheld: 0, refused: 0, withdrawn: 0, silent: 3 },
      { day: '2019-05-02', given: 1, withheld: 2, refused: 0, withdrawn: 0, silent: 1 },
      { day: '2019-06-01', given: 2, withheld: 1, refused: 0, withdrawn: 0, silent: 1 },
    ])
  })

  it('answers for a past day as things were then', () => {
    const then = consentProgress(after(...history), A, one, day('2019-05-31'))
    expect(then).toMatchObject({ given: 1, withheld: 2, silent: 1 })
    expect(then.curve).toHaveLength(2)
    expect(then.changedMinds.households).toBe(0)
  })

  it('tells reasons in aggregate: those that hold now, and all that were ever given', () => {
    const now = consentProgress(after(...history), A, one)
    expect(now.reasons).toEqual([{ reason: 'cost', households: 1 }])
    expect(now.reasonsEver).toEqual([
      { reason: 'cost', households: 1 },
      { reason: 'shed', households: 1 },
    ])
  })

  it('credits a neighbour who talked, before the officials who talked as well', () => {
    const now = consentProgress(after(...history), A, one)
    expect(now.changedMinds).toEqual({ households: 1, byOfficials: 0, byNeighbours: 1, byThemselves: 0 })
    const both = consentProgress(after(...history, consented('h-3', '2019-06-02')), A, one)
    expect(both.changedMinds).toEqual({ households: 2, byOfficials: 1, byNeighbours: 1, byThemselves: 0 })
  })

  it('knows nothing of a version before the day on which it was drafted, though it carries consents over', () => {
    const of = { preparedBy: 'office', on: '2019-06-10' }
    const drafted = { type: 'SchemeDrafted', ...of, scheme: 1, on: '2019-04-01' }
    const revised = { type: 'SchemeRevised', ...of, scheme: 2, consents: 'carriedOver', reason: 'opinions' }
    const state = after(...history, drafted, revised)
    const given = (scheme: number, on: string) => consentProgress(state, A, schemeVersion(scheme), day(on)).given
    expect([given(1, '2019-06-09'), given(2, '2019-06-09'), given(2, '2019-06-10')]).toEqual([2, 0, 2])
  })

  it('counts consent to another version of the scheme apart', () => {
    expect(consentProgress(after(...history), A, schemeVersion(2))).toMatchObject({
      given: 0,
      silent: 4,
      curve: [],
    })
  })

  it('lets a form entered late land where it belongs', () => {
    const late = after(...history, withheld('h-2', '2019-05-20', 'noise'))
    expect(consentProgress(late, A, one)).toMatchObject({ given: 2, withheld: 1 })
    expect(consentProgress(late, A, one, day('2019-05-25')).reasons).toEqual([
      { reason: 'cost', households: 1 },
      { reason: 'noise', households: 1 },
    ])
  })

  it('counts a total without its parts as not heard', () => {
    const counted = { type: 'HouseholdsCounted', communities: ['A'], households: 129, on: '2019-03-01' }
    expect(consentProgress(after(...history, counted), A, one)).toMatchObject({ total: 129, silent: 126 })
  })
})
