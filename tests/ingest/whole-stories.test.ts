/** Inner heads, closing lines, wires and pictures: what belongs to one story stays in it. All texts are invented. */
import { expect, test } from 'vitest'
import type { Article } from '../../src/model.js'
import { readText } from './read.js'

const HEAD = ['柳聲報', '2015年4月9日　星期四　A8']

const FERRY =
  '【本報訊】離島渡輪昨日加開八班，疏導假期返回市區的旅客，碼頭外一度排起長龍，輪候者稱等了四十分鐘才能上船。'
const QUEUE = '有經驗的旅客帶備小凳和雨傘，在碼頭外的空地坐下等候，小販則推着車來賣涼茶和雞蛋仔。'
const WEEK = '渡輪公司發言人表示，下周末的旅客料會更多，公司會再加派人手，並在碼頭架設帳篷。'
const ROOF = '【本報訊】九龍一幢舊樓的天台改作菜園，十二戶居民輪流澆水施肥，收成的蔬菜平均分配。'
const COURT = '【本報訊】一名男子在屋苑偷去三部單車，昨日在法院認罪，判囚兩個月。'
const RAIN = '【本報訊】天文台預料今日有驟雨，市民出門宜帶雨具。'
const STEPS =
  '四月八日，雲橋鎮渡口的老石階旁擺滿了花盆，幾位退休老人每天清早來澆水，過路的人都停下來看一看。　白露 攝'

type Told = [kicker: string | null, headline: string | null, paragraphs: number, credit: string | null]

const told = ({ kicker, headline, paragraphs, credit }: Article): Told => [
  kicker,
  headline,
  paragraphs.length,
  credit,
]

const read = (lines: readonly string[], file = 'a.txt') => {
  const { articles, doubts } = readText(lines.join('\n'), file)
  return { articles: articles.filter(({ kind }) => kind !== 'other'), doubts }
}

test.each([
  [
    'heads inside a story, where blank lines part the stories',
    [
      '',
      '渡輪加班疏導人潮',
      FERRY,
      '旅客帶小凳排隊',
      QUEUE,
      '公司料下周更多',
      WEEK,
      '',
      '舊樓天台改作菜園',
      ROOF,
    ],
    [
      [null, '渡輪加班疏導人潮', 5, null],
      [null, '舊樓天台改作菜園', 1, null],
    ],
  ],
  [
    'a lone head inside a story',
    ['', '渡輪加班疏導人潮', FERRY, '旅客排隊', QUEUE, '', '舊樓天台改作菜園', ROOF],
    [
      [null, '渡輪加班疏導人潮', 3, null],
      [null, '舊樓天台改作菜園', 1, null],
    ],
  ],
  [
    'a story without 本報訊 behind a blank line is a story',
    ['', '渡輪加班疏導人潮', FERRY, '', '舊樓天台改作菜園', ROOF, '', '旅客帶小凳排隊', QUEUE],
    [
      [null, '渡輪加班疏導人潮', 1, null],
      [null, '舊樓天台改作菜園', 1, null],
      [null, '旅客帶小凳排隊', 1, null],
    ],
  ],
  [
    'the number of a case ends its story',
    ['男子偷單車判囚', COURT, '案件編號：青石刑事一二三／二〇一五', '天文台料今有驟雨', RAIN],
    [
      [null, '男子偷單車判囚', 2, null],
      [null, '天文台料今有驟雨', 1, null],
    ],
  ],
  [
    'the source of data ends its story',
    ['旅客帶小凳排隊', QUEUE, '資料來源：雲橋鎮碼頭', '天文台料今有驟雨', RAIN],
    [
      [null, '旅客帶小凳排隊', 2, null],
      [null, '天文台料今有驟雨', 1, null],
    ],
  ],
  [
    'an author’s office is a credit of the story above',
    ['旅客帶小凳排隊', QUEUE, '（作者單位：雲橋鎮水利局，本報記者白露整理）', '天文台料今有驟雨', RAIN],
    [
      [null, '旅客帶小凳排隊', 1, '（作者單位：雲橋鎮水利局，本報記者白露整理）'],
      [null, '天文台料今有驟雨', 1, null],
    ],
  ],
  [
    'what a text was made from is a credit of the story above',
    ['旅客帶小凳排隊', QUEUE, '（據雲橋電視台報道整理）', '天文台料今有驟雨', RAIN],
    [
      [null, '旅客帶小凳排隊', 1, '（據雲橋電視台報道整理）'],
      [null, '天文台料今有驟雨', 1, null],
    ],
  ],
  [
    'a second wire under one headline, and 又電',
    [
      '英倫議會辯論海軍經費',
      '〔路透社倫敦三日電〕下院昨日辯論海軍經費，首相出席說明，至深夜始散。',
      '〔路透社倫敦四日電〕海軍經費案今日通過二讀，反對者六十一票。',
      '〔又電〕財政大臣稱，增稅在所難免。',
      '天文台料今有驟雨',
      RAIN,
    ],
    [
      [null, '英倫議會辯論海軍經費', 3, null],
      [null, '天文台料今有驟雨', 1, null],
    ],
  ],
  [
    'wires under a column’s name are stories of their own',
    [
      '國際要電',
      '〔路透社倫敦三日電〕下院昨日辯論海軍經費，首相出席說明，至深夜始散。',
      '〔哈瓦斯社巴黎三日電〕巴黎物價連日上漲，市民嘖有煩言。',
    ],
    [
      [null, null, 1, null],
      [null, null, 1, null],
    ],
  ],
  [
    'kicker and headline over a long caption',
    ['渡口添新景', '老石階上種起了花', STEPS, '渡輪加班疏導人潮', FERRY],
    [
      ['渡口添新景', '老石階上種起了花', 1, null],
      [null, '渡輪加班疏導人潮', 1, null],
    ],
  ],
  [
    'a headline over its story’s picture stays with the story',
    ['渡輪加班疏導人潮', '圖為碼頭外的旅客排起長龍。（白露 攝）', FERRY],
    [[null, '渡輪加班疏導人潮', 1, null]],
  ],
  [
    'a list of pictures is one item',
    [
      '鏡頭裏的秋天',
      '●“橋”見秋色　白露 攝',
      '●書聲琅琅　田禾 攝',
      '●湖光　何苗 攝',
      '天文台料今有驟雨',
      RAIN,
    ],
    [
      [null, '鏡頭裏的秋天', 3, null],
      [null, '天文台料今有驟雨', 1, null],
    ],
  ],
] as [string, string[], Told[]][])('%s', (_, lines, stories) => {
  const { articles, doubts } = read([...HEAD, ...lines])
  expect(articles.map(told)).toEqual(stories)
  expect(doubts).toEqual([])
})

test('a headline without its story is no kicker of the next', () => {
  const { articles, doubts } = read([
    ...HEAD,
    '鎮衛生院添置新設備',
    '',
    '渡輪加班疏導人潮',
    FERRY,
    '',
    '舊樓天台改作菜園',
    ROOF,
  ])
  expect(articles.map(told)).toEqual([
    [null, '渡輪加班疏導人潮', 1, null],
    [null, '舊樓天台改作菜園', 1, null],
  ])
  expect(doubts.map((doubt) => [doubt.class, doubt.line])).toEqual([['orphan-headline', 3]])
})

test('a bold line under a marked headline is a head inside the story', () => {
  const { articles } = read(
    ['### 渡輪加班疏導人潮', '', QUEUE, '', '**誰來管**', '', WEEK, '', '### 天文台料今有驟雨', '', RAIN],
    'a.md',
  )
  expect(articles.map(told)).toEqual([
    [null, '渡輪加班疏導人潮', 3, null],
    [null, '天文台料今有驟雨', 1, null],
  ])
})
