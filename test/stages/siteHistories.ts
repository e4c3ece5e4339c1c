import { renovation, type RenovationEvent, type RenovationState } from '../../src/renovation.ts'
import type { AnyEvent } from '../../src/kernel/fact.ts'
import { weekday } from '../../src/vocabulary/calendarDate.ts'
import type { Today } from '../../src/vocabulary/today.ts'
import { day } from '../vocabulary/decoded.ts'
import { head, opened } from './histories.ts'

/** So many calendar days after something happened, its own day not counted. */
export const within = (days: number) =>
  ({ days, from: 'event', firstDay: 'excluded', counting: 'calendarDays', lastRestDay: 'stays' }) as const

/** So many working days after it. */
export const workingDays = (days: number) => ({ ...within(days), counting: 'workingDays' }) as const

export const gates = (modes: { readonly [gate: string]: 'enforce' | 'warn' | 'audit' }) =>
  ({ type: 'GatePolicyAdopted', policy: { head: head('gates'), modes }, on: '2019-03-01' }) as const

export const worksPolicy = {
  head: head('works'),
  launchBeforeStart: true,
  suspensionReport: within(30),
  hiddenWorkInspection: workingDays(2),
} as const

export const worksPolicyAdopted = { type: 'WorksPolicyAdopted', policy: worksPolicy, on: '2019-03-01' } as const

export const inspectionPolicy = {
  head: head('inspection'),
  rectifyWithin: { minor: within(15), serious: within(7), critical: within(1) },
  verifyWithin: within(3),
} as const

export const inspectionPolicyAdopted = {
  type: 'InspectionPolicyAdopted',
  policy: inspectionPolicy,
  on: '2019-03-01',
} as const

export const started = (communities: readonly string[], on = '2019-08-01') =>
  ({ type: 'WorkStarted', communities, scheme: 1, on, mode: 'audit', despite: [] }) as const

export const completed = (communities: readonly string[], on = '2019-12-10') =>
  ({ type: 'WorkCompleted', communities, on }) as const

/** The road of community A: 500 metres of it, with steel under the asphalt. */
export const road = {
  item: 'A-road',
  community: 'A',
  code: 'B05',
  planned: { hundredths: 50_000, unit: 'metre' },
  hidden: true,
  on: '2019-08-05',
} as const

export const roadStarted = { type: 'WorkItemStarted', ...road } as const

export const metres = (count: number) => ({ hundredths: count * 100, unit: 'metre' }) as const

/** A renovation in whose community A works have started, and there the road. */
export const onSite = [opened, started(['A']), roadStarted] as const

export const tomorrow = { type: 'NotYetHappened', on: '2020-01-01', today: '2019-12-31' } as const

/** What is known after a history, for asking the questions that others ask of it. */
export const after = <const T extends readonly AnyEvent[]>(...events: T): RenovationState => {
  for (const event of events) {
    const problems = renovation.facts.get(event.type)?.codec.problemsOf(event)
    if (problems !== null) throw new Error(`unreadable: ${JSON.stringify([event, problems])}`)
  }
  return renovation.fold(structuredClone<readonly AnyEvent[]>(events) as readonly RenovationEvent[])
}

/** A day whose calendar knows the weeks of 2019, and nothing of any other year. */
export const asOf = (today: string): Today => ({
  today: day(today),
  calendar: { isWorkingDay: (one) => (one.startsWith('2019') ? weekday(one) < 6 : 'notCovered') },
})

/** What is owed according to the policies above. */
export const basis = 'agreed by the sub-district office'
