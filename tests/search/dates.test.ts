/** Two dates: the day that an issue bears and the day that an article tells of, each told by reading every article. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dateKeys, foldText, valuesIn } from '../../src/analysis/analysis.js'
import { dayNumber, twoDigits } from '../../src/days.js'
import { KINDS, type SearchRequest } from '../../src/model.js'
import { parseQuery } from '../../src/query/query.js'
import { monthOf } from '../../src/search/columns/dates.js'
import { size } from '../sizes.js'
import { Archive, allHits, Dice, type Read } from './archive.js'
import { datesMet, has, inPeriod, isOnDay } from './oracle.js'

/** Leads that tell of a day, print one, or do neither. */
const LEADS = [
  '本报讯 昨日，河湾镇新桥通车，百余人到场。',
  '本报讯 二〇二三年七月三十日，河湾镇新桥通车。',
  '本报讯 4月12日，河湾镇举行龙舟赛。',
  '本报讯 今日上午，河湾镇举行庙会。',
  '河湾镇谈2023年的收成，比1936年多。',
  '河湾镇修路。',
]
const ISSUES = [
  '2023-07-30',
  '2023-07-31',
  '2023-12-31',
  '2024-01-01',
  '2024-04-13',
  '2024-02-29',
  '1936-09-01',
  '2023-07',
  '2024',
]

async function openDated() {
  const dice = new Dice(18)
  const files = Array.from({ length: 36 }, (_, i) => {
    const date = i % 10 === 9 ? '' : `date: ${dice.pick(ISSUES)}\n`
    return [`${i}.txt`, `---\npublication: 河湾报\n${date}---\n# 消息${i}\n\n${dice.pick(LEADS)}\n`]
  })
  const archive = new Archive(Object.fromEntries(files))
  return { engine: await archive.built(), read: await archive.read() }
}

let opened: ReturnType<typeof openDated> | undefined
const dated = () => (opened ??= openDated())

async function expectScan(request: SearchRequest, isHit: (read: Read) => boolean): Promise<void> {
  const { engine, read } = await dated()
  const hits = await allHits(engine, { ...request, kind: [...KINDS], facets: false })
  const wanted = read.filter(isHit).map(({ article }) => article.id)
  expect(hits.map(({ id }) => id).sort(), JSON.stringify(request)).toEqual(wanted.sort())
}

const year = fc.constantFrom(1936, 2022, 2023, 2024)
const month = fc.constantFrom(1, 2, 4, 7, 8, 9, 12)
const day = fc.constantFrom(1, 12, 13, 28, 29, 30)
const period = fc.oneof(
  year.map(String),
  fc.tuple(year, month).map(([y, m]) => `${y}-${twoDigits(m)}`),
  fc
    .tuple(year, month, day)
    .filter(([, m, d]) => m !== 2 || d < 29)
    .map(([y, m, d]) => `${y}-${twoDigits(m)}-${twoDigits(d)}`),
)
const RUNS = { numRuns: size('datesAsked'), seed: 18 }

const edges = (from: string | undefined, to: string | undefined) =>
  [
    from === undefined ? null : from + '0000-01-01'.slice(from.length),
    to === undefined ? null : to + '0000-12-31'.slice(to.length),
  ] as const

test('the filters of each date hold what a plain scan of that date holds', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.option(period, { nil: undefined }),
      fc.option(period, { nil: undefined }),
      async (a, b) => {
        const [from, to] = a !== undefined && b !== undefined && a > b ? [b, a] : [a, b]
        fc.pre(from === undefined || to === undefined || edges(from, from)[0]! <= edges(to, to)[1]!)
        const [first, last] = edges(from, to)
        const isAny = first === null && last === null
        await expectScan({ q: '', from, to }, (read) => isAny || inPeriod(read, 'issue', first, last))
        await expectScan(
          { q: '', eventFrom: from, eventTo: to },
          (read) => isAny || inPeriod(read, 'event', first, last),
        )
        if (isAny) return
        await expectScan({ q: `日期:${from ?? ''}..${to ?? ''}` }, (read) =>
          inPeriod(read, 'issue', first, last),
        )
        await expectScan({ q: `事日:${from ?? ''}..${to ?? ''}` }, (read) =>
          inPeriod(read, 'event', first, last),
        )
      },
    ),
    RUNS,
  )
})

test('a day of any year is met by either date', async () => {
  for (const monthDay of ['07-30', '04-12', '02-29', '12-31', '01-01'])
    await expectScan(
      { q: '', monthDay },
      (read) => isOnDay(read, 'issue', monthDay) || isOnDay(read, 'event', monthDay),
    )
})

/** A date as it may be typed. */
const typed = fc.oneof(
  year.map(String),
  year.map((y) => `${y}年`),
  fc
    .tuple(year, month)
    .chain(([y, m]) => fc.constantFrom(`${y}-${twoDigits(m)}`, `${y}年${m}月`, `${y}.${m}`)),
  fc
    .tuple(year, month, day)
    .filter(([, m, d]) => m !== 2 || d < 29)
    .chain(([y, m, d]) =>
      fc.constantFrom(
        `${y}-${twoDigits(m)}-${twoDigits(d)}`,
        `${y}/${m}/${d}`,
        `${y}${twoDigits(m)}${twoDigits(d)}`,
        `${y}年${m}月${d}日`,
        `${m}月${d}日`,
      ),
    ),
  fc.constantFrom('二〇二三年七月三十日', '二〇二三', '民国二十五年九月一日', '民國廿五年', '四月十二日'),
)

test('a bare date finds what prints it, has its value, tells of it or bears it, and says which', async () => {
  await fc.assert(
    fc.asyncProperty(typed, async (q) => {
      const { root } = parseQuery(q)
      if (root?.type !== 'date') throw new Error(`${q} is read as no date`)
      const keys = [
        dateKeys(root.year, root.month, root.day)[0]!,
        ...(root.month === null ? [`${root.year}`] : []),
      ]
      const prints = (read: Read) => has(read, foldText(q), null)
      const hasValue = ({ texts }: Read) =>
        texts.some((text) => valuesIn(text).some((value) => keys.some((key) => value.keys.includes(key))))
      await expectScan({ q }, (read) => prints(read) || hasValue(read) || datesMet(read, root).length > 0)
      const { engine, read } = await dated()
      for (const { id, rung, alternatives } of await allHits(engine, { q, kind: [...KINDS] })) {
        const one = read.find(({ article }) => article.id === id)!
        expect(rung, `${q} ${id}`).toBe(prints(one) ? 'exact' : 'variant')
        const whys = alternatives.map(({ why }) => why)
        const dates = prints(one) ? [] : datesMet(one, root)
        expect(whys.includes('事件日期'), `${q} ${id}`).toBe(dates.includes('event'))
        expect(whys.includes('出版日期'), `${q} ${id}`).toBe(dates.includes('issue'))
        if (!prints(one)) expect(alternatives, `${q} ${id}`).not.toEqual([])
      }
    }),
    RUNS,
  )
})

test('a date beside other words narrows them to its year, printed or not', async () => {
  await expectScan({ q: '河湾镇 2023' }, (read) => {
    const { root } = parseQuery('2023')
    const isOf = root?.type === 'date' && datesMet(read, root).length > 0
    return has(read, '河湾镇', null) && (isOf || has(read, '2023', null) || has(read, '二〇二三年', null))
  })
})

test('what a negated date excludes is printed: a date that is only known takes no hit away', async () => {
  await expectScan({ q: '河湾镇 -2023' }, (read) => has(read, '河湾镇', null) && !has(read, '2023', null))
})

test('the timeline and the years count issues', async () => {
  const { engine, read } = await dated()
  const { timeline, facetDistribution } = await engine.search({ q: '', kind: [...KINDS] })
  const ofYear = (wanted: string) =>
    read.filter((one) => inPeriod(one, 'issue', `${wanted}-01-01`, `${wanted}-12-31`))
  for (const wanted of ['1936', '2023', '2024'])
    expect(facetDistribution.year![wanted]).toBe(ofYear(wanted).length)
  expect(timeline.at(-1)).toEqual({
    month: null,
    hits: read.filter(({ issue }) => issue.date.from === null).length,
  })
})

test('monthOf() agrees with the calendar of the machine from year 0 to 9999, and knows no month of an unknown day', () => {
  const [first, last] = [Date.UTC(1970) / 86_400_000 - 719_528, 2_932_896]
  for (let day = first; day <= last; day += 97) {
    const date = new Date(day * 86_400_000)
    if (monthOf(day) !== date.getUTCFullYear() * 12 + date.getUTCMonth())
      expect.fail(`${date.toISOString()} is not in month ${monthOf(day)}`)
  }
  for (const [day, month] of [
    ['1900-02-28', 1900 * 12 + 1],
    ['1900-03-01', 1900 * 12 + 2],
    ['2000-02-29', 2000 * 12 + 1],
    ['2000-12-31', 2000 * 12 + 11],
    ['1969-12-31', 1969 * 12 + 11],
  ] as const)
    expect(monthOf(dayNumber(day)), day).toBe(month)
  expect(monthOf(-(2 ** 31))).toBe(-1)
})
