import { twoDecimals } from '../amount.ts'
import type { VoteLanguage, VoteRefusals } from '../voteLanguage.ts'

const weight: VoteLanguage['weight'] = {
  head: 'heads',
  area: 'area',
  share: 'shares',
  dwelling: 'dwellings',
  landArea: 'land area',
  household: 'households',
}

const means = {
  none: 'counts as nothing',
  against: 'counts as against',
  participates: 'takes part without an opinion',
  'follows-majority': 'goes with the majority',
} as const

const votes = (count: number): string => `${count} further ${count === 1 ? 'vote' : 'votes'}`

/** The vote in English. */
export const voteEn: VoteLanguage = {
  headings: ['Asked', 'Where', 'By', 'Of', 'Needed', 'Reached', 'Missing', 'Met'],
  about: { participation: 'take part', approval: 'in favour', opposition: 'at most against', inPerson: 'in person' },
  weight,
  base: { all: 'all', participating: 'those taking part', cast: 'votes cast', present: 'those present' },
  amount: (by, amount) => {
    if (by !== 'area' && by !== 'landArea') return String(amount)
    return `${twoDecimals(amount)} m²`
  },
  of: (base, amount) => `${base}: ${amount}`,
  met: (met) => (met ? 'yes' : 'no'),
  whole: 'everywhere',
  outcome: (passed) => (passed ? 'The motion has passed.' : 'The motion has not passed.'),
  basis: (basis, verified) => `By: ${basis}${verified ? '' : ' [not verified against the text]'}.`,
  silence: ({ means: kind, unanswered, counted, asks }, majority) => {
    const asked = asks.map((one) => (one === 'warning' ? 'a warning' : 'proof of delivery')).join(' and ')
    const side = majority === 'none' ? 'there is no majority to follow' : `the majority is ${majority}`
    const which = kind === 'follows-majority' ? `; ${side}` : ''
    if (kind === 'none') return `${unanswered} have not answered; silence ${means.none}.`
    const condition = asks.length === 0 ? '' : ` (it asks for ${asked})`
    return `${unanswered} have not answered; silence ${means[kind]}${condition}: so it is with ${counted} of them${which}.`
  },
  chances: ({ passed, canStillPass, canStillFail, fewestFurtherVotes: fewest }) => {
    if (passed)
      return canStillFail ? 'The votes still out could bring it down.' : 'No vote still out can bring it down.'
    if (!canStillPass || fewest === undefined) return 'It can no longer pass, even if all the rest vote for it.'
    return fewest.exact
      ? `At least ${votes(fewest.votes)} in favour ${fewest.votes === 1 ? 'is' : 'are'} needed, and that many can carry it.`
      : `At most ${votes(fewest.votes)} in favour carry it; fewer may do.`
  },
  withdrawals: ({ undoing, exact }) =>
    exact
      ? 'One vote withdrawn can undo it.'
      : `The withdrawal of the ${undoing} largest votes in favour would undo it.`,
  trap: ({ about, weight: by }) =>
    about === 'inPerson'
      ? 'Beware: whoever is against does more by not coming than by coming to vote no.'
      : `Beware: enough must take part by ${weight[by]}, so whoever is against may do more by staying away than by voting no.`,
  fallback: ({ kind, open, afterDays = 0 }) => {
    if (kind === 'again') return `The same may be put to the vote again after ${afterDays} days.`
    const what =
      kind === 'bridge' ? 'A second vote at once, under easier conditions,' : 'A second meeting with an easier rule'
    return `${what} ${open ? 'is open' : 'is not open'}.`
  },
  consequence: ({ pays, everybodyPaysUnder, compulsory }) => {
    const paid = { notSaid: '', everybody: ' Everybody pays.', thoseInFavour: ' Those in favour pay.' }[pays]
    const unless =
      everybodyPaysUnder === undefined ? '' : ` Everybody pays if it is carried under ${everybodyPaysUnder} too.`
    return `${compulsory ? 'It binds those who said no as well.' : 'It binds only those who agreed.'}${paid}${unless}`
  },
}

const all = (ids: readonly string[]): string => ids.join(', ')
const staff = { propertyServiceStaff: 'of the property service', developerStaff: 'of the developer' }

/** What the stages of the owners' vote refuse, in English. */
export const voteRefusalsEn: VoteRefusals = {
  BallotAlreadyClosed: (r) => `ballot ${r.ballot} was closed on ${r.on}; what was counted is locked`,
  BallotNotClosed: (r) => `ballot ${r.ballot} has not been closed`,
  BallotNotOpened: (r) => `no ballot ${r.ballot} was opened`,
  ChallengedTooLate: (r) =>
    `${r.policy} gives ${r.months} months to go to court, until ${r.last}; it was asked on ${r.filedOn}`,
  DisplayNotOver: (r) => `by ${r.policy} the result is displayed until ${r.until}, which ${r.on} is not after`,
  ElectorateRefused: (r) =>
    `the roll cannot be counted for ${r.matter}: ${r.problems
      .map((p) => {
        if (p.type === 'WeightMissing') return `${weight[p.weight]} missing for ${all(p.dwellings)}`
        if (p.type === 'PlaceMissing') return `no ${p.of} named for ${all(p.dwellings)}`
        return p.type === 'SeveralPlaces' ? `more than one ${p.scope}: ${all(p.places)}` : 'nobody may vote'
      })
      .join('; ')}`,
  MatterNotAnnounced: (r) => `no notice named ${r.matter}`,
  MatterNotOnBallot: (r) => `${r.matter} is not put to the vote in ballot ${r.ballot}`,
  MatterTwice: (r) => `${r.matter} is put to the vote twice`,
  MotionCarried: (r) => `the motion on ${r.matter} in ballot ${r.ballot} was carried`,
  MotionNotCarried: (r) =>
    `the motion on ${r.matter} is not carried under ${r.policy}: ${r.unmet
      .map((one) => {
        const amount = (value: number): string => voteEn.amount(one.weight, value)
        return `${voteEn.about[one.about]} by ${weight[one.weight]} ${amount(one.reached)} of ${amount(one.needed)}`
      })
      .join('; ')}`,
  NoLawForMatter: (r) => `no law of consent was adopted for ${r.matter} that governs ${r.on}`,
  NoProxyAppointed: (r) => `${r.proxy} was not appointed to vote for dwelling ${r.dwelling}`,
  NotOnRoll: (r) => `dwelling ${r.dwelling} has no vote in ballot ${r.ballot}`,
  AnnulledBeforeAdopted: (r) =>
    `the resolution of ballot ${r.ballot} on ${r.matter} cannot have been annulled on ${r.on}: it was adopted on ${r.adopted}`,
  NothingResolved: (r) => `no resolution on ${r.matter} was adopted in ballot ${r.ballot}`,
  NoticeTooShort: (r) => `${r.policy} asks for ${r.needed} days' notice of ${r.matter}; there were at most ${r.given}`,
  ObjectionUpheld: (r) => `objections to ballot ${r.ballot} were upheld: ${all(r.objections)}`,
  ObjectionsOpen: (r) => `objections to ballot ${r.ballot} are not settled: ${all(r.objections)}`,
  OtherSchemeVersion: (r) =>
    `ballot ${r.ballot} is on version ${r.needed} of the scheme, the vote on version ${r.given}`,
  PowerOfAttorneyMissing: (r) => `${r.policy} asks for a power of attorney in writing`,
  ProxiesNotAllowed: (r) => `${r.policy} allows no proxies`,
  ProxyBarred: (r) => `${r.policy} bars staff ${staff[r.staff as keyof typeof staff]} as proxies`,
  ProxyOverLimit: (r) => `under ${r.policy} one proxy stands for at most ${r.most}; it would be ${r.principals}`,
  ResultNotPublished: (r) => `the result of ballot ${r.ballot} has not been published`,
  RollFrozenTooLate: (r) => `voting begins on ${r.from}, and the roll would be that of ${r.rollOn}`,
  RollRefused: (r) =>
    `the roll cannot be frozen: ${r.problems.map((p) => `${p.type} in rows ${all(p.rows.map(String))}`).join('; ')}`,
  SilenceNotLeftToOwners: (r) =>
    `${r.policy} does not leave it to the owners that silence ${means[r.silence]}; they may agree ${all(r.ownersMayAgree) || 'nothing'}`,
  VoteMayNotChange: (r) => `under ${r.policy} the vote of dwelling ${r.dwelling} may not be changed`,
  VoteOutsideWindow: (r) => `voting lasts from ${r.from} to ${r.until}; the vote is of ${r.on}`,
  VotingBeginsTooEarly: (r) => `voting would begin on ${r.from}, before the ballot is opened on ${r.on}`,
  VotingCutShort: (r) => `voting on ballot ${r.ballot} lasts until ${r.until} and cannot be cut to ${r.asked}`,
  VotingNotOver: (r) => `voting on ballot ${r.ballot} lasts until ${r.until}; ${r.on} is too early`,
  WindowEndsBeforeItBegins: (r) => `voting would end on ${r.until}, before it begins on ${r.from}`,
  WindowTooLong: (r) => `under ${r.policy} voting lasts at most ${r.most} days; it would be ${r.days}`,
}
