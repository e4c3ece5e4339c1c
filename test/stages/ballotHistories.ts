import { chinaVoting } from '../../src/voting/packs/china.ts'
import type { PlainVotingPolicy } from '../../src/voting/policy.ts'
import { community, evidence, onDay } from './histories.ts'

export const given = onDay('2022-12-31')

export const lawOf = (id: string): PlainVotingPolicy => {
  const found = chinaVoting.find(({ head }) => head.id === id)
  if (found === undefined) throw new Error(`no law ${id}`)
  return found
}

export const special = lawOf('cn/civil-code-278/special')
export const matter = 'building/alter'

const opened = {
  type: 'RenovationOpened',
  renovation: 'r-1',
  implementedBy: 'office',
  communities: [community('A')],
  on: '2022-01-01',
} as const

const building = { type: 'BuildingRegistered', building: 'b-1', community: 'A' } as const

export const rows = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    dwelling: `d-${i + 1}`,
    area: 5000,
    owners: [`o-${i + 1}`],
    building: 'b-1',
  }))

const dwelling = (row: ReturnType<typeof rows>[number]) =>
  ({ type: 'DwellingRegistered', ...row, on: '2022-01-02' }) as const

/** A community of so many equal dwellings. */
export const settled = (count = 4) => [opened, building, ...rows(count).map(dwelling)] as const

export const adopted = (policy: PlainVotingPolicy = special) =>
  ({ type: 'VotingPolicyAdopted', policy, on: '2022-01-03' }) as const

export const days = {
  ballot: 'v-1',
  communities: ['A'],
  scheme: 1,
  rollOn: '2022-02-01',
  from: '2022-03-01',
  until: '2022-03-31',
  on: '2022-02-01',
} as const

/** A ballot on alterations, among so many equal dwellings. */
export const ballotOpened = (count = 4, policy: PlainVotingPolicy = special, silence = 'none') =>
  ({ type: 'BallotOpened', ...days, matters: [{ matter, silence, policy }], roll: rows(count) }) as const

export const noticed = (on = '2022-02-10') =>
  ({ type: 'NoticeGiven', ballot: 'v-1', matters: [matter], means: 'posted', on }) as const

export const delivered = (dwelling: string, warned = true) =>
  ({
    type: 'BallotDelivered',
    ballot: 'v-1',
    dwelling,
    means: 'handed',
    warned,
    receipt: evidence,
    on: '2022-02-20',
  }) as const

export const said = (dwelling: string, choice = 'for', on = '2022-03-10') =>
  ({ type: 'VoteCast', ballot: 'v-1', matter, scheme: 1, dwelling, choice, channel: 'paper', on }) as const

/** Voting among four, of which there was due notice. */
export const voting = (count = 4, policy: PlainVotingPolicy = special, silence = 'none') =>
  [...settled(count), adopted(policy), ballotOpened(count, policy, silence), noticed()] as const

/** What was counted of four equal dwellings: so many took part, so many in favour. */
export const counted = (took: number, yes: number, all = 4) => {
  const least = (share: number, of: number): number => Math.max(1, Math.ceil(share * of))
  const one = (
    about: string,
    weight: string,
    unit: number,
    base: string,
    of: number,
    share: number,
    reached: number,
  ) => {
    const needed = least(share, of * unit)
    const missing = Math.max(0, needed - reached * unit)
    return { about, weight, base, of: of * unit, needed, reached: reached * unit, missing, met: missing === 0 }
  }
  return [
    one('participation', 'area', 5000, 'all', all, 2 / 3, took),
    one('participation', 'head', 1, 'all', all, 2 / 3, took),
    one('approval', 'area', 5000, 'participating', took, 3 / 4, yes),
    one('approval', 'head', 1, 'participating', took, 3 / 4, yes),
  ]
}

export const closed = (took: number, yes: number, more: object = {}, all = 4) => {
  const conditions = counted(took, yes, all)
  const passed = conditions.every(({ met }) => met)
  const opens = ['G1', 'G4']
  const result = { matter, policy: special.head.id, passed, conditions, opens, challengeMonths: 12, ...more }
  return {
    type: 'BallotClosed',
    ballot: 'v-1',
    communities: ['A'],
    scheme: 1,
    results: [result],
    on: '2022-04-01',
  } as const
}

export const published = { type: 'ResolutionPublished', ballot: 'v-1', on: '2022-04-03' } as const
