/**
 * What real tools make of a page: Chromium prints it as PDF, pdftotext and pdftoppm of Poppler and Tesseract read that.
 */

import { execFileSync } from 'node:child_process'
import type { Browser } from 'playwright-core'
import type { Page } from './page.js'

/** A line as the browser set it; edges as fractions of the page. */
export type SetLine = {
  part: number
  text: string
  box: [left: number, top: number, right: number, bottom: number]
}

const MM_OF_INCH = 25.4
const DOTS = 96

/** Writes the page as `STEM.pdf` and `STEM.png`, and tells its printed lines in the order of its text. */
export async function print(browser: Browser, { html, width }: Page, stem: string): Promise<SetLine[]> {
  const page = await browser.newPage({
    viewport: { width: Math.round((width / MM_OF_INCH) * DOTS), height: 900 },
  })
  await page.emulateMedia({ media: 'print' })
  await page.setContent(html, { waitUntil: 'load' })
  const height = await page.evaluate(
    () => Math.ceil(document.querySelector('main')!.getBoundingClientRect().height) + 2,
  )
  const lines = await page.evaluate(linesSet, height)
  await page.pdf({ path: `${stem}.pdf`, width: `${width}mm`, height: `${height}px`, printBackground: true })
  await page.close()
  return lines.map(({ box, ...line }) => ({ ...line, box: box.map(rounded) as SetLine['box'] }))
}

/** A hundred thousandth of a page is less than a dot. */
export const rounded = (share: number): number => Math.round(share * 1e5) / 1e5

/** Runs in the page. */
function linesSet(height: number): SetLine[] {
  const width = document.querySelector('main')!.getBoundingClientRect().width
  const range = document.createRange()
  const lines: SetLine[] = []
  for (const part of document.querySelectorAll<HTMLElement>('[data-part]')) {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT)
    let last: DOMRect | undefined
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      for (let at = 0; at < node.data.length; at++) {
        range.setStart(node, at)
        range.setEnd(node, at + 1)
        const box = range.getBoundingClientRect()
        if (box.width === 0) continue
        const isNext = !last || Math.abs(box.top - last.top) > last.height / 2 || box.left < last.left - 1
        last = box
        const own: SetLine['box'] = [
          box.left / width,
          box.top / height,
          box.right / width,
          box.bottom / height,
        ]
        if (isNext) lines.push({ part: Number(part.dataset.part), text: node.data[at]!, box: own })
        else {
          const line = lines.at(-1)!
          line.text += node.data[at]
          line.box = [line.box[0], Math.min(line.box[1], own[1]), own[2], Math.max(line.box[3], own[3])]
        }
      }
    }
  }
  return lines
}

const run = (name: string, ...args: string[]) =>
  execFileSync(name, args, {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, OMP_THREAD_LIMIT: '1' },
  })

/** The text layer as lines: pdftotext without options, with `-layout` or with `-raw`. */
export const pdfText = (stem: string, ...options: string[]): string =>
  run('pdftotext', ...options, `${stem}.pdf`, '-')
    .toString()
    .replace(/\f/g, '')
    .trimEnd()

/** Writes `STEM.txt`, `STEM.hocr` and `STEM.xml` of the page as a scan of so many dots an inch. */
export function recognise(stem: string, dots: number): void {
  run('pdftoppm', '-r', String(dots), '-gray', '-png', '-singlefile', `${stem}.pdf`, stem)
  run('tesseract', `${stem}.png`, stem, '-l', 'chi_sim', '--dpi', String(dots), 'txt', 'hocr', 'alto')
}

/** Writes `STEM.bbox.html`. */
export const boxText = (stem: string): void =>
  void run('pdftotext', '-bbox-layout', `${stem}.pdf`, `${stem}.bbox.html`)
