/** Cases of rules that read places and sizes. The pages are hOCR, the type of their bodies 20 pixels. */
import type { RuleCase } from './case.js'

/** A line: its left and top edge, its text, and its type in pixels. */
type At = [left: number, top: number, text: string, type?: number, kind?: string]

function page(...lines: At[]): string[] {
  const spans = lines.map(([left, top, text, type = 20, kind = 'line']) => {
    const box = [left, top, left + type * text.length, top + Math.round(type * 0.88)]
    return `<span class='ocr_${kind}' title='bbox ${box.join(' ')}'>${text}</span>`
  })
  const begin = "<html><body><div class='ocr_page' title='bbox 0 0 1000 1400'>"
  return [begin, ...spans, '</div></body></html>']
}

/** Twenty characters without a mark, 400 pixels wide; and twenty that end a sentence. */
const FULL = '城东乡的农民连日来抢收油菜到昨天傍晚为止'
const OTHER = '水库管理处的职工从清早起就沿着大坝查看涵'
const ENDED = '乡里的干部也都下到田头帮着装车运送菜籽。'
const HEAD = '三千亩油菜五天收割入仓'

export const LAID: RuleCase[] = [
  {
    rule: 'page-edge',
    text: page([40, 20, HEAD, 20, 'footer'], [40, 100, FULL]),
    line: 1,
    decides: 'unprinted',
  },
  {
    rule: 'other-label',
    text: page([40, 100, FULL, 20, 'footer'], [40, 130, OTHER], [40, 160, FULL]),
    line: 2,
    decides: 'not laid-line',
  },
  {
    rule: 'large-beside-other-type',
    text: page([40, 40, HEAD, 28], [40, 80, HEAD, 40], [40, 130, FULL], [40, 160, OTHER], [40, 190, FULL]),
    line: 2,
    decides: 'not laid-line',
  },
  {
    rule: 'one-headline',
    text: page([40, 40, HEAD, 40], [40, 90, HEAD, 40], [40, 150, FULL], [40, 180, OTHER], [40, 210, FULL]),
    line: 2,
    decides: 'laid-line',
  },
  {
    rule: 'largest-type',
    text: page(
      [40, 40, HEAD, 40],
      [40, 90, '城东乡里处处是人', 28],
      [40, 150, FULL],
      [40, 180, OTHER],
      [40, 210, ENDED],
    ),
    line: 1,
    decides: 'headline',
  },
  {
    rule: 'column-of-items',
    text: page(
      [40, 40, HEAD, 40],
      [40, 100, FULL],
      [40, 130, ENDED],
      [40, 170, HEAD, 40],
      [40, 230, '一句话新闻'],
      [40, 260, '●冬季长跑赛昨天在田径场举行。'],
      [40, 290, '●文学社招收新社员到月底为止。'],
    ),
    line: 5,
    decides: 'heading',
  },
  {
    rule: 'other-exact-type',
    text: page(
      [40, 100, FULL],
      [40, 130, OTHER],
      [40, 160, FULL],
      [40, 190, OTHER],
      [40, 220, FULL],
      [40, 250, FULL, 19],
    ),
    line: 6,
    decides: 'not laid-line',
  },
  {
    rule: 'ended-before-column-name',
    text: page(
      [40, 100, FULL],
      [40, 130, ENDED],
      [40, 160, '热点'],
      [40, 200, HEAD, 40],
      [40, 260, FULL],
      [40, 290, OTHER],
    ),
    line: 3,
    decides: 'not laid-line',
  },
  {
    rule: 'body-type',
    text: page(
      [40, 40, HEAD, 40],
      [40, 100, FULL],
      [40, 130, ENDED],
      [40, 170, HEAD, 40],
      [40, 230, '渡口的船'],
      [40, 260, '一夜之间就白了'],
      [40, 290, FULL],
      [40, 320, ENDED],
    ),
    line: 5,
    decides: 'not heading',
  },
  {
    rule: 'headline-type',
    text: page([40, 40, `${HEAD}，`, 40], [40, 100, FULL], [40, 130, OTHER], [40, 160, ENDED]),
    line: 1,
    decides: 'heading',
  },
  {
    rule: 'large-type-apart',
    text: page(
      [40, 40, FULL + HEAD, 28],
      [40, 80, FULL + HEAD, 28],
      [40, 140, FULL + OTHER],
      [40, 170, OTHER + FULL],
      [40, 200, FULL + OTHER],
    ),
    line: 2,
    decides: 'not laid-line',
  },
  {
    rule: 'day-or-credit-above',
    text: page([40, 100, '一九九八年六月五日　星期五　　　第二版'], [40, 130, FULL.slice(1)]),
    line: 2,
    decides: 'not laid-line',
  },
  {
    rule: 'paragraph-set-in',
    text: page([40, 100, FULL], [60, 130, OTHER.slice(1)], [40, 160, FULL]),
    line: 2,
    decides: 'not laid-line',
  },
  {
    rule: 'ends-short-of-column',
    text: page([40, 100, FULL], [40, 130, ENDED.slice(8)], [40, 160, OTHER], [40, 190, FULL]),
    line: 3,
    decides: 'not laid-line',
  },
  {
    rule: 'room-between',
    text: page([40, 100, FULL], [40, 130, OTHER], [40, 160, FULL], [40, 230, OTHER]),
    line: 4,
    decides: 'not laid-line',
  },
  {
    rule: 'elsewhere',
    text: page(
      [40, 100, FULL],
      [40, 130, OTHER],
      [500, 100, FULL.slice(0, 12)],
      [500, 130, OTHER.slice(0, 12)],
    ),
    line: 3,
    decides: 'not laid-line',
  },
  {
    rule: 'ended-before-news-or-item',
    text: page([40, 100, FULL], [40, 130, ENDED], [40, 160, `本报讯${OTHER.slice(3)}`], [40, 190, FULL]),
    line: 3,
    decides: 'not laid-line',
  },
  {
    rule: 'ended-at-column-foot',
    text: page([40, 100, FULL], [40, 130, ENDED], [500, 100, OTHER], [500, 130, FULL]),
    line: 3,
    decides: 'not laid-line',
  },
  {
    rule: 'fills-column',
    text: page([40, 100, FULL], [40, 130, OTHER]),
    line: 2,
    decides: 'laid-line',
  },
]
