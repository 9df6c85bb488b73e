/**
 * Finds the weights of src/ingest/learned/stack-weights.ts: the second half of `npm run learn`.
 *
 * The pages and the share of rules left out are those of learn.ts. A lesson is a stack of headings over a story: its readings,
 * and which of them a person accepts. The loss is the logarithm of what these are given together, with a penalty on squares;
 * the rows `rules:same1` and `rules:same2` are drawn towards believing the rules. Steps follow AdaGrad.
 */

import type { AnnotatedArticle } from '../../src/eval/annotation.js'
import { stacksByRules } from '../../src/ingest/issue.js'
import { readingsOf, type StackReading, StackSigns } from '../../src/ingest/learned/stack-signs.js'
import { shares } from '../../src/ingest/learned/stacks.js'
import type { Block } from '../../src/ingest/page/block.js'
import type { StoryStack } from '../../src/ingest/stories/stacks.js'
import { withCharacters } from '../../src/lexicon.js'
import { seeded } from './alter.js'
import { allDecisions, annotatedPages, composedPages, LEFT_OUT, type Page, WORTH, without } from './learn.js'

/** How often each page is read: with a quarter of it weights differ by luck. */
const DRAWS = { annotated: 16, composed: 8 }
/** Signs on fewer pages are left out. */
const LEAST_PAGES = 4
const ROUNDS = 6
const RATE = 0.1
const PENALTY = 1
/** Weight that the reading of the rules has before anything is learned. */
const BELIEF = 2
const BELIEVED = ['rules:same1', 'rules:same2']

type Lesson = { page: Page; signs: string[][]; right: boolean[]; worth: number }
/** Where a line stands: in the text of an article, or its headline. */
type Place = { article: number; part: 'body' | 'headline' }
type Draft = Awaited<ReturnType<typeof stacksByRules>>['layout']['drafts'][number]

const plain = (text: string) => withCharacters(text).normalize('NFKC').replace(/[\s|]/g, '')

// ---------------------------------------------------------------- the right readings

function placesOf({ annotation, lines }: Page): Map<number, Place[]> {
  const places = new Map<number, Place[]>()
  for (const [article, { headline, body }] of annotation.articles.entries())
    for (const [part, ids] of [
      ['headline', [headline ?? []].flat()],
      ['body', body.flat()],
    ] as const)
      for (const id of ids) {
        const line = lines.get(id)?.line ?? Math.floor(id)
        places.set(line, [...(places.get(line) ?? []), { article, part }])
      }
  return places
}

const readingsBy = (article: AnnotatedArticle): AnnotatedArticle[] => [
  article,
  ...(article.or ?? []).map((other) => ({ ...article, ...other })),
]

/** Which of the readings of a stack a person accepts; undefined where none of them is right, or nobody says. */
function rightReadings(
  { annotation, lines }: Page,
  placesAt: (block: Block) => Place[],
  drafts: readonly Draft[],
  stack: StoryStack,
  readings: readonly StackReading[],
): boolean[] | undefined {
  const only = (wanted: StackReading) => readings.map((reading) => reading === wanted)
  const body = drafts[stack.draft]!.body
  const places = placesAt(body.find(({ role }) => role !== 'inner') ?? body[0]!)
  const own = places.find(({ part }) => part === 'body')?.article
  // No person takes the text below for a story's.
  if (own === undefined) return places.length > 0 ? undefined : only('none')
  const above = drafts[stack.draft - 1]?.body ?? []
  const goesOn = above.some((block) =>
    placesAt(block).some(({ article, part }) => article === own && part === 'body'),
  )
  if (goesOn) return only('inner')
  const headlines = readingsBy(annotation.articles[own]!).map(({ headline }) =>
    plain(
      [headline ?? []]
        .flat()
        .map((id) => lines.get(id)?.text ?? '')
        .join(''),
    ),
  )
  const right = readings.map(
    (reading) =>
      typeof reading === 'object' &&
      headlines.includes(
        plain(
          stack.lines
            .slice(reading.from, reading.to + 1)
            .map(({ text }) => text)
            .join(''),
        ),
      ),
  )
  if (right.some(Boolean)) return right
  const holdsSome = stack.lines.some((line) =>
    placesAt(line).some(({ article, part }) => article === own && part === 'headline'),
  )
  return holdsSome && !headlines.includes('') ? undefined : only('none')
}

function lessonsOf(page: Page, worth: number, run: () => ReturnType<typeof stacksByRules>): Lesson[] {
  const places = placesOf(page)
  const placesAt = ({ pieces }: Block) => pieces.flatMap(({ line }) => places.get(line) ?? [])
  const { stacks, layout } = run()
  return stacks.flatMap((stack) => {
    const { readings } = readingsOf(stack)
    const right = rightReadings(page, placesAt, layout.drafts, stack, readings)
    const signs = new StackSigns(stack)
    return right ? { page, signs: readings.map((reading) => signs.of(reading)), right, worth } : []
  })
}

async function lessons(): Promise<Lesson[]> {
  const decisions = await allDecisions()
  const read = (pages: readonly Page[], kind: keyof typeof DRAWS) =>
    pages.flatMap((page, i) =>
      Array.from({ length: DRAWS[kind] }, (_, draw) => {
        const random = seeded(draw * 1000 + i * 7919 + 13)
        const run = () => without(decisions, LEFT_OUT[kind], random, () => stacksByRules(page.text))
        return lessonsOf(page, WORTH[kind] / DRAWS[kind], run)
      }).flat(),
    )
  return [...read(annotatedPages(), 'annotated'), ...read(composedPages(), 'composed')]
}

// ---------------------------------------------------------------- learning

/** A weight, towards which it is drawn, and the sum of the squares of its steps so far. */
type Row = { weight: number; prior: number; squares: number; times: number }

function rowsOf(all: readonly Lesson[]): Map<string, Row> {
  const pages = new Map<string, Set<Page>>()
  for (const { page, signs } of all)
    for (const sign of new Set(signs.flat())) pages.set(sign, (pages.get(sign) ?? new Set()).add(page))
  const rows = new Map<string, Row>()
  for (const [sign, { size }] of pages) {
    const prior = BELIEVED.includes(sign) ? BELIEF : 0
    if (size >= LEAST_PAGES) rows.set(sign, { weight: prior, prior, squares: 1e-6, times: 0 })
  }
  return rows
}

function learnStack(readings: readonly Row[][], right: readonly boolean[], worth: number): void {
  const likely = shares(readings.map((own) => own.reduce((sum, { weight }) => sum + weight, 0)))
  const whole = likely.reduce((sum, share, i) => sum + (right[i] ? share : 0), 0)
  const slopes = new Map<Row, { slope: number; times: number }>()
  for (const [i, own] of readings.entries()) {
    const slope = worth * ((right[i] ? likely[i]! / Math.max(whole, 1e-12) : 0) - likely[i]!)
    for (const row of own) {
      const sum = slopes.get(row) ?? { slope: 0, times: 0 }
      slopes.set(row, sum)
      sum.slope += slope
      sum.times++
    }
  }
  for (const [row, { slope, times }] of slopes) {
    const step = slope - (PENALTY * times * (row.weight - row.prior)) / row.times
    row.squares += step * step
    row.weight += (RATE / Math.sqrt(row.squares)) * step
  }
}

/** The weights as stack-weights.ts has them: rows of a sign and its weight in hundredths. */
export async function learnStacks(): Promise<string> {
  const all = await lessons()
  const rows = rowsOf(all)
  const inRows = all.map(({ signs, right, worth }) => ({
    readings: signs.map((own) => own.flatMap((sign) => rows.get(sign) ?? [])),
    right,
    worth,
  }))
  for (const { readings } of inRows) for (const own of readings) for (const row of own) row.times++
  const random = seeded(1)
  for (let round = 0; round < ROUNDS; round++) {
    const order = inRows.map((lesson) => ({ lesson, at: random() })).sort((a, b) => a.at - b.at)
    for (const { lesson } of order) learnStack(lesson.readings, lesson.right, lesson.worth)
  }
  return [...rows]
    .map(([sign, { weight }]) => ({ sign, hundredths: Math.round(weight * 100) }))
    .filter(({ hundredths }) => hundredths !== 0)
    .sort((a, b) => (a.sign < b.sign ? -1 : 1))
    .map(({ sign, hundredths }) => `${sign}=${hundredths}`)
    .join(' ')
}
