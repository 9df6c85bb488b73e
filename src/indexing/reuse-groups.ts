/**
 * Writing pairs with the groups that they make, in steps, in memory of a few bytes for each article, passage and group.
 *
 * The pairs are gone through twice: first to join passages that are one, then to write each with its group.
 */
import type { Steps } from '../analysis/analysis.js'
import { compareWidth, GroupedRows, GroupOrder, isReprint, kindOf, type SharedRow } from '../reuse/reuse.js'
import { type ReuseMark, SortedRuns, writeReusePairs } from '../store/store.js'
import type { FoundPair, FoundPairs } from './reuse-pairs.js'

/** Multiply, not shift: a group and an article take 53 bits. */
const GROUP = 2 ** 26
const STEP = 1000

type Row = SharedRow & Pick<FoundPair, 'covered'> & { otherFrom: number; otherTo: number }

/** @param most members of groups that memory holds @throws {JiebaoError} DISK_FULL, INDEX_CORRUPT */
export function* writeFound(
  folder: string,
  found: FoundPairs,
  most?: number,
): Steps<Omit<ReuseMark, 'name'>> {
  const { articles } = found
  const rows = new GroupedRows(articles.length, found.rows)
  const starts = new Uint32Array(articles.length + 1)
  let passed = 0
  for (const [article, own] of ownRows(found)) {
    rows.add(article, own)
    starts[article + 1] = starts[article]! + own.length
    if (++passed % STEP === 0) yield
  }
  const { sets, of } = yield* rows.groups()
  const members = new SortedRuns(folder, most)
  const areReprints = new Uint8Array(sets)
  const firsts = new Uint32Array(sets + 1)
  const order = new GroupOrder()

  function* idEnds(): Iterable<number[]> {
    let at = 0
    for (const [n, { id, characters, day }] of articles.entries()) {
      yield [at, starts[n]!, characters, day]
      at += Buffer.byteLength(id)
    }
    yield [at, starts[articles.length]!, 0, 0]
  }
  function* rowsWithGroups(): Iterable<number[]> {
    for (const [article, own] of ownRows(found)) {
      const widest = new Map<number, Row>()
      for (const [n, row] of own.entries()) {
        const group = of[starts[article]! + n]!
        const known = widest.get(group)
        if (!known || compareWidth(row, known) < 0) widest.set(group, row)
        if (isReprint(row)) areReprints[group] = 1
        yield [row.other, row.covered, row.from, row.to, row.otherFrom, row.otherTo, group]
      }
      for (const [group, { from, to }] of widest) members.add(group * GROUP + article, [from, to])
    }
  }
  function* membersByGroup(): Iterable<number[]> {
    for (const { group, ends } of groupsIn(members)) {
      ends.sort((x, y) => articles[x.article]!.day - articles[y.article]!.day || x.article - y.article)
      for (const { article, from, to } of ends) yield [article, from, to]
      const kind = areReprints[group] === 1 ? 'reprint' : kindOf(ends.length)
      order.add(kind, ends.length, articles[ends[0]!.article]!.day, ends[0]!)
      firsts[group + 1] = firsts[group]! + ends.length
    }
  }
  function* groups(): Iterable<number[]> {
    for (const [group, first] of firsts.entries()) yield [areReprints[group] ?? 0, first]
  }
  let kinds: ReuseMark['kinds'] | undefined
  function* listed(): Iterable<number[]> {
    const sorted = order.listed()
    kinds = sorted.kinds
    for (const group of sorted.order) yield [group]
  }
  try {
    const mark = yield* writeReusePairs(folder, {
      ids: articles.map(({ id }) => id),
      parts: {
        articles: idEnds(),
        rows: rowsWithGroups(),
        members: membersByGroup(),
        groups: groups(),
        listed: listed(),
      },
    })
    return { ...mark, kinds: kinds! }
  } finally {
    members.close()
  }
}

/** The passages of one article after the other. */
function* ownRows({ articles, each }: FoundPairs): Generator<[article: number, rows: Row[]]> {
  let [last, rows]: [number, Row[]] = [0, []]
  for (const { article, other, covered, ranges } of each()) {
    if (article !== last) {
      yield [last, rows]
      ;[last, rows] = [article, []]
    }
    const characters = Math.min(articles[article]!.characters, articles[other]!.characters)
    const covers = Math.min(1, covered / characters)
    for (let r = 0; r < ranges.length; r += 4) {
      const [from, to, otherFrom, otherTo] = ranges.slice(r, r + 4) as [number, number, number, number]
      rows.push({ other, covers, covered, from, to, otherFrom, otherTo })
    }
  }
  if (rows.length > 0) yield [last, rows]
}

function* groupsIn(
  members: SortedRuns,
): Generator<{ group: number; ends: { article: number; from: number; to: number }[] }> {
  let [last, ends]: [number, { article: number; from: number; to: number }[]] = [0, []]
  for (const { key, numbers } of members.sorted()) {
    const group = Math.floor(key / GROUP)
    if (group !== last) {
      yield { group: last, ends }
      ;[last, ends] = [group, []]
    }
    ends.push({ article: key % GROUP, from: numbers[0]!, to: numbers[1]! })
  }
  if (ends.length > 0) yield { group: last, ends }
}
