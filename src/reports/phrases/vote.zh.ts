import { twoDecimals } from '../amount.ts'
import type { VoteLanguage, VoteRefusals } from '../voteLanguage.ts'

const weight: VoteLanguage['weight'] = {
  head: '人数',
  area: '专有部分面积',
  share: '份额',
  dwelling: '套数',
  landArea: '土地面积',
  household: '户数',
}

const means = {
  none: '不计入',
  against: '视为反对',
  participates: '视为参与表决，不表态',
  'follows-majority': '从多数意见',
} as const

/** The vote in Chinese. */
export const voteZh: VoteLanguage = {
  headings: ['事项', '范围', '计算方式', '基数', '需要', '已有', '尚缺', '是否达到'],
  about: { participation: '参与表决', approval: '赞同', opposition: '反对不超过', inPerson: '亲自投票' },
  weight,
  base: { all: '全体', participating: '参与表决者', cast: '有效表态', present: '出席者' },
  amount: (by, amount) => {
    if (by !== 'area' && by !== 'landArea') return String(amount)
    return `${twoDecimals(amount)} 平方米`
  },
  of: (base, amount) => `${base}：${amount}`,
  met: (met) => (met ? '是' : '否'),
  whole: '全体',
  outcome: (passed) => (passed ? '表决通过。' : '表决未通过。'),
  basis: (basis, verified) => `依据：${basis}${verified ? '' : '（未经原文核对）'}。`,
  silence: ({ means: kind, unanswered, counted, asks }, majority) => {
    const asked = asks.map((one) => (one === 'warning' ? '事先告知后果' : '有送达证明')).join('并')
    const side = { for: '多数意见为赞同', against: '多数意见为反对', none: '没有可从的多数' }[majority]
    const which = kind === 'follows-majority' ? `；${side}` : ''
    if (kind === 'none') return `${unanswered} 份未答复；未答复${means.none}。`
    const condition = asks.length === 0 ? '' : `（须${asked}）`
    return `${unanswered} 份未答复；未答复${means[kind]}${condition}，其中 ${counted} 份按此计算${which}。`
  },
  chances: ({ passed, canStillPass, canStillFail, fewestFurtherVotes: fewest }) => {
    if (passed) return canStillFail ? '尚未投出的票仍可能使其不通过。' : '尚未投出的票已不能改变结果。'
    if (!canStillPass || fewest === undefined) return '即使其余全部赞同，也不能通过。'
    return fewest.exact
      ? `至少还需 ${fewest.votes} 票赞同，${fewest.votes} 票即可通过。`
      : `再有 ${fewest.votes} 票赞同必可通过，可能更少。`
  },
  withdrawals: ({ undoing, exact }) =>
    exact ? '撤回一票即可能使其不通过。' : `撤回面积最大的 ${undoing} 张赞同票将使其不通过。`,
  trap: ({ about, weight: by }) =>
    about === 'inPerson'
      ? '注意：反对者不到场，比到场投反对票更能阻止通过。'
      : `注意：须有足够${weight[by]}参与表决，反对者不参与，可能比投反对票更能阻止通过。`,
  fallback: ({ kind, open, afterDays = 0 }) => {
    if (kind === 'again') return `${afterDays} 日后可就同一事项再次表决。`
    const what = kind === 'bridge' ? '按较低条件当场再次表决' : '按较低条件重新召集会议'
    return open ? `可以${what}。` : `不具备${what}的条件。`
  },
  consequence: ({ pays, everybodyPaysUnder, compulsory }) => {
    const paid = { notSaid: '', everybody: '费用由全体承担。', thoseInFavour: '费用由赞同者承担。' }[pays]
    const unless = everybodyPaysUnder === undefined ? '' : `如同时满足 ${everybodyPaysUnder}，费用由全体承担。`
    return `${compulsory ? '决定对反对者同样有约束力。' : '决定只约束同意者。'}${paid}${unless}`
  },
}

const all = (ids: readonly string[]): string => ids.join('、')
const staff = { propertyServiceStaff: '物业服务人员', developerStaff: '建设单位人员' }
const places = { building: '楼栋', stairUnit: '单元', household: '户' }

/** What the stages of the owners' vote refuse, in Chinese. */
export const voteRefusalsZh: VoteRefusals = {
  BallotAlreadyClosed: (r) => `表决 ${r.ballot} 已于 ${r.on} 截止，计票结果已锁定`,
  BallotNotClosed: (r) => `表决 ${r.ballot} 尚未截止`,
  BallotNotOpened: (r) => `没有发起表决 ${r.ballot}`,
  ChallengedTooLate: (r) =>
    `依 ${r.policy}，请求法院撤销的期限为 ${r.months} 个月，至 ${r.last} 止；提出日为 ${r.filedOn}`,
  DisplayNotOver: (r) => `依 ${r.policy}，结果须公示至 ${r.until}；${r.on} 尚未期满`,
  ElectorateRefused: (r) =>
    `名册不能用于 ${r.matter} 的计票：${r.problems
      .map((p) => {
        if (p.type === 'WeightMissing') return `${all(p.dwellings)} 缺${weight[p.weight]}`
        if (p.type === 'PlaceMissing') return `${all(p.dwellings)} 未注明${places[p.of]}`
        return p.type === 'SeveralPlaces' ? `包含多个${places[p.scope]}：${all(p.places)}` : '无人有表决权'
      })
      .join('；')}`,
  MatterNotAnnounced: (r) => `事项 ${r.matter} 未经通知`,
  MatterNotOnBallot: (r) => `表决 ${r.ballot} 不包括事项 ${r.matter}`,
  MatterTwice: (r) => `事项 ${r.matter} 重复列入`,
  MotionCarried: (r) => `表决 ${r.ballot} 的事项 ${r.matter} 已获通过`,
  MotionNotCarried: (r) =>
    `事项 ${r.matter} 依 ${r.policy} 未通过：${r.unmet
      .map((one) => {
        const amount = (value: number): string => voteZh.amount(one.weight, value)
        return `${voteZh.about[one.about]}（${weight[one.weight]}）${amount(one.reached)}，需要 ${amount(one.needed)}`
      })
      .join('；')}`,
  NoLawForMatter: (r) => `${r.on} 没有适用于事项 ${r.matter} 的表决规则`,
  NoProxyAppointed: (r) => `房屋 ${r.dwelling} 没有委托 ${r.proxy} 投票`,
  NotOnRoll: (r) => `房屋 ${r.dwelling} 在表决 ${r.ballot} 中没有表决权`,
  AnnulledBeforeAdopted: (r) => `表决 ${r.ballot} 关于 ${r.matter} 的决议于 ${r.adopted} 通过，不可能于 ${r.on} 被撤销`,
  NothingResolved: (r) => `表决 ${r.ballot} 没有就事项 ${r.matter} 形成决议`,
  NoticeTooShort: (r) => `${r.policy} 要求就事项 ${r.matter} 提前 ${r.needed} 日通知；最多只有 ${r.given} 日`,
  ObjectionUpheld: (r) => `对表决 ${r.ballot} 的异议成立：${all(r.objections)}`,
  ObjectionsOpen: (r) => `对表决 ${r.ballot} 的异议尚未处理：${all(r.objections)}`,
  OtherSchemeVersion: (r) => `表决 ${r.ballot} 针对方案第 ${r.needed} 版，所投为第 ${r.given} 版`,
  PowerOfAttorneyMissing: (r) => `${r.policy} 要求书面授权委托书`,
  ProxiesNotAllowed: (r) => `${r.policy} 不允许委托投票`,
  ProxyBarred: (r) => `${r.policy} 不允许${staff[r.staff as keyof typeof staff]}接受委托`,
  ProxyOverLimit: (r) => `依 ${r.policy}，一人最多接受 ${r.most} 户委托；将达 ${r.principals} 户`,
  ResultNotPublished: (r) => `表决 ${r.ballot} 的结果尚未公示`,
  RollFrozenTooLate: (r) => `投票自 ${r.from} 开始，名册却以 ${r.rollOn} 为准`,
  RollRefused: (r) =>
    `名册不能确定：${r.problems.map((p) => `${p.type}（第 ${all(p.rows.map(String))} 行）`).join('；')}`,
  SilenceNotLeftToOwners: (r) =>
    `${r.policy} 不允许业主约定未答复${means[r.silence]}；可约定：${all(r.ownersMayAgree.map((one) => means[one])) || '无'}`,
  VoteMayNotChange: (r) => `依 ${r.policy}，房屋 ${r.dwelling} 的投票不得更改`,
  VoteOutsideWindow: (r) => `投票期为 ${r.from} 至 ${r.until}；该票日期为 ${r.on}`,
  VotingBeginsTooEarly: (r) => `投票将自 ${r.from} 开始，早于发起日 ${r.on}`,
  VotingCutShort: (r) => `表决 ${r.ballot} 的投票期至 ${r.until}，不能缩短至 ${r.asked}`,
  VotingNotOver: (r) => `表决 ${r.ballot} 的投票期至 ${r.until}；${r.on} 尚未期满`,
  WindowEndsBeforeItBegins: (r) => `投票将于 ${r.until} 结束，早于开始日 ${r.from}`,
  WindowTooLong: (r) => `依 ${r.policy}，投票期最长 ${r.most} 日；将达 ${r.days} 日`,
}
