import { describe, expect, it } from 'vitest'
import { initiatives } from '../../src/initiatives.ts'
import { renovation } from '../../src/renovation.ts'
import { wordIn, wordOf } from '../../src/reports/language.ts'
import { findingText, languages } from '../../src/reports/sentences.ts'

/** Sets of the laws of the vote, which `voteLanguages` tells, and of the gates, which are called by their number. */
const toldElsewhere = new Set([
  'G0|G1|G2|G3|G4|G5|G6|G7|G8|G9',
  'renovation|community|building|stairUnit|household',
  'owners|households|citizenHouseholds|leaseholders|publicHousingTenants',
  'untraceable|notCitizen',
  'oneHead|headEach',
  'together|representative',
  'owningUnit|tenants',
  'building|stairUnit',
  'head|area|share|dwelling|landArea|household',
  'whole|eachGroup',
  'all|participating|cast|present',
  'participates|none',
  'none|against|participates|follows-majority',
  'cast|all',
  'lastCounts|refused',
  'notSaid|everybody|thoseInFavour',
  'developer|publicHousing',
  'home|shop',
  'participation|approval|opposition|inPerson',
])

/** Every closed set of words that a fact can hold, as `a|b|c`, with the facts and fields that hold it. */
const setsOfTheRecord = (): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>()
  for (const facts of [renovation.facts, initiatives.facts])
    for (const { factName, codec } of facts.values())
      for (const [, field, set = ''] of codec.name.matchAll(/(\w+)\??:(?:list\()?("[\w-]+"(?:\|"[\w-]+")+)/g)) {
        const words = set.replaceAll('"', '')
        found.set(words, [...(found.get(words) ?? []), `${factName}.${field}`])
      }
  return found
}

const { en, zh } = languages
const known = [...Object.values(en.sets), en.periodBasis].map((set) => new Set(Object.keys(set)))

describe('The closed sets of words that stand in the record', () => {
  it('each have their own words: a new word of a fact is named here until it has one', () => {
    const sets = [...setsOfTheRecord()]
    expect(sets.length).toBeGreaterThan(90)
    const missing = sets.filter(
      ([set]) => !toldElsewhere.has(set) && !known.some((one) => set.split('|').every((word) => one.has(word))),
    )
    expect(missing).toEqual([])
  })

  it('are told by the same keys in both languages, the Chinese ones in Chinese', () => {
    for (const [name, words] of Object.entries(zh.sets)) {
      expect(Object.keys(words)).toEqual(Object.keys(en.sets[name as keyof typeof en.sets]))
      for (const word of Object.values(words)) expect(word).toMatch(/^[\p{Script=Han}、]+$/u)
    }
    for (const words of Object.values(en.sets))
      for (const word of Object.values(words)) expect(word).not.toMatch(/\p{Script=Han}/u)
  })

  it('keep the same word apart where it means two things', () => {
    expect([wordIn(zh, 'feedbackKind')('report'), wordOf(zh.words)('report')]).toEqual(['举报', '竣工报告'])
    expect([wordIn(zh, 'acceptanceRole')('residents'), wordIn(zh, 'moneySource')('residents')]).toEqual([
      '居民代表',
      '居民出资',
    ])
    expect([wordIn(zh, 'receiver')('city'), wordIn(zh, 'moneySource')('city')]).toEqual(['市政主管部门', '市级财政'])
    expect([wordIn(zh, 'outageService')('water'), wordIn(zh, 'utility')('water')]).toEqual(['停水', '供水'])
    expect([wordIn(zh, 'feedbackChannel')('hotline'), wordIn(en, 'feedbackChannel')('homeVisit')]).toEqual([
      '热线',
      'home visit',
    ])
  })

  it('leave a word that they do not have as it is', () => {
    for (const word of ['K-17', 'constructor', 'toString']) expect(wordIn(zh, 'feedbackKind')(word)).toBe(word)
  })
})

describe('What departed from the rules', () => {
  const both = (finding: object): readonly string[] => [
    findingText(en, finding as never),
    findingText(zh, finding as never),
  ]

  it('names the source of money as the metrics do, and the amount in yuan with two decimals', () => {
    const beyond = { kind: 'moneyBeyond', beyond: 'paidBeyondReceived', allowed: 160_000_000, found: 160_000_050 }
    expect(both({ ...beyond, subject: 'owningUnit' })).toEqual([
      'more paid than received (owning unit): 1,600,000.50 yuan against 1,600,000.00 yuan',
      '支付超过到位（产权单位出资）：1,600,000.50 元，限 1,600,000.00 元',
    ])
    expect(both({ ...beyond, subject: 'city' })[1]).toContain('（市级财政）')
  })

  it('names what its dates are of: a household as a household, of a word to a version both', () => {
    const dates = { kind: 'datesContradict', dates: ['2019-04-02', '2019-04-01'], entries: ['10', '10'] }
    expect(both({ ...dates, subject: '10', first: 'householdRegistered', second: 'householdSurveyed' })).toEqual([
      `household 10: the dates contradict each other: ${en.words.householdSurveyed} (2019-04-01) before ${en.words.householdRegistered} (2019-04-02)`,
      '住户 10：日期矛盾，入户调查（2019-04-01）早于住户登记（2019-04-02）',
    ])
    const said = { ...dates, kind: 'datesOpen', subject: '1', first: 'schemeDrafted', second: 'consentSaid' }
    expect(both({ ...said, entries: ['1', '10'] })[1]).toBe(
      '方案第 1 版、住户 10：日期 2019-04-02 与 2019-04-01 无法判定先后：方案拟定与居民对方案表态',
    )
  })

  it('names an outage as one', () => {
    const late = { announcement: 'o-1', communities: ['A'], from: '2019-09-10', what: 'water' }
    expect(both({ ...late, kind: 'announcedTooLate' })).toEqual([
      'water cut from 2019-09-10 in A was announced too late (o-1)',
      'A 小区自 2019-09-10 起的停水未按期限提前公告（o-1）',
    ])
    expect(both({ ...late, kind: 'outageOverran', minutes: 1 })).toEqual([
      'water cut in A lasted 1 minute longer than announced (o-1)',
      'A 小区停水超出公告时间 1 分钟（o-1）',
    ])
  })
})
