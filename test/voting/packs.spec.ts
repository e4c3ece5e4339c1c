import { describe, expect, it } from 'vitest'
import { VotingPolicy } from '../../src/voting/policy.ts'
import { votingPolicies } from '../../src/voting/packs/every.ts'
import { ballotsOf, counted, law, poll, units, type Said } from './polls.ts'

type Case = readonly [dwellings: number, exactly: Said, oneShort: Said]

const day2022 = '2022-05-01'

/** Under each law: so many equal dwellings, votes that are exactly enough, and votes that are one short. */
const vectors: readonly (readonly [id: string, on: string, ...cases: readonly Case[]])[] = [
  [
    'cn/civil-code-278/special',
    day2022,
    [129, { for: 65, against: 21 }, { for: 64, against: 22 }],
    [129, { for: 97, against: 32 }, { for: 96, against: 33 }],
    [129, { for: 86 }, { for: 85 }],
    [6, { for: 3, abstain: 1 }, { for: 3 }],
  ],
  [
    'cn/civil-code-278/ordinary',
    day2022,
    [129, { for: 44, against: 42 }, { for: 43, against: 43 }],
    [129, { for: 65, against: 64 }, { for: 64, against: 65 }],
    [129, { for: 86 }, { for: 85 }],
  ],
  [
    'cn/property-law-76/special',
    '2019-06-01',
    [129, { for: 86 }, { for: 85, against: 44 }],
    [3, { for: 2 }, { for: 1, against: 2 }],
  ],
  ['cn/property-law-76/ordinary', '2019-06-01', [129, { for: 65 }, { for: 64 }], [4, { for: 3 }, { for: 2 }]],
  ['cn/civil-code-278/elevator', day2022, [14, { for: 8, against: 2 }, { for: 7, against: 3 }]],
  ['cn/jinan/elevator', day2022, [14, { for: 10 }, { for: 9, against: 5 }]],
  ['cn/shanghai/public-housing', day2022, [129, { for: 123 }, { for: 122, against: 7 }]],
  ['sg/hip', day2022, [129, { for: 97 }, { for: 96 }], [100, { for: 75 }, { for: 74, against: 26 }]],
  [
    'hk/bmo-344/general',
    day2022,
    [100, { for: 6, against: 4 }, { for: 5, against: 5 }],
    [100, { for: 10 }, { for: 9 }],
  ],
  ['hk/bmo-344/large-scale/before-2025', day2022, [100, { for: 10 }, { for: 9 }]],
  [
    'hk/bmo-344/large-scale',
    '2025-07-13',
    [200, { for: 20, inPerson: 10 }, { for: 20, inPerson: 9 }],
    [3000, { for: 300, inPerson: 100 }, { for: 300, inPerson: 99 }],
  ],
  ['jp/unit-ownership/ordinary', '2026-04-01', [129, { for: 2, against: 1 }, { for: 1, against: 1 }]],
  [
    'jp/unit-ownership/alteration',
    '2026-04-01',
    [129, { for: 49, against: 16 }, { for: 48, against: 17 }],
    [129, { for: 65 }, { for: 64 }],
  ],
  ['jp/unit-ownership/danger-and-barriers', '2026-04-01', [129, { for: 44, against: 21 }, { for: 43, against: 22 }]],
  ['jp/unit-ownership/restoration', '2026-04-01', [129, { for: 44, against: 21 }, { for: 43, against: 22 }]],
  ['jp/unit-ownership/rebuilding', '2026-04-01', [129, { for: 104 }, { for: 103 }]],
  ['jp/unit-ownership/rebuilding-with-ground', '2026-04-01', [129, { for: 97 }, { for: 96 }]],
  ['jp/unit-ownership/alteration/before-2026', '2026-03-31', [129, { for: 97 }, { for: 96 }]],
  ['jp/unit-ownership/rebuilding/before-2026', '2026-03-31', [129, { for: 104 }, { for: 103 }]],
  [
    'tw/condominium/ordinary',
    day2022,
    [129, { for: 33, against: 32 }, { for: 32, against: 33 }],
    [4, { for: 3 }, { for: 2 }],
  ],
  [
    'tw/condominium/major',
    day2022,
    [129, { for: 65, against: 21 }, { for: 64, against: 22 }],
    [129, { for: 86 }, { for: 85 }],
  ],
  ['de/weg-20/1', day2022, [129, { for: 2, against: 1, abstain: 50 }, { for: 1, against: 1, abstain: 50 }]],
  [
    'de/weg-21/2-1',
    day2022,
    [130, { for: 65, against: 32 }, { for: 64, against: 31 }],
    [130, { for: 87, against: 43 }, { for: 80, against: 40 }],
  ],
  ['fr/loi-1965/24', day2022, [129, { for: 2, against: 1 }, { for: 1, against: 1 }]],
  ['fr/loi-1965/25', day2022, [129, { for: 65 }, { for: 64 }]],
  ['fr/loi-1965/26', day2022, [129, { for: 86 }, { for: 85 }]],
  ['us-fl/718.113', day2022, [129, { for: 97 }, { for: 96 }]],
  ['us-fl/718.110', day2022, [129, { for: 86 }, { for: 85 }]],
]

const inBuildings = (size: number) => (number: number) => ({ building: `b-${Math.ceil(number / size)}` })
const voted = (id: string, on: string, rows: ReturnType<typeof units>, said: Said, before = '2019-05-01') =>
  counted(poll(id, rows, ballotsOf(said, before), on)).passed

describe.for(vectors)('Under %s on %s', ([id, on, ...cases]) => {
  it.for(cases)('of %i dwellings %o is enough and %o is not', ([dwellings, exactly, oneShort]) => {
    expect(voted(id, on, units(dwellings), exactly)).toBe(true)
    expect(voted(id, on, units(dwellings), oneShort)).toBe(false)
  })
})

describe('In Korea', () => {
  // Ten buildings of ten: 70 in favour are enough only if every building has more than five of them.
  const rows = units(100, inBuildings(10))
  const perBuilding = (favours: readonly number[]) =>
    favours.flatMap((count, building) => ballotsOf({ for: count }, '2022-04-20', building * 10))
  const passes = (id: string, on: string, favours: readonly number[]) =>
    counted(poll(id, rows, perBuilding(favours), on)).passed

  it('reconstruction asks 70 % of owners and land, and more than half of each building', () => {
    const on = '2025-06-01'
    expect(passes('kr/reconstruction', on, [10, 10, 6, 6, 6, 6, 6, 6, 7, 7])).toBe(true)
    expect(passes('kr/reconstruction', on, [10, 9, 6, 6, 6, 6, 6, 6, 7, 7])).toBe(false)
    expect(passes('kr/reconstruction', on, [10, 10, 10, 10, 10, 10, 10, 10, 10, 5])).toBe(false)
  })

  it('leaves out buildings of up to five owners and takes all shops for one building', () => {
    const passesIn = (size: number, use?: string) => {
      const some = units(100, (n) =>
        n > 100 - size ? { building: 'b-last', ...(use && { use }) } : { building: 'b-1' },
      )
      return counted(poll('kr/reconstruction', some, ballotsOf({ for: 100 - size }), '2025-06-01')).passed
    }
    expect(passesIn(5)).toBe(true)
    expect(passesIn(6)).toBe(false)
    const shops = units(100, (n) => (n > 94 ? { building: `b-${n}`, use: 'shop' } : { building: 'b-1' }))
    const { passed, conditions } = counted(poll('kr/reconstruction', shops, ballotsOf({ for: 94 }), '2025-06-01'))
    expect(passed).toBe(false)
    expect(conditions.filter(({ met }) => !met)).toEqual([
      {
        about: 'approval',
        weight: 'head',
        base: 'all',
        group: 'shops',
        of: 6,
        needed: 4,
        reached: 0,
        missing: 4,
        met: false,
      },
    ])
  })

  it('asked three quarters before 2025', () => {
    expect(passes('kr/reconstruction/before-2025', '2024-12-31', [10, 10, 7, 7, 7, 7, 7, 7, 7, 6])).toBe(true)
    expect(passes('kr/reconstruction/before-2025', '2024-12-31', [10, 10, 7, 7, 7, 7, 7, 7, 6, 6])).toBe(false)
  })

  it('a remodelling association asks two thirds and more than half, its permit three quarters and half of each building', () => {
    const association = 'kr/remodelling/association'
    expect(passes(association, '2022-05-01', [10, 6, 6, 6, 6, 6, 6, 6, 6, 9])).toBe(true)
    expect(passes(association, '2022-05-01', [10, 6, 6, 6, 6, 6, 6, 6, 6, 8])).toBe(false)
    expect(passes(association, '2022-05-01', [10, 10, 10, 10, 10, 10, 10, 10, 10, 5])).toBe(false)
    const permit = 'kr/remodelling/permit'
    expect(passes(permit, '2022-05-01', [10, 10, 10, 10, 10, 5, 5, 5, 5, 5])).toBe(true)
    expect(passes(permit, '2022-05-01', [10, 10, 10, 10, 9, 5, 5, 5, 5, 5])).toBe(false)
    expect(passes(permit, '2022-05-01', [10, 10, 10, 10, 10, 10, 10, 10, 10, 4])).toBe(false)
  })
})

describe('A whole estate in Japan', () => {
  const rows = units(90, inBuildings(9))
  const passes = (against: number) => {
    const opposed = ballotsOf({ against }, '2022-04-20', 0)
    const rest = ballotsOf({ for: 90 - 9 }, '2022-04-20', 9)
    return counted(poll('jp/unit-ownership/estate', rows, [...opposed, ...rest], '2026-04-01')).passed
  }

  it('is not rebuilt when more than a third of one building opposes it', () => {
    expect(passes(3)).toBe(true)
    expect(passes(4)).toBe(false)
  })
})

describe('In Japan an owner whom a court found untraceable', () => {
  const rows = units(10, (n) => (n === 10 ? { standing: 'untraceable' } : {}))

  it('is left out of the base since April 2026', () => {
    expect(voted('jp/unit-ownership/rebuilding', '2026-04-01', rows, { for: 8 })).toBe(true)
    expect(voted('jp/unit-ownership/rebuilding', '2026-04-01', rows, { for: 7 })).toBe(false)
    const { conditions } = counted(poll('jp/unit-ownership/rebuilding', rows, ballotsOf({ for: 7 }), '2026-04-01'))
    expect(conditions.map(({ of }) => of)).toEqual([9, 9])
  })

  it('stood in it as somebody against before', () => {
    const { conditions } = counted(
      poll('jp/unit-ownership/rebuilding/before-2026', rows, ballotsOf({ for: 8 }, '2019-05-01'), '2026-03-31'),
    )
    expect(conditions.map(({ of, needed }) => [of, needed])).toEqual([
      [10, 8],
      [10, 8],
    ])
  })
})

describe('In Singapore a household without a citizen', () => {
  it('has no vote and is not in the base', () => {
    const rows = units(8, (n) => (n > 4 ? { standing: 'notCitizen' } : {}))
    expect(voted('sg/hip', '2022-05-01', rows, { for: 3 })).toBe(true)
    expect(voted('sg/hip', '2022-05-01', rows, { for: 2 })).toBe(false)
  })
})

describe('The packs', () => {
  it('have each policy once, with its source', () => {
    const ids = votingPolicies.map(({ head }) => head.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(votingPolicies.filter(({ head }) => head.basis.length < 20)).toEqual([])
  })

  it('have test vectors for every policy', () => {
    const elsewhere = ['kr/reconstruction', 'kr/reconstruction/before-2025', 'kr/remodelling/association']
    const tested = new Set([
      ...vectors.map(([id]) => id),
      ...elsewhere,
      'kr/remodelling/permit',
      'jp/unit-ownership/estate',
    ])
    expect(votingPolicies.map(({ head }) => head.id).filter((id) => !tested.has(id))).toEqual([])
  })

  it('say so where nobody has read the text', () => {
    const read = votingPolicies.filter(({ head }) => head.verified).map(({ head }) => head.id)
    expect(read).toEqual(['cn/civil-code-278/special', 'cn/civil-code-278/ordinary', 'cn/shanghai/public-housing'])
  })

  it('are plain JSON that reads back as what it was', () => {
    const again: unknown = JSON.parse(JSON.stringify(votingPolicies))
    expect((again as unknown[]).every((one) => VotingPolicy.is(one))).toBe(true)
    expect(again).toEqual(votingPolicies)
  })

  it('keep who pays in Germany apart from whether it may be built', () => {
    expect(law('de/weg-20/1').consequence).toMatchObject({ pays: 'thoseInFavour', everybodyPaysUnder: 'de/weg-21/2-1' })
    expect(law('de/weg-21/2-1').consequence.pays).toBe('everybody')
  })
})
