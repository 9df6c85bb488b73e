/**
 * Composes a newspaper page of an annotated paper, as HTML, and tells where the browser set each of its characters.
 *
 * An article is a module: its headings over the whole of it, its body in columns below. Modules stand in rows, with
 * as many columns as their lines need. What a paper looks like follows from its number, so that each run sets the same pages.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { printedLines } from '../../../dist/src/eval/annotation.js'

/**
 * @typedef {{ text: string, boxes: [number, number, number, number][] }} SetLine  a line as set: a box for each UTF-16 unit
 * @typedef {{ article: number, part: string, lines: SetLine[] }} SetPart  edges as fractions of the page
 * @typedef {{ headline: string | null, section: string, paragraphs: string[] }} GoldArticle
 */

/** Looks of pages: width of page, column and gap in mm, type in points. */
const LOOKS = [
  { width: 280, type: 9.5, column: 46, gap: 6, rule: true, face: 'Noto Serif CJK SC' },
  { width: 240, type: 10, column: 60, gap: 7, rule: false, face: 'Noto Serif CJK SC' },
  { width: 320, type: 10, column: 50, gap: 7, rule: false, face: 'Noto Sans CJK SC' },
]
const MM_OF_POINT = 25.4 / 72
/** Lines of a column, about; and characters of a headline that one column holds. */
const LINES = 12
const HEAD = 10

const escaped = (/** @type {string} */ text) =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign)

/**
 * @param {string} folder
 * @param {string} name  of the annotation
 * @param {number} number  which decides how it looks
 */
export function compose(folder, name, number) {
  const annotation = JSON.parse(readFileSync(join(folder, name), 'utf8'))
  const text = readFileSync(join(folder, annotation.file), 'utf8')
  const lines = printedLines(text, annotation.reads)
  const own = (/** @type {number | undefined} */ id) => lines.get(id ?? -1)?.text ?? ''
  const look = LOOKS[number % LOOKS.length] ?? LOOKS[0]
  if (!look) throw new Error('No look')
  /** @type {GoldArticle[]} */
  const gold = []
  const modules = annotation.articles.map((/** @type {any} */ article, /** @type {number} */ at) => {
    const part = (/** @type {string} */ kind, /** @type {string} */ text) =>
      text === '' ? '' : `<p class="${kind}" data-article="${at}">${escaped(text)}</p>`
    const headline = [article.headline ?? []].flat().map(own).join('')
    const paragraphs = article.body.map((/** @type {number[]} */ ids) => ids.map(own).join(''))
    gold.push({
      headline: article.kind === 'article' ? headline || null : null,
      section: own(article.section),
      paragraphs,
    })
    const heads = [
      part('section', own(article.section)),
      ...(article.kicker ?? []).map((/** @type {number} */ id) => part('kicker', own(id))),
      part('headline', headline),
      ...(article.subheadline ?? []).map((/** @type {number} */ id) => part('subheadline', own(id))),
      part('credit', own(article.credit)),
    ]
    const captions = (article.captions ?? []).map(own)
    const isPhoto = article.kind === 'photo'
    const body = paragraphs.map((/** @type {string} */ text) => part(isPhoto ? 'caption' : 'body', text))
    if (isPhoto) body.unshift('<div class="picture"></div>')
    for (const caption of captions)
      body.splice(
        body.length >> 1,
        0,
        `<div class="photo"><div class="picture"></div>${part('caption', caption)}</div>`,
      )
    for (const { label, text } of article.asides ?? [])
      body.push(
        part('aside', label === text ? own(label) : `${own(label).replace(/[:：]$/, '')}：${own(text)}`),
      )
    const length = paragraphs.join('').length + headline.length * 4 + 160 * captions.length
    return {
      heads: heads.join(''),
      body: `<div class="columns">${body.join('')}</div>`,
      length,
      headline,
      columns: 1,
    }
  })
  const used = new Set(annotation.articles.flatMap((/** @type {any} */ { body }) => body.flat()))
  const first = Math.min(...[...used].map(Number))
  const furniture = [...annotation.furniture, ...annotation.other]
    .filter((id) => !used.has(id))
    .sort((a, b) => a - b)
  const top = furniture.filter((id) => id < first).map(own)
  const name_ = annotation.publication ?? ''
  const inner = look.width - 24
  const most = Math.floor((inner + look.gap) / (look.column + look.gap))
  const signs = look.column / (look.type * MM_OF_POINT)
  const markup = rowsOf(modules, most, signs).map(
    (row) =>
      `<section>${row
        .map(
          ({ heads, body, columns }) =>
            `<article style="--columns:${columns};flex:${columns}">${heads}${body}</article>`,
        )
        .join('')}</section>`,
  )
  const foot = furniture.filter((id) => id >= first).map(own)
  const html = `<!doctype html><meta charset="utf-8"><style>
    * { margin: 0; padding: 0; box-sizing: border-box }
    html { background: #fff; color: #000; font: ${look.type}pt/1.5 "${look.face}" }
    main { width: ${look.width}mm; padding: 10mm 12mm }
    header { border-bottom: 1.2pt solid; margin-bottom: 5mm; padding-bottom: 2mm }
    header p:first-child { font: bold 34pt/1.3 "Noto Serif CJK SC" }
    footer { border-top: .6pt solid; margin-top: 5mm; font-size: 8pt }
    section { display: flex; gap: ${look.gap + 2}mm; margin-bottom: 7mm }
    article { min-width: 0 }
    .columns { columns: var(--columns); column-gap: ${look.gap}mm; ${look.rule ? 'column-rule: .4pt solid #000;' : ''}
      orphans: 1; widows: 1 }
    .body, .aside { text-indent: 2em; text-align: justify }
    .section { font: bold ${look.type + 1}pt/1.6 "Noto Sans CJK SC" }
    .kicker, .subheadline { font: ${look.type + 4}pt/1.4 "Noto Sans CJK SC"; margin-bottom: 1mm }
    .headline { font: bold ${look.type * 2.2}pt/1.3 "Noto Sans CJK SC"; margin-bottom: 2mm }
    .credit { text-align: center; margin-bottom: 1mm }
    .photo { break-inside: avoid }
    .picture { height: 34mm; background: #999; margin: 1mm 0 1.5mm }
    .caption { font: ${look.type - 1}pt/1.4 "Noto Sans CJK SC"; margin-bottom: 2mm }
  </style><main><header>${[name_, ...top.filter((text) => text !== name_)].map((text) => `<p>${escaped(text)}</p>`).join('')}</header>
  ${markup.join('')}<footer>${foot.map((text) => `<p>${escaped(text)}</p>`).join('')}</footer></main>`
  return { html, gold, width: look.width }
}

/**
 * Modules in rows that they fill, each with its number of columns.
 *
 * @param {{ heads: string, body: string, length: number, headline: string, columns: number }[]} modules
 * @param {number} most  columns of a row
 * @param {number} signs  of a line
 */
function rowsOf(modules, most, signs) {
  /** @type {(typeof modules)[]} */
  const rows = []
  let left = 0
  for (const own of modules) {
    const columns = Math.round(own.length / signs / LINES)
    own.columns = Math.min(most, Math.max(own.headline.length > HEAD ? 2 : 1, columns))
    if (own.columns > left) {
      rows.push([])
      left = most
    }
    rows.at(-1)?.push(own)
    left -= own.columns
  }
  for (const row of rows) {
    const longest = row.reduce((a, b) => (b.length > a.length ? b : a))
    longest.columns += most - row.reduce((sum, { columns }) => sum + columns, 0)
  }
  return rows
}

/**
 * Runs in the page.
 * @returns {{ height: number, parts: SetPart[] }} height in CSS pixels
 */
export function measureSet() {
  const main = /** @type {HTMLElement} */ (document.querySelector('main'))
  const { width, height } = main.getBoundingClientRect()
  const range = document.createRange()
  /** @type {SetPart[]} */
  const parts = [...main.querySelectorAll('p[data-article]')].map((part) => {
    const node = /** @type {Text} */ (part.firstChild)
    /** @type {SetLine[]} */
    const lines = []
    let last
    for (let at = 0; at < node.data.length; at++) {
      range.setStart(node, at)
      range.setEnd(node, at + 1)
      const box = range.getBoundingClientRect()
      const line = lines.at(-1)
      const isNext =
        !line || !last || Math.abs(box.top - last.top) > last.height / 2 || box.left < last.left - 1
      if (isNext && box.width > 0) lines.push({ text: '', boxes: [] })
      const own = lines.at(-1)
      if (!own) continue
      own.text += node.data[at]
      own.boxes.push([box.left / width, box.top / height, box.right / width, box.bottom / height])
      if (box.width > 0) last = box
    }
    return { article: Number(part.getAttribute('data-article')), part: part.className, lines }
  })
  return { height: Math.ceil(height), parts }
}
