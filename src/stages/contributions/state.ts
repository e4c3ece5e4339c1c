import { lookup } from '../../kernel/lookup.ts'
import type { Voidable } from '../../vocabulary/dated.ts'
import type { HouseholdId, RecordId } from '../../vocabulary/ids.ts'
import type { Money } from '../../vocabulary/quantity.ts'

/** In what form residents contribute (居民出资). */
export type ContributionForm =
  | 'direct'
  | 'maintenanceFundTopUp'
  | 'commonIncome'
  | 'providentFund'
  | 'labour'
  | 'materials'

/** What a household agreed to contribute, in fen; labour and materials by what they are worth. */
export interface Contribution extends Voidable {
  readonly household: HouseholdId
  readonly form: ContributionForm
  readonly amount: Money
}

/** A part of what was agreed that was paid. */
export interface ContributionPayment extends Voidable {
  readonly contribution: RecordId
  readonly amount: Money
}

/** The contributions' slice: what was agreed and what was paid, each under its id. */
export interface Contributions {
  readonly agreed: { readonly [id: string]: Contribution }
  readonly paid: { readonly [id: string]: ContributionPayment }
}

/** Before anybody contributed. */
export const noContributions: Contributions = { agreed: {}, paid: {} }

/** A contribution that was agreed and counts. */
export const contributionOf = (contributions: Contributions, id: string): Contribution | undefined => {
  const found = lookup(contributions.agreed, id)
  return found?.voided === false ? found : undefined
}

/** A payment of a contribution that counts. */
export const contributionPaymentOf = (contributions: Contributions, id: string): ContributionPayment | undefined => {
  const found = lookup(contributions.paid, id)
  return found?.voided === false ? found : undefined
}
