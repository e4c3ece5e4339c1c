import { fact, type EventIn } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { entryOf, lookup } from '../../kernel/lookup.ts'
import { acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { list, optional, tagged } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate, compareDates } from '../../vocabulary/calendarDate.ts'
import { Evidence } from '../../vocabulary/evidence.ts'
import { CommunityId, OrganisationId, RecordId } from '../../vocabulary/ids.ts'
import { Money } from '../../vocabulary/quantity.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { recordedDifferently } from '../../vocabulary/voiding.ts'
import { closedTo, type Opening } from '../opening/state.ts'
import { struckOut, strikes } from '../opening/striking.ts'
import { noPropertyServices, type MaintenanceFund, type PropertyService, type PropertyServices } from './state.ts'

interface Reads {
  readonly opening: Opening
  readonly propertyService: PropertyServices
}

const communities = list(CommunityId, 1, 500)
const common = { communities, on: CalendarDate, evidence: optional(Evidence) }

const service = {
  contract: RecordId,
  provider: OrganisationId,
  ...common,
  /** Fen for a square metre and a month, where one fee holds for all. */
  fee: optional(Money),
  until: optional(CalendarDate),
}

const serviceIn = ({
  provider,
  communities: of,
  fee,
  until,
  on,
}: Omit<PropertyService, 'voided'>): PropertyService => ({
  provider,
  communities: of,
  ...(fee !== undefined && { fee }),
  ...(until !== undefined && { until }),
  on,
  voided: false,
})

/** A provider was contracted to serve communities (物业服务合同). From then on somebody professional looks after them. */
export const PropertyServiceContracted = fact(
  'PropertyServiceContracted',
  service,
  (services: Writable<PropertyServices>, e) => {
    services.services[e.contract] = keep(serviceIn(e))
  },
)
export type PropertyServiceContracted = EventIn<typeof PropertyServiceContracted>

/** Contracts a provider. Refused when the contract would certainly end before it begins. */
export const contractPropertyService = rule('ContractPropertyService', service, (s: Reads, c, day: Today) => {
  const known = lookup(s.propertyService.services, c.contract)
  if (known && !known.voided)
    return isSame(known, serviceIn(c)) ? nothing : refuse(recordedDifferently('serviceContract', c.contract))
  const short =
    c.until !== undefined &&
    compareDates(c.until, c.on) === 'before' &&
    ({ type: 'ContractEndsBeforeItBegins', until: c.until, on: c.on } as const)
  return acceptUnless([...closedTo(s.opening, c.communities, c.on), short, notYet(c.on, day)], () =>
    PropertyServiceContracted(c),
  )
})

const end = { contract: RecordId, on: CalendarDate, evidence: optional(Evidence) }

/** A contract was ended before its time: the communities are served no longer. */
export const PropertyServiceTerminated = fact(
  'PropertyServiceTerminated',
  end,
  (services: Writable<PropertyServices>, e) => {
    entryOf(services.terminations, e.contract, () => []).push({ on: e.on, voided: false })
  },
)
export type PropertyServiceTerminated = EventIn<typeof PropertyServiceTerminated>

/**
 * Ends a contract on the day from which the provider serves no more.
 *
 * @remarks Civil Code art. 946: owners who dismiss a provider give 60 days' notice in writing, unless agreed otherwise.
 */
export const terminatePropertyService = rule('TerminatePropertyService', end, (s: Reads, c, day: Today) => {
  const stands = lookup(s.propertyService.terminations, c.contract)?.find((one) => !one.voided)
  if (stands)
    return stands.on === c.on ? nothing : refuse(recordedDifferently('serviceContractEnd', c.contract, stands.on))
  const known = lookup(s.propertyService.services, c.contract)
  if (known === undefined || known.voided) return refuse({ type: 'PropertyServiceNotContracted', contract: c.contract })
  const early =
    compareDates(c.on, known.on) === 'before' &&
    ({ type: 'ContractEndsBeforeItBegins', until: c.on, on: known.on } as const)
  return acceptUnless([...closedTo(s.opening, known.communities, c.on), early, notYet(c.on, day)], () =>
    PropertyServiceTerminated(c),
  )
})

const fund = { fund: RecordId, ...common, amount: optional(Money) }

const fundIn = ({ communities: of, amount, on }: Omit<MaintenanceFund, 'voided'>): MaintenanceFund => ({
  communities: of,
  ...(amount !== undefined && { amount }),
  on,
  voided: false,
})

/** A residential maintenance fund (住宅专项维修资金) was set up for communities, or renewed. */
export const MaintenanceFundEstablished = fact(
  'MaintenanceFundEstablished',
  fund,
  (services: Writable<PropertyServices>, e) => {
    services.funds[e.fund] = keep(fundIn(e))
  },
)
export type MaintenanceFundEstablished = EventIn<typeof MaintenanceFundEstablished>

/** Sets a maintenance fund up. */
export const establishMaintenanceFund = rule('EstablishMaintenanceFund', fund, (s: Reads, c, day: Today) => {
  const known = lookup(s.propertyService.funds, c.fund)
  if (known && !known.voided)
    return isSame(known, fundIn(c)) ? nothing : refuse(recordedDifferently('maintenanceFund', c.fund))
  return acceptUnless([...closedTo(s.opening, c.communities, c.on), notYet(c.on, day)], () =>
    MaintenanceFundEstablished(c),
  )
})

const key = tagged('kind', {
  serviceContract: { contract: RecordId },
  serviceContractEnd: { contract: RecordId },
  maintenanceFund: { fund: RecordId },
})
type Key = (typeof key)['_A']

const entriesFor = (slice: PropertyServices, of: Key): readonly { readonly voided: boolean }[] => {
  if (of.kind === 'serviceContractEnd') return lookup(slice.terminations, of.contract) ?? []
  const one = of.kind === 'maintenanceFund' ? lookup(slice.funds, of.fund) : lookup(slice.services, of.contract)
  return one ? [one] : []
}

/** A contract, its end or a fund was entered by mistake and does not count. */
export const PropertyServiceRecordVoided = struckOut('PropertyServiceRecordVoided', key, entriesFor)
export type PropertyServiceRecordVoided = EventIn<typeof PropertyServiceRecordVoided>

/** Strikes out a contract, its end, or a fund. */
export const voidPropertyServiceRecord = strikes(
  'VoidPropertyServiceRecord',
  key,
  PropertyServiceRecordVoided,
  (s: Reads, record) => entriesFor(s.propertyService, record),
  (record) => [record.kind === 'maintenanceFund' ? record.fund : record.contract],
)

/** Property service (物业服务): who serves a community, until when, and the fund that its upkeep is paid from. */
export const propertyService = stage(
  'propertyService',
  noPropertyServices,
  [PropertyServiceContracted, PropertyServiceTerminated, MaintenanceFundEstablished, PropertyServiceRecordVoided],
  [contractPropertyService, terminatePropertyService, establishMaintenanceFund, voidPropertyServiceRecord],
)
