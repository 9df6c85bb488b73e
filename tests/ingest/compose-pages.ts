/** Whole pages of every manner of `compose.ts`, set from the stories of annotated pages. */

import { seeded } from './alter.js'
import { type Composed, drawer, Sheet, settable } from './compose.js'
import { MANNERS_OF_FILES, type Manner } from './compose-manners.js'
import { MANNERS_OF_OLD_PRINT } from './compose-old.js'
import { MANNERS_OF_PRINT } from './compose-print.js'
import { SETTABLE_PAGES, type Story, storiesOf } from './stories.js'
import { PLAIN, wrapped } from './wrap.js'

export const MANNERS = [...MANNERS_OF_FILES, ...MANNERS_OF_OLD_PRINT, ...MANNERS_OF_PRINT]

const STORIES = settable(storiesOf(SETTABLE_PAGES))
const SOURCES = [...new Set(STORIES.map(({ source }) => source))].sort()
const isHeldBack = ({ source }: Story) => SOURCES.indexOf(source) % 2 === 1

/** One page of the manner, of the stories and customs that rules may be fitted to or, if `isHeld`, of the others too. */
export function pageOf(
  { name, eras, years, isTraditional, isPrint, set }: Manner,
  seed: number,
  isHeld: boolean,
): Composed {
  const random = seeded(seed)
  const sheet = new Sheet(random, isHeld, years, isTraditional ?? false)
  const pool = STORIES.filter((story) => eras.includes(story.era) && isHeldBack(story) === isHeld)
  set(sheet, drawer(pool, random))
  const isWrapped =
    isPrint && sheet.pick('paragraphs', ['whole', 'whole', 'printed lines']) === 'printed lines'
  const page = sheet.finish(name, `page${seed}.txt`)
  if (!isWrapped || Object.keys(sheet.reads).length > 0) return page
  const copy = { annotation: page.annotation, lines: sheet.lines.map((raw, i) => ({ id: i + 1, raw })) }
  return { ...page, ...wrapped(copy, { ...PLAIN, width: [16, 28] }, random) }
}
