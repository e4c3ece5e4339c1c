import type { CalendarDate, Day } from '../vocabulary/calendarDate.ts'
import { countsOn } from '../vocabulary/dated.ts'
import type { CommunityId, OrganisationId } from '../vocabulary/ids.ts'
import { awardOf, lotSteps, periodsOfLot, type Lot, type LotPeriods } from '../stages/tender/state.ts'
import type { Slices } from './state.ts'

/** How a lot stands: what was put out to tender, how its periods came out, and to whom it went. */
export interface LotRecord {
  readonly lot: string
  readonly kind: Lot['kind']
  readonly communities: readonly CommunityId[]
  readonly publishedOn: CalendarDate
  readonly closes: CalendarDate
  readonly periods: LotPeriods
  readonly stands: 'open' | 'publicised' | 'awarded' | 'failed' | 'signed'
  readonly awardedTo?: OrganisationId
  readonly objections: number
  readonly objectionsAnswered: number
  readonly signedOn?: CalendarDate
}

type Read = Slices<'tender' | 'tenderObjections' | 'contract'>

const standsOf = ({ tender }: Read, lot: string, asOf?: Day): LotRecord['stands'] => {
  const steps = lotSteps(tender, lot).filter((one) => countsOn(one, asOf))
  const has = (step: (typeof steps)[number]['step']): boolean => steps.some((one) => one.step === step)
  if (has('failed')) return 'failed'
  if (has('awarded')) return 'awarded'
  return has('publicised') ? 'publicised' : 'open'
}

const recordOf = (state: Read, id: string, lot: Lot, asOf?: Day): LotRecord => {
  const { tender, tenderObjections, contract } = state
  const objections = Object.values(tenderObjections.objections).filter((one) => one.lot === id && countsOn(one, asOf))
  const answered = objections.filter((one) => one.answers.some((answer) => countsOn(answer, asOf)))
  const signed = Object.values(contract.contracts).find((one) => one.lot === id && countsOn(one, asOf))
  const award = awardOf(tender, id, asOf)
  return {
    lot: id,
    kind: lot.kind,
    communities: lot.communities,
    publishedOn: lot.on,
    closes: lot.closes,
    periods: periodsOfLot(tender, id, lot),
    stands: signed ? 'signed' : standsOf(state, id, asOf),
    ...(award && { awardedTo: award.bidder }),
    objections: objections.length,
    objectionsAnswered: answered.length,
    ...(signed && { signedOn: signed.on }),
  }
}

/** Every lot that was put out to tender by a day, in the order in which they were first recorded. */
export const procurement = (state: Read, asOf?: Day): readonly LotRecord[] =>
  Object.entries(state.tender.lots)
    .filter(([, lot]) => countsOn(lot, asOf))
    .map(([id, lot]) => recordOf(state, id, lot, asOf))
