/** One article as it was printed, with the way back to file and line. */
import { FORMATS, type Format } from '../http/http.js'
import { FIELD_NAMES, KIND_NAMES, placeText, shareText, unsureText } from '../labels.js'
import type {
  Article,
  ArticleAnswer,
  ArticleReuse,
  Field,
  LegibleParagraph,
  Range,
  SimilarAnswer,
} from '../model.js'
import { unsureShare } from '../print.js'
import { alsoPrinted } from './also-printed.js'
import { leftOut, paragraphs, partIn } from './body.js'
import { clips, type ShownSheet, spotsOf } from './clip.js'
import { type Child, facts, type Html, h, link, marked, row } from './html.js'
import { type DoubtsByLine, doubtList } from './line-doubts.js'
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
  doubts: DoubtsByLine
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
    leftOut(answer, answer.matches),
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
    around.doubts.length > 0 &&
      h('section', h('h2', '存疑'), doubtList(around.doubts, answer.issue.id, site)),
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
