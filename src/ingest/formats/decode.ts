/**
 * From bytes to text: finds the encoding of a file, or the reason why it has none.
 *
 * Reads UTF-8, UTF-16 of either order and GB18030, with or without a byte order
 * mark, and Big5 and Shift-JIS where their characters are plainly likelier. It
 * never guesses past a byte that does not fit: such a file is refused.
 */

import { JiebaoError } from '../../errors.js'
import { plainOf } from '../../lexicon.js'

/** Bytes looked at where statistics decide. */
const SAMPLE_BYTES = 65_536
/** Of the characters of a text, at most this share may be control characters. */
const CONTROL_SHARE = 0.005

/** Encodings of double bytes. */
const LEGACY = ['gb18030', 'big5', 'shift_jis'] as const

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5' | 'shift_jis'

/**
 * The text of a file, without its byte order mark.
 *
 * @param file only named in refusals
 * @throws {JiebaoError} BAD_ISSUE if the bytes are empty, blank, binary or in no encoding we read
 */
export function decode(bytes: Uint8Array, file: string): string {
  if (bytes.length === 0) throw new JiebaoError('source-empty', file, {})
  const text = decodeText(bytes, file)
  if (text.trim() === '') throw new JiebaoError('source-blank', file, {})
  if (isBinary(text)) {
    throw new JiebaoError('source-binary', file, {})
  }
  return text
}

/**
 * The same for a text that may be short, blank or empty.
 *
 * @throws {JiebaoError} BAD_ISSUE if the bytes are in no encoding we read
 */
export function decodeText(bytes: Uint8Array, file: string): string {
  const marked = markOf(bytes)
  if (marked) {
    const text = tryDecode(bytes, marked)
    if (text === undefined) throw new JiebaoError('source-mismarked', file, { mark: marked.toUpperCase() })
    return text
  }
  const encodings: Encoding[] = bytes.subarray(0, SAMPLE_BYTES).includes(0) ? wideOrder(bytes) : ['utf-8']
  for (const encoding of encodings) {
    const text = tryDecode(bytes, encoding)
    if (text !== undefined) return text
  }
  if (encodings[0] === 'utf-8') {
    for (const encoding of legacyOrder(bytes)) {
      const text = tryDecode(bytes, encoding)
      if (text !== undefined) return text
    }
  }
  if (encodings.length === 0) throw new JiebaoError('source-binary', file, {})
  throw new JiebaoError('source-encoding', file, {})
}

/**
 * The same for a list that must not fail silently: every line that is not surely UTF-8 stands once for each encoding that
 * can read it, GB18030 last. Of a line of a few signs nobody can tell which one is meant.
 *
 * @throws {JiebaoError} BAD_ISSUE if a line is in no encoding we read
 */
export function decodeReadings(bytes: Uint8Array, file: string): string {
  if (markOf(bytes) || bytes.includes(0)) return decodeText(bytes, file)
  return linesIn(bytes)
    .map((line) => {
      const utf8 = tryDecode(line, 'utf-8')
      // Two bytes of any older encoding may be one sign of UTF-8 below U+0800.
      if (utf8 !== undefined && (/[\u0800-\u{10ffff}]/u.test(utf8) || !/[^\0-\x7f]/.test(utf8))) return utf8
      const readings = LEGACY.toReversed()
        .flatMap((encoding) => tryDecode(line, encoding) ?? [])
        // ICU takes 80 and FF for signs.
        .filter((text) => !/[\x80-\x9f\uf8f0-\uf8ff]/.test(text))
      if (utf8 !== undefined) readings.push(utf8)
      if (readings.length === 0) throw new JiebaoError('source-encoding', file, {})
      return [...new Set(readings)].join('\n')
    })
    .join('\n')
}

/** The first line, from 1, of a text that several encodings can read and whose signs do not tell which; undefined if none. */
export function unsureLine(bytes: Uint8Array): number | undefined {
  if (markOf(bytes) || bytes.includes(0) || tryDecode(bytes, 'utf-8') !== undefined) return undefined
  const able = LEGACY.filter((encoding) => tryDecode(bytes, encoding) !== undefined)
  if (able.length < 2) return undefined
  const shares = able.map((encoding) => frequentShare(tryDecode(bytes, encoding)!)).sort((a, b) => b - a)
  if (shares[0]! >= FREQUENT_SHARE && shares[0]! >= LIKELIER * shares[1]!) return undefined
  return linesIn(bytes).findIndex((line) => tryDecode(line, 'utf-8') === undefined) + 1
}

/** The same of a page's text, whose characters may also tell by where an encoding has them. */
export const unsureTextLine = (bytes: Uint8Array): number | undefined =>
  bytes.length > SAMPLE_BYTES || tryDecode(bytes, 'utf-8') !== undefined || areaTells(bytes)
    ? undefined
    : unsureLine(bytes)

/** No encoding of double bytes has a line's end inside a character. */
function linesIn(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = []
  for (let from = 0; from <= bytes.length; ) {
    const end = bytes.indexOf(0x0a, from)
    lines.push(bytes.subarray(from, end < 0 ? bytes.length : end))
    from = end < 0 ? bytes.length + 1 : end + 1
  }
  return lines
}

/** The beginning of a file, in whatever encoding its mark or its zero bytes tell; never refused. */
export function decodeHead(head: Uint8Array): string {
  const [wide] = head.includes(0) ? wideOrder(head.subarray(0, head.length & ~1)) : []
  return new TextDecoder(markOf(head) ?? wide ?? 'utf-8').decode(head)
}

/**
 * The encoding of a text that is streamed.
 *
 * @throws {JiebaoError} BAD_ISSUE if it is binary; whether the bytes fit an older encoding shows when they are read
 */
export async function encodingIn(chunks: AsyncIterable<Uint8Array>, file: string): Promise<string> {
  let utf8: InstanceType<typeof TextDecoder> | undefined
  for await (const chunk of chunks) {
    if (!utf8) {
      const marked = markOf(chunk)
      if (marked && marked !== 'utf-8') return marked
      const sample = chunk.subarray(0, SAMPLE_BYTES)
      if (sample.includes(0)) {
        const [wide] = wideOrder(sample.subarray(0, sample.length & ~1))
        if (!wide) throw new JiebaoError('source-binary', file, {})
        return wide
      }
      utf8 = new TextDecoder('utf-8', { fatal: true })
    }
    try {
      utf8.decode(chunk, { stream: true })
    } catch {
      return legacyOrder(chunk)[0]!
    }
  }
  return 'utf-8'
}

function markOf(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

/** Least share of a text's signs that are Han, ASCII or Chinese marks, if it is ours. */
const PLAUSIBLE_SHARE = 0.8
const PLAUSIBLE = /[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef\u2010-\u2026\n\r\t -~]/g

/** UTF-16 without a mark: the order in which the bytes make Chinese, the likelier first. */
function wideOrder(bytes: Uint8Array): Encoding[] {
  if (bytes.length % 2 !== 0) return []
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  const orders = (['utf-16le', 'utf-16be'] as const).map((encoding) => {
    const text = new TextDecoder(encoding).decode(sample)
    return { encoding, share: (text.match(PLAUSIBLE)?.length ?? 0) / text.length }
  })
  return orders
    .filter(({ share }) => share >= PLAUSIBLE_SHARE)
    .sort((a, b) => b.share - a.share)
    .map(({ encoding }) => encoding)
}

// ---------------------------------------------------------------- double bytes

/** Frequent characters of news in both scripts, marks, and the particles of Japanese. */
const FREQUENT = new Set(
  '的一是不了在有人这這中大为為上个個国國我以要他时時来來用们們生到作地于於出就分对對成会會可主发發年动動同工也能下过過' +
    '民产產行日月市部本报報讯訊新电電社第学學长長方定开開之家公全者二三十五百千万萬县縣村城水天内內及所事其与與由' +
    '前後后高进進经經加政等高建设設，。、：「」“”（）のはをにがとでした',
)
/** Where fewer signs are told, nothing is. */
const FEWEST_SIGNS = 20
/** Of the signs beyond ASCII, a text of ours has at least this share of frequent ones, and wrong readings a fraction of it. */
const FREQUENT_SHARE = 0.15
const LIKELIER = 2

/** Encodings of double bytes, the likeliest first: GB18030, if no other is plainly likelier. */
function legacyOrder(bytes: Uint8Array): Encoding[] {
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  const [ours, ...others] = LEGACY.map((encoding) => ({
    encoding,
    share: frequentShare(new TextDecoder(encoding).decode(sample)),
  }))
  const told = others
    .filter(({ share }) => share >= FREQUENT_SHARE && share >= LIKELIER * ours!.share)
    .sort((a, b) => b.share - a.share)
    .map(({ encoding }) => encoding)
  return [
    ...told,
    ...(told.length === 0 && areaTells(sample) === 'big5' ? (['big5'] as const) : []),
    'gb18030',
  ]
}

/**
 * Of a text that two encodings can read one is sure if it has nearly all characters in the area of the common ones,
 * and the other at most this share.
 */
const NEARLY_ALL = 0.95
const FEW = 0.75

/** Which of two encodings the bytes mean, by where its code has the common characters; undefined if that does not tell. */
function areaTells(bytes: Uint8Array): 'gb18030' | 'big5' | undefined {
  let [signs, gb, big5] = [0, 0, 0]
  for (let at = 0; at + 1 < bytes.length; at++) {
    const first = bytes[at]!
    if (first < 0x80) continue
    const second = bytes[++at]!
    signs++
    // Marks, and the 3,755 characters of GB 2312's first level; marks, and the 5,401 of Big5's.
    if ((first <= 0xa3 || (first >= 0xb0 && first <= 0xd7)) && first >= 0xa1 && second >= 0xa1) gb++
    if (first >= 0xa1 && first <= 0xc6) big5++
  }
  if (big5 <= signs * FEW && (gb >= signs * NEARLY_ALL || commonInGb(bytes) >= NEARLY_ALL)) return 'gb18030'
  return big5 >= signs * NEARLY_ALL && gb <= signs * FEW ? 'big5' : undefined
}

/** The 3,755 characters of GB 2312's first level. */
let commonCharacters: ReadonlySet<string> | undefined

/**
 * Share of the signs beyond ASCII that GB18030 reads as marks, or as characters that are common or the traditional form of common ones:
 * these have no area of their own.
 */
function commonInGb(bytes: Uint8Array): number {
  commonCharacters ??= new Set(
    new TextDecoder('gb18030').decode(
      Uint8Array.from({ length: 2 * 40 * 94 }, (_, i) =>
        i % 2 === 0 ? 0xb0 + Math.floor(i / 188) : 0xa1 + (Math.floor(i / 2) % 94),
      ),
    ),
  )
  const common = commonCharacters
  const signs = [...plainOf(new TextDecoder('gb18030').decode(bytes))].filter((sign) => sign > '~')
  return signs.filter((sign) => common.has(sign) || MARK.test(sign)).length / signs.length
}

const MARK = /[\u2010-\u2026\u3000-\u301f\uff01-\uff5e]/

/** Share of frequent signs among those beyond ASCII; 0 of a few. */
function frequentShare(text: string): number {
  let signs = 0
  let frequent = 0
  for (const sign of text) {
    if (sign <= '~') continue
    signs++
    if (FREQUENT.has(sign)) frequent++
  }
  return signs < FEWEST_SIGNS ? 0 : frequent / signs
}

function tryDecode(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Controls and non-characters; tab, line ends, form feed and the DOS end-of-file mark are text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are looked for
const CONTROLS = /[\u0001-\u0008\u000e-\u0019\u001b-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/g

function isBinary(text: string): boolean {
  if (text.includes('\0')) return true
  let left = Math.max(2, text.length * CONTROL_SHARE)
  for (const _ of text.matchAll(CONTROLS)) if (--left < 0) return true
  return false
}
