import type { Day } from '../../vocabulary/calendarDate.ts'
import { closingOf, seenOn } from '../../stages/tender/state.ts'
import type { RenovationState } from '../state.ts'
import { dated, inCommunities, inEach, listed, of, under, type EntriesOf, type Entry } from './entries.ts'

/** The steps until works may start. */
export type StepBeforeWorks =
  | 'householdRegistered'
  | 'householdFileOpened'
  | 'householdSurveyed'
  | 'conditionFound'
  | 'conditionRemedied'
  | 'reserveEntered'
  | 'reserveLeft'
  | 'earlierSchemeDrafted'
  | 'schemeDrafted'
  | 'schemeDisplayed'
  | 'schemeDiscussed'
  | 'itemPlanned'
  | 'opinionOnScheme'
  | 'opinionReceived'
  | 'opinionAnswered'
  | 'consentSaid'
  | 'ballotOpened'
  | 'ballotClosed'
  | 'resultPublished'
  | 'motionDecided'
  | 'tenderPublished'
  | 'tenderClarified'
  | 'closingPostponed'
  | 'bidReceived'
  | 'bidsClosed'
  | 'bidsOpened'
  | 'candidatesDisplayed'
  | 'tenderFailed'
  | 'contractAwarded'
  | 'tenderReported'
  | 'tenderObjectionRaised'
  | 'tenderObjectionAnswered'
  | 'contractSigned'
  | 'permitGranted'
  | 'permitIssued'
  | 'permitExtended'
  | 'permitLapsed'

const stepsOfLots = ({ tender }: RenovationState, step: string): readonly Entry[] =>
  listed(tender.steps, (one) => one.step === step)

const courses = ({ bidding }: RenovationState, which: 'postponements' | 'openings' | 'reports'): readonly Entry[] =>
  Object.entries(bidding.courses).flatMap(([lot, course]) => course[which].map((one) => of(lot, one)))

const closings = (state: RenovationState, asOf: Day): readonly Entry[] =>
  Object.keys(state.tender.lots).flatMap((lot) => {
    const closes = closingOf(state, lot, seenOn(asOf))
    return closes === undefined ? [] : [of(lot, dated(closes))]
  })

/** Each version of the scheme, as what had to be there before the one after it. */
const earlierVersions = ({ scheme }: RenovationState): readonly Entry[] =>
  Object.entries(scheme.versions).map(([version, one]) => of(String(one.scheme + 1), one, version))

const decided = ({ resolution }: RenovationState): readonly Entry[] =>
  Object.entries(resolution.closed).flatMap(([ballot, { outcomes }]) =>
    Object.entries(outcomes).map(([matter, { on }]) => of(ballot, dated(on), matter)),
  )

/** Every date of these steps that the state knows. */
export const stepsBeforeWorks: EntriesOf<StepBeforeWorks> = {
  householdRegistered: ({ register }) => under(register.households),
  householdFileOpened: ({ survey }) =>
    Object.entries(survey.files).map(([household, { openedOn }]) => of(household, dated(openedOn))),
  householdSurveyed: ({ survey }) =>
    Object.entries(survey.files).flatMap(([id, file]) => file.surveys.map((one) => of(id, one))),
  conditionFound: ({ condition }) => under(condition.findings),
  conditionRemedied: ({ condition }) => listed(condition.remedies),
  reserveEntered: ({ reserve }) => inCommunities(reserve.steps.filter((one) => one.step === 'entered')),
  reserveLeft: ({ reserve }) => inCommunities(reserve.steps.filter((one) => one.step === 'left')),
  earlierSchemeDrafted: (state) => earlierVersions(state),
  schemeDrafted: ({ scheme }) => under(scheme.versions),
  schemeDisplayed: ({ scheme }) => scheme.publications.map((one) => of(String(one.scheme), one)),
  schemeDiscussed: ({ deliberation }) =>
    inEach(deliberation.meetings, ({ scheme }) => (scheme === undefined ? [] : [String(scheme)])),
  itemPlanned: ({ planning }) =>
    Object.entries(planning.entries).flatMap(([item, all]) => all.map((one) => of(String(one.scheme), one, item))),
  opinionOnScheme: ({ deliberation }) => inEach(deliberation.opinions, (one) => [String(one.scheme)]),
  opinionReceived: ({ deliberation }) => under(deliberation.opinions),
  opinionAnswered: ({ deliberation }) => listed(deliberation.answers),
  consentSaid: ({ consent }) =>
    Object.entries(consent.statements).flatMap(([household, all]) =>
      all.map((one) => of(String(one.scheme), one, household)),
    ),
  ballotOpened: ({ vote }) => Object.entries(vote.ballots).map(([ballot, { on }]) => of(ballot, dated(on))),
  ballotClosed: ({ resolution }) => Object.entries(resolution.closed).map(([ballot, { on }]) => of(ballot, dated(on))),
  resultPublished: ({ resolution }) =>
    Object.entries(resolution.closed).flatMap(([ballot, { published }]) =>
      published === undefined ? [] : [of(ballot, dated(published))],
    ),
  motionDecided: (state) => decided(state),
  tenderPublished: ({ tender }) => under(tender.lots),
  tenderClarified: (state) => stepsOfLots(state, 'clarified'),
  closingPostponed: (state) => courses(state, 'postponements'),
  bidReceived: (state) => stepsOfLots(state, 'bid'),
  bidsClosed: closings,
  bidsOpened: (state) => courses(state, 'openings'),
  candidatesDisplayed: (state) => stepsOfLots(state, 'publicised'),
  tenderFailed: (state) => stepsOfLots(state, 'failed'),
  contractAwarded: (state) => stepsOfLots(state, 'awarded'),
  tenderReported: (state) => courses(state, 'reports'),
  tenderObjectionRaised: ({ tenderObjections }) => under(tenderObjections.objections),
  tenderObjectionAnswered: ({ tenderObjections }) =>
    Object.entries(tenderObjections.objections).flatMap(([id, one]) => one.answers.map((answer) => of(id, answer))),
  contractSigned: ({ contract }) => inEach(contract.contracts, ({ lot }) => (lot === undefined ? [] : [lot])),
  permitGranted: ({ permit }) => inCommunities([...Object.values(permit.permits), ...Object.values(permit.exemptions)]),
  permitIssued: ({ permit }) => under(permit.permits),
  permitExtended: ({ permit }) => inEach(permit.extensions, (one) => [one.permit]),
  permitLapsed: ({ permit }) => under(permit.lapses),
}
