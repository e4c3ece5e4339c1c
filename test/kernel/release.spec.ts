import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { release } from '../../src/kernel/release.ts'

it('The release is that of the package', () => {
  expect(release).toBe((JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version)
})
