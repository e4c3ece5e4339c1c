// The same for tables of a PostgreSQL that lie on the small disk, while its log and all else lie on another.
import { chownSync, mkdirSync, writeSync } from 'node:fs'
import { openPostgresStore } from 'xinyan/postgres'
import { onServer } from '../../proofs/postgres/server.ts'
import { withPool } from '../../proofs/postgres/wire.ts'
import { filled } from './filling.ts'

const [disk = '', rounds = '', habit = ''] = process.argv.slice(2)

const found = await onServer(async ({ url }) => {
  const space = `${disk}/space`
  mkdirSync(space)
  chownSync(space, 65534, 65534)
  await withPool(url, (pool) => pool.query(`CREATE TABLESPACE small LOCATION '${space}'`))
  const open = async () => {
    const store = await openPostgresStore({ connectionString: url, options: '-c default_tablespace=small' })
    if (store._tag === 'Left') throw new Error(store.left.cause)
    return store.right
  }
  return filled(disk, open, Number(rounds), habit)
})
writeSync(1, `${JSON.stringify(found)}\n`)
process.exit(0)
