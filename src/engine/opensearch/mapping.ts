/**
 * What the cluster holds of an article: its fields, and how they are indexed.
 *
 * Everything that decides what is found is worked out here, by the same fold and cutter as on one machine; the cluster
 * only looks up. `text` holds each printed field folded, cut into pairs of neighbouring characters at consecutive
 * positions: a string stands in a field exactly where its pairs stand in a row. `char` holds single characters, `run`
 * whole runs of letters and digits, `value` numbers and dates, `word` the words that score. An article is kept as it
 * was read in `article`, which no search looks into; everything else can be made from it.
 */
import { articleStream, type Cutter, foldText, valuesIn } from '../../analysis/analysis.js'
import { dayNumber, dayText } from '../../chinese.js'
import { FIELD_WEIGHTS, lengthNorm } from '../../fields.js'
import { columnOf } from '../../indexing/indexing.js'
import { isFunctionWord } from '../../lexicon.js'
import { type Article, FIELDS, type Field, type Issue, type IssueRef } from '../../model.js'
import { type Corpus, countKey } from '../../search/search.js'

/** Raised when documents of an older index would be found otherwise. An index of another version is built anew. */
export const MAPPING_VERSION = 2

/** `died` of what is current. */
export const NEVER = 2 ** 31 - 1

/**
 * Length of each field, in characters, at which an occurrence counts once. Fixed, where one machine takes the mean of
 * the archive: a score that is stored must not change with every update.
 */
const MEAN_LENGTHS: Record<Field, number> = {
  headline: 15,
  kicker: 12,
  subheadline: 16,
  section: 4,
  byline: 10,
  body: 350,
  caption: 30,
  aside: 40,
}

/** A corpus of these lengths, for generations whose own means were not kept. */
export const typicalCorpus = (articles: number): Corpus => ({
  articles,
  meanLengths: FIELDS.map((field) => MEAN_LENGTHS[field]),
  meanLength: MEAN_LENGTHS.headline + MEAN_LENGTHS.body,
})

/** A short notice says less than its length: it counts as a body of the mean. */
function lengthOf(field: Field, text: string): number {
  const length = [...text].length
  return field === 'body' ? Math.max(length, MEAN_LENGTHS.body) : length
}

const perField = (mapping: object) => ({
  properties: Object.fromEntries(FIELDS.map((field) => [field, mapping])),
})
const KEYWORD = { type: 'keyword' }
/** Only looked up: neither sorted nor counted by. */
const LOOKED_UP = { type: 'keyword', doc_values: false }
const NUMBER = { type: 'integer' }

/** Settings and mapping of an index of articles. */
export const articlesIndex = (shards: number, replicas: number) => ({
  settings: {
    number_of_shards: shards,
    number_of_replicas: replicas,
    // The writer refreshes when a generation is complete.
    refresh_interval: -1,
    codec: 'best_compression',
    analysis: {
      tokenizer: {
        pairs: { type: 'ngram', min_gram: 2, max_gram: 2 },
        characters: { type: 'ngram', min_gram: 1, max_gram: 1 },
      },
      analyzer: { pairs: { tokenizer: 'pairs' }, characters: { tokenizer: 'characters' } },
    },
  },
  mappings: {
    dynamic: 'strict',
    _meta: { version: MAPPING_VERSION },
    _source: { excludes: ['text', 'char', 'run', 'value', 'word'] },
    properties: {
      text: perField({ type: 'text', analyzer: 'pairs', norms: false }),
      char: perField({ type: 'text', analyzer: 'characters', norms: false, index_options: 'docs' }),
      run: perField(LOOKED_UP),
      value: perField(LOOKED_UP),
      word: { type: 'rank_features' },
      article: { type: 'object', enabled: false },
      issueHead: { type: 'object', enabled: false },
      id: KEYWORD,
      issue: KEYWORD,
      place: NUMBER,
      born: NUMBER,
      died: NUMBER,
      kind: KEYWORD,
      publication: KEYWORD,
      section: KEYWORD,
      reporter: KEYWORD,
      /** Folded names and numbers, for `记者:` and its like. */
      named: {
        properties: Object.fromEntries(
          ['publication', 'reporter', 'correspondent', 'page', 'pageName', 'number'].map((name) => [
            name,
            KEYWORD,
          ]),
        ),
      },
      /** Days counted from 1970-01-01: of the issue the first and the last, and that which the article tells of. */
      first: NUMBER,
      last: NUMBER,
      event: NUMBER,
      /** Of the issue, every one: `YYYY-MM-DD`, `YYYY-MM`, `YYYY`. */
      day: KEYWORD,
      month: KEYWORD,
      year: KEYWORD,
      /** `MM-DD`: of the issue every one, the first and the last, and the day told of. */
      issueDay: KEYWORD,
      firstDay: KEYWORD,
      lastDay: KEYWORD,
      eventDay: KEYWORD,
    },
  },
})

/** What a word adds in an article, before its rarity: its weighed occurrences over all fields. */
export function pooledWords(texts: readonly string[], cutter: Cutter): Map<string, number> {
  const pooled = new Map<string, number>()
  for (const [f, text] of texts.entries()) {
    if (text === '') continue
    const field = FIELDS[f]!
    const { weight, b } = FIELD_WEIGHTS[field]
    const worth = weight / lengthNorm(b, lengthOf(field, text), MEAN_LENGTHS[field])
    cutter.words(text, (word) => {
      if (!isFunctionWord(word)) pooled.set(word, (pooled.get(word) ?? 0) + worth)
    })
  }
  return pooled
}

/** Name of the feature that a word is. A dot would part it. */
export const featureOf = (word: string): string => word.replaceAll('.', '\u001f')

/** A weight as the cluster keeps it: a float of nine significant bits. */
export function keptWeight(weight: number): number {
  const bits = new Int32Array(Float32Array.of(weight).buffer)
  bits[0] = (bits[0]! >>> 15) << 15
  return new Float32Array(bits.buffer)[0]!
}

const RUN = /^[^\p{Script=Han}]/u

function runsIn(text: string, cutter: Cutter): string[] {
  const runs = new Set<string>()
  cutter.words(text, (word) => {
    if (RUN.test(word)) runs.add(word)
  })
  return [...runs]
}

const valueKeysIn = (text: string) => [...new Set(valuesIn(text).flatMap(({ keys }) => keys))]

/** Values by field, without the fields that have none. */
function byField<T extends string | string[]>(texts: readonly string[], of: (text: string) => T) {
  const found = FIELDS.map((field, f) => [field, of(texts[f]!)] as const)
  return Object.fromEntries(found.filter(([, value]) => value.length > 0))
}

/** First and last day of an issue, `YYYY-MM-DD`: both, if one is known. */
function daysOf({ date: { from, to } }: Pick<IssueRef, 'date'>): { from: string; to: string } | undefined {
  return from === null && to === null ? undefined : { from: (from ?? to)!, to: (to ?? from)! }
}

/** No range is counted in more days than ten years have. */
const MOST_DAYS = 3720

/** Every day of a range, `YYYY-MM-DD`. */
function everyDay({ from, to }: { from: string; to: string }): string[] {
  const first = dayNumber(from)
  const size = Math.min(dayNumber(to) - first + 1, MOST_DAYS)
  return Array.from({ length: size }, (_, n) => dayText(first + n))
}

/**
 * The document of an article.
 *
 * @param place of the article in its issue, from 0
 * @param born generation that it begins with
 */
export function documentOf(
  article: Article,
  issue: IssueRef,
  place: number,
  born: number,
  cutter: Cutter,
): Record<string, unknown> {
  const { texts } = articleStream(article)
  const days = daysOf(issue)
  const section = columnOf(article)
  const words = [...pooledWords(texts, cutter)].map(([word, weight]) => [featureOf(word), weight])
  const held = days ? everyDay(days) : []
  const parts = (from: number, to: number) => [...new Set(held.map((day) => day.slice(from, to)))]
  const folded = (...values: (string | null)[]) =>
    values.filter((value) => value !== null).map((value) => foldText(value))
  const counted = (value: string | null) => (value === null ? [] : [countKey(value)])
  return {
    id: article.id,
    issue: issue.id,
    place,
    born,
    died: NEVER,
    text: byField(texts, (text) => text),
    char: byField(texts, (text) => text),
    run: byField(texts, (text) => runsIn(text, cutter)),
    value: byField(texts, valueKeysIn),
    word: Object.fromEntries(words),
    article,
    issueHead: issue,
    kind: article.kind,
    reporter: [...new Set(article.reporters)],
    named: {
      publication: folded(issue.publication.name),
      reporter: folded(...article.reporters),
      correspondent: folded(...article.correspondents),
      page: counted(article.page),
      pageName: folded(article.pageName),
      number: counted(issue.number),
    },
    day: held,
    month: parts(0, 7),
    year: parts(0, 4),
    issueDay: parts(5, 10),
    ...(issue.publication.name === null ? {} : { publication: issue.publication.name }),
    ...(section === null ? {} : { section }),
    ...(days
      ? {
          first: dayNumber(days.from),
          last: dayNumber(days.to),
          firstDay: days.from.slice(5),
          lastDay: days.to.slice(5),
        }
      : {}),
    ...(article.eventDate === null
      ? {}
      : { event: dayNumber(article.eventDate), eventDay: article.eventDate.slice(5) }),
  }
}

/** Settings and mapping of an index of issues. */
export const issuesIndex = (replicas: number) => ({
  settings: { number_of_shards: 1, number_of_replicas: replicas, refresh_interval: -1 },
  mappings: {
    dynamic: 'strict',
    _meta: { version: MAPPING_VERSION },
    properties: {
      id: KEYWORD,
      hash: LOOKED_UP,
      born: NUMBER,
      died: NUMBER,
      first: NUMBER,
      file: KEYWORD,
      record: { type: 'object', enabled: false },
    },
  },
})

/**
 * The document of an issue.
 *
 * @param record the issue without its articles
 * @param hash equal for equal content, articles included
 */
export function issueDocumentOf(
  record: Omit<Issue, 'articles'>,
  hash: string,
  born: number,
): Record<string, unknown> {
  const { id, file, date } = record.issue
  const first = date.from === null ? {} : { first: dayNumber(date.from) }
  return { id, hash, born, died: NEVER, file, record, ...first }
}
