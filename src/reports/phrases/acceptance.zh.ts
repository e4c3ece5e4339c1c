import type { Language } from '../language.ts'

/** The words of completion and acceptance. */
export const acceptanceWordsZh = {
  report: '竣工报告',
  filing: '竣工验收备案',
  archive: '城建档案移交',
  acceptance: '竣工验收',
  acceptanceVerdict: '竣工验收结论',
  communitiesFinished: '已完工小区数',
  itemsCompleted: '已完成改造项数',
  rectificationsClosed: '已闭合整改数',
  partiesPresent: '到场参验单位数',
  technicalFiles: '技术档案和施工管理资料',
  materialTests: '材料进场试验报告',
  qualityDocuments: '签署的质量合格文件',
  warrantyCertificate: '工程保修书',
} as const

type Refusals = Pick<
  Language['refusal'],
  | 'CompletionNotReported'
  | 'AcceptanceAlreadyPassed'
  | 'AcceptanceNotHeld'
  | 'BeforeAcceptanceHeld'
  | 'AcceptanceNotPassed'
>

/** What acceptance refuses. */
export const acceptanceRefusalsZh: Refusals = {
  CompletionNotReported: (r) => `截至 ${r.on} 小区 ${r.community} 尚未提交竣工报告`,
  AcceptanceAlreadyPassed: (r) => `小区 ${r.community} 已通过竣工验收`,
  AcceptanceNotHeld: (r) => `没有竣工验收记录 ${r.acceptance}`,
  BeforeAcceptanceHeld: (r) => `${r.on} 早于竣工验收 ${r.acceptance} 的日期 ${r.held}`,
  AcceptanceNotPassed: (r) => `截至 ${r.on} 小区 ${r.community} 尚未通过竣工验收`,
}
