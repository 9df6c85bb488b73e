/**
 * What the front matter says of the page, as lines above its text.
 *
 * A post of a blog has its title there and nowhere else. A title that the text has too, and the name of a page whose
 * text has headings of its own, stand over no story.
 */

import type { FrontPart, FrontWord } from '../formats/front-matter.js'
import { type Line, lineFrom, printsNothing, type RecordField } from '../page/lines.js'
import { lettersOf } from '../page/trim.js'
import { readMasthead } from './masthead.js'

const FIELDS: Readonly<Record<Exclude<FrontPart, 'kept'>, RecordField>> = {
  title: 'title',
  kicker: 'kicker',
  subtitle: 'subtitle',
  author: 'author',
  section: 'section',
}

/** The text may say its title again within so many lines of its top. */
const TOP = 8

/** @param lines of the text below */
export function withFront(words: readonly FrontWord[], lines: readonly Line[]): Line[] {
  if (words.length === 0) return [...lines]
  const printed = lines.filter((line) => !printsNothing(line))
  return [...words.map((word) => lineOf(word, printed)), ...lines]
}

function lineOf({ line, text, part }: FrontWord, printed: readonly Line[]): Line {
  if (part === 'kept') return lineFrom(text, line, 'unprinted')
  const own = lineFrom(text, line, 'text')
  const isRepeated = printed.slice(0, TOP).some(({ plain }) => lettersOf(plain) === lettersOf(own.plain))
  if (isRepeated && part !== 'author') return lineFrom(text, line, 'unprinted')
  if (part !== 'title') return { ...own, field: FIELDS[part] }
  const marks = printed.some(({ mark }) => mark > 0)
  const { publication, date } = readMasthead([own])
  if (publication || date) return { ...own, mark: marks ? 1 : 0 }
  if (printed[0]?.mark === 1) return lineFrom(text, line, 'unprinted')
  return marks ? { ...own, mark: 1 } : { ...own, field: 'title' }
}
