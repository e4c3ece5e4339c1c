import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { example, linesOf, rowsIn, run, type Run } from './running.ts'

vi.setConfig({ testTimeout: 60_000 })

const folder = mkdtempSync(join(tmpdir(), 'xinyan-kunming-'))
const told = join(folder, 'told.db')

const asked = async (...args: readonly string[]) => JSON.parse((await run(told, '--json', ...args)).out)

const lines = linesOf('journal.jsonl')
const beside = linesOf('initiatives.jsonl')
const all = lines.length + beside.length

let first: Run

beforeAll(async () => {
  first = await run(told, '--json')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('The Kunming case', () => {
  it('is recorded and tells the facts that the report gives', () => {
    const story = JSON.parse(first.out)
    expect(first.code).toBe(0)
    expect(story).toMatchObject({
      appended: all,
      commits: lines.length,
      database: told,
      households: 129,
      surveyed: 129,
      consented: 129,
      launched: '2019-06-21',
      started: '2019-08',
      deadline: '2019-12-22',
      communities: [{ community: 'A', built: '1988' }, { community: 'B' }, { community: 'C' }],
    })
    expect(story.communities.reduce((sum: number, one: { households: number }) => sum + one.households, 0)).toBe(129)
  })

  it('counts the 184 days from every day from which they may run', () => {
    expect(JSON.parse(first.out).deadlines).toEqual([
      { from: 'launch', firstDay: 'excluded', days: 184, start: '2019-06-21', deadline: '2019-12-22' },
      { from: 'launch', firstDay: 'included', days: 184, start: '2019-06-21', deadline: '2019-12-21' },
      {
        from: 'constructionStart',
        firstDay: 'excluded',
        days: 184,
        start: '2019-08',
        deadline: '2020-02-01/2020-03-02',
      },
      {
        from: 'constructionStart',
        firstDay: 'included',
        days: 184,
        start: '2019-08',
        deadline: '2020-01-31/2020-03-01',
      },
    ])
  })

  it('finds that households were still surveyed while works went on, in all three communities', () => {
    const { findings } = JSON.parse(first.out)
    const kinds = findings.map((one: { kind: string }) => one.kind)
    expect(kinds.filter((kind: string) => kind === 'surveyedDuringWorks')).toHaveLength(3)
    expect(findings[0]).toMatchObject({
      kind: 'gatePassedDespite',
      obstacle: { gate: 'G1', needed: 86, reached: 0 },
      text: 'gate G1 was passed although households consenting stood at 0 of 86 needed (A, B, C)',
    })
  })

  it('finds eleven opinions answered late, a complaint solved two days late, and a call back that is still owed', () => {
    const late = JSON.parse(first.out).findings.filter((one: { kind: string }) => one.kind === 'periodOverrun')
    const opinions = late.filter((one: { what: string }) => one.what === 'opinionAnswer')
    expect(opinions.map((one: { over: { least: number } }) => one.over.least)).toEqual([
      6, 6, 5, 5, 4, 4, 3, 3, 2, 2, 1,
    ])
    expect(late.slice(opinions.length)).toMatchObject([
      { what: 'feedbackResolution', subject: 'feedback-07', settled: { first: '2019-10-26' }, over: { most: 2 } },
      { what: 'callBack', subject: 'feedback-08', by: { last: '2019-11-13' }, over: { most: 48 } },
    ])
  })

  it('ends with every hold-out come round, every shed replaced and every rectification accepted', () => {
    expect(JSON.parse(first.out)).toMatchObject({
      holdOuts: { ever: 23, changedMinds: { households: 23, byOfficials: 14, byNeighbours: 9 } },
      sheds: { demolished: { reached: 41, of: 41 }, housed: { reached: 129, of: 129 } },
      works: { items: 33, completed: 33, hiddenWorks: 5, covered: 5 },
      rectifications: { ordered: 8, returned: 1, accepted: 8, open: 0 },
    })
  })

  it('tells how the scheme came about, who is to look after the place, and what else the street did', () => {
    const { scheme, governance, street, parts } = JSON.parse(first.out)
    expect(scheme).toMatchObject({
      meetings: 3,
      versions: [
        { scheme: 1, items: { basic: 12, improved: 9, upgraded: 0, local: 9 }, opinionsReceived: 12 },
        { scheme: 2, consents: 'carriedOver', items: { basic: 12, improved: 9, upgraded: 0, local: 12 } },
      ],
    })
    for (const one of governance)
      expect(one).toMatchObject({ pledgedOn: '2019-12-18', steps: { committee: 'unknown' }, next: 'propertyArea' })
    expect(street).toMatchObject({ communities: 3, households: { value: 129, unknownIn: [] } })
    expect(Object.keys(street.initiatives)).toHaveLength(9)
    expect(street.initiatives.collectiveLand.land.returned).toEqual({ hundredthsOfMu: 1_560_000, told: 'atLeast' })
    expect(Object.keys(parts.initiatives)).toHaveLength(4)
    expect(parts.renovations).toMatchObject({ 'kunming-2019': { communities: 3, started: 3, completed: 3 } })
  })

  it('tells what residents said and were promised, and names what is still owed', () => {
    const { feedback, promises, due } = JSON.parse(first.out)
    expect(feedback.rates).toEqual({
      response: { reached: 8, of: 8 },
      resolution: { reached: 7, of: 8 },
      satisfaction: { reached: 7, of: 8 },
    })
    expect(promises).toEqual({ made: 4, kept: 0, broken: 0, open: 4, overdue: [] })
    expect(due).toMatchObject([{ what: 'callBack', subject: 'feedback-08', by: { last: '2019-11-13' } }])
  })

  it('tells how far the recording is on standard error', () => {
    expect(first.err).toMatch(new RegExp(`${all} of ${all} lines of the journal\\n$`))
  })

  it('appends nothing when it runs again, and says so', async () => {
    const before = rowsIn(told)
    const again = await run(told)
    expect(again.code).toBe(0)
    expect(again.out).toContain(`Nothing new: all ${all} commits were there already.`)
    expect(again.out).toContain('129 of 129 households consent (100.0 %)')
    expect(rowsIn(told)).toBe(before)
    expect((await asked()).appended).toBe(0)
  })

  it('is told in Chinese as well', async () => {
    const { out, err } = await run(told, '--lang', 'zh')
    expect(out).toContain('129 户中 129 户同意（100.0 %）')
    expect(out).toContain('►  启动  首日不计  2019-06-21  2019-12-22                星期日')
    expect(out).not.toMatch(/undefined|NaN|\[object/)
    expect(err).toContain('日志')
  })
})

describe('A past day', () => {
  it('is asked about by when things happened, and by when they were written down', async () => {
    const [happened, known] = await Promise.all([asked('--as-of', '2019-08-31'), asked('--known-on', '2019-08-31')])
    expect(happened).toMatchObject({ consented: 86, surveyed: 108, started: '2019-08', completed: null })
    expect(known).toMatchObject({ consented: 83, surveyed: 102, knownOn: '2019-08-31', asOf: '2019-08-31' })
    expect(known.commits).toBeLessThan(happened.commits)
  })

  it('is asked for consent to the version of the scheme that stood then', async () => {
    const days = ['2019-03-01', '2019-07-15', '2019-07-16']
    const then = await Promise.all(days.map((day) => asked('--as-of', day)))
    expect(then.map(({ consented, consentTo }) => [consented, consentTo])).toEqual([
      [0, null],
      [26, 1],
      [27, 2],
    ])
    const { figures, communities, parts } = then[1]
    const rate = figures.find((one: { metric: string }) => one.metric === 'consentRate')
    expect(rate).toMatchObject({ numerator: 26, denominator: 129 })
    const ofEach = communities.map((one: { consented: number }) => one.consented)
    expect(ofEach.reduce((sum: number, one: number) => sum + one, 0)).toBe(26)
    expect(parts.renovations['kunming-2019'].consent.reached).toBe(26)
    const { out } = await run(told, '--as-of', '2019-07-15')
    expect(out).toContain('26 of 129 households consent (20.1 %)')
    expect(out).toContain('Version 1 of the scheme stood on that day')
  })

  it('may lie before everything', async () => {
    const [happened, known] = await Promise.all([
      run(told, '--as-of', '2019-01-31'),
      run(told, '--known-on', '2019-01-31'),
    ])
    expect(happened).toMatchObject({ code: 0 })
    expect(happened.out).toContain('0 of 0 households consent (none yet)')
    expect(known.out).toContain('Nothing had been recorded by then.')
  })
})

describe('The data of the case', () => {
  const entries = lines.map((line) => JSON.parse(line))

  it('names nobody: who records is a pseudonym and a household an opaque id', () => {
    const by = new Set(entries.map((one) => one.by.replace(/-\d$/, '')))
    expect(by).toEqual(new Set(['cadre', 'clerk', 'site', 'supervisor']))
    const households = lines.flatMap((line) => [...line.matchAll(/"household":"([^"]*)"/g)].map(([, id]) => id))
    expect(households.filter((id) => !/^[ABC]-\d-\d-\d{3}$/.test(id ?? ''))).toEqual([])
  })

  it('says of every line where it comes from, and of a line of the report which fact it tells', () => {
    expect(entries.filter((one) => one.source !== 'article' && one.source !== 'reconstructed')).toEqual([])
    expect(entries.filter((one) => one.source === 'article' && one.fact === undefined)).toEqual([])
    const { except, command } = entries.find((one) => one.command?.type === 'LaunchProject')
    expect({ except, on: command.on }).toEqual({ except: undefined, on: '2019-06-21' })
  })

  it('marks every row of the roster as reconstructed', () => {
    const rows = readFileSync(join(example, 'roster.csv'), 'utf8').trimEnd().split('\n').slice(1)
    expect(rows).toHaveLength(129)
    expect(rows.filter((row) => !row.endsWith(',重建'))).toEqual([])
  })
})

it('The example is an app as any other: it imports public names, a reader of CSV and Node alone', () => {
  const sources = globSync('**/*.ts', { cwd: example }).map((path) => readFileSync(join(example, path), 'utf8'))
  const named = sources.flatMap((text) => [...text.matchAll(/from '([^'.][^']*)'/g)].map(([, name]) => name ?? ''))
  const allowed = /^(xinyan|xinyan\/sqlite|csv-parse\/sync|node:(fs|path|util))$/
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter((name) => !allowed.test(name))).toEqual([])
})
