/** Cases of rules that tell where a story begins and where a sentence goes on. */
import { CUT, HARVEST, MARKET, type RuleCase, SCHOOL, SHORT_CUT } from './case.js'

const NEWS = `本报讯 ${HARVEST}`
const AUTHOR = '本报记者 张三'
const HEAD = '城东乡抢收油菜'
/** Headings that neither story tells of, of seven characters at most and of more. */
const SHORT = '田间忙碌'
const SHORT_TOO = '村头热闹'
const LONG = '田间地头一片忙碌'
const LONG_TOO = '村里村外热闹异常'
/** Text that takes up a word of the story above, or several, as a story's own does. */
const SCHOOL_BY_DAM = SCHOOL.replace('大家很高兴', '涵闸也听得见')
const SCHOOL_MORE = SCHOOL.replace('大家很高兴', '田头也有装车')
const SCHOOL_MUCH = SCHOOL.replace('大家很高兴', '干部装车运送')
const SCHOOL_ON = SCHOOL.replace('大家很高兴', '田头也听得见')
/** Another heading and its text: the one above is then not alone. */
const FELLOW = ['村里村外热闹异常得很', MARKET]

export const STORIES: RuleCase[] = [
  {
    rule: 'heading-set-in',
    text: ['城东乡五天收完油菜', `　　${HARVEST}`, `　　${SCHOOL}`, '　　南湖的荷花又盛开', `　　${MARKET}`],
    line: 5,
    decides: 'not story-begins',
  },
  {
    rule: 'continued-from-page',
    text: [HEAD, HARVEST, `（上接第一版）${SCHOOL}`],
    line: 3,
    decides: 'story-begins',
  },
  {
    rule: 'wire-under-heading',
    text: [NEWS, `本报讯 ${SHORT_CUT}`, SHORT, `[又讯]${SCHOOL}`, ...FELLOW],
    line: 4,
    decides: 'story-begins',
  },
  // Whether a sentence goes on.
  {
    rule: 'not-prose',
    text: ['春耕', '本报通讯员 张三', '田里的水亮了', '牛走得很慢', '天边一朵云', '落在犁铧上'],
    line: 4,
    decides: 'not join',
  },
  {
    rule: 'begins-with-mark',
    text: [HEAD, '（他们收完了三千多亩油菜。', '）大家都笑了，又下地去了。'],
    line: 3,
    decides: 'join',
  },
  { rule: 'new-paragraph', text: [HEAD, `　　${CUT}`, `　　${SCHOOL}`], line: 3, decides: 'not join' },
  {
    rule: 'chapter-above',
    text: [HEAD, HARVEST, '·二十·', SCHOOL],
    line: 4,
    decides: 'not join',
  },
  {
    rule: 'items-of-one-list',
    text: [
      HEAD,
      `　　${HARVEST}`,
      `　　${SCHOOL}`,
      `　　${HARVEST}`,
      `　　${SCHOOL}`,
      '◆出让水泵一台，八成新，价钱可以商量。要的请找修配站',
      '◆收旧麻袋，每条三角。送供销社',
    ],
    line: 7,
    decides: 'not join',
  },
  { rule: 'no-indent', text: [HEAD, `　　${HARVEST}`, SCHOOL], line: 3, decides: 'join' },
  { rule: 'sentence-ended-above', text: [HEAD, HARVEST, SCHOOL], line: 3, decides: 'not join' },
  { rule: 'colon-above', text: [HEAD, `${HARVEST}大家说：`, SCHOOL], line: 3, decides: 'not join' },
  { rule: 'next-item', text: [HEAD, CUT, `二是${SCHOOL}`], line: 3, decides: 'not join' },
  { rule: 'sentence-goes-on', text: [HEAD, CUT, SCHOOL], line: 3, decides: 'join' },

  // Whether a story begins: outright signs.
  { rule: 'first-prose', text: [HARVEST], line: 1, decides: 'story-begins' },
  { rule: 'bulletin', text: [HEAD, NEWS, `本报讯 ${SCHOOL}`], line: 3, decides: 'story-begins' },
  {
    rule: 'further-wire',
    text: [HEAD, `某某社江北三日电 ${HARVEST}`, `［同日讯］${SCHOOL}`],
    line: 3,
    decides: 'not story-begins',
  },
  {
    rule: 'credit-above',
    text: [HEAD, SHORT_CUT, SHORT, AUTHOR, SCHOOL, ...FELLOW],
    line: 5,
    decides: 'story-begins',
  },
  {
    rule: 'brief',
    text: ['农家短讯', '●城东乡收完油菜。（张三）', '●城西乡种下晚稻。（李四）'],
    line: 3,
    decides: 'story-begins',
  },
  { rule: 'story-closed', text: [HEAD, HARVEST, AUTHOR, SCHOOL], line: 4, decides: 'story-begins' },
  { rule: 'no-heading', text: [HEAD, HARVEST, SCHOOL], line: 3, decides: 'not story-begins' },
  {
    rule: 'verse-heading',
    text: [
      HEAD,
      HARVEST,
      '快板',
      '（一）',
      '田头锤重铅笔轻，',
      '重的好拿轻的生。',
      '老汉五十学写字，',
      '一笔一画冒火星。',
      LONG,
      MARKET,
    ],
    line: 4,
    decides: 'story-begins',
  },
  {
    rule: 'gap-over-headings',
    text: [HEAD, HARVEST, MARKET, `昨天，${HARVEST}`, CUT, '', LONG, SCHOOL, ...FELLOW],
    line: 8,
    decides: 'story-begins',
  },
  {
    rule: 'in-short-news',
    text: ['本埠琐闻', HEAD, HARVEST, SHORT, SCHOOL_ON, ...FELLOW],
    line: 5,
    decides: 'story-begins',
  },
  {
    rule: 'under-list',
    text: [
      HEAD,
      '●城东乡的农民连日来抢收油菜。',
      '●干部都下到田头帮着装车运送。',
      SHORT,
      SCHOOL_ON,
      ...FELLOW,
    ],
    line: 5,
    decides: 'story-begins',
  },
  {
    rule: 'question-below',
    text: [HEAD, HARVEST, SHORT, `问：${SCHOOL_ON}`, ...FELLOW],
    line: 4,
    decides: 'story-begins',
  },
  {
    rule: 'list-below-heading',
    text: [HEAD, HARVEST, '今日停电', '●城西乡上午，田头除外。', '●城南乡下午。'],
    line: 4,
    decides: 'story-begins',
  },
  {
    rule: 'numbered-under-heading',
    text: [HEAD, NEWS, SHORT, '一、干部装车运送', SCHOOL, LONG, `本报讯 ${MARKET}`],
    line: 4,
    decides: 'story-begins',
  },

  // Whether a story begins: hints.
  {
    rule: 'no-gap-above',
    text: ['', HEAD, NEWS, '村里村外处处很热闹', SCHOOL, '', '小学添了新教室', `本报讯 ${MARKET}`],
    line: 5,
    decides: 'not story-begins',
  },
  {
    rule: 'two-headings',
    text: [HEAD, HARVEST, SHORT, SHORT_TOO, SCHOOL_ON],
    line: 5,
    decides: 'story-begins',
  },
  {
    rule: 'mark-as-high',
    text: [`# ${HEAD}`, HARVEST, `# ${LONG}`, SCHOOL_ON, `# ${LONG_TOO}`, MARKET],
    line: 4,
    decides: 'story-begins',
  },
  {
    rule: 'mark-deeper',
    text: [`# ${HEAD}`, HARVEST, `## ${LONG}`, SCHOOL],
    line: 4,
    decides: 'not story-begins',
  },
  {
    rule: 'no-mark',
    text: [`# ${HEAD}`, HARVEST, '河上大桥在细雨中开工了', SCHOOL, `# ${LONG}`, MARKET],
    line: 4,
    decides: 'not story-begins',
  },
  { rule: 'page-without-bulletins', text: [HEAD, HARVEST, LONG, SCHOOL], line: 4, decides: 'story-begins' },
  { rule: 'story-above-open', text: [HEAD, SHORT_CUT, LONG, SCHOOL], line: 4, decides: 'not story-begins' },
  {
    rule: 'column-or-series',
    text: [HEAD, HARVEST, '农家之窗', SCHOOL_ON],
    line: 4,
    decides: 'story-begins',
  },
  { rule: 'notice-heading', text: [HEAD, HARVEST, '店面招租', SCHOOL_ON], line: 4, decides: 'story-begins' },
  {
    rule: 'one-of-siblings',
    text: [HEAD, HARVEST, LONG, SCHOOL_ON, LONG_TOO, MARKET],
    line: 4,
    decides: 'not story-begins',
  },
  {
    rule: 'name-returns',
    text: [HEAD, HARVEST, SHORT, SCHOOL_ON, ...FELLOW],
    line: 4,
    decides: 'not story-begins',
  },
  {
    rule: 'names-return',
    text: [HEAD, HARVEST, LONG, SCHOOL_MORE, ...FELLOW],
    line: 4,
    decides: 'not story-begins',
  },
  {
    rule: 'head-behind-sign-above',
    text: ['●抢收油菜', HARVEST, '●田头忙碌', SCHOOL_MORE, '●早市搬家', MARKET],
    line: 4,
    decides: 'story-begins',
  },
  {
    rule: 'many-names-return',
    text: [HEAD, HARVEST, '田间地头和村里村外一片忙碌', SCHOOL_MUCH],
    line: 4,
    decides: 'not story-begins',
  },
  {
    rule: 'quoted-heading',
    text: [HEAD, HARVEST, `“${LONG}”`, SCHOOL, ...FELLOW],
    line: 4,
    decides: 'not story-begins',
  },
  {
    rule: 'who-and-what',
    text: [HEAD, HARVEST, '农民：田间一片忙碌', SCHOOL, ...FELLOW],
    line: 4,
    decides: 'not story-begins',
  },
  { rule: 'lone-heading', text: [HEAD, AUTHOR, HARVEST, LONG, SCHOOL], line: 5, decides: 'story-begins' },
  {
    rule: 'under-picture',
    text: [HEAD, HARVEST, '图为抢收的农民。 张三 摄', SHORT, SCHOOL_ON, ...FELLOW],
    line: 5,
    decides: 'story-begins',
  },
  {
    rule: 'loose-page',
    text: [HEAD, HARVEST, SHORT, SCHOOL_ON, ...FELLOW].map((line) => line.replace(/[，。]/g, '、')),
    line: 4,
    decides: 'story-begins',
  },
  {
    rule: 'row-below-heading',
    text: [HEAD, HARVEST, '听蛙', '田头的水亮了，', '牛走得很慢，', '天边一朵云。', ...FELLOW],
    line: 4,
    decides: 'story-begins',
  },
  {
    rule: 'begins-with-day',
    text: [HEAD, HARVEST, SHORT, `昨日，${SCHOOL_ON}`, ...FELLOW],
    line: 4,
    decides: 'story-begins',
  },
  {
    rule: 'ends-with-author',
    text: [HEAD, HARVEST, SHORT, `${SCHOOL_ON}（张三）`, ...FELLOW],
    line: 4,
    decides: 'story-begins',
  },
  {
    rule: 'heading-told-below',
    text: [HEAD, HARVEST, '新教室', SCHOOL_ON, ...FELLOW],
    line: 4,
    decides: 'story-begins',
  },
  {
    rule: 'heading-touched-below',
    text: [HEAD, AUTHOR, HARVEST, '新教室里人人高兴', SCHOOL, ...FELLOW],
    line: 5,
    decides: 'story-begins',
  },
  {
    rule: 'heading-told-above',
    text: [HEAD, HARVEST, '油菜田间人来人往', SCHOOL_ON, ...FELLOW],
    line: 4,
    decides: 'not story-begins',
  },
  {
    rule: 'signed-story-above',
    text: [HEAD, AUTHOR, HARVEST, LONG, SCHOOL, ...FELLOW],
    line: 5,
    decides: 'not story-begins',
  },
  {
    rule: 'signed-below-too',
    text: [HEAD, AUTHOR, HARVEST, SHORT, SCHOOL_MORE, '（张三）', ...FELLOW],
    line: 5,
    decides: 'story-begins',
  },
  {
    rule: 'no-bracketed-bulletin',
    text: [HEAD, `【本报讯】${HARVEST}`, '抢收抢种两头不误', SCHOOL, LONG, `【本报讯】${MARKET}`],
    line: 4,
    decides: 'not story-begins',
  },
  {
    rule: 'short-news-above',
    text: [HEAD, NEWS, SHORT, SCHOOL_ON, ...FELLOW],
    line: 4,
    decides: 'story-begins',
  },
  {
    rule: 'long-heading',
    text: [HEAD, AUTHOR, HARVEST, '田间地头处处一片忙碌的景象', SCHOOL, ...FELLOW],
    line: 5,
    decides: 'story-begins',
  },
  {
    rule: 'short-heading',
    text: [HEAD, HARVEST, SHORT, SCHOOL_ON, ...FELLOW],
    line: 4,
    decides: 'not story-begins',
  },
  {
    rule: 'short-as-headlines',
    text: [SHORT_TOO, `本报讯 ${SHORT_CUT}`, SHORT, SCHOOL_BY_DAM, ...FELLOW],
    line: 4,
    decides: 'story-begins',
  },
  {
    rule: 'heading-asks',
    text: [HEAD, SHORT_CUT, '田间地头忙不忙？', '', '', '', `昨日，${SCHOOL_BY_DAM}`],
    line: 7,
    decides: 'story-begins',
  },
  {
    rule: 'gap-above-headings',
    text: [HEAD, AUTHOR, HARVEST, '', '', '', LONG, SCHOOL, ...FELLOW],
    line: 8,
    decides: 'story-begins',
  },
]
