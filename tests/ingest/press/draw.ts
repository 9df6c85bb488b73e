/** Seeded choices of one page, and the words that it is composed of: papers, persons, adverts. */

import { type Random, seeded } from '../alter.js'
import { NAMES } from '../compose-words.js'

/** Draws by chance; pages kept apart prefer customs that the others never have. */
export class Draw {
  readonly random: Random

  constructor(
    seed: number,
    readonly isHeld: boolean,
  ) {
    this.random = seeded(seed * 7919 + (isHeld ? 104_729 : 13))
  }

  any<T>(list: readonly T[]): T {
    return list[Math.floor(this.random() * list.length)]!
  }
  chance(share: number): boolean {
    return this.random() < share
  }
  between(least: number, most: number): number {
    return least + Math.floor(this.random() * (most - least + 1))
  }
  /** One custom; of those held back, pages kept apart take two in three. */
  pick<T>(open: readonly T[], held: readonly T[] = []): T {
    return this.isHeld && held.length > 0 && this.chance(2 / 3) ? this.any(held) : this.any(open)
  }
  person(): string {
    return this.any(NAMES)
  }
}

const PLACES = [
  '沅川',
  '临江',
  '北川',
  '平湖',
  '青柳',
  '东港',
  '石梁',
  '云台',
  '长浦',
  '白沙',
  '清源',
  '永宁',
]
const TITLES = ['日报', '晚报', '县报', '工人报', '商报', '晨报', '农民报', '周刊']
const TITLES_HELD = ['时报', '都市报', '电业报', '教育周报', '公报', '青年报']

export type Paper = { name: string; year: number; month: number; day: number; page: number }

export const paperOf = (draw: Draw): Paper => ({
  name: draw.any(PLACES) + draw.pick(TITLES, TITLES_HELD),
  year: draw.between(1956, 2012),
  month: draw.between(1, 12),
  day: draw.between(1, 28),
  page: draw.between(1, 8),
})

const DIGITS = [...'〇一二三四五六七八九']
const han = (n: number): string => {
  const [tens, ones] = [Math.floor(n / 10), n % 10]
  return `${tens === 0 ? '' : tens === 1 ? '十' : `${DIGITS[tens]}十`}${ones === 0 ? '' : DIGITS[ones]}`
}
const week = ({ year, month, day }: Paper) =>
  [...'日一二三四五六'][new Date(Date.UTC(year, month - 1, day)).getUTCDay()]!

/** The day of a paper as its head prints it. */
function dayOf(draw: Draw, paper: Paper): string {
  const { year, month, day } = paper
  const hanYear = [...String(year)].map((digit) => DIGITS[Number(digit)]).join('')
  const digits = `${year}年${month}月${day}日`
  return draw.pick(
    [
      `${digits} 星期${week(paper)}`,
      `${digits}　星期${week(paper)}`,
      digits,
      `${hanYear}年${han(month)}月${han(day)}日 星期${week(paper)}`,
    ],
    [`${year}.${month}.${day} 星期${week(paper)}`, `星期${week(paper)} ${digits}`],
  )
}

const SECTIONS = ['综合新闻', '要闻', '经济', '社会', '科教文卫', '本市新闻', '城乡', '生活']

/** Lines of a page's head, each as the parts that stand apart on it. */
export function headOf(draw: Draw, paper: Paper): string[][] {
  const { name, page } = paper
  const day = dayOf(draw, paper)
  const section = draw.any(SECTIONS)
  const spaced = [...name].join(' ')
  const pages = [`第${page}版`, `第${han(page)}版`, `${page}版`]
  const number = draw.any(pages)
  const editor = `责任编辑 ${draw.person()}`
  const phone = `电话：${draw.between(3, 8)}${draw.between(100_000, 999_999)}`
  return draw.pick(
    [
      [[name], [day], [number]],
      [[name, day, number]],
      [[number, section, day]],
      [[number], [name], [day, editor]],
      [
        [section, name],
        [day, `${editor} ${phone}`, number],
      ],
      [[spaced], [`${day} ${number}`]],
      [[name], [`${day} 第${draw.between(800, 9999)}期 今日${draw.any(['四', '八'])}版`]],
    ],
    [
      [[String(page).padStart(2, '0'), day, name]],
      [[number, section], [name, editor, `版式 ${draw.person()}`, phone], [day]],
      [[`${name}　${day}　${number}`]],
      [[section], [`A${page}`, `${editor} 校对 ${draw.person()}`, day], [name]],
      [[name], [`主办：${name.slice(0, 2)}市委宣传部`, `总第${draw.between(100, 999)}期`], [day, number]],
    ],
  )
}

export const footOf = (draw: Draw, { name }: Paper): string[] =>
  draw.pick(
    [
      [
        `本报地址：${name.slice(0, 2)}市人民路${draw.between(1, 99)}号`,
        `广告热线：${draw.between(3_000_000, 8_999_999)}`,
      ],
      [`编辑 ${draw.person()} 校对 ${draw.person()}`],
    ],
    [
      [
        `社址：解放路${draw.between(1, 99)}号`,
        `邮编：${draw.between(300_000, 799_999)}`,
        '零售每份五角',
        '本报印刷厂印',
      ],
      [`新闻热线 ${draw.between(3_000_000, 8_999_999)}`, `本版编辑/${draw.person()}`],
    ],
  )

export const DECKS = [
  '受益群众达三千余户',
  '力争年底前全部完工',
  '有关部门表示将尽快解决',
  '——一位老工人的心里话',
  '今年计划再建五处',
  '专家提醒市民注意安全',
  '——来自基层的报告',
  '六个单位受到表彰',
]

/** Adverts and notices, each a few lines; the first is set large. `isNotice`: it says something, as an article does. */
export const ADVERTS = [
  { isNotice: false, lines: ['迎春家电城', '元月一日起全场八折', '地址：新华路112号', '电话：3324517'] },
  {
    isNotice: false,
    lines: ['青松制药厂', '质量第一 信誉至上', '厂长携全体职工向全市人民致意', '业务电话：2213369'],
  },
  {
    isNotice: true,
    lines: ['供水通知', '因管网检修，二十日零时至六时城西片停水，请用户提前储水。', '市自来水公司'],
  },
  { isNotice: true, lines: ['招聘', '本公司诚聘业务员五名，月薪面议。', '联系人：赵先生 8831220'] },
]
export const ADVERTS_HELD = [
  { isNotice: false, lines: ['海天大酒店', '隆重开业', '订餐热线 6618888', '免费停车'] },
  { isNotice: true, lines: ['遗失声明', '本人遗失工作证一个，编号0391，声明作废。'] },
  {
    isNotice: false,
    lines: ['汽车修理厂', '承接大小车辆维修 喷漆 装潢', '厂址：北环路口东五百米', '昼夜服务'],
  },
]
