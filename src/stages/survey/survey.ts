import { fact, type EventIn } from '../../kernel/fact.ts'
import type { Writable } from '../../kernel/keep.ts'
import { lookup } from '../../kernel/lookup.ts'
import { accept, acceptUnless, nothing, refuse, rule } from '../../kernel/rule.ts'
import { oneOf, optional } from '../../kernel/shape.ts'
import { stage } from '../../kernel/stage.ts'
import { CalendarDate } from '../../vocabulary/calendarDate.ts'
import { Evidence } from '../../vocabulary/evidence.ts'
import { HouseholdId, RecordId } from '../../vocabulary/ids.ts'
import { notYet, type Today } from '../../vocabulary/today.ts'
import { noSuchRecord, recordedDifferently, standingOf, strikeOut, VoidReason } from '../../vocabulary/voiding.ts'
import { adopted, adopts } from '../opening/adoption.ts'
import type { Opening } from '../opening/state.ts'
import { unregistered, type Register } from '../register/state.ts'
import { SurveyPolicy } from './policy.ts'
import { noSurvey, type HouseholdFile, type Survey } from './state.ts'

interface Reads {
  readonly register: Register
  readonly survey: Survey
}

const fileOf = (survey: Writable<Survey>, household: HouseholdId): Writable<HouseholdFile> | undefined =>
  lookup(survey.files, household)

const noFile = (survey: Survey, household: HouseholdId) =>
  lookup(survey.files, household) === undefined && ({ type: 'HouseholdFileNotOpened', household } as const)

/** What the survey must have reached at each gate was laid down for this renovation. */
export const SurveyPolicyAdopted = adopted(
  'SurveyPolicyAdopted',
  SurveyPolicy,
  (survey: Writable<Survey>) => survey.policies,
)
export type SurveyPolicyAdopted = EventIn<typeof SurveyPolicyAdopted>

/** Adopts a survey policy; a later adoption governs what is done from its own day on. */
export const adoptSurveyPolicy = adopts(
  'AdoptSurveyPolicy',
  SurveyPolicy,
  SurveyPolicyAdopted,
  ({ survey }: { readonly opening: Opening; readonly survey: Survey }) => survey.policies,
)

/** A file was opened for a household (一户一档): from here on its visits, survey and needs are kept together. */
export const HouseholdFileOpened = fact(
  'HouseholdFileOpened',
  { household: HouseholdId, on: CalendarDate },
  (survey: Writable<Survey>, e) => {
    survey.files[e.household] = { openedOn: e.on, visits: [], surveys: [], sheds: [], needs: [] }
  },
)
export type HouseholdFileOpened = EventIn<typeof HouseholdFileOpened>

/** Opens the file of a registered household. There is one, so opening it again changes nothing. */
export const openHouseholdFile = rule(
  'OpenHouseholdFile',
  { household: HouseholdId, on: CalendarDate },
  ({ register, survey }: Reads, c, day: Today) => {
    if (lookup(survey.files, c.household)) return nothing
    return acceptUnless([unregistered(register, c.household), notYet(c.on, day)], () => HouseholdFileOpened(c))
  },
)

const visit = {
  visit: RecordId,
  household: HouseholdId,
  purpose: oneOf('survey', 'explanation', 'persuasion', 'suggestions', 'other'),
  on: CalendarDate,
}

/** Somebody called at the household's home (入户走访). */
export const HouseholdVisited = fact('HouseholdVisited', visit, (survey: Writable<Survey>, e) => {
  fileOf(survey, e.household)?.visits.push({ visit: e.visit, purpose: e.purpose, on: e.on })
})
export type HouseholdVisited = EventIn<typeof HouseholdVisited>

/** Records a home visit. Refused while the household has no file. */
export const visitHousehold = rule('VisitHousehold', visit, ({ survey }: Reads, c, day: Today) => {
  const known = lookup(survey.files, c.household)?.visits.find((one) => one.visit === c.visit)
  if (known)
    return known.on === c.on && known.purpose === c.purpose ? nothing : refuse(recordedDifferently('visit', c.visit))
  return acceptUnless([noFile(survey, c.household), notYet(c.on, day)], () => HouseholdVisited(c))
})

const survey_ = {
  household: HouseholdId,
  method: oneOf('doorToDoor', 'telephone', 'online', 'meeting'),
  on: CalendarDate,
  evidence: optional(Evidence),
}

/** The survey of a household was done (调查完成): it counts towards the coverage that gates ask for. */
export const SurveyDone = fact('SurveyDone', survey_, (survey: Writable<Survey>, e) => {
  fileOf(survey, e.household)?.surveys.push({ method: e.method, on: e.on, voided: false })
})
export type SurveyDone = EventIn<typeof SurveyDone>

/**
 * Records a survey. Refused for a household that is not registered or has no file.
 *
 * @remarks 建办城〔2021〕50号 (5): shortcomings and hazards are surveyed before planning [K: not checked].
 */
export const recordSurvey = rule('RecordSurvey', survey_, ({ register, survey }: Reads, c, day: Today) => {
  const known = lookup(survey.files, c.household)?.surveys.find((one) => !one.voided && one.on === c.on)
  if (known) return known.method === c.method ? nothing : refuse(recordedDifferently('survey', c.household, c.on))
  return acceptUnless([unregistered(register, c.household), noFile(survey, c.household), notYet(c.on, day)], () =>
    SurveyDone(c),
  )
})

/** A survey entered for a household was a mistake: it does not count. */
export const SurveyVoided = fact(
  'SurveyVoided',
  { household: HouseholdId, on: CalendarDate, reason: VoidReason },
  (survey: Writable<Survey>, e) => strikeOut(fileOf(survey, e.household)?.surveys ?? [], (one) => one.on === e.on),
)
export type SurveyVoided = EventIn<typeof SurveyVoided>

/** Strikes out the survey of a household on a date. To correct one, void it and record it anew in one list of commands. */
export const voidSurvey = rule(
  'VoidSurvey',
  { household: HouseholdId, on: CalendarDate, reason: VoidReason },
  ({ survey }: Reads, c) => {
    const standing = standingOf(lookup(survey.files, c.household)?.surveys ?? [], (one) => one.on === c.on)
    if (standing === 'unknown') return refuse(noSuchRecord('survey', c.household, c.on))
    return standing === 'voided' ? nothing : accept(SurveyVoided(c))
  },
)

const need = {
  need: RecordId,
  household: HouseholdId,
  /** The code of a works item in the catalogue, such as `B05` for roads. */
  topic: RecordId,
  on: CalendarDate,
}

/** A household asked for something (诉求): the scheme is drawn up from these. */
export const NeedRecorded = fact('NeedRecorded', need, (survey: Writable<Survey>, e) => {
  fileOf(survey, e.household)?.needs.push({ need: e.need, topic: e.topic, on: e.on })
})
export type NeedRecorded = EventIn<typeof NeedRecorded>

/** Records what a household asks for. */
export const recordNeed = rule('RecordNeed', need, ({ survey }: Reads, c, day: Today) => {
  const known = lookup(survey.files, c.household)?.needs.find((one) => one.need === c.need)
  if (known) return known.on === c.on && known.topic === c.topic ? nothing : refuse(recordedDifferently('need', c.need))
  return acceptUnless([noFile(survey, c.household), notYet(c.on, day)], () => NeedRecorded(c))
})

const shed = { shed: RecordId, household: HouseholdId, on: CalendarDate, evidence: optional(Evidence) }

/** A shed (柴棚) that a household put up was found: it will stand in the way of the works. */
export const ShedRecorded = fact('ShedRecorded', shed, (survey: Writable<Survey>, e) => {
  fileOf(survey, e.household)?.sheds.push({ shed: e.shed, on: e.on })
})
export type ShedRecorded = EventIn<typeof ShedRecorded>

/** Records a household's shed. */
export const recordShed = rule('RecordShed', shed, ({ survey }: Reads, c, day: Today) => {
  const known = lookup(survey.files, c.household)?.sheds.find((one) => one.shed === c.shed)
  if (known) return known.on === c.on ? nothing : refuse(recordedDifferently('shed', c.shed))
  return acceptUnless([noFile(survey, c.household), notYet(c.on, day)], () => ShedRecorded(c))
})

/** Survey (摸底调查): one file per household, visits, the survey itself, needs, and the sheds that were found. */
export const survey = stage(
  'survey',
  noSurvey,
  [SurveyPolicyAdopted, HouseholdFileOpened, HouseholdVisited, SurveyDone, SurveyVoided, NeedRecorded, ShedRecorded],
  [adoptSurveyPolicy, openHouseholdFile, visitHousehold, recordSurvey, voidSurvey, recordNeed, recordShed],
)
