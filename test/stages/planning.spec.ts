import { describe, it } from 'vitest'
import { dropWorkItem, planWorkItem, voidPlanningRecord } from '../../src/stages/planning/planning.ts'
import { given, opened } from './histories.ts'
import { catalogueAdopted, drafted, planned, published, revised, road, schemed } from './schemeHistories.ts'

const ready = [opened, catalogueAdopted, drafted] as const
const drop = { item: 'A-road', scheme: 1, reason: 'funding', on: '2019-04-03' } as const
const dropped = { type: 'WorkItemDropped', ...drop } as const

describe('Planning a works item', () => {
  it('records it, and once only', () => {
    given(...ready)
      .when(planWorkItem(road))
      .records(planned)
    given(...ready, planned)
      .when(planWorkItem(road))
      .isAlreadySo()
  })

  it('is refused for a code that the catalogue lacks, naming the code', () => {
    given(...ready)
      .when(planWorkItem({ ...road, code: 'L09' }))
      .isRefusedWith({ type: 'CodeNotInCatalogue', code: 'L09', catalogue: 'catalogue' })
  })

  it('is refused in another class than the catalogue has it in', () => {
    given(...ready)
      .when(planWorkItem({ ...road, class: 'local' }))
      .isRefusedWith({ type: 'ClassDiffers', code: 'B05', class: 'local', found: 'basic' })
  })

  it('is refused without a catalogue and without the version', () => {
    given(opened)
      .when(planWorkItem(road))
      .isRefusedWith(
        { type: 'SchemeNotDrafted', scheme: 1, on: '2019-04-02' },
        { type: 'NoPolicyAdopted', policy: 'catalogue', on: '2019-04-02' },
      )
  })

  it('is refused after the display began, but not on its first day', () => {
    given(...ready, published)
      .when(planWorkItem({ ...road, on: '2019-04-11' }))
      .isRefusedWith({ type: 'SchemeAlreadyPublished', scheme: 1, published: '2019-04-10', on: '2019-04-11' })
    given(...ready, published)
      .when(planWorkItem({ ...road, on: '2019-04-10' }))
      .records({ ...planned, on: '2019-04-10' })
  })

  it('is accepted for a community that joined after the version was displayed elsewhere', () => {
    const elsewhere = { ...road, item: 'B-road', community: 'B', on: '2019-04-11' } as const
    given(...ready, published)
      .when(planWorkItem(elsewhere))
      .records({ type: 'WorkItemPlanned', ...elsewhere })
  })

  it('is refused with other particulars until it is struck out', () => {
    const record = { kind: 'plannedItem', item: 'A-road', scheme: 1 } as const
    const voided = { type: 'PlanningRecordVoided', record, reason: 'wrongFigure' } as const
    const other = { ...road, forEachHousehold: true } as const
    given(...ready, planned)
      .when(planWorkItem(other))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'plannedItem', key: 'A-road 1' })
    given(...ready, planned)
      .when(voidPlanningRecord({ record, reason: 'wrongFigure' }))
      .records(voided)
    given(...ready)
      .when(voidPlanningRecord({ record, reason: 'wrongFigure' }))
      .isRefusedWith({ type: 'NoSuchRecord', record: 'plannedItem', key: 'A-road 1' })
    given(...ready, planned, voided)
      .when(planWorkItem(other))
      .records({ type: 'WorkItemPlanned', ...other })
  })
})

describe('Dropping a works item', () => {
  it('is accepted for what an earlier version planned, and once only', () => {
    const later = { ...drop, scheme: 2, on: '2019-05-11' } as const
    const history = [...schemed, revised(2, 'carriedOver')] as const
    given(...history)
      .when(dropWorkItem(later))
      .records({ type: 'WorkItemDropped', ...later })
    given(...history, { type: 'WorkItemDropped', ...later })
      .when(dropWorkItem(later))
      .isAlreadySo()
  })

  it('is refused where the version does not have it', () => {
    given(...ready)
      .when(dropWorkItem(drop))
      .isRefusedWith({ type: 'WorkItemNotPlanned', item: 'A-road', scheme: 1 })
  })

  it('is refused after the display began where the item is planned, and not because of a display elsewhere', () => {
    const late = { ...drop, on: '2019-04-11' } as const
    given(...ready, planned, published)
      .when(dropWorkItem(late))
      .isRefusedWith({ type: 'SchemeAlreadyPublished', scheme: 1, published: '2019-04-10', on: '2019-04-11' })
    given(...ready, planned, { ...published, communities: ['B'] })
      .when(dropWorkItem(late))
      .records({ type: 'WorkItemDropped', ...late })
  })

  it('stands in the way of planning it again until it is struck out', () => {
    given(...ready, planned, dropped)
      .when(planWorkItem(road))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'droppedItem', key: 'A-road 1' })
  })
})
