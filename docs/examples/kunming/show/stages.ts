import { countsOn, twoDecimals, type CompletionStanding, type OnRecord, type StageStanding } from 'xinyan'
import type { Story } from '../ask.ts'
import { grouped, lines, section, sheet, wrappedSheet, type Pen } from './page.ts'

const gateIn = ({ words: { stages } }: Pen, { despite }: Story, { gate }: StageStanding): readonly string[] => {
  if (gate === undefined) return ['', '', '']
  const open = despite.filter((one) => one.gate === gate.gate).length
  return [gate.gate, gate.passedOn === 'unknown' ? stages.unknown : gate.passedOn, open === 0 ? '' : stages.open(open)]
}

const stageRow = (pen: Pen, story: Story, one: StageStanding): readonly string[] => {
  const { words, language } = pen
  const { days, communities } = one
  const last = one.entries.at(-1)
  return [
    language.lifeStage[one.stage],
    one.standing === 'unknown' ? words.stages.unknown : language.lifePoint[last?.what ?? 'opened'],
    communities.length === story.communities.length ? words.all : communities.join(words.and),
    days === 'unknown' ? '' : days.first,
    days === 'unknown' || days.last === days.first ? '' : days.last,
    ...gateIn(pen, story, one),
  ]
}

/** The communities that stand at the same step of the same date, in one line; each other in its own. */
const standsAt = ({ words, language }: Pen, { life }: Story): readonly string[] =>
  grouped(life.standings, ({ stage, by }) => `${stage} ${by?.what} ${by?.lastOn}`).map((there) => {
    const [{ stage, by } = { stage: 'unknown' as const, by: undefined }] = there
    const where = stage === 'unknown' ? words.stages.unknown : language.lifeStage[stage]
    const named = there.map((one) => one.community).join(words.and)
    const stopped = there.filter((one) => one.now === 'suspended').map((one) => one.community)
    return (
      words.stages.stands(named, there.length, where, by && language.lifePoint[by.what], by?.lastOn) +
      (stopped.length === 0 ? '' : words.stages.suspended(stopped.join(words.and)))
    )
  })

/** What is known to the month counts in the table from its end; that it was finished before may be known all the same. */
const finishedAhead = ({ words: { stages } }: Pen, { life, communities }: Story): string => {
  const isShown = life.stages.some((one) => one.stage === 'completion' && one.standing === 'onRecord')
  const last = life.finishes
    .map((one) => one.days.last)
    .toSorted()
    .at(-1)
  return isShown || last === undefined || life.finishes.length < communities.length ? '' : stages.finishedAhead(last)
}

/** A picture of the renovation's life: every stage of it, known or unknown, with the gate that stands there. */
export const stagesPage = (pen: Pen, story: Story): string => {
  const { stages } = pen.words
  return section(
    stages.title,
    lines(...standsAt(pen, story), finishedAhead(pen, story)),
    sheet(
      stages.headings,
      story.life.stages.map((one) => stageRow(pen, story, one)),
    ),
    stages.notes,
  )
}

const dates = ({ words }: Pen, all: readonly OnRecord[]): string | undefined => {
  const known = [...new Set(all.filter((one) => one !== 'unknown'))]
  return known.length === 0 ? undefined : known.join(words.and)
}

const money = ({ words }: Pen, { life: { money: all } }: Story): string | undefined => {
  if (all.sources.length === 0) return undefined
  const yuan = (fen: number | 'none'): string => (fen === 'none' ? words.yet : twoDecimals(fen))
  return words.unknown.yuan(yuan(all.committed), yuan(all.received), yuan(all.paid))
}

const satisfaction = ({ words }: Pen, { life }: Story): string | undefined =>
  life.satisfaction.length === 0
    ? undefined
    : life.satisfaction.map((one) => words.unknown.answered(one.answered, one.asked)).join(words.and)

const counted = (count: number): string | undefined => (count === 0 ? undefined : String(count))

const answers = (
  pen: Pen,
  story: Story,
): { readonly [K in keyof Pen['words']['unknown']['rows']]: string | undefined } => {
  const { completion, lots, papers, warranties } = story.life
  const on = (point: Exclude<keyof CompletionStanding, 'community' | 'failed'>): string | undefined =>
    dates(
      pen,
      completion.map((one) => one[point]),
    )
  return {
    money: money(pen, story),
    lots: counted(lots.length),
    contracts: counted(Object.values(story.state.contract.contracts).filter((one) => countsOn(one, story.asOf)).length),
    permits: counted(papers.filter((one) => one.permits.length > 0 || one.exempted).length),
    reported: on('reported'),
    accepted: on('accepted'),
    filed: on('filed'),
    fireSettled: on('fireSettled'),
    archived: on('archived'),
    handedOver: on('handedOver'),
    warranties: counted(warranties.length),
    satisfaction: satisfaction(pen, story),
  }
}

/** What nobody has told: each thing as unknown and with the reason, never as a zero. */
export const unknownPage = (pen: Pen, story: Story): string => {
  const { unknown, stages } = pen.words
  const found: { readonly [row: string]: string | undefined } = answers(pen, story)
  const rows = Object.entries(unknown.rows).map(([row, [what, why]]) => [
    what,
    found[row] ?? stages.unknown,
    found[row] === undefined ? why : '',
  ])
  return section(unknown.title, wrappedSheet(unknown.headings, rows), unknown.notes)
}
