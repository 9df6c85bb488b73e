/**
 * A newspaper page as HTML: its head, its stories as modules, columns or rails, and its foot.
 *
 * Every part stands in an element that bears its number, so that the browser can tell where it set the part's lines.
 */

import { Converter } from 'opencc-js/t2cn'
import { toTraditional } from '../alter.js'
import { drawer } from '../compose.js'
import { evenLines } from '../compose-words.js'
import type { Story } from '../stories.js'
import { ADVERTS, ADVERTS_HELD, Draw, footOf, headOf, type Paper, paperOf } from './draw.js'
import { briefs, caption, type Part, type Told, table, tell } from './story.js'

/** A part and the article that it belongs to, from 0; null of the page's own. */
export type SetPart = Part & { article: number | null }
export type Page = {
  html: string
  /** Of the page, in mm. */
  width: number
  layout: string
  paper: Paper
  kinds: Told['kind'][]
  parts: SetPart[]
}

/** Lengths in mm, type in points, headlines and indents in sizes of type. */
type Look = {
  signs: number
  columns: number
  type: number
  gap: number
  leading: number
  face: string
  headFace: string
  rule: boolean
  indent: number
  align: 'left' | 'center'
  boxed: boolean
}

const MM = 25.4 / 72

const toSimplified: (text: string) => string = Converter({ from: 't', to: 'cn' })

function lookOf(draw: Draw): Look {
  const columns = draw.pick([2, 3, 3, 4], [2, 4, 5])
  return {
    columns,
    signs: columns > 3 ? draw.between(9, 13) : draw.between(11, 18),
    type: draw.pick([8, 9, 10], [8.5, 10.5]),
    gap: draw.pick([4, 5, 7], [3, 6]),
    leading: draw.pick([1.3, 1.5, 1.7], [1.25, 1.6]),
    face: draw.any(['Noto Serif CJK SC', 'Noto Sans CJK SC']),
    headFace: draw.any(['Noto Serif CJK SC', 'Noto Sans CJK SC']),
    rule: draw.chance(0.3),
    indent: draw.pick([2, 2, 2, 1, 0], [2, 1.5]),
    align: draw.pick(['center', 'left'] as const),
    boxed: draw.chance(0.3),
  }
}

const LAYOUTS = ['modules', 'modules', 'flow', 'rail', 'single', 'tabloid']
const LAYOUTS_HELD = ['two rails', 'bands', 'side heads', 'centre box', 'head amid']

/** @param stories of which the page takes three to six */
export function pageOf(stories: readonly Story[], seed: number, isHeld: boolean): Page {
  return new Setter(stories, new Draw(seed, isHeld)).page()
}

/** Stories of one page are of one time. */
const LONG = 220

class Setter {
  private readonly parts: SetPart[] = []
  private readonly kinds: Told['kind'][] = []
  private readonly look: Look
  private readonly paper: Paper
  private readonly isTraditional: boolean
  private readonly next: () => Story
  private readonly nextLong: () => Story
  private readonly used = new Set<Story>()

  constructor(
    stories: readonly Story[],
    private readonly draw: Draw,
  ) {
    this.look = lookOf(draw)
    this.paper = paperOf(draw)
    this.isTraditional = draw.chance(0.2)
    this.next = drawer(stories, draw.random)
    this.nextLong = drawer(
      stories.filter(({ paragraphs }) => paragraphs.join('').length >= LONG),
      draw.random,
    )
  }

  page(): Page {
    const { draw, look } = this
    const layout = draw.pick(LAYOUTS, LAYOUTS_HELD)
    if (layout === 'single') Object.assign(look, { columns: 1, signs: draw.between(26, 40) })
    const head = headOf(draw, this.paper).map((row) => this.row(row))
    const body = this.bodyOf(layout)
    const foot = layout !== 'single' && draw.chance(0.4) ? [this.row(footOf(draw, this.paper))] : []
    const html = `<!doctype html><meta charset="utf-8"><style>${this.css()}</style><main><header>${head.join('')}</header>${body}<footer>${foot.join('')}</footer></main>`
    const { kinds, parts, paper } = this
    const shown = { ...paper, name: this.script(paper.name) }
    return { html, width: Math.ceil(this.widthOf(look.columns)) + 20, layout, paper: shown, kinds, parts }
  }

  private script = (text: string) => (this.isTraditional ? toTraditional(text) : toSimplified(text))

  private widthOf(columns: number): number {
    const { signs, type, gap } = this.look
    return columns * signs * type * MM + (columns - 1) * gap
  }

  // ---------------------------------------------------------------- parts

  private part(part: Part, article: number | null, inner?: (text: string) => string): string {
    const text = this.script(part.text)
    const names = part.names?.map(({ kind, name }) => ({ kind, name: this.script(name) }))
    this.parts.push({ ...part, text, article, ...(names && { names }) })
    const shown = inner ? inner(text) : escaped(text)
    return `<p class="${part.role}" data-part="${this.parts.length - 1}">${shown}</p>`
  }

  private row(texts: readonly string[]): string {
    return `<div class="row">${texts.map((text) => this.part({ role: 'furniture', text }, null)).join('')}</div>`
  }

  /** A heading in as many lines as its room asks for, broken between words. */
  private heading(part: Part, article: number, times: number, columns: number): string {
    const room = Math.max(4, Math.floor(this.widthOf(columns) / (this.look.type * MM) / times))
    return this.part(part, article, (text) =>
      evenLines(text, room)
        .map((line) => `<span class="line" style="font-size:${times}em">${escaped(line.trim())}</span>`)
        .join(''),
    )
  }

  private fresh(isLong: boolean): Story {
    const one = isLong ? this.nextLong : this.next
    let story = one()
    for (let i = 0; i < 50 && this.used.has(story); i++) story = one()
    this.used.add(story)
    return story
  }

  // ---------------------------------------------------------------- modules

  /** Headings and body of one item; `columns` is how wide its headings stand. */
  private halves(told: Told, columns: number, times: number): [heads: string, body: string] {
    const { draw } = this
    const article = this.kinds.push(told.kind) - 1
    let heads = ''
    let body = ''
    for (const part of told.parts) {
      const { role } = part
      if (role === 'headline') heads += this.heading(part, article, times, columns)
      else if (role === 'kicker' || role === 'deck')
        heads += this.heading(part, article, Math.max(1.15, times * 0.6), columns)
      else if (role === 'section') heads += this.part(part, article)
      else if (role === 'credit' && body === '') heads += this.part(part, article)
      else body += this.part(part, article)
      if (role === 'body' && part.text.length > 40 && told.parts.length > 4 && draw.chance(0.15))
        body += this.photo()
    }
    if (told.kind === 'photo') body = `<div class="picture"></div>${body}`
    return [heads, body]
  }

  private photo(): string {
    const [, body] = this.halves(caption(this.draw, this.fresh(false)), 1, 1)
    return `<div class="photo">${body}</div>`
  }

  /** An item of so many columns, its headings over all of them, in the first, or beside. */
  private module(
    told: Told,
    columns: number,
    place: 'over' | 'first' | 'side' = 'over',
    box = false,
  ): string {
    const { draw } = this
    const times = columns === 1 ? draw.any([1.3, 1.5, 1.8]) : draw.pick([1.8, 2.2, 2.8], [1.6, 2.5, 3.2])
    const width = place === 'over' ? columns : 1
    const [heads, body] = this.halves(told, width, place === 'over' ? times : Math.min(times, 1.9))
    const open = `<article class="${box ? 'box' : ''}" style="flex:${this.widthOf(columns)}">`
    const inner = (n: number, html: string) => `<div class="columns" style="columns:${n}">${html}</div>`
    if (place === 'first') return `${open}${inner(columns, heads + body)}</article>`
    if (place === 'side' && columns > 1)
      return `${open}<div class="beside"><div style="flex:${this.widthOf(1)}">${heads}</div><div style="flex:${this.widthOf(columns - 1)}">${inner(columns - 1, body)}</div></div></article>`
    return `${open}${heads}${inner(columns, body)}</article>`
  }

  private told(isLong: boolean): Told {
    return tell(this.draw, this.fresh(isLong))
  }

  private advert(): string {
    const { isNotice, lines } = this.draw.pick(ADVERTS, ADVERTS_HELD)
    const article = this.kinds.push(isNotice ? 'article' : 'other') - 1
    const [name, ...rest] = lines
    const head = this.part(
      { role: 'headline', text: name! },
      article,
      (text) => `<span class="line big">${escaped(text)}</span>`,
    )
    const body = rest.map((text) => this.part({ role: 'body', text }, article)).join('')
    return `<article class="advert box" style="flex:${this.widthOf(1)}">${head}${body}</article>`
  }

  /** Something narrow: briefs, a table, an advert, a picture. */
  private small(): string {
    const { draw } = this
    const kind = draw.any(['briefs', 'table', 'advert', 'picture', 'story'])
    if (kind === 'advert') return this.advert()
    if (kind === 'table') return this.module(table(draw), 1, 'over', draw.chance(0.5))
    if (kind === 'picture') return this.module(caption(draw, this.fresh(false)), 1)
    if (kind === 'story') return this.module(this.told(false), 1)
    const items = briefs(draw, [this.fresh(false), this.fresh(false), this.fresh(false)])
    return `<div style="flex:${this.widthOf(1)}">${items.map((item) => this.module(item, 1)).join('')}</div>`
  }

  // ---------------------------------------------------------------- layouts

  private bodyOf(layout: string): string {
    const { draw, look } = this
    const { columns } = look
    const row = (...items: string[]) => `<section>${items.join('')}</section>`
    const stack = (width: number, ...items: string[]) =>
      `<div class="stack" style="flex:${this.widthOf(width)}">${items.join('')}</div>`
    const some = (count: number, make: () => string) => Array.from({ length: count }, make)
    const place = draw.pick(['over', 'over', 'first'] as const)
    switch (layout) {
      case 'single':
        return row(this.module(this.told(true), 1))
      case 'flow':
      case 'head amid': {
        const items = some(draw.between(3, 5), () => {
          const [heads, body] = this.halves(this.told(draw.chance(0.5)), 1, draw.any([1.4, 1.7]))
          return heads + body
        })
        const lead = layout === 'head amid' ? this.module(this.told(true), columns, 'over') : ''
        return `${lead}<div class="columns flow" style="columns:${columns}">${items.join('')}</div>`
      }
      case 'rail': {
        const rail = stack(1, this.small(), this.small())
        const rest = Math.max(1, columns - 1)
        const main = stack(
          rest,
          this.module(this.told(true), rest, place),
          this.module(this.told(false), rest),
        )
        return row(...(draw.chance(0.5) ? [main, rail] : [rail, main]))
      }
      case 'two rails': {
        const rest = Math.max(1, columns - 2)
        return row(
          stack(1, this.small(), this.module(this.told(false), 1)),
          stack(rest, this.module(this.told(true), rest), this.module(this.told(false), rest)),
          stack(1, this.small()),
        )
      }
      case 'bands':
        return some(draw.between(3, 4), () => {
          const n = draw.between(1, columns)
          const told = this.told(draw.chance(0.6))
          const [heads, body] = this.halves(told, columns, draw.any([1.6, 2.2]))
          return `<section><article style="flex:1">${heads}<div class="columns" style="columns:${n}">${body}</div></article></section>`
        }).join('')
      case 'side heads':
        return (
          some(3, () => row(this.module(this.told(true), columns, 'side'))).join('') +
          row(this.module(this.told(false), columns))
        )
      case 'centre box':
        return (
          row(this.module(this.told(true), columns)) +
          row(
            this.module(this.told(false), 1),
            this.module(this.told(false), Math.max(1, columns - 2), 'over', true),
            ...(columns > 2 ? [this.small()] : []),
          )
        )
      case 'tabloid':
        return (
          row(this.module(this.told(true), columns, place)) +
          row(
            ...(columns > 2
              ? [this.module(this.told(false), columns - 1), this.small()]
              : [this.module(this.told(false), 1), this.small()]),
          )
        )
      default: {
        const rows: string[] = []
        for (let i = draw.between(2, 3); i > 0; i--) {
          const items: string[] = []
          let left = columns
          while (left > 0) {
            const width = draw.between(1, left)
            const isSmall = width === 1 && draw.chance(0.4)
            items.push(
              isSmall
                ? this.small()
                : this.module(this.told(width > 1), width, place, look.boxed && draw.chance(0.3)),
            )
            left -= width
          }
          rows.push(row(...items))
        }
        return rows.join('')
      }
    }
  }

  private css(): string {
    const { type, leading, face, headFace, gap, rule, indent, align, signs } = this.look
    const own = (name: string) => `"${this.isTraditional ? name.replace('SC', 'TC') : name}"`
    return `*{margin:0;padding:0;box-sizing:border-box}
html{background:#fff;color:#000;font:${type}pt/${leading} ${own(face)}}
main{width:${Math.ceil(this.widthOf(this.look.columns)) + 20}mm;padding:8mm 10mm}
header{border-bottom:1pt solid;margin-bottom:4mm}footer{border-top:.5pt solid;margin-top:4mm;font-size:.9em}
header .row:first-child p:first-child{font:bold 1.6em/1.4 ${own(headFace)}}
.row{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:baseline;gap:0 4mm;white-space:nowrap}
section{display:flex;gap:${gap}mm;margin-bottom:5mm}article{min-width:0;margin-bottom:4mm}.stack{min-width:0}
.box{border:.6pt solid;padding:1.5mm}.beside{display:flex;gap:${gap}mm}
.columns{column-gap:${gap}mm;orphans:1;widows:1;${rule ? 'column-rule:.4pt solid #000' : ''}}
.body{text-indent:${indent}em;text-align:justify}
.line{display:block}.headline,.kicker,.deck{font-family:${own(headFace)};text-align:${align};line-height:1.25;break-after:avoid;break-inside:avoid}
.headline{font-weight:bold;margin:1mm 0}.flow .headline{margin-top:3mm}
.section{font-weight:bold;border-bottom:.5pt solid;break-after:avoid}
.credit,.jump{${align === 'center' ? 'text-align:center' : ''}}.credit{font-family:"Noto Sans CJK SC"}.body~.credit,.jump{text-align:right}
.inner{font-weight:bold;text-align:${align};break-after:avoid;margin:.5mm 0}
.photo{break-inside:avoid;margin:1.5mm 0}.picture{height:${Math.round(signs * 1.5)}mm;background:#bbb;margin-bottom:1mm}
.caption{font:.9em/1.35 "Noto Sans CJK SC"}.big{font:bold 1.8em/1.4 "Noto Sans CJK SC"}.advert,.advert .body{text-align:center;text-indent:0}`
  }
}

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign)
