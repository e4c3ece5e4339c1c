import { failuresOf, passedOf, reportOf } from '../stages/acceptance/state.ts'
import { filingStepOf, fireSettledOf } from '../stages/filing/state.ts'
import { handedOverOf } from '../stages/handover/state.ts'
import { completionOf } from '../stages/works/state.ts'
import type { CalendarDate, Day } from '../vocabulary/calendarDate.ts'
import type { CommunityId } from '../vocabulary/ids.ts'
import { communitiesOf } from './reach.ts'
import type { Slices } from './state.ts'

/** A date on record, or `unknown`: nothing is on record, which does not say that it never happened. */
export type OnRecord = CalendarDate | 'unknown'

/** How far a community has come from the finish of its works to its hand-over. Seven points, none of which implies another. */
export interface CompletionStanding {
  readonly community: CommunityId
  /** 完工: the works were finished. */
  readonly finished: OnRecord
  /** 竣工报告: the contractor reported them complete. */
  readonly reported: OnRecord
  /** 竣工验收合格: acceptance was passed. */
  readonly accepted: OnRecord
  /** The dates on which acceptance failed, in order of record. */
  readonly failed: readonly CalendarDate[]
  /** 备案: the acceptance was filed. */
  readonly filed: OnRecord
  /** 城建档案移交: the archive was handed over. */
  readonly archived: OnRecord
  /** 消防验收或备案: fire safety was accepted, or filed where no acceptance is needed. */
  readonly fireSettled: OnRecord
  /** 移交: the community as a whole was first handed over; single items of it do not count. */
  readonly handedOver: OnRecord
}

/** How far each of some communities had come by a day. */
export const completionStanding = (
  { acceptance, filing, handover, works }: Slices<'acceptance' | 'filing' | 'handover' | 'works'>,
  communities: readonly CommunityId[],
  asOf?: Day,
): readonly CompletionStanding[] =>
  communities.map((community) => ({
    community,
    finished: completionOf(works, community, asOf)?.on ?? 'unknown',
    reported: reportOf(acceptance, community, asOf)?.on ?? 'unknown',
    accepted: passedOf(acceptance, community, asOf)?.on ?? 'unknown',
    failed: failuresOf(acceptance, community, asOf).map((one) => one.on),
    filed: filingStepOf(filing, 'filing', community, asOf)?.on ?? 'unknown',
    archived: filingStepOf(filing, 'archive', community, asOf)?.on ?? 'unknown',
    fireSettled: fireSettledOf(filing, community, asOf)?.on ?? 'unknown',
    handedOver: handedOverOf(handover, community, asOf)?.on ?? 'unknown',
  }))

/** The communities whose acceptance had been passed by a day. */
export const acceptedCommunities = (state: Slices<'opening' | 'acceptance'>, asOf?: Day): readonly CommunityId[] =>
  communitiesOf(state, asOf).filter((id) => passedOf(state.acceptance, id, asOf) !== undefined)
