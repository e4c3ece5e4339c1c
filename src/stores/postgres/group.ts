import * as E from 'fp-ts/Either'
import type { CommandIdReused, Conflict, NewCommit, StoredCommit, StoreFailure } from '../../kernel/eventStore.ts'
import { loneWriter } from './alone.ts'
import { inOneGo, type PostgresClient, type Statement } from './driver.ts'
import { Refusal } from './failure.ts'
import { checksumOf, columns, intactOf, rowOf, valuesOf, type Raw, type Row } from './row.ts'
import { mustBeKnown, type Tables } from './schema.ts'
import { mustHold, settingsAsked } from './settings.ts'

/** What one append is answered. */
export type Appended = E.Either<Conflict | CommandIdReused | StoreFailure, StoredCommit>

/** What a group comes to: an answer for each of them, and the rows that have to be written for that. */
interface Outcome {
  readonly answers: readonly Appended[]
  readonly rows: readonly Row[]
  readonly position: number
}

/** What the record says of one commit before the group is written. */
interface Known {
  readonly version: number
  readonly before: Row | undefined
}

const keyOf = (...names: readonly string[]): string => JSON.stringify(names)

/** Answers each append as if those before it had been written already, one at a time. */
const outcomeOf = (commits: readonly NewCommit[], known: readonly Known[], head: number): Outcome => {
  const versions = new Map<string, number>()
  const byCommand = new Map<string, Row>()
  const rows: Row[] = []
  const answered = (commit: NewCommit, { version: found, before }: Known): Appended => {
    const { stream, version, commandId, fingerprint } = commit
    const same = byCommand.get(keyOf(stream, commandId)) ?? before
    if (same !== undefined) {
      const stored = intactOf(same, stream, commandId)
      if (E.isLeft(stored) || stored.right.fingerprint === fingerprint) return stored
      return E.left({ type: 'CommandIdReused', stream, commandId })
    }
    const actual = versions.get(stream) ?? found
    if (version !== actual + 1) return E.left({ type: 'Conflict', stream, expected: version - 1, actual })
    const stored = { ...commit, position: head + rows.length + 1 }
    const row = { ...stored, checksum: checksumOf(stored) }
    rows.push(row)
    versions.set(stream, version)
    byCommand.set(keyOf(stream, commandId), row)
    return E.right(stored)
  }
  const answers = commits.map((commit, at) => answered(commit, known[at] ?? { version: 0, before: undefined }))
  return { answers, rows, position: head + rows.length }
}

// A statement over lists takes the server longer to plan than the same over single values, which is what most are.
const lists = {
  asked: 'SELECT * FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS listed(stream, command_id, at)',
  rows: `SELECT * FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[],
    $8::text[], $9::text[])`,
}
const single = {
  asked: 'SELECT $1::text AS stream, $2::text AS command_id, 1 AS at',
  rows: 'VALUES ($1::bigint, $2, $3::bigint, $4, $5, $6, $7, $8, $9)',
}

/** The statements of one transaction on the tables of a record. */
const statementsOn = ({ head, commits }: Tables) => ({
  // The lock comes first and alone: what a statement reads is as old as its start, and this one may have to wait.
  lock: `BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE;
    SELECT position, schema_version, ${settingsAsked} FROM ${head} FOR UPDATE`,
  lookUp: ({ asked }: typeof lists) => `SELECT
      (SELECT max(c.version) FROM ${commits} c WHERE c.stream = asked.stream COLLATE "C") AS version,
      (SELECT c.position FROM ${commits} c
        WHERE c.stream = asked.stream COLLATE "C" AND c.command_id = asked.command_id COLLATE "C") AS known
    FROM (${asked}) AS asked ORDER BY asked.at`,
  at: `SELECT ${columns} FROM ${commits} WHERE position = ANY($1::bigint[])`,
  insert: ({ rows }: typeof lists) =>
    `WITH written AS (INSERT INTO ${commits} ${rows}) UPDATE ${head} SET position = $10`,
})

const formOf = (things: readonly unknown[]) => (things.length === 1 ? single : lists)
const given = (...columns: readonly (readonly unknown[])[]): unknown[] =>
  columns.map((column) => (column.length === 1 ? column[0] : column))

const columnsOf = (rows: readonly Row[]): unknown[] => {
  const lines = rows.map(valuesOf)
  return given(...(lines[0] ?? []).map((_, column) => lines.map((line) => line[column])))
}

/** Writes a group of commits in one transaction; `committing` is told whether what goes lost now may be stored. */
export const groupWriter = (tables: Tables, losesAcknowledgedWrites: boolean) => {
  const statements = statementsOn(tables)
  const writeAlone = loneWriter(tables, statements.lock, losesAcknowledgedWrites)
  let [last, isAlone] = [0, false]

  const headOf = (answers: unknown): number => {
    const [, { rows }] = answers as readonly [unknown, { readonly rows: readonly Raw[] }]
    const [head] = rows
    if (head === undefined) throw new Refusal(`the head of the record in the schema "${tables.schema}" is missing`)
    mustBeKnown(Number(head['schema_version']), tables.schema)
    mustHold(head, losesAcknowledgedWrites)
    return Number(head['position'])
  }

  const lookUpOf = (group: readonly NewCommit[]): Statement => ({
    text: statements.lookUp(formOf(group)),
    values: given(
      group.map(({ stream }) => stream),
      group.map(({ commandId }) => commandId),
    ),
  })

  const knownOf = async (client: PostgresClient, rows: readonly Raw[]): Promise<readonly Known[]> => {
    const positions = rows.flatMap(({ known }) => (known === null ? [] : [Number(known)]))
    const before = positions.length === 0 ? [] : (await client.query(statements.at, [positions])).rows.map(rowOf)
    const byPosition = new Map(before.map((row) => [row.position, row]))
    return rows.map(({ version, known }) => ({ version: Number(version), before: byPosition.get(Number(known)) }))
  }

  const together = async (
    client: PostgresClient,
    group: readonly NewCommit[],
    committing: (is: boolean) => void,
  ): Promise<readonly Appended[]> => {
    // The look-up begins when the lock is there.
    const [begun, found] = await inOneGo(client, [{ text: statements.lock }, lookUpOf(group)])
    const head = headOf(begun)
    isAlone = head === last
    const { answers, rows, position } = outcomeOf(group, await knownOf(client, found?.rows ?? []), head)
    if (rows.length === 0) {
      await client.query('ROLLBACK')
    } else {
      await client.query(statements.insert(formOf(rows)), [...columnsOf(rows), position])
      committing(true)
      await client.query('COMMIT')
    }
    last = position
    return answers
  }

  const alone = async (
    client: PostgresClient,
    commit: NewCommit,
    committing: (is: boolean) => void,
  ): Promise<Appended | undefined> => {
    const position = last + 1
    committing(true)
    if (!(await writeAlone(client, commit, position))) {
      committing(false)
      return undefined
    }
    last = position
    return E.right({ ...commit, position })
  }

  return async (
    client: PostgresClient,
    group: readonly NewCommit[],
    committing: (is: boolean) => void,
  ): Promise<readonly Appended[]> => {
    try {
      const [one, ...others] = group
      const answer =
        isAlone && one !== undefined && others.length === 0 ? await alone(client, one, committing) : undefined
      return answer === undefined ? await together(client, group, committing) : [answer]
    } catch (error) {
      isAlone = false
      await client.query('ROLLBACK').catch(() => undefined)
      throw error
    }
  }
}
