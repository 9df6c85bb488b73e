/** ABBYY FineReader XML, written after its schemas: signs one by one as the engine writes them, and runs of text. */
import { expect, test } from 'vitest'
import { readText } from './read.js'

const HEAD = '春耕生产开始各地农民积极兴修水利'
const BODY = [
  '本报讯（记者俞敏）昨日傍晚，城东乡最后',
  '一块油菜地用Fordson F20拖拉机犁完，比',
  '去年早了三天。',
]
type Line = { text: string; left: number; top: number; size: number }

/** Half-width signs take half the room. */
function signsOf({ text, left, top, size }: Line, suspected: string): [xml: string, right: number] {
  let right = left
  const xml = [...text].map((sign) => {
    const from = right
    right += sign <= 'ÿ' ? size / 2 : size
    const doubt = suspected.includes(sign) ? ' suspicious="true"' : ''
    return `<charParams l="${from}" t="${top}" r="${right}" b="${top + size}" charConfidence="48"${doubt}>${sign}</charParams>`
  })
  return [xml.join(''), right]
}

function lineOf(line: Line, isPlain: boolean): string {
  const [signs, right] = signsOf(line, '傍F')
  const { left, top, size, text } = line
  return `<line baseline="${top + size}" l="${left}" t="${top}" r="${right}" b="${top + size}">
<formatting lang="ChinesePRC" ff="SimSun" fs="9.">${isPlain ? text : signs}</formatting></line>`
}

const block = (lines: Line[], isPlain: boolean) =>
  `<block blockType="Text" l="90" t="90" r="900" b="600"><region><rect l="1" t="1" r="2" b="2"/></region>
<text><par>${lines.map((line) => lineOf(line, isPlain)).join('\n')}</par></text></block>`
const xml = (isPlain: boolean) => `<?xml version="1.0" encoding="UTF-8"?>
<document xmlns="http://www.abbyy.com/FineReader_xml/FineReader10-schema-v1.xml" version="1.0" producer="x" languages="ChinesePRC">
<page width="1000" height="1400" resolution="300">${block([{ text: HEAD, left: 100, top: 100, size: 44 }], isPlain)}
${block(
  BODY.map((text, i) => ({ text, left: 100, top: 200 + 30 * i, size: 20 })),
  isPlain,
)}</page></document>`

test.each([false, true])(
  'a page of ABBYY FineReader is read by its places (as plain runs: %s)',
  (isPlain) => {
    const { articles } = readText(xml(isPlain), 'a.xml')
    const [story, ...more] = articles
    expect(more).toEqual([])
    expect(story).toMatchObject({ headline: HEAD, body: BODY.join(''), reporters: ['俞敏'] })
    const doubted = (story!.unsure ?? []).map(([from, to]) => story!.body.slice(from, to))
    expect(doubted).toEqual(isPlain ? [] : ['傍', 'Fordson', 'F20'])
    expect(story!.places![1]).toEqual({ sheet: 0, box: [1000, 1429, 4800, 1571], line: 2 })
  },
)
