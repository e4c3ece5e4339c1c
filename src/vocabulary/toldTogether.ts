import { daysOf, type Day } from './calendarDate.ts'
import { latest, type Voidable } from './dated.ts'
import type { CommunityId } from './ids.ts'

/** Something that was told of some communities together, where nobody has said how it divides. */
export interface Together extends Voidable {
  readonly communities: readonly CommunityId[]
}

/** What a question about some communities is answered by. */
export interface Cover<T> {
  /** What was told of some of them together, or of one: no community stands in two. */
  readonly told: readonly T[]
  /** The communities of which nothing can be told by themselves. */
  readonly untold: readonly CommunityId[]
}

/** What holds on a day: of each set of communities, in whichever order they are named, what was told last. */
export const heldOn = <T extends Together>(all: readonly T[], asOf?: Day): readonly T[] => {
  const bySet = new Map<string, T[]>()
  for (const one of all) {
    const key = JSON.stringify([...new Set(one.communities)].toSorted())
    bySet.set(key, [...(bySet.get(key) ?? []), one])
  }
  return [...bySet.values()].flatMap((those) => latest(those, asOf) ?? [])
}

interface Answer<T> extends Cover<T> {
  /** The last day that the oldest of what was told may mean; absent where nothing is needed. */
  readonly oldest?: Day
}

const isBetter = <T>(a: Answer<T>, b: Answer<T>): boolean => {
  if (a.untold.length !== b.untold.length) return a.untold.length < b.untold.length
  if (a.oldest !== b.oldest) return a.oldest === undefined || (b.oldest !== undefined && a.oldest > b.oldest)
  return a.told.length < b.told.length
}

const dayOf = ({ on }: Together): Day => daysOf(on).last

const withTold = <T extends Together>(one: T, { told, untold, oldest }: Answer<T>): Answer<T> => ({
  told: [one, ...told],
  untold,
  oldest: oldest === undefined || dayOf(one) < oldest ? dayOf(one) : oldest,
})

/** Beyond so many questions within one, the newest is taken as it comes: no record of a life comes near it. */
const patience = 5_000

interface Search<T> {
  readonly telling: ReadonlyMap<CommunityId, readonly T[]>
  readonly isTold: (community: CommunityId) => boolean
  readonly answers: Map<string, Answer<T>>
}

const optionsFor = <T extends Together>(search: Search<T>, asked: ReadonlySet<CommunityId>): readonly Answer<T>[] => {
  const [first] = asked
  if (first === undefined) return []
  const without = (those: readonly CommunityId[]): ReadonlySet<CommunityId> =>
    new Set([...asked].filter((id) => !those.includes(id)))
  const fitting = (search.telling.get(first) ?? []).filter((one) => one.communities.every((id) => asked.has(id)))
  const impatient = search.answers.size > patience
  const told = (impatient ? fitting.slice(0, 1) : fitting).map((one) =>
    withTold(one, answerTo(search, without(one.communities))),
  )
  if (impatient && told.length > 0) return told
  const { untold, ...rest } = answerTo(search, without([first]))
  return [...told, { ...rest, untold: search.isTold(first) ? untold : [first, ...untold] }]
}

const answerTo = <T extends Together>(search: Search<T>, asked: ReadonlySet<CommunityId>): Answer<T> => {
  const key = JSON.stringify([...asked])
  const known = search.answers.get(key)
  if (known !== undefined) return known
  const options = optionsFor(search, asked)
  const answer = options.reduce(
    (best, one) => (isBetter(one, best) ? one : best),
    options[0] ?? { told: [], untold: [] },
  )
  search.answers.set(key, answer)
  return answer
}

/** The communities in groups, so that nothing was told of two groups together. */
const groupsOf = (asked: readonly CommunityId[], all: readonly Together[]): readonly ReadonlySet<CommunityId>[] => {
  const groupOf = new Map(asked.map((id) => [id, new Set([id])] as const))
  for (const { communities } of all) {
    const joined = new Set(communities.flatMap((id) => [...(groupOf.get(id) ?? [])]))
    for (const id of joined) groupOf.set(id, joined)
  }
  return [...new Set(groupOf.values())]
}

/**
 * Puts a question about some communities together from what was told of them: each community stands in one piece, and what
 * was told of others as well is never cut. Of several ways the one holds that leaves the fewest communities untold; of
 * these the one whose oldest piece is the newest, so that a newer total stands above older parts and newer parts above an
 * older total; of these the one of fewest pieces.
 *
 * @param held - what holds on the day, of each set of communities once.
 * @param isTold - whether a community can be told without any of it.
 */
export const coverOf = <T extends Together>(
  communities: readonly CommunityId[],
  held: readonly T[],
  isTold: (community: CommunityId) => boolean,
): Cover<T> => {
  const asked = new Set(communities)
  const within = held
    .filter((one) => one.communities.every((id) => asked.has(id)))
    .toSorted((a, b) =>
      dayOf(a) === dayOf(b) ? b.communities.length - a.communities.length : dayOf(a) > dayOf(b) ? -1 : 1,
    )
  const telling = new Map<CommunityId, T[]>()
  for (const one of within)
    for (const id of new Set(one.communities)) telling.set(id, [...(telling.get(id) ?? []), one])
  const answers = groupsOf([...asked], within).map((group) => answerTo({ telling, isTold, answers: new Map() }, group))
  return { told: answers.flatMap((one) => one.told), untold: answers.flatMap((one) => one.untold) }
}
