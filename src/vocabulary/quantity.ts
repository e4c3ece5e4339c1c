import type * as t from 'io-ts'
import { branded, oneOf, record, wholeNumber, type Shape } from '../kernel/shape.ts'

interface AreaBrand {
  readonly Area: unique symbol
}
/** A floor area in hundredths of a square metre: 536963 is 5,369.63 m². From 1 to a million million. */
export type Area = number & t.Brand<AreaBrand>
export const Area: Shape<Area, number> = branded<AreaBrand, number>('Area', wholeNumber(1, 1e12), 'an area', () => true)

interface MoneyBrand {
  readonly Money: unique symbol
}
/** An amount of money in fen (分), the hundredth of a yuan. Never negative: the event says which way it went. */
export type Money = number & t.Brand<MoneyBrand>
export const Money: Shape<Money, number> = branded<MoneyBrand, number>(
  'Money',
  wholeNumber(0, 1e15),
  'an amount',
  () => true,
)

const unit = oneOf('metre', 'squareMetre', 'cubicMetre', 'tonne', 'piece', 'set', 'place', 'household', 'building')

/** How much work: hundredths of a unit, so that 12.5 metres is 1250 hundredths of a metre. */
export type Quantity = { readonly hundredths: number; readonly unit: t.TypeOf<typeof unit> }
export const Quantity: Shape<Quantity> = record({ hundredths: wholeNumber(0, 1e12), unit })
