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
import { kind, kindOfWords, type Sign } from './names.js'
import { PARTS, type Part } from './parts.js'
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
const PARTICLES = codesOf('的了是在和与及等为被把将对从到于也都就还而又或之其这那他她它们我你以上下中有不')
const STOPS = codesOf(',。、;:!?')

function codesOf(signs: string): ReadonlySet<number> {
  return new Set([...signs].map((sign) => sign.charCodeAt(0)))
}

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

/** The kinds of signs at the edges of lines. */
const EDGES = '。:!,")(0a字-'

function endOf(plain: string): number {
  const last = plain.charAt(plain.length - 1)
  if (last === '。' || last === ':') return EDGES.indexOf(last)
  if ('!?…'.includes(last)) return EDGES.indexOf('!')
  if (',、;'.includes(last)) return EDGES.indexOf(',')
  if ('"\'》」』'.includes(last)) return EDGES.indexOf('"')
  if (')]】'.includes(last)) return EDGES.indexOf(')')
  return kindOf(last)
}

function beginningOf(plain: string): number {
  const first = plain.charAt(0)
  if ('([【'.includes(first)) return EDGES.indexOf('(')
  if ('"\'《「『'.includes(first)) return EDGES.indexOf('"')
  if (',。、;:!?)]》'.includes(first)) return EDGES.indexOf(',')
  return kindOf(first)
}

function kindOf(sign: string): number {
  if (sign >= '0' && sign <= '9') return EDGES.indexOf('0')
  if (/[a-z]/i.test(sign)) return EDGES.indexOf('a')
  return EDGES.indexOf(isHan(sign.charCodeAt(0)) ? '字' : '-')
}

/** Shares of stops, particles, Chinese characters and figures. */
function matterOf(plain: string): [stops: number, particles: number, han: number, figures: number] {
  let [stops, particles, han, figures] = [0, 0, 0, 0]
  for (let i = 0; i < plain.length; i++) {
    const code = plain.charCodeAt(i)
    if (isHan(code)) {
      han++
      if (PARTICLES.has(code)) particles++
    } else if (code >= 48 && code <= 57) figures++
    else if (STOPS.has(code)) stops++
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

/** Parts by their places in PARTS; then what stands above the first line and below the last one. */
const AROUND = `${PARTS.join('')}^$`
const TOP = AROUND.indexOf('^')
const BOTTOM = AROUND.indexOf('$')
/** Of a gap: its grade, or that there is no line below. */
const GAPS = '012$'
const NO_GAP = GAPS.indexOf('$')
/** Of a value below, at or above the usual one; or that there is no line below. */
const SIDES = ['-1', '0', '1', '$']
const NO_SIDE = SIDES.indexOf('$')
const sideOf = (difference: number) => Math.sign(difference) + 1
/** Places on the page: the first lines, the last ones, and any other. */
const PLACES = ['0', '1', '2', '-0', '-1', '']
const LOOSE = ['', 'comma', 'circle', 'none'] as const
const flag = (value: boolean) => (value ? 1 : 0)

/** All kinds of signs. Of their details `p`, `q` and `r` are parts or what stands around the page, `e` edges, `g` grades, `f` flags. */
const SIGN = {
  any: kind(() => 'rules:'),
  own: kind((p) => `rules:${AROUND[p]}`),
  role: kindOfWords((role) => `rules:${role}`),
  above: kind((p) => `rules:${AROUND[p]}_`),
  below: kind((p) => `rules:_${AROUND[p]}`),
  aboveOwn: kind((p, q) => `rules:${AROUND[p]}${AROUND[q]}`),
  ownBelow: kind((p, q) => `rules:${AROUND[p]}${AROUND[q]}$`),
  aboveOwnBelow: kind((p, q, r) => `rules:${AROUND[p]}${AROUND[q]}${AROUND[r]}`),
  overAboveOwn: kind((p, q, r) => `rules:${AROUND[p]}${AROUND[q]}${AROUND[r]}_`),
  ownBelowUnder: kind((p, q, r) => `rules:_${AROUND[p]}${AROUND[q]}${AROUND[r]}`),
  length: kind((g) => `length:${g}`),
  lengthOf: kind((p, g) => `length:${AROUND[p]}${g}`),
  printedLength: kind((p, g) => `length:printed${AROUND[p]}${g}`),
  end: kind((e) => `edges:_${EDGES[e]}`),
  endOf: kind((p, e) => `edges:${AROUND[p]}_${EDGES[e]}`),
  beginning: kind((e) => `edges:${EDGES[e]}_`),
  beginningOf: kind((p, e) => `edges:${AROUND[p]}${EDGES[e]}_`),
  ends: kind((p, f) => `edges:ends${AROUND[p]}${f}`),
  news: kind((p, f) => `edges:news${AROUND[p]}${f}`),
  stops: kind((p, g) => `matter:stops${AROUND[p]}${g}`),
  particles: kind((p, g) => `matter:particles${AROUND[p]}${g}`),
  matter: kind((g, h) => `matter:${g}${h}`),
  han: kind((p, g) => `matter:han${AROUND[p]}${g}`),
  figures: kind((p, g) => `matter:figures${AROUND[p]}${g}`),
  gaps: kind((g, h) => `place:${GAPS[g]}${GAPS[h]}`),
  gapsOf: kind((p, g, h) => `place:${AROUND[p]}${GAPS[g]}${GAPS[h]}`),
  usual: kind((p, g, h) => `place:usual${AROUND[p]}${SIDES[g]}${SIDES[h]}`),
  indent: kind((p, g) => `place:indent${AROUND[p]}${SIDES[g]}`),
  markOf: kind((p, g) => `place:mark${AROUND[p]}${g}`),
  mark: kind((f, g) => `place:mark${f > 0}${g > 0}`),
  bold: kind(() => 'place:bold'),
  centred: kind(() => 'place:centred'),
  quoted: kind(() => 'place:quoted'),
  onPage: kind((p, g) => `page:${AROUND[p]}${PLACES[g]}`),
  page: kind(
    (p, f, g) => `page:${AROUND[p]}${f & 4 ? 'p' : ''}${f & 2 ? 's' : ''}${f & 1 ? 'm' : ''}${LOOSE[g]}`,
  ),
  said: kindOfWords((rule) => `said:${rule}`),
  again: kind((p, f, g) => `again:${AROUND[p]}${f}${g}`),
  beginsAgain: kind((p, g) => `again:${AROUND[p]}${g}_`),
  endsAgain: kind((p, g) => `again:${AROUND[p]}_${g}`),
  returnsBelow: kind((p, g) => `returns:${AROUND[p]}_${g}`),
  returnsAbove: kind((p, g) => `returns:${AROUND[p]}${g}_`),
  returns: kind((p, g) => `returns:${AROUND[p]}>${g}`),
  alone: kind((p) => `shape:${AROUND[p]}`),
  // The grade doubled, and one more where there are many.
  shape: kind((p, q, g) => `shape:${AROUND[p]}${AROUND[q]}${g >> 1}${g & 1 ? '+' : ''}`),
}

/** Largest heading mark that is told from larger ones: as large as a detail may be. */
const LARGEST_MARK = 15

/** The signs of every line. */
export class Signs {
  private readonly gap: number
  private readonly indent: number
  private readonly returns: ReturnType<typeof returnsOf>
  /** Parts as numbers, and of each line its shape as one. */
  private readonly parts: readonly number[]
  private readonly shapes: readonly number[]
  /** By shape how often the rules gave each part. */
  private readonly given = new Map<number, number[]>()
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
    this.parts = reading.parts.map((part) => PARTS.indexOf(part))
    this.shapes = reading.blocks.map((block) => this.shapeOf(block))
    for (const [i, shape] of this.shapes.entries()) {
      const counts = this.given.get(shape) ?? PARTS.map(() => 0)
      counts[this.parts[i]!]!++
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

  all(): Sign[][] {
    return this.reading.blocks.map((_, at) => this.of(at))
  }

  private of(at: number): Sign[] {
    checkTime()
    const part = this.parts[at]!
    const signs: Sign[] = []
    this.tellRules(signs, at)
    this.tellLine(signs, at, part)
    this.tellPlace(signs, at, part)
    this.tellSaid(signs, at)
    this.tellAgain(signs, at, part)
    if (this.reading.blocks[at]!.plain.length <= SHORT) this.tellReturns(signs, at, part)
    this.tellShape(signs, at, part)
    return signs
  }

  private tellRules(signs: Sign[], at: number): void {
    const { parts } = this
    const own = parts[at]!
    const [above, over] = [parts[at - 1] ?? TOP, parts[at - 2] ?? TOP]
    const [below, under] = [parts[at + 1] ?? BOTTOM, parts[at + 2] ?? BOTTOM]
    signs.push(
      SIGN.any(),
      SIGN.own(own),
      SIGN.role(this.reading.roles[at]!),
      SIGN.above(above),
      SIGN.below(below),
    )
    signs.push(SIGN.aboveOwn(above, own), SIGN.ownBelow(own, below), SIGN.aboveOwnBelow(above, own, below))
    signs.push(SIGN.overAboveOwn(over, above, own), SIGN.ownBelowUnder(own, below, under))
  }

  private tellLine(signs: Sign[], at: number, part: number): void {
    const { blocks, page } = this.reading
    const { plain, ends, opener } = blocks[at]!
    const length = grade(plain.length, LENGTHS)
    const [end, beginning] = [endOf(plain), beginningOf(plain)]
    signs.push(SIGN.length(length), SIGN.lengthOf(part, length))
    if (page.isPrinted && page.measure > 0)
      signs.push(SIGN.printedLength(part, grade(plain.length / page.measure, [0.3, 0.5, 0.8, 1, 1.5])))
    signs.push(
      SIGN.end(end),
      SIGN.endOf(part, end),
      SIGN.beginning(beginning),
      SIGN.beginningOf(part, beginning),
    )
    signs.push(SIGN.ends(part, flag(ends)), SIGN.news(part, flag(opener)))
    const matter = matterOf(plain)
    const stops = grade(matter[0], [0.001, 0.04, 0.08, 0.15])
    const particles = grade(matter[1], [0.001, 0.06, 0.12, 0.2])
    signs.push(SIGN.stops(part, stops), SIGN.particles(part, particles))
    signs.push(SIGN.matter(stops, particles))
    signs.push(SIGN.han(part, grade(matter[2], [0.01, 0.3, 0.6, 0.85])))
    signs.push(SIGN.figures(part, grade(matter[3], [0.01, 0.1, 0.3])))
  }

  private tellPlace(signs: Sign[], at: number, part: number): void {
    const { blocks, page } = this.reading
    const block = blocks[at]!
    const below = blocks[at + 1]
    const [gap, gapBelow] = [grade(block.gap, [1, 3]), below ? grade(below.gap, [1, 3]) : NO_GAP]
    signs.push(SIGN.gaps(gap, gapBelow), SIGN.gapsOf(part, gap, gapBelow))
    signs.push(SIGN.usual(part, sideOf(block.gap - this.gap), below ? sideOf(below.gap - this.gap) : NO_SIDE))
    signs.push(SIGN.indent(part, sideOf(block.indent - this.indent)))
    signs.push(SIGN.markOf(part, Math.min(block.mark, LARGEST_MARK)))
    signs.push(SIGN.mark(flag(block.mark > 0), flag(page.marksTell)))
    if (block.bold) signs.push(SIGN.bold())
    if (block.centred) signs.push(SIGN.centred())
    if (block.quoted) signs.push(SIGN.quoted())
    const [first, last] = [grade(at, [1, 3, 6]), grade(blocks.length - 1 - at, [1, 3])]
    signs.push(SIGN.onPage(part, first < 3 ? first : 3 + last))
    const kinds = 4 * flag(page.isPrinted) + 2 * flag(page.isSaved) + flag(page.marksTell)
    signs.push(SIGN.page(part, kinds, LOOSE.indexOf(page.loose ?? '')))
  }

  private tellSaid(signs: Sign[], at: number): void {
    for (const { rules } of this.reading.blocks[at]!.reasons)
      for (const { id } of rules) signs.push(SIGN.said(id))
  }

  private tellAgain(signs: Sign[], at: number, part: number): void {
    const { plain } = this.reading.blocks[at]!
    const others = Math.min(3, this.figureless.get(this.bare[at]!)! - 1)
    signs.push(SIGN.again(part, flag(this.plains.get(plain)! > 1), others))
    if (plain.length > SHORT) return
    signs.push(SIGN.beginsAgain(part, grade(this.firsts.get(plain.slice(0, EDGE))!, TIMES)))
    signs.push(SIGN.endsAgain(part, grade(this.lasts.get(plain.slice(-EDGE))!, TIMES)))
  }

  private tellReturns(signs: Sign[], at: number, part: number): void {
    const [below, above] = [this.returns.below[at]!, this.returns.above[at]!]
    signs.push(SIGN.returnsBelow(part, grade(below, SHARES)), SIGN.returnsAbove(part, grade(above, SHARES)))
    signs.push(SIGN.returns(part, grade(below - above, [-0.5, -0.25, -0.1, 0.1, 0.25, 0.5])))
  }

  private shapeOf({ plain, mark, gap, indent }: Block): number {
    const length = grade(plain.length, SHAPE_LENGTHS)
    const place = 2 * sideOf(gap - this.gap) + flag(indent === this.indent)
    return (
      ((mark * 2 * SIDES.length + place) * (SHAPE_LENGTHS.length + 1) + length) * EDGES.length + endOf(plain)
    )
  }

  private tellShape(signs: Sign[], at: number, part: number): void {
    const counts = this.given.get(this.shapes[at]!)!
    let others = -1
    for (const count of counts) others += count
    if (others === 0) {
      signs.push(SIGN.alone(part))
      return
    }
    // Captions, the last of the parts, are too few to be told of.
    for (let other = 0; other < PARTS.indexOf('P'); other++) {
      const count = counts[other]! - (other === part ? 1 : 0)
      const share = grade(count / others, [0.01, 0.34, 0.67, 0.99])
      signs.push(SIGN.shape(other, part, 2 * share + flag(others > 2)))
    }
  }
}
