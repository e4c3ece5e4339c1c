import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { initiatives } from '../../src/initiatives.ts'
import { renovation } from '../../src/renovation.ts'
import { Gate, GateMode } from '../../src/vocabulary/obstacle.ts'

const root = resolve(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'docs/domain.md'), 'utf8')

/** The cells of every line of a table under a heading, without its first two lines. */
const linesUnder = (heading: string): readonly (readonly string[])[] => {
  const [, after = ''] = page.split(new RegExp(`^#+ ${heading}\\b.*$`, 'm'))
  const [section = ''] = after.split(/^#+ /m)
  const lines = section.split('\n').filter((line) => line.startsWith('|'))
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

const named = (lines: readonly (readonly string[])[]): readonly string[] =>
  lines.map(([name = '']) => name.replaceAll('`', ''))

const isChinese = (text = ''): boolean => /\p{Script=Han}/u.test(text)
const isEnglish = (text = ''): boolean => /[a-z]{2}/.test(text) && !isChinese(text)
const isSentence = (text = '', stop: string): boolean => text.endsWith(stop) && text.indexOf(stop) === text.length - 1

const stages = [renovation, initiatives].flatMap((one) => Object.keys(one.initial))
const facts = [...renovation.facts.values(), ...initiatives.facts.values()].map((fact) => fact.factName)
const factsOf = async (stage: string): Promise<readonly string[]> => {
  const file = (await import(`../../src/stages/${stage}/${stage}.ts`)) as Record<
    string,
    { readonly facts: readonly { readonly factName: string }[] }
  >
  return (file[stage]?.facts ?? []).map(({ factName }) => factName)
}

const words = (codec: { readonly name: string }): readonly string[] =>
  codec.name.split('|').map((word) => JSON.parse(word) as string)

describe('The glossary', () => {
  it.for(stages)('has one line for each fact of the stage %s, in the order of its page', async (stage) => {
    const facts = await factsOf(stage)
    expect(facts.length).toBeGreaterThan(0)
    expect(named(linesUnder(stage))).toEqual(facts)
  })

  it('has no line for a fact that is not there', () => {
    const [, told = ''] = page.split(/^## Facts$/m)
    const lines = told.split('\n').filter((line) => line.startsWith('| `'))
    expect(lines.map((line) => /`(\w+)`/.exec(line)?.[1] ?? '').toSorted()).toEqual(facts.toSorted())
  })

  it.for(stages)('says in both languages what became true in the stage %s', (stage) => {
    const short = linesUnder(stage).filter(([, zh, became, fact]) => {
      const both = isChinese(zh) && isEnglish(became) && isChinese(fact)
      return !(both && isSentence(became, '.') && isSentence(fact, '。'))
    })
    expect(short).toEqual([])
  })

  it('names every gate once, in both languages', () => {
    const gates = linesUnder('Gates')
    expect(named(gates)).toEqual(words(Gate))
    expect(gates.filter(([, zh, en]) => !(isChinese(zh) && isEnglish(en)))).toEqual([])
  })

  it('tells which facts pass a gate: those that keep what was open', () => {
    const passing = [...renovation.facts.values()]
      .filter((fact) => fact.codec.name.includes('despite:'))
      .map((fact) => fact.factName)
    const told = linesUnder('Gates').flatMap(([, , , facts = '']) =>
      [...facts.matchAll(/`(\w+)`/g)].map(([, fact = '']) => fact),
    )
    expect(passing.length).toBeGreaterThan(0)
    expect(told.toSorted()).toEqual(passing.toSorted())
  })

  it('says what a gate does in each mode', () => {
    const modes = linesUnder('Modes')
    expect(named(modes)).toEqual(words(GateMode))
    expect(modes.filter(([, zh, does]) => !(isChinese(zh) && isEnglish(does)))).toEqual([])
  })

  it('names in code only what the library makes public', () => {
    const told = [...page.matchAll(/`([A-Z][a-z]\w+)`/g)].map(([, name = '']) => name)
    const index = new Set(readFileSync(join(root, 'src/index.ts'), 'utf8').match(/\w+/g))
    expect(told.length).toBeGreaterThan(facts.length)
    expect(told.filter((name) => !index.has(name))).toEqual([])
  })
})
