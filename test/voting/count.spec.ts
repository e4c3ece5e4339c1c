import { describe, expect, it } from 'vitest'
import { Ballot } from '../../src/voting/ballots.ts'
import { countVotes, withBallot, type Poll } from '../../src/voting/count.ts'
import { explainVote, witnessesOf } from '../../src/voting/explain.ts'
import { VotingPolicy } from '../../src/voting/policy.ts'
import { freezeRoll, RollRow } from '../../src/voting/roll.ts'
import { day, decoded } from '../vocabulary/decoded.ts'
import { right } from './generated.ts'
import { ballotsOf, counted, law, poll, units } from './polls.ts'

const on = '2022-05-01'
const special = 'cn/civil-code-278/special'
const row = (value: object): RollRow => decoded(RollRow, value)
const problemsIn = (rows: readonly RollRow[]) => {
  const frozen = freezeRoll(rows, day(on))
  return frozen._tag === 'Left' ? frozen.left.problems : []
}
const refusedFor = (asked: Poll) => {
  const answer = countVotes(asked)
  return answer._tag === 'Left' ? answer.left.problems : []
}
const ballot = (dwelling: string, choice: string, at = '2022-04-20'): Ballot =>
  decoded(Ballot, { dwelling, choice, on: at })

describe('A roll', () => {
  it('tells everything that is wrong with it at once, with its rows', () => {
    const rows = [
      row({ dwelling: 'd-1', area: 5000, owners: ['o-1'] }),
      row({ dwelling: 'd-2', area: 0, owners: ['o-2'] }),
      row({ area: 5000, owners: ['o-3'] }),
      row({ dwelling: 'd-1', area: 5000, owners: [] }),
      row({ dwelling: 'd-5', area: 5000, owners: ['o-5', 'o-5'] }),
    ]
    expect(problemsIn(rows)).toEqual([
      { type: 'NoArea', rows: [2], dwelling: 'd-2' },
      { type: 'OwnerWithoutDwelling', rows: [3] },
      { type: 'DwellingWithoutOwner', rows: [4], dwelling: 'd-1' },
      { type: 'OwnerTwiceInRow', rows: [5], dwelling: 'd-5' },
      { type: 'DwellingTwice', rows: [1, 4], dwelling: 'd-1' },
    ])
  })

  it('of no dwellings is none', () => {
    expect(problemsIn([])).toEqual([{ type: 'EmptyRoll', rows: [] }])
  })

  it('that cannot be added up exactly is none', () => {
    expect(problemsIn(units(10_000, () => ({ area: 1e12 })))).toEqual([{ type: 'TooMuchToAdd', rows: [] }])
  })

  it('lacks what a law weighs and it does not say', () => {
    const rows = units(2, (n) => (n === 1 ? {} : { share: 0 }))
    expect(refusedFor(poll('fr/loi-1965/25', rows, [], on))).toEqual([
      { type: 'WeightMissing', weight: 'share', dwellings: ['d-2'] },
    ])
  })

  it('of several buildings is not the roll of a vote of one', () => {
    const rows = units(4, (n) => ({ building: `b-${n % 2}` }))
    expect(refusedFor(poll('sg/hip', rows, [], on))).toEqual([
      { type: 'SeveralPlaces', scope: 'building', places: ['b-1', 'b-0'] },
    ])
  })

  it('that does not say where some dwellings are cannot be asked building by building', () => {
    const rows = units(3, (n) => (n === 3 ? {} : { building: 'b-1' }))
    expect(refusedFor(poll('kr/reconstruction', rows, [], '2025-06-01'))).toEqual([
      { type: 'PlaceMissing', of: 'building', dwellings: ['d-3'] },
    ])
  })
})

describe('Heads under the Civil Code', () => {
  const heads = (rows: readonly RollRow[], id = special) =>
    counted(poll(id, rows, [], on)).conditions.find(({ weight }) => weight === 'head')?.of

  it('are one for an owner of several dwellings, whose areas all count', () => {
    const rows = units(4, (n) => (n <= 2 ? { owners: ['o-1'] } : {}))
    const { conditions } = counted(poll(special, rows, ballotsOf({ for: 2 }), on))
    expect(conditions.slice(0, 2).map(({ weight, reached, of }) => [weight, reached, of])).toEqual([
      ['area', 10_000, 20_000],
      ['head', 1, 3],
    ])
  })

  it('are one for co-owners together, and another for one of them alone', () => {
    expect(heads(units(2, (n) => ({ owners: n === 1 ? ['o-1', 'o-2'] : ['o-2', 'o-1'] })))).toBe(1)
    expect(heads(units(2, (n) => ({ owners: n === 1 ? ['o-1', 'o-2'] : ['o-1'] })))).toBe(2)
  })

  it('are one for a developer with thirty unsold dwellings, and one for a unit that still owns public housing', () => {
    const held = (kind: string) => units(40, (n) => (n > 10 ? { owners: ['company'], held: kind } : {}))
    expect(heads(held('developer'))).toBe(11)
    expect(heads(held('publicHousing'))).toBe(11)
  })

  it('of an owner who says yes for one dwelling and no for another takes part and agrees to nothing', () => {
    const rows = units(3, (n) => (n <= 2 ? { owners: ['o-1'] } : {}))
    const ballots = [ballot('d-1', 'for'), ballot('d-2', 'against'), ballot('d-3', 'for')]
    const { conditions } = counted(poll(special, rows, ballots, on))
    expect(conditions.filter(({ weight }) => weight === 'head').map(({ reached, of }) => [reached, of])).toEqual([
      [2, 2],
      [1, 2],
    ])
  })
})

describe('Ballots', () => {
  it('count as last given, whatever their order', () => {
    const ballots = [ballot('d-1', 'for', '2022-04-21'), ballot('d-1', 'against', '2022-04-20'), ballot('d-2', 'for')]
    expect(counted(poll(special, units(2), ballots, on)).conditions.at(-1)).toMatchObject({ reached: 2, met: true })
  })

  it('of one day count as the one that was entered later', () => {
    const ballots = [ballot('d-1', 'for'), ballot('d-2', 'for'), ballot('d-1', 'against')]
    expect(counted(poll(special, units(2), ballots, on)).conditions.at(-1)).toMatchObject({ reached: 1, met: false })
  })

  it('are refused from outside the roll and after the day of the count, each with its place', () => {
    const ballots = [ballot('d-1', 'for'), ballot('d-9', 'for'), ballot('d-2', 'for', '2022-05-02')]
    expect(refusedFor({ ...poll(special, units(2), ballots, on), delivered: ['d-8' as never] })).toEqual([
      { type: 'NotOnRoll', list: 'ballots', at: 1, dwelling: 'd-9' },
      { type: 'NotOnRoll', list: 'delivered', at: 0, dwelling: 'd-8' },
      { type: 'BallotAfterCount', at: 2, dwelling: 'd-2', on: '2022-05-02', counted: on },
    ])
  })

  it('of somebody whom the law gives no vote are refused', () => {
    const rows = units(2, (n) => (n === 1 ? { standing: 'notCitizen' } : {}))
    expect(refusedFor(poll('sg/hip', rows, [ballot('d-1', 'for')], on))).toEqual([
      { type: 'NotInElectorate', list: 'ballots', at: 0, dwelling: 'd-1' },
    ])
  })

  it('may not be changed where the law does not let them', () => {
    const policy = decoded(VotingPolicy, { ...law(special), changeOfVote: 'refused' })
    const ballots = [ballot('d-1', 'for'), ballot('d-1', 'for'), ballot('d-1', 'against')]
    expect(refusedFor({ ...poll(special, units(2), ballots, on), policy })).toEqual([
      { type: 'VoteMayNotChange', at: 2, dwelling: 'd-1', policy: special },
    ])
  })

  it('are not counted under a law that is not in force', () => {
    expect(refusedFor(poll(special, units(2), [], '2020-12-31'))).toEqual([
      { type: 'PolicyNotInForce', policy: special, on: '2020-12-31', validFrom: '2021-01-01' },
    ])
  })
})

describe('Silence', () => {
  const delivered = units(129).map(({ dwelling }) => dwelling as never)
  const silent = (silence: Poll['silence'], warned: boolean, said: Parameters<typeof ballotsOf>[0]) =>
    ({ ...poll(special, units(129), ballotsOf(said), on), delivered, warned, ...(silence && { silence }) }) as Poll

  it('counts as nothing unless the owners agreed otherwise', () => {
    expect(counted(silent(undefined, true, { for: 85 })).passed).toBe(false)
  })

  it('takes part where they agreed so, and then counts against what must be reached', () => {
    expect(counted(silent('participates', true, { for: 97 })).passed).toBe(true)
    expect(counted(silent('participates', true, { for: 96 })).passed).toBe(false)
  })

  it('follows the majority where they agreed so, every ballot was delivered and the owners were warned', () => {
    expect(counted(silent('follows-majority', true, { for: 2, against: 1 })).passed).toBe(true)
    expect(counted(silent('follows-majority', true, { for: 1, against: 1 })).passed).toBe(false)
    expect(counted(silent('follows-majority', false, { for: 2, against: 1 })).passed).toBe(false)
  })

  it('of a dwelling that no ballot reached counts for nothing', () => {
    const reached = (count: number) => ({
      ...silent('follows-majority', true, { for: 2 }),
      delivered: delivered.slice(0, count),
    })
    expect(counted(reached(86)).passed).toBe(true)
    expect(counted(reached(85)).passed).toBe(false)
  })

  it('cannot be agreed to mean what the law does not leave to the owners', () => {
    expect(refusedFor(silent('against', true, {}))).toEqual([
      {
        type: 'SilenceNotLeftToOwners',
        policy: special,
        silence: 'against',
        ownersMayAgree: ['none', 'participates', 'follows-majority'],
      },
    ])
  })
})

describe('A vote explained', () => {
  it('says how many further votes would carry it and whose they might be', () => {
    const rows = units(129, (n) => ({ area: n === 129 ? 50_000 : 5000 }))
    const { vote } = counted(poll(special, rows, ballotsOf({ for: 60 }), on))
    const explained = explainVote(vote)
    expect(explained).toMatchObject({
      passed: false,
      canStillPass: true,
      fewestFurtherVotes: { votes: 26, exact: true },
    })
    expect(witnessesOf(vote)).toContain('d-129')
    expect(JSON.stringify(explained)).not.toContain('d-129')
  })

  it('says that it can no longer pass', () => {
    const { vote } = counted(
      poll('cn/property-law-76/special', units(3), ballotsOf({ against: 2 }, '2019-05-20'), '2019-06-01'),
    )
    const explained = explainVote(vote)
    expect(explained).toMatchObject({ passed: false, canStillPass: false, canStillFail: true })
    expect(explained.fewestFurtherVotes).toBeUndefined()
  })

  it('says that nothing can bring it down any more, and what withdrawals would undo', () => {
    const rows = units(4)
    const old = 'cn/property-law-76/ordinary'
    const told = explainVote(counted(poll(old, rows, ballotsOf({ for: 4 }, '2019-05-20'), '2019-06-01')).vote)
    expect(told).toMatchObject({ passed: true, canStillFail: false, withdrawals: { undoing: 2, exact: false } })
  })

  it('marks a bound as a bound where every building is asked', () => {
    const rows = units(20, (n) => ({ building: `b-${n % 2}` }))
    const { vote } = counted(poll('kr/reconstruction', rows, [], '2025-06-01'))
    expect(explainVote(vote).fewestFurtherVotes).toEqual({ votes: 14, exact: false })
  })

  it('marks a bound as a bound where owners of several dwellings stand differently', () => {
    const base = law('cn/civil-code-278/special')
    const asked = (conditions: unknown, silence: unknown = base.silence) =>
      decoded(VotingPolicy, { ...base, conditions, silence })
    const share = (numerator: number, denominator: number) => ({ numerator, denominator })
    const approval = (weight: string, of: string, least: object) =>
      ({ about: 'approval', weight, base: of, threshold: { kind: 'atLeast', share: least }, of: 'whole' }) as const
    const fewest = (
      policy: VotingPolicy,
      rows: readonly RollRow[],
      ballots: readonly Ballot[],
      delivered: readonly string[],
    ) =>
      explainVote(
        counted({ ...poll(special, rows, ballots, on), policy, warned: true, delivered: delivered as never }).vote,
      ).fewestFurtherVotes

    const areas = [60, 50, 100]
    const mixed = units(3, (n) => ({ area: areas[n - 1], owners: [n === 3 ? 'o-3' : 'o-1'] }))
    const nineTenths = [approval('area', 'participating', share(9, 10)), approval('head', 'all', share(1, 100))]
    const takesPart = { ...base.silence, unlessAgreed: 'participates' }
    // The dwelling that was reached would do alone, though another one is larger.
    expect(fewest(asked(nineTenths, takesPart), mixed, [ballot('d-3', 'for')], ['d-2'])).toEqual({
      votes: 2,
      exact: false,
    })

    const opposed = { about: 'opposition', weight: 'head', base: 'cast', atMost: share(0, 1), of: 'whole' }
    const rows = units(4, (n) => ({ area: n * 10, owners: [n <= 2 ? 'o-1' : 'o-2'] }))
    const said = [ballot('d-1', 'against'), ballot('d-4', 'for')]
    // The other dwelling of the owner who said no would do alone.
    expect(fewest(asked([opposed, approval('area', 'all', share(1, 100))]), rows, said, [])).toEqual({
      votes: 2,
      exact: false,
    })
  })

  it('offers France the bridge once a third of all is in favour, and not before', () => {
    const bridge = (votes: number) =>
      explainVote(counted(poll('fr/loi-1965/25', units(129), ballotsOf({ for: votes, against: 20 }), on)).vote)
        .fallbacks
    expect(bridge(43)).toMatchObject([{ kind: 'bridge', open: true, conditions: [{ met: true }] }])
    expect(bridge(42)).toMatchObject([{ kind: 'bridge', open: false }])
  })

  it('offers Taiwan a second call when too few came, and not when they came and disagreed', () => {
    const second = (said: Parameters<typeof ballotsOf>[0]) =>
      explainVote(counted(poll('tw/condominium/major', units(129), ballotsOf(said), on)).vote).fallbacks[0]
    expect(second({ for: 20, against: 13 })).toMatchObject({
      open: true,
      conditions: [{ met: true }, { met: true }, { met: true }, { met: true }],
    })
    expect(second({ for: 20, against: 12 })).toMatchObject({
      open: true,
      conditions: [{ met: false }, { met: false }, { met: true }, { met: true }],
    })
    expect(second({ for: 50, against: 40 })).toMatchObject({ open: false })
  })

  it('names the trap of a quorum: whoever is against does more by staying at home', () => {
    const short = counted(poll(special, units(129), ballotsOf({ for: 85 }), on))
    expect(short.passed).toBe(false)
    const against = withBallot(short.vote, { dwelling: 'd-129' as never, choice: 'against' })
    const told = explainVote(against)
    expect(told.passed).toBe(true)
    expect(told.traps.map(({ weight }) => weight)).toEqual(['area', 'head'])
  })

  it('knows no trap under the law of 2007, which asked all', () => {
    expect(explainVote(counted(poll('cn/property-law-76/special', units(3), [], '2019-06-01')).vote).traps).toEqual([])
  })

  it('leaves the vote that it is asked about as it was', () => {
    const { vote } = counted(poll(special, units(5), ballotsOf({ for: 2 }), on))
    const before = structuredClone(vote)
    explainVote(vote)
    withBallot(vote, { dwelling: 'd-5' as never, choice: 'for' })
    expect(vote).toEqual(before)
  })
})

describe('A roll of 5,000 dwellings', () => {
  it('is explained in moments', { timeout: 5000 }, () => {
    const rows = units(5000, (n) => ({ building: `b-${n % 50}`, area: 4000 + n, owners: [`o-${n % 4900}`] }))
    const { vote } = counted(poll(special, rows, ballotsOf({ for: 2000, against: 100 }), on))
    expect(explainVote(vote).fewestFurtherVotes?.exact).toBe(true)
    expect(right(countVotes(poll('kr/reconstruction', rows, [], '2025-06-01'))).passed).toBe(false)
  })
})
