/** Invented matter of composed pages: mastheads, lead-ins, names, page matter and tables. */

export const MASTHEADS: string[][] = [
  ['沅川县报', '1994年3月18日 星期五 第2版'],
  ['临江晚报 2003年9月12日 星期五 A5版'],
  ['东港日報', '一九六八年九月十七日', '第四頁'],
  ['青柳报', '2008年6月5日　第3版　责任编辑 俞敏'],
  ['第三版', '北川工人报', '1987年11月2日 星期一'],
  ['平湖周刊 1999年4月21日 第16期 2'],
]

export const KICKERS = [
  '强化措施 狠抓落实',
  '转变作风 服务群众',
  '小区居民自发组织起来',
  '克服资金困难',
  '抢抓机遇加快发展步伐',
  '昨晚一场大雨之后',
  '依靠科技进步',
  '年初以来喜事不断',
  '三年投入两千万元',
  '一张蓝图绘到底',
  '围绕市场调整产业结构',
  '县委书记提出要求',
  '深化改革添活力',
  '邻里之间起纠纷',
  '为了孩子们的笑脸',
  '经过半年试点',
  '本市各界人士昨天集会',
  '群众有困难 干部来帮忙',
  '发扬艰苦奋斗精神',
  '上半年经济形势喜人',
]

export const BRIEF_COLUMNS = [
  '简讯',
  '要闻简报',
  '一句话新闻',
  '短波',
  '点滴',
  '本市简讯',
  '新闻集锦',
  '各地短讯',
]

const SURNAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余'
const GIVEN = '志明建国秀英海燕文斌晓红永康立新春华小平国庆玉兰德胜佳宁思远振东丽娟成龙雅琴'
export const NAMES = Array.from({ length: 80 }, (_, i) => {
  const at = (i * 7) % (GIVEN.length - 1)
  return SURNAMES[i % SURNAMES.length]! + GIVEN.slice(at, at + (i % 3 === 0 ? 1 : 2))
})

export const PAGE_MATTER = [
  '第2版',
  '· 3 ·',
  '1994年3月18日 星期五',
  '责任编辑：余立新',
  '广告热线：4223318',
  '编辑 周敏 校对 田禾',
  '本报地址：人民路12号',
  '第三版',
  '欢迎订阅 邮发代号：41-77',
  'A5',
]

type Table = { title: string; rows: string[] }

const TEAMS = ['红星', '曙光', '机床厂', '师专', '铁路', '东方', '建工', '纺织', '邮电', '海燕']
const GOODS = ['大白菜', '西红柿', '猪肉', '鸡蛋', '黄瓜', '豆角', '带鱼', '土豆']
const FILMS = ['《春蚕》', '《铁路卫士》', '《林海深处》', '《小城之恋》', '《风雪夜归》']
const HALLS = ['工人文化宫', '大众影院', '人民剧场', '青年宫', '胜利影院']

/** Results, prices or shows, one on a line. */
export function tableOf(random: () => number): Table {
  const one = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!
  const some = (row: () => string) => Array.from({ length: 4 + Math.floor(random() * 5) }, row)
  const figure = (most: number) => String(Math.floor(random() * most))
  return one<() => Table>([
    () => ({ title: '昨日战况', rows: some(() => `${one(TEAMS)} ${figure(6)}:${figure(6)} ${one(TEAMS)}`) }),
    () => ({
      title: '足球联赛昨晚赛果',
      rows: some(() => `${one(TEAMS)}队${figure(5)}比${figure(5)}${one(TEAMS)}队`),
    }),
    () => ({ title: '今日菜价', rows: some(() => `${one(GOODS)}　每公斤${figure(9)}.${figure(9)}0元`) }),
    () => ({ title: '本周影讯', rows: some(() => `${one(HALLS)}：${one(FILMS)}`) }),
    () => ({
      title: '田径运动会成绩',
      rows: some(() => `男子${figure(9)}00米：${one(NAMES)}（${one(TEAMS)}）`),
    }),
  ])()
}

const WORDS = new Intl.Segmenter('zh', { granularity: 'word' })

/** The text in as few lines as hold it, about as long as one another, broken between words. */
export function evenLines(text: string, room: number): string[] {
  const count = Math.ceil(text.length / room)
  if (count < 2) return [text]
  const ends = [...WORDS.segment(text)].map(({ index, segment }) => index + segment.length)
  const lines: string[] = []
  let from = 0
  for (let i = 1; i < count; i++) {
    const aim = Math.round((text.length * i) / count)
    const end = ends
      .filter((end) => end > from + 1 && end < text.length - 1)
      .sort((a, b) => Math.abs(a - aim) - Math.abs(b - aim))[0]
    if (end === undefined) break
    lines.push(text.slice(from, end))
    from = end
  }
  return [...lines, text.slice(from)]
}
