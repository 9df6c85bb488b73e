/**
 * Sizes: the bits that posting and position lists take, by kind of term and length of list.
 *
 * Walks the dictionaries and reads no list. A bigram that occurs once stands in the
 * dictionary, has no list and is not counted.
 */
import type { ListSizes } from '../model.js'
import type { Segment } from './segment.js'
import { TERM_KINDS, type TermInfo, type TermKind } from './terms.js'

/** The lowest document frequency of each band of lists; from 2 on, bands are eightfold. */
const BANDS = [1, 2, 16, 128, 1024, 8192, 65_536, 524_288]

const bandOf = (df: number) => BANDS.findLastIndex((from) => df >= from)

export function listSizes(segments: readonly Segment[]): ListSizes[] {
  const kinds = Object.keys(TERM_KINDS) as TermKind[]
  const order: string[] = kinds
  const names = new Map(kinds.map((kind) => [TERM_KINDS[kind] as number, kind]))
  const rows = new Map<string, ListSizes>()
  for (const segment of segments) {
    for (const { key, info } of segment.allTerms()) {
      const kind = names.get(key[0]!)
      if (kind === undefined || info.single) continue
      const band = bandOf(info.documentFrequency)
      const row = rows.get(`${kind}${band}`) ?? emptyRow(kind, band)
      rows.set(`${kind}${band}`, add(row, info))
    }
  }
  return [...rows.values()].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || a.from - b.from)
}

function emptyRow(kind: TermKind, band: number): ListSizes {
  const to = (BANDS[band + 1] ?? Number.POSITIVE_INFINITY) - 1
  const counts = { lists: 0, postings: 0, postingBits: 0, positions: 0, positionBits: 0 }
  return { kind, from: BANDS[band]!, to: Math.min(to, Number.MAX_SAFE_INTEGER), ...counts }
}

function add(
  row: ListSizes,
  { documentFrequency, total, postingsBytes, positionsBytes }: TermInfo,
): ListSizes {
  row.lists++
  row.postings += documentFrequency
  row.postingBits += postingsBytes * 8
  row.positions += total
  row.positionBits += positionsBytes * 8
  return row
}
