import { describe, expect, it } from 'vitest'
import { coverOf, heldOn, type Together } from '../../src/vocabulary/toldTogether.ts'
import { CalendarDate } from '../../src/vocabulary/calendarDate.ts'
import { communityId, day, decoded } from './decoded.ts'

const told = (places: string, on = '2019', voided = false): Together => ({
  communities: places.split('').map(communityId),
  on: decoded(CalendarDate, on),
  voided,
})

/** Which of what was told answers a question, each by its communities and its date, and what is untold after a stroke. */
const covered = (asked: string, all: readonly Together[], alone = '', asOf?: string): string => {
  const held = heldOn(all, asOf === undefined ? undefined : day(asOf))
  const cover = coverOf(asked.split('').map(communityId), held, (id) => alone.includes(id))
  const pieces = cover.told.map((one) => `${one.communities.join('')} ${one.on}`)
  return `${pieces.toSorted().join(', ')} / ${cover.untold.join('')}`
}

describe('What was told of some places together', () => {
  it('answers for exactly these, in whichever order they are named', () => {
    expect(covered('ABC', [told('ABC')])).toBe('ABC 2019 / ')
    expect(covered('ABC', [told('CAB')])).toBe('CAB 2019 / ')
  })

  it('is put together with what was told of others', () => {
    expect(covered('ABC', [told('AB'), told('C')])).toBe('AB 2019, C 2019 / ')
    expect(covered('ABCDE', [told('AB'), told('C'), told('DE')])).toBe('AB 2019, C 2019, DE 2019 / ')
    expect(covered('ABC', [told('AB')], 'C')).toBe('AB 2019 / ')
  })

  it('is never cut: of part of them nothing is told', () => {
    expect(covered('A', [told('AB')])).toBe(' / A')
    expect(covered('AC', [told('AB'), told('C')])).toBe('C 2019 / A')
  })

  it('stands in one piece only where pieces overlap, and as few places as can be are untold', () => {
    expect(covered('ABC', [told('AB'), told('BC')])).toBe('AB 2019 / C')
    expect(covered('ABC', [told('AB'), told('BC'), told('C')])).toBe('AB 2019, C 2019 / ')
    expect(covered('ABCD', [told('AB', '2018'), told('CD', '2018'), told('BC', '2021')])).toBe('AB 2018, CD 2018 / ')
    expect(covered('ABC', [told('AB', '2018'), told('BC', '2021')])).toBe('BC 2021 / A')
  })

  it('gives way to what is newer: a total to its parts, parts to their total, and on one day parts to the total', () => {
    const parts = [told('A', '2019-03'), told('B', '2019-05')]
    expect(covered('AB', [...parts, told('AB', '2019-02')])).toBe('A 2019-03, B 2019-05 / ')
    expect(covered('AB', [...parts, told('AB', '2019-04')])).toBe('AB 2019-04 / ')
    expect(covered('AB', [told('A', '2019-04'), told('B', '2019-04'), told('AB', '2019-04')])).toBe('AB 2019-04 / ')
  })

  it('does not hold before its day, or once it is struck out, or after it was told anew', () => {
    const all = [told('AB', '2019-03'), told('BA', '2019-06')]
    expect(covered('AB', all, '', '2019-03-30')).toBe(' / AB')
    expect(covered('AB', all, '', '2019-03-31')).toBe('AB 2019-03 / ')
    expect(covered('AB', all, '', '2019-06-30')).toBe('BA 2019-06 / ')
    expect(covered('AB', [told('AB', '2019-03'), told('AB', '2019-06', true)])).toBe('AB 2019-03 / ')
  })

  it('is found in no time among hundreds of places, however they overlap', () => {
    const places = Array.from({ length: 500 }, (_, i) => communityId(`c-${i}`))
    const of = (from: number, to: number): Together => ({ ...told('A'), communities: places.slice(from, to) })
    const pairs = places.slice(1).map((_, i) => of(i, i + 2))
    expect(coverOf(places, heldOn(pairs), () => false)).toMatchObject({ told: { length: 250 }, untold: [] })
    const some = places.slice(0, 30)
    const every = some.flatMap((a, i) => some.slice(i + 1).map((b) => ({ ...told('A'), communities: [a, b] })))
    expect(coverOf(some, heldOn(every), () => false)).toMatchObject({ told: { length: 15 }, untold: [] })
    const thirds = some.flatMap((a, i) =>
      some.slice(i + 1).flatMap((b, k) => some.slice(i + k + 2).map((c) => ({ ...told('A'), communities: [a, b, c] }))),
    )
    expect(coverOf(some, heldOn(thirds), () => false)).toMatchObject({ told: { length: 10 }, untold: [] })
  })
})
