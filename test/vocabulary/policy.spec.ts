import { describe, expect, it } from 'vitest'
import { CalendarDate } from '../../src/vocabulary/calendarDate.ts'
import { Gate, Obstacle, obstaclesAmong } from '../../src/vocabulary/obstacle.ts'
import { inForce, PolicyHead } from '../../src/vocabulary/policy.ts'
import { decoded, takes } from './decoded.ts'

const date = (text: string): CalendarDate => decoded(CalendarDate, text)
const plain = { jurisdiction: 'CN-53', basis: 'a local document', verified: false } as const
const adopted = (id: string, on: string, validFrom = '2019-01-01', validTo?: string) => ({
  on: date(on),
  policy: { head: decoded(PolicyHead, { id, ...plain, validFrom, ...(validTo !== undefined && { validTo }) }) },
})
const governing = (adoptions: readonly ReturnType<typeof adopted>[], on: string) =>
  inForce(adoptions, date(on))?.head.id

describe('The policy in force', () => {
  it('is the one adopted last by the day of the act, whenever it was written down', () => {
    const adoptions = [adopted('new', '2019-06-01'), adopted('old', '2019-03-01')]
    expect(governing(adoptions, '2019-02-28')).toBeUndefined()
    expect(governing(adoptions, '2019-03-01')).toBe('old')
    expect(governing(adoptions, '2019-05-31')).toBe('old')
    expect(governing(adoptions, '2019-06-01')).toBe('new')
  })

  it('is the one recorded later of two adopted on one day', () => {
    expect(governing([adopted('first', '2019-03-01'), adopted('second', '2019-03-01')], '2019-03-01')).toBe('second')
  })

  it('applies from the first to the last day of its validity, both included', () => {
    const adoptions = [adopted('pilot', '2019-03-01', '2019-04-01', '2019-09-30')]
    expect(governing(adoptions, '2019-03-31')).toBeUndefined()
    expect(governing(adoptions, '2019-04-01')).toBe('pilot')
    expect(governing(adoptions, '2019-09-30')).toBe('pilot')
    expect(governing(adoptions, '2019-10-01')).toBeUndefined()
  })

  it('is an earlier one again before the later one begins to apply and after it has ended', () => {
    const adoptions = [adopted('old', '2019-03-01'), adopted('pilot', '2019-03-15', '2019-04-01', '2019-09-30')]
    expect(governing(adoptions, '2019-03-31')).toBe('old')
    expect(governing(adoptions, '2019-04-01')).toBe('pilot')
    expect(governing(adoptions, '2019-10-01')).toBe('old')
  })

  it('is not withheld from an act whose date leaves it open', () => {
    expect(governing([adopted('old', '2019-03-15', '2019-03-15')], '2019-03')).toBe('old')
    expect(governing([adopted('old', '2019-03')], '2019-03-01')).toBe('old')
    expect(governing([adopted('old', '2019-03')], '2019-02-28')).toBeUndefined()
  })
})

describe('An obstacle', () => {
  const asked = { gate: 'G1', requirement: 'householdsSurveyed', subjects: ['A'], needed: 86, reached: 85 } as const

  it('is what a gate asks for and does not find: one short is one, exactly enough is none', () => {
    expect(obstaclesAmong([asked, { ...asked, reached: 86 }, { ...asked, reached: 87 }])).toEqual([asked])
  })

  it('can be read again as it was stored, and not otherwise', () => {
    expect(takes(Obstacle, asked)).toBe(true)
    for (const part of [{ gate: 'G10' }, { needed: 0.5 }, { reached: -1 }, { requirement: '' }, { note: 'x' }])
      expect(takes(Obstacle, { ...asked, ...part })).toBe(false)
  })

  it('stands at one of ten gates', () => {
    for (let number = 0; number < 10; number++) expect(takes(Gate, `G${number}`)).toBe(true)
    for (const text of ['G10', 'g1', 'G', '']) expect(takes(Gate, text)).toBe(false)
  })
})
