import { describe, expect, it } from 'vitest'
import { renovation } from '../../src/renovation.ts'
import {
  adoptResolution,
  annulResolution,
  closeBallot,
  publishResolution,
  raiseObjection,
  rejectResolution,
  settleObjection,
} from '../../src/stages/resolution/resolution.ts'
import { ownersResolved } from '../../src/stages/resolution/state.ts'
import { listInAnnualPlan } from '../../src/stages/plan/plan.ts'
import { startWork } from '../../src/stages/works/works.ts'
import { asksForResolution } from '../../src/stages/vote/state.ts'
import { day } from '../vocabulary/decoded.ts'
import {
  adopted,
  closed,
  counted,
  delivered,
  given,
  matter,
  published,
  said,
  special,
  voting,
} from './ballotHistories.ts'
import { evidence, head } from './histories.ts'
import { gates, worksPolicyAdopted } from './siteHistories.ts'

const close = closeBallot({ ballot: 'v-1', on: '2022-04-01' })
const motion = { ballot: 'v-1', matter, on: '2022-04-20' } as const
const adoptedThen = { type: 'ResolutionAdopted', ...motion } as const
const rejectedThen = { type: 'ResolutionRejected', ...motion } as const
const objection = { objection: 'ob-1', ballot: 'v-1', about: 'forgedVote', on: '2022-04-05' } as const
const raised = { type: 'ObjectionRaised', ...objection } as const
const settlement = (how: 'dismissed' | 'upheld') => ({ objection: 'ob-1', how, on: '2022-04-15' }) as const
const settled = (how: 'dismissed' | 'upheld') => ({ type: 'ObjectionSettled', ...settlement(how) }) as const

describe('Closing a ballot', () => {
  it('counts it, exactly enough', () => {
    given(...voting(), said('d-1'), said('d-2'), said('d-3'))
      .when(close)
      .records(closed(3, 3))
    given(...voting(), closed(3, 3))
      .when(close)
      .isAlreadySo()
  })

  it('counts it, one short', () => {
    given(...voting(), said('d-1'), said('d-2'))
      .when(close)
      .records(closed(2, 2))
    given(...voting(), said('d-1'), said('d-2'), said('d-3', 'against'))
      .when(close)
      .records(closed(3, 2))
  })

  it('counts the vote that was given last, whenever it was written down', () => {
    const told = [said('d-1'), said('d-2'), said('d-3', 'for', '2022-03-12'), said('d-3', 'against', '2022-03-11')]
    given(...voting(), ...told)
      .when(close)
      .records(closed(3, 3))
  })

  it('leaves out a vote that was struck out', () => {
    const mistake = {
      type: 'VoteVoided',
      ballot: 'v-1',
      matter,
      dwelling: 'd-3',
      on: '2022-03-10',
      reason: 'enteredTwice',
    }
    given(...voting(), said('d-1'), said('d-2'), said('d-3'), mistake)
      .when(close)
      .records(closed(2, 2))
  })

  it('lets silence follow the majority only of those who were reached and warned', () => {
    const silent = voting(4, special, 'follows-majority')
    const reached = [delivered('d-3'), delivered('d-4')]
    given(...silent, said('d-1'), said('d-2'), ...reached)
      .when(close)
      .records(closed(4, 4))
    given(...silent, said('d-1'), said('d-2'), delivered('d-3', false))
      .when(close)
      .records(closed(2, 2))
  })

  it('is refused before the last day of voting, unless everybody has voted', () => {
    const early = closeBallot({ ballot: 'v-1', on: '2022-03-30' })
    const three = [said('d-1'), said('d-2'), said('d-3')]
    given(...voting(), ...three)
      .when(early)
      .isRefusedWith({ type: 'VotingNotOver', ballot: 'v-1', until: '2022-03-31', on: '2022-03-30' })
    given(...voting(), ...three)
      .when(closeBallot({ ballot: 'v-1', on: '2022-03-31' }))
      .records({ ...closed(3, 3), on: '2022-03-31' })
    given(...voting(), ...three, said('d-4'))
      .when(early)
      .records({ ...closed(4, 4), on: '2022-03-30' })
  })

  it('is refused for a ballot that nobody opened, and on another day than it was', () => {
    given().when(close).isRefusedWith({ type: 'BallotNotOpened', ballot: 'v-1' })
    given(...voting(), closed(3, 3))
      .when(closeBallot({ ballot: 'v-1', on: '2022-04-02' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'closing', key: 'v-1' })
  })
})

describe('Publishing a result', () => {
  const publish = publishResolution({ ballot: 'v-1', on: '2022-04-03' })

  it('puts it on record, and is already so when that was done', () => {
    given(...voting(), closed(3, 3))
      .when(publish)
      .records(published)
    given(...voting(), closed(3, 3), published)
      .when(publish)
      .isAlreadySo()
  })

  it('is refused before the ballot was closed, and on a day before that', () => {
    const open = { type: 'BallotNotClosed', ballot: 'v-1' } as const
    given(...voting())
      .when(publish)
      .isRefusedWith(open)
    given(...voting(), closed(3, 3))
      .when(publishResolution({ ballot: 'v-1', on: '2022-03-31' }))
      .isRefusedWith(open)
  })
})

describe('Objecting to a result', () => {
  it('puts it on record, and settles it once', () => {
    given(...voting(), closed(3, 3))
      .when(raiseObjection(objection))
      .records(raised)
    given(...voting(), closed(3, 3), raised)
      .when(raiseObjection(objection))
      .isAlreadySo()
    given(...voting(), closed(3, 3), raised)
      .when(settleObjection(settlement('upheld')))
      .records(settled('upheld'))
    given(...voting(), closed(3, 3), raised, settled('upheld'))
      .when(settleObjection(settlement('upheld')))
      .isAlreadySo()
  })

  it('is refused while voting goes on, and settling what nobody raised', () => {
    given(...voting())
      .when(raiseObjection(objection))
      .isRefusedWith({ type: 'BallotNotClosed', ballot: 'v-1' })
    given(...voting())
      .when(settleObjection(settlement('upheld')))
      .isRefusedWith({ type: 'NoSuchRecord', record: 'objection', key: 'ob-1' })
  })
})

describe('Adopting a resolution', () => {
  const adopt = adoptResolution(motion)

  it('puts it on record where the motion was carried, and is already so when that was done', () => {
    given(...voting(), closed(3, 3), published)
      .when(adopt)
      .records(adoptedThen)
    given(...voting(), closed(3, 3), published, adoptedThen)
      .when(adopt)
      .isAlreadySo()
  })

  it('is refused where it was not carried, with every condition that was not met and its numbers', () => {
    const unmet = counted(3, 2).filter(({ met }) => !met)
    expect(unmet.map(({ needed, reached, missing }) => [needed, reached, missing])).toEqual([
      [11_250, 10_000, 1250],
      [3, 2, 1],
    ])
    given(...voting(), closed(3, 2), published)
      .when(adopt)
      .isRefusedWith({ type: 'MotionNotCarried', policy: special.head.id, matter, unmet } as never)
  })

  it('is refused before the result was published and while it is still displayed', () => {
    given(...voting(), closed(3, 3))
      .when(adopt)
      .isRefusedWith({ type: 'ResultNotPublished', ballot: 'v-1' })
    const displayed = closed(3, 3, { objectionDays: 7 })
    given(...voting(), displayed, published)
      .when(adoptResolution({ ...motion, on: '2022-04-10' }))
      .isRefusedWith({ type: 'DisplayNotOver', policy: special.head.id, until: '2022-04-10', on: '2022-04-10' })
    given(...voting(), displayed, published)
      .when(adoptResolution({ ...motion, on: '2022-04-11' }))
      .records({ ...adoptedThen, on: '2022-04-11' })
  })

  it('is refused while an objection is open and after one was upheld, and not after it was dismissed', () => {
    const objections = ['ob-1']
    const history = [...voting(), closed(3, 3), published, raised] as const
    given(...history)
      .when(adopt)
      .isRefusedWith({ type: 'ObjectionsOpen', ballot: 'v-1', objections })
    given(...history, settled('upheld'))
      .when(adopt)
      .isRefusedWith({ type: 'ObjectionUpheld', ballot: 'v-1', objections })
    given(...history, settled('dismissed'))
      .when(adopt)
      .records(adoptedThen)
  })

  it('is refused for a matter that was not put, and for a ballot that was not closed', () => {
    given(...voting(), closed(3, 3), published)
      .when(adoptResolution({ ...motion, matter: 'fund/use' }))
      .isRefusedWith({ type: 'MatterNotOnBallot', ballot: 'v-1', matter: 'fund/use' })
    given(...voting())
      .when(adopt)
      .isRefusedWith({ type: 'BallotNotClosed', ballot: 'v-1' })
  })
})

describe('Rejecting a resolution', () => {
  const reject = rejectResolution(motion)

  it('puts it on record where the motion was not carried or an objection was upheld', () => {
    given(...voting(), closed(2, 2), published)
      .when(reject)
      .records(rejectedThen)
    given(...voting(), closed(2, 2), published, rejectedThen)
      .when(reject)
      .isAlreadySo()
    given(...voting(), closed(3, 3), published, raised, settled('upheld'))
      .when(reject)
      .records(rejectedThen)
  })

  it('is refused where the motion was carried, and where it was adopted', () => {
    const carried = { type: 'MotionCarried', ballot: 'v-1', matter } as const
    given(...voting(), closed(3, 3), published)
      .when(reject)
      .isRefusedWith(carried)
    given(...voting(), closed(3, 3), published, adoptedThen)
      .when(reject)
      .isRefusedWith({ type: 'RecordedDifferently', record: 'resolution', key: `v-1 ${matter}` })
  })
})

describe('Annulling a resolution', () => {
  const filed = (filedOn: string) => ({ ...motion, by: 'court', filedOn, on: '2022-12-30', evidence }) as const
  const standing = [...voting(), closed(3, 3), published, adoptedThen] as const

  it('puts it on record, and is already so when that was done', () => {
    const annulled = { type: 'ResolutionAnnulled', ...filed('2022-06-01') } as const
    given(...standing)
      .when(annulResolution(filed('2022-06-01')))
      .records(annulled)
    given(...standing, annulled)
      .when(annulResolution(filed('2022-06-01')))
      .isAlreadySo()
  })

  it('is refused where nothing was adopted', () => {
    given(...voting(), closed(3, 3), published)
      .when(annulResolution(filed('2022-06-01')))
      .isRefusedWith({ type: 'NothingResolved', ballot: 'v-1', matter })
  })

  it('is refused on a day before the adoption, and possible on the same day', () => {
    const early = { ...filed('2022-04-01'), by: 'owners', on: '2022-04-19' } as const
    given(...standing)
      .when(annulResolution(early))
      .isRefusedWith({ type: 'AnnulledBeforeAdopted', ballot: 'v-1', matter, adopted: '2022-04-20', on: '2022-04-19' })
    given(...standing)
      .when(annulResolution({ ...early, on: '2022-04-20' }))
      .records({ type: 'ResolutionAnnulled', ...early, on: '2022-04-20' })
  })

  it('is refused when the court was asked a day after the year was over, and not on its last day', () => {
    const soon = [...voting(), closed(3, 3, { challengeMonths: 2 }), published, adoptedThen] as const
    given(...soon)
      .when(annulResolution(filed('2022-06-03')))
      .records({ type: 'ResolutionAnnulled', ...filed('2022-06-03') })
    given(...soon)
      .when(annulResolution(filed('2022-06-04')))
      .isRefusedWith({
        type: 'ChallengedTooLate',
        policy: special.head.id,
        months: 2,
        last: '2022-06-03',
        filedOn: '2022-06-04',
      })
  })
})

describe('A gate that asks for a resolution', () => {
  const stateAfter = (...events: readonly object[]) => renovation.fold(structuredClone(events) as never)
  const reached = (on: string, scheme: number, ...events: readonly object[]) => {
    const { resolution } = stateAfter(...events)
    return ownersResolved(resolution, 'G4', ['A' as never], scheme as never, day(on)).reached
  }
  const standing = [...voting(), closed(3, 3), published, adoptedThen]
  const annulled = { type: 'ResolutionAnnulled', ...motion, by: 'court', filedOn: '2022-05-01', on: '2022-06-01' }

  it('is told by the laws that were adopted', () => {
    const { vote } = stateAfter(...voting())
    expect(asksForResolution(vote, 'G4', day('2022-05-01'))).toBe(true)
    expect(asksForResolution(vote, 'G2', day('2022-05-01'))).toBe(false)
    expect(asksForResolution(stateAfter(adopted()).vote, 'G4', day('2022-01-02'))).toBe(false)
    const silent = { ...special, consequence: { ...special.consequence, opens: [] } }
    const replaced = stateAfter(adopted(), { ...adopted(silent), on: '2022-03-01' }).vote
    expect(asksForResolution(replaced, 'G4', day('2022-02-28'))).toBe(true)
    expect(asksForResolution(replaced, 'G4', day('2022-03-01'))).toBe(false)
  })

  it('counts the communities in which one stands, on that version of the scheme, on that day', () => {
    expect(reached('2022-04-20', 1, ...standing)).toBe(1)
    expect(reached('2022-04-19', 1, ...standing)).toBe(0)
    expect(reached('2022-04-20', 2, ...standing)).toBe(0)
    expect(reached('2022-05-31', 1, ...standing, annulled)).toBe(1)
    expect(reached('2022-06-01', 1, ...standing, annulled)).toBe(0)
  })
})

describe('Starting works where the law opens the gate by a resolution', () => {
  const nothingAsked = (type: string, id: string) => ({
    type,
    policy: { head: head(id), atGates: [] },
    on: '2022-01-03',
  })
  const policies = [
    gates({ G1: 'enforce', G4: 'enforce' }),
    nothingAsked('SurveyPolicyAdopted', 'survey'),
    nothingAsked('ConsentPolicyAdopted', 'consent'),
    { ...worksPolicyAdopted, policy: { ...worksPolicyAdopted.policy, launchBeforeStart: false } },
  ]
  const carried = [...voting(), ...policies, closed(3, 3), published]
  const start = startWork({ communities: ['A'], scheme: 1, on: '2022-05-02' })
  const started = { ...start, type: 'WorkStarted', mode: 'enforce', despite: [] } as const
  const missing = (gate: 'G1' | 'G4') =>
    ({
      type: 'GateClosed',
      gate,
      obstacles: [{ gate, requirement: 'ownersResolved', subjects: ['A'], needed: 1, reached: 0 }],
    }) as const

  it('waits for it: a motion that was carried but not adopted is none', () => {
    given(...carried)
      .when(start)
      .isRefusedWith(missing('G4'))
    given(...carried, adoptedThen)
      .when(start)
      .records(started)
  })

  it('asks for one on the very version of the scheme', () => {
    given(...carried, adoptedThen)
      .when(startWork({ communities: ['A'], scheme: 2, on: '2022-05-02' }))
      .isRefusedWith(missing('G4'))
  })

  it('is the same at the entry into the annual plan', () => {
    const list = listInAnnualPlan({ communities: ['A'], year: 2022, scheme: 1, on: '2022-05-02' })
    given(...carried)
      .when(list)
      .isRefusedWith(missing('G1'))
    given(...carried, adoptedThen)
      .when(list)
      .records({ ...list, type: 'ProjectListedInAnnualPlan', mode: 'enforce', despite: [] })
  })
})
