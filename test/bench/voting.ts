import {
  adoptVotingPolicy,
  castVote,
  chinaVoting,
  countPoll,
  giveNotice,
  memoryStore,
  openBallot,
  registerBuilding,
  registerDwelling,
  votingPolicies,
  type PlainPoll,
  type RenovationCommand,
} from 'xinyan'
import { opening, recorder } from './history.ts'
import { cost, type Aim, type Line } from './line.ts'
import { inTurn, type Side } from './timing.ts'

const law = 'cn/property-law-76/special'
const matter = 'building/alter'
const sameAtAnySize: Aim = { is: 'at most', ratio: 1.5 }

const roll = (dwellings: number) =>
  Array.from({ length: dwellings }, (_, i) => ({
    dwelling: `d-${i}`,
    area: 4000 + (i % 3000),
    owners: [`o-${i}`],
    building: 'b-1',
  }))

const pollOf = (dwellings: number): PlainPoll => ({
  policy: law,
  on: '2019-05-31',
  roll: roll(dwellings),
  ballots: roll(dwellings)
    .filter((_, i) => i % 10 !== 0)
    .map(({ dwelling }, i) => ({
      dwelling,
      choice: i % 7 === 0 ? ('against' as const) : ('for' as const),
      on: '2019-05-10',
    })),
})

const answered = <A>(
  answer: { readonly _tag: 'Left'; readonly left: unknown } | { readonly _tag: 'Right'; readonly right: A },
): A => {
  if (answer._tag === 'Left') throw new Error(JSON.stringify(answer.left))
  return answer.right
}

/** What an app without a library would write for this one law: a sum of areas and heads, and two comparisons. */
const byHand = ({ roll: rows, ballots }: PlainPoll): boolean => {
  const areas = new Map(rows.map(({ dwelling, area }) => [dwelling, area ?? 0]))
  const inFavour = ballots.filter(({ choice }) => choice === 'for')
  const all = [...areas.values()].reduce((sum, area) => sum + area, 0)
  const yes = inFavour.reduce((sum, { dwelling }) => sum + (areas.get(dwelling) ?? 0), 0)
  return yes * 3 >= all * 2 && inFavour.length * 3 >= rows.length * 2
}

const recount = async (): Promise<Line> => {
  const plain = pollOf(5000)
  const ours: Side = {
    of: 'countPoll of 5,000 dwellings from plain JSON: read, checked, every condition counted',
    run: () => answered(countPoll(votingPolicies, plain)),
  }
  const theirs: Side = {
    of: 'the same two thresholds summed by hand, with no check of anything',
    run: () => byHand(plain),
  }
  if (answered(countPoll(votingPolicies, plain)).passed !== byHand(plain))
    throw new Error('the sides count differently')
  return cost('vote-recount', await inTurn(ours, theirs, 30, 5))
}

const poll = (dwellings: number): readonly RenovationCommand[] => {
  const policy = chinaVoting.find(({ head }) => head.id === law)
  if (policy === undefined) throw new Error(`no law ${law}`)
  return [
    opening,
    registerBuilding({ building: 'b-1', community: 'A' }),
    ...roll(dwellings).map((row) => registerDwelling({ ...row, on: '2019-03-02' })),
    adoptVotingPolicy({ policy, on: '2019-03-03' }),
    openBallot({
      ballot: 'v-1',
      communities: ['A'],
      scheme: 1,
      matters: [{ matter }],
      rollOn: '2019-04-01',
      from: '2019-05-01',
      until: '2019-05-31',
      on: '2019-04-01',
    }),
    giveNotice({ ballot: 'v-1', matters: [matter], means: 'posted', on: '2019-04-02' }),
  ]
}

const vote = (dwelling: number, day: number): RenovationCommand =>
  castVote({
    ballot: 'v-1',
    matter,
    scheme: 1,
    dwelling: `d-${dwelling}`,
    choice: day % 2 === 0 ? 'for' : 'against',
    channel: 'paper',
    on: `2019-05-${String(day).padStart(2, '0')}`,
  })

const oneMore = async (): Promise<Line> => {
  const record = recorder(memoryStore())
  for (const [stream, size] of [
    ['5000', 5000],
    ['50', 50],
  ] as const)
    await record(stream, poll(size))
  const side = (stream: string): Side => {
    let day = 0
    return {
      of: `one more vote through handle among ${stream} dwellings`,
      prepare: () => {
        day = (day % 28) + 1
      },
      run: async () => {
        for (let dwelling = 0; dwelling < 50; dwelling++) await record(stream, vote(dwelling, day))
        return 50
      },
    }
  }
  return cost('vote-one-more', await inTurn(side('5000'), side('50'), 20, 8), sameAtAnySize)
}

const buildings = async (): Promise<Line> => {
  const plain = pollOf(40)
  const many: Side = {
    of: 'a building of 40 dwellings, among 1,000 counted at once from plain JSON',
    run: () => {
      for (let i = 0; i < 1000; i++) answered(countPoll(votingPolicies, plain))
      return 1000
    },
  }
  const few: Side = {
    of: 'the same building, among 50',
    run: () => {
      for (let i = 0; i < 50; i++) answered(countPoll(votingPolicies, plain))
      return 50
    },
  }
  return cost('vote-buildings', await inTurn(many, few, 10, 5), sameAtAnySize)
}

/** Counting a vote: from nothing, with one more vote, and building by building. */
export const voting = async (): Promise<readonly Line[]> => [await recount(), await oneMore(), await buildings()]
