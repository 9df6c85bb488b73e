/**
 * Finds the weights of src/ingest/learned/weights.ts: `npm run learn`.
 *
 * The pages of open/, opened/, press/pages/, papers/, papers2/ and the starting files, and composed ones, are read by the rules alone, with
 * every fifth rule left out at random: the rules have been fitted to these very pages, and only without some of them do
 * they err as they do on pages that nobody has seen, where they know three lines in four. Each annotated page is drawn twelve times: weights of few draws differ by
 * luck. Whatever is drawn follows from the page's place in the list. Pages of held/ take no part.
 *
 * The loss is that of a conditional random field with a penalty on squares; the rows `rules:A` to `rules:P` are drawn
 * towards believing the rules instead of towards zero. Steps follow AdaGrad (Duchi, Hazan & Singer 2011).
 */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Annotation, type PrintedLine, printedLines } from '../../src/eval/annotation.js'
import { readByRules } from '../../src/ingest/issue.js'
import { type Chain, probabilities, sumPaths } from '../../src/ingest/learned/chain.js'
import { nameOf, type Sign } from '../../src/ingest/learned/names.js'
import { PARTS, type Part } from '../../src/ingest/learned/parts.js'
import { type RuleReading, Signs } from '../../src/ingest/learned/signs.js'
import { seeded } from './alter.js'
import { MANNERS, pageOf } from './compose-pages.js'
import { anySetting, composed } from './print-pages.js'
import { printStories } from './stories.js'

/** Of the rules, the share that is left out, in annotated pages and in composed ones, whose customs the rules know less. */
export const LEFT_OUT = { annotated: 0.2, composed: 0.1 }
/** How often each page is read. */
const DRAWS = { annotated: 12, composed: 6 }
/** What a page counts. */
export const WORTH = { annotated: 1, composed: 0.5 }
/** Composed pages of each manner, and of printed lines; numbers that no test draws. */
const COMPOSED = { ofManner: 4, printed: 60, from: 5000 }
/** Signs on fewer pages are left out. */
const LEAST_PAGES = 5
const ROUNDS = 5
const RATE = 0.1
const PENALTY = 4
/** Weight that a line has, before anything is learned, for the part that the rules gave it. */
const BELIEF = 2
/** Rows whose weights are all smaller are not written. */
const SMALLEST = 0.05
/** Without them a page is not read at all: other rules count on them. */
const NEEDED = new Set([
  'any-line',
  'first-prose',
  'no-heading',
  'speck-at-end-of-file',
  'second-line',
  'only-line',
])

export type Page = { text: string; annotation: Annotation; lines: ReadonlyMap<number, PrintedLine> }
/** Signs of each line of a page, the part that is right, and what this reading of the page counts. */
type Lesson = { page: Page; signs: Sign[][]; right: number[]; worth: number }
export type Rules = { rules: { id: string }[] }

const pathOf = (name: string) => fileURLToPath(new URL(name, import.meta.url))

export function annotatedPages(): Page[] {
  const folders = ['open', 'opened', 'press/pages', 'papers', 'papers2'].map(
    (name) => [pathOf(name), pathOf(name)] as const,
  )
  return [[pathOf('annotations'), pathOf('../../seeds')] as const, ...folders].flatMap(
    ([annotations, files]) =>
      readdirSync(annotations)
        .filter((name) => name.endsWith('.json'))
        .sort()
        .map((name) => {
          const annotation = JSON.parse(readFileSync(join(annotations, name), 'utf8')) as Annotation
          const text = new TextDecoder().decode(readFileSync(join(files, annotation.file)))
          return { text, annotation, lines: printedLines(text, annotation.reads) }
        }),
  )
}

export function composedPages(): Page[] {
  const { ofManner, printed, from } = COMPOSED
  const numbers = (count: number) => Array.from({ length: count }, (_, i) => from + i)
  const stories = printStories(0)
  return [
    ...MANNERS.flatMap((manner) => numbers(ofManner).map((number) => pageOf(manner, number, false))),
    ...numbers(printed).map((number) => composed(stories, anySetting(number), number)),
  ]
}

// ---------------------------------------------------------------- the right parts

/** `open`: whatever the rules take the line for. */
type Right = Part | 'open'

/** For each printed line the parts that the annotation gives to what stands on it, in order. */
function annotatedParts({ annotation, lines }: Page): Map<number, Right[]> {
  const parts = new Map<number, Right[]>()
  const set = (part: Right, ids: readonly number[]) => {
    for (const id of ids) {
      const line = lines.get(id)?.line
      if (line === undefined) continue
      parts.set(line, [...(parts.get(line) ?? []), part])
    }
  }
  for (const article of annotation.articles) {
    const { kicker, headline, subheadline, section, credit, captions, asides, body, kind } = article
    set('H', [...(kicker ?? []), ...[headline ?? []].flat(), ...(subheadline ?? [])])
    if (section !== undefined) set('H', [section])
    if (credit !== undefined) set('C', [credit])
    set('P', captions ?? [])
    for (const { label, text } of asides ?? []) set('open', [label, text])
    for (const [i, id] of body.flat().entries()) set(kind === 'photo' ? 'P' : i === 0 ? 'F' : 'T', [id])
  }
  // A heading that lost its story is a heading still.
  set(
    'open',
    annotation.doubts.map(({ line }) => line).filter((id) => !parts.has(lines.get(id)?.line ?? 0)),
  )
  return parts
}

/** A line that no article has is apart. */
function rightParts(page: Page, { blocks, parts }: RuleReading): number[] {
  const annotated = annotatedParts(page)
  const headed = new Set<number>()
  return blocks.map((block, i) => {
    const own = block.pieces.flatMap(({ line }) => annotated.get(line) ?? [])
    const [first = 'A'] = own
    if (first === 'open') return PARTS.indexOf(parts[i]!)
    if (first !== 'H') return PARTS.indexOf(own.includes('F') ? 'F' : first)
    // The text behind a headline on the same line.
    const isText = headed.has(block.line) && own.includes('F')
    headed.add(block.line)
    return PARTS.indexOf(isText ? 'F' : 'H')
  })
}

// ---------------------------------------------------------------- pages read without some of the rules

const isDecision = (value: unknown): value is Rules =>
  typeof value === 'object' && value !== null && 'rules' in value && Array.isArray(value.rules)

export async function allDecisions(): Promise<Rules[]> {
  const names = readdirSync(pathOf('../../src/ingest/rules')).map((name) => name.replace(/\.ts$/, ''))
  const modules = await Promise.all(
    names.map((name) => import(/* @vite-ignore */ `../../src/ingest/rules/${name}.js`)),
  )
  return modules.flatMap((module) => Object.values(module as object)).filter(isDecision)
}

/** What `run` gives while a share of the rules is not asked. */
export function without<T>(
  decisions: readonly Rules[],
  share: number,
  random: () => number,
  run: () => T,
): T {
  const whole = decisions.map(({ rules }) => [...rules])
  for (const { rules } of decisions) {
    const kept = rules.filter(({ id }) => NEEDED.has(id) || random() >= share)
    rules.splice(0, rules.length, ...kept)
  }
  try {
    return run()
  } finally {
    for (const [i, { rules }] of decisions.entries()) rules.splice(0, rules.length, ...whole[i]!)
  }
}

async function lessons(): Promise<Lesson[]> {
  const decisions = await allDecisions()
  const read = (pages: readonly Page[], kind: keyof typeof DRAWS) =>
    pages.flatMap((page, i) =>
      Array.from({ length: DRAWS[kind] }, (_, draw): Lesson => {
        const random = seeded(draw * 1000 + i * 7919 + 13)
        const reading = without(decisions, LEFT_OUT[kind], random, () => readByRules(page.text))
        const worth = WORTH[kind] / DRAWS[kind]
        return { page, signs: new Signs(reading).all(), right: rightParts(page, reading), worth }
      }),
    )
  return [...read(annotatedPages(), 'annotated'), ...read(composedPages(), 'composed')].filter(
    ({ signs }) => signs.length > 0,
  )
}

// ---------------------------------------------------------------- learning

/** One weight for each part, towards which it is drawn, and the sum of the squares of its steps so far. */
type Row = { weights: Float64Array; prior: Float64Array; squares: Float64Array; times: number }

const zeros = (length: number) => new Float64Array(length)

function newRow(name: string): Row {
  const prior = zeros(PARTS.length)
  const part = PARTS.indexOf(name.slice('rules:'.length) as Part)
  if (name.startsWith('rules:') && part >= 0) prior[part] = BELIEF
  return { weights: Float64Array.from(prior), prior, squares: zeros(PARTS.length).fill(1e-6), times: 0 }
}

/** The signs of each lesson that stand on enough pages. */
function rowsOf(all: readonly Lesson[]): Map<Sign, Row> {
  const pages = new Map<Sign, Set<Page>>()
  for (const { page, signs } of all) {
    for (const sign of new Set(signs.flat())) {
      const own = pages.get(sign) ?? new Set()
      pages.set(sign, own.add(page))
    }
  }
  const rows = new Map<Sign, Row>()
  for (const [sign, { size }] of pages) if (size >= LEAST_PAGES) rows.set(sign, newRow(nameOf(sign)))
  for (const sign of all.flatMap(({ signs }) => signs.flat())) {
    const row = rows.get(sign)
    if (row) row.times++
  }
  return rows
}

function step(weights: Float64Array, squares: Float64Array, slope: Float64Array): void {
  for (const [i, own] of slope.entries()) {
    squares[i]! += own * own
    weights[i]! += (RATE / Math.sqrt(squares[i]!)) * own
  }
}

function learnPage(
  { signs, right, worth }: Lesson,
  chain: Chain,
  rows: Map<Sign, Row>,
  steps: Row,
  share: number,
) {
  const n = PARTS.length
  const sums = sumPaths(chain, signs)
  const found = probabilities(sums)
  const slopes = new Map<Sign, { slope: Float64Array; times: number }>()
  for (const [i, line] of signs.entries()) {
    for (const sign of line) {
      if (!rows.has(sign)) continue
      const own = slopes.get(sign) ?? { slope: zeros(n), times: 0 }
      slopes.set(sign, own)
      own.times++
      for (let part = 0; part < n; part++)
        own.slope[part]! += worth * ((right[i] === part ? 1 : 0) - found[i]![part]!)
    }
  }
  const slope = zeros(steps.weights.length)
  for (let part = 0; part < n; part++)
    slope[n * n + part]! += worth * ((right[0] === part ? 1 : 0) - found[0]![part]!)
  for (let i = 1; i < signs.length; i++) {
    slope[right[i - 1]! * n + right[i]!]! += worth
    for (let from = 0; from < n; from++)
      for (let to = 0; to < n; to++) {
        const path = sums.upTo[i - 1]![from]! + chain.steps[from * n + to]! + sums.scores[i]![to]!
        slope[from * n + to]! -= worth * Math.exp(path + sums.behind[i]![to]! - sums.whole)
      }
  }
  for (const [sign, { slope, times }] of slopes) {
    const row = rows.get(sign)!
    for (let part = 0; part < n; part++)
      slope[part]! -= (PENALTY * times * (row.weights[part]! - row.prior[part]!)) / row.times
    step(row.weights, row.squares, slope)
  }
  for (let i = 0; i < slope.length; i++) slope[i]! -= PENALTY * share * steps.weights[i]!
  step(steps.weights, steps.squares, slope)
}

/** The weights as weights.ts has them: rows of a sign and its weights in hundredths, and the steps. */
export async function learn(): Promise<{ signs: string; steps: string }> {
  const n = PARTS.length
  const all = await lessons()
  const rows = rowsOf(all)
  const steps: Row = {
    weights: zeros((n + 1) * n),
    prior: zeros((n + 1) * n),
    squares: zeros((n + 1) * n).fill(1e-6),
    times: 0,
  }
  const byRow: Float64Array[] = []
  for (const [sign, { weights }] of rows) byRow[sign] = weights
  const chain: Chain = { rows: byRow, steps: steps.weights, parts: n }
  const random = seeded(1)
  for (let round = 0; round < ROUNDS; round++) {
    const order = all.map((lesson) => ({ lesson, at: random() })).sort((a, b) => a.at - b.at)
    for (const { lesson } of order) learnPage(lesson, chain, rows, steps, 1 / all.length)
  }
  const written = (weights: Float64Array) => [...weights].map((weight) => Math.round(weight * 100)).join(',')
  const kept = [...rows]
    .filter(([, { weights }]) => weights.some((weight) => Math.abs(weight) >= SMALLEST))
    .map(([sign, { weights }]): [string, Float64Array] => [nameOf(sign), weights])
  kept.sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    signs: kept.map(([name, weights]) => `${name}=${written(weights)}`).join(' '),
    steps: written(steps.weights),
  }
}
