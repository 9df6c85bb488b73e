/**
 * From drafts to the articles, photo items and the `other` item of an issue, and
 * the doubts that their making raises.
 *
 * Every line has one owner: the `other` item holds the lines that no story takes, so
 * that whatever is printed can be found.
 */

import { appendAll } from '../../arrays.js'
import { parseNumeral } from '../../chinese.js'
import { emptyArticle } from '../../issue.js'
import { isUsualName } from '../../lexicon.js'
import type { Article, Doubt, Furniture } from '../../model.js'
import { ArticleIds } from '../ids.js'
import type { Block, Byline } from '../page/block.js'
import { printedLines } from '../page/lines.js'
import type { Page } from '../page/page.js'
import { trimWhere } from '../page/trim.js'
import { merge, peopleOf } from '../people/people.js'
import type { Stub } from '../roles/repeats.js'
import { isListed, OWN_NEWS, tellsNews } from '../rules/captions.js'
import { seriesOf } from '../rules/columns.js'
import { SCRAP } from '../rules/furniture.js'
import { isBulletList, isMarkdownItem } from '../rules/lists.js'
import { isOpener } from '../rules/openers.js'
import { decideOn } from '../rules/rule.js'
import type { AsideDraft, CaptionPlace, Draft, Layout } from './drafts.js'
import type { Assigned, Heads } from './headings.js'
import { heal, joinsWithin } from './heal.js'
import type { Contents } from './shared-matter.js'

export type PageReading = {
  blocks: readonly Block[]
  page: Page
  layout: Layout
  assigned: Assigned
  contents: Contents
  stubs: readonly Stub[]
}

const LETTER = /\p{L}/u
/** Of so many stories more than one with a fault have a custom. */
const CUSTOM = 3
/** So many stories that end with an ellipsis are a list of beginnings. */
const LIST_LEAST = 3
const CUT = /(?:…|\.{3})\W{0,3}$/
/** Longest paragraph that may be a caption which nothing marks, in UTF-16 units. */
const CAPTION_LONGEST = 60
/** Kinds of doubts that the place of a line in its story raises. */
const OF_STORIES: readonly Doubt['class'][] = [
  'truncated',
  'orphan-headline',
  'duplicate-headline',
  'repeated-text',
]

type Item = { article: Article; owned: Block[] }

export class ArticleMaker {
  private readonly items: Item[] = []
  private readonly doubts: Doubt[] = []
  private readonly furniture: Furniture[] = []
  /** Text recognition left dirt on the page, so that it may have lost the stop of any line. */
  private readonly hasScraps: boolean

  constructor(
    private readonly parts: PageReading,
    private readonly issueId: string,
  ) {
    this.hasScraps = parts.blocks.some(({ reasons }) =>
      reasons.some(({ decision, answer }) => decision === SCRAP.id && answer),
    )
  }

  read(): { articles: Article[]; furniture: Furniture[]; doubts: Doubt[] } {
    const { layout, assigned } = this.parts
    const stories = layout.drafts.map((draft, i) => this.story(draft, assigned.heads[i]!))
    for (const story of stories) this.items.push(story)
    for (const place of layout.captions) this.placeCaption(place, stories)
    this.items.sort((a, b) => firstLine(a) - firstLine(b))
    this.setLeftovers()
    this.setLines()
    const ids = new ArticleIds(this.issueId)
    for (const { article } of this.items) article.id = ids.of(ownText(article))
    return {
      articles: this.items.map(({ article }) => article),
      furniture: this.furniture,
      doubts: [...this.credible(), ...this.beginnings()],
    }
  }

  /**
   * Without the doubts that the page itself speaks against: what a record or a site repeats or leaves alone is
   * its custom, and so is an end without a stop or a heading without a text where every third story has one.
   */
  private credible(): Doubt[] {
    const { blocks, page, layout } = this.parts
    const isPrint = !page.isSaved && blocks.every(({ field }) => field === undefined)
    const times = (kind: Doubt['class']) => this.doubts.filter((own) => own.class === kind).length
    const most = layout.drafts.length / CUSTOM
    const isCustom = (kind: Doubt['class']) =>
      (kind === 'truncated' && times(kind) > most) ||
      (kind === 'orphan-headline' && times(kind) > Math.max(1, most))
    const kinds = OF_STORIES.filter((kind) => !isPrint || isCustom(kind))
    return this.doubts.filter((own) => !kinds.includes(own.class))
  }

  /**
   * Stories of which only the beginning stands here, as in lists of news. One may end with an ellipsis as it likes;
   * where half of all stories and three or more do, each was cut.
   */
  private beginnings(): Doubt[] {
    const { drafts } = this.parts.layout
    const cut = drafts.flatMap(({ body }) =>
      body.filter((own, i) => i === body.length - 1 && CUT.test(own.plain)),
    )
    if (cut.length < LIST_LEAST || cut.length * 2 < drafts.length) return []
    return cut.map(({ line, text }) => ({
      class: 'truncated',
      line,
      text: text.slice(-24),
      note: '只有文章的开头，后文不在本文件',
    }))
  }

  // -------------------------------------------------------------- stories

  private story(draft: Draft, heads: Heads): Item {
    const article = emptyArticle('article')
    const item: Item = { article, owned: [...draft.body, ...draft.credits] }
    this.setHeads(item, { ...heads, subheadline: [...heads.subheadline, ...draft.points] })
    const { text, paragraphs, joins } = heal(this.withoutBullets(draft.body), this.parts.page)
    Object.assign(article, { body: text, paragraphs, joins })
    for (const aside of draft.asides) this.setAside(item, aside)
    const foot = draft.body.at(-1)?.line ?? 0
    const credits = draft.credits.flatMap(({ byline, line }) =>
      byline ? [line > foot ? atFoot(byline) : byline] : [],
    )
    const first = text.slice(0, paragraphs[1]?.at ?? text.length)
    const last = text.slice(paragraphs.at(-1)?.at ?? 0)
    Object.assign(article, peopleOf({ first, last }, credits))
    if (draft.credits.length > 0) article.credit = textOf(draft.credits)
    this.doubtEnd(draft)
    return item
  }

  /** The briefs of an old paper's column without the sign that begins each of them. */
  private withoutBullets(body: readonly Block[]): readonly Block[] {
    if (this.parts.page.loose === undefined || !isBulletList(body)) return body
    return body.map((block) => {
      const length = block.text.length - block.text.slice(1).trimStart().length
      const pieces = block.pieces.map((piece) => ({ ...piece, at: Math.max(0, piece.at - length) }))
      return { ...block, pieces, text: block.text.slice(length), plain: block.plain.slice(length) }
    })
  }

  private setHeads({ article, owned }: Item, heads: Heads): void {
    article.kicker = textOf(heads.kicker)
    article.headline = textOf(heads.headline)
    article.subheadline = textOf(heads.subheadline)
    article.section = textOf(heads.section ? [heads.section] : heads.series ? [heads.series] : [])
    if (heads.series) {
      const series = seriesOf(heads.series.plain)
      const number = series && seriesNumber(series.number)
      if (series && number !== undefined) {
        article.series = { name: heads.series.text.slice(0, series.nameLength), number }
      }
      if (heads.section) article.kicker = textOf([heads.series, ...heads.kicker])
    }
    owned.push(...heads.kicker, ...heads.headline, ...heads.subheadline)
    if (heads.section) owned.push(heads.section)
    if (heads.series) owned.push(heads.series)
  }

  private setAside({ article, owned }: Item, { label, labelBlock, blocks }: AsideDraft): void {
    const { text } = heal(blocks, this.parts.page)
    const own = labelBlock ? text : text.slice(label.length)
    const line = blocks[0]?.line ?? labelBlock?.line ?? 0
    article.asides.push({ label: trimWhere(label, (sign) => !LETTER.test(sign)), text: own, line })
    owned.push(...blocks, ...(labelBlock ? [labelBlock] : []))
  }

  private doubtEnd({ body, closed }: Draft): void {
    const last = body.at(-1)
    // Where no full stop parts sentences nothing tells surely that one goes on.
    if (this.parts.page.loose !== undefined) return
    if (
      !last ||
      last.ends ||
      closed ||
      last.role !== 'prose' ||
      isMarkdownItem(last.plain) ||
      SIGNED.test(last.plain)
    )
      return
    if (marksIn(last.plain) < MARKS_LEAST) return
    if (this.parts.page.isPrinted && (this.hasScraps || !reachesEdge(body))) return
    this.doubt('truncated', last, '文章在句中止住，后文不在本文件', last.text.slice(-24))
  }

  // -------------------------------------------------------------- captions

  private placeCaption(place: CaptionPlace, stories: readonly Item[]): void {
    const { caption, credit } = place
    if (this.addToList(place)) return
    const host = this.hostOf(place, stories)
    if (!host) {
      this.items.push(this.photo(place))
      return
    }
    host.article.captions.push({ text: caption.text, line: caption.line })
    host.owned.push(caption)
    if (credit) {
      host.article.captions.push({ text: credit.text, line: credit.line })
      host.owned.push(credit)
    }
    for (const byline of [caption.byline, credit?.byline]) {
      if (byline) merge(host.article, { ...byline, reporters: [], correspondents: [] }, 'photographers')
    }
  }

  /** A further picture of a list goes to the item of the first. */
  private addToList({ caption, credit, draft, runLength }: CaptionPlace): boolean {
    const { captions } = this.parts.layout
    const before = captions[captions.findIndex((place) => place.caption === caption) - 1]
    const item = this.items.at(-1)
    const goesOn = before?.draft === draft && before.runLength === runLength && !before.credit && !credit
    if (!goesOn || !item?.owned.includes(before.caption)) return false
    if (!isListed(before.caption.plain, caption.plain) || tellsNews(caption.plain)) return false
    const { article } = item
    article.body += '\n'
    appendAll(article.joins, joinsWithin(caption, article.body.length))
    article.paragraphs.push({ at: article.body.length, line: caption.line })
    article.body += caption.text
    if (caption.byline) merge(article, caption.byline, 'photographers')
    item.owned.push(caption)
    return true
  }

  /** The story that a caption belongs to; undefined if it tells its own news. */
  private hostOf({ caption, draft, runLength }: CaptionPlace, stories: readonly Item[]): Item | undefined {
    const { contents } = this.parts
    const above = draft >= 0 ? contents.match(caption.plain, draft) : -1
    const below = stories[draft + 1] ? contents.match(caption.plain, draft + 1) : -1
    const isBelow = runLength > 0 ? below >= above : below > Math.max(0.3, above * 2)
    const host = stories[isBelow ? draft + 1 : draft] ?? stories[draft + 1]
    const isDated = /\d月|日,|[昨今日前近]日/.test(caption.plain)
    const place = { plain: caption.plain, isDated, match: Math.max(above, below) }
    return decideOn(caption, OWN_NEWS, place) ? undefined : host
  }

  private photo(place: CaptionPlace): Item {
    const { caption, credit } = place
    const article = emptyArticle('photo')
    const owned = credit ? [caption, credit] : [caption]
    const item = { article, owned }
    const heads = this.parts.assigned.photoHeads.get(place)
    if (heads) this.setHeads(item, heads)
    article.body = caption.text
    article.paragraphs = [{ at: 0, line: caption.line }]
    article.joins = joinsWithin(caption, 0)
    for (const byline of [caption.byline, credit?.byline]) {
      if (byline) merge(article, byline, 'photographers')
    }
    if (credit) article.credit = credit.text
    return item
  }

  // -------------------------------------------------------------- the rest

  private setLeftovers(): void {
    const { blocks, layout, assigned, stubs } = this.parts
    const owned = new Set(this.items.flatMap((item) => item.owned))
    for (const { block, copy } of stubs) {
      this.doubt('repeated-text', block, `与第 ${copy.line} 行重复，正文只取一次`)
    }
    for (const block of layout.strays)
      if (this.hasLostPicture(block)) this.doubt('orphan-credit', block, '署名旁没有图片说明或文章')
    for (const { block, why } of assigned.leftovers) {
      if (why === 'slogan') this.furniture.push({ line: block.line, text: block.text })
      else if (why === 'orphan-headline') this.doubt(why, block, '标题之下没有它的正文')
      else this.doubt(why, block, '标题重复，且与其下的内容无关')
    }
    for (const { line, text } of layout.furniture) this.furniture.push({ line, text })
    this.furniture.sort((a, b) => a.line - b.line)
    const rest = blocks.filter((block) => !owned.has(block))
    if (rest.length === 0) return
    const article = emptyArticle('other')
    for (const block of rest) {
      if (!block.continues || article.body === '') {
        if (article.body !== '') article.body += '\n'
        article.paragraphs.push({ at: article.body.length, line: block.line })
      }
      appendAll(article.joins, joinsWithin(block, article.body.length))
      article.body += block.text
    }
    this.items.push({ article, owned: rest })
  }

  /**
   * Whether a photographer is named for sure, and not below a short paragraph, which tells of the picture though nothing
   * says so; a bulletin tells of news. A record names its author whether or not it has a text, and a name below 记者 is the
   * rest of a credit.
   */
  private hasLostPicture(credit: Block): boolean {
    const { blocks } = this.parts
    const above = blocks[blocks.indexOf(credit) - 1]
    const isBelowCaption =
      above &&
      (above.role === 'caption' ||
        (above.ends && above.text.length <= CAPTION_LONGEST && !isOpener(above.plain)))
    const names = credit.byline?.photographers ?? []
    const isSure = names.length > 0 && names.every(isUsualName)
    return (
      isSure && !isBelowCaption && credit.field === undefined && !/(?:记者|通讯员)$/.test(above?.plain ?? '')
    )
  }

  private setLines(): void {
    const places = new Map(inOrder(this.parts.blocks).map((line, at) => [line, at]))
    for (const { article, owned } of this.items) {
      const lines = inOrder(owned)
      let last = -2
      for (const line of lines) {
        const at = places.get(line)!
        if (at === last + 1) article.lines.at(-1)![1] = line
        else article.lines.push([line, line])
        last = at
      }
    }
  }

  private doubt(kind: Doubt['class'], { line, text }: Block, note: string, shown = text): void {
    this.doubts.push({ class: kind, line, text: shown, note })
  }
}

/** The printed lines, each once: a speck inside a paragraph is a block below it. */
const inOrder = (blocks: readonly Block[]) => [...new Set(printedLines(blocks))].sort((a, b) => a - b)

/** A paragraph of prose has at least this many marks before the place where it breaks off; verse, tables and notices seldom do. */
const MARKS_LEAST = 3

/** What may end a text without a stop: a bracket, a colon, a number to ring up, a name behind a blank, the last word of a letter. */
const SIGNED = /[:)]$|[\dx]{5,}$| \p{Script=Han}{2,4}$|[。!?] +\S{2,8}(?: \S{1,8})?$|[。!?]\S{0,4}[启具白]$/iu

const marksIn = (plain: string) => plain.split(/[,;。!?]/).length - 1

/** A line this much of the longest reaches the edge; text recognition may have lost the stop of a shorter one. */
const AT_EDGE = 0.8

/** Whether the last printed line of a body is as long as the others. */
function reachesEdge(body: readonly Block[]): boolean {
  const lengths = body.flatMap(({ pieces, text }) =>
    pieces.map(({ at }, i) => (pieces[i + 1]?.at ?? text.length) - at),
  )
  return lengths.at(-1)! >= AT_EDGE * lengths.reduce((most, length) => Math.max(most, length), 0)
}

/** A lone name under a story is its contributor's. */
function atFoot(byline: Byline): Byline {
  return { ...byline, correspondents: [...byline.correspondents, ...byline.bare], bare: [] }
}

function firstLine({ owned }: Item): number {
  return owned.reduce((first, { line }) => Math.min(first, line), Number.POSITIVE_INFINITY)
}

function textOf(blocks: readonly Block[]): string | null {
  return blocks.length === 0 ? null : blocks.map(({ text }) => text).join(' ')
}

/** The number of a series, such as ①, 3 or 之二; undefined if it is none from 1 to 999. */
function seriesNumber(printed: string): number | undefined {
  const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'.indexOf(printed)
  const number = circled >= 0 ? circled + 1 : parseNumeral(printed)
  return number !== undefined && number >= 1 && number <= 999 ? number : undefined
}

/** The text that an article's id is made of. */
function ownText({ kind, headline, body }: Article): string {
  if (kind === 'other') return 'other'
  return kind === 'photo' ? body : `${headline ?? ''}${body}`
}
