import { due, explain, type RenovationCommand, type RenovationState } from 'xinyan'
import { on } from './office.ts'

/** What is owed on a day: what, about what, and the last day for it. */
export const owedIn = (state: RenovationState, day: string): readonly (readonly [string, string, string])[] =>
  due(state, on(day)).map(({ what, subject, by }) => [what, subject, 'last' in by ? by.last : by.type])

/** What a command would lack on a day: each requirement that is not met, with what is reached of what is needed. */
export const lackingIn = (state: RenovationState, command: RenovationCommand, day: string): readonly string[] => {
  const answer = explain(state, command, on(day))
  if ('type' in answer) throw new Error(JSON.stringify(answer))
  return answer.asked.flatMap((one) => {
    if ('type' in one) return [`no policy: ${one.policy}`]
    return one.met ? [] : [`${one.requirement} ${one.reached} of ${one.needed}`]
  })
}
