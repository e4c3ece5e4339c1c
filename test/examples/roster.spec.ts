import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { checkComplete, readRoster, registrations, type Row } from '../../docs/examples/kunming/roster.ts'

const example = resolve(import.meta.dirname, '../../docs/examples/kunming')
const folder = mkdtempSync(join(tmpdir(), 'xinyan-roster-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const original = readFileSync(join(example, 'roster.csv'), 'utf8')
const lines = original.trimEnd().split('\n')

let count = 0
const saved = (content: string | Uint8Array): string => {
  const file = join(folder, `${++count}.csv`)
  writeFileSync(file, content)
  return file
}
const changed = (changes: Readonly<Record<number, (line: string) => string>>): string =>
  saved(lines.map((line, i) => changes[i + 1]?.(line) ?? line).join('\n'))

/** What stops the reading of a file, line by line, with the file's own name left out. */
const complaints = (file: string): readonly string[] => {
  try {
    readRoster(file)
  } catch (error) {
    return (error as Error).message.replaceAll(file, 'roster').split('\n')
  }
  return []
}

const gb18030 = (text: string): Uint8Array => {
  const codes = new Map<string, readonly number[]>()
  const decoder = new TextDecoder('gb18030')
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++) {
      const bytes = [high, low]
      codes.set(decoder.decode(new Uint8Array(bytes)), bytes)
    }
  return new Uint8Array(
    text.split('').flatMap((sign) => (sign < '\u0080' ? [sign.charCodeAt(0)] : (codes.get(sign) ?? []))),
  )
}

const placeless = (row: Row) => ({ ...row, place: '' })

describe('The roster', () => {
  const plain = readRoster(join(example, 'roster.csv')).map(placeless)

  it('has 129 households, each with a dwelling of its own', () => {
    expect(plain).toHaveLength(129)
    const commands = ['A', 'B', 'C'].flatMap((one) =>
      registrations(readRoster(join(example, 'roster.csv')), one, '2019-04-01'),
    )
    expect(commands.filter((one) => one.type === 'RegisterDwelling')).toHaveLength(129)
    expect(commands.filter((one) => one.type === 'RegisterHousehold')).toHaveLength(129)
  })

  it.each([
    ['UTF-8 with a byte order mark', () => `\uFEFF${original}`],
    ['UTF-8 with the line ends of Windows', () => original.replaceAll('\n', '\r\n')],
    ['GB18030', () => gb18030(original)],
    ['GB18030 with the line ends of Windows', () => gb18030(original.replaceAll('\n', '\r\n'))],
    ['UTF-8 with every cell in quotes', () => lines.map((line) => line.replaceAll(/[^,]+/g, '"$&"')).join('\n')],
    ['UTF-8 with a blank line at its end', () => `${original}\n`],
  ] as const)('is the same when it comes as %s', (_, content) => {
    expect(readRoster(saved(content())).map(placeless)).toEqual(plain)
  })

  it('names every bad row in one go, each with its line, its column and the reason', () => {
    const file = changed({
      3: () => lines[1] ?? '',
      5: (line) => line.replace(/\d+\.\d+/, '4x.5'),
      7: (line) => line.replace(',无,', ',也许,').replace(/^A,1/, 'A,'),
      9: (line) => `${line},more`,
    })
    expect(complaints(file)).toEqual([
      "roster:5: column E 建筑面积(平方米): expected a figure above 0 such as 47.36, found '4x.5'",
      "roster:7: column B 楼栋: expected a short name or number, found ''",
      "roster:7: column F 柴棚: expected 有 or 无, found '也许'",
      'roster:9: expected 7 cells, found 8',
      'roster:3: A-1-1-101 stands in line 2 already',
      'Nothing is imported: 5 to put right in roster',
    ])
  })

  it.each([
    ['0.01', true],
    ['0', false],
    ['0.00', false],
    ['999999.99', true],
    ['1000000', false],
    ['47.365', false],
    ['47,36', false],
    ['-1', false],
    ['４７.3', false],
  ] as const)('takes a floor area of %s: %s', (area, taken) => {
    const file = changed({ 2: (line) => line.replace('47.36', `"${area}"`) })
    expect(complaints(file).length === 0).toBe(taken)
  })

  it('reads no name that every object answers to', () => {
    const file = changed({ 2: (line) => line.replace(',101,', ',__proto__,') })
    expect(complaints(file)[0]).toBe("roster:2: column D 户号: expected a short name or number, found '__proto__'")
  })

  it('with other headings is not read further', () => {
    expect(complaints(changed({ 1: (line) => line.replace('柴棚', '储藏室') }))).toEqual([
      'roster:1: expected the headings 小区,楼栋,单元,户号,建筑面积(平方米),柴棚,备注来源, found 小区,楼栋,单元,户号,建筑面积(平方米),储藏室,备注来源',
    ])
    expect(complaints(saved(''))[0]).toMatch(/^roster:1: expected the headings .* found $/)
  })

  it('that is no CSV is told with the line, beside whatever else is wrong', () => {
    const said = complaints(
      changed({ 4: (line) => line.replace('A', 'A"x'), 6: (line) => line.replace(/[有无]/, '?') }),
    )
    expect(said[0]).toMatch(/^roster:4: Invalid Opening Quote/)
    expect(said[1]).toMatch(/^roster:6: column F 柴棚/)
  })

  it('that is not text is named for what it is', () => {
    expect(complaints(saved(new Uint8Array([0xff, 0xfe, 0x41, 0])))[0]).toMatch(/UTF-16/)
    expect(complaints(saved(new Uint8Array([0x41, 0x81, 0xff, 0xff])))[0]).toMatch(/neither UTF-8 nor GB18030/)
    expect(complaints(saved(new Uint8Array([0x41, 0, 0x42])))[0]).toMatch(/zero byte/)
    expect(complaints(join(folder, 'nowhere.csv'))[0]).toMatch(/ENOENT/)
  })

  it('is told of every household that no command registers', () => {
    const rows = readRoster(join(example, 'roster.csv'))
    const commands = registrations(rows, 'A', '2019-04-01')
    expect(() => checkComplete(rows, commands)).toThrow(/:54: no line of the journal registers B-1-1-101\n.*:55: /)
    const all = ['A', 'B', 'C'].flatMap((one) => registrations(rows, one, '2019-04-01'))
    expect(() => checkComplete(rows, all)).not.toThrow()
  })
})
