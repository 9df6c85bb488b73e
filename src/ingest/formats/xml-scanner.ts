/**
 * XML as it streams by: tags with their attributes, and texts.
 *
 * It looks for the signs that end a piece instead of asking each character, which takes a third of the time of a
 * parser of HTML. What is not well-formed is read as far as it goes: an end tag closes all within its element, and one
 * without a beginning counts for nothing. No entity of a document's own is expanded.
 *
 * Source: Extensible Markup Language 1.0, fifth edition.
 */

export type Attributes = Record<string, string>

export type XmlHandler = {
  open(name: string, attributes: Attributes): void
  close(name: string): void
  text(text: string): void
  comment(text: string): void
}

const [TAB, SPACE, QUOTE, APOSTROPHE, SLASH, EQUALS, MORE] = [9, 32, 34, 39, 47, 61, 62]

const isBlank = (code: number) => code === SPACE || (code >= TAB && code <= 13)
const endsName = (code: number) => isBlank(code) || code === SLASH || code === MORE || code === EQUALS

/** Names that were met, by their length and their ends: a file has some dozens, and each again and again. */
const names: (string | undefined)[] = []

function nameIn(text: string, from: number, end: number): string {
  const key =
    ((text.charCodeAt(from) & 63) << 12) | ((text.charCodeAt(end - 1) & 63) << 6) | ((end - from) & 63)
  const known = names[key]
  if (known?.length === end - from && text.startsWith(known, from)) return known
  const name = text.slice(from, end)
  names[key] = name
  return name
}

const PREDEFINED = new Map(Object.entries({ lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }))

/** Production 2: neither controls nor surrogates. */
const isCharacter = (code: number) =>
  code === 9 ||
  code === 10 ||
  code === 13 ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0x10ffff && (code & 0xfffe) !== 0xfffe)

/** References as characters; those that XML does not define, and numbers of no character, stay as they are written. */
function decodeReferences(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,40}));/gi,
    (written, decimal, hexadecimal, name) => {
      if (name !== undefined) return PREDEFINED.get(name) ?? written
      const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal)
      return isCharacter(code) ? String.fromCodePoint(code) : written
    },
  )
}

/**
 * @param step asked between tags
 * @returns whether the text ends where markup may end: no tag is cut off, and no element is open
 */
export function scanXml(text: string, handler: XmlHandler, step: () => void): boolean {
  const elements: string[] = []
  let at = 0
  for (;;) {
    step()
    const begin = text.indexOf('<', at)
    if (begin !== at) {
      const own = begin < 0 ? text.slice(at) : text.slice(at, begin)
      if (own !== '') handler.text(decodeReferences(own))
    }
    if (begin < 0) return elements.length === 0
    const sign = text[begin + 1]
    if (sign === '/') at = endTag(text, begin + 2, elements, handler)
    else if (sign === '!' || sign === '?') at = declaration(text, begin, handler)
    else at = startTag(text, begin + 1, elements, handler)
    if (at < 0) return false
  }
}

function endTag(text: string, from: number, elements: string[], handler: XmlHandler): number {
  const end = text.indexOf('>', from)
  if (end < 0) return -1
  const open = elements[elements.length - 1]
  if (open !== undefined && end - from === open.length && text.startsWith(open, from)) {
    handler.close(elements.pop()!)
    return end + 1
  }
  const place = elements.lastIndexOf(text.slice(from, end).trimEnd())
  while (place >= 0 && elements.length > place) handler.close(elements.pop()!)
  return end + 1
}

/** Comments, sections of text, instructions, and the document's type with what it declares. */
function declaration(text: string, begin: number, handler: XmlHandler): number {
  const behind = (sign: string, from: number) => {
    const end = text.indexOf(sign, from)
    return end < 0 ? -1 : end + sign.length
  }
  if (text[begin + 1] === '?') return behind('?>', begin + 2)
  if (text.startsWith('<!--', begin)) {
    const end = behind('-->', begin + 4)
    if (end >= 0) handler.comment(text.slice(begin + 4, end - 3))
    return end
  }
  if (text.startsWith('<![CDATA[', begin)) {
    const end = behind(']]>', begin + 9)
    if (end >= 0) handler.text(text.slice(begin + 9, end - 3))
    return end
  }
  const end = behind('>', begin)
  const subset = end < 0 ? -1 : text.slice(begin, end).indexOf('[')
  if (subset < 0) return end
  const close = behind(']', begin + subset)
  return close < 0 ? -1 : behind('>', close)
}

function startTag(text: string, from: number, elements: string[], handler: XmlHandler): number {
  let at = from
  while (!endsName(text.charCodeAt(at))) if (++at >= text.length) return -1
  const name = nameIn(text, from, at)
  const attributes: Attributes = {}
  for (;;) {
    const code = text.charCodeAt(at)
    if (code === MORE) {
      handler.open(name, attributes)
      if (text.charCodeAt(at - 1) === SLASH) handler.close(name)
      else elements.push(name)
      return at + 1
    }
    if (isBlank(code) || code === SLASH || code === EQUALS) at++
    else at = attribute(text, at, attributes)
    if (at < 0 || at >= text.length) return -1
  }
}

/** @returns where the text goes on; -1 if it ends before */
function attribute(text: string, from: number, attributes: Attributes): number {
  let at = from
  while (!endsName(text.charCodeAt(at))) if (++at >= text.length) return -1
  const name = nameIn(text, from, at)
  while (isBlank(text.charCodeAt(at))) at++
  let value = ''
  if (text.charCodeAt(at) === EQUALS) {
    do at++
    while (isBlank(text.charCodeAt(at)))
    const quote = text.charCodeAt(at)
    let begin = at
    if (quote === QUOTE || quote === APOSTROPHE) {
      begin++
      at = text.indexOf(quote === QUOTE ? '"' : "'", begin)
      if (at < 0) return -1
      value = text.slice(begin, at++)
    } else {
      while (at < text.length && !isBlank(text.charCodeAt(at)) && text.charCodeAt(at) !== MORE) at++
      value = text.slice(begin, at)
    }
  }
  attributes[name] = decodeReferences(value)
  return at
}
