/** Real issues: the seeds, read as an update reads them, and streams cut from them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openCutter } from '../../src/analysis/analysis.js'
import { SegmentsWriter } from '../../src/indexing/segments.js'
import { readIssueText } from '../../src/ingest/ingest.js'
import type { Issue } from '../../src/model.js'
import type { SegmentMark } from '../../src/store/store.js'

const SEEDS = fileURLToPath(new URL('../../seeds/', import.meta.url))

export const SEED_FILES = readdirSync(SEEDS)
  .filter((name) => name.endsWith('.txt'))
  .sort()

export const readSeed = (name: string): Buffer => readFileSync(join(SEEDS, name))

/** Lines of `shortSeeds`: three articles and more, at a third of the time that the whole issue takes. */
const SHORT_LINES = 20

/** The beginnings of the five seeds, for tests that index again and again. */
export const shortSeeds = (): string[] =>
  SEED_FILES.map((name) => readSeed(name).toString().split('\n').slice(0, SHORT_LINES).join('\n'))

let issues: Issue[] | undefined

/** The seeds' issues. Not to be changed. */
export function seedIssues(): Issue[] {
  issues ??= SEED_FILES.map((name) => readIssueText(readSeed(name), name))
  return issues
}

/** Writes issues as one segment or more, numbered from `number`. */
export function writeIssues(folder: string, issues: readonly Issue[], number = 1): SegmentMark[] {
  const writer = new SegmentsWriter(folder, openCutter(), number)
  for (const issue of issues) writer.add(issue)
  return writer.finish()
}
