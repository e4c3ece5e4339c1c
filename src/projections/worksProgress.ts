import { lookup } from '../kernel/lookup.ts'
import type { CalendarDate, Day } from '../vocabulary/calendarDate.ts'
import { countsOn, latest } from '../vocabulary/dated.ts'
import type { CommunityId, RecordId, WorkItemId } from '../vocabulary/ids.ts'
import type { Quantity } from '../vocabulary/quantity.ts'
import { coveringOf, hiddenWorkStepOf, stepsOf, type HiddenWorkStep } from '../stages/hiddenWorks/state.ts'
import { itemCompletionOf, progressOf, type Item } from '../stages/items/state.ts'
import type { Slices } from './state.ts'

type Read = Slices<'items' | 'hiddenWorks'>

/** How far a works item (改造项) had come by a day. */
export interface ItemProgress {
  readonly item: string
  readonly community: CommunityId
  /** What kind of work it is, by its code in the catalogue of works items. */
  readonly code: RecordId
  readonly planned: Quantity
  readonly startedOn: CalendarDate
  /** What was reported last, counted from the beginning. Absent where nothing was reported: that is not "nothing done". */
  readonly done?: Quantity
  readonly reportedOn?: CalendarDate
  /** Absent while it goes on; a finished item is not yet an accepted one. */
  readonly completedOn?: CalendarDate
}

/** How far a hidden work (隐蔽工程) had come by a day. */
export interface HiddenWorkProgress {
  readonly hiddenWork: string
  readonly item: WorkItemId
  /** Where its inspection stood; absent where it was covered and nobody had been told of it. */
  readonly stands?: HiddenWorkStep['step']
  readonly since?: CalendarDate
  /** How often it was inspected and might not be covered. */
  readonly rejections: number
  readonly coveredOn?: CalendarDate
}

/** How far the works had come by a day, item by item. */
export interface WorksProgress {
  /** In the order in which they were first recorded. */
  readonly items: readonly ItemProgress[]
  readonly completed: number
  readonly hiddenWorks: readonly HiddenWorkProgress[]
}

const itemProgress = ({ items }: Read, item: string, known: Item, asOf: Day | undefined): ItemProgress => {
  const { community, code, planned, on } = known
  const reported = progressOf(items, item, asOf)
  const completed = itemCompletionOf(items, item, asOf)
  return {
    item,
    community,
    code,
    planned,
    startedOn: on,
    ...(reported && { done: reported.done, reportedOn: reported.on }),
    ...(completed && { completedOn: completed.on }),
  }
}

const hiddenProgress = ({ hiddenWorks }: Read, id: string, asOf: Day | undefined): HiddenWorkProgress | undefined => {
  const steps = stepsOf(hiddenWorks, id).filter((one) => countsOn(one, asOf))
  const notice = latest(steps.filter((one) => one.step === 'notified'))
  const covering = [coveringOf(hiddenWorks, id)].find((one) => one !== undefined && countsOn(one, asOf))
  const item = notice?.item ?? covering?.item
  if (item === undefined) return undefined
  const stands = hiddenWorkStepOf(hiddenWorks, id, asOf)
  return {
    hiddenWork: id,
    item,
    ...(stands && { stands: stands.step, since: stands.on }),
    rejections: steps.filter((one) => one.step === 'rejected').length,
    ...(covering && { coveredOn: covering.on }),
  }
}

/**
 * How far the works had come in some communities by a day, or in all: each item that was started, with what was planned
 * and what is done, and each hidden work from its notice to its covering.
 */
export const worksProgress = (state: Read, communities: readonly CommunityId[], asOf?: Day): WorksProgress => {
  const started = Object.entries(state.items.items).filter(
    ([, item]) => countsOn(item, asOf) && communities.includes(item.community),
  )
  const items = started.map(([id, item]) => itemProgress(state, id, item, asOf))
  const { steps, coverings } = state.hiddenWorks
  const hidden = [...new Set([...Object.keys(steps), ...Object.keys(coverings)])]
    .flatMap((id) => hiddenProgress(state, id, asOf) ?? [])
    .filter(({ item }) => {
      const home = lookup(state.items.items, item)
      return home !== undefined && communities.includes(home.community)
    })
  return {
    items,
    completed: items.filter((one) => one.completedOn !== undefined).length,
    hiddenWorks: hidden,
  }
}
