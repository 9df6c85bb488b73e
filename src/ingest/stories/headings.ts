/**
 * What each heading is for: which story it stands over or under, and there
 * whether it is kicker, headline, subheadline, section or series.
 *
 * Position says which stories it may belong to; shared matter (shared-matter.ts) says
 * which of them it does. A heading that no story wants is an orphan.
 */

import type { Block } from '../page/block.js'
import type { Page } from '../page/page.js'
import { sharedPairs } from '../page/pairs.js'
import {
  isDashed,
  isNameLike,
  isNotice,
  isOffice,
  isSectionName,
  reportsEvent,
  seriesOf,
} from '../rules/words.js'
import type { CaptionPlace, Layout } from './drafts.js'
import { dropDuplicates } from './duplicates.js'
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

/** Least share of a caption's or story's matter that makes a heading its own. */
const OWN = 0.5
const FOREIGN = 0.2
/** The lead tells the headline over again; a line that it holds this much of is one. */
const IN_LEAD = 0.7
/** What each heading below a story after the first must share beyond chance. */
const EACH = 0.15

export class Assigner {
  private readonly assigned: Assigned

  /** @param contents the drafts' bodies, then the captions */
  constructor(
    private readonly layout: Layout,
    private readonly contents: Contents,
    private readonly page: Page,
  ) {
    this.assigned = { heads: layout.drafts.map(newHeads), photoHeads: new Map(), leftovers: [] }
  }

  run(): Assigned {
    for (const block of dropDuplicates(this.layout, this.contents)) this.leave(block, 'duplicate-headline')
    for (let i = 0; i < this.layout.runs.length; i++) this.assignRun(i)
    return this.assigned
  }

  private leave(block: Block, why: Leftover['why']): void {
    this.assigned.leftovers.push({ block, why })
  }

  private assignRun(i: number): void {
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

  /** Headings right above a caption that tells of the same. */
  private takePhotoHeads(i: number): Block[] {
    const run = [...this.layout.runs[i]!]
    const { captions, drafts } = this.layout
    for (const [at, place] of captions.entries()) {
      if (place.draft !== i - 1 || place.runLength === 0) continue
      const heading = this.layout.runs[i]![place.runLength - 1]
      if (!heading || !run.includes(heading)) continue
      const own = this.contents.match(heading.plain, drafts.length + at)
      const isColumn = /图片|镜头|掠影|剪影|影像|光影/.test(heading.plain) && isSectionName(heading.plain)
      if (!isColumn && (own < OWN || own <= this.contents.match(heading.plain, i))) continue
      const heads = newHeads()
      if (isColumn) heads.section = heading
      else heads.headline.push(heading)
      this.assigned.photoHeads.set(place, heads)
      run.splice(run.indexOf(heading), 1)
    }
    return run
  }

  /** How many of the run's first headings belong to the story above. */
  private splitOf(run: readonly Block[], i: number): number {
    const above = this.assigned.heads[i - 1]
    if (!above) return 0
    const isNeedy = above.headline.length === 0
    const isMarked = this.page.marksTell && above.headline.some(({ mark }) => mark > 0)
    if (this.layout.drafts[i - 1]!.isBrief) return 0
    const cost = isNeedy ? 0 : isMarked ? 0.8 : 0.35
    const hasBelow = i < this.layout.drafts.length
    if (!hasBelow) return isNeedy ? this.neededOf(run, i - 1) : 0
    let best = 0
    let bestScore = Number.NEGATIVE_INFINITY
    for (let split = 0; split <= run.length; split++) {
      let score = isNeedy && split > 0 ? 0.8 : 0
      if (split === run.length) score -= 0.8
      for (const [at, { plain }] of run.entries()) {
        if (at < split) score += this.contents.match(plain, i - 1) - cost - (at > 0 ? EACH : 0)
        else score += this.contents.match(plain, i)
      }
      if (score > bestScore + 1e-9) [best, bestScore] = [split, score]
    }
    return best
  }

  /** Below the last story: its own headings, not what the page ends with. */
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
      if (this.isForeign(run, matches, at, i)) this.leave(block, 'orphan-headline')
      else kept.push(block)
    }
    return kept
  }

  private isForeign(run: readonly Block[], matches: readonly number[], at: number, i: number): boolean {
    const block = run[at]!
    const later = run.slice(at + 1)
    if (
      later.length === 0 ||
      matches[at]! >= FOREIGN ||
      isSectionName(block.plain) ||
      seriesOf(block.plain)
    ) {
      return false
    }
    const below = later[0]!
    const isParted = this.layout.captions.some(
      ({ draft, caption }) => draft === i - 1 && caption.line > block.line && caption.line < below.line,
    )
    if (isParted || later.some(({ plain }) => isSectionName(plain) || isNotice(plain))) return true
    const others = Math.max(...matches.slice(at + 1))
    if (others < matches[at]! + FOREIGN) return false
    const isLone =
      this.page.marksTell && block.mark > 0 && below.mark === 0 && later.some(({ mark }) => mark > 0)
    return isLone || (reportsEvent(block.plain) && later.length >= 1)
  }

  private giveAbove(lines: readonly Block[], i: number): void {
    const heads = this.assigned.heads[i]!
    const rest = this.takeColumns(lines, heads)
    if (this.layout.drafts[i]?.isBrief && rest.length === 1 && !heads.section) heads.section = rest[0]
    else this.deck(rest, heads, i)
  }

  /** Section and series names, which are headings only while nothing else is. */
  private takeColumns(lines: readonly Block[], heads: Heads): Block[] {
    const rest = [...lines]
    for (const line of lines) {
      const hasOther = rest.some((other) => other !== line && !isSectionName(other.plain))
      if (!heads.series && seriesOf(line.plain) && hasOther) heads.series = line
      else if (!heads.section && isSectionName(line.plain)) heads.section = line
      else continue
      rest.splice(rest.indexOf(line), 1)
    }
    return rest
  }

  private deck(all: readonly Block[], heads: Heads, story: number): void {
    const lines = this.takeMarkedColumn(all, heads)
    if (lines.length === 0) return
    const main = this.mainOf(lines, story)
    heads.kicker.push(...lines.slice(0, main))
    heads.headline.push(lines[main]!)
    heads.subheadline.push(...lines.slice(main + 1))
  }

  /** Kickers are never marked: a short marked line above a marked headline is a column's name. */
  private takeMarkedColumn(lines: readonly Block[], heads: Heads): readonly Block[] {
    const [first, second] = lines
    if (first && second && !heads.section && isIdiom(first.plain)) {
      heads.section = first
      return lines.slice(1)
    }
    if (!this.page.marksTell || heads.section || !first || !second) return lines
    const isColumn =
      first.mark > 0 && second.mark >= first.mark && first.plain.length <= 8 && isNameLike(first.plain)
    if (!isColumn || reportsEvent(first.plain) || isOffice(first.plain)) return lines
    heads.section = first
    return lines.slice(1)
  }

  private mainOf(lines: readonly Block[], story: number): number {
    const dashed = lines.findIndex(({ plain }) => isDashed(plain))
    if (dashed > 0) return dashed - 1
    const chapter = lines.findIndex(({ plain }) =>
      /^(?:第[一二三四五六七八九十百\d]{1,4}[回章节]|[访记](?!者))/.test(plain),
    )
    if (chapter > 0) return chapter - 1
    if (this.page.marksTell) {
      const levels = lines.map(({ mark }) => mark || 9)
      const top = Math.min(...levels)
      if (levels.filter((level) => level === top).length === 1) return levels.indexOf(top)
    }
    if (lines.length === 1) return 0
    // A first line that holds the story's matter, over one that holds none of it, is no mere lead-in.
    const [first, second] = lines.slice(0, 2).map(({ plain }) => this.contents.match(plain, story))
    const isClear = second! < FOREIGN || first! - second! > OWN / 2
    const isLong = lines[0]!.plain.length * 1.5 >= (lines[1]?.plain.length ?? 0)
    if (lines.length === 2 && isMessage(lines[1]!.plain)) return 0
    const lead = this.layout.drafts[story]?.body[0]?.plain ?? ''
    const inLead = lines.slice(0, 2).map(({ plain }) => sharedPairs(plain, lead))
    if (
      lines.length === 2 &&
      isLong &&
      inLead[0]! >= IN_LEAD &&
      inLead[0]! > inLead[1]! &&
      !leadsIn(lines[0]!.plain)
    )
      return 0
    const isFirst = lines.length === 2 && isLong && first! >= OWN && isClear && !leadsIn(lines[0]!.plain)
    return isFirst ? 0 : 1
  }

  private giveBelow(lines: readonly Block[], i: number): void {
    const heads = this.assigned.heads[i]!
    const before = heads.headline.splice(0)
    if (before.length > 0) {
      // What stood above alone was the column's name, if it reads like one.
      const isName = before.length === 1 && isNameLike(before[0]!.plain) && !heads.section
      if (isName && seriesOf(before[0]!.plain)) heads.series = before[0]
      else if (isName) heads.section = before[0]
      else heads.kicker.push(...before)
    }
    this.deck(this.takeColumns(lines, heads), heads, i)
  }

  /** Below the last story: its column's name, a slogan, or a headline without a body. */
  private giveTrailing(lines: readonly Block[], i: number): void {
    const heads = this.assigned.heads[i]
    for (const line of lines) {
      const { plain, mark } = line
      const isColumn = isSectionName(plain) || (isNameLike(plain) && mark === 0 && !isOffice(plain))
      if (heads && !heads.section && isColumn && lines.length === 1 && !reportsEvent(plain))
        heads.section = line
      else if (mark > 0 || reportsEvent(plain) || plain.length >= 16) this.leave(line, 'orphan-headline')
      else this.leave(line, 'slogan')
    }
  }
}

/** Four characters and no more above a headline are a column's name: 茶余饭后. */
function isIdiom(plain: string): boolean {
  return /^\p{Script=Han}{3}[^报刊]$/u.test(plain) && !isOffice(plain) && !reportsEvent(plain)
}

/** 某某要求…: what was said at the meeting that the headline reports. */
function isMessage(plain: string): boolean {
  if (/^(?:通过|强调|要求|决定|选举|听取|审议|讨论|提出|确定|部署|总结|表彰|传达)/.test(plain)) return true
  return /^\p{Script=Han}{2,4}(?:[、 ]\p{Script=Han}{2,4})*(?:要求|强调|指出|出席|主持|讲话|致辞)/u.test(
    plain,
  )
}

/** Reads like a kicker: an office, a couplet, a meeting reported over its message. */
function leadsIn(plain: string): boolean {
  return plain.length < 8 || isOffice(plain) || plain.includes(' ') || reportsEvent(plain)
}
