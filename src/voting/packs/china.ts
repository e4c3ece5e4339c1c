import type { PlainVotingPolicy, VotingPolicy } from '../policy.ts'
import { agree, atLeast, moreThan, pack, plainLaw, takePart } from './wording.ts'

const both = ['area', 'head'] as const

const china = {
  ...plainLaw,
  scope: 'community',
  silence: {
    unlessAgreed: 'none',
    ownersMayAgree: ['none', 'participates', 'follows-majority'],
    provenDelivery: true,
    warned: true,
    majorityOf: 'cast',
  },
  procedure: { noticeDays: 15, challengeMonths: 12 },
} as const satisfies Partial<PlainVotingPolicy>

const opens = (...gates: PlainVotingPolicy['consequence']['opens']): PlainVotingPolicy['consequence'] => ({
  opens: gates,
  pays: 'notSaid',
  compulsory: true,
})

const civilCode = (id: string, article: string) => ({
  id: `cn/civil-code-278/${id}`,
  jurisdiction: 'CN',
  basis: `Civil Code of the PRC (民法典) art. 278, ${article}; art. 280 for the year to challenge. The gates are a choice of this library [K]`,
  verified: true,
  validFrom: '2021-01-01',
})

// Which gates a resolution opens, and on which matters, no article says: it is how this library reads them [K].
const special: PlainVotingPolicy = {
  ...china,
  head: civilCode('special', 'matters 6 to 8'),
  matters: ['fund/raise', 'building/alter', 'commonParts/changeUse'],
  conditions: [...takePart(both, atLeast(2, 3)), ...agree(both, 'participating', atLeast(3, 4))],
  consequence: opens('G1', 'G4'),
}

const ordinary: PlainVotingPolicy = {
  ...china,
  head: civilCode('ordinary', 'matters 1 to 5 and 9'),
  matters: ['assembly/rules', 'covenant', 'committee/elect', 'propertyService/hire', 'fund/use', 'other'],
  conditions: [...takePart(both, atLeast(2, 3)), ...agree(both, 'participating', moreThan(1, 2))],
  consequence: { ...opens('G4'), opensOn: ['fund/use', 'other'] },
}

// The quorum of more than half that the regulations added is contained in agreement of all, so it is no condition here.
const propertyLaw = (id: string, matters: string) => ({
  id: `cn/property-law-76/${id}`,
  jurisdiction: 'CN',
  basis: `Property Law of the PRC (物权法) art. 76, ${matters}; from secondary sources and 物业管理条例 (2018) art. 12`,
  verified: false,
  validFrom: '2007-10-01',
  validTo: '2020-12-31',
})

const formerSpecial: PlainVotingPolicy = {
  ...china,
  head: propertyLaw('special', 'matters 5 and 6'),
  matters: ['fund/raise', 'fund/use', 'building/alter'],
  conditions: agree(both, 'all', atLeast(2, 3)),
  consequence: opens('G1', 'G4'),
}

const formerOrdinary: PlainVotingPolicy = {
  ...china,
  head: propertyLaw('ordinary', 'the other matters'),
  matters: ['assembly/rules', 'covenant', 'committee/elect', 'propertyService/hire', 'commonParts/changeUse', 'other'],
  conditions: agree(both, 'all', moreThan(1, 2)),
  consequence: { ...opens('G4'), opensOn: ['commonParts/changeUse', 'other'] },
}

const elevator: PlainVotingPolicy = {
  ...special,
  head: {
    id: 'cn/civil-code-278/elevator',
    jurisdiction: 'CN',
    basis: 'Civil Code of the PRC art. 278 asked of the owners of one stair unit: practice of many cities, not checked',
    verified: false,
    validFrom: '2021-01-01',
  },
  matters: ['elevator/add'],
  scope: 'stairUnit',
  consequence: opens(),
}

const jinanElevator: PlainVotingPolicy = {
  ...elevator,
  head: {
    id: 'cn/jinan/elevator',
    jurisdiction: 'CN-3701',
    basis: '济南市既有多层住宅增设电梯规定 arts 7 and 11; the day from which it applies is not checked',
    verified: false,
    validFrom: '2019-01-01',
  },
  conditions: agree(both, 'all', atLeast(2, 3)),
  silence: plainLaw.silence,
  procedure: { noticeDays: 15, objectionDays: 15, challengeMonths: 12 },
}

const shanghaiTenants: PlainVotingPolicy = {
  ...plainLaw,
  head: {
    id: 'cn/shanghai/public-housing',
    jurisdiction: 'CN-31',
    basis: '上海市城市更新条例 art. 32: tenants of public housing sign; the day from which it applies is not checked',
    verified: true,
    validFrom: '2021-09-01',
  },
  matters: ['publicHousing/rebuild'],
  scope: 'community',
  electorate: 'publicHousingTenants',
  heads: { severalDwellings: 'headEach', coOwners: 'together', developer: 'oneHead', publicHousing: 'tenants' },
  conditions: agree(['household'], 'all', atLeast(95, 100)),
  consequence: opens('G4'),
}

/**
 * China: the Civil Code since 2021, the Property Law before, elevators by stair unit, and Shanghai's public housing, whose
 * tenants sign.
 *
 * @remarks Which works are an alteration (改建) and which a use of the fund is disputed: the caller names the matter.
 */
export const chinaVoting: readonly VotingPolicy[] = /* @__PURE__ */ [
  special,
  ordinary,
  formerSpecial,
  formerOrdinary,
  elevator,
  jinanElevator,
  shanghaiTenants,
].map(pack)
