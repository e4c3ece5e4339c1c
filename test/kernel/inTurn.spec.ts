import { describe, expect, it } from 'vitest'
import { inTurn } from '../../src/kernel/inTurn.ts'

describe('Tasks in turn', () => {
  it('run one after another under one key and do not wait for other keys', async () => {
    const order: string[] = []
    const turn = inTurn()
    const task = (name: string, wait: Promise<unknown>) => async () => {
      order.push(`${name} begins`)
      await wait
      order.push(`${name} ends`)
      return name
    }
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const first = turn('a', task('a1', held))
    const second = turn('a', task('a2', Promise.resolve()))
    expect(await turn('b', task('b1', Promise.resolve()))).toBe('b1')
    expect(order).toEqual(['a1 begins', 'b1 begins', 'b1 ends'])
    release()
    expect(await Promise.all([first, second])).toEqual(['a1', 'a2'])
    expect(order.slice(3)).toEqual(['a1 ends', 'a2 begins', 'a2 ends'])
  })

  it('go on after one that failed', async () => {
    const turn = inTurn()
    const failed = turn('a', () => Promise.reject(new Error('no')))
    const next = turn('a', () => Promise.resolve('yes'))
    await expect(failed).rejects.toThrow('no')
    expect(await next).toBe('yes')
  })
})
