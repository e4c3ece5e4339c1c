import type { Runner } from '../../src/testing/contract/clause.ts'

/** A clause of a contract that nobody has tried yet. */
export interface Collected {
  readonly says: string
  readonly body: () => Promise<void>
}

/** The clauses of a contract, instead of having a runner try them. */
export const clausesFor = (contract: (runner: Runner) => void): readonly Collected[] => {
  const clauses: Collected[] = []
  contract({ describe: (_, body) => body(), it: (says, body) => clauses.push({ says, body }) })
  return clauses
}

/** The sentences of those clauses that do not hold. */
export const failing = async (clauses: readonly Collected[]): Promise<readonly string[]> => {
  const failed: string[] = []
  for (const { says, body } of clauses) await body().catch(() => failed.push(says))
  return failed
}
