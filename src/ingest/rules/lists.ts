/** How an item of a list, a numbered head or a turn of an interview begins. */

import type { Block } from '../page/block.js'
import { type Decision, decide, phrase, type Rule, together } from './rule.js'

const NUMBERS: Rule<string>[] = together([
  phrase(
    'chinese-number',
    'The line begins with a Chinese number and a mark, such as 一、, or is the number alone.',
    /^[一二三四五六七八九十]{1,3}(?:[、.,:]|$)/,
  ),
  phrase(
    'number-in-brackets',
    'The line begins with a number in brackets, such as (二).',
    /^\([一二三四五六七八九十\d]{1,3}\)/,
  ),
  phrase(
    'chapter-number',
    'The line begins with a chapter’s number, such as 第三章.',
    /^第[一二三四五六七八九十]{1,3}[、,:章节条部]/,
  ),
  phrase(
    'arabic-number',
    'The line begins with an Arabic number and a mark, such as 3..',
    /^\d{1,2}[、.)](?!\d)/,
  ),
  phrase('circled-number', 'The line begins with a circled number.', /^[①-⑳]/),
  phrase('roman-number', 'The line begins with a Roman number.', /^[Ⅰ-Ⅻ][、.]?/),
  phrase('that-number', 'The line begins with 其 and a number, such as 其二.', /^其[一二三四五六七八九十]/),
])

export const NUMBERED: Decision<string> = { id: 'numbered', threshold: 0, rules: [...NUMBERS] }

/** 一、… (二)… 3.…: heads and items of a list, inside an article. */
export const isNumbered = (plain: string): boolean => decide(NUMBERED, plain)

export const ITEM: Decision<string> = {
  id: 'item',
  threshold: 0,
  rules: together([
    phrase(
      'point-of-a-list',
      'The line begins with a point of a list, such as 一是 or 二要.',
      /^[一二三四五六七八九十]{1,2}[是要]/,
    ),
    phrase(
      'ordinal-point',
      'The line begins with an ordinal, such as 第二， or 第二是.',
      /^第[一二三四五六七八九十][,、:是]/,
    ),
    phrase(
      'first-and-next',
      'The line begins with 首先, 其次, 再次 or 最后，.',
      /^(?:首先|其次|再次|最后[,])/,
    ),
    phrase(
      'named-number',
      'The line begins with a word, its number and a colon, such as 方案二：.',
      /^\p{Script=Han}{1,3}[一二三四五六七八九十\d]{1,2}:(?!\d)/u,
    ),
    phrase('bullet', 'The line begins with a bullet.', /^([●■◆▲△▼▽○◎⊙◘◇□•·★☆▶※])(?!\1)/),
    phrase(
      'dash-item',
      'The line begins with a dash or sign and a blank, as items of Markdown do.',
      /^[-–*+]\s/,
    ),
    phrase('question-and-answer', 'The line begins with 问 or 答.', /^(?:问[: ]|答[: ])/),
    ...NUMBERS,
  ]),
}

/** Begins an item of a list or a turn of an interview: never the second half of a sentence. */
export const beginsItem = (plain: string): boolean => decide(ITEM, plain)

/** Whether the second of two lines bears the number after that of the first, as items of a list do: 3.…, 4.…. */
export function isNextItem(first: string, second: string): boolean {
  const [own, next] = [first, second].map((plain) => /^\(?(\d{1,2})[、.) ](?!\d)/.exec(plain)?.[1])
  return own !== undefined && Number(next) === Number(own) + 1
}

/** The sign that begins each of a list's paragraphs. */
/** Two boxes stand for two characters that nobody could read. */
export const BULLET = /^(?:([●■◆▲△▼▽○◎⊙◘◇□★☆•▪▶※])(?!\1)|\*(?=\s))/

/** Whether both lines begin with one sign of a list. */
export function sharesSign(block: Block, other: Block | undefined): boolean {
  const sign = BULLET.exec(block.plain)?.[0]
  return sign !== undefined && other?.plain.startsWith(sign) === true
}

/** `- …`: print has longer dashes, without a blank. */
export const isMarkdownItem = (plain: string): boolean => /^[-+] \S/.test(plain)

/** Two paragraphs or more that all begin with one sign. */
export function isBulletList(body: readonly Block[]): boolean {
  const sign = BULLET.exec(body[0]?.plain ?? '')?.[0]
  return sign !== undefined && body.length > 1 && body.every(({ plain }) => plain.startsWith(sign))
}
