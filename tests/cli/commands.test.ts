import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type {
  ExportedHit,
  Hit,
  Issue,
  QueryExplanation,
  SearchAnswer,
  StatsAnswer,
  UpdateSummary,
  VerifyAnswer,
  WhyNotAnswer,
} from '../../src/model.js'
import { Archive, closeEngines, jsonl, seedFiles } from '../search/archive.js'
import { finish, folders, run, runProcess, start } from './run.js'

afterAll(closeEngines)

let archive: Archive
beforeAll(async () => {
  archive = new Archive({
    ...seedFiles(),
    'a.jsonl': jsonl([{ id: 'own-id', title: '防汛', text: '防汛演练暨观摩' }]),
  })
  await archive.build()
})

const parse = <T>(out: string): T => {
  expect(out.endsWith('\n')).toBe(true)
  expect(out.trimEnd()).not.toContain('\n')
  return JSON.parse(out) as T
}

const COMMANDS =
  'index serve search explain why-not export beside absence attested suggest inspect verify names stats backup restore completion'.split(
    ' ',
  )

describe('help', () => {
  test('lists every command and exits 0; without a command it exits 2', async () => {
    const [help, bare] = [await run('--help'), await runProcess()]
    expect(help.status).toBe(0)
    for (const command of COMMANDS) expect(help.out).toContain(`  ${command}`)
    expect(bare).toMatchObject({ status: 2, out: help.out })
  })

  test('every command has its own', async () => {
    for (const command of COMMANDS) {
      const { status, out, err } = await run(command, '--help')
      expect({ status, err }).toEqual({ status: 0, err: '' })
      expect(out).toContain(`用法：jiebao ${command}`)
    }
  })

  test('--version prints the version', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
    expect(await runProcess('--version')).toEqual({ status: 0, out: `${version}\n`, err: '' })
  })
})

describe('exit status 2, and nothing on standard output', () => {
  test('a date that cannot be read, and one after the other', async () => {
    for (const dates of [
      ['--from', '2024-13'],
      ['--event-from', '2025', '--event-to', '2024'],
    ]) {
      const { status, err } = await run('search', '的', ...dates, ...folders(archive))
      expect(status).toBe(2)
      expect(err).toContain('[BAD_PARAMETER]')
    }
  })

  const WRONG = [
    ['nonsense'],
    ['constructor'],
    ['search'],
    ['search', '的', '--page', '0'],
    ['search', '的', '--page', 'one'],
    ['search', '的', '--hits', '101'],
    ['search', '的', '--sort', 'best'],
    ['search', '的', '--kind', 'story'],
    ['search', '的', '--unknown'],
    ['search', '的', '--variants', 'no'],
    ['explain'],
    ['explain', '的', '--cursor', 'x'],
    ['why-not'],
    ['why-not', '的'],
    ['why-not', '的', 'x', '--page', '2'],
    ['export'],
    ['export', '的', '--format', 'xls'],
    ['beside'],
    ['absence'],
    ['absence', '的', '--page', '2'],
    ['attested'],
    ['attested', '词', '--issue', 'x'],
    ['tally', 'names.txt', '--matching', 'all'],
    ['index', 'now'],
    ['inspect'],
    ['suggest'],
    ['suggest', '区', '--limit', '21'],
    ['serve', '--port', '70000'],
    ['stats', '--port', '1'],
    // A variable of the shell that is not set.
    ['index', '--seeds', ''],
    ['search', '词', '--index', ''],
  ]
  test.each(WRONG.map((args) => [args.join(' '), args] as const))('%s', async (_, args) => {
    const { status, out, err } = await run(...args)
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toContain('[USAGE]')
    expect(err).not.toContain('    at ')
  })
})

describe('exit status 1, the code and the cure', () => {
  test('search without an index', async () => {
    const { status, out, err } = await run('search', '的', ...folders(new Archive()))
    expect({ status, out }).toEqual({ status: 1, out: '' })
    expect(err).toContain('[NO_INDEX]')
    expect(err).toContain('jiebao index')
  })

  test('index without a folder of sources', async () => {
    const missing = ['--seeds', join(archive.folder, 'none'), '--index', archive.index]
    const { status, out, err } = await run('index', ...missing)
    expect({ status, out }).toEqual({ status: 1, out: '' })
    expect(err).toContain('[SEEDS_UNREADABLE]')
  })

  test('a damaged index', async () => {
    const broken = new Archive({ 'a.jsonl': jsonl([{ text: '防汛' }]) })
    await broken.build()
    writeFileSync(join(broken.index, 'manifest.json'), '{')
    for (const command of [['search', '的'], ['stats'], ['index']]) {
      const { status, err } = await run(...command, ...folders(broken))
      expect(status).toBe(1)
      expect(err).toContain('[INDEX_CORRUPT]')
      expect(err).toContain('--fresh')
    }
    const repaired = await run('verify', '--repair', '--json', ...folders(broken))
    expect(repaired.status).toBe(0)
    expect(parse<VerifyAnswer>(repaired.out).ok).toBe(true)
  })
})

test('search prints hits for people, and with --json the whole answer', async () => {
  const plain = await run('search', '解放区 项目', '--hits', '3', ...folders(archive))
  expect(plain).toMatchObject({ status: 0, err: '' })
  expect(plain.out).toMatch(/^共 \d+ 条/)
  expect(plain.out).toContain('【解放区】')
  const { out } = await run(
    'search',
    '解放区 项目',
    '--hits',
    '3',
    '--json',
    '--explain',
    ...folders(archive),
  )
  const answer = parse<SearchAnswer>(out)
  expect(answer.hits).toHaveLength(3)
  expect(answer.hits[0]!.explain!.of!.length).toBeGreaterThan(0)
  const next = await run(
    'search',
    '解放区 项目',
    '--hits',
    '3',
    '--explain',
    '--json',
    '--cursor',
    answer.nextCursor!,
    ...folders(archive),
  )
  expect(parse<SearchAnswer>(next.out).page).toBe(2)
})

test('search takes its options', async () => {
  const ids = async (...args: string[]) =>
    parse<SearchAnswer>((await run('search', ...args, '--json', ...folders(archive))).out).hits.map(
      ({ id }) => id,
    )
  expect(await ids('"演练暨观摩"')).toEqual(['own-id'])
  expect(await ids('防汛', '观摩', '--matching', 'exact')).toEqual([])
  expect(await ids('演练', '--kind', 'photo', '--kind', 'other')).not.toContain('own-id')
  expect(await ids('演练', '--from', '1600', '--to', '2999')).not.toContain('own-id')
  expect(await ids('解放区', '--event-from', '2024-04-08', '--event-to', '2024-04-08')).toHaveLength(1)
  const behind = await run('search', '--json', ...folders(archive), '--', '-演练', '防汛')
  expect(parse<SearchAnswer>(behind.out)).toMatchObject({ query: '-演练 防汛' })
  expect(behind.out).not.toContain('own-id')
})

test('search finds another spelling, told as such, and --variants 0 keeps to what was typed', async () => {
  const misspelt = new Archive({ 'a.jsonl': jsonl([{ id: 'a', text: '欧阳建宏到场' }]) })
  await misspelt.build()
  const plain = await run('search', '欧阳建弘', ...folders(misspelt))
  // What is found already is not offered as well.
  expect(plain.out).not.toContain('是不是要找')
  expect(plain.out).toContain('“欧阳建弘” → “欧阳建宏”')
  const strict = await run('search', '欧阳建弘', '--variants', '0', '--json', ...folders(misspelt))
  expect(parse<SearchAnswer>(strict.out).totalHits).toBe(0)
  const alike = await run('search', '欧阳建弘', '--variants', '1', '--json', ...folders(misspelt))
  expect(parse<SearchAnswer>(alike.out).totalHits).toBe(1)
  const short = new Archive({ 'a.jsonl': jsonl([{ id: 'a', text: '防汛演练' }]) })
  await short.build()
  expect((await run('search', '防讯', ...folders(short))).out).toContain('“防讯” → “防汛”')
})

test('explain tells how a query was read, what it found and what that took', async () => {
  const { out } = await run('explain', '防汛 演练 -足球', ...folders(archive))
  expect(out).toMatch(/^“防汛 演练 -足球”：\d+ 条，[\d.]+ 毫秒；索引共 \d+ 篇/)
  for (const line of ['   且', '      文字  防汛', '      非', '         文字  足球'])
    expect(out).toContain(`${line}\n`)
  expect(out).toMatch(/“防汛” {2}词语：防汛 \d+ 篇\n/)
  expect(out).toMatch(/原文一致 {2}\d+ 篇，筛选后 \d+ 篇/)
  expect(out).toMatch(/毫秒 {2}原文一致，读倒排表 \d+ 块/)
  const told = parse<QueryExplanation>((await run('explain', '防汛', '--json', ...folders(archive))).out)
  const found = parse<SearchAnswer>((await run('search', '防汛', '--json', ...folders(archive))).out)
  expect(told.totalHits).toBe(found.totalHits)
})

test('search --explain prints the score as a tree', async () => {
  const { out } = await run('search', '防汛', '--hits', '1', '--explain', ...folders(archive))
  expect(out).toMatch(/\n {3}[\d.]+ {2}得分\n {5}[\d.]+ {2}词“防汛”：.*次\n {7}[\d.]+ {2}稀有程度 = ln/)
})

test('why-not tells what an article lacks, or on which rung it is a hit', async () => {
  const lacking = await run('why-not', '防汛篮球', 'own-id', ...folders(archive))
  expect(lacking).toMatchObject({ status: 0, err: '' })
  expect(lacking.out).toContain('没有“篮球”，只有“防汛”。')
  expect(lacking.out).toContain('［不符］')
  const { out } = await run('why-not', '防汛', '演练', 'own-id', '--json', ...folders(archive))
  expect(parse<WhyNotAnswer>(out)).toMatchObject({ query: '防汛 演练', id: 'own-id', rung: 'exact' })
  const filtered = await run('why-not', '防汛', 'own-id', '--kind', 'photo', ...folders(archive))
  expect(filtered.out).toContain('不合所选的类型')
  const none = await run('why-not', '防汛', 'no-such-id', ...folders(archive))
  expect(none).toMatchObject({ status: 1, out: '' })
  expect(none.err).toContain('[NOT_FOUND]')
})

test('export prints every hit of a search, one a line', async () => {
  const { totalHits } = parse<SearchAnswer>((await run('search', '的', '--json', ...folders(archive))).out)
  expect(totalHits).toBeGreaterThan(20)
  const { status, out } = await run('export', '的', '--format', 'jsonl', ...folders(archive))
  expect(status).toBe(0)
  const hits = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Hit)
  expect(new Set(hits.map(({ id }) => id)).size).toBe(totalHits)
  expect((await run('export', '鑫淼焱', ...folders(archive))).out).toBe('')
})

test('export writes every format of the API, a table with the whole texts too', async () => {
  const written = async (...args: string[]) => run('export', '"的"', ...args, ...folders(archive))
  const lines = (await written('--text')).out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as ExportedHit)
  const table = await written('--format', 'csv', '--text')
  for (const { article } of lines) expect(table.out).toContain(article!.body.replaceAll('"', '""'))
  expect((await written('--format', 'ris')).out.match(/^TY {2}- NEWS/gm)).toHaveLength(lines.length)
  expect(JSON.parse((await written('--format', 'csl-json')).out)).toHaveLength(lines.length)
  const refused = await written('--format', 'ris', '--text')
  expect(refused).toMatchObject({ status: 2, out: '', err: expect.stringContaining('[BAD_PARAMETER]') })
})

test("what of the keeper's files was skipped is told by index and stats", async () => {
  const kept = new Archive({
    'a.jsonl': jsonl([{ text: '防汛' }]),
    '_keeper/synonyms.txt': '甲局=乙局\n无等号\n',
    '_keeper/userdict.txt': '好词 3 n\n坏 词 行\n',
  })
  const problems = [
    { file: '_keeper/synonyms.txt', line: 2, text: '无等号' },
    { file: '_keeper/userdict.txt', line: 2, text: '坏 词 行' },
  ]
  const [indexed, counted] = [
    await run('index', ...folders(kept)),
    await run('stats', '--json', ...folders(kept)),
  ]
  expect(parse<StatsAnswer>(counted.out).keeper).toMatchObject(problems)
  const plain = await run('stats', ...folders(kept))
  for (const { file, line, text } of problems) {
    expect(indexed.out).toContain(`${file} 第 ${line} 行未用：${text}`)
    expect(plain.out).toContain(`${file} 第 ${line} 行未用：${text}`)
  }
})

test('suggest waits until it knows, and prints for people and as JSON', async () => {
  const people = await run('suggest', '区委', '--limit', '2', ...folders(archive))
  expect(people.out.trim().split('\n')[0]).toMatch(/^区委 {2}［词语］ \d+ 篇$/)
  const { out } = await run('suggest', 'quw', '--limit', '1', '--json', ...folders(archive))
  expect(JSON.parse(out)).toMatchObject({ query: 'quw', suggestions: [{ text: '区委', kind: 'term' }] })
  expect((await run('suggest', '鑫淼焱', ...folders(archive))).out).toBe('没有可以接着查的\n')
})

test('reuse compares the articles first, and prints the passages that they share', async () => {
  const wire =
    '据省防汛抗旱指挥部消息，昨日八时，各主要河道水位均已回落到警戒线以下，三万余名群众陆续返回家园，恢复生产。'
  const printed = new Archive({
    'a.jsonl': jsonl([
      { id: 'first', title: '水位回落', text: wire },
      { id: 'again', title: '群众返乡', text: wire },
      { id: 'other', title: '小麦丰收', text: '今年小麦丰收，亩产比去年多出一成。' },
    ]),
  })
  await printed.build()
  const { out } = await run('reuse', ...folders(printed))
  expect(out.split('\n')[0]).toBe('共 1 组（重印 1，套话 0，相同段落 0）')
  const own = await run('reuse', 'first', '--json', ...folders(printed))
  expect(parse(own.out)).toMatchObject({ isCurrent: true, total: 1, others: [{ id: 'again' }] })
  expect((await run('reuse', 'other', ...folders(printed))).out).toContain('没有在别的文章里见到相同的段落')
})

test('index says what it refused, and exits 0', async () => {
  const mixed = new Archive({
    'good.jsonl': `${jsonl([{ text: '防汛' }])}not json\n`,
    'empty.txt': '',
    'same.jsonl': `${jsonl([{ text: '防汛' }])}not json\n`,
  })
  const plain = await run('index', ...folders(mixed))
  expect(plain.status).toBe(0)
  expect(plain.out).toContain('新增 1')
  for (const refused of ['empty.txt', 'same.jsonl', 'good.jsonl  [BAD_ISSUE] 第 2 行'])
    expect(plain.out).toContain(refused)
  const again = await run('index', '--json', ...folders(mixed))
  const summary = parse<UpdateSummary>(again.out)
  expect(summary).toMatchObject({ published: false, kept: 1, articles: 1 })
  expect(summary.refused.map(({ file }) => file).sort()).toEqual(['empty.txt', 'good.jsonl', 'same.jsonl'])
})

test('inspect prints an issue a line, whose ids are those of the index', async () => {
  const files = readdirSync(archive.seeds).filter((name) => !name.startsWith('_'))
  const paths = files.map((name) => join(archive.seeds, name))
  const { status, out, err } = await run('inspect', ...paths, '--json', '--seeds', archive.seeds)
  expect({ status, err }).toEqual({ status: 0, err: '' })
  const issues = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Issue)
  expect(issues.map(({ issue }) => issue.file).sort()).toEqual(files.sort())
  const engine = archive.open()
  for (const { issue, articles, furniture, doubts } of issues) {
    const indexed = (await engine.issue(issue.id, 1, 1000))!
    expect(indexed).toMatchObject({ issue, articles, furniture, doubts })
  }
  const plain = await run('inspect', paths[0]!, '--seeds', archive.seeds)
  expect(plain.out).toContain('[文]')
})

test('inspect goes on after a file that cannot be read, and exits 1', async () => {
  const good = join(archive.seeds, 'a.jsonl')
  const { status, out, err } = await run('inspect', join(archive.seeds, 'none.txt'), good, '--json')
  expect(status).toBe(1)
  expect(err).toContain('none.txt')
  expect(parse<Issue>(out).articles[0]!.id).toBe('own-id')
})

test('verify and stats print for people and as JSON', async () => {
  const verified = await run('verify', '--json', ...folders(archive))
  expect(verified.status).toBe(0)
  expect(parse<VerifyAnswer>(verified.out)).toMatchObject({ ok: true, problems: [] })
  expect((await run('verify', ...folders(archive))).out).toContain('索引完好')
  const stats = parse<StatsAnswer>((await run('stats', '--json', ...folders(archive))).out)
  expect(stats.issues).toBe(6)
  expect((await run('stats', '--sizes', ...folders(archive))).out).toMatch(
    /%[\s\S]*二字串，在 .* 篇中：.*每条 .* 位/,
  )
  const { bytes, lists = [] } = parse<StatsAnswer>(
    (await run('stats', '--sizes', '--json', ...folders(archive))).out,
  )
  // A file also has a checksum for each page, and its trailer.
  for (const [part, bits] of [
    ['postings', 'postingBits'],
    ['positions', 'positionBits'],
  ] as const) {
    const told = lists.reduce((sum, row) => sum + row[bits] / 8, 0)
    expect(told, part).toBeLessThan(bytes[part]!)
    expect(told, part).toBeGreaterThan(bytes[part]! - 100)
  }
  const named = await run('names', '--json', ...folders(archive))
  expect(named.status).toBe(0)
  expect(parse<{ groups: unknown[] }>(named.out).groups.length).toBeGreaterThan(0)
})

test('a reader that stops reading is no failure', async () => {
  for (const args of [['search', '的', '--hits', '100', '--json'], ['--help']]) {
    const child = start([...args, ...(args.length > 1 ? folders(archive) : [])])
    child.stdout.destroy()
    const { status, err } = await finish(child)
    expect({ status, err }).toEqual({ status: 0, err: '' })
  }
})
