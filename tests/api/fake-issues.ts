/** Three small issues, cut from texts like the seeds', for the fake engine. */
import { emptyArticle } from '../../src/issue.js'
import type { Article, DateRange, Issue, Publication } from '../../src/model.js'

const unknownName: Publication = { name: null, basis: 'unknown', why: '文中没有报头' }

function article(id: string, headline: string | null, paragraphs: string[], more: Partial<Article>): Article {
  let at = 0
  const starts = paragraphs.map((text, i) => {
    const start = { at, line: 12 + 2 * i }
    at += text.length + 1
    return start
  })
  return {
    ...emptyArticle('article'),
    id,
    headline,
    body: paragraphs.join('\n'),
    paragraphs: starts,
    lines: [[10, 12 + 2 * paragraphs.length]],
    ...more,
  }
}

function issue(
  id: string,
  file: string,
  publication: Publication,
  date: DateRange,
  articles: Article[],
): Issue {
  const head = {
    id,
    file,
    sha256: id.repeat(16).slice(0, 64),
    publication,
    date,
    page: null,
    number: null,
    scan: null,
  }
  return { issue: head, articles, furniture: [], doubts: [] }
}

const jiefang: Publication = { name: '今日解放', basis: 'inferred', why: '“扫描二维码 了解更多解放区资讯”' }

const april = issue(
  'a1b2c3d4e5f60001',
  '001_21ffac4c09cba56d.txt',
  jiefang,
  { from: '2024-04-12', to: '2024-04-18', basis: 'inferred', why: '最晚的事件日期是4月12日，周报' },
  [
    article(
      '7f3a9c21e0b4d501',
      '解放区召开“550”重点项目工作调度会',
      [
        '本报讯(记者翟倩倩 通讯员 琚弋翀)4月8日,解放区召开“550”重点项目工作调度会,通报全区五大领域重点项目建设推进情况,对加快推进项目建设进行安排部署。',
        '会上,“550”重点项目牵头单位分别就所承担的工业及信息化、文旅、基础设施、民生工程、改革创新等领域项目汇报工作进展、年度工作计划等情况。',
        '要加强人员、设备、原材料的组织工作,全力推动重点项目建设提质增效。要重点抓好农村道路、防汛抗旱、党群服务中心设施建设。',
      ],
      {
        reporters: ['翟倩倩'],
        correspondents: ['琚弋翀'],
        eventDate: '2024-04-08',
        joins: [{ at: 120, fromLine: 14, toLine: 18 }],
      },
    ),
    article(
      '7f3a9c21e0b4d502',
      '解放区开展第36个爱国卫生月活动',
      [
        '本报讯(记者张苗)2024年4月是全国第36个爱国卫生月。4月12日上午,解放区卫健委组织辖区各街道(园区)在天河公园开展以“健康城镇、健康体重”为主题的集中宣传活动。',
        '活动现场,志愿者通过设置宣传展板、发放健康知识手册、现场义诊等方式,向群众宣传普及卫生健康知识。',
      ],
      {
        reporters: ['张苗'],
        eventDate: '2024-04-12',
        captions: [{ text: '图为志愿者向过往群众宣传普及卫生知识。本报记者 詹长松 摄', line: 70 }],
      },
    ),
    article(
      '7f3a9c21e0b4d503',
      '郁金香有毒?“人花共室”会中毒吗?',
      [
        '郁金香的确有轻微毒性,其毒素主要来源于球茎里的生物碱,但这种毒碱并没有挥发性,“人花共室”不会引起中毒。',
        '如果家中有小孩或者宠物,就需要格外注意,建议还是不要在家培育郁金香。',
      ],
      {
        section: '科普角',
        credit: '(解放区科协提供)',
        asides: [{ label: '延伸阅读', text: '球茎植物的毒素多在地下部分。', line: 90 }],
      },
    ),
    article(
      '7f3a9c21e0b4d504',
      null,
      ['4月12日,解放区首届“国粹传承、棋乐无穷”象棋公开赛在焦作市融媒体文化科技产业园举行。王孟阳 摄'],
      {
        kind: 'photo',
        photographers: ['王孟阳'],
        eventDate: '2024-04-12',
      },
    ),
    article('7f3a9c21e0b4d505', null, ['解放区教育局举办中小学心理辅导访谈及心理危机干预技能培训'], {
      kind: 'other',
    }),
  ],
)
april.furniture.push(
  { line: 101, text: '扫一扫 关注我们' },
  { line: 103, text: '扫描二维码 了解更多解放区资讯' },
)
april.doubts.push({
  class: 'orphan-headline',
  line: 71,
  text: '解放区教育局举办中小学心理辅导访谈及心理危机干预技能培训',
  note: '标题下没有正文',
})

const december = issue(
  'a1b2c3d4e5f60000',
  '000_b78730ae3feb4c0f.txt',
  jiefang,
  { from: '2024-12-13', to: '2024-12-13', basis: 'given', why: 'date: 2024-12-13' },
  [
    article(
      '7f3a9c21e0b4d506',
      '解放区创新活动形式传播志愿精神',
      [
        '本报讯(记者张苗)12月5日,是第39个国际志愿者日,解放区委宣传部联合组织开展“志愿情故事会”活动。',
        '活动中,来自解放区各街道和社会组织推送的10名优秀志愿者动情地讲述他们在志愿服务过程中的感人故事。',
      ],
      { reporters: ['张苗'], eventDate: '2024-12-05' },
    ),
    article(
      '7f3a9c21e0b4d507',
      '“居服110”稳稳托起“家门口”的幸福',
      [
        '本报讯(记者张苗)家中水管坏了、电灯不亮了,居民只需拨打“居服110”便民服务平台3980234电话,这些问题都可轻松快速解决。',
      ],
      { reporters: ['张苗'], kicker: '民生街道', subheadline: '学苑社区搭平台' },
    ),
  ],
)

const undated = issue(
  'a1b2c3d4e5f60003',
  '003_f7e83da65d448e7c.txt',
  unknownName,
  { from: null, to: null, basis: 'unknown', why: '文中没有年份' },
  [
    article(
      '7f3a9c21e0b4d508',
      '示范区全力以赴打好创文决胜攻坚战',
      [
        '连日来,该区迅速掀起创文热潮,区主要领导多次深入一线指挥,召开专题、联席会议切实解决创建难题。',
        '3月28日上午,湖滨路街道联合区民政局开展以“雷锋精神永传承”为主题的志愿服务活动。',
      ],
      { kicker: '鼓足干劲 加压奋进 持续发力' },
    ),
  ],
)

export const ISSUES: readonly Issue[] = [april, december, undated]
