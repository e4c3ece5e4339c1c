import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withBallot } from '../../src/voting/count.ts'
import { fewestFurther, outstanding } from '../../src/voting/fewest.ts'
import { passes, type Vote } from '../../src/voting/weigh.ts'
import { anyPolicy, happenings, plainPolicies, rows, voteAfter } from './generated.ts'

const sayingYes = (vote: Vote, dwellings: readonly string[]): Vote =>
  dwellings.reduce(
    (so, dwelling) => withBallot(so, { dwelling: dwelling as never, choice: 'for', inPerson: true }),
    vote,
  )

/** The least number of further votes by trying every set of dwellings that have not voted. */
const byTryingAll = (vote: Vote): number | undefined => {
  const out = outstanding(vote)
  let least: number | undefined
  for (let set = 0; set < 2 ** out.length; set++) {
    const chosen = out.filter((_, i) => (set >> i) % 2 === 1)
    if ((least === undefined || chosen.length < least) && passes(sayingYes(vote, chosen))) least = chosen.length
  }
  return least
}

const check = (vote: Vote): void => {
  const told = fewestFurther(vote)
  const least = byTryingAll(vote)
  expect(told === undefined).toBe(least === undefined)
  if (told === undefined || least === undefined) return
  expect(told.witness).toHaveLength(told.votes)
  expect(passes(sayingYes(vote, told.witness))).toBe(true)
  if (told.exact) expect(told.votes).toBe(least)
  else expect(told.votes).toBeGreaterThanOrEqual(least)
}

describe('The fewest further votes that carry a motion', { timeout: 60_000 }, () => {
  it('carry it, are the fewest where they say so and a bound elsewhere, and are none where it cannot pass', () => {
    fc.assert(
      fc.property(anyPolicy, rows(6), happenings, (policy, some, then) => check(voteAfter(policy, some, then))),
      { numRuns: 2000 },
    )
  })

  it('are exactly the fewest for heads together with one area, whoever owns how many dwellings', () => {
    let exact = 0
    let told = 0
    fc.assert(
      fc.property(plainPolicies, rows(7), happenings, (policy, some, then) => {
        const vote = voteAfter(policy, some, then)
        check(vote)
        const fewest = fewestFurther(vote)
        told += Number(fewest !== undefined && fewest.votes > 0)
        exact += Number(fewest !== undefined && fewest.votes > 0 && fewest.exact)
      }),
      { numRuns: 3000 },
    )
    expect(exact).toBeGreaterThan(told / 2)
  })

  it('are exact while every head has one dwelling', () => {
    fc.assert(
      fc.property(plainPolicies, rows(7), happenings, (policy, some, then) => {
        const single = some.map((row, i) => ({ ...row, owners: [`owner-${i}` as never] }))
        const fewest = fewestFurther(
          voteAfter(
            { ...policy, heads: { ...policy.heads, severalDwellings: 'headEach', developer: 'headEach' } },
            single,
            then,
          ),
        )
        expect(fewest?.exact ?? true).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})
