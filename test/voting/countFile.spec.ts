import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'xinyan-count-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Ran {
  readonly code: number
  readonly out: string
  readonly mistakes: readonly { readonly type: string; readonly place: string }[]
}

const run = (...words: readonly string[]): Promise<Ran> =>
  new Promise((settle) => {
    const env = { ...process.env, FORCE_COLOR: '0', INIT_CWD: folder }
    execFile(
      process.execPath,
      [join(root, 'docs/examples/count/main.ts'), ...words],
      { cwd: root, env },
      (error, out, err) => {
        const lines = err.split('\n').filter((line) => line.startsWith('{'))
        settle({ code: error === null ? 0 : Number(error.code), out, mistakes: lines.map((line) => JSON.parse(line)) })
      },
    )
  })

let written = 0
const file = (text: string): string => {
  const name = `vote-${++written}.json`
  writeFileSync(join(folder, name), text)
  return name
}

const roll = Array.from({ length: 129 }, (_, i) => ({ dwelling: `d-${i + 1}`, area: 5000, owners: [`o-${i + 1}`] }))
const ballots = (yes: number, no: number, on = '2022-04-20') =>
  roll.slice(0, yes + no).map(({ dwelling }, i) => ({ dwelling, choice: i < yes ? 'for' : 'against', on }))
const vote = (more: object) =>
  file(
    JSON.stringify({
      policy: 'cn/civil-code-278/ordinary',
      on: '2022-05-01',
      roll,
      delivered: [],
      ballots: [],
      ...more,
    }),
  )
const json = async (more: object): Promise<Record<string, unknown>> => JSON.parse((await run(vote(more))).out)

const mistakes = async (name: string): Promise<readonly string[]> => {
  const { code, out, mistakes: found } = await run(name)
  expect({ code, out }).toEqual({ code: 1, out: '' })
  return found.map(({ type, place }) => `${type} at ${place}`)
}

describe.concurrent('Counting a vote from a file', () => {
  it('prints one JSON object with exact numbers', async () => {
    expect(await json({ ballots: ballots(43, 43) })).toEqual({
      passed: false,
      conditions: [
        {
          about: 'participation',
          weight: 'area',
          base: 'all',
          needed: 430_000,
          reached: 430_000,
          missing: 0,
          met: true,
        },
        { about: 'participation', weight: 'head', base: 'all', needed: 86, reached: 86, missing: 0, met: true },
        {
          about: 'approval',
          weight: 'area',
          base: 'participating',
          needed: 215_001,
          reached: 215_000,
          missing: 1,
          met: false,
        },
        { about: 'approval', weight: 'head', base: 'participating', needed: 44, reached: 43, missing: 1, met: false },
      ],
      canStillPass: true,
      fewestFurtherVotes: 1,
    })
    expect(await json({ ballots: ballots(44, 42) })).toMatchObject({ passed: true, fewestFurtherVotes: 0 })
  })

  it('says null where no number of votes would do, and marks a bound as one', async () => {
    expect(await json({ ballots: ballots(60, 69) })).toMatchObject({ canStillPass: false, fewestFurtherVotes: null })
    const inBuildings = roll.map((row, i) => ({ ...row, landArea: 3000, building: `b-${i % 3}` }))
    const korea = { policy: 'kr/reconstruction', on: '2025-06-01', roll: inBuildings }
    expect(await json(korea)).toMatchObject({ canStillPass: true, fewestFurtherVotes: { atMost: 91 } })
  })

  it('takes a policy as an object, silence where the law leaves it, and a file that begins with a byte order mark', async () => {
    const silence = { silence: 'follows-majority', warned: true, delivered: roll.map((row) => row.dwelling) }
    expect(await json({ ...silence, ballots: ballots(2, 1) })).toMatchObject({ passed: true })
    const own = readFileSync(join(root, 'docs/examples/count/own-policy.json'), 'utf8')
    expect(JSON.parse((await run(file(`\ufeff${own}`))).out)).toMatchObject({ passed: false, fewestFurtherVotes: 1 })
  })

  it.for(['129-ordinary', '129-property-law', 'silence', 'own-policy'])('counts the example %s', async (name) => {
    const { code, out } = await run(join('docs/examples/count', `${name}.json`))
    expect(code).toBe(0)
    expect(Object.keys(JSON.parse(out) as object)).toEqual([
      'passed',
      'conditions',
      'canStillPass',
      'fewestFurtherVotes',
    ])
  })

  it('tells it in words, in English and in Chinese', async () => {
    const name = vote({ ballots: ballots(43, 43) })
    const [en, zh] = await Promise.all([run(name, '--lang', 'en'), run('--lang', 'zh', name)])
    expect(en.out).toContain('The motion has not passed.')
    expect(en.out).toContain('2,150.01 m²')
    expect(en.out).toContain('At least 1 further vote in favour is needed')
    expect(zh.out).toContain('表决未通过。')
    expect(zh.out).toContain('至少还需 1 票赞同')
  })

  it('lists the policies with basis, validity and whether anybody has read the text', async () => {
    const listed = JSON.parse((await run('--policies')).out) as readonly Record<string, unknown>[]
    expect(listed.map(({ id }) => id)).toContain('sg/hip')
    for (const one of listed)
      expect(Object.keys(one)).toEqual(expect.arrayContaining(['basis', 'verified', 'validFrom']))
  })

  it('says what is wrong and where, with an exit code of 1 and nothing on standard output', async () => {
    const told = await Promise.all(
      [
        vote({ policy: 'cn/civil-code-279' }),
        vote({ on: '2020-12-31' }),
        vote({ silence: 'against' }),
        vote({ roll: [...roll, { dwelling: 'd-1', area: 0, owners: [] }, { area: 1, owners: ['o'] }] }),
        vote({ roll: [] }),
        vote({
          ballots: [...ballots(1, 0), { dwelling: 'd-999', choice: 'for', on: '2022-04-20' }],
          delivered: ['d-888'],
        }),
        vote({ ballots: ballots(1, 0, '2022-05-02') }),
        vote({ ballots: [{ dwelling: 'd-1', choice: 'yes', on: '2022-02-30' }] }),
        vote({ turnout: 1 }),
        file('{"policy": "sg/hip",'),
        file('{"on": "2022-05-01", "on": "2022-05-02"}'),
        'no-such-file.json',
      ].map(mistakes),
    )
    expect(told).toEqual([
      ['UnknownPolicy at policy'],
      ['PolicyNotInForce at on'],
      ['SilenceNotLeftToOwners at silence'],
      [
        'DwellingWithoutOwner at roll[129]',
        'NoArea at roll[129]',
        'OwnerWithoutDwelling at roll[130]',
        'DwellingTwice at roll[0] and roll[129]',
      ],
      ['EmptyRoll at roll'],
      ['NotOnRoll at ballots[1]', 'NotOnRoll at delivered[0]'],
      ['BallotAfterCount at ballots[0]'],
      ['Malformed at ballots[0].choice', 'Malformed at ballots[0].on'],
      ['Malformed at turnout'],
      ['Malformed at the file'],
      ['Malformed at on'],
      ['NoSuchFile at no-such-file.json'],
    ])
  })

  it('says how it is used when it is used in another way', async () => {
    const told = await Promise.all([
      run(),
      run('--lang', 'fr', vote({})),
      run('--lang'),
      run('a.json', 'b.json'),
      run('--all'),
    ])
    expect(told.map(({ code, out, mistakes: [first] }) => [code, out, first?.type])).toEqual(
      told.map(() => [1, '', 'Usage']),
    )
  })
})
