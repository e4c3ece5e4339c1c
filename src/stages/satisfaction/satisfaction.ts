import { fact, type EventIn } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { entryOf, lookup } from '../../kernel/lookup.ts'
import { acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { list, oneOf, optional, tagged, wholeNumber } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate, compareDates } from '../../vocabulary/calendarDate.ts'
import { mayCountBy } from '../../vocabulary/dated.ts'
import { Evidence } from '../../vocabulary/evidence.ts'
import { CommunityId, HouseholdId, RecordId } from '../../vocabulary/ids.ts'
import { GateMode, Obstacle } from '../../vocabulary/obstacle.ts'
import { inForce } from '../../vocabulary/policy.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { recordedDifferently } from '../../vocabulary/voiding.ts'
import { adopted, adopts } from '../opening/adoption.ts'
import { closedTo, passGate, type Opening } from '../opening/state.ts'
import { struckOut, strikes } from '../opening/striking.ts'
import { communityOf, unregistered, type Register } from '../register/state.ts'
import { SatisfactionPolicy, Score } from './policy.ts'
import {
  answerOf,
  askedAtConclusion,
  closingOf,
  conclusionOf,
  entriesOf,
  noSatisfaction,
  satisfactionSurveyOf,
  scoresIn,
  type Satisfaction,
  type SatisfactionAnswer,
} from './state.ts'

interface Reads {
  readonly opening: Opening
  readonly satisfaction: Satisfaction
}
type Slice = Writable<Satisfaction>

/** What is asked of the satisfaction of residents, and what counts as satisfied, was laid down for this renovation. */
export const SatisfactionPolicyAdopted = adopted(
  'SatisfactionPolicyAdopted',
  SatisfactionPolicy,
  (slice: Slice) => slice.policies,
)
export type SatisfactionPolicyAdopted = EventIn<typeof SatisfactionPolicyAdopted>

/** Adopts a satisfaction policy; a later adoption governs surveys that are opened from its own day on. */
export const adoptSatisfactionPolicy = adopts(
  'AdoptSatisfactionPolicy',
  SatisfactionPolicy,
  SatisfactionPolicyAdopted,
  (s: Reads) => s.satisfaction.policies,
)

const opening = {
  survey: RecordId,
  communities: list(CommunityId, 1, 500),
  /** Whether all households were asked or a sample of them. */
  method: oneOf('full', 'sample'),
  /** How many households were asked: what the response is measured against. */
  asked: wholeNumber(1, 1_000_000),
  on: CalendarDate,
}

const surveyIn = ({ communities, method, asked, on }: Omit<EventIn<typeof SatisfactionSurveyOpened>, 'type'>) =>
  ({ communities, method, asked, on, voided: false }) as const

/** Households began to be asked how satisfied they are (满意度调查), and how many are asked. */
export const SatisfactionSurveyOpened = fact('SatisfactionSurveyOpened', opening, (slice: Slice, e) => {
  slice.surveys[e.survey] = keep(surveyIn(e))
  slice.order.push(e.survey)
})
export type SatisfactionSurveyOpened = EventIn<typeof SatisfactionSurveyOpened>

/** Opens a survey. Refused without a satisfaction policy: what counts as satisfied is said before anybody is asked. */
export const openSatisfactionSurvey = rule('OpenSatisfactionSurvey', opening, (s: Reads, c, day: Today) => {
  const known = satisfactionSurveyOf(s.satisfaction, c.survey)
  if (known) return isSame(known, surveyIn(c)) ? nothing : refuse(recordedDifferently('satisfactionSurvey', c.survey))
  const untold =
    inForce(s.satisfaction.policies, c.on) === undefined &&
    ({ type: 'NoPolicyAdopted', policy: 'satisfaction', on: c.on } as const)
  return acceptUnless([...closedTo(s.opening, c.communities, c.on), untold, notYet(c.on, day)], () =>
    SatisfactionSurveyOpened(c),
  )
})

const hindrances = (s: Reads, c: { readonly survey: RecordId; readonly on: CalendarDate }, day: Today) => {
  const known = satisfactionSurveyOf(s.satisfaction, c.survey)
  if (known === undefined) return [{ type: 'SatisfactionSurveyNotOpened', survey: c.survey } as const]
  const early =
    compareDates(c.on, known.on) === 'before' &&
    ({ type: 'BeforeSatisfactionSurvey', survey: c.survey, opened: known.on, on: c.on } as const)
  return [...closedTo(s.opening, known.communities, c.on), early, notYet(c.on, day)]
}

const answering = {
  answer: RecordId,
  survey: RecordId,
  /** The household that answered; absent where it answered anonymously. */
  household: optional(HouseholdId),
  score: Score,
  on: CalendarDate,
}

const answerIn = (c: Omit<EventIn<typeof SatisfactionAnswered>, 'type'>): SatisfactionAnswer => ({
  survey: c.survey,
  ...(c.household !== undefined && { household: c.household }),
  score: c.score,
  on: c.on,
  voided: false,
})

/** A household answered, or somebody did anonymously. Of a household the answer that it gave last counts. */
export const SatisfactionAnswered = fact('SatisfactionAnswered', answering, (slice: Slice, e) => {
  if (lookup(slice.answers, e.answer)?.survey !== e.survey) entryOf(slice.answersTo, e.survey, () => []).push(e.answer)
  slice.answers[e.answer] = keep(answerIn(e))
})
export type SatisfactionAnswered = EventIn<typeof SatisfactionAnswered>

const tooMany = ({ satisfaction }: Reads, c: Omit<EventIn<typeof SatisfactionAnswered>, 'type'>) => {
  const opened = satisfactionSurveyOf(satisfaction, c.survey)
  const before = lookup(satisfaction.answersTo, c.survey) ?? []
  if (opened === undefined || before.length < opened.asked) return undefined
  const answers = { ...satisfaction.answers, [c.answer]: answerIn(c) }
  const answersTo = { ...satisfaction.answersTo, [c.survey]: [...before, c.answer] }
  const answered = scoresIn({ ...satisfaction, answers, answersTo }, c.survey).length
  const { asked } = opened
  return answered > asked ? ({ type: 'MoreAnswersThanAsked', survey: c.survey, asked, answered } as const) : undefined
}

const strange = (s: Reads & { readonly register: Register }, survey: RecordId, household: HouseholdId) => {
  const unknown = unregistered(s.register, household)
  const community = communityOf(s.register, household)
  const opened = satisfactionSurveyOf(s.satisfaction, survey)
  if (unknown || !opened || community === undefined || opened.communities.includes(community)) return unknown
  return { type: 'HouseholdNotSurveyedHere', survey, household } as const
}

/** Records an answer. Refused outside the days of its survey, from a household elsewhere, and beyond those asked. */
export const answerSatisfactionSurvey = rule(
  'AnswerSatisfactionSurvey',
  answering,
  (s: Reads & { readonly register: Register }, c, day: Today) => {
    const known = answerOf(s.satisfaction, c.answer)
    if (known) return isSame(known, answerIn(c)) ? nothing : refuse(recordedDifferently('satisfactionAnswer', c.answer))
    const closing = closingOf(s.satisfaction, c.survey)
    const late =
      closing !== undefined &&
      compareDates(c.on, closing.on) === 'after' &&
      ({ type: 'SatisfactionSurveyWasClosed', survey: c.survey, closed: closing.on, on: c.on } as const)
    const who = c.household !== undefined && strange(s, c.survey, c.household)
    return acceptUnless([...hindrances(s, c, day), late, who, tooMany(s, c)], () => SatisfactionAnswered(c))
  },
)

const ending = { survey: RecordId, on: CalendarDate, evidence: optional(Evidence) }

/** A survey was closed: what is answered later does not count. */
export const SatisfactionSurveyClosed = fact('SatisfactionSurveyClosed', ending, (slice: Slice, e) => {
  entryOf(slice.closings, e.survey, () => []).push({ on: e.on, voided: false })
})
export type SatisfactionSurveyClosed = EventIn<typeof SatisfactionSurveyClosed>

/** Closes a survey. Refused before it was opened, and where a closing of another day stands. */
export const closeSatisfactionSurvey = rule('CloseSatisfactionSurvey', ending, (s: Reads, c, day: Today) => {
  const known = closingOf(s.satisfaction, c.survey)
  if (known) return known.on === c.on ? nothing : refuse(recordedDifferently('satisfactionClosing', c.survey))
  return acceptUnless([...hindrances(s, c, day)], () => SatisfactionSurveyClosed(c))
})

const conclusion = { ...ending, mode: GateMode, despite: list(Obstacle) }

/** The satisfaction of residents was found to be enough, or what stood against it: gate G8 was passed. */
export const SatisfactionConcluded = fact('SatisfactionConcluded', conclusion, (slice: Slice, e) => {
  const one = keep({ despite: e.despite, on: e.on, voided: false })
  entryOf(slice.conclusions, e.survey, () => []).push(one)
})
export type SatisfactionConcluded = EventIn<typeof SatisfactionConcluded>

/** Concludes a survey: gate G8 asks for enough answers and for enough satisfied ones. Refused before it was closed. */
export const concludeSatisfaction = rule(
  'ConcludeSatisfaction',
  ending,
  (s: Reads, c, day: Today) => {
    const known = conclusionOf(s.satisfaction, c.survey)
    if (known) return known.on === c.on ? nothing : refuse(recordedDifferently('satisfactionConclusion', c.survey))
    const closing = closingOf(s.satisfaction, c.survey)
    const open =
      !(closing && mayCountBy(closing, c.on)) &&
      ({ type: 'SatisfactionSurveyStillOpen', survey: c.survey, on: c.on } as const)
    const { refusals, mode, despite } = passGate(s.opening, 'G8', c.on, () => askedAtConclusion(s, c))
    return acceptUnless([...hindrances(s, c, day), open, ...refusals], () =>
      SatisfactionConcluded({ ...c, mode, despite }),
    )
  },
  askedAtConclusion,
)

const ofSurvey = { survey: RecordId }
const key = tagged('kind', {
  satisfactionSurvey: ofSurvey,
  satisfactionAnswer: { answer: RecordId },
  satisfactionClosing: ofSurvey,
  satisfactionConclusion: ofSurvey,
})
/** A survey, an answer, a closing or a conclusion was entered by mistake and does not count. */
export const SatisfactionRecordVoided = struckOut('SatisfactionRecordVoided', key, entriesOf)
export type SatisfactionRecordVoided = EventIn<typeof SatisfactionRecordVoided>

/** Strikes out an entry. What was answered in a survey stays, and holds for it entered anew. */
export const voidSatisfactionRecord = strikes(
  'VoidSatisfactionRecord',
  key,
  SatisfactionRecordVoided,
  ({ satisfaction }: Reads, record) => entriesOf(satisfaction, record),
  (record) => [record.kind === 'satisfactionAnswer' ? record.answer : record.survey],
)

/** Satisfaction (满意度调查): asked, answered, closed, and held against what was laid down. */
export const satisfaction = stage(
  'satisfaction',
  noSatisfaction,
  [
    SatisfactionPolicyAdopted,
    SatisfactionSurveyOpened,
    SatisfactionAnswered,
    SatisfactionSurveyClosed,
    SatisfactionConcluded,
    SatisfactionRecordVoided,
  ],
  [
    adoptSatisfactionPolicy,
    openSatisfactionSurvey,
    answerSatisfactionSurvey,
    closeSatisfactionSurvey,
    concludeSatisfaction,
    voidSatisfactionRecord,
  ],
)
