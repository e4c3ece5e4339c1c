import { oneOf, type Shape } from '../kernel/shape.ts'

/** Every source that money for a renovation comes from (资金来源), in the order of the form. */
export const moneySources = [
  'centralSubsidy',
  'centralInvestment',
  'province',
  'city',
  'district',
  'specialBond',
  'bankLoan',
  'residents',
  'maintenanceFund',
  'owningUnit',
  'utility',
  'socialCapital',
  'publicHousingProceeds',
  'otherSource',
] as const

/** Where money comes from (资金来源). */
export type MoneySource = (typeof moneySources)[number]
export const MoneySource: Shape<MoneySource> = oneOf(...moneySources)
