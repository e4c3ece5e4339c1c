import { list, oneOf, optional, record, type PlainStructOf, type Shape, type StructOf } from '../../kernel/shape.ts'
import { Period } from '../../vocabulary/period.ts'
import { PolicyHead } from '../../vocabulary/policy.ts'

/** Who takes part in an acceptance: the five parties of the works, and those who are asked to it by practice. */
export type AcceptanceRole = (typeof AcceptanceRole)['_A']
export const AcceptanceRole = oneOf(
  'employer',
  'survey',
  'design',
  'contractor',
  'supervisor',
  'subdistrict',
  'residents',
  'propertyService',
)

/** What has to lie before the parties on paper when they accept: files, tests, signed documents, the warranty certificate. */
export type AcceptancePaper = (typeof AcceptancePaper)['_A']
export const AcceptancePaper = oneOf('technicalFiles', 'materialTests', 'qualityDocuments', 'warrantyCertificate')

/** What may be asked of a community before it is handed over. */
export type HandoverCondition = (typeof HandoverCondition)['_A']
export const HandoverCondition = oneOf(
  'acceptancePassed',
  'acceptanceFiled',
  'archiveHandedOver',
  'fireSettled',
  'elevatorsRegistered',
  'warrantyCertificate',
)

const fields = {
  head: PolicyHead,
  /** Who must be present; name the survey firm only where there was one. */
  parties: list(AcceptanceRole, 1, 8),
  /** What must be there on paper. */
  papers: list(AcceptancePaper, 0, 4),
  /** How long after acceptance was passed it may take to file it (备案). */
  fileWithin: Period,
  /** How long after acceptance was passed it may take to hand the archive over; absent where nothing was laid down. */
  archiveWithin: optional(Period),
  /** How long after acceptance was passed the elevators that were added may go without registration; absent where none was laid down. */
  registerElevatorsWithin: optional(Period),
  /** What has to be in order before a hand-over: gate G7. Absent where nothing was laid down. */
  atHandover: optional(list(HandoverCondition, 1, 6)),
}

/** What a place asks of completion and acceptance. */
export type CompletionPolicy = StructOf<typeof fields>
export const CompletionPolicy: Shape<CompletionPolicy, PlainStructOf<typeof fields>> = record(fields)
