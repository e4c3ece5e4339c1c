import { list, optional, record, text, type PlainStructOf, type Shape, type StructOf } from '../../kernel/shape.ts'
import { RecordId } from '../../vocabulary/ids.ts'
import { PolicyHead } from '../../vocabulary/policy.ts'
import { WorksClass } from '../../vocabulary/worksClass.ts'

const item = {
  /** The code by which works items name it, such as `B05` for roads. */
  code: RecordId,
  class: WorksClass,
  names: record({ zh: text(1, 80), en: text(1, 80) }),
  /** The official indicator that a completed item of this code counts for, such as `elevator`; absent where none. */
  countsFor: optional(text(1, 60)),
}

/** One kind of works item that a scheme may plan. */
export type CatalogueItem = StructOf<typeof item>
export const CatalogueItem: Shape<CatalogueItem, PlainStructOf<typeof item>> = record(item)

const fields = { head: PolicyHead, items: list(CatalogueItem, 1, 500) }

/**
 * The catalogue of works items (改造内容清单) that a scheme is planned from.
 *
 * @remarks 国办发〔2020〕23号 (3) names the classes [K: not checked against the primary text]; the codes are this library's.
 */
export type CataloguePolicy = StructOf<typeof fields>
export const CataloguePolicy: Shape<CataloguePolicy, PlainStructOf<typeof fields>> = record(fields)
