/**
 * How news begins: 本报讯, 新华社北京6月1日电, [中央社南京十日电].
 *
 * The set phrases here and in the files beside are common to Chinese papers of any
 * place and time. None may be taken from one paper: no headline, name or place.
 */

import { isSectionName } from './columns.js'
import { type Decision, decide, phrase, rule, together } from './rule.js'

export const OPENER: Decision<string> = {
  id: 'opener',
  threshold: 0,
  rules: together([
    rule(
      'reporter-alone',
      -Infinity,
      'The line is an agency’s reporter and the names of others, and no news follows.',
      (plain) =>
        /^(?:新华社|新华网|中新社|中新网|中央社|人民网|央视网)\p{Script=Han}{0,4}记者[ :]?[^。,:!?"()]{2,40}$/u.test(
          plain,
        ) && !/(?:[讯电]|报[道导])$/.test(plain),
    ),
    rule(
      'column-not-bulletin',
      -Infinity,
      'The line is nothing but a column’s name, such as 本市简讯.',
      isSectionName,
    ),
    phrase(
      'own-bulletin',
      'The line begins with the paper’s own bulletin, such as 本报讯 or 本市电.',
      /^[[(●▲△◆■○◎]?\s*本(?:报|市|埠|刊|社|县|区|台|网|省|府)[^。!?",;]{0,18}?(?:(?<!通)讯|电)(?![话子视力台影脑器梯动])/,
    ),
    phrase(
      'bulletin-of-a-paper',
      'The line begins with a paper’s name and 讯, such as 某某晚报讯（.',
      /^[[(●▲△◆■○◎]?\s*\p{Script=Han}{1,8}[报网]讯(?=[ (:,\])])/u,
    ),
    phrase(
      'agency-bulletin',
      'The line begins with a news agency, such as 新华社 or 中央社.',
      /^[[(●▲△◆■○◎]?\s*(?:据)?(?:新华社|新华网|中新社|中新网|中央社|国闻社|路透社|人民网|央视网)(?:[^。!?",;]{0,20}[讯电]|[^。!?",;]{2,12}[\d一二三四五六七八九十月日]$|[ (]|记者)/,
    ),
    phrase(
      'wire-of-an-agency',
      'The line begins with an agency, a place or a day, and 电 or 讯, and a blank or mark follows.',
      /^[●▲△◆■○◎]?\s*\p{Script=Han}{1,4}社\p{Script=Han}{2,10}(?:电|讯)[ :,]/u,
    ),
    phrase(
      'wire-in-square-brackets',
      'The line begins with a wire in square brackets.',
      /^\[(?:[^[\]]{2,16}[讯电]|[特专]讯|(?:本[报刊台]|专题|综合|特约)消息)\]/,
    ),
    phrase(
      'wire-in-round-brackets',
      'The line begins with a wire in round brackets.',
      /^\([^()]{2,16}[讯电]\)/,
    ),
    phrase(
      'place-and-wire',
      'The line begins with a place, perhaps a day, and 讯 or 电.',
      /^[●▲△◆■○◎]?\s*(?:\p{Script=Han}{2,4}(?:\p{Script=Han}{1,3}日)?(?:快|专|急|特|通|来)?(?:(?<![审问资传])讯|(?<![供停用发充触断漏了没])电))[ :,(]/u,
    ),
    phrase(
      'reporter-reports',
      'The line begins with a reporter’s name and 报道.',
      /^(?:本报)?(?:见习|特约|实习|学生|首席|特派|全媒体)?记者\s?\p{Script=Han}{2,8}(?:[ 、]\p{Script=Han}{2,6})*\s?(?:报[道导]|摄影报道)[:,、 ]/u,
    ),
    phrase(
      'report-in-brackets',
      'The line begins with a name, a slash and the place of the report in brackets, and text follows.',
      /^[[(][^()[\]/。!?]{2,30}\/[^()[\]/。!?]{1,12}(?:报[道导]|专访|特稿|外电|[电讯])[)\]]\s?(?=\S)/,
    ),
    phrase(
      'report-of-many',
      'The line begins with 综合报道 or the like in brackets, and text follows.',
      /^[[(](?:本[报刊台网社]|本[报刊]记者)?(?:综合|专题|综合外电)?(?:报[道导]|综述|编译|综合)[)\]] ?(?=\S)/,
    ),
    phrase(
      'reporter-in-brackets',
      'The line begins with a reporter or correspondent in brackets, and text follows.',
      /^[[(](?:本报)?(?:见习|特约|实习|学生|首席|特派|全媒体)*(?:记者|通讯员)[^()[\]。]{1,40}[)\]]\s?(?=\S)/,
    ),
  ]),
}

/** Whether the line begins a news story. */
export const isOpener = (plain: string): boolean => decide(OPENER, plain)
