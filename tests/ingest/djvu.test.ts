/** DjVu XML: written after its DTD and the Internet Archive's volumes, words with places and the recogniser's figures. */
import { expect, test } from 'vitest'
import { readText } from './read.js'

const HEAD = '春耕生产开始各地农民积极兴修水利'
const BODY = ['本报讯（记者俞敏）昨日傍晚，城东乡最后', '一块油菜地用Fordson拖拉机犁完，比去年', '早了三天。']

/** Words of two signs, as recognisers of Chinese give them. */
function lineOf(text: string, top: number, size: number, sure: number): string {
  let left = 100
  const words = (text.match(/[A-Za-z]+|[^A-Za-z]{1,2}/g) ?? []).map((word) => {
    const from = left
    left += [...word].reduce((sum, sign) => sum + (sign <= 'ÿ' ? size / 2 : size), 0)
    return `<WORD coords="${from},${top + size},${left},${top}" x-confidence="${word === '机犁' ? 12 : sure}">${word}</WORD>`
  })
  return `<LINE>${words.join('\n')}</LINE>`
}

const xml = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE DjVuXML>
<DjVuXML><HEAD></HEAD><BODY>
<OBJECT data="file://localhost/derive/a/a.djvu" height="1400" type="image/x.djvu" usemap="a_0001.djvu" width="1000">
<PARAM name="PAGE" value="a_0001.djvu"/><PARAM name="DPI" value="300"/>
<HIDDENTEXT><PAGECOLUMN><REGION>
<PARAGRAPH>${lineOf(HEAD, 100, 44, 95)}</PARAGRAPH>
<PARAGRAPH>${BODY.map((text, i) => lineOf(text, 200 + 30 * i, 20, 95)).join('\n')}</PARAGRAPH>
</REGION></PAGECOLUMN></HIDDENTEXT></OBJECT><MAP name="a_0001.djvu"/></BODY></DjVuXML>`

test('a page of DjVu XML is read by the places of its words', () => {
  const { articles } = readText(xml, 'a_djvu.xml')
  const [story, ...more] = articles
  expect(more).toEqual([])
  expect(story).toMatchObject({ headline: HEAD, body: BODY.join(''), reporters: ['俞敏'] })
  expect((story!.unsure ?? []).map(([from, to]) => story!.body.slice(from, to))).toEqual(['机犁'])
  expect(story!.places!.length).toBeGreaterThan(1)
})

test('a page of DjVu XML without words is refused as wordless', () => {
  const empty = xml.replace(/<LINE>[\s\S]*?<\/LINE>/g, '')
  expect(() => readText(empty, 'a_djvu.xml')).toThrow(/a_djvu\.xml/)
})
