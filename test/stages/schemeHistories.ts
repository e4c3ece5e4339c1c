import { head, known, opened } from './histories.ts'

const days = (count: number) =>
  ({ days: count, from: 'event', firstDay: 'included', counting: 'calendarDays', lastRestDay: 'stays' }) as const

/** A policy of seven days on display and ten to answer, which asks at these gates. */
export const schemePolicyAdopted = (...atGates: readonly ('G2' | 'G4')[]) =>
  ({
    type: 'SchemePolicyAdopted',
    policy: { head: head('scheme'), displayFor: days(7), answerWithin: days(10), atGates },
    on: '2019-03-01',
  }) as const

export const catalogueAdopted = {
  type: 'CataloguePolicyAdopted',
  policy: {
    head: head('catalogue'),
    items: [
      { code: 'B05', class: 'basic', names: { zh: '道路', en: 'roads' } },
      { code: 'L01', class: 'local', names: { zh: '杂物间', en: 'storage room' } },
    ],
  },
  on: '2019-03-01',
} as const

export const draft = { scheme: 1, preparedBy: 'ala-office', on: '2019-04-01' } as const
export const drafted = { type: 'SchemeDrafted', ...draft } as const

export const revision = (scheme: number, consents: 'carriedOver' | 'askedAgain', on = '2019-05-10') =>
  ({ scheme, preparedBy: 'ala-office', consents, reason: 'opinions', on }) as const
export const revised = (...of: Parameters<typeof revision>) => ({ type: 'SchemeRevised', ...revision(...of) }) as const

export const display = {
  scheme: 1,
  communities: ['A'],
  where: 'onSite',
  on: '2019-04-10',
  until: '2019-04-16',
} as const
export const published = { type: 'SchemePublished', ...display } as const

export const road = {
  item: 'A-road',
  scheme: 1,
  community: 'A',
  code: 'B05',
  class: 'basic',
  planned: { hundredths: 50_000, unit: 'metre' },
  forEachHousehold: false,
  privateParts: false,
  on: '2019-04-02',
} as const
export const planned = { type: 'WorkItemPlanned', ...road } as const

export const opinion = {
  opinion: 'o-1',
  scheme: 1,
  community: 'A',
  from: { kind: 'household', household: 'h-1' },
  about: { kind: 'item', item: 'A-road' },
  on: '2019-04-11',
} as const
export const received = { type: 'OpinionReceived', ...opinion } as const
export const answered = { type: 'OpinionAnswered', opinion: 'o-1', outcome: 'adopted', on: '2019-04-20' } as const

/** A renovation with a household, a scheme policy, a catalogue and version 1 with its road. */
export const schemed = [opened, ...known('h-1'), schemePolicyAdopted('G2'), catalogueAdopted, drafted, planned] as const
