import { describe, it } from 'vitest'
import {
  adoptConsentPolicy,
  giveConsent,
  refuseConsent,
  voidStatement,
  withdrawConsent,
  withholdConsent,
} from '../../src/stages/consent/consent.ts'
import { consented, evidence, given, head, known, moreThan, opened, registered } from './histories.ts'

const asked = [opened, ...known('h-1')] as const
const shed = { type: 'ShedRecorded', shed: 's-1', household: 'h-1', on: '2019-04-01' } as const
const tomorrow = { type: 'NotYetHappened', on: '2020-01-01', today: '2019-12-31' } as const
const stranger = { type: 'HouseholdNotRegistered', household: 'h-1' } as const
const unsurveyed = { type: 'HouseholdNotSurveyed', household: 'h-1' } as const
const differently = (on = '2019-05-01') =>
  ({ type: 'RecordedDifferently', record: 'statement', key: `h-1 1 ${on}` }) as const

const given_ = { household: 'h-1', scheme: 1, form: 'signed', on: '2019-05-01' } as const
const held = { household: 'h-1', scheme: 1, reason: 'cost', on: '2019-05-01' } as const
const withdrawn = (on: string) => ({ type: 'ConsentWithdrawn', ...held, on }) as const

describe('Adopting a consent policy', () => {
  const policy = { head: head('consent'), atGates: [{ gate: 'G1', threshold: moreThan(1, 2) }] } as const
  const adopted = { type: 'ConsentPolicyAdopted', policy, on: '2019-03-01' } as const

  it('puts it on record, and is already so when that was done', () => {
    given(opened)
      .when(adoptConsentPolicy({ policy, on: '2019-03-01' }))
      .records(adopted)
    given(opened, adopted)
      .when(adoptConsentPolicy({ policy, on: '2019-03-01' }))
      .isAlreadySo()
  })

  it('is refused before the renovation is opened', () => {
    given()
      .when(adoptConsentPolicy({ policy, on: '2019-03-01' }))
      .isRefusedWith({ type: 'RenovationNotOpened' })
  })

  it('is malformed with a part of nothing', () => {
    const threshold = moreThan(0, 0)
    given(opened)
      .when(adoptConsentPolicy({ policy: { ...policy, atGates: [{ gate: 'G1', threshold }] }, on: '2019-03-01' }))
      .isMalformedAt('policy', 'atGates', 0, 'threshold', 'share', 'denominator')
  })
})

describe('Giving consent', () => {
  it('puts it on record, with the signed form or without', () => {
    given(...asked)
      .when(giveConsent(given_))
      .records(consented('h-1'))
    given(...asked)
      .when(giveConsent({ ...given_, evidence }))
      .records({ ...consented('h-1'), evidence })
  })

  it('is already so when the household consented so on that day, and is put on record for another version', () => {
    given(...asked, consented('h-1'))
      .when(giveConsent(given_))
      .isAlreadySo()
    given(...asked, consented('h-1'))
      .when(giveConsent({ ...given_, scheme: 2 }))
      .records(consented('h-1', '2019-05-01', 2))
  })

  it('is refused when it stands there in another form', () => {
    given(...asked, consented('h-1'))
      .when(giveConsent({ ...given_, form: 'oral' }))
      .isRefusedWith(differently())
  })

  it('is put on record again when the household took it back that day and came round', () => {
    given(...asked, consented('h-1'), withdrawn('2019-05-01'))
      .when(giveConsent(given_))
      .records(consented('h-1'))
  })

  it('is refused for a household nobody registered, and for one nobody surveyed', () => {
    given(opened).when(giveConsent(given_)).isRefusedWith(stranger)
    given(opened, registered('h-1')).when(giveConsent(given_)).isRefusedWith(unsurveyed)
  })

  it('is put on record for a household of which another survey still counts', () => {
    const again = { type: 'SurveyDone', household: 'h-1', method: 'online', on: '2019-04-02' } as const
    given(...asked, again, { type: 'SurveyVoided', household: 'h-1', on: '2019-04-01', reason: 'wrongDate' })
      .when(giveConsent(given_))
      .records(consented('h-1'))
  })

  it('is refused once its survey was struck out, and for a day to come', () => {
    given(...asked, { type: 'SurveyVoided', household: 'h-1', on: '2019-04-01', reason: 'neverHappened' })
      .when(giveConsent({ ...given_, on: '2020-01-01' }))
      .isRefusedWith(unsurveyed, tomorrow)
  })

  it('is malformed for version 0 of the scheme and in a form that we do not know', () => {
    given(...asked)
      .when(giveConsent({ ...given_, scheme: 0 }))
      .isMalformedAt('scheme')
    given(...asked)
      .when(giveConsent({ ...given_, form: 'silent' as 'oral' }))
      .isMalformedAt('form')
  })
})

describe.each([
  ['Withholding consent', 'ConsentWithheld', withholdConsent, asked],
  ['Refusing consent', 'ConsentRefused', refuseConsent, asked],
  ['Withdrawing consent', 'ConsentWithdrawn', withdrawConsent, [...asked, consented('h-1', '2019-04-30')]],
] as const)('%s', (_, type, command, history) => {
  const said = { type, ...held } as const

  it('puts it on record with its reason', () => {
    given(...history)
      .when(command(held))
      .records(said)
  })

  it('puts it on record with the shed that it is about', () => {
    const about = { ...held, reason: 'shed', shed: 's-1' } as const
    given(...history, shed)
      .when(command(about))
      .records({ type, ...about })
  })

  it('is already so when the household said so on that day, of the same shed', () => {
    given(...history, said)
      .when(command(held))
      .isAlreadySo()
    const about = { ...held, reason: 'shed', shed: 's-1' } as const
    given(...history, shed, { type, ...about })
      .when(command(about))
      .isAlreadySo()
  })

  it('is refused when it gave another reason on that day, or spoke of another shed', () => {
    given(...history, said)
      .when(command({ ...held, reason: 'noise' }))
      .isRefusedWith(differently())
    const about = { ...held, reason: 'shed', shed: 's-1' } as const
    given(...history, shed, { type, ...about })
      .when(command({ ...held, reason: 'shed' }))
      .isRefusedWith(differently())
  })

  it('is refused when the shed is not in the file of the household', () => {
    const theirs = { ...shed, household: 'h-2' } as const
    given(...history, ...known('h-2'), theirs)
      .when(command({ ...held, reason: 'shed', shed: 's-1' }))
      .isRefusedWith({ type: 'ShedNotRecorded', household: 'h-1', shed: 's-1' })
  })

  it('is refused for a day to come', () => {
    given(...history)
      .when(command({ ...held, on: '2020-01-01' }))
      .isRefusedWith(tomorrow)
  })

  it('is malformed without a reason', () => {
    const { reason: _reason, ...without } = held
    given(...history)
      .when(command(without as typeof held))
      .isMalformedAt('reason')
  })
})

describe.each([
  ['Withholding consent', withholdConsent],
  ['Refusing consent', refuseConsent],
] as const)('%s', (_, command) => {
  it('is refused for a household nobody registered, and for one nobody surveyed', () => {
    given(opened).when(command(held)).isRefusedWith(stranger)
    given(opened, registered('h-1')).when(command(held)).isRefusedWith(unsurveyed)
  })
})

describe('Withdrawing consent', () => {
  const none = (on: string) => ({ type: 'NoConsentToWithdraw', household: 'h-1', scheme: 1, on }) as const

  it('is refused when none was given, and for a household nobody registered', () => {
    given(...asked)
      .when(withdrawConsent(held))
      .isRefusedWith(none('2019-05-01'))
    given(opened).when(withdrawConsent(held)).isRefusedWith(stranger, none('2019-05-01'))
  })

  it('is refused when the household only hesitated since, and when it consented to another version', () => {
    given(...asked, consented('h-1', '2019-04-01'), { type: 'ConsentWithheld', ...held, on: '2019-04-02' })
      .when(withdrawConsent(held))
      .isRefusedWith(none('2019-05-01'))
    given(...asked, consented('h-1', '2019-04-01', 2))
      .when(withdrawConsent(held))
      .isRefusedWith(none('2019-05-01'))
  })

  it('is accepted on the day of the consent, and refused a day before', () => {
    given(...asked, consented('h-1', '2019-05-01'))
      .when(withdrawConsent(held))
      .records(withdrawn('2019-05-01'))
    given(...asked, consented('h-1', '2019-05-01'))
      .when(withdrawConsent({ ...held, on: '2019-04-30' }))
      .isRefusedWith(none('2019-04-30'))
  })

  it('finds a consent dated before it that was entered after a later withdrawal', () => {
    const history = [...asked, consented('h-1', '2019-05-01'), withdrawn('2019-06-10'), consented('h-1', '2019-06-05')]
    given(...history)
      .when(withdrawConsent({ ...held, on: '2019-06-07' }))
      .records(withdrawn('2019-06-07'))
    given(...history)
      .when(withdrawConsent({ ...held, on: '2019-06-12' }))
      .isRefusedWith(none('2019-06-12'))
  })

  it('is accepted on a day of the month in which the consent was given, and refused before that month', () => {
    given(...asked, consented('h-1', '2019-08'))
      .when(withdrawConsent({ ...held, on: '2019-08-15' }))
      .records(withdrawn('2019-08-15'))
    given(...asked, consented('h-1', '2019-08'))
      .when(withdrawConsent({ ...held, on: '2019-07-31' }))
      .isRefusedWith(none('2019-07-31'))
  })

  it('goes by the statement entered later when the dates leave the order open', () => {
    given(...asked, consented('h-1', '2019-08-15'), withdrawn('2019-08'))
      .when(withdrawConsent({ ...held, on: '2019-09-01' }))
      .isRefusedWith(none('2019-09-01'))
    given(...asked, consented('h-1', '2019-07-01'), withdrawn('2019-08'), consented('h-1', '2019-08-15'))
      .when(withdrawConsent({ ...held, on: '2019-09-01' }))
      .records(withdrawn('2019-09-01'))
  })
})

describe('Striking a statement out', () => {
  const mistake = { household: 'h-1', scheme: 1, on: '2019-05-01', reason: 'wrongSubject' } as const
  const voided = { type: 'StatementVoided', ...mistake } as const

  it('makes it count no longer', () => {
    given(...asked, consented('h-1'))
      .when(voidStatement(mistake))
      .records(voided)
    given(...asked, consented('h-1'), voided)
      .when(withdrawConsent({ ...held, on: '2019-05-02' }))
      .isRefusedWith({ type: 'NoConsentToWithdraw', household: 'h-1', scheme: 1, on: '2019-05-02' })
  })

  it('lets what was said before hold again', () => {
    given(...asked, consented('h-1'), withdrawn('2019-05-02'), { ...voided, on: '2019-05-02' })
      .when(withdrawConsent({ ...held, on: '2019-05-03' }))
      .records(withdrawn('2019-05-03'))
  })

  it('is already so when it was struck out, and counts anew when it was entered again', () => {
    given(...asked, consented('h-1'), voided)
      .when(voidStatement(mistake))
      .isAlreadySo()
    given(...asked, consented('h-1'), voided, consented('h-1'))
      .when(voidStatement(mistake))
      .records(voided)
  })

  it('is refused when nothing was said to that version on that day', () => {
    const nothing = (scheme: number, on: string) =>
      ({ type: 'NoSuchRecord', record: 'statement', key: `h-1 ${scheme} ${on}` }) as const
    given(...asked, consented('h-1'))
      .when(voidStatement({ ...mistake, scheme: 2 }))
      .isRefusedWith(nothing(2, '2019-05-01'))
    given(...asked, consented('h-1'))
      .when(voidStatement({ ...mistake, on: '2019-05' }))
      .isRefusedWith(nothing(1, '2019-05'))
  })

  it('is malformed for a version that is no whole number', () => {
    given(...asked)
      .when(voidStatement({ ...mistake, scheme: 1.5 }))
      .isMalformedAt('scheme')
  })
})
