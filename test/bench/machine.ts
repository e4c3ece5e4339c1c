import { readFileSync } from 'node:fs'
import { arch, availableParallelism, cpus, loadavg, release, totalmem, type as system } from 'node:os'
import { resolve } from 'node:path'
import { peers } from './peers.ts'

const manifest = resolve(import.meta.dirname, '../../package.json')

/** What the figures were measured on and with. */
export const machine = () => {
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string }
  return {
    machine: {
      cpu: cpus()[0]?.model ?? 'unknown',
      cores: availableParallelism(),
      memoryGiB: Math.round(totalmem() / 2 ** 30),
      os: `${system()} ${release()} ${arch()}`,
      // How many processes wanted a core when the run began: well below the number of cores, or the figures are noisy.
      load: loadavg()[0],
    },
    versions: {
      node: process.versions.node,
      v8: process.versions.v8,
      sqlite: process.versions['sqlite'],
      xinyan: version,
      emmett: peers['@event-driven-io/emmett'],
      castore: peers['@castore/core'],
    },
  }
}
