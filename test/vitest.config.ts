import { defineConfig, type ViteUserConfig } from 'vitest/config'

const report = process.env['XINYAN_TEST_REPORT']

const config: ViteUserConfig = defineConfig({
  test: {
    include: ['test/**/*.spec.ts'],
    pool: 'forks',
    // Some specs start processes of their own: on two busy cores an ordinary test may have to wait.
    testTimeout: 30_000,
    hookTimeout: 180_000,
    reporters: report === undefined ? ['default'] : ['default', 'json'],
    ...(report !== undefined && { outputFile: { json: report } }),
  },
})

export default config
