import { lookup } from '../../kernel/lookup.ts'
import type { CalendarDate, Day } from '../../vocabulary/calendarDate.ts'
import { countsOn, type Dated } from '../../vocabulary/dated.ts'
import type { DwellingId, OwnerId, RecordId } from '../../vocabulary/ids.ts'

/** A notice of voting, and what it named. */
export interface Notice {
  readonly on: CalendarDate
  readonly matters: readonly string[]
}

/** More time for voting. */
export interface Extension extends Dated {
  readonly until: Day
}

/** Somebody who votes for a dwelling's owner. */
export interface Proxyship {
  readonly proxy: OwnerId
  readonly on: CalendarDate
  readonly written: boolean
}

/** What was done to call the owners to one ballot. */
export interface Convened {
  readonly notices: readonly Notice[]
  /** Every extension: the day on which voting then ended, and when it was given more time. */
  readonly extensions: readonly Extension[]
  readonly proxies: { readonly [dwelling: string]: Proxyship }
  /** The dwellings that each proxy stands for. */
  readonly principals: { readonly [proxy: string]: readonly DwellingId[] }
}

/** The convening's slice: notices, extensions and proxies by ballot. */
export interface Convening {
  readonly ballots: { readonly [ballot: string]: Convened }
}

/** Before anybody is called to vote. */
export const noConvening: Convening = { ballots: {} }

/** What was done for a ballot before anything was. */
export const nothingConvened: Convened = { notices: [], extensions: [], proxies: {}, principals: {} }

/** What was done to call the owners to a ballot. */
export const convenedFor = (convening: Convening, ballot: RecordId): Convened =>
  lookup(convening.ballots, ballot) ?? nothingConvened

/** The last day of voting that was set at first, or by the extensions that count on a day. */
export const votingUntil = (convening: Convening, ballot: RecordId, atFirst: Day, asOf?: Day): Day =>
  convenedFor(convening, ballot)
    .extensions.filter((one) => countsOn(one, asOf))
    .reduce((last, { until }) => (until > last ? until : last), atFirst)

/** When the notices that named a matter were given. */
export const noticesOf = (convening: Convening, ballot: RecordId, matter: string): readonly CalendarDate[] =>
  convenedFor(convening, ballot)
    .notices.filter(({ matters }) => matters.includes(matter))
    .map(({ on }) => on)

/** Refusal: that person was not appointed as the proxy of that dwelling's owner. */
export interface NoProxyAppointed {
  readonly type: 'NoProxyAppointed'
  readonly ballot: RecordId
  readonly dwelling: DwellingId
  readonly proxy: OwnerId
}

/** Why somebody cannot vote for a dwelling: nobody appointed him. */
export const notAppointed = (
  convening: Convening,
  ballot: RecordId,
  dwelling: DwellingId,
  proxy: OwnerId | undefined,
): NoProxyAppointed | undefined =>
  proxy === undefined || lookup(convenedFor(convening, ballot).proxies, dwelling)?.proxy === proxy
    ? undefined
    : { type: 'NoProxyAppointed', ballot, dwelling, proxy }
