import { keep, type Writable } from '../kernel/keep.ts'
import { lookup } from '../kernel/lookup.ts'
import type { DwellingId } from '../vocabulary/ids.ts'
import type { Weight } from './condition.ts'
import { weightsOf } from './policy.ts'
import { enterVote, headSays, takeOutVote, type HeadWord, type Tally } from './tally.ts'
import { leadBy, passes, weigh, weighUnder, type Majority, type Vote } from './weigh.ts'

/** The fewest further votes in favour that carry a motion: exactly so many, or so many at most. */
export interface Fewest {
  readonly votes: number
  readonly exact: boolean
  /** Dwellings whose votes would do it. Not for reports: it singles people out. */
  readonly witness: readonly DwellingId[]
}

type Open = Vote & { readonly tally: Writable<Tally> }

const copied = (vote: Vote): Open => ({ ...vote, tally: keep(vote.tally) })

const say = ({ tally, electorate }: Open, dwelling: string): void =>
  enterVote(tally, electorate, dwelling, { choice: 'for', inPerson: true })

/** The dwellings that have not voted yet. */
export const outstanding = ({ electorate, tally }: Vote): readonly DwellingId[] =>
  Object.keys(electorate.voters).filter((id) => lookup(tally.cast, id) === undefined) as DwellingId[]

const measured = ({ policy }: Vote): readonly Weight[] =>
  weightsOf(policy).filter((w) => w === 'area' || w === 'share' || w === 'landArea')

const sizeOf = (vote: Vote, dwelling: string): number => {
  const [weight] = measured(vote)
  return weight === undefined ? 1 : (lookup(vote.electorate.voters, dwelling)?.weights[weight] ?? 0)
}

const largestFirst = (vote: Vote, some: readonly DwellingId[]): readonly DwellingId[] =>
  some.toSorted((a, b) => sizeOf(vote, b) - sizeOf(vote, a) || (a < b ? -1 : 1))

const headOf = ({ electorate }: Vote, dwelling: string): string => lookup(electorate.voters, dwelling)?.head ?? ''

const wordFor = ({ tally, electorate }: Vote, dwelling: string): HeadWord | undefined => {
  const voter = lookup(electorate.voters, dwelling)
  return voter && headSays(tally, voter)
}

// Where silence counts for something, a dwelling that was reached adds to what is for and not to the base.
const isSilent = ({ silence, tally }: Vote, dwelling: string): boolean =>
  silence !== 'none' && lookup(tally.reached, dwelling) !== undefined

/** The least number of an order's first votes that carries the motion, found by halving: more votes never undo it. */
const prefixOf = (vote: Vote, order: readonly DwellingId[]): readonly DwellingId[] | undefined => {
  const open = copied(vote)
  let said = 0
  const passesAfter = (votes: number): boolean => {
    while (said < votes) say(open, order[said++] ?? '')
    while (said > votes) takeOutVote(open.tally, open.electorate, order[--said] ?? '')
    return passes(open)
  }
  if (!passesAfter(order.length)) return undefined
  let [least, most] = [0, order.length]
  while (least < most) {
    const middle = Math.floor((least + most) / 2)
    if (passesAfter(middle)) most = middle
    else least = middle + 1
  }
  return order.slice(0, most)
}

const shorter = <T>(a: readonly T[] | undefined, b: readonly T[] | undefined): readonly T[] | undefined =>
  a === undefined || (b !== undefined && b.length < a.length) ? b : a

// Of each of two kinds the largest are the best, so the answer is some of the one and some of the other: as more of the
// first are taken, fewer of the second are needed.
const ofTwoKinds = (vote: Vote, some: readonly DwellingId[]): readonly DwellingId[] | undefined => {
  const [silent, untold] = [true, false].map((kind) =>
    largestFirst(
      vote,
      some.filter((id) => isSilent(vote, id) === kind),
    ),
  ) as [readonly DwellingId[], readonly DwellingId[]]
  const open = copied(vote)
  for (const id of untold) say(open, id)
  let taken = untold.length
  let best: readonly DwellingId[] | undefined
  for (let votes = 0; votes <= silent.length; votes++) {
    while (passes(open)) {
      best = shorter(best, [...silent.slice(0, votes), ...untold.slice(0, taken)])
      if (taken === 0) return best
      takeOutVote(open.tally, open.electorate, untold[--taken] ?? '')
    }
    const next = silent[votes]
    if (next !== undefined) say(open, next)
  }
  return best
}

const majorities: readonly Majority[] = ['for', 'none', 'against']

/** All that the heads can tip: their conditions under each majority, and which side leads among them. */
const tipping = (vote: Vote): string => {
  const { conditions } = vote.policy
  const byHead = conditions.filter((one) => one.about === 'inPerson' || one.weight === 'head')
  const met = majorities.map((m) => weighUnder(vote, byHead, m).map((one) => one.met))
  return JSON.stringify([met, leadBy(vote, 'head')])
}

/** Numbers of further heads at which something tips; between them more heads make no difference. */
const tippingPoints = (vote: Vote, speakers: readonly DwellingId[]): readonly number[] => {
  const open = copied(vote)
  const points = [0]
  let before = tipping(open)
  speakers.forEach((id, i) => {
    say(open, id)
    const after = tipping(open)
    if (after !== before) points.push(i + 1)
    before = after
  })
  return points
}

const isSettled = (word: HeadWord | undefined): boolean => word === 'for' || word === 'against' || word === 'divided'

// Heads count only in number, so of the heads still to be won those come first whose largest dwelling is largest; the rest
// is filled up by size alone.
const bySharedHeads = (vote: Vote, some: readonly DwellingId[]): readonly DwellingId[] | undefined => {
  const order = largestFirst(vote, some)
  const seen = new Set<string>()
  const speakers = order.filter((id) => {
    const word = wordFor(vote, id)
    const isNew = !seen.has(headOf(vote, id)) && !isSettled(word)
    if (isNew) seen.add(headOf(vote, id))
    return isNew
  })
  let best: readonly DwellingId[] | undefined
  for (const heads of tippingPoints(vote, speakers)) {
    const first = new Set(speakers.slice(0, heads))
    const filled = [...first, ...order.filter((id) => !first.has(id))]
    best = shorter(best, prefixOf(vote, filled))
  }
  return best
}

const sharesHead = (vote: Vote, some: readonly DwellingId[]): boolean => {
  const known = new Map<string, number>()
  for (const { head } of Object.values(vote.electorate.voters)) known.set(head, (known.get(head) ?? 0) + 1)
  return some.some((id) => (known.get(headOf(vote, id)) ?? 0) > 1)
}

const kindOf = (vote: Vote, dwelling: string): string => {
  const word = wordFor(vote, dwelling)
  if (word === 'for' || word === 'divided') return 'settled'
  return word === undefined || (word === 'silent' && vote.silence === 'none') ? 'new' : word
}

// Owners of several dwellings can be compared only where a further vote means the same for each of them.
const isUniform = (vote: Vote, some: readonly DwellingId[]): boolean => {
  const kinds = new Set(some.map((id) => kindOf(vote, id)).filter((kind) => kind !== 'settled'))
  const told = new Set(some.map((id) => isSilent(vote, id)))
  const inPerson = vote.policy.conditions.some(({ about }) => about === 'inPerson')
  return kinds.size <= 1 && !kinds.has('against') && told.size <= 1 && !inPerson
}

// First what each group needs by itself, then whatever is largest.
const byGroups = (vote: Vote, some: readonly DwellingId[]): readonly DwellingId[] | undefined => {
  const open = copied(vote)
  const order = largestFirst(vote, some)
  const inGroups = vote.policy.conditions.filter((one) => one.about !== 'inPerson' && one.of === 'eachGroup')
  const first: DwellingId[] = []
  for (const group of vote.electorate.asked) {
    const alone = { ...open, electorate: { ...open.electorate, asked: [group] } }
    const members = order.filter((id) => lookup(open.electorate.voters, id)?.groups.includes(group))
    for (const id of members) {
      if (weigh(alone, inGroups).every(({ met }) => met)) break
      say(open, id)
      first.push(id)
    }
  }
  const chosen = new Set(first)
  return prefixOf(vote, [...first, ...order.filter((id) => !chosen.has(id))])
}

/**
 * The fewest further votes that carry a motion, cast in person where the law asks for that; `undefined` when not even
 * all of them would. Exact for heads together with one area or share; a bound, and marked as one, where several areas,
 * single buildings, or owners of several dwellings who were reached and voted in different ways come together.
 */
export const fewestFurther = (vote: Vote): Fewest | undefined => {
  const some = outstanding(vote)
  const byHead = vote.policy.conditions.some((one) => one.about === 'inPerson' || one.weight === 'head')
  const headsMatter = byHead && sharesHead(vote, some)
  const solve = vote.electorate.asked.length > 0 ? byGroups : headsMatter ? bySharedHeads : ofTwoKinds
  const witness = solve(vote, some)
  if (witness === undefined) return undefined
  const simple = measured(vote).length <= 1 && vote.electorate.asked.length === 0
  return { votes: witness.length, exact: simple && (!headsMatter || isUniform(vote, some)), witness }
}
