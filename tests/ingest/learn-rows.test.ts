/**
 * The model that tells which lines over a story are its headline, on pages that `print-pages.ts` composes, and how its
 * weights are learned: `JIEBAO_LEARN=1 npx vitest run tests/ingest/learn-rows.test.ts` writes them into
 * `src/ingest/rules/headline-rows.ts`.
 *
 * Stories and annotated pages of odd place teach, those of even place examine; the weights that are
 * written are learned from both.
 */

import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { type Annotation, type PrintedLine, printedLines } from '../../src/eval/annotation.js'
import { readIssueText } from '../../src/ingest/ingest.js'
import { HEADLINE_ROW, heaviestRow, type Row } from '../../src/ingest/rules/headline-rows.js'
import { rule } from '../../src/ingest/rules/rule.js'
import { isLong } from '../sizes.js'
import { originals, render } from './alter.js'
import { anySetting, composed } from './print-pages.js'
import { readStories, type Story, storiesOf } from './stories.js'

const pathOf = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const isLearning = process.env.JIEBAO_LEARN === '1'
const PAGES = isLearning ? 300 : isLong ? 150 : 16
/** Annotated pages count so many times as much as composed ones: their kickers and subheadlines are as usual as in print. */
const ANNOTATED = 4
/** Strength of the ridge. */
const RIDGE = 0.003
const STEPS = 300

const ANNOTATED_PAGES = ['open', 'papers', 'papers2'].flatMap((name) => originals(pathOf(name), pathOf(name)))
const NO_PRINT = /e-paper|web|markdown|library|site|feed|dump|account|faults|gazette|qing|notices|vertical/i

/** The stories of every second page and of every second line of `composed/stories.txt`. */
function poolOf(part: 0 | 1): Story[] {
  const pages = ANNOTATED_PAGES.filter(({ annotation }) => !NO_PRINT.test(annotation.manner ?? ''))
  const own = readStories(readFileSync(pathOf('composed/stories.txt'), 'utf8'))
  const stories = [
    ...pages.filter((_, i) => i % 2 === part).flatMap(storiesOf),
    ...own.filter((_, i) => i % 2 === part),
  ]
  return [...new Map(stories.map((story) => [story.headline, story])).values()]
}

/** The rows of one deck as the places of their features, those that are the headline, and the row that is read. */
type Case = { rows: number[][]; right: number[]; isRead: boolean; weight: number }

/** The decks of a page among whose rows the headline is. */
function casesOf(
  text: string,
  annotation: Annotation,
  lines: ReadonlyMap<number, PrintedLine>,
  weight: number,
): Case[] {
  const decks = new Map<Row['deck'], Row[]>()
  // It speaks of no row, and sees all that are weighed.
  const witness = rule<Row>('witness', 0, 'None.', (row) => {
    decks.set(row.deck, [...(decks.get(row.deck) ?? []), row])
    return false
  })
  HEADLINE_ROW.push(witness)
  try {
    readIssueText(new TextEncoder().encode(text), annotation.file)
  } finally {
    HEADLINE_ROW.pop()
  }
  const headlines = annotation.articles.flatMap((article) =>
    [article, ...(article.or ?? [])].map(({ headline }) =>
      [headline ?? []]
        .flat()
        .map((id) => lines.get(id)?.line)
        .join(),
    ),
  )
  return [...decks].flatMap(([deck, rows]) => {
    if (deck.lines.length < 2) return []
    const printed = ({ from, to }: Row) =>
      deck.lines
        .slice(from, to)
        .flatMap(({ pieces }) => pieces.map(({ line }) => line))
        .join()
    const right = rows.flatMap((row, i) => (headlines.includes(printed(row)) ? [i] : []))
    if (right.length === 0) return []
    const holding = rows.map((row) => HEADLINE_ROW.flatMap(({ holds }, i) => (holds(row) ? [i] : [])))
    const { row } = heaviestRow(deck, rows[0]!.read)
    const isRead = headlines.includes(printed(row))
    return [{ rows: holding, right, isRead, weight }]
  })
}

const composedCases = (pool: readonly Story[], first: number): Case[] =>
  Array.from({ length: PAGES }, (_, i) => first + i).flatMap((number) => {
    const { text, annotation, lines } = composed(pool, anySetting(number), number)
    return casesOf(text, annotation, lines, 1)
  })

const annotatedCases = (): Case[] =>
  ANNOTATED_PAGES.flatMap((page) => {
    const text = new TextDecoder().decode(render(page).bytes)
    return casesOf(text, page.annotation, printedLines(text, page.annotation.reads), ANNOTATED)
  })

const sumOf = (features: readonly number[], weights: readonly number[]) =>
  features.reduce((sum, i) => sum + weights[i]!, 0)

/** Weights of greatest likelihood under a ridge, by Adam (Kingma and Ba, 2015). */
function learn(cases: readonly Case[]): number[] {
  const weights = HEADLINE_ROW.map(() => 0)
  const [mean, square] = [weights.map(() => 0), weights.map(() => 0)]
  for (let step = 1; step <= STEPS; step++) {
    const slope = weights.map((weight) => RIDGE * weight)
    for (const { rows, right, weight } of cases) {
      const powers = rows.map((features) => Math.exp(sumOf(features, weights)))
      const all = powers.reduce((sum, power) => sum + power, 0)
      const own = right.reduce((sum, i) => sum + powers[i]!, 0)
      for (const [i, features] of rows.entries()) {
        const error = powers[i]! / all - (right.includes(i) ? powers[i]! / own : 0)
        for (const feature of features) slope[feature]! += (error * weight) / cases.length
      }
    }
    for (const [i, own] of slope.entries()) {
      mean[i] = 0.9 * mean[i]! + 0.1 * own
      square[i] = 0.999 * square[i]! + 0.001 * own * own
      const size = Math.sqrt(square[i]! / (1 - 0.999 ** step)) + 1e-8
      weights[i]! -= (0.05 * (mean[i]! / (1 - 0.9 ** step))) / size
    }
  }
  return weights
}

/** The share of decks whose headline is the heaviest row. */
function shareOf(cases: readonly Case[], weights: readonly number[]): number {
  const found = cases.filter(({ rows, right }) => {
    const sums = rows.map((features) => sumOf(features, weights))
    return right.includes(sums.indexOf(Math.max(...sums)))
  })
  return found.length / cases.length
}

test('the heaviest row of composed pages is the headline', () => {
  const examined = composedCases(poolOf(1), 20_001)
  expect(examined.length).toBeGreaterThanOrEqual(PAGES)
  expect(examined.filter(({ isRead }) => isRead).length / examined.length).toBeGreaterThanOrEqual(0.65)
})

test.runIf(isLearning)('weights are learned and written', { timeout: 1e6 }, () => {
  const [odd, even, annotated] = [
    composedCases(poolOf(0), 1),
    composedCases(poolOf(1), 9001),
    annotatedCases(),
  ]
  const halves = learn([...odd, ...annotated.filter((_, i) => i % 2 === 0)])
  const unseen = [
    shareOf(even, halves),
    shareOf(
      annotated.filter((_, i) => i % 2 === 1),
      halves,
    ),
  ]
  const weights = learn([...odd, ...even, ...annotated])
  const seen = [odd, even, annotated].map((cases) => shareOf(cases, weights))
  process.stdout.write(
    `unseen ${unseen}; seen ${seen}; of ${[odd, even, annotated].map(({ length }) => length)}\n`,
  )
  const file = pathOf('../../src/ingest/rules/headline-rows.ts')
  const text = HEADLINE_ROW.reduce(
    (text, { id }, i) =>
      text.replace(new RegExp(`('${id}',\\s*)-?[\\d.]+,`), `$1${Number(weights[i]!.toFixed(2))},`),
    readFileSync(file, 'utf8'),
  )
  writeFileSync(file, text)
  expect(unseen[0]).toBeGreaterThan(0.6)
})
