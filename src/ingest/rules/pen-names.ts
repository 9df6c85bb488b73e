/** Names that writers took: they have no surname, so their place and the text below tell them. */

import { hasSurname, isUsualName } from '../../lexicon.js'
import type { Block } from '../page/block.js'
import type { Page } from '../page/page.js'
import { sharedPairs } from '../page/pairs.js'
import { isSigner } from '../people/bylines.js'
import { isOffice, isSectionName } from './columns.js'
import { SIGNS } from './heading-forms.js'
import { isHeadLike } from './headings.js'
import { isNotice } from './headlines.js'
import { beginsVerse, isInTitledVerse, isVerse, isVerseTitle } from './rows.js'
import type { LineAt } from './tables.js'

/** What stands in brackets under a headline and is no name. */
const NO_PEN_NAME =
  /^(?:[上中下前后续完一二三四五六七八九十]+|续[上前完]?|未完|待续|附[图表录]|组图|代?社论|社评|短评|来[稿函件]|投稿|转载|译[稿文]?|小说|诗|词|歌|散文|随笔|游记|特写|专访|连载|后记|摘[要录]|节选|选载|录.*|广告|资料|.*[讯电稿载图表期号版首章则篇回幕报])$/

/** (如是), (半醒): two to four characters in brackets that name no part of a text. */
export const isPenName = (plain: string): boolean => {
  const name = /^[([](\p{Script=Han}{2,4})[)\]]$/u.exec(plain)?.[1]
  return name !== undefined && !NO_PEN_NAME.test(name) && !isSectionName(name)
}

/** Prose or verse that a writer may stand over. */
const isText = (blocks: readonly Block[], at: number): boolean => {
  const block = blocks[at]
  if (isVerse(block) || (block?.role === 'prose' && !block.opener && !isHeadLike(block))) return true
  // Its headline may be a line of the same verse.
  return beginsVerse(blocks, at) && !(isHeadLike(blocks[at - 3]) && blocks[at - 2]!.gap === 0)
}

/** Lines below a writer that would tell of the word again if it were a headline. */
const TOLD_WITHIN = 4
/** Whether the text from `at` on holds a pair of the word's characters. */
const tellsOf = (plain: string, blocks: readonly Block[], at: number): boolean =>
  blocks.slice(at, at + TOLD_WITHIN).some((block) => sharedPairs(plain, block.plain) > 0)
/** 二十八宿: numbers return by chance. */
const withoutNumbers = (plain: string) => plain.replace(/[一二三四五六七八九十百千万]+/g, ' ')

/** A headline of at most so many characters may be a column's name, over a headline as short as a pen name. */
const LABEL_LONGEST = 4
const withoutBlanks = (plain: string) => plain.replace(/ +/g, '')

/** 老刀, 二十八宿, 锻工班 火花: a word, perhaps behind an office, that the text never tells again. */
export function isPenNameUnderHead({ blocks, at, page }: LineAt & { page: Page }): boolean {
  const block = blocks[at]!
  const head = blocks[at - 1]
  // A tool that marks headlines may leave the writer unmarked.
  const isBelow = isHeadLike(head) && (head!.mark === block.mark || block.mark === 0)
  if (!isBelow || !isText(blocks, at + 1) || isInTitledVerse(blocks, at)) return false
  const name = PEN_NAME.exec(block.plain)?.[0]
  const own = withoutBlanks(name ?? '')
  const title = withoutBlanks(head!.plain)
  // The first line of verse is as short as a name.
  if (isVerseTitle(head!.plain) && !hasSurname(own)) return false
  if (own.length < 2 || NO_PEN_NAME.test(own) || isSectionName(own) || isNotice(own) || isOffice(own))
    return false
  if (
    tellsOf(withoutNumbers(own), blocks, at + 1) ||
    isSectionName(title) ||
    isNotice(title) ||
    SIGNS.test(title)
  )
    return false
  if (page.marksTell && block.mark > 0) return isUsualName(own)
  const office = block.plain.slice(0, -name!.length).trimEnd()
  if (office !== '') return OFFICE_BEFORE.test(office) && isSigner(office)
  if (title.length > LABEL_LONGEST || page.signsBelow) return true
  return title.length >= own.length && (isHeadLike(blocks[at - 2]) || tellsOf(title, blocks, at + 1))
}
const OFFICE_BEFORE = /^[^,.。:;、]{2,14}$/
/** Two to four characters, perhaps set wide, at the end of a line. */
const PEN_NAME = /(?<!\S)\p{Script=Han}(?: ?\p{Script=Han}){1,3}$/u
