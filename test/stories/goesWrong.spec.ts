import { beforeAll, describe, expect, it } from 'vitest'
import {
  awardContract,
  consentProgress,
  faultyUses,
  feedbackProgress,
  findingsOf,
  lifeCycle,
  materialAcceptanceRate,
  observations,
  openWork,
  permitStanding,
  procurement,
  promiseProgress,
  rectificationTimeliness,
  timelineOf,
  type RenovationCommand,
} from 'xinyan'
import { lackingIn, owedIn } from './asking.ts'
import { figureOf, scheme } from './figures.ts'
import { dayOf, on } from './office.ts'
import { starting, tellWrongs, type Chapter } from './wrongChapters.ts'
import { north, south, stream } from './wrongTurns.ts'

const { office, through } = tellWrongs()
const state = (knownOn?: string) => office.state(stream, knownOn)
const upTo = (chapter: Chapter): void => beforeAll(() => through(chapter))

const owed = async (day: string, knownOn?: string) => owedIn(await state(knownOn), day)
const lacking = async (command: RenovationCommand, day: string, knownOn?: string) =>
  lackingIn(await state(knownOn), command, day)

/** The gates that were passed in spite of something, with what was missing there. */
const passedDespite = async (asOf?: string, knownOn?: string) =>
  findingsOf(
    observations.of(await office.commits(stream, knownOn)),
    asOf === undefined ? undefined : dayOf(asOf),
  ).flatMap((one) =>
    one.kind === 'gatePassedDespite' ? [`${one.on} ${one.obstacle.gate} ${one.obstacle.requirement}`] : [],
  )

const standingOf = async (day: string, knownOn?: string) =>
  permitStanding(await state(knownOn), [north], dayOf(day)).flatMap(({ permits }) =>
    permits.map(({ permit, standing }) => [permit, standing]),
  )

// What nobody ever answers and nobody ever reports is owed to the end.
const forgottenOpinion = ['opinionAnswer', 'unheard', '2022-11-25']
const forgottenReport = ['tenderReport', 'lot-2', '2023-04-13']

describe('The project is approved in spite of what is missing, and', () => {
  upTo('approval')

  it('the record says so, from the day of the approval on', async () => {
    expect(await passedDespite()).toEqual(['2023-02-02 G2 drawingsReviewed', '2023-02-02 G2 opinionsAnswered'])
    expect(await passedDespite('2023-02-01')).toEqual([])
    expect(await passedDespite('2023-02-02', '2023-02-01')).toEqual([])
    expect(await owed('2023-02-02')).toEqual([forgottenOpinion])
  })
})

describe('The tender fails with two bidders, and', () => {
  upTo('failedTender')

  it('cannot be awarded all the same', async () => {
    const award = awardContract({ lot: 'lot-1', bidder: 'builder-1', on: '2023-03-02' })
    expect(await office.refused(stream, '2023-03-02', award)).toEqual([
      { type: 'TenderHasFailed', lot: 'lot-1', on: '2023-03-01' },
    ])
  })

  it('is held again with three; the contract is owed within 30 days and signed after 42', async () => {
    await through('secondTender')
    const signing = ['contractSigning', 'lot-2', '2023-04-28']
    const permitEnds = [
      ['startUnderPermit', 'first-permit', '2023-06-30'],
      ['permitExtension', 'first-permit', '2023-06-30'],
    ]
    expect(await owed('2023-05-09', '2023-05-09')).toEqual([forgottenOpinion, forgottenReport, signing, ...permitEnds])
    expect(await owed('2023-05-10')).toEqual([forgottenOpinion, forgottenReport, ...permitEnds])
    expect(procurement(await state()).map(({ lot, stands, daysToSign }) => [lot, stands, daysToSign])).toEqual([
      ['lot-1', 'failed', undefined],
      ['lot-2', 'signed', 42],
    ])
    expect(procurement(await state(), dayOf('2023-03-02')).map(({ lot, stands }) => [lot, stands])).toEqual([
      ['lot-1', 'failed'],
    ])
  })
})

describe('The permit lapses before works start, and', () => {
  upTo('startWithoutPermit')

  it('stands on its last day, has lapsed the day after, and nobody needs to have written that down', async () => {
    for (const knownOn of ['2023-06-30', '2023-07-09', undefined]) {
      expect(await standingOf('2023-06-30', knownOn)).toEqual([['first-permit', 'open']])
      expect(await standingOf('2023-07-01', knownOn)).toEqual([['first-permit', 'lapsed']])
    }
    expect((await owed('2023-06-30')).map(([what]) => what)).toContain('startUnderPermit')
    expect((await owed('2023-07-01')).map(([what]) => what)).not.toContain('startUnderPermit')
  })

  it('works start in the north without one: that was explained before and is a finding since', async () => {
    const missing = ['communitiesPermitted 0 of 1', 'householdsSurveyed 9 of 10']
    expect(await lacking(starting('north', '2023-07-03'), '2023-07-03', '2023-07-02')).toEqual(missing)
    expect((await passedDespite()).slice(2)).toEqual([
      '2023-07-03 G4 communitiesPermitted',
      '2023-07-03 G4 householdsSurveyed',
    ])
    expect(await passedDespite('2023-07-02')).toHaveLength(2)
  })
})

describe('A court annuls the resolution after works have started, and', () => {
  upTo('annulment')

  it('the south lacks a resolution from that day on, and the north has lost its own', async () => {
    const rest = ['communitiesPermitted 0 of 1', 'householdsSurveyed 9 of 10']
    const without = [...rest, 'ownersResolved 0 of 1']
    expect(await lacking(starting('south', '2023-07-17'), '2023-07-20')).toEqual(without)
    expect(await lacking(starting('south', '2023-07-16'), '2023-07-20')).toEqual(rest)
    expect(await lacking(starting('north', '2023-07-20'), '2023-07-20')).toEqual(without)
  })

  it('on the day before the judgment was recorded nobody knew', async () => {
    expect(await lacking(starting('south', '2023-07-19'), '2023-07-19', '2023-07-19')).not.toContain(
      'ownersResolved 0 of 1',
    )
  })

  it("each household's own word is what it was: the court undid the vote, not the consent", async () => {
    const { given, total, silent } = consentProgress(await state(), [north, south], scheme, dayOf('2023-07-20'))
    expect([given, silent, total]).toEqual([18, 2, 20])
  })
})

describe('A hazard stops the works in the north, and', () => {
  upTo('hazard')

  it('the stop has to be reported within thirty days', async () => {
    expect(await owed('2023-08-24')).toEqual([
      forgottenOpinion,
      forgottenReport,
      ['suspensionReport', 'stop-1', '2023-08-23'],
    ])
    const { findings } = openWork(await state(), [north], on('2023-08-01'))
    expect(findings.map(({ finding, severity, age }) => [finding, severity, age.most])).toEqual([
      ['loose-tiles', 'critical', 8],
    ])
  })

  it('is reported late, put right and over, as the papers of 30 August say, and not before they came', async () => {
    await through('resumption')
    const life = async (asOf: string, knownOn?: string) => lifeCycle(await state(knownOn), dayOf(asOf)).at(-1)?.what
    expect([await life('2023-08-28'), await life('2023-08-29')]).toEqual(['suspended', 'resumed'])
    expect(await life('2023-08-29', '2023-08-29')).toBe('suspended')
    expect(await owed('2023-08-28', '2023-08-29')).toContainEqual(['suspensionReport', 'stop-1', '2023-08-23'])
    expect(await owed('2023-08-28')).toEqual([forgottenOpinion, forgottenReport])
    expect(openWork(await state(), [north], on('2023-08-30')).findings).toEqual([])
    const told = timelineOf(await office.commits(stream), 480, dayOf('2023-08-30')).slice(-5)
    expect(told.map(({ event, days, recordedAt }) => [event.type, days.first, recordedAt.slice(0, 10)])).toEqual([
      ['HazardFound', '2023-07-24', '2023-07-25'],
      ['WorkSuspended', '2023-07-24', '2023-07-25'],
      ['FindingRemedied', '2023-08-20', '2023-08-30'],
      ['SuspensionReported', '2023-08-28', '2023-08-30'],
      ['WorkResumed', '2023-08-29', '2023-08-30'],
    ])
  })
})

describe('A batch of felt is rejected and used all the same, and', () => {
  upTo('materials')

  it('that use stays a fault when a better batch comes', async () => {
    const faults = async (asOf: string) =>
      faultyUses((await state()).materials, dayOf(asOf)).map(({ use, batch, faults: found }) => [use, batch, ...found])
    expect(await faults('2023-08-30')).toEqual([])
    expect(await faults('2023-09-04')).toEqual([['use-1', 'felt-1', 'rejected']])
    const rate = figureOf(materialAcceptanceRate, { [stream]: await state() }, '2023-09-04').value
    expect(rate).toEqual({ numerator: 1, denominator: 2 })
  })
})

describe('What is said to be put right and solved is not, and', () => {
  upTo('orderAndComplaint')
  const heard = async (day: string, knownOn?: string) => feedbackProgress(await state(knownOn), [north], on(day))

  it('the street office sees on the eleventh that the order is owed that day', async () => {
    expect(await owed('2023-09-11')).toEqual([
      forgottenOpinion,
      forgottenReport,
      ['rectification', 'felt', '2023-09-11'],
      ['callBack', 'noise', '2023-09-17'],
      ['promise', 'quiet', '2023-09-30'],
    ])
  })

  it('after the reply was returned and the complaint reopened, both are owed anew', async () => {
    await through('notSolved')
    expect(await owed('2023-09-15')).toEqual([
      forgottenOpinion,
      forgottenReport,
      ['feedbackAnswer', 'noise', '2023-09-21'],
      ['feedbackResolution', 'noise', '2023-09-21'],
      ['rectification', 'felt', '2023-09-22'],
      ['promise', 'quiet', '2023-09-30'],
    ])
    const { records, rates } = await heard('2023-09-15')
    expect(records.map(({ stands, answered, reopenings }) => [stands, answered, reopenings])).toEqual([
      ['reopened', 'inTime', 1],
    ])
    expect(rates).toEqual({
      response: { reached: 1, of: 1 },
      resolution: { reached: 0, of: 1 },
      satisfaction: { reached: 0, of: 1 },
    })
    const before = await heard('2023-09-13', '2023-09-13')
    expect(before.records.map(({ stands, resolved }) => [stands, resolved])).toEqual([['resolved', 'inTime']])
    expect(before.rates.resolution).toEqual({ reached: 0, of: 0 })
  })

  it('in the end both are settled, both late, and the promise of quiet is broken', async () => {
    await through('solvedLate')
    const { records, rates, daysToSolution } = await heard('2023-09-25')
    expect(records.map(({ stands, resolved, satisfied }) => [stands, resolved, satisfied])).toEqual([
      ['closed', 'late', true],
    ])
    expect([rates.resolution, rates.satisfaction]).toEqual([
      { reached: 1, of: 1 },
      { reached: 1, of: 1 },
    ])
    expect(daysToSolution).toEqual([[18, 1]])
    expect(rectificationTimeliness(await state(), [north], on('2023-09-25'))).toEqual({ inTime: 0, late: 1, open: 0 })
  })

  it('the promise is overdue the day after its last one, and broken once somebody says so', async () => {
    const promises = async (day: string) => promiseProgress(await state(), dayOf(day))
    expect(await promises('2023-09-30')).toEqual({ made: 1, kept: 0, broken: 0, open: 1, overdue: [] })
    expect(await promises('2023-10-01')).toEqual({ made: 1, kept: 0, broken: 0, open: 1, overdue: ['quiet'] })
    expect(await promises('2023-10-04')).toEqual({ made: 1, kept: 0, broken: 1, open: 0, overdue: [] })
    expect(promiseProgress(await state('2023-10-04'), dayOf('2023-10-04')).overdue).toEqual(['quiet'])
  })
})
