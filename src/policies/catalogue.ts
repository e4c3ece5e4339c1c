import type { CatalogueItem, CataloguePolicy } from '../stages/planning/policy.ts'

/** A works item of a catalogue as plain JSON. */
export type PlainCatalogueItem = (typeof CatalogueItem)['_O']

/** A catalogue of works items as plain JSON, to be adopted with `adoptCataloguePolicy`. */
export type PlainCatalogue = (typeof CataloguePolicy)['_O']

/**
 * The national catalogue: 16 basic, 15 improved and 11 upgraded works items, each with the official indicator that it counts
 * for where there is one. It is never adopted by itself.
 *
 * @remarks 国办发〔2020〕23号 (3) [K: nobody has checked the list against the primary text]; the codes are this library's own.
 */
export const nationalCatalogue: PlainCatalogue = {
  head: {
    id: 'cn/2020/catalogue',
    jurisdiction: 'CN',
    basis: '国办发〔2020〕23号 (3); the codes are this library’s own; not checked against the primary text',
    verified: false,
    validFrom: '2019-01-01',
  },
  items: [
    { code: 'B01', class: 'basic', names: { zh: '供水', en: 'water supply' }, countsFor: 'pipes/water' },
    {
      code: 'B02',
      class: 'basic',
      names: { zh: '排水', en: 'drainage (rain/sewage separation)' },
      countsFor: 'pipes/drainage',
    },
    { code: 'B03', class: 'basic', names: { zh: '供电', en: 'electricity' }, countsFor: 'pipes/power' },
    { code: 'B04', class: 'basic', names: { zh: '弱电', en: 'low-voltage/telecom lines' }, countsFor: 'pipes/telecom' },
    { code: 'B05', class: 'basic', names: { zh: '道路', en: 'roads' }, countsFor: 'roadArea' },
    { code: 'B06', class: 'basic', names: { zh: '供气', en: 'gas' }, countsFor: 'pipes/gas' },
    { code: 'B07', class: 'basic', names: { zh: '供热', en: 'heating' }, countsFor: 'pipes/heat' },
    { code: 'B08', class: 'basic', names: { zh: '消防', en: 'fire protection' } },
    { code: 'B09', class: 'basic', names: { zh: '安防', en: 'security' } },
    { code: 'B10', class: 'basic', names: { zh: '生活垃圾分类', en: 'waste sorting facilities' } },
    { code: 'B11', class: 'basic', names: { zh: '移动通信', en: 'mobile communications' } },
    { code: 'B12', class: 'basic', names: { zh: '光纤入户', en: 'fibre to the home' } },
    { code: 'B13', class: 'basic', names: { zh: '架空线规整(入地)', en: 'overhead lines tidied/undergrounded' } },
    { code: 'B14', class: 'basic', names: { zh: '屋面维修', en: 'roof repair' } },
    { code: 'B15', class: 'basic', names: { zh: '外墙维修', en: 'external-wall repair' } },
    { code: 'B16', class: 'basic', names: { zh: '楼梯等公共部位维修', en: 'stairs and other common parts repair' } },
    { code: 'C01', class: 'improved', names: { zh: '拆除违法建设', en: 'demolition of illegal structures' } },
    { code: 'C02', class: 'improved', names: { zh: '绿化', en: 'greening' }, countsFor: 'greening' },
    { code: 'C03', class: 'improved', names: { zh: '照明', en: 'lighting' }, countsFor: 'lamp' },
    { code: 'C04', class: 'improved', names: { zh: '适老设施', en: 'age-friendly facilities' } },
    {
      code: 'C05',
      class: 'improved',
      names: { zh: '无障碍设施', en: 'barrier-free facilities' },
      countsFor: 'barrierFreePoint',
    },
    {
      code: 'C06',
      class: 'improved',
      names: { zh: '停车库(场)', en: 'parking garage/lot' },
      countsFor: 'parkingPlace',
    },
    {
      code: 'C07',
      class: 'improved',
      names: { zh: '电动自行车充电设施', en: 'e-bike charging' },
      countsFor: 'eBikeChargingPile',
    },
    { code: 'C08', class: 'improved', names: { zh: '汽车充电设施', en: 'car charging' }, countsFor: 'carChargingPile' },
    { code: 'C09', class: 'improved', names: { zh: '智能快件箱', en: 'parcel lockers' } },
    { code: 'C10', class: 'improved', names: { zh: '智能信箱', en: 'smart letter boxes' } },
    {
      code: 'C11',
      class: 'improved',
      names: { zh: '文化休闲设施', en: 'culture & leisure' },
      countsFor: 'cultureSportsArea',
    },
    {
      code: 'C12',
      class: 'improved',
      names: { zh: '体育健身设施', en: 'sports & fitness' },
      countsFor: 'cultureSportsArea',
    },
    { code: 'C13', class: 'improved', names: { zh: '物业用房', en: 'property-management premises' } },
    {
      code: 'C14',
      class: 'improved',
      names: { zh: '建筑节能改造', en: 'building energy retrofit' },
      countsFor: 'energyRetrofitArea',
    },
    { code: 'C15', class: 'improved', names: { zh: '加装电梯', en: 'elevator retrofit' }, countsFor: 'elevator' },
    {
      code: 'T01',
      class: 'upgraded',
      names: { zh: '社区综合服务设施', en: 'community comprehensive service facility' },
      countsFor: 'communityFacility',
    },
    {
      code: 'T02',
      class: 'upgraded',
      names: { zh: '卫生服务站', en: 'public-health (health station)' },
      countsFor: 'communityFacility',
    },
    {
      code: 'T03',
      class: 'upgraded',
      names: { zh: '幼儿园等教育设施', en: 'education (kindergarten)' },
      countsFor: 'communityFacility',
    },
    {
      code: 'T04',
      class: 'upgraded',
      names: { zh: '周界防护等智能感知设施', en: 'smart sensing (perimeter protection)' },
    },
    { code: 'T05', class: 'upgraded', names: { zh: '养老', en: 'elderly care' }, countsFor: 'communityFacility' },
    {
      code: 'T06',
      class: 'upgraded',
      names: { zh: '托育', en: 'child care (under 3)' },
      countsFor: 'communityFacility',
    },
    { code: 'T07', class: 'upgraded', names: { zh: '助餐', en: 'meal service' }, countsFor: 'communityFacility' },
    {
      code: 'T08',
      class: 'upgraded',
      names: { zh: '家政保洁', en: 'housekeeping & cleaning' },
      countsFor: 'communityFacility',
    },
    { code: 'T09', class: 'upgraded', names: { zh: '便民市场', en: 'market' }, countsFor: 'communityFacility' },
    {
      code: 'T10',
      class: 'upgraded',
      names: { zh: '便利店', en: 'convenience store' },
      countsFor: 'communityFacility',
    },
    {
      code: 'T11',
      class: 'upgraded',
      names: { zh: '邮政快递末端综合服务站', en: 'postal/courier end-service station' },
      countsFor: 'communityFacility',
    },
  ],
}

/**
 * A catalogue with a city's own items added to it, under a head of its own. An item whose code the catalogue has already
 * takes the place of that item.
 */
export const extendCatalogue = (
  base: PlainCatalogue,
  head: PlainCatalogue['head'],
  items: readonly PlainCatalogueItem[],
): PlainCatalogue => {
  const codes = new Set(items.map((one) => one.code))
  return { head, items: [...base.items.filter((one) => !codes.has(one.code)), ...items] }
}

/**
 * An example of a city's own list: what the renovation of Kunming 2019 built beside the national items.
 *
 * @remarks Drawn from reports of that renovation; no official local list has been seen.
 */
export const kunmingCatalogue2019: PlainCatalogue = extendCatalogue(
  nationalCatalogue,
  {
    id: 'cn/kunming/2019/catalogue',
    jurisdiction: 'CN-53',
    basis: 'the national catalogue and what was built in Kunming in 2019; not checked against any official list',
    verified: false,
    validFrom: '2019-01-01',
  },
  [
    { code: 'B09', class: 'basic', names: { zh: '安防', en: 'security' }, countsFor: 'camera' },
    { code: 'L01', class: 'local', names: { zh: '晾衣架', en: 'drying rack' } },
    { code: 'L02', class: 'local', names: { zh: '杂物间', en: 'storage room' } },
    { code: 'L03', class: 'local', names: { zh: '防盗笼', en: 'anti-theft cage' } },
    { code: 'L04', class: 'local', names: { zh: '外墙粉刷', en: 'wall painting' } },
    { code: 'L05', class: 'local', names: { zh: '小区大门', en: 'gate' }, countsFor: 'gate' },
    { code: 'L06', class: 'local', names: { zh: '公共厕所', en: 'public toilet' } },
  ],
)
