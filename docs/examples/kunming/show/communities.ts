import { countsOn, hundredthsText, type LifeEntry, type LifePoint, type RenovationCommand } from 'xinyan'
import type { Story } from '../ask.ts'
import type { Entry } from '../journal.ts'
import { lines, section, sheet, type Pen } from './page.ts'

const areaOf = ({ state, asOf }: Story, community: string): number => {
  const { buildings, dwellings } = state.register
  return Object.values(dwellings)
    .filter((one) => countsOn(one, asOf) && buildings[one.building]?.community === community)
    .reduce((sum, one) => sum + one.area, 0)
}

/** Where nobody was counted yet the number is unknown, not 0. */
const counted = ({ words }: Pen, figure: string): string => (figure === '0' ? words.after.unknown : figure)

/** Who the communities are, and how far each has come. */
export const communitiesPage = (pen: Pen, story: Story): string => {
  const { words, wordIn } = pen
  const records = story.state.opening.communities
  const rows = story.communities.map(({ community, households, surveyed, consented }) => {
    const known = records[community]
    return [
      community,
      known?.name ?? '',
      known?.aliases.join(words.and) || words.yet,
      known?.built ?? words.yet,
      wordIn('management')(known?.management ?? 'unknown'),
      counted(pen, households === 'unknown' ? words.after.unknown : String(households)),
      counted(pen, hundredthsText(areaOf(story, community))),
      String(surveyed),
      String(consented),
    ]
  })
  const counts = story.state.register.counts.filter((one) => !one.voided)
  const owners = Object.values(records).map(({ name, formerOwner }) =>
    formerOwner === undefined ? '' : words.communities.owner(name, formerOwner),
  )
  return section(
    words.communities.title,
    sheet(words.communities.headings, rows, [5, 6, 7, 8]),
    lines(...owners, ...counts.map((one) => words.communities.counted(one.households))),
  )
}

const toldBy: { readonly [P in LifePoint]?: RenovationCommand['type'] } = {
  voiced: 'ReceiveFeedback',
  opened: 'OpenRenovation',
  deliberated: 'HoldMeeting',
  schemeDrafted: 'DraftScheme',
  listedInAnnualPlan: 'ListInAnnualPlan',
  periodAgreed: 'AgreePeriod',
  launched: 'LaunchProject',
  workStarted: 'StartWork',
  workCompleted: 'CompleteWork',
  pledged: 'PledgeSelfManagement',
  announced: 'DeclareIntention',
}

const sourceOf = ({ words: { life } }: Pen, entries: readonly Entry[], { what, on }: LifeEntry): string => {
  const line = entries.find(({ commands }) =>
    commands.some((one) => one.type === toldBy[what] && 'on' in one && one.on === on),
  )
  if (line === undefined || line.source === 'reconstructed') return life.reconstructed
  return line.except.includes('on') ? life.dayReconstructed : life.article
}

/** What happened when, as exactly as it is known, and where that comes from. */
export const lifePage = (pen: Pen, { entries: life, communities }: Story, entries: readonly Entry[]): string => {
  const { words, language } = pen
  const rows = life.map((entry) => {
    const { first, last } = entry.days
    const isExact = entry.on.length === 10
    return [
      language.lifePoint[entry.what],
      entry.communities.length === communities.length ? words.all : entry.communities.join(words.and),
      first,
      last === first ? '' : last,
      isExact && last !== first ? words.life.span : (words.life.known[entry.on.length] ?? ''),
      sourceOf(pen, entries, entry),
    ]
  })
  return section(words.life.title, sheet(words.life.headings, rows) || words.nothingYet)
}
