import type { SiteRefusals, SiteWords } from '../language.ts'

export const siteWordsEn: SiteWords = {
  permit: 'construction permit',
  exemption: 'exemption from the permit',
  permitExtension: 'extension of the permit',
  permitLapse: 'lapse of the permit',
  startUnderPermit: 'start of works under the permit',
  communitiesPermitted: 'communities with a permit or an exemption',
  supervisionRegistered: 'communities registered for quality supervision',
  supervisionRegistration: 'registration for quality supervision',
  supervisorAppointment: 'appointment of the supervisor',
}

const yuan = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`

export const siteRefusalsEn: SiteRefusals = {
  WorksNotSmall: ({ limits: { investment, area } }) => {
    const limits = [
      ...(investment === undefined ? [] : [`${yuan(investment)} yuan`]),
      ...(area === undefined ? [] : [`${yuan(area)} m²`]),
    ]
    return limits.length === 0
      ? 'no works are small enough to need no permit'
      : `the works are not small: at most ${limits.join(' or ')} need no permit`
  },
  NoExtensionLeft: (r) => `permit ${r.permit} has no extension left: ${r.allowed} are allowed`,
  ExtensionTooLong: (r) => `permit ${r.permit} cannot be extended by ${r.months} months at once: ${r.allowed} at most`,
  PermitNotGranted: (r) => `no permit ${r.permit} has been granted`,
  BeforePermit: (r) => `${r.on} lies before permit ${r.permit} was granted (${r.granted})`,
  PermitHasLapsed: (r) => `permit ${r.permit} had lapsed by ${r.on}`,
  PermitWasUsed: (r) => `works started in time under permit ${r.permit}`,
  PermitStillStands: (r) => `permit ${r.permit} stood on ${r.on}: works may start until ${r.until}`,
}
