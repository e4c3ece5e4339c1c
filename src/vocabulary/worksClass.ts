import { oneOf, type Shape } from '../kernel/shape.ts'

/**
 * The class of a works item: basic (基础类), improved (完善类), upgraded (提升类), or local, which a city added to the
 * national catalogue (地方).
 */
export type WorksClass = 'basic' | 'improved' | 'upgraded' | 'local'
export const WorksClass: Shape<WorksClass> = oneOf('basic', 'improved', 'upgraded', 'local')
