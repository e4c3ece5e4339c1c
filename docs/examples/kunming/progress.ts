import { bar } from 'xinyan'

const steps = 4

/**
 * Tells how far the recording is, on standard error, which is nobody's output: one line that is rewritten on a terminal,
 * a few lines elsewhere.
 */
export const progressOn = (
  out: NodeJS.WriteStream,
  say: (done: number, total: number) => string,
  total: number,
): ((done: number) => void) => {
  const every = out.isTTY ? Math.ceil(total / 100) : Math.ceil(total / steps)
  return (done) => {
    if (done % every !== 0 && done !== total) return
    const line = say(done, total)
    if (out.isTTY) out.write(`\r${bar(done, total, 30)} ${line}${done === total ? '\n' : ''}`)
    else out.write(`${line}\n`)
  }
}
