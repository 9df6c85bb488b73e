/**
 * An article as one folded stream.
 *
 * The fields follow one another in FIELDS order, and BOUNDARY ends every paragraph. A
 * field is therefore a range of positions, and no string matches across paragraphs.
 */

import { type Article, FIELD_COUNT, FIELDS, type Field } from '../model.js'
import { foldText } from './fold.js'

/** A text of a field. `index` counts captions and asides from 0; a series printed beside its section has index 1. */
export type FieldText = { field: Field; index: number; text: string }

export type Stream = {
  /** Code points of the folded article, BOUNDARY after every paragraph. */
  codes: Int32Array
  /** FIELD_COUNT + 1 positions: field f spans fieldStarts[f] to fieldStarts[f + 1]. */
  fieldStarts: Int32Array
  /** Folded text of each field, every paragraph ended by `\n`; '' if the field is empty. */
  texts: string[]
}

/** The printed texts of an article, in FIELDS order. */
export function fieldTexts(article: Article): FieldText[] {
  const texts: FieldText[] = []
  const add = (field: Field, text: string | null, index = 0) => {
    if (text) texts.push({ field, index, text })
  }
  add('headline', article.headline)
  add('kicker', article.kicker)
  add('subheadline', article.subheadline)
  add('section', article.section)
  if (article.series && !article.section?.includes(article.series.name)) {
    add('section', `${article.series.name}${article.series.number}`, 1)
  }
  add('byline', article.credit)
  add('body', article.body)
  for (const [index, caption] of article.captions.entries()) add('caption', caption.text, index)
  for (const [index, aside] of article.asides.entries()) add('aside', `${aside.label}\n${aside.text}`, index)
  return texts
}

/** Writes the code points of a text from index `from` on. @returns the index behind the last */
function putCodes(codes: Int32Array, from: number, text: string): number {
  let to = from
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    // A folded text is well formed: a low surrogate follows every high one.
    if (unit >= 0xd800 && unit <= 0xdbff) codes[to++] = text.codePointAt(at++)!
    else codes[to++] = unit
  }
  return to
}

export function articleStream(article: Article): Stream {
  const texts = FIELDS.map(() => '')
  for (const { field, text } of fieldTexts(article)) {
    const folded = foldText(text)
    if (folded !== '') texts[FIELDS.indexOf(field)] += `${folded}\n`
  }
  const codes = new Int32Array(texts.reduce((sum, text) => sum + text.length, 0))
  const fieldStarts = new Int32Array(FIELD_COUNT + 1)
  let size = 0
  for (const [f, text] of texts.entries()) {
    size = putCodes(codes, size, text)
    fieldStarts[f + 1] = size
  }
  return { codes: size === codes.length ? codes : codes.slice(0, size), fieldStarts, texts }
}

/** The bigrams of a text: every two neighbouring code points. */
export function bigramsOf(text: string): string[] {
  const chars = [...text]
  return chars.slice(1).map((char, i) => chars[i]! + char)
}
