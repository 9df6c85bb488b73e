/** Cases of rules that tell what a heading or a caption is for. */
import { HARVEST, MARKET, type RuleCase, SCHOOL } from './case.js'

const HEAD = '城东乡抢收油菜'
/** Headings that the harvest's story does not tell of. */
const LOTUS = '南湖公园荷花盛开'
const BUSY = '田间地头一片忙碌'

export const HEADS: RuleCase[] = [
  // Prose that its neighbours tell to be a caption.
  {
    rule: 'arrows-beside',
    text: [HEAD, HARVEST, '▲田里的油菜。', '▼车上的油菜。'],
    line: 3,
    decides: 'caption-beside',
  },
  {
    rule: 'picture-source-at-end',
    text: [HEAD, HARVEST, '村民在田里抢收油菜。圖／村民提供', SCHOOL],
    line: 3,
    decides: 'caption',
  },
  {
    rule: 'who-stands-where',
    text: [HEAD, HARVEST, '新教室落成典礼，左起为张三、李四及王五。', SCHOOL],
    line: 3,
    decides: 'caption',
  },
  {
    rule: 'lone-arrow',
    text: ['上一版 下一版', '上一篇 下一篇', HEAD, HARVEST, '▲村民在田里抢收油菜', SCHOOL],
    line: 5,
    decides: 'caption-beside',
  },
  {
    rule: 'photographer-below-lone-text',
    text: [HEAD, HARVEST, '张三 摄'],
    line: 2,
    decides: 'caption-beside',
  },
  {
    rule: 'photographer-below-lone-text',
    text: ['图片新闻', '少先队员在敬老院表演节目。', '本报记者 张三 摄'],
    line: 2,
    decides: 'caption-beside',
  },
  {
    rule: 'photographer-below-picture-apart',
    text: [HEAD, HARVEST, '社员们在晒场上翻晒稻谷。', '张三摄'],
    line: 3,
    decides: 'caption-beside',
  },

  // Whether other matter parts a heading from the story below.
  { rule: 'story-tells-it', text: [HEAD, '农家之窗', HARVEST], line: 1, decides: 'not foreign-heading' },
  {
    rule: 'column-over-story',
    text: ['农家之窗', '四季风景线', HARVEST],
    line: 1,
    decides: 'not foreign-heading',
  },
  {
    rule: 'picture-between',
    text: [LOTUS, '图为抢收的农民。 张三 摄', HEAD, HARVEST],
    line: 1,
    decides: 'foreign-heading',
  },
  { rule: 'column-between', text: [LOTUS, '农家之窗', HARVEST], line: 1, decides: 'foreign-heading' },
  {
    rule: 'gap-between',
    text: [LOTUS, '', HEAD, `本报讯 ${HARVEST}`, '', '小学添了新教室', `本报讯 ${SCHOOL}`],
    line: 1,
    decides: 'foreign-heading',
  },
  {
    rule: 'others-no-nearer',
    text: [`# ${LOTUS}`, '田间地头', '# 处处一片忙碌', HARVEST],
    line: 1,
    decides: 'not foreign-heading',
  },
  {
    rule: 'marked-and-alone',
    text: [`# ${LOTUS}`, '城东乡农民', `# ${HEAD}`, HARVEST],
    line: 1,
    decides: 'foreign-heading',
  },
  {
    rule: 'nothing-of-it-below',
    text: ['小学添了新教室', `本报讯 ${SCHOOL}`, '南湖公园荷花竞相盛开', HEAD, `本报讯 ${HARVEST}`],
    line: 3,
    decides: 'foreign-heading',
  },
  {
    rule: 'event-of-another',
    text: ['南湖荷花节昨日开幕', HEAD, HARVEST],
    line: 1,
    decides: 'foreign-heading',
  },

  // Whether the upper line is a column's name.
  {
    rule: 'event-above',
    text: ['大桥开工', '城东乡第一座将在两年内建成', HARVEST],
    line: 1,
    decides: 'not column-above',
  },
  {
    rule: 'story-tells-first',
    text: ['猪瘟疫苗', '明起巡回注射', `县里派人下乡注射猪瘟疫苗，${HARVEST}`],
    line: 1,
    decides: 'not column-above',
  },
  { rule: 'office-above', text: ['农技中心', HEAD, HARVEST], line: 1, decides: 'not column-above' },
  { rule: 'four-characters', text: ['茶余饭后', HEAD, HARVEST], line: 1, decides: 'column-above' },
  {
    rule: 'subject-of-paper',
    text: [
      '批示',
      '原具呈人東鄉民婦周陳氏呈一件為失牛懇請飭差查緝由',
      '呈悉該氏所失之牛毛色年齒均未敘明礙難查緝仰即補敘明白再行呈請核辦此批',
      '本縣各區本年開渠四十二里修橋九座又於南門外築碼頭一處行旅稱便',
    ],
    line: 2,
    decides: 'heading',
  },
  {
    rule: 'signs-notice',
    text: [
      '聲明遺失',
      '本號於前月廿八日遺失第四十二號棧單一紙計存白米三十石如有人拾得送還當酬洋一元倘落他人之手作為廢紙',
      '恒泰米店謹啟',
      '洋行遷居',
      '本行向在東門外大街營業有年現因房屋狹窄不敷應用擇於本月初八日遷至小東門內大街照常交易貴客請移玉新址',
    ],
    line: 3,
    decides: 'not heading',
  },
  {
    rule: 'label-recurs',
    text: ['电令', HEAD, HARVEST, '呈文', '东渠改道请拨石料案', SCHOOL, '杂件', '下半年各乡开渠里数', MARKET],
    line: 4,
    decides: 'column-above',
  },
  {
    rule: 'short-marked-name',
    text: ['# 灯下谈农事', `# ${HEAD}`, HARVEST],
    line: 1,
    decides: 'column-above',
  },

  // Which line is the headline.
  { rule: 'over-dashed-line', text: [BUSY, '——城东乡抢收油菜记', HARVEST], line: 1, decides: 'headline' },
  {
    rule: 'over-brackets',
    text: ['各社抗旱进度', '（七月十日止）', HARVEST],
    line: 1,
    decides: 'headline',
  },
  { rule: 'over-number', text: [BUSY, '县政发〔1984〕12号', HARVEST], line: 1, decides: 'headline' },
  {
    rule: 'over-open-dash',
    text: [BUSY, '乡里的收割机今年多了，可是农民们———', HARVEST],
    line: 1,
    decides: 'headline',
  },
  {
    rule: 'over-parts',
    text: ['城东乡抢收油菜三千亩', '收割机开到地头，运粮车排到路口，孩子们送水送饭', `本报讯 ${SCHOOL}`],
    line: 1,
    decides: 'headline',
  },
  { rule: 'over-chapter', text: [BUSY, '第三回 城东乡抢收油菜', HARVEST], line: 1, decides: 'headline' },
  {
    rule: 'highest-mark',
    text: ['# 田间地头处处一片忙碌', `## ${HEAD}`, HARVEST],
    line: 1,
    decides: 'headline',
  },
  {
    rule: 'under-open-dash',
    text: ['# 春耕时节走乡村——', `## ${HEAD}`, HARVEST],
    line: 2,
    decides: 'headline',
  },
  {
    rule: 'over-parts',
    text: ['祝贺城东影院新添座位', '木椅六百席 今日放映两场 票价五角', HARVEST],
    line: 1,
    decides: 'headline',
  },
  {
    rule: 'couplet-below',
    text: ['城东乡农民抢收油菜三千亩', '抢在雨前头 收在天亮前', HARVEST],
    line: 2,
    decides: 'headline',
  },
  { rule: 'only-line', text: [HEAD, HARVEST], line: 1, decides: 'headline' },
  {
    rule: 'over-message',
    text: ['县里开会部署夏收', '强调抢收要抢在雨前', HARVEST],
    line: 1,
    decides: 'headline',
  },
  {
    rule: 'told-in-lead',
    text: ['城东乡农民抢收油菜', '小学今年新添两间教室', HARVEST, SCHOOL],
    line: 1,
    decides: 'headline',
  },
  {
    rule: 'nearer-to-story',
    text: ['城东乡农民抢收油菜', BUSY, SCHOOL, HARVEST],
    line: 1,
    decides: 'headline',
  },
  { rule: 'second-line', text: [BUSY, HEAD, HARVEST], line: 2, decides: 'headline' },

  // Headings below the last story.
  {
    rule: 'several-at-foot',
    text: [HEAD, HARVEST, '农家之窗', '夏收简讯'],
    line: 3,
    decides: 'not column-at-foot',
  },
  { rule: 'event-at-foot', text: [HEAD, HARVEST, '新大桥开工'], line: 3, decides: 'not column-at-foot' },
  {
    rule: 'column-name-at-foot',
    text: [`# ${HEAD}`, HARVEST, '# 农家之窗'],
    line: 3,
    decides: 'column-at-foot',
  },
  { rule: 'office-at-foot', text: [HEAD, HARVEST, '城东农技站'], line: 3, decides: 'not column-at-foot' },
  { rule: 'name-at-foot', text: [HEAD, HARVEST, '灯下谈农事'], line: 3, decides: 'column-at-foot' },
  { rule: 'orphan-marked', text: [`# ${HEAD}`, HARVEST, '# 灯下谈农事'], line: 3, decides: 'orphan' },
  {
    rule: 'orphan-labelled',
    text: [HEAD, HARVEST, '封面：家家户户都过上和美日子　封底：丰收'],
    line: 3,
    decides: 'not orphan',
  },
  {
    rule: 'orphan-in-brackets',
    text: [HEAD, HARVEST, '【校对】新大桥开工'],
    line: 3,
    decides: 'not orphan',
  },
  ...[
    ['orphan-hour', '少年宫影院每晚放映新片《海底》7：30'],
    ['orphan-hour', '18:30 少儿节目小喇叭请听孙敬修讲故事'],
    ['orphan-show-or-prize', '金城電影院　漁光曲聯華公司出品有聲歌曲巨片'],
    ['orphan-show-or-prize', '一等奖　尾数一七七〇以及 1770277431号'],
    ['orphan-signed', '國務卿兼陸軍總長兼署內務總長事同副署'],
    ['orphan-shot', '南湖荷花节开幕本报记者张三李四 摄'],
  ].map(([rule, line]) => ({ rule: rule!, text: [HEAD, HARVEST, line!], line: 3, decides: 'not orphan' })),
  ...[
    ['orphan-day', '# 1987年11月2昨 星期一'],
    ['orphan-clauses', '# 荷花开，游人来，船儿划'],
  ].map(([rule, line]) => ({
    rule: rule!,
    text: [`# ${HEAD}`, HARVEST, line!],
    line: 3,
    decides: 'not orphan',
  })),
  {
    rule: 'orphan-name',
    text: [
      ...[HEAD, `本报讯 ${HARVEST}`, '', '小学添了新教室', `本报讯 ${SCHOOL}`, '', '社会万象', ''],
      ...['南湖荷花节开幕', '本报讯 昨日，南湖荷花节开幕，来看荷花的人站满了湖边的长堤。'],
    ],
    line: 7,
    decides: 'not orphan',
  },
  {
    rule: 'orphan-body',
    text: [
      ...[HEAD, `本报讯 ${HARVEST}`, '', '小学添了新教室', `本报讯 ${SCHOOL}`, '', '临河市糖果厂', ''],
      ...['南湖荷花节开幕', '本报讯 昨日，南湖荷花节开幕，来看荷花的人站满了湖边的长堤。'],
    ],
    line: 7,
    decides: 'not orphan',
  },
  {
    rule: 'orphan-in-latin',
    text: [HEAD, HARVEST, 'Travel Weekly 让家家户户都过上好日子'],
    line: 3,
    decides: 'not orphan',
  },
  {
    rule: 'orphan-in-parts',
    text: [HEAD, HARVEST, '收藏本文　引用本文　下载全文　新大桥开工'],
    line: 3,
    decides: 'not orphan',
  },
  {
    rule: 'orphan-over-story',
    text: [
      ...[HEAD, `本报讯 ${HARVEST}`, '', '小学添了新教室', `本报讯 ${SCHOOL}`, '', '灯下谈农事', ''],
      ...['南湖荷花节开幕', '本报讯 昨日，南湖荷花节开幕，来看荷花的人站满了湖边的长堤。'],
    ],
    line: 7,
    decides: 'orphan',
  },
  { rule: 'orphan-event', text: [HEAD, HARVEST, '新大桥开工'], line: 3, decides: 'orphan' },
  {
    rule: 'orphan-long',
    text: [HEAD, HARVEST, '让家家户户都过上和和美美的好日子'],
    line: 3,
    decides: 'orphan',
  },

  // Headings over pictures, and captions with news of their own.
  {
    rule: 'picture-column',
    text: [HEAD, HARVEST, '百姓镜头', '图为南湖的荷花。 张三 摄'],
    line: 3,
    decides: 'photo-heading',
  },
  {
    rule: 'caption-tells',
    text: [HEAD, HARVEST, LOTUS, '南湖公园荷花盛开，游人来看。 张三 摄', '小学添了新教室', SCHOOL],
    line: 3,
    decides: 'photo-heading',
  },
  {
    rule: 'over-news-picture',
    text: [
      HEAD,
      HARVEST,
      '南湖公园里人山人海',
      '昨日，南湖的荷花已经全部开放，四面八方的游人都赶来观看，拍照的人更是从早到晚不断。 张三 摄',
      '小学添了新教室',
      SCHOOL,
    ],
    line: 3,
    decides: 'photo-heading',
  },
  {
    rule: 'on-page-of-pictures',
    text: [
      BUSY,
      '昨日，南湖的荷花已经全部开放，四面八方的游人都赶来观看，拍照的人更是从早到晚不断。 张三 摄',
      '小学添了新教室',
      SCHOOL,
      '荷花　张三 摄',
    ],
    line: 1,
    decides: 'photo-heading',
  },
  {
    rule: 'over-picture-list',
    text: [HEAD, HARVEST, '小城春色', '●荷花　张三 摄', '●湖光　李四 摄', '小学添了新教室', SCHOOL],
    line: 3,
    decides: 'photo-heading',
  },
  {
    rule: 'pointer-of-story',
    text: [HEAD, HARVEST, '图为6月3日城东乡农民抢收油菜。 张三 摄'],
    line: 3,
    decides: 'not own-news',
  },
  {
    rule: 'undated-arrow',
    text: [
      HEAD,
      HARVEST,
      `▲南湖公园里的荷花已经全部开放，四面八方的游人都赶来观看，拍照的人更是从早到晚不断。 张三 摄`,
    ],
    line: 3,
    decides: 'not own-news',
  },
  {
    rule: 'long-caption',
    text: [
      HEAD,
      HARVEST,
      '城东乡的农民连日来抢收油菜，已经收完三千多亩，乡里的干部也都下到田头帮着装车运送。 张三 摄',
    ],
    line: 3,
    decides: 'own-news',
  },
  {
    rule: 'dated-caption',
    text: [HEAD, HARVEST, '昨日，城东乡的农民连日来抢收油菜。 张三 摄'],
    line: 3,
    decides: 'own-news',
  },
  {
    rule: 'foreign-caption',
    text: [HEAD, HARVEST, '南湖公园荷花盛开。 张三 摄'],
    line: 3,
    decides: 'own-news',
  },
]
