/** Manners of printed pages, for `compose.ts`: digests, letters, pictures, sports, notices, county papers, papers overseas. */

import type { Sheet } from './compose.js'
import { between, dateOf, han, type Manner, paragraphs, week } from './compose-manners.js'
import type { Story } from './stories.js'

function digest(sheet: Sheet, next: () => Story): void {
  const paper = `${sheet.place}${sheet.any(['文摘', '文摘报', '周末文摘'])}`
  sheet.furniture(paper, `${dateOf(sheet, 'digits')}　第三版`)
  const from = sheet.pick(
    'source',
    ['（摘自《》）', '摘自《》', '（《》 name文）', '据《》name文 above', '（name 《》）'],
    ['《》 date'],
  )
  const books = ['海外星云', '新民晚报', '健康报', '读者', '参考消息', '人民日报', '文汇报', '环球时报']
  for (let i = 0; i < between(sheet, 4, 6); i++) {
    const story = next()
    if (sheet.random() < 0.2) sheet.furniture(sheet.any(['域外风情', '人物春秋', '生活顾问', '史海钩沉']))
    sheet.article(() => {
      const [book, name] = [sheet.any(books), sheet.person()]
      const headline = sheet.put(story.headline)
      let credit = from === '据《》name文 above' ? sheet.put(`据《${book}》 ${name}文`) : undefined
      const body = paragraphs(sheet, story.paragraphs, sheet.any(['', '　　']))
      const date = `${between(sheet, 1, 12)}月${between(sheet, 1, 28)}日`
      const forms = {
        '（摘自《》）': `（摘自《${book}》）`,
        '摘自《》': `摘自《${book}》`,
        '（《》 name文）': `（《${book}》${date} ${name}文）`,
        '（name 《》）': `（${name}　《${book}》）`,
        '《》 date': `《${book}》${date}`,
      }
      if (from in forms) credit = sheet.put(forms[from as '摘自《》'])
      return { headline, body, credit: credit!, mayNames: [name] }
    })
  }
}

/** What the editors say that each letter of a page is about, so that no two say the same. */
const MATTERS = ['交通', '供销', '房管', '用电', '教育']

function letters(sheet: Sheet, next: () => Story): void {
  sheet.furniture(
    `${sheet.place}${sheet.any(['日报', '农民报', '工人报'])}`,
    `${dateOf(sheet, 'digits')} 第三版`,
  )
  if (sheet.chance('section', 0.5))
    sheet.furniture(sheet.any(['读者来信', '群众来信', '人民信箱', '读者之声']))
  const signed = sheet.pick(
    'signature',
    ['place and name', 'name', 'two lines', 'in brackets', 'behind the text'],
    ['date too'],
  )
  const opened = sheet.pick('salutation', ['编辑同志：', 'own line', 'none'])
  const note = sheet.pick('note', ['none', '编后', '编者附记', 'answer'])
  for (let i = 0; i < between(sheet, 3, 5); i++) {
    const story = next()
    sheet.article(() => {
      const name = sheet.person()
      const from = `${sheet.place}${sheet.any(['县供销社', '一中', '农机厂', '棉纺厂工会', '镇居民'])}`
      const headline = sheet.put(story.headline)
      const hail = sheet.any(['编辑同志：', '编辑同志:', '编辑部：'])
      const body: number[][] = []
      if (opened === 'own line') body.push([sheet.put(hail)])
      const texts = story.paragraphs.map((text, n) => (opened === '编辑同志：' && n === 0 ? hail : '') + text)
      if (signed === 'behind the text') texts.push(`${texts.pop()}（${from} ${name}）`)
      body.push(...paragraphs(sheet, texts, sheet.any(['', '　　'])))
      let credit: number | undefined
      if (signed === 'place and name')
        credit = sheet.put(`${sheet.any(['', '　　　　　　'])}${from}　${name}`)
      if (signed === 'name') credit = sheet.put(name)
      if (signed === 'in brackets') credit = sheet.put(`（${from} ${name}）`)
      const may: number[] = []
      if (signed === 'two lines' || signed === 'date too') {
        may.push(sheet.put(from), sheet.put(name))
        if (signed === 'date too') may.push(sheet.put(`${between(sheet, 1, 12)}月${between(sheet, 1, 28)}日`))
        body.push(...may.map((id) => [id]))
      }
      const asides: { label: number; text: number }[] = []
      if (note === '编后' && sheet.random() < 0.5)
        asides.push({
          label: sheet.put('编后'),
          text: sheet.put(`这封来信反映的${MATTERS[i]}问题值得有关部门重视，希望早日解决。`),
        })
      if (note === '编者附记' && sheet.random() < 0.5)
        body.push([sheet.put(`编者附记：来信已转市${MATTERS[i]}科。据答复，月底以前修好。`)])
      if (note === '编者附记') may.push(body.at(-1)![0]!)
      if (note === 'answer' && sheet.random() < 0.5)
        body.push([sheet.put(`${name}同志：你的来信收到，所提意见已经采纳，特此致谢。`)])
      if (note === 'answer') may.push(body.at(-1)![0]!)
      return {
        headline,
        body,
        may,
        mayNames: [name],
        ...(credit ? { credit } : {}),
        ...(asides.length > 0 ? { asides } : {}),
      }
    })
  }
}

function pictures(sheet: Sheet, next: () => Story): void {
  sheet.furniture(
    `${sheet.place}${sheet.any(['晨刊', '日报', '都市报'])}`,
    `${dateOf(sheet, 'digits')} ${week(sheet)} 视觉`,
  )
  const sign = sheet.pick(
    'shot',
    ['name 摄', '（name 摄）', '本报记者 name 摄', 'own line', '图/name'],
    ['摄影：', '新华社发（ 摄）'],
  )
  const form = sheet.pick('items', ['headed', 'mixed', 'bare'])
  for (let i = 0; i < between(sheet, 4, 6); i++) {
    const story = next()
    sheet.article(() => {
      const name = sheet.person()
      const isPhoto = sheet.random() < 0.8
      const hasHead = !isPhoto || form === 'headed' || (form === 'mixed' && sheet.random() < 0.5)
      const headline = hasHead ? sheet.put(story.headline) : null
      if (!isPhoto) {
        sheet.pick('item', ['story'])
        const body = paragraphs(sheet, story.paragraphs)
        return { headline, body, credit: sheet.put(`${name} 文/摄`), mayNames: [name] }
      }
      sheet.pick('item', [hasHead ? 'photo with head' : 'photo'])
      const day = `${between(sheet, 1, 12)}月${between(sheet, 1, 28)}日，`
      const text =
        sheet.any(['', '▲', '图为', '']) + day + story.paragraphs[0]!.slice(0, 80).replace(/[^。]*$/, '')
      const told = /。$/.test(text) ? text : `${day}${story.paragraphs[0]!.split('。')[0]}。`
      const photographers = [name]
      if (sign === 'own line') {
        const id = sheet.put(told)
        const shot = sheet.put(sheet.any([`${name} 摄`, `本报记者 ${name} 摄影报道`]))
        return { kind: 'photo', headline, body: [[id, shot]], may: [shot], photographers }
      }
      const ends = {
        'name 摄': `${name} 摄`,
        '（name 摄）': `（${name} 摄）`,
        '本报记者 name 摄': ` 本报记者 ${name} 摄`,
        '图/name': ` 图/${name}`,
        '摄影：': ` 摄影：${name}`,
        '新华社发（ 摄）': `新华社发（${name} 摄）`,
      }
      const [id, shot] = sheet.halves(told, '', ends[sign])
      return { kind: 'photo', headline, body: [[id, shot]], may: [shot], photographers }
    })
  }
}

function sports(sheet: Sheet, next: () => Story): void {
  sheet.furniture(
    ...sheet.any([
      [`${sheet.place}体育报`, dateOf(sheet, 'digits')],
      [`体育新闻 ${dateOf(sheet, 'digits')} ${week(sheet)} A12`],
    ]),
  )
  const by = sheet.pick('by', ['opener', 'credit below head', '□本报记者', '【】', 'at foot'], ['wire'])
  const tables = sheet.pick('tables', ['none', 'results', 'ranking', 'schedule'])
  for (let i = 0; i < between(sheet, 3, 5); i++) {
    const story = next()
    sheet.article(() => {
      const name = sheet.person()
      const kicker = story.kicker && sheet.chance('kicker', 0.6) ? [sheet.put(story.kicker)] : []
      const headline = sheet.put(
        sheet.any([
          story.headline,
          story.headline,
          '巴西3∶1力克韩国',
          '女排三连胜 提前出线',
          '郎平：我们输在一传',
        ]),
      )
      let credit =
        by === 'credit below head'
          ? sheet.put(`本报记者 ${name}`)
          : by === '□本报记者'
            ? sheet.put(`□本报记者 ${name} 报道`)
            : undefined
      const opener =
        by === 'opener'
          ? `本报讯（记者${name}）`
          : by === '【】'
            ? '【本报综合消息】'
            : by === 'wire'
              ? `新华社${sheet.place}6月5日体育专电 `
              : ''
      const [first, ...rest] = story.paragraphs
      const body = paragraphs(sheet, [opener + first, ...rest], '　　')
      if (by === 'at foot') credit = sheet.put(sheet.any([`（${name}）`, `本报记者 ${name}`]))
      return { headline, kicker, body, mayNames: [name], ...(credit ? { credit } : {}) }
    })
    if (tables !== 'none' && i === 1)
      sheet.article(() => {
        sheet.pick('kind', ['table'])
        const headline = sheet.put({ results: '昨日战报', ranking: '射手榜', schedule: '今日赛程' }[tables])
        const rows = {
          results: ['中国队　3∶0　古巴队', '巴西队　2∶1　日本队'],
          ranking: ['5球　罗纳尔多（巴西）', '4球　克洛泽（德国）'],
          schedule: ['14：30　日本—比利时　埼玉', '20：00　韩国—波兰　釜山'],
        }[tables]
        return { headline, body: rows.map((row) => [sheet.put(row)]) }
      })
  }
}

function notices(sheet: Sheet, next: () => Story): void {
  sheet.furniture(`${sheet.place}${sheet.any(['日报', '县报'])}`, `${dateOf(sheet, 'digits')} 第四版`)
  const signed = sheet.pick('signature', ['office and day', 'office', 'day', 'none'])
  const mixed = sheet.pick('beside news', ['no', 'yes'])
  const kinds = (['公告', '选举', '遗失', '招聘', '讣告', '名单'] as const)
    .map((kind) => ({ kind, at: sheet.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ kind }) => kind)
  for (let i = 0; i < between(sheet, 3, 5); i++) {
    if (mixed === 'yes' && i % 2 === 1) {
      const story = next()
      sheet.article(() => {
        sheet.pick('kind', ['news'])
        const headline = sheet.put(story.headline)
        return { headline, body: paragraphs(sheet, story.paragraphs, '　　') }
      })
      continue
    }
    sheet.article(() => {
      const kind = kinds[i]!
      sheet.pick('kind', [kind])
      const office = `${sheet.place}${sheet.any(['县选举委员会', '市人民法院', '电力局', '第一中学', '县人事局'])}`
      const head = {
        公告: `${office}公告`,
        选举: '选民登记须知',
        遗失: '遗失声明',
        招聘: `${office}招聘启事`,
        讣告: '讣告',
        名单: '县人民代表候选人名单',
      }[kind]
      const headline = sheet.put(sheet.any([head, head, head.length < 5 ? [...head].join('　') : head]))
      sheet.reads[headline] = sheet.lines[headline - 1]!
      const texts = {
        公告: [
          '根据有关规定，现将有关事项公告如下：',
          '一、自即日起停止办理旧证。',
          '二、请有关单位于月底前到我处换证。',
          '特此公告。',
        ],
        选举: [
          '一、凡年满十八周岁的公民，都有选举权和被选举权。',
          '二、选民凭选民证到指定地点投票。',
          '三、登记时间：3月1日至3月10日。',
        ],
        遗失: [
          `${sheet.person()}遗失身份证一张，声明作废。`,
          `${sheet.place}粮站遗失营业执照副本，编号0411，声明作废。`,
        ],
        招聘: [
          '因业务发展需要，现招聘会计2名、司机3名，大专以上学历，45岁以下。',
          '有意者请携带本人证件到我单位人事科面谈。',
          '电话：23341　联系人：小靳',
        ],
        讣告: [
          `离休干部${sheet.person()}同志因病医治无效，于6月3日逝世，终年八十一岁。`,
          '定于6月5日上午在殡仪馆举行告别仪式。',
        ],
        名单: ['第一选区', '第二选区'].map(
          (name) =>
            `${name}：${Array.from({ length: between(sheet, 4, 6) }, () => sheet.person()).join('　')}`,
        ),
      }[kind]
      const body = paragraphs(sheet, texts, '　　')
      const may: number[] = []
      const day = dateOf(sheet, 'han')
      const pad = sheet.any(['', '　　　　　　　　'])
      if (/office/.test(signed)) may.push(sheet.put(pad + office))
      if (/day/.test(signed)) may.push(sheet.put(pad + day))
      return { headline, body: [...body, ...may.map((id) => [id])], may }
    })
  }
}

function countyPaper(sheet: Sheet, next: () => Story): void {
  const paper = `${sheet.place}${sheet.any(['县报', '日报', '晚报', '都市报', '报'])}`
  const head = sheet.pick('masthead', ['lines', 'one line', 'page first'], ['editors'])
  const date = `${dateOf(sheet, sheet.any(['digits', 'han']))} ${week(sheet)}`
  if (head === 'lines') sheet.furniture(paper, date, '第二版')
  if (head === 'one line') sheet.furniture(`${paper} ${date} 第二版 综合新闻`)
  if (head === 'page first') sheet.furniture('2', '综合新闻', date)
  if (head === 'editors')
    sheet.furniture(`A07 城事`, date, `责编：${sheet.person()} 美编：${sheet.person()}`, paper)
  const by = sheet.pick('by', ['opener', 'foot in brackets', 'credit above', 'mixed'])
  const air = sheet.pick('air', ['none', 'between stories', 'everywhere'])
  const inner = sheet.pick('inner heads', ['none', 'none', 'numbered', 'bare'])
  for (let i = 0; i < between(sheet, 4, 6); i++) {
    const story = next()
    if (air !== 'none') sheet.blank()
    if (sheet.random() < 0.12) sheet.furniture(sheet.any(['简讯', '社会万象', '经济广角', '本报观察']))
    sheet.article(() => {
      const name = sheet.person()
      const form =
        by === 'mixed'
          ? sheet.pick('own by', ['opener', 'foot in brackets', 'credit above', 'none', 'foot'])
          : by
      const kicker = story.kicker && sheet.chance('kicker', 0.8) ? [sheet.put(story.kicker)] : []
      const headline = sheet.put(story.headline)
      const subs = story.deck && sheet.chance('sub', 0.8) ? [sheet.put(story.deck)] : []
      let credit =
        form === 'credit above'
          ? sheet.put(
              sheet.any([`本报记者 ${name}`, `□ ${name}`, name, `通讯员 ${name} 记者 ${sheet.person()}`]),
            )
          : undefined
      const [first, ...rest] = story.paragraphs
      const opened =
        form === 'opener' ? `${sheet.any(['本报讯（记者 ', '本报讯 （通讯员'])}${name}）${first}` : first!
      const body: number[][] = []
      for (const [n, text] of [opened, ...rest].entries()) {
        if (air === 'everywhere') sheet.blank()
        if (n > 0 && inner !== 'none' && rest.length >= 2) {
          const told = sheet.any(['妙招迭出', '效果初显', '难题何解', '前景看好'])
          body.push([sheet.put(inner === 'numbered' ? `${han(n)}、${told}` : told)])
        }
        body.push([sheet.put(`　　${text}`)])
      }
      if (form === 'foot in brackets') credit = sheet.put(`（${name}）`)
      if (form === 'foot')
        credit = sheet.put(sheet.any([name, `${sheet.place} ${name}`, `作者单位：${sheet.place}县文化馆`]))
      return { headline, kicker, subheadline: subs, body, mayNames: [name], ...(credit ? { credit } : {}) }
    })
  }
}

function overseas(sheet: Sheet, next: () => Story): void {
  const paper = `${sheet.place}${sheet.any(['時報', '日報', '晚報', '僑報'])}`
  sheet.furniture(
    ...sheet.any([
      [`${paper} ${dateOf(sheet, 'digits')} A3 地方新聞`],
      [paper, dateOf(sheet, 'digits'), '地方版'],
    ]),
  )
  const by = sheet.pick(
    'by',
    ['〔／〕', '【╱】', '（place訊）', '【本報訊】', '記者／', 'none'],
    ['記者…專訪'],
  )
  const sub = sheet.pick('decks', ['none', 'some'])
  for (let i = 0; i < between(sheet, 3, 5); i++) {
    const story = next()
    sheet.article(() => {
      const name = sheet.person()
      const city = sheet.any(['檳城', '怡保', '台東', '嘉義', '紐約', '悉尼', '古晉'])
      const headline = sheet.put(sheet.script(story.headline))
      const subs = sub === 'some' && story.deck ? [sheet.put(sheet.script(story.deck))] : []
      const credit =
        by === '記者／'
          ? sheet.put(`記者${name}／${city}報導`)
          : by === '記者…專訪'
            ? sheet.put(`本報記者${name}專訪`)
            : undefined
      const before =
        {
          '〔／〕': `〔記者${name}／${city}報導〕`,
          '【╱】': `【${name}╱${city}報導】`,
          '（place訊）': `（${city}${between(sheet, 1, 28)}日訊）`,
          '【本報訊】': '【本報訊】',
        }[by as '【本報訊】'] ?? ''
      const [first, ...rest] = story.paragraphs.map(sheet.script)
      return {
        headline,
        subheadline: subs,
        body: paragraphs(sheet, [before + first, ...rest]),
        mayNames: [name],
        ...(credit ? { credit } : {}),
      }
    })
  }
}

export const MANNERS_OF_PRINT: readonly Manner[] = [
  { name: 'digest', eras: ['new'], years: [1982, 2005], isPrint: true, set: digest },
  { name: 'letters page', eras: ['mao', 'new'], years: [1955, 1998], isPrint: true, set: letters },
  { name: 'photo page', eras: ['new'], years: [1995, 2020], set: pictures },
  { name: 'sports page', eras: ['new'], years: [1990, 2014], isPrint: true, set: sports },
  { name: 'notices', eras: ['new', 'mao'], years: [1980, 2005], set: notices },
  { name: 'county paper', eras: ['new', 'mao'], years: [1980, 2015], isPrint: true, set: countyPaper },
  { name: 'overseas paper', eras: ['new'], years: [1970, 2012], isTraditional: true, set: overseas },
]
