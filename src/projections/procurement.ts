import { daysOf, spanBetween, type CalendarDate, type Day } from '../vocabulary/calendarDate.ts'
import { countsOn } from '../vocabulary/dated.ts'
import type { CommunityId, OrganisationId } from '../vocabulary/ids.ts'
import { obstaclesAmong, type Obstacle } from '../vocabulary/obstacle.ts'
import { inForce } from '../vocabulary/policy.ts'
import { openingOf, reportOf } from '../stages/bidding/state.ts'
import type { Contract } from '../stages/contract/state.ts'
import {
  awardOf,
  closingOf,
  lotSteps,
  periodsOfLot,
  seenOn,
  tenderRequirements,
  type Lot,
  type LotPeriods,
} from '../stages/tender/state.ts'
import type { Slices } from './state.ts'

/** How a lot stands: what was put out to tender, how its periods came out, to whom it went, and what was not as it should be. */
export interface LotRecord {
  readonly lot: string
  readonly kind: Lot['kind']
  readonly communities: readonly CommunityId[]
  readonly publishedOn: CalendarDate
  /** The last day on which bids are taken, as it was last put off. */
  readonly closes: CalendarDate
  readonly periods: LotPeriods
  readonly stands: 'open' | 'opened' | 'publicised' | 'awarded' | 'failed' | 'signed'
  readonly openedOn?: CalendarDate
  readonly awardedTo?: OrganisationId
  readonly awardedOn?: CalendarDate
  readonly reportedOn?: CalendarDate
  readonly objections: number
  readonly objectionsAnswered: number
  readonly signedOn?: CalendarDate
  /** From the award to the contract: the fewest days that their dates allow. */
  readonly daysToSign?: number
  /**
   * The rules of the tender policy in force on the day of the contract, before it on that of the award, or else of the
   * publication, that were not kept. What may still come right is no problem yet; a lot that failed has none, nor where no
   * policy is in force.
   */
  readonly problems: readonly Obstacle[]
}

type Read = Slices<'tender' | 'bidding' | 'tenderObjections' | 'contract'>

const standsOf = ({ tender, bidding }: Read, lot: string, asOf?: Day): LotRecord['stands'] => {
  const steps = lotSteps(tender, lot).filter((one) => countsOn(one, asOf))
  const has = (step: (typeof steps)[number]['step']): boolean => steps.some((one) => one.step === step)
  if (has('failed')) return 'failed'
  if (has('awarded')) return 'awarded'
  if (has('publicised')) return 'publicised'
  return openingOf(bidding, lot, asOf) ? 'opened' : 'open'
}

const problemsOf = (
  state: Read,
  id: string,
  { stands, closes }: Pick<LotRecord, 'stands' | 'closes'>,
  judgedOn: CalendarDate,
  asOf?: Day,
): readonly Obstacle[] => {
  const policy = inForce(state.tender.policies, judgedOn)
  if (policy === undefined || stands === 'failed') return []
  const isOver = stands !== 'open' || (asOf !== undefined && daysOf(closes).last < asOf)
  const isWon = stands === 'awarded' || stands === 'signed'
  return obstaclesAmong(tenderRequirements(state, policy, 'G3', id, seenOn(asOf))).filter(
    ({ requirement }) => (requirement !== 'bidders' || isOver) && (requirement !== 'daysOnDisplay' || isWon),
  )
}

const signing = (signed: Contract | undefined, award: { readonly on: CalendarDate } | undefined) =>
  signed && { signedOn: signed.on, ...(award && { daysToSign: Math.max(0, spanBetween(award.on, signed.on).least) }) }

const recordOf = (state: Read, id: string, lot: Lot, asOf?: Day): LotRecord => {
  const { tender, bidding, tenderObjections, contract } = state
  const objections = Object.values(tenderObjections.objections).filter((one) => one.lot === id && countsOn(one, asOf))
  const answered = objections.filter((one) => one.answers.some((answer) => countsOn(answer, asOf)))
  const signed = Object.values(contract.contracts).find((one) => one.lot === id && countsOn(one, asOf))
  const [award, opened] = [awardOf(tender, id, asOf), openingOf(bidding, id, asOf)]
  const reported = reportOf(bidding, id, asOf)
  const closes = closingOf(state, id, seenOn(asOf)) ?? lot.closes
  const stands = signed ? 'signed' : standsOf(state, id, asOf)
  return {
    lot: id,
    kind: lot.kind,
    communities: lot.communities,
    publishedOn: lot.on,
    closes,
    periods: periodsOfLot(state, id, lot, seenOn(asOf)),
    stands,
    ...(opened && { openedOn: opened.on }),
    ...(award && { awardedTo: award.bidder, awardedOn: award.on }),
    ...(reported && { reportedOn: reported.on }),
    objections: objections.length,
    objectionsAnswered: answered.length,
    ...signing(signed, award),
    problems: problemsOf(state, id, { stands, closes }, (signed ?? award ?? lot).on, asOf),
  }
}

/** Every lot that was put out to tender by a day, in the order in which they were first recorded. */
export const procurement = (state: Read, asOf?: Day): readonly LotRecord[] =>
  Object.entries(state.tender.lots)
    .filter(([, lot]) => countsOn(lot, asOf))
    .map(([id, lot]) => recordOf(state, id, lot, asOf))
