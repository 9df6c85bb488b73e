/** A refusal as a page for readers: what went wrong, and what to do now. */
import type { ErrorCode, JiebaoError } from '../errors.js'
import { readParams, searchParams } from '../http/http.js'
import { FILTER_NAMES } from '../labels.js'
import { chineseOf } from '../messages.js'
import { type Child, h, link } from './html.js'
import { changed, type Site } from './site.js'
import type { PageView } from './views.js'
import { number } from './words.js'

type Cause = {
  title: string
  /** Advice to the reader, where the message itself advises the keeper. */
  todo?: string
  /** Whether the same request may succeed later. */
  passes?: boolean
}

const CAUSES: Readonly<Partial<Record<ErrorCode, Cause>>> = {
  NO_INDEX: { title: '索引还没有建好', todo: '请过一会儿再试', passes: true },
  NOT_FOUND: { title: '没有这一篇（期）', todo: '网址可能不全，也可以查一查它的标题' },
  GONE: { title: '这一篇已经撤下' },
  QUERY_TOO_LONG: { title: '查询太长' },
  BAD_ENCODING: { title: '查询里有读不出的文字' },
  BAD_PARAMETER: { title: '条件读不懂' },
  TIMEOUT: { title: '查得太久，先停下了', passes: true },
  TOO_LARGE: { title: '太长，没有收下', passes: true },
  BAD_ISSUE: { title: '文件读不懂', passes: true },
  RATE_LIMITED: { title: '问得太密', passes: true },
}
const NO_ADDRESS: Cause = { title: '没有这个网址', todo: '网址可能不全，也可以从首页查起' }
const UNKNOWN: Cause = { title: '出错了', passes: true }

/**
 * @param q     text of the search box at the top
 * @param again the refused address, relative to itself
 */
export function failureView(error: JiebaoError, q: string, again: string, site: Site): PageView {
  const { title, todo, passes } =
    error.reason === 'route-unknown' ? NO_ADDRESS : (CAUSES[error.code] ?? UNKNOWN)
  if (error.reason === 'page-too-deep') return tooDeep(error, again, site)
  const label =
    error.reason === 'parameter-unreadable' && FILTER_NAMES[(error.facts as { name: string }).name]
  if (label) return unreadable(error, label, again, site)
  const [href, text] = passes
    ? [again, '再试一次']
    : q
      ? [site.search(new URLSearchParams({ q })), `只查“${q.slice(0, 12)}${q[12] ? '……' : ''}”`]
      : [site.root, '回到首页']
  return drawn(title, todo ?? chineseOf(error), h('p', h('a.button', { href }, text)), site)
}

const drawn = (title: string, told: string, actions: Child, site: Site): PageView => ({
  title,
  content: h(
    'div',
    { role: 'alert' },
    h('p.back', link(site.root, '← 返回', false, { 'data-back': '' })),
    h('h1', { tabindex: -1 }, title),
    h('p', `${told}。`),
    actions,
  ),
})

/** A filter that cannot be read, by the name that the form has for it; the others stay. */
function unreadable(error: JiebaoError, label: string, again: string, site: Site): PageView {
  const { name } = error.facts as { name: string }
  const rest = changed(new URLSearchParams(again.split('?')[1]), name, null)
  return drawn(
    '条件读不懂',
    chineseOf(error),
    h('p', h('a.button', { href: `${again.split('?')[0]}?${rest}` }, `去掉“${label}”再查`)),
    site,
  )
}

/** A page behind the last that is shown: the search goes on from its last page, in a file, or narrower. */
function tooDeep(error: JiebaoError, again: string, site: Site): PageView {
  const { deepest } = error.facts as { deepest: number }
  const asked = new URLSearchParams(again.split('?')[1])
  const { hitsPerPage } = readParams('', searchParams)
  const last = changed(asked, 'page', String(deepest / hitsPerPage))
  const exported = `${site.root}api/export?${changed(changed(asked, 'sort', null), 'format', 'csv')}`
  const told = `一次检索只翻到第 ${number(deepest)} 条；后面的可以导出成文件，或者加上日期、报纸等条件再查`
  const actions = [
    h('p', h('a.button', { href: site.search(changed(asked, 'page', null)) }, '回到第一页')),
    h('p.tools', link(site.search(last), '最后能翻到的一页'), link(exported, '全部导出 CSV')),
  ]
  return drawn('只能翻到这里', told, actions, site)
}
