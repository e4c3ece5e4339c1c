import type { PlainVotingPolicy, VotingPolicy } from '../policy.ts'
import { agree, atLeast, moreThan, pack, plainLaw } from './wording.ts'

const unchecked = (what: string): string => `${what}; from secondary sources, not checked against the text`

const german = (id: string, what: string): PlainVotingPolicy['head'] => ({
  id: `de/${id}`,
  jurisdiction: 'DE',
  basis: unchecked(`Wohnungseigentumsgesetz ${what}`),
  verified: false,
  validFrom: '2020-12-01',
})

const structuralChange: PlainVotingPolicy = {
  ...plainLaw,
  head: german('weg-20/1', '§ 20 (1): structural change; not where § 20 (4) forbids it'),
  matters: ['building/alter'],
  scope: 'community',
  conditions: agree(['head'], 'cast', moreThan(1, 2)),
  consequence: {
    opens: ['G4'],
    pays: 'thoseInFavour',
    everybodyPaysUnder: 'de/weg-21/2-1',
    compulsory: true,
  },
}

const costOnAll: PlainVotingPolicy = {
  ...structuralChange,
  head: german('weg-21/2-1', '§ 21 (2) no. 1: the cost falls on all; some read more than half of the shares'),
  matters: ['building/alter/costOnAll'],
  conditions: [...agree(['head'], 'cast', moreThan(2, 3)), ...agree(['share'], 'all', atLeast(1, 2))],
  consequence: { opens: [], pays: 'everybody', compulsory: true },
}

const french = (article: string, what: string, validFrom: string): PlainVotingPolicy['head'] => ({
  id: `fr/loi-1965/${article}`,
  jurisdiction: 'FR',
  basis: unchecked(`Loi n° 65-557 of 10 July 1965, ${what}`),
  verified: false,
  validFrom,
})

const simple = agree(['share'], 'cast', moreThan(1, 2))

const article24: PlainVotingPolicy = {
  ...plainLaw,
  head: french('24', 'art. 24: maintenance and works that are mandatory', '1965-07-11'),
  matters: ['maintenance'],
  scope: 'community',
  conditions: simple,
}

const article25: PlainVotingPolicy = {
  ...article24,
  head: french('25', 'art. 25: improvements; the bridge of art. 25-1 is general knowledge', '2020-06-01'),
  matters: ['improvement'],
  conditions: agree(['share'], 'all', moreThan(1, 2)),
  fallback: [{ kind: 'bridge', weight: 'share', base: 'all', threshold: atLeast(1, 3), conditions: simple }],
}

const article26: PlainVotingPolicy = {
  ...article24,
  head: french('26', 'art. 26: by-laws and disposal', '1965-07-11'),
  matters: ['bylaws'],
  conditions: [...agree(['head'], 'all', moreThan(1, 2)), ...agree(['share'], 'all', atLeast(2, 3))],
}

const florida = (section: string, what: string): PlainVotingPolicy['head'] => ({
  id: `us-fl/${section}`,
  jurisdiction: 'US-FL',
  basis: unchecked(`Florida Statutes ${what}, where the declaration says nothing else; nor the day it applies from`),
  verified: false,
  validFrom: '1977-01-01',
})

const alteration: PlainVotingPolicy = {
  ...plainLaw,
  head: florida('718.113', '718.113 (2): material alteration of common elements, one voting interest a dwelling'),
  matters: ['commonParts/alter'],
  scope: 'community',
  conditions: agree(['dwelling'], 'all', atLeast(75, 100)),
}

const declaration: PlainVotingPolicy = {
  ...alteration,
  head: florida('718.110', '718.110: amendment of the declaration'),
  matters: ['declaration'],
  conditions: agree(['dwelling'], 'all', atLeast(2, 3)),
}

/** Germany with its consequence for who pays, France with the bridge of its second vote, and Florida. */
export const westernVoting: readonly VotingPolicy[] = /* @__PURE__ */ [
  structuralChange,
  costOnAll,
  article24,
  article25,
  article26,
  alteration,
  declaration,
].map(pack)
