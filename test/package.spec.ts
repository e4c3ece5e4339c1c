import { execFile } from 'node:child_process'
import {
  cpSync,
  existsSync,
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { builtinModules } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { build, type BuildResult } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const app = mkdtempSync(join(tmpdir(), 'xinyan-app-'))

const natsEntry = 'xinyan/nats'
const drivers = join(app, 'node_modules/@nats-io')

const run = async (command: string, ...args: readonly string[]): Promise<string> => {
  const ran = await promisify(execFile)(command, args, { cwd: app }).catch(
    (error: { stdout: string; stderr: string }) => {
      throw new Error(`${command} ${args.join(' ')}\n${error.stdout}${error.stderr}`)
    },
  )
  return ran.stdout
}
const node = (...args: readonly string[]): Promise<string> => run(process.execPath, ...args)
const write = (name: string, lines: readonly string[]): void => writeFileSync(join(app, name), `${lines.join('\n')}\n`)

const manifest: { exports: Record<string, unknown> } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const entries = Object.keys(manifest.exports)
  .filter((path) => path !== './package.json')
  .map((path) => `xinyan${path.slice(1)}`)

/** Prints what every entry exports, as a program that loads it in one of the two ways sees it. */
const listing = (load: string): string => `for (const entry of ${JSON.stringify(entries)})
  console.log(entry, Object.keys(${load}(entry)).filter((name) => name !== 'default').sort().join(' '))`

beforeAll(async () => {
  write('package.json', ['{ "private": true, "type": "module" }'])
  const packed = await run('npm', 'pack', root, '--silent', '--ignore-scripts', '--pack-destination', app)
  await run('npm', 'install', '--silent', '--no-audit', '--no-fund', '--prefer-offline', `./${basename(packed.trim())}`)
  symlinkSync(join(root, 'node_modules/@types'), join(app, 'node_modules/@types'), 'junction')
  symlinkSync(join(root, 'node_modules/@nats-io'), drivers, 'junction')
  for (const program of ['consumer.ts', 'recordAndRead.cjs'])
    cpSync(join(root, 'test/fixtures', program), join(app, program))
  write('esm.mjs', [listing('await import')])
  write('cjs.cjs', [listing('require')])
})

afterAll(() => rmSync(app, { recursive: true, force: true }))

describe('The packed package', () => {
  it('gives the same names to import and to require', async () => {
    const [imported, required] = await Promise.all([node('esm.mjs'), node('cjs.cjs')])
    expect(
      imported
        .trim()
        .split('\n')
        .map((line) => line.split(' ')[0]),
    ).toEqual(entries)
    expect(imported).toMatch(/^xinyan \w+/)
    expect(required).toBe(imported)
  })

  it('gives them to a Node that cannot require a module', async () => {
    expect(await node('--no-experimental-require-module', 'cjs.cjs')).toBe(await node('esm.mjs'))
  })

  it('records and reads a renovation in an ECMAScript module', async () => {
    const lines = (await node('consumer.ts')).trim().split('\n')
    expect(lines.slice(0, -1)).toEqual([
      'OpenRenovation → Committed',
      'GiveConsent → household h-1 is not registered',
      'RegisterHousehold → Committed',
      'OpenHouseholdFile → Committed',
      'RecordSurvey → Committed',
      'GiveConsent → Committed',
      'GiveConsent → AlreadySo',
    ])
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
      commits: 5,
      quarantined: 0,
      rate: { numerator: 1, denominator: 1 },
    })
  })

  it('records and reads a renovation in CommonJS, in a file that is closed and opened again', async () => {
    const told: unknown = JSON.parse(await node('recordAndRead.cjs'))
    expect(told).toEqual({ again: true, commits: 2, households: ['h-1'] })
  })

  it('loads without pg, and says that it is missing when a record in PostgreSQL is to be opened', async () => {
    const open = "openPostgresStore('postgres://nobody@127.0.0.1:1/none').then(({ left }) => console.log(left.cause))"
    write('postgres.cjs', ["const { openPostgresStore } = require('xinyan/postgres')", open])
    write('postgres.mjs', ["import { openPostgresStore } from 'xinyan/postgres'", open])
    const told = () => Promise.all([node('postgres.cjs'), node('postgres.mjs')])
    expect(existsSync(join(app, 'node_modules/pg'))).toBe(false)
    for (const cause of await told()) expect(cause).toMatch(/^the package pg has to be installed beside this one/)
    symlinkSync(join(root, 'node_modules/pg'), join(app, 'node_modules/pg'), 'junction')
    for (const cause of await told()) expect(cause).toContain('ECONNREFUSED')
  })

  it('loads without the client of NATS, but for the store that needs it', async () => {
    unlinkSync(drivers)
    const others = entries.filter((entry) => entry !== natsEntry)
    write('without.mjs', [
      `for (const entry of ${JSON.stringify(others)}) await import(entry)`,
      "console.log(await import('xinyan/nats').catch(({ code }) => code))",
    ])
    expect(await node('without.mjs')).toBe('ERR_MODULE_NOT_FOUND\n')
    symlinkSync(join(root, 'node_modules/@nats-io'), drivers, 'junction')
  })

  it('is one instance, however it is loaded', async () => {
    write('same.mjs', [
      "import { createRequire } from 'node:module'",
      'const require = createRequire(import.meta.url)',
      `for (const entry of ${JSON.stringify(entries)}) {`,
      '  const [imported, required] = [await import(entry), require(entry)]',
      '  for (const name in imported) if (imported[name] !== required[name]) console.log(`two of ${entry}.${name}`)',
      '}',
    ])
    expect(await node('same.mjs')).toBe('')
  })

  it.for([
    ['nodenext', 'nodenext', 'every.ts'],
    ['node16', 'node16', 'every.cts'],
    ['esnext', 'bundler', 'every.ts'],
  ] as const)(
    'is well typed for module %s, resolution %s, in %s',
    { timeout: 120_000 },
    async ([module, resolution, file]) => {
      const named = entries.filter((entry) => entry !== natsEntry).map((entry, at) => [entry, `entry${at}`] as const)
      write(
        'every.ts',
        named.map(([entry, name]) => `export * as ${name} from '${entry}'`),
      )
      write(
        'every.cts',
        named.map(([entry, name]) => `import ${name} = require('${entry}')\nexport { ${name} }`),
      )
      write('nats.ts', [`export * as nats from '${natsEntry}'`])
      write('nats.cts', [`import nats = require('${natsEntry}')`, 'export { nats }'])
      const strict = ['--strict', '--noUncheckedIndexedAccess', '--skipLibCheck', 'false']
      const target = ['--noEmit', '--target', 'es2022', '--lib', 'es2023', '--types', 'node']
      const how = ['--module', module, '--moduleResolution', resolution]
      const checked = (...files: readonly string[]) =>
        node(join(root, 'node_modules/typescript/bin/tsc'), ...strict, ...target, ...how, ...files)
      expect(await checked('--exactOptionalPropertyTypes', 'consumer.ts', file)).toBe('')
      // The declarations of the client of NATS 3.4.0 are not exact themselves.
      expect(await checked(file.replace('every', 'nats'))).toBe('')
    },
  )

  // How much longer an import takes otherwise, docs/bench.md tells.
  it('is ASCII throughout and without arrow functions, which V8 reads faster', () => {
    const built = globSync('node_modules/xinyan/dist/*.{js,cjs}', { cwd: app })
    expect(built).not.toEqual([])
    const slow = built.filter((file) => /[^\0-\x7f]|=>/.test(readFileSync(join(app, file), 'utf8')))
    expect(slow).toEqual([])
  })

  describe('bundled for the browser', () => {
    const bundled = (): Promise<BuildResult<{ metafile: true }>> =>
      build({
        absWorkingDir: app,
        entryPoints: ['consumer.ts'],
        outfile: 'consumer.js',
        bundle: true,
        minify: true,
        format: 'esm',
        platform: 'browser',
        metafile: true,
        logLevel: 'silent',
      })

    it('holds nothing of Node', async () => {
      const { metafile, warnings } = await bundled()
      const asked = Object.values(metafile.inputs).flatMap(({ imports }) => imports)
      const builtin = asked.filter(
        ({ path, external }) => external || path.startsWith('node:') || builtinModules.includes(path),
      )
      const emptied = Object.keys(metafile.inputs).filter((path) => path.startsWith('(disabled):'))
      expect({ builtin, emptied, warnings }).toEqual({ builtin: [], emptied: [], warnings: [] })
    })

    it('says there what it says in Node', async () => {
      await bundled()
      expect(await node('consumer.js')).toBe(await node('consumer.ts'))
    })
  })
})
