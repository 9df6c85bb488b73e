/**
 * The body of an article as it was printed: paragraphs with their lines, and what is set off in them.
 *
 * The text always stands whole. What is drawn over it is bounded, since one line may be as large as a file: a mark
 * for every character of it made a page of 48 MB. What is left out is told above the text.
 */
import { firstIndex } from '../arrays.js'
import { toldJoins } from '../labels.js'
import type { Article, FieldMatch, Range } from '../model.js'
import { type Child, h, marked, setOff } from './html.js'
import { type DoubtsByLine, doubtsTold } from './line-doubts.js'
import { number } from './words.js'

/** Most places of one kind that are set off in a text. */
const MOST_SET_OFF = 10_000

/**
 * The body, a paragraph each.
 *
 * @param ranges  what is marked, as offsets into the body
 * @param doubts  of the article alone
 * @param spots   addresses of the parts on a picture of the page
 */
export function paragraphs(
  { body, joins, paragraphs: starts, unsure = [] }: Article,
  ranges: readonly Range[],
  doubts: DoubtsByLine,
  spots: ReadonlyMap<string, string>,
): Child {
  const told = toldJoins(joins).slice(0, MOST_SET_OFF)
  const faint = unsure.slice(0, MOST_SET_OFF)
  const startOf = new Map(starts.map((one, i) => [one.at, i] as const).reverse())
  let at = 0
  return body.split('\n').map((text) => {
    const from = at
    at += text.length + 1
    const start = startOf.get(from) ?? -1
    const line = starts[start]?.line
    // All paragraphs of a line of a .jsonl stand in it: its number is told once.
    const isTold = line === starts[start - 1]?.line
    const next = starts[start + 1]?.line ?? Number.POSITIVE_INFINITY
    const title = line === undefined ? null : doubtsTold(doubts, line, next)
    const plain = (a: number, b: number) => joined(body, a, b, told)
    const put = (a: number, b: number) => setOff(faint, a, b, plain, unsureWord)
    const part = partIn(spots, `p${start}`)
    const spot = part && spots.get(part)
    const attributes = {
      'data-line': isTold ? undefined : line,
      'data-part': part,
      title,
      class: title && 'doubtful',
    }
    const way =
      spot && h('a.spot', { href: spot, 'data-line': line, 'aria-label': `第${start + 1}段在版面上的位置` })
    return h('p', attributes, way, marked(body, ranges, from, from + text.length, put))
  })
}

/** Tells what is not set off in an article, for want of room; nothing in nearly all. */
export function leftOut(
  { joins, unsure = [] }: Pick<Article, 'joins' | 'unsure'>,
  matches: readonly FieldMatch[] | undefined,
): Child {
  const told = (what: string, total: number, shown = MOST_SET_OFF) =>
    total > shown &&
    h('p.soft', `${what}共 ${number(total)} 处，文中只标出前 ${number(shown)} 处；原文全部在此，一字不少`)
  const sum = (sizeOf: (match: FieldMatch) => number) =>
    (matches ?? []).reduce((all, match) => all + sizeOf(match), 0)
  const shown = sum(({ ranges, labelRanges = [] }) => ranges.length + labelRanges.length)
  return [
    told('检索词', shown + sum(({ more = 0 }) => more), shown),
    told('识别工具没有把握的字词', unsure.length),
    told('接排', toldJoins(joins).length),
  ]
}

/** The part that lights up with one of an article: itself, else the whole; undefined where neither has a place. */
export const partIn = (spots: ReadonlyMap<string, string>, part: string): string | undefined =>
  [part, 'all'].find((one) => spots.has(one))

/** A word that the tool was not sure of, with a faint line under it. */
const unsureWord = (word: Child): Child => h('span.unsure', { title: '识别工具没有把握' }, word)

/** A stretch of the body, with a faint mark where two columns were joined. */
function joined(body: string, from: number, to: number, joins: Article['joins']): Child {
  const out: Child[] = []
  let at = from
  for (let i = firstIndex(joins, ({ at }) => at >= from); i < joins.length; i++) {
    const join = joins[i]!
    if (join.at >= to) break
    const title = `此处接排，原文第${join.fromLine}行→第${join.toLine}行`
    out.push(body.slice(at, join.at), h('span.join', { role: 'img', title, 'aria-label': title }))
    at = join.at
  }
  return [out, body.slice(at, to)]
}
