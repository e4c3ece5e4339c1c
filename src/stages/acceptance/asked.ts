import type { CalendarDate } from '../../vocabulary/calendarDate.ts'
import { mayCountBy } from '../../vocabulary/dated.ts'
import type { RecordId } from '../../vocabulary/ids.ts'
import type { Requirement } from '../../vocabulary/obstacle.ts'
import { inForce } from '../../vocabulary/policy.ts'
import { stepBy as hiddenWorkStepBy, stepsOf as hiddenWorkStepsOf, type HiddenWorks } from '../hiddenWorks/state.ts'
import { itemOf, reportsOf, type Items } from '../items/state.ts'
import type { Asked } from '../opening/state.ts'
import { stepBy as rectificationStepBy, type Rectification } from '../rectification/state.ts'
import type { Works } from '../works/state.ts'
import type { AcceptancePaper } from './policy.ts'
import { heldOf, type Acceptance } from './state.ts'

/** The slices that gate G6 counts in. */
export interface AskedOf {
  readonly acceptance: Acceptance
  readonly works: Works
  readonly items: Items
  readonly hiddenWorks: HiddenWorks
  readonly rectification: Rectification
}

/**
 * What gate G6 asks of an acceptance: the works and their items finished, hidden works accepted and rectifications closed,
 * as they are on record; and the parties and papers that the completion policy names.
 */
export const askedAtAcceptance = (
  s: AskedOf,
  c: { readonly acceptance: RecordId; readonly papers: readonly AcceptancePaper[]; readonly on: CalendarDate },
): Asked => {
  const held = heldOf(s.acceptance, c.acceptance)
  if (held === undefined) return []
  const policy = inForce(s.acceptance.policies, c.on)
  const { communities: subjects, present } = held
  const here = (item: string): boolean => subjects.some((id) => itemOf(s.items, item)?.community === id)
  const asked = (requirement: string, needed: number, reached: number): Requirement => ({
    ...{ gate: 'G6', requirement, subjects, needed, reached },
  })
  const count = <T>(requirement: string, all: readonly T[], isMet: (one: T) => boolean): Requirement =>
    asked(requirement, all.length, all.filter(isMet).length)
  const items = Object.entries(s.items.items).filter(([id, one]) => here(id) && mayCountBy(one, c.on))
  const orders = Object.entries(s.rectification.orders).filter(
    ([, one]) => subjects.includes(one.community) && mayCountBy(one, c.on),
  )
  const hidden = Object.keys(s.hiddenWorks.steps).filter((id) =>
    hiddenWorkStepsOf(s.hiddenWorks, id).some(
      (one) => one.step === 'notified' && here(one.item) && mayCountBy(one, c.on),
    ),
  )
  return [
    ...(policy ? [] : [{ type: 'NoPolicyAdopted', policy: 'completion', on: c.on } as const]),
    count('communitiesFinished', subjects, (id) =>
      s.works.completions.some((one) => one.communities.includes(id) && mayCountBy(one, c.on)),
    ),
    count('itemsCompleted', items, ([id]) =>
      reportsOf(s.items, id).some((one) => one.completed && mayCountBy(one, c.on)),
    ),
    count('hiddenWorkAccepted', hidden, (id) => hiddenWorkStepBy(s.hiddenWorks, id, c.on)?.step === 'accepted'),
    count(
      'rectificationsClosed',
      orders,
      ([id]) => rectificationStepBy(s.rectification, id, c.on)?.step === 'accepted',
    ),
    count('partiesPresent', policy?.parties ?? [], (role) => present.some((one) => one.role === role)),
    ...(policy?.papers ?? []).map((paper) => asked(paper, 1, c.papers.includes(paper) ? 1 : 0)),
  ]
}
