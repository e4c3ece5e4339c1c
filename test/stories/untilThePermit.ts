import {
  adoptResolution,
  agreeLongTermManagement,
  agreePeriod,
  appointSupervisor,
  approveProject,
  awardContract,
  castVote,
  closeBallot,
  commitFunding,
  deliverBallot,
  giveNotice,
  grantPermit,
  holdJointReview,
  launchProject,
  listInAnnualPlan,
  makePayment,
  openBallot,
  openBids,
  publiciseCandidates,
  publishResolution,
  publishTender,
  receiveBid,
  receiveFunding,
  registerSupervision,
  reportTender,
  reviewDrawings,
  signContract,
} from 'xinyan'
import { matter } from './policies.ts'
import { entriesFrom, type Entry } from './untilTheVote.ts'
import { daysToPermit, lateComer, later, periodDays, type Batch, type Place, type Project } from './town.ts'

const voting = (stream: string, from: string, { id, homes }: Place): readonly Entry[] => {
  const ballot = `v-${id}`
  const at = (days: number) => later(from, days)
  const days = { rollOn: from, from: at(17), until: at(37), on: from }
  const vote = { ballot, matter, scheme: 1, channel: 'paper' } as const
  return [
    {
      day: from,
      stream,
      commands: [openBallot({ ballot, communities: [id], scheme: 1, matters: [{ matter }], ...days })],
    },
    {
      day: at(2),
      stream,
      commands: [
        giveNotice({ ballot, matters: [matter], means: 'delivered', on: at(1) }),
        ...homes.map(({ dwelling }) => deliverBallot({ ballot, dwelling, means: 'handed', warned: true, on: at(2) })),
      ],
    },
    {
      day: at(30),
      stream,
      commands: homes.flatMap(({ dwelling, vote: choice }) =>
        choice === 'silent' ? [] : [castVote({ ...vote, dwelling, choice, on: at(30) })],
      ),
    },
    { day: at(38), stream, commands: [closeBallot({ ballot, on: at(38) }), publishResolution({ ballot, on: at(38) })] },
    { day: at(42), stream, commands: [adoptResolution({ ballot, matter, on: at(42) })] },
  ]
}

const contracting = (stream: string, { id, from, places, money }: Batch): readonly Entry[] => {
  const at = (days: number) => later(from, days)
  const communities = places.map((place) => place.id)
  const [lot, winner, price] = [`lot-${id}`, `builder-${id}`, money.centre + money.district]
  const joins = communities.includes(lateComer)
  const bid = (bidder: string, more: number, days: number) =>
    receiveBid({ lot, bidder, amount: price + more, on: at(days) })
  const pay = (n: 0 | 1, days: number) =>
    makePayment({
      payment: `pay-${id}-${n}`,
      source: n === 0 ? 'centralSubsidy' : 'district',
      use: 'construction',
      payee: winner,
      contract: `works-${id}`,
      amount: money.paid[n],
      on: at(days),
    })
  const entry = entriesFrom(stream, from)
  const period = {
    days: periodDays,
    from: 'constructionStart',
    firstDay: 'excluded',
    counting: 'calendarDays',
    lastRestDay: 'stays',
  } as const
  return [
    ...(joins ? [entry(43, listInAnnualPlan({ communities, year: 2023, scheme: 1, on: at(43) }))] : []),
    entry(
      46,
      holdJointReview({
        review: `review-${id}`,
        communities,
        scheme: 1,
        outcome: 'passed',
        opinions: [{ department: 'fire', opinion: 'agreesWithConditions' }],
        on: at(44),
      }),
      reviewDrawings({ drawings: `drawings-${id}`, communities, outcome: 'exempted', on: at(45) }),
      approveProject({ communities, scheme: 1, code: `code-${id}`, estimate: price, on: at(46) }),
      commitFunding({ commitment: `centre-${id}`, source: 'centralSubsidy', amount: money.centre, on: at(46) }),
      commitFunding({ commitment: `district-${id}`, source: 'district', amount: money.district, on: at(46) }),
    ),
    entry(47, publishTender({ lot, kind: 'works', communities, closes: at(69), on: at(47) })),
    entry(50, receiveFunding({ receipt: `centre-${id}`, source: 'centralSubsidy', amount: money.centre, on: at(50) })),
    entry(
      69,
      bid(winner, 0, 60),
      bid('builder-second', 900, 65),
      bid('builder-third', 1900, 66),
      openBids({ lot, on: at(69) }),
    ),
    entry(70, publiciseCandidates({ lot, candidates: [winner], until: at(74), on: at(70) })),
    entry(75, awardContract({ lot, bidder: winner, on: at(75) })),
    entry(
      80,
      agreePeriod({ communities, period, on: at(80) }),
      signContract({
        contract: `works-${id}`,
        communities,
        role: 'contractor',
        party: winner,
        amount: price,
        basis: { kind: 'tender', lot },
        periodAgreedOn: at(80),
        on: at(80),
      }),
      signContract({
        contract: `supervision-${id}`,
        communities,
        role: 'supervisor',
        party: 'engineers',
        amount: 1_000_000,
        basis: { kind: 'direct', ground: 'smallWorks' },
        on: at(80),
      }),
      receiveFunding({ receipt: `district-${id}`, source: 'district', amount: money.district, on: at(80) }),
    ),
    entry(
      daysToPermit,
      reportTender({ lot, on: at(82) }),
      agreeLongTermManagement({
        agreement: `agreed-${id}`,
        communities,
        management: 'propertyService',
        fee: 60,
        on: at(81),
      }),
      launchProject({ communities, on: at(83) }),
      registerSupervision({ registration: `quality-${id}`, communities, on: at(84) }),
      appointSupervisor({ appointment: `supervisor-${id}`, communities, supervisor: 'engineers', on: at(84) }),
      grantPermit({ permit: `permit-${id}`, communities, on: at(84) }),
    ),
    entry(140, pay(0, 140)),
    entry(230, pay(1, 230)),
  ]
}

/** From the ballot to the permit, and the money: batch by batch. */
export const untilThePermit = ({ stream, batches }: Project): readonly Entry[] =>
  batches.flatMap((batch) => [
    ...batch.places.flatMap((place) => voting(stream, batch.from, place)),
    ...contracting(stream, batch),
  ])
