import { expect, test } from 'vitest'
import { readLines } from './read.js'

const classes = (...lines: string[]) => readLines(...lines).doubts.map((doubt) => doubt.class)

test('two columns that were read across raise one doubt', () => {
  const found = classes(
    '本报讯（记者 白露）前天 本报讯（记者 田禾）今晨',
    '下午，石桥镇的渡口换上新栏 五点，河口水文站测得洪峰通',
    '杆，行人不必再绕行三里路到 过，水位比昨夜低了一尺，守',
    '上游过河，镇上的人都说方便 堤的人们松了口气，回家补觉',
    '多了，孩子上学也叫人放心。 去了，没有一处堤段出险情。',
  )
  expect(found.filter((one) => one === 'columns-across')).toEqual(['columns-across'])
})

test.each([
  [
    'two columns, between whose lines those of one stand',
    [
      '七月八日下午三点多钟，卸工两个人受伤，门窗被',
      '运输公司调度室的门前，砸。',
      '发生冲突，为弄清真相，',
      '报社的记者走访了现场的 司机，也问了附近的居民',
      '居民三十一人，',
      '当天上午，公司里贴出了 发表公告，要求各单位都',
      '通告，要求全部的车辆在 恢复生产，纺织厂的三个',
      '三点前回场，等候调度， 班已经开工，供电正常了',
    ],
  ],
])('%s raise a doubt', (_, lines) => {
  expect(classes(...lines)).toContain('columns-across')
})

test.each([
  [
    'four columns of one width, which several blanks part: they are read one after the other',
    [
      '会馆昨晚八时召开董事会   告，现有校舍是早年所建   席认捐，一共得两万七千   判，历时两个小时没结果',
      '议，由主席梅友光主持，   的，只能容下一百八十名   元，其中伍家公所认捐五   ，工人代表说，再没有答',
      '讨论了筹建新校舍的事，   学生，今年秋天报名的有   千元，林家堂三千元，其   复，下个月一日起就停工',
      '到会的一共有四十二人。   二百六十人，只好分两班   余的分三年付清，不收息   ，各家餐馆都在等候消息',
    ],
  ],
  [
    'verse in half-lines',
    [
      '城外青山绿水， 桥下渡船归来。',
      '门前桃李花开， 屋后书声朗朗。',
      '雨过天晴日暖， 风来稻熟人忙。',
      '家家户户欢笑， 年年岁岁平安。',
    ],
  ],
  [
    'paragraphs of printed lines that a blank joins',
    [
      '前天下午，石桥镇的渡口换 上新栏杆，行人不必再绕行 三里路到上游过河，镇上的 人都说方便。',
      '今晨五点，河口水文站测得 洪峰通过，水位比昨夜低了 一尺，守堤的人们松了口气 回家补觉。',
      '上午，青石县城东的老粮仓 敞开大门，二十三家旧书摊 在这里有了固定的铺位，管 理员说好。',
      '傍晚，学校把操场边的小菜 园交给学生，三种蔬菜已经 种下，孩子们放学后轮流去 浇水除草。',
    ],
  ],
  [
    'names',
    [
      '田禾记者站长 何苗通讯员长',
      '白露摄影记者 鲁长山副站长',
      '吕青山老编辑 郑小满新编辑',
      '孙大姐校对员 周老伯印刷工',
    ],
  ],
])('%s raise no doubt of columns', (_, lines) => {
  expect(classes(...lines)).not.toContain('columns-across')
})

test.each(['县里开会锟斤拷锟斤拷部署。', '县里开\ufffd\ufffd部署防汛。'])('%s is damaged', (line) => {
  expect(classes('县里开会', line)).toContain('damaged-text')
})

test('a line with a blank between every two characters is read without them', () => {
  const { articles } = readLines(
    '旧 书 摊 搬 进 老 粮 仓',
    '',
    '本 报 讯 （ 记 者 田 禾 ） 昨 天 上 午 ， 老 粮 仓 开 门 ， 来 了 23 家 书 摊 。',
  )
  expect(articles[0]).toMatchObject({ headline: '旧书摊搬进老粮仓', reporters: ['田禾'] })
})
