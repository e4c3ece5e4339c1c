import { describe, it } from 'vitest'
import {
  acceptHiddenWork,
  coverHiddenWork,
  notifyHiddenWork,
  rejectHiddenWork,
  voidHiddenWorksRecord,
} from '../../src/stages/hiddenWorks/hiddenWorks.ts'
import { cancelled, evidence, given, opened } from './histories.ts'
import { gates, onSite, road, started, tomorrow } from './siteHistories.ts'

const notice = {
  hiddenWork: 'hw-1',
  item: 'A-road',
  notified: ['employer', 'qualitySupervision'],
  on: '2019-09-02',
} as const
const notified = { type: 'HiddenWorkNotified', ...notice } as const
const signedBy = [{ party: 'supervisor', actor: 'engineer-1' }] as const
const acceptance = { hiddenWork: 'hw-1', signedBy, on: '2019-09-03' } as const
const accepted = { type: 'HiddenWorkAccepted', ...acceptance } as const
const rejection = { hiddenWork: 'hw-1', reason: 'dimensions', on: '2019-09-03' } as const
const rejected = { type: 'HiddenWorkRejected', ...rejection } as const
const covering = { hiddenWork: 'hw-1', item: 'A-road', on: '2019-09-05' } as const
const covered = { type: 'HiddenWorkCovered', ...covering, mode: 'enforce', despite: [] } as const
const noRoad = {
  type: 'ItemsRecordVoided',
  record: { kind: 'workItem', item: 'A-road' },
  reason: 'wrongFigure',
} as const
const drain = { ...road, type: 'WorkItemStarted', item: 'A-drain', code: 'B02' } as const
const unnoticed = { type: 'HiddenWorkNotNotified', hiddenWork: 'hw-1' } as const

describe('Giving notice of hidden works', () => {
  it('records who was told, be it fewer than the law asks', () => {
    given(...onSite)
      .when(notifyHiddenWork({ ...notice, evidence }))
      .records({ ...notified, evidence })
    given(...onSite)
      .when(notifyHiddenWork({ ...notice, notified: ['supervisor'] }))
      .records({ ...notified, notified: ['supervisor'] })
  })

  it('is already so in the same words, also after the acceptance', () => {
    given(...onSite, notified)
      .when(notifyHiddenWork(notice))
      .isAlreadySo()
    given(...onSite, notified, { ...accepted, on: '2019-09-02' })
      .when(notifyHiddenWork(notice))
      .isAlreadySo()
  })

  it.each([{ on: '2019-09-03' }, { notified: ['employer'] }, { item: 'A-drain' }] as const)(
    'is refused while notice stands otherwise than with %o',
    (other) => {
      given(...onSite, drain, notified)
        .when(notifyHiddenWork({ ...notice, ...other }))
        .isRefusedWith({ type: 'RecordedDifferently', record: 'hiddenWorkNotice', key: 'hw-1' })
    },
  )

  it('is given again after a rejection, be it on the same day, for the same item only', () => {
    for (const on of ['2019-09-03', '2019-09-10'])
      given(...onSite, notified, rejected)
        .when(notifyHiddenWork({ ...notice, on }))
        .records({ ...notified, on })
    given(...onSite, notified, { ...rejected, on: '2019-09-02' })
      .when(notifyHiddenWork(notice))
      .records(notified)
    given(...onSite, drain, notified, rejected)
      .when(notifyHiddenWork({ ...notice, item: 'A-drain', on: '2019-09-10' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'hiddenWorkNotice', key: 'hw-1' })
  })

  it('is refused once they were accepted', () => {
    given(...onSite, notified, accepted)
      .when(notifyHiddenWork({ ...notice, on: '2019-09-10' }))
      .isRefusedWith({ type: 'HiddenWorkAlreadyAccepted', hiddenWork: 'hw-1', on: '2019-09-03' })
  })

  it('is refused for an item that was not started by then', () => {
    given(opened, started(['A']))
      .when(notifyHiddenWork(notice))
      .isRefusedWith({ type: 'WorkItemNotStarted', item: 'A-road', on: '2019-09-02' })
    given(...onSite)
      .when(notifyHiddenWork({ ...notice, on: '2019-08-04' }))
      .isRefusedWith({ type: 'WorkItemNotStarted', item: 'A-road', on: '2019-08-04' })
  })

  it('is refused in a community that was given up, and for a day to come', () => {
    given(...onSite, cancelled(['A'], '2019-10-05'))
      .when(notifyHiddenWork({ ...notice, on: '2020-01-01' }))
      .isRefusedWith({ type: 'ProjectWasCancelled', community: 'A', on: '2019-10-05' }, tomorrow)
  })

  it('is malformed to nobody', () => {
    given(...onSite)
      .when(notifyHiddenWork({ ...notice, notified: [] }))
      .isMalformedAt('notified')
  })
})

describe('Accepting hidden works', () => {
  it('records who signed, on the day of the notice or later', () => {
    given(...onSite, notified)
      .when(acceptHiddenWork({ ...acceptance, evidence }))
      .records({ ...accepted, evidence })
    given(...onSite, notified)
      .when(acceptHiddenWork({ ...acceptance, on: '2019-09-02' }))
      .records({ ...accepted, on: '2019-09-02' })
  })

  it('follows a rejection', () => {
    given(...onSite, notified, rejected)
      .when(acceptHiddenWork(acceptance))
      .records(accepted)
  })

  it('is already so in the same words, and refused in others while it holds', () => {
    given(...onSite, notified, accepted)
      .when(acceptHiddenWork(acceptance))
      .isAlreadySo()
    for (const other of [{ on: '2019-09-04' }, { signedBy: [{ party: 'employer', actor: 'cadre-1' }] }] as const)
      given(...onSite, notified, accepted)
        .when(acceptHiddenWork({ ...acceptance, ...other }))
        .isRefusedWith({ type: 'RecordedDifferently', record: 'hiddenWorkAcceptance', key: 'hw-1 2019-09-03' })
  })

  it('is refused without a notice by that day, unless its date leaves that open', () => {
    given(...onSite)
      .when(acceptHiddenWork(acceptance))
      .isRefusedWith({ ...unnoticed, on: '2019-09-03' })
    given(...onSite, notified)
      .when(acceptHiddenWork({ ...acceptance, on: '2019-09-01' }))
      .isRefusedWith({ ...unnoticed, on: '2019-09-01' })
    given(...onSite, { ...notified, on: '2019-09' })
      .when(acceptHiddenWork({ ...acceptance, on: '2019-09-01' }))
      .records({ ...accepted, on: '2019-09-01' })
  })

  it('is refused in a community that was given up, and for a day to come', () => {
    given(...onSite, notified, cancelled(['A'], '2019-10-05'))
      .when(acceptHiddenWork({ ...acceptance, on: '2020-01-01' }))
      .isRefusedWith({ type: 'ProjectWasCancelled', community: 'A', on: '2019-10-05' }, tomorrow)
  })
})

describe('Rejecting hidden works', () => {
  it('records the reason, also against an acceptance', () => {
    given(...onSite, notified)
      .when(rejectHiddenWork({ ...rejection, evidence }))
      .records({ ...rejected, evidence })
    given(...onSite, notified, accepted)
      .when(rejectHiddenWork(rejection))
      .records(rejected)
  })

  it('is already so in the same words, refused for another reason, and new on another day', () => {
    given(...onSite, notified, rejected)
      .when(rejectHiddenWork(rejection))
      .isAlreadySo()
    given(...onSite, notified, rejected)
      .when(rejectHiddenWork({ ...rejection, reason: 'material' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'hiddenWorkRejection', key: 'hw-1 2019-09-03' })
    given(...onSite, notified, rejected)
      .when(rejectHiddenWork({ ...rejection, on: '2019-09-04' }))
      .records({ ...rejected, on: '2019-09-04' })
  })

  it('is refused without a notice, when given up, and for a day to come', () => {
    given(...onSite)
      .when(rejectHiddenWork({ ...rejection, on: '2020-01-01' }))
      .isRefusedWith({ ...unnoticed, on: '2020-01-01' }, tomorrow)
    given(...onSite, notified, cancelled(['A'], '2019-09-02'))
      .when(rejectHiddenWork(rejection))
      .isRefusedWith({ type: 'ProjectWasCancelled', community: 'A', on: '2019-09-02' })
  })
})

const site = (mode: 'enforce' | 'warn' | 'audit') => [...onSite, gates({ G5: mode })] as const
const obstacle = (requirement: string) =>
  ({ gate: 'G5', requirement, subjects: ['hw-1'], needed: 1, reached: 0 }) as const
const both = [obstacle('hiddenWorkAccepted'), obstacle('supervisorSigned')] as const

describe('Covering hidden works', () => {
  it('is recorded once they are accepted and the supervisor signed, be it that day or that month', () => {
    for (const on of ['2019-09-03', '2019-09-05', '2019-09'])
      given(...site('enforce'), notified, { ...accepted, on })
        .when(coverHiddenWork({ ...covering, evidence }))
        .records({ ...covered, evidence })
  })

  it('is refused before they are accepted: unseen, rejected, later, or by an acceptance that was struck out', () => {
    const record = { kind: 'hiddenWorkOutcome', hiddenWork: 'hw-1', on: '2019-09-03' } as const
    const histories = [
      [],
      [notified],
      [notified, rejected],
      [notified, accepted, { ...rejected, on: '2019-09-04' }],
      [notified, { ...accepted, on: '2019-09-06' }],
      [notified, accepted, { type: 'HiddenWorksRecordVoided', record, reason: 'wrongSubject' }],
    ] as const
    for (const history of histories)
      given(...site('enforce'), ...history)
        .when(coverHiddenWork(covering))
        .isRefusedWith({ type: 'GateClosed', gate: 'G5', obstacles: both })
  })

  it("is refused without the supervising engineer's signature", () => {
    const byEmployer = { ...accepted, signedBy: [{ party: 'employer', actor: 'cadre-1' }] } as const
    given(...site('enforce'), notified, byEmployer)
      .when(coverHiddenWork(covering))
      .isRefusedWith({ type: 'GateClosed', gate: 'G5', obstacles: [obstacle('supervisorSigned')] })
  })

  it('goes on in warn mode and keeps what stood against it, though nobody had given notice', () => {
    given(...site('warn'))
      .when(coverHiddenWork(covering))
      .records({ ...covered, mode: 'warn', despite: both })
  })

  it('asks nothing in audit mode', () => {
    given(...site('audit'))
      .when(coverHiddenWork(covering))
      .records({ ...covered, mode: 'audit' })
  })

  it('is refused while nobody has laid down how strict the gate is', () => {
    given(...onSite)
      .when(coverHiddenWork(covering))
      .isRefusedWith({ type: 'NoPolicyAdopted', policy: 'gates', on: '2019-09-05' })
  })

  it('is already so before the gate is asked, and refused on another day or for another item', () => {
    given(...site('enforce'), covered)
      .when(coverHiddenWork(covering))
      .isAlreadySo()
    for (const other of [{ on: '2019-09-06' }, { item: 'A-drain' }])
      given(...site('enforce'), drain, covered)
        .when(coverHiddenWork({ ...covering, ...other }))
        .isRefusedWith({ type: 'RecordedDifferently', record: 'hiddenWorkCovering', key: 'hw-1' })
  })

  it('is refused for another item than notice was given of', () => {
    given(...site('audit'), drain, notified)
      .when(coverHiddenWork({ ...covering, item: 'A-drain' }))
      .isRefusedWith({ type: 'RecordedDifferently', record: 'hiddenWorkNotice', key: 'hw-1' })
    const record = { kind: 'hiddenWorkNotice', hiddenWork: 'hw-1', on: '2019-09-02' } as const
    given(...site('audit'), drain, notified, { type: 'HiddenWorksRecordVoided', record, reason: 'wrongSubject' })
      .when(coverHiddenWork({ ...covering, item: 'A-drain' }))
      .records({ ...covered, item: 'A-drain', mode: 'audit' })
  })

  it('is refused for an item that was not started, when given up, and for a day to come', () => {
    given(...site('audit'), noRoad)
      .when(coverHiddenWork({ ...covering, on: '2020-01-01' }))
      .isRefusedWith({ type: 'WorkItemNotStarted', item: 'A-road', on: '2020-01-01' }, tomorrow)
    given(...site('audit'), cancelled(['A'], '2019-09-04'))
      .when(coverHiddenWork(covering))
      .isRefusedWith({ type: 'ProjectWasCancelled', community: 'A', on: '2019-09-04' })
  })
})

describe('Striking a record of hidden works out', () => {
  const history = [...site('enforce'), notified, accepted, covered] as const
  const records = [
    [{ kind: 'hiddenWorkNotice', hiddenWork: 'hw-1', on: '2019-09-02' }, 'hw-1 2019-09-02'],
    [{ kind: 'hiddenWorkOutcome', hiddenWork: 'hw-1', on: '2019-09-03' }, 'hw-1 2019-09-03'],
    [{ kind: 'hiddenWorkCovering', hiddenWork: 'hw-1' }, 'hw-1'],
  ] as const

  it.each(records)('strikes out %o', (record) => {
    given(...history)
      .when(voidHiddenWorksRecord({ record, reason: 'wrongDate' }))
      .records({ type: 'HiddenWorksRecordVoided', record, reason: 'wrongDate' })
  })

  it.each(records)('is already so when %o was struck out', (record) => {
    given(...history, { type: 'HiddenWorksRecordVoided', record, reason: 'wrongDate' })
      .when(voidHiddenWorksRecord({ record, reason: 'enteredTwice' }))
      .isAlreadySo()
  })

  it.each(records)('is refused when nothing stands under %o', (record, key) => {
    given(...onSite)
      .when(voidHiddenWorksRecord({ record, reason: 'wrongDate' }))
      .isRefusedWith({ type: 'NoSuchRecord', record: record.kind, key })
  })

  it('does not take the notice of a day for the outcome of its inspection', () => {
    const record = { kind: 'hiddenWorkOutcome', hiddenWork: 'hw-1', on: '2019-09-02' } as const
    given(...history)
      .when(voidHiddenWorksRecord({ record, reason: 'wrongDate' }))
      .isRefusedWith({ type: 'NoSuchRecord', record: 'hiddenWorkOutcome', key: 'hw-1 2019-09-02' })
  })
})
