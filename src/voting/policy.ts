import {
  flag,
  list,
  oneOf,
  optional,
  record,
  Shape,
  tagged,
  text,
  wholeNumber,
  type PlainStructOf,
  type StructOf,
} from '../kernel/shape.ts'
import { Matter } from '../vocabulary/ids.ts'
import { Gate } from '../vocabulary/obstacle.ts'
import { PolicyHead } from '../vocabulary/policy.ts'
import { Threshold } from '../vocabulary/share.ts'
import { Base, Condition, Weight } from './condition.ts'
import { contradictionsIn } from './contradictions.ts'

/** The four answers of a ballot: 赞同, 反对, 弃权, 从众 (with the majority). */
export type Choice = 'for' | 'against' | 'abstain' | 'follow'
export const Choice: Shape<Choice> = oneOf('for', 'against', 'abstain', 'follow')

/** What it counts as when a ballot was delivered and nothing came back. */
export type Silence = 'none' | 'against' | 'participates' | 'follows-majority'
export const Silence: Shape<Silence> = oneOf('none', 'against', 'participates', 'follows-majority')

const heads = record({
  /** Several dwellings of one owner: one head, or one each. */
  severalDwellings: oneOf('oneHead', 'headEach'),
  /** Co-owners: the same people together are a head, or the one they name first speaks and counts with all that is his. */
  coOwners: oneOf('together', 'representative'),
  /** What the developer has not sold: one head, or one each. */
  developer: oneOf('oneHead', 'headEach'),
  /** Public housing not sold: the property-right unit votes, or every tenant does. */
  publicHousing: oneOf('owningUnit', 'tenants'),
})

const groups = record({
  by: oneOf('building', 'stairUnit'),
  /** A group of at most so many heads is not asked by itself. */
  exemptUpTo: wholeNumber(0, 1000),
  /** All shops together are one group, wherever they stand. */
  shopsTogether: flag,
})

const silence = record({
  unlessAgreed: Silence,
  /** What the owners' own rules may say instead; empty where the law leaves them nothing. */
  ownersMayAgree: list(Silence, 0, 4),
  /** Silence counts only where delivery is proven, and only where the owner was warned what it would mean. */
  provenDelivery: flag,
  warned: flag,
  /** What the majority that is followed must exceed the half of. */
  majorityOf: oneOf('cast', 'all'),
})

const proxies = tagged('kind', {
  none: {},
  allowed: {
    writtenPower: flag,
    /** How many owners one proxy may stand for; absent where the law sets no limit. */
    mostPrincipals: optional(wholeNumber(1, 10_000)),
    barred: list(oneOf('propertyServiceStaff', 'developerStaff'), 0, 2),
  },
})

const procedure = record({
  /** Days between notice and the first vote. */
  noticeDays: wholeNumber(0, 365),
  /** The longest that voting may last, and by how much it may be extended. */
  window: optional(record({ days: wholeNumber(1, 3650), extensionDays: wholeNumber(0, 3650) })),
  /** Days within which the result is published, and days that it is then displayed for objections. */
  resultDays: optional(wholeNumber(1, 365)),
  objectionDays: optional(wholeNumber(1, 365)),
  /** Months within which an owner may ask the court to annul the resolution. */
  challengeMonths: optional(wholeNumber(1, 120)),
})

const fallback = tagged('kind', {
  /** A second vote at once, under easier conditions, where the first came near enough. */
  bridge: { weight: Weight, base: Base, threshold: Threshold, conditions: list(Condition, 1, 20) },
  /** A second meeting under easier conditions, where the first had not enough people. */
  secondCall: { conditions: list(Condition, 1, 20) },
  /** The same vote again, not before so many days. */
  again: { afterDays: wholeNumber(0, 3650) },
})

const consequence = record({
  /** The gates that ask for this resolution. */
  opens: list(Gate, 0, 10),
  /** On which of the matters it opens them; on all where none is named. Whoever elects a committee has agreed to no works. */
  opensOn: optional(list(Matter, 1, 50)),
  pays: oneOf('notSaid', 'everybody', 'thoseInFavour'),
  /** The policy under which, if it is carried too, everybody pays. */
  everybodyPaysUnder: optional(text(1, 100)),
  /** Whether what is carried binds those who said no. */
  compulsory: flag,
})

const fields = {
  head: PolicyHead,
  /** What it is asked for, such as `fund/use`; see the glossary. */
  matters: list(Matter, 1, 50),
  scope: oneOf('renovation', 'community', 'building', 'stairUnit', 'household'),
  electorate: oneOf('owners', 'households', 'citizenHouseholds', 'leaseholders', 'publicHousingTenants'),
  /** Who stands on the roll and has no vote here: not in the base, and not to be asked. */
  excludes: list(oneOf('untraceable', 'notCitizen'), 0, 2),
  heads,
  groups: optional(groups),
  conditions: list(Condition, 1, 20),
  /** Whether somebody who abstains takes part. */
  abstention: oneOf('participates', 'none'),
  silence,
  changeOfVote: oneOf('lastCounts', 'refused'),
  proxies,
  procedure,
  fallback: list(fallback, 0, 3),
  consequence,
}

const parts: Shape<StructOf<typeof fields>, PlainStructOf<typeof fields>> = record(fields)

/**
 * A law of consent as data: who votes on what, how it is weighed, what must be reached of what, what silence means and
 * what follows. A city's rule is such a piece of JSON and nothing else.
 *
 * @remarks A fraction over one, a validity that ends before it begins and conditions that contradict each other are
 * malformed, with their path.
 */
export type VotingPolicy = StructOf<typeof fields>
export const VotingPolicy: Shape<VotingPolicy, PlainStructOf<typeof fields>> = new Shape(
  () => `VotingPolicy(${parts.name})`,
  (value) => parts.problemsOf(value) ?? contradictionsIn(value as VotingPolicy),
)

/** A voting policy as plain JSON, before decoding. */
export type PlainVotingPolicy = PlainStructOf<typeof fields>

/** The weights that a policy uses, in its fallbacks too. */
export const weightsOf = (policy: VotingPolicy): readonly Weight[] => {
  const easier = policy.fallback.flatMap((one) => (one.kind === 'again' ? [] : one.conditions))
  const bridges = policy.fallback.flatMap((one) => (one.kind === 'bridge' ? [one.weight] : []))
  const named = [...policy.conditions, ...easier].map((one) => (one.about === 'inPerson' ? 'head' : one.weight))
  return [...new Set<Weight>([...named, ...bridges])]
}
