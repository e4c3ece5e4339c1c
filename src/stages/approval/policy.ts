import { flag, record, type PlainStructOf, type Shape, type StructOf } from '../../kernel/shape.ts'
import { PolicyHead } from '../../vocabulary/policy.ts'

const fields = {
  head: PolicyHead,
  /** Whether gate G2 asks that the departments reviewed the scheme together and let it pass. */
  jointReview: flag,
  /** Whether gate G2 asks that the drawings were reviewed, or exempted from it. */
  drawingReview: flag,
}

/**
 * What a place asks before it approves a project.
 *
 * @remarks Joint review: 国办发〔2020〕23号 [K: not checked against the primary text]. Drawings that were not reviewed where review
 * applies may not be used: Regulations on Construction Quality (建设工程质量管理条例) art. 11.
 */
export type ApprovalPolicy = StructOf<typeof fields>
export const ApprovalPolicy: Shape<ApprovalPolicy, PlainStructOf<typeof fields>> = record(fields)
