import type { Language } from '../language.ts'

/** The sentences for what the stage of reporting refuses. */
export const reportingRefusalsZh = {
  PeriodAlreadyReported: (r) => `${r.period} 的数据已由报表 ${r.report} 签报，只能另报更正`,
  PeriodNotReported: (r) => `没有已签报的报表 ${r.report}`,
  IndicatorNamedTwice: (r) => `指标 ${r.indicator} 在报表中重复`,
  PeriodNotBegun: (r) => `${r.period} 自 ${r.begins} 起，${r.on} 尚不能签报`,
  FigureBeforePeriod: (r) => `指标 ${r.indicator} 截至 ${r.asOf}，早于统计期 ${r.period}`,
  IndicatorStandsAlone: (r) => `指标 ${r.indicator} 须与 ${r.needs} 一并签报`,
  FigureAfterSigning: (r) => `指标 ${r.indicator} 截至 ${r.asOf}，晚于签报日期（${r.on}）`,
  ReportAlreadyCorrected: (r) => `报表 ${r.report} 已由 ${r.by} 更正，应更正后者`,
  NothingCorrected: (r) => `与报表 ${r.report} 相比没有任何数据变化`,
  CorrectedBeforeReport: (r) => `更正日期 ${r.on} 早于报表 ${r.report} 的签报日期（${r.reported}）`,
} satisfies Partial<Language['refusal']>
