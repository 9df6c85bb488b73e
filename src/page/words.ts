/** The page's Chinese: dates, papers, rungs and doubts in plain words. */
import { twoDigits } from '../days.js'
import type { Format } from '../http/http.js'
import { BASIS_NAMES, KIND_NAMES, pageText, RUNG_NAMES, UNTITLED } from '../labels.js'
import type { Basis, DateRange, Hit, Kind, Publication, Rung } from '../model.js'
import { type Child, h, link } from './html.js'

/** Bytes in the largest unit of which there is one. */
export function sizeOf(bytes: number): string {
  return bytes < 2 ** 20
    ? `${number(Math.ceil(bytes / 2 ** 10))} KB`
    : `${number(Math.round(bytes / 2 ** 20))} MB`
}

/** The line before hits of one rung. */
export const LOOSER: Record<Exclude<Rung, 'exact'>, string> = {
  words: '以下词语齐全，但不连在一起',
  variant: '以下是别的写法',
  partial: '以下只有部分词语相符',
}

/** The line before hits of several rungs, which are ordered by score. */
export const LOOSER_MIXED = '以下与原文不全一致，按相关程度排列'

/** A date such as `2024-04-12 至 04-18（推定）`, with its reason as tooltip. */
export function dateOf(date: DateRange): Child {
  const { from, to } = date
  if (!from) return known(date, '日期不详')
  // Non-breaking hyphens: a line must not break inside a date.
  const first = h('time', from)
  if (!to || to === from) return known(date, first)
  return known(date, [first, ' 至 ', h('time', to.slice(to.startsWith(from.slice(0, 5)) ? 5 : 0))])
}

/** The day that an article tells of: `记 2024-04-11 事`. */
export const eventOf = (eventDate: string | null): Child =>
  eventDate !== null && h('span.event', '记 ', h('time', eventDate), ' 事')

export const paperOf = (paper: Publication): Child => known(paper, paper.name ?? '报名不详')

/** The newspaper's name, or nothing: in a list, that it is unknown tells no row from another. */
export const paperIfKnown = (paper: Publication): Child => paper.name !== null && paperOf(paper)

/** `第 A03 版 要闻`; of a page that has a name only, `要闻版`. */
export const pageOf = ({ page, pageName }: Pick<Hit, 'page' | 'pageName'>): Child =>
  page === null ? pageName && `${pageName}版` : `${pageText(page)}${pageName === null ? '' : ` ${pageName}`}`

/** `第 1234 期`, or the number as given if it says so itself. */
export const numberOf = (number: string | null): Child =>
  number && (/[期号]/.test(number) ? number : `第 ${number} 期`)

/** A link to a scan; an address that no browser may open is shown as text. */
export const scanLink = (scan: string | null, text: string): Child =>
  scan && (/^https?:\/\//i.test(scan) ? link(scan, text) : `${text}：${scan}`)

/** `2024-04 至 2024-06`; an end that is open is named. */
export const openSpan = (from: string | null, to: string | null): string =>
  `${from ?? '起初'} 至 ${to ?? '最后'}`

/** A moment in the server's time, which the page's script turns into the reader's. @param iso ISO 8601, UTC */
export function moment(iso: string): Child {
  const at = new Date(iso)
  const day = `${at.getFullYear()}-${twoDigits(at.getMonth() + 1)}-${twoDigits(at.getDate())}`
  return h('time', { datetime: iso }, `${day} ${twoDigits(at.getHours())}:${twoDigits(at.getMinutes())}`)
}

/** `著录：date: 2024-12-13` */
export const reason = ({ basis, why }: Known) => `${BASIS_NAMES[basis]}${why && `：${why}`}`

// Made once: a formatter for every number takes longer than the rest of a page.
const FORMAT = new Intl.NumberFormat('zh-CN')
export const number = (n: number) => FORMAT.format(n)
/** A facet's value in Chinese: the name of a kind, or the value itself. */
export const shownValue = (value: string): string =>
  Object.hasOwn(KIND_NAMES, value) ? KIND_NAMES[value as Kind] : value

export const quoted = (words: readonly string[]) => words.map((word) => `“${word}”`).join('、')

/** The headline; without one, the kind and the first clause of the body. */
export const titleOf = (headline: string | null, kind: Kind, body = '') =>
  headline ?? UNTITLED[kind] + (body && `：${firstClause(body)}`)

/** Whole clauses of 8 to 30 characters, so that a day (`3月25日，`) is not one; a longer one is cut, which dots tell. */
const CLAUSE = /^.{8,30}?(?=[，。；！？\n]|[,;!?](?!\d)|$)|^.{1,7}$/su
const firstClause = (body: string) => CLAUSE.exec(body)?.[0] ?? `${Array.from(body).slice(0, 30).join('')}……`

/** Short label of an alternative's reason, by the reason's wording; null if the reason itself is short. */
const FORMS: readonly [reason: RegExp, label: string | null][] = [
  [/日期$|^音近|^拼音/, null],
  [/^同义/, '同义'],
  [/^同一(?:日期|数目|编号)/, '异写'],
  [/简称$/, '简称'],
  [/^核定/, '别称'],
  [/^/, '近形'],
]

/** `近形“李小朋”`; of two dates that meet, the first. */
export function rungOf({ rung, alternatives }: Pick<Hit, 'rung' | 'alternatives'>): Child {
  const why = alternatives[0]?.why
  const named = why !== undefined && (rung === 'variant' || why.endsWith('日期'))
  const label = named ? (FORMS.find(([reason]) => reason.test(why))![1] ?? why) : RUNG_NAMES[rung]
  const shown = why?.endsWith('日期') ? alternatives.slice(0, 1) : alternatives
  return h(`span.rung ${rung}`, label, named && quoted(shown.map(({ matched }) => matched)))
}

/** `第 3–20 行、第 30 行` */
export const linesOf = (lines: [number, number][]) =>
  lines.map(([from, to]) => `第 ${from === to ? from : `${from}–${to}`} 行`).join('、')

type Known = { basis: Basis; why: string }

const known = (of: Known, text: Child) =>
  h('span', { title: reason(of) }, text, of.basis === 'inferred' && h('small', '（推定）'))

/** Names of the forms of a citation. */
export const STYLES: Readonly<Record<Format, string>> = {
  gbt7714: 'GB/T 7714',
  bibtex: 'BibTeX',
  ris: 'RIS',
  'csl-json': 'CSL-JSON',
}

/** Names an article to reference managers, which fetch its record by unAPI. Shows nothing. */
export const recordOf = (id: string): Child => h('abbr.unapi-id', { title: encodeURIComponent(id) })

/** The same to programs that read COinS. Shows nothing. */
export const objectOf = (contextObject: string): Child => h('span.Z3988', { title: contextObject })
