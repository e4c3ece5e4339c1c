import { describe, expect, it } from 'vitest'
import { cutsConcluded, cutsOnPostgres } from './postgres/connection.ts'
import { noServer } from './postgres/server.ts'
import { type Found, nothing } from './proof.ts'

const faults = ({ lost, torn, skipped }: Found): number => lost + torn + skipped

describe.skipIf(noServer.because !== undefined)('A proof that cuts connections to PostgreSQL around COMMIT', () => {
  it('finds nothing wrong with the store', { timeout: 120_000 }, async () => {
    const found = await cutsOnPostgres(3)
    expect(found).toEqual({ ...nothing, cases: found.cases })
    expect(found.cases).toBeGreaterThanOrEqual(9)
  })

  it('catches clients that conclude from the error of the connection alone', { timeout: 120_000 }, async () => {
    expect(faults(await cutsConcluded(8))).toBeGreaterThan(0)
  })
})
