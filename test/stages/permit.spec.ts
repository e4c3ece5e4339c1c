import { describe, it } from 'vitest'
import {
  adoptPermitPolicy,
  exemptPermit,
  extendPermit,
  grantPermit,
  lapsePermit,
  voidPermitRecord,
} from '../../src/stages/permit/permit.ts'
import { cancelled, evidence, given, onDay, opened } from './histories.ts'
import { extended, granted, permitPolicyAdopted, permitted } from './permitHistories.ts'
import { started } from './siteHistories.ts'

const early = (on: string) => ({ type: 'BeforePermit', permit: 'p-1', granted: '2019-03-31', on }) as const
const none = { type: 'NoPolicyAdopted', policy: 'permit' } as const
const voided = (kind: 'permit' | 'exemption' | 'permitExtension' | 'permitLapse', id: string) =>
  ({ type: 'PermitRecordVoided', record: { kind, id }, reason: 'wrongDate' }) as const

describe('Adopting a permit policy', () => {
  it('puts it on record once, and is refused before the renovation is opened', () => {
    given(opened).when(adoptPermitPolicy(permitPolicyAdopted)).records(permitPolicyAdopted)
    given(opened, permitPolicyAdopted).when(adoptPermitPolicy(permitPolicyAdopted)).isAlreadySo()
    given().when(adoptPermitPolicy(permitPolicyAdopted)).isRefusedWith({ type: 'RenovationNotOpened' })
  })
})

describe('Granting a permit', () => {
  it('puts it on record with its papers, once', () => {
    given(opened)
      .when(grantPermit({ ...granted, evidence }))
      .records({ ...granted, evidence })
    given(...permitted)
      .when(grantPermit(granted))
      .isAlreadySo()
  })

  it('is refused with other particulars under the same id until the first is struck out', () => {
    const other = { ...granted, on: '2019-04-01' } as const
    given(...permitted)
      .when(grantPermit(other))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'permit', key: 'p-1' })
    given(...permitted, voided('permit', 'p-1'))
      .when(grantPermit(other))
      .records(other)
  })

  it('is refused in the future and for communities that are unknown or cancelled', () => {
    given(opened, cancelled(['B'], '2019-05-01'))
      .when(grantPermit({ ...granted, communities: ['B', 'X'], on: '2020-01-01' }))
      .isRefusedWith(
        { type: 'ProjectWasCancelled', community: 'B', on: '2019-05-01' },
        { type: 'CommunityNotRegistered', community: 'X' },
        { type: 'NotYetHappened', on: '2020-01-01', today: '2019-12-31' },
      )
  })
})

describe('Exempting works from the permit', () => {
  const exempted = (ground: object, on = '2019-04-01') =>
    ({ type: 'PermitExempted', exemption: 'e-1', ground, communities: ['A'], on }) as never
  const small = (more: object) => ({ kind: 'smallWorks', ...more })

  it.each([[{ investment: 30_000_000 }], [{ investment: 30_000_001, area: 30_000 }], [{ area: 1 }]])(
    'is on record for small works of %j, which reach no more than one of the limits',
    (works) => {
      given(...permitted)
        .when(exemptPermit(exempted(small(works))))
        .records(exempted(small(works)))
    },
  )

  it.each([[{ investment: 30_000_001 }], [{ investment: 30_000_001, area: 30_001 }], [{}]])(
    'is refused for works of %j, one over each limit that is told',
    (works) => {
      given(...permitted)
        .when(exemptPermit(exempted(small(works))))
        .isRefusedWith({ type: 'WorksNotSmall', limits: { investment: 30_000_000, area: 30_000 } })
    },
  )

  it('asks for a policy only where small works are claimed', () => {
    given(opened)
      .when(exemptPermit(exempted(small({ area: 1 }))))
      .isRefusedWith({ ...none, on: '2019-04-01' })
    for (const ground of [{ kind: 'emergency' }, { kind: 'authority', decision: 'd-1' }])
      given(opened)
        .when(exemptPermit(exempted(ground)))
        .records(exempted(ground))
  })

  it('is already so, is refused on another ground, and is recorded anew once struck out', () => {
    const history = [...permitted, exempted({ kind: 'emergency' })] as const
    const other = exempted({ kind: 'authority', decision: 'd-1' })
    given(...history)
      .when(exemptPermit(exempted({ kind: 'emergency' })))
      .isAlreadySo()
    given(...history)
      .when(exemptPermit(other))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'exemption', key: 'e-1' })
    given(...history, voided('exemption', 'e-1'))
      .when(exemptPermit(other))
      .records(other)
  })
})

describe('Extending a permit of 31 March that lets works start within three months', () => {
  it('is on record on the last day of June, and refused on the day after', () => {
    given(...permitted)
      .when(extendPermit(extended('x-1', '2019-06-30')))
      .records(extended('x-1', '2019-06-30'))
    given(...permitted)
      .when(extendPermit(extended('x-1', '2019-07-01')))
      .isRefusedWith({ type: 'PermitHasLapsed', permit: 'p-1', on: '2019-07-01' })
  })

  it('leaves open whether it had lapsed where the date is known to the year', () => {
    given(...permitted)
      .when(extendPermit(extended('x-1', '2019')))
      .records(extended('x-1', '2019'))
  })

  it('is refused where the permit is on record as lapsed on a day up to which works could then start', () => {
    const lapsed = (on: string) => ({ type: 'PermitLapsed', permit: 'p-1', on }) as const
    const late = extended('x-1', '2019-06-20')
    const past = { type: 'ExtendedPastLapse', permit: 'p-1', until: '2019-09-30' } as const
    given(...permitted, lapsed('2019-09-30'))
      .when(extendPermit(late))
      .isRefusedWith({ ...past, lapsed: '2019-09-30' })
    given(...permitted, lapsed('2019-10-01'))
      .when(extendPermit(late))
      .records(late)
    given(...permitted, lapsed('2019-09'))
      .when(extendPermit(late))
      .isRefusedWith({ ...past, lapsed: '2019-09' })
    given(...permitted, lapsed('2019'))
      .when(extendPermit(late))
      .records(late)
    given(...permitted, lapsed('2019-09-30'), voided('permitLapse', 'p-1'))
      .when(extendPermit(late))
      .records(late)
  })

  it('can be done twice, each time from the end of the time before; a third time is refused', () => {
    const once = [...permitted, extended('x-1', '2019-06-20')] as const
    const twice = [...once, extended('x-2', '2019-09-30')] as const
    given(...once)
      .when(extendPermit(extended('x-2', '2019-09-30')))
      .records(extended('x-2', '2019-09-30'))
    given(...once)
      .when(extendPermit(extended('x-2', '2019-10-01')))
      .isRefusedWith({ type: 'PermitHasLapsed', permit: 'p-1', on: '2019-10-01' })
    given(...twice)
      .when(extendPermit(extended('x-3', '2019-12-30')))
      .isRefusedWith({ type: 'NoExtensionLeft', permit: 'p-1', allowed: 2 })
    given(...twice, voided('permitExtension', 'x-2'))
      .when(extendPermit(extended('x-3', '2019-09-30', 2)))
      .records(extended('x-3', '2019-09-30', 2))
  })

  it('is refused by a month more than the policy allows', () => {
    given(...permitted)
      .when(extendPermit(extended('x-1', '2019-06-01', 4)))
      .isRefusedWith({ type: 'ExtensionTooLong', permit: 'p-1', months: 4, allowed: 3 })
  })

  it('is refused without a permit, before it, and without a policy', () => {
    given(opened, permitPolicyAdopted)
      .when(extendPermit(extended('x-1', '2019-06-01')))
      .isRefusedWith({ type: 'PermitNotGranted', permit: 'p-1' })
    given(...permitted)
      .when(extendPermit(extended('x-1', '2019-03-30')))
      .isRefusedWith(early('2019-03-30'))
    given(opened, granted)
      .when(extendPermit(extended('x-1', '2019-06-01')))
      .isRefusedWith({ ...none, on: '2019-06-01' })
  })

  it('is already so, and refused with other particulars under the same id', () => {
    const history = [...permitted, extended('x-1', '2019-06-20')] as const
    given(...history)
      .when(extendPermit(extended('x-1', '2019-06-20')))
      .isAlreadySo()
    given(...history)
      .when(extendPermit(extended('x-1', '2019-06-20', 2)))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'permitExtension', key: 'x-1' })
  })
})

describe('Recording that a permit lapsed', () => {
  const lapsed = (on: string) => ({ type: 'PermitLapsed', permit: 'p-1', on }) as const

  it('is refused on the last day on which works may start, and on record on the day after', () => {
    given(...permitted)
      .when(lapsePermit(lapsed('2019-06-30')))
      .isRefusedWith({ type: 'PermitStillStands', permit: 'p-1', until: '2019-06-30', on: '2019-06-30' })
    given(...permitted)
      .when(lapsePermit(lapsed('2019-07-01')))
      .records(lapsed('2019-07-01'))
  })

  it('is refused when works started on the last day, and on record when they started a day late', () => {
    given(...permitted, started(['A'], '2019-06-30'))
      .when(lapsePermit(lapsed('2019-07-01')))
      .isRefusedWith({ type: 'PermitWasUsed', permit: 'p-1' })
    given(...permitted, started(['A'], '2019-07-01'))
      .when(lapsePermit(lapsed('2019-07-01')))
      .records(lapsed('2019-07-01'))
  })

  it('is already so, is refused of another day, and is recorded anew once struck out', () => {
    const history = [...permitted, lapsed('2019-07-01')] as const
    given(...history)
      .when(lapsePermit(lapsed('2019-07-01')))
      .isAlreadySo()
    given(...history)
      .when(lapsePermit(lapsed('2019-07-02')))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'permitLapse', key: 'p-1' })
    given(...history, voided('permitLapse', 'p-1'))
      .when(lapsePermit(lapsed('2019-07-02')))
      .records(lapsed('2019-07-02'))
  })

  it('is refused for a permit nobody granted, be it called constructor', () => {
    onDay('2019-12-31')(opened)
      .when(lapsePermit({ permit: 'constructor', on: '2019-07-01' }))
      .isMalformedAt('permit')
    given(opened)
      .when(lapsePermit(lapsed('2019-07-01')))
      .isRefusedWith({ type: 'PermitNotGranted', permit: 'p-1' })
  })
})

describe('Striking out an entry of the permits', () => {
  it('is already so the second time, and refused for what is not on record', () => {
    const command = voidPermitRecord({ record: { kind: 'permit', id: 'p-1' }, reason: 'wrongDate' })
    given(...permitted)
      .when(command)
      .records(voided('permit', 'p-1'))
    given(...permitted, voided('permit', 'p-1'))
      .when(command)
      .isAlreadySo()
    given(opened).when(command).isRefusedWith({ type: 'NoSuchRecord', record: 'permit', key: 'p-1' })
  })
})
