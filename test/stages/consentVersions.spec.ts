import { describe, it } from 'vitest'
import { withdrawConsent } from '../../src/stages/consent/consent.ts'
import { demolishShed } from '../../src/stages/sheds/sheds.ts'
import { consented, given } from './histories.ts'
import { revised, schemed } from './schemeHistories.ts'

const shed = { type: 'ShedRecorded', shed: 's-1', household: 'h-1', on: '2019-04-01' } as const
const agreed = [...schemed, shed, consented('h-1')] as const
const demolition = {
  shed: 's-1',
  household: 'h-1',
  ground: { kind: 'consent', scheme: 2 },
  on: '2019-08-01',
} as const
const withdrawal = { household: 'h-1', scheme: 2, reason: 'cost', on: '2019-08-01' } as const

describe('A consent to version 1', () => {
  it('opens the way to the shed under version 2 that carries it over, and can be withdrawn there', () => {
    const history = [...agreed, revised(2, 'carriedOver')] as const
    given(...history)
      .when(demolishShed(demolition))
      .records({ type: 'ShedDemolished', ...demolition })
    given(...history)
      .when(withdrawConsent(withdrawal))
      .records({ type: 'ConsentWithdrawn', ...withdrawal })
    given(...history, { type: 'ConsentWithdrawn', ...withdrawal })
      .when(withdrawConsent(withdrawal))
      .isAlreadySo()
  })

  it('must be given anew where version 2 asks again', () => {
    given(...agreed, revised(2, 'askedAgain'))
      .when(demolishShed(demolition))
      .isRefusedWith({ type: 'ShedOwnerHasNotConsented', household: 'h-1', shed: 's-1', scheme: 2, on: '2019-08-01' })
    given(...agreed, revised(2, 'askedAgain'))
      .when(withdrawConsent(withdrawal))
      .isRefusedWith({ type: 'NoConsentToWithdraw', household: 'h-1', scheme: 2, on: '2019-08-01' })
  })
})
