import { fact, type EventIn } from '../../kernel/fact.ts'
import type { Writable } from '../../kernel/keep.ts'
import { lookup } from '../../kernel/lookup.ts'
import { acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { optional, tagged } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate, compareDates } from '../../vocabulary/calendarDate.ts'
import { Evidence } from '../../vocabulary/evidence.ts'
import { RecordId } from '../../vocabulary/ids.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { recordedDifferently } from '../../vocabulary/voiding.ts'
import { struckOut, strikes } from '../opening/striking.ts'
import { lotOf, type Tender } from '../tender/state.ts'
import { noTenderObjections, tenderAnswerOf, tenderObjectionOf, type TenderObjections } from './state.ts'

interface Reads {
  readonly tender: Tender
  readonly tenderObjections: TenderObjections
}

const raised = { objection: RecordId, lot: RecordId, on: CalendarDate, evidence: optional(Evidence) }

/** Somebody objected to a tender (招标异议). From that day the time to answer runs. */
export const TenderObjectionRaised = fact('TenderObjectionRaised', raised, (slice: Writable<TenderObjections>, e) => {
  slice.objections[e.objection] = { lot: e.lot, on: e.on, voided: false, answers: [] }
})
export type TenderObjectionRaised = EventIn<typeof TenderObjectionRaised>

/** Records an objection. Refused for a lot that was not published. */
export const raiseTenderObjection = rule(
  'RaiseTenderObjection',
  raised,
  ({ tender, tenderObjections }: Reads, c, day: Today) => {
    const known = tenderObjectionOf(tenderObjections, c.objection)
    if (known)
      return known.lot === c.lot && known.on === c.on
        ? nothing
        : refuse(recordedDifferently('tenderObjection', c.objection))
    const strange = lotOf(tender, c.lot) === undefined && ({ type: 'TenderNotPublished', lot: c.lot } as const)
    return acceptUnless([strange, notYet(c.on, day)], () => TenderObjectionRaised(c))
  },
)

const answered = { objection: RecordId, on: CalendarDate, evidence: optional(Evidence) }

/** An objection to a tender was answered. */
export const TenderObjectionAnswered = fact(
  'TenderObjectionAnswered',
  answered,
  (slice: Writable<TenderObjections>, e) => {
    lookup(slice.objections, e.objection)?.answers.push({ on: e.on, voided: false })
  },
)
export type TenderObjectionAnswered = EventIn<typeof TenderObjectionAnswered>

/** Answers an objection. Refused before it was raised. A late answer is recorded; it was `due` until then. */
export const answerTenderObjection = rule(
  'AnswerTenderObjection',
  answered,
  ({ tenderObjections }: Reads, c, day: Today) => {
    const known = tenderObjectionOf(tenderObjections, c.objection)
    if (known === undefined) return refuse({ type: 'TenderObjectionNotRaised', objection: c.objection })
    const before = tenderAnswerOf(known)
    if (before) return before.on === c.on ? nothing : refuse(recordedDifferently('tenderObjectionAnswer', c.objection))
    const isEarly = compareDates(c.on, known.on) === 'before'
    const early = isEarly && ({ type: 'AnsweredBeforeObjection', objection: c.objection, raised: known.on } as const)
    return acceptUnless([early, notYet(c.on, day)], () => TenderObjectionAnswered(c))
  },
)

const key = tagged('kind', {
  tenderObjection: { objection: RecordId },
  tenderObjectionAnswer: { objection: RecordId },
})

const entriesFor = (slice: TenderObjections, of: (typeof key)['_A']): readonly { readonly voided: boolean }[] => {
  const one = lookup(slice.objections, of.objection)
  if (one === undefined) return []
  return of.kind === 'tenderObjection' ? [one] : one.answers
}

/** An objection to a tender, or the answer to it, was entered by mistake and does not count. */
export const TenderObjectionVoided = struckOut('TenderObjectionVoided', key, entriesFor)
export type TenderObjectionVoided = EventIn<typeof TenderObjectionVoided>

/** Strikes out an objection or its answer. */
export const voidTenderObjection = strikes(
  'VoidTenderObjection',
  key,
  TenderObjectionVoided,
  ({ tenderObjections }: Reads, record) => entriesFor(tenderObjections, record),
  (record) => [record.objection],
)

/** Objections to tenders (招标异议): who objected to which lot is in the vault; here is when, and when it was answered. */
export const tenderObjections = stage(
  'tenderObjections',
  noTenderObjections,
  [TenderObjectionRaised, TenderObjectionAnswered, TenderObjectionVoided],
  [raiseTenderObjection, answerTenderObjection, voidTenderObjection],
)
