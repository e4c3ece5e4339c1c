import type { PlainVotingPolicy, VotingPolicy } from '../policy.ts'
import { agree, atLeast, moreThan, pack, plainLaw, takePart } from './wording.ts'

const both = ['head', 'share'] as const
const attending = takePart(both, moreThan(1, 2))

const act = 'Act on Building Unit Ownership (区分所有法)'

const since2026 = (id: string, what: string): PlainVotingPolicy['head'] => ({
  id: `jp/unit-ownership/${id}`,
  jurisdiction: 'JP',
  basis: `${act} as amended from 2026-04-01, ${what}; from secondary sources, not checked against the text`,
  verified: false,
  validFrom: '2026-04-01',
})

const before2026 = (id: string, what: string): PlainVotingPolicy['head'] => ({
  id: `jp/unit-ownership/${id}/before-2026`,
  jurisdiction: 'JP',
  basis: `${act} until 2026-03-31, ${what}; from secondary sources, not checked, nor the day from which it applied`,
  verified: false,
  validFrom: '1984-01-01',
  validTo: '2026-03-31',
})

const japan = {
  ...plainLaw,
  scope: 'building',
  heads: { severalDwellings: 'oneHead', coOwners: 'together', developer: 'oneHead', publicHousing: 'owningUnit' },
} as const satisfies Partial<PlainVotingPolicy>

const ordinary: PlainVotingPolicy = {
  ...japan,
  head: since2026('ordinary', 'ordinary resolutions'),
  matters: ['ordinary'],
  conditions: agree(both, 'present', moreThan(1, 2)),
}

const alteration: PlainVotingPolicy = {
  ...japan,
  head: since2026('alteration', 'art. 17: material alteration of common parts'),
  matters: ['commonParts/alter'],
  conditions: [...attending, ...agree(both, 'present', atLeast(3, 4))],
}

const danger: PlainVotingPolicy = {
  ...japan,
  head: since2026('danger-and-barriers', 'art. 17: removal of a dangerous defect, barrier-free works'),
  matters: ['commonParts/removeDanger', 'commonParts/barrierFree'],
  conditions: [...attending, ...agree(both, 'present', atLeast(2, 3))],
}

const restoration: PlainVotingPolicy = {
  ...danger,
  head: since2026('restoration', 'restoration after major loss'),
  matters: ['building/restore'],
}

const rebuilding: PlainVotingPolicy = {
  ...japan,
  head: since2026('rebuilding', 'rebuilding; owners whom a court found untraceable are left out (art. 38-2)'),
  matters: ['building/rebuild'],
  excludes: ['untraceable'],
  conditions: agree(both, 'all', atLeast(4, 5)),
}

const rebuildingWithGround: PlainVotingPolicy = {
  ...rebuilding,
  head: since2026('rebuilding-with-ground', 'rebuilding for want of safety from earthquake or fire and the like'),
  matters: ['building/rebuildWithGround'],
  conditions: agree(both, 'all', atLeast(3, 4)),
}

const oneThirdOpposed = both.map((weight): PlainVotingPolicy['conditions'][number] => ({
  about: 'opposition',
  weight,
  base: 'all',
  atMost: { numerator: 1, denominator: 3 },
  of: 'eachGroup',
}))

const estate: PlainVotingPolicy = {
  ...rebuilding,
  head: since2026('estate', 'rebuilding of a whole estate: in no building more than a third opposed'),
  matters: ['estate/rebuild'],
  scope: 'community',
  groups: { by: 'building', exemptUpTo: 0, shopsTogether: false },
  conditions: [...rebuilding.conditions, ...oneThirdOpposed],
}

const formerAlteration: PlainVotingPolicy = {
  ...japan,
  head: before2026('alteration', 'art. 17; an owner who cannot be found counts as against'),
  matters: ['commonParts/alter', 'commonParts/removeDanger', 'commonParts/barrierFree'],
  conditions: agree(both, 'all', atLeast(3, 4)),
}

const formerRebuilding: PlainVotingPolicy = {
  ...japan,
  head: before2026('rebuilding', 'art. 62; an owner who cannot be found counts as against'),
  matters: ['building/rebuild', 'building/rebuildWithGround'],
  conditions: agree(both, 'all', atLeast(4, 5)),
}

/** Japan, since 1 April 2026 and before: alteration, removal of danger and barrier-free works, rebuilding, estates. */
export const japanVoting: readonly VotingPolicy[] = /* @__PURE__ */ [
  ordinary,
  alteration,
  danger,
  restoration,
  rebuilding,
  rebuildingWithGround,
  estate,
  formerAlteration,
  formerRebuilding,
].map(pack)
