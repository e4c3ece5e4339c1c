import { countText } from 'xinyan'
import type { Words } from './words.ts'

const items: Readonly<Record<string, string>> = {
  B05: '道路（沥青下铺钢筋）',
  B09: '监控探头',
  B13: '三线入管',
  B15: '墙体修补加固',
  C02: '绿化',
  C03: '照明',
  C11: '凉亭',
  C12: '健身器材',
  L01: '晾衣架',
  L02: '杂物间',
  L03: '防盗笼',
  L04: '墙面粉刷',
}
const metrics: Readonly<Record<string, string>> = {
  plannedCommunities: '2019 年计划改造小区数',
  plannedHouseholds: '涉及居民户数',
  surveyCoverage: '已调查户数占比',
  consentRate: '同意改造方案户数占比',
  startedCommunities: '新开工小区数',
  startRate: '按小区数计开工率',
  startedHouseholds: '新开工小区户数',
  completedCommunities: '完工小区数',
}

const steps: Readonly<Record<string, string>> = {
  propertyArea: '划定物业管理区域',
  group: '成立筹备组',
  voterRoll: '公布业主名册',
  firstAssembly: '首次业主大会',
  covenant: '制定管理规约',
  committee: '选举业主委员会',
  filing: '备案',
}

const streams: Readonly<Record<string, string>> = {
  'kunming-2019': '昆明 2019',
  'ala-subdistrict': '阿拉街道',
  'qingshui-community': '清水社区',
  'changhong-community': '昌宏社区',
  'shuntong-community': '顺通社区',
}

/** Chinese. */
export const zh: Words = {
  help: (journal, database) => `把 2019 年昆明案例记录下来，再只凭记录展示。

npm start -- [参数]

  --json              标准输出只有一个 JSON 对象
  --lang en|zh        语言，默认 en
  --as-of 日期        截至某日的实际情况（按发生日期）
  --known-on 日期     截至某日已记录的情况（按记录日期）
  --journal 文件      另一份日志（${journal}）
  --help              本说明

环境变量 XINYAN_DB 指定数据库文件（${database}）。`,
  progress: (done, total) => `日志 ${total} 行中的第 ${done} 行`,
  otherJournal: '该记录由另一份日志（或本日志修改前的版本）生成：请删除数据库文件，或用 XINYAN_DB 指定另一个文件。',
  stopped: (place, why, before) =>
    `${place}: ${why}\n本行未作任何记录；此前 ${before} 行已记录并保留，改正后请重新运行。`,
  title: '昆明 2019：三个老旧小区的改造',
  article: '依据人民网 2019-12-18 的报道。报道给出的内容照录。',
  marked: '* 报道未给出，为本示例重建。',
  record: (commits, events, beside, file) =>
    `记录：本次改造 ${commits} 次提交、${countText(events)} 个事件${
      beside === 0 ? '' : `，另有各社区工作 ${beside} 次提交`
    }\n存于 ${file}`,
  appended: (appended) => `本次新增 ${appended} 次提交。`,
  nothingNew: (commits) => `没有新增：${commits} 次提交均已在库。`,
  partlyNew: (appended, before) => `本次新增 ${appended} 次提交，另有 ${before} 次已在库。`,
  asOf: (day) => `截至 ${day}`,
  knownOn: (day) => `按 ${day} 已有的记录`,
  nothing: '当时尚无任何记录。',
  nothingYet: '截至当日没有。',
  and: '、',
  all: '全部',
  to: '至',
  yet: '–',
  communities: {
    title: '小区',
    headings: ['', '名称', '别名', '建成', '管理', '户数*', '面积* m²', '已调查*', '同意*'],
    counted: (n) => `报道只给出三个小区合计 ${n} 户，各小区户数为重建。`,
    owner: (name, owner) => `${name}原产权单位：${owner}。`,
  },
  life: {
    title: '全过程',
    headings: ['', '小区', '最早', '最晚', '精确到', '来源'],
    known: { 10: '日', 7: '月', 4: '年' },
    span: '首末日',
    article: '报道',
    dayReconstructed: '报道，日期*',
    reconstructed: '*',
  },
  survey: {
    title: '入户调查：一户一档',
    coverage: (reached, of, share) => `${of} 户中已调查 ${reached} 户（${share}）`,
    days: (first, last, days) => `${first} 至 ${last}* 挨家挨户走访，历时 ${days} 天`,
    asTold: '，即报道所说的两个多月',
    visits: (n, persuading) => `入户走访 ${n} 次*，其中做工作 ${persuading} 次`,
    sheds: (found, listed) => `调查发现柴棚 ${found} 处*，花名册登记 ${listed} 处`,
    needs: '居民诉求*',
    needHeadings: ['', '户数', ''],
  },
  consent: {
    title: '同意：每户自己的意见',
    curve: ['截至*', '同意', '犹豫或不同意', ''],
    now: (given, total, share) => `${total} 户中 ${given} 户同意（${share}）`,
    version: (version) => `当日方案为第 ${version} 版，同意即对该版方案的同意。`,
    kind: '这是按户统计的居民意见，不是依法按面积和人数计算的业主表决。',
    ever: (n) => `曾有 ${n} 户犹豫或不同意*：`,
    reasonHeadings: ['原因', '曾经', '目前'],
    minds: (n) => `其中 ${n} 户后来改变主意*：`,
    mindHeadings: ['由谁做工作', '户数'],
    officials: '仅干部',
    neighbours: '已转变的邻居',
    themselves: '无记录',
    calls: (officials, neighbours) => `记录在案：干部做工作 ${officials} 次，邻居做工作 ${neighbours} 次。`,
  },
  time: {
    title: (days) => `工期：${days} 天`,
    which: '报道未说明从哪一天起算，故各种算法并列。► 为记录中的约定*。',
    headings: ['', '起算', '首日', '起算日', '末日', ''],
    nth: (day) => `${day} 第几天`,
    left: '剩余天数',
    early: '提前天数',
    counted: (from, start, firstDay) => `自 ${start}（${from}）起算，${firstDay}。`,
    finishedBy: ({ on, nth, of, counted, left }) =>
      `至 ${on} 已全部完工，为工期 ${of} 天的第 ${nth} 天，${left < 0 ? `逾期 ${-left} 天` : `提前 ${left} 天`}。\n${counted}`,
    isDay: ({ on, nth, of, counted, left }) =>
      `${on} 为工期 ${of} 天的第 ${nth} 天，${left < 0 ? `已逾期 ${-left} 天` : `尚余 ${left} 天`}。\n${counted}`,
    agreed: '►',
    moves: (day, weekday) => `若末日为休息日顺延至下一工作日，则为 ${day}（${weekday}）。`,
    done: (on, recorded) => `记录为 ${on} 完工，写入记录的日期是 ${recorded}：具体日期不详，但不晚于该日。`,
    extended: (days) => `顺延 ${days} 天。`,
  },
  condition: {
    title: '发现的问题',
    headings: ['', '程度*', '小区', '发现日期*'],
  },
  works: {
    title: '施工',
    kinds: '报道列出了改造内容，未给出数量和日期，后者均为重建。',
    headings: ['', '单位', '计划*', '完成*', '', '开始*', '结束*', '已完成'],
    items: (done, of) => `${of} 项中 ${done} 项已完成，每个小区各计一项。`,
    hidden: '隐蔽工程*：路面下的钢筋',
    hiddenHeadings: ['', '改造项', '验收', '日期', '退回次数', '覆盖'],
    sheds: (down, of, rights) => `${of} 处柴棚中已拆除 ${down} 处*${rights && `：${rights}`}。`,
    ground: {
      consent: (n) => `经本户同意 ${n} 处`,
      owner: (n) => `本户自拆 ${n} 处`,
      order: (n) => `依决定拆除 ${n} 处`,
      none: (n) => `无依据 ${n} 处`,
    },
    rooms: (n, of) => `${of} 户中 ${n} 户已分得杂物间*。`,
  },
  supervision: {
    title: '检查与整改*',
    headings: ['检查', '正常', '发现问题', '合计'],
    rectified: ['整改', '', '程度', '下达', '回复', '退回', '复查通过', '天数'],
    open: (n) => `${n} 项整改未销号：`,
    openHeadings: ['', '程度', '天数', '等待', '期限'],
    awaits: { reply: '回复', verification: '复查' },
    none: '当时尚未下达整改。',
    noneOpen: '没有未销号的整改。回复不等于销号：每一项都经过复查。',
  },
  findings: {
    title: '与规则不符之处',
    none: '记录中没有与所采用规则不符之处。',
    headings: ['自', '依得知的先后'],
    together: (what, { of, first, last, least, most, open }) =>
      `${what}：${of} 件逾期，期限在 ${first} 至 ${last}，逾期 ${least} 至 ${most} 天` +
      (open === 0 ? '' : `，其中 ${open} 件尚未完成`),
    periodsBy: (what, basis) => `${what}的期限依据：${basis}`,
    rules: (checked, of) => `依据所采用的 ${of} 项政策（policies.json），其中 ${checked} 项已与原文核对。`,
    kept: '以上均未被拒绝记录：如实记录发生的事，并指出与规则不符之处。',
  },
  scheme: {
    title: '改造方案的形成',
    told: (meetings) => `召开专题会议 ${meetings} 次*。`,
    revised: '入户走访听取的意见*写入第二版方案。',
    headings: ['版本', '拟定*', '此前的同意', '基础类*', '完善类*', '地方类*', '意见*', '已答复*', '采纳*'],
    displayed: (version, days) => `第 ${version} 版公示*：${days}。`,
    classes: '改造内容分基础类、完善类、提升类三类，另有地方自定内容。',
    classHeadings: ['类别', '改造项', '已完成'],
  },
  feedback: {
    title: '居民诉求与承诺',
    count: (n) => `收到诉求 ${n} 件*：`,
    headings: ['事项', '件数', ''],
    rateHeadings: ['指标', '分子', '分母', ''],
    response: '响应率（按期）',
    resolution: '解决率（以诉求人所说为准）',
    satisfaction: '满意率',
    median: (days) => `已解决的诉求中，半数用时不超过 ${days} 天。`,
    promises: (made, kept, broken, open) =>
      `记录在案的承诺 ${made} 项：${[
        ...(kept === 0 ? [] : [`兑现 ${kept} 项`]),
        ...(broken === 0 ? [] : [`未兑现 ${broken} 项`]),
        ...(open === 0 ? [] : [`${open} 项结果不详`]),
      ].join('，')}。`,
  },
  after: {
    title: '改造之后：由谁管理，还有哪些应办事项',
    headings: ['', '改造前管理', '居民承诺*', '已宣布*', '业主委员会', '下一步'],
    what: (what, on) => `${what}（${on}）`,
    announced: '宣布不等于做到：成立业主委员会的各步骤尚无记录。',
    unknown: '不详',
    untold: '无法确定',
    step: (step) => steps[step] ?? step,
    owed: (day) => `截至 ${day} 应办事项，先到期者在前：`,
    owedHeadings: ['事项', '对象', '起算', '期限', '剩余天数', '依据'],
    over: (days) => `逾期 ${days}`,
    nothingOwed: '记录中没有应办事项。',
  },
  stages: {
    title: '进展：改造全过程各阶段',
    headings: ['阶段', '最近记录', '小区', '最早', '最晚', '关口', '通过', ''],
    unknown: '不详',
    open: (n) => `缺 ${n} 项`,
    stands: (communities, _, stage, by, on) =>
      `${communities} 所处阶段：${stage}${by === undefined || on === undefined ? '' : `（${by}，${on}）`}`,
    finishedAhead: (day) => `至 ${day} 已全部完工，见工期一页；只精确到月的日期，当月结束后才计入本表。`,
    suspended: (communities) => `；${communities} 停工中`,
    notes:
      '不详：没有记录，不等于没有发生。缺：通过关口时尚未满足的要求。宣布和承诺不算步骤。哪些日期为重建，见上一页。',
  },
  unknown: {
    title: '报道没有说的',
    headings: ['', '记录', '为何不详'],
    rows: {
      money: ['资金：落实、到位、支付', '没有任何金额记录，不凭空合计'],
      lots: ['招标', '没有招标记录'],
      contracts: ['合同', '没有合同记录，合同相对方和价款均不详'],
      permits: ['取得施工许可的小区', '既无许可也无免办记录'],
      reported: ['竣工报告', '完工不等于提交竣工报告'],
      accepted: ['竣工验收合格', '完工不等于验收合格；报道只笼统提到各项目顺利验收'],
      fireSettled: ['消防验收或备案', '没有记录'],
      filed: ['竣工验收备案', '验收合格之前不能备案'],
      archived: ['城建档案移交', '没有记录'],
      handedOver: ['移交', '移交给谁、何时移交，没有记录'],
      warranties: ['保修', '保修期自竣工验收合格之日起算'],
      satisfaction: ['居民满意度', '没有做过调查：不说明回收率就不给出满意率'],
    },
    yuan: (committed, received, paid) => `落实 ${committed} 元，到位 ${received} 元，支付 ${paid} 元`,
    answered: (answered, asked) => `发出 ${asked} 份，收回 ${answered} 份`,
    notes: '一旦有了记录，这里就会给出答案。',
  },
  months: {
    title: '按月一览',
    headings: ['', '登记', '调查', '同意', '方案', '施工', '检查', '诉求', '其他', '合计', ''],
    notes: '按发生日期统计；只有年份的，月份不详。--json 含每一条。',
  },
  street: {
    name: (stream) => streams[stream] ?? stream,
    renovationHeadings: ['改造项目', '小区', '开工', '完工', '户数', '同意'],
    count: (n) => `另有 ${n} 项社区工作：`,
    area: {
      exactly: (mu, metres) => `${mu} 亩（${metres} 平方米）`,
      atLeast: (mu, metres) => `至少 ${mu} 亩（${metres} 平方米）`,
      about: (mu, metres) => `约 ${mu} 亩（${metres} 平方米）`,
    },
    areaUntold: '面积报道未说明',
    returned: (who, area) => `${who}：土地收归集体统一经营，${area}。`,
    contracted: {
      bidOnTheSpot: (who, area) => `${who}：现场竞标发包土地，${area}。`,
      otherwise: (who, area) => `${who}：发包土地，${area}。`,
    },
    title: '街道概览：本次改造与各社区的工作',
    headings: ['主办', '工作', '项数', '次数', '受益人数', '合作单位'],
    other: '主题教育',
    counted: '次数、人数和合作单位没有记录的，均为不详，不等于没有。',
  },
  figures: {
    title: '指标',
    headings: ['', '数值', '分子', '分母', '依据的事件数'],
  },
  item: (code) => items[code] ?? code,
  metric: (name) => metrics[name] ?? name,
}
