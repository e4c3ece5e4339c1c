import { lookup } from '../../kernel/lookup.ts'
import type { CalendarDate } from '../../vocabulary/calendarDate.ts'
import type { Voidable } from '../../vocabulary/dated.ts'
import type { CommunityId, OrganisationId, RecordId } from '../../vocabulary/ids.ts'
import type { Money } from '../../vocabulary/quantity.ts'

/** A contract: with whom, for what, over how much, and the lot that it rests on or why there was no tender. */
export interface Contract extends Voidable {
  readonly communities: readonly CommunityId[]
  readonly role: 'contractor' | 'designer' | 'supervisor' | 'supplier'
  readonly party: OrganisationId
  readonly amount: Money
  readonly lot?: RecordId
  readonly directAward?: string
  /** The day on which the construction period was agreed that it holds to. */
  readonly periodAgreedOn?: CalendarDate
}

/** The contract's slice: every contract under its id. */
export interface Contracts {
  readonly contracts: { readonly [id: string]: Contract }
}

/** Before anything was signed. */
export const noContract: Contracts = { contracts: {} }

/** A contract that counts. */
export const contractOf = (contract: Contracts, id: string): Contract | undefined => {
  const found = lookup(contract.contracts, id)
  return found?.voided === false ? found : undefined
}
