/** Labels of text beside a story: 相关链接, 编者按, 名词解释. */

import { type Decision, decide, phrase, type ReadingDecision, readFirst, reading } from './rule.js'

const LABELS =
  '延伸阅读|相关链接|相关新闻|新闻链接|链接|相关阅读|相关背景|新闻背景|背景资料|背景链接|背景|资料链接|知识链接|名词解释|新闻助读|小贴士|温馨提示|提示|开栏的话|开栏语|编者按|编者的话|编后|编后语|编辑点评|短评|记者手记|采访手记|采访札记|记者感言|阅读提示|核心提示|内容提要|导读|新闻回放|事件回放|作者简介|人物简介|人物名片|名片|数说|数读|新闻多一点|点评|专家点评|专家解读|专家提醒|附|附记'

export const LABEL: Decision<string> = {
  id: 'label',
  threshold: 0,
  rules: [
    phrase(
      'label-alone',
      'The line is nothing but a label, such as 相关链接 or 编者按.',
      new RegExp(`^[[("●■◆▲★]*(?:${LABELS}|又讯)[\\])"●■◆▲★]*[:]?$`),
    ),
  ],
}
export const isLabel = (plain: string): boolean => decide(LABEL, plain)

const lengthOf = (pattern: RegExp) => (plain: string) => pattern.exec(plain)?.[0].length

export const INLINE_LABEL: ReadingDecision<string, number> = {
  id: 'inline-label',
  rules: [
    reading(
      'label-in-brackets',
      'The line begins with a label in brackets or signs, and its text follows.',
      lengthOf(new RegExp(`^[[("●■◆▲★]+(${LABELS})[\\])"●■◆▲★]+[: ]*(?=.{10})`)),
    ),
    reading(
      'label-and-colon',
      'The line begins with a label and a colon or blank, and its text follows.',
      lengthOf(
        /^(?:编者按|编后|编者的话|开栏的话|链接|相关链接|新闻链接|延伸阅读|名词解释|小贴士|编后语)[: ]+(?=.{10})/,
      ),
    ),
  ],
}

/** How many units of the line are its label, where text follows on the same line; 0 for none. */
export const inlineLabelLength = (plain: string): number => readFirst(INLINE_LABEL, plain) ?? 0

export const LEADING_LABEL: Decision<string> = {
  id: 'leading-label',
  threshold: 0,
  rules: [
    phrase(
      'label-of-preface',
      'The label is of a preface, one paragraph that stands before the body.',
      /^[[("●■◆▲★]*(?:开栏|编者|作者简介|人物|阅读提示|核心提示|内容提要|导读)/,
    ),
  ],
}
export const isLeadingLabel = (plain: string): boolean => decide(LEADING_LABEL, plain)

/** 某某同志：, 某某將軍並轉全體將士鈞鑒： */
export const ADDRESS =
  /^(?:[^,。;!?]{1,20}(?:同志|先生|女士|小姐|将军|阁下|朋友|父老|乡亲|诸公|[钧均公勋台大]鉴)们?|(?:尊敬的|敬爱的|亲爱的|各位|全[体市县厂校矿])[^,。;!?]{2,16}):$/

/** 编辑同志： */
export const SALUTATION = /^(?:尊敬的)?(?:编辑|总编|主编|记者)(?:部|室)?(?:同志|先生|老师|朋友)?(?:们)?[:]/
