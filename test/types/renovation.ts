import { renovation, type RenovationCommand, type RenovationState } from '../../src/renovation.ts'
import { ConsentGiven, giveConsent, withholdConsent } from '../../src/stages/consent/consent.ts'
import type { CalendarDate, Day } from '../../src/vocabulary/calendarDate.ts'
import type { CommunityId, HouseholdId } from '../../src/vocabulary/ids.ts'
import type { Area, Money } from '../../src/vocabulary/quantity.ts'
import type { SchemeVersion } from '../../src/vocabulary/schemeVersion.ts'

type Exactly<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false

declare const community: CommunityId
declare const household: HouseholdId
declare const scheme: SchemeVersion
declare const day: Day
declare const area: Area
declare const state: RenovationState

// @ts-expect-error Type 'string' is not assignable to type '
export const plainText: HouseholdId = 'h-1'
// @ts-expect-error Type 'CommunityId' is not assignable to type '
export const anotherId: HouseholdId = community
export const everyDayIsADate: CalendarDate = day
// @ts-expect-error Type 'CalendarDate' is not assignable to type 'Day'
export const notEveryDateIsADay: Day = everyDayIsADate
// @ts-expect-error Type 'Area' is not assignable to type '
export const noMoney: Money = area

export const event = ConsentGiven({ household, scheme, form: 'signed', on: day })
// @ts-expect-error Type 'string' is not assignable to type '
export const unbranded = ConsentGiven({ household: 'h-1', scheme, form: 'signed', on: day })
// @ts-expect-error Property 'on' is missing
export const undated = ConsentGiven({ household, scheme, form: 'signed' })

export const command = giveConsent({ household: 'h-1', scheme: 1, form: 'signed', on: '2019-05-01' })
export const plain: Exactly<(typeof command)['household' | 'on'], string> = true
export const words: Exactly<(typeof command)['form'], 'oral' | 'signed' | 'online'> = true
export const one: RenovationCommand = command
// @ts-expect-error Property 'on' is missing
export const withoutADate = giveConsent({ household: 'h-1', scheme: 1, form: 'signed' })
// @ts-expect-error Type '"silent"' is not assignable to type
export const wrongWord = giveConsent({ household: 'h-1', scheme: 1, form: 'silent', on: '2019-05-01' })
// @ts-expect-error 'note' does not exist in type
export const tooMuch = giveConsent({ household: 'h-1', scheme: 1, form: 'signed', on: '2019-05-01', note: 'x' })
// @ts-expect-error Type 'number' is not assignable to type 'string'
export const wrongKind = giveConsent({ household: 1, scheme: 1, form: 'signed', on: '2019-05-01' })
// @ts-expect-error with 'exactOptionalPropertyTypes: true'
export const empty = withholdConsent({ household: 'h-1', scheme: 1, reason: 'shed', shed: undefined, on: '2019' })
// @ts-expect-error Type '"GiveUp"' is not assignable to type
export const unheardOf: RenovationCommand = { type: 'GiveUp' }

// @ts-expect-error is not assignable to parameter of type
export const undecoded = renovation.decide(state, command, { today: day, calendar: { isWorkingDay: () => true } })
const read = renovation.command(command)
// @ts-expect-error is missing the following properties from type 'Today'
export const withoutADay = read._tag === 'Right' && renovation.decide(state, read.right, {})
// @ts-expect-error Cannot assign to 'id' because it is a read-only property
export const edits = () => (state.opening.renovation.id = 'x')
