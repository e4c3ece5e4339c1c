import { describe, expect, it } from 'vitest'
import type { Commit } from '../../src/kernel/commit.ts'
import { projectionOf } from '../../src/kernel/projection.ts'
import { KeyReturned, KeyTaken, type KeyEvent } from './cabinet.ts'

interface View {
  readonly takers: { readonly [by: string]: number }
  readonly last?: { readonly stream: string; readonly version: number; readonly index: number; readonly at: string }
}

const nobody: View = { takers: {} }
const takers = projectionOf<View, KeyEvent>(nobody, {
  KeyTaken: (view, e, { stream, version, index }, at) => {
    view.takers[e.by] = (view.takers[e.by] ?? 0) + 1
    view.last = { stream, version, index, at }
  },
})

const commit = (version: number, ...events: readonly KeyEvent[]): Commit<KeyEvent> => ({
  stream: 'cabinet-1',
  version,
  position: version,
  commandId: `c-${version}`,
  fingerprint: 'f',
  recordedAt: `2019-06-2${version}T01:30:00.000Z`,
  by: 'keeper',
  events,
})
const commits = [
  commit(1, KeyTaken({ key: 'gate', by: 'an' })),
  commit(2, KeyReturned({ key: 'gate' }), KeyTaken({ key: 'gate', by: 'bo' })),
  commit(3, KeyTaken({ key: 'roof', by: 'an' })),
]
const rebuilt = {
  takers: { an: 2, bo: 1 },
  last: { stream: 'cabinet-1', version: 3, index: 0, at: '2019-06-23T01:30:00.000Z' },
}

describe('A projection', () => {
  it('tells what happened, with the address of each event and when it was recorded', () => {
    expect(takers.of(commits)).toEqual(rebuilt)
    expect(takers.of(commits.slice(0, 2)).last).toEqual({
      stream: 'cabinet-1',
      version: 2,
      index: 1,
      at: '2019-06-22T01:30:00.000Z',
    })
  })

  it('passes over what it does not care for', () => {
    expect(takers.of([commit(1, KeyReturned({ key: 'gate' }))])).toEqual(nobody)
  })

  it.each([0, 1, 2, 3])('resumed after %i commits equals one rebuilt from the beginning', (count) => {
    const until = takers.of(commits.slice(0, count))
    expect(takers.resume(until, commits.slice(count))).toEqual(rebuilt)
    const stored = JSON.parse(JSON.stringify(until)) as View
    expect(takers.resume(stored, commits.slice(count))).toEqual(rebuilt)
  })

  it('does not change the view from which it resumes', () => {
    const until = takers.of(commits.slice(0, 2))
    takers.resume(until, commits.slice(2))
    expect(until.takers).toEqual({ an: 1, bo: 1 })
  })

  it('can be changed by nobody, from its beginning on', () => {
    for (const view of [takers.empty, takers.of(commits), takers.resume(takers.empty, commits)])
      expect([Object.isFrozen(view), Object.isFrozen(view.takers)]).toEqual([true, true])
    expect(Object.isFrozen(nobody)).toBe(false)
    expect(nobody).toEqual({ takers: {} })
  })

  it('leaves the events as they were', () => {
    const before = structuredClone(commits)
    takers.of(commits)
    expect(commits).toEqual(before)
  })
})
