/**
 * Several files that are one issue: METS with its pages, and e-papers. All of them are written here, METS after
 * the profile of docWorks, e-papers after pages of such papers.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { JiebaoError } from '../../src/errors.js'
import { scanFolder } from '../../src/indexing/scan.js'
import { bundlesIn, isTaken, readIssueText, readSource } from '../../src/ingest/ingest.js'
import { chineseOf } from '../../src/messages.js'
import type { Issue, Refusal } from '../../src/model.js'
import { zipOf } from '../zip.js'

type Files = Record<string, string>

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jiebao-bundles-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function write(files: Files): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
}

async function read(file: string, told: Refusal[] = []): Promise<Issue[]> {
  const issues: Issue[] = []
  const tell = (refusal: Refusal) => told.push(refusal)
  for await (const issue of readSource({ file, path: join(folder, file) }, tell)) issues.push(issue)
  return issues
}

/** What of an issue is told to be missing, where all else is read. */
async function gapsOf(file: string): Promise<string[]> {
  const told: Refusal[] = []
  expect(await read(file, told)).toHaveLength(1)
  expect(told.map((one) => [one.file, one.line, one.code, isTaken(one)])).toEqual(
    told.map(() => [file, null, 'INCOMPLETE', true]),
  )
  return told.map(({ reason }) => reason)
}

// ---------------------------------------------------------------- e-papers

const NODE = (page: string, name: string, ...areas: [string, string][]) =>
  `<html><head><title>柳河日报数字报-${page}</title></head><body><img src="../../../images/${page}_b.jpg" usemap="#m" width="400" height="600">
<map name="m">${areas.map(([file, coords]) => `<area shape="poly" coords="${coords}" href="${file}?div=-1">`).join('')}</map>
<a href="node_2.htm">第01版：要闻</a> <a href="node_3.htm">第02版：${name}</a></body></html>`
const STORY = (title: string, content: string, more = '') =>
  `<html><head><title>柳河日报</title></head><body><!--enpproperty <date>1998-06-05 00:00:00.0</date><author>俞敏</author><title>${title}</title><subtitle></subtitle>/enpproperty-->
${more}<founder-title>${title}</founder-title><founder-content><!--enpcontent-->${content}<!--/enpcontent--></founder-content><div>上一篇 下一篇</div></body></html>`
const E_PAPER: Files = {
  'html/1998-06/05/node_2.htm': NODE('01', '综合', ['content_11.htm', '0,0,200,0,200,300,0,300']),
  'html/1998-06/05/node_3.htm': NODE('02', '综合', ['content_12.htm', '0%,50%,100%,50%,100%,100%,0%,100%']),
  'html/1998-06/05/content_11.htm': STORY(
    '三千亩油菜五天收割入仓',
    '<p>　　本报讯&nbsp;昨日，城东乡最后一块油菜地收割完毕。</p><p>　　乡里的干部也下到田头帮忙。</p>',
    '<founder-introtitle>抢在雨前</founder-introtitle>',
  ),
  'html/1998-06/05/content_12.htm': STORY('城南小学添了新教室', '新教室去年动工。<br>今年五月完工。'),
  'html/1998-06/05/01.pdf': '%PDF-1.4',
}

describe('an e-paper', () => {
  const check = ([issue, ...more]: Issue[]) => {
    expect(more).toEqual([])
    expect(issue!.issue).toMatchObject({ date: { from: '1998-06-05' }, publication: { name: '柳河日报' } })
    expect(issue!.articles).toMatchObject([
      {
        headline: '三千亩油菜五天收割入仓',
        kicker: '抢在雨前',
        body: '本报讯 昨日，城东乡最后一块油菜地收割完毕。\n乡里的干部也下到田头帮忙。',
        credit: '俞敏',
        reporters: ['俞敏'],
        page: '1',
        pageName: '要闻',
        places: [{ sheet: 0, box: [0, 0, 5000, 5000] }],
      },
      {
        headline: '城南小学添了新教室',
        body: '新教室去年动工。\n今年五月完工。',
        page: '2',
        pageName: '综合',
        places: [{ sheet: 1, box: [0, 5000, 10_000, 10_000] }],
      },
    ])
    expect(issue!.issue.sheets).toEqual([
      { page: '1', image: '../../../images/01_b.jpg' },
      { page: '2', image: '../../../images/02_b.jpg' },
    ])
  }

  test('is one issue of many files, with the parts, pages and places that they tell', async () => {
    write(E_PAPER)
    check(await read('html/1998-06/05/node_2.htm'))
  })

  test('is one issue in a zip', async () => {
    writeFileSync(
      join(folder, 'a.zip'),
      zipOf(Object.entries(E_PAPER).map(([name, bytes]) => ({ name, bytes }))),
    )
    check(await read('a.zip'))
  })

  test('is one source of a scan, whose stamp follows each of its files', async () => {
    write(E_PAPER)
    const scan = async () => (await scanFolder(folder)).files.map(({ file, stamp }) => [file, stamp])
    const [first, ...more] = await scan()
    expect([first![0], more]).toEqual(['html/1998-06/05/node_2.htm', []])
    write({ 'html/1998-06/05/content_12.htm': STORY('城南小学添了新教室', '改过。') })
    expect((await scan())[0]![1]).not.toBe(first![1])
  })

  test('of a page alone is refused in words', async () => {
    write({ 'node_2.htm': E_PAPER['html/1998-06/05/node_2.htm']! })
    const error = await read('node_2.htm').catch((cause) => cause)
    expect(chineseOf(error as JiebaoError)).toMatch(/旁边没有它的文章/)
  })

  test('tells by name which of its articles are not beside it, and nothing of other issues', async () => {
    write(E_PAPER)
    expect(await gapsOf('html/1998-06/05/node_2.htm')).toEqual([])
    const page = NODE(
      '01',
      '综合',
      ['content_11.htm', '0,0,1,1'],
      ['./content_13.htm', '0,0,1,1'],
      ['../04/content_9.htm', '0,0,1,1'],
    )
    write({ 'html/1998-06/05/node_2.htm': page })
    expect(await gapsOf('html/1998-06/05/node_2.htm')).toEqual([
      '文件已收录，但目录里有、旁边却没有：content_13.htm；请补上这些文件',
    ])
  })

  test('of articles without marks is read where the page shows them larger', async () => {
    const story =
      '<html><title>城南小学添了新教室</title><div>导航</div><div id="ozoom"><p>新教室去年动工。<br/>今年五月完工。</p></div><p>页尾</p></html>'
    write({ 'content_12.htm': story })
    expect((await read('content_12.htm'))[0]!.articles).toMatchObject([
      { headline: '城南小学添了新教室', body: '新教室去年动工。\n今年五月完工。' },
    ])
  })

  test('of one article alone is read', async () => {
    write({ 'content_12.htm': E_PAPER['html/1998-06/05/content_12.htm']! })
    expect((await read('content_12.htm'))[0]!.articles[0]!.headline).toBe('城南小学添了新教室')
  })

  test('copied as text with its comment over it is read as text, also in memory', async () => {
    const comment = '<!--enpproperty <articleid>4412_1</articleid><author>俞敏</author>/enpproperty-->'
    const text = [comment, '城南小学添了新教室', '新教室去年动工，今年五月完工，下周就可以在里面上课。'].join(
      '\n',
    )
    write({ 'a.txt': text })
    const own = readIssueText(Buffer.from(text), 'a.txt')
    for (const { articles } of [own, (await read('a.txt'))[0]!])
      expect(articles).toMatchObject([{ headline: '城南小学添了新教室' }, { kind: 'other', body: comment }])
  })
})

// ---------------------------------------------------------------- METS

const line = (text: string, top: number, left = 100) =>
  `<TextLine HPOS="${left}" VPOS="${top}" WIDTH="${text.length * 20}" HEIGHT="20"><String CONTENT="${text}" HPOS="${left}" VPOS="${top}" WIDTH="${text.length * 20}" HEIGHT="20"/></TextLine>`
const block = (id: string, ...lines: string[]) => `<TextBlock ID="${id}">${lines.join('')}</TextBlock>`
const alto = (...blocks: string[]) =>
  `<?xml version="1.0"?><alto xmlns="http://www.loc.gov/standards/alto/ns-v2#"><Layout><Page WIDTH="1000" HEIGHT="1400"><PrintSpace>${blocks.join('')}</PrintSpace></Page></Layout></alto>`
const area = (file: string, id: string) =>
  `<fptr><area BETYPE="IDREF" FILEID="${file}" BEGIN="${id}"/></fptr>`
const div = (type: string, ...content: string[]) => `<div TYPE="${type}">${content.join('')}</div>`
const file = (id: string, href: string) =>
  `<file ID="${id}"><FLocat LOCTYPE="URL" xlink:href="${href}"/></file>`
const mets = (logical: string) =>
  `<?xml version="1.0"?><mets xmlns="http://www.loc.gov/METS/" xmlns:xlink="http://www.w3.org/1999/xlink"><dmdSec ID="d1"><mdWrap MDTYPE="MODS"><xmlData><mods:mods xmlns:mods="http://www.loc.gov/mods/v3"><mods:titleInfo><mods:title>柳河日报</mods:title></mods:titleInfo><mods:originInfo><mods:dateIssued>1998-06-05</mods:dateIssued></mods:originInfo></mods:mods></xmlData></mdWrap></dmdSec>
<fileSec><fileGrp>${file('I1', 'file://./images/0001.tif')}${file('A1', 'file://./alto/0001.xml')}${file('A2', 'file:///D:/x/alto/0002.xml')}</fileGrp></fileSec>
<structMap TYPE="PHYSICAL">${div('NEWSPAPER', `<div TYPE="PAGE" ORDER="2" ORDERLABEL="二"><fptr FILEID="A2"/></div>`, `<div TYPE="PAGE" ORDER="1" ORDERLABEL="一"><fptr><par><area FILEID="I1"/><area FILEID="A1"/></par></fptr></div>`)}</structMap>
<structMap TYPE="LOGICAL"><div TYPE="NEWSPAPER" DMDID="d1">${logical}</div></structMap></mets>`

const PAGES: Files = {
  'p/alto/0001.xml': alto(
    block('b1', line('本报讯城东乡昨日收完最后一块油菜', 100), line('地比去年同期早了三天。', 122)),
    block('t1', line('三千亩油菜五天收割入仓', 60)),
    block('b2', line('新教室去年九月动工。', 300)),
  ),
  'p/alto/0002.xml': alto(block('b3', line('乡里的干部也到田头帮忙。', 100))),
}
const LOGICAL = div(
  'ISSUE',
  div(
    'ARTICLE',
    div('HEADING', div('TITLE', area('A1', 't1'))),
    div('BODY', area('A1', 'b1'), area('A2', 'b3')),
  ),
  div('ARTICLE', div('BODY', div('PARAGRAPH', area('A1', 'b2')))),
)

describe('METS', () => {
  test('gives the articles, pages and day of its issue', async () => {
    write({ 'p/mets.xml': mets(LOGICAL), ...PAGES })
    const [issue, ...more] = await read('p/mets.xml')
    expect(more).toEqual([])
    expect(issue!.issue).toMatchObject({ date: { from: '1998-06-05' }, publication: { name: '柳河日报' } })
    expect(issue!.articles).toMatchObject([
      {
        headline: '三千亩油菜五天收割入仓',
        body: '本报讯城东乡昨日收完最后一块油菜地比去年同期早了三天。\n乡里的干部也到田头帮忙。',
        page: '一',
      },
      { headline: null, body: '新教室去年九月动工。' },
    ])
    expect(issue!.articles[0]!.places!.map(({ sheet, line }) => [sheet, line])).toEqual([
      [0, 1],
      [0, 2],
      [0, 3],
      [1, 4],
    ])
    expect(issue!.issue.sheets).toEqual([
      { page: '一', image: 'file://./images/0001.tif' },
      { page: '二', image: null },
    ])
  })

  test('without articles its pages are read in order', async () => {
    write({ 'p/mets.xml': mets(''), ...PAGES })
    const [issue] = await read('p/mets.xml')
    expect(issue!.issue.date.from).toBe('1998-06-05')
    expect(issue!.articles[0]!.headline).toBe('三千亩油菜五天收割入仓')
  })

  test('tells by name which of its pages are not beside it, and which files beside it are none of its pages', async () => {
    write({ 'p/mets.xml': mets(LOGICAL), ...PAGES })
    expect(await gapsOf('p/mets.xml')).toEqual([])
    write({ 'p/alto/0003.xml': PAGES['p/alto/0002.xml']!, 'p/record.xml': '<mods/>' })
    rmSync(join(folder, 'p/alto/0002.xml'))
    expect(await gapsOf('p/mets.xml')).toEqual([
      '文件已收录，但目录里有、旁边却没有：0002.xml；请补上这些文件',
      '文件已收录，但旁边有、目录里却没有，或者不是版面，没有读：0003.xml、record.xml；请另放一个文件夹',
    ])
  })

  test('of a page in two formats reads the first and misses none', async () => {
    const twice = mets('')
      .replace('<fileGrp>', `<fileGrp>${file('P1', 'page/0001.xml')}${file('P2', 'page/0002.xml')}`)
      .replace('<area FILEID="A1"/>', '<area FILEID="A1"/><area FILEID="P1"/>')
      .replace('<fptr FILEID="A2"/>', '<fptr FILEID="A2"/><fptr FILEID="P2"/>')
    write({ 'p/mets.xml': twice, ...PAGES, 'p/page/0001.xml': '<PcGts/>' })
    expect(await gapsOf('p/mets.xml')).toEqual([])
  })

  test('without its pages it is refused in words', async () => {
    write({ 'p/mets.xml': mets(LOGICAL) })
    const error = await read('p/mets.xml').catch((cause) => cause)
    expect(error).toBeInstanceOf(JiebaoError)
    expect(chineseOf(error as JiebaoError)).toMatch(/旁边没有它的版面/)
  })

  test('with files beside it that it does not name it is refused with one of them', async () => {
    write({ 'p/mets.xml': mets(LOGICAL), 'p/other.xml': PAGES['p/alto/0001.xml']! })
    const error = await read('p/mets.xml').catch((cause) => cause)
    expect(chineseOf(error as JiebaoError)).toMatch(/没有点到旁边 other\.xml 等 1 个 XML 文件/)
  })
})

test.each([
  [
    ['a/mets.xml', 'a/alto/1.xml', 'a/1.xml', 'a/other/2.xml', 'b/3.xml'],
    { 'a/mets.xml': ['a/1.xml', 'a/alto/1.xml'] },
  ],
  [
    ['x_mets.xml', 'x_1.xml', 'y-METS.xml', 'y-1.xml', 'z.xml'],
    { 'x_mets.xml': ['x_1.xml'], 'y-METS.xml': ['y-1.xml'] },
  ],
  [
    ['node_10.htm', 'node_2.htm', 'content_1.htm', 'a.htm'],
    { 'node_2.htm': ['content_1.htm', 'node_10.htm'] },
  ],
  [['a.txt', 'content_1.htm'], {}],
])('bundlesIn(%j)', (files, bundles) => {
  expect(Object.fromEntries(bundlesIn(files))).toEqual(bundles)
})
