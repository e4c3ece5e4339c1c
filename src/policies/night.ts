import type { PlainNightPolicy } from '../stages/nightWork/policy.ts'

/** The national night, to be adopted or replaced by a city's own window of eight hours. */
export const chinaNight: PlainNightPolicy = {
  head: {
    id: 'cn/noise/night',
    jurisdiction: 'CN',
    basis: 'Noise Pollution Law (噪声污染防治法) art. 88 and 43',
    verified: true,
    validFrom: '2022-06-05',
  },
  from: '22:00',
  until: '06:00',
}
