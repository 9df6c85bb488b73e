/** Arrays that grow, lists by a key and put together, places in a sorted list, and the middle of some numbers. */

type Numbers = Int32Array | Uint32Array | Float64Array | Uint8Array

/** A copy that has room for `size` numbers, 0 behind those that are there. */
export function grown<T extends Numbers>(values: T, size: number): T {
  const larger = new (values.constructor as new (size: number) => T)(size)
  larger.set(values)
  return larger
}

/** Items by a key of each, in their order; keys in the order of their first items. */
export function groupBy<K, V>(items: Iterable<V>, keyOf: (item: V) => K): Map<K, V[]> {
  const lists = new Map<K, V[]>()
  for (const item of items) addTo(lists, keyOf(item), item)
  return lists
}

/** Appends an item to the list of its key. */
export function addTo<K, V>(lists: Map<K, V[]>, key: K, item: V): void {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}

/** Appends items one by one: `push(...items)` hands them over on the stack, which ends at some 100,000. */
export function appendAll<T>(list: T[], items: Iterable<T>): void {
  for (const item of items) list.push(item)
}

/** Index of the first item that is `reached`, by binary search; the length if none is. All items behind a reached one are reached. */
export function firstIndex<T>(items: readonly T[], reached: (item: T) => boolean): number {
  let [from, to] = [0, items.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    if (reached(items[middle]!)) to = middle
    else from = middle + 1
  }
  return from
}

/** The items from the first that is `reached` up to the first that is `passed`, as firstIndex() finds them; none if that comes before. */
export const between = <T>(
  items: readonly T[],
  reached: (item: T) => boolean,
  passed: (item: T) => boolean,
): T[] => items.slice(firstIndex(items, reached), firstIndex(items, passed))

/** The middle of some numbers, the larger of two; 0 of none. */
export function middleOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
}
