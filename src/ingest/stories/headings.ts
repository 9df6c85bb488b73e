/**
 * What each heading is for: which story it stands over or under, and there
 * whether it is kicker, headline, subheadline, section or series.
 *
 * Position says which stories it may belong to; shared matter (shared-matter.ts) says
 * which of them it does. A heading that no story wants is an orphan.
 */

import { addTo } from '../../arrays.js'
import type { Block } from '../page/block.js'
import type { DecisionNote } from '../page/note.js'
import type { Page } from '../page/page.js'
import { sharedPairs } from '../page/pairs.js'
import { isListed, tellsNews } from '../rules/captions.js'
import { bareName, isNameLike, isSectionName, SECTION, seriesOf } from '../rules/columns.js'
import { COLUMN_ABOVE, countFirsts, FOOT_COLUMN, FOREIGN_HEAD, MAIN } from '../rules/heads.js'
import { isLarge } from '../rules/laid.js'
import { type Alone, ORPHAN } from '../rules/orphans.js'
import { FOREIGN, isPictureColumn, PHOTO_HEAD } from '../rules/photo-heads.js'
import { decideOn, readFirst } from '../rules/rule.js'
import { type CaptionPlace, isAmongBriefs, type Layout } from './drafts.js'
import { dropDuplicates } from './duplicates.js'
import { isListOfColumn, standBelow } from './heads-below.js'
import type { Contents } from './shared-matter.js'

export type Heads = {
  kicker: Block[]
  headline: Block[]
  subheadline: Block[]
  section: Block | undefined
  series: Block | undefined
}

export type Leftover = { block: Block; why: 'orphan-headline' | 'duplicate-headline' | 'slogan' }

export type Assigned = {
  /** One for each draft. */
  heads: Heads[]
  /** Headings of photo items, by caption. */
  photoHeads: Map<CaptionPlace, Heads>
  leftovers: Leftover[]
}

const newHeads = (): Heads => ({
  kicker: [],
  headline: [],
  subheadline: [],
  section: undefined,
  series: undefined,
})

/** Extra shared matter, 0 to 1, that every further heading below a story needs. */
const EACH = 0.15
/**
 * Shared matter that a heading must have to stand below its story: nothing if the story has
 * no headline, little if it has one, much if that one is marked.
 */
const COST = { headless: 0, headed: 0.35, marked: 0.8 }
/** Worth of giving a headless story its headline, and of leaving the story below one. */
const NEED = 0.8

export class Assigner {
  private readonly assigned: Assigned
  /** Places of the captions by the story above them. */
  private readonly captions = new Map<number, number[]>()
  /** The first headings of runs of two or more, counted by length. */
  private readonly firsts: ReadonlyMap<number, number>
  /** Of stories with headings the share that has several, one of them left out. */
  private readonly decks: number

  /** @param contents the drafts' bodies, then the captions */
  constructor(
    private readonly layout: Layout,
    private readonly contents: Contents,
    private readonly page: Page,
  ) {
    this.assigned = { heads: layout.drafts.map(newHeads), photoHeads: new Map(), leftovers: [] }
    for (const [at, { draft }] of layout.captions.entries()) addTo(this.captions, draft, at)
    this.firsts = countFirsts(layout.runs)
    const headed = layout.runs.filter(({ length }) => length > 0)
    this.decks = (headed.filter(({ length }) => length > 1).length - 1) / (headed.length - 1)
  }

  run(): Assigned {
    for (const [block, { isStanding }] of dropDuplicates(this.layout, this.contents))
      this.leave(block, isStanding ? 'slogan' : 'duplicate-headline')
    if (standBelow(this.layout, this.contents, this.page))
      for (const [i, run] of this.layout.runs.slice(1).entries()) this.giveBelow(run, i)
    else for (let i = 0; i < this.layout.runs.length; i++) this.assignRun(i)
    this.headByColumns()
    return this.assigned
  }

  /** The name of a column that stands alone over one story is what a reader takes for its headline. */
  private headByColumns(): void {
    const { drafts, runs } = this.layout
    for (const [i, heads] of this.assigned.heads.entries()) {
      const isOverSeveral = drafts[i + 1] !== undefined && runs[i + 1]!.length === 0
      if (!heads.section || heads.headline.length > 0 || drafts[i]!.isBrief || isOverSeveral) continue
      heads.headline.push(heads.section)
      heads.section = undefined
    }
  }

  /** Places of the captions below a story and above the next. */
  private captionsUnder(draft: number): readonly number[] {
    return this.captions.get(draft) ?? []
  }

  private leave(block: Block, why: Leftover['why']): void {
    this.assigned.leftovers.push({ block, why })
  }

  /** Leaves a heading that no story takes. */
  private leaveAlone(block: Block, place: Alone['place']): void {
    const { plain, mark } = block
    this.leave(block, decideOn(block, ORPHAN, { plain, mark, place }) ? 'orphan-headline' : 'slogan')
  }

  private assignRun(i: number): void {
    if (this.layout.runs[i]!.some(({ field }) => field !== undefined)) {
      this.giveFields(this.takeRecordPhotos(i), i)
      return
    }
    const run = this.takeFoot(this.takePhotoHeads(i), i)
    const split = this.splitOf(run, i)
    if (split > 0) this.giveBelow(run.slice(0, split), i - 1)
    const above = run.slice(split)
    if (above.length === 0) return
    if (i < this.layout.drafts.length) this.giveAbove(this.dropForeign(above, i), i)
    else this.giveTrailing(above, i - 1)
  }

  /** Headings above a page's edge belong to that page. */
  private takeFoot(run: Block[], i: number): Block[] {
    const foot = run.filter((block) => this.layout.atFoot.has(block))
    const heads = this.assigned.heads[i - 1]
    if (!heads || foot.length === 0 || foot.length === run.length) return run
    if (heads.headline.length === 0) this.giveBelow(foot, i - 1)
    else this.giveTrailing(foot, i - 1)
    return run.filter((block) => !foot.includes(block))
  }

  /** Takes the headings right above a caption that tells of the same matter. */
  private takePhotoHeads(i: number): Block[] {
    const all = this.layout.runs[i]!
    let run = [...all]
    let from = 0
    for (const at of this.captionsUnder(i - 1)) {
      const place = this.layout.captions[at]!
      const over = all.slice(from, place.runLength).filter((block) => run.includes(block))
      from = place.runLength
      const heads = over.length > 0 ? this.photoHeads(over, at, i) : undefined
      if (!heads) continue
      this.assigned.photoHeads.set(place, heads)
      const { section, kicker, headline, subheadline } = heads
      const taken = new Set([section, ...kicker, ...headline, ...subheadline])
      run = run.filter((block) => !taken.has(block))
    }
    return run
  }

  /** The heads of the picture whose caption is `at`, from the headings over it; undefined if they are the story's. */
  private photoHeads(over: readonly Block[], at: number, i: number): Heads | undefined {
    const { captions, drafts, runs } = this.layout
    const { caption, runLength } = captions[at]!
    const heading = over.at(-1)!
    const picture = drafts.length + at
    const shares = ({ plain }: Block) => ({
      own: this.contents.match(plain, picture),
      // Behind the drafts stand the captions.
      below: i < drafts.length ? this.contents.match(plain, i) : 0,
    })
    const next = captions[at + 1]
    const isApart = runs[i]!.length > runLength || i >= drafts.length
    const isNews = tellsNews(caption.plain)
    const isList = next?.runLength === runLength && isListed(caption.plain, next.caption.plain)
    const all = over.map(shares)
    const onPicturePage = captions.length > drafts.length
    const place = { plain: heading.plain, isApart, isNews, onPicturePage, isList, ...all.at(-1)! }
    if (isNews && isApart) {
      place.own = Math.max(...all.map(({ own }) => own))
      place.below = Math.max(...all.map(({ below }) => below))
    }
    if (!decideOn(heading, PHOTO_HEAD, place)) return undefined
    const heads = newHeads()
    if (isPictureColumn(heading.plain) && !isList) {
      heads.section = heading
      return heads
    }
    // The headings over the nearest go with it, unless the story below tells of them.
    const own = isApart
      ? over.filter((block, at) => block === heading || all[at]!.below < FOREIGN)
      : [heading]
    this.setDeck(this.takeColumns(own, heads), heads, picture)
    return heads
  }

  /** How many of the run's first headings belong to the story above. */
  private splitOf(run: readonly Block[], i: number): number {
    const above = this.assigned.heads[i - 1]
    if (!above) return 0
    const isBare = (at: number) => this.assigned.heads[at]!.headline.length === 0
    const isNeedy =
      isBare(i - 1) &&
      !isAmongBriefs(this.layout, i - 1, isBare) &&
      !isListOfColumn(this.layout.drafts[i - 1]!, this.assigned.heads[i - 1]!.section)
    const isMarked = this.page.marksTell && above.headline.some(({ mark }) => mark > 0)
    if (this.layout.drafts[i - 1]!.isBrief) return 0
    // A title and its text on one line belong together.
    const lead = this.layout.drafts[i]?.body[0]
    if (lead && run.some(({ line, pieces }) => line === lead.line && pieces.length === 1)) return 0
    const cost = isNeedy ? COST.headless : isMarked ? COST.marked : COST.headed
    const hasBelow = i < this.layout.drafts.length
    if (!hasBelow) return isNeedy ? this.neededOf(run, i - 1) : 0
    const shares = run.map(({ plain }) => ({
      above: this.contents.match(plain, i - 1),
      below: this.contents.match(plain, i),
    }))
    let [best, bestScore] = [0, Number.NEGATIVE_INFINITY]
    // Large type stands over its story.
    const large = run.findIndex(isLarge)
    for (let split = 0; split <= (large < 0 ? run.length : large); split++) {
      // A column's name is no headline: 社论 stands over its own.
      const isTitled = run.slice(0, split).some(({ plain }) => !isSectionName(plain))
      let score = isNeedy && isTitled ? NEED : 0
      if (split === run.length) score -= NEED
      for (const [at, { above, below }] of shares.entries()) {
        if (at < split) score += above - cost - (at > 0 ? EACH : 0)
        else score += below
      }
      if (score > bestScore + 1e-9) [best, bestScore] = [split, score]
    }
    return best
  }

  /** How many headings below the last story are its own; the page's last words follow them. */
  private neededOf(run: readonly Block[], i: number): number {
    const matches = run.map(({ plain }) => this.contents.match(plain, i))
    const last = matches.findLastIndex((match) => match >= FOREIGN)
    return last < 0 ? run.length : last + 1
  }

  /** Leaves out headings that other matter parts from their story. */
  private dropForeign(run: readonly Block[], i: number): Block[] {
    const matches = run.map(({ plain }) => this.contents.match(plain, i))
    const kept: Block[] = []
    for (const [at, block] of run.entries()) {
      if (this.isForeign(run, matches, at, i)) this.leaveAlone(block, i > 0 ? 'between' : 'top')
      else kept.push(block)
    }
    return kept
  }

  private isForeign(run: readonly Block[], matches: readonly number[], at: number, i: number): boolean {
    const block = run[at]!
    const later = run.slice(at + 1)
    const next = later[0]
    if (!next) return false
    const isParted = this.captionsUnder(i - 1).some((at) => {
      const { line } = this.layout.captions[at]!.caption
      return line > block.line && line < next.line
    })
    const others = Math.max(...matches.slice(at + 1))
    const known = { match: matches[at]!, others, isParted, isFirst: i === 0, decks: this.decks }
    const place = { block, later, ...known, page: this.page }
    return decideOn(block, FOREIGN_HEAD, place)
  }

  private giveAbove(lines: readonly Block[], i: number): void {
    const heads = this.assigned.heads[i]!
    const rest = this.takeColumns(lines, heads)
    const { isBrief } = this.layout.drafts[i]!
    if (isBrief && rest.length === 1 && !heads.section) heads.section = rest[0]
    else this.deck(rest, heads, i)
  }

  /** Takes the names of column and series out; a lone one may stay as the headline. */
  private takeColumns(lines: readonly Block[], heads: Heads): Block[] {
    const rest = [...lines]
    for (const line of lines) {
      const hasOther = rest.some((other) => other !== line && !isSectionName(other.plain))
      if (!heads.series && seriesOf(line.plain) && hasOther) heads.series = line
      else if (!heads.section && decideOn(line, SECTION, bareName(line.plain))) heads.section = line
      else continue
      rest.splice(rest.indexOf(line), 1)
    }
    return rest
  }

  private deck(all: readonly Block[], heads: Heads, story: number): void {
    this.setDeck(this.takeMarkedColumn(all, heads, story), heads, story)
  }

  private setDeck(lines: readonly Block[], heads: Heads, story: number): void {
    if (lines.length === 0) return
    const main = this.mainOf(lines, story)
    heads.kicker.push(...lines.slice(0, main))
    heads.headline.push(lines[main]!)
    heads.subheadline.push(...lines.slice(main + 1))
  }

  /** A column's name that does not end like one. */
  private takeMarkedColumn(lines: readonly Block[], heads: Heads, story: number): readonly Block[] {
    const [first, second] = lines
    if (!first || !second || heads.section) return lines
    const { page, firsts } = this
    const match = this.contents.match(first.plain, story)
    if (!decideOn(first, COLUMN_ABOVE, { first, second, page, firsts, match })) return lines
    heads.section = first
    return lines.slice(1)
  }

  private mainOf(lines: readonly Block[], story: number): number {
    const { drafts, captions } = this.layout
    const lead = (drafts[story]?.body[0] ?? captions[story - drafts.length]?.caption)?.plain ?? ''
    const deck = {
      lines,
      page: this.page,
      match: ({ plain }: Block) => this.contents.match(plain, story),
      inLead: ({ plain }: Block) => sharedPairs(plain, lead),
    }
    const reasons: DecisionNote[] = []
    const main = readFirst(MAIN, deck, reasons)!
    lines[main]!.reasons.push(...reasons)
    return main
  }

  private giveBelow(lines: readonly Block[], i: number): void {
    const heads = this.assigned.heads[i]!
    const before = heads.headline.splice(0)
    if (before.length > 0) {
      // A lone heading above was the column's name, if it reads like one.
      const isName = before.length === 1 && isNameLike(before[0]!.plain) && !heads.section
      if (isName && seriesOf(before[0]!.plain)) heads.series = before[0]
      else if (isName) heads.section = before[0]
      else heads.kicker.push(...before)
    }
    this.deck(this.takeColumns(lines, heads), heads, i)
  }

  /** Gives a picture the headings between the labels of its record and its caption; the next record follows the caption. */
  private takeRecordPhotos(i: number): readonly Block[] {
    const { runs, captions, drafts } = this.layout
    const all = runs[i]!
    let from = 0
    for (const at of this.captionsUnder(i - 1)) {
      const place = captions[at]!
      const over = all.slice(from, place.runLength)
      if (place.runLength === all.length || !over.some(({ field }) => field !== undefined)) continue
      const heads = newHeads()
      const rest = this.takeColumns(this.takeFields(over, heads), heads)
      this.setDeck(rest, heads, drafts.length + at)
      this.assigned.photoHeads.set(place, heads)
      from = place.runLength
    }
    return all.slice(from)
  }

  private giveFields(run: readonly Block[], i: number): void {
    const heads = this.assigned.heads[i]
    if (!heads) {
      this.giveTrailing(run, i - 1)
      return
    }
    const rest = this.takeFields(run, heads)
    if (rest.length > 0) this.giveAbove(rest, i)
  }

  /** Takes the headings whose labels say what they are, and those around a title; the others are left. */
  private takeFields(run: readonly Block[], heads: Heads): Block[] {
    const at = run.findLastIndex(({ field }) => field === 'title')
    const rest: Block[] = []
    for (const [place, block] of run.entries()) {
      if (block.field === 'section' && !heads.section) heads.section = block
      else if (place === at) heads.headline.push(block)
      else if (block.field === 'kicker') heads.kicker.push(block)
      else if (block.field === 'subtitle') heads.subheadline.push(block)
      else if (at < 0) rest.push(block)
      else if (place < at) heads.kicker.push(block)
      else heads.subheadline.push(block)
    }
    return rest
  }

  /** Gives the headings below the last story: its column's name, slogans, headlines without a body. */
  private giveTrailing(lines: readonly Block[], i: number): void {
    const heads = this.assigned.heads[i]
    for (const line of lines) {
      const isColumn = heads && !heads.section && decideOn(line, FOOT_COLUMN, { line, lines: lines.length })
      if (isColumn) heads.section = line
      else this.leaveAlone(line, 'foot')
    }
  }
}
