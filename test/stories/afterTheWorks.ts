import {
  adoptCovenant,
  answerSatisfactionSurvey,
  closeSatisfactionSurvey,
  concludeSatisfaction,
  contractPropertyService,
  definePropertyArea,
  electOwnersCommittee,
  establishLongTermManagement,
  establishMaintenanceFund,
  fileCompletion,
  fileFireAcceptance,
  fileOwnersCommittee,
  finaliseCost,
  formPreparatoryGroup,
  giveWarranty,
  handOver,
  handOverArchive,
  holdAcceptance,
  holdOwnersAssembly,
  openSatisfactionSurvey,
  passAcceptance,
  publishVoterRoll,
  reportCompletion,
  transferAssetOwnership,
} from 'xinyan'
import { entriesFrom, type Entry } from './untilTheVote.ts'
import { lastDayOf, later, unhappy, type Batch, type Place, type Project } from './town.ts'

const parties = ['employer', 'design', 'contractor', 'supervisor', 'residents'] as const

/** Days from the finish of the works to the acceptance. */
export const acceptedAfter = 14

const accepting = (stream: string, { id, finished }: Place): readonly Entry[] => {
  const communities = [id]
  const at = (days: number) => later(lastDayOf(finished), days)
  const entry = entriesFrom(stream, lastDayOf(finished))
  const acceptance = `acceptance-${id}`
  const covers = { kind: 'communities', communities } as const
  return [
    entry(3, reportCompletion({ communities, on: at(3) })),
    entry(
      acceptedAfter,
      giveWarranty({
        warranty: `roof-${id}`,
        covers,
        class: 'roofWaterproofing',
        term: { kind: 'years', years: 5 },
        on: at(10),
      }),
      giveWarranty({
        warranty: `cables-${id}`,
        covers,
        class: 'electrical',
        term: { kind: 'years', years: 2 },
        on: at(10),
      }),
      holdAcceptance({ acceptance, communities, present: parties.map((role) => ({ role })), on: at(acceptedAfter) }),
      passAcceptance({
        acceptance,
        papers: ['technicalFiles', 'materialTests', 'qualityDocuments', 'warrantyCertificate'],
        on: at(acceptedAfter),
      }),
    ),
    entry(29, fileCompletion({ communities, on: at(29) }), fileFireAcceptance({ communities, on: at(20) })),
    entry(40, handOverArchive({ communities, on: at(40) })),
    entry(
      45,
      handOver({
        handover: `handover-${id}`,
        what: covers,
        to: 'propertyService',
        receiver: 'estate-1',
        papers: ['warrantyCertificate', 'asBuiltDrawings'],
        on: at(45),
      }),
      transferAssetOwnership({ transfer: `water-${id}`, utility: 'water', communities, to: 'waterworks', on: at(45) }),
    ),
  ]
}

const judging = (stream: string, { id, homes, finished }: Place): readonly Entry[] => {
  const survey = `satisfaction-${id}`
  const at = (days: number) => later(lastDayOf(finished), days)
  const answered = homes.flatMap(({ household, score }) =>
    score === 'silent'
      ? []
      : [answerSatisfactionSurvey({ answer: `a-${household}`, survey, household, score, on: at(62) })],
  )
  return [
    {
      day: at(60),
      stream,
      commands: [
        openSatisfactionSurvey({ survey, communities: [id], method: 'full', asked: homes.length, on: at(60) }),
      ],
    },
    { day: at(62), stream, commands: answered },
    {
      day: at(75),
      stream,
      commands: [
        closeSatisfactionSurvey({ survey, on: at(70) }),
        ...(id === unhappy ? [] : [concludeSatisfaction({ survey, on: at(75) })]),
      ],
    },
  ]
}

const governing = (stream: string, { id, finished }: Place): readonly Entry[] => {
  const communities = [id]
  const at = (days: number) => later(lastDayOf(finished), days)
  const entry = entriesFrom(stream, lastDayOf(finished))
  const [propertyArea, group, committee] = [`area-${id}`, `group-${id}`, `committee-${id}`]
  const members = { owners: 4, residentsCommittee: 1, subDistrict: 1, others: 1 }
  return [
    entry(
      55,
      definePropertyArea({ propertyArea, communities, on: at(50) }),
      formPreparatoryGroup({ group, propertyArea, members, on: at(50) }),
      publishVoterRoll({ group, on: at(55) }),
    ),
    entry(
      80,
      holdOwnersAssembly({ assembly: `assembly-${id}`, propertyArea, kind: 'first', on: at(80) }),
      adoptCovenant({ propertyArea, ballot: `v-${id}`, on: at(80) }),
      electOwnersCommittee({ committee, propertyArea, members: 5, termYears: 5, on: at(80) }),
    ),
    entry(
      90,
      fileOwnersCommittee({ committee, on: at(85) }),
      contractPropertyService({ contract: `service-${id}`, provider: 'estate-1', communities, fee: 60, on: at(88) }),
      establishMaintenanceFund({ fund: `fund-${id}`, communities, amount: 12_000_000, on: at(89) }),
      establishLongTermManagement({ communities, on: at(90) }),
    ),
  ]
}

const settling = (stream: string, { id, places, money }: Batch): Entry => {
  const on = places.map(({ finished }) => later(lastDayOf(finished), 60)).reduce((a, b) => (a > b ? a : b))
  const amount = money.paid[0] + money.paid[1]
  const communities = places.map((place) => place.id)
  return { day: on, stream, commands: [finaliseCost({ account: `account-${id}`, communities, amount, on })] }
}

/** From acceptance to long-term management, for every community; and what each batch cost in the end. */
export const afterTheWorks = ({ stream, batches }: Project): readonly Entry[] =>
  batches.flatMap((batch) => [
    ...batch.places.flatMap((place) => [
      ...accepting(stream, place),
      ...judging(stream, place),
      ...governing(stream, place),
    ]),
    settling(stream, batch),
  ])
