/** Doubts beside the lines that they are about: of a paragraph, of an article, and as a list. */
import { between } from '../arrays.js'
import { DOUBT_NAMES } from '../labels.js'
import type { Article, Doubt } from '../model.js'
import { type Child, h, link } from './html.js'
import type { Site } from './site.js'
import { number } from './words.js'

/** Most doubts that a list shows; a page may have a hundred thousand. */
const MOST_LISTED = 1000
/** Most doubts that the title of one paragraph names. */
const MOST_NAMED = 20

/** By rising line, so that those of some lines are found without going through all. */
export type DoubtsByLine = readonly Doubt[]

export const byLine = (doubts: readonly Doubt[]): DoubtsByLine => [...doubts].sort((a, b) => a.line - b.line)

/** @param to the first line behind */
const doubtsBetween = (doubts: DoubtsByLine, from: number, to: number): DoubtsByLine =>
  between(
    doubts,
    ({ line }) => line >= from,
    ({ line }) => line >= to,
  )

/** The doubts about the lines of an article. */
export const doubtsOn = (doubts: DoubtsByLine, { lines }: Pick<Article, 'lines'>): DoubtsByLine =>
  lines.flatMap(([first, last]) => doubtsBetween(doubts, first, last + 1))

/**
 * What is doubtful in some lines, in words; null if nothing is.
 *
 * @param to the first line behind
 */
export function doubtsTold(doubts: DoubtsByLine, from: number, to: number): string | null {
  const own = doubtsBetween(doubts, from, to)
  const named = own.slice(0, MOST_NAMED).map(({ class: kind, note }) => `${DOUBT_NAMES[kind]}：${note}`)
  if (own.length > MOST_NAMED) named.push(`共 ${number(own.length)} 处`)
  return named.join('；') || null
}

/** The first doubts, a row each; where there are more, the worklist has all of the issue. */
export const doubtList = (doubts: readonly Doubt[], issue: string, site: Site): Child => [
  h('ul.rows doubts', doubts.slice(0, MOST_LISTED).map(doubtRow)),
  doubts.length > MOST_LISTED &&
    h(
      'p.soft',
      `只列出前 ${number(MOST_LISTED)} 处；`,
      link(`${site.root}doubts?issue=${encodeURIComponent(issue)}`, '翻看本期全部存疑'),
    ),
]

const doubtRow = ({ class: kind, line, text, note }: Doubt): Child =>
  h('li', h('b', `第 ${line} 行`), h('em', DOUBT_NAMES[kind]), text, h('span.soft', note))
