/**
 * The Atom feed of a query, and the OpenSearch description by which a browser adds the
 * archive to its search box.
 *
 * Sources: RFC 4287; OpenSearch 1.1 draft 6. An entry's id depends on the
 * article alone, so it is the same in every feed and after every update.
 */
import { articleAddress } from '../addresses.js'
import { UNTITLED, withCuts } from '../labels.js'
import type { DateRange, Hit, SearchAnswer } from '../model.js'

/** What a feed tells: hits, and where it is one of arrivals, when each came. */
export type FeedAnswer = Pick<SearchAnswer, 'query'> & {
  hits: readonly (Hit & { at?: string })[]
}

/** Most entries of one feed. */
export const FEED_ENTRIES = 50
/** Instant of an entry without a date, which Atom demands; the entry's text says that the date is unknown. */
const NO_DATE = '1970-01-01T00:00:00Z'

// XML 1.0 cannot represent these control characters, nor lone surrogates.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to drop
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu
/** Controls, and marks that would turn the direction of what a reader's program shows behind them. */
const UNSHOWN = /[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
export const xml = (text: string): string =>
  text
    .replace(UNWRITABLE, '')
    .replace(UNSHOWN, '')
    .replace(/[&<>"]/g, (mark) => ENTITIES[mark]!)

/**
 * @param root   address of the archive, with a slash at the end
 * @param query  query string of the search that the feed follows, without `?`
 */
export function atom(answer: FeedAnswer, root: string, query: string): string {
  const updated = answer.hits.map(updatedOf).sort()
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-Hans">
  <id>${xml(`${root}feed.atom?${query}`)}</id>
  <title>${xml(answer.query || '全部文章')} – 捷报</title>
  <updated>${updated.at(-1) ?? NO_DATE}</updated>
  <link rel="self" type="application/atom+xml" href="${xml(`${root}feed.atom?${query}`)}"/>
  <link rel="alternate" type="text/html" href="${xml(`${root}?${query}`)}"/>
  <generator>Jiebao</generator>
${answer.hits.map((hit) => entry(hit, root)).join('')}</feed>
`
}

function entry(hit: FeedAnswer['hits'][number], root: string): string {
  const { id, kind, headline, reporters, publication, section } = hit
  const author = reporters.length > 0 ? reporters.join('、') : (publication.name ?? '署名不详')
  return `  <entry>
    <id>urn:jiebao:article:${xml(encodeURIComponent(id))}</id>
    <title>${xml(headline ?? UNTITLED[kind])}</title>
    <updated>${updatedOf(hit)}</updated>
    <author><name>${xml(author)}</name></author>
    <link rel="alternate" type="text/html" href="${xml(articleAddress(root, id))}"/>
${section === null ? '' : `    <category term="${xml(section)}"/>\n`}    <summary>${xml(summaryOf(hit))}</summary>
  </entry>
`
}

function summaryOf({ publication, date, alternatives, snippets }: Hit): string {
  const day =
    date.from === null
      ? '日期不详'
      : [date.from, date.to].filter((one, i) => i === 0 || one !== date.from).join(' 至 ')
  const guessed = date.basis === 'inferred' ? '（推定）' : ''
  const forms = alternatives.map(({ typed, matched, why }) => `“${typed}”作“${matched}”：${why}`)
  const texts = snippets.filter(({ field }) => field !== 'headline').map(withCuts)
  const facts = [`${publication.name ?? '报名不详'}，${day}${guessed}`, ...forms].map((fact) => `${fact}。`)
  return facts.join('') + texts.join(' ')
}

/** When it came, where the feed tells of arrivals; else the day of its issue. */
const updatedOf = ({ at, date }: FeedAnswer['hits'][number]) => at ?? instantOf(date)
const instantOf = ({ from, to }: DateRange) => (from === null ? NO_DATE : `${to ?? from}T00:00:00Z`)

/** Tells a browser how this archive is searched. */
export function openSearch(root: string): string {
  const at = xml(root)
  return `<?xml version="1.0" encoding="utf-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>捷报</ShortName>
  <Description>报纸全文检索</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Image type="image/svg+xml">${at}icon.svg</Image>
  <Url type="text/html" template="${at}?q={searchTerms}&amp;page={startPage?}"/>
  <Url type="application/atom+xml" template="${at}feed.atom?q={searchTerms}"/>
  <Url type="application/json" rel="results" template="${at}api/search?q={searchTerms}&amp;page={startPage?}"/>
  <Url type="application/opensearchdescription+xml" rel="self" template="${at}opensearch.xml"/>
</OpenSearchDescription>
`
}
