/** What a heading says by its words: an event, a notice, a message, a lead-in. */

import { bareName, isOffice } from './columns.js'
import { type Decision, decide, phrase, rule } from './rule.js'

/** 启事, 天气预报: the whole headline of a notice, which has no kicker. */
export const NOTICE: Decision<string> = {
  id: 'notice',
  threshold: 0,
  rules: [
    phrase(
      'notice-word',
      'The line ends with the word of a notice, such as 公告 or 启事.',
      /^\S{0,16}(?:公告|通告|启事|公示)$|^\S{0,8}(?:声明|通知|推荐|一览)$/,
    ),
    phrase(
      'small-advertisement',
      'The line ends like a small advertisement, such as 招租 or 征婚.',
      /^\S{0,4}(?:征婚|征友|求职|求购|出让|招领|寻物|寻人|招租|转让|出售|诚聘|预告|预报|须知|行情)$/,
    ),
    phrase(
      'service-column',
      'The line ends like a column of service, such as 影讯 or 食谱.',
      /^\S{0,4}(?:影讯|书讯|展讯|节目单|窍门|妙招|食谱)$/,
    ),
    phrase(
      'reply',
      'The line is the heading of a reply to readers.',
      /^(?:编辑|记者|来信)?(?:回复|答复|处理|回音|反馈)$/,
    ),
    phrase(
      'notice-by-itself',
      'The line is a notice’s whole heading, such as 更正 or 讣告.',
      /^(?:更正|讣告|谢启|谢唁|道歉|好消息|鸣谢|致谢|天气|今日天气|征稿|征文|招聘|[征徵]求|招租|召租|寻人|寻物|遗失|招生|招工|招标|拍卖)$/,
    ),
  ],
}
/** Of a name without signs around it and blanks that only fill the line: 公 告. */
export const isNotice = (plain: string): boolean => decide(NOTICE, bareName(plain))

export const EVENT: Decision<string> = {
  id: 'event',
  threshold: 0,
  rules: [
    phrase(
      'event-at-end',
      'The line ends with what was done, such as 召开 or 竣工.',
      /(?:召开|举行|举办|开幕|闭幕|启动|揭牌|开工|竣工|成立|通车|落幕|印发|出台|获批|开班|培训|调研|视察|督导|部署|签约|完成|结束|圆满成功)(?:$|[会了]$)/,
    ),
    phrase('meeting-at-end', 'The line ends with 会议.', /会议$/),
  ],
}

/** A sentence that reports what happened: it can only be a headline. */
export const reportsEvent = (plain: string): boolean => decide(EVENT, plain)

export const MESSAGE: Decision<string> = {
  id: 'message',
  threshold: 0,
  rules: [
    phrase(
      'message-verb',
      'The line begins with what a meeting did, such as 强调 or 听取.',
      /^(?:通过|强调|要求|决定|选举|听取|审议|讨论|提出|确定|部署|总结|表彰|传达)/,
    ),
    phrase(
      'person-says',
      'The line begins with a person who demanded, attended or spoke.',
      /^\p{Script=Han}{2,4}(?:[、 ]\p{Script=Han}{2,4})*(?:要求|强调|指出|出席|主持|讲话|致辞)/u,
    ),
  ],
}

/** 国发〔1984〕12号: the number of an official paper. */
export const isPaperNumber = (plain: string): boolean => /^\S{1,12}[[(]\d{4}[)\]]第?\d+号$/.test(plain)

/** 某某要求…: what was said at the meeting that the headline reports. */
export const isMessage = (plain: string): boolean => decide(MESSAGE, plain)

export const LEAD_IN: Decision<string> = {
  id: 'lead-in',
  threshold: 0,
  rules: [
    rule('short-lead-in', Infinity, 'The line has fewer than eight characters.', (plain) => plain.length < 8),
    rule('office-lead-in', Infinity, 'The line ends like an office.', isOffice),
    rule('couplet', Infinity, 'A blank parts the line in two halves, as in a couplet.', (plain) =>
      plain.includes(' '),
    ),
    phrase(
      'saying-lead-in',
      'The line ends with a verb of saying, or with a meeting that was held.',
      /(?:强调|指出|呼吁|表示|要求|提出|认为|宣布|号召|(?:召开|举行|举办)[^,。]{0,8}会)$/,
    ),
    rule('meeting-lead-in', Infinity, 'The line reports a meeting or an event.', reportsEvent),
  ],
}

/** Reads like a kicker: an office, a couplet, a meeting reported over its message. */
export const leadsIn = (plain: string): boolean => decide(LEAD_IN, plain)
