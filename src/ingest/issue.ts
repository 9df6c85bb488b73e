/**
 * One issue from its text: every stage in order, and the shape that leaves the room.
 *
 * lines → masthead and the page's customs → the part of each line → lines printed
 * twice → drafts of stories → what each heading is for → healed articles with their
 * people → the paper's name and day, the stories' days → doubts. ingest.ts decodes
 * the bytes and takes off the front matter before.
 */

import type { Period } from '../chinese.js'
import type { Article, DateRange, Doubt, Issue, IssueHead, Publication } from '../model.js'
import { isOfSeveralYears, type OldPeriod, spanOfPrint } from '../old-dates.js'
import { eventDay } from './dates/event.js'
import { firstDate, leadMentions } from './dates/mentions.js'
import { inferRange } from './dates/when.js'
import type { YearGuess } from './dates/year.js'
import { columnsAcross, damagedText } from './doubts/damage.js'
import { lineDoubts } from './doubts/doubts.js'
import { columnsInTurn } from './doubts/in-turn.js'
import type { FrontWord } from './formats/front-matter.js'
import type { LaidPage } from './formats/layout.js'
import type { Given } from './formats/metadata.js'
import type { RuleReading } from './learned/signs.js'
import type { Block } from './page/block.js'
import { type Line, printsNothing, readLines } from './page/lines.js'
import type { Page } from './page/page.js'
import { setPlaces } from './places.js'
import { joinHeadings } from './roles/broken-heads.js'
import { readPage } from './roles/customs.js'
import { isOfPaper, readFields } from './roles/fields.js'
import { type FileName, readFileName } from './roles/file-name.js'
import { withFront } from './roles/front.js'
import { halveLines } from './roles/line-halves.js'
import { type Masthead, readMasthead } from './roles/masthead.js'
import { pagesOf } from './roles/page-lines.js'
import { findStubs, type Stub } from './roles/repeats.js'
import { readRoles } from './roles/roles.js'
import { readSite, type SiteLines } from './roles/web.js'
import { tellsAsking } from './rules/web.js'
import { layLines } from './runs/laid.js'
import { unwrap } from './runs/unwrap.js'
import { ArticleMaker } from './stories/articles.js'
import type { Layout } from './stories/drafts.js'
import { linePartsOf } from './stories/line-parts.js'
import { assignByRules, layOutByRules, readStories } from './stories/overruled.js'
import { type StoryStack, stacksOf } from './stories/stacks.js'
import { type LineWhy, whyOf } from './why.js'

/** What is known of an issue beside its text. */
export type IssueSource = {
  id: string
  file: string
  sha256: string
  given: Given
  /** Front matter at the top. */
  skippedLines: number
  /** What front matter says of the page itself. */
  front?: readonly FrontWord[] | undefined
  /** The path whose name may tell paper, day and page; `file` if it is not given. */
  named?: string | undefined
}

/** An issue, and on asking why each of its lines was read as it was. */
export type IssueReading = { issue: Issue; why: () => LineWhy[] }

/** Reads the text of one issue. */
export const readIssue = (text: string, source: IssueSource): IssueReading =>
  readWholeLines(withFront(source.front ?? [], unwrap(readLines(text, source.skippedLines))), source, false)

/** Reads one issue from pages whose layout is known. */
export function readLaidIssue(pages: readonly LaidPage[], source: IssueSource): IssueReading {
  const { lines, places } = layLines(pages)
  const reading = readWholeLines(lines, source, true)
  setPlaces(reading.issue, pages, places)
  return reading
}

/** The lines of a page with what they tell together and the part of each, before stories are laid out. */
type PageRead = {
  /** Lines that print something. */
  printed: readonly Line[]
  site: SiteLines
  masthead: Masthead
  page: Page
  lines: readonly Line[]
  blocks: readonly Block[]
  stubs: readonly Stub[]
  /** The blocks but for those that repeat others. */
  told: readonly Block[]
}

/** @param whole lines, each paragraph one as far as edges tell it */
function readLinesOfPage(whole: readonly Line[]): PageRead {
  const fields = readFields(whole)
  const printed = fields.lines.filter((line) => !printsNothing(line))
  const site = readSite(printed)
  const masthead = readMasthead(printed, fields, site)
  const page = readPage(printed, site)
  const lines = halveLines(joinHeadings(fields.lines, page, masthead.lines), page, site)
  const blocks = readRoles(lines, page, masthead.lines, site)
  const stubs = findStubs(blocks)
  const repeated = new Set(stubs.map(({ block }) => block))
  const told = blocks.filter((block) => !repeated.has(block))
  return { printed, site, masthead, page, lines, blocks, stubs, told }
}

/** What the rules alone make of a text without front matter: what learned weights judge by. */
export function readByRules(text: string): RuleReading {
  const { told, page } = readLinesOfPage(unwrap(readLines(text)))
  return layOutByRules(told, page).reading
}

/** The stacks of headings of a text without front matter, and the stories under them, as the rules alone find them. */
export function stacksByRules(text: string): { stacks: StoryStack[]; layout: Layout } {
  const { told, page } = readLinesOfPage(unwrap(readLines(text)))
  const { layout, assigned, contents } = assignByRules(layOutByRules(told, page).layout, page)
  return { stacks: stacksOf(layout, assigned, contents, page), layout }
}

/** @param isLaid the layout of the page is known: the rules judge by it, and the learned weights know none */
function readWholeLines(whole: readonly Line[], source: IssueSource, isLaid: boolean): IssueReading {
  const { printed, site, masthead, page, lines, blocks, stubs, told } = readLinesOfPage(whole)
  const stories = isLaid ? assignByRules(layOutByRules(told, page).layout, page) : readStories(told, page)
  const parts = { blocks, page, ...stories, stubs }
  const { articles, furniture, doubts } = new ArticleMaker(parts, source.id).read()
  const plains = printed.map(({ plain }) => plain)
  const head = headOf(source, masthead, plains, articles)
  setPages(articles, head.page, source.given, masthead)
  // The words of a database, a site or a transcriber are no print, and raise no doubt about it.
  const own = printed.filter(
    (line) => isOfPaper(line) && !/button|account|above|below/.test(site.get(line) ?? ''),
  )
  const damaged = damagedText(printed)
  const isDamaged = ({ line }: Doubt) => damaged.some((own) => own.line === line)
  const others = [
    ...doubts,
    ...lineDoubts(own, masthead.lines),
    ...columnsAcross(printed),
    ...columnsInTurn(printed),
  ]
  const all = [...others.filter((doubt) => !isDamaged(doubt)), ...damaged].sort((a, b) => a.line - b.line)
  return {
    issue: { issue: head, articles, furniture, doubts: all.map(shorten) },
    why: () =>
      whyOf(
        blocks,
        linePartsOf(
          parts,
          blocks.filter((_, i) => masthead.lines.has(lines[i]!)),
        ),
      ),
  }
}

/**
 * Whether a text of which nothing is known is a whole page and no single article: at its top it names its
 * paper and a day or a page, or it begins with a marked heading and others follow.
 */
export function isWholePage(text: string): boolean {
  const lines = readLines(text).filter((line) => !printsNothing(line))
  const { publication, date, pages } = readMasthead(lines)
  if (publication && (date || pages.length > 0)) return true
  return (lines[0]?.mark ?? 0) > 0 && readPage(lines).marksTell
}

const DOUBT_TEXT_LONGEST = 80

function shorten(doubt: Doubt): Doubt {
  const signs = [...doubt.text]
  return signs.length <= DOUBT_TEXT_LONGEST
    ? doubt
    : { ...doubt, text: `${signs.slice(0, DOUBT_TEXT_LONGEST).join('')}…` }
}

/** The issue itself; sets the articles' own days on the way. */
export function headOf(
  source: IssueSource,
  masthead: Masthead,
  plains: readonly string[],
  articles: Article[],
): IssueHead {
  const name = readFileName(source.named ?? source.file)
  const stories = articles.filter(({ kind }) => kind !== 'other')
  const leads = stories.map(({ body }) => leadMentions(body))
  const inferred = inferRange(
    leads.flatMap((mentions) => firstDate(mentions) ?? []),
    plains.filter((plain) => !tellsAsking(plain)),
  )
  const known = knownDate(source.given, masthead, name)
  const date = known ?? cyclicDate(source.given, masthead, inferred.guess) ?? inferred.range
  for (const [i, article] of stories.entries()) {
    article.eventDate = eventDay(leads[i]!, known ?? inferred.range, known ? undefined : inferred.guess)
  }
  const { id, file, sha256, given } = source
  return {
    id,
    file,
    sha256,
    publication: publicationOf(given, masthead, name, plains),
    date,
    page: pageOf(source, masthead),
    number: given.number ?? null,
    scan: given.scan ?? null,
  }
}

/** @param page of the whole issue */
function setPages(articles: Article[], page: string | null, { pageName }: Given, { pages }: Masthead): void {
  const printedPage = pagesOf(pages, articles)
  for (const article of articles) {
    const printed = printedPage(article)
    article.page = page ?? printed?.page ?? null
    article.pageName = pageName ?? (printed?.page === article.page ? printed.name : undefined) ?? null
  }
}

function knownDate(given: Given, masthead: Masthead, name: FileName): DateRange | undefined {
  const { date } = given
  if (date && !isOfSeveralYears(date))
    return { from: date.from, to: date.to, basis: 'given', why: '元数据给出' }
  const agrees = (printed: Period) =>
    (date?.each ?? [printed]).some(({ from, to }) => from <= printed.to && to >= printed.from)
  if (masthead.date && !isOfSeveralYears(masthead.date.period) && agrees(masthead.date.period)) {
    const { period, line } = masthead.date
    const told =
      period.from === period.to
        ? '日期'
        : period.from.endsWith('-01-01') && period.to.endsWith('-12-31')
          ? '农历日期，只知年份'
          : masthead.date.isOfRecords
            ? '日期；以下各条记录另有日期，取其首尾'
            : '年月，没有印出哪一日'
    return {
      from: period.from,
      to: period.to,
      basis: 'printed',
      why: `第 ${line} 行印有${told}`,
    }
  }
  if (name.date && agrees(name.date)) return { ...name.date, basis: 'inferred', why: '据文件名' }
  return given.posted && { ...given.posted, basis: 'inferred', why: '据元数据里的发文日期，未必是出版日期' }
}

/**
 * Of a date in the cycle of sixty: where the text tells the year, the day of this year; else one day, or two sixty years apart and
 * all from one to the other.
 */
function cyclicDate(
  { date: given }: Given,
  { date: printed }: Masthead,
  guess: YearGuess | undefined,
): DateRange | undefined {
  const [date, told] = given
    ? [given, '元数据给出干支日期']
    : [printed?.period, `第 ${printed?.line} 行印有干支日期`]
  if (!isOld(date)) return undefined
  const meant = guess && date.each.filter((days) => days.from.startsWith(String(guess.year)))
  if (meant?.length === 1) return { ...meant[0]!, basis: 'inferred', why: `${told}；${guess!.why}` }
  const { from, to, why } = spanOfPrint(date)
  return { from, to, basis: 'inferred', why: `${told}：${why}` }
}

const isOld = (date: (Period & Partial<OldPeriod>) | undefined): date is OldPeriod => date?.each !== undefined

/** A paper speaks of itself: 从本期开始，《某某报》将… */
const SELF =
  /(?:本期|本报|即日|今起|今日起)[^。《》]{0,12}《([^《》]{2,12}(?:报|新闻|周刊|时报))》|《([^《》]{2,12}(?:报|新闻|周刊|时报))》(?:将)?(?:从|自|于)?(?:今日|本期|即日)起?/

function publicationOf(
  given: Given,
  masthead: Masthead,
  name: FileName,
  plains: readonly string[],
): Publication {
  if (given.publication) return { name: given.publication, basis: 'given', why: '元数据给出' }
  if (masthead.publication) {
    const { name, line } = masthead.publication
    return { name, basis: 'printed', why: `第 ${line} 行印有报名` }
  }
  if (name.publication) return { name: name.publication, basis: 'inferred', why: '据文件名' }
  for (const plain of plains) {
    const self = SELF.exec(plain)
    const own = self?.[1] ?? self?.[2]
    if (self && own) return { name: own, basis: 'inferred', why: `文中自称：“${self[0]}”` }
  }
  return { name: null, basis: 'unknown', why: '没有报头，文中也没有自称' }
}

function pageOf(source: IssueSource, masthead: Masthead): string | null {
  if (source.given.page) return source.given.page
  const pages = [...new Set(masthead.pages.map(({ page }) => page))]
  if (pages.length === 1) return pages[0]!
  return pages.length === 0 ? (readFileName(source.named ?? source.file).page ?? null) : null
}
