import { describe, expect, it } from 'vitest'
import { percentage, valueText } from '../../src/reports/fraction.ts'
import { wordOf } from '../../src/reports/language.ts'
import { findingText, languages, refusalText } from '../../src/reports/sentences.ts'
import { bar, table } from '../../src/reports/table.ts'
import { voteLanguages, voteTable } from '../../src/reports/vote.ts'
import { padTo, widthOf } from '../../src/reports/width.ts'
import { communityId } from '../vocabulary/decoded.ts'

describe('A table', () => {
  const shown = table(
    [{ heading: '小区' }, { heading: 'households', figures: true }],
    [
      ['九公里家属区', '43'],
      ['B', '129'],
      ['e\u0301', '7'],
    ],
  ).split('\n')

  it('keeps its columns in line whatever the script of its cells', () => {
    const ends = shown.filter((_, i) => i !== 1).map((line) => widthOf(line))
    expect(new Set(ends).size).toBe(1)
    expect(shown[1]).toBe(`${'─'.repeat(12)}  ${'─'.repeat(10)}`)
  })

  it('counts a Chinese character as two columns and a combining mark as none', () => {
    expect([widthOf('户'), widthOf('𠮷'), widthOf('，'), widthOf('e\u0301'), widthOf('A')]).toEqual([2, 2, 2, 1, 1])
    expect(padTo('户', 4)).toBe('户  ')
    expect(padTo('户', 4, 'left')).toBe('  户')
  })

  it('fills a bar only as far as the part has come', () => {
    expect([bar(128, 129, 10), bar(129, 129, 10), bar(0, 0, 3)]).toEqual(['█████████░', '██████████', '░░░'])
  })
})

describe('The conditions of a vote', () => {
  const area = {
    about: 'participation',
    weight: 'area',
    base: 'all',
    of: 645_000,
    needed: 430_000,
    reached: 400_000,
    missing: 30_000,
    met: false,
  }

  it('write areas exactly, with separators, and in Chinese in Chinese', () => {
    expect(voteTable(voteLanguages.zh, [area as never])).toContain('全体：6,450.00 平方米  4,300.00 平方米')
    expect(voteTable(voteLanguages.en, [area as never])).toContain('all: 6,450.00 m²  4,300.00 m²')
  })
})

describe('A percentage', () => {
  it('is cut off and never rounded up to all', () => {
    expect([percentage(128, 129), percentage(9_999, 10_000), percentage(129, 129)]).toEqual([
      '99.2 %',
      '99.9 %',
      '100.0 %',
    ])
  })

  it('is a dash of nothing at all', () => {
    expect(percentage(0, 0)).toBe('–')
  })

  it('is a word where there is no figure yet', () => {
    const none = {
      metric: 'm',
      value: 'none',
      unit: 'share',
      numerator: 0,
      denominator: 0,
      basis: 'b',
      asOf: '2019-01-01',
    }
    expect(valueText(none as never, languages.zh.none)).toBe('暂无')
  })
})

describe('Words for people', () => {
  it('stand for every term in both languages, the Chinese ones in Chinese', () => {
    expect(Object.keys(languages.zh.words)).toEqual(Object.keys(languages.en.words))
    for (const word of Object.values(languages.zh.words)) expect(word).toMatch(/[\u4e00-\u9fff]/u)
    for (const word of Object.values(languages.en.words)) expect(word).not.toMatch(/[\u4e00-\u9fff]/u)
  })

  it('leave a term that they do not know as it is, such as a city’s own code', () => {
    expect(wordOf(languages.zh.words)('K-17')).toBe('K-17')
    expect(wordOf(languages.en.words)('constructor')).toBe('constructor')
  })

  it('say what is missing at a closed gate, to the last household', () => {
    const obstacle = {
      gate: 'G4',
      requirement: 'householdsSurveyed',
      subjects: ['A'],
      needed: 86,
      reached: 85,
    } as const
    const closed = { type: 'GateClosed', gate: 'G4', obstacles: [obstacle] } as const
    expect(refusalText(languages.en, closed)).toBe('gate G4 is closed: households surveyed 85 of 86, 1 missing')
    expect(refusalText(languages.zh, closed)).toBe('关口 G4 未开：已调查户数 85，要求 86，尚缺 1')
  })

  it('tell every kind of finding and refusal in both languages, without gaps', () => {
    for (const language of Object.values(languages)) {
      expect(Object.keys(language.refusal)).toEqual(Object.keys(languages.en.refusal))
      expect(Object.keys(language.finding)).toEqual(Object.keys(languages.en.finding))
    }
    const finding = {
      kind: 'surveyedDuringWorks',
      community: communityId('A'),
      started: '2019-08-01',
      surveys: 2,
      last: '2019-10-20',
    }
    expect(findingText(languages.zh, finding as never)).toBe(
      'A 小区于 2019-08-01 开工后仍调查 2 户，最晚一户在 2019-10-20',
    )
  })
})
