import type { Language } from '../language.ts'

/** The sentences for what the stage of reporting refuses. */
export const reportingRefusalsEn = {
  PeriodAlreadyReported: (r) => `the figures of ${r.period} were signed as report ${r.report}; correct it by another`,
  PeriodNotReported: (r) => `there is no signed report ${r.report}`,
  IndicatorNamedTwice: (r) => `indicator ${r.indicator} stands twice in the report`,
  PeriodNotBegun: (r) => `${r.period} begins on ${r.begins} and cannot be signed for on ${r.on}`,
  FigureBeforePeriod: (r) => `${r.indicator} as of ${r.asOf} lies before ${r.period}`,
  IndicatorStandsAlone: (r) => `${r.indicator} can be read only with ${r.needs}: sign both`,
  FigureAfterSigning: (r) =>
    `indicator ${r.indicator} is as of ${r.asOf}, which is after the report was signed (${r.on})`,
  ReportAlreadyCorrected: (r) => `report ${r.report} was corrected by ${r.by} already; correct that one`,
  NothingCorrected: (r) => `no figure differs from report ${r.report}`,
  CorrectedBeforeReport: (r) => `a correction of ${r.on} lies before report ${r.report} was signed (${r.reported})`,
} satisfies Partial<Language['refusal']>
