import { beforeAll, describe, expect, it } from 'vitest'
import {
  completionStanding,
  correctPeriodReport,
  differences,
  findingsOf,
  observations,
  permitStanding,
  reportPeriod,
  reportsFor,
  signedFigures,
  warrantyCalendar,
  type RenovationCommand,
} from 'xinyan'
import { lackingIn, owedIn } from './asking.ts'
import { indicatorsOf, periodOf } from './figures.ts'
import { dayOf } from './office.ts'
import { handing, passing, starting, tellWrongs, type Chapter } from './wrongChapters.ts'
import { north, south, stream } from './wrongTurns.ts'

const { office, through } = tellWrongs()
const state = (knownOn?: string) => office.state(stream, knownOn)
const upTo = (chapter: Chapter): void => beforeAll(() => through(chapter))

/** What is owed of the end of the works on a day; what was forgotten earlier and the monthly figures are left out. */
const owed = async (day: string, knownOn?: string) =>
  owedIn(await state(knownOn), day).filter(
    ([what]) => !['opinionAnswer', 'tenderReport', 'periodReport'].includes(what),
  )

const lacking = async (command: RenovationCommand, day: string, knownOn?: string) =>
  lackingIn(await state(knownOn), command, day)

describe('The figures of September are signed, and', () => {
  const september = periodOf('2023-09')
  const signers = { reviewedBy: 'officer-2', signedBy: 'officer-1' }
  const figures = async () => indicatorsOf(september, { [stream]: await state() }, '2023-09-30')
  const inspections = async (asOf: string) =>
    reportsFor((await state()).reporting, september, dayOf(asOf)).map(([id, report]) => [
      id,
      report.figures.find(({ indicator }) => indicator === 'inspectionsInPeriod')?.numerator,
    ])

  beforeAll(async () => {
    await through('solvedLate')
    const first = { report: 'september', period: september, figures: signedFigures(await figures()), ...signers }
    await office.record(stream, '2023-10-05', reportPeriod({ ...first, on: '2023-10-05' }))
    await through('latePatrol')
  })

  it('a patrol that comes to light later makes one of them differ', async () => {
    const [, report] = reportsFor((await state()).reporting, september).at(-1) ?? []
    const found = differences(report?.figures ?? [], await figures())
    expect(found.map(({ indicator, signed, now }) => [indicator, signed?.numerator, now?.numerator])).toContainEqual([
      'inspectionsInPeriod',
      1,
      2,
    ])
  })

  it('cannot be signed again, only corrected, and both stay on record', async () => {
    const again = { report: 'once-more', period: september, figures: signedFigures(await figures()), ...signers }
    expect(await office.refused(stream, '2023-10-12', reportPeriod({ ...again, on: '2023-10-12' }))).toEqual([
      { type: 'PeriodAlreadyReported', period: '2023-09', report: 'september' },
    ])
    const correction = { report: 'september-a', corrects: 'september', reason: 'lateEntry' } as const
    await office.record(
      stream,
      '2023-10-13',
      correctPeriodReport({ ...correction, figures: signedFigures(await figures()), ...signers, on: '2023-10-13' }),
    )
    expect(await inspections('2023-10-12')).toEqual([['september', 1]])
    expect(await inspections('2023-10-13')).toEqual([
      ['september', 1],
      ['september-a', 2],
    ])
  })
})

describe('The owners vote again and a new permit is granted, and', () => {
  upTo('secondVote')

  it('the south lacks nothing any more but the household that nobody surveyed', async () => {
    expect(await lacking(starting('south', '2023-10-30'), '2023-10-31')).toEqual([
      'communitiesPermitted 0 of 1',
      'householdsSurveyed 9 of 10',
      'ownersResolved 0 of 1',
    ])
    expect(await lacking(starting('south', '2023-11-01'), '2023-11-01')).toEqual(['householdsSurveyed 9 of 10'])
  })

  it('the south starts under the second permit; the first stays lapsed for both', async () => {
    await through('southStarted')
    const permits = permitStanding(await state(), [north, south], dayOf('2023-11-01'))
    expect(permits.map((one) => one.permits.map(({ permit, standing }) => [permit, standing]))).toEqual(
      Array.from({ length: 2 }, () => [
        ['first-permit', 'lapsed'],
        ['second-permit', 'used'],
      ]),
    )
  })
})

describe('Acceptance of the north fails, and', () => {
  upTo('failedAcceptance')

  it('nothing is owed and no warranty runs because of it', async () => {
    const [standing] = completionStanding(await state(), [north], dayOf('2023-12-19'))
    expect(standing).toMatchObject({ finished: '2023-11-15', accepted: 'unknown', failed: ['2023-12-01'] })
    const [roof] = warrantyCalendar(await state(), dayOf('2023-12-19'))
    expect([roof?.from, roof?.until, roof?.remaining]).toEqual(['notStarted', 'notStarted', 'unknown'])
    expect(await owed('2023-12-19')).toEqual([])
  })

  it('is passed three weeks later in spite of a party and a paper that are missing', async () => {
    const missing = ['partiesPresent 3 of 4', 'qualityDocuments 0 of 1']
    expect(await lacking(passing, '2023-12-20')).toEqual(missing)
    await through('acceptance')
    const [standing] = completionStanding(await state(), [north], dayOf('2023-12-20'))
    expect(standing).toMatchObject({ accepted: '2023-12-20', failed: ['2023-12-01'] })
    const [before] = completionStanding(await state('2023-12-19'), [north], dayOf('2023-12-20'))
    expect(before).toMatchObject({ accepted: 'unknown' })
  })

  it('from then on the warranty runs for five years, and filing and archive are owed', async () => {
    const [roof] = warrantyCalendar(await state(), dayOf('2023-12-20'))
    expect([roof?.from, roof?.until]).toEqual(['2023-12-20', { first: '2028-12-20', last: '2028-12-20' }])
    expect(await owed('2024-01-05')).toEqual([
      ['filing', 'north', '2024-01-04'],
      ['archive', 'north', '2024-03-19'],
    ])
  })

  it('the filing comes late, and the north is handed over before the archive has its files', async () => {
    await through('lateFiling')
    expect(await lacking(handing, '2024-01-15')).toEqual(['archiveHandedOver 0 of 1'])
    await through('handover')
    const [standing] = completionStanding(await state(), [north], dayOf('2024-01-15'))
    expect(standing).toMatchObject({ filed: '2024-01-10', archived: 'unknown', handedOver: '2024-01-15' })
    expect(await owed('2024-01-15')).toEqual([['archive', 'north', '2024-03-19']])
  })
})

describe('The new roof leaks, and', () => {
  upTo('leak')
  const claim = async (asOf: string, knownOn?: string) =>
    warrantyCalendar(await state(knownOn), dayOf(asOf)).flatMap(({ claims }) => claims)[0]

  it('a visit is owed within a week and the repair within a month', async () => {
    expect(await owed('2024-03-09')).toEqual([
      ['warrantyVisit', 'leak', '2024-03-08'],
      ['archive', 'north', '2024-03-19'],
      ['warrantyRepair', 'leak', '2024-03-31'],
    ])
    expect(await claim('2024-03-09')).toMatchObject({ standing: 'within', visited: 'unknown', outcome: 'open' })
  })

  it('the visit comes late and the repair later still', async () => {
    await through('visit')
    expect(await owed('2024-04-05')).toEqual([
      ['archive', 'north', '2024-03-19'],
      ['warrantyRepair', 'leak', '2024-03-31'],
    ])
    await through('repair')
    expect(await claim('2024-04-18')).toMatchObject({ visited: '2024-03-11', visit: 'late', outcome: 'open' })
    expect(await claim('2024-04-19')).toMatchObject({
      outcome: 'repaired',
      settledOn: '2024-04-19',
      repair: 'late',
    })
    expect(await claim('2024-04-19', '2024-04-19')).toMatchObject({ outcome: 'open' })
    expect(await owed('2024-04-19')).toEqual([['archive', 'north', '2024-03-19']])
  })
})

describe('Who looks back', () => {
  upTo('repair')

  it('finds every gate that was passed in spite of something, in the order in which that became known', async () => {
    const findings = findingsOf(observations.of(await office.commits(stream)))
    const passed = findings.flatMap((one) =>
      one.kind === 'gatePassedDespite' ? [`${one.on} ${one.obstacle.gate} ${one.obstacle.requirement}`] : [],
    )
    expect(passed).toEqual([
      '2023-02-02 G2 drawingsReviewed',
      '2023-02-02 G2 opinionsAnswered',
      '2023-07-03 G4 communitiesPermitted',
      '2023-07-03 G4 householdsSurveyed',
      '2023-11-01 G4 householdsSurveyed',
      '2023-12-20 G6 partiesPresent',
      '2023-12-20 G6 qualityDocuments',
      '2024-01-15 G7 archiveHandedOver',
    ])
  })
})
