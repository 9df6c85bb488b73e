/**
 * The signs of each line by which its part is learned. They name no word and no paper: what the rules
 * took the line and its neighbours for, its length, its edges, its place, which kinds of characters it
 * holds, whether its words return around it, and what lines of its shape are on this page.
 *
 * A sign is `family:details`; most are told together with the part that the rules gave (`H` in `length:H4`), so
 * that a sign may speak for that part or against it.
 */

import { middleOf } from '../../arrays.js'
import { checkTime } from '../formats/clock.js'
import type { Block, Role } from '../page/block.js'
import type { Page } from '../page/page.js'
import type { Part } from './parts.js'
import { PARAGRAPH, returnsOf } from './returns.js'

/** What each family of signs tells, for `jiebao inspect --why`. */
export const FAMILIES: Readonly<Record<string, string>> = {
  rules: 'What the rules take the line for, and the two above and the two below.',
  length: 'How long the line is, and how long beside the printed lines of the page.',
  edges: 'The kinds of signs at its beginning and its end, and whether it ends a sentence or begins news.',
  place: 'Its blank lines, indent and marks beside those of the page’s paragraphs.',
  matter: 'Its shares of stops, particles, Chinese characters and figures.',
  said: 'Which rules spoke of the line, whatever they decided.',
  again:
    'Whether the page has it again, with other figures, or other short lines with its beginning or its end.',
  returns: 'How many of its pairs of characters return in the text below, and in the text above.',
  shape: 'What the rules take the other lines of its length, end, indent and gap on this page for.',
  page: 'Where on the page it stands, and what page it is.',
}

/** Particles and prepositions: prose has them, names and buttons hardly. */
const PARTICLES = new Set('的了是在和与及等为被把将对从到于也都就还而又或之其这那他她它们我你以上下中有不')

/** Longest line whose words are looked for around it. */
const SHORT = 60
/** Characters at an edge that other lines may share. */
const EDGE = 2

/** How many of the bounds a value reaches. */
export const grade = (value: number, bounds: readonly number[]) => {
  let grade = 0
  while (grade < bounds.length && value >= bounds[grade]!) grade++
  return grade
}

const LENGTHS = [3, 5, 8, 12, 16, 20, 27, 34, 42, 60, 100]
const SHAPE_LENGTHS = [5, 9, 14, 24, 40]
const TIMES = [2, 3, 5]
const SHARES = [0.01, 0.15, 0.3, 0.5, 0.7]

/** A line with its figures as one sign: 第3版 and 第12版 are one. */
const withoutFigures = (plain: string) =>
  plain.length > PARAGRAPH ? plain : plain.replace(/\d+/g, '0').replace(/[一二三四五六七八九十〇]+/g, '一')

/** How often each value stands in a list. */
function countOf<Value>(values: Iterable<Value>): ReadonlyMap<Value, number> {
  const counts = new Map<Value, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

/** What the rules made of a page, and the page. */
export type RuleReading = {
  blocks: readonly Block[]
  /** The role of each before stories were laid out. */
  roles: readonly Role[]
  /** What the rules made of each. */
  parts: readonly Part[]
  page: Page
}

const isHan = (code: number) => code >= 0x3400 && code <= 0x9fff

function endOf(plain: string): string {
  const last = plain.charAt(plain.length - 1)
  if (last === '。' || last === ':') return last
  if ('!?…'.includes(last)) return '!'
  if (',、;'.includes(last)) return ','
  if ('"\'》」』'.includes(last)) return '"'
  if (')]】'.includes(last)) return ')'
  return kindOf(last)
}

function beginningOf(plain: string): string {
  const first = plain.charAt(0)
  if ('([【'.includes(first)) return '('
  if ('"\'《「『'.includes(first)) return '"'
  if (',。、;:!?)]》'.includes(first)) return ','
  return kindOf(first)
}

function kindOf(sign: string): string {
  if (sign >= '0' && sign <= '9') return '0'
  if (/[a-z]/i.test(sign)) return 'a'
  return isHan(sign.charCodeAt(0)) ? '字' : '-'
}

/** Shares of stops, particles, Chinese characters and figures. */
function matterOf(plain: string): [stops: number, particles: number, han: number, figures: number] {
  let [stops, particles, han, figures] = [0, 0, 0, 0]
  for (let i = 0; i < plain.length; i++) {
    const code = plain.charCodeAt(i)
    if (isHan(code)) {
      han++
      if (PARTICLES.has(plain.charAt(i))) particles++
    } else if (code >= 48 && code <= 57) figures++
    else if (',。、;:!?'.includes(plain.charAt(i))) stops++
  }
  const whole = Math.max(1, plain.length)
  return [stops / whole, particles / whole, han / whole, figures / whole]
}

/** The middle and the commonest of some numbers. */
function customOf(values: readonly number[]): { middle: number; commonest: number } {
  const counts = countOf(values)
  const commonest = [...counts].reduce((most, own) => (own[1] > most[1] ? own : most), [0, 0])[0]
  return { middle: middleOf(values), commonest }
}

/** The signs of every line. */
export class Signs {
  private readonly gap: number
  private readonly indent: number
  private readonly returns: ReturnType<typeof returnsOf>
  private readonly shapes: string[]
  /** By shape how often the rules gave each part. */
  private readonly given = new Map<string, Map<Part, number>>()
  /** How often lines stand on the page: as they are, without figures; edges of short lines. */
  private readonly plains: ReadonlyMap<string, number>
  /** By line. */
  private readonly bare: readonly string[]
  private readonly figureless: ReadonlyMap<string, number>
  private readonly firsts: ReadonlyMap<string, number>
  private readonly lasts: ReadonlyMap<string, number>

  constructor(private readonly reading: RuleReading) {
    const paragraphs = reading.blocks.filter(({ plain }) => plain.length > PARAGRAPH)
    this.gap = customOf(paragraphs.map(({ gap }) => gap)).middle
    this.indent = customOf(paragraphs.map(({ indent }) => indent)).commonest
    this.shapes = reading.blocks.map((block) => this.shapeOf(block))
    for (const [i, shape] of this.shapes.entries()) {
      const counts = this.given.get(shape) ?? new Map<Part, number>()
      counts.set(reading.parts[i]!, (counts.get(reading.parts[i]!) ?? 0) + 1)
      this.given.set(shape, counts)
    }
    const plains = reading.blocks.map(({ plain }) => plain)
    const short = plains.filter(({ length }) => length <= SHORT)
    this.plains = countOf(plains)
    this.bare = plains.map(withoutFigures)
    this.figureless = countOf(this.bare)
    this.firsts = countOf(short.map((plain) => plain.slice(0, EDGE)))
    this.returns = returnsOf(reading.blocks)
    this.lasts = countOf(short.map((plain) => plain.slice(-EDGE)))
  }

  all(): string[][] {
    return this.reading.blocks.map((_, at) => this.of(at))
  }

  private of(at: number): string[] {
    checkTime()
    const part = this.reading.parts[at]!
    const signs: string[] = []
    this.tellRules(signs, at)
    this.tellLine(signs, at, part)
    this.tellPlace(signs, at, part)
    this.tellSaid(signs, at)
    this.tellAgain(signs, at, part)
    if (this.reading.blocks[at]!.plain.length <= SHORT) this.tellReturns(signs, at, part)
    this.tellShape(signs, at, part)
    return signs
  }

  private tellRules(signs: string[], at: number): void {
    const { parts, roles } = this.reading
    const own = parts[at]!
    const [above, over] = [parts[at - 1] ?? '^', parts[at - 2] ?? '^']
    const [below, under] = [parts[at + 1] ?? '$', parts[at + 2] ?? '$']
    signs.push('rules:', `rules:${own}`, `rules:${roles[at]}`, `rules:${above}_`, `rules:_${below}`)
    signs.push(`rules:${above}${own}`, `rules:${own}${below}$`, `rules:${above}${own}${below}`)
    signs.push(`rules:${over}${above}${own}_`, `rules:_${own}${below}${under}`)
  }

  private tellLine(signs: string[], at: number, part: Part): void {
    const { blocks, page } = this.reading
    const { plain, ends, opener } = blocks[at]!
    const length = grade(plain.length, LENGTHS)
    const [end, beginning] = [endOf(plain), beginningOf(plain)]
    signs.push(`length:${length}`, `length:${part}${length}`)
    if (page.isPrinted && page.measure > 0)
      signs.push(`length:printed${part}${grade(plain.length / page.measure, [0.3, 0.5, 0.8, 1, 1.5])}`)
    signs.push(`edges:_${end}`, `edges:${part}_${end}`, `edges:${beginning}_`, `edges:${part}${beginning}_`)
    signs.push(`edges:ends${part}${ends ? 1 : 0}`, `edges:news${part}${opener ? 1 : 0}`)
    const matter = matterOf(plain)
    const stops = grade(matter[0], [0.001, 0.04, 0.08, 0.15])
    const particles = grade(matter[1], [0.001, 0.06, 0.12, 0.2])
    signs.push(`matter:stops${part}${stops}`, `matter:particles${part}${particles}`)
    signs.push(`matter:${stops}${particles}`)
    signs.push(`matter:han${part}${grade(matter[2], [0.01, 0.3, 0.6, 0.85])}`)
    signs.push(`matter:figures${part}${grade(matter[3], [0.01, 0.1, 0.3])}`)
  }

  private tellPlace(signs: string[], at: number, part: Part): void {
    const { blocks, page } = this.reading
    const block = blocks[at]!
    const below = blocks[at + 1]
    const gaps = `${grade(block.gap, [1, 3])}${below ? grade(below.gap, [1, 3]) : '$'}`
    const beside = `${Math.sign(block.gap - this.gap)}${below ? Math.sign(below.gap - this.gap) : '$'}`
    signs.push(`place:${gaps}`, `place:${part}${gaps}`, `place:usual${part}${beside}`)
    signs.push(`place:indent${part}${Math.sign(block.indent - this.indent)}`)
    signs.push(`place:mark${part}${block.mark}`, `place:mark${block.mark > 0}${page.marksTell}`)
    if (block.bold) signs.push('place:bold')
    if (block.centred) signs.push('place:centred')
    if (block.quoted) signs.push('place:quoted')
    const [first, last] = [grade(at, [1, 3, 6]), grade(blocks.length - 1 - at, [1, 3])]
    signs.push(`page:${part}${first < 3 ? first : last < 2 ? `-${last}` : ''}`)
    const kind = `${page.isPrinted ? 'p' : ''}${page.isSaved ? 's' : ''}${page.marksTell ? 'm' : ''}`
    signs.push(`page:${part}${kind}${page.loose ?? ''}`)
  }

  private tellSaid(signs: string[], at: number): void {
    for (const { rules } of this.reading.blocks[at]!.reasons)
      for (const { id } of rules) signs.push(`said:${id}`)
  }

  private tellAgain(signs: string[], at: number, part: Part): void {
    const { plain } = this.reading.blocks[at]!
    const others = Math.min(3, this.figureless.get(this.bare[at]!)! - 1)
    signs.push(`again:${part}${this.plains.get(plain)! > 1 ? 1 : 0}${others}`)
    if (plain.length > SHORT) return
    signs.push(`again:${part}${grade(this.firsts.get(plain.slice(0, EDGE))!, TIMES)}_`)
    signs.push(`again:${part}_${grade(this.lasts.get(plain.slice(-EDGE))!, TIMES)}`)
  }

  private tellReturns(signs: string[], at: number, part: Part): void {
    const [below, above] = [this.returns.below[at]!, this.returns.above[at]!]
    signs.push(`returns:${part}_${grade(below, SHARES)}`, `returns:${part}${grade(above, SHARES)}_`)
    signs.push(`returns:${part}>${grade(below - above, [-0.5, -0.25, -0.1, 0.1, 0.25, 0.5])}`)
  }

  private shapeOf({ plain, mark, gap, indent }: Block): string {
    const length = grade(plain.length, SHAPE_LENGTHS)
    return `${mark} ${Math.sign(gap - this.gap)} ${indent === this.indent} ${length} ${endOf(plain)}`
  }

  private tellShape(signs: string[], at: number, part: Part): void {
    const counts = this.given.get(this.shapes[at]!)!
    let others = -1
    for (const count of counts.values()) others += count
    if (others === 0) {
      signs.push(`shape:${part}`)
      return
    }
    for (const other of ['A', 'H', 'F', 'T', 'C'] as const) {
      const count = (counts.get(other) ?? 0) - (other === part ? 1 : 0)
      const share = grade(count / others, [0.01, 0.34, 0.67, 0.99])
      signs.push(`shape:${other}${part}${share}${others > 2 ? '+' : ''}`)
    }
  }
}
