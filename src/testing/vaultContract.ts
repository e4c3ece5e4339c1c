import type { Vault } from '../kernel/vault.ts'
import { tryAll, type Runner } from './contract/clause.ts'
import { forgetting } from './contract/forgetting.ts'
import { keeping } from './contract/keeping.ts'

/** A vault that was opened for one test: empty, and used by nothing else. */
export interface OpenedVault {
  readonly vault: Vault
  readonly close: () => Promise<unknown>
}

/**
 * What every vault promises, as tests for your own runner. That the bytes of what was forgotten are gone from every disk
 * is for you to test besides: only you know where your vault writes.
 */
export const vaultContract = (runner: Runner, open: () => Promise<OpenedVault>): void =>
  tryAll(runner, [keeping, forgetting], async () => {
    const { vault, close } = await open()
    return { port: vault, close }
  })
