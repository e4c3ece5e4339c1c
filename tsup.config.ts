import { copyFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { defineConfig } from 'tsup'

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    sqlite: 'src/stores/sqlite.ts',
    postgres: 'src/stores/postgres.ts',
    nats: 'src/stores/nats.ts',
    testing: 'src/testing/index.ts',
  },
  format: ['esm', 'cjs'],
  dts: true,
  sourcemap: true,
  clean: true,
  splitting: true, // one copy of every class in each format, across entries
  treeshake: true, // rollup then writes the CJS; sucrase would lower ?. and ??
  target: 'es2022',
  onSuccess: async () => copyFileSync('node_modules/@noble/hashes/LICENSE', 'dist/noble-hashes.LICENSE'),
  removeNodeProtocol: false, // node:sqlite has no name without its prefix
  // fp-ts and io-ts have no "exports": Node's ESM finds lib/X.js only, bundlers shake es6/X only, CJS finds X.
  // The ESM build therefore imports #fp-ts/X, which "imports" in package.json maps for each of them.
  // @noble/hashes comes along with its licence: as a package of its own it would load node:crypto, for nothing.
  noExternal: [/^(fp-ts|io-ts)\//, /^@noble\/hashes/],
  esbuildOptions(options) {
    // V8 reads an arrow function with an expression for a body in full, a function only as far as where it ends.
    options.supported = { ...options.supported, arrow: false }
  },
  plugins: [
    {
      // esbuild escapes what is not ASCII but in comments, and one such letter has V8 keep and read the file in two bytes a letter.
      name: 'one-byte-comments',
      renderChunk: (code) => ({
        code: code.replace(/[^\0-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`),
      }),
    },
  ],
  esbuildPlugins: [
    {
      name: 'fp-ts-subpaths',
      setup(build) {
        const cjs = build.initialOptions.define?.['TSUP_FORMAT'] === '"cjs"'
        build.onResolve({ filter: /^(fp-ts|io-ts)\/[^/]+$/ }, ({ path }) => ({
          path: cjs ? path : `#${path}`,
          external: true,
        }))
      },
    },
    {
      name: 'noble-without-node-crypto',
      setup(build) {
        build.onResolve({ filter: /^@noble\/hashes\/crypto$/ }, () => ({
          path: resolve('node_modules/@noble/hashes/esm/crypto.js'),
        }))
      },
    },
  ],
})
