/**
 * The same composed pages as clean PDF, and recognised by Tesseract as text, hOCR, ALTO and PDF: how well each is read.
 *
 * Needs a compiled Jiebao, Chromium with Chinese fonts, and tesseract with chi_sim. Fails below the aims.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { readSource } from '../../../dist/src/ingest/ingest.js'
import { compose, measureSet } from './compose.mjs'
import { f1, scoreHeadlines, scoreJoins, scoreMarks } from './measure.mjs'

const papers = join(import.meta.dirname, '../../ingest/papers2')
/** Papers whose pages are set. */
const NAMES = ['p01', 'p21', 'p02', 'p05', 'p41', 'p31', 'p24', 'p09']
/** Dots of a CSS pixel: 192 an inch. */
const SCALE = 2
/** @type {Record<string, string>} file of each format by its ending */
const FORMATS = {
  text: '.ocr.txt',
  hOCR: '.ocr.hocr',
  ALTO: '.ocr.xml',
  PDF: '.pdf',
  'PDF of Tesseract': '.ocr.pdf',
}
const AIMED = ['ALTO', 'PDF']
const AIMS = { headlines: 0.95, joins: 0.95, marks: 0.99 }

/** A folder to keep the pages in and to take them from; and a format whose differences are told. */
const [kept, told] = process.argv.slice(2)
const work = kept ?? mkdtempSync(join(tmpdir(), 'jiebao-recognised.'))
mkdirSync(work, { recursive: true })

/** @param {string} file */
async function read(file) {
  const issues = []
  const path = join(work, file)
  for await (const issue of readSource({ file, path }, () => {})) issues.push(issue)
  return issues.flatMap(({ articles }) => articles)
}

/** @param {import('playwright-core').Browser} browser @param {string} stem @param {number} number */
async function setAndRecognise(browser, stem, number) {
  const { html, gold, width } = compose(papers, `${stem}.json`, number)
  const page = await browser.newPage({
    deviceScaleFactor: SCALE,
    viewport: { width: Math.round((width / 25.4) * 96), height: 900 },
  })
  await page.setContent(html, { waitUntil: 'load' })
  const { height, parts } = await page.evaluate(measureSet)
  await page.pdf({
    path: join(work, `${stem}.pdf`),
    width: `${width}mm`,
    height: `${height + 2}px`,
    printBackground: true,
  })
  const main = page.locator('main')
  await main.screenshot({ path: join(work, `${stem}.png`) })
  await page.close()
  execFileSync(
    'tesseract',
    [
      join(work, `${stem}.png`),
      join(work, `${stem}.ocr`),
      '-l',
      'chi_sim',
      '--dpi',
      String(96 * SCALE),
      '-c',
      'tessedit_create_txt=1',
      '-c',
      'tessedit_create_hocr=1',
      '-c',
      'tessedit_create_alto=1',
      '-c',
      'tessedit_create_pdf=1',
    ],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, OMP_THREAD_LIMIT: '1' },
    },
  )
  writeFileSync(join(work, `${stem}.set.json`), JSON.stringify({ gold, parts }))
}
/** @type {Record<string, Record<string, import('./measure.mjs').Tally>>} */
const sums = {}

/** @param {string} stem */
async function score(stem) {
  const { gold, parts } = JSON.parse(readFileSync(join(work, `${stem}.set.json`), 'utf8'))
  for (const [format, ending] of Object.entries(FORMATS)) {
    const articles = await read(`${stem}${ending}`)
    const note = (/** @type {string} */ text) => {
      if (told === format) console.log(`${stem}: ${text}`)
    }
    const own = {
      headlines: scoreHeadlines(gold, articles, note),
      joins: scoreJoins(parts, articles, note),
      ...(format !== 'text' && { marks: scoreMarks(parts, articles, note) }),
    }
    const all = sums[format] ?? {}
    sums[format] = all
    for (const [measure, tally] of Object.entries(own)) {
      const sum = all[measure] ?? { right: 0, missed: 0, wrong: 0 }
      all[measure] = sum
      sum.right += tally.right
      sum.missed += tally.missed
      sum.wrong += tally.wrong
    }
  }
}

if (NAMES.some((stem) => !existsSync(join(work, `${stem}.set.json`)))) {
  const browser = await chromium.launch({
    executablePath: process.env.JIEBAO_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  })
  for (const [number, stem] of NAMES.entries()) await setAndRecognise(browser, stem, number)
  await browser.close()
}
for (const stem of NAMES) await score(stem)

console.log(['', ...Object.keys(AIMS)].map((text) => text.padEnd(24)).join(''))
for (const [format, own] of Object.entries(sums)) {
  const cells = Object.keys(AIMS).map((measure) => {
    const tally = own[measure]
    if (!tally) return '—'
    return `${f1(tally).toFixed(3)}  ${tally.right}/${tally.right + tally.missed} +${tally.wrong}`
  })
  console.log([format, ...cells].map((text) => text.padEnd(24)).join(''))
}
const below = AIMED.flatMap((format) =>
  Object.entries(AIMS)
    .filter(([measure, aim]) => {
      const tally = sums[format]?.[measure]
      return !tally || f1(tally) < aim
    })
    .map(([measure, aim]) => `${measure} of ${format} below ${aim}`),
)
if (!kept) rmSync(work, { recursive: true })
if (below.length > 0) throw new Error(below.join('; '))
