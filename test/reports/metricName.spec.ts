import { describe, expect, it } from 'vitest'
import { officialIndicators } from '../../src/metrics/indicators.ts'
import { initiativeIndicators } from '../../src/metrics/initiativeMetrics.ts'
import { metricName } from '../../src/reports/metricName.ts'
import { figureText, languages } from '../../src/reports/sentences.ts'
import { metricsEn } from '../../src/reports/phrases/metrics.en.ts'
import { noCalendar } from '../../src/vocabulary/period.ts'
import type { ReportPeriod } from '../../src/vocabulary/reportPeriod.ts'
import { schemeVersion } from '../vocabulary/decoded.ts'

const period = '2019-09' as ReportPeriod
const official = officialIndicators(period, { scheme: schemeVersion(1), calendar: noCalendar })
const ids = [...official, ...initiativeIndicators(period)].map(({ metric }) => metric)
const [zh, en] = [metricName('zh'), metricName('en')]

describe('The name of a metric', () => {
  it.each([
    ['en', en, /^[a-z][a-z',: -]+$/],
    ['zh', zh, /^[\p{Script=Han}（）、]+$/u],
  ] as const)('is there in %s for every indicator, and no two share one', (_, name, form) => {
    expect(ids.filter((id) => !form.test(name(id)))).toEqual([])
    expect(ids.filter((id) => name(id) === id)).toEqual([])
    expect(new Set(ids.map(name)).size).toBe(ids.length)
  })

  it('says of money what happened to it and where it came from', () => {
    expect(zh('investmentInPeriod/paid')).toBe('完成投资')
    expect(zh('investmentInPeriod/received/centralSubsidy')).toBe('到位资金（中央财政补助）')
    expect(en('investmentInPeriod/committed/utility')).toBe('money committed: utilities')
  })

  it('is the id itself where a metric is none of these', () => {
    for (const id of ['ours', 'investmentInPeriod/paid/elsewhere', 'investmentInPeriod/lent', 'toString'])
      expect([zh(id), en(id)]).toEqual([id, id])
  })

  it('is kept for nothing that no list gives', () => {
    expect(Object.keys(metricsEn).filter((id) => !ids.includes(id))).toEqual([])
  })
})

describe('The figure of a metric', () => {
  const shown = (unit: string, value: unknown): readonly string[] =>
    [languages.en, languages.zh].map((language) => figureText(language, { unit, value } as never))

  it('is written for people with its unit, exactly, whatever its size', () => {
    expect(shown('fen', 160_000_000)).toEqual(['1,600,000.00 yuan', '1,600,000.00 元'])
    expect(shown('fen', Number.MAX_SAFE_INTEGER)[1]).toBe('90,071,992,547,409.91 元')
    expect(shown('hundredthsOfMetre', 52_550)).toEqual(['525.50 m', '525.50 米'])
    expect(shown('hundredthsOfSquareMetre', 160_500)).toEqual(['1,605 m²', '1,605 平方米'])
    expect(shown('hundredthsOfPiece', 100)).toEqual(['1 piece', '1 个'])
    expect(shown('communities', 1)).toEqual(['1 community', '1 个小区'])
    expect(shown('households', 12_900)).toEqual(['12,900 households', '12,900 户'])
    expect(shown('share', { numerator: 9_999, denominator: 10_000 })).toEqual(['99.9 %', '99.9 %'])
    expect(shown('households', 'none')).toEqual(['none yet', '暂无'])
  })

  it('has a unit in words in both languages for every indicator of the list', () => {
    for (const { metric, unit } of [...official, ...initiativeIndicators(period)]) {
      const value = unit === 'share' ? { numerator: 1, denominator: 2 } : 200
      const [inEnglish = '', inChinese = ''] = shown(unit, value)
      expect([metric, inEnglish]).toEqual([metric, expect.stringMatching(/^[\d.]+ ([a-z ]+|m²|%)$/)])
      expect([metric, inChinese]).toEqual([metric, expect.stringMatching(/^[\d.]+ (\p{Script=Han}+|%)$/u)])
    }
  })
})
