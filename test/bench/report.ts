import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Line } from './line.ts'
import type { machine } from './machine.ts'
import type { Spread, Took } from './timing.ts'

type Machine = ReturnType<typeof machine>

const page = resolve(import.meta.dirname, '../../docs/bench.md')
const [begin, end] = ['<!-- figures -->', '<!-- end of figures -->']

const numbers = new Intl.NumberFormat('en', { maximumSignificantDigits: 4 })
const shown = (value: number | null | undefined): string => (typeof value === 'number' ? numbers.format(value) : '–')

const aimOf = ({ aim, aimIs }: Line): string => (aim === null ? '–' : `${aimIs} ${aim}`)
const metOf = ({ met, skipped }: Line): string => skipped ?? (met === null ? '–' : met ? 'yes' : '**no**')
const tookOf = (took: Took | undefined): string =>
  took === undefined ? '–' : `${shown(took.median)} ${took.unit} (${shown(took.min)} – ${shown(took.max)})`

const rowOf = (line: Line): string => {
  const { bench, ratio, pairs, fastest, ours, theirs, runs } = line
  const ratios = pairs
    ? `**${shown(ratio)}** (${shown(pairs.min)} – ${shown(pairs.max)}; ${shown(fastest)})`
    : shown(ratio)
  return `| ${[bench, ratios, aimOf(line), metOf(line), tookOf(ours), tookOf(theirs), shown(runs)].join(' | ')} |`
}

const whatOf = ({ bench, ratioOf, ours, theirs }: Line): string =>
  `* **${bench}** (${ratioOf}): ours is ${ours?.of}; theirs is ${theirs?.of}.`

const sizesOf = (name: string, { minified, gzipped, of }: Size): string =>
  `| ${name} | ${shown(minified)} | ${shown(gzipped)} | ${Object.entries(of)
    .toSorted(([, a], [, b]) => b - a)
    .map(([from, bytes]) => `${from} ${shown(bytes)}`)
    .join(', ')} |`

interface Size {
  readonly minified: number
  readonly gzipped: number
  readonly of: Readonly<Record<string, number>>
}

const isSize = (value: unknown): value is Size => typeof value === 'object' && value !== null && 'gzipped' in value

const isSpread = (value: unknown): value is Spread => typeof value === 'object' && value !== null && 'median' in value

const secondsOf = (name: string, { median, min, max }: Spread): string =>
  `| ${name} | ${shown(median)} (${shown(min)} – ${shown(max)}) |`

/** The figures of one run as a piece of Markdown. */
export const figuresOf = ({ machine: m, versions: v }: Machine, lines: readonly Line[]): string => {
  const compared = lines.filter((line) => line.figures === undefined || line.ours !== undefined)
  const sizes = lines.flatMap((line) => Object.entries(line.figures ?? {}))
  return [
    `${m.cpu}, ${m.cores} cores, ${m.memoryGiB} GiB, ${m.os}; load ${shown(m.load)} when the run began.`,
    `Node ${v.node} (V8 ${v.v8}, SQLite ${v.sqlite}), xinyan ${v.xinyan}, Emmett ${v.emmett}, Castore ${v.castore}.`,
    '',
    '| bench | ratio of the medians (of single runs; of the fastest) | aim | met | ours: median (min – max) | theirs: median (min – max) | runs |',
    '|---|---|---|---|---|---|---|',
    ...compared.map(rowOf),
    '',
    ...compared.filter((line) => line.ours !== undefined).map(whatOf),
    '',
    '| bundle for a browser | bytes minified | bytes gzipped | of which, minified |',
    '|---|---|---|---|',
    ...sizes.flatMap(([name, size]) => (isSize(size) ? [sizesOf(name, size)] : [])),
    '',
    '| type check | seconds: median (min – max) |',
    '|---|---|',
    ...sizes.flatMap(([name, spread]) => (isSpread(spread) ? [secondsOf(name, spread)] : [])),
  ].join('\n')
}

/** The page with the piece between its two markers replaced. */
export const refreshed = (before: string, figures: string): string => {
  const [from, to] = [before.indexOf(begin), before.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`the page has no ${begin} … ${end}`)
  return `${before.slice(0, from + begin.length)}\n${figures}\n${before.slice(to)}`
}

if (import.meta.main) {
  const [first, ...rest] = (await text(process.stdin)).trim().split('\n')
  if (first === undefined || rest.length === 0) throw new Error('no lines: pipe the output of the benchmarks in here')
  const lines = rest.map((line) => JSON.parse(line) as Line)
  writeFileSync(page, refreshed(readFileSync(page, 'utf8'), figuresOf(JSON.parse(first) as Machine, lines)))
}
