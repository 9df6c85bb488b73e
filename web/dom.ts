/**
 * Elements from plain calls. Text only ever becomes text nodes, so nothing that
 * a newspaper printed is read as markup.
 */
import type { Ranges } from './types.js'

type Attributes = { [name: string]: string | number | boolean | null | undefined }
export type Child = Node | string | Child[] | false | null | undefined

/**
 * @param tag   with a class if need be: `p.soft`
 * @param parts attributes and children; what is false, null or empty is left out
 */
export function h(tag: string, ...parts: (Child | Attributes)[]): HTMLElement {
  const [name, kind] = tag.split('.')
  const element = document.createElement(name!)
  if (kind) element.className = kind
  for (const part of parts.flat(9) as (Child | Attributes)[]) {
    if (!part) continue
    if (typeof part === 'string' || part instanceof Node) element.append(part)
    else
      for (const [key, value] of Object.entries(part))
        if (value !== false && value !== null && value !== undefined) element.setAttribute(key, `${value}`)
  }
  return element
}

/** A link; `on` says that it names what is shown now. */
export const link = (href: string, content: Child, on?: boolean, attributes?: Attributes): HTMLElement =>
  h('a', { href, 'aria-current': on && 'true', ...attributes }, content)

/**
 * A slice of text with its matches as `<mark>`.
 *
 * @param ranges  offsets into `text`, sorted and disjoint
 * @param put     how a stretch without a boundary becomes nodes
 */
export function marked(
  text: string,
  ranges: Ranges,
  from = 0,
  to = text.length,
  put: (from: number, to: number) => Child = (a, b) => text.slice(a, b),
): Child[] {
  const out: Child[] = []
  let at = from
  for (const [start, end] of ranges) {
    const a = Math.max(start, at)
    const b = Math.min(end, to)
    if (a >= b) continue
    out.push(put(at, a), h('mark', put(a, b)))
    at = b
  }
  out.push(put(at, to))
  return out
}

/** Children with a dot between them. */
export const dotted = (children: Child[]): Child[] =>
  children.filter(Boolean).flatMap((child, i) => (i > 0 ? ['·', child] : [child]))
