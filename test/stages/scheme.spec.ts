import { describe, it } from 'vitest'
import { draftScheme, publishScheme, reviseScheme, voidSchemeRecord } from '../../src/stages/scheme/scheme.ts'
import { given, opened } from './histories.ts'
import { display, draft, drafted, published, revised, revision, schemePolicyAdopted } from './schemeHistories.ts'

const governed = [opened, schemePolicyAdopted()] as const

describe('Drafting the scheme', () => {
  it('records version 1, and once only', () => {
    given(opened).when(draftScheme(draft)).records(drafted)
    given(opened, drafted).when(draftScheme(draft)).isAlreadySo()
  })

  it('is refused for a version after a gap, in the future, and before a renovation is open', () => {
    given(opened)
      .when(draftScheme({ ...draft, scheme: 2 }))
      .isRefusedWith({ type: 'SchemeVersionSkipped', scheme: 2, missing: 1 })
    given(opened)
      .when(draftScheme({ ...draft, on: '2020-01-01' }))
      .isRefusedWith({ type: 'NotYetHappened', on: '2020-01-01', today: '2019-12-31' })
    given().when(draftScheme(draft)).isRefusedWith({ type: 'RenovationNotOpened' })
  })

  it('is refused with other particulars until the version is struck out', () => {
    const other = { ...draft, preparedBy: 'institute' } as const
    const voided = {
      type: 'SchemeRecordVoided',
      record: { kind: 'schemeVersion', scheme: 1 },
      reason: 'wrongSubject',
    } as const
    given(opened, drafted)
      .when(draftScheme(other))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'schemeVersion', key: '1' })
    given(opened, drafted, voided)
      .when(draftScheme(other))
      .records({ type: 'SchemeDrafted', ...other })
  })
})

describe('Revising the scheme', () => {
  it('records the next version and what it says of consents, and once only', () => {
    given(opened, drafted)
      .when(reviseScheme(revision(2, 'askedAgain')))
      .records(revised(2, 'askedAgain'))
    given(opened, drafted, revised(2, 'askedAgain'))
      .when(reviseScheme(revision(2, 'askedAgain')))
      .isAlreadySo()
  })

  it('is refused for version 1 and before the version that it revises; a month leaves that open', () => {
    given(opened)
      .when(reviseScheme(revision(1, 'carriedOver')))
      .isRefusedWith({ type: 'NothingToRevise', scheme: 1 })
    given(opened, drafted)
      .when(reviseScheme(revision(2, 'carriedOver', '2019-03-31')))
      .isRefusedWith({ type: 'BeforeEarlierVersion', scheme: 2, earlier: '2019-04-01', on: '2019-03-31' })
    given(opened, drafted)
      .when(reviseScheme(revision(2, 'carriedOver', '2019-04')))
      .records(revised(2, 'carriedOver', '2019-04'))
  })
})

describe('Displaying the scheme', () => {
  it('is accepted for exactly the seven days owed, and once only', () => {
    given(...governed, drafted)
      .when(publishScheme(display))
      .records(published)
    given(...governed, drafted, published)
      .when(publishScheme(display))
      .isAlreadySo()
  })

  it('is refused one day short', () => {
    given(...governed, drafted)
      .when(publishScheme({ ...display, until: '2019-04-15' }))
      .isRefusedWith({ type: 'DisplayTooShort', scheme: 1, until: '2019-04-15', owed: '2019-04-16' })
  })

  it('is refused without a policy and for a version that nobody drafted', () => {
    given(opened)
      .when(publishScheme(display))
      .isRefusedWith(
        { type: 'SchemeNotDrafted', scheme: 1, on: '2019-04-10' },
        { type: 'NoPolicyAdopted', policy: 'scheme', on: '2019-04-10' },
      )
  })

  it('can be struck out and entered again with another last day', () => {
    const record = { kind: 'schemeDisplay', scheme: 1, communities: ['A'], on: '2019-04-10' } as const
    const voided = { type: 'SchemeRecordVoided', record, reason: 'wrongDate' } as const
    const longer = { ...display, until: '2019-04-20' } as const
    given(...governed, drafted, published)
      .when(voidSchemeRecord({ record, reason: 'wrongDate' }))
      .records(voided)
    given(...governed, drafted, published, voided)
      .when(voidSchemeRecord({ record, reason: 'wrongDate' }))
      .isAlreadySo()
    given(...governed, drafted)
      .when(voidSchemeRecord({ record, reason: 'wrongDate' }))
      .isRefusedWith({ type: 'NoSuchRecord', record: 'schemeDisplay', key: '1 2019-04-10' })
    given(...governed, drafted, published)
      .when(publishScheme(longer))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'schemeDisplay', key: '1 2019-04-10' })
    given(...governed, drafted, published, voided)
      .when(publishScheme(longer))
      .records({ type: 'SchemePublished', ...longer })
  })
})
