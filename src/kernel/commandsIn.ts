import * as E from 'fp-ts/Either'
import { malformed, type Malformed } from './guard.ts'

type DecodeOne<C> = (input: unknown) => E.Either<Malformed, C>

const each = <C>(one: DecodeOne<C>, list: readonly unknown[]): E.Either<Malformed, readonly C[]> => {
  const commands: C[] = []
  for (let index = 0; index < list.length; index++) {
    const command = one(list[index])
    if (E.isLeft(command))
      return E.left(malformed(command.left.problems.map((p) => ({ ...p, path: [index, ...p.path] }))))
    commands.push(command.right)
  }
  if (commands.length > 0) return E.right(commands)
  return E.left(malformed([{ path: [], expected: 'at least one command', found: 'none' }]))
}

/** The commands in what an app hands in, be it one or a list of them. Never throws, even on a list that does. */
export const commandsIn = <C>(one: DecodeOne<C>, input: unknown): E.Either<Malformed, readonly C[]> => {
  try {
    return Array.isArray(input) ? each(one, input) : E.map((command: C) => [command])(one(input))
  } catch {
    return E.left(
      malformed([{ path: [], expected: 'a command or a list of them', found: 'one that throws when read' }]),
    )
  }
}
