import type { AcceptanceRefusals } from './acceptance.en.ts'

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
  acceptancePassed: '验收合格小区数',
  acceptanceFiled: '已完成竣工验收备案的小区数',
  archiveHandedOver: '已移交城建档案的小区数',
  fireSettled: '已通过消防验收或备案的小区数',
  elevatorsRegistered: '已办理使用登记的电梯数',
  elevatorRegistration: '电梯使用登记办理',
  fireAcceptance: '消防验收',
  fireFiling: '消防验收备案',
  elevator: '电梯使用登记',
  handover: '移交',
  assetTransfer: '专营设施产权移交',
  water: '供水',
  drainage: '排水',
  power: '供电',
  gas: '燃气',
  heat: '供热',
  telecoms: '通信',
  broadcast: '广播电视',
  owners: '业主',
  utility: '专营单位',
  city: '市政主管部门',
} as const

/** What acceptance refuses. */
export const acceptanceRefusalsZh: AcceptanceRefusals = {
  CompletionNotReported: (r) => `截至 ${r.on} 小区 ${r.community} 尚未提交竣工报告`,
  AcceptanceAlreadyPassed: (r) => `小区 ${r.community} 已通过竣工验收`,
  AcceptanceNotHeld: (r) => `没有竣工验收记录 ${r.acceptance}`,
  BeforeAcceptanceHeld: (r) => `${r.on} 早于竣工验收 ${r.acceptance} 的日期 ${r.held}`,
  AcceptanceNotPassed: (r) => `截至 ${r.on} 小区 ${r.community} 尚未通过竣工验收`,
  AlreadyHandedOver: (r) => `${r.subject} 已向同一接收方移交（${r.handover}）`,
  AssetsAlreadyTransferred: (r) =>
    `小区 ${r.community} 的${acceptanceWordsZh[r.utility]}设施产权已移交（${r.transfer}）`,
}
