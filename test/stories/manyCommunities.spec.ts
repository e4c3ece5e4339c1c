import { beforeAll, describe, expect, it } from 'vitest'
import {
  acceptedHouseholds,
  behind,
  closeSatisfactionSurvey,
  communitiesWithCommittee,
  communitiesWithFund,
  communitiesWithService,
  completionStanding,
  concludeSatisfaction,
  answerSatisfactionSurvey,
  correctPeriodReport,
  differences,
  due,
  findingsOf,
  listInAnnualPlan,
  moneyBySource,
  moneyDiscrepancies,
  newlyStartedCommunities,
  observations,
  openSatisfactionSurvey,
  plannedCommunities,
  procurement,
  renovation,
  reportPeriod,
  reportsFor,
  satisfactionResult,
  signedFigures,
  startedCommunityCount,
  surveyCoverage,
  type RenovationState,
} from 'xinyan'
import { figureOf, indicatorsOf, periodOf } from './figures.ts'
import { dayOf, on } from './office.ts'
import { matter } from './policies.ts'
import { plannedFigures, reachedIn } from './plannedFigures.ts'
import { tell } from './telling.ts'
import { forgotten, lastDayOf, lateComer, later, placesOf, planTown, unhappy, type Place } from './town.ts'

const town = planTown(2023)
const places = placesOf(town)
const story = tell(town)
const { office } = story

const placeCalled = (id: string): Place => {
  const found = places.find((place) => place.id === id)
  if (found === undefined) throw new Error(`no place ${id}`)
  return found
}
const joined = placeCalled(lateComer)
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
const stateOf = async (stream: string): Promise<RenovationState> => office.state(stream)

describe('A bureau with 2,800 households in 35 communities', () => {
  it('has that many by its own plan, and owners with several flats among them', () => {
    const homes = places.flatMap((place) => place.homes)
    expect([places.length, homes.length]).toEqual([35, 2800])
    expect(new Set(homes.map(({ owner }) => owner)).size).toBeLessThan(2700)
  })
})

describe('In winter the communities', () => {
  beforeAll(() => story.until('2023-03-20'))

  it('are listed: 34, and a single building that is one of them only until it is merged', async () => {
    const states = await story.states()
    const listed = (asOf: string) => figureOf(plannedCommunities(2023), states, asOf).value
    expect(['2023-01-09', '2023-01-10', '2023-01-31', '2023-02-01'].map(listed)).toEqual([0, 35, 35, 34])
    const before = await story.states('2023-01-31')
    expect(figureOf(plannedCommunities(2023), before, '2023-02-01').value).toBe(35)
  })

  it('are surveyed, and what is known to the month only does not count before the month is over', async () => {
    const rough = places.filter(({ surveyed }) => surveyed === '2023-03')
    expect(rough.length).toBeGreaterThan(5)
    await story.until('2023-04-02')
    const states = await story.states()
    const households = 2800 - joined.homes.length
    const roughly = sum(rough.map(({ homes }) => homes.length))
    const reached = (asOf: string) => figureOf(surveyCoverage, states, asOf).value
    expect(reached('2023-03-30')).toEqual({ numerator: households - roughly, denominator: households })
    expect(reached('2023-03-31')).toEqual({ numerator: households, denominator: households })
  })
})

describe('In spring the owners', () => {
  beforeAll(() => story.until('2023-07-03'))

  it('vote community by community, a head for each owner however many flats he has', async () => {
    const states = await story.states()
    const closed = town.flatMap(({ stream, batches }) =>
      batches
        .filter(({ from }) => later(from, 38) <= '2023-07-03')
        .flatMap((batch) => batch.places.map(({ id, homes }) => ({ stream, id, homes }))),
    )
    expect(closed).toHaveLength(31)
    for (const { stream, id, homes } of closed) {
      const conditions = states[stream]?.resolution.closed[`v-${id}`]?.results[matter]?.conditions ?? []
      const took = homes.filter(({ vote }) => vote !== 'silent')
      const agreed = homes.filter(({ vote }) => vote === 'for')
      const area = (some: typeof homes): number => sum(some.map((one) => one.area))
      const heads = (some: typeof homes): number => new Set(some.map(({ owner }) => owner)).size
      expect(conditions.map(({ about, weight, of, reached }) => [about, weight, of, reached])).toEqual([
        ['participation', 'area', area(homes), area(took)],
        ['participation', 'head', heads(homes), heads(took)],
        ['approval', 'area', area(took), area(agreed)],
        ['approval', 'head', heads(took), heads(agreed)],
      ])
      expect(heads(homes)).toBeLessThan(homes.length)
    }
  })

  it('of a community that joins in May have to resolve before it may be listed', async () => {
    const listing = listInAnnualPlan({ communities: [lateComer], year: 2023, scheme: 1, on: '2023-07-02' })
    expect(await office.refused('project-5', '2023-07-03', listing)).toEqual([
      {
        type: 'GateClosed',
        gate: 'G1',
        obstacles: [{ gate: 'G1', requirement: 'ownersResolved', subjects: [lateComer], needed: 1, reached: 0 }],
      },
    ])
    await story.until('2023-07-04')
    const states = await story.states()
    expect(figureOf(plannedCommunities(2023), states, '2023-07-04').value).toBe(35)
  })
})

describe('In summer the money', () => {
  beforeAll(() => story.until('2023-08-15'))

  it('comes in as it was promised, and every lot of the first two batches is signed for within the periods', async () => {
    const states = Object.values(await story.states())
    const lots = states.flatMap((state) => procurement(state))
    expect(lots.map(({ stands }) => stands)).toEqual(Array.from({ length: 11 }, () => 'signed'))
    expect(lots.flatMap(({ problems }) => problems)).toEqual([])
    expect(states.flatMap((state) => moneyDiscrepancies(state))).toEqual([])
    const { 'investmentInPeriod/received': investmentReceived } = plannedFigures(town, '2023-08-15')
    expect(sum(states.map((state) => Number(moneyBySource(state).received)))).toBe(investmentReceived)
  })
})

describe('In autumn the figures of August', () => {
  const august = periodOf('2023-08')
  const end = '2023-08-31'
  const figuresOf = async (stream: string, knownOn?: string) =>
    indicatorsOf(august, { [stream]: await office.state(stream, knownOn) }, end)

  beforeAll(async () => {
    await story.until('2023-09-04')
    for (const { stream } of town) {
      const figures = signedFigures(await figuresOf(stream))
      const signed = { reviewedBy: 'officer-2', signedBy: 'officer-1', on: '2023-09-04' }
      await office.record(stream, '2023-09-04', reportPeriod({ report: '2023-08', period: august, figures, ...signed }))
    }
  })

  it('are no longer owed once they are signed, while those of July still are', async () => {
    const owed = due(await stateOf('project-1'), on('2023-09-05')).filter(({ what }) => what === 'periodReport')
    expect(owed.map(({ subject, by }) => [subject, by])).toEqual([
      ['2023-07', { first: '2023-08-05', last: '2023-08-05' }],
    ])
  })

  it('differ from the record once a paper that lay in a drawer comes in, in one project only', async () => {
    await story.until('2023-09-12')
    const differing = async (stream: string) => {
      const [, report] = reportsFor((await stateOf(stream)).reporting, august).at(-1) ?? []
      return differences(report?.figures ?? [], await figuresOf(stream)).map(({ indicator, signed, now }) => [
        indicator,
        (now?.numerator ?? 0) - (signed?.numerator ?? 0),
      ])
    }
    const { homes } = placeCalled(forgotten.place)
    const found = [
      ['newlyStartedCommunities', 1],
      ['newlyStartedHouseholds', homes.length],
      ['startRateByCommunities', 1],
      ['startRateByHouseholds', homes.length],
    ]
    expect(await differing('project-2')).toEqual(expect.arrayContaining(found))
    for (const { stream } of town) if (stream !== 'project-2') expect(await differing(stream)).toEqual([])
  })

  it('are corrected, and what was signed before stays beside it', async () => {
    const figures = signedFigures(await figuresOf('project-2'))
    const signed = { reviewedBy: 'officer-2', signedBy: 'officer-1', on: '2023-09-13' }
    const correction = { report: '2023-08-a', corrects: '2023-08', reason: 'lateEntry', figures, ...signed } as const
    await office.record('project-2', '2023-09-13', correctPeriodReport(correction))
    const { reporting } = await stateOf('project-2')
    const started = (asOf?: string) =>
      reportsFor(reporting, august, asOf === undefined ? undefined : dayOf(asOf)).map(
        ([, { figures: some }]) => some.find(({ indicator }) => indicator === 'newlyStartedCommunities')?.numerator,
      )
    const inAugust = reachedIn(town, 'started', '2023-08').filter(({ id }) => id.startsWith('P2')).length
    expect(started('2023-09-12')).toEqual([inAugust - 1])
    expect(started()).toEqual([inAugust - 1, inAugust])
  })

  it('can be asked on both clocks: true on a day, as known on a day', async () => {
    const [before, after] = [await story.states('2023-09-11'), await story.states('2023-09-12')]
    const started = (states: typeof before, asOf: string) => figureOf(startedCommunityCount, states, asOf).value
    const planned = (asOf: string) => places.filter((one) => lastDayOf(one.started) <= asOf).length
    for (const asOf of ['2023-07-15', '2023-08-20'])
      expect([started(before, asOf), started(after, asOf)]).toEqual([planned(asOf), planned(asOf)])
    for (const asOf of [forgotten.started, '2023-08-31'])
      expect([started(before, asOf), started(after, asOf)]).toEqual([planned(asOf) - 1, planned(asOf)])
  })

  it('lead back to the papers behind them', async () => {
    const metric = newlyStartedCommunities(august)
    const causes = behind(metric, renovation, await office.commits('project-2'), dayOf(end))
    const starts = causes.map(({ event }) => (event.type === 'WorkStarted' ? event.communities.join() : event.type))
    const planned = reachedIn(town, 'started', '2023-08').filter(({ id }) => id.startsWith('P2'))
    expect(new Set(starts)).toEqual(new Set(planned.map(({ id }) => id)))
    expect(starts).toHaveLength(planned.length)
    // The paper from the drawer stands last, since it was written down last.
    expect(starts.at(-1)).toBe(forgotten.place)
  })
})

describe('When everything is over', () => {
  beforeAll(() => story.until('2024-12-31'))

  it('each community was accepted, filed, archived and handed over on a day of its own', async () => {
    const states = Object.values(await story.states())
    const standing = states.flatMap((state) =>
      completionStanding(
        state,
        Object.values(state.opening.communities).map(({ community }) => community),
      ),
    )
    const planned = new Map(places.map(({ id, finished }) => [id, finished] as const))
    const done = standing.filter(({ community }) => planned.has(community))
    expect(done).toHaveLength(35)
    for (const one of done) {
      const finished = planned.get(one.community) ?? ''
      const at = (days: number) => later(lastDayOf(finished), days)
      expect(one).toMatchObject({ finished, accepted: at(14), filed: at(29), archived: at(40), handedOver: at(45) })
    }
    expect(figureOf(acceptedHouseholds, await story.states(), '2024-12-31').value).toBe(2800)
  })

  it('one community is one answer short of the share that gate G8 asks for, and is asked again', async () => {
    const { homes, finished } = placeCalled(unhappy)
    const at = (days: number) => later(lastDayOf(finished), days)
    const needed = Math.ceil((homes.length * 9) / 10)
    const conclusion = concludeSatisfaction({ survey: `satisfaction-${unhappy}`, on: at(75) })
    expect(await office.refused('project-3', '2024-12-31', conclusion)).toEqual([
      {
        type: 'GateClosed',
        gate: 'G8',
        obstacles: [
          {
            gate: 'G8',
            requirement: 'satisfiedAnswers',
            subjects: [`satisfaction-${unhappy}`],
            needed,
            reached: needed - 1,
          },
        ],
      },
    ])
    const survey = 'asked-again'
    await office.record(
      'project-3',
      '2024-12-31',
      openSatisfactionSurvey({ survey, communities: [unhappy], method: 'full', asked: homes.length, on: '2024-11-01' }),
      ...homes.map(({ household }, n) =>
        answerSatisfactionSurvey({
          answer: `again-${household}`,
          survey,
          household,
          score: n < needed ? 'satisfied' : 'dissatisfied',
          on: '2024-11-02',
        }),
      ),
      closeSatisfactionSurvey({ survey, on: '2024-11-10' }),
      concludeSatisfaction({ survey, on: '2024-11-12' }),
    )
    expect(satisfactionResult(await stateOf('project-3'), survey)?.satisfied).toEqual({
      numerator: needed,
      denominator: homes.length,
    })
  })

  it('every community has a committee, a property service and a fund, and nothing was passed in spite of an obstacle', async () => {
    const states = await story.states()
    for (const metric of [communitiesWithCommittee, communitiesWithService, communitiesWithFund])
      expect(figureOf(metric, states, '2024-12-31').value).toEqual({ numerator: 35, denominator: 35 })
    for (const { stream } of town) {
      const findings = findingsOf(observations.of(await office.commits(stream)))
      expect(findings.filter(({ kind }) => kind === 'gatePassedDespite')).toEqual([])
    }
  })
})
