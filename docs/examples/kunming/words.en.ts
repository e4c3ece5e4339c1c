import { countText } from 'xinyan'

const items: Readonly<Record<string, string>> = {
  B05: 'roads, steel below',
  B09: 'surveillance cameras',
  B13: 'three lines into ducts',
  B15: 'walls strengthened',
  C02: 'greening',
  C03: 'lighting',
  C11: 'pavilion',
  C12: 'fitness equipment',
  L01: 'drying racks',
  L02: 'storage rooms',
  L03: 'anti-theft cages',
  L04: 'walls painted',
}
const metrics: Readonly<Record<string, string>> = {
  plannedCommunities: 'communities in the annual plan of 2019',
  plannedHouseholds: 'households of these',
  surveyCoverage: 'households surveyed',
  consentRate: 'households consenting to the scheme',
  startedCommunities: 'communities started',
  startRate: 'communities started of those planned',
  startedHouseholds: 'households of the communities started',
  completedCommunities: 'communities finished',
}

const steps: Readonly<Record<string, string>> = {
  propertyArea: 'property area',
  group: 'preparatory group',
  voterRoll: 'voter roll',
  firstAssembly: 'first assembly',
  covenant: 'covenant',
  committee: 'committee',
  filing: 'filing',
}

/** So many of something, with the word for one or for several. */
const so = (count: number, one: string, several: string): string => `${countText(count)} ${count === 1 ? one : several}`

const lines = (...all: readonly string[]): string => all.join('\n')

/** Which day of its period it is, or was when everything had been finished. */
export interface PeriodDay {
  readonly on: string
  readonly nth: string
  readonly of: number
  readonly counted: string
  /** Days to the last one; below 0 once it has passed. */
  readonly left: number
}

/** Streams by what people call them. */
const streams: Readonly<Record<string, string>> = {
  'kunming-2019': 'Kunming 2019',
  'ala-subdistrict': 'Ala sub-district',
  'qingshui-community': 'Qingshui',
  'changhong-community': 'Changhong',
  'shuntong-community': 'Shuntong',
}

type UnknownRow =
  | 'money'
  | 'lots'
  | 'contracts'
  | 'permits'
  | 'reported'
  | 'accepted'
  | 'fireSettled'
  | 'filed'
  | 'archived'
  | 'handedOver'
  | 'warranties'
  | 'satisfaction'

/** Periods of one kind that were overrun in a row: how many, their last days, and by how many days. */
interface Together {
  readonly of: number
  readonly first: string
  readonly last: string
  readonly least: number
  readonly most: number
  readonly open: number
}

/** English. */
export const en = {
  help: (journal: string, database: string) => `Records the Kunming case of 2019 and shows it, from the record alone.

npm start -- [flags]

  --json              one object on standard output and nothing else
  --lang en|zh        the language; en when not given
  --as-of DAY         what was true on a day: by when things happened
  --known-on DAY      what was known on a day: by when things were recorded
  --journal FILE      another journal (${journal})
  --help              this text

XINYAN_DB names the file that holds the record (${database}).`,
  progress: (done: number, total: number) => `${done} of ${total} lines of the journal`,
  otherJournal:
    'The record was made from another journal, or from this one before it was changed: remove its file, or name another one with XINYAN_DB.',
  stopped: (place: string, why: string, before: number) =>
    `${place}: ${why}\nOf this line nothing is recorded. The ${before} before it are, and stay: put it right and run again.`,
  title: 'Kunming 2019: three old communities are renovated',
  article: "From a report of People's Daily Online of 2019-12-18. What it gives stands as it is.",
  marked: '* not in the report: reconstructed for this example.',
  record: (commits: number, events: number, beside: number, file: string) =>
    lines(
      `The record: ${so(commits, 'commit', 'commits')} of the renovation (${so(events, 'event', 'events')})` +
        (beside === 0 ? '' : ` and ${beside} of the street's initiatives`),
      `It is kept in ${file}`,
    ),
  appended: (appended: number) => `This run appended ${so(appended, 'commit', 'commits')}.`,
  nothingNew: (commits: number) => `Nothing new: all ${commits} commits were there already.`,
  partlyNew: (appended: number, before: number) =>
    `This run appended ${so(appended, 'commit', 'commits')}; ${before} were there already.`,
  asOf: (day: string) => `As of ${day}`,
  knownOn: (day: string) => `as known on ${day}`,
  nothing: 'Nothing had been recorded by then.',
  nothingYet: 'Nothing by that day.',
  and: ', ',
  all: 'all',
  to: 'to',
  yet: '–',
  communities: {
    title: 'The communities',
    headings: ['', 'name', 'alias', 'built', 'managed', 'households*', 'area* m²', 'surveyed*', 'consenting*'],
    counted: (n: number) =>
      `${n} households in the three together is what the report gives; how they divide is reconstructed.`,
    owner: (name: string, owner: string) => `${name} was built by ${owner} for its own people.`,
  },
  life: {
    title: 'What happened when',
    headings: ['', 'communities', 'first day', 'last day', 'known to', 'source'],
    known: { 10: 'the day', 7: 'the month', 4: 'the year' } as Readonly<Record<number, string>>,
    span: 'first and last',
    article: 'report',
    dayReconstructed: 'report; day*',
    reconstructed: '*',
  },
  survey: {
    title: 'The survey: one file per household',
    coverage: (reached: number, of: number, share: string) => `${reached} of ${of} households surveyed (${share})`,
    days: (first: string, last: string, days: number) =>
      `house to house from ${first} to ${last}*, ${so(days, 'day', 'days')}`,
    asTold: ': more than two months, as the report says',
    visits: (n: number, persuading: number) =>
      `${so(n, 'home visit', 'home visits')}*, ${persuading} of them to persuade`,
    sheds: (found: number, listed: number) => `${so(found, 'shed', 'sheds')} found*; the roster lists ${listed}`,
    needs: 'What households asked for*',
    needHeadings: ['', 'households', ''],
  },
  consent: {
    title: "Consent: each household's own word",
    curve: ['week to*', 'consenting', 'hold out', ''],
    now: (given: number, total: number, share: string) => `${given} of ${total} households consent (${share})`,
    version: (version: number) => `Version ${version} of the scheme stood on that day: it is what they consent to.`,
    kind: "It is a count of households, each by its own word: not the owners' vote, which weighs area and heads by law.",
    ever: (n: number) => `${so(n, 'household', 'households')} held out at some time*:`,
    reasonHeadings: ['reason', 'ever', 'still'],
    minds: (n: number) => `${n} of them changed their minds*:`,
    mindHeadings: ['who had talked with them', 'households'],
    officials: 'officials alone',
    neighbours: 'a neighbour who had come round',
    themselves: 'nobody on record',
    calls: (officials: number, neighbours: number) =>
      `On record: ${so(officials, 'talk', 'talks')} by officials and ${neighbours} by neighbours.`,
  },
  time: {
    title: (days: number) => `The construction period: ${days} days`,
    which: 'The report does not say from which day they run, so they are counted every way; ► is how it was recorded*.',
    headings: ['', 'counted from', 'first day', 'start', 'last day', ''],
    nth: (day: string) => `on ${day}`,
    left: 'days left',
    early: 'days early',
    counted: (from: string, start: string, firstDay: string) => `Counted from ${start} (${from}), ${firstDay}.`,
    finishedBy: ({ on, nth, of, counted, left }: PeriodDay) =>
      `All completed by ${on}, which is day ${nth} of ${of}: ${
        left < 0 ? `${so(-left, 'day', 'days')} after the last` : `${so(left, 'day', 'days')} before the last`
      }.\n${counted}`,
    isDay: ({ on, nth, of, counted, left }: PeriodDay) =>
      `${on} is day ${nth} of ${of}: ${left < 0 ? `${so(-left, 'day', 'days')} over` : `${so(left, 'day', 'days')} left`}.\n${counted}`,
    agreed: '►',
    moves: (day: string, weekday: string) =>
      `If a last day that is a rest day moved to the next working day, it would be ${day}, a ${weekday}.`,
    done: (on: string, recorded: string) =>
      `On record as finished in ${on}, written down on ${recorded}: the day is not known, but it was not later.`,
    extended: (days: number) => `Extended by ${so(days, 'day', 'days')}.`,
  },
  condition: {
    title: 'What was found wrong',
    headings: ['', 'severity*', 'communities', 'found on*'],
  },
  works: {
    title: 'The works',
    kinds: 'The report names the kinds of work and no quantities or days: those are reconstructed.',
    headings: ['', 'unit', 'planned*', 'done*', '', 'from*', 'to*', 'finished'],
    items: (done: number, of: number) => `${done} of ${so(of, 'item', 'items')} finished; each community has its own.`,
    hidden: 'Hidden works*: the steel under the road',
    hiddenHeadings: ['', 'item', 'inspection', 'on', 'rejected', 'covered'],
    sheds: (down: number, of: number, rights: string) => `${down} of ${of} sheds came down*${rights && `: ${rights}`}.`,
    ground: {
      consent: (n: number) => `${n} with the household's consent`,
      owner: (n: number) => `${n} by the household's own hands`,
      order: (n: number) => `${n} by order`,
      none: (n: number) => `${n} without any right`,
    },
    rooms: (n: number, of: number) => `${n} of ${of} households were given a storage room*.`,
  },
  supervision: {
    title: 'Inspections and rectifications*',
    headings: ['inspection', 'in order', 'defects found', 'in all'],
    rectified: ['rectification', '', 'severity', 'ordered', 'replies', 'returned', 'accepted', 'days'],
    open: (n: number) => (n === 1 ? '1 rectification stands open:' : `${n} rectifications stand open:`),
    openHeadings: ['', 'severity', 'age in days', 'awaits', 'owed by'],
    awaits: { reply: 'a reply', verification: 'a second look' },
    none: 'No rectification had been ordered by then.',
    noneOpen: 'No rectification stands open. A reply alone closes none: somebody looked each time.',
  },
  findings: {
    title: 'Where this departed from the rules',
    none: 'Nothing on record departs from the adopted rules.',
    headings: ['since', 'as it became known'],
    together: (what: string, { of, first, last, least, most, open }: Together) =>
      `${what}: ${of} times, last days ${first} to ${last}, ${least} to ${most} days over` +
      (open === 0 ? '' : `, ${open} of them still open`),
    periodsBy: (what: string, basis: string) => `Period for ${what}: ${basis}`,
    rules: (checked: number, of: number) =>
      `Held against ${so(of, 'adopted policy', 'adopted policies')} (policies.json): ${checked} of them checked against the text they name.`,
    kept: 'Nothing of this was refused: the record tells what happened, and says where it departed from the rules.',
  },
  scheme: {
    title: 'The scheme and how it came about',
    told: (meetings: number) => `${so(meetings, 'special meeting', 'special meetings')}* drew it up.`,
    revised: 'What residents said during the home visits* went into the second version.',
    headings: [
      'version',
      'drafted*',
      'consents before',
      'basic*',
      'improved*',
      'local*',
      'opinions*',
      'answered*',
      'taken up*',
    ],
    displayed: (version: number, days: string) => `Version ${version} was on display* from ${days}.`,
    classes: 'Basic, improved and local are classes of works items; the national list has one more, upgraded.',
    classHeadings: ['class', 'works items', 'finished'],
  },
  feedback: {
    title: 'What residents said, and what they were promised',
    count: (n: number) => `${so(n, 'time', 'times')} somebody said something*:`,
    headings: ['about', 'times', ''],
    rateHeadings: ['rate', 'numerator', 'denominator', ''],
    response: 'answered in time',
    resolution: 'solved, by their own word',
    satisfaction: 'satisfied with how',
    median: (days: number) => `Half of what was solved took ${so(days, 'day', 'days')} or less.`,
    promises: (made: number, kept: number, broken: number, open: number) =>
      `Promises of the office on record: ${made}; ${[
        ...(kept === 0 ? [] : [`${kept} kept`]),
        ...(broken === 0 ? [] : [`${broken} broken`]),
        ...(open === 0 ? [] : [`${open} without an outcome so far`]),
      ].join(', ')}.`,
  },
  after: {
    title: 'After the works: who will look after it, and what is owed',
    headings: ['', 'managed before', 'residents pledged*', 'announced*', "owners' committee", 'next step'],
    what: (what: string, on: string) => `${what} (${on})`,
    announced: 'Announced is not done: no step towards a committee is on record yet.',
    unknown: 'unknown',
    untold: 'cannot be told',
    step: (step: string) => steps[step] ?? step,
    owed: (day: string) => `Owed on ${day}, what is due first at the top:`,
    owedHeadings: ['', 'about', 'since', 'by', 'days left', 'basis'],
    over: (days: number) => `${days} over`,
    nothingOwed: 'Nothing is owed on record.',
  },
  stages: {
    title: 'Where it stands: the stages of its life',
    headings: ['stage', 'latest on record', 'communities', 'first day', 'last day', 'gate', 'passed', ''],
    unknown: 'unknown',
    open: (n: number) => `${n} open`,
    stands: (communities: string, count: number, stage: string, by: string | undefined, on: string | undefined) =>
      `${communities} ${count === 1 ? 'stands' : 'stand'} at: ${stage}${by === undefined || on === undefined ? '' : ` (${by}, ${on})`}`,
    finishedAhead: (day: string) =>
      `All works were finished by ${day}, as the page on the period says; their month counts here once it is over.`,
    suspended: (communities: string) => `; works stand still in ${communities}`,
    notes:
      'Unknown: nothing is on record, which does not say that it never happened. Open: what a gate asked for and lacked when\nit was passed. Announced or promised is no step. The page before says which days are reconstructed.',
  },
  unknown: {
    title: 'What the report does not say',
    headings: ['', 'on record', 'why nothing is told'],
    rows: {
      money: ['money: promised, received, paid', 'no sum is on record, and none is added up from nothing'],
      lots: ['lots put out to tender', 'no tender is on record'],
      contracts: ['contracts', 'no contract is on record, so neither its party nor its price'],
      permits: ['communities with a construction permit', 'neither a permit nor an exemption is on record'],
      reported: ['report of completion', 'finished is not reported complete'],
      accepted: ['acceptance passed', 'finished is not accepted; the report praises acceptances in general'],
      fireSettled: ['fire safety accepted or filed', 'nothing is on record'],
      filed: ['acceptance filed', 'nothing is filed before acceptance is passed'],
      archived: ['archive handed over', 'nothing is on record'],
      handedOver: ['handed over', 'to whom and when is not on record'],
      warranties: ['warranties', 'one starts on the day on which acceptance is passed'],
      satisfaction: [
        'satisfaction of residents',
        'nobody was asked: no share without how many of those asked answered',
      ],
    } as Readonly<Record<UnknownRow, readonly [what: string, why: string]>>,
    yuan: (committed: string, received: string, paid: string) =>
      `¥${committed} promised, ¥${received} received, ¥${paid} paid`,
    answered: (answered: number, asked: number) => `${answered} of ${asked} answered`,
    notes: 'An answer appears here as soon as the record holds one.',
  },
  months: {
    title: 'Everything by month',
    headings: ['', 'register', 'survey', 'consent', 'scheme', 'works', 'site checks', 'voices', 'other', 'all', ''],
    notes: 'By the day on which it happened; a bare year: the month is not known. --json has every entry.',
  },
  street: {
    title: 'The street: this renovation, and what its neighbourhood communities did beside it',
    name: (stream: string) => streams[stream] ?? stream,
    renovationHeadings: ['renovation', 'communities', 'started', 'finished', 'households', 'consenting'],
    count: (n: number) => `${so(n, 'initiative', 'initiatives')} beside it:`,
    area: {
      exactly: (mu: string, metres: string) => `${mu} mu (${metres} m²)`,
      atLeast: (mu: string, metres: string) => `at least ${mu} mu (${metres} m²)`,
      about: (mu: string, metres: string) => `about ${mu} mu (${metres} m²)`,
    },
    areaUntold: 'how much, the report does not say',
    returned: (who: string, area: string) => `${who}: land returned to the collective, ${area}.`,
    contracted: {
      bidOnTheSpot: (who: string, area: string) => `${who}: land put out to bid on the spot and contracted (${area}).`,
      otherwise: (who: string, area: string) => `${who}: land contracted out (${area}).`,
    },
    headings: ['run by', 'initiative', 'number', 'occasions', 'people helped', 'partners'],
    other: 'education campaign',
    counted: 'Occasions, people and partners that nobody recorded are unknown, which is not none.',
  },
  figures: {
    title: 'Figures',
    headings: ['', 'value', 'numerator', 'denominator', 'events behind it'],
  },
  item: (code: string) => items[code] ?? code,
  metric: (name: string) => metrics[name] ?? name,
}
