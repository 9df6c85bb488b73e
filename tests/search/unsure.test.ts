/** Forms that differ in one character: first where the recogniser was not sure of that character. */
import { expect, test } from 'vitest'
import { Archive } from './archive.js'
import { expectToHold, whatsOf } from './explanation.js'

/** A page of one article whose body is three words; the middle one has a confidence. */
const page = (headline: string, words: [string, string, string], confidence: number, day: number) => {
  const line = (top: number, size: number, texts: string[]) => {
    let left = 100
    const strings = texts.map((text, i) => {
      const width = text.length * size
      const box = `HPOS="${left}" VPOS="${top}" WIDTH="${width}" HEIGHT="${size}"`
      left += width
      return `<String ${box} CONTENT="${text}" WC="${i === 1 ? confidence : 0.95}"/>`
    })
    return `<TextLine HPOS="100" VPOS="${top}" WIDTH="${left - 100}" HEIGHT="${size}">${strings.join('')}</TextLine>`
  }
  const blocks = [line(20, 16, [`2024年5月${day}日`]), line(100, 40, [headline]), line(200, 20, words)].map(
    (own) => `<TextBlock>${own}</TextBlock>`,
  )
  return `<?xml version="1.0"?><alto><Layout><Page WIDTH="1000" HEIGHT="1400"><PrintSpace>${blocks.join('')}</PrintSpace></Page></Layout></alto>`
}
const words = (name: string): [string, string, string] => ['昨日，', name, '在城东乡看望了收割油菜的农户。']

test('a variant stands first where its other character is a place of doubt, and the score says so', async () => {
  const archive = new Archive({
    // By their days alone the doubtful one would come last.
    'a.xml': page('三千亩油菜收割入仓', words('高启莉'), 0.3, 6),
    'b.xml': page('三千亩油菜收割入仓', words('高启莉'), 0.95, 7),
    'c.xml': page('三千亩油菜收割入仓', words('高启莉'), 0.95, 8),
  })
  const engine = await archive.built()
  const search = async (q: string) => (await engine.search({ q, explain: true })).hits
  const days = (hits: Awaited<ReturnType<typeof search>>) => hits.map(({ date }) => date.from)
  const hits = await search('高启丽')
  expect(days(hits)).toEqual(['2024-05-06', '2024-05-08', '2024-05-07'])
  expect(
    hits.every(({ rung, alternatives }) => rung === 'variant' && alternatives[0]!.matched === '高启莉'),
  ).toBe(true)
  const told = hits.map((hit) => whatsOf(hit).some((what) => what.includes('识别工具没有把握')))
  expect(told).toEqual([true, false, false])
  for (const { explain } of hits) expectToHold(explain!)
  // What was typed as printed has no such place.
  expect(days(await search('高启莉'))).toEqual(['2024-05-08', '2024-05-07', '2024-05-06'])
})
