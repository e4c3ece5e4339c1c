import { describe, it } from 'vitest'
import {
  adoptGatePolicy,
  aliasCommunity,
  cancelProject,
  openRenovation,
  registerCommunity,
  voidCancellation,
} from '../../src/stages/opening/opening.ts'
import { cancelled, community, given, head, onDay, opened } from './histories.ts'

const opening = {
  renovation: 'kunming',
  implementedBy: 'ala-office',
  communities: [community('A'), community('B'), community('C')],
  on: '2019-03-01',
} as const

describe('Opening a renovation', () => {
  it('puts it on record with its communities', () => {
    given().when(openRenovation(opening)).records(opened)
  })

  it('puts on record whatever is known of a community', () => {
    const a = {
      ...community('A', '九公里家属区'),
      aliases: ['A小区'],
      built: '1988',
      formerOwner: '昆明工务机械段',
      division: { code: '530111', year: '2019' },
      managingAuthority: 'kunming-development-zone',
    } as const
    given()
      .when(openRenovation({ ...opening, communities: [a] }))
      .records({ ...opened, communities: [a] })
  })

  it('is already so when it was opened in these words', () => {
    given(opened).when(openRenovation(opening)).isAlreadySo()
  })

  it('is already so when communities have joined it since', () => {
    given(opened, { type: 'CommunityRegistered', community: community('D'), on: '2019-04-01' })
      .when(openRenovation(opening))
      .isAlreadySo()
  })

  it.each([
    ['another renovation', { ...opening, renovation: 'dali' }],
    ['the same one on another day', { ...opening, on: '2019-03-02' }],
    ['the same one by another body', { ...opening, implementedBy: 'another-office' }],
    ['the same one with a community told differently', { ...opening, communities: [community('A', '别名')] }],
  ])('is refused on a stream that holds %s', (_, command) => {
    given(opened)
      .when(openRenovation(command))
      .isRefusedWith({ type: 'RenovationAlreadyOpened', renovation: 'kunming', on: '2019-03-01' })
  })

  it('is refused when a community is named twice', () => {
    const communities = [community('A'), community('B'), community('A', '别名')]
    given()
      .when(openRenovation({ ...opening, communities }))
      .isRefusedWith({ type: 'CommunityNamedTwice', community: 'A' })
  })

  it('is accepted on the day it happens and refused a day before', () => {
    onDay('2019-03-01')().when(openRenovation(opening)).records(opened)
    onDay('2019-02-28')()
      .when(openRenovation(opening))
      .isRefusedWith({ type: 'NotYetHappened', on: '2019-03-01', today: '2019-02-28' })
  })

  it('is accepted in a month or a year that is not over, and refused in one that has not begun', () => {
    const today = onDay('2019-03-15')()
    for (const on of ['2019-03', '2019']) today.when(openRenovation({ ...opening, on })).records({ ...opened, on })
    for (const on of ['2019-04', '2020'])
      today.when(openRenovation({ ...opening, on })).isRefusedWith({ type: 'NotYetHappened', on, today: '2019-03-15' })
  })

  it('names every obstacle at once', () => {
    given()
      .when(openRenovation({ ...opening, communities: [community('A'), community('A')], on: '2020-01-01' }))
      .isRefusedWith(
        { type: 'CommunityNamedTwice', community: 'A' },
        { type: 'NotYetHappened', on: '2020-01-01', today: '2019-12-31' },
      )
  })

  it('is malformed without a community, with an unreadable id, or on a day that never was', () => {
    const history = given()
    history.when(openRenovation({ ...opening, communities: [] })).isMalformedAt('communities')
    history.when(openRenovation({ ...opening, renovation: '__proto__' })).isMalformedAt('renovation')
    history.when(openRenovation({ ...opening, on: '2019-02-29' })).isMalformedAt('on')
    const b = { ...community('B'), name: 'B ' }
    history
      .when(openRenovation({ ...opening, communities: [community('A'), b] }))
      .isMalformedAt('communities', 1, 'name')
  })
})

describe('Adding a community', () => {
  const d = { community: community('D'), on: '2019-04-01' } as const

  it('puts it on record', () => {
    given(opened)
      .when(registerCommunity(d))
      .records({ type: 'CommunityRegistered', ...d })
  })

  it('is already so when it is on record in these words, whichever day is named', () => {
    given(opened, { type: 'CommunityRegistered', ...d })
      .when(registerCommunity({ ...d, on: '2019-05-01' }))
      .isAlreadySo()
  })

  it('is refused when another community has that id', () => {
    given(opened)
      .when(registerCommunity({ community: community('A', '另一个小区'), on: '2019-04-01' }))
      .isRefusedWith({ type: 'CommunityAlreadyRegistered', community: 'A' })
  })

  it('is refused before the renovation is opened, and for a day to come', () => {
    given().when(registerCommunity(d)).isRefusedWith({ type: 'RenovationNotOpened' })
    given(opened)
      .when(registerCommunity({ ...d, on: '2020-01-01' }))
      .isRefusedWith({ type: 'NotYetHappened', on: '2020-01-01', today: '2019-12-31' })
  })

  it('is malformed without a word on who looks after it', () => {
    const management = 'nobody' as 'unmanaged'
    given(opened)
      .when(registerCommunity({ ...d, community: { ...community('D'), management } }))
      .isMalformedAt('community', 'management')
  })
})

describe('Giving a community another name', () => {
  const aliased = { type: 'CommunityAliased', community: 'A', alias: '九公里' } as const

  it('puts the name on record', () => {
    given(opened)
      .when(aliasCommunity({ community: 'A', alias: '九公里' }))
      .records(aliased)
  })

  it('is already so when the community goes by it', () => {
    given(opened, aliased)
      .when(aliasCommunity({ community: 'A', alias: '九公里' }))
      .isAlreadySo()
    given(opened)
      .when(aliasCommunity({ community: 'A', alias: 'A小区' }))
      .isAlreadySo()
  })

  it('is refused when another community goes by it, as its name or as an alias', () => {
    given(opened, aliased)
      .when(aliasCommunity({ community: 'B', alias: '九公里' }))
      .isRefusedWith({ type: 'AliasTaken', alias: '九公里', community: 'A' })
    given(opened)
      .when(aliasCommunity({ community: 'B', alias: 'A小区' }))
      .isRefusedWith({ type: 'AliasTaken', alias: 'A小区', community: 'A' })
  })

  it('is refused for a community that the renovation does not have', () => {
    given(opened)
      .when(aliasCommunity({ community: 'D', alias: '九公里' }))
      .isRefusedWith({ type: 'CommunityNotRegistered', community: 'D' })
  })

  it('is malformed when the name has blanks at its ends', () => {
    given(opened)
      .when(aliasCommunity({ community: 'A', alias: ' 九公里' }))
      .isMalformedAt('alias')
  })
})

describe('Adopting how strict the gates are', () => {
  const adopted = { policy: { head: head('gates'), modes: { G1: 'enforce', G4: 'warn' } }, on: '2019-03-01' } as const

  it('puts the modes on record, also for a day to come', () => {
    for (const on of ['2019-03-01', '2020-03-01'])
      given(opened)
        .when(adoptGatePolicy({ ...adopted, on }))
        .records({ type: 'GatePolicyAdopted', ...adopted, on })
  })

  it('is already so when the same was adopted on the same day', () => {
    given(opened, { type: 'GatePolicyAdopted', ...adopted })
      .when(adoptGatePolicy(adopted))
      .isAlreadySo()
  })

  it('is a new adoption on another day', () => {
    given(opened, { type: 'GatePolicyAdopted', ...adopted })
      .when(adoptGatePolicy({ ...adopted, on: '2019-09-01' }))
      .records({ type: 'GatePolicyAdopted', ...adopted, on: '2019-09-01' })
  })

  it('is refused before the renovation is opened', () => {
    given().when(adoptGatePolicy(adopted)).isRefusedWith({ type: 'RenovationNotOpened' })
  })

  it('is malformed for a gate that does not exist and for a validity that begins in no particular day', () => {
    const modes: Record<string, 'enforce'> = { G10: 'enforce' }
    given(opened)
      .when(adoptGatePolicy({ ...adopted, policy: { ...adopted.policy, modes } }))
      .isMalformedAt('policy', 'modes', 'G10')
    given(opened)
      .when(adoptGatePolicy({ ...adopted, policy: { ...adopted.policy, head: head('gates', '2019') } }))
      .isMalformedAt('policy', 'head', 'validFrom')
  })
})

describe('Giving a project up', () => {
  const cancel = { communities: ['A', 'B'], reason: 'fundsLacking', on: '2019-06-01' } as const

  it('puts it on record', () => {
    given(opened)
      .when(cancelProject(cancel))
      .records(cancelled(['A', 'B'], '2019-06-01'))
  })

  it('is already so when it was given up for these communities on that day', () => {
    given(opened, cancelled(['A', 'B'], '2019-06-01'))
      .when(cancelProject(cancel))
      .isAlreadySo()
  })

  it('is refused when it was given up on that day for another reason', () => {
    given(opened, cancelled(['A', 'B'], '2019-06-01'))
      .when(cancelProject({ ...cancel, reason: 'consentLacking' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'cancellation', key: '2019-06-01' })
  })

  it('is refused for each community that had been given up before that day', () => {
    given(opened, cancelled(['A', 'B'], '2019-05-31'))
      .when(cancelProject({ ...cancel, communities: ['A', 'B', 'C'] }))
      .isRefusedWith(
        { type: 'ProjectWasCancelled', community: 'A', on: '2019-05-31' },
        { type: 'ProjectWasCancelled', community: 'B', on: '2019-05-31' },
      )
  })

  it('is refused for a strange community, on no renovation, and for a day to come', () => {
    given(opened)
      .when(cancelProject({ ...cancel, communities: ['D'] }))
      .isRefusedWith({ type: 'CommunityNotRegistered', community: 'D' })
    given().when(cancelProject(cancel)).isRefusedWith({ type: 'RenovationNotOpened' })
    given(opened)
      .when(cancelProject({ ...cancel, on: '2020' }))
      .isRefusedWith({ type: 'NotYetHappened', on: '2020', today: '2019-12-31' })
  })

  it('is malformed without a reason that we know', () => {
    given(opened)
      .when(cancelProject({ ...cancel, reason: 'noReason' as 'other' }))
      .isMalformedAt('reason')
  })
})

describe('Striking a cancellation out', () => {
  const mistake = { communities: ['A'], on: '2019-06-01', reason: 'neverHappened' } as const
  const voided = { type: 'CancellationVoided', ...mistake } as const

  it('makes the community open again to what happens later', () => {
    given(opened, cancelled(['A'], '2019-06-01'))
      .when(voidCancellation(mistake))
      .records(voided)
    given(opened, cancelled(['A'], '2019-06-01'), voided)
      .when(cancelProject({ communities: ['A'], reason: 'merged', on: '2019-06-02' }))
      .records({ type: 'ProjectCancelled', communities: ['A'], reason: 'merged', on: '2019-06-02' })
    given(opened, cancelled(['A'], '2019-06-01'), voided)
      .when(cancelProject({ communities: ['A'], reason: 'fundsLacking', on: '2019-06-01' }))
      .records(cancelled(['A'], '2019-06-01'))
  })

  it('is already so when it was struck out, and counts anew when it was entered again', () => {
    const history = [opened, cancelled(['A'], '2019-06-01'), voided] as const
    given(...history)
      .when(voidCancellation(mistake))
      .isAlreadySo()
    given(...history, cancelled(['A'], '2019-06-01'))
      .when(voidCancellation(mistake))
      .records(voided)
  })

  it('is refused when nothing was given up on that day', () => {
    given(opened, cancelled(['A'], '2019-06-01'))
      .when(voidCancellation({ ...mistake, on: '2019-06' }))
      .isRefusedWith({ type: 'NoSuchRecord', record: 'cancellation', key: 'A 2019-06' })
  })

  it('is malformed without a reason that we know', () => {
    given(opened)
      .when(voidCancellation({ ...mistake, reason: '' as 'wrongDate' }))
      .isMalformedAt('reason')
  })
})
