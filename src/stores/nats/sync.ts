import type { StreamInfo } from '@nats-io/jetstream'

interface Told {
  readonly server_name?: unknown
  readonly jetstream?: { readonly config?: { readonly sync_always?: unknown } }
}

const told = async (address: string): Promise<Told> => {
  const answer = await fetch(new URL('/varz', address), { signal: AbortSignal.timeout(5000) })
  if (!answer.ok) throw new Error(`${address} answers ${answer.status}`)
  return (await answer.json()) as Told
}

/**
 * Why it is not proven that a server writes to its disk before it acknowledges; undefined when it is, for every server
 * that holds the record. Servers tell this on their monitoring port only, and only from 2.10 on.
 */
export const unproven = async (info: StreamInfo, monitoring: readonly string[]): Promise<string | undefined> => {
  if (monitoring.length === 0) return 'no monitoring address was given'
  try {
    const all = await Promise.all(monitoring.map(told))
    const synced = all.filter(({ jetstream }) => jetstream?.config?.sync_always === true)
    const names = new Set(synced.map(({ server_name }) => server_name))
    const holders = [info.cluster?.leader, ...(info.cluster?.replicas ?? []).map(({ name }) => name)]
    const missing = holders.filter((name) => name !== undefined && !names.has(name))
    if (synced.length < all.length) return 'a server does not say sync_always'
    return missing.length === 0 ? undefined : `nothing is known of ${missing.join(', ')}`
  } catch (error) {
    return `the monitoring port cannot be read (${error instanceof Error ? error.message : String(error)})`
  }
}
