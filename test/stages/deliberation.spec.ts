import { describe, it } from 'vitest'
import {
  answerOpinion,
  holdMeeting,
  receiveOpinion,
  voidDeliberationRecord,
} from '../../src/stages/deliberation/deliberation.ts'
import { evidence, given, opened } from './histories.ts'
import { answered, opinion, received, schemed } from './schemeHistories.ts'

const meeting = {
  meeting: 'm-1',
  kind: 'council',
  communities: ['A'],
  scheme: 1,
  participants: 20,
  on: '2019-04-05',
} as const
const held = { type: 'MeetingHeld', ...meeting } as const
const { type: _, ...answer } = answered

describe('Holding a meeting', () => {
  it('records it with its minutes, and once only', () => {
    given(...schemed)
      .when(holdMeeting({ ...meeting, evidence }))
      .records({ ...held, evidence })
    given(...schemed, held)
      .when(holdMeeting(meeting))
      .isAlreadySo()
  })

  it('is refused about a version that was not drafted, and with other particulars', () => {
    given(opened).when(holdMeeting(meeting)).isRefusedWith({ type: 'SchemeNotDrafted', scheme: 1, on: '2019-04-05' })
    given(...schemed, held)
      .when(holdMeeting({ ...meeting, participants: 21 }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'meeting', key: 'm-1' })
  })
})

describe('An opinion', () => {
  it('is recorded, and once only', () => {
    given(...schemed)
      .when(receiveOpinion(opinion))
      .records(received)
    given(...schemed, received)
      .when(receiveOpinion(opinion))
      .isAlreadySo()
  })

  it('is refused from a strange household and about an item that is not planned', () => {
    given(...schemed)
      .when(
        receiveOpinion({
          ...opinion,
          from: { kind: 'household', household: 'h-9' },
          about: { kind: 'item', item: 'A-gate' },
        }),
      )
      .isRefusedWith(
        { type: 'HouseholdNotRegistered', household: 'h-9' },
        { type: 'WorkItemNotPlanned', item: 'A-gate', scheme: 1 },
      )
  })

  it('is answered once, not before it came in, and not when nobody received it', () => {
    given(...schemed, received)
      .when(answerOpinion(answer))
      .records(answered)
    given(...schemed, received, answered)
      .when(answerOpinion(answer))
      .isAlreadySo()
    given(...schemed, received, answered)
      .when(answerOpinion({ ...answer, outcome: 'explained' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'opinionAnswer', key: 'o-1' })
    given(...schemed, received)
      .when(answerOpinion({ ...answer, on: '2019-04-10' }))
      .isRefusedWith({ type: 'BeforeOpinion', opinion: 'o-1', received: '2019-04-11', on: '2019-04-10' })
    given(...schemed)
      .when(answerOpinion(answer))
      .isRefusedWith({ type: 'OpinionNotReceived', opinion: 'o-1' })
  })

  it('can have its answer struck out and be answered otherwise', () => {
    const record = { kind: 'opinionAnswer', opinion: 'o-1' } as const
    const voided = { type: 'DeliberationRecordVoided', record, reason: 'wrongFigure' } as const
    given(...schemed, received, answered)
      .when(voidDeliberationRecord({ record, reason: 'wrongFigure' }))
      .records(voided)
    given(...schemed, received, answered, voided)
      .when(answerOpinion({ ...answer, outcome: 'explained' }))
      .records({ ...answered, outcome: 'explained' })
  })
})
