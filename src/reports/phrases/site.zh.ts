import { twoDecimals } from '../amount.ts'
import type { SiteRefusals, SiteWords } from '../language.ts'

export const siteWordsZh: SiteWords = {
  permit: '施工许可证',
  exemption: '免于办理施工许可',
  permitExtension: '施工许可延期',
  permitLapse: '施工许可证废止',
  startUnderPermit: '按施工许可证期限开工',
  communitiesPermitted: '已取得或免于办理施工许可的小区数',
  supervisionRegistered: '已办理质量监督手续的小区数',
  supervisionRegistration: '质量监督手续',
  supervisorAppointment: '监理单位委托',
  sample: '见证取样',
  test: '检测报告',
  materialInspection: '材料进场检验',
  materialUse: '材料使用',
  siteInstruction: '现场签证',
  outage: '停水停电等',
  outageEnd: '恢复供应',
  announcement: '扰民告知',
  appointment: '上门预约',
  appointmentOutcome: '预约结果',
  householdWork: '入户施工',
  incident: '事故',
  incidentReport: '事故上报',
  incidentClosing: '事故结案',
  safety: '安全',
  quality: '质量',
  water: '停水',
  power: '停电',
  heat: '停暖',
  telecom: '通信中断',
  lift: '电梯停运',
  dust: '扬尘',
  vibration: '振动',
  blockedAccess: '通行受阻',
  uninspected: '未经检验使用',
  rejected: '不合格',
  unsigned: '未经监理签字使用',
  failedTest: '检测不合格',
  kept: '如约',
  missed: '失约',
  cancelled: '已取消',
  contractor: '施工单位',
}

export const siteRefusalsZh: SiteRefusals = {
  WorksNotSmall: ({ limits: { investment, area } }) => {
    const limits = [
      ...(investment === undefined ? [] : [`投资额 ${twoDecimals(investment)} 元以下`]),
      ...(area === undefined ? [] : [`面积 ${twoDecimals(area)} 平方米以下`]),
    ]
    return limits.length === 0
      ? '未规定可免于办理施工许可的小型工程限额'
      : `不属于小型工程：${limits.join('或')}方可免于办理施工许可`
  },
  NoExtensionLeft: (r) => `施工许可证 ${r.permit} 已无延期次数，最多可延期 ${r.allowed} 次`,
  ExtensionTooLong: (r) => `施工许可证 ${r.permit} 每次延期不超过 ${r.allowed} 个月，不能延期 ${r.months} 个月`,
  PermitNotGranted: (r) => `没有施工许可证 ${r.permit} 的核发记录`,
  BeforePermit: (r) => `${r.on} 早于施工许可证 ${r.permit} 的核发日期 ${r.granted}`,
  PermitHasLapsed: (r) => `截至 ${r.on} 施工许可证 ${r.permit} 已自行废止`,
  PermitWasUsed: (r) => `已在施工许可证 ${r.permit} 的期限内开工`,
  ExtendedPastLapse: (r) =>
    `施工许可证 ${r.permit} 已登记于 ${r.lapsed} 废止，而按此次延期开工期限至 ${r.until}，两者必有一误`,
  PermitStillStands: (r) => `${r.on} 施工许可证 ${r.permit} 仍有效，开工期限至 ${r.until}`,
  SampleNotTaken: (r) => `没有见证取样 ${r.sample} 的记录`,
  BeforeSample: (r) => `${r.on} 早于见证取样 ${r.sample} 的日期 ${r.taken}`,
  DesignChangeNotRecorded: (r) => `没有设计变更 ${r.change} 的记录`,
  BeforeDesignChange: (r) => `${r.on} 早于设计变更 ${r.change} 的日期 ${r.changed}`,
  EndsBeforeItBegins: (r) => `结束时间 ${r.until.day} ${r.until.time} 不晚于开始时间 ${r.from.day} ${r.from.time}`,
  OutageNotAnnounced: (r) => `没有停水停电等告知 ${r.outage} 的记录`,
  AppointedForThePast: (r) => `${r.on} 不能预约已过去的 ${r.day}`,
  AppointmentNotMade: (r) => `没有上门预约 ${r.appointment} 的记录`,
  NotTheAppointedDay: (r) => `上门预约 ${r.appointment} 约定在 ${r.day}，与 ${r.on} 不符`,
  IncidentNotRecorded: (r) => `没有事故 ${r.incident} 的记录`,
  BeforeIncident: (r) => `${r.on} 早于事故 ${r.incident} 的发生日期 ${r.occurred}`,
}
