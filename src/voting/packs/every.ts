import type { VotingPolicy } from '../policy.ts'
import { chinaVoting } from './china.ts'
import { eastAsiaVoting } from './eastAsia.ts'
import { japanVoting } from './japan.ts'
import { westernVoting } from './west.ts'

/**
 * Every voting policy that comes with the library, each with its source and whether anybody has read it there. An app
 * hands in those that it wants, and its own beside them.
 */
export const votingPolicies: readonly VotingPolicy[] = /* @__PURE__ */ [
  chinaVoting,
  eastAsiaVoting,
  japanVoting,
  westernVoting,
].flat()
