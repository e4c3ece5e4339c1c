import { moneyBySource, moneyDuring, type MoneyView } from '../projections/money.ts'
import type { Slices } from '../projections/state.ts'
import type { MoneySource } from '../vocabulary/moneySource.ts'
import type { ReportPeriod } from '../vocabulary/reportPeriod.ts'
import type { Part } from './figure.ts'
import type { Metric } from './metric.ts'

type Read = Slices<'funding' | 'contributions'>

// More than ninety trillion yuan in one renovation is a mistake in the record: it is told, never rounded.
const fen = (amount: MoneyView['paid']): Part => {
  if (amount === 'none') throw new RangeError('a sum of money lies beyond what can be kept exactly')
  return { numerator: amount }
}

const of =
  (which: 'committed' | 'received' | 'paid', source: MoneySource | undefined): Metric<Read>['part'] =>
  (state, asOf) => {
    const money = moneyBySource(state, asOf)
    if (source === undefined) return fen(money[which])
    return fen(money.sources.find((one) => one.source === source)?.[which] ?? 0)
  }

const basisOf = (what: string, source: MoneySource | undefined): string =>
  source === undefined ? `${what}, all sources` : `${what}, ${source}`

/** Money promised (落实资金), in fen, of all sources or of one. */
export const investmentCommitted = (source?: MoneySource): Metric<Read> => ({
  metric: source === undefined ? 'investmentCommitted' : `investmentCommitted/${source}`,
  unit: 'fen',
  basis: basisOf('money committed', source),
  part: of('committed', source),
})

/** Money that came in (到位资金), in fen, of all sources or of one. */
export const investmentReceived = (source?: MoneySource): Metric<Read> => ({
  metric: source === undefined ? 'investmentReceived' : `investmentReceived/${source}`,
  unit: 'fen',
  basis: basisOf('money received', source),
  part: of('received', source),
})

/** Money paid out (完成投资), in fen, of all sources or of one. */
export const investmentPaid = (source?: MoneySource): Metric<Read> => ({
  metric: source === undefined ? 'investmentPaid' : `investmentPaid/${source}`,
  unit: 'fen',
  basis: basisOf('money paid', source),
  part: of('paid', source),
})

/** Money paid of the money that came in (资金使用率): none where nothing came in. */
export const fundExecutionRate: Metric<Read> = {
  metric: 'fundExecutionRate',
  unit: 'share',
  basis: 'money paid / money received, in fen',
  part: (state, asOf) => {
    const { paid, received } = moneyBySource(state, asOf)
    return { numerator: fen(paid).numerator, denominator: fen(received).numerator }
  },
}

/** What residents paid of what they had agreed to contribute (居民出资到位率). */
export const contributionRate: Metric<Read> = {
  metric: 'contributionRate',
  unit: 'share',
  basis: "residents' contributions paid / agreed, in fen",
  part: (state, asOf) => {
    const { residents } = moneyBySource(state, asOf)
    return { numerator: fen(residents.paid).numerator, denominator: fen(residents.agreed).numerator }
  },
}

const words = { committed: 'money committed', received: 'money received', paid: 'money paid' } as const

/**
 * Money promised, that came in or that was paid out within a month or a year, in fen, of all sources or of one. Months add
 * up to the year.
 */
export const investmentDuring = (
  which: keyof typeof words,
  period: ReportPeriod,
  source?: MoneySource,
): Metric<Slices<'funding'>> => ({
  metric: ['investmentInPeriod', which, ...(source === undefined ? [] : [source])].join('/'),
  unit: 'fen',
  basis: `${basisOf(words[which], source)}, in ${period}`,
  part: (state, asOf) => fen(moneyDuring(state, which, { period, asOf, source })),
})
