/** Markdown and HTML as tools write them, in the lines that they print; and print that only looks like markup. */
import { describe, expect, test } from 'vitest'
import { sourceLines } from '../../src/ingest/formats/markup.js'
import type { Article, Issue } from '../../src/model.js'
import { readText } from './read.js'

/** A heading, so that the file shows that it is Markdown. */
const MD = '# 青川县报\n'
const printed = (text: string) => {
  const lines = sourceLines(text, 0)
  const own = text.startsWith(MD) ? lines.slice(1) : lines
  return own
    .filter(({ text }) => text.trim() !== '')
    .map(({ kind, text }) => (kind === 'text' ? text.trim() : `${kind}: ${text.trim()}`))
}

describe('sourceLines() takes markup off', () => {
  test.each([
    ['a picture', '![](images/3f9a.jpg)', ['picture: ![](images/3f9a.jpg)']],
    ['a picture with brackets in its name', '![图](images/a (1).jpg)', ['picture: ![图](images/a (1).jpg)']],
    [
      'the lines over a document',
      '<?xml version="1.0"?>\n<!DOCTYPE html>\n<html xmlns="a"><body><h1>晒场</h1>',
      ['unprinted: <?xml version="1.0"?>', 'unprinted: <!DOCTYPE html>', '晒场'],
    ],
    ['an empty link behind a mark', '# [](images/3f9a.jpg)', ['unprinted: # [](images/3f9a.jpg)']],
    ['an empty link in emphasis', '**[](images/3f9a.jpg)', ['unprinted: **[](images/3f9a.jpg)']],
    ['empty links behind words', '分享 [](http://a.cn/x.png)', ['分享']],
    [
      'cells of empty links',
      '| [](a.jpg) | |\n|---|---|',
      ['unprinted: | [](a.jpg) | |', 'unprinted: |---|---|'],
    ],
    ['a picture before words', '![](a.png) 晒场上', ['picture: ![](a.png)', '晒场上']],
    [
      'a picture in its own bytes',
      '![](data:image/png;base64,iVBORw0KGgo=)',
      ['picture: ![](data:image/png…)'],
    ],
    [
      'the bytes of a picture below',
      '[image1]: <data:image/png;base64,iVBORw0KGgo=>',
      ['unprinted: [image1]: <data:image/png…>'],
    ],
    [
      'a centred picture',
      '<div style="text-align: center;"><img src="a.jpg" alt="Image" width="35%" /></div>',
      ['picture: <img src="a.jpg" alt="Image" width="35%" />'],
    ],
    [
      'a picture described in its tag',
      '<img>两位老人在晒场上</img>',
      ['picture: <img>两位老人在晒场上</img>'],
    ],
    [
      'a figure',
      '<figure><img src="a.jpg"><figcaption>晒场上</figcaption></figure>',
      ['picture: <img src="a.jpg">', 'caption: 晒场上'],
    ],
    ['a centred line', '<center>青川县报</center>', ['青川县报']],
    ['lines in one', '春天来了<br>花开了<br/>人来了', ['春天来了', '花开了', '人来了']],
    ['paragraphs in one', '<p>春天来了。</p><p align="center">花开了。</p>', ['春天来了。', '花开了。']],
    [
      'a table',
      '<table><tr><td>城东</td><td>71</td></tr><tr><td>城西</td><td></td></tr></table>',
      ['row: 城东  71', 'row: 城西'],
    ],
    [
      'a table that sets stories side by side',
      '<table><tr><td>春天来了，花开了。</td><td>秋天来了，叶落了。</td></tr></table>',
      ['春天来了，花开了。', '秋天来了，叶落了。'],
    ],
    ['a table of tokens', '<fcel>城东<fcel>71<nl><fcel>城西<ecel><nl>', ['row: 城东  71', 'row: 城西']],
    [
      'a table over many lines',
      '<table>\n<tr>\n<td>城东</td><td>71</td>\n</tr>\n</table>',
      ['unprinted: <table>', 'unprinted: <tr>', 'row: 城东  71', 'unprinted: </tr>', 'unprinted: </table>'],
    ],
    [
      'a table of bars',
      '| 队 | 分 |\n| --- | :-: |\n| 城东 | **71** |',
      ['row: 队  分', 'unprinted: | --- | :-: |', 'row: 城东  71'],
    ],
    ['signs above and below', '十<sup>2</sup>平方米，H<sub>2</sub>O', ['十²平方米，H₂O']],
    ['entities', '&emsp;&emsp;5&nbsp;&lt;&#x4e00;&#19968;&gt; A&amp;B&hellip;', ['5\u00a0<一一> A&B…']],
    ['a number in a formula', '大门，$2 3$ 家', ['大门，23 家']],
    ['a share in a formula', '占 $3 7 \\%$ ，$- 2 ^ { \\circ } \\mathrm { C }$', ['占 37% ，-2°C']],
    ['a formula in brackets', '共\\( 1 2 . 5 \\)亩，\\[ 10^{3} \\]', ['共12.5亩，10³']],
    ['a formula of words', '$1 \\text{月}2\\text{日}$', ['1月2日']],
    ['a circled number', '$\\textcircled{1}$春播 $^{②}$', ['①春播 ②']],
    ['a raised number alone', '五 m^{2}', ['五 m²']],
    [
      'a kind and its place',
      '<|ref|>text<|/ref|><|det|>[[100, 40, 500, 80]]<|/det|>',
      ['unprinted: <|ref|>text<|/ref|><|det|>[[100, 40, 500, 80]]<|/det|>'],
    ],
    ['words and their place', '<|ref|>青川县报<|/ref|><|det|>[[100, 40, 500, 80]]<|/det|>', ['青川县报']],
    [
      'a box and its words',
      '<|object_ref_start|>青川县报<|object_ref_end|><|box_start|>(1,2),(3,4)<|box_end|>',
      ['青川县报'],
    ],
    ['the end of a model’s answer', '花开了。<｜end▁of▁sentence｜>', ['花开了。']],
    ['a fence', '```markdown\n# 春天\n```', ['unprinted: ```markdown', '# 春天', 'unprinted: ```']],
    ['a comment over lines', '<!-- page 2\n第二页 -->花开了', ['unprinted: <!-- page 2', '花开了']],
    [
      'a script and a style',
      '<p>花</p><script>\nvar a = 1\n</script><style>p{}</style>开了',
      ['花', 'unprinted: var a = 1', '开了'],
    ],
    ['a script without end', '<script>\n花开了', ['unprinted: <script>', '花开了']],
    ['a page’s head in a comment', '<!-- PageHeader="青川县报" -->', ['青川县报']],
    [
      'words about a picture',
      '![](a.jpg)\n<details>\n<summary>photo</summary>\n两位老人\n</details>\n花开了',
      [
        'picture: ![](a.jpg)',
        'unprinted: <details>',
        'unprinted: photo',
        'unprinted: 两位老人',
        'unprinted: </details>',
        '花开了',
      ],
    ],
    [
      'words that unfold',
      '<details><summary>第二版</summary>\n花开了。\n</details>',
      ['第二版', '花开了。', 'unprinted: </details>'],
    ],
    ['a quotation', `${MD}> 本报记者 张三`, ['本报记者 张三']],
    ['strong words', `${MD}春天**来了**，__花__ 开了`, ['春天来了，花 开了']],
    ['a slanted line', `${MD}*本报记者 张三*`, ['本报记者 张三']],
    ['a hard break', `${MD}春天来了\\`, ['春天来了']],
    ['words struck out', `${MD}春天~~来~~了`, ['春天来了']],
    ['a link', '见[春天](https://www.example.cn/a.html "题")和[夏天](./b.htm)', ['见春天和夏天']],
    ['a footnote', `${MD}春天[^1]来了\n\n[^1]: 指立春`, ['春天¹来了', '¹ 指立春']],
    ['escapes', `${MD}1\\. 春天\\*来了\\(记者 张三\\)`, ['1. 春天*来了(记者 张三)']],
    ['tags of word processors', '<o:p>春天</o:p><font color="red">来了</font>', ['春天来了']],
    ['a heading of HTML', '<h2>春天</h2>', ['春天']],
  ])('%s', (_, text, lines) => {
    expect(printed(text)).toEqual(lines)
  })
})

describe('sourceLines() leaves print alone', () => {
  test.each([
    '门票$5，学生$3，团体$2',
    '每桶从$70 涨到$75，一周后$80',
    'US$ 5 与 HK$ 6',
    '5>3，3<5，a<b>c',
    '><',
    '>>> 相关链接',
    '> 100℃ 的高温',
    '★ 星空 * 夜话 *',
    '张**涉嫌盗窃，李**在逃',
    '* 春播已完成三成',
    '姓名____年龄____',
    '文/图 | 记者 张三',
    '| 第3版 | 民生 |',
    '<A>区与<B>区',
    '〈春天〉《夏天》＜秋天＞',
    'AT&T与R&D; &unknown; &constructor;',
    '$\\constructor 1$',
    'C:\\windows\\temp',
    '[本报讯](记者 张三)今日开会',
    '见注[1]和［2］',
    '2^10等于1024',
    '`春天`',
    '~~~ 的浪花',
    '<!-- 没有收尾',
    '--- 春天 ---',
    '全天 8:00~12:00~18:00',
    'a_b_c 与 x_1',
  ])('%s', (text) => {
    expect(sourceLines(text, 0).map(({ text, kind }) => [kind, text])).toEqual([['text', text]])
  })
})

// ---------------------------------------------------------------- whole pages

const read = (...lines: string[]): Issue => readText(lines.join('\n'), 'a.md')
const stories = ({ articles }: Issue): Article[] => articles.filter(({ kind }) => kind !== 'other')
const LEAD =
  '本报讯（记者 张三）昨日，城东乡三千亩油菜五天收割完毕，比去年同期早了整整三天，乡里的干部也都下到田头。'
const MORE =
  '乡里的农机站把六台收割机全部开到田头，机手吃住在地里，群众送来绿豆汤和西瓜，几天几夜没有停过机器。'

describe('readIssueText() reads a page', () => {
  test('whose picture stands between paragraphs as without the picture', () => {
    const without = stories(read('# 抢在雨前', '', LEAD, '', MORE))
    const picture = stories(read('# 抢在雨前', '', LEAD, '', `![](images/${'3f'.repeat(32)}.jpg)`, '', MORE))
    expect(picture.map(({ headline, body }) => [headline, body])).toEqual(
      without.map(({ headline, body }) => [headline, body]),
    )
  })

  test('whose picture parts a sentence as one paragraph', () => {
    const [story] = stories(
      read('# 抢在雨前', '', `${LEAD}${MORE.slice(0, 20)}`, '', '<img src="a.jpg">', '', MORE.slice(20)),
    )
    expect(story!.body).toBe(LEAD + MORE)
    expect(story!.joins).toEqual([{ at: LEAD.length + 20, fromLine: 3, toLine: 7 }])
  })

  test('with the line close under a picture as its caption', () => {
    const [story] = stories(
      read('# 抢在雨前', '', LEAD, '', '![](a.jpg)', '城东乡三千亩油菜收割完毕', '', MORE),
    )
    expect(story!.captions).toEqual([{ text: '城东乡三千亩油菜收割完毕', line: 6 }])
    expect(story!.body).toBe(`${LEAD}\n${MORE}`)
  })

  test('in one line of tags', () => {
    const issue = read(
      `<h1>青川县报</h1><p>2008年6月5日 第2版</p><h2>抢在雨前</h2><p>${LEAD}</p><p>${MORE}</p>`,
    )
    expect(issue.issue.date.from).toBe('2008-06-05')
    expect(stories(issue).map(({ headline, body, lines }) => [headline, body, lines])).toEqual([
      ['抢在雨前', `${LEAD}\n${MORE}`, [[1, 1]]],
    ])
  })

  test('and keeps each line that prints nothing among the leftovers, without the picture’s bytes', () => {
    const issue = read('# 抢在雨前', '', LEAD, '', '![](data:image/png;base64,iVBORw0KGgo=)', '', '```')
    expect(issue.articles.at(-1)).toMatchObject({
      kind: 'other',
      body: '![](data:image/png…)\n```',
      lines: [[5, 7]],
    })
  })
})
