/**
 * Which of the lines over a story of a printed page are its headline: of every row of neighbouring lines
 * the features that hold are added up, and the heaviest row is the headline.
 *
 * Hand-set hints contradict one another here: print breaks a headline into lines, and sets kickers above it and
 * subheadlines below. The weights are those of a linear model, learned by `tests/ingest/learn-rows.test.ts` on pages that
 * `tests/ingest/print-pages.ts` composed and on annotated ones: maximum likelihood of the right row, with a ridge.
 */

import type { Block } from '../page/block.js'
import { meetings, type Page } from '../page/page.js'
import { isOffice } from './columns.js'
import { reportsEvent } from './headlines.js'
import type { Deck } from './heads.js'
import { type Rule, rule } from './rule.js'

/** Lines of a deck: from, and up to one before to. */
export type Row = {
  from: number
  to: number
  deck: Deck
  /** The line that a reading of heads.ts takes for the headline, and that reading's name. */
  read: { at: number; by: string }
}

/** 从, 加强 and the like: a kicker says by what means. */
const MEANS = /^(?:从|向|以|为了?|在|据|把|让|因|随着|围绕|依靠|坚持|发扬|加强|强化|抓|发挥|克服|转变|深化)/

const own = ({ deck, from, to }: Row): readonly Block[] => deck.lines.slice(from, to)
const above = ({ deck, from }: Row): readonly Block[] => deck.lines.slice(0, from)
const below = ({ deck, to }: Row): readonly Block[] => deck.lines.slice(to)
const textOf = (lines: readonly Block[]): string => lines.map(({ plain }) => plain).join('')
const lengthOf = (lines: readonly Block[]): number => textOf(lines).length

type Break = { first: Block; second: Block; page: Page }

/** Breaks between lines of the row; between it and the lines beside it. */
const inner = (row: Row): Break[] =>
  own(row)
    .slice(1)
    .map((second, i) => ({ first: row.deck.lines[row.from + i]!, second, page: row.deck.page }))
const outer = ({ deck: { lines, page }, from, to }: Row): Break[] =>
  [from, to].flatMap((at) =>
    at > 0 && at < lines.length ? [{ first: lines[at - 1]!, second: lines[at]!, page }] : [],
  )

const meet = ({ first, second, page }: Break) => meetings(page, first.plain, second.plain) > 0
const GRAMMAR_END = /(?:的|和|与|及|在|对|将|把|被|向|从|由|以|让|使|为|于|、)$/
const GRAMMAR_BEGIN = /^[的了着和与及、]/
const isGrammar = ({ first, second }: Break) =>
  GRAMMAR_END.test(first.plain) || GRAMMAR_BEGIN.test(second.plain)
/** 向荒滩要粮 向地下要水 */
const isCouplet = (plain: string) => {
  const [first, second, more] = plain.split(/ +/)
  return second !== undefined && more === undefined && Math.abs(first!.length - second.length) <= 1
}
const FIGURE =
  /\d|[一二三四五六七八九十百千万][一二三四五六七八九十百千万余多]*[个名人户元亩天年次吨里斤条头岁成倍台公]/
const best = (lines: readonly Block[], of: (line: Block) => number) =>
  lines.reduce((most, line) => Math.max(most, of(line)), 0)
const matchOf = (row: Row) => best(own(row), row.deck.match)

const holdsRead = ({ from, to, read }: Row) => from <= read.at && read.at < to

/** What may hold of a row, each with its learned weight. */
export const HEADLINE_ROW: Rule<Row>[] = [
  rule(
    'read-by-form',
    0.95,
    'The row holds the line that the form of two lines tells to be the headline.',
    (row) => holdsRead(row) && /over-message|over-office|couplet-below/.test(row.read.by),
  ),
  rule(
    'read-by-story',
    -0.59,
    'The row holds the line that the story tells over again.',
    (row) => holdsRead(row) && /told-in-lead|nearer-to-story/.test(row.read.by),
  ),
  rule(
    'read-as-second',
    0.45,
    'The row holds the second line, and nothing tells of another.',
    (row) => holdsRead(row) && row.read.by === 'second-line',
  ),
  rule('three-lines-row', -0.46, 'The row has three lines or more.', ({ from, to }) => to - from > 2),
  rule('line-above-row', 1.33, 'A line stands above the row.', (row) => above(row).length > 0),
  rule('many-above-row', -0.33, 'Three lines or more stand above the row.', (row) => above(row).length > 2),
  rule('line-below-row', 0.56, 'A line stands below the row.', (row) => below(row).length > 0),
  rule('lines-below-row', -0.63, 'Two lines or more stand below the row.', (row) => below(row).length > 1),
  rule('many-below-row', -0.7, 'Three lines or more stand below the row.', (row) => below(row).length > 2),
  rule('word-in-row', 1.04, 'Characters that meet at a break of the row stand together elsewhere.', (row) =>
    inner(row).some(meet),
  ),
  rule('word-at-edge', -1.24, 'Characters that meet at the row’s edge stand together elsewhere.', (row) =>
    outer(row).some(meet),
  ),
  rule('grammar-in-row', 0.68, 'A word of grammar stands at a break of the row.', (row) =>
    inner(row).some(isGrammar),
  ),
  rule('grammar-at-edge', -0.56, 'A word of grammar stands at the row’s edge.', (row) =>
    outer(row).some(isGrammar),
  ),
  rule(
    'short-remainder',
    0.57,
    'The last line of a row of several has at most three characters.',
    (row) => inner(row).length > 0 && own(row).at(-1)!.plain.length <= 3,
  ),
  rule(
    'remainder-at-edge',
    -0.12,
    'The line below the row has at most three characters.',
    (row) => below(row).length > 0 && below(row)[0]!.plain.length <= 3,
  ),
  rule(
    'broken-page',
    0.29,
    'The row has two lines, as all headlines of the page.',
    (row) => row.to - row.from === 2 && row.deck.page.headsBreak,
  ),
  rule(
    'large-type-row',
    0.67,
    'The row has several lines, all of which fill at most 0.55 of the measure.',
    (row) =>
      inner(row).length > 0 && own(row).every(({ plain }) => plain.length <= row.deck.page.measure * 0.55),
  ),
  rule(
    'large-type-line',
    0.56,
    'The row is one line that fills at most 0.55 of the measure.',
    (row) => inner(row).length === 0 && own(row)[0]!.plain.length <= row.deck.page.measure * 0.55,
  ),
  rule(
    'full-then-short',
    -0.31,
    'A line of the row is at least as long as all others of the deck, and the last one is shorter.',
    (row) =>
      inner(row).length > 0 &&
      own(row)[0]!.plain.length >= best(row.deck.lines, ({ plain }) => plain.length) &&
      own(row).at(-1)!.plain.length < own(row)[0]!.plain.length,
  ),
  rule(
    'blank-in-broken-row',
    -0.49,
    'A blank parts a line of a row of several in halves.',
    (row) => inner(row).length > 0 && own(row).some(({ plain }) => / /.test(plain)),
  ),
  rule(
    'broken-long-line',
    -0.16,
    'The row has several lines, one of which has more than 14 characters.',
    (row) => inner(row).length > 0 && own(row).some(({ plain }) => plain.length > 14),
  ),
  rule(
    'broken-line-of-ten',
    -1.61,
    'The row has several lines, one of which has more than nine characters.',
    (row) => inner(row).length > 0 && own(row).some(({ plain }) => plain.length > 9),
  ),
  rule('row-of-four', -1.56, 'The row has at most four characters.', (row) => lengthOf(own(row)) <= 4),
  rule('row-of-six', -1.36, 'The row has at most six characters.', (row) => lengthOf(own(row)) <= 6),
  rule('long-row', -1.58, 'The row has more than 18 characters.', (row) => lengthOf(own(row)) > 18),
  rule('very-long-row', -0.02, 'The row has more than 26 characters.', (row) => lengthOf(own(row)) > 26),
  rule(
    'row-longer-than-above',
    -0.13,
    'The row is longer than the text above it by three characters or more.',
    (row) => above(row).length > 0 && lengthOf(own(row)) >= lengthOf(above(row)) + 3,
  ),
  rule(
    'row-shorter-than-above',
    -0.39,
    'The row is shorter than the text above it by three characters or more.',
    (row) => above(row).length > 0 && lengthOf(own(row)) + 3 <= lengthOf(above(row)),
  ),
  rule(
    'row-longer-than-below',
    -0.86,
    'The row is longer than the text below it by three characters or more.',
    (row) => below(row).length > 0 && lengthOf(own(row)) >= lengthOf(below(row)) + 3,
  ),
  rule('event-in-row', 0.48, 'The row reports an event.', (row) => reportsEvent(textOf(own(row)))),
  rule('office-above-row', 0.52, 'The line above the row ends like an office.', (row) =>
    isOffice(above(row).at(-1)?.plain ?? ''),
  ),
  rule('couplet-row', -0.28, 'The row is in two halves of like length.', (row) =>
    isCouplet(textOf(own(row))),
  ),
  rule('couplet-above-row', 0.81, 'The line above the row is in two halves of like length.', (row) =>
    isCouplet(above(row).at(-1)?.plain ?? ''),
  ),
  rule('couplet-below-row', 0.43, 'The line below the row is in two halves of like length.', (row) =>
    isCouplet(below(row)[0]?.plain ?? ''),
  ),
  rule('colon-in-row', -0.78, 'A colon stands in the row.', (row) => /.:./.test(textOf(own(row)))),
  rule('mark-in-row', -0.7, 'A comma stands in the row.', (row) => /,/.test(textOf(own(row)))),
  rule('asks-below-row', -0.39, 'The text below the row asks or exclaims.', (row) =>
    /[?!]/.test(textOf(below(row))),
  ),
  rule('quote-below-row', -0.36, 'The line below the row holds quotation marks.', (row) =>
    /"[^"]+"/.test(below(row)[0]?.plain ?? ''),
  ),
  rule('figure-below-row', 0.62, 'The text below the row holds a figure.', (row) =>
    FIGURE.test(textOf(below(row))),
  ),
  rule('blank-below-row', 0.78, 'A blank parts the line below the row.', (row) =>
    / /.test(below(row)[0]?.plain ?? ''),
  ),
  rule('blank-above-row', 0.34, 'A blank parts the line above the row.', (row) =>
    / /.test(above(row).at(-1)?.plain ?? ''),
  ),
  rule(
    'subject-verb-begins-below',
    0.95,
    'The line below the row begins with a verb or adverb that wants the row for a subject.',
    (row) =>
      /^(?:将|已|可|被|让|使|获|共|总|创|达|成|完|实|推|提|确|要|为|通过|强调|要求|决定|疑|幸|无|全|各)/.test(
        below(row)[0]?.plain ?? '',
      ),
  ),
  rule(
    'preposition-begins-above',
    1.18,
    'The text above the row begins with a word such as 从, 向, 以, 为 or 在.',
    (row) => MEANS.test(textOf(above(row))),
  ),
  rule('preposition-begins-row', -0.18, 'The row begins with a word such as 从, 向, 以, 为 or 在.', (row) =>
    MEANS.test(textOf(own(row))),
  ),
  rule(
    'above-nearer',
    -0.4,
    'A line above is clearly nearer to the story.',
    (row) => best(above(row), row.deck.match) > matchOf(row) + 0.2,
  ),
  rule(
    'below-nearer',
    -0.57,
    'A line below is clearly nearer to the story.',
    (row) => best(below(row), row.deck.match) > matchOf(row) + 0.2,
  ),
  rule(
    'told-in-lead',
    -0.38,
    'The story’s first line tells most of the row.',
    (row) => best(own(row), row.deck.inLead) >= 0.6,
  ),
  rule(
    'lead-tells-above',
    -0.88,
    'The story’s first line tells the text above better.',
    (row) => best(above(row), row.deck.inLead) > best(own(row), row.deck.inLead) + 0.1,
  ),
]

/** Most lines of one headline. */
const MOST = 4
/** Readings that leave no doubt of the line, of what stands below the headline, and of what stands above. */
const SURE = /^(?:largest-type|highest-mark|numbered-paper|only-line)$/
const ENDS_AT = /^over-(?:dashed-line|brackets|chapter)$/
const BEGINS_AT = /^under-open-dash$/

/** Another row must be so much heavier than the line that is read: a measure alone seldom makes it so. */
const SURER = 1

/** The rows that the reading admits. */
function rowsOf(deck: Deck, read: Row['read']): Row[] {
  const rows: Row[] = []
  const { at, by } = read
  for (let from = 0; from < deck.lines.length; from++) {
    for (let to = from + 1; to <= Math.min(deck.lines.length, from + MOST); to++) {
      const isOut =
        (SURE.test(by) && (from !== at || to !== at + 1)) ||
        (ENDS_AT.test(by) && to !== at + 1) ||
        (BEGINS_AT.test(by) && from !== at)
      if (!isOut) rows.push({ from, to, deck, read })
    }
  }
  return rows
}

/** The headline's row, and the features that hold of it. */
export function heaviestRow(deck: Deck, read: Row['read']): { row: Row; holding: Rule<Row>[] } {
  const weighed = rowsOf(deck, read).map((row) => {
    const holding = HEADLINE_ROW.filter((feature) => feature.holds(row))
    const isRead = row.from === read.at && row.to === read.at + 1
    return { row, holding, sum: holding.reduce((sum, { weight }) => sum + weight, isRead ? SURER : 0) }
  })
  return weighed.reduce((best, other) => (other.sum > best.sum ? other : best))
}
