import * as crypto from 'node:crypto'
import { intactBy } from '../intact.ts'

export { columns, type Row } from '../intact.ts'

export const { checksumOf, intactOf, intactRun } = intactBy((text) => crypto.hash('sha256', text, 'hex'))
