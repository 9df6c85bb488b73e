/** Decks: the lines behind a sign that old papers print between a headline and its text, each with a point of the news. */

import type { Block } from '../page/block.js'
import { endsOpen } from './heading-forms.js'
import { BULLET, sharesSign } from './lists.js'

/** Decks under one headline, at most. */
const MOST = 4
/** Longest deck and longest headline over it, shortest text under it, in UTF-16 units. */
const DECK_LONGEST = 26
const HEAD_LONGEST = 28
const TEXT_LEAST = 36

/** Whether the line is one of a run that begins with one sign, under a headline without it and over prose without it. */
export function isDeck(blocks: readonly Block[], at: number): boolean {
  const deck = blocks[at]!
  if (!BULLET.test(deck.plain)) return false
  let [first, last] = [at, at]
  while (sharesSign(deck, blocks[first - 1])) first--
  while (sharesSign(deck, blocks[last + 1])) last++
  const decks = blocks.slice(first, last + 1)
  const [head, text] = [blocks[first - 1], blocks[last + 1]]
  if (!head || !text || decks.length > MOST || BULLET.test(head.plain)) return false
  const isHead = head.role === 'heading' || head.role === 'prose'
  return (
    isHead &&
    head.plain.length <= HEAD_LONGEST &&
    endsOpen(head) &&
    text.role === 'prose' &&
    (text.opener || text.plain.length >= TEXT_LEAST) &&
    decks.every((deck) => deck.plain.length <= DECK_LONGEST && endsOpen(deck) && !deck.opener)
  )
}
