/** Whether a heading that no story takes has lost its story. */

import type { Block } from '../page/block.js'
import { reportsEvent } from './headlines.js'
import { type Decision, rule } from './rule.js'

/** Longest part of a masthead that is taken for a heading, in UTF-16 units. */
const MASTHEAD_PART = 7
/** Longest name of a column or a writer, in Chinese characters. */
const NAME_LONGEST = 4
const FIGURE = '[\\d〇零一二三四五六七八九十廿卅]{1,4}'
const DAY = new RegExp(`^\\D{0,4}${FIGURE}年${FIGURE}月\\S{0,4}(?: .{0,8})?$`)
/** 铜官市糖果厂 */
const BODY =
  /^\p{Script=Han}{1,3}[省市县区镇乡旗州]\p{Script=Han}{1,8}(?:厂|公司|商店|合作社|委员会|管理[局处所])$/u
/** Headings at least this long are no slogans. */
const SLOGAN_LONGEST = 15

/** A heading that no story takes. */
export type Alone = Pick<Block, 'plain' | 'mark'> & {
  /** Where it stands: over the first story, between two, or below the last. */
  place: 'top' | 'between' | 'foot'
}

/** Whether a heading that no story takes has lost its story; else it is a slogan or furniture. */
export const ORPHAN: Decision<Alone> = {
  id: 'orphan',
  threshold: 0,
  rules: [
    rule('orphan-labelled', -Infinity, 'A label begins the line, such as 封面：.', ({ plain }) =>
      /^\p{Script=Han}{2,4}:./u.test(plain),
    ),
    rule(
      'orphan-in-brackets',
      -Infinity,
      'Square brackets set off the line or a label before it, as a record or a site does.',
      ({ plain }) => /^\[[^[\]]+\]/.test(plain),
    ),
    rule('orphan-day', -Infinity, 'The line is a day, with a short name before it at most.', ({ plain }) =>
      DAY.test(plain),
    ),
    rule('orphan-hour', -Infinity, 'A time of day begins or ends the line, as in programmes.', ({ plain }) =>
      /^\d{1,2}:\d\d |\d:\d\d$/.test(plain),
    ),
    rule(
      'orphan-show-or-prize',
      -Infinity,
      'The line tells what a house plays, or which numbers won.',
      ({ plain }) =>
        /^\S{2,10}(?:影院|戏院|舞台|剧场|书场|游艺场) \S|(?<!\S)(?:[日夜]戏|[连续]映|开映)/.test(plain) ||
        /^[特一二三四五六七]等奖 .*\d{3}/.test(plain),
    ),
    rule('orphan-signed', -Infinity, 'The line ends as names below a notice or a decree do.', ({ plain }) =>
      /(?:副署|谨[启白]|[同敬公]启)$/.test(plain),
    ),
    rule(
      'orphan-body',
      -Infinity,
      'The unmarked line is the name of a body, its place first, as below a notice.',
      ({ plain, mark }) => mark === 0 && BODY.test(plain) && !reportsEvent(plain),
    ),
    rule(
      'orphan-name',
      -Infinity,
      'The line is unmarked and has fewer than five Chinese characters, as names of columns and of writers do.',
      ({ plain, mark }) => mark === 0 && (plain.match(/\p{Script=Han}/gu)?.length ?? 0) < NAME_LONGEST + 1,
    ),
    rule('orphan-shot', -Infinity, 'The line ends like the credit of a picture.', ({ plain }) =>
      / 摄(?:影(?:报道)?)?$/.test(plain),
    ),
    rule(
      'orphan-clauses',
      -Infinity,
      'Two commas or more part the line, as they do sentences.',
      ({ plain }) => plain.split(',').length > 2,
    ),
    rule(
      'orphan-in-latin',
      -Infinity,
      'The line holds two Latin words or more, as the foot of a site does.',
      ({ plain }) => /[a-z]{3,}.*[ (|/.][a-z]{3,}|©/i.test(plain),
    ),
    rule(
      'orphan-in-parts',
      -Infinity,
      'Blanks part the line in four or more, as they do buttons.',
      ({ plain }) => plain.split(/ +/).length >= 4,
    ),
    rule(
      'orphan-over-story',
      Infinity,
      'Stories stand above the line and below, or only below and it has eight characters or more: parts of a masthead have fewer.',
      ({ plain, place }) => place === 'between' || (place === 'top' && plain.length > MASTHEAD_PART),
    ),
    rule('orphan-marked', Infinity, 'The line bears a heading mark.', ({ mark }) => mark > 0),
    rule('orphan-event', Infinity, 'The line reports an event.', ({ plain }) => reportsEvent(plain)),
    rule(
      'orphan-long',
      Infinity,
      'The line has 16 characters or more.',
      ({ plain }) => plain.length > SLOGAN_LONGEST,
    ),
  ],
}
