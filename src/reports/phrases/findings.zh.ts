import type { FaultDetail } from '../../projections/findings/faults.ts'
import type { DaySpan } from '../../projections/schedule.ts'
import type { DayRange } from '../../vocabulary/calendarDate.ts'
import { subjectsOf } from '../findingTerm.ts'
import { wordIn, wordOf, type FindingWords, type Language, type LaterFindings } from '../language.ts'
import { twoDecimals } from '../amount.ts'

type MoneyBeyond = Extract<FaultDetail, { readonly kind: 'moneyBeyond' }>

export const findingWordsZh: FindingWords = {
  constructionPeriod: '工期',
  householdRegistered: '住户登记',
  householdSurveyed: '入户调查',
  schemeDrafted: '方案拟定',
  schemeDisplayed: '方案公示',
  consentSaid: '居民对方案表态',
  tenderPublished: '招标公告',
  bidReceived: '投标',
  bidsClosed: '投标截止',
  bidsOpened: '开标',
  contractAwarded: '中标',
  contractSigned: '合同签订',
  permitGranted: '施工许可或豁免',
  itemOfCommunityStarted: '小区改造项开工',
  itemStarted: '改造项开工',
  itemCompleted: '改造项完工',
  hiddenWorkNotified: '隐蔽工程报验',
  hiddenWorkCovered: '隐蔽工程覆盖',
  worksSuspended: '停工',
  worksResumed: '复工',
  rectificationOrdered: '下达整改',
  rectificationReplied: '整改回复',
  feedbackReceived: '收到诉求',
  feedbackDispatched: '诉求派单',
  feedbackResolved: '诉求办结',
  promiseMade: '作出承诺',
  promiseSettled: '承诺兑现或落空',
  communityAccepted: '竣工验收合格',
  completionFiled: '竣工验收备案',
  handedOver: '移交',
  warrantyClaimed: '保修报修',
  satisfactionOpened: '满意度调查开始',
  satisfactionClosed: '满意度调查截止',
  groupFormed: '筹备组成立',
  committeeElected: '业主委员会选举产生',
  householdFileOpened: '一户一档建档',
  conditionFound: '发现病害或隐患',
  conditionRemedied: '病害或隐患消除',
  reserveEntered: '列入储备库',
  reserveLeft: '调出储备库',
  earlierSchemeDrafted: '上一版方案拟定',
  schemeDiscussed: '方案会议',
  itemPlanned: '改造项列入或调出方案',
  opinionOnScheme: '对方案提出意见',
  opinionReceived: '收到意见',
  opinionAnswered: '意见答复',
  ballotOpened: '表决发起',
  ballotClosed: '表决截止',
  resultPublished: '表决结果公示',
  motionDecided: '决议通过或未通过',
  tenderClarified: '招标澄清',
  closingPostponed: '投标截止延期',
  candidatesDisplayed: '中标候选人公示',
  tenderFailed: '流标',
  tenderReported: '招标情况报告',
  tenderObjectionRaised: '招标异议',
  tenderObjectionAnswered: '招标异议答复',
  permitIssued: '施工许可证核发',
  permitExtended: '施工许可延期',
  permitLapsed: '施工许可证废止',
  itemProgressed: '改造项进度',
  itemInspected: '改造项检查',
  materialUsed: '材料用于改造项',
  sampleTaken: '取样',
  sampleTested: '试样检测',
  designChanged: '设计变更',
  siteInstructionIssued: '现场签证',
  hiddenWorkOfItemNotified: '改造项隐蔽工程报验',
  hiddenWorkRejected: '隐蔽工程验收不合格',
  worksOfCommunitySuspended: '小区停工',
  suspensionReported: '停工报告',
  inspectionMade: '检查',
  rectificationFromInspection: '检查后下达整改',
  rectificationVerified: '整改复查',
  incidentOccurred: '事故发生',
  incidentReported: '事故上报',
  incidentClosed: '事故结案',
  outageBegun: '停供开始',
  outageEnded: '恢复供应',
  appointmentMade: '预约',
  appointmentSettled: '履约、爽约或取消预约',
  feedbackReviewed: '诉求延期或剔除',
  feedbackAnswered: '诉求响应',
  feedbackCalledBack: '诉求回访',
  feedbackReopened: '诉求重新办理',
  feedbackClosed: '诉求结案',
  completionReported: '竣工报告',
  acceptanceHeldIn: '小区组织竣工验收',
  acceptanceHeld: '组织竣工验收',
  acceptanceDecided: '竣工验收结论',
  fireAccepted: '消防验收',
  archiveDelivered: '城建档案移交',
  fireFiled: '消防备案',
  itemHandedOver: '改造项移交',
  defectClaimed: '缺陷报修',
  warrantyVisited: '保修上门',
  claimSettled: '保修修复或拒修',
  satisfactionAnswered: '满意度答卷',
  satisfactionConcluded: '满意度评定',
  voterRollPublished: '业主名册公示',
  committeeSeated: '委员会产生',
  committeeFiled: '委员会备案',
  renewalReported: '换届报告',
  termExpired: '委员会届满',
  serviceContracted: '物业服务合同签订',
  serviceEnded: '物业服务合同终止',
  periodReported: '月报签报',
  periodCorrected: '月报更正',
}

const range = ({ first, last }: DayRange): string => (first === last ? first : `${first} 至 ${last}`)

const days = ({ least, most }: DaySpan): string => (least === most ? `${least} 天` : `${least} 至 ${most} 天`)

const yuan = (fen: MoneyBeyond['found']): string => (fen === 'none' ? '数额过大' : `${twoDecimals(fen)} 元`)

export const findingSentencesZh = (given: Pick<Language, 'words' | 'sets' | 'subject'>): LaterFindings => {
  const word = wordOf(given.words)
  const service = wordIn(given, 'outageService')
  const disturbance = (what: string): string => wordIn(given, 'disturbanceKind')(service(what))
  const source = wordIn(given, 'moneySource')
  const all = (ids: readonly string[]): string => ids.join('、')
  return {
    gateOpenInHindsight: ({ obstacle: o }) =>
      `事后核查：按现有记录，关口 ${o.gate} 通过时，${word(o.requirement)}为 ${o.reached}，要求 ${o.needed}（${all(o.subjects)}）`,
    periodOverrun: (f) => {
      const late = f.over.most === 0 ? '当日逾时' : `逾期 ${days(f.over)}`
      const settled = f.settled ? `${range(f.settled)} 完成，${late}` : `尚未完成，已逾期 ${days(f.over)}`
      const last = `期限 ${range(f.by)}${f.time ? ` ${f.time}` : ''}`
      return `${word(f.what)}（${f.subject}）：${last}，${settled}${f.basis ? `〔${f.basis}〕` : ''}`
    },
    datesContradict: (f) =>
      `${all(subjectsOf(given.subject, f))}：日期矛盾，${word(f.second)}（${f.dates[1]}）早于${word(f.first)}（${f.dates[0]}）`,
    datesOpen: (f) =>
      `${all(subjectsOf(given.subject, f))}：日期 ${f.dates[0]} 与 ${f.dates[1]} 无法判定先后：${word(f.first)}与${word(f.second)}`,
    workedAtNight: (f) => `${f.community} 小区夜间施工（${f.nightWork}）：${word(f.fault)}`,
    announcedTooLate: (f) =>
      `${all(f.communities)} 小区自 ${f.from} 起的${disturbance(f.what)}未按期限提前公告（${f.announcement}）`,
    outageOverran: (f) =>
      `${all(f.communities)} 小区${service(f.what)}超出公告时间 ${f.minutes} 分钟（${f.announcement}）`,
    faultyMaterialUsed: (f) => `${f.item} 使用的 ${f.batch} 批材料（${f.use}）：${all(f.faults.map(word))}`,
    itemUnplanned: (f) => `${f.community} 小区改造项 ${f.item} 已开工，但不在第 ${f.scheme} 版方案之内`,
    permitLapsedInTime: (f) => `施工许可证 ${f.permit} 已登记废止，但开工期限至 ${f.until}，两者矛盾`,
    promiseBroken: (f) => `${f.promisedBy} 的承诺 ${f.promise} 未兑现`,
    tenderRuleBroken: (f) => `标段 ${f.lot} 定标时，${word(f.requirement)}为 ${f.reached}，要求 ${f.needed}`,
    resolutionLost: (f) =>
      `小区 ${f.community} 于 ${f.passedOn} 通过关口 ${f.gate} 所依据的表决 ${f.ballot} 决议已被撤销，对方案第 ${f.scheme} 版现无有效决议`,
    moneyBeyond: (f) => `${word(f.beyond)}（${source(f.subject)}）：${yuan(f.found)}，限 ${yuan(f.allowed)}`,
  }
}
