import { posix } from 'node:path'
import ts from 'typescript'

/** The text of every source file by its path under src/, such as `kernel/fact.ts`. */
export type Sources = Readonly<Record<string, string>>

/** What a file asks for: a path under src/, or the name of a package. */
interface Import {
  readonly to: string
  readonly inside: boolean
  readonly typeOnly: boolean
}

interface Room {
  readonly holds: (path: string) => boolean
  readonly imports: (to: string, from: string) => boolean
  readonly namesTypesOf?: (to: string) => boolean
  readonly packages?: (from: string) => readonly string[]
}

/** What each store with a driver may load, in its own file and its own folder. */
const drivers: Readonly<Record<string, readonly string[]>> = {
  sqlite: ['node:sqlite', 'node:crypto', 'node:fs', 'node:path', 'node:url'],
  postgres: ['pg', 'node:crypto'],
  nats: ['@nats-io/jetstream', '@nats-io/nats-core', '@nats-io/transport-node'],
}
const driverOf = (path: string): string | undefined => {
  const name = /^stores\/(\w+)[./]/.exec(path)?.[1]
  return name !== undefined && Object.hasOwn(drivers, name) ? name : undefined
}

const room = (path: string): string => path.split('/')[0] ?? ''
const among =
  (...rooms: readonly string[]) =>
  (path: string): boolean =>
    path.includes('/') && rooms.includes(room(path))
const isFile =
  (name: string) =>
  (path: string): boolean =>
    path === name
/** The two deciders, each composed of stages: a renovation, and the initiatives of a neighbourhood community. */
const isDecider = (path: string): boolean => path === 'renovation.ts' || path === 'initiatives.ts'
const isPage = (path: string): boolean => /^stages\/(\w+)\/\1\.ts$/.test(path)
const isSlice = (path: string): boolean => /^stages\/\w+\/state\.ts$/.test(path)
const isPolicy = (path: string): boolean => /^stages\/\w+\/policy\.ts$/.test(path)
/** How every stage adopts its policies and strikes out its entries: the pieces of a page that pages share. */
const isShared = (path: string): boolean => /^stages\/opening\/(adoption|striking)\.ts$/.test(path)
/** The owners' vote counts by an engine that stands in a room of its own. */
const votes = (to: string, from: string): boolean =>
  among('voting')(to) && /^stages\/(vote|convening|resolution)\//.test(from)
const sameFolder = (to: string, from: string): boolean => posix.dirname(to) === posix.dirname(from)

const rooms: readonly Room[] = [
  {
    holds: among('vocabulary'),
    imports: (to) => among('vocabulary')(to) || to === 'kernel/shape.ts',
    packages: () => ['io-ts', 'fp-ts'],
  },
  {
    holds: among('kernel'),
    imports: among('kernel'),
    packages: () => ['io-ts', 'fp-ts', 'immer', '@noble/hashes/sha2', '@noble/hashes/utils'],
  },
  { holds: among('voting'), imports: among('voting', 'kernel', 'vocabulary'), packages: () => ['fp-ts'] },
  {
    holds: isPage,
    imports: (to, from) =>
      among('kernel', 'vocabulary')(to) || sameFolder(to, from) || isSlice(to) || isShared(to) || votes(to, from),
  },
  { holds: isShared, imports: (to) => among('kernel', 'vocabulary')(to) || isSlice(to) },
  {
    holds: isSlice, // a slice keeps the adopted policies of its own stage
    imports: (to, from) =>
      among('kernel', 'vocabulary')(to) || (isPolicy(to) && sameFolder(to, from)) || votes(to, from),
  },
  { holds: isPolicy, imports: (to, from) => among('kernel', 'vocabulary')(to) || votes(to, from) },
  { holds: isFile('renovation.ts'), imports: among('stages', 'kernel', 'vocabulary') },
  {
    holds: (path) => ['explain.ts', 'due.ts', 'gates.ts'].includes(path),
    imports: (to) => among('stages', 'kernel', 'vocabulary')(to) || to === 'renovation.ts',
  },
  { holds: isFile('initiatives.ts'), imports: among('stages', 'kernel', 'vocabulary') },
  { holds: among('policies'), imports: (to) => among('policies', 'kernel', 'vocabulary')(to) || isPolicy(to) },
  {
    holds: among('projections'),
    imports: (to) => among('projections', 'kernel', 'vocabulary')(to) || isSlice(to) || isPolicy(to),
    namesTypesOf: isDecider,
  },
  { holds: among('metrics'), imports: among('metrics', 'projections', 'kernel', 'vocabulary') },
  {
    holds: among('interop'),
    imports: (to) => among('interop', 'kernel', 'vocabulary')(to) || isDecider(to),
    packages: () => ['fp-ts'],
  },
  {
    holds: among('reports'),
    imports: among('reports', 'projections', 'metrics', 'vocabulary'),
    namesTypesOf: (to) => isDecider(to) || among('voting')(to),
  },
  {
    holds: among('stores'),
    imports: (to, from) =>
      among('kernel')(to) || (among('stores')(to) && [undefined, driverOf(from)].includes(driverOf(to))),
    packages: (from) => ['fp-ts', ...(drivers[driverOf(from) ?? ''] ?? [])],
  },
  { holds: among('testing'), imports: among('testing', 'kernel'), packages: () => ['fp-ts'] },
  {
    holds: isFile('index.ts'),
    imports: (to) => !to.startsWith('..') && !among('testing')(to) && driverOf(to) === undefined,
  },
]

const literal = (node: ts.Node | undefined): string | undefined =>
  node !== undefined && ts.isStringLiteralLike(node) ? node.text : undefined

/** The module that a node names, and whether nothing but types can come from it; a computed name is no name. */
const namedBy = (node: ts.Node): { name: string; typeOnly: boolean } | undefined => {
  const by = (name: string | undefined, typeOnly: boolean) => ({ name: name ?? 'a computed name', typeOnly })
  if (ts.isImportDeclaration(node)) return by(literal(node.moduleSpecifier), node.importClause?.isTypeOnly ?? false)
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) return by(literal(node.moduleSpecifier), node.isTypeOnly)
  if (ts.isExternalModuleReference(node)) return by(literal(node.expression), false)
  if (ts.isImportTypeNode(node))
    return by(ts.isLiteralTypeNode(node.argument) ? literal(node.argument.literal) : undefined, true)
  if (!ts.isCallExpression(node)) return undefined
  const callee = node.expression
  const loads = callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === 'require')
  return loads ? by(literal(node.arguments[0]), false) : undefined
}

export const parsed = (path: string, text: string): ts.SourceFile =>
  ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)

export const everyNode = (root: ts.Node): readonly ts.Node[] => {
  const found: ts.Node[] = []
  const visit = (node: ts.Node): void => {
    found.push(node)
    ts.forEachChild(node, visit)
  }
  visit(root)
  return found
}

const importsOf = (path: string, text: string): readonly Import[] =>
  everyNode(parsed(path, text)).flatMap((node) => {
    const named = namedBy(node)
    if (named === undefined) return []
    const inside = named.name.startsWith('.')
    const to = inside ? posix.join(posix.dirname(path), named.name) : named.name
    return [{ to, inside, typeOnly: named.typeOnly }]
  })

const isOneOf = (names: readonly string[], name: string): boolean =>
  names.some((known) => name === known || name.startsWith(`${known}/`))

const allows = (home: Room, from: string, { to, inside, typeOnly }: Import): boolean =>
  inside
    ? home.imports(to, from) || (typeOnly && (home.namesTypesOf?.(to) ?? false))
    : isOneOf(home.packages?.(from) ?? [], to)

/** Every import that points the wrong way, and every file that stands in no room. */
export const wrongWays = (sources: Sources): readonly string[] =>
  Object.entries(sources).flatMap(([path, text]) => {
    const home = rooms.find(({ holds }) => holds(path))
    if (home === undefined) return [`${path} stands in no room`]
    return importsOf(path, text)
      .filter((one) => !allows(home, path, one))
      .map(({ to, typeOnly }) => `${path} imports ${typeOnly ? 'types of ' : ''}${to}`)
  })

/** Every ring of imports, once, told from the file whose name comes first. */
export const cycles = (sources: Sources): readonly string[] => {
  const graph = new Map(
    Object.entries(sources).map(([path, text]) => [path, importsOf(path, text).filter((one) => one.inside)] as const),
  )
  const rings = new Set<string>()
  const done = new Set<string>()
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path)
    if (start >= 0) rings.add(told(trail.slice(start)))
    if (start >= 0 || done.has(path)) return
    for (const { to } of graph.get(path) ?? []) visit(to, [...trail, path])
    done.add(path)
  }
  for (const path of graph.keys()) visit(path, [])
  return [...rings]
}

const told = (ring: readonly string[]): string => {
  const first = ring.indexOf([...ring].sort()[0] ?? '')
  const turned = [...ring.slice(first), ...ring.slice(0, first)]
  return [...turned, turned[0]].join(' > ')
}
