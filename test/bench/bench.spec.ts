import { describe, expect, it } from 'vitest'
import { renovation, replay } from 'xinyan'
import { isHouseholdEvent, replayed, replayedAndFrozen } from './handWritten.ts'
import { eventsOf, history, recorded } from './history.ts'
import { cost, gain, told } from './line.ts'
import { figuresOf, refreshed } from './report.ts'
import { next } from './spreading.ts'
import { median, timed } from './timing.ts'

describe('What the benchmarks compare', async () => {
  const commits = await recorded(history(5, 3))
  const events = eventsOf(commits).filter(isHouseholdEvent)
  const state = renovation.fold(events)

  it('is as long as it says', () => expect(events).toHaveLength(1 + 5 * 8))

  it('is the same work: the hand-written loop ends in the state of the library', () => {
    expect(replayed(events)).toEqual(state)
    expect(replayedAndFrozen(events)).toEqual(state)
  })

  it('is the same work: spreading ends in the state of the library', () =>
    expect(events.reduce(next, renovation.initial)).toEqual(state))

  it('is the same work: stored text ends in the state of the library', () =>
    expect(replay(renovation, commits)).toEqual({ state, version: commits.length, quarantined: [] }))
})

describe('A line of the benchmarks', () => {
  const runs = timed({ of: 'ours', took: [3, 1, 2] }, { of: 'theirs', took: [1, 1, 4] })

  it('compares the medians', () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5])
    expect([cost('x', runs).ratio, cost('x', runs).fastest]).toEqual([2, 1])
    expect(cost('x', runs).pairs).toEqual({ min: 0.5, median: 1, max: 3 })
  })

  it('meets an aim that it reaches exactly, and not one that it misses', () => {
    expect(cost('x', runs, { is: 'at most', ratio: 2 }).met).toBe(true)
    expect(cost('x', runs, { is: 'at most', ratio: 1.99 }).met).toBe(false)
    expect(gain('x', runs, { is: 'at least', ratio: 0.5 }).met).toBe(true)
    expect(gain('x', runs, { is: 'at least', ratio: 0.51 }).met).toBe(false)
  })

  it('says commands a second where more is better', () => {
    expect(gain('x', runs).ours).toEqual({ of: 'ours', min: 333.3, median: 500, max: 1000, unit: 'commands a second' })
    expect(gain('x', runs).pairs).toEqual({ min: 0.3333, median: 1, max: 2 })
  })

  it('goes into the page between the markers and nowhere else', () => {
    const machine = { cpu: 'CPU', cores: 2, memoryGiB: 4, os: 'OS', load: 0 }
    const versions = { node: '24', v8: '13', sqlite: '3', xinyan: '1', emmett: '0.42.0', castore: '2.4.2' } as const
    const figures = figuresOf({ machine, versions }, [cost('x', runs, { is: 'at most', ratio: 1 })])
    expect(figures).toContain('| x | **2** (0.5 – 3; 1) | at most 1 | **no** | 2 ms (1 – 3) | 1 ms (1 – 4) | 3 |')
    const checked = told('types', { unit: 's', 'the package': { min: 4, median: 5, max: 6 } })
    expect(figuresOf({ machine, versions }, [checked])).toContain('| the package | 5 (4 – 6) |')
    const page = 'a\n<!-- figures -->\nold\n<!-- end of figures -->\nb\n'
    expect(refreshed(page, 'new')).toBe('a\n<!-- figures -->\nnew\n<!-- end of figures -->\nb\n')
    expect(() => refreshed('no markers', 'new')).toThrow('the page has no')
  })
})
