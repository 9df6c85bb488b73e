import { describe, expect, test } from 'vitest'
import { foldText } from '../../src/analysis/analysis.js'
import { LocalEngine } from '../../src/engine/engine.js'
import type { SearchAnswer } from '../../src/model.js'
import { Archive, jsonl, PATIENT } from './archive.js'
import { whatsOf } from './explanation.js'

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
  expect(hits[0]!.snippets).toMatchObject([
    { field: 'body', text: '庆祝中华人民共和国成立', ranges: [[3, 6]] },
  ])
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

test('meilisearch#2222: one wrong character in three and more is a hit of its own rung, below exact', async () => {
  const texts = ['欧阳建宏到场', '欧阳建弘到场', '欧阳先生', '市场监督管理局']
  const { hits } = await ask(texts, '欧阳建弘')
  expect(hits.map(({ id, rung }) => [id, rung])).toEqual([
    ['b', 'exact'],
    ['a', 'variant'],
  ])
  expect((await ask(texts, '市场坚督管理局')).hits.map(({ id, rung }) => [id, rung])).toEqual([
    ['d', 'variant'],
  ])
})

test('analysis-pinyin#302: words are read as words, and never by a part of them', async () => {
  const texts = ['会计记账', '银行开门', '县长王超超讲话']
  for (const [q, found] of [
    ['kuaiji', ['a']],
    ['yinhang', ['b']],
    ['huiji', []],
    ['yinxing', []],
    ['tt', []],
  ] as const)
    expect(ids(await ask(texts, q)), q).toEqual(found)
})

test('hotoo/pinyin#68: chongqing and cq find 重庆, zhongqing does not', async () => {
  const texts = ['重庆火锅', '无关']
  for (const q of ['chongqing', 'cq']) {
    const { hits } = await ask(texts, q)
    expect(hits.map(({ id, rung }) => [id, rung])).toEqual([['a', 'variant']])
    expect(hits[0]!.alternatives).toEqual([{ typed: q, matched: '重庆', why: '拼音' }])
  }
  expect(ids(await ask(texts, 'zhongqing'))).toEqual([])
})

test('analysis-pinyin#169: liudehua marks exactly 刘德华', async () => {
  const { hits } = await ask(['昨晚，劉德華和刘德华都来了', '无关'], 'liudehua')
  const marked = hits[0]!.snippets.flatMap(({ text, ranges }) => ranges.map(([a, b]) => text.slice(a, b)))
  expect(marked).toEqual(['劉德華', '刘德华'])
})

/** An archive whose keeper writes a dictionary after it was indexed, and never indexes it anew. */
async function keptArchive(texts: string[]) {
  const rows = texts.map((text, i) => ({ id: 'abcdefghij'[i]!, text }))
  const archive = new Archive({ 'a.jsonl': jsonl(rows) })
  const { generation } = await archive.build()
  const open = () => new LocalEngine({ ...PATIENT, seeds: archive.seeds, index: archive.index })
  const asked = async (q: string) => {
    const engine = open()
    const [answer, { keeper }] = [await engine.search({ q, explain: true }), await engine.stats()]
    await engine.close()
    expect(answer.index.generation).toBe(generation)
    return { hits: new Map(answer.hits.map((hit) => [hit.id, hit])), keeper }
  }
  const write = (dictionary: string) => archive.write('_keeper/userdict.txt', dictionary)
  return { asked, write, open }
}

test('analysis-ik#335: old articles hold a new word at once, and gain its score', async () => {
  const { asked, write } = await keptArchive(['参观凯特琳纪念馆', '凯特琳', '无关'])
  const before = await asked('参观凯特琳纪念馆')
  write('凯特琳 5 nz\n')
  const after = await asked('参观凯特琳纪念馆')
  expect([...after.hits.keys()]).toEqual([...before.hits.keys()])
  expect(after.hits.get('a')!.score).toBeGreaterThan(before.hits.get('a')!.score)
  expect(whatsOf(after.hits.get('a')!)).toContain('原文“凯特琳”：正文 1 次')
})

test('analysis-ik#710: adding 外婆的澎湖灣 removes no result', async () => {
  const { asked, write } = await keptArchive(['外婆的澎湖灣', '外婆的家', '澎湖湾风光', '外婆住在澎湖湾'])
  const queries = ['外婆', '澎湖湾', '外婆的澎湖灣', '外婆澎湖', '"外婆的"', '湖湾']
  const before = await Promise.all(queries.map(asked))
  write('外婆的澎湖灣\n')
  for (const [i, q] of queries.entries()) {
    const { hits } = await asked(q)
    for (const [id, { rung }] of before[i]!.hits) expect(hits.get(id)?.rung, q).toBe(rung)
  }
})

test('analysis-ik#1084: a malformed dictionary keeps its good words, and its bad lines are told', async () => {
  const { asked, write } = await keptArchive(['参观凯特琳纪念馆', '凯特琳'])
  write('凯特琳\n')
  const good = await asked('参观凯特琳')
  write('凯特琳\n<html>404 not found</html>\n词 频 不 对\n')
  const bad = await asked('参观凯特琳')
  expect(bad.hits).toEqual(good.hits)
  expect(good.keeper).toEqual([])
  expect(bad.keeper.map(({ file, line }) => [file, line])).toEqual([
    ['_keeper/userdict.txt', 2],
    ['_keeper/userdict.txt', 3],
  ])
})

test('pg_jieba#63: every reader that has reloaded serves the same view', async () => {
  const { write, open } = await keptArchive(['参观凯特琳纪念馆'])
  const readers = [open()]
  const views = () => new Set(readers.map((reader) => reader.view()))
  const [before] = views()
  write('凯特琳\n')
  readers.push(open())
  expect(views().size).toBe(2)
  await readers[0]!.update()
  expect(views().size).toBe(1)
  expect([...views()]).not.toEqual([before])
  for (const reader of readers) await reader.close()
})

test('analysis-ik#286: every piece of a text finds it, whatever the dictionary', async () => {
  const text = '参观千佛阁后返回市场监督管理局'
  const { write, open } = await keptArchive([text, '鑫'])
  for (const dictionary of ['', '观千 9\n佛阁后\n', '参\n观\n局\n市场监\n', `${text} 1 n\n`]) {
    write(dictionary)
    const engine = open()
    for (const piece of substrings(text))
      expect(ids(await engine.search({ q: `"${piece}"` })), `${piece} with ${dictionary}`).toEqual(['a'])
    await engine.close()
  }
})
