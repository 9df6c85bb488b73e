/** Cases of rules that read one line by itself. */
import type { RuleCase } from './case.js'

export const PHRASES: RuleCase[] = [
  // How news begins.
  { rule: 'own-bulletin', text: '本报江北6月3日讯 会议今日开幕', decides: 'opener' },
  { rule: 'agency-bulletin', text: '新华社北京6月1日电 会议今天开幕', decides: 'opener' },
  { rule: 'wire-in-square-brackets', text: '【某某通讯社南京十日电】会议今日开幕', decides: 'opener' },
  { rule: 'wire-in-round-brackets', text: '（南京十日专电）会议今日开幕', decides: 'opener' },
  { rule: 'place-and-wire', text: '江北快讯：会议今日开幕', decides: 'opener' },
  { rule: 'reporter-reports', text: '记者张三报道：会议今日开幕', decides: 'opener' },
  { rule: 'reporter-in-brackets', text: '（记者张三）会议今日开幕', decides: 'opener' },

  // How a sentence ends.
  { rule: 'stop-at-end', text: '会议今日开幕。”', decides: 'sentence-end' },
  { rule: 'half-width-stop', text: '会议今日开幕.', decides: 'sentence-end' },
  { rule: 'stop-then-remark', text: '会议今日开幕。（据某报）', decides: 'sentence-end' },
  { rule: 'stop-then-name', text: '会议今日开幕。 张三', decides: 'sentence-end' },

  // The page's own words.
  { rule: 'no-word', text: '＊ ＊ ＊', decides: 'furniture' },
  { rule: 'page-number', text: '第3版 综合', decides: 'furniture' },
  { rule: 'page-code', text: 'A05', decides: 'furniture' },
  { rule: 'page-code-and-name', text: 'A05·读书', decides: 'furniture' },
  { rule: 'number-and-page-name', text: '3 综合新闻', decides: 'furniture' },
  { rule: 'part-of-a-notice', text: '联系电话：3812', decides: 'not furniture' },
  { rule: 'answer-a-notice', text: '联系地址：城关镇北街', decides: 'contact' },
  {
    rule: 'too-long-for-furniture',
    text: `客户端下载${'与报纸订阅的办法'.repeat(8)}`,
    decides: 'not furniture',
  },
  { rule: 'sentence-not-furniture', text: '他用手机扫码付了钱。', decides: 'not furniture' },
  { rule: 'follow-us', text: '扫一扫 看视频', decides: 'furniture' },
  { rule: 'editors', text: '责任编辑：张三', decides: 'furniture' },
  { rule: 'hotline', text: '新闻热线 3812345', decides: 'furniture' },
  { rule: 'imprint', text: '国内统一刊号CN', decides: 'furniture' },
  { rule: 'web-address', text: '更多内容见www.example.cn', decides: 'furniture' },
  { rule: 'telephone', text: '传真：3812346', decides: 'furniture' },
  { rule: 'issue-count', text: '今日八版', decides: 'furniture' },
  { rule: 'turn-to-page', text: '（下转第三版）', decides: 'furniture' },
  { rule: 'to-be-continued', text: '（未完待续）', decides: 'furniture' },
  { rule: 'markup', text: '<div>', decides: 'furniture' },

  // Labels of text beside a story.
  { rule: 'label-alone', text: '【相关链接】', decides: 'label' },
  { rule: 'label-in-brackets', text: '【小贴士】雨天骑车请放慢速度戴好头盔', decides: 'inline-label' },
  { rule: 'label-and-colon', text: '名词解释：墒情就是土壤里的水分多少', decides: 'inline-label' },
  { rule: 'label-of-preface', text: '编者按', decides: 'leading-label' },

  // Items of lists.
  { rule: 'chinese-number', text: '一、抓紧播种', decides: 'numbered' },
  { rule: 'number-in-brackets', text: '（二）抓紧播种', decides: 'numbered' },
  { rule: 'chapter-number', text: '第三章 播种', decides: 'numbered' },
  { rule: 'arabic-number', text: '3.抓紧播种', decides: 'numbered' },
  { rule: 'circled-number', text: '③抓紧播种', decides: 'numbered' },
  { rule: 'roman-number', text: 'Ⅲ 抓紧播种', decides: 'numbered' },
  { rule: 'that-number', text: '其三 抓紧播种', decides: 'numbered' },
  { rule: 'point-of-a-list', text: '三是抓紧播种', decides: 'item' },
  { rule: 'ordinal-point', text: '第三是抓紧播种', decides: 'item' },
  { rule: 'first-and-next', text: '首先要抓紧播种', decides: 'item' },
  { rule: 'bullet', text: '●抓紧播种', decides: 'item' },
  { rule: 'dash-item', text: '- 抓紧播种', decides: 'item' },
  { rule: 'question-and-answer', text: '问：种子够不够', decides: 'item' },

  // Names of columns, series and offices.
  { rule: 'office-ending', text: '城东街道', decides: 'office' },
  { rule: 'name-of-one-sign', text: '诗', decides: 'not section' },
  { rule: 'name-too-long', text: '城东乡农民业余文艺创作之窗', decides: 'not section' },
  { rule: 'clause-in-name', text: '看：法律之窗', decides: 'not section' },
  { rule: 'office-not-column', text: '论坛 城东村', decides: 'not section' },
  { rule: 'kind-and-name', text: '副刊 绿洲', decides: 'section' },
  { rule: 'column-ending', text: '法律之窗', decides: 'section' },
  { rule: 'short-column-ending', text: '城东要闻', decides: 'section' },
  { rule: 'form-of-a-name', text: '灯下漫记', decides: 'name-like' },
  { rule: 'series-in-words', text: '防汛一线系列报道三', decides: 'series' },
  { rule: 'series-in-a-circle', text: '走进山村③', decides: 'series' },
  { rule: 'series-in-brackets', text: '走进山村（三）', decides: 'series' },
  { rule: 'series-by-zhi', text: '走进山村之三', decides: 'series' },

  // What a heading says.
  { rule: 'notice-word', text: '停水公告', decides: 'notice' },
  { rule: 'small-advertisement', text: '店面招租', decides: 'notice' },
  { rule: 'service-column', text: '本周影讯', decides: 'notice' },
  { rule: 'reply', text: '编辑答复', decides: 'notice' },
  { rule: 'notice-by-itself', text: '讣告', decides: 'notice' },
  { rule: 'event-at-end', text: '城东大桥竣工', decides: 'event' },
  { rule: 'meeting-at-end', text: '城东乡春耕会议', decides: 'event' },
  { rule: 'message-verb', text: '强调抓紧播种', decides: 'message' },
  { rule: 'person-says', text: '张三要求抓紧播种', decides: 'message' },
  { rule: 'short-lead-in', text: '抓紧播种', decides: 'lead-in' },
  { rule: 'office-lead-in', text: '江北县城东农业公司', decides: 'lead-in' },
  { rule: 'couplet', text: '抢在雨前播种 赶在霜前收割', decides: 'lead-in' },
  { rule: 'meeting-lead-in', text: '城东乡春耕动员大会召开', decides: 'lead-in' },

  // How a caption points.
  { rule: 'picture-shows', text: '图为播种的农民', decides: 'pointer' },
  { rule: 'numbered-picture', text: '图三：播种的农民', decides: 'pointer' },
  { rule: 'picture-beside', text: '上图是播种的农民', decides: 'pointer' },
  { rule: 'side-and-colon', text: '左：播种的农民', decides: 'pointer' },
  { rule: 'picture-and-colon', text: '图：播种的农民', decides: 'pointer' },
]
