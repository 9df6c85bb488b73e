import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { JiebaoError } from '../../src/errors.js'
import { PARTS, Segment, type SegmentMark, type SegmentPart } from '../../src/store/segment.js'
import type { TermInfo } from '../../src/store/terms.js'
import { size } from '../sizes.js'
import { seedIssues, writeIssues } from './articles.js'
import { freshFolder } from './folder.js'

/** In each of the five files. */
const FLIPS = size('flipsInSegment')

/** Numbers below a bound, the same in every run. */
function randomly(seed: number): (bound: number) => number {
  let state = seed
  return (bound) => {
    // Numerical Recipes' linear congruence; the high bits are the good ones.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * bound)
  }
}

/** All that a segment can be asked, one answer after another. */
function* answers(segment: Segment): Generator<string> {
  const { docValues } = segment
  for (let a = 0; a < docValues.articles; a++) {
    yield JSON.stringify([docValues.articleRow(a), segment.articleRecord(a)])
    expect(segment.articleById(docValues.ids.at(a))).toBe(a)
  }
  for (let i = 0; i < docValues.issues; i++)
    yield JSON.stringify([docValues.issueRow(i), segment.issueRecord(i)])
  for (const { key, info } of segment.allTerms()) {
    expect(segment.terms.find(key)).toStrictEqual(info)
    yield `${Buffer.from(key).toString('hex')} ${listOf(segment, info)}`
  }
}

function listOf(segment: Segment, info: TermInfo): string {
  const placed = info.hasPositions
  const cursor = segment.postings(info)
  const reader = placed ? segment.positions(info) : undefined
  const told: unknown[] = []
  let from = 0
  while (cursor.nextBlock()) {
    if (!placed) cursor.loadFields()
    for (let i = 0; i < cursor.size; i++) {
      const places = new Int32Array(cursor.counts[i]!)
      reader?.load(from, places.length, places)
      from += places.length
      told.push(cursor.docs[i], [...places], placed ? [] : [...cursor.fieldCounts.subarray(i * 8, i * 8 + 8)])
    }
  }
  return JSON.stringify(told)
}

/** One hash for each answer; 'INDEX_CORRUPT' where it was refused. Any other failure is thrown on. */
function tell(folder: string, mark: SegmentMark): string[] {
  const told: string[] = []
  let segment: Segment | undefined
  try {
    segment = new Segment(folder, mark)
    for (const answer of answers(segment)) told.push(createHash('md5').update(answer).digest('hex'))
  } catch (error) {
    if (!(error instanceof JiebaoError) || error.code !== 'INDEX_CORRUPT') throw error
    told.push(error.code)
  } finally {
    segment?.close()
  }
  return told
}

let folder: string
let mark: SegmentMark
let truth: string[]

function build(): void {
  folder = freshFolder()
  mark = writeIssues(folder, seedIssues())[0]!
  truth = tell(folder, mark)
  expect(truth.length).toBeGreaterThan(5000)
  expect(truth).not.toContain('INDEX_CORRUPT')
}

/** Until it is refused, every answer is the true one; and it is refused or all are given. */
function isTrueOrRefused(told: string[]): boolean {
  const refused = told.at(-1) === 'INDEX_CORRUPT'
  const given = refused ? told.slice(0, -1) : told
  expect(given).toStrictEqual(truth.slice(0, given.length))
  expect(refused || given.length === truth.length).toBe(true)
  return refused
}

test('a bit flipped anywhere in a segment is refused, and no answer is ever wrong', () => {
  build()
  const random = randomly(20_240_412)
  for (const part of PARTS) {
    const path = join(folder, `${mark.name}.${part}`)
    const good = readFileSync(path)
    for (let n = 0; n < FLIPS; n++) {
      const bad = Uint8Array.from(good)
      bad[random(good.length)]! ^= 1 << random(8)
      writeFileSync(path, bad)
      expect(isTrueOrRefused(tell(folder, mark))).toBe(true)
      expect(brokenPages(folder, mark)).toBe(part)
    }
    writeFileSync(path, good)
  }
  expect(tell(folder, mark)).toStrictEqual(truth)
}, 120_000)

/** The part that checkPages(), or opening, names. */
function brokenPages(folder: string, mark: SegmentMark): SegmentPart | undefined {
  let named = ''
  try {
    const segment = new Segment(folder, mark)
    named = segment.checkPages().problems[0]?.value ?? ''
    segment.close()
  } catch (error) {
    named = (error as JiebaoError).value
  }
  return PARTS.find((part) => named === `${mark.name}.${part}`)
}

test('files cut short, overwritten by zeros or exchanged are refused', () => {
  build()
  const random = randomly(7)
  for (const part of PARTS) {
    const path = join(folder, `${mark.name}.${part}`)
    const good = readFileSync(path)
    const at = random(good.length - 8)
    const zeroed = Uint8Array.from(good).fill(0, at, at + 4096)
    const other = readFileSync(
      join(folder, `${mark.name}.${PARTS[(PARTS.indexOf(part) + 1) % PARTS.length]!}`),
    )
    for (const bad of [good.subarray(0, at), zeroed, new Uint8Array(good.length), new Uint8Array(0), other]) {
      writeFileSync(path, bad)
      expect(isTrueOrRefused(tell(folder, mark))).toBe(true)
    }
    writeFileSync(path, good)
  }
})
