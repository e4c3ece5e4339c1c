import { lookup } from '../../kernel/lookup.ts'
import type { Day } from '../../vocabulary/calendarDate.ts'
import { countsOn, type Voidable } from '../../vocabulary/dated.ts'
import type { CommunityId, OrganisationId, RecordId } from '../../vocabulary/ids.ts'
import type { MoneySource } from '../../vocabulary/moneySource.ts'
import type { Money } from '../../vocabulary/quantity.ts'

/** Where money comes from (资金来源). */
export type Source = MoneySource

/** What money is spent on. */
export type Use = 'construction' | 'design' | 'surveying' | 'supervision' | 'equipment' | 'compensation' | 'otherUse'

/** Money that a source promised or that came in from it. */
export interface Fund extends Voidable {
  readonly source: Source
  readonly amount: Money
}

/** Money that was paid: from which source, for what, to whom, under which contract. */
export interface Payment extends Voidable {
  readonly source: Source
  readonly use: Use
  readonly amount: Money
  readonly payee: OrganisationId
  readonly contract?: RecordId
}

/** What the works of some communities cost in the end. */
export interface FinalAccount extends Voidable {
  readonly communities: readonly CommunityId[]
  readonly amount: Money
}

/** The funding's slice: what was promised, what came in, what was paid, what it cost; each under its id. */
export interface Funding {
  readonly commitments: { readonly [id: string]: Fund }
  readonly receipts: { readonly [id: string]: Fund }
  readonly payments: { readonly [id: string]: Payment }
  readonly accounts: { readonly [id: string]: FinalAccount }
}

/** Before any money was promised. */
export const noFunding: Funding = { commitments: {}, receipts: {}, payments: {}, accounts: {} }

/** An entry that counts, of one of the slice's four lists. */
export const entryIn = <T extends Voidable>(entries: { readonly [id: string]: T }, id: string): T | undefined => {
  const found = lookup(entries, id)
  return found?.voided === false ? found : undefined
}

/** An amount in fen; `none` where it is too large to be kept exactly as a whole number. */
export type Amount = number | 'none'

/** What entries come to by a day, in fen: exact, however large. */
export const exactSum = (entries: readonly (Voidable & { readonly amount: number })[], asOf?: Day): bigint =>
  entries.filter((one) => countsOn(one, asOf)).reduce((total, one) => total + BigInt(one.amount), 0n)

/** An exact sum as an amount; nothing is rounded, so that beyond 2^53 - 1 fen there is `none`. */
export const amountOf = (sum: bigint): Amount =>
  sum <= BigInt(Number.MAX_SAFE_INTEGER) && sum >= BigInt(Number.MIN_SAFE_INTEGER) ? Number(sum) : 'none'
