import {
  adoptResolution,
  agreeLongTermManagement,
  answerFeedback,
  answerOpinion,
  approveProject,
  castVote,
  claimWarranty,
  closeBallot,
  completeWork,
  completeWorkItem,
  CommunityId,
  dispatchFeedback,
  draftScheme,
  giveConsent,
  giveNotice,
  giveWarranty,
  grantPermit,
  holdAcceptance,
  holdJointReview,
  launchProject,
  listInAnnualPlan,
  openBallot,
  openHouseholdFile,
  openRenovation,
  planWorkItem,
  publishResolution,
  publishScheme,
  publishTender,
  receiveBid,
  receiveFeedback,
  receiveOpinion,
  recordSurvey,
  registerBuilding,
  registerDwelling,
  registerHousehold,
  registerSupervision,
  reportCompletion,
  startWorkItem,
  type RenovationCommand,
} from 'xinyan'
import { everyGate, lawOfVoting, matter, monthlyFigures, policies } from './policies.ts'

export const stream = 'north-and-south'

const idOf = (id: string): CommunityId => {
  if (!CommunityId.is(id)) throw new Error(`${id} names no community`)
  return id
}
export const [north, south] = [idOf('north'), idOf('south')]
const both = ['north', 'south'] as const

const numbers = Array.from({ length: 10 }, (_, n) => n + 1)

/** Ten households in each of two communities, and gates that warn and let everything pass. */
export const opening: readonly RenovationCommand[] = [
  openRenovation({
    renovation: stream,
    implementedBy: 'office',
    communities: both.map((community) => ({
      community,
      name: `${community}院`,
      aliases: [],
      management: 'unmanaged' as const,
    })),
    on: '2022-10-10',
  }),
  everyGate('warn', '2022-10-10'),
  ...policies('2022-10-10'),
  ...both.flatMap((community) => [
    registerBuilding({ building: `${community}-1`, community }),
    ...numbers.flatMap((n) => [
      registerDwelling({
        dwelling: `${community}-d${n}`,
        building: `${community}-1`,
        area: 6000,
        owners: [`${community}-o${n}`],
        on: '2022-10-11',
      }),
      registerHousehold({
        household: `${community}-h${n}`,
        community,
        dwelling: `${community}-d${n}`,
        on: '2022-10-11',
      }),
    ]),
  ]),
  listInAnnualPlan({ communities: both, year: 2023, scheme: 1, on: '2022-10-31' }),
]

/** Nine of ten households in each community are surveyed and agree. One opinion stays without an answer. */
export const asking: readonly RenovationCommand[] = [
  ...both.flatMap((community) =>
    numbers
      .slice(0, 9)
      .flatMap((n) => [
        openHouseholdFile({ household: `${community}-h${n}`, on: '2022-11-02' }),
        recordSurvey({ household: `${community}-h${n}`, method: 'doorToDoor', on: '2022-11-02' }),
        giveConsent({ household: `${community}-h${n}`, scheme: 1, form: 'signed', on: '2022-11-20' }),
      ]),
  ),
  draftScheme({ scheme: 1, preparedBy: 'office', on: '2022-11-03' }),
  ...both.map((community) =>
    planWorkItem({
      item: `${community}-roof`,
      scheme: 1,
      community,
      code: 'B14',
      class: 'basic',
      planned: { hundredths: 90_000, unit: 'squareMetre' },
      forEachHousehold: false,
      privateParts: false,
      on: '2022-11-03',
    }),
  ),
  publishScheme({ scheme: 1, communities: both, where: 'onSite', on: '2022-11-04', until: '2022-11-14' }),
  ...['heard', 'unheard'].map((opinion) =>
    receiveOpinion({
      opinion,
      scheme: 1,
      community: 'north',
      from: { kind: 'anonymous' },
      about: { kind: 'topic', topic: 'cost' },
      on: '2022-11-10',
    }),
  ),
  answerOpinion({ opinion: 'heard', outcome: 'explained', on: '2022-11-12' }),
]

/** A ballot on the alterations, in which all but two of ten vote and agree in each community. */
export const ballot = (
  id: string,
  days: { readonly opened: string; readonly noticed: string; readonly from: string; readonly until: string },
): readonly RenovationCommand[] => [
  openBallot({
    ballot: id,
    communities: both,
    scheme: 1,
    matters: [{ matter }],
    rollOn: days.opened,
    from: days.from,
    until: days.until,
    on: days.opened,
  }),
  giveNotice({ ballot: id, matters: [matter], means: 'delivered', on: days.noticed }),
  ...both.flatMap((community) =>
    numbers.slice(0, 8).map((n) =>
      castVote({
        ballot: id,
        matter,
        scheme: 1,
        dwelling: `${community}-d${n}`,
        choice: 'for',
        channel: 'paper',
        on: days.until,
      }),
    ),
  ),
  closeBallot({ ballot: id, on: days.until }),
  publishResolution({ ballot: id, on: days.until }),
  adoptResolution({ ballot: id, matter, on: days.until }),
]

export const law: readonly RenovationCommand[] = lawOfVoting('2022-11-30')

/** Approved before the drawings were reviewed, and with an opinion unanswered. */
export const approving: readonly RenovationCommand[] = [
  holdJointReview({
    review: 'review-1',
    communities: both,
    scheme: 1,
    outcome: 'passed',
    opinions: [{ department: 'fire', opinion: 'agrees' }],
    on: '2023-02-01',
  }),
  approveProject({ communities: both, scheme: 1, code: 'code-1', estimate: 90_000_000, on: '2023-02-02' }),
]

/** A lot with its bids, so many days after it was published. */
export const tendering = (
  lot: string,
  days: { readonly published: string; readonly closes: string },
  bidders: readonly string[],
): readonly RenovationCommand[] => [
  publishTender({ lot, kind: 'works', communities: both, closes: days.closes, on: days.published }),
  ...bidders.map((bidder, n) => receiveBid({ lot, bidder, amount: 88_000_000 + n, on: days.closes })),
]

/** What stands on paper before the works: everything but a permit that still holds. */
export const papers: readonly RenovationCommand[] = [
  grantPermit({ permit: 'first-permit', communities: both, on: '2023-03-31' }),
  registerSupervision({ registration: 'quality-1', communities: both, on: '2023-03-31' }),
  agreeLongTermManagement({
    agreement: 'agreed-1',
    communities: both,
    management: 'propertyService',
    on: '2023-03-31',
  }),
  launchProject({ communities: both, on: '2023-03-31' }),
  monthlyFigures('2023-09-01'),
]

/** The roof of a community is begun. */
export const roofBegun = (community: string, on: string): RenovationCommand =>
  startWorkItem({
    item: `${community}-roof`,
    community,
    code: 'B14',
    planned: { hundredths: 90_000, unit: 'squareMetre' },
    hidden: false,
    on,
  })

/** The roof of the north is finished, and so are the works there. */
export const northFinished: readonly RenovationCommand[] = [
  completeWorkItem({ item: 'north-roof', done: { hundredths: 90_000, unit: 'squareMetre' }, on: '2023-11-10' }),
  completeWork({ communities: ['north'], on: '2023-11-15' }),
  reportCompletion({ communities: ['north'], on: '2023-11-18' }),
  giveWarranty({
    warranty: 'roof-north',
    covers: { kind: 'communities', communities: ['north'] },
    class: 'roofWaterproofing',
    term: { kind: 'years', years: 5 },
    on: '2023-11-18',
  }),
]

/** Acceptance of the north is held by some of those who have to be there. */
export const acceptance = (
  id: string,
  on: string,
  roles: readonly ('employer' | 'design' | 'contractor' | 'supervisor')[],
): RenovationCommand =>
  holdAcceptance({ acceptance: id, communities: ['north'], present: roles.map((role) => ({ role })), on })

/** Somebody complains of the noise in the north, and it is passed on and answered. */
export const complaint: readonly RenovationCommand[] = [
  receiveFeedback({
    feedback: 'noise',
    kind: 'complaint',
    topic: 'noise',
    channel: 'hotline',
    community: 'north',
    on: '2023-09-05',
  }),
  dispatchFeedback({ feedback: 'noise', to: 'builder-2', level: 'general', on: '2023-09-05' }),
  answerFeedback({ feedback: 'noise', on: '2023-09-06' }),
]

/** The roof of the north leaks. */
export const leak: RenovationCommand = claimWarranty({
  claim: 'leak',
  warranty: 'roof-north',
  community: 'north',
  household: 'north-h3',
  defect: 'leakage',
  on: '2024-03-01',
})
