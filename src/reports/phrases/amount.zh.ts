import { countText, hundredthsText, twoDecimals } from '../amount.ts'
import type { Language } from '../language.ts'

const counted =
  (unit: string) =>
  (amount: number): string =>
    `${countText(amount)} ${unit}`

const measured =
  (unit: string) =>
  (hundredths: number): string =>
    `${hundredthsText(hundredths)} ${unit}`

/** Amounts with their units in Chinese. */
export const amountZh: Language['amount'] = {
  fen: (amount) => `${twoDecimals(amount)} 元`,
  hundredthsOfSquareMetre: measured('平方米'),
  hundredthsOfMetre: measured('米'),
  hundredthsOfPiece: measured('个'),
  communities: counted('个小区'),
  households: counted('户'),
  buildings: counted('栋'),
  stairUnits: counted('个单元'),
  findings: counted('项'),
  inspections: counted('次'),
  rectifications: counted('项'),
  people: counted('人次'),
  organisations: counted('家'),
  initiatives: counted('项'),
  occasions: counted('场次'),
  worksItems: counted('项'),
  incidents: counted('起'),
  days: counted('天'),
  feedback: counted('件'),
}
