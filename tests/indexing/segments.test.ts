import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  articleStream,
  atOnce,
  BOUNDARY,
  DEFINITION_GAP,
  definitionsIn,
  MENTION_GAP,
  mentionsIn,
  openBulkCutter,
  valuesIn,
} from '../../src/analysis/analysis.js'
import { chooseMerge, mergeSegments, type Sized } from '../../src/indexing/merge.js'
import { readIssueText } from '../../src/ingest/ingest.js'
import { type Article, FIELDS, type Issue } from '../../src/model.js'
import { Segment, type SegmentMark, type TermKind, termKey } from '../../src/store/store.js'
import { isLong } from '../sizes.js'
import { readSeed, SEED_FILES, seedIssues, writeIssues } from '../store/articles.js'
import { freshFolder } from '../store/folder.js'
import { addTerms } from './site.js'

const cutter = openBulkCutter()

type Terms = Map<string, Map<string, string>>

/** All terms of articles, found one by one: slow, plain, and written without looking at invert.ts. */
function naiveTerms(articles: readonly Article[]): Terms {
  const fielded = new Map<string, Map<string, number[]>>()
  const placed = new Map<string, Map<string, number[]>>()
  const list = (map: typeof fielded, kind: TermKind, term: string, article: Article, empty: number[]) => {
    const key = Buffer.from(termKey(kind, term)).toString('hex')
    if (!map.has(key)) map.set(key, new Map())
    const own = map.get(key)!
    if (!own.has(article.id)) own.set(article.id, empty)
    return own.get(article.id)!
  }
  const count = (kind: TermKind, term: string, article: Article, field: number) => {
    list(
      fielded,
      kind,
      term,
      article,
      FIELDS.map(() => 0),
    )[field]!++
  }
  for (const article of articles) {
    const { codes, fieldStarts, texts } = articleStream(article)
    for (const [at, code] of codes.entries()) {
      if (code === BOUNDARY) continue
      const field = FIELDS.findIndex((_, f) => at >= fieldStarts[f]! && at < fieldStarts[f + 1]!)
      count('character', String.fromCodePoint(code), article, field)
      list(placed, 'bigram', String.fromCodePoint(code, codes[at + 1]!), article, []).push(at)
    }
    for (const [field, text] of texts.entries()) {
      cutter.words(text, (term) => count('word', term, article, field))
      for (const { office, name } of mentionsIn(text, cutter))
        count('mention', office + MENTION_GAP + name, article, field)
      for (const { keys } of valuesIn(text)) for (const key of keys) count('value', key, article, field)
      for (const { full, short } of definitionsIn(text, cutter))
        count('definition', full + DEFINITION_GAP + short, article, field)
    }
  }
  const told = [...fielded, ...placed].map(
    ([key, own]) => [key, new Map([...own].map(([id, numbers]) => [id, numbers.join()]))] as const,
  )
  return new Map(told)
}

const sorted = (terms: Terms) => [...terms].sort(([a], [b]) => (a < b ? -1 : 1))

/** More issues than the seeds are: each seed whole, and its halves as issues of their own. */
const MANY_ISSUES = manyIssues()

function manyIssues(): Issue[] {
  const halves = SEED_FILES.flatMap((name) => {
    const whole = readSeed(name).toString().split('\n')
    const lines = isLong ? whole : whole.slice(0, whole.length >> 2)
    const middle = lines.length >> 1
    return [lines.slice(0, middle), lines.slice(middle)].map((part, half) =>
      readIssueText(Buffer.from(part.join('\n')), `${half}-${name}`),
    )
  })
  return [...seedIssues().slice(0, isLong ? 5 : 1), ...halves]
}

function using<T>(folder: string, mark: SegmentMark, work: (segment: Segment) => T): T {
  const segment = new Segment(folder, mark)
  try {
    return work(segment)
  } finally {
    segment.close()
  }
}

test('a segment holds exactly the terms, counts, fields and positions of its articles', () => {
  const folder = freshFolder()
  const issues = MANY_ISSUES
  const articles = issues.flatMap((issue) => issue.articles)
  const [mark, ...more] = writeIssues(folder, issues)
  expect(more.length).toBe(0)
  using(folder, mark!, (segment) => {
    const terms: Terms = new Map()
    addTerms(segment, terms)
    expect(sorted(terms)).toStrictEqual(sorted(naiveTerms(articles)))
    expect(segment.terms.count).toBe(terms.size)
    expect(articles.map((_, a) => segment.articleRecord(a))).toStrictEqual(articles)
    for (const [i, { issue, furniture, doubts }] of issues.entries())
      expect(segment.issueRecord(i)).toStrictEqual({ issue, furniture, doubts })
    for (const [a, article] of articles.entries()) {
      const { fieldStarts } = articleStream(article)
      expect(segment.docValues.articleRow(a).fieldLengths).toStrictEqual(
        FIELDS.map((_, f) => fieldStarts[f + 1]! - fieldStarts[f]!),
      )
    }
    for (const [key] of [...terms].slice(0, 500)) {
      const [kind, term] = [key.slice(0, 2), Buffer.from(key.slice(2), 'hex').toString()]
      const name = (['character', 'bigram', 'word'] as const)[Number(kind) - 1]
      if (name) expect(segment.find(name, term)?.documentFrequency).toBe(terms.get(key)!.size)
    }
  })
})

test('an article without any text, and an issue without articles, are stored and hold no term', () => {
  const folder = freshFolder()
  const [issue] = seedIssues() as [Issue, ...Issue[]]
  const empty: Article = {
    ...issue.articles[0]!,
    id: 'empty',
    headline: '，',
    kicker: null,
    subheadline: null,
    section: null,
    series: null,
    credit: null,
    body: '',
    captions: [],
    asides: [],
  }
  const [mark] = writeIssues(folder, [
    { ...issue, articles: [] },
    { ...issue, articles: [empty] },
  ])
  using(folder, mark!, (segment) => {
    expect(segment.docValues.articles).toBe(1)
    expect([...segment.docValues.firstArticles]).toStrictEqual([0, 0, 1])
    expect(segment.articleRecord(0)).toStrictEqual(empty)
    const terms: Terms = new Map()
    addTerms(segment, terms)
    expect(sorted(terms)).toStrictEqual(sorted(naiveTerms([empty])))
  })
})

// ---------------------------------------------------------------- merging

/** Sets of issues by segment, and of those the deleted ones. */
const MERGES: [string, number[][], number[][]][] = [
  [
    'two whole segments',
    [
      [0, 1, 2],
      [3, 4],
    ],
    [[], []],
  ],
  [
    'deleted issues at either end',
    [
      [0, 1, 2, 5],
      [3, 4, 6],
    ],
    [
      [0, 3],
      [0, 1],
    ],
  ],
  ['a segment of which little is left', [[0, 1, 2, 3], [4], [5, 6, 7]], [[0, 1, 3], [], [1]]],
  ['one segment by itself', [[0, 1, 2, 3]], [[1, 2]]],
  [
    'a segment of which all was deleted',
    [
      [0, 1],
      [2, 3],
    ],
    [[0, 1], []],
  ],
  [
    'every segment one issue',
    [[0], [1], [2], [3], [4], [5], [6], [7], [8], [9]],
    [[], [], [], [0], [], [], [], [], [], []],
  ],
]

test.each(MERGES)('merging %s equals building the live articles afresh, to the byte', (_, sets, deleted) => {
  const folder = freshFolder()
  const issues = MANY_ISSUES
  const marks = sets.map((set, s) => {
    const [mark] = writeIssues(
      folder,
      set.map((i) => issues[i]!),
      s + 1,
    )
    return { ...mark!, deletedIssues: deleted[s]! }
  })
  const segments = marks.map((mark) => new Segment(folder, mark))
  const merged = atOnce(mergeSegments(folder, 'segment-000090', segments))
  for (const segment of segments) segment.close()
  const live = sets.flatMap((set, s) => set.filter((_, at) => !deleted[s]!.includes(at)))
  const [afresh] = writeIssues(
    folder,
    live.map((i) => issues[i]!),
    91,
  )
  expect({ ...merged, name: afresh!.name }).toStrictEqual(afresh)
  using(folder, merged, (segment) => expect(segment.checkPages().problems).toStrictEqual([]))
})

test('a merge that fails leaves no file behind', () => {
  const folder = freshFolder()
  const [mark] = writeIssues(folder, seedIssues().slice(0, 1))
  const segment = new Segment(folder, mark!)
  segment.close()
  const before = readdirSync(folder)
  expect(() => atOnce(mergeSegments(folder, 'segment-000002', [segment]))).toThrow()
  expect(readdirSync(folder)).toStrictEqual(before)
})

test('a merge that is broken off leaves no file behind', () => {
  const folder = freshFolder()
  const [mark] = writeIssues(folder, MANY_ISSUES)
  const segment = new Segment(folder, mark!)
  const before = readdirSync(folder)
  const steps = mergeSegments(folder, 'segment-000002', [segment])
  expect(steps.next().done).toBe(false)
  expect(readdirSync(folder).length).toBeGreaterThan(before.length)
  steps.return(undefined as never)
  segment.close()
  expect(readdirSync(folder)).toStrictEqual(before)
})

/** Live articles and all articles of segments, a kilobyte each, and which of them are merged next. */
const sized = ([liveArticles, articles]: [live: number, articles: number]): Sized => {
  return { liveArticles, docValues: { articles }, mark: { files: { records: { bytes: articles * 1000 } } } }
}
const of = (count: number, articles: number) =>
  Array.from({ length: count }, (): [number, number] => [articles, articles])
const firstOf = (count: number, from = 0) => Array.from({ length: count }, (_, i) => from + i)

const CHOICES: [string, [live: number, articles: number][], number[] | undefined][] = [
  ['nothing', [], undefined],
  ['one small segment', of(1, 5), undefined],
  ['three small segments', of(3, 5), undefined],
  ['four small segments', of(4, 5), firstOf(4)],
  ['more than four that are small', of(14, 5), firstOf(14)],
  ['three small ones and a large one', [...of(3, 5), ...of(1, 50_000)], undefined],
  ['four small ones and a large one', [...of(1, 50_000), ...of(4, 5)], firstOf(4, 1)],
  ['four of the middle', Array.from({ length: 4 }, (_, i) => [2000 + i * 5999, 2000 + i * 5999]), firstOf(4)],
  ['four of the middle and four small ones', [...of(4, 2000), ...of(4, 1999)], firstOf(4, 4)],
  ['many as a large build leaves them', of(35, 48_000), firstOf(35)],
  ['more than are written together', of(35, 190_000), firstOf(10)],
  [
    'the smallest of those that are too many to be written together',
    [
      [1_800_000, 1_800_000],
      [300_000, 300_000],
      [250_000, 250_000],
      [400_000, 400_000],
    ],
    [1, 2, 3],
  ],
  ['four of which no two are written together', of(4, 1_200_000), undefined],
  ['many that are large enough', of(40, 2_000_000), undefined],
  ['a third deleted', [[20, 30]], undefined],
  [
    'more than a third deleted',
    [
      [19, 30],
      [5, 5],
    ],
    [0],
  ],
  [
    'several with holes',
    [
      [1, 30],
      [30, 30],
      [300, 3000],
    ],
    [0, 2],
  ],
  [
    'more with holes than are written together',
    [
      [1_500_000, 3_000_000],
      [400_000, 800_000],
      [200_000, 400_000],
    ],
    [1, 2],
  ],
  ['one with holes that is too large for any', [[3_000_000, 6_000_000]], [0]],
  ['one of which all is deleted', [[0, 30]], [0]],
  ['an issue without articles', [[0, 0]], undefined],
]

test.each(CHOICES)('chooseMerge() of %s', (_, sizes, wanted) => {
  const segments = sizes.map(sized)
  expect(chooseMerge(segments)?.map((segment) => segments.indexOf(segment))).toStrictEqual(wanted)
})

test('merging what chooseMerge() says comes to an end, and rewrites each article a few times only', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(60_000), fc.nat(60_000)), { maxLength: 300 }), (pairs) => {
      let segments = pairs.map(([a, b]) => sized([Math.min(a, b), Math.max(a, b)]))
      const total = segments.reduce((sum, { liveArticles }) => sum + liveArticles, 0)
      let written = 0
      for (;;) {
        const chosen = chooseMerge(segments)
        if (!chosen) break
        const articles = chosen.reduce((sum, segment) => sum + segment.liveArticles, 0)
        // So much, or one segment by itself.
        expect(chosen.length === 1 || articles <= 2_000_000).toBe(true)
        written += articles
        segments = [...segments.filter((each) => !chosen.includes(each)), sized([articles, articles])]
      }
      expect(written).toBeLessThanOrEqual(7 * total)
    }),
  )
})
