import type { PlainScopePolicy } from '../stages/reserve/policy.ts'

const asked = {
  mustHold: ['inCityOrCountyTown'],
  mustNotHold: ['plannedForDemolition', 'shantyTownProgramme', 'mainlySelfBuilt', 'urbanVillage'],
} as const

/**
 * The scope of the national programme from 2020: communities of cities and county towns built by the end of 2000, and
 * none that is to be pulled down, stands in a shanty-town programme, is mainly self-built, or is an urban village. To be
 * adopted or replaced: the text speaks of these years as a priority, and places set years of their own.
 */
export const chinaScope2000: PlainScopePolicy = {
  head: {
    id: 'cn/scope/2000',
    jurisdiction: 'CN',
    basis: '国办发〔2020〕23号 (scope and priority) [K: not checked against the primary text]',
    verified: false,
    validFrom: '2020-07-10',
  },
  builtBy: '2000-12-31',
  ...asked,
}

/**
 * The wider scope of 2026: communities built by the end of 2005, as far as a place can pay for it. From which day a place
 * takes it is for the place to say.
 */
export const chinaScope2005: PlainScopePolicy = {
  head: {
    id: 'cn/scope/2005',
    jurisdiction: 'CN',
    basis:
      '国发〔2026〕12号 and reports on it (built by the end of 2005, within local means) [K: not checked against the primary text]',
    verified: false,
    validFrom: '2026-05-22',
  },
  builtBy: '2005-12-31',
  ...asked,
}
