/** Trends, first attested and absence, over the plain engine and over the seeds. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foldText } from '../../src/analysis/analysis.js'
import { absence, attested, newIn, trend } from '../../src/desk/desk.js'
import type { Engine } from '../../src/model.js'
import { fakeEngine } from '../api/fake-engine.js'
import { seedsEngine } from '../api/seeds.js'
import { loadAttested } from '../bench/modules.js'
import { Archive, allHits, closeEngines, jsonl } from '../search/archive.js'
import { isLong } from '../sizes.js'

let seeds: Engine
beforeAll(async () => {
  seeds = await seedsEngine()
}, 120_000)
afterAll(() => seeds?.close())

describe('a trend', () => {
  test('sets queries side by side over all that is held', async () => {
    const { keys, held, series } = await trend(seeds, ['志愿者', '"此句从未见报"'], {}, 'month')
    const all = await seeds.timeline({ q: '' })
    expect(keys.map((month, i) => ({ month, hits: held[i] }))).toEqual(all.timeline)
    const { timeline } = await seeds.timeline({ q: '志愿者' })
    const hits = timeline.map(({ month, hits }) => [month, hits])
    expect(keys.map((key, i) => [key, series[0]!.hits[i]]).filter(([, n]) => n !== 0)).toEqual(hits)
    expect(series[0]!.perThousand).toEqual(
      series[0]!.hits.map((n, i) => Math.round((n / held[i]!) * 1e6) / 1e3),
    )
    expect(series[1]).toMatchObject({ totalHits: 0, hits: keys.map(() => 0) })
  })

  test('holds its filters for what is held too', async () => {
    const { keys, held } = await trend(seeds, ['的'], { from: '2024', to: '2024' }, 'year')
    expect(keys).toEqual(['2024'])
    expect(held).toEqual([(await seeds.search({ q: '', from: '2024', to: '2024' })).totalHits])
  })

  test('is a share of what is held, whatever loose lines of an issue hold', async () => {
    for (const q of ['"的"', '"区"', '的']) {
      const { series } = await trend(seeds, [q], { matching: 'exact' }, 'year')
      expect(Math.max(...series[0]!.perThousand.map((share) => share ?? 0)), q).toBeLessThanOrEqual(1000)
    }
  })

  test('by newspaper, the unknown last', async () => {
    const engine = fakeEngine()
    const { keys, held } = await trend(engine, ['郁金香'], {}, 'publication')
    expect(keys.indexOf(null)).toBe(keys.includes(null) ? keys.length - 1 : -1)
    expect(held.reduce((sum, n) => sum + n, 0)).toBe((await engine.search({ q: '' })).totalHits)
  })
})

describe('first attested', () => {
  test('the first and the last printing of any string are those of a plain scan', async () => {
    const { compareAttested } = await loadAttested()
    const { compared, nowhere, marked, differences } = await compareAttested(seeds, isLong ? 500 : 60, 7)
    expect(differences).toEqual([])
    for (const drawn of [compared - nowhere, nowhere, marked]) expect(drawn).toBeGreaterThan(compared / 10)
  })

  test('a string that is not printed has neither', async () => {
    expect(await attested(seeds, { q: '此句从未见报' })).toMatchObject({
      totalHits: 0,
      first: null,
      last: null,
    })
  })

  test('signs are taken as typed', async () => {
    expect((await attested(seeds, { q: '-志愿' })).totalHits).toBe(0)
  })
})

describe('new in an issue', () => {
  test('is what no article of an earlier day prints, and is counted as a plain scan counts it', async () => {
    const all = await allHits(seeds, { q: '', kind: ['article', 'photo', 'other'] })
    const read = await Promise.all(all.map(async ({ id }) => (await seeds.article(id))!))
    const held = read.map(({ id, issue, ...article }) => {
      const { headline, kicker, subheadline, section, body, credit, captions, asides } = article
      const others = [...captions, ...asides.map(({ label, text }) => ({ text: `${label}\n${text}` }))]
      const texts = [headline, kicker, subheadline, section, body, credit, ...others.map(({ text }) => text)]
      return { id, issue: issue.id, day: issue.date.to!, text: foldText(texts.join('\n')) }
    })
    const { issues } = await seeds.issues(1, 100)
    let told = 0
    for (const { id, date } of issues) {
      const { strings, earlier, before, isWhole } = (await newIn(seeds, id))!
      expect([isWhole, before! < date.from!]).toEqual([true, true])
      if (earlier === 0) expect(strings).toEqual([])
      for (const { text, article, totalHits } of strings) {
        const holders = held.filter((each) => each.text.includes(foldText(text)))
        expect(holders.length, text).toBe(totalHits)
        expect(
          holders.filter(({ day }) => day <= before!),
          text,
        ).toEqual([])
        expect(holders.find((each) => each.id === article.id)?.issue, text).toBe(id)
        told++
      }
    }
    expect(told).toBeGreaterThan(100)
  })

  test('are names by office, words set off and words; not numbers, nor what a range or the same day may print', async () => {
    const row = (id: string, date: string, text: string) => ({
      id,
      date,
      text,
      title: '本报讯',
      publication: '江声报',
    })
    const archive = new Archive({
      'a.jsonl': jsonl([
        row('a', '1935-07-01', '江水平稳，轮船复航。'),
        row('b', '1935-07-08', '县长王海燕称，“以工代赈”即日开办，用洋三千二百元。轮船照常。'),
        row('c', '1935-07-08', '参议柳依依到县。村民李大爷到会，干部包村，包村。'),
        row('d', '1935-07-09', '“以工代赈”续办。'),
      ]),
      'old.txt': '---\ndate: 1935-06/1935-07\n---\n# 柳絮飘飘\n\n柳絮飘飘，落满江面。\n',
    })
    await archive.build()
    const engine = archive.open()
    const { issues } = await engine.issues(1, 10)
    const idOf = (day: string) => issues.find(({ date }) => date.from === day)!.id
    const { strings } = (await newIn(engine, idOf('1935-07-08')))!
    const kinds = Object.fromEntries(strings.map(({ text, kind, totalHits }) => [text, [kind, totalHits]]))
    expect(kinds).toMatchObject({ 王海燕: ['name', 1], 以工代赈: ['term', 2] })
    // Of so few articles a word is new by chance, and 洋三 is an artefact of cutting.
    // How a villager is addressed names nobody, and 包村 is what the officials do.
    for (const old of ['轮船', '三千二百', '柳絮', '照常', '洋三', '开办', '李大爷', '包村'])
      expect(kinds).not.toHaveProperty(old)
    expect((await newIn(engine, idOf('1935-07-09')))!.strings.map(({ text }) => text)).not.toContain(
      '以工代赈',
    )
    const first = await newIn(engine, idOf('1935-07-01'))
    expect([first!.before, first!.isWhole]).toEqual(['1935-06-30', true])
    expect(await newIn(engine, 'no-such-issue')).toBeUndefined()
    await closeEngines()
  })

  test('are no artefacts of cutting, no pieces of a name; a compound that the issue repeats, and in an ample archive each word', async () => {
    const day = (id: string, date: string, text: string) => ({
      id,
      date,
      text,
      title: '本报讯',
      publication: '江声报',
    })
    const common = [
      '县政府开会讨论学校经费问题，决定增加教员薪水，并请各界人士捐助图书馆建筑费用。',
      '昨日天气晴朗，街道清洁，商店照常营业，居民安静，交通便利，秩序良好，市场价格稳定，农民丰收，工人勤劳。',
    ].join('')
    const archive = new Archive({
      'small.jsonl': jsonl([
        day('a', '1935-07-01', '江水平稳。'),
        day(
          'b',
          '1935-07-08',
          `县长王海燕到会。县长安全感言。${common}雨口夺粮。有限公司开会，有限公司散会。`,
        ),
      ]),
    })
    await archive.build()
    const small = archive.open()
    const told = async (engine: Engine) => {
      const { issues } = await engine.issues(1, 10)
      const { strings } = (await newIn(engine, issues.find(({ date }) => date.from === '1935-07-08')!.id))!
      return strings.map(({ text }) => text)
    }
    const few = await told(small)
    expect(few[0]).toBe('王海燕')
    expect(few).toContain('有限公司')
    for (const none of ['海燕', '安全感', '雨口夺粮', '讨论', '经费', '政府']) expect(few).not.toContain(none)
    const ample = new Archive({
      'ample.jsonl': jsonl([day('a', '1935-07-01', common), day('b', '1935-07-08', `${common}飞机。`)]),
    })
    await ample.build()
    expect(await told(ample.open())).toEqual(['飞机'])
    await closeEngines()
  })
})

test('absence knows the days and papers that the query itself asks for', async () => {
  const told = await absence(seeds, { q: '"此句从未见报" 日期:2024-04' })
  const asked = await absence(seeds, { q: '"此句从未见报"', from: '2024-04', to: '2024-04' })
  expect([told.from, told.to]).toEqual(['2024-04-01', '2024-04-30'])
  expect(told.papers).toEqual(asked.papers)
  const { papers, publication } = await absence(seeds, { q: '"此句从未见报" 报纸:解放' })
  expect(publication).toEqual(['解放'])
  expect(papers.map(({ publication }) => publication)).toEqual(['解放区新闻'])
})

test('absence names the forms it tried, and asks one search for all of it', async () => {
  const engine = fakeEngine()
  const asked = engine.asked.length
  const { tried, narrowed } = await absence(seeds, { q: '三白二十三人 "此句从未见报"', section: ['无此栏'] })
  expect(tried.map(({ typed }) => typed)).toContain('三白二十三人')
  expect(narrowed).toEqual({ section: ['无此栏'] })
  await absence(engine, { q: '此句从未见报' })
  expect(engine.asked.length - asked).toBe(1)
})

test('absence tells what was looked for, and in what', async () => {
  const told = await absence(seeds, { q: '"此句从未见报"', from: '2024', to: '2024-12' })
  const { totalIssues } = await seeds.issues(1, 1)
  const held = await absence(seeds, { q: '志愿者' })
  expect(told).toMatchObject({ totalHits: 0, from: '2024-01-01', to: '2024-12-31', view: seeds.view() })
  expect(held.issues).toBe(totalIssues)
  expect(told.issues).toBeLessThan(totalIssues)
  expect(held.totalHits).toBe((await seeds.search({ q: '志愿者' })).totalHits)
  expect(held.rungs.exact).toBeGreaterThan(0)
})
