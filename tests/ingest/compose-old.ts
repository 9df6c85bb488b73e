/** Manners of old print, for `compose.ts`: dailies and tabloids of the Republic, gazettes, small papers of 1966 to 1972. */

import type { Sheet } from './compose.js'
import { between, dateOf, han, type Manner, paragraphs, week } from './compose-manners.js'
import type { Story } from './stories.js'

/** Stops as old print has them: full stops, commas for all, or none. */
function stopped(text: string, stops: 'stops' | 'commas' | 'none' | 'circles'): string {
  if (stops === 'stops') return text
  if (stops === 'commas') return text.replace(/[，。；]/g, '、')
  if (stops === 'circles') return text.replace(/[，。；、]/g, '。')
  return text.replace(/[，。；：、！？“”‘’「」『』]/g, '')
}

const WIRES = ['中央社', '路透社', '本報', '聯合社', '合衆社', '新華社']
const CITIES = ['南京', '上海', '倫敦', '重慶', '華盛頓', '北平', '漢口', '東京']

function daily40s(sheet: Sheet, next: () => Story): void {
  const paper = `${sheet.place}${sheet.any(['日報', '民報', '新報', '商報'])}`
  const date = dateOf(sheet, 'republic')
  const head = sheet.pick('masthead', ['lines', 'one line', 'boxed'])
  if (head === 'lines') sheet.furniture(paper, `${date}　${week(sheet)}`, '第二張第六版')
  if (head === 'one line') sheet.furniture(`${paper}　${date}　${week(sheet)}　第二版`)
  if (head === 'boxed')
    sheet.furniture(paper, date, `第${han(between(sheet, 11, 99))}號　今日出版一大張`, '零售每份國幣五百元')
  const stops = sheet.pick('stops', ['stops', 'commas', 'none'], ['circles'])
  const opener = sheet.pick('openers', ['none', 'bulletin', 'wire', 'wire bare', 'mixed'], ['round brackets'])
  const decks = sheet.pick('decks', ['one', 'some two', 'some three'])
  const isSpaced = sheet.pick('air', ['none', 'blank lines']) === 'blank lines'
  for (let i = 0; i < between(sheet, 4, 7); i++) {
    const story = next()
    if (isSpaced) sheet.blank()
    if (sheet.random() < 0.12) sheet.furniture(sheet.any(['本市新聞', '國際要聞', '地方通訊', '經濟新聞']))
    sheet.article(() => {
      const head = sheet.script(story.headline)
      const kinds = sheet.pick('head', ['own line', 'own line', 'own line', 'with text'])
      const own =
        decks === 'one' || kinds === 'with text'
          ? 'one'
          : sheet.pick('deck', ['one', 'kicker', 'sub', 'marked sub'])
      const kicker =
        own === 'kicker'
          ? [
              sheet.put(
                sheet.script(
                  story.kicker || sheet.any(['各界人士踴躍參加', '當局決定積極進行', '市民無不稱快']),
                ),
              ),
            ]
          : []
      const body = story.paragraphs.map((text) => stopped(sheet.script(text), stops))
      const wire = sheet.any(WIRES)
      const city = sheet.any(CITIES)
      const form =
        opener === 'mixed' ? sheet.pick('opener', ['none', 'bulletin', 'wire', 'wire bare']) : opener
      const before = {
        none: '',
        bulletin: sheet.any(['【本報訊】', '【本市訊】', '〔本報訊〕', `【${city}訊】`]),
        wire: `【${wire}${city}${han(between(sheet, 1, 28))}日電】`,
        'wire bare': `${wire}${city}${han(between(sheet, 1, 28))}日電　`,
        'round brackets': `（${wire}${city}${han(between(sheet, 1, 28))}日電）`,
      }[form]
      const first = before + body[0]
      if (kinds === 'with text') {
        const [headline, lead] = sheet.halves(head, '　', first)
        return { headline, body: [[lead], ...paragraphs(sheet, body.slice(1))] }
      }
      const headline = sheet.put(head)
      const subs: number[] = []
      const below = sheet.script(
        story.deck || sheet.any(['詳情正在調查中', '定下月一日實行', '各方極爲重視']),
      )
      if (own === 'sub') subs.push(sheet.put(below))
      if (own === 'marked sub') subs.push(sheet.put(sheet.any(['▲', '◎', '●', '▲▲']) + below))
      if (own !== 'one' && decks === 'some three') subs.push(sheet.put(sheet.script('善後辦法已經商定')))
      const marked = own === 'marked sub' ? [{ headline: [headline, ...subs] }] : []
      return {
        headline,
        kicker,
        subheadline: subs,
        body: [[sheet.put(first)], ...paragraphs(sheet, body.slice(1))],
        or: marked,
      }
    })
  }
  if (sheet.random() < 0.4) sheet.furniture('社址：中山路一二三號　電話：二三四五')
}

const PEN_NAMES = [
  '老刀',
  '阿木林',
  '拾得',
  '半呆',
  '石榴',
  '小記者',
  '微風',
  '二十八宿',
  '客',
  '夢蝶',
  '記者',
]

function tabloid(sheet: Sheet, next: () => Story): void {
  const date = dateOf(sheet, 'republic')
  const paper = `${sheet.place}${sheet.any(['小報', '晶報', '日日', '鏡報'])}`
  sheet.furniture(
    ...sheet.any([
      [paper, `${date}　${week(sheet)}`],
      [`${paper}　${date}　${week(sheet)}`],
      [paper, date, '每份售銅元二枚'],
    ]),
  )
  const stops = sheet.pick('stops', ['stops', 'commas', 'commas', 'none'])
  const by = sheet.pick(
    'pen names',
    ['below head in brackets', 'below head', 'at foot', 'behind head', 'none'],
    ['at foot in brackets'],
  )
  const length = sheet.pick('heads', ['short', 'short', 'long'])
  const shorts = [
    '茶館閒話',
    '某女伶',
    '電車上',
    '吃豆腐',
    '賣字者',
    '書場瑣話',
    '租房記',
    '雨夜',
    '怪客',
    '名票下海',
    '小報告',
    '春夢',
    '跑馬廳',
    '理髮師',
    '一碗餛飩',
    '三等文章',
  ]
  const some = [...shorts].sort(() => sheet.random() - 0.5)
  for (let i = 0; i < between(sheet, 4, 7); i++) {
    const story = next()
    const kind = sheet.random()
    sheet.article(() => {
      const name = sheet.any(PEN_NAMES)
      const bare = length === 'short' ? some[i]! : sheet.script(story.headline)
      let headline: number
      if (kind < 0.12) {
        sheet.pick('kind', ['verse'])
        headline = sheet.put(sheet.script(sheet.any(['春日雜詠', '竹枝詞', '無題'])))
        const verses = ['門外垂楊繫客舟', '一江春水向東流', '落花不管人間事', '猶逐東風上小樓']
        const body = sheet.any([0, 1])
          ? verses.map((verse) => [sheet.put(verse)])
          : [[sheet.put(`${verses[0]}、${verses[1]}、${verses[2]}、${verses[3]}。`)]]
        return { headline, body }
      }
      if (kind < 0.24) {
        sheet.pick('kind', ['list'])
        headline = sheet.put(bare)
        const sign = sheet.any(['▲', '◎', '●', '○'])
        const texts = story.paragraphs[0]!.split('。')
          .filter((text) => text.length > 8)
          .slice(0, 3)
        return {
          headline,
          body: texts.map((text) => [sheet.put(sign + stopped(`${sheet.script(text)}。`, stops))]),
        }
      }
      if (kind < 0.36) {
        sheet.pick('kind', ['serial'])
        const number = between(sheet, 2, 60)
        headline = sheet.put(
          sheet.script('江湖兒女傳') + sheet.any([`（${han(number)}）`, `　${han(number)}`]),
        )
        const credit = sheet.put(name)
        const body = paragraphs(
          sheet,
          story.paragraphs.map((text) => stopped(text, stops)),
        )
        if (sheet.any([0, 1])) sheet.furniture(sheet.any(['（未完）', '（明日續刊）']))
        return { headline, body, credit, mayNames: [name] }
      }
      sheet.pick('kind', ['item'])
      const text = story.paragraphs.map((text) => stopped(sheet.script(text), stops))
      let credit: number | undefined
      if (by === 'behind head') {
        const [first, second] = sheet.halves(bare, '　　', name)
        headline = first
        credit = second
        const reads = [first, second]
        return { headline, or: [{ headline: reads }], body: paragraphs(sheet, text), mayNames: [name] }
      }
      headline = sheet.put(bare)
      if (by === 'below head in brackets') credit = sheet.put(`（${name}）`)
      if (by === 'below head') credit = sheet.put(name)
      const body = paragraphs(sheet, text)
      if (by === 'at foot') credit = sheet.put(name)
      if (by === 'at foot in brackets') credit = sheet.put(`（${name}）`)
      return { headline, body, ...(credit ? { credit } : {}), mayNames: [name] }
    })
  }
  if (sheet.random() < 0.5) sheet.furniture('▼本報徵稿　短小精悍爲上　信寄本社')
}

const OFFICES = ['教育廳', '財政廳', '建設廳', '民政廳', '公安局', '省政府', '縣政府', '警察局']
const MATTERS = [
  '禁止民間私鑄銅元',
  '呈報修築公路經過情形',
  '嚴禁學生沿街遊行',
  '呈請撥發冬賑款項',
  '整頓各縣師範學校',
  '查報荒地畝數',
  '檢發農業推廣章程',
]

function gazette(sheet: Sheet): void {
  const paper = `${sheet.place}${sheet.any(['省政府公報', '縣政府公報', '教育公報'])}`
  sheet.furniture(
    ...sheet.any([
      [`${paper}　第${han(between(sheet, 11, 99))}期`],
      [paper, `第${han(between(sheet, 11, 99))}期`, dateOf(sheet, 'republic')],
    ]),
  )
  const stops = sheet.pick('stops', ['stops', 'commas', 'none'])
  const parts = sheet.pick('parts', ['命令', 'spaced', 'none'], ['boxed'])
  const subject = sheet.pick('subject', ['in head', 'own line', 'none'])
  const number = sheet.pick('number', ['in head', 'own line'])
  for (let i = 0; i < between(sheet, 3, 6); i++) {
    const name = sheet.any(['命令', '公牘', '訓令', '指令', '呈文'])
    if (parts === '命令' && sheet.random() < 0.5) sheet.furniture(name)
    if (parts === 'spaced' && sheet.random() < 0.5) sheet.furniture([...name].join('　'))
    if (parts === 'boxed' && sheet.random() < 0.5) sheet.furniture(`【${name}】`)
    sheet.article(() => {
      const [office, other] = [sheet.any(OFFICES), sheet.any(OFFICES)]
      const matter = sheet.any(MATTERS)
      const kind = sheet.pick('kind', ['訓令', '指令', '布告', '呈', '任命', '章程'])
      const order = `${sheet.any(['教', '財', '建', '民'])}字第${han(between(sheet, 11, 99))}號`
      const cut = (text: string) => stopped(text, stops)
      if (kind === '任命') {
        const headline = sheet.put(sheet.any(['任免', `${office}委任職員`, '任命狀']))
        const body = Array.from({ length: 3 }, () => [
          sheet.put(cut(`任命${sheet.person()}爲${sheet.any(OFFICES)}科長，此令。`)),
        ])
        return { headline, body }
      }
      if (kind === '章程') {
        const headline = sheet.put(
          `${sheet.place}${sheet.any(['縣立師範學校', '農業推廣委員會', '公路管理局'])}${sheet.any(['暫行章程', '組織規程', '簡章'])}`,
        )
        const told = [
          '本會定名爲農業推廣委員會，直隸於縣政府。',
          '本會設委員七人，由縣長聘任之。',
          '本章程自公布之日施行。',
        ]
        return { headline, body: told.map((text, n) => [sheet.put(cut(`第${han(n + 1)}條　${text}`))]) }
      }
      const to = kind === '訓令' || kind === '指令' ? `令${other}` : ''
      const before =
        kind === '呈' ? `${office}呈${sheet.any(['省政府', '縣政府'])}` : `${sheet.place}${office}${kind}`
      const about = subject === 'in head' ? `${kind === '呈' ? '' : to}爲${matter}由` : ''
      const headline = sheet.put(before + (number === 'in head' && kind !== '呈' ? order : '') + about)
      const subs: number[] = []
      if (number === 'own line') subs.push(sheet.put(order))
      if (subject === 'own line') subs.push(sheet.put(`爲${matter}由`))
      const lead = {
        訓令: `爲令遵事：案查${matter}一案，`,
        指令: `呈悉。所請${matter}一節，`,
        布告: `爲布告事：照得${matter}，`,
        呈: `呈爲${matter}事：竊查`,
      }[kind]
      const body = paragraphs(sheet, [
        cut(
          `${lead}業經本府第二十三次會議議決通過，各縣應即遵照辦理，毋得違延，除分行外，合行令仰該${other}知照。`,
        ),
        ...(kind === '呈' ? [cut(`謹呈${sheet.any(['省政府主席', '縣長'])}鈞鑒。`)] : [cut('此令。')]),
      ])
      const may: number[] = []
      if (sheet.random() < 0.5) {
        may.push(sheet.put(dateOf(sheet, 'republic')))
        body.push([may.at(-1)!])
      }
      return {
        headline,
        subheadline: subs,
        body,
        may,
        or:
          subs.length > 0
            ? [
                { headline: [headline, ...subs] },
                { headline: subs.at(-1)! },
                { headline: [headline, subs[0]!] },
                { headline, body: [...subs.map((id) => [id]), ...body] },
              ]
            : [],
      }
    })
  }
}

const SLOGANS = [
  '抓革命，促生产！',
  '备战、备荒、为人民。',
  '要斗私，批修。',
  '我们的方针要放在什么基点上？放在自己力量的基点上。',
  '农业学大寨，工业学大庆。',
]

function smallPaper(sheet: Sheet, next: () => Story): void {
  const quoted = sheet.pick('quotation', ['none', 'above masthead', 'below masthead', 'boxed'])
  const title = sheet.any(['最高指示', '最 高 指 示', '毛主席语录'])
  const quote = () => sheet.furniture(title, `　　${sheet.any(SLOGANS)}`)
  if (quoted === 'above masthead') quote()
  sheet.furniture(sheet.any(['红旗战报', '东风', '战三秋', `${sheet.place}战报`]))
  sheet.furniture(
    `${sheet.place}革命造反总部主办`,
    `第${han(between(sheet, 2, 40))}期　${dateOf(sheet, 'han')}`,
  )
  if (quoted === 'below masthead') quote()
  const air = sheet.pick('air', ['none', 'blank lines'])
  const by = sheet.pick('by', ['none', 'at foot', 'below head', 'in brackets'])
  const openers = sheet.pick('openers', ['none', '本报讯', 'mixed'])
  for (let i = 0; i < between(sheet, 3, 5); i++) {
    const story = next()
    if (air === 'blank lines') sheet.blank()
    if (quoted === 'boxed' && i === 1) quote()
    sheet.article(() => {
      const kind = sheet.pick('kind', ['news', 'news', 'editorial', 'verse'], ['resolution'])
      const unit = `${sheet.any(['装配车间', '第三生产队', '机务段', '印染二厂'])}${sheet.any([' 红卫兵', '　马宝山', '革命职工', '通讯组'])}`
      const above = story.kicker && sheet.chance('kicker', 0.7) ? [sheet.put(story.kicker)] : []
      if (kind === 'verse') {
        const headline = sheet.put(
          sheet.any(['快板：扫盲', '庆丰收', '跃进歌谣', '夸夸咱队的好支书（对口词）']),
        )
        const verses = ['锤子重，铅笔轻，', '重的好拿轻的生。', '老汉五十学写字，', '一笔一画冒火星。']
        const body = verses.map((verse) => [sheet.put(verse)])
        const credit = by === 'none' ? undefined : sheet.put(by === 'in brackets' ? `（${unit}）` : unit)
        return { headline, body, ...(credit ? { credit } : {}) }
      }
      const head =
        kind === 'editorial'
          ? sheet.any(['把生产搞得更好', '再接再厉 乘胜前进', '评“等等看”', '一论抓革命促生产'])
          : kind === 'resolution'
            ? '告全市人民书'
            : story.headline
      const headline = sheet.put(head)
      const subs = story.deck && sheet.chance('sub', 0.6) ? [sheet.put(`——${story.deck}`)] : []
      let credit = by === 'below head' && kind === 'news' ? sheet.put(unit) : undefined
      if (kind === 'editorial') credit = sheet.put(sheet.any(['本报评论员', '本报社论', '社论']))
      const opened = openers === '本报讯' || (openers === 'mixed' && sheet.random() < 0.5)
      const [first, ...rest] = story.paragraphs
      const body = paragraphs(sheet, [(opened ? '本报讯　' : '') + first, ...rest], '　　')
      if (by === 'at foot' && kind === 'news') credit = sheet.put(unit)
      if (by === 'in brackets' && kind === 'news') credit = sheet.put(`（${unit}）`)
      if (sheet.random() < 0.15) sheet.furniture(sheet.any(SLOGANS))
      return { headline, kicker: above, subheadline: subs, body, ...(credit ? { credit } : {}) }
    })
  }
}

export const MANNERS_OF_OLD_PRINT: readonly Manner[] = [
  {
    name: '1940s daily',
    eras: ['old', 'mao'],
    years: [1930, 1949],
    isTraditional: true,
    isPrint: true,
    set: daily40s,
  },
  { name: 'tabloid', eras: ['old', 'mao'], years: [1928, 1937], isTraditional: true, set: tabloid },
  { name: 'gazette', eras: ['old'], years: [1914, 1937], isTraditional: true, set: gazette },
  { name: 'small paper', eras: ['mao'], years: [1966, 1972], isPrint: true, set: smallPaper },
]
