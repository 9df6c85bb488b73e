/** Cases of rules that decide whether a printed line goes on in the next. */
import { HARVEST, type RuleCase } from './case.js'

/** Printed lines of one paragraph, each fourteen characters wide, the last one open. */
const OPEN = [
  '上午，青石县城东的老粮仓敞开',
  '大门，二十三家旧书摊在这里有',
  '了固定的铺位，管理员说，粮仓',
  '闲置了将近九年，去年秋天修好',
]
/** The same, but the last line ends its sentence at the edge. */
const ENDED = [...OPEN.slice(0, 3), '闲置将近九年，去年才修好屋顶。']
/** Two paragraphs set in, the second of which ends at the edge. */
const SET_IN = [
  '　　昨天上午，老粮仓敞开大门',
  ...OPEN.slice(1, 3),
  '闲置了九年。',
  '　　管理员说，修好屋顶以后，',
  ...ENDED,
]
const NEXT = '来人，有的找地图，有的翻画册'
const HEAD = '城东老粮仓里办起一场大型棋赛'

/** Printed lines of thirty-two characters, the last of which ends its sentence at the edge. */
const WIDE = [
  '昨天上午，青石县城东的老粮仓敞开大门，二十三家旧书摊在这里有了固',
  '定的铺位，管理员郑小满说，粮仓闲置了将近九年，去年秋天修好屋顶以',
  '后，街道决定把它借给摊主们使用，头一年不收租金，书摊早上八点开门',
  '晚上九点才收，来逛的人一上午有三百多位，比人们原来想的多了一半。',
]

/** A Latin word that a hyphen breaks at the end of a line. */
const BROKEN = ['本报讯 昨日，青石县一中的学生带着Smart-', 'Farmer参加竞赛，得了二等奖。']

/** A paragraph whose first line is as short as the indent that the file lost. */
const UNSET = ['昨天上午，老粮仓敞开大门', ...ENDED.slice(1)]

/** A picture between two lines of a column. */
const OVER_PICTURE = [
  '老粮仓变成旧书市',
  '上午，青石县城东的老粮仓敞开',
  '大门，二十三家旧书摊在这里有',
  '图为书摊主人整理书籍。李文摄',
  '了固定的铺位，管理员说，粮仓',
  '闲置了将近九年，去年秋天修好',
  '屋顶。',
]

export const PRINTED: RuleCase[] = [
  {
    rule: 'caption-on-line',
    text: OVER_PICTURE,
    line: 4,
    decides: 'not printed-line',
  },
  {
    rule: 'news-told-above',
    text: [
      '老糧倉變成舊書市',
      '城東之老糧倉。現已闢為書市',
      '。共有二十三家書攤。每日上午',
      '開市。聞管理人稱。糧倉閒置將',
      '近九年。去秋修葺。始克開市云',
      '商店加價',
      '本埠各商店因運費日增。昨日集',
      '議。決定自下月一日起一律加價',
      '一成。以資彌補。各界聞之。頗',
      '有煩言云。',
    ].map((line, i) => (i === 4 ? '近九年。去秋修葺。始開市云' : line)),
    line: 6,
    decides: 'not printed-line',
  },
  {
    rule: 'caption-above',
    text: OVER_PICTURE,
    line: 5,
    decides: 'not printed-line',
  },
  {
    rule: 'short-over-bulletin',
    text: [...ENDED, '新校舍，旧课桌', '本报讯复建的小学本周开课，孩子', ...OPEN],
    line: 5,
    decides: 'not printed-line',
  },
  {
    rule: 'source-above',
    text: [...ENDED, '（摘自《城东县棋话》第七期）', NEXT, ...OPEN.slice(1)],
    line: 6,
    decides: 'not printed-line',
  },
  { rule: 'speck', text: [...OPEN, ', 一 .', NEXT], line: 5, decides: 'stray' },
  { rule: 'speck', text: [...OPEN, '·广告·', NEXT], line: 5, decides: 'stray' },
  { rule: 'speck', text: [...OPEN, '|', NEXT], line: 5, decides: 'stray' },
  { rule: 'speck-at-end-of-file', text: [...ENDED, '|'], line: 5, decides: 'not stray' },
  { rule: 'marked-speck', text: [...ENDED, '~', `# ${HEAD}`, NEXT], line: 5, decides: 'not stray' },
  { rule: 'mark-of-sentence-above', text: [...OPEN, '。', NEXT], line: 5, decides: 'not stray' },
  { rule: 'bullet-alone', text: [...ENDED, '·', NEXT], line: 5, decides: 'not stray' },
  {
    rule: 'letter-beside-latin',
    text: [...OPEN, 'B', 'CD机和唱片堆在墙角，旧书摊', NEXT],
    line: 5,
    decides: 'not stray',
  },
  {
    rule: 'lost-indent-on-line',
    text: [...UNSET, ...UNSET, ...UNSET, ...UNSET],
    line: 5,
    decides: 'not printed-line',
  },
  {
    rule: 'lost-indent-on-line',
    text: [HEAD, ...UNSET, ...UNSET, ...UNSET, ...UNSET],
    line: 2,
    decides: 'not printed-line',
  },
  { rule: 'hyphen-at-line-end', text: BROKEN, line: 2, decides: 'broken-word' },
  {
    rule: 'hyphen-before-gap',
    text: [BROKEN[0]!, '', BROKEN[1]!],
    line: 3,
    decides: 'not broken-word',
  },
  { rule: 'reaches-edge', text: [...ENDED, NEXT], line: 5, decides: 'printed-line' },
  { rule: 'open-above', text: [...OPEN, '', NEXT], line: 6, decides: 'printed-line' },
  { rule: 'no-indent-in-run', text: [...SET_IN, '', NEXT], line: 11, decides: 'printed-line' },
  {
    rule: 'wide-line-ended',
    text: [...WIDE, '来人里头，有的找地图，有的翻画册。'],
    line: 5,
    decides: 'not printed-line',
  },
  {
    rule: 'sign-over-photographer',
    text: ['●昨天，老粮仓里来了六十多位棋手。', '白露 摄'],
    line: 1,
    decides: 'caption-beside',
  },
  { rule: 'blank-between', text: [...ENDED, '', NEXT], line: 6, decides: 'not printed-line' },
  { rule: 'blank-after-lone-line', text: [HEAD, '', ...OPEN], line: 3, decides: 'not printed-line' },
  {
    rule: 'markless-after-gap',
    text: [...SET_IN, '', HEAD, '', NEXT],
    line: 11,
    decides: 'not printed-line',
  },
  {
    rule: 'bulletin-on-line',
    text: [HEAD, '本报讯 昨天，粮仓敞开大门，', ...OPEN.slice(1)],
    line: 2,
    decides: 'not printed-line',
  },
  {
    rule: 'next-item-on-line',
    text: ['1.青石县城东的老粮仓敞开大门', '2.管理员说，粮仓闲置了将近九', ...OPEN],
    line: 2,
    decides: 'not printed-line',
  },
  {
    rule: 'item-on-line',
    text: [...ENDED, '二、来人有的找地图，有的翻画'],
    line: 5,
    decides: 'not printed-line',
  },
  {
    rule: 'heading-on-line',
    text: [...OPEN, '老粮仓办棋赛', '本报讯 昨天下棋。'],
    line: 5,
    decides: 'not printed-line',
  },
  {
    rule: 'headings-over-paragraph',
    text: [
      '书摊主说粮仓里“年年有炉火”',
      '和书摊为邻的人在冬夜下棋',
      '来的人比去年夏天多了一成',
      '本报讯 昨天上午，老粮仓敞开',
      ...SET_IN.slice(1),
    ],
    line: 2,
    decides: 'not printed-line',
  },
  {
    // As wide as the lines below, which are of a page that carries marks over.
    rule: 'headings-over-paragraph',
    text: [
      '书摊主说粮仓里“年年有炉火”',
      '和书摊为邻的人在冬夜下棋',
      ...SET_IN,
      '　　来的人在一块旧木板上下',
      '棋，有的翻画册。',
    ],
    line: 2,
    decides: 'not printed-line',
  },
  {
    rule: 'heading-between-gaps',
    text: [...OPEN, '', '老粮仓办棋赛', '', ...ENDED],
    line: 6,
    decides: 'not printed-line',
  },
  { rule: 'latin-scrap', text: [...ENDED, '', 'EsS', '', ...ENDED], line: 6, decides: 'scrap' },
  {
    rule: 'points-short-of-edge',
    text: [...SET_IN, '全县计有：', '粮仓合并九个，磨房十三个；', '旧书摊三家。', ...SET_IN],
    line: 11,
    decides: 'not join',
  },
  { rule: 'short-of-edge-over-gap', text: [...OPEN, '2', '', NEXT, ...ENDED], line: 7, decides: 'not join' },
  {
    rule: 'air-around-headings',
    text: [
      '棋赛开始了',
      '',
      ...ENDED,
      '',
      '早点',
      '',
      '镇上的早市搬进了新的大棚，卖',
      '菜的人在屋顶下称便。',
      '',
      '夜市',
      '',
      '图书室里添了新的桌椅，附近的',
      '孩子都来看书。',
    ],
    line: 10,
    decides: 'story-begins',
  },
  {
    rule: 'pupil-signs-beside',
    text: [
      '风从山那边吹过来',
      '把麦子翻过来翻去',
      '像母亲翻动旧棉被',
      '高二（3）班 林小禾',
      '指导老师：周文清',
    ],
    line: 5,
    decides: 'not printed-line',
  },
  {
    rule: 'noise',
    text: ['RM 1.80', 'www.x.example', 'KK 7', 'TEL 03-22', 'S £t9', '青川报', '春雨', HARVEST],
    line: 1,
    decides: 'scrap',
  },
  { rule: 'mixed-scrap', text: [...ENDED, '', 'E人人', '', ...ENDED], line: 6, decides: 'scrap' },
  {
    rule: 'site-day-on-line',
    text: [...OPEN, '2017年2月22日 浏览(139)', NEXT],
    line: 5,
    decides: 'not printed-line',
  },
  { rule: 'lone-sign', text: [...ENDED, '', '鲜', '', ...ENDED], line: 6, decides: 'scrap' },
  {
    rule: 'masthead-above',
    text: ['1967.10.18 石城工报 第十二版', '老粮仓里办起棋赛', ...OPEN],
    line: 2,
    decides: 'not printed-line',
  },
  {
    rule: 'masthead-above',
    text: ['责编 / 罗晓棠 美编 / 阿乾 校对 / 祝红', '南川晚报', ...OPEN],
    line: 2,
    decides: 'not printed-line',
  },
  {
    rule: 'signature-above',
    text: [...OPEN, '屋顶，街道借给摊主，不收租。', '（城东街道 宣传组 隋文卿）', NEXT, ...ENDED],
    line: 7,
    decides: 'not printed-line',
  },
  {
    rule: 'page-matter-above',
    text: ['今日出版三大張　零售法幣四分', '綏東風雲漸緊各路傳來的消息', ...ENDED],
    line: 2,
    decides: 'not printed-line',
  },
  {
    rule: 'page-matter-above',
    text: [
      '江北县总工会主办 国内统一刊号CN36-0021 第1286期',
      '1989年8月 26 日 星期六 农历七月廿五 今日四版',
      ...OPEN,
    ],
    line: 2,
    decides: 'not printed-line',
  },
  {
    rule: 'cut-at-quotation-mark',
    text: [...OPEN, '管理员对来人说：', '“修好屋顶，', ...OPEN, '粮仓闲置了九年。', '”'],
    line: 6,
    decides: 'printed-line',
  },
  {
    rule: 'mark-at-head',
    text: [...ENDED, '', '，来人有的找地图，有的翻画册'],
    line: 6,
    decides: 'printed-line',
  },
  {
    rule: 'credit-goes-on',
    text: ['本报记者 田禾 何苗 通讯员', '白露', ...OPEN],
    line: 2,
    decides: 'printed-line',
  },
  {
    rule: 'credit-alone',
    text: ['本报记者 田禾 通讯员 何苗', ...OPEN],
    line: 2,
    decides: 'not printed-line',
  },
  { rule: 'short-page-matter', text: [...OPEN, 'A05', NEXT], line: 5, decides: 'not printed-line' },
  {
    rule: 'credit-of-two',
    text: [...OPEN, '本报记者白露　通讯员田小禾', NEXT],
    line: 5,
    decides: 'not printed-line',
  },
  { rule: 'short-credit', text: [...OPEN, '白露 摄', NEXT], line: 5, decides: 'not printed-line' },
  {
    rule: 'stops-short-of-edge',
    text: [...OPEN, '屋顶，租给摊主。', NEXT],
    line: 6,
    decides: 'not printed-line',
  },
  {
    rule: 'passes-edge',
    text: [...OPEN, '老粮仓里办起一场大型棋赛，来了六十多位棋手'],
    line: 5,
    decides: 'not printed-line',
  },
  { rule: 'repeats-above', text: [...OPEN, '去年秋天修好', NEXT], line: 5, decides: 'not printed-line' },
  { rule: 'set-in', text: [...OPEN, '　　来人有的找地图，有的翻画'], line: 5, decides: 'not printed-line' },
  { rule: 'marked-beside', text: [...OPEN, `# ${HEAD}`, NEXT], line: 5, decides: 'not printed-line' },
  {
    rule: 'figures-beside',
    text: [...ENDED, '青石粮仓指数 1633.744 +4.850', ...ENDED],
    line: 5,
    decides: 'not printed-line',
  },
  {
    rule: 'lost-indent-above',
    text: [...UNSET, ...UNSET, ...UNSET, ...UNSET, '管理员和旧书摊的摊主们说', '', ...ENDED.slice(1)],
    line: 19,
    decides: 'printed-line',
  },
  {
    rule: 'bracket-over-break',
    text: [
      '昨天上午，粮仓敞',
      '开大门，二十三家',
      '书摊有了铺位，管',
      '理员很高兴。',
      '粮仓变书市',
      '【本报记者陈永',
      '康】昨天上午，粮',
      '仓敞开大门，二十',
      '三家书摊有了铺位',
      '，管理员很高兴。',
    ],
    line: 7,
    decides: 'printed-line',
  },
]
