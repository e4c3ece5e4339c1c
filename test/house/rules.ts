import { posix } from 'node:path'
import ts from 'typescript'
import { everyNode, parsed, type Sources } from './imports.ts'

const entries = ['index.ts', 'testing/index.ts']
const pure = /^(kernel|stages|vocabulary|voting|projections|metrics)\//

const inEvery =
  (check: (path: string, file: ts.SourceFile) => readonly string[]) =>
  (sources: Sources): readonly string[] =>
    Object.entries(sources).flatMap(([path, text]) => check(path, parsed(path, text)).map((what) => `${path} ${what}`))

const placed = (file: ts.SourceFile, node: ts.Node): string =>
  `at line ${file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1}`

/** `export *` in any form, by which a name becomes public that nobody wrote down. */
export const starExports = inEvery((_, file) =>
  file.statements
    .filter((one) => ts.isExportDeclaration(one) && (!one.exportClause || ts.isNamespaceExport(one.exportClause)))
    .map((one) => `exports * ${placed(file, one)}`),
)

const isNamedExport = (statement: ts.Statement): boolean =>
  ts.isExportDeclaration(statement) &&
  statement.moduleSpecifier !== undefined &&
  statement.exportClause !== undefined &&
  ts.isNamedExports(statement.exportClause)

/** What src/index.ts holds besides `export { … } from`. */
export const otherThanNames = inEvery((path, file) =>
  path === 'index.ts'
    ? file.statements.filter((one) => !isNamedExport(one)).map((one) => `holds something else ${placed(file, one)}`)
    : [],
)

/** Files that only pass on what other files hold; the entries of the package may. */
export const barrels = inEvery((path, file) => {
  const passesOn = file.statements.length > 0 && file.statements.every(isNamedExport)
  const named = posix.basename(path) === 'index.ts'
  return !entries.includes(path) && (passesOn || named) ? ['is a barrel'] : []
})

/** Files and folders whose name says nothing of what they hold. */
export const emptyNames = (sources: Sources): readonly string[] =>
  Object.keys(sources)
    .filter((path) =>
      path.split('/').some((part) => /^(utils?|helpers?|common|misc|types|constants)(\.|$)/i.test(part)),
    )
    .map((path) => `${path} has an empty name`)

/** Files of more than 250 lines; phrases are as long as there are sentences, and the list of public names as there are names. */
export const longFiles = (sources: Sources): readonly string[] =>
  Object.entries(sources)
    .map(([path, text]) => [path, text.trimEnd().split('\n').length] as const)
    .filter(([path, lines]) => lines > 250 && path !== 'index.ts' && !path.startsWith('reports/phrases/'))
    .map(([path, lines]) => `${path} has ${lines} lines`)

/** Drafts made outside the kernel. */
export const drafts = inEvery((path, file) =>
  path.startsWith('kernel/')
    ? []
    : everyNode(file)
        .filter((node) => says(node, /^(produce|produceWithPatches|createDraft|immer|Immer)$/))
        .map((node) => `drafts ${placed(file, node)}`),
)

const says = (node: ts.Node, names: RegExp): boolean =>
  (ts.isIdentifier(node) || ts.isStringLiteral(node)) && names.test(node.text)

/** Exceptions thrown where the answer should have been a refusal. */
export const throwsInStages = inEvery((path, file) =>
  path.startsWith('stages/')
    ? everyNode(file)
        .filter(ts.isThrowStatement)
        .map((node) => `throws ${placed(file, node)}`)
    : [],
)

const worldly = new Set([
  'crypto',
  'performance',
  'Intl',
  'process',
  'setTimeout',
  'setInterval',
  'randomBytes',
  'randomUUID',
])
const localMembers =
  /^(toLocale\w*|localeCompare|toDateString|toTimeString|getTimezoneOffset|[gs]et(FullYear|Month|Date|Day|Hours|Minutes|Seconds))$/

const isKey = (node: ts.Identifier): boolean =>
  (ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) ||
  ((ts.isPropertyAssignment(node.parent) || ts.isPropertySignature(node.parent)) && node.parent.name === node)

/** The part of the outer world that a node reads: a clock, chance, a locale or a time zone. */
const read = (node: ts.Node): string | undefined => {
  if (ts.isPropertyAccessExpression(node)) {
    const [of, member] = [node.expression.getText(), node.name.text]
    if ((of === 'Date' && member === 'now') || (of === 'Math' && member === 'random')) return `${of}.${member}`
    if (of === 'globalThis' || localMembers.test(member)) return member
  }
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && node.arguments?.length !== 1)
    return 'new Date'
  if (ts.isCallExpression(node) && node.expression.getText() === 'Date') return 'Date()'
  return ts.isIdentifier(node) && worldly.has(node.text) && !isKey(node) ? node.text : undefined
}

/** Reads of the outer world where only the caller may supply it. */
export const worldReads = inEvery((path, file) =>
  pure.test(path)
    ? everyNode(file).flatMap((node) => {
        const what = read(node)
        return what === undefined ? [] : [`reads ${what} ${placed(file, node)}`]
      })
    : [],
)
