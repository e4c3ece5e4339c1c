import { countPoll, parseJson, votingPolicies, type PollRefused, type VoteCount } from 'xinyan'

/** Something wrong with a file: what, and where in it. */
export interface Mistake {
  readonly type: string
  readonly place: string
  readonly [more: string]: unknown
}

type Read<A> =
  | { readonly _tag: 'Left'; readonly left: readonly Mistake[] }
  | { readonly _tag: 'Right'; readonly right: A }

const placeOf = (path: readonly (string | number)[]): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '') || 'the file'

const rowsOf = (rows: readonly number[]): string => rows.map((row) => `roll[${row - 1}]`).join(' and ') || 'roll'

const fieldOf: { readonly [type: string]: string } = { PolicyNotInForce: 'on', SilenceNotLeftToOwners: 'silence' }

const mistakesIn = (refused: PollRefused): readonly Mistake[] => {
  if (refused.type === 'UnknownPolicy') return [{ ...refused, place: 'policy' }]
  if (refused.type === 'Malformed')
    return refused.problems.map(({ path, ...rest }) => ({ type: 'Malformed', place: placeOf(path), ...rest }))
  if (refused.type === 'RollRefused')
    return refused.problems.map(({ rows, ...rest }) => ({ ...rest, place: rowsOf(rows) }))
  return refused.problems.map((problem) => {
    if (!('at' in problem)) return { ...problem, place: fieldOf[problem.type] ?? 'roll' }
    const { at, ...rest } = problem
    return { ...rest, place: `${'list' in rest ? rest.list : 'ballots'}[${at}]` }
  })
}

/** Reads a file and counts its vote, or says everything that is wrong with it and where. */
export const readVote = (content: string): Read<VoteCount> => {
  const json = parseJson(content.replace(/^\ufeff/, ''))
  const counted = json._tag === 'Left' ? json : countPoll(votingPolicies, json.right)
  return counted._tag === 'Left' ? { _tag: 'Left', left: mistakesIn(counted.left) } : counted
}
