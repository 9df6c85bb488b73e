/** Tags of HTML and of text recognition: which are known, and which end a line. */

import { PICTURE } from './inline.js'

const BLOCKS =
  'div p center section article main header footer aside nav figure figcaption details summary blockquote ul ol li dl dt dd h1 h2 h3 h4 h5 h6 table thead tbody tfoot tr td th caption hr br pre address html head body title page_number watermark fcel ecel lcel ucel xcel nl'
const OTHERS =
  'strong em del ins font span sup sub small big mark code tt kbd img ruby rt rp abbr cite wbr col colgroup meta link script style iframe video audio source embed object noscript button input form label select option textarea svg path'
/** Names of one letter are tags in small letters only: <A> may be printed. */
const LETTERS = 'b i u s a'

const names = (list: string) => list.replaceAll(' ', '|')

/** Elements that stand in lines of their own. */
export const blockTags: ReadonlySet<string> = new Set(BLOCKS.split(' '))

/**
 * A tag, the line over a document, the beginning of a comment, a sign of grounding or a picture of Markdown. Names with a
 * colon or hyphen are tags of word processors and publishing systems, such as <o:p>.
 */
export const TOKEN = new RegExp(
  `<!--|<\\?xml\\s[^<>]*>|<!(?:DOCTYPE|doctype)\\s[^<>]*>|</?(?:${anyCase(`${BLOCKS} ${OTHERS}`)}|${names(LETTERS)}|[a-z]+[:-][a-z-]+)(?=[\\s/>])[^<>]*>|<[|｜][^|｜<>]{1,40}[|｜]>|${PICTURE.source}`,
  'g',
)

function anyCase(list: string): string {
  return names(list)
    .split('|')
    .map((name) => `${name}|${name.toUpperCase()}`)
    .join('|')
}

/** @param token a tag with its brackets */
export function readTag(token: string): { name: string; isEnd: boolean } {
  const name = /^<\/?([\w:-]+)/.exec(token)?.[1]?.toLowerCase() ?? ''
  return { name, isEnd: token.startsWith('</') }
}

export const isCentred = (name: string, token: string): boolean =>
  name === 'center' || /text-align:\s*center|align=["']?center/i.test(token)
