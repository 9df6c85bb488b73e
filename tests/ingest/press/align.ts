/**
 * Which printed line each piece of a tool's output is, and from that the annotation of the output.
 *
 * Text without places is met by its characters, text with places by where it stands, so that misread text is met too.
 */

import type { AnnotatedArticle, Annotation, PrintedLine } from '../../../src/eval/annotation.js'
import { plainOf } from '../../../src/lexicon.js'
import type { Page } from './page.js'
import type { NameKind } from './story.js'
import type { SetLine } from './tools.js'

/** A piece of an output line that is of one printed line, and where its text stands in that. */
export type Piece = { set: number; text: string }
/** `line` as the reader counts it; no piece: the line is of nothing that was set. */
export type OutLine = { line: number; pieces: Piece[] }

type Sign = { plain: string; at: number }

/** Characters that print, folded as search folds them. */
function signsOf(text: string): Sign[] {
  const signs: Sign[] = []
  let at = 0
  for (const raw of text) {
    for (const plain of plainOf(raw.normalize('NFKC'))) if (plain.trim() !== '') signs.push({ plain, at })
    at += raw.length
  }
  return signs
}

const plainText = (text: string) =>
  signsOf(text)
    .map(({ plain }) => plain)
    .join('')

/** Fewest characters that tell a part of a printed line. */
const PART_LEAST = 2

/** Of text that is read without a fault. */
export function alignText(lines: readonly string[], set: readonly SetLine[]): OutLine[] {
  const rest = set.map(({ text }) => plainText(text))
  let last = -1
  const next = (own: string) => {
    let best = { set: -1, length: 0, worth: 0 }
    for (const [i, printed] of rest.entries()) {
      if (printed === '' || printed[0] !== own[0]) continue
      let length = 1
      while (length < printed.length && printed[length] === own[length]) length++
      const isWhole = length === printed.length
      const worth = length + (isWhole ? 0.4 : 0) + (i === last + 1 ? 0.3 : 0)
      if ((isWhole || length >= PART_LEAST) && worth > best.worth) best = { set: i, length, worth }
    }
    return best
  }
  return lines.map((text, i) => {
    const signs = signsOf(text)
    const own = signs.map(({ plain }) => plain).join('')
    const pieces: Piece[] = []
    for (let at = 0; at < own.length; ) {
      const { set, length } = next(own.slice(at))
      if (set < 0) at++
      else {
        const end = signs[at + length]?.at ?? text.length
        pieces.push({ set, text: text.slice(signs[at]!.at, end).trim() })
        rest[set] = rest[set]!.slice(length)
        last = set
        at += length
      }
    }
    return { line: i + 1, pieces }
  })
}

type Box = SetLine['box']
/** A piece of a tool's line with its place; edges as fractions of the page. */
export type PlacedWord = { text: string; box: Box }

/** A word may stand so far outside the box of its printed line, as a share of the line's height. */
const SLACK = 0.35

function setAt(x: number, y: number, set: readonly SetLine[]): number {
  let best = -1
  let least = Number.POSITIVE_INFINITY
  for (const [i, { box }] of set.entries()) {
    const slack = (box[3] - box[1]) * SLACK
    if (x < box[0] - slack || x > box[2] + slack || y < box[1] - slack || y > box[3] + slack) continue
    const away = Math.abs(y - (box[1] + box[3]) / 2)
    if (away < least) {
      least = away
      best = i
    }
  }
  return best
}

/** Of text with places, which may be misread. */
export function alignPlaced(
  lines: readonly { line: number; words: readonly PlacedWord[] }[],
  set: readonly SetLine[],
): OutLine[] {
  return lines.map(({ line, words }) => {
    const pieces: Piece[] = []
    for (const { text, box } of words) {
      const found = setAt((box[0] + box[2]) / 2, (box[1] + box[3]) / 2, set)
      const last = pieces.at(-1)
      if (found < 0 || found === last?.set) {
        if (last) last.text += text
      } else pieces.push({ set: found, text })
    }
    return { line, pieces }
  })
}

// ---------------------------------------------------------------- the annotation

const NAME_KINDS = ['reporters', 'correspondents', 'photographers', 'authors'] as const

/** The annotation of a tool's output, and its lines by their number in it. */
export function annotate(
  page: Omit<Page, 'html'>,
  set: readonly SetLine[],
  out: readonly OutLine[],
  texts: readonly string[],
  about: { file: string; manner: string },
): { annotation: Annotation; lines: Map<number, PrintedLine> } {
  const lines = new Map<number, PrintedLine>()
  const reads: Record<string, string> = {}
  const ids = set.map((): number[] => [])
  const piecesOf = set.map(() => '')
  for (const { line, pieces } of out) {
    for (const [i, { set, text }] of pieces.entries()) {
      const id = pieces.length === 1 ? line : Number(`${line}.${Math.min(i + 1, 9)}`)
      const own = pieces.length === 1 ? texts[line - 1]!.trim() : text
      lines.set(id, { line, text: own })
      if (pieces.length > 1) reads[id] = own
      ids[set]!.push(id)
      piecesOf[set] += text
    }
  }
  const ofPart = page.parts.map((): number[] => [])
  const shownOf = page.parts.map(() => '')
  for (const [i, { part }] of set.entries()) {
    ofPart[part]!.push(...ids[i]!)
    shownOf[part] += piecesOf[i]!
  }
  const articles: AnnotatedArticle[] = page.kinds.map((kind) => ({ kind, headline: null, body: [] }))
  const furniture: number[] = []
  let publication: string | null = null
  for (const [i, { role, article, text, names }] of page.parts.entries()) {
    const own = ofPart[i]!
    const story = article === null ? undefined : articles[article]!
    if (role === 'furniture' && plainText(text).includes(plainText(page.paper.name)))
      publication ??= shownAs(page.paper.name, text, shownOf[i]!)
    if (own.length === 0) continue
    if (!story) furniture.push(...own)
    else if (role === 'headline') story.headline = own.length === 1 ? own[0]! : own
    else if (role === 'kicker') story.kicker = own
    else if (role === 'deck') story.subheadline = own
    else if (role === 'section') story.section = own[0]!
    else if (role === 'credit') {
      story.credit = own[0]!
      furniture.push(...own.slice(1))
    } else {
      story.body.push(own)
      if (role === 'jump') story.may = own
    }
    const named = role === 'body' ? [...text.matchAll(NAMED)].map(([words]) => words) : []
    if (story && named.length > 0) story.mayNames = [...(story.mayNames ?? []), ...named]
    if (story)
      for (const { kind, name } of names ?? []) addName(story, kind, shownAs(name, text, shownOf[i]!))
  }
  const { year, month, day, page: number } = page.paper
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const heads = page.parts.flatMap(({ role, text }) => (role === 'furniture' ? [text] : []))
  const isDated = heads.some((text) => /[年.].*[日\d]/.test(text))
  joinItems(page, articles)
  const told = articles.filter(({ body }) => body.length > 0).map(lenient)
  const annotation: Annotation = {
    ...about,
    publication,
    date: isDated ? { notBefore: date, notAfter: date } : null,
    page: heads.some((text) => /第.{1,3}版|^\d版|^A?\d{1,2}$/.test(text)) ? String(number) : null,
    ...(Object.keys(reads).length > 0 && { reads }),
    articles: told,
    other: [],
    furniture,
    doubts: [],
  }
  return { annotation, lines }
}

/**
 * Items under the name of their column, which have no headline: paragraphs of one story, whose headline is the column's name. So
 * nearly all other pages are annotated too.
 */
function joinItems({ parts }: Omit<Page, 'html'>, articles: AnnotatedArticle[]): void {
  let column: AnnotatedArticle | undefined
  for (const [i, own] of articles.entries()) {
    const [first, second] = parts.filter(({ article }) => article === i)
    const isItem = own.kind === 'article' && first?.role === 'body'
    const isColumn = first?.role === 'section' && second?.role === 'body'
    if (isColumn) {
      column = own
      column.headline = column.section ?? null
      delete column.section
    } else if (!isItem) column = undefined
    else if (column) {
      column.body.push(...own.body.splice(0))
      if (own.mayNames) column.mayNames = [...(column.mayNames ?? []), ...own.mayNames]
    }
  }
}

/** An advert's name may be a headline. */
const lenient = ({ headline, ...story }: AnnotatedArticle): AnnotatedArticle =>
  story.kind === 'other'
    ? { ...story, headline: null, body: [[headline ?? []].flat(), ...story.body], or: [{ headline }] }
    : { headline, ...story }

/** Whom a text names by itself: the stories are of many papers, and a reader may find names in them or not. */
const NAMED = /(?:[记記]者|通[讯訊][员員]|[摄攝]影?)[^，。]{2,10}|[^，。]{2,8}[摄攝文]/g

function addName(story: AnnotatedArticle, kind: NameKind, name: string | null): void {
  if (name !== null && NAME_KINDS.includes(kind)) story[kind] = [...(story[kind] ?? []), name]
}

/**
 * A name as the output shows it, which may misread it: at its place if as many characters are there as were set.
 *
 * @returns null if nobody can tell
 */
function shownAs(name: string, text: string, shown: string): string | null {
  const [own, printed, found] = [plainText(name), plainText(text), signsOf(shown)]
  if (
    found
      .map(({ plain }) => plain)
      .join('')
      .includes(own)
  )
    return name
  const at = printed.indexOf(own)
  if (at < 0 || found.length !== printed.length) return null
  return [...own].map((_, i) => String.fromCodePoint(shown.codePointAt(found[at + i]!.at)!)).join('')
}
