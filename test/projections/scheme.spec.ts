import { describe, expect, it } from 'vitest'
import type { AnyEvent } from '../../src/kernel/fact.ts'
import { figure } from '../../src/metrics/figure.ts'
import { tally } from '../../src/metrics/metric.ts'
import { opinionAnswerRate, plannedWorksItems } from '../../src/metrics/schemeMetrics.ts'
import { kunmingCatalogue2019, nationalCatalogue } from '../../src/policies/catalogue.ts'
import { consentReach } from '../../src/projections/reach.ts'
import { schemeDiff, unplannedItems } from '../../src/projections/schemeDiff.ts'
import { schemeProgress } from '../../src/projections/schemeProgress.ts'
import { due } from '../../src/due.ts'
import { CataloguePolicy } from '../../src/stages/planning/policy.ts'
import { schemeRequirements, versionsHolding } from '../../src/stages/scheme/state.ts'
import { SchemeVersion } from '../../src/vocabulary/schemeVersion.ts'
import { noCalendar } from '../../src/vocabulary/period.ts'
import { consented } from '../stages/histories.ts'
import { answered, planned, published, received, revised, schemed } from '../stages/schemeHistories.ts'
import { communityId, day } from '../vocabulary/decoded.ts'
import { stateAfter } from './recorded.ts'

const A = communityId('A')
const version = (of: number) => of as typeof SchemeVersion._A
const [one, two, three] = [version(1), version(2), version(3)]

describe('A consent to version 1', () => {
  const reached = (...consents: readonly ('carriedOver' | 'askedAgain')[]) => {
    const later = consents.map((says, i) => revised(i + 2, says))
    const state = stateAfter(...schemed, consented('h-1'), ...later)
    return consentReach(state, [A], version(consents.length + 1)).reached
  }

  it('holds for a later version only when every version between carries it over', () => {
    expect(reached('carriedOver', 'carriedOver')).toBe(1)
    expect(reached('askedAgain', 'carriedOver')).toBe(0)
    expect(reached('carriedOver', 'askedAgain')).toBe(0)
  })

  it('holds for no other version where no scheme is on record', () => {
    expect(versionsHolding(stateAfter(...schemed.slice(0, 4)).scheme, two)).toEqual([2])
  })

  it('does not hold for a version before the day on which that version was revised', () => {
    const { scheme } = stateAfter(...schemed, revised(2, 'carriedOver'))
    expect(versionsHolding(scheme, two, day('2019-05-09'))).toEqual([2])
    expect(versionsHolding(scheme, two, day('2019-05-10'))).toEqual([2, 1])
  })
})

describe('What the scheme policy asks', () => {
  const asked = (gate: 'G2' | 'G4', on: string, ...more: readonly AnyEvent[]) =>
    schemeRequirements(stateAfter(...schemed, published, received, ...more), gate, [A], one, day(on)).map(
      ({ requirement, needed, reached }) => [requirement, needed, reached],
    )

  it('is nothing at a gate that it does not name', () => {
    expect(asked('G4', '2019-04-17')).toEqual([])
  })

  it('is the display over, on the day after its last, and every opinion answered', () => {
    expect(asked('G2', '2019-04-16')).toEqual([
      ['schemePublished', 1, 1],
      ['displayOver', 1, 0],
      ['opinionsAnswered', 1, 0],
    ])
    expect(asked('G2', '2019-04-20', answered).map(([, needed, reached]) => [needed, reached])).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
    ])
  })

  it('owes an answer within its period, and tells when the display ends', () => {
    const owed = due(stateAfter(...schemed, published, received), { today: day('2019-04-12'), calendar: noCalendar })
    expect(owed.map(({ what, by }) => [what, by])).toEqual([
      ['schemeDisplay', { first: '2019-04-16', last: '2019-04-16' }],
      ['opinionAnswer', { first: '2019-04-20', last: '2019-04-20' }],
    ])
  })
})

describe('The scheme', () => {
  const wider = { ...planned, scheme: 2, forEachHousehold: true, on: '2019-05-11' }
  const rooms = { ...planned, item: 'A-rooms', scheme: 2, code: 'L01', class: 'local', on: '2019-05-11' }
  const dropped = { type: 'WorkItemDropped', item: 'A-road', scheme: 3, reason: 'funding', on: '2019-06-02' }
  const state = stateAfter(
    ...schemed,
    published,
    received,
    answered,
    revised(2, 'carriedOver'),
    wider,
    rooms,
    revised(3, 'askedAgain', '2019-06-01'),
    dropped,
  )

  it('tells what each version plans and what became of the opinions', () => {
    const { versions } = schemeProgress(state, [A])
    expect(versions.map(({ scheme, items }) => [scheme, items.basic, items.local])).toEqual([
      [1, 1, 0],
      [2, 1, 1],
      [3, 0, 1],
    ])
    expect(versions[0]).toMatchObject({ opinionsReceived: 1, opinionsAnswered: 1, outcomes: { adopted: 1 } })
  })

  it('tells what was added, changed and dropped', () => {
    const ids = schemeDiff(state, one, two)
    expect(ids.added.map(([item]) => item)).toEqual(['A-rooms'])
    expect(ids.changed.map(({ item }) => item)).toEqual(['A-road'])
    expect(schemeDiff(state, two, three).dropped.map(([item]) => item)).toEqual(['A-road'])
  })

  it('gives figures, and none where no opinion came in', () => {
    const on = day('2019-12-31')
    expect(figure(tally(opinionAnswerRate, 'r', state, on)).value).toEqual({ numerator: 1, denominator: 1 })
    expect(figure(tally(opinionAnswerRate, 'r', stateAfter(...schemed), on)).value).toBe('none')
    expect(figure(tally(plannedWorksItems(two, 'local'), 'r', state, on)).value).toBe(1)
  })

  it('names what was started and is not planned in the version on display', () => {
    const started = {
      type: 'WorkItemStarted',
      item: 'A-gate',
      community: 'A',
      code: 'L05',
      planned: { hundredths: 100, unit: 'piece' },
      hidden: false,
      on: '2019-08-01',
    }
    const onRoad = { ...started, item: 'A-road' }
    const found = (...events: readonly AnyEvent[]) => unplannedItems(stateAfter(...schemed, ...events), [A])
    expect(found(published, started, onRoad).map(({ item }) => item)).toEqual(['A-gate'])
    expect(found(started)).toEqual([])
  })
})

describe('The catalogues', () => {
  it('have 42 national items, and six more in Kunming, each code once', () => {
    expect(nationalCatalogue.items).toHaveLength(42)
    expect(new Set(kunmingCatalogue2019.items.map(({ code }) => code)).size).toBe(48)
    for (const one of [nationalCatalogue, kunmingCatalogue2019])
      expect(CataloguePolicy.decode(one)).toMatchObject({ _tag: 'Right' })
  })
})
