import { defineConfig, type ViteUserConfig } from 'vitest/config'

const report = process.env['XINYAN_TEST_REPORT']

// Specs that need a PostgreSQL are a project of their own, so that a server is started only when one of them runs.
const postgres = 'test/stores/postgres/*.spec.ts'

const config: ViteUserConfig = defineConfig({
  test: {
    pool: 'forks',
    // Some specs start processes of their own: on two busy cores an ordinary test may have to wait.
    testTimeout: 30_000,
    hookTimeout: 180_000,
    reporters: report === undefined ? ['default'] : ['default', 'json'],
    ...(report !== undefined && { outputFile: { json: report } }),
    projects: [
      { extends: true, test: { name: 'specs', include: ['test/**/*.spec.ts'], exclude: [postgres] } },
      {
        extends: true,
        test: { name: 'postgres', include: [postgres], globalSetup: ['test/stores/postgres/setup.ts'] },
      },
    ],
  },
})

export default config
