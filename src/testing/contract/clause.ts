/** What a test runner gives: Vitest, Jest and node:test have both under these names. */
export interface Runner {
  readonly describe: (name: string, body: () => void) => unknown
  readonly it: (name: string, body: () => Promise<void>) => unknown
}

/** One promise: a sentence, and how it is tried on something that is empty and that nobody else uses. */
export type Clause<P> = readonly [says: string, tried: (port: P) => Promise<void>]

/** Promises about one thing. */
export interface Chapter<P> {
  readonly about: string
  readonly clauses: readonly Clause<P>[]
}

/** What a clause is tried on, and how to put it away. */
export interface Opened<P> {
  readonly port: P
  readonly close: () => Promise<unknown>
}

const tried = async <P>(open: () => Promise<Opened<P>>, trial: (port: P) => Promise<void>): Promise<void> => {
  const { port, close } = await open()
  try {
    await trial(port)
  } finally {
    await close()
  }
}

/** Has a runner try every clause on a place of its own. */
export const tryAll = <P>(
  { describe, it }: Runner,
  chapters: readonly Chapter<P>[],
  open: () => Promise<Opened<P>>,
): void => {
  for (const { about, clauses } of chapters)
    describe(about, () => {
      for (const [says, trial] of clauses) it(says, () => tried(open, trial))
    })
}
