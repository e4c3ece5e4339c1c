import { fact, type EventIn } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { entryOf, lookup } from '../../kernel/lookup.ts'
import { acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { list, oneOf, optional } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate, Day } from '../../vocabulary/calendarDate.ts'
import { Evidence } from '../../vocabulary/evidence.ts'
import { DwellingId, Matter, OwnerId, RecordId } from '../../vocabulary/ids.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { proxyRefused, windowTooLong } from '../../voting/proceedings.ts'
import { alreadyClosed, type Resolution } from '../resolution/state.ts'
import { eachOnce, notOnRoll, notOpened, sheetsOf, type Vote } from '../vote/state.ts'
import { convenedFor, noConvening, nothingConvened, votingUntil, type Convening } from './state.ts'

interface Reads {
  readonly vote: Vote
  readonly convening: Convening
  readonly resolution: Resolution
}

const convened = (convening: Writable<Convening>, ballot: RecordId) =>
  entryOf(convening.ballots, ballot, () => keep(nothingConvened))

const notice = {
  ballot: RecordId,
  matters: list(Matter, 1, 50),
  means: oneOf('posted', 'delivered', 'online'),
  on: CalendarDate,
  evidence: optional(Evidence),
}

/** The owners were given notice of what is put to the vote (通知). */
export const NoticeGiven = fact('NoticeGiven', notice, (convening: Writable<Convening>, e) => {
  convened(convening, e.ballot).notices.push({ on: e.on, matters: keep(e.matters) })
})
export type NoticeGiven = EventIn<typeof NoticeGiven>

/**
 * Records a notice. Refused when it names what is not put to the vote.
 *
 * @remarks 物业管理条例 arts 12 and 14: 15 days' notice, and nothing is decided of which there was none.
 */
export const giveNotice = rule('GiveNotice', notice, ({ vote, convening, resolution }: Reads, c, day: Today) => {
  const found = lookup(vote.ballots, c.ballot)
  if (!found) return refuse(notOpened(c.ballot))
  const { notices } = convenedFor(convening, c.ballot)
  if (notices.some((one) => one.on === c.on && isSame(one.matters, c.matters))) return nothing
  const strange = eachOnce(c.matters.filter((one) => lookup(found.sheets, one) === undefined))
  return acceptUnless(
    [
      alreadyClosed(resolution, c.ballot),
      ...strange.map((matter) => ({ type: 'MatterNotOnBallot', ballot: c.ballot, matter }) as const),
      notYet(c.on, day),
    ],
    () => NoticeGiven(c),
  )
})

const extension = { ballot: RecordId, until: Day, on: CalendarDate }

/** Voting was given more time (延长投票), as where too few had taken part. */
export const VotingExtended = fact('VotingExtended', extension, (convening: Writable<Convening>, e) => {
  convened(convening, e.ballot).extensions.push({ until: e.until, on: e.on })
})
export type VotingExtended = EventIn<typeof VotingExtended>

/** Extends voting. Refused beyond what a law of the ballot lets it last, and once voting has closed. */
export const extendVoting = rule('ExtendVoting', extension, ({ vote, convening, resolution }: Reads, c, day: Today) => {
  const found = lookup(vote.ballots, c.ballot)
  if (!found) return refuse(notOpened(c.ballot))
  const until = votingUntil(convening, c.ballot, found.until)
  if (until === c.until) return nothing
  const shorter = c.until < until && ({ type: 'VotingCutShort', ballot: c.ballot, until, asked: c.until } as const)
  const window = { from: found.from, until: c.until }
  const tooLong = eachOnce(sheetsOf(found).map(({ policy }) => windowTooLong(policy, window, true)))
  return acceptUnless([alreadyClosed(resolution, c.ballot), shorter, ...tooLong, notYet(c.on, day)], () =>
    VotingExtended(c),
  )
})

const proxyship = {
  ballot: RecordId,
  dwelling: DwellingId,
  proxy: OwnerId,
  /** For whom the proxy works, where a law may bar him for it. */
  staff: optional(oneOf('propertyServiceStaff', 'developerStaff')),
  /** The power of attorney: with name, matter, scope, period and signature. */
  power: optional(Evidence),
  on: CalendarDate,
}

/** An owner had somebody vote for him (委托投票). */
export const ProxyAppointed = fact('ProxyAppointed', proxyship, (convening: Writable<Convening>, e) => {
  const { proxies, principals } = convened(convening, e.ballot)
  const before = lookup(proxies, e.dwelling)
  const left = before && lookup(principals, before.proxy)
  if (before && left) principals[before.proxy] = left.filter((one) => one !== e.dwelling)
  proxies[e.dwelling] = { proxy: e.proxy, on: e.on, written: e.power !== undefined }
  entryOf(principals, e.proxy, () => []).push(e.dwelling)
})
export type ProxyAppointed = EventIn<typeof ProxyAppointed>

/**
 * Appoints a proxy. Refused under any law of the ballot that allows none, wants a written power, bars his employer's staff
 * or limits for how many he may stand.
 *
 * @remarks Civil Code arts 161 and 165; limits such as three (潍坊市物业管理条例 art. 32) are local.
 */
export const appointProxy = rule('AppointProxy', proxyship, ({ vote, convening, resolution }: Reads, c, day: Today) => {
  const found = lookup(vote.ballots, c.ballot)
  if (!found) return refuse(notOpened(c.ballot))
  const { proxies, principals } = convenedFor(convening, c.ballot)
  const before = lookup(proxies, c.dwelling)
  const appointed = { proxy: c.proxy, on: c.on, written: c.power !== undefined }
  if (isSame(before, appointed)) return nothing
  const others = (lookup(principals, c.proxy) ?? []).filter((one) => one !== c.dwelling)
  const asked = { written: appointed.written, principals: others.length + 1, ...(c.staff && { staff: c.staff }) }
  return acceptUnless(
    [
      alreadyClosed(resolution, c.ballot),
      notOnRoll(c.ballot, sheetsOf(found), c.dwelling),
      ...eachOnce(sheetsOf(found).flatMap(({ policy }) => proxyRefused(policy, asked))),
      notYet(c.on, day),
    ],
    () => ProxyAppointed(c),
  )
})

/** Convening (召集表决): owners are told what is voted on and until when, and may send somebody else. */
export const convening = stage(
  'convening',
  noConvening,
  [NoticeGiven, VotingExtended, ProxyAppointed],
  [giveNotice, extendVoting, appointProxy],
)
