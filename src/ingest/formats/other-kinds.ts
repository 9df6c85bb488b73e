/**
 * Files that are no sources: their kind, by name or by first bytes, so that each can be told
 * what to do with it.
 */

import type { OtherKind } from '../../other-kinds.js'
import type { FormatInput } from './format.js'
import { isPassedOver, isSource } from './source.js'

const BY_NAME: readonly (readonly [OtherKind, RegExp])[] = [
  ['sidecar', /\.meta\.json$/i],
  ['litter', /(?:^|\/)(?:(?:eh)?thumbs\.db|desktop\.ini|~\$[^/]*)$|\.(?:lnk|url|tmp|part|crdownload)$/i],
  ['image', /\.(?:jpe?g|jpe|png|tiff?|gif|bmp|webp|jp2|j2k|jpf|djvu?|hei[cf]|avif|svg|psd)$/i],
  ['epub', /\.(?:epub|mobi|azw3?)$/i],
  ['archive', /\.(?:rar|7z|tar|t?gz|bz2|xz|zst)$/i],
  ['document', /\.(?:doc|do[ct]m|dotx?|odt|wps|wpt|pages|pptx?|ppsx?|dps)$/i],
  ['fixed', /\.(?:caj|caa|kdh|nh|ofd|cebx?|xps|oxps)$/i],
  ['savedPage', /\.(?:mht|mhtml|webarchive|eml|msg|chm)$/i],
  ['sheet', /\.(?:xlsx?|ods|et|mdb|dbf|sqlite3?|db)$/i],
  ['rtf', /\.rtf$/i],
  ['json', /\.(?:geojson|ndjson)$/i],
  ['media', /\.(?:mp3|wav|m4a|flac|ogg|mp4|mkv|avi|mov|webm)$/i],
  ['nameless', /(?:^|\/)[^./]+$/],
]

/** The kind of a file that is no source, by its name alone; undefined of a source or one that is passed over. */
export function otherKindOf(file: string): OtherKind | undefined {
  if (isPassedOver(file) || isSource(file)) return undefined
  return BY_NAME.find(([, pattern]) => pattern.test(file))?.[0] ?? 'other'
}

/** First bytes in hex. */
const BY_BYTES: readonly (readonly [OtherKind, RegExp])[] = [
  ['epub', /^504b0304.{52}6d696d65747970656170706c69636174696f6e2f65707562/],
  ['archive', /^(?:504b0304|52617221|377abcaf|1f8b)/],
  ['document', /^d0cf11e0/],
  [
    'image',
    /^(?:89504e47|ffd8ff|47494638|49492a00|4d4d002a|424d.{8}00000000|52494646.{8}57454250|0000000c6a50)/,
  ],
]
const BY_TEXT: readonly (readonly [OtherKind, RegExp])[] = [
  ['rtf', /^\s*\{\\rtf/],
  ['xml', /^\s*<(?:\?xml\s|[A-Za-z][\w:.-]*\s[^<>]*\bxmlns(?::\w+)?=)(?![\s\S]{0,2000}<html)/],
  ['json', /^\s*(?:\{\s*"|\[\s*[[{]\s*["\d])/],
]

/** The same by its first bytes, of a file that no format recognises; undefined of text. */
export function otherKindIn({ bytes, head, file }: FormatInput): OtherKind | undefined {
  const first = Buffer.from(bytes.subarray(0, 1200)).toString('hex')
  const found = BY_BYTES.find(([, pattern]) => pattern.test(first))
  const kind = (found ?? BY_TEXT.find(([, pattern]) => pattern.test(head)))?.[0]
  // Whatever else a file of this name holds, it is no page.
  return kind ?? (/\.json$/i.test(file) ? 'json' : undefined)
}
