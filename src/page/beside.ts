/** Beside: the words that stand near a term more often than chance, in all or period by period, as tables. */
import { type BesideAnswer, type BesidePeriod, beside, FAR, LEAST_LIKELIHOOD, STRICT } from '../desk/desk.js'
import { inOrder, readParams, searchParams, type TimeLeft } from '../http/http.js'
import type { BucketUnit, Engine } from '../model.js'
import { choiceOf } from './choice.js'
import { chips } from './filters.js'
import { type Child, type Html, h, hidden, link } from './html.js'
import { changed, type SearchQuery, type Site } from './site.js'
import { type PageView, searchOf } from './views.js'
import { number } from './words.js'

const UNITS: Readonly<Partial<Record<BucketUnit, string>>> = {
  year: '按年',
  month: '按月',
  publication: '按报纸',
}
const WIDTH = 8
/** Words of the whole, and of one period of several. */
const WORDS = 40
const WORDS_OF_PERIOD = 12

/** @param url a search; `by` a period */
export async function besideView(engine: Engine, url: URL, site: Site, left: TimeLeft): Promise<PageView> {
  const params = searchOf(url, 'sort', 'page')
  const by = choiceOf(url, 'by', Object.keys(UNITS) as BucketUnit[]) ?? null
  const request = inOrder(readParams(`?${params}`, searchParams))
  const matching = params.has('matching') ? request.matching : STRICT
  const asked = { width: WIDTH, most: by === null ? WORDS : WORDS_OF_PERIOD, by }
  const answer = params.has('q') ? await beside(engine, { ...request, matching }, asked, left) : undefined
  return { title: '旁边的词', content: drawn(params, by, answer, site) }
}

function drawn(
  params: SearchQuery,
  by: BucketUnit | null,
  answer: BesideAnswer | undefined,
  site: Site,
): Html {
  const to = (of: SearchQuery, unit = by, path = 'beside') => `${site.root}${path}?${changed(of, 'by', unit)}`
  return h(
    'div.trend beside',
    h('h1', { tabindex: -1 }, '旁边的词'),
    h(
      'p.soft',
      `检索词前后 ${WIDTH} 字以内，比再远些（到 ${FAR} 字）多见的词。多得是不是偶然，看对数似然比（Rayson 和 Garside，2000）：`,
      `${LEAST_LIKELIHOOD} 以上，偶然的可能不到百分之一。`,
    ),
    form(params, by, site),
    chips(params, (next) => to(next)),
    answer && [
      answer.warnings.map(({ detail }) => h('p.note', detail)),
      h(
        'p.tools',
        link(to(params, null), '全部', by === null),
        Object.entries(UNITS).map(([unit, name]) => link(to(params, unit as BucketUnit), name, unit === by)),
        link(to(changed(params, 'format', 'csv'), by, 'api/beside'), '导出 CSV'),
      ),
      answer.periods.length === 0
        ? h('p.note', '一处也没有。')
        : answer.periods.map((period) => periodOf(period, answer, params, site)),
    ],
  )
}

const form = (params: SearchQuery, by: BucketUnit | null, site: Site): Html =>
  h(
    'form.advanced',
    { action: `${site.root}beside` },
    hidden([...params].filter(([name]) => name !== 'q' && name !== 'page')),
    by !== null && hidden([['by', by]]),
    h(
      'label',
      '检索词',
      h('input', { name: 'q', value: params.get('q'), placeholder: '志愿者', autocomplete: 'off' }),
    ),
    h('button', '列出'),
  )

function periodOf(
  { key, words, articles, totalHits, occurrences }: BesidePeriod,
  { query, by, totalIsExact }: BesideAnswer,
  params: SearchQuery,
  site: Site,
): Child {
  const read = articles < totalHits ? `，只读了最新的 ${number(articles)} 篇` : ''
  const sum = `${totalIsExact ? '' : '至少 '}${number(totalHits)} 篇${read}，${number(occurrences)} 处。`
  const span = key === null ? params : by === 'publication' ? changed(params, 'publication', key) : params
  const both = (text: string) => changed(span, 'q', `"${query.replace(/["\\]/g, ' ')} ${text}"~${WIDTH}`)
  return h(
    'section',
    key !== null && h('h2', key),
    h('p', sum),
    words.length === 0
      ? h('p.soft', '没有哪个词多得不像偶然。')
      : h(
          'div.scroll',
          h(
            'table',
            h(
              'thead',
              h(
                'tr',
                ['词语', '近处', '预期', '远处', '对数似然比'].map((name) => h('th', { scope: 'col' }, name)),
              ),
            ),
            h(
              'tbody',
              words.map(({ text, near, far, expected, likelihood }) =>
                h(
                  'tr',
                  h('th', { scope: 'row' }, link(site.search(both(text)), text)),
                  [number(near), expected.toFixed(2), number(far), likelihood.toFixed(2)].map((value) =>
                    h('td', value),
                  ),
                ),
              ),
            ),
          ),
        ),
  )
}
