/** A refusal as a reader sees it: what is the matter, and what to do now. */
import type { JiebaoError } from '../errors.js'
import { h, link } from './html.js'
import type { Site } from './site.js'
import type { PageView } from './views.js'

type Cause = {
  title: string
  todo: string
  /** Whether the same may work later. */
  passes?: boolean
}

const CAUSES: Readonly<Record<string, Cause>> = {
  NO_INDEX: { title: '索引还没有建好', todo: '请过一会儿再试。', passes: true },
  NOT_FOUND: { title: '没有这一篇（期）', todo: '网址可能不全，也可以查一查它的标题。' },
  GONE: { title: '这一篇已经撤下', todo: '它原来在馆藏里，现在不在了。' },
  QUERY_TOO_LONG: { title: '查询太长', todo: '最多 4,096 字，请只留最要紧的一句。' },
  BAD_ENCODING: { title: '查询里有读不出的文字', todo: '请重新输入一遍。' },
  BAD_PARAMETER: { title: '条件读不懂', todo: '日期写成 2024、2024-04 或 2024-04-12，月日写成 04-12。' },
  TIMEOUT: { title: '查得太久，先停下了', todo: '请少写几个词，或者过一会儿再试。', passes: true },
  RATE_LIMITED: { title: '问得太密', todo: '请等一分钟再试。', passes: true },
}

/**
 * @param q     what the box at the top holds
 * @param again the address that was asked for, relative to itself
 */
export function failureView(error: JiebaoError, q: string, again: string, site: Site): PageView {
  const { title, todo, passes } = CAUSES[error.code] ?? { title: '出错了', todo: '', passes: true }
  const [href, text] = passes
    ? [again, '再试一次']
    : q
      ? [site.search(new URLSearchParams({ q })), `只查“${q.slice(0, 12)}${q[12] ? '……' : ''}”`]
      : [site.root, '回到首页']
  const content = h(
    'div',
    { role: 'alert' },
    h('p.back', link(site.root, '← 返回', false, { 'data-back': '' })),
    h('h1', { tabindex: -1 }, title),
    error.code === 'BAD_PARAMETER' && h('p', `读不懂的是“${error.value.slice(0, 60)}”。`),
    // What has no words here is for the keeper, who knows the codes.
    todo ? h('p', todo) : h('p.soft', { lang: 'en' }, error.message),
    h('p', h('a.button', { href }, text)),
  )
  return { title, content }
}
