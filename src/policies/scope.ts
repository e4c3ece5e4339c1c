import type { PlainScopePolicy } from '../stages/reserve/policy.ts'

const asked = {
  atGates: ['G0', 'G1'],
  mustHold: ['inCityOrCountyTown'],
  mustNotHold: ['plannedForDemolition', 'shantyTownProgramme', 'mainlySelfBuilt', 'urbanVillage'],
} as const

/**
 * A scope after the national programme of 2020, to be adopted or replaced: communities of cities and county towns built by
 * the end of 2000, and none that is to be pulled down, stands in a shanty-town programme, is mainly self-built, or is an
 * urban village.
 *
 * @remarks The national text speaks of the year as a priority [K]. The exclusions are those of a provincial opinion (Yunnan,
 * March 2020), from a secondary source [K].
 */
export const chinaScope2000: PlainScopePolicy = {
  head: {
    id: 'cn/scope/2000',
    jurisdiction: 'CN',
    basis:
      '国办发〔2020〕23号 for the year, there a priority; a provincial opinion for the exclusions [K: neither checked against its primary text]',
    verified: false,
    validFrom: '2020-07-10',
  },
  builtBy: '2000-12-31',
  ...asked,
}

/**
 * A wider scope of 2026, to be adopted or replaced: communities built by the end of 2005. Reports say that places widen it
 * step by step, as far as they can pay for it; from which day, each place says for itself.
 */
export const chinaScope2005: PlainScopePolicy = {
  head: {
    id: 'cn/scope/2005',
    jurisdiction: 'CN',
    basis:
      'reports of 2026 on a wider scope, within local means [K: no primary text was seen, nor the day from which it applies]',
    verified: false,
    validFrom: '2026-01-01',
  },
  builtBy: '2005-12-31',
  ...asked,
}
