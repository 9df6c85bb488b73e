/** Lines that close the story above them: its case number, its source, its author's office. */

import { type Decision, decide, phrase, type Rule } from './rule.js'

const BRACKETED: Rule<string>[] = [
  phrase(
    'author-office',
    'The line tells the author’s office or work, such as (作者单位：某某局) or (作者是教师).',
    /^[([]?(?:本文)?作者(?:单位|简介)?(?:[:]|[系为是]).{2,60}$/,
  ),
  phrase(
    'compiled-from',
    'The line tells in brackets what the text was made from, such as (据某某电视台报道).',
    /^[([](?:据|根据|综合|摘自|选自|编译自|原载|转自)[^()[\]]{2,40}[)\]]$/,
  ),
  phrase(
    'compiled-by',
    'The line tells in brackets who put the text together.',
    /^[([][^()[\]。]{2,40}(?:整理|编译|摘编|辑录)[)\]]$/,
  ),
]

/** (作者单位：某某局), (据某某电视台报道整理): a credit under a story. */
export const CLOSING_CREDIT: Decision<string> = { id: 'closing-credit', threshold: 0, rules: [...BRACKETED] }

/** (作者张三/教师，台北市): the name with its brackets and label before it, and the author's work or place behind it. */
const AUTHOR_AND_WORK = /^([([](?:本文)?作者[: ]?)(\p{Script=Han}{2,4})[/,、 ][^()[\]。]{2,30}[)\]]$/u

/** Where the author's name stands in such a line, in UTF-16 units; undefined of other lines. */
export function authorAndWork(plain: string): [from: number, to: number] | undefined {
  const found = AUTHOR_AND_WORK.exec(plain)
  return found ? [found[1]!.length, found[1]!.length + found[2]!.length] : undefined
}

/** 案件編號：…, 资料来源：…: the last paragraph of a story. */
export const CLOSING: Decision<string> = {
  id: 'closing',
  threshold: 0,
  rules: [
    phrase(
      'case-number',
      'The line gives the number of the case.',
      /^[[(]?(?:法庭)?(?:案件)?(?:编号|案号)\s?[:]\S/,
    ),
    phrase(
      'source-of-data',
      'The line tells where the data came from, such as 资料来源：某某局.',
      /^[([]?(?:资料|数据|图表|信息|材料|文章|稿件)来源\s?[:]\S/,
    ),
  ],
}
export const isClosing = (plain: string): boolean => decide(CLOSING, plain)
