/**
 * Pages that Chromium set and the usual tools read: pdftotext in three ways, the PDF itself, and Tesseract as text, hOCR and ALTO.
 * `npm run press` makes them anew (make.ts); the tests read the committed files.
 */

import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { type Annotation, printedLines } from '../../../src/eval/annotation.js'
import {
  byManner,
  type Measure,
  printReading,
  type ReadingScores,
  readingF1,
  scoreReading,
} from '../../../src/eval/reading.js'
import { readIssueText } from '../../../src/ingest/ingest.js'
import { isLong } from '../../sizes.js'
import { readLaid, type SetPage } from './read.js'

const pathOf = (name: string) => fileURLToPath(new URL(name, import.meta.url))

type Read = { manner: string; reading: ReadingScores }

/** Text beside its annotation. */
function readTexts(folder: string): Read[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return names.map((name) => {
    const annotation = JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as Annotation
    const bytes = readFileSync(`${folder}/${annotation.file}`)
    const lines = printedLines(bytes.toString(), annotation.reads)
    const { scores } = scoreReading(readIssueText(bytes, annotation.file), annotation, lines)
    return { manner: annotation.manner!, reading: scores }
  })
}

/** Pages with places beside how they were set. */
async function readPlaced(folder: string): Promise<Read[]> {
  const names = readdirSync(folder).filter((name) => /\.(?:hocr|xml|laid)\.gz$/.test(name))
  const unpacked = (name: string) => gunzipSync(readFileSync(`${folder}/${name}`))
  return Promise.all(
    names.map(async (name) => {
      const [stem, ending] = name.split('.')
      const set = JSON.parse(unpacked(`${stem}.set.gz`).toString()) as SetPage
      const about = { file: `${stem}.${ending}`, manner: ending! }
      const { issue, annotation, lines } = await readLaid(set, unpacked(name), about)
      return { manner: about.manner, reading: scoreReading(issue, annotation, lines).scores }
    }),
  )
}

/** Least F1: what is reached, rounded well down. Nobody who writes a rule looks into held/. */
const FLOORS: [folder: string, of: 'text' | 'places', floors: Partial<Record<Measure, number>>][] = [
  ['pages', 'text', { headlines: 0.36, joins: 0.8 }],
  ['pages', 'places', { headlines: 0.82, joins: 0.88, bylines: 0.85 }],
  ['held', 'text', { headlines: 0.34, joins: 0.74 }],
  ['held', 'places', { headlines: 0.68, joins: 0.84 }],
]

test.each(FLOORS)('the pages of %s/ are read: %s', async (folder, of, floors) => {
  const files = await (of === 'text' ? readTexts : readPlaced)(pathOf(folder))
  const about = printReading(files)
  if (isLong) process.stdout.write(`${folder}, ${of}\n${about}\n`)
  const all = byManner(files).at(-1)![1]
  for (const [measure, floor] of Object.entries(floors))
    expect(readingF1(all[measure as Measure]), `${measure}\n${about}`).toBeGreaterThanOrEqual(floor)
  expect(files.length).toBeGreaterThanOrEqual(4)
})

if (process.env.JIEBAO_PRESS)
  test('pages are set, read by tools and kept', async () => {
    const { keep, make, SERIES } = await import('./make.js')
    for (const series of SERIES) {
      const work = `${process.env.JIEBAO_PRESS}/${series.name}`
      await make(work, series)
      await keep(work, pathOf(series.name), series)
    }
  }, 3_600_000)
