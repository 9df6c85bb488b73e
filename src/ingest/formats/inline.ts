/**
 * Markup inside a line, taken off: emphasis, links, footnote marks, escapes, entities.
 *
 * A star, a bracket or a backslash may as well be printed. So emphasis and escapes are read only
 * in a file that Markdown shows in other ways, and a link only where an address stands.
 */

import { raised, withoutFormulae } from './formula.js'

/** Of HTML's names for signs, the ones that text recognition and web pages write. */
const NAMED = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: '\u00a0',
    emsp: '\u3000',
    ensp: '\u2002',
    thinsp: '\u2009',
    middot: '·',
    bull: '•',
    ldquo: '“',
    rdquo: '”',
    lsquo: '‘',
    rsquo: '’',
    laquo: '«',
    raquo: '»',
    hellip: '…',
    mdash: '—',
    ndash: '–',
    times: '×',
    divide: '÷',
    deg: '°',
    plusmn: '±',
    permil: '‰',
    yen: '¥',
    pound: '£',
    euro: '€',
    copy: '©',
    reg: '®',
    trade: '™',
    sup2: '²',
    sup3: '³',
    frac12: '½',
    frac14: '¼',
    frac34: '¾',
    rarr: '→',
    larr: '←',
    zwnj: '',
    shy: '',
  }),
)
const ENTITY = /&(?:#(\d{2,7})|#x([\da-f]{2,6})|([a-z]+\d{0,2}));/gi

/** The text with the signs that its entities name; what names none stays. */
function withoutEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED.get(name.toLowerCase()) ?? whole
    const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal)
    const isSign = code >= 0x20 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    return isSign ? String.fromCodePoint(code) : whole
  })
}

/** What stands in brackets behind a link's text: an address, or a file's name. */
const ADDRESS = '(?:[a-z]+:|www\\.|\\.{0,2}/|#)[^()\\s]*|[\\w./%~-]+\\.[a-z]{2,5}(?:[?#][^()\\s]*)?'
const BEHIND = `\\]\\((?:${ADDRESS})(?: +"[^"]*")? *\\)`
const LINK = new RegExp(`(?<!!)\\[([^[\\]]*)${BEHIND}`, 'gi')
/** A link of which nothing is printed. */
export const EMPTY_LINK = new RegExp(`(?<!!)\\[\\s*${BEHIND}`, 'i')
/** A picture of Markdown; its address may hold brackets. */
export const PICTURE = /!\[[^[\]]*\]\([^()]*(?:\([^()]*\)[^()]*)?\)|!\[[^[\]]*\]\[[^[\]]*\]|!\[\[[^[\]]+\]\]/
const NOTE = /\[\^([^\]\s]{1,20})\]:?/g
/** Strong emphasis as CommonMark has it: its text touches both marks. */
const STRONG =
  /(?<!\*)(\*{2,3})(?=[^\s*])([^*]+)(?<=\S)\1(?!\*)|(?<![\p{L}\p{N}_])__(?=[^\s_])([^_]+)(?<=\S)__(?![\p{L}\p{N}_])/gu
const BOLD_LINE = /^\s*(?:[#>]+ *)?(\*\*|__)[^*_]+\1\s*$/
/** Of single stars only a pair around the whole line, or a whole heading, is emphasis for sure. */
const SLANTED_LINE = /^\s*(#{1,6} +)?\*(?=[^\s*])([^*]+)(?<=\S)\*\s*$/
const STRUCK = /~~(?=\S)([^~]+)(?<=\S)~~/g
const ESCAPE = /\\([!"#$%&'()*+,\-./:;<=>?@[\\\]^_`{|}~])/g

/**
 * A piece of a line without its markup.
 *
 * @param isMarkdown the file shows elsewhere that it is Markdown
 * @param isLine bold as a whole, the piece is a heading, which page/lines.ts reads
 */
export function inlineText(piece: string, isMarkdown: boolean, isLine: boolean): string {
  let text = withoutFormulae(piece)
  if (text.includes('](')) text = text.replace(LINK, '$1')
  if (text.includes('[^')) text = text.replace(NOTE, (_, mark: string) => raised(mark))
  if (isMarkdown) text = withoutEmphasis(text, isLine)
  return withoutEntities(text)
}

function withoutEmphasis(text: string, isLine: boolean): string {
  let bare = text
  if (bare.endsWith('\\')) bare = bare.slice(0, -1)
  bare = bare.replace(SLANTED_LINE, '$1$2')
  if (/\*\*|__/.test(bare) && !(isLine && BOLD_LINE.test(bare))) bare = bare.replace(STRONG, strong)
  if (bare.includes('~~')) bare = bare.replace(STRUCK, '$1')
  if (bare.includes('\\')) bare = bare.replace(ESCAPE, '$1')
  return bare
}

/** A name with its given name left out, 张**, opens nothing: a mark stands behind it. */
function strong(
  whole: string,
  _: string,
  inStars: string | undefined,
  inBars: string,
  at: number,
  text: string,
): string {
  const inner = inStars ?? inBars
  const before = text.charAt(at - 1)
  const opens = !/[\p{P}\p{S}]/u.test(inner.charAt(0)) || before === '' || /[\s\p{P}\p{S}]/u.test(before)
  return opens ? inner : whole
}
