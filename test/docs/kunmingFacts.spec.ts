import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { readInitiatives, readJournal } from '../../docs/examples/kunming/journal.ts'
import { recordAll } from '../../docs/examples/kunming/record.ts'
import { initiatives } from '../../src/initiatives.ts'
import { renovation, type RenovationEvent } from '../../src/renovation.ts'
import { eventText } from '../../src/kernel/eventText.ts'
import { completionStanding } from '../../src/projections/completionStanding.ts'
import { finishes, finishOf } from '../../src/projections/finish.ts'
import { lifeStages, lifeStanding } from '../../src/projections/lifeStages.ts'
import { communitiesOf } from '../../src/projections/reach.ts'
import { latestSurveys } from '../../src/projections/satisfactionResult.ts'
import { noCalendar } from '../../src/vocabulary/period.ts'
import { day } from '../vocabulary/decoded.ts'
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
const kept = memoryStore()
beforeAll(async () => {
  const journal = readJournal(join(example, 'journal.jsonl'))
  const beside = readInitiatives(join(example, 'initiatives.jsonl'))
  await recordAll(kept, journal, beside, 'en', () => undefined)
  const all = await kept.readAll(0, 10_000)
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

describe('What the report leaves open', () => {
  const told = async () => {
    const stored = await kept.read('kunming-2019', 0, 10_000)
    if (stored._tag === 'Left') throw new Error(stored.left.cause)
    const { commits } = eventText<RenovationEvent>(renovation.facts).decode(stored.right)
    const state = renovation.fold(commits.flatMap((one) => one.events))
    return { commits, state, communities: communitiesOf(state) }
  }

  it('is no more than it is: fact 54 is known to the month, and by which day of the period', async () => {
    const { commits, state, communities } = await told()
    const on = { today: day('2019-12-18'), calendar: noCalendar }
    const all = communities.map((one) => finishOf(finishes.of(commits), state, one, on, 480))
    expect(all.map((one) => [one?.on, one?.days.last, one?.periods[0]?.nth, one?.periods[0]?.of])).toEqual(
      communities.map(() => ['2019-12', '2019-12-18', { least: 180, most: 180 }, 184]),
    )
  })

  it('is answered by unknown: no acceptance (57), no survey of satisfaction (59), no committee yet (56)', async () => {
    const { state, communities } = await told()
    for (const one of completionStanding(state, communities))
      expect(one).toMatchObject({ finished: '2019-12', accepted: 'unknown', handedOver: 'unknown', failed: [] })
    expect(latestSurveys(state)).toEqual([])
    const stages = new Map(lifeStages(state, communities).map((one) => [one.stage, one.standing]))
    const asked = ['acceptance', 'satisfaction', 'governance'] as const
    expect(asked.map((one) => stages.get(one))).toEqual(['unknown', 'unknown', 'announced'])
    expect(communities.map((one) => lifeStanding(state, one).stage)).toEqual(communities.map(() => 'completion'))
  })
})
