import * as E from 'fp-ts/Either'
import type { StoreFailure } from '../../kernel/eventStore.ts'
import { wholeNumber } from '../../kernel/shape.ts'
import { failure } from './failure.ts'
import { tablesIn, type Tables } from './schema.ts'

/** Where it stands in a database, how long it waits, and what must be said in words before it promises less. */
export interface PostgresOptions {
  /**
   * The schema that holds it and nothing else, made where it is not there. When not given: `xinyan` for a record,
   * `xinyan_views` for views, `xinyan_snapshots` for snapshots.
   */
  readonly schema?: string
  /**
   * How many milliseconds to go on while the server restarts, cannot be reached or lets others write first; 10,000 when
   * not given. Afterwards the answer is a failure.
   */
  readonly patience?: number
  /**
   * Needed with a server or a session that acknowledges before a commit is safe on its disk: `fsync` or
   * `full_page_writes` off, `synchronous_commit` off or local.
   */
  readonly losesAcknowledgedWrites?: boolean
}

const milliseconds = wholeNumber(1, 2 ** 31 - 1)

/** Nothing was opened, and this is why. */
export const refused = (cause: string): E.Either<StoreFailure, never> => E.left(failure('open', cause))

/** The tables that are meant, or what is wrong with the options. */
export const optionsOf = (
  { schema, patience = 10_000 }: PostgresOptions,
  otherwise: string,
): E.Either<StoreFailure, Tables> => {
  const tables = tablesIn(schema ?? otherwise)
  if (tables === undefined)
    return refused(`schema: expected a name of small letters, digits and _, found ${JSON.stringify(schema)}`)
  const [problem] = milliseconds.problemsOf(patience) ?? []
  return problem ? refused(`patience: expected ${problem.expected}, found ${problem.found}`) : E.right(tables)
}
