import { globSync, readFileSync } from 'node:fs'
import { sep } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cycles, wrongWays, type Sources } from './house/imports.ts'
import * as house from './house/rules.ts'

const source: Sources = Object.fromEntries(
  globSync('**/*', { cwd: 'src', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.split(sep).join('/'))
    .map((path) => [path.slice(path.lastIndexOf('/src/') + '/src/'.length), readFileSync(path, 'utf8')]),
)

interface Rule {
  readonly says: string
  readonly check: (sources: Sources) => readonly string[]
  readonly allows?: Sources
  readonly reports: readonly (readonly [Sources, string])[]
}

const rules: readonly Rule[] = [
  {
    says: 'imports point one way',
    check: wrongWays,
    allows: {
      'vocabulary/area.ts': "import { list } from '../kernel/shape.ts'\nimport * as t from 'io-ts'",
      'kernel/fact.ts': "import * as E from 'fp-ts/Either'\nimport { freeze } from 'immer'",
      'kernel/fingerprint.ts': "import { sha256 } from '@noble/hashes/sha2'",
      'stages/consent/consent.ts':
        "import { dwelling } from '../survey/state.ts'\nimport { policy } from './policy.ts'",
      'stages/permit/permit.ts': "import { adopts } from '../opening/adoption.ts'",
      'stages/opening/adoption.ts': "import { closedTo } from './state.ts'",
      'stages/occasion/occasion.ts': "import { strikes } from '../opening/striking.ts'",
      'stages/consent/state.ts':
        "import type { Policy } from './policy.ts'\nimport { keep } from '../../kernel/keep.ts'",
      'voting/count.ts': "import * as E from 'fp-ts/Either'\nimport { keep } from '../kernel/keep.ts'",
      'policies/warranty.ts': "import { WarrantyPolicy } from '../stages/warranty/policy.ts'",
      'stages/vote/vote.ts': "import { countVotes } from '../../voting/count.ts'",
      'stages/vote/state.ts': "import { countVotes } from '../../voting/count.ts'",
      'reports/vote.ts': "import type { VoteExplanation } from '../voting/explain.ts'",
      'projections/lifeCycle.ts': "import type { RenovationEvent } from '../renovation.ts'",
      'reports/letter.ts': "import type { RenovationEvent } from '../renovation.ts'",
      'interop/csv.ts': "import { renovation } from '../renovation.ts'\nimport { pipe } from 'fp-ts/function'",
      'stores/sqlite.ts': "import { DatabaseSync } from 'node:sqlite'\nimport { open } from './sqlite/file.ts'",
      'stores/sqlite/file.ts': "import { readSync } from 'node:fs'\nimport { storable } from '../storable.ts'",
      'index.ts': "export { memoryStore } from './stores/memory.ts'",
    },
    reports: [
      [
        { 'vocabulary/area.ts': "import { fact } from '../kernel/fact.ts'" },
        'vocabulary/area.ts imports kernel/fact.ts',
      ],
      [{ 'vocabulary/area.ts': "import { freeze } from 'immer'" }, 'vocabulary/area.ts imports immer'],
      [
        { 'kernel/fact.ts': "import { Area } from '../vocabulary/area.ts'" },
        'kernel/fact.ts imports vocabulary/area.ts',
      ],
      [{ 'kernel/fact.ts': "import { createHash } from 'node:crypto'" }, 'kernel/fact.ts imports node:crypto'],
      [{ 'kernel/fact.ts': "import { hmac } from '@noble/hashes/hmac'" }, 'kernel/fact.ts imports @noble/hashes/hmac'],
      [{ 'kernel/fact.ts': "import { x } from 'immerse'" }, 'kernel/fact.ts imports immerse'],
      [
        { 'stages/consent/consent.ts': "import { surveyed } from '../survey/survey.ts'" },
        'stages/consent/consent.ts imports stages/survey/survey.ts',
      ],
      [
        { 'stages/consent/consent.ts': "import * as E from 'fp-ts/Either'" },
        'stages/consent/consent.ts imports fp-ts/Either',
      ],
      [
        { 'stages/consent/state.ts': "import type { Survey } from '../survey/state.ts'" },
        'stages/consent/state.ts imports types of stages/survey/state.ts',
      ],
      [
        { 'stages/consent/policy.ts': "import { s } from './state.ts'" },
        'stages/consent/policy.ts imports stages/consent/state.ts',
      ],
      [
        { 'stages/consent/consent.ts': "import { countVotes } from '../../voting/count.ts'" },
        'stages/consent/consent.ts imports voting/count.ts',
      ],
      [
        { 'stages/opening/adoption.ts': "import { open } from './opening.ts'" },
        'stages/opening/adoption.ts imports stages/opening/opening.ts',
      ],
      [
        { 'stages/consent/state.ts': "import { adopts } from '../opening/adoption.ts'" },
        'stages/consent/state.ts imports stages/opening/adoption.ts',
      ],
      [
        { 'policies/warranty.ts': "import { warrantyOf } from '../stages/warranty/state.ts'" },
        'policies/warranty.ts imports stages/warranty/state.ts',
      ],
      [
        { 'stages/warranty/warranty.ts': "import { warranties } from '../../policies/warranty.ts'" },
        'stages/warranty/warranty.ts imports policies/warranty.ts',
      ],
      [
        { 'voting/count.ts': "import { vote } from '../stages/vote/vote.ts'" },
        'voting/count.ts imports stages/vote/vote.ts',
      ],
      [{ 'voting/count.ts': "import { freeze } from 'immer'" }, 'voting/count.ts imports immer'],
      [{ 'reports/x.ts': "import { countVotes } from '../voting/count.ts'" }, 'reports/x.ts imports voting/count.ts'],
      [{ 'stages/consent/due.ts': '' }, 'stages/consent/due.ts stands in no room'],
      [{ 'renovation.ts': "import { x } from './projections/x.ts'" }, 'renovation.ts imports projections/x.ts'],
      [
        { 'projections/x.ts': "import { renovation } from '../renovation.ts'" },
        'projections/x.ts imports renovation.ts',
      ],
      [
        { 'projections/x.ts': "import { survey } from '../stages/survey/survey.ts'" },
        'projections/x.ts imports stages/survey/survey.ts',
      ],
      [
        { 'metrics/x.ts': "type R = import('../renovation.ts').Renovation" },
        'metrics/x.ts imports types of renovation.ts',
      ],
      [{ 'interop/csv.ts': "import { x } from '../reports/x.ts'" }, 'interop/csv.ts imports reports/x.ts'],
      [{ 'reports/x.ts': "export { renovation } from '../renovation.ts'" }, 'reports/x.ts imports renovation.ts'],
      [{ 'reports/x.ts': "import { decide } from '../kernel/decider.ts'" }, 'reports/x.ts imports kernel/decider.ts'],
      [{ 'stores/memory.ts': "import { DatabaseSync } from 'node:sqlite'" }, 'stores/memory.ts imports node:sqlite'],
      [{ 'stores/memory.ts': "import { open } from './sqlite.ts'" }, 'stores/memory.ts imports stores/sqlite.ts'],
      [
        { 'stores/postgres.ts': "import { open } from './sqlite/file.ts'" },
        'stores/postgres.ts imports stores/sqlite/file.ts',
      ],
      [{ 'stores/nats/read.ts': "import { Pool } from 'pg'" }, 'stores/nats/read.ts imports pg'],
      [{ 'index.ts': "export { open } from './stores/sqlite/file.ts'" }, 'index.ts imports stores/sqlite/file.ts'],
      [{ 'testing/index.ts': "const x = await import('vitest')" }, 'testing/index.ts imports vitest'],
      [{ 'testing/index.ts': 'const x = await import(name)' }, 'testing/index.ts imports a computed name'],
      [{ 'index.ts': "export { sqliteStore } from './stores/sqlite.ts'" }, 'index.ts imports stores/sqlite.ts'],
      [{ 'index.ts': "export type { Given } from './testing/index.ts'" }, 'index.ts imports types of testing/index.ts'],
      [{ 'index.ts': "export { version } from '../package.json'" }, 'index.ts imports ../package.json'],
      [{ 'index.ts': "export { pipe } from 'fp-ts/function'" }, 'index.ts imports fp-ts/function'],
      [{ 'attic/x.ts': '' }, 'attic/x.ts stands in no room'],
    ],
  },
  {
    says: 'no import comes round to where it began',
    check: cycles,
    allows: { 'a.ts': "import './b.ts'\nimport './c.ts'", 'b.ts': "import './c.ts'", 'c.ts': '' },
    reports: [
      [{ 'b.ts': "import './a.ts'", 'a.ts': "import type { B } from './b.ts'" }, 'a.ts > b.ts > a.ts'],
      [{ 'a.ts': "export { a } from './a.ts'" }, 'a.ts > a.ts'],
    ],
  },
  {
    says: 'nothing is exported by star',
    check: house.starExports,
    allows: { 'kernel/fact.ts': "// export * from './x.ts'\nexport { a } from './x.ts'" },
    reports: [
      [{ 'kernel/fact.ts': "\nexport * from './rule.ts'" }, 'kernel/fact.ts exports * at line 2'],
      [{ 'kernel/fact.ts': "export * as rule from './rule.ts'" }, 'kernel/fact.ts exports * at line 1'],
    ],
  },
  {
    says: 'the entry names what is public and holds nothing else',
    check: house.otherThanNames,
    allows: { 'index.ts': "export { a } from './a.ts'\nexport type { B } from './b.ts'" },
    reports: [
      [{ 'index.ts': 'export const version = 1' }, 'index.ts holds something else at line 1'],
      [{ 'index.ts': "import { a } from './a.ts'\nexport { a }" }, 'index.ts holds something else at line 2'],
    ],
  },
  {
    says: 'there are no barrels inside the house',
    check: house.barrels,
    allows: { 'testing/index.ts': "export { given } from './given.ts'" },
    reports: [
      [{ 'kernel/index.ts': 'export const a = 1' }, 'kernel/index.ts is a barrel'],
      [{ 'kernel/all.ts': "export { fact } from './fact.ts'" }, 'kernel/all.ts is a barrel'],
    ],
  },
  {
    says: 'every file has a name that says what it holds',
    check: house.emptyNames,
    allows: { 'kernel/shape.ts': '', 'vocabulary/commonArea.ts': '' },
    reports: [
      'kernel/utils.ts',
      'kernel/helpers.ts',
      'common/x.ts',
      'kernel/misc.ts',
      'kernel/types.ts',
      'kernel/constants.d.ts',
    ].map((path) => [{ [path]: '' }, `${path} has an empty name`] as const),
  },
  {
    says: 'no file is longer than 250 lines',
    check: house.longFiles,
    allows: { 'kernel/fact.ts': 'a\n'.repeat(250), 'reports/phrases/zh.ts': 'a\n'.repeat(900) },
    reports: [[{ 'kernel/fact.ts': 'a\n'.repeat(251) }, 'kernel/fact.ts has 251 lines']],
  },
  {
    says: 'drafts are made in the kernel only',
    check: house.drafts,
    allows: { 'kernel/decider.ts': "import { produce } from 'immer'" },
    reports: [
      [
        { 'stages/survey/survey.ts': 'const next = produce(state, recipe)' },
        'stages/survey/survey.ts drafts at line 1',
      ],
      [{ 'projections/x.ts': "const { x } = await import('immer')" }, 'projections/x.ts drafts at line 1'],
    ],
  },
  {
    says: 'a stage refuses and never throws',
    check: house.throwsInStages,
    allows: {
      'kernel/fact.ts': "throw new Error('a bug of ours')",
      'stages/survey/survey.ts': "const s = 'throw x' // throw x",
    },
    reports: [
      [{ 'stages/survey/survey.ts': "if (no) throw new Error('no')" }, 'stages/survey/survey.ts throws at line 1'],
    ],
  },
  {
    says: 'clock, chance, locale and time zone come from the caller',
    check: house.worldReads,
    allows: {
      'vocabulary/day.ts': 'const day = new Date(Date.UTC(2019, 5, 21)).getUTCDay()',
      'kernel/shape.ts': "const o = { process: 'tender' }; const p = o.process // Math.random()",
      'stores/memory.ts': 'const now = Date.now()',
    },
    reports: [
      ['Date.now()', 'Date.now'],
      ['new Date()', 'new Date'],
      ['new Date(2019, 5, 21)', 'new Date'],
      ['Date()', 'Date()'],
      ['Math.random()', 'Math.random'],
      ['crypto.randomUUID()', 'crypto'],
      ['globalThis.crypto', 'crypto'],
      ['performance.now()', 'performance'],
      ['day.toLocaleString()', 'toLocaleString'],
      ['a.localeCompare(b)', 'localeCompare'],
      ['day.getDay()', 'getDay'],
      ['new Intl.NumberFormat()', 'Intl'],
      ['process.env', 'process'],
    ].flatMap(([code, what]) =>
      [
        'kernel/x.ts',
        'stages/survey/state.ts',
        'vocabulary/x.ts',
        'voting/x.ts',
        'projections/x.ts',
        'metrics/x.ts',
      ].map((path) => [{ [path]: `const x = ${code}` }, `${path} reads ${what} at line 1`] as const),
    ),
  },
]

describe('The house', () => {
  it('has a source to look at', () => {
    expect(Object.keys(source)).toContain('index.ts')
  })

  describe.for(rules)('keeps its rule that $says', ({ check, allows = {}, reports }) => {
    it('everywhere in src', () => {
      expect(check(source)).toEqual([])
    })

    it('and forbids no more than that', () => {
      expect(check(allows)).toEqual([])
    })

    it('and notices whatever breaks it', () => {
      expect(reports.filter(([sources, problem]) => !check(sources).includes(problem))).toEqual([])
    })
  })
})
