/**
 * Reads an id-keyed record by an own key only: an id such as `constructor`, which bare indexing would answer with
 * something inherited, is simply not there.
 */
export const lookup = <T>(entries: { readonly [id: string]: T }, id: string): T | undefined =>
  Object.hasOwn(entries, id) ? entries[id] : undefined

/** The entry under an id, made first when there is none: for recipes that file something under a household or an item. */
export const entryOf = <T>(entries: { [id: string]: T }, id: string, empty: () => T): T => {
  const known = lookup(entries, id)
  if (known !== undefined) return known
  const fresh = empty()
  entries[id] = fresh
  return entries[id] ?? fresh
}
