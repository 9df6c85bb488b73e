/**
 * The page: the address is its state, the API its only source.
 *
 * Typing replaces the address, committing and choosing push a new one. Every
 * change of address runs `show`, which asks and draws; an answer that a newer
 * question has overtaken is dropped.
 */
import { article, back } from './article.js'
import { ask, Refused, root, searchHref, searchOf } from './ask.js'
import { h } from './dom.js'
import { datesAsked } from './filters.js'
import { watchInput } from './input.js'
import { issue } from './issue.js'
import { countOf, front, results } from './results.js'
import type { ArticleAnswer, IssueAnswer, IssuesAnswer, SearchAnswer } from './types.js'
import { titleOf } from './words.js'

/** A pause after which the state is read out. */
const SPEAK_MS = 700

const byId = <T extends HTMLElement>(id: string) => document.getElementById(id) as T
const main = byId('main')
const input = byId<HTMLInputElement>('q')

/** What a view is drawn from: the new content, its title, what is read out. */
type View = { content: HTMLElement; title: string; spoken?: string }
/** Kept with every entry of the history. */
type Entry = { y?: number; focus?: string; inner?: boolean }

let running: AbortController | undefined
/** The address that is shown or asked for; undefined after a failure. */
let shown: string | undefined
/** The address that this entry of the history had before typing; undefined if typing made the entry. */
let settled: string | undefined = location.href
let filtersOpen = false
let speaking = 0

const wide = matchMedia('(min-width: 60em)')
const entry = () => (history.state ?? {}) as Entry
const routeOf = (url: URL) => url.pathname.slice(root.pathname.length).split('/')

/** Draws what the address asks for. */
async function show(restore: Entry = {}, moveFocus = false): Promise<void> {
  running?.abort()
  const mine = new AbortController()
  running = mine
  const url = new URL(location.href)
  shown = url.href
  main.setAttribute('aria-busy', 'true')
  let view: View
  try {
    view = await viewOf(url, mine.signal)
  } catch (thrown) {
    if (mine.signal.aborted) return
    shown = undefined
    view = failure(thrown)
  }
  if (mine !== running) return
  draw(view)
  scrollTo(0, restore.y ?? 0)
  const link = restore.focus && main.querySelector<HTMLElement>(`a[href="${CSS.escape(restore.focus)}"]`)
  if (link) link.focus({ preventScroll: true })
  else if (moveFocus) main.querySelector('h1')?.focus({ preventScroll: true })
}

async function viewOf(url: URL, signal: AbortSignal): Promise<View> {
  const [kind = '', id = ''] = routeOf(url)
  const q = url.searchParams.get('q')
  if (kind === 'article') {
    const query = q ? `?${new URLSearchParams({ q })}` : ''
    const answer = await ask<ArticleAnswer>(`articles/${id}${query}`, signal)
    return { content: article(answer, q), title: titleOf(answer.headline, answer.kind) }
  }
  if (kind === 'issue') {
    const answer = await ask<IssueAnswer>(`issues/${id}?page=${url.searchParams.get('page') ?? 1}`, signal)
    return { content: issue(answer), title: answer.issue.file }
  }
  const params = searchOf(url)
  if (params.size === 0) {
    return { content: front(await ask<IssuesAnswer>('issues?hitsPerPage=20', signal)), title: '报纸全文检索' }
  }
  const answer = await ask<SearchAnswer>(`search?${params}`, signal)
  const count = countOf(answer)
  return {
    content: results(answer, params),
    title: q ? `“${q}” – ${count}` : count,
    spoken: `${count}，第 ${answer.page} 页`,
  }
}

function draw({ content, title, spoken = '' }: View): void {
  document.title = `${title} – 捷报`
  document.body.classList.toggle('start', content.classList.contains('front'))
  const panel = content.querySelector<HTMLDetailsElement>('.filters')
  if (panel) {
    panel.open = wide.matches || filtersOpen
    panel.addEventListener('toggle', () => {
      if (!wide.matches) filtersOpen = panel.open
    })
  }
  main.replaceChildren(content)
  main.removeAttribute('aria-busy')
  clearTimeout(speaking)
  speaking = setTimeout(() => {
    byId('status').textContent = spoken
  }, SPEAK_MS)
}

const CAUSES: Record<string, string> = {
  OFFLINE: '连不上服务器',
  NO_INDEX: '索引还没有建好，请稍后再试',
  NOT_FOUND: '没有这一篇（期），也许地址写错了',
  GONE: '这一篇已经撤下',
  BAD_ENCODING: '查询里有读不出的文字',
  QUERY_TOO_LONG: '查询太长，最多 4,096 字',
  BAD_PARAMETER: '地址里的条件读不懂',
  TOO_LARGE: '查询太长，最多 4,096 字',
  TIMEOUT: '回答超时',
  INDEX_CORRUPT: '索引有一处损坏，请告诉管理员',
}

function failure(thrown: unknown): View {
  const title = CAUSES[(thrown as Error).message] ?? '出错了'
  const retry = h('button', { type: 'button' }, '再试一次')
  retry.addEventListener('click', () => void show(entry(), true))
  const detail = thrown instanceof Refused && thrown.detail
  const words = [
    back(),
    h('h1', { tabindex: -1 }, title),
    detail && h('p.soft', { lang: 'en' }, detail),
    retry,
  ]
  return { content: h('div.failure', { role: 'alert' }, words), title }
}

/** Goes to an address of the page, remembering where the reader stood. */
function go(href: string, from?: string): void {
  history.replaceState({ ...entry(), y: scrollY, ...(from ? { focus: from } : {}) }, '')
  history.pushState({ inner: true } satisfies Entry, '', href)
  arrive({}, true)
}

function arrive(restore: Entry, moveFocus: boolean): void {
  settled = location.href
  setInput(new URL(location.href).searchParams.get('q') ?? '')
  void show(restore, moveFocus)
}

function typedHref(value: string): string {
  const url = new URL(location.href)
  const params = routeOf(url)[0] ? new URLSearchParams() : searchOf(url)
  params.delete('page')
  if (value.trim()) params.set('q', value)
  else params.delete('q')
  return new URL(searchHref(params), root).href
}

const setInput = watchInput(byId('search'), input, {
  typed(value) {
    const href = typedHref(value)
    if (routeOf(new URL(location.href))[0]) {
      history.pushState({ inner: true } satisfies Entry, '', href)
      settled = undefined
    } else {
      history.replaceState(entry(), '', href)
    }
    if (href !== shown) void show()
  },
  committed(value) {
    const href = typedHref(value)
    if (settled !== undefined && settled !== href) {
      // The entry that was typed over gets its own address back; the committed one is new.
      if (!routeOf(new URL(location.href))[0]) history.replaceState({ ...entry(), y: 0 }, '', settled)
      history.pushState({ inner: true } satisfies Entry, '', href)
    }
    settled = href
    if (matchMedia('(pointer: coarse)').matches) input.blur()
    if (href !== shown) void show()
  },
})

document.addEventListener('click', (event) => {
  const link = (event.target as Element).closest?.('a')
  if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  const url = new URL(link.href)
  if (url.origin !== root.origin || !url.pathname.startsWith(root.pathname) || url.hash) return
  event.preventDefault()
  if (link.dataset.back !== undefined && entry().inner) history.back()
  else go(link.href, link.getAttribute('href') ?? '')
})

document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement
  if (!form.classList.contains('dates')) return
  event.preventDefault()
  go(searchHref(datesAsked(form, searchOf(new URL(location.href)))))
})

document.addEventListener('keydown', (event) => {
  const command = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k'
  const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey
  const inField = (event.target as Element).closest?.('input, textarea, select, [contenteditable]')
  if (event.isComposing || !(command || (slash && !inField))) return
  event.preventDefault()
  input.focus()
  input.select()
})

let scrolling = 0
addEventListener('scroll', () => {
  clearTimeout(scrolling)
  scrolling = setTimeout(() => history.replaceState({ ...entry(), y: scrollY }, ''), 150)
})
addEventListener('popstate', () => {
  clearTimeout(scrolling)
  arrive(entry(), false)
})
wide.addEventListener('change', () => {
  const panel = main.querySelector<HTMLDetailsElement>('.filters')
  if (panel) panel.open = wide.matches || filtersOpen
})

history.scrollRestoration = 'manual'
arrive(entry(), false)
