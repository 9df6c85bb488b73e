/**
 * Names: forms that differ by a misread character meet in their office; people
 * who merely share a surname do not.
 */
import { describe, expect, test } from 'vitest'
import { mentionsIn, openCutter } from '../../src/analysis/analysis.js'
import { readAliases } from '../../src/mine/mine.js'
import { Archive } from '../search/archive.js'

const line = (id: string, text: string) =>
  JSON.stringify({ id, title: `报道${id}`, text, date: '2019-05-06' })
const archiveOf = (...texts: string[]) =>
  new Archive({ 'x.jsonl': texts.map((t, i) => line(`n${i}`, t)).join('\n') })

async function groupsOf(archive: Archive) {
  await archive.build()
  return (await archive.open().names()).groups
}

describe('mentionsIn()', () => {
  const cutter = openCutter()
  test.each([
    ['县委副书记、县长王志远出席会议', [{ office: '县长', name: '王志远' }]],
    ['青河镇镇长壬志远说', [{ office: '河镇镇长', name: '壬志远' }]],
    ['副县长王志远出席', []],
    ['县委书记深入社区调研', []],
    ['局长欧阳明华表示', [{ office: '局长', name: '欧阳明华' }]],
    ['省长在会上说', []],
    ['地处长江上游的重庆', []],
    ['社会长期稳定', []],
  ])('%s', (text, expected) => {
    expect(mentionsIn(text, cutter)).toEqual(expected)
  })
})

describe('name groups', () => {
  test('forms in one office that differ in one character are one group, undecided', async () => {
    const groups = await groupsOf(
      archiveOf('县长王志远出席会议。', '县长壬志远强调三点。', '县长王志远主持。县长王志远要求落实。'),
    )
    expect(groups).toHaveLength(1)
    expect(groups[0]!.authority).toBeNull()
    expect(groups[0]!.forms.map(({ name, count }) => [name, count])).toEqual([
      ['王志远', 3],
      ['壬志远', 1],
    ])
    expect(groups[0]!.forms[1]!.places).toEqual([
      { article: 'n1', headline: '报道n1', file: 'x.jsonl', lines: [[2, 2]] },
    ])
  })

  test.each([
    ['a shared surname', ['县长王志远出席会议。', '县长王海涛强调三点。']],
    ['another office', ['县长王志远出席会议。', '校长壬志远强调三点。']],
    ['names of two characters', ['县长王远出席会议。', '县长壬远强调三点。']],
    ['a name of two and what follows it', ['县长王远在会上说。', '县长王远向大家问好。']],
    ['a name of two and a word of one character', ['会见县长王远时，他表示感谢。', '县长王远致贺信。']],
    ['an office that ends inside a word', ['地处长江上游的重庆。', '地处长江中游的湖北。']],
  ])('%s makes no group', async (_name, texts) => {
    expect(await groupsOf(archiveOf(...texts))).toEqual([])
  })

  test('an article that was removed counts no more', async () => {
    const archive = archiveOf('县长王志远出席会议。', '县长壬志远强调三点。')
    expect(await groupsOf(archive)).toHaveLength(1)
    archive.write('x.jsonl', line('n0', '县长王志远出席会议。'))
    expect(await groupsOf(archive)).toEqual([])
  })

  test('search finds the other form on the rung variant and names both', async () => {
    const archive = archiveOf('县长王志远出席会议。', '县长壬志远强调三点。', '无关的一篇。')
    await archive.build()
    const engine = archive.open()
    const { hits } = await engine.search({ q: '王志远' })
    expect(hits.map(({ id, rung }) => [id, rung])).toEqual([
      ['n0', 'exact'],
      ['n1', 'variant'],
    ])
    expect(hits[1]!.alternatives).toMatchObject([{ typed: '王志远', matched: '壬志远' }])
    const { text, ranges } = hits[1]!.snippets[0]!
    expect(ranges.map(([from, to]) => text.slice(from, to))).toEqual(['壬志远'])
    expect((await engine.search({ q: '"王志远"' })).totalHits).toBe(1)
    expect((await engine.search({ q: '王志远', variants: false })).totalHits).toBe(1)
  })

  test('another form is weighed by how many hold it, not by how many hold what was typed', async () => {
    const archive = archiveOf(
      '县长王志远出席会议。',
      '县长壬志远强调三点。',
      '县长王志远主持。',
      '县长王志远要求。',
    )
    await archive.build()
    const { hits } = await archive.open().search({ q: '壬志远', explain: true })
    const rare = hits.find(({ rung }) => rung === 'exact')!
    const common = hits.filter(({ rung }) => rung !== 'exact')
    expect(common).toHaveLength(3)
    for (const { score } of common) expect(score).toBeLessThan(rare.score / 2)
  })

  test('the keeper decides, and a change of the aliases is another view', async () => {
    const archive = archiveOf('县长王志远出席会议。', '校长玊志远强调三点。')
    await archive.build()
    const engine = archive.open()
    expect((await engine.search({ q: '王志远' })).totalHits).toBe(1)
    const view = engine.view()
    archive.write('_keeper/aliases.txt', '# 核定\n王志远=玊志远\n坏行\n')
    await engine.update()
    expect(engine.view()).not.toBe(view)
    expect((await engine.search({ q: '王志远' })).hits.map(({ rung }) => rung)).toEqual(['exact', 'variant'])
    const { groups, problems } = await engine.names()
    expect(groups).toMatchObject([{ authority: '王志远' }])
    expect(problems).toMatchObject([{ line: 3, text: '坏行' }])
  })
})

test('readAliases() takes half- and full-width signs and names bad lines', () => {
  const { lines, problems } = readAliases('甲乙丙=甲乙内，甲己丙\r\n\n丁=\n=戊\n己＝庚、辛 # 说明')
  expect(lines).toEqual([
    { authority: '甲乙丙', variants: ['甲乙内', '甲己丙'] },
    { authority: '己', variants: ['庚', '辛'] },
  ])
  expect(problems.map(({ line }) => line)).toEqual([3, 4])
})
