import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { readInitiatives, readJournal } from '../../docs/examples/kunming/journal.ts'
import { recordAll } from '../../docs/examples/kunming/record.ts'
import { initiatives } from '../../src/initiatives.ts'
import { renovation } from '../../src/renovation.ts'
import { memoryStore } from '../../src/stores/memory.ts'

const root = resolve(import.meta.dirname, '../..')
const example = join(root, 'docs/examples/kunming')
const [, after = ''] = readFileSync(join(root, 'docs/domain.md'), 'utf8').split('## The Kunming case, fact by fact')
const rows = (after.split('\n## ')[0] ?? '')
  .split('\n')
  .filter((line) => /^\| \d+ \|/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, number, report = '', told = '']) => ({ number: Number(number), report, told }))

const isFact = (name: string): boolean => renovation.facts.has(name) || initiatives.facts.has(name)
const namesIn = (told: string): readonly string[] => [...told.matchAll(/`(\w+)`/g)].map(([, name = '']) => name)

const recorded = new Set<string>()
beforeAll(async () => {
  const store = memoryStore()
  const journal = readJournal(join(example, 'journal.jsonl'))
  const beside = readInitiatives(join(example, 'initiatives.jsonl'))
  await recordAll(store, journal, beside, 'en', () => undefined)
  const all = await store.readAll(0, 10_000)
  if (all._tag === 'Left') throw new Error(all.left.cause)
  for (const { events } of all.right)
    for (const { event } of JSON.parse(events) as readonly { readonly event: { readonly type: string } }[])
      recorded.add(event.type)
})

describe('The map of the Kunming case', () => {
  it('has one row for each of its 66 facts, in order', () => {
    expect(rows.map((one) => one.number)).toEqual(Array.from({ length: 66 }, (_, i) => i + 1))
    expect(rows.filter((one) => one.report === '' || namesIn(one.told).length === 0)).toEqual([])
  })

  it('names facts that stand in the record of the example', () => {
    const named = new Set(rows.flatMap((one) => namesIn(one.told)).filter((name) => /^[A-Z]/.test(name)))
    expect(named.size).toBeGreaterThan(30)
    expect([...named].filter((name) => !isFact(name))).toEqual([])
    expect([...named].filter((name) => !recorded.has(name))).toEqual([])
  })

  it('tells every row by a fact on record, or by a question that the library answers', async () => {
    const library = await import('../../src/index.ts')
    const answers = (name: string): boolean => recorded.has(name) || Object.hasOwn(library, name)
    expect(rows.filter((one) => !namesIn(one.told).some(answers)).map((one) => one.number)).toEqual([])
  })
})
