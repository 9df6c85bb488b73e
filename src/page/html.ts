/**
 * Makes markup by plain calls. Every string is escaped, so nothing that a newspaper
 * printed or a reader typed is read as markup.
 */
import { firstIndex } from '../arrays.js'
import type { Range } from '../model.js'

/** Markup made by this file; every other value is escaped. */
export class Html {
  constructor(readonly markup: string) {}
}

type Attributes = { [name: string]: string | number | boolean | null | undefined }
export type Child = Html | string | number | Child[] | false | null | undefined

const VOID = new Set(['input', 'br', 'link'])
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

// HTML cannot represent U+0000: a parser turns it into U+FFFD.
export const escaped = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is the one to drop
  text.replace(/[&<>"\u0000]/g, (mark) => ENTITIES[mark] ?? '')

/**
 * Text between tags. Marks that turn the direction of what follows would make a name or a headline
 * read as another one, so they are shown as U+FFFD; other controls are left out.
 */
const escapedText = (text: string): string => escaped(text.replace(TURNS, '\ufffd').replace(CONTROLS, ''))
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to leave out
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g

/**
 * @param tag   with a class if need be: `p.soft`
 * @param parts attributes and children; what is false, null or empty is left out
 */
export function h(tag: string, ...parts: (Child | Attributes)[]): Html {
  const dot = tag.indexOf('.')
  const name = dot < 0 ? tag : tag.slice(0, dot)
  let attributes = dot < 0 ? '' : ` class="${escaped(tag.slice(dot + 1))}"`
  let content = ''
  for (const part of parts) {
    if (isAttributes(part)) attributes += attributesOf(part)
    else content += markupOf(part)
  }
  return new Html(`<${name}${attributes}>${VOID.has(name) ? '' : `${content}</${name}>`}`)
}

export function markupOf(child: Child): string {
  if (child === false || child === null || child === undefined) return ''
  if (child instanceof Html) return child.markup
  if (Array.isArray(child)) return child.map(markupOf).join('')
  return escapedText(String(child))
}

const isAttributes = (part: Child | Attributes): part is Attributes =>
  typeof part === 'object' && part !== null && !Array.isArray(part) && !(part instanceof Html)

/** Attributes that a reader sees or hears; the others are read by programs. */
const SAID = new Set(['title', 'aria-label'])

function attributesOf(attributes: Attributes): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== false && value !== null && value !== undefined)
    .map(([name, value]) => {
      if (value === true) return ` ${name}`
      const put = SAID.has(name) ? escapedText : escaped
      return ` ${name}="${put(String(value))}"`
    })
    .join('')
}

/** A link; `on` marks the link to what is shown now. */
export const link = (href: string, content: Child, on?: boolean, attributes?: Attributes): Html =>
  h('a', { href, 'aria-current': on && 'true', ...attributes }, content)

/** Parameters that a form passes on as they are. */
export const hidden = (pairs: Iterable<readonly [name: string, value: string]>): Html[] =>
  [...pairs].map(([name, value]) => h('input', { type: 'hidden', name, value }))

/**
 * A slice of text with its matches as `<mark>`.
 *
 * @param ranges  offsets into `text`, sorted and disjoint
 * @param put     how a stretch without a boundary becomes markup
 */
export function marked(
  text: string,
  ranges: readonly Range[],
  from = 0,
  to = text.length,
  put: (from: number, to: number) => Child = (a, b) => text.slice(a, b),
): Child {
  return setOff(ranges, from, to, put, (match) => h('mark', match))
}

/**
 * A stretch of text in which the parts of some ranges are set off.
 *
 * @param ranges  sorted and disjoint
 * @param put     how a stretch without a boundary becomes markup
 */
export function setOff(
  ranges: readonly Range[],
  from: number,
  to: number,
  put: (from: number, to: number) => Child,
  wrap: (part: Child) => Child,
): Child {
  const out: Child[] = []
  let at = from
  // A long article has many paragraphs and many ranges: each begins at its own.
  for (let i = firstIndex(ranges, ([, end]) => end > from); i < ranges.length; i++) {
    const [start, end] = ranges[i]!
    if (start >= to) break
    const a = Math.max(start, at)
    const b = Math.min(end, to)
    if (a >= b) continue
    out.push(put(at, a), wrap(put(a, b)))
    at = b
  }
  out.push(put(at, to))
  return out
}

/** Whether a child shows anything. */
const isShown = (child: Child) => child !== '' && child !== false && child !== null && child !== undefined

/** Children with a dot between them, as plain text: for a link or a heading. */
export const dotted = (children: Child[]): Child[] =>
  children.filter(isShown).flatMap((child, i) => (i > 0 ? [' · ', child] : [child]))

/** The same for a line that may wrap: the style shows no dot where a line begins or ends. */
export const facts = (children: Child[]): Child => {
  const shown = children.filter(isShown)
  return (
    shown.length > 0 &&
    h(
      'span.facts',
      shown.map((child, i) => h('span', i > 0 && h('i', '·'), child)),
    )
  )
}

/** A row of a `<dl>`: a name and its value. */
export const row = (name: string, ...value: Child[]): Child => [h('dt', name), h('dd', value)]
