/** How a line ends a sentence, in print at large and by the custom of one page. */

import type { Page } from '../page/page.js'
import { endWhere } from '../page/trim.js'
import { endsSigned } from '../people/people.js'
import { type Decision, decide, phrase, rule } from './rule.js'

const isClosing = (sign: string) => '"\')]》'.includes(sign)
const isClosingMark = (sign: string) => '"\')]'.includes(sign)

export const SENTENCE_END: Decision<string> = {
  id: 'sentence-end',
  threshold: 0,
  rules: [
    rule(
      'stop-at-end',
      Infinity,
      'The line ends with a stop, perhaps inside closing quotes or brackets.',
      (plain) => '。!?…'.includes(plain.charAt(endWhere(plain, isClosing) - 1) || ' '),
    ),
    phrase(
      'sign-of-the-end',
      'A sign that closes a story, such as ■, stands right behind the last word of a long line.',
      /^.{20,}[^\s\p{P}\p{S}][■◆●□◇◼★]$/u,
    ),
    rule('half-width-stop', Infinity, 'The line ends with a half-width full stop.', (plain) => {
      const end = endWhere(plain, isClosingMark)
      return end > 1 && plain.charAt(end - 1) === '.' && /\S/.test(plain.charAt(end - 2))
    }),
    phrase(
      'stop-then-remark',
      'A short remark in brackets follows the stop, such as (据某报).',
      /[。!?…."'][ ]*[([][^()[\]。]{2,40}[)\]]$/,
    ),
    phrase(
      'stop-then-source',
      'The source, set apart by a blank, follows the stop, such as 据新华社.',
      /[。!?…]["')]? +(?:据|摘自|选自|转自|来源:? ?|供稿:? ?)[^\s,。:;、]{2,12}$/,
    ),
    phrase(
      'stop-then-byline',
      'The writer’s part and name follow the stop, such as 记者：张三.',
      /[。!?]["')]? *(?:本报|特约|见习|实习|学生)*(?:记者|[讯信]员|撰文|摄影)[ :] ?\p{Script=Han}{1,4}(?:[ 、]{1,2}\p{Script=Han}{1,4}){0,4}$/u,
    ),
    phrase(
      'stop-then-name',
      'The writer’s name, set apart by blanks, follows the stop.',
      /[。!?]["')]? +\p{Script=Han}(?: ?\p{Script=Han}){1,2}$/u,
    ),
    phrase(
      'note-in-brackets',
      'The whole line is a note in brackets, with clauses: (某市场提供,单位:元).',
      /^[([][^()[\]]{2,}[,:;。][^()[\]]{2,}[)\]]$/,
    ),
    rule(
      'stop-then-signature',
      Infinity,
      'A place or an office and then the writer’s name, set apart by blanks, follow the stop.',
      (plain) => endsSigned(plain),
    ),
  ],
}

/** Every rule above asks for one of these signs at the end of the line, or for a stop and a blank or colon behind it. */
const LAST = '。!?….\'")]》■◆●□◇◼★'
const mayEnd = (plain: string) =>
  LAST.includes(plain.charAt(plain.length - 1)) ||
  ((plain.includes(' ') || plain.includes(':')) && /[。!?…."']/.test(plain))

export const endsSentence = (plain: string): boolean => mayEnd(plain) && decide(SENTENCE_END, plain)

/** A pen name may follow the comma. */
export const COMMA_END = /[、,]\s*(?:[(][^()]{2,12}[)])?$/
/** On a page without stops a shorter line is a title, in UTF-16 units. */
const TITLE_LONGEST = 17

/** A line and the page whose custom holds. */
type Custom = { plain: string; page: Page }

export const CUSTOM_END: Decision<Custom> = {
  id: 'custom-end',
  threshold: 0,
  rules: [
    rule(
      'page-without-stops',
      Infinity,
      'The page has no stops, so every line longer than a title ends a sentence.',
      ({ plain, page }) => page.loose === 'none' && plain.length > TITLE_LONGEST,
    ),
    rule(
      'page-of-commas',
      Infinity,
      'The page ends its sentences with 、 or ，, as this line does.',
      ({ plain, page }) => page.loose === 'comma' && COMMA_END.test(plain),
    ),
    rule(
      'page-of-circles',
      Infinity,
      'The page ends its sentences with ○, as this line does.',
      ({ plain, page }) => page.loose === 'circle' && /○$/.test(plain),
    ),
  ],
}

/** Whether the line ends a sentence, by the custom of its page. */
export const ends = (page: Page, plain: string): boolean =>
  endsSentence(plain) || decide(CUSTOM_END, { plain, page })
