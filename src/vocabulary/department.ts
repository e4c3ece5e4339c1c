import { oneOf, record, type Shape } from '../kernel/shape.ts'

/** A department or an office that has a say in a joint review. */
export type Department =
  | 'housing'
  | 'developmentAndReform'
  | 'finance'
  | 'planning'
  | 'fire'
  | 'utilities'
  | 'greenery'
  | 'civilAffairs'
  | 'subdistrict'
  | 'other'

/** What one department said: with conditions is a yes, and an objection is a no. */
export type DepartmentOpinion = {
  readonly department: Department
  readonly opinion: 'agrees' | 'agreesWithConditions' | 'objects'
}
export const DepartmentOpinion: Shape<DepartmentOpinion> = record({
  department: oneOf(
    'housing',
    'developmentAndReform',
    'finance',
    'planning',
    'fire',
    'utilities',
    'greenery',
    'civilAffairs',
    'subdistrict',
    'other',
  ),
  opinion: oneOf('agrees', 'agreesWithConditions', 'objects'),
})
