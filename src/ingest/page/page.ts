/** What the lines of one page tell together. roles/customs.ts reads it. */

import { type Pairs, pairKey } from './pairs.js'

export type Page = {
  /** `#` stands on headings and hardly on prose. */
  marksTell: boolean
  /** `#` stands on so many lines that it says nothing. */
  marksLie: boolean
  /** How sentences end in old papers: with 、, with ○, or with nothing at all. */
  loose: 'comma' | 'circle' | 'none' | undefined
  /** Paragraphs begin with an indent and continuations do not. */
  indents: boolean
  /** Hardly a paragraph begins without an indent. */
  allIndented: boolean
  /** How often two neighbouring characters occur on the page, by pairKey(). */
  pairs: Pairs
  /** Two stories or more begin with 本报讯 or the like. */
  openers: boolean
  /** All bulletins are the paper’s own, in square brackets, as in Hong Kong, and there are two or more. */
  bracketed: boolean
  /** Blank lines stand between stories, and not between the headings and paragraphs of one. */
  gapsPart: boolean
  /** Prose mostly stands close under prose, and blank lines part it here and there. */
  gapsTell: boolean
  /** The file has one printed line a line: most of its lines were put together. */
  isPrinted: boolean
  /** Text recognition took signs, advertisements and dirt for lines: many hold nothing Chinese. */
  isNoisy: boolean
  /** How long most printed lines of a page of such lines are, in UTF-16 units; 0 of another page. */
  measure: number
  /** How long headlines stand on one line over printed text, in UTF-16 units; 0 where nothing tells. */
  headLength: number
  /** Wherever two lines stand over printed text, they are as long as each other: halves of a headline. */
  headsBreak: boolean
  /** Signs that stand before the headlines, and where the text of those stands (roles/head-signs.ts). */
  headSigns: ReadonlyMap<string, 'over' | 'beside' | 'glued'>
  /** The page was saved from an e-paper or a news site. */
  isSaved: boolean
  /** Writers stand on lines of their own between headlines and texts. */
  signsBelow: boolean
  /** The page is an account's, of one story. */
  isAccount: boolean
  /** The site lists titles of stories that stand on the page. */
  titled: boolean
}

/** How often the last character of one line and the first of the next stand together on the page. */
export function meetings(page: Page, first: string, second: string): number {
  return page.pairs.count(pairKey(first.charCodeAt(first.length - 1), second.charCodeAt(0)))
}
