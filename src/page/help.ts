/** The page that tells how to search: every operator with an example that is a search of this archive. */
import { type Child, type Html, h, link } from './html.js'
import type { Site } from './site.js'

/** Words and names of the archive that examples are made of. */
export type Samples = {
  word: string
  other: string
  phrase: string
  /** `YYYY-MM` */
  month: string
  /** The four below: undefined if the archive tells none, and then without an example, which would find nothing. */
  section?: string | undefined
  reporter?: string | undefined
  publication?: string | undefined
  page?: string | undefined
}

/** Where an archive tells nothing better. */
export const SAMPLES: Samples = {
  word: '志愿者',
  other: '活动',
  phrase: '安全生产',
  month: '2024-12',
}

type Example = readonly [query: string, means: string]
type Part = { title: string; says: string; examples: Example[] }

export const partsOfHelp = ({
  word,
  other,
  phrase,
  section,
  reporter,
  publication,
  month,
  page,
}: Samples): Part[] => {
  const year = month.slice(0, 4)
  const values: [name: string, value: string | undefined, means: string][] = [
    ['记者', reporter, '这位记者写的'],
    ['栏目', section, '这个栏目的'],
    ['报纸', publication, '这种报纸的'],
    ['版次', page, '这一版的'],
  ]
  const untold = values.filter(([, value]) => value === undefined).map(([name]) => name)
  return [
    {
      title: '几个词',
      says: '用空格隔开，都要有，不分先后。简体、繁体、全角、半角、大小写都一样。整句的问话也可以照写。',
      examples: [
        [`${word} ${other}`, '两个词都要有'],
        [`${word} AND ${other}`, '同上'],
      ],
    },
    {
      title: '一字不差',
      says: '写在引号里，字要连着，次序也要对。引号里的符号都照字面查，引号本身写作 \\"。',
      examples: [[`"${phrase}"`, '原话']],
    },
    {
      title: '不要、任一、括号',
      says: '减号前要有空格。AND、OR、NOT 要大写，也可以写 &&、||。',
      examples: [
        [`${word} -${other}`, '有前一个，没有后一个'],
        [`${word} NOT ${other}`, '同上'],
        [`${word} OR ${other}`, '有一个就行'],
        [`(${word} OR ${other}) "${phrase}"`, '括号里的先算'],
      ],
    },
    {
      title: '只查一个部分',
      says: `名字后面写冒号。另有 ${[...untold, '肩题、副题、正文、署名、图说、旁文、通讯员、版名、期号'].join('、')}。`,
      examples: [
        [`标题:${word}`, '只查标题'],
        [`标题:(${word} OR ${other})`, '标题里有一个就行'],
        ...values.flatMap(([name, value, means]): Example[] =>
          value === undefined ? [] : [[`${name}:${value}`, means]],
        ),
      ],
    },
    {
      title: '日期',
      says: '“日期”是报纸的日期，“事日”是所记之事的日期。两点连起一段，一头可以空着。光写日期，则两样都算，文中写到的也算。',
      examples: [
        [`${word} 日期:${month}`, '这个月的报纸'],
        [`${year}-01..${month} ${word}`, '这一段的报纸'],
        [`${month}.. ${word}`, '从这个月起'],
        [`事日:${month} ${word}`, '这个月发生的事'],
        [`${word} ${year}`, '与这一年有关的'],
      ],
    },
    {
      title: '记不清写法',
      says: '? 代一个字，* 最多代二十个字，写在 通配:"…" 里；~10 是相隔不过十个字，不分先后。拼音、首字母也能查。',
      examples: [
        [`通配:"${phrase.slice(0, 1)}?${phrase.slice(2)}"`, '中间一个字记不清'],
        [`通配:"${word}*${other}"`, '中间隔着几个字'],
        [`"${word} ${other}"~10`, '相隔不过十个字'],
      ],
    },
  ]
}

const KEYS: readonly (readonly [keys: string, does: string])[] = [
  ['/', '到查找框'],
  ['↓ ↑', '在查找框下选一项'],
  ['j k', '下一条、上一条结果；回车打开'],
  ['n p', '文章里下一处、上一处标出的字'],
  ['Esc', '收起提示'],
  ['?', '这一页'],
]

export const help = (samples: Samples, site: Site): Html =>
  h(
    'div.help',
    h('h1', { tabindex: -1 }, '怎样查'),
    h('p', '例子都是真的，点一下就查。写错了也不要紧：读不懂的符号当作平常的字，并说明一声。'),
    partsOfHelp(samples).map(({ title, says, examples }) =>
      h('section', h('h2', title), h('p', says), exampleRows(examples, site)),
    ),
    h('p.tools', link(`${site.root}advanced`, '不想记这些：填表检索')),
    h(
      'section',
      h('h2', '按键'),
      h(
        'dl',
        KEYS.map(([keys, does]) => [h('dt', keys), h('dd', does)]),
      ),
    ),
  )

export const exampleRows = (examples: readonly Example[], site: Site): Child =>
  h(
    'ul.rows',
    examples.map(([q, means]) =>
      h('li', link(site.search(new URLSearchParams({ q })), q), h('span.soft', means)),
    ),
  )
