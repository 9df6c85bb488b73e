/** One article as it was printed, with the way back to file and line. */
import { issueHref, searchHref } from './ask.js'
import { type Child, dotted, h, link, marked } from './dom.js'
import type { ArticleAnswer, Ranges } from './types.js'
import { dateOf, KINDS, linesOf, paperOf, reason, titleOf } from './words.js'

export function article(answer: ArticleAnswer, q: string | null): HTMLElement {
  const { issue, kind, series, reporters, correspondents, photographers } = answer
  const rangesOf = (field: string, index = 0): Ranges =>
    answer.matches?.find((match) => match.field === field && match.index === index)?.ranges ?? []
  const line = (tag: string, field: 'kicker' | 'subheadline' | 'section' | 'credit') =>
    answer[field] && h(`${tag}.${field}`, marked(answer[field], rangesOf(field)))
  const people = (role: string, names: string[]) => names[0] && h('span', `${role} ${names.join('、')}`)
  return h(
    'article.story',
    back(q),
    h(
      'header',
      line('p', 'kicker'),
      h('h1', { tabindex: -1 }, marked(titleOf(answer.headline, kind), rangesOf('headline'))),
      line('p', 'subheadline'),
      h(
        'p.meta',
        dotted([
          paperOf(issue.publication),
          dateOf(issue.date),
          line('span', 'section'),
          series && `${series.name}（${series.number}）`,
          kind !== 'article' && KINDS[kind],
        ]),
      ),
      h(
        'p.byline',
        people('记者', reporters),
        people('通讯员', correspondents),
        people('摄影', photographers),
      ),
    ),
    h('div.text', paragraphs(answer, rangesOf('body'))),
    line('p', 'credit'),
    answer.captions.map(({ text, line: at }, i) =>
      h('figure', { title: `原文第${at}行` }, h('figcaption', marked(text, rangesOf('caption', i)))),
    ),
    answer.asides.map(({ label, text, line: at }, i) =>
      h(
        'aside',
        { title: `原文第${at}行` },
        h('h2', label || '旁文'),
        h('p', marked(text, rangesOf('aside', i))),
      ),
    ),
    source(answer),
  )
}

/** A link to the results; page.ts takes the reader's own way back where there is one. */
export const back = (q?: string | null): Child =>
  h(
    'p.back',
    h(
      'a',
      { href: searchHref(new URLSearchParams(q ? { q } : {})), 'data-back': '' },
      q ? '← 返回结果' : '← 返回',
    ),
  )

function paragraphs({ body, joins, paragraphs: starts }: ArticleAnswer, ranges: Ranges): Child {
  let at = 0
  return body.split('\n').map((text) => {
    const from = at
    at += text.length + 1
    const line = starts.find((start) => start.at === from)?.line
    const put = (a: number, b: number) => joined(body, a, b, joins)
    return h('p', { 'data-line': line }, marked(body, ranges, from, from + text.length, put))
  })
}

/** A stretch of the body, with a faint mark where two columns were joined. */
function joined(body: string, from: number, to: number, joins: ArticleAnswer['joins']): Child {
  const out: Child[] = []
  let at = from
  for (const join of joins) {
    if (join.at < from || join.at >= to) continue
    const title = `此处接排，原文第${join.fromLine}行→第${join.toLine}行`
    out.push(body.slice(at, join.at), h('span.join', { role: 'img', title, 'aria-label': title }))
    at = join.at
  }
  return [out, body.slice(at, to)]
}

function source({ issue, lines, eventDate }: ArticleAnswer): Child {
  const row = (name: string, ...value: Child[]) => [h('dt', name), h('dd', value)]
  return h(
    'footer',
    h('h2', '出处'),
    h(
      'dl',
      row('报纸', paperOf(issue.publication), h('small', reason(issue.publication))),
      row('日期', dateOf(issue.date), h('small', reason(issue.date))),
      eventDate && row('所记之事', eventDate),
      row('文件', issue.file, h('small', linesOf(lines))),
      row('本期', link(issueHref(issue.id), '看这一期的全部文章')),
    ),
  )
}
