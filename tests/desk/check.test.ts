/** A manuscript against the print: composed sentences over the seeds, and cases of every kind over a small archive. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { check, checkFile, checkServed, LONGEST_MANUSCRIPT } from '../../src/desk/desk.js'
import { JiebaoError } from '../../src/errors.js'
import type { Engine } from '../../src/model.js'
import { seedsEngine } from '../api/seeds.js'
import { Archive, allHits, closeEngines, jsonl, PATIENT } from '../search/archive.js'
import { size } from '../sizes.js'
import { compose, sentencesOf } from './compose.js'

const left = () => PATIENT

describe('composed sentences', () => {
  let seeds: Engine
  beforeAll(async () => {
    seeds = await seedsEngine()
  }, 120_000)
  afterAll(() => seeds?.close())

  test('of 400, 390 and more have the verdict that a person gives', async () => {
    const ids = (await allHits(seeds, { q: '' })).map(({ id }) => id)
    const articles = await Promise.all(ids.map((id) => seeds.article(id)))
    const composed = compose(
      articles.flatMap((article) => sentencesOf(article!.body)),
      size('manuscript'),
      20_241_203,
    )
    const text = composed.map((one) => one.text).join('\n')
    const { claims } = await check(seeds, text, left)
    let at = 0
    const wrong = composed.filter(({ text: sentence, kind, claim, verdict }) => {
      const from = text.indexOf(sentence, at) + sentence.indexOf(claim)
      at = text.indexOf(sentence, at) + sentence.length
      const touching = claims.filter(
        (one) => one.kind === kind && one.at < from + claim.length && from < one.at + one.text.length,
      )
      touching.sort((a, b) => distance(a.text, claim) - distance(b.text, claim))
      return touching[0]?.verdict !== verdict
    })
    expect(wrong.length, JSON.stringify(wrong, null, 1)).toBeLessThanOrEqual(composed.length / 40)
    // A changed number is never another form.
    const changed = wrong.filter(({ how, verdict }) => how.startsWith('another') && verdict !== 'otherwise')
    expect(changed).toEqual([])
  }, 120_000)
})

const distance = (a: string, b: string) => Math.abs(a.length - b.length)

describe('each kind', () => {
  const ROWS = [
    {
      id: 'flood',
      date: '1935-07-09',
      publication: '江声日报',
      title: '大水',
      text: '昨日江水陡涨，沿江三千二百户房屋被淹。平江县县长王海燕说：“沿江各乡的火车已经停开，县里拨米五百石。”七月六日夜间雨势最大，水位高出堤面二尺。\n县立中学校长李文达在校内收容灾民。',
    },
    {
      id: 'school',
      date: '1936-01-02',
      title: '學校',
      text: '縣立中學昨日開學，學生四百二十人到校，校長李文達致詞。',
    },
    {
      id: 'other',
      date: '1936-03-05',
      title: '春耕',
      text: '平江县副县长赵大成到各乡查看春耕，共借出种子一百二十担。',
    },
    {
      id: 'dike',
      date: '1935-11-05',
      title: '新堤',
      text: '沿河新堤乙亥年始建，计长四百丈。旧堤成于1928年，长三百丈。今年县中丰收，乙亥年县中学校添班。县中旧例，1935年2月8日开市。',
    },
  ]
  const archive = new Archive({ 'a.jsonl': jsonl(ROWS), '_keeper/synonyms.txt': '火车=轮车\n' })
  let engine: Engine
  beforeAll(async () => {
    await archive.build()
    engine = archive.open()
  })
  afterAll(closeEngines)

  test.each([
    ['沿江三千二百户房屋被淹', 'number', 'printed', '三千二百户'],
    ['沿江3200户房屋被淹', 'number', 'form', '三千二百户'],
    ['沿江3,200户房屋被淹', 'number', 'form', '三千二百户'],
    ['沿江3,300户房屋被淹', 'number', 'otherwise', '三千二百户'],
    ['沿江三千二百人房屋被淹', 'number', 'otherwise', '三千二百户'],
    ['平江县县长王海燕说', 'name', 'printed', '平江县县长王海燕'],
    ['平江县县长王海艳说', 'name', 'otherwise', '平江县县长王海燕'],
    ['平江县副县长王海燕说：“沿江各乡', 'name', 'otherwise', '平江县县长王海燕'],
    ['平江县县长赵大成到各乡查看春耕', 'name', 'otherwise', '平江县副县长赵大成'],
    ['校长李文达在校内收容灾民', 'name', 'printed', '校长李文达'],
    ['学生四百二十人到校，校长李文达致词', 'name', 'form', '校長李文達'],
    ['学生420人到校', 'number', 'form', '四百二十人'],
    ['他说：“县里拨米五百石”。', 'quotation', 'printed', '县里拨米五百石'],
    ['他说：“縣裏撥米五百石”。', 'quotation', 'form', '县里拨米五百石'],
    ['他说：“县里拨米500石”。', 'quotation', 'form', '县里拨米五百石'],
    ['他说：“沿江各乡的轮车已经停开”。', 'quotation', 'form', '沿江各乡的火车已经停开'],
    ['他说：“县里拨米六百石”。', 'quotation', 'otherwise', '县里拨米五百石'],
    ['他说：“沿江各乡的飞机已经停开”。', 'quotation', 'otherwise', '沿江各乡的火车已经停开'],
    ['7月6日夜间雨势最大', 'date', 'form', '七月六日'],
    ['1935年7月6日夜间雨势最大', 'date', 'form', '七月六日'],
    ['民国二十四年七月六日夜间雨势最大', 'date', 'form', '七月六日'],
    ['七月七日夜间雨势最大', 'date', 'otherwise', '七月六日'],
    ['民国二十五年七月六日夜间雨势最大', 'date', 'otherwise', '七月六日'],
    ['沿河新堤乙亥年始建，计长四百丈', 'date', 'printed', '乙亥年'],
    ['沿河新堤1935年始建，计长四百丈', 'date', 'form', '乙亥年'],
    ['沿河新堤丙子年始建，计长四百丈', 'date', 'otherwise', '乙亥年'],
    ['沿河新堤1936年始建，计长四百丈', 'date', 'otherwise', '乙亥年'],
    ['旧堤成于岁次戊辰，长三百丈', 'date', 'form', '1928年'],
    ['旧堤成于戊辰龙年，长三百丈', 'date', 'form', '1928年'],
    ['旧堤成于己巳年，长三百丈', 'date', 'otherwise', '1928年'],
    ['今年县中丰收，乙亥年县中学校添班', 'date', 'printed', '乙亥年'],
    ['县中旧例，乙亥年正月初五开市', 'date', 'form', '1935年2月8日'],
    ['县中旧例，乙亥年正月初六开市', 'date', 'otherwise', '1935年2月8日'],
  ])('%s: the %s is %s', async (text, kind, verdict, printed) => {
    const { claims } = await check(engine, text, left)
    const claim = claims.find((one) => one.kind === kind)
    expect([claim?.verdict, claim?.passages[0]?.text]).toEqual([verdict, printed])
    const [{ before, text: own, after, difference } = {} as never] = claim!.passages
    expect(difference.map(({ printed }) => printed).join('')).toBe(verdict === 'printed' ? '' : own)
    const all = ROWS.map((row) => row.text).join('\n')
    expect(all).toContain(before + own + after)
  })

  test.each([
    '天文台台长欧阳星河宣布，观测站已建成九百座。',
    '“鲸鱼在沙漠里唱歌给月亮听”',
    '8月15日夜间有流星雨',
  ])('%s is printed nowhere', async (text) => {
    const { claims, counts } = await check(engine, text, left)
    expect(claims.length).toBeGreaterThan(0)
    expect(counts).toEqual({ printed: 0, form: 0, otherwise: 0, absent: claims.length, unchecked: 0 })
    expect(claims.every(({ passages }) => passages.length === 0)).toBe(true)
  })

  test('the difference is told sign by sign, and the line', async () => {
    const { claims } = await check(engine, '稿件\n平江县县长王海艳说', left)
    expect(claims[0]).toMatchObject({ kind: 'name', line: 2 })
    expect(claims[0]!.passages[0]!.difference).toEqual([
      { typed: '平江县县长王海', printed: '平江县县长王海' },
      { typed: '艳', printed: '燕' },
    ])
  })

  test('a long manuscript is checked in a thread of its own, with the same verdicts; a refusal of the archive ends it', async () => {
    const text = ROWS.map((row) => row.text.replace('三千', '四千'))
      .join('\n')
      .repeat(5)
    expect(text.length).toBeGreaterThan(1000)
    expect(await checkServed(engine, text, left)).toEqual(await check(engine, text, left))
    const refused = () => {
      throw new JiebaoError('answer-late', '', { ms: 1 })
    }
    await expect(checkServed(engine, text, refused)).rejects.toMatchObject({ code: 'TIMEOUT' })
  })

  test('where the time does not suffice, nothing is called absent', async () => {
    const late = {
      view: () => engine.view(),
      candidates: async (...asked: Parameters<Engine['candidates']>) =>
        (await engine.candidates(...asked)).map(({ ids }) => ({ ids, isWhole: false })),
      article: (id: string) => engine.article(id),
    } as Engine
    const { claims, warnings } = await check(late, '“鲸鱼在沙漠里唱歌给月亮听”', left)
    expect(claims.map(({ verdict, why }) => [verdict, why])).toEqual([['unchecked', '时间不够，没有查完']])
    expect(warnings).toMatchObject([{ code: 'DEADLINE' }])
  })

  test('a quotation that is too long, or not closed, is named, and its sentences are checked', async () => {
    const long = `“${'鲸鱼在沙漠里唱歌给月亮听。'.repeat(80)}县里拨米五百石。”`
    const { claims, warnings } = await check(
      engine,
      `${long}\n他说：“沿江各乡的火车已经停开。县里拨米六百石`,
      left,
    )
    const quotations = claims.filter(({ kind }) => kind === 'quotation')
    const skipped = quotations.filter(({ verdict }) => verdict === 'unchecked')
    expect(skipped.map(({ why, at, line }) => [why?.slice(0, 3), at, line])).toEqual([
      ['引语长', 1, 1],
      ['引号没', long.length + 5, 2],
    ])
    const judged = quotations.filter(({ verdict }) => verdict !== 'unchecked' && verdict !== 'absent')
    expect(judged.map(({ text, verdict }) => [text, verdict])).toEqual([
      ['县里拨米五百石', 'printed'],
      ['沿江各乡的火车已经停开', 'printed'],
      ['县里拨米六百石', 'otherwise'],
    ])
    expect(warnings).toEqual([])
  })

  test('of a quotation of several paragraphs the last alone is closed', async () => {
    const { claims } = await check(engine, '他说：“沿江各乡的火车已经停开。\n“县里拨米五百石。”', left)
    expect(claims.filter(({ kind }) => kind === 'quotation').map(({ verdict }) => verdict)).toEqual([
      'printed',
      'printed',
    ])
  })

  test('a number of a sentence without an end is checked', async () => {
    const { claims } = await check(
      engine,
      `${'鲸鱼在沙漠里唱歌给月亮听，'.repeat(90)}沿江三千二百户房屋被淹`,
      left,
    )
    expect(claims.filter(({ kind }) => kind === 'number').map(({ verdict }) => verdict)).toEqual(['printed'])
  })

  test('Markdown loses its marks; what is too long is refused', async () => {
    const bytes = (text: string) => new TextEncoder().encode(text)
    const { claims } = await checkFile(engine, '稿.md', bytes('# 稿\n\n他说：“**县里拨米**五百石”。\n'), left)
    expect(claims.map(({ kind, verdict }) => [kind, verdict])).toContainEqual(['quotation', 'printed'])
    const long = '字'.repeat(LONGEST_MANUSCRIPT + 1)
    await expect(checkFile(engine, '稿.txt', bytes(long), left)).rejects.toMatchObject({ code: 'TOO_LARGE' })
    await expect(checkFile(engine, '稿.txt', new Uint8Array([0, 1, 2, 3]), left)).rejects.toMatchObject({
      code: 'BAD_ISSUE',
    })
  })
})
