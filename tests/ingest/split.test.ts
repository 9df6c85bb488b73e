import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { JiebaoError } from '../../src/errors.js'
import {
  type Aspect,
  addScores,
  evaluateSplit,
  f1,
  noScores,
  printSplit,
  type Scores,
  scoreIssue,
} from '../../src/eval/split.js'
import { readIssueText } from '../../src/ingest/ingest.js'
import type { Issue } from '../../src/model.js'
import { isLong } from '../sizes.js'
import { type Alteration, alterations, originals, render, seeded } from './alter.js'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const SEEDS = { annotations: at('./annotations'), files: at('../../seeds') }
/** Composed before any rule was fitted to them, so that they say how an unseen paper is read. */
const UNSEEN = { annotations: at('./papers2'), files: at('./papers2') }
/** Of these, the ones whose failures no rule was ever fitted to. */
const HELD_BACK = ['云阳日报.txt', '南山融媒2021年3月19日.txt', '中原农村信息报.txt']
const PAPERS = { annotations: at('./papers'), files: at('./papers') }

/** What a reader of the archive notices first; each must hold on its own. */
const MAIN: Aspect[] = ['headline', 'body', 'join', 'kicker', 'section', 'byline', 'credit', 'caption']

/** A cut can leave nothing but front matter. */
function readOrNothing(bytes: Uint8Array, file: string): Issue | undefined {
  try {
    return readIssueText(bytes, file)
  } catch (error) {
    if (error instanceof JiebaoError && error.code === 'BAD_ISSUE') return undefined
    throw error
  }
}

function scoresOf(alteration: Alteration, folder: typeof SEEDS): { scores: Scores; notes: string[] } {
  const random = seeded(7)
  const scores = noScores()
  const notes: string[] = []
  for (const original of originals(folder.annotations, folder.files)) {
    for (const copy of alteration.copies(original, random)) {
      const { bytes, lines } = render(copy)
      if (lines.size === 0) continue
      const issue = readOrNothing(bytes, copy.annotation.file)
      if (!issue) continue
      const scored = scoreIssue(issue, copy.annotation, lines)
      addScores(scores, scored.scores)
      notes.push(...scored.notes)
    }
  }
  return { scores, notes }
}

test.each([
  ['the starting files', SEEDS],
  ['papers of other manners', PAPERS],
])('readIssueText() reads %s as the annotation does', (_, folder) => {
  const evaluation = evaluateSplit(folder.annotations, folder.files, readIssueText)
  const notes = evaluation.files.flatMap(({ file, notes }) => notes.map((note) => `${file}: ${note}`))
  expect(notes, printSplit(evaluation)).toEqual([])
})

/**
 * What is reached, less a little. As first read, before any rule was fitted to them,
 * headline and body: the first eleven .70 and .50, of which those held back .90 and
 * .51; then, each lot read by the rules made for the lots before, four .85 and .82,
 * three .67 and .73, two .89 and .78. So a paper of a new manner is read at the latter.
 */
test.each([
  ['all', () => true, { headline: 0.97, body: 0.93, join: 0.97, kicker: 0.84, section: 0.92, byline: 0.97 }],
  [
    'held back',
    (file: string) => HELD_BACK.includes(file),
    { headline: 0.93, body: 0.86, join: 0.97, kicker: 0.66, section: 0.76, byline: 0.97 },
  ],
] as [string, (file: string) => boolean, Partial<Record<Aspect, number>>][])(
  'readIssueText() reads papers written apart from the rules: %s',
  (_, isOne, floors) => {
    const evaluation = evaluateSplit(UNSEEN.annotations, UNSEEN.files, readIssueText)
    const files = evaluation.files.filter(({ file }) => isOne(file))
    const all = noScores()
    for (const { scores } of files) addScores(all, scores)
    for (const [aspect, floor] of Object.entries(floors)) {
      expect(f1(all[aspect as Aspect]), `${aspect}\n${printSplit({ files, all })}`).toBeGreaterThanOrEqual(
        floor,
      )
    }
    expect(files.length).toBeGreaterThanOrEqual(HELD_BACK.length)
  },
)

test('no rule knows the starting files: their heads and names stand nowhere in the sources', () => {
  const words = new Set<string>()
  for (const { annotation, lines } of originals(SEEDS.annotations, SEEDS.files)) {
    const text = (id: number) => (lines[id - 1]?.raw ?? '').replace(/^#+\s*/, '').trim()
    for (const article of annotation.articles) {
      for (const id of [article.headline, article.kicker, article.section].flat()) {
        if (id) for (const piece of text(id).split(/[ ①:：]/)) if (piece.length >= 4) words.add(piece)
      }
      for (const part of [article.reporters, article.correspondents, article.photographers]) {
        for (const name of part ?? []) words.add(name)
      }
    }
  }
  const folder = at('../../src/ingest')
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts')) continue
    const source = readFileSync(`${folder}/${name}`, 'utf8')
    expect(
      [...words].filter((word) => source.includes(word)),
      name,
    ).toEqual([])
  }
})

/** Least F1 over the starting files: what is reached, less a little. */
const FLOORS: Record<string, Partial<Record<Aspect, number>>> = {
  'two files joined': { kicker: 0.94 },
  'two files joined, no marks': { kicker: 0.94 },
  // Where the cut takes the line that tells, nothing can know it.
  'cut at a line': { headline: 0.97, kicker: 0.95, section: 0.9, byline: 0.95 },
  'cut at a line, no marks': { headline: 0.97, kicker: 0.93, section: 0.9, byline: 0.95 },
  'headline below its body': { headline: 0.97, kicker: 0.95, section: 0.97 },
  'headline below, no marks': { headline: 0.97, kicker: 0.95, section: 0.97 },
}
const FLOOR = 0.985

/** The same over the composed papers, which are smaller, so that one slip weighs more. */
const PAPER_FLOORS: Record<string, Partial<Record<Aspect, number>>> = {
  // Front matter whose colons are full-width is no YAML, and is read as lines.
  'punctuation full-width': { kicker: 0.87 },
  // The learned weights take the first of two like lines for the headline in one paper.
  'marks on every line': { headline: 0.98, kicker: 0.87 },
  'column tails repeated': { kicker: 0.96 },
  'tails repeated, no marks': { kicker: 0.96 },
  'marks of one level': { headline: 0.97, body: 0.95 },
  'names replaced': { byline: 0.97 },
  // A paper of 1932 and one of 2018 in one file have no custom in common: indents of one say of the other's
  // flush paragraphs that they go on, and the second masthead stands where a section would.
  'two files joined': { headline: 0.94, body: 0.865, join: 0.84, kicker: 0.75, section: 0.965 },
  'two files joined, no marks': { headline: 0.95, body: 0.905, join: 0.87, kicker: 0.75, section: 0.965 },
  'cut at a line': { headline: 0.96, body: 0.95, kicker: 0.95, section: 0.88, byline: 0.94 },
  'cut at a line, no marks': { headline: 0.96, body: 0.95, kicker: 0.95, section: 0.88, byline: 0.94 },
  'captions moved': { section: 0.85 },
  'captions moved, no marks': { section: 0.85 },
  'headline below its body': { headline: 0.935, body: 0.915, kicker: 0.86, section: 0.96 },
  'headline below, no marks': { headline: 0.94, body: 0.925, kicker: 0.87, section: 0.96 },
}

describe.each([
  ['the starting files', SEEDS, FLOORS, 0],
  ['papers of other manners', PAPERS, PAPER_FLOORS, 3],
])('altered copies of %s', (_, folder, floors, first) => {
  // Every sixth alteration, others for each folder; all of them with JIEBAO_LONG=1.
  const list = alterations(originals(folder.annotations, folder.files)).filter(
    (_, i) => isLong || i % 6 === first,
  )
  test.each(list.map((alteration) => [alteration.name, alteration] as const))('%s', (name, alteration) => {
    const { scores, notes } = scoresOf(alteration, folder)
    for (const aspect of MAIN) {
      const floor = floors[name]?.[aspect] ?? FLOOR
      const about = `${aspect}: ${notes
        .filter((note) => note.includes(` ${aspect}:`))
        .slice(0, 5)
        .join('\n')}`
      expect(f1(scores[aspect]), about).toBeGreaterThanOrEqual(floor)
    }
  })
})
