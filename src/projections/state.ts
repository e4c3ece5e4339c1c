import type { RenovationState } from '../renovation.ts'

export type { RenovationState }

/** The part of a renovation's state that a projection reads: any object that has these slices will do. */
export type Slices<K extends keyof RenovationState> = Pick<RenovationState, K>
