import { describe, expect, it } from 'vitest'
import { householdFile } from '../../src/projections/householdFile.ts'
import { lifeCycle } from '../../src/projections/lifeCycle.ts'
import { HouseholdId } from '../../src/vocabulary/ids.ts'
import { consented, known, opened, registered } from '../stages/histories.ts'
import { after, completed, started } from '../stages/siteHistories.ts'
import { day, decoded } from '../vocabulary/decoded.ts'

const launched = { type: 'ProjectLaunched', communities: ['A'], on: '2019-06-21' } as const
const told = (...args: Parameters<typeof lifeCycle>) =>
  lifeCycle(...args).map(({ what, days }) => [what, days.first, days.last])

describe('The life of a renovation', () => {
  const life = [
    completed(['A'], '2019-12'),
    opened,
    ...known('h-1'),
    consented('h-1'),
    launched,
    started(['A'], '2019-08'),
  ]

  it('is told in the order in which it happened, whatever the order of record, with ranges where dates are rough', () => {
    expect(told(after(opened, ...life.slice(2), life[0] ?? opened))).toEqual([
      ['opened', '2019-03-01', '2019-03-01'],
      ['surveyed', '2019-04-01', '2019-04-01'],
      ['consented', '2019-05-01', '2019-05-01'],
      ['launched', '2019-06-21', '2019-06-21'],
      ['workStarted', '2019-08-01', '2019-08-31'],
      ['workCompleted', '2019-12-01', '2019-12-31'],
    ])
  })

  it('counts on a day only what had certainly happened by then', () => {
    const state = after(...life.slice(1))
    expect(told(state, day('2019-08-30')).at(-1)?.[0]).toBe('launched')
    expect(told(state, day('2019-08-31')).at(-1)?.[0]).toBe('workStarted')
  })

  it('tells a round of surveys as one span from the first to the last', () => {
    const second = { type: 'SurveyDone', household: 'h-1', method: 'telephone', on: '2019-09-10' }
    expect(told(after(opened, ...known('h-1'), second))[1]).toEqual(['surveyed', '2019-04-01', '2019-09-10'])
  })
})

describe('A household file', () => {
  const one = decoded(HouseholdId, 'h-1')

  it('holds together everything on record of one household, and nothing that was struck out', () => {
    const mistaken = { type: 'SurveyVoided', household: 'h-1', on: '2019-04-01', reason: 'wrongDate' }
    const again = { type: 'SurveyDone', household: 'h-1', method: 'doorToDoor', on: '2019-04-02' }
    const file = householdFile(after(opened, ...known('h-1'), mistaken, again, consented('h-1')), one)
    expect(file).toMatchObject({
      household: 'h-1',
      community: 'A',
      surveys: [{ on: '2019-04-02' }],
      statements: [{ word: 'given', on: '2019-05-01' }],
    })
  })

  it('is shown as it stood on a day', () => {
    const state = after(opened, ...known('h-1'), consented('h-1', '2019-05-01'))
    expect(householdFile(state, one, day('2019-04-30'))?.statements).toEqual([])
    expect(householdFile(state, one, day('2019-05-01'))?.statements).toHaveLength(1)
  })

  it('is not there for a household nobody registered, whatever its id', () => {
    expect(householdFile(after(opened), one)).toBeUndefined()
  })

  it('is not there before its household was registered, and shows nothing that came later', () => {
    const file = { type: 'HouseholdFileOpened', household: 'h-1', on: '2020-07-01' } as const
    const state = after(opened, { ...registered('h-1'), on: '2020-06-01' }, file)
    expect(householdFile(state, one, day('2020-05-31'))).toBeUndefined()
    expect(householdFile(state, one, day('2020-06-01'))).toBeDefined()
    expect(householdFile(state, one, day('2020-06-30'))).not.toHaveProperty('openedOn')
    expect(householdFile(state, one, day('2020-07-01'))?.openedOn).toBe('2020-07-01')
    expect(householdFile(state, one)?.openedOn).toBe('2020-07-01')
  })
})
