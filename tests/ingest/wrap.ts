/**
 * Pages of paragraphs made into pages of printed lines: each story set at a measure, as columns
 * of print, the text of a PDF and text recognition of lines give it.
 *
 * A wrapped page keeps the annotation of its source: a paragraph is then the lines that it was set in.
 */

import type { AnnotatedArticle, Annotation, PrintedLine } from '../../src/eval/annotation.js'
import type { Copy, CopyLine, Random } from './alter.js'

export type Setting = {
  /** Narrowest and widest measure, in full-width characters. */
  width: [least: number, most: number]
  /** Stories of one page have one measure, one of two, or each its own. */
  measures: 'one' | 'two' | 'own'
  indent: '　　' | '　' | '  ' | ''
  /** Where blank lines stand: between stories, also below headlines, also at the feet of columns, or below each line. */
  blanks: 'nowhere' | 'stories' | 'heads' | 'feet' | 'lines'
  heads: 'whole' | 'broken' | 'spaced'
  /** A mark that cannot begin a line hangs over the edge, or the character before it goes along to the next line. */
  marks: 'pushed' | 'hung'
  noise: 'none' | 'misread' | 'no stops' | 'no indents' | 'strays'
}

export type Wrapped = { annotation: Annotation; text: string; lines: Map<number, PrintedLine> }

export const PLAIN: Setting = {
  width: [11, 33],
  measures: 'one',
  indent: '　　',
  blanks: 'stories',
  heads: 'whole',
  marks: 'pushed',
  noise: 'none',
}

/** Each choice apart from the plain setting, by name. */
export const CHOICES: [name: string, setting: Setting][] = [
  ['plain', {}],
  ['11 to 15 wide', { width: [11, 15] }],
  ['16 to 22 wide', { width: [16, 22] }],
  ['23 to 33 wide', { width: [23, 33] }],
  ['two measures', { measures: 'two' }],
  ['own measures', { measures: 'own' }],
  ['indent of one', { indent: '　' }],
  ['indent of spaces', { indent: '  ' }],
  ['flush', { indent: '' }],
  ['no blank lines', { blanks: 'nowhere' }],
  ['blank below heads', { blanks: 'heads' }],
  ['blank at feet', { blanks: 'feet' }],
  ['blank below lines', { blanks: 'lines' }],
  ['heads broken', { heads: 'broken' }],
  ['heads spaced', { heads: 'spaced' }],
  ['marks hung', { marks: 'hung' }],
  ['misread', { noise: 'misread' }],
  ['no stops', { noise: 'no stops' }],
  ['no indents', { noise: 'no indents' }],
  ['strays', { noise: 'strays' }],
  ['flush, no blank lines', { indent: '', blanks: 'nowhere' }],
  ['flush, own measures', { indent: '', measures: 'own' }],
  ['flush, blank at feet', { indent: '', blanks: 'feet' }],
  ['flush, misread', { indent: '', noise: 'misread' }],
  ['no blank lines, own measures', { blanks: 'nowhere', measures: 'own' }],
].map(([name, own]) => [name as string, { ...PLAIN, ...(own as Partial<Setting>) }])

/** A width that no paragraph fills: the page stays one of paragraphs. */
export const UNWRAPPED: [number, number] = [1e6, 1e6]

/** Whether the page is one of plain paragraphs, so that it can be set as print. */
export function isOfParagraphs({ annotation, lines }: Copy): boolean {
  const manner = annotation.manner ?? ''
  if (/e-paper|web|markdown|library|site|feed|dump|account|faults/i.test(manner)) return false
  if (annotation.reads || lines.some(({ raw }) => /[|<>*]/.test(raw))) return false
  const paragraphs = annotation.articles.flatMap(({ body }) => body)
  const broken = paragraphs.filter((ids) => ids.length > 1)
  return broken.length * 3 < paragraphs.length
}

const NEVER_FIRST = /[，。、；：！？”’」』）》〉】…—％℃,.;:!?)]/
const NEVER_LAST = /[“‘「『（《〈【(]/

const columnsOf = (text: string) =>
  [...text].reduce((sum, sign) => sum + (sign.codePointAt(0)! < 0x250 ? 1 : 2), 0)

/** The text in lines of so many columns; Latin words and numbers stay whole. */
export function wrapText(text: string, columns: number, marks: Setting['marks']): string[] {
  const lines: string[] = []
  let line: string[] = []
  let used = 0
  for (const piece of text.match(/[A-Za-z0-9.%]+|./gsu) ?? []) {
    const wide = columnsOf(piece)
    if (line.length > 0 && used + wide > columns && !(marks === 'hung' && NEVER_FIRST.test(piece))) {
      const taken: string[] = []
      const isBound = () =>
        line.length > 1 && (NEVER_FIRST.test(taken[0] ?? piece) || NEVER_LAST.test(line.at(-1)!))
      while (isBound() && taken.length < 3) taken.unshift(line.pop()!)
      lines.push(line.join(''))
      line = taken
      used = columnsOf(line.join(''))
    }
    line.push(piece)
    used += wide
  }
  return [...lines, line.join('')]
}

type Part = 'head' | 'begin' | 'rest' | 'other'

/** Sets a page of paragraphs as print. */
export function wrapped(source: Copy, setting: Setting, random: Random): Wrapped {
  const copy = inWholeParagraphs(source)
  const { annotation } = copy
  const between = ([least, most]: [number, number]) => least + Math.floor(random() * (most - least + 1))
  const [first, second] = [between(setting.width), between(setting.width)]
  const measureOf = {
    one: () => first,
    two: () => (random() < 0.5 ? first : second),
    own: () => between(setting.width),
  }
  const parts = partsOf(annotation)
  const starts = new Map(annotation.articles.map((article) => [Math.min(...linesOf(article)), article]))
  const above = Math.min(...starts.keys())
  const raws = misreadings(copy.lines, setting, random)
  const isSetIn = copy.lines.some(({ id, raw }) => parts.get(id!) === 'begin' && /^[ 　]/.test(raw))
  const text: string[] = []
  const lines: Wrapped['lines'] = new Map()
  const pieces = new Map<number, number[]>()
  let measure = first
  let foot = 9
  let next = PIECES
  let isHead = false
  const blank = () => void (text.length > 0 && text.at(-1) !== '' && text.push(''))
  for (const [i, { id, raw }] of raws.entries()) {
    const bare = raw.trim().replace(/^#+\s*/, '')
    if (id === null || bare === '') continue
    const part = parts.get(id) ?? 'other'
    if (starts.has(id)) {
      measure = measureOf[setting.measures]()
      if (setting.blanks !== 'nowhere') blank()
    }
    if (isHead && part !== 'head' && setting.blanks === 'heads') blank()
    isHead = part === 'head'
    const isFlush = part !== 'begin' || (isSetIn && !/^[ 　]/.test(copy.lines[i]!.raw))
    const isLost = setting.noise === 'no indents' && random() < 0.3
    const indent = isFlush || isLost ? '' : setting.indent
    const own =
      id < above || part === 'other'
        ? [bare]
        : part === 'head'
          ? headLines(bare, setting)
          : wrapText(indent + bare, 2 * measure, setting.marks)
    const shown = own.map((line) => withLostStop(line, setting, random))
    lines.set(id, { line: text.length + 1, text: shown.map((line) => line.trim()).join('') })
    const ids: number[] = []
    for (const line of shown) {
      if (setting.noise === 'strays' && id > above && random() < 0.04)
        text.push(STRAYS[Math.floor(random() * STRAYS.length)]!)
      if (setting.blanks === 'feet' && part !== 'head' && --foot === 0) {
        blank()
        foot = 8 + Math.floor(random() * 7)
      }
      text.push(line)
      if (ids.length === 0) lines.get(id)!.line = text.length
      lines.set(next, { line: text.length, text: line.trim() })
      ids.push(next++)
      if (setting.blanks === 'lines') text.push('')
    }
    pieces.set(id, ids)
  }
  const inPieces = (ids: readonly number[]) => ids.flatMap((id) => pieces.get(id) ?? [])
  const bodyInPieces = <T extends Partial<AnnotatedArticle>>(article: T): T => ({
    ...article,
    ...(article.body ? { body: article.body.map(inPieces) } : {}),
    ...(article.may ? { may: inPieces(article.may) } : {}),
    ...(article.or ? { or: article.or.map(bodyInPieces) } : {}),
  })
  return {
    annotation: { ...annotation, articles: annotation.articles.map(bodyInPieces) },
    text: text.join('\n'),
    lines,
  }
}

/** A paragraph that the source breaks off and goes on with elsewhere stands where it begins. */
function inWholeParagraphs({ annotation, lines }: Copy): Copy {
  const raws = new Map(lines.map(({ id, raw }) => [id, raw]))
  const gone = new Set<number>()
  const whole = (ids: number[]): number[] => {
    const [begin, ...rest] = ids
    for (const id of rest.filter((id) => !gone.has(id))) {
      raws.set(begin!, raws.get(begin!)!.trimEnd() + raws.get(id)!.trim())
      gone.add(id)
    }
    return [begin!]
  }
  const articles = annotation.articles.map((article) => ({ ...article, body: article.body.map(whole) }))
  const left = lines.filter(({ id }) => !gone.has(id!)).map(({ id }) => ({ id, raw: raws.get(id)! }))
  return { annotation: { ...annotation, articles }, lines: left }
}

/** First number of the lines that paragraphs are set in. */
const PIECES = 1_000_000
const STRAYS = ['|', '·', "'", '~', '—', '、', '. .', '丨']

const linesOf = ({ headline, body, kicker, subheadline, section, credit }: AnnotatedArticle): number[] =>
  [headline, kicker, subheadline, section, credit, body].flat(3).filter((id): id is number => (id ?? -1) > 0)

function partsOf({ articles }: Annotation): Map<number, Part> {
  const parts = new Map<number, Part>()
  for (const { headline, body, kicker, subheadline, captions, asides } of articles) {
    for (const id of [headline ?? [], kicker ?? [], subheadline ?? []].flat()) parts.set(id, 'head')
    for (const [begin, ...rest] of body) {
      parts.set(begin!, 'begin')
      for (const id of rest) parts.set(id, 'rest')
    }
    for (const id of [captions ?? [], (asides ?? []).map(({ text }) => text)].flat()) parts.set(id, 'rest')
  }
  return parts
}

/** Longest headline that is never broken, in characters. */
const HEAD = 8

function headLines(text: string, { heads }: Setting): string[] {
  const signs = [...text]
  if (heads === 'spaced') return [signs.filter((sign) => sign.trim() !== '').join(' ')]
  if (heads === 'whole' || signs.length <= HEAD) return [text]
  const gap = signs.findIndex((sign, i) => i >= 4 && i <= signs.length - 4 && sign.trim() === '')
  const at = gap > 0 ? gap : Math.ceil(signs.length / 2)
  return [signs.slice(0, at).join(''), signs.slice(at).join('').trim()]
}

/** One character in fifty is another of the page. */
function misreadings(lines: readonly CopyLine[], { noise }: Setting, random: Random): CopyLine[] {
  if (noise !== 'misread') return [...lines]
  const signs = lines.flatMap(({ raw }) => raw.match(/\p{Script=Han}/gu) ?? [])
  const misread = (sign: string) => (random() < 0.02 ? signs[Math.floor(random() * signs.length)]! : sign)
  return lines.map(({ id, raw }) => ({ id, raw: raw.replace(/\p{Script=Han}/gu, misread) }))
}

const withLostStop = (line: string, { noise }: Setting, random: Random) =>
  noise === 'no stops' && random() < 0.15 ? line.replace(/[。，]$/, '') : line
