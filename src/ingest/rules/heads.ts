/** What a heading is for: kicker, headline, column, or nothing of the story below. */

import type { Block } from '../page/block.js'
import type { Page } from '../page/page.js'
import { isNameLike, isOffice, isSectionName, seriesOf } from './columns.js'
import { isMessage, isNotice, isPaperNumber, leadsIn, reportsEvent } from './headlines.js'
import { OTHER_TYPE } from './laid.js'
import { FOREIGN, OWN } from './photo-heads.js'
import { type Decision, type ReadingDecision, reading, rule } from './rule.js'

/** A story holds so little of a heading that is about something else, and so much of its own. */
const NOTHING = 0.05
const MUCH = 0.4
/** Share of a page's stories with several headings, where kickers are no custom. */
const FEW_DECKS = 1 / 3
/** Share of a heading’s matter that a story holds which tells of just that. */
const TOLD = 1 / 3
/** Slogans over headlines are shorter, in UTF-16 units. */
const HEADLINE_LEAST = 9
/** The lead tells the headline over again; a line that it holds this much of is one. */
const IN_LEAD = 0.6
/** Longest marked name of a column over a marked headline, in UTF-16 units. */
const MARKED_COLUMN = 8
/** Longest office that writes, in UTF-16 units: a headline that ends like one is longer. */
const OFFICE_LONGEST = 6
/** Longest label of a gazette's parts, such as 命令, in UTF-16 units; so many of one length are no chance. */
const LABEL_LONGEST = 4
const LABELS_LEAST = 3

/** A heading, those below it, and how much of each the story below holds. */
type InRun = {
  block: Block
  later: readonly Block[]
  match: number
  /** The best of the later ones. */
  others: number
  /** A picture stands between the heading and the next. */
  isParted: boolean
  /** No story stands above. */
  isFirst: boolean
  /** Share of the page's other stories that have several headings. */
  decks: number
  page: Page
}

/** Whether other matter parts a heading from the story below. */
export const FOREIGN_HEAD: Decision<InRun> = {
  id: 'foreign-heading',
  threshold: 0,
  rules: [
    rule(
      'story-tells-it',
      -Infinity,
      'The story holds a fifth or more of the heading’s matter.',
      ({ match }) => match >= FOREIGN,
    ),
    rule(
      'column-over-story',
      -Infinity,
      'The heading is a column’s or a series’ name.',
      ({ block }) => isSectionName(block.plain) || seriesOf(block.plain) !== undefined,
    ),
    rule(
      'picture-between',
      Infinity,
      'A picture stands between the heading and the next.',
      ({ isParted }) => isParted,
    ),
    rule('column-between', Infinity, 'A column’s name or a notice stands below the heading.', ({ later }) =>
      later.some(({ plain }) => isSectionName(plain) || isNotice(plain)),
    ),
    rule(
      'gap-between',
      Infinity,
      'Blank lines part the stories of this page, and one stands below the heading.',
      ({ later, page }) => page.gapsPart && later[0]!.gap > 0,
    ),
    rule(
      'other-titles-of-site',
      Infinity,
      'Blank lines part the heading from two or more below, on a page saved from a site, and the story holds nothing of it, but much of one of those.',
      ({ block: { plain, gap }, later, match, others, page }) =>
        page.isSaved &&
        later.length > 1 &&
        gap > 0 &&
        later[0]!.gap > 0 &&
        match < NOTHING &&
        others >= OWN &&
        plain.length >= HEADLINE_LEAST,
    ),
    rule(
      'others-no-nearer',
      -Infinity,
      'No heading below is clearly nearer to the story.',
      ({ match, others }) => others < match + FOREIGN,
    ),
    rule(
      'marked-and-alone',
      Infinity,
      'The heading is marked, the next one is not, and a later one is.',
      ({ block, later, page }) =>
        page.marksTell && block.mark > 0 && later[0]!.mark === 0 && later.some(({ mark }) => mark > 0),
    ),
    rule(
      'nothing-of-it-below',
      Infinity,
      'The heading is in one part and as long as headlines are; the story, which is not the first and of a page where few have several headings, holds next to nothing of it, but much of another: a kicker’s words return.',
      ({ block: { plain }, later, match, others, isFirst, decks }) =>
        !isFirst &&
        decks < FEW_DECKS &&
        match < NOTHING &&
        others >= MUCH &&
        plain.length >= HEADLINE_LEAST &&
        !/[ :,、"·()|—]|号$|[年月]\S*[日号]$/.test(plain) &&
        !/^[—-]/.test(later[0]!.plain) &&
        !leadsIn(plain),
    ),
    rule(
      'event-of-another',
      Infinity,
      'The heading reports an event that the story tells nothing of, and it holds half of a heading below.',
      ({ block, match, others }) => match < FOREIGN / 2 && others >= OWN && reportsEvent(block.plain),
    ),
  ],
}

/** Of each length how many runs of two headings or more begin with one of it. */
export function countFirsts(runs: readonly (readonly Block[])[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (const [first, second] of runs)
    if (first && second) counts.set(first.plain.length, (counts.get(first.plain.length) ?? 0) + 1)
  return counts
}

const DECK_SIGN = /^[▲△◎●★◆]/
/** Whether the second of two lines is a deck behind a sign. */
const isMarkedDeck = (first: Block, second: Block) =>
  DECK_SIGN.test(second.plain) && !DECK_SIGN.test(first.plain)

/** The first two of the lines over a story, and what countFirsts() tells of the page. */
type TopLines = {
  first: Block
  second: Block
  page: Page
  firsts: ReadonlyMap<number, number>
  /** Share of the first line’s matter that the story holds. */
  match: number
}

/** Whether the first of two lines or more is a column's name, though it does not end like one. */
export const COLUMN_ABOVE: Decision<TopLines> = {
  id: 'column-above',
  threshold: 0,
  rules: [
    rule('event-above', -Infinity, 'The line reports an event.', ({ first }) => reportsEvent(first.plain)),
    rule(
      'sign-below',
      -Infinity,
      'The line below begins with a sign such as ▲ and this one does not.',
      ({ first, second }) => isMarkedDeck(first, second),
    ),
    rule(
      'story-tells-first',
      -Infinity,
      'The story holds a third of the line’s matter: a column’s name tells of many.',
      ({ match }) => match >= TOLD,
    ),
    rule('office-above', -Infinity, 'The line ends like an office.', ({ first }) => isOffice(first.plain)),
    rule(
      'four-characters',
      Infinity,
      'The line is four characters and no more, such as 茶余饭后.',
      ({ first }) => /^\p{Script=Han}{3}[^报刊]$/u.test(first.plain),
    ),
    rule(
      'label-recurs',
      Infinity,
      'Three stories or more stand under two headings, the first of which has as many characters, at most four, and this one’s second has twice as many.',
      ({ first, second, firsts }) =>
        firsts.get(first.plain.length)! >= LABELS_LEAST &&
        first.plain.length <= LABEL_LONGEST &&
        second.plain.length >= 2 * first.plain.length,
    ),
    rule(
      'short-marked-name',
      Infinity,
      'The line is short and marked over a line marked as deep: kickers are never marked.',
      ({ first, second, page }) =>
        page.marksTell &&
        first.mark > 0 &&
        second.mark >= first.mark &&
        first.plain.length <= MARKED_COLUMN &&
        isNameLike(first.plain),
    ),
  ],
}

/** The lines over a story that are neither column nor series. */
export type Deck = {
  lines: readonly Block[]
  page: Page
  /** Share of a line's matter that the story holds; of its pairs that the story's first line holds. */
  match(line: Block): number
  inLead(line: Block): number
}

/** 向地下要水 向荒滩要粮: two halves of four to nine characters. */
function isCouplet(plain: string): boolean {
  const [first, second, more] = plain.split(' ')
  return (
    second !== undefined &&
    more === undefined &&
    [first!, second].every(({ length }) => length >= 4 && length <= 9) &&
    Math.abs(first!.length - second.length) <= 2
  )
}

const above = (at: number): number | undefined => (at > 0 ? at - 1 : undefined)

/** Two lines, the first long enough beside the second and no lead-in to it. */
const firstMayLead = ([first, second, ...more]: readonly Block[]) =>
  first !== undefined &&
  second !== undefined &&
  more.length === 0 &&
  first.plain.length * 1.5 >= second.plain.length &&
  (!leadsIn(first.plain) || (/ /.test(first.plain) && / /.test(second.plain) && !reportsEvent(first.plain)))

/** ——某某记. Text recognition takes a dash for 一. */
const DASHED = /^(?:[—-]{1,3}\s?[^—-]|一{1,2} (?=\p{Script=Han})|一一(?=[记访评写致献]))/u

/** Which of the lines is the headline; those above it are kickers, those below subheadlines. */
export const MAIN: ReadingDecision<Deck, number> = {
  id: 'headline',
  rules: [
    reading('largest-type', 'The line is of clearly larger type than every other.', ({ lines }) => {
      const sizes = lines.map(({ size = 0 }) => size)
      const most = Math.max(...sizes)
      const isClear = sizes.every((size) => size === most || (size > 0 && size * OTHER_TYPE <= most))
      return isClear && sizes.indexOf(most) === sizes.lastIndexOf(most) && most > 0
        ? sizes.indexOf(most)
        : undefined
    }),
    reading('over-dashed-line', 'The next line is set off by a dash.', ({ lines }) =>
      above(lines.findIndex(({ plain }) => DASHED.test(plain))),
    ),
    reading(
      'over-marked-line',
      'The next line begins with a sign such as ▲ and this one does not.',
      ({ lines }) => {
        const at = lines.findIndex((line, i) => i > 0 && isMarkedDeck(lines[i - 1]!, line))
        return at > 0 ? at - 1 : undefined
      },
    ),
    reading('over-brackets', 'The next line stands in brackets, and no name or office.', ({ lines }) =>
      above(lines.findIndex(({ plain }) => /^\([^()]{3,}\)$/.test(plain))),
    ),
    reading('over-number', 'The next line is the number of an official paper.', ({ lines }) =>
      above(lines.findIndex(({ plain }) => isPaperNumber(plain))),
    ),
    reading('over-chapter', 'The next line is a chapter’s number, or begins with 访 or 记.', ({ lines }) =>
      above(
        lines.findIndex(({ plain }) =>
          /^(?:第[一二三四五六七八九十百\d]{1,4}[回章节]|[访记](?!者))/.test(plain),
        ),
      ),
    ),
    reading('under-open-dash', 'The line above ends with a dash, so this one completes it.', ({ lines }) => {
      const open = lines.slice(0, -1).findLastIndex(({ plain }) => /[^—-][—-]{1,4}$/.test(plain))
      return open < 0 ? undefined : open + 1
    }),
    reading('over-open-dash', 'The last line ends with a dash: the text completes it.', ({ lines }) =>
      /[^—-][—-]{1,4}$/.test(lines.at(-1)!.plain) ? above(lines.length - 1) : undefined,
    ),
    reading('highest-mark', 'No other line is marked as high.', ({ lines, page }) => {
      const levels = lines.map(({ mark }) => mark || 9)
      const top = Math.min(...levels)
      return page.marksTell && levels.filter((level) => level === top).length === 1
        ? levels.indexOf(top)
        : undefined
    }),
    reading(
      'numbered-paper',
      'The line names an official paper and its number, such as 训令第九号.',
      ({ lines }) => {
        const at = lines.findIndex(({ plain }) =>
          /(?:令|告|函|示|批|咨|谕)第?[\d一二三四五六七八九十百]+号$/.test(plain),
        )
        return at < 0 ? undefined : at
      },
    ),
    reading('only-line', 'No other line stands over the story.', ({ lines }) =>
      lines.length === 1 ? 0 : undefined,
    ),
    reading('over-message', 'The second of two lines tells what was said there.', ({ lines }) =>
      lines.length === 2 && isMessage(lines[1]!.plain) ? 0 : undefined,
    ),
    reading(
      'over-office',
      'The second of two lines is short and the office that wrote the story.',
      ({ lines }) =>
        lines.length === 2 && lines[1]!.plain.length <= OFFICE_LONGEST && isOffice(lines[1]!.plain)
          ? 0
          : undefined,
    ),
    reading(
      'over-parts',
      'The second of two lines has three parts or clauses or more, and the first is one.',
      ({ lines }) =>
        lines.length === 2 && !/[ ,;]/.test(lines[0]!.plain) && lines[1]!.plain.split(/ +|[,;]/).length > 2
          ? 0
          : undefined,
    ),
    reading(
      'couplet-below',
      'The second of two lines is in two halves of like length, and the first is not.',
      ({ lines }) =>
        lines.length === 2 && isCouplet(lines[1]!.plain) && !/ /.test(lines[0]!.plain) ? 1 : undefined,
    ),
    reading(
      'told-in-lead',
      'The story’s first line tells the first of two lines over again.',
      ({ lines, inLead }) => {
        const [{ plain }, ...more] = lines as [Block, ...Block[]]
        const first = inLead(lines[0]!)
        // An office's name stands in the lead as it is; a sentence that ends like one does not.
        const isSentence = isOffice(plain) && more.length === 1 && first < 1 && plain.length >= 8
        if (!isSentence && !firstMayLead(lines)) return undefined
        return first >= IN_LEAD && first > inLead(lines[1]!) ? 0 : undefined
      },
    ),
    reading(
      'nearer-to-story',
      'The story holds half of the first line’s matter, and clearly more than of the second’s.',
      ({ lines, match }) => {
        if (!firstMayLead(lines)) return undefined
        const [first, second] = [match(lines[0]!), match(lines[1]!)]
        return first >= OWN && (second < FOREIGN || first - second > OWN / 2) ? 0 : undefined
      },
    ),
    reading(
      'nearest-of-several',
      'The story holds half of the first of three lines or more, which is in one part, and clearly more than of each other.',
      ({ lines, match }) => {
        if (lines.length < 3 || / /.test(lines[0]!.plain)) return undefined
        const [first, ...others] = lines.map(match)
        return first! >= OWN && others.every((other) => first! - other > OWN / 2) ? 0 : undefined
      },
    ),
    reading('second-line', 'The second line is the headline where nothing else tells.', () => 1),
  ],
}

/** A heading below the last story, and how many there are. */
type AtFoot = { line: Block; lines: number }

export const FOOT_COLUMN: Decision<AtFoot> = {
  id: 'column-at-foot',
  threshold: 0,
  rules: [
    rule('several-at-foot', -Infinity, 'Other headings stand beside it.', ({ lines }) => lines > 1),
    rule('event-at-foot', -Infinity, 'The line reports an event.', ({ line }) => reportsEvent(line.plain)),
    rule('column-name-at-foot', Infinity, 'The line reads like a column’s name.', ({ line }) =>
      isSectionName(line.plain),
    ),
    rule('office-at-foot', -Infinity, 'The line ends like an office.', ({ line }) => isOffice(line.plain)),
    rule(
      'name-at-foot',
      Infinity,
      'The line is unmarked and has the form of a name.',
      ({ line }) => line.mark === 0 && isNameLike(line.plain),
    ),
  ],
}
