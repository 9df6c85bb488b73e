/**
 * An article as others cite it: GB/T 7714, BibTeX, RIS, CSL-JSON.
 *
 * Nothing is guessed: an inferred date stands in brackets, and an unknown paper,
 * date or page is named as unknown.
 *
 * Sources: GB/T 7714-2015 §8.8 (newspaper articles are [N], estimated dates and the
 * day of access in square brackets); the RIS fields of Research Information Systems (TY - NEWS);
 * the CSL-JSON schema of citation-style-language.
 */
import type { ArticleAnswer, DateRange, Hit } from '../model.js'

export const FORMATS = ['gbt7714', 'bibtex', 'ris', 'csl-json'] as const
export type Format = (typeof FORMATS)[number]

export const MEDIA: Readonly<Record<Format, string>> = {
  gbt7714: 'text/plain',
  bibtex: 'application/x-bibtex',
  ris: 'application/x-research-info-systems',
  'csl-json': 'application/vnd.citationstyles.csl+json',
}

/** How a file of each ends. */
export const ENDINGS: Readonly<Record<Format, string>> = {
  gbt7714: 'txt',
  bibtex: 'bib',
  ris: 'ris',
  'csl-json': 'json',
}

/** What Dublin Core tells of an article. */
type Described = Pick<
  ArticleAnswer,
  | 'kind'
  | 'headline'
  | 'body'
  | 'kicker'
  | 'subheadline'
  | 'section'
  | 'page'
  | 'eventDate'
  | 'scan'
  | 'reporters'
  | 'correspondents'
  | 'photographers'
> & { issue: Pick<ArticleAnswer['issue'], 'publication' | 'date' | 'number' | 'scan'> }
type Source = { article: Described; url: string }

export type Cited = {
  article: ArticleAnswer
  /** The article's permanent address. */
  url: string
  /** The day on which the reader was there, `YYYY-MM-DD`. */
  accessed: string
}

export function citation(cited: Cited, format: Format): string {
  return { gbt7714, bibtex, ris, 'csl-json': cslJson }[format](cited)
}

/** Characters of a headline that the name of a file has. */
const NAME_LENGTH = 40

/** The name of a file of this article, without its ending: `2024-04-12 标题`. Holds nothing that a file system refuses. */
export function fileNameOf({ article }: Cited): string {
  const { headline, issue, id } = article
  const title = [...(headline ?? id).replace(UNNAMEABLE, ' ')].slice(0, NAME_LENGTH).join('')
  // Windows refuses names that end with a dot.
  return `${issue.date.from ?? ''} ${title}`.replace(/\s+/g, ' ').trim().replace(/\.+$/, '') || '_'
}
const UNNAMEABLE = /[\p{Cc}\p{Cf}\p{Surrogate}\\/:*?"<>|]/gu

/** Name of the archive in records that have a field for it. */
const ARCHIVE = '捷报'

/** Most characters of a first clause that stands for a title. */
const CLAUSE = 30

/** Without a headline, in brackets as the rules have what is supplied: of a photograph its first clause. */
function titleOf({ article: { headline, kind, body } }: Source): string {
  const clause = kind === 'photo' ? /^[^，。；！？,;!?\n]+/u.exec(body.trim())?.[0] : undefined
  return headline ?? (clause === undefined ? '[无题]' : `[${[...clause].slice(0, CLAUSE).join('')}]`)
}
const paperOf = ({ article }: Source) => article.issue.publication.name

function authorsOf({ article }: Source): string[] {
  const { kind, reporters, correspondents, photographers } = article
  return [...new Set([...reporters, ...correspondents, ...(kind === 'photo' ? photographers : [])])]
}

/** `2024-12-07`, `[2024-12-07/2024-12-21]` when it is inferred, `[日期不详]`. */
function dateText({ from, to, basis }: DateRange): string {
  if (from === null) return '[日期不详]'
  const span = to === null || to === from ? from : `${from}/${to}`
  return basis === 'inferred' ? `[${span}]` : span
}

const scanOf = ({ scan, issue }: Described) => scan ?? issue.scan

/** One note for each part of the citation that is inferred or unknown, or that the format has no field for. */
function notes({ article }: Cited): string[] {
  const { publication, date } = article.issue
  return [
    publication.basis === 'inferred' && `报名为推定：${publication.why}`,
    publication.name === null && '报名不详',
    date.basis === 'inferred' && `日期为推定：${dateText(date).slice(1, -1)}`,
    date.from === null && '日期不详',
    article.page === null && '版次不详',
    article.pageName !== null && `版名：${article.pageName}`,
    article.eventDate !== null && `所记之事：${article.eventDate}`,
    scanOf(article) !== null && `扫描件：${scanOf(article)}`,
  ].filter((note) => note !== false)
}

function gbt7714(cited: Cited): string {
  const authors = authorsOf(cited)
  const shown = authors.length > 3 ? `${authors.slice(0, 3).join(', ')}, 等` : authors.join(', ')
  const { date } = cited.article.issue
  const place = `${paperOf(cited) ?? '[报名不详]'}, ${dateText(date)}(${cited.article.page ?? '版次不详'})`
  return `${shown && `${shown}. `}${titleOf(cited)}[N/OL]. ${place}[${cited.accessed}]. ${cited.url}\n`
}

/** `2024`, `2024-12` or the day, as far as it is certain: of a span what both ends share, of an inferred day the month. */
function certainDate({ from, to, basis }: DateRange): string[] {
  const [first, last] = [from?.split('-') ?? [], (to ?? from)?.split('-') ?? []]
  const shared = first.findIndex((part, i) => part !== last[i])
  const certain = shared < 0 ? first : first.slice(0, shared)
  return basis === 'inferred' ? certain.slice(0, 2) : certain
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

function bibtex(cited: Cited): string {
  const { id, section, issue } = cited.article
  const [year, month, day] = certainDate(issue.date)
  const braced = (text: string | null | undefined | false) => text && `{${texSafe(text)}}`
  const authors = authorsOf(cited).map((name) => `{${texSafe(name)}}`)
  const fields: [name: string, value: string | null | undefined | false][] = [
    ['title', braced(titleOf(cited))],
    ['author', authors.length > 0 && `{${authors.join(' and ')}}`],
    ['journal', braced(paperOf(cited))],
    ['year', braced(year)],
    // The name of a month is a macro of BibTeX and stands bare.
    ['month', month && MONTHS[Number(month) - 1]],
    ['day', day && `{${Number(day)}}`],
    ['number', braced(issue.number)],
    ['pages', braced(cited.article.page)],
    ['url', `{${cited.url}}`],
    ['urldate', `{${cited.accessed}}`],
    ['note', braced([section && `栏目：${section}`, ...notes(cited)].filter(Boolean).join('；'))],
  ]
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = ${value},`] : []))
  return `@article{${keyOf(id)},\n${lines.join('\n')}\n}\n`
}

/** Replaces each character that a BibTeX key must not hold by its code. */
const keyOf = (id: string) =>
  id.replace(/[\s"#%'(),=@\\{}~]/gu, (mark) => `_${mark.codePointAt(0)!.toString(16)}_`)
const texSafe = (text: string) =>
  text.replace(/[\\{}%&$#_~^]/g, (mark) => TEX[mark] ?? `\\${mark}`).replace(/\s+/g, ' ')
const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}

function ris(cited: Cited): string {
  const { section, issue, eventDate } = cited.article
  const date = certainDate(issue.date)
  const fields: [tag: string, value: string | null | undefined][] = [
    ['TY', 'NEWS'],
    ['TI', titleOf(cited)],
    ...authorsOf(cited).map((name): [string, string] => ['AU', name]),
    ['T2', paperOf(cited)],
    ['PY', date[0]],
    ['DA', date.join('/')],
    ['IS', issue.number],
    ['SP', cited.article.page],
    ['SE', section],
    ['UR', cited.url],
    ['Y2', cited.accessed.replaceAll('-', '/')],
    ['LA', 'zh'],
    ['DB', ARCHIVE],
    // Zotero's newspaper articles have neither field; lines of their "extra" it cites as fields of CSL.
    ['M2', issue.number && `Issue: ${issue.number}`],
    ['M2', eventDate && `Event Date: ${eventDate}`],
    ...notes(cited).map((note): [string, string] => ['N1', note]),
  ]
  const lines = fields.flatMap(([tag, value]) => (value ? [`${tag}  - ${value.replace(/\s+/g, ' ')}`] : []))
  return `${[...lines, 'ER  - '].join('\r\n')}\r\n`
}

const cslJson = (cited: Cited): string => `${JSON.stringify([cslItem(cited)], null, 2)}\n`

/** One item of CSL-JSON. */
export function cslItem(cited: Cited): object {
  const { id, section, issue } = cited.article
  const { from, to, basis } = issue.date
  const parts = (day: string) => day.split('-').map(Number)
  const ends = from === null ? [] : to === null || to === from ? [from] : [from, to]
  return {
    id,
    type: 'article-newspaper',
    title: titleOf(cited),
    author: authorsOf(cited).map((literal) => ({ literal })),
    'container-title': paperOf(cited) ?? undefined,
    issued:
      ends.length === 0
        ? undefined
        : { 'date-parts': ends.map(parts), ...(basis === 'inferred' ? { circa: true } : {}) },
    issue: issue.number ?? undefined,
    page: cited.article.page ?? undefined,
    section: section ?? undefined,
    URL: cited.url,
    accessed: { 'date-parts': [parts(cited.accessed)] },
    language: 'zh',
    note: notes(cited).join('；') || undefined,
  }
}

/**
 * An article as JSON-LD for search engines and reference managers: NewsArticle of schema.org. Its date is told as
 * far as it is certain.
 */
export function newsArticle(cited: Cited): string {
  const { article, url } = cited
  const { issue, section, page, eventDate } = article
  const paper = paperOf(cited)
  const item = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': url,
    url,
    headline: titleOf(cited),
    author: authorsOf(cited).map((name) => ({ '@type': 'Person', name })),
    datePublished: certainDate(issue.date).join('-') || undefined,
    contentReferenceTime: eventDate ?? undefined,
    articleSection: section ?? undefined,
    pageStart: page ?? undefined,
    isPartOf: {
      '@type': 'PublicationIssue',
      issueNumber: issue.number ?? undefined,
      isPartOf: paper === null ? undefined : { '@type': 'Newspaper', name: paper },
    },
    inLanguage: 'zh',
  }
  // Within a script element, `<` could end it.
  return JSON.stringify(item).replaceAll('<', '\\u003c')
}

/** An article in Dublin Core, by the names of its elements. */
export function dublinCore(cited: Source): [element: string, value: string][] {
  const { article, url } = cited
  const { issue, page, kicker, subheadline, section, eventDate } = article
  const paper = paperOf(cited)
  const place = [paper, certainDate(issue.date).join('-'), issue.number, page && `第 ${page} 版`]
  const elements: [string, string | null | undefined][] = [
    ['title', titleOf(cited)],
    ...authorsOf(cited).map((name): [string, string] => ['creator', name]),
    ['subject', section],
    ['description', [kicker, subheadline].filter(Boolean).join('　')],
    ['publisher', paper],
    ['date', certainDate(issue.date).join('-')],
    ['type', 'Text'],
    ['identifier', url],
    ['source', place.filter(Boolean).join(', ')],
    ['language', 'zh'],
    ['relation', scanOf(article)],
    ['coverage', eventDate],
  ]
  return elements.flatMap(([element, value]) => (value ? [[element, value] as [string, string]] : []))
}

/**
 * An article as a ContextObject in a span (COinS): Dublin Core, whose type reference managers read as an item type,
 * since OpenURL knows no newspapers; and the page as they write it for such items, since Dublin Core knows no pages.
 *
 * Source: OpenURL COinS 1.0; ANSI/NISO Z39.88-2004, KEV format mtx:dc; openurl.js of Zotero.
 */
export function contextObject(cited: Source): string {
  const { page } = cited.article
  const pairs = dublinCore(cited).map(([element, value]): [string, string] => [
    `rft.${element}`,
    element === 'type' ? 'newspaperArticle' : element === 'source' ? (paperOf(cited) ?? value) : value,
  ])
  return new URLSearchParams([
    ['ctx_ver', 'Z39.88-2004'],
    ['rft_val_fmt', 'info:ofi/fmt:kev:mtx:dc'],
    ...pairs,
    ...(page === null ? [] : [['rft.pages', page] as [string, string]]),
  ]).toString()
}

/** The same of a hit, which tells neither its text and subheadline nor who else wrote it. */
export function contextObjectOfHit(hit: Hit, url: string): string {
  const { publication, date, number, scan } = hit
  const untold = { body: '', subheadline: null, correspondents: [], photographers: [] }
  return contextObject({ article: { ...hit, ...untold, issue: { publication, date, number, scan } }, url })
}
