/**
 * The signs by which the readings of a stack of headings are weighed against each other: what the rules made of
 * its lines, how long they are beside each other and beside the page's, where it is cut, what the stories below and
 * above hold of it. No sign names a word or a paper, nor the measure of the lines of texts: the same stories have the same headlines
 * however they are printed.
 *
 * A sign is `family:details`. The signs of a reading that takes some lines for the headline tell of those lines, of their
 * neighbours and of the number of them; those of the two readings without a headline (`none:`, `inner:`) of the whole stack.
 */

import { type Block, lengthOf } from '../page/block.js'
import type { Page } from '../page/page.js'
import { meetings } from '../page/page.js'
import { countShared, holdsPair, pairsOf } from '../page/pairs.js'
import { isNameLike, isOffice, isSectionName, seriesOf } from '../rules/columns.js'
import { isMessage, isNotice, leadsIn, reportsEvent } from '../rules/headlines.js'
import { grade } from './signs.js'

/** What each family of signs tells, for `jiebao inspect --why`. */
export const STACK_FAMILIES: Readonly<Record<string, string>> = {
  none: 'What speaks for a story without a headline: its length, its beginning, the lines over it.',
  inner: 'What speaks for no story’s beginning here: the matter and the ends of the texts above and below.',
  span: 'Of how many lines the headline is, and where in the stack it stands.',
  rules: 'What the rules make of the lines, and which rules said so.',
  length: 'How long the lines are, and how long beside each other.',
  breaks: 'What ends and begins where the headline is cut from its neighbours, or goes on in its next line.',
  returns: 'How much of the lines the stories below and above hold.',
  edges: 'The kinds of signs at the edges of the lines and inside them.',
  place: 'Blank lines, indents, marks, bold and centred type.',
  custom: 'How many lines the page’s other stacks have, and how long its headlines are.',
}

/** What the rules made of a line: kicker, headline, deck, section, series, or of no story (free). */
export type Use = 'k' | 'h' | 'd' | 's' | 'r' | 'f'

/** Neighbouring headings over one story, among which the rules found its headline. */
export type Stack = {
  /** From above; at most MOST_LINES, those nearest to the story. */
  lines: readonly Block[]
  uses: readonly Use[]
  /** The text below, and whether a credit belongs to it. */
  body: readonly Block[]
  isSigned: boolean
  /** The text above, and whether a credit closed it; undefined over the first story. */
  above: { body: readonly Block[]; closed: boolean } | undefined
  /** Of each line how much of its matter the stories below and above hold, 0 to 1. */
  held: readonly number[]
  heldAbove: readonly number[]
  /** How many pairs of characters the stories below and above alone share. */
  shared: number
  page: Page
  custom: Custom
}

/** What the stacks of a page have in common; lengths in UTF-16 units, 0 where nothing tells. */
export type Custom = {
  /** The middle of the lengths of stacks of one line, of headlines, and of the numbers of lines. */
  single: number
  headline: number
  lines: number
  /** Shares of the stories that begin like news, and that a credit belongs to. */
  news: number
  signed: number
}

/** `none`: the story has no headline. `inner`: no story begins here, and the lines stand inside the one above. */
export type StackReading = 'none' | 'inner' | Span
export type Span = { from: number; to: number }

export const MOST_LINES = 8
/** Most lines of a headline. */
const MOST_OF_ONE = 3

/** What the rules read. */
export const spanOfRules = ({ uses }: Stack): Span => ({ from: uses.indexOf('h'), to: uses.lastIndexOf('h') })

const isSpan = (reading: StackReading): reading is Span => typeof reading === 'object'

/** All readings of a stack that are weighed, `none` first, and the place of that of the rules. */
export function readingsOf(stack: Stack): { readings: StackReading[]; ofRules: number } {
  const readings: StackReading[] = ['none']
  if (stack.above) readings.push('inner')
  const ruled = spanOfRules(stack)
  const isRuled = (reading: StackReading) =>
    isSpan(reading) && reading.from === ruled.from && reading.to === ruled.to
  for (let length = 1; length <= MOST_OF_ONE; length++)
    for (let from = 0; from + length <= stack.lines.length; from++)
      readings.push({ from, to: from + length - 1 })
  if (!readings.some(isRuled)) readings.push(ruled)
  return { readings, ofRules: readings.findIndex(isRuled) }
}

const LENGTHS = [4, 6, 8, 10, 12, 14, 17, 20, 24, 30, 40]
const DIFFERENCES = [-8, -4, -2, -1, 1, 2, 3, 5, 9]
const SHARES = [0.01, 0.15, 0.3, 0.5, 0.7]
const BESIDE = [-0.5, -0.25, -0.1, 0.01, 0.1, 0.25, 0.5]
const RATIOS = [0.3, 0.5, 0.7, 0.9, 1.1, 1.5, 2]
const PARTLY = [0.01, 0.34, 0.67, 0.99]
const USUAL = [0.4, 0.7, 0.9, 1.1, 1.5, 2]
/** The beginnings of texts that are read, in UTF-16 units. */
const BODY = 1500
const LEAD = 200
/** Of a decision about headings the rules that spoke are signs. */
const DECISIONS = new Set(['headline', 'column-above', 'section', 'foreign-heading'])

function kindOf(sign: string): string {
  if (sign >= '0' && sign <= '9') return '0'
  if (/[a-z]/i.test(sign)) return 'a'
  return sign >= '\u3400' && sign <= '\u9fff' ? '字' : '-'
}

const EDGES: readonly (readonly [string, string])[] = [
  ['([【', '('],
  [')]】', ')'],
  ['"\'《「『', '"'],
  ['》」』', '"'],
  ['—-', '—'],
  ['▲△◎●★◆■□', '▲'],
  ['!?…', '!'],
  [',、;', ','],
  ['。', '。'],
  [':', ':'],
]
const edgeOf = (sign: string) =>
  sign === '' ? '' : (EDGES.find(([signs]) => signs.includes(sign))?.[1] ?? kindOf(sign))
const beginningOf = (plain: string) => edgeOf(plain.charAt(0))
const endOf = (plain: string) => edgeOf(plain.charAt(plain.length - 1))

function formOf(plain: string): string {
  if (isSectionName(plain)) return 'section'
  if (seriesOf(plain)) return 'series'
  if (isNotice(plain)) return 'notice'
  if (reportsEvent(plain)) return 'event'
  if (isMessage(plain)) return 'message'
  if (isOffice(plain)) return 'office'
  if (isNameLike(plain)) return 'name'
  return plain.length < 8 ? 'short' : 'other'
}

const flag = (value: boolean) => (value ? 1 : 0)
const hasBlank = (plain: string) => flag(plain.includes(' '))
const most = (values: readonly number[]) => Math.max(0, ...values)
const sayings = ({ reasons }: Block, isMeant: (decision: string) => boolean) =>
  reasons.filter(({ decision }) => isMeant(decision)).flatMap(({ rules }) => rules.map(({ id }) => id))

/** The signs of all readings of a stack. */
export class StackSigns {
  private readonly lead: Block
  private readonly inLead: readonly number[]
  /** Of each line whether the two characters at its break from the line above stand in the story, or else on the page. */
  private readonly meets: readonly number[]
  private readonly forms: readonly string[]
  private readonly spoken: ReadonlySet<string>
  private readonly kind: string
  private readonly count: number

  constructor(private readonly stack: Stack) {
    const { lines, body, page } = stack
    this.lead = body.find(({ role }) => role !== 'inner') ?? body[0]!
    const leading = pairsOf(this.lead.plain.slice(0, LEAD))
    this.inLead = lines.map(({ plain }) => {
      const own = pairsOf(plain)
      return own.size === 0 ? 0 : countShared(own, leading) / own.size
    })
    const beginning = body
      .map(({ plain }) => plain)
      .join('\n')
      .slice(0, BODY)
    this.meets = lines.map(({ plain }, i) => {
      const above = lines[i - 1]?.plain
      if (!above) return -1
      if (holdsPair(beginning, above.charAt(above.length - 1), plain.charAt(0))) return 2
      return flag(meetings(page, above, plain) > 0)
    })
    this.forms = lines.map(({ plain }) => formOf(plain))
    this.spoken = new Set(lines.flatMap((line) => sayings(line, (decision) => DECISIONS.has(decision))))
    this.kind = `${page.isSaved ? 's' : ''}${page.marksTell ? 'm' : ''}`
    this.count = Math.min(lines.length, 4)
  }

  of(reading: StackReading): string[] {
    return isSpan(reading) ? this.ofSpan(reading) : this.ofWhole(reading)
  }

  private ofWhole(family: 'none' | 'inner'): string[] {
    const { lines, uses, above, held, heldAbove, page, body, isSigned, custom } = this.stack
    const { lead } = this
    const first = lines[0]!
    const last = above?.body.at(-1)
    const [below, over] = [most(held), most(heldAbove)]
    const signs = [
      '',
      `lines${this.count}`,
      `page${this.kind}`,
      `uses${uses.slice(-3).join('')}`,
      `below${grade(below, SHARES)}`,
      `above${grade(over, SHARES)}`,
      `beside${grade(below - over, BESIDE)}`,
      `lead${grade(most(this.inLead), SHARES)}`,
      `news${flag(lead.opener)}${flag(isSigned)}`,
      `newscustom${flag(lead.opener)}${grade(custom.news, PARTLY)}`,
      `signedcustom${flag(isSigned)}${grade(custom.signed, PARTLY)}`,
      `shared${grade(this.stack.shared, [1, 2, 4, 8, 16])}`,
      `single${this.count}${custom.single > 0 ? grade(lengthOf(lines) - custom.single, [-8, -4, -1, 2, 5, 9]) : ''}`,
      `linescustom${Math.sign(lines.length - custom.lines)}${Math.min(custom.lines, 3)}`,
      `upper${last ? flag(last.ends) : '^'}${flag(above?.closed === true)}`,
      `lower${flag(lead.ends)}${beginningOf(lead.plain)}`,
      `leadlength${grade(lead.plain.length, [20, 40, 80, 160])}`,
      `length${grade(lengthOf(body), [20, 60, 120, 300, 800])}`,
      `upperlength${grade(lengthOf(above?.body ?? []), [1, 60, 120, 300, 800])}`,
      `gap${grade(first.gap, [1, 3])}${grade(lead.gap, [1, 3])}`,
      `indent${Math.sign(first.indent - lead.indent)}`,
      `mark${page.marksTell ? flag(lines.some(({ mark }) => mark > 0)) : '-'}`,
      `type${flag(first.bold)}${flag(first.centred)}`,
      `usual${grade(lengthOf(lines) / Math.max(1, custom.headline), USUAL)}`,
    ]
    if (lines.length <= 2) for (const i of lines.keys()) signs.push(...this.alone(i))
    for (const line of lines.slice(-2))
      for (const id of sayings(line, (decision) => decision === 'heading')) signs.push(`said-${id}`)
    for (const id of sayings(lead, (decision) => decision === 'story-begins')) signs.push(`begins-${id}`)
    return signs.map((sign) => `${family}:${sign}`)
  }

  private alone(i: number): string[] {
    const { plain } = this.stack.lines[i]!
    return [
      `form${this.forms[i]}`,
      `long${grade(plain.length, LENGTHS)}`,
      `ends${endOf(plain)}`,
      `starts${beginningOf(plain)}`,
      `figures${flag(/\d/.test(plain))}`,
    ]
  }

  private ofSpan(span: Span): string[] {
    const signs: string[] = []
    this.tellSpan(signs, span)
    this.tellLength(signs, span)
    for (let i = span.from + 1; i <= span.to; i++) this.tellJoin(signs, i)
    this.tellCut(signs, span.from, 'up')
    this.tellCut(signs, span.to + 1, 'down')
    this.tellReturns(signs, span)
    this.tellEdges(signs, span)
    this.tellPlace(signs, span)
    return signs
  }

  private tellSpan(signs: string[], { from, to }: Span): void {
    const { lines, uses } = this.stack
    const length = to - from + 1
    const bottom = lines.length - 1 - to
    signs.push('span:', `span:${length}`, `span:${this.count}${Math.min(from, 3)}${length}`)
    signs.push(`span:bottom${Math.min(bottom, 3)}${length}`, `span:page${this.kind}${length}`)
    signs.push(`span:page${this.kind}${Math.min(from, 2)}${Math.min(length, 2)}`)
    const beside = besideRules(spanOfRules(this.stack), { from, to })
    signs.push(`rules:${beside}${length}`, `rules:${uses.slice(from, to + 1).join('')}`)
    signs.push(`rules:${uses[from - 1] ?? '^'}${uses[from]}_`)
    for (const id of this.spoken) signs.push(`rules:${beside}-${id}`)
  }

  private tellLength(signs: string[], { from, to }: Span): void {
    const { lines, custom } = this.stack
    const length = to - from + 1
    const own = lengthOf(lines.slice(from, to + 1))
    const graded = grade(own, LENGTHS)
    signs.push(`length:${graded}`, `length:${length}_${graded}`)
    const others = lines.filter((_, i) => i < from || i > to).map(({ plain }) => plain.length)
    if (others.length > 0)
      signs.push(`length:others${length}${grade(own / Math.max(1, most(others)), RATIOS)}`)
    const [up, down] = [lines[from - 1]?.plain.length, lines[to + 1]?.plain.length]
    const [first, last] = [lines[from]!.plain.length, lines[to]!.plain.length]
    if (up !== undefined)
      signs.push(`length:up${length}${grade(first - up, DIFFERENCES)}`, `length:up_${grade(up, LENGTHS)}`)
    if (down !== undefined)
      signs.push(
        `length:down${length}${grade(last - down, DIFFERENCES)}`,
        `length:down_${grade(down, LENGTHS)}`,
      )
    if (custom.single > 0)
      signs.push(`custom:single${length}${grade(own - custom.single, [-8, -4, -1, 2, 5, 9])}`)
    signs.push(`custom:lines${Math.sign(lines.length - custom.lines)}${length}`)
    signs.push(`custom:headline${grade(own / Math.max(1, custom.headline), USUAL)}`)
  }

  /** Of a headline that goes on in line `i`. */
  private tellJoin(signs: string[], i: number): void {
    const [above, line] = [this.stack.lines[i - 1]!, this.stack.lines[i]!]
    const difference = grade(line.plain.length - above.plain.length, [-6, -3, -1, 0, 1, 2, 4, 7])
    signs.push(`breaks:join${this.meets[i]}`, `breaks:join${endOf(above.plain)}${beginningOf(line.plain)}`)
    signs.push(`breaks:even${difference}`, `breaks:gap${grade(line.gap, [1, 2])}`)
    signs.push(`breaks:indent${Math.sign(line.indent - above.indent)}`)
    signs.push(`breaks:forms${this.forms[i - 1]}_${this.forms[i]}`)
    // 对偶: two lines cut alike.
    const cuts = cutsOf(line.plain)
    signs.push(`breaks:cuts${cuts === cutsOf(above.plain) ? 1 + flag(cuts !== '') : 0}`)
  }

  /** Of a headline that begins or ends between line `i` and the one above. */
  private tellCut(signs: string[], i: number, side: 'up' | 'down'): void {
    const [above, line] = [this.stack.lines[i - 1], this.stack.lines[i]]
    if (!above || !line) return
    signs.push(`breaks:${side}${this.meets[i]}`)
    signs.push(`breaks:${side}${endOf(above.plain)}${beginningOf(line.plain)}`)
    signs.push(`breaks:${side}gap${grade(line.gap, [1, 2])}`)
    signs.push(`breaks:${side}even${flag(above.plain.length === line.plain.length)}`)
    signs.push(`breaks:${side}${this.forms[i - 1]}_${this.forms[i]}`)
  }

  private tellReturns(signs: string[], { from, to }: Span): void {
    const { held, heldAbove } = this.stack
    const inside = (values: readonly number[]) => values.slice(from, to + 1)
    const beside = (values: readonly number[]) =>
      most(inside(values)) - most(values.filter((_, i) => i < from || i > to))
    signs.push(`returns:below${grade(most(inside(held)), SHARES)}`)
    signs.push(`returns:lead${grade(most(inside(this.inLead)), SHARES)}`)
    signs.push(`returns:above${grade(most(inside(heldAbove)), SHARES)}`)
    if (to > from) signs.push(`returns:least${grade(Math.min(...inside(held)), SHARES)}`)
    if (to - from + 1 === held.length) return
    signs.push(`returns:beside${grade(beside(held), BESIDE)}`)
    signs.push(`returns:besidelead${grade(beside(this.inLead), BESIDE)}`)
  }

  private tellEdges(signs: string[], { from, to }: Span): void {
    const { lines } = this.stack
    const text = lines
      .slice(from, to + 1)
      .map(({ plain }) => plain)
      .join('')
    const isOpen = text.split('"').length % 2 === 0 || /《[^》]*$|^[^《]*》/.test(text)
    signs.push(`edges:${beginningOf(text)}_`, `edges:_${endOf(text)}`, `edges:open${flag(isOpen)}`)
    signs.push(`edges:blank${hasBlank(text)}${to - from + 1}`, `edges:comma${flag(/[,;]/.test(text))}`)
    signs.push(`edges:colon${flag(text.includes(':'))}`, `edges:figures${flag(/\d/.test(text))}`)
    for (const [side, line] of [
      ['up', lines[from - 1]],
      ['down', lines[to + 1]],
    ] as const) {
      if (!line) continue
      signs.push(`edges:${side}${beginningOf(line.plain)}_`, `edges:${side}_${endOf(line.plain)}`)
      signs.push(`edges:${side}blank${hasBlank(line.plain)}${hasBlank(text)}`)
    }
    if (from === to) signs.push(`edges:leads${flag(leadsIn(text))}${this.count}`)
  }

  private tellPlace(signs: string[], { from, to }: Span): void {
    const { lines, page } = this.stack
    const [first, up, down] = [lines[from]!, lines[from - 1], lines[to + 1]]
    const own = lines.slice(from, to + 1)
    signs.push(
      `place:gap${grade(first.gap, [1, 3])}${down ? grade(down.gap, [1, 3]) : `_${grade(this.lead.gap, [1, 3])}`}`,
      `place:indent${up ? Math.sign(first.indent - up.indent) : '^'}${down ? Math.sign(first.indent - down.indent) : '$'}`,
      `place:bold${flag(own.every(({ bold }) => bold))}${flag(lines.some(({ bold }) => bold))}`,
      `place:centred${flag(own.every(({ centred }) => centred))}`,
    )
    if (!page.marksTell) return
    const level = ({ mark }: Block) => mark || 9
    const top = Math.min(...lines.map(level))
    const isTop = (line: Block | undefined, none: string) => (line ? flag(level(line) === top) : none)
    signs.push(
      `place:mark${flag(own.every((line) => level(line) === top))}${isTop(up, '^')}${isTop(down, '$')}`,
    )
  }
}

/** Where a span lies beside that of the rules. */
function besideRules(ruled: Span, { from, to }: Span): string {
  if (from === ruled.from && to === ruled.to) return 'same'
  if (from <= ruled.from && to >= ruled.to) return 'holds'
  if (to < ruled.from) return 'over'
  return from > ruled.to ? 'under' : 'part'
}

/** The blanks and commas of a line. */
const cutsOf = (plain: string) => plain.replace(/[^ ,、:;!?]/g, '')
