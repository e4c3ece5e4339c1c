/** Runs tasks of one key one after another, in the order in which they were given; tasks of other keys do not wait. */
export const inTurn = (): (<T>(key: string, task: () => Promise<T>) => Promise<T>) => {
  const last = new Map<string, Promise<unknown>>()
  return (key, task) => {
    const before = last.get(key) ?? Promise.resolve()
    const mine = before.then(task, task)
    last.set(key, mine)
    const tidy = (): void => {
      if (last.get(key) === mine) last.delete(key)
    }
    mine.then(tidy, tidy)
    return mine
  }
}
