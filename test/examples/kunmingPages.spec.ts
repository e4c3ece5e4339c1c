import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { widthOf } from '../../src/reports/width.ts'
import { run, type Run } from './running.ts'

vi.setConfig({ testTimeout: 60_000 })

const folder = mkdtempSync(join(tmpdir(), 'xinyan-kunming-pages-'))
const shown = (...args: readonly string[]): Promise<Run> => run(join(folder, 'told.db'), ...args)

let object: string
let pages: { readonly en: string; readonly zh: string }

beforeAll(async () => {
  object = (await shown('--json')).out
  const [en, zh] = await Promise.all([shown(), shown('--lang', 'zh')])
  pages = { en: en.out, zh: zh.out }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('What is shown of the Kunming case', () => {
  it('says that all was completed by 2019-12-18, day 180 of the 184 from the launch, though the record gives a month', () => {
    const { completed, finish } = JSON.parse(object)
    expect(completed).toBe('2019-12')
    expect(finish.map((one: { community: string }) => one.community)).toEqual(['A', 'B', 'C'])
    for (const one of finish) {
      expect(one).toMatchObject({ on: '2019-12', writtenOn: '2019-12-18', by: '2019-12-18' })
      expect(one.periods[0]).toEqual({
        agreed: true,
        from: 'launch',
        firstDay: 'excluded',
        day: { least: 180, most: 180 },
        of: 184,
        early: { least: 4, most: 21 },
        verdict: 'inTime',
      })
    }
  })

  it('tells every stage of the life, and what the report does not say as unknown: null, never a zero', () => {
    const { life } = JSON.parse(object)
    for (const one of life.standings) expect(one).toMatchObject({ stage: 'completion', now: 'goingOn' })
    const standing = (wanted: string): readonly string[] =>
      life.stages.flatMap((one: { stage: string; standing: string }) => (one.standing === wanted ? one.stage : []))
    expect(life.stages).toHaveLength(23)
    expect(standing('announced')).toEqual(['governance'])
    expect(standing('unknown').join(' ')).toBe(
      'reserve approval money contract permit acceptance warranty filing handover satisfaction longTerm',
    )
    expect(life).toMatchObject({ money: null, lots: null, contracts: null, warranties: null, satisfaction: null })
    for (const { finished, accepted, handedOver } of life.completion)
      expect([finished, accepted, handedOver]).toEqual(['2019-12', 'unknown', 'unknown'])
  })

  it('carries the whole timeline, and counts it by month', () => {
    const { timeline, months, events } = JSON.parse(object)
    const ofRenovation = timeline.filter((one: { at: { stream: string } }) => one.at.stream === 'kunming-2019')
    expect(ofRenovation).toHaveLength(events)
    expect(timeline.length).toBe(events + 14)
    expect(months.reduce((sum: number, one: { total: number }) => sum + one.total, 0)).toBe(timeline.length)
    const days = timeline.map((one: { days: { first: string } }) => one.days.first)
    expect(days).toEqual(days.toSorted())
  })

  it('is the day of the report: everything is finished by then, though its month is not over', async () => {
    const { completed, finish } = JSON.parse((await shown('--json', '--as-of', '2019-12-18')).out)
    expect([completed, finish.map((one: { by: string }) => one.by)]).toEqual([
      null,
      ['2019-12-18', '2019-12-18', '2019-12-18'],
    ])
    expect(JSON.parse((await shown('--json', '--as-of', '2019-12-17')).out).finish).toEqual([])
    const { out } = await shown('--as-of', '2019-12-17')
    expect(out).toContain('2019-12-17 is day 179 of 184: 5 days left.')
  })

  it('says so on the page of the construction period, in both languages', () => {
    expect(pages.en).toContain('All completed by 2019-12-18, which is day 180 of 184: 4 days before the last.')
    expect(pages.en).toMatch(/^► {2}launch +first day not counted +2019-06-21 +2019-12-22 +Sunday +180 +4 to 21$/m)
    expect(pages.zh).toContain('至 2019-12-18 已全部完工，为工期 184 天的第 180 天，提前 4 天。')
  })

  it('says it first of all, before the first page', () => {
    expect(pages.en.indexOf('which is day 180 of 184')).toBeLessThan(pages.en.indexOf('The communities'))
  })

  it('is a picture of the life in which every stage stands, with its gate passed or not', () => {
    expect(pages.en).toContain('A, B, C stand at: finish of the works (works finished, 2019-12)')
    expect(pages.en).toMatch(
      /^works {2,}works resumed {2,}all {2,}2019-08-01 {2}2019-09-21 {2}G4 {4}2019-08 {5}2 open$/m,
    )
    expect(pages.en).toMatch(/^acceptance {2,}unknown {2,}G6 {4}unknown$/m)
    expect(pages.zh).toMatch(/^竣工验收 +不详 +G6 +不详$/m)
  })

  it('tells each community by the date of its own latest step', async () => {
    const { out } = await shown('--as-of', '2019-10-20')
    for (const [community, on] of [
      ['A', '2019-10-14'],
      ['B', '2019-10-19'],
      ['C', '2019-10-12'],
    ])
      expect(out).toContain(`${community} stands at: hidden works (hidden works covered, ${on})\n`)
  })

  it('names what the report does not say, with the reason', () => {
    expect(pages.en).toMatch(/^satisfaction of residents {2,}unknown {2,}nobody was asked/m)
    expect(pages.en).toMatch(/^money: promised, received, paid {2,}unknown {2,}no sum is on record/m)
    expect(pages.zh).toMatch(/^居民满意度 +不详 +没有做过调查/m)
  })

  it('is the street as well, with the land of one community and what no report gives of it', () => {
    expect(pages.en).toContain('Qingshui: land returned to the collective, at least 15,600 mu (10,400,000 m²).')
    expect(pages.en).toContain(
      'Qingshui: land put out to bid on the spot and contracted (how much, the report does not say).',
    )
    expect(pages.zh).toContain('清水社区：土地收归集体统一经营，至少 15,600 亩（10,400,000 平方米）。')
    expect(pages.en).toMatch(/^Shuntong {2,}blood donation {2,}1 {2,}1 {2,}unknown {2,}1$/m)
  })

  it('is what was due and overdue, with the whole of its basis', () => {
    expect(pages.en).toMatch(/^call back {2}feedback-08 {2}2019-11-10 {2}2019-11-13 {4}48 over {2}/m)
    expect(pages.en.replaceAll(/\s+/g, ' ')).toContain(
      'a call back within three. Not checked against any primary text.',
    )
  })

  it('counts the commits of the street apart from those of the renovation', () => {
    expect(pages.en).toContain(
      "The record: 601 commits of the renovation (1,744 events) and 12 of the street's initiatives\n",
    )
    expect(pages.en).toContain('Nothing new: all 613 commits were there already.')
    expect(pages.zh).toContain('记录：本次改造 601 次提交、1,744 个事件，另有各社区工作 12 次提交\n')
  })

  it('calls a household that hesitates no refusal, and writes square metres one way in Chinese sentences', () => {
    expect(pages.zh).toContain('曾有 23 户犹豫或不同意*：')
    expect(pages.zh).not.toMatch(/未同意|㎡|\d m²|^地方 /m)
  })

  it('says nothing on an early day that could not be said then', async () => {
    const early = await Promise.all(
      ['2019-02-01', '2019-06-21', '2019-07-01', '2019-08-31'].flatMap((day) =>
        ['en', 'zh'].map(async (lang) => [day, (await shown('--lang', lang, '--as-of', day)).out] as const),
      ),
    )
    const empty =
      /– days or less|^0 |\b0 promises|曾有 0|其中 0 户后来|\b1 [a-z]+s (stand|drew)|\b1 (times|special meetings)/m
    const wrong = early.flatMap(([day, out]) =>
      out.split('\n').flatMap((line) => (empty.test(line) && !/^0 (of|户中)/.test(line) ? [`${day} ${line}`] : [])),
    )
    expect(wrong).toEqual([])
    for (const [day, out] of early.filter(([day]) => day < '2019-07-16'))
      expect([day, /second version|第二版方案/.test(out)]).toEqual([day, false])
    for (const [day, out] of early.filter(([day]) => day < '2019-08-01'))
      expect([day, /looked each time|每一项都经过复查|asked for\*\n\n|居民诉求\*\n\n/.test(out)]).toEqual([day, false])
  })

  it('has an empty line between every table and what is said below it', () => {
    for (const out of Object.values(pages)) {
      const all = out.split('\n')
      const columns = (line: string): boolean => / {2,}\S/.test(line.trim())
      const touching = all.filter((line, i) => {
        const before = all[i - 1] ?? ''
        return line !== '' && !columns(line) && columns(before) && !before.includes('──') && !/^[─═]/.test(line)
      })
      expect(touching).toEqual([])
    }
  })

  it.for(['en', 'zh'])('is shown in %s in lines of 120 columns at most, and long ones are wrapped', async (lang) => {
    const days = ['2019-06-30', '2019-08-31', '2019-10-15', '2019-12-31']
    const all = await Promise.all(days.map((day) => shown('--lang', lang, '--as-of', day)))
    for (const { code, out } of all) {
      expect(code).toBe(0)
      expect(out.split('\n').filter((line) => widthOf(line) > 120 || line !== line.trimEnd())).toEqual([])
    }
  })

  it.for([
    ['README.md', 'en'],
    ['README.zh.md', 'zh'],
  ] as const)('is quoted in %s as it is shown', ([page, tongue]) => {
    const text = readFileSync(resolve(import.meta.dirname, '../..', page), 'utf8')
    const quoted = (/^```text\n([\s\S]*?)^```/m.exec(text)?.[1] ?? '').split('\n').filter((line) => line !== '')
    expect(quoted.length).toBeGreaterThan(5)
    expect(quoted.filter((line) => !pages[tongue].split('\n').includes(line))).toEqual([])
  })
})
