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
}

const yuan = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`

export const siteRefusalsZh: SiteRefusals = {
  WorksNotSmall: ({ limits: { investment, area } }) => {
    const limits = [
      ...(investment === undefined ? [] : [`投资额 ${yuan(investment)} 元以下`]),
      ...(area === undefined ? [] : [`面积 ${yuan(area)} 平方米以下`]),
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
  PermitStillStands: (r) => `${r.on} 施工许可证 ${r.permit} 仍有效，开工期限至 ${r.until}`,
}
