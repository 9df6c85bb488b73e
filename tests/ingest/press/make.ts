/**
 * `npm run press`: sets pages, has the tools read them, and writes `pages/` and `held/` anew.
 *
 * Needs Chromium, Poppler, Tesseract with chi_sim, and the fonts Noto Serif CJK and Noto Sans CJK. JIEBAO_PRESS names a folder
 * that keeps what the tools gave, so that a second run only measures.
 */

import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { printStories } from '../stories.js'
import { pageOf } from './page.js'
import { goldOf, LAID, pagesIn, type SetPage, TOOLS, type Tool } from './read.js'
import { boxText, pdfText, print, recognise, rounded } from './tools.js'

/** Dots an inch of a scan. */
const SCAN = 170

/** `scans`: of how many pages Tesseract reads a scan. */
export type Series = { name: string; isHeld: boolean; from: number; count: number; scans: number }
export const SERIES: Series[] = [
  { name: 'pages', isHeld: false, from: 1, count: 40, scans: 12 },
  { name: 'held', isHeld: true, from: 1001, count: 25, scans: 8 },
]

/** Which output of a page is kept: by turns those of the text layer, and of scans those of Tesseract. */
const KEPT: Tool[] = [
  'pdftotext',
  'pdftotext -layout',
  'pdftotext -raw',
  'pdftotext',
  'pdftotext -raw',
  'the PDF itself',
]
const KEPT_OF_SCANS: Tool[] = ['Tesseract text', 'Tesseract hOCR', 'Tesseract text', 'Tesseract ALTO']

/** Sets and reads what `work` does not have yet. */
export async function make(work: string, { isHeld, from, count, scans }: Series): Promise<void> {
  mkdirSync(work, { recursive: true })
  const stories = printStories(isHeld ? 1 : 0)
  const numbers = Array.from({ length: count }, (_, i) => from + i)
  const missing = numbers.filter((number) => !existsSync(join(work, `${number}.set.json`)))
  if (missing.length > 0) {
    const browser = await chromium.launch({
      executablePath: process.env.JIEBAO_CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox'],
    })
    for (const number of missing) {
      const stem = join(work, String(number))
      const page = pageOf(stories, number, isHeld)
      const set = await print(browser, page, stem)
      for (const [name, options] of [
        ['default', []],
        ['layout', ['-layout']],
        ['raw', ['-raw']],
      ] as const)
        writeFileSync(`${stem}.${name}.txt`, pdfText(stem, ...options))
      boxText(stem)
      const { html, ...rest } = page
      writeFileSync(`${stem}.html`, html)
      writeFileSync(`${stem}.set.json`, JSON.stringify({ page: rest, set } satisfies SetPage))
    }
    await browser.close()
  }
  // Only pages in simplified script: Tesseract's traditional data is not asked for.
  let left = scans
  for (const number of numbers) {
    const stem = join(work, String(number))
    const html = readFileSync(`${stem}.html`, 'utf8')
    if (left === 0 || html.includes('CJK TC"')) continue
    left--
    if (!existsSync(`${stem}.xml`)) {
      recognise(stem, SCAN)
      rmSync(`${stem}.png`)
    }
  }
}

/** Writes one output of each page beside its annotation, or, of a page with places, beside how it was set. */
export async function keep(work: string, folder: string, { from, count }: Series): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  let [plain, scanned] = [0, 0]
  for (let number = from; number < from + count; number++) {
    const stem = join(work, String(number))
    const own = join(folder, `sheet-${number}`)
    const isScan = existsSync(`${stem}.xml`)
    const tool = isScan ? KEPT_OF_SCANS[scanned++ % KEPT_OF_SCANS.length]! : KEPT[plain++ % KEPT.length]!
    const set = readFileSync(`${stem}.set.json`)
    if (TOOLS[tool].endsWith('.txt')) {
      const page = JSON.parse(set.toString()) as SetPage
      const { annotation } = goldOf(page, stem, tool, `sheet-${number}.txt`)
      copyFileSync(stem + TOOLS[tool], `${own}.txt`)
      writeFileSync(`${own}.json`, JSON.stringify(annotation))
      continue
    }
    const bytes = readFileSync(stem + TOOLS[tool])
    // A PDF is mostly fonts: the lines that the reader takes from it are kept instead.
    const isPdf = tool === 'the PDF itself'
    const kept = isPdf ? JSON.stringify(await pagesIn(bytes, `${number}.pdf`), inShort) : bytes
    writeFileSync(`${own}${isPdf ? LAID : TOOLS[tool]}.gz`, gzipSync(kept, { level: 9 }))
    writeFileSync(`${own}.set.gz`, gzipSync(set, { level: 9 }))
  }
  execFileSync('npx', ['biome', 'format', '--write', folder])
}

const inShort = (_: string, value: unknown) => (typeof value === 'number' ? rounded(value) : value)
