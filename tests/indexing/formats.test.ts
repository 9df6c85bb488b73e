/** Ids hold when the same issue is handed in again in another format, and other issues are not touched. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { built, counts } from './site.js'

type Story = { headline: string; paragraphs: string[] }

/** What the seeds print, so many signs that two stories hardly share a pair by chance: such pairs would make them one. */
const SIGNS = [
  ...new Set(
    readFileSync(new URL('../../seeds/000_b78730ae3feb4c0f.txt', import.meta.url), 'utf8').match(
      /(?![、一二三四五六七八九十百千万亿零〇年月日时点分第])\p{Script=Han}/gu,
    ),
  ),
]
const signs = (least: number, most: number) =>
  fc.array(fc.constantFrom(...SIGNS), { minLength: least, maxLength: most }).map((all) => all.join(''))
const story: fc.Arbitrary<Story> = fc.record({
  headline: signs(8, 14),
  paragraphs: fc.array(
    signs(30, 90).map((text) => `昨日，${text}。`),
    { minLength: 1, maxLength: 3 },
  ),
})

const textOf = (stories: readonly Story[]) =>
  `柳河日报 1998年6月5日\n\n${stories.map(({ headline, paragraphs }) => `# ${headline}\n\n${paragraphs.join('\n\n')}`).join('\n\n')}\n`

/** Printed: 24 signs a line, headlines twice as large, paragraphs set in. */
function altoOf(stories: readonly Story[]): string {
  let top = 100
  const line = (text: string, size: number, left = 100) => {
    const box = `HPOS="${left}" VPOS="${top}" WIDTH="${[...text].length * size}" HEIGHT="${size}"`
    top += Math.round(size * 1.4)
    return `<TextLine ${box}><String ${box} CONTENT="${text}"/></TextLine>`
  }
  const head = `<TextBlock>${line('柳河日报 1998年6月5日', 20)}</TextBlock>`
  const blocks = stories.map(({ headline, paragraphs }) => {
    top += 60
    const lines = [line(headline, 40)]
    top += 20
    for (const paragraph of paragraphs) {
      const all = [...paragraph]
      lines.push(line(all.splice(0, 22).join(''), 20, 140))
      while (all.length > 0) lines.push(line(all.splice(0, 24).join(''), 20))
    }
    return `<TextBlock>${lines.join('')}</TextBlock>`
  })
  return `<?xml version="1.0"?><alto><Layout><Page WIDTH="700" HEIGHT="${top + 100}"><PrintSpace>${head}${blocks.join('')}</PrintSpace></Page></Layout></alto>`
}

test('an issue that comes again as ALTO keeps the ids of its articles, and back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(story, { minLength: 2, maxLength: 4 }), async (stories) => {
      const site = await built({
        'a.txt': textOf(stories),
        'b.txt': textOf([{ headline: '别的一期报纸还在', paragraphs: ['今日，它没有变。'] }]),
      })
      const idsOf = () => [...site.contents().articles.keys()].sort()
      const before = idsOf()
      site.remove('a.txt')
      site.write('a.xml', altoOf(stories))
      expect(counts(await site.update())).toEqual({ added: 0, changed: 1, removed: 0, kept: 1 })
      expect(idsOf()).toEqual(before)
      site.remove('a.xml')
      site.write('a.md', textOf(stories))
      expect(counts(await site.update())).toEqual({ added: 0, changed: 1, removed: 0, kept: 1 })
      expect(idsOf()).toEqual(before)
    }),
    // Signs at random look like a name or a stop's lack once in fifty times, and are then two stories in one of the formats.
    { numRuns: 4, seed: 1 },
  )
})

/** As Tesseract writes a text: the two columns of a story printed side by side stand as one, line by line. */
function mixed(paragraphs: readonly string[], width: number): string[] {
  const lines = paragraphs.flatMap((text) => text.match(new RegExp(`.{1,${width}}`, 'gu'))!)
  const half = Math.ceil(lines.length / 2)
  return lines.slice(0, half).map((line, n) => line + (lines[half + n] ?? ''))
}

test('an issue keeps its ids though its text had two columns read as one', async () => {
  const signs = (from: number) => SIGNS.slice(from, from + 140).join('')
  const stories = [
    { headline: '三千亩油菜五天收割入仓', paragraphs: [`昨日，${signs(0)}。`] },
    { headline: '城南小学添了两间新教室', paragraphs: [`昨日，${signs(140)}。`] },
  ]
  const text = stories.map(({ headline, paragraphs }) => `${headline}\n\n${mixed(paragraphs, 11).join('\n')}`)
  const site = await built({ 'a.txt': `柳河日报 1998年6月5日\n\n${text.join('\n\n')}\n` })
  const idsOf = () => [...site.contents().articles.keys()].sort()
  const before = idsOf()
  site.remove('a.txt')
  site.write('a.xml', altoOf(stories))
  expect(counts(await site.update())).toEqual({ added: 0, changed: 1, removed: 0, kept: 0 })
  expect(idsOf()).toEqual(before)
})

test('the figures of another day, in other words the same, are another article', async () => {
  const paper = (day: number, figures: string) =>
    `柳河日报 1998年6月${day}日\n\n三峡坝区水情\n\n今天八时，入库流量每秒${figures}，坝上水位，每秒出库${figures}。\n`
  const site = await built({ 'a.txt': paper(5, '一万二') })
  site.remove('a.txt')
  site.write('b.txt', paper(6, '九千七'))
  expect(counts(await site.update())).toMatchObject({ added: 1, removed: 1 })
})

test('a picture that a source names is no refused file, now or when nothing is read again', async () => {
  const named = altoOf([
    { headline: '抢在雨前收完油菜', paragraphs: ['昨日，全乡三千亩油菜五天收完。'] },
  ]).replace(
    '<Layout>',
    '<Description><sourceImageInformation><fileName>D:\\scan\\img_7.png</fileName></sourceImageInformation></Description><Layout>',
  )
  const site = await built({ 'a/p1.xml': named, 'a/img_7.png': 'x', 'a/img_8.png': 'x', 'p1.jpg': 'x' })
  const refused = async () => (await site.update()).refused.map(({ file }) => file)
  expect(await refused()).toEqual(['a/img_8.png', 'p1.jpg'])
  site.write('a/p1.xml', named.replace('img_7', 'img_8'))
  expect(await refused()).toEqual(['a/img_7.png', 'p1.jpg'])
  site.remove('a/p1.xml')
  expect(await refused()).toEqual(['a/img_7.png', 'a/img_8.png', 'p1.jpg'])
})

test('what MinerU writes beside the list that is read is no refused file; a picture beside another source is', async () => {
  const list = JSON.stringify([
    { type: 'text', text: '抢在雨前收完油菜', text_level: 1, page_idx: 0 },
    { type: 'image', img_path: 'images/ab12.jpg', image_caption: [], page_idx: 0 },
    { type: 'text', text: '昨日，全乡三千亩油菜五天收完。', page_idx: 0 },
  ])
  const files = { 'm/p1_content_list.json': list, 'm/p1.md': '# 抢在雨前', 'm/images/ab12.jpg': 'x' }
  const site = await built({ ...files, 'n/p2.txt': '县里开会\n昨日，县里开会。', 'n/images/cd.jpg': 'x' })
  const { refused } = await site.update()
  expect(refused.map(({ file }) => file)).toEqual(['n/images/cd.jpg'])
  expect(
    site
      .sources()
      .filter(({ issues }) => issues > 0)
      .map(({ file }) => file),
  ).toEqual(['m/p1_content_list.json', 'n/p2.txt'])
})
