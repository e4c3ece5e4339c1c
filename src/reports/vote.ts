import type { VoteExplanation } from '../voting/explain.ts'
import type { VotingPolicy } from '../voting/policy.ts'
import type { WeighedCondition } from '../voting/weighed.ts'
import { voteEn } from './phrases/vote.en.ts'
import { voteZh } from './phrases/vote.zh.ts'
import { table } from './table.ts'
import type { VoteLanguage } from './voteLanguage.ts'

/** The languages in which a vote can be told, by their tag. */
export const voteLanguages: { readonly en: VoteLanguage; readonly zh: VoteLanguage } = { en: voteEn, zh: voteZh }

const row = (language: VoteLanguage, one: WeighedCondition): readonly string[] => {
  const { about, weight, base, group, of, needed, reached, missing, met } = one
  const amount = (value: number): string => language.amount(weight, value)
  return [
    language.about[about],
    group ?? language.whole,
    language.weight[weight],
    language.of(language.base[base], amount(of)),
    amount(needed),
    amount(reached),
    amount(missing),
    language.met(met),
  ]
}

/** The conditions of a vote as a table, aligned whatever the script. */
export const voteTable = (language: VoteLanguage, conditions: readonly WeighedCondition[]): string =>
  table(
    language.headings.map((heading, i) => ({ heading, figures: i >= 4 && i <= 6 })),
    conditions.map((one) => row(language, one)),
  )

/** A vote told in sentences: the outcome, the law, what silence did, what would still carry or undo it, and what follows. */
export const voteSentences = (
  language: VoteLanguage,
  explanation: VoteExplanation,
  { consequence }: Pick<VotingPolicy, 'consequence'>,
): readonly string[] => {
  const { passed, basis, verified, silence, majority, withdrawals, traps, fallbacks } = explanation
  return [
    language.outcome(passed),
    language.basis(basis, verified),
    language.silence(silence, majority),
    language.chances(explanation),
    ...(withdrawals ? [language.withdrawals(withdrawals)] : []),
    ...(passed ? [] : traps.map(language.trap)),
    ...fallbacks.map(language.fallback),
    ...(passed ? [language.consequence(consequence)] : []),
  ]
}
