/** Papers without full stops: titles, pen names, briefs. All texts are invented. */
import { expect, test } from 'vitest'
import { readBlankStops } from '../../src/ingest/page/dots.js'
import { readLines, readText } from './read.js'

const QING = ['滬濱報', '光緒十二年九月初三日　第四百零八號']
const TABLOID = ['柳聲', '民國二十一年五月三日　星期二']

const AUCTION = '啟者茲有舊木器一批內有花梨大床兩張紅木圓桌六隻自鳴鐘一架擇於本月初十日午後在本行拍賣'
const LOST = '茲有小徒王姓年十六歲身穿藍布短衫本月初一日由店出外至今未回如有知其下落者送信至南門外恒泰米店'
const WATER = '本行新到外洋驅風藥水專治頭痛牙痛咽喉腫痛每瓶售洋三角批發另議請至小東門內大街認明招牌'
const RIVER = '東關外運河年久淤塞前月由縣署派員督率民夫五百名開濬現已一律告竣舟楫暢行無阻往來商旅莫不稱便'
const BELL = '城西古寺銅鐘年久破裂寺僧募貲重鑄本月十五日開爐觀者如堵寺前茶棚酒肆一時俱滿入夜始散'
const LAKE = '湖上多舟、舟子多善歌、余每於月夜泛之、聽其歌聲、忽遠忽近、'
const TEA = '城南茶館、以臨河一家爲最老、其樓三層、憑欄可望江帆、'
const SICK = '余病旬日、杜門不出、窗外雨聲、終夜不絕、客有以新茶見貽者、'

type Story = [headline: string, first: string, paragraphs: number, credit: string | null]

test.each([
  [
    'titles on their own lines',
    [...QING, '拍賣舊木器', AUCTION, '尋人', LOST, '新到外洋藥水', WATER],
    [
      ['拍賣舊木器', '啟者', 1, null],
      ['尋人', '茲有', 1, null],
      ['新到外洋藥水', '本行', 1, null],
    ],
  ],
  [
    'two titles of one length and their signatures',
    [...QING, '聲明遺失', AUCTION, '恒泰米店謹啟', '洋行遷居', WATER, '同裕洋行告白'],
    [
      ['聲明遺失', '啟者', 2, null],
      ['洋行遷居', '本行', 2, null],
    ],
  ],
  [
    'titles before a circle',
    [...QING, `拍賣舊木器○${AUCTION}`, `尋人○${LOST}`, `○新到外洋藥水○${WATER}`],
    [
      ['拍賣舊木器', '啟者', 1, null],
      ['尋人', '茲有', 1, null],
      ['新到外洋藥水', '本行', 1, null],
    ],
  ],
  [
    'titles before a wide blank, and a text that goes on',
    [...QING, `拍賣舊木器　${AUCTION}`, `尋人　${LOST}`, `外洋藥水　${WATER}`, `河工　${RIVER}`, BELL],
    [
      ['拍賣舊木器', '啟者', 1, null],
      ['尋人', '茲有', 1, null],
      ['外洋藥水', '本行', 1, null],
      ['河工', '東關', 2, null],
    ],
  ],
  [
    'circles for stops',
    [
      ...QING,
      '米價略回',
      '昨日米市到貨較多○白粳每石略回五角○糯米無甚上落○客戶觀望者多○',
      '碼頭增燈',
      '輪船碼頭夜間上下旅客甚多○時有失足落水之事○增設電燈三十盞○',
      '寺鐘重鑄',
      '城西古寺銅鐘年久破裂○寺僧募貲重鑄○本月十五日開爐○觀者如堵○',
    ],
    [
      ['米價略回', '昨日', 1, null],
      ['碼頭增燈', '輪船', 1, null],
      ['寺鐘重鑄', '城西', 1, null],
    ],
  ],
  [
    'nothing but blanks',
    [
      ...QING,
      '河工告竣',
      '東關外運河年久淤塞　前月由縣署派員督率民夫五百名開濬　現已一律告竣　舟楫暢行無阻',
      '巡夜嚴密',
      '近日天寒夜長　宵小易於生事　縣署飭令各段更夫加意巡邏　並添派勇丁二十名　往來梭巡',
    ],
    [
      ['河工告竣', '東關', 1, null],
      ['巡夜嚴密', '近日', 1, null],
    ],
  ],
  [
    'pen names behind and under headlines',
    [...TABLOID, '湖上歸舟記　（如是）', LAKE, TEA, '病中雜寫', '（半醒）', SICK],
    [
      ['湖上歸舟記', '湖上', 2, '（如是）'],
      ['病中雜寫', '余病', 1, '（半醒）'],
    ],
  ],
  [
    'no pen names: parts of a text, and a writer behind it',
    [...TABLOID, '茶館小記（上）', TEA, `壁間懸舊聯、惜不署名、字極蒼勁、（半醒）`, '病中雜寫', SICK],
    [
      ['茶館小記（上）', '城南', 2, null],
      ['病中雜寫', '余病', 1, null],
    ],
  ],
  [
    'briefs of one column',
    [
      ...TABLOID,
      '市聲',
      '◘米店公會昨日開會、議決即日起、每石減價二角、',
      '◘北門外新築之馬路、下月初可以通車、',
      '街談',
      '▲茶價又漲、一壺增銅元二枚、茶客皆搖首、',
      '▲戲院昨夜停電、觀衆秉燭而散、',
    ],
    [
      ['市聲', '米店', 2, null],
      ['街談', '茶價', 2, null],
    ],
  ],
] as [string, string[], Story[]][])('a paper without full stops: %s', (_, lines, stories) => {
  const { articles, doubts } = readLines(...lines)
  expect(
    articles
      .filter(({ kind }) => kind !== 'other')
      .map(({ headline, body, paragraphs, credit }) => [
        headline,
        body.slice(0, 2),
        paragraphs.length,
        credit,
      ]),
  ).toEqual(stories)
  expect(doubts).toEqual([])
})

/** 1934: sections behind one sign, headlines behind another. */
const MARKED = ['柳江日報', '中華民國二十三年四月十二日　星期四']
const RICE = '昨日下午二時，米業公會召集各號經理開會，到者三十餘人，決議籌款採辦洋米五千包，平糶十日。'
const FIRE = '前晚十一時許，北門外竹器鋪不慎失火，延燒三間，幸救火會到場灌救，損失約二千元云。'
const GAMES = '全縣小學運動會原定十五日舉行，茲因連日陰雨，場地泥濘，改至二十二日，昨已通函各校。'

test('wide blanks before what is honoured part no headlines from a text', () => {
  const lines = [`茲奉　${AUCTION}`, `竊查　${LOST}`, `${WATER}恭呈　御覽`, `臣恭奉　${RIVER}`, BELL]
  const { articles } = readLines(...QING, '電傳上諭', ...lines)
  expect(articles.filter(({ kind }) => kind === 'article').map(({ headline }) => headline)).toEqual([
    '電傳上諭',
  ])
})

test.each([
  ['over their text', '\n'],
  ['beside their text', '　'],
  ['before their text, with nothing between', ''],
])('headlines behind a sign %s', (_, between) => {
  const lines = ['▲本埠新聞', `●米業公會開會${between}${RICE}`, `●北門外火警${between}${FIRE}`]
  const text = [...MARKED, ...lines, '▲教育消息', `●校運會展期${between}${GAMES}`].join('\n')
  const { articles, doubts } = readText(text)
  const stories = articles.filter(({ kind }) => kind === 'article')
  // Nothing tells where the last headline ends if its text is glued to it.
  const last = between === '' ? [null, `●校運會展期${GAMES}`] : ['●校運會展期', GAMES]
  expect(stories.map(({ section, headline, body }) => [section, headline, body])).toEqual([
    ['▲本埠新聞', '●米業公會開會', RICE],
    [null, '●北門外火警', FIRE],
    ['▲教育消息', ...last],
  ])
  expect(doubts).toEqual([])
})

test('items of a column are one story, and signed ones stories of their own; a circle inside a line parts nothing', () => {
  const text =
    '青石日报\n2012年4月9日　星期一\n简讯\n●城东乡收完油菜。\n●城西乡种下晚稻。\n●○村补种，全村三十户都下了地。'
  const storiesOf = (page: string) =>
    readText(page)
      .articles.filter(({ kind }) => kind === 'article')
      .map(({ headline, section, paragraphs }) => [headline, section, paragraphs.length])
  expect(storiesOf(text)).toEqual([['简讯', null, 3]])
  expect(storiesOf(text.replaceAll(/。$/gm, '。（张三）'))).toEqual([
    [null, '简讯', 1],
    [null, null, 1],
    [null, null, 1],
  ])
})

test('dots that recognition left of the marks of vertical print part clauses, and the text keeps them', () => {
  const lines = [
    '漁村裝設電燈',
    '縣屬漁村向無電燈•入夜皆點油盞',
    '•近由商會集資•自城中架設電綫',
    '•昨夜始得放光•村民扶老攜幼•',
    '聚於碼頭觀看•歡聲雷動云•',
    '米價稍落',
    '本城米價自上月杪漲至每擔十二',
    '元•民食維艱•昨有新米數船到埠',
    '•各米行紛紛減價•每擔落至十元',
    '•市民稱便云•',
  ]
  const { articles } = readLines(...lines)
  expect(articles.map(({ headline, body }) => [headline, body])).toEqual([
    [
      '漁村裝設電燈',
      '縣屬漁村向無電燈•入夜皆點油盞•近由商會集資•自城中架設電綫•昨夜始得放光•村民扶老攜幼•聚於碼頭觀看•歡聲雷動云•',
    ],
    [
      '米價稍落',
      '本城米價自上月杪漲至每擔十二元•民食維艱•昨有新米數船到埠•各米行紛紛減價•每擔落至十元•市民稱便云•',
    ],
  ])
})

/** The text in lines of so many characters, without blanks at the ends. */
const wrapped = (text: string, width: number) =>
  text.match(new RegExp(`.{1,${width}}`, 'gu'))!.map((line) => line.trim())

const CLAUSES = [
  '南市商團昨日下午在營前操場會操 到者九百餘人 服裝整齊 先演徒手 次演野戰 由教練發令 觀者如堵 幸無傷者 傍晚始各散歸',
  '虹口菜場近有無賴數人 專向鄉人索取陋規 每擔三文至十文不等 不與則故意傾覆其擔 前日經稽查員查見 拘獲兩名 解堂判押二星期',
  '昨夜有某公司買辦乘車回家 遺皮包一隻 內有鈔票七百元 車夫拉至車行始覺 遂在原處守候 天明買辦尋來 當面點還 酬以五十元',
]

test('blanks for stops join printed lines, and the text keeps them', () => {
  const heads = ['商團會操', '菜場惡習', '拾金不昧']
  const lines = CLAUSES.flatMap((text, i) => [heads[i]!, ...wrapped(text, 17)])
  const { articles } = readLines(...lines)
  const bare = (text: string) => text.replaceAll(' ', '')
  expect(articles.map(({ headline, body }) => [headline, bare(body)])).toEqual(
    CLAUSES.map((text, i) => [heads[i], bare(text)]),
  )
  expect(articles[0]!.body).toContain('到者九百餘人 服裝整齊')
})

test('blanks on one place of each line, as verse has them, are no stops', () => {
  const verses = wrapped(CLAUSES.join('').replaceAll(' ', ''), 10).filter(({ length }) => length === 10)
  const lines = verses.map((verse) => ({ plain: `${verse.slice(0, 5)} ${verse.slice(5)}`, kind: 'text' }))
  expect(lines.length).toBeGreaterThan(12)
  const before = structuredClone(lines)
  readBlankStops(lines)
  expect(lines).toEqual(before)
})
