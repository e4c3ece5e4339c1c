import { describe, expect, it } from 'vitest'
import { due } from '../../src/due.ts'
import type { AnyEvent } from '../../src/kernel/fact.ts'
import { departed } from '../projections/departed.ts'
import { cancelled, consented, head, known, opened } from './histories.ts'
import { drafted, revised } from './schemeHistories.ts'
import { after, asOf, completed, started, within } from './siteHistories.ts'

const surveying = {
  type: 'SurveyPolicyAdopted',
  policy: { head: head('survey'), atGates: [], surveyAgainWithin: within(15) },
  on: '2019-03-01',
} as const
const asking = {
  type: 'ConsentPolicyAdopted',
  policy: { head: head('consent'), atGates: [], askAgainWithin: within(15) },
  on: '2019-03-01',
} as const
const basis = head('survey').basis

const owed = (today: string, ...events: readonly AnyEvent[]) =>
  due(after(opened, surveying, asking, ...events), asOf(today))

describe('The survey of a household whose only one was struck out', () => {
  const voided = { type: 'SurveyVoided', household: 'h-1', on: '2019-04-01', reason: 'wrongDate' } as const
  const again = { type: 'SurveyDone', household: 'h-1', method: 'doorToDoor', on: '2019-04-20' } as const
  const by = { first: '2019-04-16', last: '2019-04-16' }
  const found = { what: 'surveyAgain', subject: 'h-1', since: '2019-04-01', by, basis }

  it('is owed again by the time that the policy gives, until there is one', () => {
    expect(owed('2019-12-31', ...known('h-1'))).toEqual([])
    expect(owed('2019-04-10', ...known('h-1'), voided)).toEqual([found])
    expect(owed('2019-12-31', ...known('h-1'), voided, again)).toEqual([])
    expect(owed('2019-12-31', ...known('h-1'), voided, cancelled(['A'], '2019-05-01'))).toEqual([])
  })

  it('is not owed where no policy says within what time, and never counts as overrun', () => {
    expect(due(after(opened, ...known('h-1'), voided), asOf('2019-12-31'))).toEqual([])
    expect(departed('2019-12-31', opened, surveying, ...known('h-1'), voided)).toEqual([])
  })
})

describe('Consent to a version that a later one does not carry over', () => {
  const history = [...known('h-1'), ...known('h-2'), drafted, consented('h-1', '2019-05-01')] as const
  const by = { first: '2019-05-25', last: '2019-05-25' }
  const found = { what: 'consentAskedAgain', subject: 'h-1', since: '2019-05-10', by, basis }
  const refused = { type: 'ConsentRefused', household: 'h-1', scheme: 2, reason: 'cost', on: '2019-05-20' } as const

  it('is asked for again of whoever had consented, until he has said anything to it', () => {
    expect(owed('2019-05-10', ...history, revised(2, 'carriedOver'))).toEqual([])
    expect(owed('2019-05-09', ...history, revised(2, 'askedAgain'))).toEqual([])
    expect(owed('2019-05-10', ...history, revised(2, 'askedAgain'))).toEqual([found])
    expect(owed('2019-12-31', ...history, revised(2, 'askedAgain'), consented('h-1', '2019-05-20', 2))).toEqual([])
    expect(owed('2019-12-31', ...history, revised(2, 'askedAgain'), refused)).toEqual([])
  })

  it('stays owed under versions that carry over what nobody has said, and is answered by a word to any of them', () => {
    const twice = [revised(2, 'askedAgain'), revised(3, 'carriedOver', '2019-06-01')] as const
    expect(owed('2019-06-01', ...history, ...twice)).toEqual([found])
    expect(owed('2019-06-20', ...history, ...twice, consented('h-1', '2019-06-10', 3))).toEqual([])
  })

  it('is not owed of whoever had withdrawn it, nor once the works are over', () => {
    const withdrawn = {
      type: 'ConsentWithdrawn',
      household: 'h-1',
      scheme: 1,
      reason: 'cost',
      on: '2019-05-05',
    } as const
    expect(owed('2019-05-20', ...history, withdrawn, revised(2, 'askedAgain'))).toEqual([])
    const finished = [started(['A']), completed(['A'], '2019-12-10')] as const
    expect(owed('2019-12-10', ...history, revised(2, 'askedAgain'), ...finished)).toEqual([])
  })

  it('is overrun from the day after the last one, and not by a word on the last day', () => {
    const overrun = (...events: readonly AnyEvent[]) =>
      departed('2019-12-31', opened, asking, ...history, revised(2, 'askedAgain'), ...events)
    expect(overrun(consented('h-1', '2019-05-25', 2))).toEqual([])
    expect(overrun(consented('h-1', '2019-05-26', 2))).toMatchObject([
      { what: 'consentAskedAgain', over: { least: 1 } },
    ])
  })
})
