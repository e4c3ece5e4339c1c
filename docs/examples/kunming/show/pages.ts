import type { InitiativesCommand } from 'xinyan'
import type { Story } from '../ask.ts'
import type { Entry } from '../journal.ts'
import type { Recorded } from '../record.ts'
import type { Row } from '../roster.ts'
import { afterPage } from './after.ts'
import { communitiesPage, lifePage } from './communities.ts'
import { consentPage, surveyPage } from './consent.ts'
import { feedbackPage } from './feedback.ts'
import { findingsPage } from './findings.ts'
import { monthsPage } from './months.ts'
import { lines, section, share, type Pen } from './page.ts'
import { schemePage } from './scheme.ts'
import { stagesPage, unknownPage } from './stages.ts'
import { streetPage } from './street.ts'
import { figuresPage, supervisionPage } from './supervision.ts'
import { periodLine, timePage } from './time.ts'
import { conditionPage, worksPage } from './works.ts'

/** What a run had to show, besides the answers themselves. */
export interface Shown {
  readonly story: Story
  readonly recorded: Recorded
  readonly entries: readonly Entry[]
  /** The entries of the neighbourhood communities. */
  readonly beside: readonly Entry<InitiativesCommand>[]
  readonly roster: readonly Row[]
  readonly database: string
}

const news = ({ words }: Pen, { appended, before }: Recorded): string => {
  if (appended === 0) return words.nothingNew(before)
  return before === 0 ? words.appended(appended) : words.partlyNew(appended, before)
}

/** How many households there are and how many consent, once any was counted. */
const inBrief = (pen: Pen, { consent: { given, total } }: Story): string =>
  total === 0 ? '' : pen.words.consent.now(given, total, share(pen, given, total))

const titlePage = (pen: Pen, { story, recorded, database }: Shown): string => {
  const { words } = pen
  const { commits, asOf, knownOn } = story
  const events = commits.reduce((sum, commit) => sum + commit.events.length, 0)
  const known = knownOn === undefined ? '' : `${words.and}${words.knownOn(knownOn)}`
  return section(
    words.title,
    lines(words.article, words.marked),
    lines(
      words.record(commits.length, events, story.besideCommits, database),
      news(pen, recorded),
      words.asOf(asOf) + known,
    ),
    lines(inBrief(pen, story), periodLine(pen, story)),
  )
}

/** The whole case as text for people. */
export const pages = (pen: Pen, shown: Shown): string => {
  const { story, entries, beside, roster } = shown
  if (story.commits.length === 0) return [titlePage(pen, shown), pen.words.nothing].join('\n\n')
  return [
    titlePage(pen, shown),
    communitiesPage(pen, story),
    lifePage(pen, story, entries),
    stagesPage(pen, story),
    conditionPage(pen, story),
    surveyPage(pen, story, roster),
    consentPage(pen, story),
    schemePage(pen, story),
    timePage(pen, story),
    worksPage(pen, story),
    supervisionPage(pen, story),
    feedbackPage(pen, story),
    afterPage(pen, story),
    unknownPage(pen, story),
    findingsPage(pen, story),
    figuresPage(pen, story),
    monthsPage(pen, story),
    streetPage(pen, story, beside),
  ]
    .filter((page) => page !== '')
    .join('\n\n\n')
}
