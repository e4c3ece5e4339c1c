// Keeps a view of a file of commits in another file until it is killed or told to stop, and says where it stands.
import { openSqliteStore, openSqliteViews } from '../../../src/stores/sqlite.ts'
import { keepUntilTold } from './keeping.ts'
import { theirs } from './roles.ts'

const [store = '', views = ''] = process.argv.slice(2)
await keepUntilTold(theirs(await openSqliteStore(store)), theirs(await openSqliteViews(views)))
