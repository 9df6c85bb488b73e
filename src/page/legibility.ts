/** Legibility: paragraphs that a recogniser hardly read, for the keeper to compare with the print. */
import { pageParams, readParams, type TimeLeft } from '../http/http.js'
import { CUT, shareText } from '../labels.js'
import type { Engine, LegibilityAnswer, LegibilityRow } from '../model.js'
import { where } from './also-printed.js'
import { choiceOf } from './choice.js'
import { type Child, type Html, h, link } from './html.js'
import { pager } from './results.js'
import type { Site } from './site.js'
import type { PageView } from './views.js'
import { number } from './words.js'

const ROWS = 50
/** Bounds that can be chosen beside the archive's own. */
const BOUNDS = [0.5, 0.7, 0.8, 0.9]

type Shown = { below: number | undefined; sort: 'share' | 'date' }

/** @param url its `below` and `sort` choose articles and their order, its `page` a page of them */
export async function legibilityView(
  engine: Engine,
  url: URL,
  site: Site,
  left: TimeLeft,
): Promise<PageView> {
  const { page } = readParams(`?page=${url.searchParams.get('page') ?? 1}`, pageParams)
  const chosen = choiceOf(url, 'below', BOUNDS.map(String))
  const below = chosen === undefined ? undefined : Number(chosen)
  const sort = choiceOf(url, 'sort', ['share', 'date']) ?? 'share'
  const answer = await engine.legibility({ page, hitsPerPage: ROWS, below, sort }, left())
  return { title: '读不清的段落', content: drawn(answer, { below, sort }, site) }
}

function drawn(answer: LegibilityAnswer, shown: Shown, site: Site): Html {
  const { articles, page, hitsPerPage, total, level, below } = answer
  const to = ({ below: bound, sort }: Shown, at = 1) => {
    const params = new URLSearchParams({
      ...(bound === undefined ? {} : { below: String(bound) }),
      ...(sort === 'date' ? { sort } : {}),
      ...(at > 1 ? { page: String(at) } : {}),
    })
    return `${site.root}legibility${params.size > 0 ? `?${params}` : ''}`
  }
  const bound = (own: number | undefined, text: string) =>
    link(to({ ...shown, below: own }), text, shown.below === own)
  return h(
    'div.keeper',
    h(
      'header',
      h('h1', { tabindex: -1 }, '读不清的段落'),
      h(
        'p.soft',
        '识别工具说过有没有把握的，照它说的算；没有说的，看一段里相邻两字连在一起，在词典或别的文章里见没见过。地名人名、诗句和方言多的段落也会列在这里。',
      ),
      level !== null &&
        h('p.soft', `全部馆藏见过 ${shareText(level)}；这里列出有段落不到 ${shareText(below)} 的文章。`),
    ),
    h(
      'nav.chips',
      { 'aria-label': '看哪些' },
      bound(undefined, '照馆藏定'),
      BOUNDS.map((own) => bound(own, `不到 ${shareText(own)}`)),
    ),
    articles.length > 0
      ? [
          h(
            'div.heading',
            h('p', { role: 'status' }, `${number(total)} 篇`),
            h(
              'nav.sorts',
              { 'aria-label': '排序' },
              link(to({ ...shown, sort: 'share' }), '最不清的在前', shown.sort === 'share'),
              link(to({ ...shown, sort: 'date' }), '新的在前', shown.sort === 'date'),
            ),
          ),
          h(
            'ul.rows doubts',
            articles.map((row) => rowOf(row, site)),
          ),
        ]
      : h('p.note', '没有。'),
    pager(page, hitsPerPage, total, (at) => to(shown, at)),
  )
}

function rowOf(row: LegibilityRow, site: Site): Child {
  return h(
    'li',
    where(row, site),
    row.by === 'tool' && h('span.soft', '照识别工具'),
    row.paragraphs.map(({ line, text, cutAfter, share }) =>
      h('p', h('em', shareText(share)), ` ${text}${cutAfter ? CUT : ''}（第 ${line} 行）`),
    ),
  )
}
