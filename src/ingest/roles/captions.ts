/**
 * Captions: lines under a picture, told by their credit or by how they point.
 */

import { hasSurname } from '../../lexicon.js'
import { type Byline, noByline } from '../page/block.js'
import { parseByline } from '../people/bylines.js'
import { CAPTION_LONGEST, endsInShot, isPointer } from '../rules/words.js'

const SENTENCE_THEN_CREDIT = /^.*[。!?.…"')]\s*(?=[^。!?…"']{2,48}$)/
const BRACKETED_CREDIT = /^.*[([](?=[^()[\]]{2,40}[)\]][。.]?$)/
/** 秋色 (摄影) 张三 */
const TITLED = /^\S.{1,20}? ?[([](?:摄影|图片)[)\]] ?(?=\p{Script=Han}(?: ?\p{Script=Han}){1,2}$)/u
const ARCHIVE = /[([](?:资料|档案|本报)(?:图片?|照片|片)?[)\]][。.]?$/
const NAME_THEN_SHOT =
  /[\s(,](?=(?:(?:本报|见习|特约|实习|全媒体)*(?:记者|通讯员)\s?)?[\p{Script=Han}]{2,4}\s?(?:摄影报道|摄影|摄|供图)[)]?$)/u

/** The credit at the end of a caption; undefined if the line is no caption. */
export function captionOf(text: string, plain: string): Byline | undefined {
  if (plain.length > CAPTION_LONGEST) return undefined
  const credit = shotAtEnd(text, plain)
  if (credit) return credit
  return isPointer(plain) || /图为/.test(plain) ? noByline() : undefined
}

function shotAtEnd(text: string, plain: string): Byline | undefined {
  if (ARCHIVE.test(plain)) return noByline()
  if (!endsInShot(plain)) return undefined
  for (const start of [BRACKETED_CREDIT, SENTENCE_THEN_CREDIT]) {
    const length = start.exec(plain)?.[0].length
    const credit = length === undefined ? undefined : parseByline(text.slice(length))
    if (credit && credit.photographers.length > 0) {
      // (张三 文/图) closes a story that its author also took the pictures for.
      return plain.slice(length).includes('文') && !isPointer(plain) ? undefined : credit
    }
  }
  const at = NAME_THEN_SHOT.exec(plain)?.index
  return at === undefined || at < 4 ? undefined : parseByline(text.slice(at))
}

const TITLE_SHOT = /^\p{Script=Han}{3,14} +\p{Script=Han}(?: ?\p{Script=Han}){1,2} ?(?:摄影|摄)$/u

function shotBy(text: string): Byline | undefined {
  return parseByline(text.replace(/^\S+\s+/, ''))
}

/** A picture's title and its author: 秋色 (摄影) 张三. */
export function titledPhoto(text: string, plain: string): Byline | undefined {
  const length = TITLED.exec(plain)?.[0].length
  if (length === undefined) return TITLE_SHOT.test(plain) && !hasSurname(text) ? shotBy(text) : undefined
  const author = parseByline(text.slice(length))
  return author && { ...author, photographers: author.bare, bare: [] }
}
