/**
 * Measures splitting: compares how ingest reads a file with a person's annotation of it,
 * aspect by aspect. The caller passes the reader, since this room may not import ingest.
 */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { JiebaoError } from '../errors.js'
import type { Article, Issue } from '../model.js'
import { type Annotation, type PrintedLine, printedLines } from './annotation.js'
import { type ReadingScores, scoreReading } from './reading.js'

const ASPECTS = [
  'headline',
  'body',
  'join',
  'kicker',
  'subheadline',
  'section',
  'series',
  'byline',
  'credit',
  'caption',
  'aside',
  'eventDate',
  'issueDate',
  'publication',
  'furniture',
  'other',
  'doubt',
] as const
export type Aspect = (typeof ASPECTS)[number]

export type SplitTally = { right: number; missed: number; wrong: number }
export type Scores = Record<Aspect, SplitTally>
export type ReadFile = {
  file: string
  manner: string
  scores: Scores
  reading: ReadingScores
  notes: string[]
}
export type Evaluation = { files: ReadFile[]; all: Scores }
export type IssueReader = (bytes: Uint8Array, file: string) => Issue

export const noScores = (): Scores =>
  Object.fromEntries(ASPECTS.map((aspect) => [aspect, { right: 0, missed: 0, wrong: 0 }])) as Scores

/** F1 of a tally; 1 if there was nothing to find and nothing was found. */
export function f1({ right, missed, wrong }: SplitTally): number {
  return right + missed + wrong === 0 ? 1 : (2 * right) / (2 * right + missed + wrong)
}

export function addScores(to: Scores, from: Scores): void {
  for (const aspect of ASPECTS) {
    for (const part of ['right', 'missed', 'wrong'] as const) to[aspect][part] += from[aspect][part]
  }
}

// ---------------------------------------------------------------- what is compared

type Facts = Record<Aspect, string[]>

const noFacts = (): Facts => Object.fromEntries(ASPECTS.map((aspect) => [aspect, []])) as unknown as Facts

/** The annotation's facts about a copy with these lines; lines that the copy lacks are left out. */
function annotatedFacts(annotation: Annotation, lines: ReadonlyMap<number, PrintedLine>): Facts {
  const facts = noFacts()
  const text = (id: number) => lines.get(id)?.text ?? ''
  for (const article of annotation.articles) {
    const body = article.body.map((ids) => ids.filter((id) => lines.has(id))).filter((ids) => ids.length > 0)
    const first = body[0]?.[0]
    if (first === undefined) continue
    const anchor = lines.get(first)!.line
    const whole = body.map((ids) => ids.map(text).join('')).join('\n')
    const heads = (ids: number[]) =>
      ids
        .map(text)
        .filter((head) => head !== '')
        .join(' ')
    add(facts, 'headline', anchor, heads([article.headline ?? []].flat()))
    add(facts, 'kicker', anchor, heads(article.kicker ?? []))
    add(facts, 'subheadline', anchor, heads(article.subheadline ?? []))
    add(facts, 'section', anchor, text(article.section ?? -1))
    if (article.series) add(facts, 'series', anchor, `${article.series.name}#${article.series.number}`)
    add(facts, 'credit', anchor, text(article.credit ?? -1))
    add(facts, article.kind === 'photo' ? 'caption' : 'body', anchor, whole)
    for (const id of article.captions ?? []) add(facts, 'caption', lines.get(id)?.line ?? 0, text(id))
    for (const aside of article.asides ?? []) add(facts, 'aside', anchor, asideText(aside, text))
    addNames(facts, anchor, article)
    add(facts, 'eventDate', anchor, article.eventDate ?? '')
    for (const ids of body) {
      for (const [i, id] of ids.entries()) {
        const from = lines.get(ids[i - 1] ?? id)!.line
        const to = lines.get(id)!.line
        if (from !== to) facts.join.push(`${from}-${to}`)
      }
    }
  }
  const present = (ids: readonly number[]) => ids.flatMap((id) => lines.get(id)?.line ?? []).map(String)
  facts.furniture = present(annotation.furniture)
  facts.other = present([...annotation.other, ...annotation.furniture])
  facts.doubt = annotation.doubts.flatMap((doubt) =>
    present([doubt.line]).map((line) => `${doubt.class} ${line}`),
  )
  facts.publication = annotation.publication === null ? [] : [annotation.publication]
  return facts
}

/** The text of an aside: without its label if both stand on one line, where the label ends at the colon. */
function asideText(aside: { label: number; text: number }, text: (id: number) => string): string {
  const whole = text(aside.text)
  const colon = aside.label === aside.text ? whole.search(/[:：]/) : -1
  const label = colon < 0 ? text(aside.label) : whole.slice(0, colon)
  return `${label.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')}: ${whole.slice(colon + 1)}`
}

function foundFacts(issue: Issue): Facts {
  const facts = noFacts()
  for (const article of issue.articles) {
    const anchor = article.paragraphs[0]?.line ?? 0
    if (article.kind === 'other') {
      facts.other = article.paragraphs.map(({ line }) => String(line))
      continue
    }
    for (const aspect of ['headline', 'kicker', 'subheadline', 'section', 'credit', 'eventDate'] as const) {
      add(facts, aspect, anchor, article[aspect] ?? '')
    }
    if (article.series) add(facts, 'series', anchor, `${article.series.name}#${article.series.number}`)
    add(facts, article.kind === 'photo' ? 'caption' : 'body', anchor, article.body)
    for (const { line, text } of article.captions) add(facts, 'caption', line, text)
    for (const { label, text } of article.asides) add(facts, 'aside', anchor, `${label}: ${text}`)
    addNames(facts, anchor, article)
    facts.join.push(...article.joins.map(({ fromLine, toLine }) => `${fromLine}-${toLine}`))
  }
  facts.furniture = issue.furniture.map(({ line }) => String(line))
  facts.doubt = issue.doubts.map((doubt) => `${doubt.class} ${doubt.line}`)
  facts.publication = issue.issue.publication.name === null ? [] : [issue.issue.publication.name]
  return facts
}

function add(facts: Facts, aspect: Aspect, line: number, value: string): void {
  if (value !== '') facts[aspect].push(`${line} ${value}`)
}

type Names = Partial<Pick<Article, 'reporters' | 'correspondents' | 'photographers'>>

function addNames(facts: Facts, line: number, names: Names): void {
  for (const part of ['reporters', 'correspondents', 'photographers'] as const) {
    for (const name of names[part] ?? []) add(facts, 'byline', line, `${part} ${name}`)
  }
}

/**
 * Counts one issue against its annotation.
 *
 * @param lines by annotated line number: the same line in the copy that was read
 * @returns the counts, and each difference in words
 */
export function scoreIssue(
  issue: Issue,
  annotation: Annotation,
  lines: ReadonlyMap<number, PrintedLine>,
): { scores: Scores; notes: string[] } {
  const expected = annotatedFacts(annotation, lines)
  const found = foundFacts(issue)
  const scores = noScores()
  const notes: string[] = []
  for (const aspect of ASPECTS) {
    const rest = [...found[aspect]]
    for (const fact of expected[aspect]) {
      const at = rest.indexOf(fact)
      if (at >= 0) rest.splice(at, 1)
      else notes.push(`missed ${aspect}: ${brief(fact)}`)
      scores[aspect][at >= 0 ? 'right' : 'missed']++
    }
    scores[aspect].wrong = rest.length
    for (const fact of rest) notes.push(`wrong ${aspect}: ${brief(fact)}`)
  }
  scores.issueDate = scoreDate(issue, annotation)
  if (scores.issueDate.right === 0 && annotation.date) notes.push(`issueDate: ${issue.issue.date.from}`)
  return { scores, notes }
}

function scoreDate(issue: Issue, { date }: Annotation): SplitTally {
  const { from, to } = issue.issue.date
  if (!date || !from || !to) return { right: 0, missed: date ? 1 : 0, wrong: !date && from ? 1 : 0 }
  const isRight = from >= date.notBefore && from <= date.notAfter
  return { right: isRight ? 1 : 0, missed: isRight ? 0 : 1, wrong: isRight ? 0 : 1 }
}

const brief = (fact: string) =>
  fact.length > 70 ? `${fact.slice(0, 40)}…${fact.slice(-28)} (${fact.length})`.replaceAll('\n', '¶') : fact

// ---------------------------------------------------------------- whole folders

/** @throws {JiebaoError} BAD_ISSUE, naming the path, whatever reading it throws */
function readingFrom<T>(path: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new JiebaoError('source-unreadable', path, { why: (error as Error).message }, { cause: error })
  }
}

/** Scores the reading of every annotated file of a folder. @throws {JiebaoError} BAD_ISSUE */
export function evaluateSplit(annotationsDir: string, seedsDir: string, read: IssueReader): Evaluation {
  const evaluation: Evaluation = { files: [], all: noScores() }
  const names = readingFrom(annotationsDir, () => readdirSync(annotationsDir)).sort()
  for (const name of names.filter((name) => name.endsWith('.json'))) {
    const path = join(annotationsDir, name)
    const annotation = readingFrom(path, () => JSON.parse(readFileSync(path, 'utf8')) as Annotation)
    const source = join(seedsDir, String(annotation?.file))
    const bytes = readingFrom(source, () => readFileSync(source))
    const lines = printedLines(new TextDecoder().decode(bytes), annotation.reads)
    const issue = read(bytes, annotation.file)
    const { scores, notes } = scoreIssue(issue, annotation, lines)
    const { scores: reading, notes: faults } = scoreReading(issue, annotation, lines)
    const { file, manner = '' } = annotation
    evaluation.files.push({ file, manner, scores, reading, notes: manner === '' ? notes : faults })
    addScores(evaluation.all, scores)
  }
  return evaluation
}

/** The report as a table: one row an aspect, one column a file, with right/expected and the number wrong. */
export function printSplit({ files, all }: Evaluation): string {
  const columns = [
    ...files.map(({ file, scores }) => ({ name: file.slice(0, 10), scores })),
    { name: 'all', scores: all },
  ]
  const rows = [['', ...columns.map(({ name }) => name)]]
  for (const aspect of ASPECTS) {
    rows.push([aspect, ...columns.map(({ scores }) => cell(scores[aspect]))])
  }
  return rows
    .map((row) => row.map((text, i) => (i === 0 ? text.padEnd(12) : text.padStart(18))).join(''))
    .join('\n')
}

function cell(tally: SplitTally): string {
  const { right, missed, wrong } = tally
  return `${right}/${right + missed}${wrong > 0 ? ` +${wrong}` : ''} ${f1(tally).toFixed(3)}`
}
