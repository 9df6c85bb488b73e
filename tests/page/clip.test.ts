/** An article on its printed page: which picture is shown, and where the marks lie. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { readPicture } from '../../src/ingest/ingest.js'
import type { Article } from '../../src/model.js'
import { clips, marksOf, spotsOf } from '../../src/page/clip.js'
import { markupOf } from '../../src/page/html.js'
import { siteAt } from '../../src/page/site.js'
import { zipOf } from '../zip.js'

/** As far as a PNG tells its size. */
function png(width: number, height: number): Buffer {
  const head = Buffer.alloc(33)
  head.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52])
  head.writeUInt32BE(width, 16)
  head.writeUInt32BE(height, 20)
  return Buffer.concat([head, deflateSync(Buffer.alloc(8))])
}

const folder = mkdtempSync(join(tmpdir(), 'jiebao-clip-'))
afterAll(() => rmSync(folder, { recursive: true }))
const put = (file: string, bytes: Uint8Array | string) => {
  mkdirSync(join(folder, 'seeds', file, '..'), { recursive: true })
  writeFileSync(join(folder, 'seeds', file), bytes)
}
put('a/p1.alto.xml', '<alto/>')
put('a/p1.png', png(20, 30))
put('a/other.png', png(40, 50))
put('images/1.png', png(60, 70))
put('_keeper/x.png', png(1, 1))
put('a/版#2.png', png(11, 12))
put('a/saved.png?v=3', png(13, 14))
put('a/script.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
put('a/false.png', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
writeFileSync(join(folder, 'out.png'), png(2, 2))
symlinkSync(join(folder, 'out.png'), join(folder, 'seeds/a/link.png'))
put(
  'z.zip',
  zipOf([
    { name: 'b/p1.xml', bytes: 'x' },
    { name: 'b/p1.png', bytes: png(80, 90) },
    { name: 'c.png', bytes: png(7, 8) },
  ]),
)

test.each([
  ['its own name', null, [20, 30]],
  ['a name of another machine', 'D:\\scan\\other.tif', [40, 50]],
  ['a path from its own folder', '../images/1.png?x=1', [60, 70]],
  ['a name with a sign of addresses', '版#2.png', [11, 12]],
  ['a name that a copy of a site has', 'img/saved.png?v=3', [13, 14]],
  ['a path that leads out, by its last part', '../../../out.png', [20, 30]],
  ['a link that leads out', 'link.png', [20, 30]],
  ['a hidden folder', '../_keeper/x.png', [20, 30]],
  ['a picture that may hold a script', 'script.svg', [20, 30]],
])('readPicture() by %s', async (_, image, size) => {
  const source = { file: 'a/p1.alto.xml', path: join(folder, 'seeds/a/p1.alto.xml') }
  const picture = await readPicture(source, undefined, image, true)
  expect([picture?.width, picture?.height]).toEqual(size)
  expect(picture?.type).toBe('image/png')
})

test('readPicture() finds none where a page has none, or a false one', async () => {
  const source = { file: 'a/p1.alto.xml', path: join(folder, 'seeds/a/p1.alto.xml') }
  expect(await readPicture(source, undefined, null, false)).toBeUndefined()
  expect(await readPicture(source, undefined, 'false.png', false)).toBeUndefined()
})

test('readPicture() of a packed source looks into the packed file only', async () => {
  const source = { file: 'z.zip', path: join(folder, 'seeds/z.zip') }
  const sizeOf = async (image: string | null, isOnly: boolean) =>
    (await readPicture(source, 'b/p1.xml', image, isOnly))?.width
  expect([
    await sizeOf(null, true),
    await sizeOf('../c.png', false),
    await sizeOf('../a/other.png', false),
  ]).toEqual([80, 7, undefined])
})

test('marksOf() cuts the place of each line by the width of its signs', () => {
  const body = '甲乙丙丁AB戊己庚辛'
  const article = {
    headline: '三千亩',
    body,
    paragraphs: [{ at: 0, line: 2 }],
    joins: [{ at: 6, fromLine: 2, toLine: 3 }],
    places: [
      { sheet: 0, box: [0, 0, 3000, 100], line: 1 },
      { sheet: 0, box: [1000, 200, 6000, 300], line: 2 },
      { sheet: 1, box: [0, 0, 4000, 100], line: 3 },
    ],
    matches: [
      { field: 'headline', index: 0, ranges: [[1, 2]] },
      {
        field: 'body',
        index: 0,
        ranges: [
          [2, 5],
          [5, 7],
        ],
      },
    ],
  } as unknown as Article & Parameters<typeof marksOf>[0]
  expect(marksOf(article).map(({ sheet, box }) => [sheet, ...box])).toEqual([
    [0, 3000, 200, 5500, 300],
    [0, 5500, 200, 6000, 300],
    [1, 0, 0, 1000, 100],
    [0, 1000, 0, 2000, 100],
  ])
})

test('clips() tells the part of the article of each place, and the part of the picture that is shown', () => {
  const place = (sheet: number, line?: number) => ({
    sheet,
    box: [1000, 2000, 3000, 4000],
    ...(line && { line }),
  })
  const article = {
    issue: { id: 'i 1' },
    headline: '甲',
    body: '一二三\n四五',
    paragraphs: [
      { at: 0, line: 2 },
      { at: 4, line: 4 },
    ],
    joins: [{ at: 2, fromLine: 2, toLine: 3 }],
    captions: [{ text: '图', line: 6 }],
    asides: [],
    // Line 7 goes on with the caption; the last is of the whole article.
    places: [1, 2, 3, 4, 6, 7].map((line) => place(0, line)).concat(place(1, 4), place(0)),
  } as unknown as Parameters<typeof clips>[0]
  const sheets = [{ sheet: 0, width: 1000, height: 2000, hasTiles: false }]
  const site = siteAt('../')
  const drawn = markupOf(clips(article, sheets, '引文', site))
  const parts = [...drawn.matchAll(/<g(?: id="([^"]*)" data-part="([^"]*)")?>((?:<rect[^>]*><\/rect>)+)/g)]
  expect(parts.map(([, id, part, rects]) => [id, part, rects!.split('</rect>').length - 1])).toEqual([
    ['on-0-head', 'head', 1],
    ['on-0-p0', 'p0', 2],
    ['on-0-p1', 'p1', 1],
    ['on-0-c0', 'c0', 2],
    ['on-0-all', 'all', 1],
  ])
  expect(drawn).toContain('href="../sheet/i%201/0"')
  expect([...spotsOf(article, sheets)].slice(0, 2)).toEqual([
    ['head', '#on-0-head'],
    ['p0', '#on-0-p0'],
  ])
  const parted = markupOf(clips(article, [{ ...sheets[0]!, hasTiles: true }], '引文', site))
  expect(parted).toContain('href="../iiif/i%201/image/0/88,376,224,448/224,/0/default.jpg"')
})
