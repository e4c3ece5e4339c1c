import { countText, hundredthsText, twoDecimals } from '../amount.ts'
import type { Language } from '../language.ts'

const counted =
  (one: string, several: string) =>
  (amount: number): string =>
    `${countText(amount)} ${amount === 1 ? one : several}`

const measured =
  (unit: string, one = unit) =>
  (hundredths: number): string =>
    `${hundredthsText(hundredths)} ${hundredths === 100 ? one : unit}`

/** Amounts with their units in English. */
export const amountEn: Language['amount'] = {
  fen: (amount) => `${twoDecimals(amount)} yuan`,
  hundredthsOfSquareMetre: measured('m²'),
  hundredthsOfMetre: measured('m'),
  hundredthsOfPiece: measured('pieces', 'piece'),
  communities: counted('community', 'communities'),
  households: counted('household', 'households'),
  buildings: counted('building', 'buildings'),
  stairUnits: counted('stair unit', 'stair units'),
  findings: counted('finding', 'findings'),
  inspections: counted('inspection', 'inspections'),
  rectifications: counted('rectification', 'rectifications'),
  people: counted('person', 'people'),
  organisations: counted('organisation', 'organisations'),
  initiatives: counted('initiative', 'initiatives'),
  occasions: counted('occasion', 'occasions'),
  worksItems: counted('works item', 'works items'),
  incidents: counted('incident', 'incidents'),
  days: counted('day', 'days'),
  feedback: counted('case', 'cases'),
}
