/** A line of prose and what stands above it: what is asked when a story may begin. */

import type { Block } from '../page/block.js'
import type { Page } from '../page/page.js'
import { countShared, type Pairs, pairsOf, sharedPairs } from '../page/pairs.js'
import { BRACKET, DISPATCH, SEVERAL, TOLD, WIRE } from './story-forms.js'

/** What the story above holds. */
export type StoryAbove = {
  body: readonly Block[]
  credits: number
  closed: boolean
  level: number
  /** The headings over it that are no column's name. */
  heads: readonly Block[]
  /** Headings stand over it, and none of them is set in. */
  isFlush: boolean
}

/** The level of a headline without a mark: above bold lines, and below the six that `#` marks. */
const UNMARKED = 6

/** Longest story that counts as short news, in UTF-16 units. */
export const SHORT_NEWS = 600

/** Items at a story's end that make a list. */
const LIST_LEAST = 2
const CIRCLED = /^[①-⑳]/
const SIGN_OF_LIST = /^[●■◆▲△▼▽○◎⊙◘◇□★☆▪▶※①-⑳]/

export class StoryStart {
  private told: { own: number; before: number } | undefined

  constructor(
    readonly block: Block,
    readonly page: Page,
    /** Headings between the story above and the line. */
    readonly run: readonly Block[],
    /** Undefined if no story has begun. */
    readonly above: StoryAbove | undefined,
    readonly known: {
      /** Credits stand above the line that no story has. */
      hasCredit: boolean
      /** The line is one of several stories under one column's name. */
      isBrief: boolean
      /** How many headings of one length follow one another, the nearest among them; 0 if it has no such fellow. */
      siblings: number
      /** The last column above is one of short news. */
      inNews: boolean
      /** The nearest heading has no fellow up to the next story. */
      isLone: boolean
      /** A credit closes the text that begins with the line, before the next heading. */
      isSigned: boolean
      /** The least length of the headings right over a bulletin or a credit; 0 if there is none. */
      leastHead: number
      /** A picture stands between the story above and the headings. */
      underPicture: boolean
      /** A field of a record stands between the story above and the line, or in the line. */
      underField: boolean
      /** A line that no story takes stands between the last prose and this line. */
      underFurniture: boolean
      /** How many pairs of characters the text that begins with the line shares with the story above alone. */
      shared: () => number
    },
  ) {}

  /** An inner head stands in the story above. */
  get hasInner(): boolean {
    return this.above?.body.some(({ role }) => role === 'inner') === true
  }
  private sharedPairs: number | undefined
  get shared(): number {
    this.sharedPairs ??= this.known.shared()
    return this.sharedPairs
  }

  /** The best share of a heading's pairs, of those over the story above, in the line. */
  get toldAbove(): number {
    return Math.max(0, ...(this.above?.heads ?? []).map(({ plain }) => sharedPairs(plain, this.block.plain)))
  }

  get nearest(): Block {
    return this.run.at(-1)!
  }
  /** The last line of the story above. */
  get prev(): Block | undefined {
    return this.above?.body.at(-1)
  }
  /** The highest heading mark of the run; 0 if none is marked. */
  get mark(): number {
    return topMark(this.run)
  }
  get isDeeper(): boolean {
    return this.above !== undefined && this.mark > (this.above.level || UNMARKED)
  }
  /** Length of the story above, in UTF-16 units; of a longer one that it is over SHORT_NEWS. */
  get length(): number {
    let length = 0
    for (const { plain } of this.above?.body ?? []) {
      length += plain.length
      if (length > SHORT_NEWS) break
    }
    return length
  }
  /** Share of the nearest heading's pairs in the line, and the best share in a line of the story above. */
  get matter(): { own: number; before: number } {
    const { plain } = this.nearest
    this.told ??= {
      own: sharedPairs(plain, this.block.plain),
      before: mostShared(plain, this.above?.body ?? []),
    }
    return this.told
  }
  /** The story above ends with items behind one sign, which neither the nearest heading nor the line begins with. */
  get isUnderList(): boolean {
    const last = this.above?.body.slice(-LIST_LEAST) ?? []
    const sign = SIGN_OF_LIST.exec(last.at(-1)?.plain ?? '')?.[0]
    if (sign === undefined || last.length < LIST_LEAST) return false
    const isItem = ({ plain }: Block) => (CIRCLED.test(sign) ? CIRCLED.test(plain) : plain.startsWith(sign))
    return last.every(isItem) && !isItem(this.block) && !isItem(this.nearest)
  }
  get tellsOfBelow(): boolean {
    const { own, before } = this.matter
    return own >= OWN && own - before >= CLEAR
  }
  get touchesBelow(): boolean {
    const { own, before } = this.matter
    return !this.tellsOfBelow && own > 0 && before === 0
  }
}

/** Last lines of the story above that a heading is compared with. */
const MOST_COMPARED = 500
/** The pairs of a line, which many headings are compared with. */
const pairsOfLine = new WeakMap<Block, Pairs>()

function mostShared(heading: string, body: readonly Block[]): number {
  const pairs = pairsOf(heading)
  let most = 0
  for (let at = Math.max(0, body.length - MOST_COMPARED); at < body.length && most < pairs.size; at++) {
    const line = body[at]!
    const own = pairsOfLine.get(line) ?? pairsOf(line.plain)
    pairsOfLine.set(line, own)
    if (own.size <= most) continue
    most = Math.max(most, countShared(pairs, own))
  }
  return pairs.size === 0 ? 0 : most / pairs.size
}

/** The highest level of the marks; 0 if none is marked. */
export function topMark(run: readonly Block[]): number {
  return run.reduce((top, { mark }) => (mark > 0 && (top === 0 || mark < top) ? mark : top), 0)
}

/** Least share of a heading's pairs in the line below, and least lead over the story above. */
const OWN = 0.4
const CLEAR = 0.2

/** Whether a dispatch stands under the headline of the news above. */
export function isFurtherBulletin(start: StoryStart): boolean {
  const { run, above, block } = start
  if (run.length > 0 || above?.closed !== false || above.heads.length === 0 || !above.body[0]!.opener)
    return false
  const [first] = above.body
  if (block.opener && above.heads.some(({ plain }) => SEVERAL.test(plain))) return true
  const areBracketed = BRACKET.test(block.plain) && BRACKET.test(first!.plain)
  if (areBracketed && WIRE.test(block.plain) && DISPATCH.test(first!.plain)) return true
  return DISPATCH.test(block.plain) && (areBracketed || start.toldAbove >= TOLD)
}
