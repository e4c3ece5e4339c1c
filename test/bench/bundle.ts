import { resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { told, type Line } from './line.ts'

const root = resolve(import.meta.dirname, '../..')

const packageOf = (path: string): string =>
  /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules)/.exec(path)?.[1] ?? 'xinyan'

const sizeOf = async (contents: string) => {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    write: false,
    metafile: true,
    legalComments: 'none',
    logLevel: 'error',
  })
  const [output] = outputFiles
  const [made] = Object.values(metafile.outputs)
  if (output === undefined || made === undefined) throw new Error('esbuild made nothing')
  const bytesOf: Record<string, number> = {}
  for (const [path, { bytesInOutput }] of Object.entries(made.inputs))
    if (bytesInOutput > 0) bytesOf[packageOf(path)] = (bytesOf[packageOf(path)] ?? 0) + bytesInOutput
  const gzipped = gzipSync(output.contents, { level: 9 }).length
  return { minified: output.contents.length, gzipped, of: bytesOf }
}

/** Bytes of the core for a browser, with what it depends on; it must do without a Node built-in. */
export const bundle = async (): Promise<readonly Line[]> => [
  told('bundle', {
    unit: 'bytes',
    everything: await sizeOf("export * from 'xinyan'"),
    'handle, renovation, memoryStore': await sizeOf("export { handle, renovation, memoryStore } from 'xinyan'"),
  }),
]
