/**
 * Lists of the titles on a page that was not saved from a site: 本期要目 and the titles
 * below it, each of which stands again over its story. What is printed twice is told once.
 */

import type { Block } from '../page/block.js'
import { lettersOf } from '../page/trim.js'
import { CONTENTS } from '../rules/columns.js'
import { isTimed } from '../rules/rows.js'
import { decideOn } from '../rules/rule.js'

/** Shortest title, in letters and digits; longest line with one, and shortest line of prose, in UTF-16 units. */
const SHORTEST = 6
const LONGEST = 40
const PROSE = 30
/** Shortest line that is a story's for sure, in UTF-16 units. */
const STORY = 60
/** A story begins within so many lines below its title. */
const WITHIN = 4

const isProse = (block: Block | undefined) =>
  block !== undefined && (block.ends || block.plain.length >= PROSE)

const isShort = ({ role, plain }: Block) => role === 'prose' && plain.length <= LONGEST

/** A title without the sign and number before it and the page behind it. */
const titleOf = ({ plain }: Block): string =>
  lettersOf(plain.replace(/^\D?\d{1,2}[ .、:]/, '').replace(/[ ….·(-]+第?[A-Z]?\d{1,3} ?版?[)]?$/, ''))

const ASKS = /[!?…]["']?$/

/** Where the row of short lines ends that begins with a title and stands apart between blank lines; `from` if none does. */
function rowFrom(blocks: readonly Block[], from: number): number {
  let end = from + 1
  const isIn = (block: Block) => block.gap === 0 && isShort(block) && (!block.ends || ASKS.test(block.plain))
  while (end < blocks.length && isIn(blocks[end]!)) end++
  return blocks[from]!.gap > 0 && (blocks[end]?.gap ?? 0) > 0 ? end : from
}

/** Fewest lines between a title in a long list and over its story, and its letters. */
const LIST_LEAST = 7
const LISTED_LEAST = 4

/** Makes a list at the top furniture, whose first title stands over its story behind seven other short lines or more. */
function setLongList(blocks: readonly Block[]): void {
  const end = blocks.findIndex((block) => !isShort(block) && block.role !== 'furniture')
  const top = blocks.slice(0, Math.max(0, end))
  const titles = top.map(titleOf)
  const last = new Map(titles.map((title, at) => [title, at]))
  const sentence = top.findIndex(({ ends }) => ends)
  for (const [from, block] of top.entries()) {
    const to = last.get(titles[from]!)!
    if (block.role !== 'prose' || titles[from]!.length < LISTED_LEAST || to - from <= LIST_LEAST) continue
    if (sentence >= 0 && sentence < to) return
    // What stands right over the title may be its section or kicker.
    const isDay = /月\S{1,3}日/.test(top[to - 1]!.plain)
    for (const own of top.slice(from, isDay ? to : to - 1))
      if (decideOn(own, CONTENTS, { plain: own.plain, titles: 1, head: '', row: to - from }))
        own.role = 'furniture'
    top[to]!.isListed = true
    return
  }
}

/** Makes the titles of a list, and the line over them, furniture, and marks the titles that stand over their stories. */
export function setContents(blocks: readonly Block[]): void {
  setLongList(blocks)
  const over = new Map<string, number>()
  for (const [i, block] of blocks.entries()) {
    if (isShort(block) && blocks.slice(i + 1, i + 1 + WITHIN).some(isProse)) over.set(titleOf(block), i)
  }
  const isListed = (block: Block | undefined, i: number) => {
    if (!block || !isShort(block) || (block.ends && !ASKS.test(block.plain))) return false
    // Programmes of two days share what is on at the same hour.
    if (isTimed(block.plain)) return false
    const title = titleOf(block)
    return title.length >= SHORTEST && (over.get(title) ?? 0) > i + 1
  }
  // A list stands over the stories: lines that return below may be a song's.
  for (let i = 0; i < blocks.length && blocks[i]!.plain.length <= STORY; i++) {
    let end = i
    while (isListed(blocks[end], end)) end++
    if (end === i) continue
    const head = blocks[i - 1]
    const below = rowFrom(blocks, i)
    const place = { titles: end - i, head: head?.plain ?? '', row: below - i }
    for (const block of blocks.slice(i, Math.max(end, below)))
      if (decideOn(block, CONTENTS, { ...place, plain: block.plain })) {
        block.role = 'furniture'
        const title = blocks[over.get(titleOf(block)) ?? -1]
        if (title && title !== block) title.isListed = true
      }
    if (
      head &&
      blocks[i]!.role === 'furniture' &&
      decideOn(head, CONTENTS, { plain: head.plain, titles: 0, head: '', row: 0 })
    )
      head.role = 'furniture'
    i = Math.max(end, below) - 1
  }
}
