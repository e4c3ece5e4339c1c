import type { Kept, Vault } from '../../kernel/vault.ts'
import { answered, expectSame } from '../expectations.ts'

/** A text as a vault keeps it. */
export const note = (text: string, type = 'text/plain;charset=utf-8'): Kept => ({
  bytes: new TextEncoder().encode(text),
  type,
})

const plain = ({ bytes, type }: Kept) => ({ bytes: [...bytes], type })

/** Throws unless exactly this stands under an id. */
export const expectKept = async (vault: Vault, id: string, kept: Kept): Promise<void> => {
  const found = await answered(vault.read(id))
  expectSame(found.type === 'Kept' ? plain(found.kept) : found, plain(kept), `what stands under ${id}`)
}

/** Throws unless nothing stands under an id, for this reason. */
export const expectNothing = async (vault: Vault, id: string, type: 'Forgotten' | 'NeverKept'): Promise<void> =>
  expectSame(await answered(vault.read(id)), { type }, `what stands under ${id}`)

/** The refusal for an id that was used before. */
export const taken = (id: string, forgotten: boolean) => ({ type: 'VaultIdTaken', id, forgotten }) as const
