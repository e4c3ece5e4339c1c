import { twoDecimals } from '../amount.ts'
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
  sample: 'sample',
  test: 'test report',
  materialInspection: 'inspection of material',
  materialUse: 'use of material',
  siteInstruction: 'site instruction',
  outage: 'outage',
  outageEnd: 'end of the outage',
  announcement: 'announced disturbance',
  appointment: 'appointment',
  appointmentOutcome: 'outcome of the appointment',
  householdWork: 'work at home',
  incident: 'incident',
  incidentReport: 'report of the incident',
  incidentClosing: 'closing of the incident',
  safety: 'safety',
  quality: 'quality',
  water: 'water',
  power: 'power',
  heat: 'heat',
  telecom: 'telecom',
  lift: 'lift',
  dust: 'dust',
  vibration: 'vibration',
  blockedAccess: 'blocked access',
  uninspected: 'used without inspection',
  rejected: 'rejected',
  unsigned: "used without the supervisor's signature",
  failedTest: 'a sample failed its test',
  kept: 'kept',
  missed: 'missed',
  cancelled: 'called off',
  contractor: 'contractor',
}

export const siteRefusalsEn: SiteRefusals = {
  WorksNotSmall: ({ limits: { investment, area } }) => {
    const limits = [
      ...(investment === undefined ? [] : [`${twoDecimals(investment)} yuan`]),
      ...(area === undefined ? [] : [`${twoDecimals(area)} m²`]),
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
  ExtendedPastLapse: (r) =>
    `permit ${r.permit} is on record as lapsed on ${r.lapsed}, but with this extension works could start until ${r.until}: one of the two is a mistake`,
  PermitStillStands: (r) => `permit ${r.permit} stood on ${r.on}: works may start until ${r.until}`,
  SampleNotTaken: (r) => `no sample ${r.sample} has been taken`,
  BeforeSample: (r) => `${r.on} lies before sample ${r.sample} was taken (${r.taken})`,
  DesignChangeNotRecorded: (r) => `no design change ${r.change} is on record`,
  BeforeDesignChange: (r) => `${r.on} lies before design change ${r.change} (${r.changed})`,
  EndsBeforeItBegins: (r) =>
    `it cannot end at ${r.until.day} ${r.until.time}: it begins at ${r.from.day} ${r.from.time}`,
  OutageNotAnnounced: (r) => `no outage ${r.outage} has been announced`,
  AppointedForThePast: (r) => `an appointment made on ${r.on} cannot be for ${r.day}`,
  AppointmentNotMade: (r) => `no appointment ${r.appointment} has been made`,
  NotTheAppointedDay: (r) => `appointment ${r.appointment} is for ${r.day}: that cannot have been on ${r.on}`,
  IncidentNotRecorded: (r) => `no incident ${r.incident} is on record`,
  BeforeIncident: (r) => `${r.on} lies before incident ${r.incident} (${r.occurred})`,
}
