/** Lines under a picture, told by their credit or by how they point. */

import { hasSurname, isTellingName } from '../../lexicon.js'
import { type Block, type Byline, noByline } from '../page/block.js'
import type { Line } from '../page/lines.js'
import type { Page } from '../page/page.js'
import { lettersOf } from '../page/trim.js'
import { isSigner, parseByline } from '../people/bylines.js'
import { type Decision, decide, phrase, type ReadingDecision, reading, rule } from './rule.js'
import type { LineAt } from './tables.js'

/** A headline over a picture is no longer, in UTF-16 units. */
const TITLE_LONGEST = 34
/** Longest caption, in UTF-16 units. */
const LONGEST = 320

const SIGN = '^[▲△▼▽◀▶●◎★◆■([]*\\s*'

/** A caption that only points at its picture. */
export const POINTER: Decision<string> = {
  id: 'pointer',
  threshold: 0,
  rules: [
    phrase(
      'picture-shows',
      'The line begins with 图为, 图片为 or 照片为.',
      new RegExp(`${SIGN}(?:图为|图片为|照片为)`),
    ),
    phrase(
      'numbered-picture',
      'The line begins with a picture’s number.',
      new RegExp(`${SIGN}图[①-⑳一二三四五六七八九十\\d]{1,2}(?:\\s?[:为、]|\\s)`),
    ),
    phrase(
      'picture-beside',
      'The line begins with where the picture is, such as 上图.',
      new RegExp(`${SIGN}[上下左右本题](?:[上下])?图`),
    ),
    phrase(
      'side-and-colon',
      'The line begins with a side and a colon, such as 左：.',
      new RegExp(`${SIGN}(?:[上下左右中]{1,2}|从[左上右下][至到][左上右下])\\s?[:]`),
    ),
    phrase('picture-and-colon', 'The line begins with 图： or 图片：.', new RegExp(`${SIGN}图片?[:]`)),
  ],
}
export const isPointer = (plain: string): boolean => decide(POINTER, plain)

/** A line as printed and in its plain form. */
type Texts = { text: string; plain: string }

const TITLED = /^\S.{1,20}? ?[([](?:摄影|图片)[)\]] ?(?=\p{Script=Han}(?: ?\p{Script=Han}){1,2}$)/u
const SHOT_BY =
  /^(?:《[^《》]{1,16}》|\p{Script=Han}{2,12} ) *[(/|]? *摄影?(?:者)? ?[:/] ?(?=\p{Script=Han}(?: ?\p{Script=Han}){1,2}[)]?$)/u
const TITLE_SHOT =
  /^([●■◆▲△○◎◇★☆•·]\s*)?(\p{Script=Han}{2,14}) +(?:\p{Script=Han}{4,10} +)?\p{Script=Han}(?: ?\p{Script=Han}){1,2} ?(?:摄影|摄)$/u
/** 本报记者, 某某日报: what stands before an author. */
const OF_AUTHOR = /(?:记者|[访讯信]员|实习生|读者|市民|[报台刊网])$/
/** Whether a line of that shape begins with a picture's title, and not with another author. */
function hasTitle(plain: string): boolean {
  const [, bullet, title] = TITLE_SHOT.exec(plain) ?? []
  if (title === undefined || OF_AUTHOR.test(title) || isSigner(title)) return false
  // Behind a bullet a word such as 秋色 is no name; without one any surname may begin a name.
  if (bullet === undefined) return title.length > 2 && !hasSurname(title)
  return !isTellingName(title)
}

/** A picture's title and its author. */
export const TITLED_PHOTO: ReadingDecision<Texts, Byline> = {
  id: 'titled-photo',
  rules: [
    reading('title-photograph-author', 'A title, (摄影) and a name make the line.', ({ text, plain }) => {
      const length = TITLED.exec(plain)?.[0].length
      const author = length === undefined ? undefined : parseByline(text.slice(length))
      return author && { ...author, photographers: author.bare, bare: [] }
    }),
    reading('title-shot-by', 'A title, 摄影： and a name make the line.', ({ text, plain }) => {
      const length = SHOT_BY.exec(plain)?.[0].length
      const author = length === undefined ? undefined : parseByline(text.slice(length))
      return author && { ...author, photographers: author.bare, bare: [] }
    }),
    reading('title-author-shot', 'A title, a name and 摄 make the line.', ({ text, plain }) =>
      !TITLED.test(plain) && hasTitle(plain)
        ? parseByline(text.replace(/^[●■◆▲△○◎◇★☆•·]?\s*\S+\s+/, ''))
        : undefined,
    ),
  ],
}

const ARCHIVE = /[([](?:资料|档案|本报)(?:图片?|照片|片)?[)\]][。.]?$/

/** A caption with the source of its picture at the end is no longer, in UTF-16 units: a paragraph may end so too. */
const SOURCED_LONGEST = 120
const WHERE_LONGEST = 160
/** …（警方图片）, （网络截图）; …。图／民众提供, …。摄：某社 */
const SOURCED =
  /^.{4,}(?:[([][^()[\]。]{0,14}(?:图片|截图|翻摄|影片|供图|图\/[^()[\]。]{2,16})[)\]][。.]?|[。!?)"] ?(?:图|照片|摄影?|图源|图片来源)[/:] ?[^。,;:]{2,24})$/

/** 左起为甲、乙; 甲（右）…，乙（左）… */
const WHERE =
  /(?:[左右]起(?:为|是|:|,|\p{Script=Han}{2})|[前后]排(?:左|右|中)|[([](?:[左右中]|[左右][一二三四五六七]|[前后]排)(?:起)?[)\]])/u
const standsWhere = (plain: string): boolean =>
  plain.length <= WHERE_LONGEST &&
  WHERE.test(plain) &&
  (plain.match(/。/g)?.length ?? 0) <= 2 &&
  !plain.includes('"')

export const namesPictureSource = (plain: string): boolean =>
  plain.length <= SOURCED_LONGEST && SOURCED.test(plain) && !ARCHIVE.test(plain)

/** Fewest UTF-16 units of a text that stands twice on one line: a song says less twice. */
const HALF_LEAST = 8
function isSaidTwice(plain: string): boolean {
  if (plain.length < HALF_LEAST * 2 || plain.length > LONGEST) return false
  const whole = plain.replace(/\s/g, '')
  return whole.slice(0, whole.length / 2) === whole.slice(whole.length / 2)
}

/** A caption, with the credit at its end; of a line that is no byline by itself. */
export const CAPTION: ReadingDecision<Line, Byline> = {
  id: 'caption',
  rules: [
    reading('archive-picture', 'The line ends with (资料图片) or the like.', ({ plain }) =>
      plain.length <= LONGEST && ARCHIVE.test(plain) ? noByline() : undefined,
    ),
    reading('photographer-at-end', 'The line ends with its photographer.', ({ text, plain }) =>
      plain.length <= LONGEST ? shotAtEnd(text, plain) : undefined,
    ),
    reading(
      'picture-source-at-end',
      'The line ends with who gave its picture, such as 图／民众提供.',
      ({ plain }) => (namesPictureSource(plain) ? noByline() : undefined),
    ),
    reading(
      'who-stands-where',
      'The line says who stands where, such as 左起 or （右）, in one sentence or two.',
      ({ plain }) => (standsWhere(plain) ? noByline() : undefined),
    ),
    reading(
      'said-twice',
      'The line is one text twice: a site’s words for a picture, and its caption.',
      ({ plain }) => (isSaidTwice(plain) ? noByline() : undefined),
    ),
    reading('points-at-picture', 'The line begins by pointing at its picture.', ({ plain }) =>
      plain.length <= LONGEST && isPointer(plain) ? noByline() : undefined,
    ),
    reading('says-picture-shows', 'The line holds 图为.', ({ plain }) =>
      plain.length <= LONGEST && plain.includes('图为') ? noByline() : undefined,
    ),
    reading('marked-caption', 'The file marks the line as a caption.', ({ kind }) =>
      kind === 'caption' ? noByline() : undefined,
    ),
    reading(
      'close-under-picture',
      'The line stands close under a picture, apart from the paragraphs around, and has no heading mark.',
      ({ plain, underPicture, centred, mark }) =>
        underPicture && plain.length <= LONGEST && (centred || mark === 0) ? noByline() : undefined,
    ),
  ],
}

/** Fewest letters of a caption that stands twice, and of one without its end: a heading may begin a caption too. */
const TWICE_LEAST = 8
const TWICE_BEGUN = 24
/** A caption under the end of another text is no longer, in UTF-16 units. */
const APART_LONGEST = 80
/** Blank lines where a picture stood. */
const PLACE_OF_PICTURE = 2
const ARROW = /^[▲△▼▽◀◁▶▷◄►]/
const arrowOf = (block: Block | undefined) => (block ? ARROW.exec(block.plain)?.[0] : undefined)
const isCircled = (block: Block | undefined) => block !== undefined && /^[(]?[①-⑳]/.test(block.plain)
/** Lines between the credit of a photo report and its last caption, at most. */
const PHOTO_STORY = 16
const isOfPhotographer = (block: Block | undefined) =>
  block?.role === 'credit' && block.byline?.reporters.length === 0 && block.byline.photographers.length > 0

/** 张三 摄影报道: one who photographed, and wrote what little is told. */
export const isPhotoReport = (block: Block | undefined) =>
  block?.role === 'credit' &&
  /摄影报[道导][)\]]?$|^[■□◎]? ?(?:文[/、 ]?图|图[/、 ]?文)(?![片书])/.test(block.plain)

const isTwice = (own: string, below: string) =>
  own.length >= TWICE_LEAST && (own === below || (own.length >= TWICE_BEGUN && below.startsWith(own)))

/** A caption that a site prints twice: once for the picture's own window. */
export const CAPTION_TWICE: Decision<{ own: Block; below: readonly Block[] }> = {
  id: 'caption-twice',
  threshold: 0,
  rules: [
    rule(
      'caption-again-below',
      Infinity,
      'The line begins the caption right below it, or is its equal, and a story goes on below.',
      ({ own, below: [next, ...rest] }) => {
        const letters = lettersOf(own.plain)
        return (
          next?.role === 'caption' &&
          isTwice(letters, lettersOf(next.plain)) &&
          rest.some(({ role, ends }) => role === 'prose' && ends)
        )
      },
    ),
  ],
}

/** A column of pictures. */
const OF_PICTURES = /^[^\p{L}]*(?:图片|摄影|照片|影像|镜头)(?:新闻|报道|故事|专题)?[^\p{L}]*$/u

/** Prose that its neighbours tell to be a caption. */
export const CAPTION_BESIDE: Decision<LineAt & { page: Page }> = {
  id: 'caption-beside',
  threshold: 0,
  rules: [
    rule(
      'arrows-beside',
      Infinity,
      'The line begins with an arrow, and the line above or below with another: arrows of a list are alike.',
      ({ blocks, at }) => {
        const own = arrowOf(blocks[at])
        const others = [arrowOf(blocks[at - 1]), arrowOf(blocks[at + 1])]
        return own !== undefined && others.some((other) => other !== undefined && other !== own)
      },
    ),
    rule(
      'under-its-copy',
      Infinity,
      'The line stands right above once more, where a site says it to those who do not see the picture.',
      ({ blocks, at, page }) => {
        const { plain, ends } = blocks[at]!
        return page.isSaved && ends && blocks[at - 1]?.plain === plain && plain.length >= TWICE_LEAST
      },
    ),
    rule(
      'lone-arrow',
      Infinity,
      'The line begins with an arrow that points up, ends no clause, and stands between two sentences, on a page saved from a site: in print such lines are items.',
      ({ blocks, at, page }) => {
        const points = /^[▲△] ?\p{Script=Han}[^:。;]{5,38}(?<![,、])$/u
        if (!page.isSaved || !points.test(blocks[at]!.plain)) return false
        const above = blocks.slice(0, at).findLast(({ role }) => role !== 'furniture')
        const beside = [above, blocks[at + 1]]
        return beside.every((block) => block?.role === 'prose' && block.ends && arrowOf(block) === undefined)
      },
    ),
    rule(
      'arrow-under-a-place-left-blank',
      Infinity,
      'The line begins with an arrow that points up, and two blank lines or more above it hold the place of a picture, on a page saved from a site.',
      ({ blocks, at, page }) =>
        page.isSaved &&
        blocks[at]!.gap >= PLACE_OF_PICTURE &&
        /^[▲△] ?[\p{Script=Han}\d]/u.test(blocks[at]!.plain) &&
        blocks[at]!.plain.length <= LONGEST,
    ),
    rule(
      'circled-under-photo-report',
      Infinity,
      'The line begins with a circled number beside another such line, in a story whose writer photographed it.',
      ({ blocks, at }) =>
        isCircled(blocks[at]) &&
        (isCircled(blocks[at - 1]) || isCircled(blocks[at + 1])) &&
        blocks.slice(Math.max(0, at - PHOTO_STORY), at).some(isPhotoReport),
    ),
    rule(
      'sign-over-photographer',
      Infinity,
      'The line begins with a sign, and a line that names its photographer alone stands below.',
      ({ blocks, at }) =>
        /^[▲△▼▽◀▶●◎■◆]/.test(blocks[at]!.plain) &&
        blocks[at]!.plain.length <= LONGEST &&
        isOfPhotographer(blocks[at + 1]),
    ),
    rule(
      'photographer-below-lone-text',
      Infinity,
      'One long paragraph that is no bulletin, or any under a column such as 图片新闻, stands between a short line and a photographer, but not on the page of an account.',
      ({ blocks, at, page }) => {
        if (page.isAccount) return false
        const [above, own] = [blocks[at - 1], blocks[at]!]
        const isUnderHead = above?.role === 'prose' && !above.ends && above.plain.length <= TITLE_LONGEST
        return (
          isUnderHead &&
          own.ends &&
          !own.opener &&
          (own.plain.length > TITLE_LONGEST || OF_PICTURES.test(above.plain)) &&
          (isOfPhotographer(blocks[at + 1]) || isPhotoReport(blocks[at + 1]))
        )
      },
    ),
    rule(
      'photographer-below-picture-apart',
      Infinity,
      'A short paragraph that is no bulletin, and holds no speech over brackets, stands between the end of another text and a line that names the photographer alone, but not on the page of an account.',
      ({ blocks, at, page }) => {
        const [above, own] = [blocks[at - 1], blocks[at]!]
        const isUnderText = above?.role === 'caption' || above?.role === 'credit' || above?.ends === true
        return (
          !page.isAccount &&
          isUnderText &&
          own.ends &&
          !own.opener &&
          own.plain.length <= APART_LONGEST &&
          // (张三摄) may close a story.
          !(own.plain.includes('"') && blocks[at + 1]?.plain.startsWith('(')) &&
          isOfPhotographer(blocks[at + 1])
        )
      },
    ),
  ],
}

/** 某社记者甲摄六十年九月十三日 */
const SHOT =
  /(?:摄影报道|摄影|摄|供图|图)[)\]]?[。.]?$|记者[^。,]{2,8}摄 ?[\d〇一二三四五六七八九十]{1,4}年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日$/
const BRACKETED_CREDIT = /^.*[([](?=[^()[\]]{2,40}[)\]][。.]?$)/
const SENTENCE_THEN_CREDIT = /^.*(?:[。!?.…]["')]*|["')](?=\s))\s*(?=[^。!?…"']{2,48}$)/
const NAME_THEN_SHOT =
  /[\s(,](?=(?:(?:本报|见习|特约|实习|全媒体)*(?:记者|通讯员)\s?)?[\p{Script=Han}]{2,4}[\s/|]?(?:摄影报道|摄影|摄|供图)[)]?$)/u

function shotAtEnd(text: string, plain: string): Byline | undefined {
  if (!SHOT.test(plain)) return undefined
  for (const start of [BRACKETED_CREDIT, SENTENCE_THEN_CREDIT]) {
    const length = start.exec(plain)?.[0].length
    const credit = length === undefined ? undefined : parseByline(text.slice(length))
    if (credit && credit.photographers.length > 0) {
      // (张三 文/图) closes a story that its author also took the pictures for.
      const wrote = credit.reporters.length > 0 && plain.slice(length).includes('文')
      return wrote && !isPointer(plain) ? undefined : credit
    }
  }
  const at = NAME_THEN_SHOT.exec(plain)?.index
  return at === undefined || at < 4 ? undefined : parseByline(text.slice(at))
}

const LISTED = /^([●■◆▲△○◎◇★☆•·]).*(?:摄|摄影)[)\]]?$/

/** A title, blanks, a name and 摄. */
const LISTED_TITLE = /^[^。;]{2,24} +\p{Script=Han}(?: ?\p{Script=Han}){1,3} ?(?:摄|摄影)$/u

/** Whether two captions are neighbours in a list of pictures: both end with their photographers, and begin with one sign or a title. */
export const isListed = (first: string, second: string): boolean => {
  const sign = LISTED.exec(first)?.[1]
  if (sign !== undefined) return sign === LISTED.exec(second)?.[1]
  return LISTED_TITLE.test(first) && LISTED_TITLE.test(second)
}

/** Whether a caption is so long that it tells news, and does not only point. */
export const tellsNews = (plain: string): boolean => plain.length >= NEWS_LENGTH && !isPointer(plain)

/** A caption shorter than this that names no day may be about the story around it. */
const NEWS_LENGTH = 40
/** Least share of its matter that makes a caption a story's own: 0 to 1. */
const OWN = 0.5

/** `match`: the share of the caption's matter that the story beside it holds. */
type CaptionBeside = { plain: string; isDated: boolean; match: number }

/** Whether a caption tells news of its own and is an item by itself. */
export const OWN_NEWS: Decision<CaptionBeside> = {
  id: 'own-news',
  threshold: 0,
  rules: [
    {
      id: 'pointer-of-story',
      weight: -Infinity,
      says: 'The caption only points at its picture, which is the story’s.',
      holds: ({ plain }) => isPointer(plain),
    },
    {
      id: 'undated-arrow',
      weight: -Infinity,
      says: 'The caption begins with an arrow and names no day.',
      holds: ({ plain, isDated }) => /^[▲△▼▽◀▶]/.test(plain) && !isDated,
    },
    {
      id: 'long-caption',
      weight: Infinity,
      says: 'The caption is 40 characters long or more.',
      holds: ({ plain }) => plain.length >= NEWS_LENGTH,
    },
    {
      id: 'dated-caption',
      weight: Infinity,
      says: 'The caption names a day.',
      holds: ({ isDated }) => isDated,
    },
    {
      id: 'foreign-caption',
      weight: Infinity,
      says: 'The story beside the caption holds less than half of its matter.',
      holds: ({ match }) => match < OWN,
    },
  ],
}
