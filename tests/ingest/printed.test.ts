/**
 * The same stories, one printed line a line, at every width from 8 to 60 characters: they
 * are read as where each paragraph is one line, and every printed line is accounted for.
 */

import { describe, expect, test } from 'vitest'
import { explainIssueText, readIssueText } from '../../src/ingest/ingest.js'
import type { Article } from '../../src/model.js'
import { isLong } from '../sizes.js'
import { readLines } from './read.js'

type Story = { kicker?: string; headline: string; credit?: string; body: string[] }

/** Invented, of three manners: an evening paper, a county paper of the seventies, a weekly. */
const PAGES: Story[][] = [
  [
    {
      headline: '旧书摊搬进老粮仓',
      body: [
        '本报讯（记者 田禾）昨天上午，青石县城东的老粮仓敞开大门，二十三家旧书摊在这里有了固定的铺位。',
        '管理员郑小满介绍，粮仓闲置了将近九年，去年秋天修好屋顶以后，街道决定把它借给摊主们使用，头一年不收租金。',
        '来逛书摊的人一上午有三百多位，年纪大的找老地图，年纪小的翻连环画，连门口卖茶水的都说没见过这样的热闹。',
      ],
    },
    {
      headline: '雨天路滑货车侧翻路边',
      body: [
        '本报讯（通讯员 何苗）前天傍晚，云桥镇北口一辆运砖的货车侧翻在路边水沟里，司机从车窗爬出，只擦破了手背。',
        '交警提醒，这段坡路雨天容易打滑，过往车辆应当慢行。',
      ],
    },
    {
      kicker: '五年没有停过一天',
      headline: '水文站里的两个人',
      credit: '本报记者 田禾 通讯员 何苗',
      body: [
        '天还没有亮，老周已经撑着小船到了河心，把测绳放下去，一寸一寸地数。他在这个站上干了二十六年，河水涨落的脾气，他说比自己的脾气还熟。',
        '小许是去年才来的，学的是计算机，头一个月连船都不敢上。现在他把老周记在本子上的数字一个一个输进电脑，画成曲线，贴在墙上。',
        '两个人轮流值夜班，谁也没有误过一次报汛。',
      ],
    },
    {
      headline: '图书馆延长开放时间',
      body: [
        '本报讯 从下月起，县图书馆每天延长开放两个小时，周六、周日照常开门。',
        '馆长说，延长开放是读者提了好几年的要求，今年添了4名工作人员，才终于办成。读者凭身份证就能进馆，借书证可以在2012年4月20日以前到服务台办理，免收工本费。',
      ],
    },
  ],
  [
    {
      headline: '县里开会部署秋播',
      body: [
        '本报讯 十月十二日，县里召开秋播工作会议，要求各公社抓紧农时，做到种子、肥料、农具三落实，保证在霜降以前把三十五万亩小麦全部种下去。',
        '会议还讨论了冬季水利工程的安排。',
      ],
    },
    {
      headline: '东风大队养猪积肥搞得好',
      body: [
        '新华社青石十月十三日电 东风大队今年养猪一千二百头，比去年增加三成，积下的肥料够全大队每亩地上六十担。',
        '大队支部书记鲁长山说，养猪一要有圈，二要有料，三要有人。他们抽出八个社员专门管猪场，饲料地里种的南瓜、红薯现在都已经收下来了。',
        '附近几个大队最近都派人前来参观。',
      ],
    },
    {
      kicker: '城关粮站为社员着想',
      headline: '送粮不再排长队',
      body: [
        '本报讯 往年这个时候，城关粮站门口的板车要排到桥头，社员送一趟粮得耽误大半天。今年粮站把收粮点增加到五个，还把磅秤送到了路远的三个大队。',
        '“天黑以前准能回家。”一位赶车的社员高兴地告诉记者。',
      ],
    },
  ],
]

const MASTHEAD = ['青石晚报', '2012年4月9日 星期一 第5版', '']

type Print = { indent: string; gap: number }

/** A program's wrapping: so many characters a line, wherever that falls. */
function wrap(text: string, width: number): string[] {
  const signs = [...text]
  const lines: string[] = []
  for (let at = 0; at < signs.length; at += width) lines.push(signs.slice(at, at + width).join(''))
  return lines
}

function printed(page: readonly Story[], width: number, { indent, gap }: Print): string[] {
  return page.flatMap(({ kicker, headline, credit, body }) => [
    ...[kicker, headline, credit].flatMap((text) => (text ? wrap(text, width) : [])),
    ...body.flatMap((text) => wrap(indent + text, width)),
    ...Array<string>(gap).fill(''),
  ])
}

/** Lines this wide, in characters, are few to a paragraph. */
const WIDE = 30

/**
 * Nothing tells where a text ends that fills its last line to the edge, unless the next is set in; nor
 * whether a wide line goes on that ends its sentence at the edge.
 */
function isTold({ kicker, headline, credit, body }: Story, width: number, { indent }: Print): boolean {
  const heads = [kicker, headline, credit].filter((text) => text !== undefined)
  const fills = (text: string) => [...text].length % width === 0
  const ends = (text: string) =>
    width >= WIDE && wrap(text, width).some((line) => line.length === width && /[。”]$/.test(line))
  return !heads.some(fills) && (indent !== '' || !body.some((text) => fills(text) || ends(text)))
}

const encode = (lines: readonly string[]) => new TextEncoder().encode([...MASTHEAD, ...lines].join('\n'))
const bare = (text: string | null) => (text ?? '').replace(/\s/g, '')

function storiesOf(lines: readonly string[]): string[] {
  return readIssueText(encode(lines), 'a.txt')
    .articles.filter(({ kind }) => kind !== 'other')
    .map(({ kicker, headline, credit, reporters, body }) =>
      [bare(kicker), bare(headline), bare(credit), reporters, ...body.split('\n').map(bare)].join('|'),
    )
}

const PRINTS: [string, Print][] = [
  ['set in, blank lines between stories', { indent: '　　', gap: 1 }],
  ['set in, no blank lines', { indent: '　　', gap: 0 }],
  ['set in by two half-width blanks', { indent: '  ', gap: 1 }],
  ['flush, blank lines between stories', { indent: '', gap: 1 }],
  ['flush, no blank lines', { indent: '', gap: 0 }],
]

test('every printed line keeps its place: joins, lines, paragraphs and reasons', () => {
  const lines = printed(PAGES[0]!.slice(0, 1), 14, { indent: '　　', gap: 0 })
  const { issue, why } = explainIssueText(encode(lines), 'a.txt')
  const [{ body, joins, paragraphs, lines: owned }] = issue.articles as [Article]
  expect(owned).toEqual([[4, 3 + lines.length]])
  const starts = [
    ...paragraphs.map(({ at, line }) => [at, line]),
    ...joins.map(({ at, toLine }) => [at, toLine]),
  ]
  for (const [at, line] of starts as [number, number][]) {
    expect(body.startsWith(lines[line - 4]!.trim(), at), `line ${line}`).toBe(true)
  }
  expect(starts.length).toBe(lines.length - 1)
  const reasons = why().map(({ line, decisions }) => [line, decisions[0]?.decision, decisions[0]?.answer])
  expect(reasons.slice(3, 5)).toEqual([
    [5, 'printed-line', false],
    [6, 'printed-line', true],
  ])
})

test('specks between printed lines end no paragraph, and stand among the leftovers', () => {
  const lines = printed(PAGES[0]!.slice(0, 1), 14, { indent: '　　', gap: 0 })
  const specked = lines.flatMap((line, i) =>
    i > 0 && i % 2 === 0 ? [line, '|~·_丨l'.charAt(i / 2 - 1)] : [line],
  )
  const { issue, why } = explainIssueText(encode(specked.filter((line) => line !== '')), 'a.txt')
  expect(storiesOf(specked.filter((line) => line !== ''))).toEqual(storiesOf(lines))
  const owners = issue.articles.flatMap(({ lines: owned }) =>
    owned.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i)),
  )
  expect(owners.sort((a, b) => a - b)).toEqual(why().map(({ line }) => line))
  const [{ joins }] = issue.articles as [Article]
  expect(joins.filter(({ fromLine, toLine }) => toLine === fromLine + 2).length).toBeGreaterThan(1)
})

test('a caption and a note of a narrower measure have lines of their own', () => {
  const lines = [
    ...printed(PAGES[0]!.slice(0, 1), 18, { indent: '　　', gap: 0 }),
    '　　云桥镇妇女吕英养',
    '獭兔一百二十只，年收',
    '入过万元。图为她在给',
    '幼兔喂奶。',
  ]
  const { articles } = readIssueText(encode(lines), 'a.txt')
  const captions = articles.flatMap(({ kind, body, captions }) =>
    kind === 'photo' ? [body] : captions.map(({ text }) => text),
  )
  expect(captions).toEqual(['云桥镇妇女吕英养獭兔一百二十只，年收入过万元。图为她在给幼兔喂奶。'])
})

test.each([
  ['verse', ['城外青山青，', '城里石桥平，', '桥下渡船来，', '来去有书声。']],
  [
    'verse without marks',
    [
      '老粮仓的门开了一扇',
      '风从旧书里走出来了',
      '翻到去年秋天那一页',
      '屋顶上的草还没黄透',
      '有人在门口卖热茶水',
    ],
  ],
  [
    'scores',
    ['一中　71:66　实验中学', '四中　58:43　铁路中学', '城中　49:52　青石二中', '卫校　66:39　商业学校'],
  ],
  [
    'names',
    ['田禾 何苗 白露 鲁长山', '吕青山 郑小满 陈水根', '孙大姐 周老伯 许小川', '王石匠 李木匠 张篾匠'],
  ],
  ['headlines', ['旧书摊搬进老粮仓', '老渡口换上新栏杆', '图书馆延长开放了', '县里开会部署秋播']],
  ['items', ['一、种子要选好晒干。', '二、肥料要积足备齐。', '三、农具要修好配套。', '四、人手要早作安排。']],
])('%s of one width are not printed lines', (_, lines) => {
  const { why } = explainIssueText(encode(lines), 'a.txt')
  expect(
    why()
      .map(({ text }) => text)
      .slice(2),
  ).toEqual(lines)
  const joined = why()
    .flatMap(({ decisions }) => decisions)
    .filter((one) => one.decision === 'printed-line' && one.answer)
  expect(joined).toEqual([])
})

test('Latin words keep a blank between them; numbers and hyphened words are as printed', () => {
  const lines = [
    '本报讯 昨天上午，三位老师在县',
    '文化馆开讲，这一回讲的是Deep',
    'Learning，前来听讲的一共有2',
    '00多人，大家还学了怎样用e-',
    'mail，讲完已经是中午十二点。',
  ]
  expect(readIssueText(encode(lines), 'a.txt').articles[0]!.body).toBe(
    '本报讯 昨天上午，三位老师在县文化馆开讲，这一回讲的是Deep Learning，前来听讲的一共有200多人，大家还学了怎样用e-mail，讲完已经是中午十二点。',
  )
})

/** Every seventh width, another of them for each print; all with JIEBAO_LONG=1. */
const STEP = isLong ? 1 : 7

describe.each(PRINTS.map(([name, print], i) => [name, print, i] as const))('%s', (_, print, i) => {
  test.each(PAGES.map((page, i) => [i + 1, page] as const))('page %i at every width', (_, page) => {
    const wrong: string[] = []
    for (let width = 8 + (i % STEP); width <= 60; width += STEP) {
      const told = page.filter((story) => isTold(story, width, print))
      const expected = storiesOf(printed(told, 1000, print))
      const found = storiesOf(printed(told, width, print))
      if (found.join('\n') !== expected.join('\n')) wrong.push(`${width}:\n${found.join('\n')}`)
    }
    expect(wrong).toEqual([])
  })
})

test('where nothing is set in and no stop stands, a first line short by an indent begins its paragraph', () => {
  const stories = [
    ['江水驟漲', '河口近日霪雨連宵江水驟漲四尺有奇沿河一帶棚戶盡成澤國居民紛紛遷避有負釜而行者有抱兒而泣者'],
    [
      '賭徒枷責',
      '青石廳沈司馬訪聞後街馬路一帶有匪徒開設賭場抽頭漁利因飭差前往拘拿當場獲得二名解廳訊供不諱判各責二百板枷號示衆',
    ],
    [
      '善舉可風',
      '本埠紳商胡君念茲貧苦無力延醫者衆獨捐洋五百元在龍王廟側設立施醫局一所延請名醫二人逢單日施診藥資亦由局給',
    ],
    ['輪船改期', '輪船局江安輪船本定初八日開往上海茲因修理機器改於初十日啟行附客須知'],
  ]
  const printed = stories.flatMap(([headline, body]) => [
    headline!,
    body!.slice(0, 11),
    ...body!.slice(11).match(/.{1,13}/g)!,
  ])
  const { articles } = readLines(...printed)
  expect(articles.map(({ headline, body }) => [headline, body])).toEqual(stories)
})

/** Paragraphs of lines of fourteen characters, the first of each set in, or short by an indent that was lost. */
const KEPT = [
  ['　　昨天上午，老粮仓敞开大门', '二十三家旧书摊在这里有了固定', '的铺位，头一年不收租金。'],
  ['　　来逛书摊的人有三百多位，', '年纪大的找老地图，年纪小的翻', '连环画，门口还有卖茶水的。'],
]
const LOST = [
  ['管理员说，粮仓闲置将近九', '年，去年秋天修好屋顶以后，街', '道把它借给摊主们使用到年底。'],
  ['郑小满说，从前在桥头摆摊', '子下雨天要收三回，搬进粮仓以', '后，一天也没有停过业。'],
  ['城西的读者，坐一个钟头车', '赶来，买到了找了十年的画册，', '捧着书坐在台阶上看到天黑。'],
]

test('where some paragraphs kept their indent and others lost it, all begin where they did', () => {
  const lines = ['旧书摊搬家', ...KEPT[0]!, ...LOST.flat(), ...KEPT[1]!]
  const { articles } = readLines(...lines)
  expect(articles.map(({ body }) => body.split('\n').length)).toEqual([5])
})

test('a short line without a stop ends the sentence above, though a paragraph is set in below', () => {
  const cut = ['　　租金从明年开始按面积收，', '比城里的铺面少收百分之二十五', '点七左右']
  const lines = ['旧书摊搬家', ...KEPT[0]!, ...cut, ...KEPT[1]!]
  const { articles } = readLines(...lines)
  expect(articles.map(({ headline }) => headline)).toEqual(['旧书摊搬家'])
})
