import { describe, it } from 'vitest'
import { appointProxy, extendVoting, giveNotice } from '../../src/stages/convening/convening.ts'
import { given, matter, noticed, settled, special, voting } from './ballotHistories.ts'
import { evidence } from './histories.ts'

describe('Giving notice', () => {
  const notice = { ballot: 'v-1', matters: [matter], means: 'posted', on: '2022-02-12' } as const

  it('puts it on record, and is already so when that was done', () => {
    given(...voting())
      .when(giveNotice(notice))
      .records(noticed('2022-02-12'))
    given(...voting(), noticed('2022-02-12'))
      .when(giveNotice(notice))
      .isAlreadySo()
  })

  it('is refused of a ballot that nobody opened and of what is not put to the vote', () => {
    given(...settled())
      .when(giveNotice(notice))
      .isRefusedWith({ type: 'BallotNotOpened', ballot: 'v-1' })
    given(...voting())
      .when(giveNotice({ ...notice, matters: [matter, 'fund/use'] }))
      .isRefusedWith({ type: 'MatterNotOnBallot', ballot: 'v-1', matter: 'fund/use' })
  })
})

describe('Extending a vote', () => {
  const window = { days: 31, extensionDays: 10 }
  const policy = { ...special, procedure: { ...special.procedure, window } }
  const until = (day: string) => ({ ballot: 'v-1', until: day, on: '2022-03-31' }) as const
  const extended = { type: 'VotingExtended', ...until('2022-04-10') } as const

  it('puts it on record for as many days as the law lets it, and for not one more', () => {
    given(...voting(4, policy))
      .when(extendVoting(until('2022-04-10')))
      .records(extended)
    given(...voting(4, policy), extended)
      .when(extendVoting(until('2022-04-10')))
      .isAlreadySo()
    given(...voting(4, policy))
      .when(extendVoting(until('2022-04-11')))
      .isRefusedWith({ type: 'WindowTooLong', policy: special.head.id, most: 41, days: 42 })
  })

  it('is refused when it would cut voting short', () => {
    given(...voting(4, policy))
      .when(extendVoting(until('2022-03-30')))
      .isRefusedWith({ type: 'VotingCutShort', ballot: 'v-1', until: '2022-03-31', asked: '2022-03-30' })
  })
})

describe('Appointing a proxy', () => {
  const proxy = (dwelling: string, more: object = {}) =>
    ({ ballot: 'v-1', dwelling, proxy: 'o-9', power: evidence, on: '2022-02-20', ...more }) as const
  const appointed = (dwelling: string) => ({ type: 'ProxyAppointed', ...proxy(dwelling) }) as const
  const local = {
    ...special,
    proxies: { kind: 'allowed', writtenPower: true, mostPrincipals: 3, barred: ['propertyServiceStaff'] },
  } as const

  it('puts it on record, and is already so when that was done', () => {
    given(...voting())
      .when(appointProxy(proxy('d-1')))
      .records(appointed('d-1'))
    given(...voting(), appointed('d-1'))
      .when(appointProxy(proxy('d-1')))
      .isAlreadySo()
  })

  it('is refused for more owners than the law lets one proxy stand for, and not for just so many', () => {
    const two = [appointed('d-1'), appointed('d-2')] as const
    given(...voting(5, local), ...two)
      .when(appointProxy(proxy('d-3')))
      .records(appointed('d-3'))
    given(...voting(5, local), ...two, appointed('d-3'))
      .when(appointProxy(proxy('d-4')))
      .isRefusedWith({ type: 'ProxyOverLimit', policy: special.head.id, most: 3, principals: 4 })
  })

  it('makes room again when an owner sends somebody else', () => {
    const instead = { ...appointed('d-1'), proxy: 'o-8' } as const
    given(...voting(5, local), appointed('d-1'), appointed('d-2'), appointed('d-3'), instead)
      .when(appointProxy(proxy('d-4')))
      .records(appointed('d-4'))
  })

  it('is refused without a power of attorney and for staff whom the law bars', () => {
    const { power: _, ...unwritten } = proxy('d-1')
    given(...voting())
      .when(appointProxy(unwritten))
      .isRefusedWith({ type: 'PowerOfAttorneyMissing', policy: special.head.id })
    given(...voting(4, local))
      .when(appointProxy({ ...proxy('d-1'), staff: 'propertyServiceStaff' }))
      .isRefusedWith({ type: 'ProxyBarred', policy: special.head.id, staff: 'propertyServiceStaff' })
  })

  it('is refused where the law allows none, and for a stranger', () => {
    given(...voting(4, { ...special, proxies: { kind: 'none' } }))
      .when(appointProxy(proxy('d-9')))
      .isRefusedWith(
        { type: 'ProxiesNotAllowed', policy: special.head.id },
        { type: 'NotOnRoll', ballot: 'v-1', dwelling: 'd-9' },
      )
  })
})
