// Keeps a view of a record in a database beside it until it is killed or told to stop, and says where it stands.
import { openPostgresStore, openPostgresViews } from '../../../src/stores/postgres.ts'
import { keepUntilTold } from './keeping.ts'
import { theirs } from './roles.ts'

const [url = '', schema = ''] = process.argv.slice(2)
const store = theirs(await openPostgresStore(url, { schema }))
await keepUntilTold(store, theirs(await openPostgresViews(url, { schema: `${schema}_views` })))
