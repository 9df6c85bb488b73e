import { describe, expect, test } from 'vitest'
import { foldText } from '../../src/analysis/analysis.js'
import type { SearchAnswer } from '../../src/model.js'
import { Archive, jsonl } from './archive.js'

// What users of other engines reported, by symptom; the numbers are theirs to look up.

/** Answers over a few texts, ids a, b, c … in their order. */
async function ask(texts: string[], q: string): Promise<SearchAnswer> {
  const rows = texts.map((text, i) => ({ id: 'abcdefghij'[i]!, text }))
  const engine = await new Archive({ 'a.jsonl': jsonl(rows) }).built()
  const answer = await engine.search({ q })
  await engine.close()
  return answer
}

const ids = (answer: SearchAnswer) => answer.hits.map(({ id }) => id).sort()

const substrings = (text: string) => {
  const chars = [...text]
  return chars.flatMap((_, from) => chars.slice(from).map((_, n) => chars.slice(from, from + n + 1).join('')))
}

type Case = { symptom: string; texts: string[]; queries: string[]; found: string[] }

const CASES: Case[] = [
  {
    symptom: 'meilisearch#2499: 简单 misses a title cut as 安装简单',
    texts: ['安装简单', '无关'],
    queries: substrings('安装简单'),
    found: ['a'],
  },
  {
    symptom: 'charabia#338: 农业 misses 中国农业发展银行',
    texts: ['中国农业发展银行', '无关'],
    queries: ['农业', '中国', '银行', '发展银行', '农业发展', '国农', '业发'],
    found: ['a'],
  },
  {
    symptom: 'meilisearch#4935: 处理 misses 待处理, 工程 misses 在建工程',
    texts: ['待处理的在建工程'],
    queries: ['处理', '待处理', '工程', '在建', '建工', '的在'],
    found: ['a'],
  },
  {
    symptom: 'analysis-ik#548: one character finds nothing',
    texts: ['优税猫科技', '无关'],
    queries: [...'优税猫科技'].flatMap((char) => [char, `"${char}"`]),
    found: ['a'],
  },
  {
    symptom: 'typesense#2085: 蝶 misses 胡蝶',
    texts: ['胡蝶', '无关'],
    queries: ['蝶', '胡蝶', '"蝶"'],
    found: ['a'],
  },
  {
    symptom: 'analysis-ik#858: 2020 misses 20200101, 2.0 misses 极速版2.0',
    texts: ['20200101发布极速版2.0'],
    queries: ['2020', '20200101', '2.0', '极速版2.0', '"2020"', '0101', '版2'],
    found: ['a'],
  },
  {
    symptom: 'obelisk#76: a query of two characters finds nothing',
    texts: ['他来了', '她走了'],
    queries: ['来了', '他来', '"来了"'],
    found: ['a'],
  },
  {
    symptom: 'obelisk#76: a short word beside another matches everything',
    texts: ['quick ok', 'quick', 'ok', 'okay quick'],
    queries: ['"quick" "ok"'],
    found: ['a', 'd'],
  },
  {
    symptom: 'analysis-ik#108: a phrase over the bounds of words is not found',
    texts: ['中华人民共和国成立', '人民中华'],
    queries: ['"华人民共"', '"共和"', '"国成"', '"中华人民共和国"', '"民共和国成立"'],
    found: ['a'],
  },
  {
    symptom: 'meilisearch#5015: words apart: AND finds them',
    texts: ['招商引资，公司落户', '招商', '公司'],
    queries: ['招商 公司', '公司 招商', '"招商" "公司"', '招商公司'],
    found: ['a'],
  },
  {
    symptom: 'meilisearch#5015: the quoted contiguous form is not there',
    texts: ['招商引资，公司落户'],
    queries: ['"招商公司"', '招商 -公司', '招商 -"公司"'],
    found: [],
  },
  {
    symptom: 'meilisearch#1714: "小化妆" finds nothing',
    texts: ['小化妆包', '化妆'],
    queries: ['"小化妆"'],
    found: ['a'],
  },
  {
    symptom: 'RediSearch#1670: mixed Chinese and English finds nothing',
    texts: ['购买iPhone15手机', 'iphone 和 15'],
    queries: ['"iPhone15手机"', '"ｉＰｈｏｎｅ１５"', '"买iPhone"', '"e15手"'],
    found: ['a'],
  },
  {
    symptom: 'zincsearch#625: 广州 returns 惠州',
    texts: ['广州', '惠州'],
    queries: ['广州', '"广州"'],
    found: ['a'],
  },
  {
    symptom: 'meilisearch#3655: 张云 returns 张芸 as if it were the same',
    texts: ['张云', '张芸'],
    queries: ['张云', '"张云"'],
    found: ['a'],
  },
]

describe('complaints about recall, phrases, operators and precision', () => {
  for (const { symptom, texts, queries, found } of CASES) {
    test(symptom, async () => {
      const engine = await new Archive({
        'a.jsonl': jsonl(texts.map((text, i) => ({ id: 'abcdefghij'[i]!, text }))),
      }).built()
      for (const q of queries) expect(ids(await engine.search({ q })), q).toEqual(found)
      await engine.close()
    })
  }
})

test('hindsight#3892: a sentence that is nowhere gives labelled looser hits, not an empty page', async () => {
  const filler = Array.from({ length: 7 }, (_, i) => `第${i}版天气`)
  const { hits } = await ask(['全市防汛抗旱演练活动举行', ...filler], '昨日本市举行了防汛抗旱演练')
  expect(hits.map(({ id, rung }) => [id, rung])).toEqual([['a', 'partial']])
})

test('charabia#226: a phrase over the bounds of words is marked where it stands', async () => {
  const { hits } = await ask(['庆祝中华人民共和国成立'], '"华人民"')
  expect(hits[0]!.snippets).toEqual([{ field: 'body', text: '庆祝中华人民共和国成立', ranges: [[3, 6]] }])
})

test('meilisearch#3526: marks cover what matched and nothing more', async () => {
  const { hits } = await ask(['大卫到了扫罗那里，大卫到了'], '大卫到了扫')
  const [{ text, ranges }] = hits[0]!.snippets as [(typeof hits)[0]['snippets'][0]]
  expect(ranges.map(([from, to]) => text.slice(from, to))).toEqual(['大卫到了扫'])
})

test('manticoresearch#858: a snippet is the text as it stands, spaces and signs and all', async () => {
  const text = '他 说：“ 防汛 ”２０２４，ＯＫ　吧。'
  const { hits } = await ask([text], '防汛2024')
  const [snippet] = hits[0]!.snippets
  expect(text).toContain(snippet!.text)
  expect(snippet!.ranges.map(([from, to]) => foldText(snippet!.text.slice(from, to)))).toEqual(['防汛2024'])
})

test('analysis-stconvert#28: a simplified query marks traditional text to its last character', async () => {
  const { hits } = await ask(['圖書館開放時間延長'], '时间延长')
  expect(hits[0]!.snippets[0]).toMatchObject({ text: '圖書館開放時間延長', ranges: [[5, 9]] })
})

test('meilisearch#3683: what is printed as typed ranks before what is looser', async () => {
  const texts = ['防汛和抗旱，防汛和抗旱，防汛和抗旱', `${'其他内容很多'.repeat(30)}防汛抗旱`]
  const { hits } = await ask(texts, '防汛抗旱')
  expect(hits.map(({ id, rung }) => [id, rung])).toEqual([
    ['b', 'exact'],
    ['a', 'words'],
  ])
})

test('meilisearch: no word after the tenth is ignored, no text after the 65,535th character', async () => {
  const words = '防汛 抗旱 植树 灌溉 水渠 竣工 典礼 篮球 比赛 冠军 牡丹 长城'.split(' ')
  expect(
    ids(await ask([words.join('、'), words.slice(0, 11).join('、')], words.map((w) => `"${w}"`).join(' '))),
  ).toEqual(['a'])
  const long = `${'，天气很好'.repeat(20_000)}末尾是防汛`
  expect(ids(await ask([long], '"末尾是防汛"'))).toEqual(['a'])
})
