import { oneOf, type Shape } from '../kernel/shape.ts'

/** How bad something is: `critical` endangers people now, `serious` will if it is left, `minor` is a nuisance. */
export type Severity = 'minor' | 'serious' | 'critical'
export const Severity: Shape<Severity> = oneOf('minor', 'serious', 'critical')
