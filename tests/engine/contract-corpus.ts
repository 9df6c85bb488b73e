/**
 * The archives that the contract asks about. Both are built once an engine, and
 * read by brute force once.
 */
import { Archive, type Dice, jsonl, type Read, type Row, seedFiles } from '../search/archive.js'

/** Words across which the dictionary would cut otherwise. */
const KEPT_WORDS = '区委书\n办公室在\n的工作\n'

/** The five papers with their healed column breaks, and a keeper's dictionary. */
export const papers = () => new Archive({ ...seedFiles(), '_keeper/userdict.txt': KEPT_WORDS })

/** A row of the shelf; rows of one date and newspaper that follow one another are an issue. */
const row = (id: string, text: string, more: Partial<Row> = {}): Row => ({
  id,
  text,
  title: `第${id}篇`,
  ...more,
})

/** Rows by their id's letters, each group for one case of the ladder: its words stand nowhere else. */
const LADDER: Row[] = [
  row('exact1', '今年灌溉水渠通水'),
  row('exact2', '水渠建成，灌溉良田'),
  row('exact3', '只有灌溉'),
  row('quoted1', '棉花收购开始'),
  row('quoted2', '收购的棉花'),
  row('field1', '无关', { title: '蚕桑' }),
  row('field2', '蚕桑'),
  row('name1', '教师艾一帆'),
  row('name2', '艾一帆是一位教师'),
  row('name3', '教师买了艾草一束和一张帆布'),
  row('run1', '塔楼12层'),
  row('run2', '塔楼2012年建成'),
  row('run3', '塔楼120层'),
  row('loose1', '陶瓷展览'),
  row('synonym1', '农业机械检修'),
  row('alias1', '欧阳峰出席'),
  row('value1', '种稻320亩'),
  row('day1', '2019年4月12日开闸'),
  row('day2', '二〇一九年四月十二日开闸'),
  row('part1', '缫丝织绸印染'),
  row('part2', '缫丝'),
  row('pair1', '砖窑开工'),
  row('pair2', '瓦厂开工'),
  row('pair3', '瓦厂停产'),
  row('not1', '苹果丰收'),
  row('not2', '苹果遭冰雹'),
  row('or1', '梨树嫁接'),
  row('or2', '桃树修剪'),
  row('or3', '嫁接桃树'),
  row('slip1', '千怀贵讲话'),
  row('near1', '驴和马拉车'),
  row('near2', '驴在东边的山坡上吃草，马在西边的河里饮水'),
  row('wild1', '霍去病出征'),
  row('wild2', '霍大病初愈'),
]

const MONTHS = ['2018-11', '2018-12', '2019-02', '2019-12', '2020-02']
/** Articles of one subject, over two newspapers, three columns and five months; the last ones without a date. */
const PRICES: Row[] = Array.from({ length: 27 }, (_, i) => {
  const month = i < 25 ? MONTHS[Math.floor(i / 5)] : undefined
  return row(`price${String(i).padStart(2, '0')}`, `粮价通报，集市平稳${'，粮价上扬'.repeat(i % 4)}`, {
    title: i % 9 === 0 ? '粮价' : `集市第${i}号`,
    section: ['要闻', '经济', '民生'][i % 3]!,
    reporters: i % 2 === 0 ? ['赵甲'] : ['钱乙', '孙丙'],
    publication: i % 10 < 5 ? '城关报' : '河西报',
    ...(month ? { date: `${month}-${i % 2 === 0 ? '03' : '28'}` } : {}),
  })
})

const MORE: Row[] = [
  row('like1', '玻璃厂技术革新小组试制平板玻璃成功，窑炉节煤', { title: '玻璃厂试制成功' }),
  row('like2', '窑炉节煤，玻璃厂技术革新小组又制平板玻璃', { title: '玻璃厂再传捷报' }),
  row('like3', '剧团下乡演出', { title: '剧团' }),
  row('group1', '县长王建国讲话。县长王建国视察。'),
  row('group2', '县长王建围讲话。'),
  row('mark1', '邮電局增設电报业务。郵电局全天营业。', { title: '邮电局' }),
]

export const shelf = () =>
  new Archive({
    'shelf.jsonl': jsonl([...LADDER, ...PRICES, ...MORE]),
    '_keeper/synonyms.txt': '农业机械=农机\n',
    '_keeper/aliases.txt': '欧阳峰=欧阳锋\n',
  })

/** Strings of a text's paragraphs, `least` to `most` characters long. */
export function stringsOf(
  read: readonly Read[],
  dice: Dice,
  times: number,
  least: number,
  most: number,
): string[] {
  const texts = read.flatMap(({ article }) => [article.headline ?? '', article.body]).filter(Boolean)
  return Array.from({ length: times }, () => dice.cut(dice.pick(texts), least, most))
}
