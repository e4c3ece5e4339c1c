import { bar, medianOf } from 'xinyan'
import type { Story } from '../ask.ts'
import { lines, section, share, sheet, type Pen } from './page.ts'

const columns = 24

/** What residents said, how it was dealt with, and what they were promised. */
export const feedbackPage = (pen: Pen, { feedback, promises }: Story): string => {
  const { words, wordIn } = pen
  const { records, byTopic, rates, daysToSolution } = feedback
  const { made, kept, broken, open } = promises
  const median = medianOf(daysToSolution)
  if (records.length === 0) return ''
  const most = Math.max(...byTopic.map(([, count]) => count))
  const reached = ({ reached: part, of }: { readonly reached: number; readonly of: number }): readonly string[] => [
    String(part),
    String(of),
    share(pen, part, of),
  ]
  return section(
    words.feedback.title,
    lines(
      words.feedback.count(records.length),
      sheet(
        words.feedback.headings,
        byTopic.map(([topic, count]) => [wordIn('feedbackTopic')(topic), String(count), bar(count, most, columns)]),
        [1],
      ),
    ),
    sheet(
      words.feedback.rateHeadings,
      [
        [words.feedback.response, ...reached(rates.response)],
        [words.feedback.resolution, ...reached(rates.resolution)],
        [words.feedback.satisfaction, ...reached(rates.satisfaction)],
      ],
      [1, 2, 3],
    ),
    median === undefined ? '' : words.feedback.median(median),
    made === 0 ? '' : words.feedback.promises(made, kept, broken, open),
  )
}
