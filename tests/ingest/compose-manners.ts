/**
 * The manners that `compose.ts` sets stories in: what stands around them, over them and below
 * them on pages of one kind. Papers, places and persons are invented.
 */

import type { Sheet } from './compose.js'
import type { Era, Story } from './stories.js'

export type Manner = {
  name: string
  eras: readonly Era[]
  years: [least: number, most: number]
  isTraditional?: boolean
  /** Whether its paragraphs may be set as printed lines afterwards. */
  isPrint?: boolean
  set(sheet: Sheet, next: () => Story): void
}

const HAN = [...'零一二三四五六七八九十']
const han = (n: number): string =>
  n <= 10 ? HAN[n]! : n < 20 ? `十${HAN[n - 10]}` : `${HAN[Math.floor(n / 10)]}十${n % 10 ? HAN[n % 10] : ''}`
const hanYear = (year: number) =>
  [...String(year)].map((digit) => '〇一二三四五六七八九'[Number(digit)]).join('')
const between = (sheet: Sheet, least: number, most: number) =>
  least + Math.floor(sheet.random() * (most - least + 1))

function dateOf(sheet: Sheet, form: 'digits' | 'han' | 'iso' | 'republic'): string {
  const [month, day] = [between(sheet, 1, 12), between(sheet, 1, 28)]
  if (form === 'iso') return `${sheet.year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  if (form === 'digits') return `${sheet.year}年${month}月${day}日`
  if (form === 'han') return `${hanYear(sheet.year)}年${han(month)}月${han(day)}日`
  return `中華民國${han(sheet.year - 1911)}年${han(month)}月${han(day)}日`
}

const week = (sheet: Sheet) => `星期${sheet.any([...'一二三四五六日'])}`
const paragraphs = (sheet: Sheet, body: readonly string[], indent = '') =>
  body.map((text) => [sheet.put(indent + sheet.script(text))])

// ---------------------------------------------------------------- public accounts

const FOOT_OF_ACCOUNT = [
  '来源',
  '作者',
  '编辑',
  '责编',
  '审核',
  '监制',
  '校对',
  '图片',
  '文/图',
  '记者',
  '通讯员',
  '排版',
]

function account(sheet: Sheet, next: () => Story): void {
  const story = next()
  const paper = `${sheet.place}${sheet.any(['融媒', '发布', '日报', '新闻网', '文旅'])}`
  const date = dateOf(sheet, sheet.any(['iso', 'digits']))
  const hasGaps = sheet.pick('gaps', ['blank lines', 'none']) === 'blank lines'
  const gap = () => hasGaps && sheet.blank()
  const invites = [
    '点击上方蓝字关注我们',
    `点击上方“${paper}”关注我们`,
    '↑↑↑点击蓝字，关注我们',
    '关注我们 获取更多资讯',
  ]
  const invite = sheet.pick('invitation', ['none', 'above', 'below title'])
  if (invite === 'above') sheet.furniture(sheet.any(invites))
  gap()
  const above = sheet.pick('above title', ['none', 'none', 'name'], ['label'])
  if (above === 'name') sheet.furniture(paper)
  const label = above === 'label' ? sheet.any(['关注 | ', '【聚焦】', '聚焦丨']) : ''
  const head = sheet.chance('short title', 0.2)
    ? sheet.any(['老街的灯', '春耕图', '回家过年'])
    : story.headline
  const headline = sheet.put(label + head)
  const meta = sheet.pick(
    'meta',
    ['none', 'one line', 'parts', 'original', 'source', 'yesterday'],
    ['recorded'],
  )
  if (meta === 'yesterday')
    sheet.furniture(`${sheet.any(['原创 ', ''])}${paper} ${sheet.any(['昨天', '9月23日'])}`)
  if (meta === 'one line') sheet.furniture(`${paper} ${date} 18:32`)
  if (meta === 'parts') sheet.furniture(paper, `${date} 07:45`, `发表于${sheet.place}`)
  if (meta === 'original') sheet.furniture(`原创 ${sheet.person()} ${paper} ${date} 发表于${sheet.place}`)
  if (meta === 'source') sheet.furniture(`来源：${paper}`, `发布时间：${date}`)
  if (meta === 'recorded') sheet.furniture('原创', sheet.person(), paper, '2小时前')
  if (invite === 'below title') sheet.furniture(sheet.any(invites))
  gap()
  sheet.article(() => {
    if (sheet.pick('title again', ['no', 'no', 'yes']) === 'yes') {
      sheet.furniture(head)
      gap()
    }
    const sections = sheet.pick(
      'sections',
      ['none', '01 above', '01 beside', '一、', 'PART', 'bracketed', 'sign', 'emoji', 'bare'],
      ['keycap', 'No.'],
    )
    const shots = sheet.pick('pictures', ['none', '图片', 'credit', 'caption'], ['bar'])
    const heads = ['手艺回来了', '客人也来了', '路修到家门口', '日子有了奔头', '下一步怎么走']
    const body: number[][] = []
    const captions: number[] = []
    const may: number[] = []
    const photographers: string[] = []
    for (const [i, text] of story.paragraphs.entries()) {
      if (i > 0 && sections !== 'none' && story.paragraphs.length > 2) {
        const head = heads[i - 1]!
        const number = `0${i}`
        if (sections === '01 above' || sections === 'PART' || sections === 'No.') {
          body.push([sheet.put({ '01 above': number, PART: `PART.${number}`, 'No.': `NO.${i}` }[sections])])
          may.push(body.at(-1)![0]!)
          gap()
        }
        const before = {
          '01 beside': `${number} `,
          '一、': `${HAN[i]}、`,
          sign: sheet.any(['▌', '◆ ', '● ', '■']),
          emoji: sheet.any(['🌾', '👉 ', '📍']),
          keycap: `${i}️⃣ `,
        }
        const shown = sections === 'bracketed' ? `【${head}】` : (before[sections as 'sign'] ?? '') + head
        body.push([sheet.put(shown)])
        gap()
      }
      body.push([sheet.put(text)])
      gap()
      if (shots !== 'none' && i < 2) {
        const name = sheet.person()
        if (shots === '图片') sheet.furniture(sheet.any(['图片', '[图片]']))
        if (shots === 'credit')
          may.push(
            sheet.put(sheet.any([`（图/${name}）`, `图 | ${name}`, `（${name} 摄）`, '（受访者供图）'])),
          )
        if (shots === 'caption' || shots === 'bar')
          captions.push(
            sheet.put(
              `${shots === 'bar' ? '| ' : sheet.any(['△', '▲', '↑'])}村民在场院里翻晒新收的稻谷。${name} 摄`,
            ),
          )
        if (shots === 'caption') photographers.push(name)
        gap()
      }
    }
    const foot = sheet.pick(
      'foot',
      ['labels with ：', 'labels with |', 'labels with /', 'one line'],
      ['fullwidth bar'],
    )
    const end = sheet.pick('end mark', ['none', 'END', '-END-', '— THE END —'])
    if (end !== 'none') sheet.furniture(end)
    gap()
    const sign = {
      'labels with ：': '：',
      'labels with |': ' | ',
      'labels with /': ' / ',
      'one line': '：',
      'fullwidth bar': '丨',
    }[foot]
    const labels = FOOT_OF_ACCOUNT.filter(() => sheet.random() < 0.4)
    const told = labels.map((label) => label + sign + (label === '来源' ? paper : sheet.person()))
    if (foot === 'one line') sheet.furniture(told.join(' '))
    else sheet.furniture(...told)
    gap()
    return { headline, body, captions, may, photographers, mayNames: [] }
  })
  const more = sheet.pick('below', ['none', 'earlier', 'read more', 'liked', 'counts'], ['code'])
  const titles = ['这条路通车了！从此进城只要40分钟', '最新！全县公交线路有调整', '事关你我，下月起实施']
  if (more === 'earlier') sheet.furniture(sheet.any(['往期推荐', '▼ 往期回顾 ▼', '【往期精彩】']), ...titles)
  if (more === 'read more') sheet.furniture('点击“阅读原文”查看更多', '阅读原文')
  if (more === 'liked') sheet.furniture('喜欢此内容的人还喜欢', ...titles)
  if (more === 'counts') sheet.furniture('阅读 1.2万', '分享 收藏 34 在看 12')
  if (more === 'code') sheet.furniture('长按识别二维码关注我们', '点分享', '点收藏', '点点赞', '点在看')
}

// ---------------------------------------------------------------- e-papers

function ePaper(sheet: Sheet, next: () => Story): void {
  const paper = `${sheet.place}${sheet.any(['日报', '晚报', '都市报', '晨报'])}`
  const stories = Array.from({ length: between(sheet, 2, 4) }, next)
  const date = dateOf(sheet, sheet.any(['iso', 'digits']))
  const [page, name] = [
    sheet.any(['A05', '03', 'B2', '第6']),
    sheet.any(['城事', '要闻', '社会', '综合', '民生']),
  ]
  const head = sheet.pick('head', ['place', 'labels', 'lines', 'bar'], ['english'])
  if (head === 'place') sheet.furniture(`您当前的位置：${paper} > ${date} > ${page}版：${name}`)
  if (head === 'labels') sheet.furniture(paper, `${date} ${week(sheet)}`, `${page}版：${name}`)
  if (head === 'lines') sheet.furniture(`${paper}数字报`, '首页', '版面导航', '标题导航', date)
  if (head === 'bar') sheet.furniture(`${paper} | ${date} | ${page}版 | ${name}`)
  if (head === 'english') sheet.furniture(paper, 'DAILY NEWS', `${date}${week(sheet)}`, '返回首页', '旧版')
  const pages = sheet.pick('pages', ['none', 'list', 'glued'])
  if (pages === 'list') sheet.furniture('第01版：头版', '第02版：要闻', '第03版：时事', '第04版：副刊')
  if (pages === 'glued') sheet.furniture('01版：头版02版：要闻03版：时事04版：副刊', '上一版下一版')
  const list = sheet.pick('list of titles', ['none', 'bare', 'numbered', 'dotted', 'labelled'], ['glued'])
  if (list === 'labelled') sheet.furniture('本版新闻', '标题导航')
  for (const [i, { headline: head }] of stories.entries()) {
    if (list === 'bare' || list === 'labelled') sheet.furniture(head)
    if (list === 'numbered') sheet.furniture(`${i + 1}. ${head}`)
    if (list === 'dotted') sheet.furniture(`· ${head}`)
  }
  if (list === 'glued') sheet.furniture(stories.map(({ headline }) => headline).join(''))
  const turn = sheet.pick('turns', ['none', 'above', 'arrows', 'per story'], ['glued'])
  if (turn === 'above') sheet.furniture('上一版　下一版')
  if (turn === 'arrows') sheet.furniture('上一版 ◄ ► 下一版')
  if (turn === 'glued') sheet.furniture('<上一版下一版>', '放大缩小默认')
  const parting = sheet.pick('between stories', ['nothing', 'blank line', 'rule', 'count'])
  const count = sheet.pick('count of characters', ['none', 'below head', 'label below head'])
  const indent = sheet.any(['', '　　', '    '])
  for (const [i, story] of stories.entries()) {
    if (parting === 'blank line') sheet.blank()
    if (parting === 'rule') sheet.furniture('----------------')
    if (parting === 'count') sheet.furniture(`${i + 1}/${stories.length}`)
    sheet.article(() => {
      const kicker = story.kicker ? [sheet.put(story.kicker)] : []
      const headline = sheet.put(story.headline)
      const subheadline = story.deck ? [sheet.put(sheet.any(['', '——']) + story.deck)] : []
      if (count === 'below head') sheet.furniture(`本文字数：${between(sheet, 120, 900)}`)
      if (count === 'label below head')
        sheet.furniture(`(字数：${between(sheet, 120, 900)})`, '放大 缩小 默认')
      const reporter = sheet.person()
      const by = sheet.pick('by', ['none', 'credit above', 'opener', '来源'], ['作者'])
      const credit = by === 'credit above' ? sheet.put(`本报记者 ${reporter}`) : undefined
      if (by === '来源') sheet.furniture(`${date} 来源：${paper}`)
      if (by === '作者') sheet.furniture(`作者：${reporter}`)
      const [first, ...rest] = story.paragraphs
      const opened = by === 'opener' ? `本报讯（记者 ${reporter}）${first}` : first!
      const body = paragraphs(sheet, [opened, ...rest], indent)
      if (turn === 'per story')
        sheet.furniture(sheet.any(['上一篇　下一篇', '上一篇 下一篇 放大 缩小 默认', '放大 缩小 默认']))
      return { headline, kicker, subheadline, body, credit, mayNames: [reporter] }
    })
  }
  const foot = sheet.pick('foot', ['none', 'rights', 'buttons', 'links'])
  if (foot === 'rights') sheet.furniture(`${paper}社版权所有 未经许可不得转载`, '京ICP备12345678号')
  if (foot === 'buttons') sheet.furniture('分享到：', '打印本页 关闭窗口')
  if (foot === 'links') sheet.furniture('相关链接', '关于我们 | 联系我们 | 广告服务')
}

// ---------------------------------------------------------------- Markdown of OCR tools

function ocrMarkdown(sheet: Sheet, next: () => Story): void {
  const levels = sheet.pick('levels', ['all #', 'all ##', 'mixed', 'some without'], ['deep'])
  const mark = () =>
    levels === 'all #'
      ? '# '
      : levels === 'all ##'
        ? '## '
        : levels === 'deep'
          ? '#### '
          : sheet.any(['# ', '## ', '### '])
  const put = (text: string, reads?: string) => {
    const id = sheet.put(text, reads)
    sheet.blank()
    return id
  }
  const top = sheet.pick('masthead', ['plain', 'marked', 'none'])
  const paper = `${sheet.place}${sheet.any(['日报', '报', '周报', '商报'])}`
  if (top !== 'none') put((top === 'marked' ? '# ' : '') + paper)
  if (top !== 'none') put(`${dateOf(sheet, 'digits')} ${week(sheet)} 第${sheet.any(['2', '三'])}版`)
  const bold = sheet.pick('bold', ['none', 'heads', 'openers'])
  const picture = sheet.pick('pictures', ['none', 'image', 'html'])
  const foot = sheet.pick('page foot', ['none', 'number'])
  for (let i = 0; i < 3; i++) {
    const story = next()
    sheet.article(() => {
      const form = sheet.pick(
        'head',
        ['one line', 'one line', 'two marked lines', 'two lines'],
        ['head unmarked'],
      )
      const hasMark = form !== 'head unmarked' && !(levels === 'some without' && sheet.random() < 0.3)
      const marked = (text: string) =>
        put((hasMark ? mark() : '') + (bold === 'heads' ? `**${text}**` : text), text)
      const over = story.kicker && sheet.pick('kicker', ['marked', 'plain', 'none'])
      const kicker =
        over === 'marked'
          ? [put(mark() + story.kicker, story.kicker)]
          : over === 'plain'
            ? [put(story.kicker)]
            : []
      let headline: number | number[]
      let or: { headline: number }[] = []
      if (/^two/.test(form) && story.headline.length >= 12) {
        const half = Math.ceil(story.headline.length / 2)
        const gap = story.headline.search(/[　 ]/)
        const at = gap > 4 && gap < story.headline.length - 4 ? gap : half
        const first = marked(story.headline.slice(0, at))
        const rest = story.headline.slice(at).trim()
        headline = [first, form === 'two lines' ? put(rest) : marked(rest)]
        or = headline.map((headline) => ({ headline }))
      } else headline = marked(story.headline)
      const by = sheet.pick('by', ['opener', 'credit above', 'credit below', 'none'])
      const reporter = sheet.person()
      const credit = by === 'credit above' ? put(`本报记者 ${reporter}`) : undefined
      const opener = by === 'opener' ? '本报讯（记者 NAME）' : ''
      const body: number[][] = []
      const wrong = sheet.pick('a body line', ['right', 'right', 'marked'])
      for (const [i, text] of story.paragraphs.entries()) {
        const shown = (i === 0 ? opener.replace('NAME', reporter) : '') + text
        const isMarked = wrong === 'marked' && i === 1 && text.length < 60
        const isBold = bold === 'openers' && i === 0 && opener !== ''
        body.push([
          isMarked
            ? put(`## ${shown}`, shown)
            : isBold
              ? put(`**本报讯**${shown.slice(3)}`, shown)
              : put(shown),
        ])
        if (i === 0 && picture === 'image') sheet.furniture('![](images/3fa10c55e2.jpg)', '')
        if (i === 0 && picture === 'html')
          sheet.furniture(
            '<div style="text-align: center;"><img src="imgs/img_1.jpg" alt="Image" width="52%" /></div>',
            '',
          )
      }
      const below = by === 'credit below' ? put(sheet.any([`（${reporter}）`, `□ ${reporter}`])) : undefined
      return { headline, kicker, body, credit: credit ?? below, or, mayNames: [reporter] }
    })
  }
  if (foot === 'number') sheet.put('·7·')
}

// ---------------------------------------------------------------- transcripts

function transcript(sheet: Sheet, next: () => Story): void {
  const paper = `${sheet.place}${sheet.any(['日报', '民报', '群众报', '新报'])}`
  const date = dateOf(sheet, sheet.any(['digits', 'han']))
  const stories = Array.from({ length: between(sheet, 3, 5) }, next)
  const head = sheet.pick('head', ['labels', 'one line', 'page and brackets'])
  if (head === 'labels') sheet.furniture(`报名：${paper}`, `日期：${date}`, '版次：第一版')
  if (head === 'one line') sheet.furniture(`${paper} ${date} 第一版`)
  if (head === 'page and brackets') sheet.furniture(`${paper}${date}`, '第1版()')
  const listed = sheet.pick('list of titles', ['none', 'numbered', 'bare', 'dashed'], ['in brackets'])
  for (const [i, { headline: head }] of stories.entries()) {
    if (listed === 'numbered') sheet.furniture(`${i + 1}、${head}`)
    if (listed === 'bare') sheet.furniture(head)
    if (listed === 'dashed') sheet.furniture(`- ${head}`)
    if (listed === 'in brackets') sheet.furniture(`（${i + 1}）${head}`)
  }
  const parting = sheet.pick('between stories', ['blank line', 'rule', 'number', 'nothing'], ['stars'])
  const form = sheet.pick(
    'labels',
    ['标题：作者：正文：', '标题： alone', '【标题】', 'numbered head', '专栏:'],
    ['题目：内容：', '■ head'],
  )
  const column = sheet.any(['国内新闻', '地方新闻', '要闻'])
  sheet.blank()
  for (const [i, story] of stories.entries()) {
    if (parting === 'blank line') sheet.blank()
    if (parting === 'rule') sheet.furniture(sheet.any(['--------', '========', '————————']))
    if (parting === 'number') sheet.furniture(sheet.any([`【第${i + 1}篇】`, `———— 第${han(i + 1)}篇 ————`]))
    if (parting === 'stars') sheet.furniture('* * *')
    sheet.article(() => {
      const name = sheet.person()
      const { headline: head } = story
      const [first, ...rest] = story.paragraphs.map(sheet.script)
      const opener = sheet.pick('opener', ['none', '本报讯', '新华社'])
      const opened =
        opener === 'none'
          ? first!
          : opener === '本报讯'
            ? `【本报讯】${first}`
            : `【新华社${sheet.place}二日电】${first}`
      if (form === '标题：作者：正文：' || form === '题目：内容：') {
        const [title, text] = form === '题目：内容：' ? ['题目', '内容'] : ['标题', '正文']
        const headline = sheet.put(`${title}：${head}`, head)
        if (sheet.chance('作者', 0.5)) sheet.put(`作者：${name}`)
        const own = sheet.pick('正文：', ['on a line', 'before the text'])
        if (own === 'on a line') sheet.put(`${text}：`)
        const lead = own === 'on a line' ? sheet.put(opened) : sheet.put(`${text}：${opened}`, opened)
        return { headline, body: [[lead], ...paragraphs(sheet, rest)], mayNames: [name] }
      }
      if (form === '专栏:') sheet.furniture(`专栏:${sheet.any(['', column])}`)
      const shown = form === '标题： alone' ? `标题：${head}` : form === '【标题】' ? `【${head}】` : head
      const before = form === 'numbered head' ? `${i + 1}. ` : form === '■ head' ? '■ ' : ''
      const headline = sheet.put(before + shown, form === '【标题】' ? `【${head}】` : head)
      const or = form === '【标题】' ? [{ headline: bare(sheet, headline, head) }] : []
      return { headline, body: paragraphs(sheet, [opened, ...rest]), or }
    })
  }
}

/** A further reading of a line. */
function bare(sheet: Sheet, id: number, reads: string): number {
  const other = Number(`${id}.5`)
  sheet.reads[other] = reads
  return other
}

export const MANNERS_OF_FILES: readonly Manner[] = [
  { name: 'public account', eras: ['new'], years: [2016, 2024], set: account },
  { name: 'e-paper page', eras: ['new'], years: [2005, 2023], set: ePaper },
  { name: 'OCR Markdown', eras: ['new', 'mao'], years: [1980, 2010], set: ocrMarkdown },
  { name: 'transcript', eras: ['mao'], years: [1950, 1978], set: transcript },
]

export { between, dateOf, HAN, han, paragraphs, week }
