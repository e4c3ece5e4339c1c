import { fact, type EventIn } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { entryOf, lookup } from '../../kernel/lookup.ts'
import { acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { oneOf, optional, tagged, text } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate, compareDates } from '../../vocabulary/calendarDate.ts'
import { Evidence, NoteRef } from '../../vocabulary/evidence.ts'
import { CommunityId, HouseholdId, OrganisationId, RecordId, WorkItemId } from '../../vocabulary/ids.ts'
import { ClockTime } from '../../vocabulary/moment.ts'
import { inForce } from '../../vocabulary/policy.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { recordedDifferently } from '../../vocabulary/voiding.ts'
import { adopted, adopts } from '../opening/adoption.ts'
import { closedTo, type Opening } from '../opening/state.ts'
import { struckOut, strikes } from '../opening/striking.ts'
import { unregistered, type Register } from '../register/state.ts'
import { FeedbackPolicy } from './policy.ts'
import { dispatchOf, feedbackOf, levelOf, noFeedback, repeats, type Feedback, type Feedbacks } from './state.ts'

interface Reads {
  readonly opening: Opening
  readonly feedback: Feedbacks
}

/** How fast feedback is dealt with was laid down for this renovation. */
export const FeedbackPolicyAdopted = adopted(
  'FeedbackPolicyAdopted',
  FeedbackPolicy,
  (feedback: Writable<Feedbacks>) => feedback.policies,
)
export type FeedbackPolicyAdopted = EventIn<typeof FeedbackPolicyAdopted>

/** Adopts service levels; a later adoption governs what is dispatched from its own day on. */
export const adoptFeedbackPolicy = adopts(
  'AdoptFeedbackPolicy',
  FeedbackPolicy,
  FeedbackPolicyAdopted,
  ({ feedback }: Reads) => feedback.policies,
)

const received = {
  feedback: RecordId,
  kind: oneOf('consult', 'help', 'complaint', 'report', 'suggestion', 'praise'),
  topic: oneOf(
    'quality',
    'noise',
    'dust',
    'outage',
    'access',
    'safety',
    'schedule',
    'scope',
    'management',
    'otherTopic',
  ),
  channel: oneOf('hotline', 'onSite', 'homeVisit', 'online', 'letter', 'meeting'),
  community: CommunityId,
  /** Absent where somebody spoke without saying who he is. */
  household: optional(HouseholdId),
  item: optional(WorkItemId),
  /** The inspection during which it was said, where it was. */
  inspection: optional(RecordId),
  text: optional(NoteRef),
  on: CalendarDate,
  time: optional(ClockTime),
}

const receivedIn = (c: Omit<Feedback, 'voided'>): Feedback => ({
  kind: c.kind,
  topic: c.topic,
  channel: c.channel,
  community: c.community,
  ...(c.household !== undefined && { household: c.household }),
  ...(c.item !== undefined && { item: c.item }),
  ...(c.inspection !== undefined && { inspection: c.inspection }),
  ...(c.time !== undefined && { time: c.time }),
  on: c.on,
  voided: false,
})

/** Somebody said something about the renovation (诉求): what kind, about what, over which channel. */
export const FeedbackReceived = fact('FeedbackReceived', received, (feedback: Writable<Feedbacks>, e) => {
  feedback.received[e.feedback] = keep(receivedIn(e))
})
export type FeedbackReceived = EventIn<typeof FeedbackReceived>

/** Receives feedback, before the works, during them or after. Refused for a household that nobody registered. */
export const receiveFeedback = rule(
  'ReceiveFeedback',
  received,
  ({ opening, feedback, register }: Reads & { readonly register: Register }, c, day: Today) => {
    const known = feedbackOf(feedback, c.feedback)
    if (known) return isSame(known, receivedIn(c)) ? nothing : refuse(recordedDifferently('feedback', c.feedback))
    const stranger = c.household !== undefined && unregistered(register, c.household)
    return acceptUnless([...closedTo(opening, [c.community], c.on), stranger, notYet(c.on, day)], () =>
      FeedbackReceived(c),
    )
  },
)

const unheard = (feedback: Feedbacks, id: RecordId) =>
  feedbackOf(feedback, id) === undefined && ({ type: 'FeedbackNotReceived', feedback: id } as const)

const linked = { feedback: RecordId, first: RecordId, on: CalendarDate }

/** Feedback was found to repeat earlier feedback without anything new (重复诉求): it is not counted anew. */
export const FeedbackLinked = fact('FeedbackLinked', linked, (feedback: Writable<Feedbacks>, e) => {
  entryOf(feedback.links, e.feedback, () => []).push({ first: e.first, on: e.on, voided: false })
})
export type FeedbackLinked = EventIn<typeof FeedbackLinked>

/**
 * Links a repeat to the first of it. Refused to itself, and to one that is a repeat: a chain would hide what was first.
 *
 * @remarks 北京市接诉即办工作条例 art. 11: who repeats without new facts is told how far it has come.
 */
export const linkFeedback = rule('LinkFeedback', linked, ({ feedback }: Reads, c, day: Today) => {
  const stands = repeats(feedback, c.feedback)
  if (stands) return stands === c.first ? nothing : refuse(recordedDifferently('feedbackLink', c.feedback))
  const isItself = c.first === c.feedback || repeats(feedback, c.first) !== undefined
  const circle = isItself && ({ type: 'RepeatsARepeat', feedback: c.feedback, first: c.first } as const)
  return acceptUnless([unheard(feedback, c.feedback), unheard(feedback, c.first), circle, notYet(c.on, day)], () =>
    FeedbackLinked(c),
  )
})

const dispatched = {
  feedback: RecordId,
  to: OrganisationId,
  level: text(1, 40),
  on: CalendarDate,
  time: optional(ClockTime),
}

/** Feedback was passed on to whoever has to deal with it (派单). From then on the time of its level runs. */
export const FeedbackDispatched = fact('FeedbackDispatched', dispatched, (feedback: Writable<Feedbacks>, e) => {
  const { to, level, on, time } = e
  const entry = { to, level, on, ...(time !== undefined && { time }), disputed: false, voided: false }
  entryOf(feedback.dispatches, e.feedback, () => []).push(entry)
})
export type FeedbackDispatched = EventIn<typeof FeedbackDispatched>

const untimed = (feedback: Feedbacks, c: { readonly level: string; readonly on: CalendarDate }) => {
  const policy = inForce(feedback.policies, c.on)
  if (policy === undefined) return { type: 'NoPolicyAdopted', policy: 'feedback', on: c.on } as const
  return (
    levelOf(feedback, c) === undefined && ({ type: 'NoSuchLevel', level: c.level, policy: policy.head.id } as const)
  )
}

/** Dispatches feedback. Refused at a level that the policy does not have, before it came in, and while it lies with another. */
export const dispatchFeedback = rule('DispatchFeedback', dispatched, ({ feedback }: Reads, c, day: Today) => {
  const stands = dispatchOf(feedback, c.feedback)
  if (stands !== undefined && !stands.disputed) {
    const same = stands.to === c.to && stands.level === c.level && stands.on === c.on && stands.time === c.time
    return same ? nothing : refuse(recordedDifferently('dispatch', c.feedback))
  }
  const heard = feedbackOf(feedback, c.feedback)
  const isEarly = heard !== undefined && compareDates(c.on, heard.on) === 'before'
  const early = isEarly && ({ type: 'BeforeFeedback', feedback: c.feedback, received: heard.on, on: c.on } as const)
  return acceptUnless([unheard(feedback, c.feedback), early, untimed(feedback, c), notYet(c.on, day)], () =>
    FeedbackDispatched(c),
  )
})

const disputed = { feedback: RecordId, on: CalendarDate, evidence: optional(Evidence) }

/** Whoever was dispatched to says that it is not his matter (派单争议). The first receiver keeps it until it is passed on anew. */
export const DispatchDisputed = fact('DispatchDisputed', disputed, (feedback: Writable<Feedbacks>, e) => {
  const last = lookup(feedback.dispatches, e.feedback)?.findLast((one) => !one.voided)
  if (last) last.disputed = true
})
export type DispatchDisputed = EventIn<typeof DispatchDisputed>

/** Disputes a dispatch. Refused where nothing was dispatched. */
export const disputeDispatch = rule('DisputeDispatch', disputed, ({ feedback }: Reads, c, day: Today) => {
  const stands = dispatchOf(feedback, c.feedback)
  if (stands?.disputed) return nothing
  const none = stands === undefined && ({ type: 'FeedbackNotDispatched', feedback: c.feedback } as const)
  return acceptUnless([none, notYet(c.on, day)], () => DispatchDisputed(c))
})

const named = { feedback: RecordId }
const key = tagged('kind', { feedback: named, feedbackLink: named, dispatch: named })

const entriesFor = (slice: Feedbacks, of: (typeof key)['_A']): readonly { readonly voided: boolean }[] => {
  if (of.kind === 'feedbackLink') return lookup(slice.links, of.feedback) ?? []
  if (of.kind === 'dispatch') return lookup(slice.dispatches, of.feedback) ?? []
  const one = lookup(slice.received, of.feedback)
  return one === undefined ? [] : [one]
}

/** Feedback, its link or its dispatches were entered by mistake and do not count. */
export const FeedbackRecordVoided = struckOut('FeedbackRecordVoided', key, entriesFor)
export type FeedbackRecordVoided = EventIn<typeof FeedbackRecordVoided>

/** Strikes out feedback, what it repeats, or to whom it was passed on. */
export const voidFeedbackRecord = strikes(
  'VoidFeedbackRecord',
  key,
  FeedbackRecordVoided,
  ({ feedback }: Reads, record) => entriesFor(feedback, record),
  (record) => [record.feedback],
)

/** Feedback (居民诉求): what people said, what only repeats, and who has to deal with it by when. */
export const feedback = stage(
  'feedback',
  noFeedback,
  [FeedbackPolicyAdopted, FeedbackReceived, FeedbackLinked, FeedbackDispatched, DispatchDisputed, FeedbackRecordVoided],
  [adoptFeedbackPolicy, receiveFeedback, linkFeedback, dispatchFeedback, disputeDispatch, voidFeedbackRecord],
)
