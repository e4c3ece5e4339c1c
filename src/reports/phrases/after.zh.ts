import type { AfterRefusals } from './after.en.ts'

/** The words of warranty and of satisfaction. */
export const afterWordsZh = {
  warranty: '工程质量保修',
  warrantyService: '保修服务',
  warrantyEnd: '保修期届满',
  warrantyClaim: '报修',
  warrantyVisit: '保修上门查看',
  warrantyRepair: '保修维修',
  warrantyRefusal: '拒绝保修',
  roofWaterproofing: '屋面防水',
  wetRoomWaterproofing: '有防水要求的房间防水',
  externalWallLeakage: '外墙面防渗漏',
  heatingCooling: '供热与供冷系统',
  electrical: '电气管线',
  waterPipes: '给水管道',
  drainage: '排水管道',
  equipment: '设备安装',
  decoration: '装修工程',
  satisfaction: '满意度',
  satisfactionSurvey: '满意度调查',
  satisfactionAnswer: '满意度调查答卷',
  satisfactionClosing: '满意度调查截止',
  satisfactionConclusion: '满意度评价结论',
  householdsAnswering: '已答复户数',
  satisfiedAnswers: '满意答复数',
  satisfied: '满意',
  basicallySatisfied: '基本满意',
  neutral: '一般',
  dissatisfied: '不满意',
} as const

const classZh = { ...afterWordsZh, structure: '地基基础和主体结构', other: '其他工程' } as const
const unitZh = { years: '年', seasons: '个采暖期或供冷期', designLife: '年（设计使用年限）' } as const
const measureZh = { years: '年', seasons: '采暖期或供冷期', designLife: '设计使用年限' } as const

/** What warranty and satisfaction refuse. */
export const afterRefusalsZh: AfterRefusals = {
  WarrantyTooShort: (r) =>
    `${classZh[r.class]}的保修期最低为 ${r.needed} ${unitZh[r.unit]}，约定仅为 ${r.reached} ${unitZh[r.unit]}`,
  WarrantyOtherwiseMeasured: (r) =>
    `${classZh[r.class]}的保修期应按${measureZh[r.needed]}约定，不能按${measureZh[r.given]}约定`,
  WarrantyNotGiven: (r) => `没有保修书 ${r.warranty}`,
  NotUnderWarranty: (r) => `保修书 ${r.warranty} 不涵盖小区 ${r.community} 的该项报修`,
  WarrantyNotClaimed: (r) => `没有报修记录 ${r.claim}`,
  BeforeWarrantyClaim: (r) => `${r.on} 早于报修 ${r.claim} 的日期 ${r.claimed}`,
  ClaimAlreadyRepaired: (r) => `报修 ${r.claim} 已于 ${r.on} 维修`,
  SatisfactionSurveyNotOpened: (r) => `满意度调查 ${r.survey} 尚未开展`,
  BeforeSatisfactionSurvey: (r) => `${r.on} 早于满意度调查 ${r.survey} 的开展日期 ${r.opened}`,
  SatisfactionSurveyWasClosed: (r) => `满意度调查 ${r.survey} 已于 ${r.closed} 截止，早于 ${r.on}`,
  SatisfactionSurveyStillOpen: (r) => `截至 ${r.on} 满意度调查 ${r.survey} 尚未截止`,
  HouseholdNotSurveyedHere: (r) => `住户 ${r.household} 不在满意度调查 ${r.survey} 的小区范围内`,
  MoreAnswersThanAsked: (r) => `满意度调查 ${r.survey} 共询问 ${r.asked} 户，答复将达 ${r.answered} 份`,
}
