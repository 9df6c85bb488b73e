/** One article as it was printed, with the way back to file and line. */
import { firstIndex } from '../arrays.js'
import { FORMATS, type Format } from '../http/http.js'
import {
  DOUBT_NAMES,
  FIELD_NAMES,
  KIND_NAMES,
  placeText,
  shareText,
  toldJoins,
  unsureText,
} from '../labels.js'
import type {
  Article,
  ArticleAnswer,
  ArticleReuse,
  Doubt,
  Field,
  LegibleParagraph,
  Range,
  SimilarAnswer,
} from '../model.js'
import { unsureShare } from '../print.js'
import { alsoPrinted } from './also-printed.js'
import { clips, type ShownSheet, spotsOf } from './clip.js'
import { type Child, facts, type Html, h, link, marked, row, setOff } from './html.js'
import { type Site, whyHref } from './site.js'
import {
  dateOf,
  eventOf,
  linesOf,
  numberOf,
  objectOf,
  pageOf,
  paperIfKnown,
  paperOf,
  reason,
  recordOf,
  STYLES,
  scanLink,
  titleOf,
} from './words.js'

/** What the article's page shows beside the article. */
export type ArticleContext = {
  before?: Article | undefined
  after?: Article | undefined
  similar: Pick<SimilarAnswer, 'similar' | 'warnings'>
  /** Where it is printed too. */
  reuse: ArticleReuse | undefined
  /** Doubts about this article's lines. */
  doubts: Doubt[]
  citations: Record<Format, string>
  /** The article's permanent address. */
  url: string
  /** For reference managers, as COinS. */
  contextObject: string
  /** Its paragraphs that are hardly legible, the worst first. */
  illegible: LegibleParagraph[]
  /** Its printed pages that can be shown. */
  sheets: ShownSheet[]
}

export function article(answer: ArticleAnswer, around: ArticleContext, q: string | null, site: Site): Html {
  const matchOf = (field: Field, index: number) =>
    answer.matches?.find((match) => match.field === field && match.index === index)
  const rangesOf = (field: Field, index = 0): Range[] => matchOf(field, index)?.ranges ?? []
  const spots = spotsOf(answer, around.sheets)
  const isShown = around.sheets.length > 0
  return h(
    isShown ? 'article.story printed' : 'article.story',
    back(site, q),
    recordOf(answer.id),
    objectOf(around.contextObject),
    head(answer, rangesOf, site, partIn(spots, 'head')),
    h('div.text', paragraphs(answer, rangesOf('body'), around.doubts, spots)),
    answer.credit && h('p.credit', marked(answer.credit, rangesOf('byline'))),
    answer.captions.map(({ text, line: at }, i) =>
      h(
        'figure',
        { title: `原文第${at}行`, 'data-part': partIn(spots, `c${i}`) },
        h('figcaption', marked(text, rangesOf('caption', i))),
      ),
    ),
    answer.asides.map(({ label, text, line: at }, i) =>
      h(
        'aside',
        { title: `原文第${at}行`, 'data-part': partIn(spots, `a${i}`) },
        h('h2', label ? marked(label, matchOf('aside', i)?.labelRanges ?? []) : FIELD_NAMES.aside),
        h('p', marked(text, rangesOf('aside', i))),
      ),
    ),
    isShown &&
      h('section.print', h('h2', '版面'), clips(answer, around.sheets, around.citations.gbt7714, site)),
    doubtsOf(around.doubts),
    source(answer, around, q, site),
    cite(answer.id, around.citations, site),
    neighbours(around, site),
    alsoPrinted(around.reuse, site),
    similarOf(around.similar, site),
    // Hidden until the page's script finds several places marked.
    h(
      'nav.jump',
      { hidden: true, 'aria-label': '标出的各处' },
      h('button', { type: 'button', 'data-jump': -1 }, '上一处'),
      h('span', { role: 'status' }),
      h('button', { type: 'button', 'data-jump': 1 }, '下一处'),
    ),
    // Hidden until the page's script finds a sentence selected.
    h(
      'section.quote',
      { hidden: true, 'aria-label': '核对引文' },
      h('button', { type: 'button', 'data-quote': '' }),
      h('button', { type: 'button', 'data-close': '' }, '关闭'),
      h('div', { role: 'status' }),
    ),
  )
}

/** A link to the results. With script, it goes back in the reader's history if he came from there. */
export const back = (site: Site, q?: string | null): Child =>
  h(
    'p.back',
    h(
      'a',
      { href: site.search(new URLSearchParams(q ? { q } : {})), 'data-back': '' },
      q ? '← 返回结果' : '← 返回',
    ),
  )

function head(
  answer: ArticleAnswer,
  rangesOf: (field: Field, index?: number) => Range[],
  site: Site,
  part: string | undefined,
): Child {
  const { issue, kind, series } = answer
  const line = (tag: string, field: 'kicker' | 'subheadline' | 'section') =>
    answer[field] && h(`${tag}.${field}`, marked(answer[field], rangesOf(field)))
  const day = (answer.eventDate ?? issue.date.from)?.slice(5)
  return h(
    'header',
    { 'data-part': part },
    line('p', 'kicker'),
    h('h1', { tabindex: -1 }, marked(titleOf(answer.headline, kind), rangesOf('headline'))),
    line('p', 'subheadline'),
    h(
      'p.meta',
      facts([
        paperOf(issue.publication),
        dateOf(issue.date),
        eventOf(answer.eventDate),
        pageOf(answer),
        line('span', 'section'),
        series && [marked(series.name, rangesOf('section', 1)), `（${series.number}）`],
        kind !== 'article' && KIND_NAMES[kind],
        day && link(site.search(new URLSearchParams({ monthDay: day })), '历年此日'),
      ]),
    ),
    bylineOf(answer),
  )
}

/** Who wrote and photographed an article, by their roles. */
export const bylineOf = ({ reporters, correspondents, photographers }: Article): Child => {
  const people = (role: string, names: string[]) =>
    names.length > 0 && h('span', `${role} ${names.join('、')}`)
  return h(
    'p.byline',
    people('记者', reporters),
    people('通讯员', correspondents),
    people('摄影', photographers),
  )
}

/**
 * The body, a paragraph each.
 *
 * @param ranges  what is marked, as offsets into the body
 * @param spots   addresses of the parts on a picture of the page
 */
export function paragraphs(
  { body, joins, paragraphs: starts, unsure = [] }: Article,
  ranges: Range[],
  doubts: Doubt[],
  spots: ReadonlyMap<string, string>,
): Child {
  const told = toldJoins(joins)
  const startOf = new Map(starts.map((one, i) => [one.at, i] as const).reverse())
  let at = 0
  return body.split('\n').map((text) => {
    const from = at
    at += text.length + 1
    const start = startOf.get(from) ?? -1
    const line = starts[start]?.line
    // All paragraphs of a line of a .jsonl stand in it: its number is told once.
    const isTold = line === starts[start - 1]?.line
    const next = starts[start + 1]?.line ?? Number.POSITIVE_INFINITY
    const own = doubts.filter((doubt) => line !== undefined && doubt.line >= line && doubt.line < next)
    const plain = (a: number, b: number) => joined(body, a, b, told)
    const put = (a: number, b: number) => setOff(unsure, a, b, plain, unsureWord)
    const title = own.map((doubt) => `${DOUBT_NAMES[doubt.class]}：${doubt.note}`).join('；') || null
    const part = partIn(spots, `p${start}`)
    const spot = part && spots.get(part)
    const attributes = {
      'data-line': isTold ? undefined : line,
      'data-part': part,
      title,
      class: title && 'doubtful',
    }
    const way =
      spot && h('a.spot', { href: spot, 'data-line': line, 'aria-label': `第${start + 1}段在版面上的位置` })
    return h('p', attributes, way, marked(body, ranges, from, from + text.length, put))
  })
}

/** The part that lights up with one of an article: itself, else the whole; undefined where neither has a place. */
const partIn = (spots: ReadonlyMap<string, string>, part: string): string | undefined =>
  [part, 'all'].find((one) => spots.has(one))

/** A word that the tool was not sure of, with a faint line under it. */
const unsureWord = (word: Child): Child => h('span.unsure', { title: '识别工具没有把握' }, word)

/** A stretch of the body, with a faint mark where two columns were joined. */
function joined(body: string, from: number, to: number, joins: Article['joins']): Child {
  const out: Child[] = []
  let at = from
  for (let i = firstIndex(joins, ({ at }) => at >= from); i < joins.length; i++) {
    const join = joins[i]!
    if (join.at >= to) break
    const title = `此处接排，原文第${join.fromLine}行→第${join.toLine}行`
    out.push(body.slice(at, join.at), h('span.join', { role: 'img', title, 'aria-label': title }))
    at = join.at
  }
  return [out, body.slice(at, to)]
}

export const doubtRow = ({ class: kind, line, text, note }: Doubt): Child =>
  h('li', h('b', `第 ${line} 行`), h('em', DOUBT_NAMES[kind]), text, h('span.soft', note))

const doubtsOf = (doubts: Doubt[]): Child =>
  doubts.length > 0 && h('section', h('h2', '存疑'), h('ul.rows doubts', doubts.map(doubtRow)))

function source(
  answer: ArticleAnswer,
  { url, illegible }: ArticleContext,
  q: string | null,
  site: Site,
): Child {
  const { issue, lines, eventDate } = answer
  const unsure = unsureShare(answer)
  const worst = unsure === undefined ? illegible[0] : undefined
  const scan = answer.scan ?? issue.scan
  return h(
    'footer',
    h('h2', '出处'),
    h(
      'dl',
      row('报纸', paperOf(issue.publication), h('small', reason(issue.publication))),
      row('日期', dateOf(issue.date), h('small', reason(issue.date))),
      numberOf(issue.number) && row('期号', numberOf(issue.number)),
      pageOf(answer) && row('版次', pageOf(answer)),
      eventDate && row('所记之事', eventDate),
      scan && row('扫描件', scanLink(scan, scan)),
      unsure !== undefined && row('识别', `${unsureText(unsure)}的字识别工具没有把握，文中以虚线标出`),
      worst && row('识别', `第 ${worst.line} 行起的一段只读清 ${shareText(worst.share)}`),
      row('文件', placeText(issue), h('small', linesOf(lines))),
      row('本期', link(site.issue(issue.id), '看这一期的全部文章')),
      row('固定网址', link(url, url)),
      row('检索', link(whyHref(site, new URLSearchParams(q ? { q } : {}), answer.id), '这一篇查得到吗')),
    ),
  )
}

function cite(id: string, citations: Record<Format, string>, site: Site): Child {
  return h(
    'details.cite',
    h('summary', '引用'),
    h('button.js', { type: 'button', 'data-keep': id }, '放进文件夹'),
    FORMATS.map((format) => {
      const href = `${site.root}api/articles/${encodeURIComponent(id)}/citation?format=${format}`
      return h(
        'section',
        h('h3', link(href, STYLES[format], false, { download: '' })),
        h('button.js', { type: 'button', 'data-copy': '' }, '复制', h('span.sr', ` ${STYLES[format]}`)),
        h('pre', { tabindex: 0 }, citations[format].replace(/[\r\n]+$/, '')),
      )
    }),
  )
}

function neighbours({ before, after }: ArticleContext, site: Site): Child {
  const to = (where: string, one: Article | undefined) =>
    one && link(site.article(one.id), [h('small', where), titleOf(one.headline, one.kind, one.body)])
  return (
    (before || after) &&
    h('nav.neighbours', { 'aria-label': '同一期' }, to('本期上一篇', before), to('本期下一篇', after))
  )
}

function similarOf({ similar, warnings }: ArticleContext['similar'], site: Site): Child {
  return (
    (similar.length > 0 || warnings.length > 0) &&
    h(
      'section.similar',
      h('h2', '相近的文章'),
      warnings.map(({ detail }) => h('p.soft', detail)),
      h(
        'ul.rows',
        similar.map((one) =>
          h(
            'li',
            link(site.article(one.id), titleOf(one.headline, one.kind)),
            h(
              'span.soft',
              facts([paperIfKnown(one.publication), dateOf(one.date), one.shared.slice(0, 5).join('、')]),
            ),
          ),
        ),
      ),
    )
  )
}
