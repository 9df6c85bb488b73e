/** Names of columns, series and offices: short lines that stand over headlines. */

import type { Block } from '../page/block.js'
import { isBlank, trimEndWhere } from '../page/trim.js'
import { BULLET } from './lists.js'
import { type Decision, decide, phrase, type ReadingDecision, readFirst, reading, rule } from './rule.js'

/** Longest name of a column, in UTF-16 units. */
const LONGEST = 12
/** Longest name by an ending that other lines have too. */
const SHORT_LONGEST = 6

const ENDING =
  /(?:专栏|专版|专刊|副刊|周刊|之窗|窗口|橱窗|天地|园地|论坛|看台|广角|视点|视窗|简讯|短讯|短波|快讯|简报|文摘|文萃|荟萃|集锦|撷英|拾萃|风景线|大讲堂|茶座|沙龙|史话|掌故|连线|进行时|面对面|访谈|对话|诗选|诗抄|诗页|快报|大家谈|百家谈|信箱|播报|速递|速览|直通车|服务台|曝光台|回音壁|图片新闻|剪影|掠影|地方通讯|来函|来信|杂讯|市声|琐记|琐闻|零拾|拾零|要电|专电|百问|走基层|在行动|呼声|心声|(?:警方|温馨|安全|健康|消费|出行|特别)提示|小贴士)$/
const SHORT_ENDING =
  /(?:角|栏目|见闻|纪事|絮语|视野|聚焦|热点|焦点|关注|要闻|动态|风采|人物|故事|讲堂|课堂|话题|观察|评论|时评|短评|社论|社评|言论|杂谈|随笔|漫谈|照登|策划|顾问|参谋|指南|之声|之友|漫笔|笔谈|随想|夜话|一线|在线|新闻|图片|镜头|综合|社会|经济|教育|文艺|体育|卫生|国际|国内|本埠|本市|科普|小说|连载|诗|百科|广场|平台|专题|特写|纪实|风尚|点滴|电讯|消息|报道|知识|常识|答疑|基层|通信|广告|生活|文化|科技|法制|法治|农村|市场|读书|理论|民生|城事|提醒|^告白)$/

const OFFICE_ENDING = phrase(
  'office-ending',
  'The line ends like an office or a place, such as 街道 or 公司.',
  /(?:街道|镇|乡|村|社区|局|委|办|处|县|区|市|省|院|校|学|中心|公司|集团|支队|大队|党委|政府|协会|联|站|所|馆)$/,
)

/** 某某街道, 某某局: the subject of the headline below. */
export const OFFICE: Decision<string> = { id: 'office', threshold: 0, rules: [OFFICE_ENDING] }
export const isOffice = (plain: string): boolean => decide(OFFICE, plain)

/** 国际简讯, 本埠琐闻: a column of short news. */
export const isNewsInBrief = (plain: string): boolean => /(?:[简短快零杂]讯|琐闻)$/.test(plain)

/** Of a name without its ornaments. */
const SECTION_ENDING = phrase('column-ending', 'The name ends as columns do, such as 之窗 or 简讯.', ENDING)
const SHORT_SECTION_ENDING = rule<string>(
  'short-column-ending',
  Infinity,
  'The name is very short and ends as columns and other lines do, such as 要闻 or 生活.',
  (name) => name.length <= SHORT_LONGEST && SHORT_ENDING.test(name),
)
const KIND: Decision<string> = { id: 'kind', threshold: 0, rules: [SECTION_ENDING, SHORT_SECTION_ENDING] }

export const SECTION: Decision<string> = {
  id: 'section',
  threshold: 0,
  rules: [
    rule('name-of-one-sign', -Infinity, 'The name has fewer than two characters.', (name) => name.length < 2),
    rule(
      'name-too-long',
      -Infinity,
      'The name is longer than 12 characters.',
      (name) => name.length > LONGEST,
    ),
    rule('clause-in-name', -Infinity, 'The name holds a mark that parts clauses.', (name) =>
      /[,。;:!?]/.test(name),
    ),
    rule('title-in-name', -Infinity, 'A title in 《》 stands behind other words in the name.', (name) =>
      /[^《]《[^《》]+》/.test(name),
    ),
    rule(
      'office-not-column',
      -Infinity,
      'The name ends like an office, which is the subject of the headline below.',
      isOffice,
    ),
    rule(
      'kind-and-name',
      Infinity,
      'A kind of column and its own name stand side by side, such as 副刊 绿洲.',
      (name) => {
        const pieces = name.split(/ +/)
        return pieces.length === 2 && pieces.every((piece) => piece.length <= 4) && decide(KIND, pieces[0]!)
      },
    ),
    SECTION_ENDING,
    SHORT_SECTION_ENDING,
  ],
}

const isBehind = (sign: string) => '])"●■◆▲★*·'.includes(sign) || isBlank(sign)

/** A column's name without signs around it and blanks that only fill the line: 短 波. */
export function bareName(plain: string): string {
  const bare = trimEndWhere(plain, isBehind).replace(/^[[("●■◆▲★*·\s]+/, '')
  return bare.charAt(1) === ' ' && /^\S(?: +\S)+$/.test(bare) ? bare.replace(/ +/g, '') : bare
}

/** Whether a short line reads like a column's name. */
export const isSectionName = (plain: string): boolean => decide(SECTION, bareName(plain))

/** Longest name of a column of items: a longer line may tell of one. */
const ITEMS_LONGEST = 6

export const COLUMN_OF_ITEMS = rule<{ block: Block; next: Block | undefined }>(
  'column-of-items',
  Infinity,
  'The line is a column’s name over an item that begins with a sign and ends a sentence.',
  ({ block, next }) =>
    next?.ends === true &&
    BULLET.test(next.plain) &&
    block.plain.length <= ITEMS_LONGEST &&
    isSectionName(block.plain),
)

export const NAME_LIKE: Decision<string> = {
  id: 'name-like',
  threshold: 0,
  rules: [
    rule(
      'form-of-a-name',
      Infinity,
      'The line is at most 14 characters long and has no mark that parts clauses.',
      (plain) => plain.length <= LONGEST + 2 && !/[,。;:!?…]/.test(plain),
    ),
  ],
}

/** Whether a line could be a column's name by its form alone. */
export const isNameLike = (plain: string): boolean => decide(NAME_LIKE, plain)

/** The length of a series' name, and its number as printed. */
export type Numbered = { nameLength: number; number: string }

const numberedBy = (number: string) => {
  const pattern = new RegExp(`^(.{2,24}?)[\\s·—-]*${number}[)\\]"]?$`)
  return (plain: string): Numbered | undefined => {
    const parts = pattern.exec(plain)
    return parts ? { nameLength: parts[1]!.length, number: parts[2]! } : undefined
  }
}

/** 某某连连看①, 走基层(3), …之二. */
export const SERIES: ReadingDecision<string, Numbered> = {
  id: 'series',
  rules: [
    reading(
      'series-in-words',
      'The line ends with 系列 and a number.',
      numberedBy('系列(?:报道)?之?([一二三四五六七八九十]{1,3}|\\d{1,2})'),
    ),
    reading('series-in-a-circle', 'The line ends with a circled number.', numberedBy('([①-⑳])')),
    reading(
      'series-in-brackets',
      'The line ends with a number in brackets.',
      numberedBy('[(](\\d{1,2}|[一二三四五六七八九十]{1,3})[)]'),
    ),
    reading(
      'series-by-zhi',
      'The line ends with 之 and a number.',
      numberedBy('之([一二三四五六七八九十]{1,3}|\\d{1,2})'),
    ),
  ],
}

export const seriesOf = (plain: string): Numbered | undefined => readFirst(SERIES, plain)

/**
 * `titles`: how many lines in a row stand again over their stories, 0 for the line over them; `head`: that line.
 * `row`: how many short lines stand in the row that blank lines part from others.
 */
type Listed = { plain: string; titles: number; head: string; row: number }

/** A verse in print is seldom one row with a title that stands again. */
const ROW_OF_TITLES = 4

/** 本期要目, ★导读★ */
const LIST_HEAD =
  /^[^\p{L}]*(?:本[期版报]|今日|内容|新闻)?(?:要目|目录|目次|导读|提要|看点|重点|内容|要点|导航|摘要|提示)[^\p{L}]*$/u

/** Whether a line belongs to a list of the titles. */
export const CONTENTS: Decision<Listed> = {
  id: 'contents',
  threshold: 0,
  rules: [
    rule(
      'titles-in-a-row',
      Infinity,
      'The line and one beside it stand again below, each over its story.',
      ({ titles }) => titles > 1,
    ),
    rule(
      'title-under-list-head',
      Infinity,
      'The line stands again over its story, and here under a line such as 本期要目.',
      ({ titles, head }) => titles === 1 && LIST_HEAD.test(head),
    ),
    rule(
      'row-with-title',
      Infinity,
      'The line stands in a row of four short ones or more between blank lines, the first of which stands again over its story.',
      ({ titles, row }) => titles > 0 && row >= ROW_OF_TITLES,
    ),
    rule(
      'head-of-list',
      Infinity,
      'The line stands over a list of titles.',
      ({ titles, plain }) => titles === 0 && LIST_HEAD.test(plain),
    ),
  ],
}
