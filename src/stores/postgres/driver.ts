import type { Raw } from './row.ts'

/** A connection of `pg`, as far as the store uses one. */
export interface PostgresClient {
  readonly query: (text: string, values?: unknown[]) => Promise<{ readonly rows: readonly Raw[] }>
  /** Whether statements may be sent before those before them are answered. */
  readonly pipeline?: boolean
  readonly release: (destroy?: boolean) => unknown
  readonly on: (event: 'error', listener: (error: Error) => void) => unknown
}

type Answered = Awaited<ReturnType<PostgresClient['query']>>

/** A statement; one with a name is planned once on each connection that sends without waiting. */
export interface Statement {
  readonly text: string
  readonly values?: unknown[]
  readonly name?: string
}

interface Piping {
  readonly query: (statement: Statement) => Promise<Answered>
}

/** Has statements done one after another, and waits for each answer only where a connection asks for that. */
export const inOneGo = async (
  client: PostgresClient,
  statements: readonly Statement[],
): Promise<readonly Answered[]> => {
  const piping = client as unknown as Piping
  if (client.pipeline === true) return Promise.all(statements.map((statement) => piping.query(statement)))
  const answers: Answered[] = []
  for (const { text, values } of statements) answers.push(await client.query(text, values))
  return answers
}

/** A pool of connections: a `Pool` of `pg`, or anything that keeps its manners. */
export interface PostgresPool {
  readonly connect: () => Promise<PostgresClient>
  readonly on: (event: 'error', listener: (error: Error) => void) => unknown
}

/** Where the server is and who asks, as `pg` takes it. What is not said comes from `PGHOST`, `PGUSER` and so on. */
export interface PostgresConfig {
  readonly connectionString?: string | undefined
  readonly host?: string | undefined
  readonly port?: number | undefined
  readonly database?: string | undefined
  readonly user?: string | undefined
  readonly password?: string | (() => string | Promise<string>) | undefined
  readonly ssl?: boolean | object | undefined
  /** Settings of every session, such as `-c statement_timeout=5000`. */
  readonly options?: string | undefined
  readonly application_name?: string | undefined
  /** How many connections at once; 4 when not given. One of them writes. */
  readonly max?: number | undefined
}
