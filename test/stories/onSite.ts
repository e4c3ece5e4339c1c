import {
  acceptHiddenWork,
  answerFeedback,
  breakPromise,
  callBack,
  completeRectification,
  completeWork,
  completeWorkItem,
  coverHiddenWork,
  dispatchFeedback,
  inspect,
  keepPromise,
  linkFeedback,
  makePromise,
  notifyHiddenWork,
  orderRectification,
  receiveFeedback,
  reportProgress,
  resolveFeedback,
  startWork,
  startWorkItem,
  verifyRectification,
  type RenovationCommand,
} from 'xinyan'
import { entriesFrom, itemsOf, type Entry } from './untilTheVote.ts'
import { lastDayOf, later, type Complaint, type Look, type Place, type Project } from './town.ts'

const working = (stream: string, place: Place): readonly Entry[] => {
  const { id, started, finished, startKnown } = place
  const known = startKnown ?? lastDayOf(started)
  const at = (days: number) => later(known, days)
  const [hiddenWork, road] = [`hidden-${id}`, `${id}-road`]
  const done = (item: string, hundredths: number, unit: 'metre' | 'piece', on: string): RenovationCommand =>
    completeWorkItem({ item, done: { hundredths, unit }, on })
  return [
    {
      day: known,
      stream,
      commands: [
        startWork({ communities: [id], scheme: 1, on: started }),
        ...itemsOf(id).map(({ item, code, planned }) =>
          startWorkItem({ item, community: id, code, planned, hidden: item === road, on: known }),
        ),
      ],
    },
    {
      day: at(30),
      stream,
      commands: [
        reportProgress({ item: road, done: { hundredths: 30_000, unit: 'metre' }, on: at(30) }),
        notifyHiddenWork({ hiddenWork, item: road, notified: ['employer', 'qualitySupervision'], on: at(28) }),
        acceptHiddenWork({
          hiddenWork,
          signedBy: [
            { party: 'employer', actor: 'officer-1' },
            { party: 'supervisor', actor: 'engineer-1' },
          ],
          on: at(29),
        }),
        coverHiddenWork({ hiddenWork, item: road, on: at(30) }),
      ],
    },
    {
      day: at(60),
      stream,
      commands: [done(road, 60_000, 'metre', at(60)), done(`${id}-lamps`, 4000, 'piece', at(60))],
    },
    { day: lastDayOf(finished), stream, commands: [completeWork({ communities: [id], on: finished })] },
  ]
}

const looking = (stream: string, place: string, { id, on, repliedAfter }: Look): readonly Entry[] => {
  const seen = inspect({
    inspection: id,
    kind: 'patrol',
    communities: [place],
    result: repliedAfter === undefined ? 'inOrder' : 'defectsFound',
    on,
  })
  if (repliedAfter === undefined) return [{ day: on, stream, commands: [seen] }]
  const rectification = `q-${id}`
  const [replied, verified] = [later(on, repliedAfter), later(on, repliedAfter + 2)]
  return [
    {
      day: on,
      stream,
      commands: [
        seen,
        orderRectification({ rectification, inspection: id, community: place, severity: 'serious', on }),
      ],
    },
    { day: replied, stream, commands: [completeRectification({ rectification, on: replied })] },
    { day: verified, stream, commands: [verifyRectification({ rectification, outcome: 'accepted', on: verified })] },
  ]
}

/** Days from the answer to the solution, and from the dispatch to the call back. */
export const solvedAfter = 1
export const calledAfter = 13

const hearing = (stream: string, place: string, one: Complaint): readonly Entry[] => {
  const { id: feedback, received: on } = one
  const heard = receiveFeedback({
    feedback,
    kind: 'complaint',
    topic: 'noise',
    channel: 'hotline',
    community: place,
    on,
  })
  if (one.repeats !== undefined)
    return [{ day: on, stream, commands: [heard, linkFeedback({ feedback, first: one.repeats, on })] }]
  const at = (days: number) => later(on, days)
  const satisfied = one.satisfied ? 'satisfied' : 'dissatisfied'
  const entry = entriesFrom(stream, on)
  return [
    entry(0, heard, dispatchFeedback({ feedback, to: 'builders', level: 'general', on })),
    entry(one.answeredAfter, answerFeedback({ feedback, on: at(one.answeredAfter) })),
    entry(
      one.answeredAfter + solvedAfter,
      resolveFeedback({ feedback, outcome: 'solved', on: at(one.answeredAfter + solvedAfter) }),
    ),
    entry(
      calledAfter,
      callBack({ feedback, call: { result: 'reached', solved: one.solved, satisfied }, on: at(calledAfter) }),
    ),
  ]
}

/** Days that a promise has; a day later it can be called broken. */
export const promiseDays = 60

const promising = (stream: string, { id, promise: planned }: Place): readonly Entry[] => {
  if (planned === undefined) return []
  const promise = `promise-${id}`
  const until = later(planned.made, promiseDays)
  const on = planned.kept ? until : later(until, 1)
  return [
    {
      day: planned.made,
      stream,
      commands: [
        makePromise({
          promise,
          by: 'bureau',
          communities: [id],
          about: 'littleDisturbance',
          until,
          on: planned.made,
        }),
      ],
    },
    { day: on, stream, commands: [planned.kept ? keepPromise({ promise, on }) : breakPromise({ promise, on })] },
  ]
}

/** The works of every community, and what residents and inspectors say while they go on. */
export const onSite = ({ stream, batches }: Project): readonly Entry[] =>
  batches
    .flatMap(({ places }) => places)
    .flatMap((place) => [
      ...working(stream, place),
      ...place.looks.flatMap((look) => looking(stream, place.id, look)),
      ...place.complaints.flatMap((one) => hearing(stream, place.id, one)),
      ...promising(stream, place),
    ])
