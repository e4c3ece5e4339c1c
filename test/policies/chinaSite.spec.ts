import { describe, expect, it } from 'vitest'
import { chinaIncidents, chinaPermit } from '../../src/policies/chinaSite.ts'
import { IncidentPolicy } from '../../src/stages/incidents/policy.ts'
import { adoptIncidentPolicy } from '../../src/stages/incidents/incidents.ts'
import { adoptPermitPolicy, extendPermit } from '../../src/stages/permit/permit.ts'
import { PermitPolicy } from '../../src/stages/permit/policy.ts'
import { given, opened } from '../stages/histories.ts'
import { extended, granted } from '../stages/permitHistories.ts'
import { takes } from '../vocabulary/decoded.ts'

describe('The policies of a site that come with the library', () => {
  it('can be read, can be adopted, and say that nobody has checked all of them', () => {
    expect([takes(PermitPolicy, chinaPermit), takes(IncidentPolicy, chinaIncidents)]).toEqual([true, true])
    expect([chinaPermit.head.verified, chinaIncidents.head.verified]).toEqual([false, false])
    const [permit, incidents] = [
      { type: 'PermitPolicyAdopted', policy: chinaPermit, on: '2019-03-01' },
      { type: 'IncidentPolicyAdopted', policy: chinaIncidents, on: '2019-03-01' },
    ] as const
    given(opened).when(adoptPermitPolicy(permit)).records(permit)
    given(opened).when(adoptIncidentPolicy(incidents)).records(incidents)
  })

  it('allow two extensions of a permit and no third', () => {
    const adopted = { type: 'PermitPolicyAdopted', policy: chinaPermit, on: '2019-03-01' } as const
    const twice = [extended('x-1', '2019-06-01'), extended('x-2', '2019-09-01')] as const
    given(opened, adopted, granted, ...twice)
      .when(extendPermit(extended('x-3', '2019-12-01')))
      .isRefusedWith({ type: 'NoExtensionLeft', permit: 'p-1', allowed: 2 })
  })
})
