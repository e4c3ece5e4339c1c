// Appends to a file on a small disk that gets full again and again; says what went wrong as one line of JSON.
import { writeSync } from 'node:fs'
import { openSqliteStore } from 'xinyan/sqlite'
import { filled } from './filling.ts'

const [disk = '', rounds = '', habit = ''] = process.argv.slice(2)

const open = async () => {
  const store = await openSqliteStore(`${disk}/store.db`)
  if (store._tag === 'Left') throw new Error(store.left.cause)
  return store.right
}

writeSync(1, `${JSON.stringify(await filled(disk, open, Number(rounds), habit))}\n`)
process.exit(0)
