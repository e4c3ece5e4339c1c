import { lookup } from '../kernel/lookup.ts'
import type { Day } from '../vocabulary/calendarDate.ts'
import { countsOn } from '../vocabulary/dated.ts'
import type { CommunityId, DwellingId, HouseholdId } from '../vocabulary/ids.ts'
import type { Persuasion, Statement } from '../stages/consent/state.ts'
import type { Need, Shed, SurveyEntry, Visit } from '../stages/survey/state.ts'
import type { CalendarDate } from '../vocabulary/calendarDate.ts'
import type { Slices } from './state.ts'

/** Everything on record of one household (一户一档) that counts on a day. Nothing in it names anybody. */
export interface HouseholdRecord {
  readonly household: HouseholdId
  readonly community: CommunityId
  readonly dwelling?: DwellingId
  /** The day on which the file was opened; absent while there is none. */
  readonly openedOn?: CalendarDate
  readonly visits: readonly Visit[]
  readonly surveys: readonly SurveyEntry[]
  readonly needs: readonly Need[]
  readonly sheds: readonly Shed[]
  /** What the household said to the scheme, in order of record. */
  readonly statements: readonly Statement[]
  /** Who talked with it. */
  readonly persuasions: readonly Persuasion[]
}

/**
 * The file of one household as it stood on a day, or in all; `undefined` for a household that is not registered, or was not
 * by then.
 */
export const householdFile = (
  state: Slices<'register' | 'survey' | 'consent'>,
  household: HouseholdId,
  asOf?: Day,
): HouseholdRecord | undefined => {
  const home = lookup(state.register.households, household)
  if (home === undefined || !countsOn(home, asOf)) return undefined
  const file = lookup(state.survey.files, household)
  const counted = <T extends { readonly on: CalendarDate; readonly voided?: boolean }>(entries: readonly T[] = []) =>
    entries.filter((one) => countsOn(one, asOf))
  return {
    household,
    community: home.community,
    ...(home.dwelling !== undefined && { dwelling: home.dwelling }),
    ...(file && countsOn({ on: file.openedOn }, asOf) && { openedOn: file.openedOn }),
    visits: counted(file?.visits),
    surveys: counted(file?.surveys),
    needs: counted(file?.needs),
    sheds: counted(file?.sheds),
    statements: counted(lookup(state.consent.statements, household)),
    persuasions: counted(Object.values(state.consent.persuasions).filter((one) => one.household === household)),
  }
}
