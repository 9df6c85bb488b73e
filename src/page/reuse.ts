/** Text reuse: what is printed more than once in the archive. */
import { pageParams, readParams } from '../http/http.js'
import { REUSE_NAMES } from '../labels.js'
import { type Engine, REUSE_KINDS, type ReuseAnswer, type ReuseGroup, type ReuseKind } from '../model.js'
import { unfinished, where } from './also-printed.js'
import { choiceOf } from './choice.js'
import { type Child, type Html, h, link } from './html.js'
import { pager } from './results.js'
import type { Site } from './site.js'
import type { PageView } from './views.js'
import { number } from './words.js'

const GROUPS = 20
/** Members of a group that are named at once; the others are folded away. */
const MEMBERS = 5
/** Characters of a passage that are quoted. */
const QUOTED = 160

/** @param url its `kind` chooses groups, its `page` a page of them */
export async function reuseView(engine: Engine, url: URL, site: Site): Promise<PageView> {
  const { page } = readParams(`?page=${url.searchParams.get('page') ?? 1}`, pageParams)
  const kind = choiceOf(url, 'kind', REUSE_KINDS)
  const answer = await engine.reuse({ kind, page, hitsPerPage: GROUPS })
  return { title: '重印与套话', content: drawn(answer, kind, site), isFleeting: !answer.isCurrent }
}

function drawn(answer: ReuseAnswer, kind: ReuseKind | undefined, site: Site): Html {
  const { kinds, groups, page, hitsPerPage, totalGroups } = answer
  const to = (of: ReuseKind | undefined, at = 1) => {
    const params = new URLSearchParams({
      ...(of ? { kind: of } : {}),
      ...(at > 1 ? { page: String(at) } : {}),
    })
    return `${site.root}reuse${params.size > 0 ? `?${params}` : ''}`
  }
  const all = REUSE_KINDS.reduce((sum, one) => sum + kinds[one], 0)
  return h(
    'div.reuse',
    h('h1', { tabindex: -1 }, '重印与套话'),
    h('p.soft', '在几篇文章里都有的、四十字以上的文字；二十字里错一个，仍算同一段。'),
    unfinished(answer),
    h(
      'p.tools',
      link(to(undefined), `全部 ${number(all)} 组`, kind === undefined),
      REUSE_KINDS.map((one) => link(to(one), `${REUSE_NAMES[one]} ${number(kinds[one])} 组`, kind === one)),
    ),
    totalGroups === 0 && h('p', '没有。'),
    groups.map((group) => groupOf(group, site)),
    pager(page, hitsPerPage, totalGroups, (at) => to(kind, at)),
  )
}

function groupOf({ kind, articles, publications, text, members }: ReuseGroup, site: Site): Child {
  const row = (member: ReuseGroup['members'][number]) => h('li', where(member, site))
  const rest = members.slice(MEMBERS)
  return h(
    'section',
    h('h2', `${REUSE_NAMES[kind]} · ${number(articles)} 篇`),
    publications > 1 && h('p.soft', `见于 ${number(publications)} 种报纸`),
    h('blockquote', quoted(text)),
    h('ul.rows', members.slice(0, MEMBERS).map(row)),
    rest.length > 0 &&
      h(
        'details',
        h('summary', `再看 ${number(rest.length)} 篇`),
        h('ul.rows', rest.map(row)),
        articles > members.length && h('p.soft', `另有 ${number(articles - members.length)} 篇未列出。`),
      ),
  )
}

const quoted = (text: string) => (text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text)
