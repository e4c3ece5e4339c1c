import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const mark = '// @ts-expect-error '
const root = resolve(import.meta.dirname, '../..')
const cases = ['stages.ts', 'renovation.ts'].map((file) => join(import.meta.dirname, file))

/** What must not compile: the line after each mark, with the words that the compiler must find for it. */
const promised = cases.flatMap((file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, at) => {
      const from = line.indexOf(mark)
      return from < 0 ? [] : [{ file, line: at + 2, says: line.slice(from + mark.length) }]
    }),
)

/** What the compiler says when the marks are taken for plain comments. */
const found = (): readonly { readonly file: string; readonly line: number; readonly says: string }[] => {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: object
  }
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
  const host = ts.createCompilerHost(options)
  const asItIs = host.readFile.bind(host)
  host.readFile = (path) => asItIs(path)?.replaceAll(cases.includes(resolve(path)) ? mark : /$^/g, '// ')
  const program = ts.createProgram(cases, { ...options, declaration: false }, host)
  return cases.flatMap((file) =>
    ts.getPreEmitDiagnostics(program, program.getSourceFile(file)).map(({ start = 0, messageText }) => ({
      file,
      line: (program.getSourceFile(file)?.getLineAndCharacterOfPosition(start).line ?? -1) + 1,
      says: ts.flattenDiagnosticMessageText(messageText, '\n'),
    })),
  )
}

describe('What must not compile', () => {
  it('does not, each for its own reason, and everything beside it does', { timeout: 60_000 }, () => {
    const errors = found()
    const missing = promised.filter(
      (one) =>
        !errors.some((other) => other.file === one.file && other.line === one.line && other.says.includes(one.says)),
    )
    const unpromised = errors.filter(
      (one) => !promised.some((other) => other.file === one.file && other.line === one.line),
    )
    expect({ missing, unpromised }).toEqual({ missing: [], unpromised: [] })
    expect(promised.length).toBeGreaterThan(20)
  })
})
