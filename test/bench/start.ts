import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { cost, type Line } from './line.ts'
import { timed } from './timing.ts'

const root = resolve(import.meta.dirname, '../..')
const runs = 21

// The clock of a process starts with it, so that what Node needs for itself is on both sides.
const untilThere = (name: string): number => {
  const program = `await import(${JSON.stringify(name)}); console.log(performance.now())`
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: root,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  return Number(stdout)
}

/** Milliseconds from the start of a process until xinyan is there, against an empty module. */
export const start = async (): Promise<readonly Line[]> => {
  const [ours, theirs]: [number[], number[]] = [[], []]
  for (let i = -2; i < runs; i++) {
    const [a, b] = [untilThere('xinyan'), untilThere('data:text/javascript,')]
    if (i >= 0) ours.push(a)
    if (i >= 0) theirs.push(b)
  }
  const line = cost(
    'import',
    timed(
      { of: "from the start of a Node process until import('xinyan') has settled", took: ours },
      { of: 'from the start of a Node process until the import of an empty module has settled', took: theirs },
    ),
  )
  const added = timed(
    { of: 'added', took: ours.map((took, i) => took - (theirs[i] ?? Number.NaN)) },
    { of: 'none', took: ours },
  ).ours
  return [{ ...line, figures: { 'ms that the import adds': added.median } }]
}
