import type { SchemeRefusals } from './scheme.en.ts'
import type { SchemeTerm } from '../schemeTerm.ts'

/** The words of the scheme and of its deliberation in Chinese. */
export const schemeWordsZh: { readonly [T in SchemeTerm]: string } = {
  scheme: '改造方案',
  catalogue: '改造内容清单',
  schemeVersion: '方案版本',
  consentAskedAgain: '重新征求住户意见',
  surveyAgain: '重新入户调查',
  schemeDisplay: '方案公示',
  plannedItem: '拟改造项',
  droppedItem: '取消的改造项',
  meeting: '会议',
  opinion: '意见',
  opinionAnswer: '意见答复',
  schemePublished: '已公示方案的小区',
  displayOver: '公示期满的小区',
  opinionsAnswered: '已答复意见',
  basic: '基础类',
  improved: '完善类',
  upgraded: '提升类',
  local: '地方类',
  specialMeeting: '专题会议',
  council: '议事会',
  residentsMeeting: '居民会议',
  adopted: '采纳',
  partlyAdopted: '部分采纳',
  notAdopted: '不采纳',
  explained: '解释说明',
  carriedOver: '原同意意见继续有效',
  askedAgain: '重新征求意见',
}

const word = (term: keyof typeof schemeWordsZh): string => schemeWordsZh[term]

/** The refusals of the scheme and of its deliberation in Chinese. */
export const schemeRefusalsZh: SchemeRefusals = {
  SchemeNotDrafted: (r) => `截至 ${r.on}，第 ${r.scheme} 版方案尚未编制`,
  SchemeVersionSkipped: (r) => `不能登记第 ${r.scheme} 版方案：缺少第 ${r.missing} 版`,
  BeforeEarlierVersion: (r) => `第 ${r.scheme} 版方案的日期 ${r.on} 早于上一版的日期 ${r.earlier}`,
  NothingToRevise: (r) => `第 ${r.scheme} 版为首版方案，无可修改`,
  DisplayTooShort: (r) => `第 ${r.scheme} 版方案公示至 ${r.until}，公示期不足，应公示至 ${r.owed}`,
  CalendarDoesNotCover: (r) => `工作日历未涵盖 ${r.day}`,
  SchemeAlreadyPublished: (r) => `第 ${r.scheme} 版方案已于 ${r.published} 公示；${r.on} 的变更须另编新版`,
  CodeNotInCatalogue: (r) => `改造内容清单 ${r.catalogue} 中没有代码 ${r.code}`,
  ClassDiffers: (r) => `清单中 ${r.code} 属于${word(r.found)}，而非${word(r.class)}`,
  WorkItemNotPlanned: (r) => `第 ${r.scheme} 版方案未列入改造项 ${r.item}`,
  OpinionNotReceived: (r) => `没有收到意见 ${r.opinion} 的记录`,
  BeforeOpinion: (r) => `${r.on} 早于意见 ${r.opinion} 的收到日期 ${r.received}`,
}
