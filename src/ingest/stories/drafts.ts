/**
 * From lines with their roles to drafts of stories: which prose belongs together, and
 * which headings stand between one story and the next.
 *
 * headings.ts settles later, when all bodies are known, what each heading is for.
 */

import type { Block } from '../page/block.js'
import type { Page } from '../page/page.js'
import { isPhotoReport } from '../rules/captions.js'
import { isClosing } from '../rules/closings.js'
import { isNewsInBrief, isSectionName } from '../rules/columns.js'
import { CREDIT_OF_NEXT, POINTS_OVER_CREDIT } from '../rules/credits.js'
import { isPageEdge } from '../rules/furniture.js'
import { inlineLabelLength, isLeadingLabel } from '../rules/labels.js'
import { decideOn } from '../rules/rule.js'
import { STORY } from '../rules/stories.js'
import { StoryStart, topMark } from '../rules/story-start.js'
import { isAdvertisement, isMore } from '../rules/web.js'
import { sharedAlone } from './cohesion.js'
import { type HeadingPattern, readHeadingPattern } from './heading-pattern.js'

export type AsideDraft = { label: string; blocks: Block[]; labelBlock: Block | undefined; leading: boolean }

export type Draft = {
  body: Block[]
  credits: Block[]
  asides: AsideDraft[]
  /** A summary in points that stands between its headings and its credit. */
  points: Block[]
  /** A credit at its end closed the story. */
  closed: boolean
  /** The highest heading mark above it; 0 for none. */
  level: number
  /** The story is one of several under a column's name and has no headline of its own. */
  isBrief: boolean
}

/** A caption and its place: inside the story `draft`, or after `runLength` headings of the run below that story. */
export type CaptionPlace = { caption: Block; draft: number; credit: Block | undefined; runLength: number }

export type Layout = {
  drafts: Draft[]
  /** runs[i] are the headings above drafts[i]; the last run stands below all drafts. */
  runs: Block[][]
  captions: CaptionPlace[]
  /** Credits that belong neither to the story above nor to the one below. */
  strays: Block[]
  /** Headings that a page's edge parts from the story below. */
  atFoot: Set<Block>
  furniture: Block[]
}

/** Headings in a row beyond this are lines of a list: each is weighed against all of its run. */
const MOST_HEADINGS = 100

/** Lines below a heading that are looked at for names of the story above. */
const MOST_LINES = 40

/** Whether a sentence goes on below the line; verse ends anywhere. */
const isOpen = (block: Block | undefined) => !block?.ends && block?.role !== 'row'

const newDraft = (): Draft => ({
  body: [],
  credits: [],
  asides: [],
  points: [],
  closed: false,
  level: 0,
  isBrief: false,
})

/**
 * Whether the story is a bulletin right below another, both without headlines: briefs have none.
 *
 * @param isBare whether a story has no headline
 */
export function isAmongBriefs(
  { drafts, runs }: Layout,
  draft: number,
  isBare: (draft: number) => boolean,
): boolean {
  if (draft === 0 || runs[draft]!.length > 0) return false
  return [draft, draft - 1].every((at) => drafts[at]!.body[0]?.opener === true && isBare(at))
}

/** Walks down the lines once. */
class Walk {
  readonly layout: Layout = {
    drafts: [],
    runs: [[]],
    captions: [],
    strays: [],
    atFoot: new Set(),
    furniture: [],
  }
  private pendingCredits: Block[] = []
  private pendingAsides: AsideDraft[] = []
  private pendingPoints: Block[] = []
  private aside: AsideDraft | undefined
  private last: Block | undefined
  /** A picture stands between the story and the headings below it. */
  private underPicture = false
  /** A field of a record, or the button that leads to its rest, stands below the story. */
  private underField = false
  /** A line that no story takes stands between the last prose and the line. */
  private underFurniture = false
  /** The last column's name is one of news in brief. */
  private inNews = false

  constructor(
    private readonly page: Page,
    private readonly blocks: readonly Block[],
    private readonly pattern: HeadingPattern,
  ) {}

  private get current(): Draft | undefined {
    return this.layout.drafts.at(-1)
  }
  private get run(): Block[] {
    return this.layout.runs.at(-1)!
  }

  take(block: Block, at: number): void {
    const next = this.blocks[at + 1]
    if (block.role === 'furniture') this.takeFurniture(block)
    else if (block.role === 'caption') this.takeCaption(block)
    else if (block.role === 'credit') this.takeCredit(block, next)
    else if (block.role === 'label') this.openAside(block.text, block, [])
    else if (block.role === 'heading') this.takeHeading(block, at)
    else this.takeProse(block, at)
    if (block.role !== 'furniture') this.last = block
  }

  private takeFurniture(block: Block): void {
    this.layout.furniture.push(block)
    if (block.field === 'page' || block.field === 'none' || isMore(block.plain)) this.underField = true
    if (!isAdvertisement(block.plain)) this.underFurniture = true
    if (isPageEdge(block.plain)) for (const heading of this.run) this.layout.atFoot.add(heading)
  }

  private takeHeading(block: Block, at: number): void {
    if (this.run.length >= MOST_HEADINGS) {
      this.takeProse(block, at)
      return
    }
    if (this.run.length === 0) this.underPicture = this.last?.role === 'caption'
    this.aside = undefined
    if (block.field) this.underField = true
    if (isSectionName(block.plain)) this.inNews = isNewsInBrief(block.plain)
    this.run.push(block)
  }

  private takeCaption(caption: Block): void {
    const { drafts, captions } = this.layout
    captions.push({ caption, draft: drafts.length - 1, credit: undefined, runLength: this.run.length })
  }

  private takeCredit(block: Block, next: Block | undefined): void {
    const byline = block.byline!
    const isOfCaption = this.last?.role === 'caption' && isPhotoReport(block)
    const onlyShot = byline.photographers.length > 0 && (byline.reporters.length === 0 || isOfCaption)
    const photo = this.layout.captions.at(-1)
    const isOfPicture = onlyShot || (byline.reporters.length === 0 && byline.correspondents.length === 0)
    if (onlyShot && this.last?.role === 'caption' && photo && !photo.credit) photo.credit = block
    else if (this.current && this.page.isAccount && isOfPicture) this.current.credits.push(block)
    else if (onlyShot && this.page.isSaved && this.last?.role === 'credit' && this.current?.closed)
      this.current.credits.push(block)
    else if (onlyShot && this.last?.role === 'heading' && next?.role === 'prose')
      this.pendingCredits.push(block)
    else if (onlyShot) this.layout.strays.push(block)
    else if (this.isUnderPoints(block)) this.raisePoints(block)
    else if (this.isNextOnes(block, next)) this.pendingCredits.push(block)
    else if (this.current && !(next?.opener === false && next.role === 'prose' && isOpen(this.last))) {
      this.current.credits.push(block)
      this.current.closed = true
      this.aside = undefined
    } else this.layout.strays.push(block)
  }

  private isUnderPoints(credit: Block): boolean {
    if (!this.current || this.run.length > 0) return false
    const { body, credits } = this.current
    const hasHeads = (this.layout.runs.at(-2)?.length ?? 0) > 0
    return decideOn(credit, POINTS_OVER_CREDIT, { body, credits: credits.length, hasHeads, credit })
  }

  /** Sets a summary in points apart: the text begins below the credit. */
  private raisePoints(credit: Block): void {
    this.layout.runs.pop()
    this.pendingPoints = this.layout.drafts.pop()!.body
    for (const point of this.pendingPoints) point.role = 'heading'
    this.pendingCredits.push(credit)
  }

  private isNextOnes(credit: Block, next: Block | undefined): boolean {
    const { current } = this
    const above = current && { lead: current.body[0], credits: current.credits.length }
    return decideOn(credit, CREDIT_OF_NEXT, { credit, next, hasHeads: this.run.length > 0, above })
  }

  private openAside(label: string, labelBlock: Block | undefined, blocks: Block[]): void {
    const plain = labelBlock?.plain ?? label
    this.aside = { label, blocks, labelBlock, leading: isLeadingLabel(plain) || this.run.length > 0 }
    if (this.run.length > 0 || !this.current) this.pendingAsides.push(this.aside)
    else this.current.asides.push(this.aside)
  }

  private takeProse(block: Block, at: number): void {
    if (block.opener) this.aside = undefined
    const inline = inlineLabelLength(block.plain)
    if (inline > 0 && !block.opener && !block.continues) {
      this.openAside(block.text.slice(0, inline), undefined, [block])
      return
    }
    if (this.aside && this.continuesAside(this.aside, block)) {
      this.aside.blocks.push(block)
      return
    }
    this.aside = undefined
    if (this.begins(block, at)) this.begin(this.pattern.briefs.has(block))
    else if (this.run.length > 0) {
      // Headings inside one story are its inner heads.
      for (const heading of this.run.splice(0)) {
        heading.role = 'inner'
        this.current!.body.push(heading)
      }
    }
    this.current!.body.push(block)
    this.underFurniture = false
    if (isClosing(block.plain)) this.current!.closed = true
  }

  private continuesAside(aside: AsideDraft, block: Block): boolean {
    const last = aside.blocks.at(-1)
    if (!last || block.continues) return true
    const isInline = aside.labelBlock === undefined
    if (aside.leading || isInline) return !last.ends && block.role === 'prose'
    return block.role === 'prose'
  }

  private begin(isBrief = false): void {
    const draft = newDraft()
    draft.isBrief = isBrief
    draft.level = topMark(this.run)
    this.underField = false
    draft.credits.push(...this.pendingCredits.splice(0))
    draft.asides.push(...this.pendingAsides.splice(0))
    draft.points.push(...this.pendingPoints.splice(0))
    this.layout.drafts.push(draft)
    this.layout.runs.push([])
  }

  private begins(block: Block, at: number): boolean {
    const { current, run, pattern } = this
    if (current && block.continues) return false
    const nearest = run.at(-1)
    const headings = this.layout.runs.at(-2) ?? []
    const heads = headings.filter(({ plain }) => !isSectionName(plain))
    const isFlush = headings.length > 0 && headings.every(({ indent }) => indent === 0)
    // Written out, as all objects of which there are thousands: a spread with fields behind it is slow.
    const above = current && {
      body: current.body,
      credits: current.credits.length,
      closed: current.closed,
      level: current.level,
      heads,
      isFlush,
    }
    const known = {
      hasCredit: this.pendingCredits.length > 0,
      isBrief: pattern.briefs.has(block),
      siblings: (nearest && pattern.siblings.get(nearest)) ?? 0,
      inNews: this.inNews,
      isLone: nearest !== undefined && pattern.lone.has(nearest),
      isSigned: pattern.signed.has(block),
      leastHead: pattern.leastHead,
      underPicture: this.underPicture,
      underFurniture: this.underFurniture,
      underField: this.underField || block.field === 'body',
      shared: () => this.sharedAbove(at),
    }
    return decideOn(block, STORY, new StoryStart(block, this.page, run, above, known))
  }

  /** How many pairs of characters the text from a line on shares with the story above it alone. */
  private sharedAbove(at: number): number {
    const text = this.blocks.slice(at, at + MOST_LINES)
    const isSure = (block: Block) => block.opener || block.role === 'credit'
    const sure = text.findIndex((block, i) => i > 0 && isSure(block))
    const own = text.slice(0, sure < 0 ? undefined : sure)
    const heading = own.findIndex(({ role }) => role === 'heading')
    const end = heading < 0 ? own.length : heading
    const around = [...this.run, ...own.slice(end)]
    return sharedAlone(this.current?.body ?? [], own.slice(0, end), around, this.page)
  }

  finish(): Layout {
    const { current, layout } = this
    for (const credit of this.pendingCredits) layout.strays.push(credit)
    if (this.pendingAsides.length > 0) {
      if (!current) this.begin()
      else current.asides.push(...this.pendingAsides)
    }
    return layout
  }
}

export function layOut(blocks: readonly Block[], page: Page): Layout {
  const walk = new Walk(page, blocks, readHeadingPattern(blocks, page))
  for (const [at, block] of blocks.entries()) walk.take(block, at)
  return walk.finish()
}
