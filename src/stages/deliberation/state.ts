import { lookup } from '../../kernel/lookup.ts'
import type { CalendarDate, Day } from '../../vocabulary/calendarDate.ts'
import { latest, mayCountBy, type Voidable } from '../../vocabulary/dated.ts'
import type { CommunityId, HouseholdId, RecordId, WorkItemId } from '../../vocabulary/ids.ts'
import type { Period } from '../../vocabulary/period.ts'
import type { Adoption, PolicyHead } from '../../vocabulary/policy.ts'
import type { SchemeVersion } from '../../vocabulary/schemeVersion.ts'
import { owedWithin, type Due, type Today } from '../../vocabulary/today.ts'

/** A special meeting of the offices (专题会议), a council of residents and offices (议事会), or a residents' meeting (居民会议). */
export type MeetingKind = 'specialMeeting' | 'council' | 'residentsMeeting'

/** A meeting at which the renovation was talked over. */
export interface Meeting extends Voidable {
  readonly kind: MeetingKind
  readonly communities: readonly CommunityId[]
  /** The version that was talked over; absent where there was none yet. */
  readonly scheme?: SchemeVersion
  readonly participants: number
}

/** Whose opinion it is: a household's, or nobody knows whose. */
export type From = { readonly kind: 'household'; readonly household: HouseholdId } | { readonly kind: 'anonymous' }

/** What an opinion is about: a works item that the version plans, or a topic. */
export type About =
  | { readonly kind: 'item'; readonly item: WorkItemId }
  | { readonly kind: 'topic'; readonly topic: string }

/** An opinion on a version of the scheme. Its words are in the vault. */
export interface Opinion extends Voidable {
  readonly scheme: SchemeVersion
  readonly community: CommunityId
  readonly from: From
  readonly about: About
  readonly text?: RecordId
}

/** What came of an opinion: taken up, in part, not, or it was a question that was explained. */
export type Outcome = 'adopted' | 'partlyAdopted' | 'notAdopted' | 'explained'

/** An answer to an opinion. */
export interface OpinionAnswer extends Voidable {
  readonly outcome: Outcome
  readonly text?: RecordId
}

/** The deliberation's slice: meetings and opinions under their ids, and the answers to each opinion in order of record. */
export interface Deliberation {
  readonly meetings: { readonly [id: string]: Meeting }
  readonly opinions: { readonly [id: string]: Opinion }
  readonly answers: { readonly [opinion: string]: readonly OpinionAnswer[] }
}

/** Before anybody met or said anything. */
export const noDeliberation: Deliberation = { meetings: {}, opinions: {}, answers: {} }

/** A meeting that counts. */
export const meetingOf = (deliberation: Deliberation, id: string): Meeting | undefined => {
  const found = lookup(deliberation.meetings, id)
  return found?.voided === false ? found : undefined
}

/** An opinion that counts. */
export const opinionOf = (deliberation: Deliberation, id: string): Opinion | undefined => {
  const found = lookup(deliberation.opinions, id)
  return found?.voided === false ? found : undefined
}

/** The answer to an opinion that counts on a day, if it was answered. */
export const answerOf = (deliberation: Deliberation, opinion: string, asOf?: Day): OpinionAnswer | undefined =>
  latest(lookup(deliberation.answers, opinion) ?? [], asOf)

/** The part of the adopted scheme policy that deadlines are counted by. */
export interface AnswerTerms {
  readonly head: PolicyHead
  readonly answerWithin: Period
}

/** What is owed on a day: an answer to every opinion that has none. */
export const due = (
  {
    deliberation,
    scheme,
  }: { readonly deliberation: Deliberation; readonly scheme: { readonly policies: readonly Adoption<AnswerTerms>[] } },
  day: Today,
): readonly Due[] => {
  const isAnswered = (id: string, by: CalendarDate): boolean =>
    lookup(deliberation.answers, id)?.some((one) => mayCountBy(one, by)) === true
  return Object.entries(deliberation.opinions)
    .filter(([id, one]) => mayCountBy(one, day.today) && !isAnswered(id, day.today))
    .map(([subject, { on }]) => {
      const owed = { what: 'opinionAnswer', subject, since: on }
      return owedWithin(owed, 'scheme', scheme.policies, (policy) => policy.answerWithin, day)
    })
}
