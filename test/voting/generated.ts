import fc from 'fast-check'
import { isRight, type Either } from 'fp-ts/Either'
import { keep } from '../../src/kernel/keep.ts'
import { electorateOf } from '../../src/voting/electorate.ts'
import { emptyTally } from '../../src/voting/count.ts'
import { VotingPolicy, type PlainVotingPolicy } from '../../src/voting/policy.ts'
import { freezeRoll, RollRow } from '../../src/voting/roll.ts'
import { enterReached, enterVote } from '../../src/voting/tally.ts'
import type { Vote } from '../../src/voting/weigh.ts'
import { plainLaw } from '../../src/voting/packs/wording.ts'
import { day, decoded } from '../vocabulary/decoded.ts'

export const right = <A>(answer: Either<unknown, A>): A => {
  if (isRight(answer)) return answer.right
  throw new Error(JSON.stringify(answer.left))
}

const share = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 12 }))
  .map(([denominator, some]) => ({ numerator: Math.min(some, denominator), denominator }))
const threshold = fc.record({ kind: fc.constantFrom('atLeast', 'moreThan'), share })
const base = fc.constantFrom('all', 'participating', 'cast', 'present')

type Weight = 'head' | 'area' | 'share' | 'dwelling'
const of = (grouped: boolean) => (grouped ? fc.constantFrom('whole', 'eachGroup') : fc.constant('whole' as const))

const condition = (weight: Weight, grouped: boolean) =>
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        about: fc.constant('approval'),
        weight: fc.constant(weight),
        base,
        threshold,
        of: of(grouped),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        about: fc.constant('participation'),
        weight: fc.constant(weight),
        threshold,
        of: of(grouped),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        about: fc.constant('opposition'),
        weight: fc.constant(weight),
        base,
        atMost: share,
        of: of(grouped),
      }),
    },
  )

const inPerson = fc.record({ about: fc.constant('inPerson'), share, owners: fc.integer({ min: 1, max: 3 }) })

const conditions = (grouped: boolean, weights: readonly Weight[]) =>
  fc
    .tuple(
      fc.array(
        fc.constantFrom(...weights).chain((weight) => condition(weight, grouped)),
        { minLength: 1, maxLength: 4 },
      ),
      fc.option(inPerson, { freq: 8, nil: undefined }),
    )
    .map(([some, one]) => [...some, ...(one ? [one] : [])])

const silence = fc.constantFrom('none', 'none', 'against', 'participates', 'follows-majority')
const each = fc.constantFrom('oneHead', 'headEach')

const plainPolicy = (grouped: boolean, weights: readonly Weight[]) =>
  fc.record({
    conditions: conditions(grouped, weights),
    silence: fc.record({
      unlessAgreed: silence,
      ownersMayAgree: fc.constant([]),
      provenDelivery: fc.boolean(),
      warned: fc.constant(false),
      majorityOf: fc.constantFrom('cast', 'all'),
    }),
    abstention: fc.constantFrom('participates', 'none'),
    heads: fc.record({
      severalDwellings: each,
      coOwners: fc.constantFrom('together', 'representative'),
      developer: each,
      publicHousing: fc.constantFrom('owningUnit', 'tenants'),
    }),
    ...(grouped && {
      groups: fc.record({
        by: fc.constant('building'),
        exemptUpTo: fc.integer({ min: 0, max: 2 }),
        shopsTogether: fc.boolean(),
      }),
    }),
  })

const head = { id: 'xx/generated', jurisdiction: 'XX', basis: 'made up', verified: false, validFrom: '2000-01-01' }

const policyOf = (grouped: boolean, weights: readonly Weight[]): fc.Arbitrary<VotingPolicy> =>
  plainPolicy(grouped, weights)
    .map((parts) => ({ ...plainLaw, head, matters: ['m'], scope: 'community', ...parts }) as PlainVotingPolicy)
    .filter((plain) => VotingPolicy.is(plain))
    .map((plain) => decoded(VotingPolicy, plain))

/** Laws of consent of every kind that the codec can say. */
export const anyPolicy = fc.boolean().chain((grouped) => policyOf(grouped, ['head', 'area', 'share', 'dwelling']))

/** Laws for which the fewest further votes are exact where owners do not stand in each other's way. */
export const plainPolicies = policyOf(false, ['head', 'area', 'dwelling'])

export const rows = (most: number, largest = 6): fc.Arbitrary<readonly RollRow[]> => {
  const amount = fc.integer({ min: 1, max: largest })
  const owner = fc.constantFrom('o-1', 'o-2', 'o-3', 'o-4', 'o-5')
  const row = fc.record({
    area: amount,
    share: amount,
    owners: fc.uniqueArray(owner, { minLength: 1, maxLength: 2 }),
    building: fc.constantFrom('b-1', 'b-2'),
    more: fc.constantFrom({}, {}, {}, { held: 'developer' }, { held: 'publicHousing' }, { use: 'shop' }),
  })
  return fc
    .array(row, { minLength: 1, maxLength: most })
    .map((some) => some.map(({ more, ...one }, i) => decoded(RollRow, { dwelling: `d-${i}`, ...one, ...more })))
}

/** What happens to a dwelling: a ballot is delivered, or it answers. */
export interface Happening {
  readonly at: number
  readonly what: 'reached' | 'for' | 'against' | 'abstain' | 'follow'
  readonly inPerson: boolean
}

export const happenings = fc.array(
  fc.record({
    at: fc.nat(11),
    what: fc.constantFrom('reached', 'reached', 'for', 'for', 'against', 'abstain', 'follow') as fc.Arbitrary<
      Happening['what']
    >,
    inPerson: fc.boolean(),
  }),
  { maxLength: 14 },
)

export const today = day('2022-05-01')

/** A vote as it stands after some happenings, entered one by one as they came. */
export const voteAfter = (policy: VotingPolicy, some: readonly RollRow[], then: readonly Happening[]): Vote => {
  const electorate = right(electorateOf(policy, right(freezeRoll(some, today))))
  const tally = keep(emptyTally(policy, electorate))
  for (const { at, what, inPerson } of then) {
    const dwelling = `d-${at % some.length}`
    if (what === 'reached') enterReached(tally, electorate, dwelling)
    else enterVote(tally, electorate, dwelling, { choice: what, inPerson })
  }
  return { policy, electorate, silence: policy.silence.unlessAgreed, tally }
}
