import { metricsEn, moneyMetricsEn } from './phrases/metrics.en.ts'
import { metricsZh, moneyMetricsZh } from './phrases/metrics.zh.ts'

const names = {
  en: { metrics: metricsEn, money: moneyMetricsEn },
  zh: { metrics: metricsZh, money: moneyMetricsZh },
} as const

const wordIn = (words: { readonly [id: string]: string }, id: string | undefined): string | undefined =>
  id !== undefined && Object.hasOwn(words, id) ? words[id] : undefined

const moneyName = ({ which, sources, join }: (typeof names)['en' | 'zh']['money'], id: string): string | undefined => {
  const [head, one, from] = id.split('/')
  const word = head === 'investmentInPeriod' ? wordIn(which, one) : undefined
  if (word === undefined || from === undefined) return word
  const source = wordIn(sources, from)
  return source === undefined ? undefined : join(word, source)
}

/**
 * The name by which people know a metric of the official list or of the initiatives (统计指标), in one language; the
 * metric's own id where it is none of these, as for a metric that an office made for itself.
 */
export const metricName =
  (language: keyof typeof names) =>
  (metric: string): string =>
    wordIn(names[language].metrics, metric) ?? moneyName(names[language].money, metric) ?? metric
