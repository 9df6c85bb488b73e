/** Lines that close the story above them: its case number, its source, its author's office. */

import { type Decision, decide, phrase, type Rule } from './rule.js'

const BRACKETED: Rule<string>[] = [
  phrase(
    'author-office',
    'The line tells the author’s office, such as (作者单位：某某局).',
    /^[([]?(?:本文)?作者(?:单位|简介)?(?:[:]|[系为]).{2,60}$/,
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
