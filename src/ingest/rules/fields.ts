/**
 * Labels before the parts of a text, as databases, library records, e-papers and transcribers
 * write them: 标题：, 作者：, 正文：, 第1版(), 唯一号:. They are no print.
 */

import type { Role } from '../page/block.js'
import type { Line, RecordField } from '../page/lines.js'
import { type ReadingDecision, readFirst, reading } from './rule.js'

/** A line's field, and where its value begins. `isSure`: a line of print hardly begins so. */
export type Labelled = { field: RecordField; valueAt: number; isSure: boolean }

/** The names may be set wide: 标 题. */
const wide = (names: string) => [...names].map((sign) => (sign === '|' ? sign : `${sign} {0,4}`)).join('')

/** 标题：…, 标题[新闻] …, [标题] …, 标题 | …, Title: …, or a tab from a copied table; a value follows or the line ends. */
function labelled(
  field: RecordField,
  sure: string,
  unsure = '',
  english = '',
): (plain: string) => Labelled | undefined {
  const patternOf = (names: string) =>
    names === ''
      ? undefined
      : new RegExp(
          `^(?:(?:${wide(names)})(?::| ?\\| |\\t|(?=\\[))|\\[(?:${wide(names)})\\]:?|\\((?:${wide(names)})\\)) *`,
        )
  const [surely, perhaps] = [patternOf(sure), patternOf(unsure)]
  const foreign =
    english === '' ? undefined : new RegExp(`^(?:dc[.:])?(?:${english})(?: ?:| ?\\| |\\t) *`, 'i')
  return (plain) => {
    for (const pattern of [surely, perhaps, foreign]) {
      const found = pattern?.exec(plain)
      if (found)
        return {
          field,
          valueAt: found[0].length,
          isSure: pattern === surely || (pattern === foreign && field === 'title'),
        }
    }
    return undefined
  }
}

/** Labels that stand alone over their values, as copied tables have them. */
const ALONE: Record<string, RecordField> = {
  题名: 'title',
  标题: 'title',
  篇名: 'title',
  作者: 'author',
  著者: 'author',
  责任者: 'author',
  编辑: 'none',
  责任编辑: 'none',
  栏目: 'section',
  报纸名称: 'publication',
  报刊名称: 'publication',
  报名: 'publication',
  来源: 'publication',
  日期: 'date',
  出版日期: 'date',
  版次: 'page',
  版面: 'page',
  正文: 'body',
  全文: 'body',
}

/** Longest of them with a blank and a colon, in UTF-16 units. */
const ALONE_LONGEST = Math.max(...Object.keys(ALONE).map(({ length }) => length)) + 2

/** The field of a line that is a label and nothing else. */
export const labelAlone = (plain: string): RecordField | undefined => {
  if (plain.length > ALONE_LONGEST) return undefined
  // Over a text or a title a colon is a transcriber's, whose label has its value right below.
  const bare = plain.replace(/(?<=来源|作者|编辑) ?:$/, '')
  return Object.hasOwn(ALONE, bare) ? ALONE[bare] : undefined
}

export const FIELD: ReadingDecision<string, Labelled> = {
  id: 'field',
  rules: [
    reading(
      'title-field',
      'A label calls the rest of the line the title, such as 标题：.',
      labelled(
        'title',
        '标题|题名|正题名|篇名|主标题|正标题|正题|文章标题|文章题名|颗粒名称',
        '题目|主题',
        'title|headline',
      ),
    ),
    reading(
      'kicker-field',
      'A label calls the rest of the line the kicker, such as 引题：.',
      labelled('kicker', '引题|肩题|眉题|肩标题|引标题'),
    ),
    reading(
      'subtitle-field',
      'A label calls the rest of the line the subheadline, such as 副标题：.',
      labelled('subtitle', '副标题|副题|副题名|子标题'),
    ),
    reading(
      'author-field',
      'A label calls the rest of the line the author, such as 作者：.',
      labelled(
        'author',
        '文章作者|责任者|第一作者|作者姓名|著者|署名',
        '作者|撰稿|撰文|记者',
        'creator|author|byline',
      ),
    ),
    reading(
      'section-field',
      'A label calls the rest of the line the section, such as 专栏:.',
      labelled('section', '专栏|栏目|栏目名称|所属栏目|专栏名称', '', 'section|column'),
    ),
    reading(
      'body-field',
      'A label calls the rest of the line the text, such as 正文：.',
      labelled(
        'body',
        '正文|正文内容|正文快照|文章内容|全文|文章正文',
        '内容',
        'text|body|full ?text|content',
      ),
    ),
    reading(
      'publication-field',
      'A label calls the rest of the line the paper’s name, such as 报纸名称:.',
      labelled(
        'publication',
        '报纸名称|报名|报刊名称|报刊名|刊名|报纸题名|报纸|文献来源|内容出处|来源报纸|媒体名称',
        '来源|出处',
        'source|newspaper|publication|publisher',
      ),
    ),
    reading(
      'date-field',
      'A label calls the rest of the line the issue’s day, such as 出版日期:.',
      labelled(
        'date',
        '年月日|出版日期|报纸日期|刊登日期|见报日期|刊发日期|版面日期|出版时间',
        '日期|时间|发布日期|发布时间|发表时间|出版时间',
        'date|issued|publication date',
      ),
    ),
    reading(
      'page-field',
      'A label calls the rest of the line the page, such as 版次:.',
      labelled('page', '版次|版面|版号|版别|所在版面|当前版|当前版面|版名|版', '', 'page'),
    ),
    reading(
      'page-of-a-dump',
      'The line is a page’s number with empty brackets, such as 第1版(), and may name the column and the title that stand above.',
      (plain) =>
        /^第 ?[A-Z]?[\d一二三四五六七八九十]{1,3} ?版 ?\([^()]{0,12}\)(?: ?专栏:[^。]{0,100})?$/.test(plain)
          ? { field: 'page', valueAt: 0, isSure: true }
          : undefined,
    ),
    reading(
      'abstract-field',
      'A label calls the rest of the line an abstract, such as 摘要:.',
      labelled('abstract', '文章摘要|内容摘要|中文摘要|文摘', '摘要'),
    ),
    reading(
      'field-without-value',
      'The line is nothing but a heading of a record, such as 内容 or 知识出处.',
      (plain) =>
        /^(?:内容|正文|全文|正文内容|内容提要|资源详情|附注|备注|查看原文|阅读原文|知识出处|基本信息|相关(?:文章|人物|地名|机构|作品|事件|专题)|原文)$/.test(
          plain,
        )
          ? { field: 'none', valueAt: plain.length, isSure: false }
          : undefined,
    ),
    reading(
      'other-field',
      'A label of a record begins the line, such as 唯一号: or 本文字数:.',
      labelled(
        'none',
        '英文题名|英文标题|英文篇名|外文题名|英文摘要|作者单位|作者机构|机构|序号|唯一号|分类号|知识类型|知识出处|索书号|主题词|本文字数|正文字数|正文字符数|阅读日期|下载日期|检索日期|访问日期|上一篇|下一篇|当前位置|您的位置|您现在的位置|您当前的位置|报纸级别|文章编号|记录号|数据库|文件名|文献类型|出版者|出版单位|报刊级别|全文链接|原文链接|文章链接|国内刊号|统一刊号|专辑|学科分类|来源类型|收录时间|入库时间|更新时间|阅读次数|浏览次数|点击次数|中图分类|中图分类号|来源库|录入者|校对者|数据来源|下载时间|馆藏号|馆藏地|馆藏|密级|页面编号|录入时间|卷期|出版年|检索号|流水号|资源标识|载体形态|起止页|语言',
        '关键词|关键字|字数|页码|网址|链接|编辑|责任编辑|责编|地区|分类|类别|语种|备注|附注|浏览|下载',
        'identifier|id|subject|language|rights|format|type|keywords?|coverage|relation|url|issn|doi|abstract',
      ),
    ),
  ],
}

export const fieldOf = (plain: string): Labelled | undefined => readFirst(FIELD, plain)

/** What a line with a label is on its page. */
export const FIELD_ROLE: ReadingDecision<Line, Role> = {
  id: 'field-role',
  rules: [
    reading('field-over-story', 'The line’s label says that it stands over a story.', ({ field }) =>
      field && /^(?:title|kicker|subtitle|section)$/.test(field) ? 'heading' : undefined,
    ),
    reading('field-of-author', 'The line’s label says that it names the author.', ({ field }) =>
      field === 'author' ? 'credit' : undefined,
    ),
    reading('field-of-record', 'The line’s label is a record’s and no print.', ({ field }) =>
      field && /^(?:publication|date|page|abstract|none)$/.test(field) ? 'furniture' : undefined,
    ),
  ],
}
