import { fact, type EventIn } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { entryOf, lookup } from '../../kernel/lookup.ts'
import { acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { list, oneOf, optional, tagged, wholeNumber } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate, compareDates } from '../../vocabulary/calendarDate.ts'
import { Evidence, NoteRef } from '../../vocabulary/evidence.ts'
import { CommunityId, HouseholdId, RecordId, WorkItemId } from '../../vocabulary/ids.ts'
import { SchemeVersion } from '../../vocabulary/schemeVersion.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { recordedDifferently } from '../../vocabulary/voiding.ts'
import { closedTo, type Opening } from '../opening/state.ts'
import { struckOut, strikes } from '../opening/striking.ts'
import { unplanned, type Planning } from '../planning/state.ts'
import { unregistered, type Register } from '../register/state.ts'
import { undrafted, type Scheme } from '../scheme/state.ts'
import { answerOf, meetingOf, noDeliberation, opinionOf } from './state.ts'
import type { OpinionAnswer, Deliberation, Meeting, Opinion } from './state.ts'

interface Reads {
  readonly opening: Opening
  readonly scheme: Scheme
  readonly deliberation: Deliberation
}

const meeting = {
  meeting: RecordId,
  kind: oneOf('specialMeeting', 'council', 'residentsMeeting'),
  communities: list(CommunityId, 1, 500),
  /** The version that was talked over; absent where there was none yet. */
  scheme: optional(SchemeVersion),
  participants: wholeNumber(1, 100_000),
  on: CalendarDate,
  /** The minutes. */
  evidence: optional(Evidence),
}

const meetingIn = ({ kind, communities, scheme, participants, on }: Omit<Meeting, 'voided'>): Meeting => ({
  kind,
  communities,
  ...(scheme !== undefined && { scheme }),
  participants,
  on,
  voided: false,
})

/** A meeting was held about the renovation (专题会议、议事会、居民会议). It is no vote of the owners. */
export const MeetingHeld = fact('MeetingHeld', meeting, (deliberation: Writable<Deliberation>, e) => {
  deliberation.meetings[e.meeting] = keep(meetingIn(e))
})
export type MeetingHeld = EventIn<typeof MeetingHeld>

/** Records a meeting. Refused when it is said to have been about a version that was not drafted by then. */
export const holdMeeting = rule('HoldMeeting', meeting, ({ opening, scheme, deliberation }: Reads, c, day: Today) => {
  const known = meetingOf(deliberation, c.meeting)
  if (known) return isSame(known, meetingIn(c)) ? nothing : refuse(recordedDifferently('meeting', c.meeting))
  const unknown = c.scheme !== undefined && undrafted(scheme, c.scheme, c.on)
  return acceptUnless([...closedTo(opening, c.communities, c.on), unknown, notYet(c.on, day)], () => MeetingHeld(c))
})

const opinion = {
  opinion: RecordId,
  scheme: SchemeVersion,
  community: CommunityId,
  from: tagged('kind', { household: { household: HouseholdId }, anonymous: {} }),
  about: tagged('kind', {
    item: { item: WorkItemId },
    topic: {
      topic: oneOf('scope', 'design', 'cost', 'schedule', 'parking', 'greenery', 'safety', 'management', 'other'),
    },
  }),
  text: optional(NoteRef),
  on: CalendarDate,
}

const opinionIn = ({ scheme, community, from, about, text, on }: Omit<Opinion, 'voided'>): Opinion => ({
  scheme,
  community,
  from,
  about,
  ...(text !== undefined && { text }),
  on,
  voided: false,
})

/** An opinion on a version of the scheme came in (收到意见). From that day the time to answer it runs. */
export const OpinionReceived = fact('OpinionReceived', opinion, (deliberation: Writable<Deliberation>, e) => {
  deliberation.opinions[e.opinion] = keep(opinionIn(e))
})
export type OpinionReceived = EventIn<typeof OpinionReceived>

/** Records an opinion. Refused for a version that was not drafted, an item that it does not plan, and a strange household. */
export const receiveOpinion = rule(
  'ReceiveOpinion',
  opinion,
  (s: Reads & { readonly planning: Planning; readonly register: Register }, c, day: Today) => {
    const known = opinionOf(s.deliberation, c.opinion)
    if (known) return isSame(known, opinionIn(c)) ? nothing : refuse(recordedDifferently('opinion', c.opinion))
    return acceptUnless(
      [
        ...closedTo(s.opening, [c.community], c.on),
        undrafted(s.scheme, c.scheme, c.on),
        c.from.kind === 'household' && unregistered(s.register, c.from.household),
        c.about.kind === 'item' && unplanned(s.planning, c.about.item, c.scheme),
        notYet(c.on, day),
      ],
      () => OpinionReceived(c),
    )
  },
)

const answer = {
  opinion: RecordId,
  outcome: oneOf('adopted', 'partlyAdopted', 'notAdopted', 'explained'),
  text: optional(NoteRef),
  on: CalendarDate,
}

const answerIn = ({ outcome, text, on }: Omit<OpinionAnswer, 'voided'>): OpinionAnswer => ({
  outcome,
  ...(text !== undefined && { text }),
  on,
  voided: false,
})

/** An opinion was answered (意见答复): adopted (采纳), in part, not, or explained. */
export const OpinionAnswered = fact('OpinionAnswered', answer, (deliberation: Writable<Deliberation>, e) => {
  entryOf(deliberation.answers, e.opinion, () => []).push(keep(answerIn(e)))
})
export type OpinionAnswered = EventIn<typeof OpinionAnswered>

const unheard = (deliberation: Deliberation, c: { readonly opinion: RecordId; readonly on: CalendarDate }) => {
  const known = opinionOf(deliberation, c.opinion)
  if (known === undefined) return { type: 'OpinionNotReceived', opinion: c.opinion } as const
  const early = compareDates(c.on, known.on) === 'before'
  return early && ({ type: 'BeforeOpinion', opinion: c.opinion, received: known.on, on: c.on } as const)
}

/** Answers an opinion. Refused for one that nobody received, before it came in, and when it was answered otherwise. */
export const answerOpinion = rule('AnswerOpinion', answer, ({ opening, deliberation }: Reads, c, day: Today) => {
  const known = answerOf(deliberation, c.opinion)
  if (known) return isSame(known, answerIn(c)) ? nothing : refuse(recordedDifferently('opinionAnswer', c.opinion))
  return acceptUnless([...closedTo(opening, [], c.on), unheard(deliberation, c), notYet(c.on, day)], () =>
    OpinionAnswered(c),
  )
})

const key = tagged('kind', {
  meeting: { meeting: RecordId },
  opinion: { opinion: RecordId },
  opinionAnswer: { opinion: RecordId },
})

const entriesFor = (slice: Deliberation, record: (typeof key)['_A']): readonly { readonly voided: boolean }[] => {
  if (record.kind === 'opinionAnswer') return lookup(slice.answers, record.opinion) ?? []
  const found =
    record.kind === 'meeting' ? lookup(slice.meetings, record.meeting) : lookup(slice.opinions, record.opinion)
  return found ? [found] : []
}

/** An entry was a mistake: a meeting, an opinion or an answer does not count. */
export const DeliberationRecordVoided = struckOut('DeliberationRecordVoided', key, entriesFor)
export type DeliberationRecordVoided = EventIn<typeof DeliberationRecordVoided>

/** Strikes out a meeting, an opinion or an answer. The answer to an opinion stays, and holds for it entered anew. */
export const voidDeliberationRecord = strikes(
  'VoidDeliberationRecord',
  key,
  DeliberationRecordVoided,
  ({ deliberation }: Reads, record) => entriesFor(deliberation, record),
  (record) => [record.kind === 'meeting' ? record.meeting : record.opinion],
)

/** Deliberation (议事与征求意见): meetings about the scheme, opinions on it, and what came of them. */
export const deliberation = stage(
  'deliberation',
  noDeliberation,
  [MeetingHeld, OpinionReceived, OpinionAnswered, DeliberationRecordVoided],
  [holdMeeting, receiveOpinion, answerOpinion, voidDeliberationRecord],
)
