import type { Story } from '../ask.ts'
import type { Entry } from '../journal.ts'
import type { Recorded } from '../record.ts'
import type { Row } from '../roster.ts'
import { afterPage } from './after.ts'
import { communitiesPage, lifePage } from './communities.ts'
import { consentPage, surveyPage } from './consent.ts'
import { lines, section, type Pen } from './page.ts'
import { feedbackPage } from './feedback.ts'
import { findingsPage } from './findings.ts'
import { schemePage } from './scheme.ts'
import { streetPage } from './street.ts'
import { figuresPage, supervisionPage } from './supervision.ts'
import { timePage } from './time.ts'
import { conditionPage, worksPage } from './works.ts'

/** What a run had to show, besides the answers themselves. */
export interface Shown {
  readonly story: Story
  readonly recorded: Recorded
  readonly entries: readonly Entry[]
  readonly roster: readonly Row[]
  readonly database: string
}

const news = ({ words }: Pen, { appended, before }: Recorded): string => {
  if (appended === 0) return words.nothingNew(before)
  return before === 0 ? words.appended(appended) : words.partlyNew(appended, before)
}

const titlePage = (pen: Pen, { story, recorded, database }: Shown): string => {
  const { words } = pen
  const { commits, asOf, knownOn } = story
  const events = commits.reduce((sum, commit) => sum + commit.events.length, 0)
  const known = knownOn === undefined ? '' : `${words.and}${words.knownOn(knownOn)}`
  return section(
    words.title,
    lines(words.article, words.marked),
    lines(words.record(commits.length, events, database), news(pen, recorded), words.asOf(asOf) + known),
  )
}

/** The whole case as text for people. */
export const pages = (pen: Pen, shown: Shown): string => {
  const { story, entries, roster } = shown
  if (story.commits.length === 0) return [titlePage(pen, shown), pen.words.nothing].join('\n\n')
  return [
    titlePage(pen, shown),
    communitiesPage(pen, story),
    lifePage(pen, story, entries),
    conditionPage(pen, story),
    surveyPage(pen, story, roster),
    consentPage(pen, story),
    schemePage(pen, story),
    timePage(pen, story),
    worksPage(pen, story),
    supervisionPage(pen, story),
    feedbackPage(pen, story),
    afterPage(pen, story),
    findingsPage(pen, story),
    figuresPage(pen, story),
    streetPage(pen, story),
  ]
    .filter((page) => page !== '')
    .join('\n\n\n')
}
