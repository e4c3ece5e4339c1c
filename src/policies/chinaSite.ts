const within = (days: number) =>
  ({ days, from: 'event', firstDay: 'excluded', counting: 'calendarDays', lastRestDay: 'stays' }) as const

/**
 * What the law of the People's Republic asks of the permit for works, to be adopted or replaced by a place's own.
 *
 * @remarks Construction Law (建筑法) art. 7 to 9 and quality regulations (建设工程质量管理条例) art. 13. The limits of small works,
 * 300,000 yuan or 300 m², and the first day of validity have not been checked against a primary text.
 */
export const chinaPermit = {
  head: {
    id: 'cn/permit',
    jurisdiction: 'CN',
    basis:
      '建筑法 7–9; 建设工程质量管理条例 13. The limits of small works (300,000 yuan, 300 m²) and the first day of validity were not checked against the text',
    verified: false,
    validFrom: '2000-01-30',
  },
  permitBeforeStart: true,
  supervisionBeforeStart: true,
  startWithin: 3,
  extensions: 2,
  extendBy: 3,
  exemptUpTo: { investment: 30_000_000, area: 30_000 },
} as const

/**
 * What the law of the People's Republic asks after an incident, to be adopted or replaced by a place's own.
 *
 * @remarks Quality regulations (建设工程质量管理条例) art. 52: within 24 hours, which is by the day after. That safety incidents are
 * held to the same day is an assumption: they have stricter rules of their own.
 */
export const chinaIncidents = {
  head: {
    id: 'cn/incidents',
    jurisdiction: 'CN',
    basis:
      '建设工程质量管理条例 52 (quality). The same day for safety incidents is an assumption, and the first day of validity was not checked against the text',
    verified: false,
    validFrom: '2000-01-30',
  },
  reportWithin: { safety: within(1), quality: within(1) },
} as const
