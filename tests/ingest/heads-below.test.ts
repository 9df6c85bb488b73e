/** Headings below their stories, and stories that need none from there. */
import { expect, test } from 'vitest'
import { readLines } from './read.js'

const headsOf = (...lines: string[]) =>
  readLines(...lines)
    .articles.filter(({ kind }) => kind === 'article')
    .map(({ headline, section, body }) => [headline, section, body.split('\n').length])

const WELLS = '去冬今春以来，砂河镇把打旱井当作抗旱的头等大事，集资二百一十万元，新打旱井三千四百眼。'
const FEED = '县畜牧局在全县推广秸秆换肉，今年青贮玉米秸秆一亿二千万公斤，每头牛可少喂精料一百公斤。'
const STONE = '本报讯（记者白雪梅）东山底村的石板多，如今石板装上火车，成了城里人铺路的材料。'

test('where large type follows each text, every headline goes to the text above', () => {
  const heads = ['砂河镇家家打旱井', '亿斤秸秆变饲料', '石板走出东山底村']
  const page = ['滹源报 1998年7月30日 第二版', WELLS, heads[0]!, FEED, heads[1]!, STONE, heads[2]!]
  expect(headsOf(...page)).toEqual(heads.map((head) => [head, null, 1]))
  // A first text without a headline is the end of another page's story, where the others have theirs above.
  const rest = ['滹源报 1998年7月30日 第二版', `（上接第一版）${WELLS}`, heads[1]!, FEED, heads[2]!, STONE]
  expect(headsOf(...rest)).toEqual([
    [null, null, 1],
    [heads[1], null, 1],
    [heads[2], null, 1],
  ])
})

test('a list under the name of a column takes no headline of the story below', () => {
  const page = [
    '楓葉週報　2011年2月11日　第18版',
    '社團簡訊',
    '＊中華會館謹訂2月19日下午2時舉行會員大會，選舉新一屆理事。',
    '＊崇正會粵曲班招新生，每星期三晚7時半，學費全免。',
    '留學生雪夜棄車步行十一公里',
    '靠一罐煉奶撐到加油站',
    '【本報記者馬詠恩紅鹿報道】一名留學生上週四駕車途中遇暴風雪，車輛打滑落坑，他棄車走到加油站。',
  ]
  expect(headsOf(...page)[0]).toEqual(['社團簡訊', null, 2])
  const { kicker, headline, subheadline } = readLines(...page).articles[1]!
  expect([kicker, headline, subheadline].join(' ')).toContain('留學生雪夜棄車步行十一公里')
})

test('dispatches under a headline of several items, or behind a wire, are one story', () => {
  const several = [
    '車禍一束',
    '【彰化訊】昨日下午三時，鹿港客車一輛在馬鳴山下與牛車相撞，車夫輕傷。',
    '【溪湖訊】機車騎士楊某昨晚酒後撞上甘蔗車，頭部縫七針。',
    '校長的腳踏車',
    '我們的校長騎一輛日本時代的腳踏車，鈴不響，全身都響，工友老遠聽見，便去把校門打開。',
  ]
  expect(headsOf('中彰晚刊　1968年9月26日　第三版', ...several)).toEqual([
    ['車禍一束', null, 2],
    ['校長的腳踏車', null, 1],
  ])
  const wires = [
    '川省苦旱災民食草根',
    '【中央社成都二十日電】川省今夏苦旱，被災者一百二十五縣，草根樹皮，均已食盡。',
    '【本報貴陽通訊】黔東玉屏一帶，米每斗價已達四元，較去年同期漲兩倍有奇。',
  ]
  expect(headsOf('建業日報　1936年10月22日　第二版', ...wires)).toEqual([[wires[0], null, 2]])
})
