import { describe, it } from 'vitest'
import { adoptVotingPolicy, castVote, deliverBallot, openBallot, voidVote } from '../../src/stages/vote/vote.ts'
import {
  adopted,
  ballotOpened,
  days,
  delivered,
  given,
  lawOf,
  matter,
  noticed,
  said,
  settled,
  special,
  voting,
} from './ballotHistories.ts'
import { evidence } from './histories.ts'

const asked = { ...days, matters: [{ matter }] } as const
const closedThen = { type: 'BallotAlreadyClosed', ballot: 'v-1', on: '2022-04-01' } as const
const vote = {
  ballot: 'v-1',
  matter,
  scheme: 1,
  dwelling: 'd-1',
  choice: 'for',
  channel: 'paper',
  on: '2022-03-10',
} as const
const closing = {
  type: 'BallotClosed',
  ballot: 'v-1',
  communities: ['A'],
  scheme: 1,
  results: [
    {
      matter,
      policy: special.head.id,
      passed: true,
      conditions: [
        { about: 'approval', weight: 'head', base: 'all', of: 4, needed: 3, reached: 3, missing: 0, met: true },
      ],
      opens: ['G4'],
    },
  ],
  on: '2022-04-01',
} as const

describe('Adopting a voting policy', () => {
  it('puts the law on record by value, and is already so when that was done', () => {
    const command = adoptVotingPolicy({ policy: special, on: '2022-01-03' })
    given(...settled())
      .when(command)
      .records(adopted())
    given(...settled(), adopted())
      .when(command)
      .isAlreadySo()
  })

  it('is refused before the renovation is opened', () => {
    given()
      .when(adoptVotingPolicy({ policy: special, on: '2022-01-03' }))
      .isRefusedWith({ type: 'RenovationNotOpened' })
  })

  it('is malformed with a law that contradicts itself, at its place', () => {
    const [first, ...rest] = special.conditions
    const policy = { ...special, conditions: [...(first ? [first, first] : []), ...rest] }
    given(...settled())
      .when(adoptVotingPolicy({ policy, on: '2022-01-03' }))
      .isMalformedAt('policy', 'conditions', 1)
    const ends = { ...special, head: { ...special.head, validTo: '2020-12-31' } }
    given(...settled())
      .when(adoptVotingPolicy({ policy: ends, on: '2022-01-03' }))
      .isMalformedAt('policy', 'head', 'validTo')
  })
})

describe('Opening a ballot', () => {
  it('freezes the roll as registered on its day, with the law by value', () => {
    given(...settled(), adopted())
      .when(openBallot(asked))
      .records(ballotOpened())
    given(...settled(), adopted(), ballotOpened())
      .when(openBallot(asked))
      .isAlreadySo()
  })

  it('leaves out a dwelling that came on record later', () => {
    const late = {
      type: 'DwellingRegistered',
      dwelling: 'd-9',
      area: 9000,
      owners: ['o-9'],
      building: 'b-1',
      on: '2022-02-02',
    }
    given(...settled(), late, adopted())
      .when(openBallot(asked))
      .records(ballotOpened())
  })

  it('is refused under an id that stands for another ballot', () => {
    given(...voting())
      .when(openBallot({ ...asked, until: '2022-04-30' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'ballot', key: 'v-1' })
  })

  it('is refused without a law for the matter on that day', () => {
    given(...settled(), adopted())
      .when(openBallot({ ...days, matters: [{ matter: 'fund/use' }] }))
      .isRefusedWith({ type: 'NoLawForMatter', matter: 'fund/use', on: '2022-02-01' })
    given(...settled(), adopted(lawOf('cn/property-law-76/special')))
      .when(openBallot(asked))
      .isRefusedWith({ type: 'NoLawForMatter', matter, on: '2022-02-01' })
  })

  it('is refused with a meaning of silence that the law does not leave to the owners', () => {
    given(...settled(), adopted())
      .when(openBallot({ ...days, matters: [{ matter, silence: 'against' }] }))
      .isRefusedWith({
        type: 'SilenceNotLeftToOwners',
        policy: special.head.id,
        silence: 'against',
        ownersMayAgree: ['none', 'participates', 'follows-majority'],
      })
  })

  it('is refused with no dwelling to vote', () => {
    const nobody = { type: 'RollRefused', problems: [{ type: 'EmptyRoll', rows: [] }], matter } as const
    given(...settled(0), adopted())
      .when(openBallot(asked))
      .isRefusedWith(nobody)
  })

  it('is refused where the law weighs what nobody has said', () => {
    const policy = { ...special, conditions: special.conditions.map((one) => ({ ...one, weight: 'share' as const })) }
    const twice = policy.conditions.filter((_, i) => i % 2 === 0)
    given(...settled(2), adopted({ ...policy, conditions: twice }))
      .when(openBallot(asked))
      .isRefusedWith({
        type: 'ElectorateRefused',
        problems: [{ type: 'WeightMissing', weight: 'share', dwellings: ['d-1', 'd-2'] }],
        matter,
      })
  })

  it('is refused with days that cannot be, all named at once', () => {
    given(...settled(), adopted())
      .when(openBallot({ ...asked, rollOn: '2022-03-02', until: '2022-02-28', on: '2022-03-05' }))
      .isRefusedWith(
        { type: 'RollFrozenTooLate', rollOn: '2022-03-02', from: '2022-03-01' },
        { type: 'WindowEndsBeforeItBegins', from: '2022-03-01', until: '2022-02-28' },
        { type: 'VotingBeginsTooEarly', from: '2022-03-01', on: '2022-03-05' },
      )
  })

  it('is refused for longer than the law lets voting last, and not for just so long', () => {
    const policy = { ...special, procedure: { ...special.procedure, window: { days: 31, extensionDays: 90 } } }
    given(...settled(), adopted(policy))
      .when(openBallot(asked))
      .records(ballotOpened(4, policy))
    given(...settled(), adopted(policy))
      .when(openBallot({ ...asked, until: '2022-04-01' }))
      .isRefusedWith({ type: 'WindowTooLong', policy: policy.head.id, most: 31, days: 32 })
  })

  it('is refused with a matter twice and particulars of a dwelling that is not there', () => {
    given(...settled(), adopted())
      .when(openBallot({ ...days, matters: [{ matter }, { matter }], particulars: [{ dwelling: 'd-9', share: 1 }] }))
      .isRefusedWith({ type: 'MatterTwice', matter }, { type: 'NotOnRoll', ballot: 'v-1', dwelling: 'd-9' })
  })
})

describe('Delivering a ballot', () => {
  const command = {
    ballot: 'v-1',
    dwelling: 'd-1',
    means: 'handed',
    warned: true,
    receipt: evidence,
    on: '2022-02-20',
  } as const

  it('puts it on record, and again only when it proves more', () => {
    given(...voting())
      .when(deliverBallot(command))
      .records(delivered('d-1'))
    given(...voting(), delivered('d-1'))
      .when(deliverBallot(command))
      .isAlreadySo()
    given(...voting(), delivered('d-1'))
      .when(deliverBallot({ ...command, warned: false }))
      .isAlreadySo()
    given(...voting(), delivered('d-1', false))
      .when(deliverBallot(command))
      .records(delivered('d-1'))
  })

  it('is refused for a stranger, for a ballot that nobody opened, and once voting has closed', () => {
    given(...voting())
      .when(deliverBallot({ ...command, dwelling: 'd-9' }))
      .isRefusedWith({ type: 'NotOnRoll', ballot: 'v-1', dwelling: 'd-9' })
    given(...settled())
      .when(deliverBallot(command))
      .isRefusedWith({ type: 'BallotNotOpened', ballot: 'v-1' })
    given(...voting(), closing)
      .when(deliverBallot(command))
      .isRefusedWith(closedThen)
  })
})

describe('Casting a vote', () => {
  it('puts it on record, and is already so when it was the last word of that day', () => {
    given(...voting())
      .when(castVote(vote))
      .records(said('d-1'))
    given(...voting(), said('d-1'))
      .when(castVote(vote))
      .isAlreadySo()
    given(...voting(), said('d-1'), said('d-1', 'against'))
      .when(castVote(vote))
      .records(said('d-1'))
    given(...voting(), said('d-1'), said('d-1', 'against', '2022-03-11'))
      .when(castVote(vote))
      .isAlreadySo()
  })

  it('is refused in a ballot that nobody opened and on a matter that it does not put', () => {
    given(...settled())
      .when(castVote(vote))
      .isRefusedWith({ type: 'BallotNotOpened', ballot: 'v-1' })
    given(...voting())
      .when(castVote({ ...vote, matter: 'fund/use' }))
      .isRefusedWith({ type: 'MatterNotOnBallot', ballot: 'v-1', matter: 'fund/use' })
  })

  it('is refused from outside the roll', () => {
    given(...voting())
      .when(castVote({ ...vote, dwelling: 'd-9' }))
      .isRefusedWith({ type: 'NotOnRoll', ballot: 'v-1', dwelling: 'd-9' })
  })

  it('is refused a day early and a day late, and not on the first day and the last', () => {
    const outside = (on: string) =>
      ({ type: 'VoteOutsideWindow', from: '2022-03-01', until: '2022-03-31', on }) as const
    for (const on of ['2022-03-01', '2022-03-31'])
      given(...voting())
        .when(castVote({ ...vote, on }))
        .records(said('d-1', 'for', on))
    for (const on of ['2022-02-28', '2022-04-01'])
      given(...voting())
        .when(castVote({ ...vote, on }))
        .isRefusedWith(outside(on))
  })

  it('may be late by the days that were added', () => {
    const extended = { type: 'VotingExtended', ballot: 'v-1', until: '2022-04-10', on: '2022-03-31' } as const
    given(...voting(), extended)
      .when(castVote({ ...vote, on: '2022-04-10' }))
      .records(said('d-1', 'for', '2022-04-10'))
  })

  it('is refused with fewer days of notice than the law asks, and not with just so many', () => {
    const before = [...settled(), adopted(), ballotOpened()] as const
    const first = { ...vote, on: '2022-03-01' } as const
    given(...before, noticed('2022-02-14'))
      .when(castVote(first))
      .records(said('d-1', 'for', '2022-03-01'))
    given(...before, noticed('2022-02-15'))
      .when(castVote(first))
      .isRefusedWith({ type: 'NoticeTooShort', policy: special.head.id, matter, needed: 15, given: 14 })
    given(...before)
      .when(castVote(first))
      .isRefusedWith({ type: 'MatterNotAnnounced', matter })
  })

  it('is refused on another version of the scheme', () => {
    given(...voting())
      .when(castVote({ ...vote, scheme: 2 }))
      .isRefusedWith({ type: 'OtherSchemeVersion', ballot: 'v-1', needed: 1, given: 2 })
  })

  it('is refused by a proxy whom nobody appointed, and taken from one who was', () => {
    const byProxy = { ...vote, proxy: 'o-2' } as const
    const appointed = {
      type: 'ProxyAppointed',
      ballot: 'v-1',
      dwelling: 'd-1',
      proxy: 'o-2',
      power: evidence,
      on: '2022-02-20',
    } as const
    given(...voting())
      .when(castVote(byProxy))
      .isRefusedWith({ type: 'NoProxyAppointed', ballot: 'v-1', dwelling: 'd-1', proxy: 'o-2' })
    given(...voting(), appointed)
      .when(castVote(byProxy))
      .records({ ...said('d-1'), proxy: 'o-2' })
  })

  it('is refused when it changes a vote that the law does not let change', () => {
    const fixed = { ...special, changeOfVote: 'refused' } as const
    given(...voting(4, fixed), said('d-1', 'against'))
      .when(castVote(vote))
      .isRefusedWith({ type: 'VoteMayNotChange', policy: special.head.id, dwelling: 'd-1' })
  })

  it('is refused once voting has closed', () => {
    given(...voting(), closing)
      .when(castVote(vote))
      .isRefusedWith(closedThen)
  })

  it('is refused before it has happened', () => {
    const until = '2023-01-31'
    given(...settled(), adopted(), { ...ballotOpened(), until }, noticed())
      .when(castVote({ ...vote, on: '2023-01-01' }))
      .isRefusedWith({ type: 'NotYetHappened', on: '2023-01-01', today: '2022-12-31' })
  })

  it('names everything that stands in its way at once', () => {
    given(...settled(), adopted(), ballotOpened())
      .when(castVote({ ...vote, dwelling: 'd-9', scheme: 2, on: '2022-04-01' }))
      .isRefusedWith(
        { type: 'NotOnRoll', ballot: 'v-1', dwelling: 'd-9' },
        { type: 'VoteOutsideWindow', from: '2022-03-01', until: '2022-03-31', on: '2022-04-01' },
        { type: 'MatterNotAnnounced', matter },
        { type: 'OtherSchemeVersion', ballot: 'v-1', needed: 1, given: 2 },
      )
  })
})

describe('Voiding a vote', () => {
  const mistake = { ballot: 'v-1', matter, dwelling: 'd-1', on: '2022-03-10', reason: 'wrongSubject' } as const
  const voided = { type: 'VoteVoided', ...mistake } as const

  it('strikes it out, and is already so when that was done', () => {
    given(...voting(), said('d-1'))
      .when(voidVote(mistake))
      .records(voided)
    given(...voting(), said('d-1'), voided)
      .when(voidVote(mistake))
      .isAlreadySo()
  })

  it('is refused for a vote that is not on record, and once voting has closed', () => {
    given(...voting())
      .when(voidVote(mistake))
      .isRefusedWith({ type: 'NoSuchRecord', record: 'vote', key: `v-1 ${matter} d-1 2022-03-10` })
    given(...voting(), said('d-1'), closing)
      .when(voidVote(mistake))
      .isRefusedWith(closedThen)
  })
})
