import {
  agreeContribution,
  answerOpinion,
  cancelProject,
  draftScheme,
  giveConsent,
  listInAnnualPlan,
  openHouseholdFile,
  openRenovation,
  payContribution,
  planWorkItem,
  publishScheme,
  receiveOpinion,
  recordSurvey,
  registerBuilding,
  registerCommunity,
  registerDwelling,
  registerHousehold,
  registerStairUnit,
  withholdConsent,
  type RenovationCommand,
} from 'xinyan'
import { everyGate, lawOfVoting, monthlyFigures, policies } from './policies.ts'
import { lastDayOf, lateComer, later, type Home, type Place, type Project } from './town.ts'

/** What the office enters on a day into the record of one renovation. */
export interface Entry {
  readonly day: string
  readonly stream: string
  readonly commands: readonly RenovationCommand[]
}

/** What makes entries of a renovation, each so many days after a day. */
export const entriesFrom =
  (stream: string, from: string) =>
  (days: number, ...commands: readonly RenovationCommand[]): Entry => ({ day: later(from, days), stream, commands })

/** A single building that was listed with the first project, and soon became part of the community beside it. */
export const smallOne = { id: 'P1-0', into: 'P1-1', households: 3, merged: '2023-02-01' }

const record = (id: string) => ({ community: id, name: `${id}号院`, aliases: [], management: 'unmanaged' }) as const

/** What registers homes: each building and stair unit once. */
const registering = (id: string, homes: readonly Home[], on: string): readonly RenovationCommand[] => {
  const units = new Map(homes.map(({ stairUnit, building }) => [stairUnit, building]))
  return [
    ...[...new Set(units.values())].map((building) => registerBuilding({ building, community: id })),
    ...[...units].map(([stairUnit, building]) => registerStairUnit({ stairUnit, building })),
    ...homes.flatMap(({ dwelling, household, stairUnit, building, area, owner }) => [
      registerDwelling({ dwelling, building, stairUnit, area, owners: [owner], on }),
      registerHousehold({ household, community: id, dwelling, on }),
    ]),
  ]
}

const opening = ({ stream, batches }: Project): readonly Entry[] => {
  const on = '2022-12-20'
  const places = batches.flatMap((batch) => batch.places).filter(({ id }) => id !== lateComer)
  const isFirst = places.some(({ id }) => id === smallOne.into)
  const ids = [...places.map(({ id }) => id), ...(isFirst ? [smallOne.id] : [])]
  const joined = Array.from({ length: smallOne.households }, (_, n) => n + 1)
  return [
    {
      day: on,
      stream,
      commands: [
        openRenovation({ renovation: stream, implementedBy: 'bureau', communities: ids.map(record), on }),
        everyGate('enforce', on),
        ...policies(on),
      ],
    },
    // The households of the single building stand in both: there until it is merged, and with their neighbours from then on.
    ...places.map(({ id, homes }) => {
      const known = id === smallOne.into ? homes.slice(smallOne.households) : homes
      return { day: '2022-12-21', stream, commands: registering(id, known, '2022-12-21') }
    }),
    ...(isFirst
      ? [
          {
            day: '2022-12-21',
            stream,
            commands: joined.map((n) =>
              registerHousehold({ household: `${smallOne.id}-h${n}`, community: smallOne.id, on: '2022-12-21' }),
            ),
          },
          {
            day: smallOne.merged,
            stream,
            commands: [
              cancelProject({ communities: [smallOne.id], reason: 'merged', on: smallOne.merged }),
              ...registering(
                smallOne.into,
                places.find(({ id }) => id === smallOne.into)?.homes.slice(0, smallOne.households) ?? [],
                smallOne.merged,
              ),
            ],
          },
        ]
      : []),
    {
      day: '2023-01-10',
      stream,
      commands: [listInAnnualPlan({ communities: ids, year: 2023, scheme: 1, on: '2023-01-10' })],
    },
    { day: '2023-04-01', stream, commands: lawOfVoting('2023-04-01') },
    { day: '2023-07-01', stream, commands: [monthlyFigures('2023-07-01')] },
  ]
}

const planned = [
  ['road', 'B05', 'basic', 60_000, 'metre'],
  ['lamps', 'C03', 'improved', 4000, 'piece'],
] as const

/** The items of a community: their ids, codes and planned quantities. */
export const itemsOf = (place: string) =>
  planned.map(([name, code, kind, hundredths, unit]) => ({
    item: `${place}-${name}`,
    code,
    class: kind,
    planned: { hundredths, unit },
  }))

const planning = (id: string, on: string): readonly RenovationCommand[] =>
  itemsOf(id).map((item) =>
    planWorkItem({ ...item, scheme: 1, community: id, forEachHousehold: false, privateParts: false, on }),
  )

const scheme = ({ stream, batches }: Project): readonly Entry[] => {
  const on = '2023-03-27'
  const ids = batches.flatMap(({ places }) => places.map(({ id }) => id)).filter((id) => id !== lateComer)
  const heard = ids.slice(0, 2).flatMap((community, n) => [
    receiveOpinion({
      opinion: `op-${community}`,
      scheme: 1,
      community,
      from: { kind: 'anonymous' },
      about: { kind: 'topic', topic: 'parking' },
      on: '2023-03-30',
    }),
    answerOpinion({ opinion: `op-${community}`, outcome: n === 0 ? 'adopted' : 'explained', on: '2023-04-10' }),
  ])
  return [
    {
      day: '2023-03-28',
      stream,
      commands: [
        draftScheme({ scheme: 1, preparedBy: 'bureau', on }),
        ...ids.flatMap((id) => planning(id, on)),
        publishScheme({ scheme: 1, communities: ids, where: 'onSite', on: '2023-03-28', until: '2023-04-05' }),
      ],
    },
    { day: '2023-04-10', stream, commands: heard },
  ]
}

const joining = (stream: string, { id, homes, surveyed }: Place): readonly Entry[] => {
  if (id !== lateComer) return []
  const on = '2023-05-06'
  return [
    { day: on, stream, commands: [registerCommunity({ community: record(id), on }), ...registering(id, homes, on)] },
    {
      day: surveyed,
      stream,
      commands: [
        ...planning(id, surveyed),
        publishScheme({ scheme: 1, communities: [id], where: 'onSite', on: surveyed, until: later(surveyed, 7) }),
      ],
    },
  ]
}

const asking = (stream: string, { id, homes, surveyed }: Place): readonly Entry[] => {
  const known = surveyed.length === 7 ? later(lastDayOf(surveyed), 1) : surveyed
  const on = later(lastDayOf(surveyed), id === lateComer ? 3 : 20)
  return [
    {
      day: known,
      stream,
      commands: homes.flatMap(({ household }) => [
        openHouseholdFile({ household, on: surveyed }),
        recordSurvey({ household, method: 'doorToDoor', on: surveyed }),
      ]),
    },
    {
      day: on,
      stream,
      commands: homes.flatMap(({ household, consents, gives }) => [
        consents
          ? giveConsent({ household, scheme: 1, form: 'signed', on })
          : withholdConsent({ household, scheme: 1, reason: 'cost', on }),
        ...(gives
          ? [agreeContribution({ contribution: `c-${household}`, household, form: 'direct', amount: gives.amount, on })]
          : []),
      ]),
    },
    {
      day: later(on, 40),
      stream,
      commands: homes.flatMap(({ household, gives }) =>
        gives?.paid === true
          ? [
              payContribution({
                payment: `cp-${household}`,
                contribution: `c-${household}`,
                amount: gives.amount,
                on: later(on, 40),
              }),
            ]
          : [],
      ),
    },
  ]
}

/** From the opening to what each household says: the register, the listing, the survey, the scheme and its display. */
export const untilTheVote = (project: Project): readonly Entry[] => [
  ...opening(project),
  ...scheme(project),
  ...project.batches
    .flatMap(({ places }) => places)
    .flatMap((place) => [...joining(project.stream, place), ...asking(project.stream, place)]),
]
