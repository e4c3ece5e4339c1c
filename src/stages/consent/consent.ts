import { fact, type EventIn } from '../../kernel/fact.ts'
import { keep, type Writable } from '../../kernel/keep.ts'
import { entryOf, lookup } from '../../kernel/lookup.ts'
import { accept, acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { isSame } from '../../kernel/same.ts'
import { oneOf, optional, tagged } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate, daysOf } from '../../vocabulary/calendarDate.ts'
import { Evidence } from '../../vocabulary/evidence.ts'
import { ActorId, HouseholdId, RecordId } from '../../vocabulary/ids.ts'
import { SchemeVersion } from '../../vocabulary/schemeVersion.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { noSuchRecord, recordedDifferently, standingOf, strikeOut, VoidReason } from '../../vocabulary/voiding.ts'
import { adopted, adopts } from '../opening/adoption.ts'
import type { Opening } from '../opening/state.ts'
import { unregistered, type Register } from '../register/state.ts'
import { versionsMayHold, type Scheme } from '../scheme/state.ts'
import { shedOf, unsurveyed, type Survey } from '../survey/state.ts'
import { ConsentPolicy } from './policy.ts'
import { mayConsent, noConsent, statementsOf, wordOf, type Consent, type Statement, type Word } from './state.ts'

interface Reads {
  readonly scheme: Scheme
  readonly register: Register
  readonly survey: Survey
  readonly consent: Consent
}

/** How many households must have consented at each gate was laid down for this renovation. */
export const ConsentPolicyAdopted = adopted(
  'ConsentPolicyAdopted',
  ConsentPolicy,
  (consent: Writable<Consent>) => consent.policies,
)
export type ConsentPolicyAdopted = EventIn<typeof ConsentPolicyAdopted>

/** Adopts a consent policy; a later adoption governs what is done from its own day on. */
export const adoptConsentPolicy = adopts(
  'AdoptConsentPolicy',
  ConsentPolicy,
  ConsentPolicyAdopted,
  ({ consent }: { readonly opening: Opening; readonly consent: Consent }) => consent.policies,
)

interface Said {
  readonly household: HouseholdId
  readonly scheme: SchemeVersion
  readonly on: CalendarDate
  readonly reason?: Statement['reason']
  readonly shed?: RecordId
  readonly form?: Statement['form']
}

const statement = (word: Word, { scheme, on, reason, shed, form }: Said): Statement => ({
  word,
  scheme,
  on,
  voided: false,
  ...(reason !== undefined && { reason }),
  ...(shed !== undefined && { shed }),
  ...(form !== undefined && { form }),
})

const file = (consent: Writable<Consent>, word: Word, e: Said): void => {
  entryOf(consent.statements, e.household, () => []).push(statement(word, e))
}

// The same word on the same date is "already so" only while it is the word that holds: a household may come back to it.
const saidBefore = ({ consent, scheme }: Reads, word: Word, c: Said): 'same' | 'different' | 'no' => {
  const holds = wordOf(consent, c.household, versionsMayHold(scheme, c.scheme, c.on), daysOf(c.on).last)
  if (holds?.word !== word || holds.on !== c.on || holds.scheme !== c.scheme) return 'no'
  return isSame(holds, statement(word, c)) ? 'same' : 'different'
}

const unheard = ({ register, survey }: Reads, household: HouseholdId) =>
  unregistered(register, household) ?? unsurveyed(survey, household)

const differently = (c: Said) => refuse(recordedDifferently('statement', c.household, c.scheme, c.on))

const given = {
  household: HouseholdId,
  scheme: SchemeVersion,
  form: oneOf('oral', 'signed', 'online'),
  on: CalendarDate,
  evidence: optional(Evidence),
}

/** A household agreed to a version of the scheme (同意). */
export const ConsentGiven = fact('ConsentGiven', given, (consent: Writable<Consent>, e) => file(consent, 'given', e))
export type ConsentGiven = EventIn<typeof ConsentGiven>

/** Records a household's consent. Refused for a household that is not registered or that nobody surveyed. */
export const giveConsent = rule('GiveConsent', given, (s: Reads, c, day: Today) => {
  const before = saidBefore(s, 'given', c)
  if (before === 'same') return nothing
  if (before === 'different') return differently(c)
  return acceptUnless([unheard(s, c.household), notYet(c.on, day)], () => ConsentGiven(c))
})

const held = {
  household: HouseholdId,
  scheme: SchemeVersion,
  reason: oneOf('shed', 'cost', 'noise', 'lossOfSpace', 'privateParts', 'design', 'distrust', 'notToldEnough', 'other'),
  /** The shed that it does not want to lose, where that is the reason. */
  shed: optional(RecordId),
  on: CalendarDate,
}

const strangeShed = (survey: Survey, household: HouseholdId, shed: RecordId | undefined) =>
  shed !== undefined &&
  shedOf(survey, household, shed) === undefined &&
  ({ type: 'ShedNotRecorded', household, shed } as const)

/** A household hesitates (犹豫): not a no, and the reason says what would have to be settled. */
export const ConsentWithheld = fact('ConsentWithheld', held, (consent: Writable<Consent>, e) =>
  file(consent, 'withheld', e),
)
export type ConsentWithheld = EventIn<typeof ConsentWithheld>

/** Records that a household hesitates. Refused when the shed it is about is not in the household's file. */
export const withholdConsent = rule('WithholdConsent', held, (s: Reads, c, day: Today) => {
  const before = saidBefore(s, 'withheld', c)
  if (before === 'same') return nothing
  if (before === 'different') return differently(c)
  const unknown = strangeShed(s.survey, c.household, c.shed)
  return acceptUnless([unheard(s, c.household), unknown, notYet(c.on, day)], () => ConsentWithheld(c))
})

/** A household said no (不同意), with its reason. */
export const ConsentRefused = fact('ConsentRefused', held, (consent: Writable<Consent>, e) =>
  file(consent, 'refused', e),
)
export type ConsentRefused = EventIn<typeof ConsentRefused>

/** Records that a household says no. */
export const refuseConsent = rule('RefuseConsent', held, (s: Reads, c, day: Today) => {
  const before = saidBefore(s, 'refused', c)
  if (before === 'same') return nothing
  if (before === 'different') return differently(c)
  const unknown = strangeShed(s.survey, c.household, c.shed)
  return acceptUnless([unheard(s, c.household), unknown, notYet(c.on, day)], () => ConsentRefused(c))
})

/** A household took back the consent that it had given (撤回). From that day on it does not count. */
export const ConsentWithdrawn = fact('ConsentWithdrawn', held, (consent: Writable<Consent>, e) =>
  file(consent, 'withdrawn', e),
)
export type ConsentWithdrawn = EventIn<typeof ConsentWithdrawn>

/** Records that a consent is taken back. Refused when none held for that version by that day. */
export const withdrawConsent = rule('WithdrawConsent', held, (s: Reads, c, day: Today) => {
  const before = saidBefore(s, 'withdrawn', c)
  if (before === 'same') return nothing
  if (before === 'different') return differently(c)
  const holds = mayConsent(s.consent, c.household, versionsMayHold(s.scheme, c.scheme, c.on), c.on)
  const none = !holds && ({ type: 'NoConsentToWithdraw', household: c.household, scheme: c.scheme, on: c.on } as const)
  const unknown = strangeShed(s.survey, c.household, c.shed)
  return acceptUnless([unheard(s, c.household), none, unknown, notYet(c.on, day)], () => ConsentWithdrawn(c))
})

const key = { household: HouseholdId, scheme: SchemeVersion, on: CalendarDate }
const isAt = (c: { readonly scheme: SchemeVersion; readonly on: CalendarDate }) => (one: Statement) =>
  one.scheme === c.scheme && one.on === c.on

/** What a household was entered as saying on a date was a mistake: it does not count. */
export const StatementVoided = fact(
  'StatementVoided',
  { ...key, reason: VoidReason },
  (consent: Writable<Consent>, e) => strikeOut(lookup(consent.statements, e.household) ?? [], isAt(e)),
)
export type StatementVoided = EventIn<typeof StatementVoided>

/** Strikes out what a household was entered as saying to a version of the scheme on a date. */
export const voidStatement = rule('VoidStatement', { ...key, reason: VoidReason }, ({ consent }: Reads, c) => {
  const standing = standingOf(statementsOf(consent, c.household), isAt(c))
  if (standing === 'unknown') return refuse(noSuchRecord('statement', c.household, c.scheme, c.on))
  return standing === 'voided' ? nothing : accept(StatementVoided(c))
})

const persuasion = {
  persuasion: RecordId,
  household: HouseholdId,
  by: tagged('kind', { official: { actor: ActorId }, neighbour: { household: HouseholdId } }),
  on: CalendarDate,
}

/** Somebody talked with a household that hesitated: an official, or a neighbour (说服). */
export const PersuasionRecorded = fact('PersuasionRecorded', persuasion, (consent: Writable<Consent>, e) => {
  consent.persuasions[e.persuasion] = keep({ household: e.household, by: e.by, on: e.on })
})
export type PersuasionRecorded = EventIn<typeof PersuasionRecorded>

/** Records an attempt to persuade. Refused when a household is said to have persuaded itself. */
export const recordPersuasion = rule('RecordPersuasion', persuasion, ({ register, consent }: Reads, c, day: Today) => {
  const known = lookup(consent.persuasions, c.persuasion)
  const same = isSame(known, { household: c.household, by: c.by, on: c.on })
  if (known) return same ? nothing : refuse(recordedDifferently('persuasion', c.persuasion))
  const neighbour = c.by.kind === 'neighbour' ? c.by.household : undefined
  const itself = neighbour === c.household && ({ type: 'PersuadedByItself', household: c.household } as const)
  const stranger = neighbour !== undefined && !itself && unregistered(register, neighbour)
  return acceptUnless([unregistered(register, c.household), itself, stranger, notYet(c.on, day)], () =>
    PersuasionRecorded(c),
  )
})

/** Consent (征求意愿): each household's own word to a version of the scheme, and what changed its mind. */
export const consent = stage(
  'consent',
  noConsent,
  [
    ConsentPolicyAdopted,
    ConsentGiven,
    ConsentWithheld,
    ConsentRefused,
    ConsentWithdrawn,
    StatementVoided,
    PersuasionRecorded,
  ],
  [adoptConsentPolicy, giveConsent, withholdConsent, refuseConsent, withdrawConsent, voidStatement, recordPersuasion],
)
