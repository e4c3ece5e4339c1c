import { beforeAll, describe, expect, it } from 'vitest'
import { finishedCommunities, mergeOverviews, newlyStartedCommunities, renovationPart, streetOverview } from 'xinyan'
import { figureOf, indicatorsOf, periodOf, scheme, shown } from './figures.ts'
import { dayOf } from './office.ts'
import { plannedFigures, reachedIn } from './plannedFigures.ts'
import { tell } from './telling.ts'
import { lastDayOf, placesOf, planTown, undated } from './town.ts'

const town = planTown(2023)
const places = placesOf(town)
const story = tell(town)
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

describe('At the end of the year the official indicators', () => {
  beforeAll(() => story.until('2024-12-31'))

  it.each(
    '2022-12-31 2023-01-31 2023-03-20 2023-04-30 2023-06-30 2023-08-31 2023-10-15 2023-12-31 2024-12-31'.split(' '),
  )('of all projects together are on %s what the plan comes to', async (asOf) => {
    const planned = plannedFigures(town, asOf)
    expect(shown(indicatorsOf(periodOf('2023'), await story.states(), asOf))).toMatchObject(planned)
  })

  it.each([
    ['started', newlyStartedCommunities],
    ['finished', finishedCommunities],
  ] as const)('of communities %s add up month by month to those of the year', async (what, metricOf) => {
    const states = await story.states()
    const of = (period: string) => Number(figureOf(metricOf(periodOf(period)), states, '2023-12-31').value)
    const months = Array.from({ length: 12 }, (_, n) => `2023-${String(n + 1).padStart(2, '0')}`)
    expect(months.map(of)).toEqual(months.map((month) => reachedIn(town, what, month).length))
    expect(sum(months.map(of))).toBe(of('2023'))
  })

  it('count what is known to the year only in December', async () => {
    const project = { 'project-4': await story.office.state('project-4') }
    const finished = (period: string, asOf: string) =>
      figureOf(finishedCommunities(periodOf(period)), project, asOf).value
    const december = reachedIn(town, 'finished', '2023-12').filter(({ id }) => id.startsWith('P4'))
    expect(december.map(({ id }) => id)).toContain(undated.place)
    expect(finished('2023-12', '2023-12-31')).toBe(december.length)
    expect(finished('2023-12', '2023-12-30')).toBeLessThan(december.length)
  })
})

describe('The street', () => {
  it('is told in one view, whatever it is put together from first', async () => {
    const states = Object.entries(await story.states())
    const parts = (asOf: string) => states.map(([stream, state]) => renovationPart(stream, state, dayOf(asOf), scheme))
    const street = (asOf: string, some = parts(asOf)) =>
      streetOverview(
        some.reduce((all, one) => {
          const merged = mergeOverviews(all, one)
          if (merged.type === 'Unmergeable') throw new Error(merged.because)
          return merged.overview
        }),
      )
    const consenting = places.flatMap(({ homes }) => homes.filter(({ consents }) => consents)).length
    expect(street('2024-12-31')).toEqual({
      asOf: '2024-12-31',
      communities: 35,
      started: 35,
      completed: 35,
      households: { value: 2800, unknownIn: [] },
      consenting: { value: consenting, unknownIn: [] },
      initiatives: {},
    })
    expect(street('2023-10-31', parts('2023-10-31').toReversed())).toEqual(street('2023-10-31'))
    expect(street('2023-10-31').started).toBe(places.filter((one) => lastDayOf(one.started) <= '2023-10-31').length)
  })
})

describe('The same communities told as one big project in batches', () => {
  const batches = town.flatMap((project) => project.batches)
  const whole = tell([{ stream: 'all-in-one', batches }])
  beforeAll(() => whole.until('2024-12-31'))

  it.each(['2023-06-30', '2023-12-31'])('come to the same figures on %s', async (asOf) => {
    expect(shown(indicatorsOf(periodOf('2023'), await whole.states(), asOf))).toEqual(
      shown(indicatorsOf(periodOf('2023'), await story.states(), asOf)),
    )
  })
})
