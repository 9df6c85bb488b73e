/** Cases of rules for pages of accounts, and for the custom of one manner: tabloids, small papers, digests, letters, notices. */
import { HARVEST, MARKET, type RuleCase, SCHOOL } from './case.js'

const account = (rule: string, text: string): RuleCase => ({ rule, text, decides: 'account-line' })
const ACCOUNT = [
  '城东乡抢收油菜',
  '原创 张三 江北发布 2020-05-01',
  HARVEST,
  '学校添了两间新的教室',
  SCHOOL,
  '阅读原文',
]
/** Prose that ends its sentence and tells nothing of the others. */
const DANCE =
  '夜校的灯亮到九点，学员们练完了字又学唱歌，隔壁院子里的孩子趴在窗台上跟着一起哼，谁也舍不得先走开。'

export const MANNERS: RuleCase[] = [
  account('account-page', '阅读原文'),
  account('readers-also-like', '喜欢此内容的人还喜欢'),
  account('other-pages', '▼ 往期回顾 ▼'),
  account('posted-at', '江北发布 2020-05-01 18:32'),
  account('invites', '关注我们 获取更多资讯'),
  account('says-end', '- END -'),
  account('stands-for-picture', '[图片]'),
  account('shares-picture', '生成图片，分享到微信朋友圈'),
  account('counts-likes', '分享 收藏 34 在看 12'),
  account('asks-to-like', '点收藏'),
  account('place-of-posting', '发表于江北'),
  account('given-picture', '（受访者供图）'),
  account('source-behind-bar', '来源 | 江北发布'),
  account('is-original', '江北发布 昨天'),
  account('topic-of-account', '#江北农事 12个'),
  account('time-of-posting', '发布时间：2020-05-01'),
  { rule: 'readers-also-like', text: '喜欢此内容的人还喜欢', decides: 'other-pages-below' },
  { rule: 'other-pages', text: '往期推荐', decides: 'other-pages-below' },
  { rule: 'line-of-account', text: ACCOUNT, line: 6, decides: 'site-furniture' },
  { rule: 'story-of-account', text: ACCOUNT, line: 5, decides: 'not story-begins' },

  {
    rule: 'source-of-digest',
    text: ['抢在雨前', HARVEST, '摘自《江北周报》', '学校添教室', SCHOOL],
    line: 3,
    decides: 'signature',
  },
  {
    rule: 'writer-of-letter',
    text: ['编辑同志：', HARVEST, '张三', '学校添教室', SCHOOL],
    line: 3,
    decides: 'signature',
  },
  {
    rule: 'number-over-break',
    text: [HARVEST, '城东路口拾到钱包一', '只,内有老照片两张', SCHOOL],
    line: 2,
    decides: 'not heading',
  },
  {
    rule: 'signed-with-respect',
    text: ['宿舍里的门禁', `编辑先生：${HARVEST}`, '一群女工谨上', '学校添教室', SCHOOL],
    line: 3,
    decides: 'signature',
  },
  {
    rule: 'name-over-continuation',
    text: ['顺手的人', HARVEST, '乔木林', '(上接第一版)', SCHOOL],
    line: 3,
    decides: 'signature',
  },
  {
    rule: 'signs-on-two-lines',
    text: ['抢在雨前', HARVEST, '城东农机厂', '张三', '学校添教室', SCHOOL],
    line: 3,
    decides: 'signature',
  },
  {
    rule: 'office-signs-notice',
    text: ['停水公告', HARVEST, '江北县自来水公司', '学校添教室', SCHOOL],
    line: 3,
    decides: 'signature',
  },
  {
    rule: 'editorial-below-head',
    text: ['抢在雨前', HARVEST, '再接再厉', '本报社论', SCHOOL],
    line: 4,
    decides: 'signature',
  },
  {
    rule: 'office-and-writer-sign',
    text: ['抢在雨前', HARVEST, '第三生产队红卫兵', '学校添教室', SCHOOL],
    line: 3,
    decides: 'signature',
  },
  { rule: 'slogan-of-the-time', text: '备战、备荒、为人民。', decides: 'furniture' },
  { rule: 'asks-for-manuscripts', text: '▼本報徵稿　短小精悍爲上', decides: 'furniture' },
  { rule: 'wire-of-an-agency', text: '合眾社某某城二十八日電　會議今日開幕', decides: 'opener' },
  {
    rule: 'answer-to-notice',
    text: ['招聘启事', HARVEST, '电话：23341　联系人：小张'],
    line: 3,
    decides: 'tail',
  },
  {
    rule: 'even-verse',
    text: [
      '抢在雨前',
      HARVEST,
      '门外垂杨系客舟',
      '一江春水向东流',
      '落花不管人间事',
      '犹逐东风上小楼',
      HARVEST,
    ],
    line: 4,
    decides: 'row',
  },
  {
    rule: 'letter-under-heading',
    text: ['抢在雨前', HARVEST, '学校', `编辑同志：${SCHOOL}`, '田头', MARKET, '村口', DANCE],
    line: 4,
    decides: 'story-begins',
  },
  {
    rule: 'sign-below',
    text: ['抢在雨前', HARVEST, '四字题目', '▲学校添了教室', `【本报讯】${SCHOOL}`],
    line: 3,
    decides: 'not column-above',
  },
  {
    rule: 'over-marked-line',
    text: ['小学里添了教室', '▲学校添了教室', `【本报讯】${SCHOOL}`],
    line: 1,
    decides: 'headline',
  },
  {
    rule: 'nearest-of-several',
    text: ['新添两间教室和图书角', '各界人士踊跃参加', '善后办法业已商定', SCHOOL],
    line: 1,
    decides: 'headline',
  },
  {
    rule: 'number-of-paper-above',
    text: [
      '抢在雨前',
      `${HARVEST}这一天`,
      '修渠办法',
      '县发〔1984〕2号',
      '城东乡油菜收完三千亩，干部下到田头，农民装车运送，各村沟渠分段包修，傍晚以后由乡里派人看管。',
    ],
    line: 5,
    decides: 'story-begins',
  },
  {
    rule: 'over-salutation',
    text: ['春耕', HARVEST, '农机为何总是买不到？', '编辑同志：', SCHOOL],
    line: 3,
    decides: 'heading',
  },
  {
    rule: 'salutation',
    text: ['春耕', HARVEST, '张平同志：', `本报讯 ${SCHOOL}`],
    line: 3,
    decides: 'not heading',
  },
  {
    rule: 'adopted-on-day',
    text: ['城东乡护林公约', '一九五五年二月十日城东乡人民代表大会通过', '一、山上的树不得乱砍'],
    line: 2,
    decides: 'not heading',
  },
  {
    rule: 'further-bulletin',
    text: ['抢在雨前', `【本报江北四日电】${HARVEST}`, `【某某社城东五日电】${SCHOOL}`],
    line: 3,
    decides: 'not story-begins',
  },
  {
    rule: 'official-paper-below',
    text: ['抢在雨前', HARVEST, '学校', `爲令遵事案查${SCHOOL}`, '田头', MARKET, '村口', DANCE],
    line: 4,
    decides: 'story-begins',
  },
  {
    rule: 'words-of-an-order',
    text: ['抢在雨前', HARVEST, '第二條　本會設委員七人由縣長聘任之', `本报讯 ${SCHOOL}`],
    line: 3,
    decides: 'not heading',
  },
]
