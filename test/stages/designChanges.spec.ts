import { describe, expect, it } from 'vitest'
import { changeDesign, issueSiteInstruction, voidDesignRecord } from '../../src/stages/designChanges/designChanges.ts'
import { costOfChanges } from '../../src/stages/designChanges/state.ts'
import { WorkItemId } from '../../src/vocabulary/ids.ts'
import { day, decoded } from '../vocabulary/decoded.ts'
import { given, opened } from './histories.ts'
import { after, onSite, tomorrow } from './siteHistories.ts'
import { changed, instructed } from './siteLifeHistories.ts'

const voided = (kind: 'designChange' | 'siteInstruction', id: string) =>
  ({ type: 'DesignRecordVoided', record: { kind, id }, reason: 'wrongFigure' }) as const

describe('Changing the design', () => {
  it('is on record once, refused with another price, and recorded anew once struck out', () => {
    const other = { ...changed, cost: { way: 'less', amount: 1000 } } as const
    given(...onSite)
      .when(changeDesign(changed))
      .records(changed)
    given(...onSite, changed)
      .when(changeDesign(changed))
      .isAlreadySo()
    given(...onSite, changed)
      .when(changeDesign(other))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'designChange', key: 'c-1' })
    given(...onSite, changed, voided('designChange', 'c-1'))
      .when(changeDesign(other))
      .records(other)
  })

  it('is refused for items that nobody knows and in the future, and malformed with an amount below nothing', () => {
    given(opened)
      .when(changeDesign({ ...changed, on: '2020-01-01' }))
      .isRefusedWith({ type: 'WorkItemNotStarted', item: 'A-road', on: '2020-01-01' }, tomorrow)
    given(...onSite)
      .when(changeDesign({ ...changed, cost: { way: 'more', amount: -1 } }))
      .isMalformedAt('cost', 'amount')
  })
})

describe('Issuing a site instruction', () => {
  it('rests on a change of its own day or before, or on none', () => {
    const alone = { ...instructed, on: '2019-08-19', change: undefined } as const
    const { change: _, ...free } = alone
    given(...onSite, changed)
      .when(issueSiteInstruction(instructed))
      .records(instructed)
    given(...onSite)
      .when(issueSiteInstruction(free))
      .records(free)
    given(...onSite, changed)
      .when(issueSiteInstruction({ ...instructed, on: '2019-08-19' }))
      .isRefusedWith({ type: 'BeforeDesignChange', change: 'c-1', changed: '2019-08-20', on: '2019-08-19' })
    given(...onSite)
      .when(issueSiteInstruction(instructed))
      .isRefusedWith({ type: 'DesignChangeNotRecorded', change: 'c-1' })
  })

  it('is already so, and refused with other particulars', () => {
    given(...onSite, changed, instructed)
      .when(issueSiteInstruction(instructed))
      .isAlreadySo()
    given(...onSite, changed, instructed)
      .when(issueSiteInstruction({ ...instructed, cost: { way: 'same' } }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'siteInstruction', key: 'n-1' })
  })
})

describe('Striking out a change of the design', () => {
  it('is done once, and refused for what is not on record', () => {
    const command = voidDesignRecord({ record: { kind: 'designChange', id: 'c-1' }, reason: 'wrongFigure' })
    given(...onSite, changed)
      .when(command)
      .records(voided('designChange', 'c-1'))
    given(...onSite, changed, voided('designChange', 'c-1'))
      .when(command)
      .isAlreadySo()
    given(opened).when(command).isRefusedWith({ type: 'NoSuchRecord', record: 'designChange', key: 'c-1' })
  })
})

describe('What changes cost', () => {
  const road = [decoded(WorkItemId, 'A-road')]

  it('is told apart by which way it goes, by a day, and without what was struck out', () => {
    const later = { ...instructed, on: '2019-08-21' } as const
    const { designChanges } = after(...onSite, changed, later)
    expect(costOfChanges(designChanges, road, day('2019-08-20'))).toEqual({ changes: 1, more: 1000, less: 0 })
    expect(costOfChanges(designChanges, road)).toEqual({ changes: 2, more: 1000, less: 400 })
    expect(costOfChanges(designChanges, [])).toEqual({ changes: 0, more: 0, less: 0 })
    const less = after(...onSite, changed, later, voided('designChange', 'c-1')).designChanges
    expect(costOfChanges(less, road)).toEqual({ changes: 1, more: 0, less: 400 })
  })
})
