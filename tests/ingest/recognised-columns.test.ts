/** Pages that Tesseract read with places, given as recognised lines: without an order, tilted, curled, two columns' lines merged. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { inputOf } from '../../src/ingest/formats/format.js'
import type { LaidPage } from '../../src/ingest/formats/layout.js'
import { RECOGNISED_LINES } from '../../src/ingest/formats/recognised-lines.js'
import { layLines } from '../../src/ingest/runs/laid.js'
import { pagesIn } from './press/read.js'

const FOLDER = fileURLToPath(new URL('press/pages', import.meta.url))
const NAMES = readdirSync(FOLDER).filter((name) => /\.(?:hocr|xml)\.gz$/.test(name))

/** Height of a picture in dots. */
const HEIGHT = 4000

type Quad = { text: string; box: [x: number, y: number][] }

/** @param tilt to the right, in degrees; @param curl how much further the right half sinks, as a share of the width */
function quadsOf({ aspect, blocks }: LaidPage, tilt: number, curl: number): Quad[] {
  const width = HEIGHT * aspect
  const [sin, cos] = [Math.sin((tilt * Math.PI) / 180), Math.cos((tilt * Math.PI) / 180)]
  const place = (left: number, top: number): [number, number] => {
    const [x, y] = [left * width, top * HEIGHT + curl * width * (left - 0.5) ** 2]
    return [Math.round(x * cos - y * sin), Math.round(x * sin + y * cos)]
  }
  return blocks
    .flatMap(({ lines }) => lines)
    .filter(({ text, box }) => box && text.trim() !== '')
    .map(({ text, box }) => {
      const { left, top, right, bottom } = box!
      return {
        text: text.trim(),
        box: [place(left, top), place(right, top), place(right, bottom), place(left, bottom)],
      }
    })
}

/** As the tool finds them: from above. */
const found = (quads: Quad[]) => [...quads].sort((a, b) => a.box[0]![1] - b.box[0]![1])

async function pagesOf(quads: readonly Quad[]): Promise<LaidPage[]> {
  return (await RECOGNISED_LINES.read(inputOf(Buffer.from(JSON.stringify(quads)), 'a.json'))) as LaidPage[]
}
const order = (pages: readonly LaidPage[]) => layLines(pages).places.map(({ line }) => line.text)

/** Share of the upright page's lines of which the middle is followed by the middle of the next, as far away as there. */
function kept(read: readonly string[], upright: readonly string[]): number {
  const whole = read.join('').replace(/\s/g, '')
  let told = 0
  const at = upright.flatMap((line) => {
    const text = line.replace(/\s/g, '')
    const middle = text.slice(text.length >> 2, (text.length >> 2) + 6)
    const place = { found: middle.length < 6 ? -1 : whole.indexOf(middle), told: told + (text.length >> 2) }
    told += text.length
    return place.found < 0 ? [] : [place]
  })
  const near = at
    .slice(1)
    .filter(({ found, told }, i) => Math.abs(found - at[i]!.found - (told - at[i]!.told)) <= 2)
  return near.length / (upright.length - 1)
}

/** Each `every`th line of those beside another with a narrow blank between is one with it, as detectors draw them. */
function merged(page: LaidPage, every: number): LaidPage {
  const lines = page.blocks.flatMap((block) => block.lines).filter(({ box }) => box)
  const gone = new Set<(typeof lines)[number]>()
  let met = 0
  const own = lines.map((line) => {
    const { left, top, right, bottom } = line.box!
    const high = bottom - top
    const next = lines.find(
      ({ box, text }) =>
        box!.left > right &&
        (box!.left - right) * page.aspect < 2 * high &&
        Math.abs(box!.top + box!.bottom - top - bottom) < 0.4 * high &&
        Math.min(text.length, line.text.length) > 5,
    )
    if (!next || gone.has(line) || gone.has(next) || met++ % every > 0) return line
    gone.add(next)
    const box = {
      left,
      top: Math.min(top, next.box!.top),
      right: next.box!.right,
      bottom: Math.max(bottom, next.box!.bottom),
    }
    return { ...line, text: line.text + next.text, box }
  })
  return {
    ...page,
    blocks: [{ label: undefined, level: 0, lines: own.filter((_, i) => !gone.has(lines[i]!)) }],
  }
}

/** Of the upright page's order so much is kept: of some lines that run over two columns the neighbours tell no blank. */
const SAME = 0.9

const signs = (texts: readonly string[]) => [...texts.join('').replace(/\s/g, '')].sort().join('')

const TILTED: [tilt: number, curl: number][] = [
  [0, 0],
  [-1.5, 0],
  [1, 0],
  [-0.5, 0.02],
]

test.each(NAMES)('all lines of %s are read in the order of the upright page', async (name) => {
  const bytes = gunzipSync(readFileSync(`${FOLDER}/${name}`))
  const [page] = await pagesIn(bytes, name.replace('.gz', ''))
  const upright = order([{ ...page!, isOrdered: false }])
  const most = kept(upright, upright)
  for (const [tilt, curl] of TILTED) {
    for (const own of [page!, merged(page!, 6), merged(page!, 3)]) {
      const quads = found(quadsOf(own, tilt, curl))
      const read = order(await pagesOf(quads))
      expect(signs(read)).toBe(signs(quads.map(({ text }) => text)))
      expect(kept(read, upright), `${tilt} ${curl}`).toBeGreaterThanOrEqual(SAME * most)
    }
  }
})

test('what two columns lost to one line is cut at a stop, and the signs beside the cut are doubtful', async () => {
  const body = (left: number, from: number): Quad[] =>
    Array.from({ length: 6 }, (_, n) => {
      const [top, right] = [100 + 30 * n, left + 400]
      const text =
        `${'一二三四五六'[n]}${'甲乙丙丁戊己庚辛壬癸'.slice(0, 8)}，${from}号的田里收麦子了。`.padEnd(
          20,
          '麦',
        )
      return {
        text,
        box: [
          [left, top],
          [right, top],
          [right, top + 20],
          [left, top + 20],
        ],
      }
    })
  const [left, right] = [body(100, 1), body(520, 2)]
  const one = {
    text: left[2]!.text + right[2]!.text,
    box: [
      [100, 160],
      [920, 160],
      [920, 180],
      [100, 180],
    ],
  } as Quad
  const without = (lines: Quad[]) => lines.filter((_, at) => at !== 2)
  const pages = await pagesOf(found([...without(left), one, ...without(right)]))
  expect(order(pages)).toEqual([...left, ...right].map(({ text }) => text))
  const doubts = pages[0]!.blocks.flatMap(({ lines }) => lines).flatMap(({ doubtful }) => doubtful)
  expect(doubts).toEqual([
    [left[2]!.text.length - 2, left[2]!.text.length],
    [0, 2],
  ])
})
