import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'

/** What a program did to the files of one folder, and what it acknowledged, in that order. */
export type Act =
  | { readonly kind: 'create'; readonly name: string }
  | { readonly kind: 'unlink'; readonly name: string }
  | { readonly kind: 'sync'; readonly name: string }
  | { readonly kind: 'syncFolder' }
  | { readonly kind: 'write'; readonly name: string; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly name: string; readonly size: number }
  | { readonly kind: 'acknowledge'; readonly id: string }

const calls = 'openat,pwrite64,write,pwritev,writev,fdatasync,fsync,ftruncate,fallocate,unlink,rename'

/** Why no program can be watched here; undefined where one can. */
export const cannotWatch = (): string | undefined => {
  const tried = spawnSync('strace', ['-e', 'trace=write', '-o', '/dev/null', process.execPath, '--version'])
  if (tried.status === 0) return undefined
  return `strace does not run here: ${tried.error?.message ?? tried.stderr.toString().trim()}`
}

const plain = (hex: string): Buffer => Buffer.from(hex.replaceAll('\\x', ''), 'hex')

const complain = (line: string): never => {
  throw new Error(`a call that this proof does not know: ${line.slice(0, 200)}`)
}

const quoted = (line: string): string => /"((?:\\x[0-9a-f]{2})*)"(?!\.)/.exec(line)?.[1] ?? complain(line)
const argument = (line: string, which: RegExp): number => Number(which.exec(line)?.[1] ?? complain(line))

const fileAct = (call: string, name: string, line: string): Act => {
  if (call === 'pwrite64')
    return { kind: 'write', name, at: argument(line, /, (\d+)\) = \d+$/), bytes: plain(quoted(line)) }
  if (call === 'ftruncate') return { kind: 'truncate', name, size: argument(line, /, (\d+)\) = 0$/) }
  return call === 'fsync' || call === 'fdatasync' ? { kind: 'sync', name } : complain(line)
}

/** What one line of the trace says of the folder; nothing, where it says nothing of it. The shared memory of a log is no file. */
const actIn = (folder: string, line: string): Act | undefined => {
  const [, call = '', fd = '', hex] = /^(\w+)\((\w*)(?:<((?:\\x[0-9a-f]{2})*)>)?/.exec(line) ?? []
  if (call === '' || / = -1 /.test(line)) return undefined
  if (call === 'write' && fd === '1') return { kind: 'acknowledge', id: plain(quoted(line)).toString().trim() }
  const path = call === 'openat' || call === 'unlink' || call === 'rename' ? quoted(line) : hex
  if (path === undefined) return undefined
  const of = plain(path).toString()
  if (of === folder && call === 'fsync') return { kind: 'syncFolder' }
  if (dirname(of) !== folder || of.endsWith('-shm')) return undefined
  const name = basename(of)
  if (call === 'openat') return line.includes('O_CREAT') ? { kind: 'create', name } : undefined
  return call === 'unlink' ? { kind: 'unlink', name } : fileAct(call, name, line)
}

/** Runs a program of Node under strace and tells what it did to the files of a folder. */
export const watched = (folder: string, trace: string, program: readonly string[]): readonly Act[] => {
  const how = ['-y', '-xx', '-s', '16777216', '-o', trace, '-e', `trace=${calls}`]
  const ran = spawnSync('strace', [...how, process.execPath, ...program], { maxBuffer: 2 ** 28 })
  if (ran.status !== 0) throw new Error(ran.error?.message ?? ran.stderr.toString())
  return readFileSync(trace, 'latin1')
    .split('\n')
    .map((line) => actIn(folder, line))
    .filter((act) => act !== undefined)
}
