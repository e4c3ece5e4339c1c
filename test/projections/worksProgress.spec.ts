import { describe, expect, it } from 'vitest'
import { worksProgress } from '../../src/projections/worksProgress.ts'
import { opened } from '../stages/histories.ts'
import { communityId, day } from '../vocabulary/decoded.ts'
import { stateAfter } from './recorded.ts'

const both = ['A', 'B'].map((id) => communityId(id))
const metres = (hundredths: number) => ({ hundredths, unit: 'squareMetre' }) as const

const started = { type: 'WorkStarted', communities: ['A', 'B'], scheme: 1, on: '2019-08', mode: 'warn', despite: [] }
const item = (id: string, at: string, on = '2019-09-01') =>
  ({ type: 'WorkItemStarted', item: id, community: at, code: 'B05', planned: metres(50000), hidden: true, on }) as const
const reported = (id: string, done: number, on: string) =>
  ({ type: 'ProgressReported', item: id, done: metres(done), on }) as const
const completed = (id: string, done: number, on: string) =>
  ({ type: 'WorkItemCompleted', item: id, done: metres(done), on }) as const
const notified = (id: string, of: string, on: string) =>
  ({ type: 'HiddenWorkNotified', hiddenWork: id, item: of, notified: ['employer', 'supervisor'], on }) as const
const rejected = (id: string, on: string) =>
  ({ type: 'HiddenWorkRejected', hiddenWork: id, reason: 'workmanship', on }) as const
const accepted = (id: string, on: string) =>
  ({ type: 'HiddenWorkAccepted', hiddenWork: id, signedBy: [{ party: 'supervisor', actor: 'eng-1' }], on }) as const
const covered = (id: string, of: string, on: string) =>
  ({ type: 'HiddenWorkCovered', hiddenWork: id, item: of, on, mode: 'enforce', despite: [] }) as const

describe('The progress of the works', () => {
  const state = stateAfter(
    opened,
    started,
    item('A-road', 'A'),
    item('B-road', 'B', '2019-10-01'),
    reported('A-road', 20000, '2019-09-20'),
    completed('A-road', 48000, '2019-10-15'),
  )

  it('tells of every item what was planned, what is done and since when', () => {
    expect(worksProgress(state, both)).toEqual({
      items: [
        {
          item: 'A-road',
          community: 'A',
          code: 'B05',
          planned: metres(50000),
          startedOn: '2019-09-01',
          done: metres(48000),
          reportedOn: '2019-10-15',
          completedOn: '2019-10-15',
        },
        { item: 'B-road', community: 'B', code: 'B05', planned: metres(50000), startedOn: '2019-10-01' },
      ],
      completed: 1,
      hiddenWorks: [],
    })
  })

  it('stands on a day as it stood then, and not yet at what came a day later', () => {
    const on = (asOf: string) => worksProgress(state, both, day(asOf))
    expect(on('2019-08-31').items).toEqual([])
    expect(on('2019-10-14')).toMatchObject({ items: [{ done: metres(20000) }, {}], completed: 0 })
    expect(on('2019-10-15').completed).toBe(1)
  })

  it('counts the communities that are asked about and no others', () => {
    expect(worksProgress(state, [communityId('B')]).items.map((one) => one.item)).toEqual(['B-road'])
  })

  it('forgets a report that was struck out, and does not take it for nothing done', () => {
    const struck = {
      type: 'ItemsRecordVoided',
      record: { kind: 'itemCompletion', item: 'A-road' },
      reason: 'wrongDate',
    }
    const [road] = worksProgress(
      stateAfter(opened, started, item('A-road', 'A'), completed('A-road', 5, '2019-10-15'), struck),
      both,
    ).items
    expect(road).not.toHaveProperty('done')
    expect(road).not.toHaveProperty('completedOn')
  })
})

describe('The progress of a hidden work', () => {
  const story = [
    opened,
    started,
    item('A-road', 'A'),
    notified('steel-1', 'A-road', '2019-09-05'),
    rejected('steel-1', '2019-09-06'),
    notified('steel-1', 'A-road', '2019-09-09'),
    accepted('steel-1', '2019-09-10'),
    covered('steel-1', 'A-road', '2019-09-11'),
  ]
  const on = (asOf: string) => worksProgress(stateAfter(...story), both, day(asOf)).hiddenWorks

  it('goes from its notice to its covering, and remembers how often it was rejected', () => {
    expect(worksProgress(stateAfter(...story), both).hiddenWorks).toEqual([
      {
        hiddenWork: 'steel-1',
        item: 'A-road',
        stands: 'accepted',
        since: '2019-09-10',
        rejections: 1,
        coveredOn: '2019-09-11',
      },
    ])
  })

  it('stands on a day where it stood then', () => {
    expect(on('2019-09-04')).toEqual([])
    expect(on('2019-09-08')).toMatchObject([{ stands: 'rejected', since: '2019-09-06', rejections: 1 }])
    expect(on('2019-09-09')).toMatchObject([{ stands: 'notified', since: '2019-09-09' }])
    expect(on('2019-09-10')[0]).not.toHaveProperty('coveredOn')
  })

  it('shows what was covered though nobody had been told', () => {
    const unseen = worksProgress(
      stateAfter(opened, started, item('A-road', 'A'), covered('steel-1', 'A-road', '2019-09-11')),
      both,
    )
    expect(unseen.hiddenWorks).toEqual([
      { hiddenWork: 'steel-1', item: 'A-road', rejections: 0, coveredOn: '2019-09-11' },
    ])
  })

  it('belongs to the community of its item', () => {
    expect(worksProgress(stateAfter(...story), [communityId('B')]).hiddenWorks).toEqual([])
  })
})
