import { findingText, type Departure } from 'xinyan'
import type { Story } from '../ask.ts'
import { inOrder, lines, pageWidth, section, sheet, wrapped, type Pen } from './page.ts'

type Late = Extract<Departure, { readonly kind: 'periodOverrun' }>

const isLate = (one: Departure): one is Late => one.kind === 'periodOverrun'

/** Departures in their order; periods of one kind that were overrun in a row stand together. */
const runsOf = (all: readonly Departure[]): readonly (readonly Departure[])[] => {
  const runs: Departure[][] = []
  for (const one of all) {
    const [before] = runs.at(-1) ?? []
    if (before && isLate(before) && isLate(one) && before.what === one.what) runs.at(-1)?.push(one)
    else runs.push([one])
  }
  return runs
}

const enough = 4

const alone = ({ language }: Pen, one: Departure): string => {
  if (!isLate(one)) return findingText(language, one)
  const { basis: _, ...rest } = one
  return findingText(language, rest)
}

const rowsOf = (pen: Pen, run: readonly Departure[]): readonly (readonly string[])[] => {
  const late = run.filter(isLate)
  const [first] = late
  if (first === undefined || late.length < enough) return run.map((one) => [one.on, alone(pen, one)])
  const days = inOrder(late.map((one) => one.by.last))
  const open = late.filter((one) => one.settled === undefined).length
  const least = Math.min(...late.map((one) => one.over.least))
  const most = Math.max(...late.map((one) => one.over.most))
  const among = { of: late.length, first: days[0] ?? '', last: days.at(-1) ?? '', least, most, open }
  return [[first.on, pen.words.findings.together(pen.word(first.what), among)]]
}

const basesOf = ({ words, word }: Pen, late: readonly Late[]): string => {
  const bases = [...new Set(late.flatMap((one) => one.basis ?? []))]
  const of = (basis: string): string =>
    [...new Set(late.flatMap((one) => (one.basis === basis ? [word(one.what)] : [])))].join(words.and)
  return lines(...bases.flatMap((basis) => wrapped(words.findings.periodsBy(of(basis), basis), pageWidth)))
}

/** Where reality departed from the rules that were adopted, in the order in which it became known. */
export const findingsPage = (pen: Pen, { findings, state }: Story): string => {
  const { findings: words } = pen.words
  const policies = [
    state.opening.gatePolicies,
    ...Object.values(state).map((slice) => ('policies' in slice ? slice.policies : [])),
  ].flat()
  const verified = policies.filter((one) => one.policy.head.verified)
  const rules = words.rules(verified.length, policies.length)
  if (findings.length === 0) return section(words.title, lines(words.none, rules))
  const rows = runsOf(findings).flatMap((run) => rowsOf(pen, run))
  return section(
    words.title,
    sheet(words.headings, rows),
    basesOf(pen, findings.filter(isLate)),
    lines(rules, words.kept),
  )
}
