import { describe, expect, it } from 'vitest'
import { officialIndicators } from '../../src/metrics/indicators.ts'
import { initiativeIndicators } from '../../src/metrics/initiativeMetrics.ts'
import { metricName } from '../../src/reports/metricName.ts'
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
