import { lookup } from '../../kernel/lookup.ts'
import type { CalendarDate, Day } from '../../vocabulary/calendarDate.ts'
import { countsOn, mayCountBy, type Dated, type Voidable } from '../../vocabulary/dated.ts'
import type { CommunityId, HouseholdId, RecordId } from '../../vocabulary/ids.ts'
import { householdsCounted, type Gate, type Requirement } from '../../vocabulary/obstacle.ts'
import { inForce, type Adoption } from '../../vocabulary/policy.ts'
import { neededOf } from '../../vocabulary/share.ts'
import { owedWithin, type Due, type Today } from '../../vocabulary/today.ts'
import type { SurveyPolicy } from './policy.ts'

/** A visit to a household's home. */
export interface Visit extends Dated {
  readonly visit: RecordId
  readonly purpose: string
}

/** A survey of a household that was done. */
export interface SurveyEntry extends Voidable {
  readonly method: string
}

/** A shed that a household put up for itself. */
export interface Shed extends Dated {
  readonly shed: RecordId
}

/** Something that a household asked for. */
export interface Need extends Dated {
  readonly need: RecordId
  readonly topic: string
}

/** One file per household (一户一档): what was seen and heard there, each entry with its date, in order of record. */
export interface HouseholdFile {
  readonly openedOn: CalendarDate
  readonly visits: readonly Visit[]
  readonly surveys: readonly SurveyEntry[]
  readonly sheds: readonly Shed[]
  readonly needs: readonly Need[]
}

/** The survey's slice: the household files and the policy they are held against. */
export interface Survey {
  readonly files: { readonly [household: string]: HouseholdFile }
  readonly policies: readonly Adoption<SurveyPolicy>[]
}

/** Before anybody has been visited. */
export const noSurvey: Survey = { files: {}, policies: [] }

/** Whether a household has been surveyed by a day; without a day, at any time. */
export const isSurveyed = (survey: Survey, household: HouseholdId, asOf?: Day): boolean =>
  lookup(survey.files, household)?.surveys.some((entry) => countsOn(entry, asOf)) ?? false

/** The shed under an id, in the file of the household that put it up. */
export const shedOf = (survey: Survey, household: HouseholdId, shed: RecordId): Shed | undefined =>
  lookup(survey.files, household)?.sheds.find((one) => one.shed === shed)

/** Refusal: nobody has surveyed the household. */
export interface HouseholdNotSurveyed {
  readonly type: 'HouseholdNotSurveyed'
  readonly household: HouseholdId
}

/** The refusal for a household that nobody surveyed; nothing for one that somebody did. */
export const unsurveyed = (survey: Survey, household: HouseholdId): HouseholdNotSurveyed | undefined =>
  isSurveyed(survey, household) ? undefined : { type: 'HouseholdNotSurveyed', household }

/** Refusal: no survey policy governs the day of the act. */
export interface NoSurveyPolicy {
  readonly type: 'NoPolicyAdopted'
  readonly policy: 'survey'
  readonly on: CalendarDate
}

const mayBeSurveyed = (survey: Survey, household: HouseholdId, by: CalendarDate): boolean =>
  lookup(survey.files, household)?.surveys.some((entry) => mayCountBy(entry, by)) ?? false

/**
 * What the survey asks at a gate of these communities' households, counted on the day of the act. A share of households that
 * nobody has counted cannot be reached: their communities are asked for then.
 */
export const surveyRequirements = (
  survey: Survey,
  gate: Gate,
  communities: readonly CommunityId[],
  households: {
    readonly known: readonly HouseholdId[]
    readonly total: number
    readonly untold: readonly CommunityId[]
  },
  on: CalendarDate,
): readonly (Requirement | NoSurveyPolicy)[] => {
  const policy = inForce(survey.policies, on)
  if (policy === undefined) return [{ type: 'NoPolicyAdopted', policy: 'survey', on }]
  return policy.atGates
    .filter((rule) => rule.gate === gate)
    .flatMap(({ threshold }) => [
      ...householdsCounted(gate, threshold.share.numerator > 0 ? households.untold : []),
      {
        gate,
        requirement: 'householdsSurveyed',
        subjects: communities,
        needed: Math.max(1, neededOf(threshold, households.total)),
        reached: households.known.filter((household) => mayBeSurveyed(survey, household, on)).length,
      },
    ])
}

/**
 * The survey that is owed again on a day of each of the households of which every survey was struck out. It is counted from the
 * date of the last of these, since the record does not say when it was struck out; only where the policy in force on that date
 * says within what time.
 *
 * @param households - asked for only where a policy says so: to go through all of them takes long.
 */
export const due = (
  { survey }: { readonly survey: Survey },
  day: Today,
  households: () => readonly HouseholdId[],
): readonly Due[] => {
  if (survey.policies.every(({ policy }) => policy.surveyAgainWithin === undefined)) return []
  return households().flatMap((subject): readonly Due[] => {
    const surveys = lookup(survey.files, subject)?.surveys ?? []
    const last = surveys.at(-1)
    if (last === undefined || surveys.some((one) => !one.voided)) return []
    const within = inForce(survey.policies, last.on)?.surveyAgainWithin
    if (within === undefined || !mayCountBy({ on: last.on, voided: false }, day.today)) return []
    const owed = { what: 'surveyAgain', subject, since: last.on }
    return [owedWithin(owed, 'survey', survey.policies, () => within, day)]
  })
}
