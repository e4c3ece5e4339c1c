import { bar, timelineByMonth, type TimelineMonth } from 'xinyan'
import type { Story } from '../ask.ts'
import { section, sheet, type Pen } from './page.ts'

const columns = 30

/** What kinds of entry a column counts; what fits none of them stands in the last one. */
const groups = [
  /^(Building|StairUnit|Dwelling|Household)Registered$|^HouseholdsCounted$|PolicyAdopted$|^RenovationOpened$|^Community/,
  /^HouseholdFile|^HouseholdVisited$|^Survey|^ShedRecorded$|^Need/,
  /^Consent|^Persuasion/,
  /^Scheme|^Meeting|^Opinion|^WorkItemPlanned$|^Project|^Period(?!Reported)/,
  /^Work|^Progress|^HiddenWork|^Shed|^StorageRoom|^Suspension/,
  /^Inspected$|^Rectification|^Defect|^Hazard/,
  /^Feedback|^Promise/,
] as const

const groupOf = (type: string): number => {
  const found = groups.findIndex((one) => one.test(type))
  return found < 0 ? groups.length : found
}

const counted = ({ counts }: TimelineMonth): readonly number[] => {
  const sums = Array.from({ length: groups.length + 1 }, () => 0)
  for (const [type, count] of Object.entries(counts)) sums[groupOf(type)] = (sums[groupOf(type)] ?? 0) + count
  return sums
}

/** Everything on record by the month in which it happened. */
export const monthsPage = ({ words }: Pen, { timeline }: Story): string => {
  const months = timelineByMonth(timeline)
  if (months.length === 0) return ''
  const most = Math.max(...months.map((one) => one.total))
  const rows = months.map((one) => [
    one.month,
    ...counted(one).map((count) => (count === 0 ? '' : String(count))),
    String(one.total),
    bar(one.total, most, columns),
  ])
  const figures = Array.from({ length: groups.length + 2 }, (_, i) => i + 1)
  return section(words.months.title, sheet(words.months.headings, rows, figures), words.months.notes)
}
