import type * as t from 'io-ts'
import { list, record, textWhere, type Shape } from '../kernel/shape.ts'
import { RecordId } from './ids.ts'

interface Sha256Brand {
  readonly Sha256: unique symbol
}
/** The SHA-256 of a document's bytes, 64 hexadecimal digits in lower case. */
export type Sha256 = string & t.Brand<Sha256Brand>
export const Sha256: Shape<Sha256, string> = textWhere('Sha256', '64 hexadecimal digits in lower case', (value) =>
  /^[0-9a-f]{64}$/.test(value),
)

/** A document that proves something: its opaque id in the vault and the hash of its bytes (a photo, a signed form). */
export type Document = { readonly document: RecordId; readonly sha256: Sha256 }
export const Document: Shape<Document, { readonly document: string; readonly sha256: string }> = record({
  document: RecordId,
  sha256: Sha256,
})

/** The documents that prove a fact, 1 to 50 of them; where there are none, the key is absent. */
export type Evidence = readonly Document[]
export const Evidence: Shape<Evidence, readonly { readonly document: string; readonly sha256: string }[]> = list(
  Document,
  1,
  50,
)

/** A reference to text that people wrote: the text itself is in the vault, which can forget it. */
export type NoteRef = RecordId
export const NoteRef: Shape<NoteRef, string> = RecordId
