import { lookup } from '../../kernel/lookup.ts'
import type { CalendarDate } from '../../vocabulary/calendarDate.ts'
import { mayCountBy, type Voidable } from '../../vocabulary/dated.ts'
import type { RecordId } from '../../vocabulary/ids.ts'
import type { Period } from '../../vocabulary/period.ts'
import type { Adoption, PolicyHead } from '../../vocabulary/policy.ts'
import { owedWithin, type Due, type Today } from '../../vocabulary/today.ts'

/** An objection to a tender, and the answers to it. */
export interface TenderObjection extends Voidable {
  readonly lot: RecordId
  readonly answers: readonly Voidable[]
}

/** The slice of objections to tenders: each under its id. */
export interface TenderObjections {
  readonly objections: { readonly [id: string]: TenderObjection }
}

/** Before anybody objected. */
export const noTenderObjections: TenderObjections = { objections: {} }

/** An objection that counts. */
export const tenderObjectionOf = (slice: TenderObjections, id: string): TenderObjection | undefined => {
  const found = lookup(slice.objections, id)
  return found?.voided === false ? found : undefined
}

/** The answer to an objection that counts, if there is one. */
export const tenderAnswerOf = (objection: TenderObjection): Voidable | undefined =>
  objection.answers.find((one) => !one.voided)

/** Whether an objection may still await its answer on a date. */
export const awaitsAnswer = (one: TenderObjection, on: CalendarDate): boolean =>
  mayCountBy(one, on) && !one.answers.some((answer) => mayCountBy(answer, on))

/** The part of the adopted tender policy that the time to answer is counted by. */
interface Terms {
  readonly head: PolicyHead
  readonly answerWithin: Period
}

/** What is owed on a day: an answer to each objection. */
export const due = (
  {
    tenderObjections,
    tender,
  }: {
    readonly tenderObjections: TenderObjections
    readonly tender: { readonly policies: readonly Adoption<Terms>[] }
  },
  day: Today,
): readonly Due[] =>
  Object.entries(tenderObjections.objections).flatMap(([subject, one]) => {
    if (!awaitsAnswer(one, day.today)) return []
    const owed = { what: 'tenderObjectionAnswer', subject, since: one.on }
    return [owedWithin(owed, 'tender', tender.policies, (policy) => policy.answerWithin, day)]
  })
