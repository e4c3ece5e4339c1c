import type { PlainVotingPolicy, VotingPolicy } from '../policy.ts'
import { agree, atLeast, moreThan, pack, plainLaw, takePart } from './wording.ts'

const byShare = ['head', 'share'] as const

const unchecked = (what: string): string => `${what}; from secondary sources, not checked against the text`

const singapore: PlainVotingPolicy = {
  ...plainLaw,
  head: {
    id: 'sg/hip',
    jurisdiction: 'SG',
    basis: unchecked('HDB Home Improvement Programme: poll of a block; the day from which it applies too'),
    verified: false,
    validFrom: '2007-01-01',
  },
  matters: ['block/upgrade'],
  scope: 'building',
  electorate: 'citizenHouseholds',
  excludes: ['notCitizen'],
  conditions: agree(['household'], 'all', atLeast(75, 100)),
  fallback: [{ kind: 'again', afterDays: 0 }],
  consequence: { opens: ['G4'], pays: 'notSaid', compulsory: true },
}

const hongKong: PlainVotingPolicy = {
  ...plainLaw,
  head: {
    id: 'hk/bmo-344/general',
    jurisdiction: 'HK',
    basis: unchecked('Building Management Ordinance, Cap. 344; its quorum of 10 % is general knowledge'),
    verified: false,
    validFrom: '1970-06-19',
  },
  matters: ['resolution'],
  scope: 'building',
  conditions: [...takePart(['head'], atLeast(1, 10)), ...agree(['share'], 'cast', moreThan(1, 2))],
}

const hongKongLargeBefore: PlainVotingPolicy = {
  ...hongKong,
  head: { ...hongKong.head, id: 'hk/bmo-344/large-scale/before-2025', validTo: '2025-07-12' },
  matters: ['maintenance/largeScale'],
}

const hongKongLarge: PlainVotingPolicy = {
  ...hongKong,
  head: {
    ...hongKong.head,
    id: 'hk/bmo-344/large-scale',
    basis: unchecked('Building Management Ordinance, Cap. 344, as amended: works of over HK$30,000 a flat on average'),
    validFrom: '2025-07-13',
  },
  matters: ['maintenance/largeScale'],
  conditions: [...hongKong.conditions, { about: 'inPerson', share: { numerator: 5, denominator: 100 }, owners: 100 }],
  procedure: { noticeDays: 0, resultDays: 28 },
}

const korea = {
  ...plainLaw,
  scope: 'community',
  groups: { by: 'building', exemptUpTo: 5, shopsTogether: true },
} as const satisfies Partial<PlainVotingPolicy>

const eachBuilding = agree(['head'], 'all', moreThan(1, 2), 'eachGroup')

const koreanHead = (id: string, law: string, validFrom: string): PlainVotingPolicy['head'] => ({
  id: `kr/${id}`,
  jurisdiction: 'KR',
  basis: unchecked(`${law}; the day from which it applies too`),
  verified: false,
  validFrom,
})

const reconstruction: PlainVotingPolicy = {
  ...korea,
  head: koreanHead(
    'reconstruction',
    'Urban Improvement Act (도시정비법), association for reconstruction',
    '2025-01-01',
  ),
  matters: ['association/reconstruct'],
  conditions: [...agree(['head', 'landArea'], 'all', atLeast(70, 100)), ...eachBuilding],
}

const formerReconstruction: PlainVotingPolicy = {
  ...reconstruction,
  head: { ...reconstruction.head, id: 'kr/reconstruction/before-2025', validFrom: '2003-07-01', validTo: '2024-12-31' },
  conditions: [...agree(['head', 'landArea'], 'all', atLeast(3, 4)), ...eachBuilding],
}

const remodellingAssociation: PlainVotingPolicy = {
  ...korea,
  head: koreanHead('remodelling/association', 'Housing Act (주택법), association for remodelling', '2020-01-24'),
  matters: ['association/remodel'],
  groups: { by: 'building', exemptUpTo: 0, shopsTogether: false },
  conditions: [...agree(byShare, 'all', atLeast(2, 3)), ...agree(byShare, 'all', moreThan(1, 2), 'eachGroup')],
}

const remodellingPermit: PlainVotingPolicy = {
  ...remodellingAssociation,
  head: koreanHead('remodelling/permit', 'Housing Act (주택법), Decree annex 4, permit for remodelling', '2020-01-24'),
  matters: ['permit/remodel'],
  conditions: [...agree(byShare, 'all', atLeast(75, 100)), ...agree(byShare, 'all', atLeast(50, 100), 'eachGroup')],
}

const taiwanHead = (id: string): PlainVotingPolicy['head'] => ({
  id: `tw/condominium/${id}`,
  jurisdiction: 'TW',
  basis: unchecked(
    'Condominium Administration Act (公寓大廈管理條例) arts 31 and 32; the day from which it applies too',
  ),
  verified: false,
  validFrom: '2003-12-31',
})

const secondCall: PlainVotingPolicy['fallback'] = [
  {
    kind: 'secondCall',
    conditions: [...takePart(byShare, atLeast(1, 4)), ...agree(byShare, 'present', moreThan(1, 2))],
  },
]

const taiwanOrdinary: PlainVotingPolicy = {
  ...plainLaw,
  head: taiwanHead('ordinary'),
  matters: ['ordinary'],
  scope: 'community',
  conditions: [...takePart(byShare, moreThan(1, 2)), ...agree(byShare, 'present', moreThan(1, 2))],
  fallback: secondCall,
}

const taiwanMajor: PlainVotingPolicy = {
  ...taiwanOrdinary,
  head: taiwanHead('major'),
  matters: ['major'],
  conditions: [...takePart(byShare, atLeast(2, 3)), ...agree(byShare, 'present', atLeast(3, 4))],
}

/** Singapore's poll of a block, Hong Kong's resolutions, Korea's signed consents and Taiwan's two calls. */
export const eastAsiaVoting: readonly VotingPolicy[] = /* @__PURE__ */ [
  singapore,
  hongKong,
  hongKongLargeBefore,
  hongKongLarge,
  reconstruction,
  formerReconstruction,
  remodellingAssociation,
  remodellingPermit,
  taiwanOrdinary,
  taiwanMajor,
].map(pack)
