import { deciderOf, type EventsOf, type RefusalsOf, type StateIn } from '../../src/kernel/decider.ts'
import { fact } from '../../src/kernel/fact.ts'
import type { Writable } from '../../src/kernel/keep.ts'
import { projectionOf } from '../../src/kernel/projection.ts'
import { accept, rule } from '../../src/kernel/rule.ts'
import { text } from '../../src/kernel/shape.ts'
import { stage } from '../../src/kernel/stage.ts'
import { cabinet, keys, KeyReturned, KeyTaken, returnKey, takeKey, takeOver } from '../kernel/cabinet.ts'

const empty = cabinet.empty

export const whole = stage('cabinet', empty, [KeyTaken, KeyReturned], [takeKey, returnKey, takeOver])

// @ts-expect-error a rule emits a fact that this stage does not list
export const forgetsOne = stage('cabinet', empty, [KeyTaken], [takeKey, returnKey])

// @ts-expect-error a rule emits a fact that this stage does not list
export const forgetsOneOfTwo = stage('cabinet', empty, [KeyReturned], [takeOver])

interface Diary {
  readonly lines: readonly string[]
}
const blank: Diary = { lines: [] }
const Noted = fact('Noted', { line: text(1, 80) }, (diary: Writable<Diary>, e) => {
  diary.lines.push(e.line)
})
const note = rule('Note', { line: text(1, 80) }, ({ diary }: { readonly diary: Diary }, c) =>
  diary.lines.includes(c.line) ? accept() : accept(Noted(c)),
)

// @ts-expect-error is not assignable to type 'Fact<
export const factOfAnotherSlice = stage('cabinet', empty, [KeyTaken, Noted], [])

export const both = deciderOf(cabinet, stage('diary', blank, [Noted], [note]))

const elsewhere = stage('journal', blank, [Noted], [note])
// @ts-expect-error a rule reads a slice that no stage has
export const lacksASlice = deciderOf(cabinet, elsewhere)

// @ts-expect-error Cannot assign to 'taken' because it is a read-only property
export const changesTheState = (state: StateIn<typeof keys>) => state.cabinet.taken++

export const recipeReadsItsEvent = fact('Odd', { line: text(1, 80) }, (diary: Writable<Diary>, e) => {
  // @ts-expect-error Property 'page' does not exist
  diary.lines.push(e.page)
})

type Refusal = RefusalsOf<typeof keys>

export const saysAll = (refusal: Refusal): string => {
  switch (refusal.type) {
    case 'KeyIsOut':
      return `${refusal.by} has ${refusal.key}`
    case 'KeyIsIn':
      return `${refusal.key} is in`
    case 'CabinetIsClosed':
      return 'closed'
    case 'CountDiffers':
      return `${refusal.found}`
  }
}

// @ts-expect-error Function lacks ending return statement
export const forgetsARefusal = (refusal: Refusal): string => {
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- that it is not is the point
  switch (refusal.type) {
    case 'KeyIsOut':
      return 'out'
    case 'KeyIsIn':
      return 'in'
    case 'CountDiffers':
      return 'otherwise'
  }
}

export const countsTakings = projectionOf<{ readonly count: number }, EventsOf<typeof keys>>(
  { count: 0 },
  {
    KeyTaken: (view) => {
      view.count++
    },
    // @ts-expect-error 'KeyBent' does not exist in type
    KeyBent: () => undefined,
  },
)

// @ts-expect-error Property 'open' is missing
export const decidesWithoutHours = keys.decide(keys.initial, takeKey({ key: 'gate', by: 'an' }), {})
