import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { neededOf, Share } from '../../src/vocabulary/share.ts'
import type { Ballot } from '../../src/voting/ballots.ts'
import { countVotes, resultOf, withBallot } from '../../src/voting/count.ts'
import { explainVote, trapsOf } from '../../src/voting/explain.ts'
import { outstanding } from '../../src/voting/fewest.ts'
import { freezeRoll, type RollRow } from '../../src/voting/roll.ts'
import { passes, weigh } from '../../src/voting/weigh.ts'
import { day, decoded } from '../vocabulary/decoded.ts'
import { anyPolicy, happenings, right, rows, today, voteAfter, type Happening } from './generated.ts'
import { recounted, type Paper } from './recount.ts'

/** What happened, as papers with a date each: the first on 1 April, and each later one a day later. */
const papersOf = (some: readonly RollRow[], then: readonly Happening[]) => {
  const dwelling = (at: number) => `d-${at % some.length}` as never
  const delivered = then.filter(({ what }) => what === 'reached').map(({ at }) => dwelling(at))
  const ballots = then.flatMap(({ at, what, inPerson }, i): readonly Ballot[] =>
    what === 'reached'
      ? []
      : [{ dwelling: dwelling(at), choice: what, inPerson, on: day(`2022-04-${String(i + 1).padStart(2, '0')}`) }],
  )
  return { delivered, ballots }
}

const counted = (
  policy: Parameters<typeof voteAfter>[0],
  some: readonly RollRow[],
  papers: ReturnType<typeof papersOf>,
) => right(countVotes({ policy, roll: right(freezeRoll(some, today)), on: today, warned: true, ...papers }))

describe('A count', { timeout: 60_000 }, () => {
  it('kept while votes come in equals a recount from nothing', () => {
    fc.assert(
      fc.property(anyPolicy, rows(10, 1e12), happenings, (policy, some, then) => {
        const kept = resultOf(voteAfter(policy, some, then))
        expect(counted(policy, some, papersOf(some, then)).conditions).toEqual(kept.conditions)
      }),
      { numRuns: 5000 },
    )
  })

  it('agrees with a recount by other means, in big fractions', () => {
    let carried = 0
    fc.assert(
      fc.property(anyPolicy, rows(10, 1e12), happenings, (policy, some, then) => {
        const { delivered, ballots } = papersOf(some, then)
        const papers = new Map<string, Paper>(
          ballots.map((b) => [b.dwelling, { choice: b.choice, inPerson: b.inPerson === true }]),
        )
        const everybody = some.map((row) => row.dwelling ?? '')
        const reached = new Set<string>(policy.silence.provenDelivery ? delivered : everybody)
        const passed = recounted({ policy, rows: some, papers, reached })
        expect(passes(voteAfter(policy, some, then))).toBe(passed)
        carried += Number(passed)
      }),
      { numRuns: 5000 },
    )
    expect(carried).toBeGreaterThan(250)
  })

  it('does not depend on the order of ballots beyond which of a dwelling was the last', () => {
    fc.assert(
      fc.property(
        anyPolicy,
        rows(8),
        happenings,
        fc.array(fc.nat(), { minLength: 14, maxLength: 14 }),
        (policy, some, then, keys) => {
          const { delivered, ballots } = papersOf(some, then)
          const shuffled = ballots.map((ballot, i) => [keys[i] ?? 0, ballot] as const).sort(([a], [b]) => a - b)
          const inOrder = counted(policy, some, { delivered, ballots })
          const mixed = counted(policy, some, {
            delivered: delivered.toReversed(),
            ballots: shuffled.map(([, b]) => b),
          })
          expect(mixed.conditions).toEqual(inOrder.conditions)
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('never turns from passed to failed by one more vote in favour, under any law', () => {
    fc.assert(
      fc.property(anyPolicy, rows(8), happenings, fc.nat(), fc.boolean(), (policy, some, then, which, inPerson) => {
        const vote = voteAfter(policy, some, then)
        const out = outstanding(vote)
        const dwelling = out[which % Math.max(1, out.length)]
        if (dwelling === undefined || !passes(vote)) return
        expect(passes(withBallot(vote, { dwelling, choice: 'for', inPerson }))).toBe(true)
      }),
      { numRuns: 8000 },
    )
  })

  it('turns from failed to passed by one more vote against only where the law has a participation trap, and names it', () => {
    let trapped = 0
    fc.assert(
      fc.property(anyPolicy, rows(8), happenings, fc.nat(), fc.boolean(), (policy, some, then, which, inPerson) => {
        const vote = voteAfter(policy, some, then)
        const out = outstanding(vote)
        const dwelling = out[which % Math.max(1, out.length)]
        if (dwelling === undefined || passes(vote)) return
        const after = withBallot(vote, { dwelling, choice: 'against', inPerson })
        if (!passes(after)) return
        trapped++
        const short = weigh(vote).filter(({ met }) => !met)
        for (const { about, weight } of short)
          expect(trapsOf(policy)).toContainEqual({ type: 'ParticipationTrap', about, weight })
      }),
      { numRuns: 8000 },
    )
    expect(trapped).toBeGreaterThan(0)
  })

  it('can still pass or fail exactly when some of the votes that are out would make it', () => {
    fc.assert(
      fc.property(anyPolicy, rows(4), happenings, (policy, some, then) => {
        const vote = voteAfter(policy, some, then)
        const out = outstanding(vote)
        const ends: boolean[] = []
        for (let code = 0; code < 4 ** out.length; code++) {
          const end = out.reduce((so, dwelling, i) => {
            const choice = ([undefined, 'for', 'against', 'abstain'] as const)[Math.floor(code / 4 ** i) % 4]
            return choice === undefined ? so : withBallot(so, { dwelling, choice, inPerson: true })
          }, vote)
          ends.push(passes(end))
        }
        const { canStillPass, canStillFail } = explainVote(vote)
        expect({ canStillPass, canStillFail }).toEqual({
          canStillPass: ends.includes(true),
          canStillFail: ends.includes(false),
        })
      }),
      { numRuns: 600 },
    )
  })
})

describe('What is needed of a whole', { timeout: 60_000 }, () => {
  const share = fc
    .tuple(fc.nat(1_000_000), fc.integer({ min: 1, max: 1_000_000 }))
    .map(([n, denominator]) => decoded(Share, { numerator: Math.min(n, denominator), denominator }))
  const thresholds = fc.record({ kind: fc.constantFrom('atLeast', 'moreThan'), share })

  it('reaches the share as a fraction of big integers, and one less does not', () => {
    fc.assert(
      fc.property(thresholds, fc.integer({ min: 1, max: 1e15 }), (threshold, of) => {
        const needed = BigInt(neededOf(threshold, of))
        const product = BigInt(of) * BigInt(threshold.share.numerator)
        const holds = (part: bigint): boolean => {
          const have = part * BigInt(threshold.share.denominator)
          return threshold.kind === 'atLeast' ? have >= product : have > product
        }
        expect(holds(needed)).toBe(true)
        expect(needed === 0n || !holds(needed - 1n)).toBe(true)
      }),
      { numRuns: 5000 },
    )
  })
})
