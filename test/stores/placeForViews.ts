import * as E from 'fp-ts/Either'
import { expect, it } from 'vitest'
import type { StoredView, ViewStore } from '../../src/kernel/viewStore.ts'
import { really } from './places.ts'

/** A place for views that may have to be closed. */
export type Place = ViewStore & { readonly close?: () => Promise<unknown> }

const view = (position: number): StoredView => ({
  position,
  last: `l-${position}`,
  text: `"新颜 ${position}"`,
  checksum: 'd',
})

/** What is promised of every place for views. */
export const placeForViews = (open: () => Promise<Place>): void => {
  it('gives back what was saved last, and how often, and keeps names apart', async () => {
    const views = await open()
    expect(await really(views.load('a'))).toBeUndefined()
    expect(await really(views.save('a', view(3), 0))).toBe(1)
    expect(await really(views.save('A', view(9), 0))).toBe(1)
    expect(await really(views.save('a', view(2), 1))).toBe(2)
    expect(await really(views.load('a'))).toEqual({ ...view(2), saves: 2 })
    await views.close?.()
  })

  it('refuses whoever does not know the last save, and writes nothing', async () => {
    const views = await open()
    await really(views.save('a', view(3), 0))
    for (const expected of [0, 2, 7])
      expect(await views.save('a', view(5), expected)).toEqual(
        E.left({ type: 'ViewMoved', name: 'a', expected, actual: 1 }),
      )
    expect(await views.save('b', view(5), 1)).toEqual(E.left({ type: 'ViewMoved', name: 'b', expected: 1, actual: 0 }))
    expect(await really(views.load('a'))).toEqual({ ...view(3), saves: 1 })
    await views.close?.()
  })

  it('has one winner when sixteen save at once', async () => {
    const views = await open()
    const answers = await Promise.all(Array.from({ length: 16 }, (_, n) => views.save('a', view(n + 1), 0)))
    expect(answers.filter(E.isRight)).toHaveLength(1)
    await views.close?.()
  })
}
