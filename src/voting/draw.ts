import * as E from 'fp-ts/Either'
import { lookup } from '../kernel/lookup.ts'
import { list, oneOf, optional, record, wholeNumber } from '../kernel/shape.ts'
import type { Day } from '../vocabulary/calendarDate.ts'
import { countsOn, type Voidable } from '../vocabulary/dated.ts'
import { DwellingId } from '../vocabulary/ids.ts'
import { emptyTally } from './count.ts'
import { electorateOf, type ElectorateRefused } from './electorate.ts'
import type { Silence, VotingPolicy } from './policy.ts'
import { freezeRoll, type RollRefused, type RollRow } from './roll.ts'
import type { Vote } from './weigh.ts'

/** What the register does not say of a dwelling and some law asks for: shares, land, and what is not sold. */
export const Particulars = list(
  record({
    dwelling: DwellingId,
    share: optional(wholeNumber(0, 1e12)),
    landArea: optional(wholeNumber(0, 1e12)),
    held: optional(oneOf('developer', 'publicHousing')),
    use: optional(oneOf('home', 'shop')),
    standing: optional(oneOf('untraceable', 'notCitizen')),
  }),
  0,
  100_000,
)

interface Registered {
  readonly buildings: { readonly [id: string]: { readonly community: string } }
  readonly dwellings: {
    readonly [id: string]: Voidable &
      Pick<RollRow, 'stairUnit' | 'owners' | 'area'> & { readonly building: NonNullable<RollRow['building']> }
  }
}

interface Drawn {
  readonly communities: readonly string[]
  readonly place?:
    | { readonly at: 'building'; readonly building: string }
    | { readonly at: 'stairUnit'; readonly stairUnit: string }
  readonly rollOn: Day
  readonly particulars?: (typeof Particulars)['_A']
}

/** Draws up a roll: the dwellings of some communities, or of one building or stair unit there, as registered on a day. */
export const drawRoll = ({ buildings, dwellings }: Registered, asked: Drawn): readonly RollRow[] => {
  const { communities, place, rollOn, particulars = [] } = asked
  const more = new Map(particulars.map((one) => [one.dwelling as string, one]))
  return Object.entries(dwellings).flatMap(
    ([id, { building, stairUnit, area, owners, ...dates }]): readonly RollRow[] => {
      const there =
        place === undefined || (place.at === 'building' ? building === place.building : stairUnit === place.stairUnit)
      const community = lookup(buildings, building)?.community
      if (!there || community === undefined || !communities.includes(community) || !countsOn(dates, rollOn)) return []
      const row = { dwelling: id as DwellingId, area, owners, building, ...(stairUnit !== undefined && { stairUnit }) }
      return [{ ...row, ...more.get(id) }]
    },
  )
}

/** The particulars of dwellings that are not on a roll. */
export const strayParticulars = (roll: readonly RollRow[], { particulars = [] }: Drawn): readonly DwellingId[] => {
  const known = new Set(roll.map(({ dwelling }) => dwelling))
  return particulars.flatMap(({ dwelling }) => (known.has(dwelling) ? [] : [dwelling]))
}

/** A vote under a law on a roll, before anybody has voted. */
export const openVote = (
  policy: VotingPolicy,
  silence: Silence,
  rows: readonly RollRow[],
  on: Day,
): E.Either<RollRefused | ElectorateRefused, Vote> => {
  const roll = freezeRoll(rows, on)
  if (E.isLeft(roll)) return roll
  const electorate = electorateOf(policy, roll.right)
  if (E.isLeft(electorate)) return electorate
  return E.right({ policy, silence, electorate: electorate.right, tally: emptyTally(policy, electorate.right) })
}
