/// <reference lib="dom" />
/**
 * Finds characters that look alike, for noise as of OCR: prints each of the 3,755 common characters
 * of GB 2312 that has any, with at most three that are most like it.
 *
 *   node bench/relevance/look-alikes.mjs > bench/relevance/look-alikes.txt
 *
 * Draws every character with the browser in Noto Serif CJK SC (SIL Open Font License 1.1), blurs it, and
 * compares the pictures; the list holds nothing of the font. Shares nothing with the table by which
 * Jiebao guesses, `alike-data.ts`, so that its guesses are not measured on themselves.
 */
import { chromium } from 'playwright-core'

const FONT = 'Noto Serif CJK SC'
const SIDE = 32
/** Cosine of two pictures, each less its mean, from which on they count as alike. */
const ALIKE = 0.72
const MOST = 3

const gb2312 = new TextDecoder('gbk')
const signs = []
for (let row = 0xb0; row <= 0xd7; row++)
  for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell++)
    signs.push(gb2312.decode(Uint8Array.of(row, cell)))

/** Runs in the browser. @returns for each character the darkness of its pixels */
function draw({ signs, font, side }) {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = side
  const context = canvas.getContext('2d', { willReadFrequently: true })
  context.font = `${side - 4}px "${font}"`
  context.textBaseline = 'middle'
  context.textAlign = 'center'
  context.filter = 'blur(1.2px)'
  return signs.map((sign) => {
    context.clearRect(0, 0, side, side)
    context.fillText(sign, side / 2, side / 2)
    const { data } = context.getImageData(0, 0, side, side)
    return Array.from({ length: side * side }, (_, i) => data[4 * i + 3])
  })
}

/** Less its mean, and of length 1. */
function normalise(picture) {
  const mean = picture.reduce((sum, each) => sum + each, 0) / picture.length
  const length = Math.sqrt(picture.reduce((sum, each) => sum + (each - mean) ** 2, 0))
  return Float64Array.from(picture, (each) => (each - mean) / length)
}

const browser = await chromium.launch({
  executablePath: process.env.JIEBAO_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
const page = await browser.newPage()
const pictures = (await page.evaluate(draw, { signs, font: FONT, side: SIDE })).map(normalise)
await browser.close()

for (const [i, sign] of signs.entries()) {
  const alike = []
  for (const [k, other] of signs.entries()) {
    if (k === i) continue
    let cosine = 0
    for (let at = 0; at < SIDE * SIDE; at++) cosine += pictures[i][at] * pictures[k][at]
    if (cosine >= ALIKE) alike.push({ other, cosine })
  }
  alike.sort((a, b) => b.cosine - a.cosine)
  if (alike.length > 0)
    console.log(
      sign +
        alike
          .slice(0, MOST)
          .map(({ other }) => other)
          .join(''),
    )
}
