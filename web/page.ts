/**
 * The page: the address is its state, the API its only source.
 *
 * Typing replaces the address, committing and choosing push a new one. Every
 * change of address runs `show`, which asks and draws; an answer that a newer
 * question has overtaken is dropped.
 */
import { article, back } from './article.js'
import { ask, changed, type Refusal, root, searchHref, searchOf } from './ask.js'
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
type Entry = { y?: number; focus?: string | null; inner?: boolean }

let running: AbortController | undefined
/** The address that is shown or asked for; undefined after a failure. */
let shown: string | undefined
/** The address that this entry of the history had before typing; undefined if typing made the entry. */
let settled: string | undefined = location.href
let speaking = 0

const wide = matchMedia('(min-width: 60em)')
const filterPanel = () => main.querySelector<HTMLDetailsElement>('.filters')
const here = () => new URL(location.href)
const entry = () => (history.state ?? {}) as Entry
const keep = (more: Entry, href?: string) => history.replaceState({ ...entry(), ...more }, '', href)
const push = (href: string) => history.pushState({ inner: true } satisfies Entry, '', href)
const routeOf = (url: URL) => url.pathname.slice(root.pathname.length).split('/')

/** Draws what the address asks for. */
async function show(restore: Entry = {}, moveFocus = false): Promise<void> {
  running?.abort()
  const mine = new AbortController()
  running = mine
  const url = here()
  shown = url.href
  main.setAttribute('aria-busy', 'true')
  let view: View
  try {
    view = await viewOf(url, mine.signal)
  } catch (thrown) {
    if (mine.signal.aborted) return
    shown = undefined
    view = failure(thrown as Refusal)
  }
  if (mine !== running) return
  draw(view)
  scrollTo(0, restore.y ?? 0)
  const link = restore.focus && main.querySelector<HTMLElement>(`a[href="${CSS.escape(restore.focus)}"]`)
  const target = link || (moveFocus && main.querySelector('h1'))
  if (target) target.focus({ preventScroll: true })
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
    const help = byId<HTMLTemplateElement>('help').content.cloneNode(true)
    return {
      content: front(await ask<IssuesAnswer>('issues?hitsPerPage=20', signal), help),
      title: '报纸全文检索',
    }
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
  const before = filterPanel()?.open
  main.replaceChildren(content)
  openFilters(before)
  main.removeAttribute('aria-busy')
  clearTimeout(speaking)
  speaking = setTimeout(() => {
    byId('status').textContent = spoken
  }, SPEAK_MS)
}

/** Beside the results the filters are always open, above them as the reader left them. */
function openFilters(before = false): void {
  const panel = filterPanel()
  if (panel) panel.open = wide.matches || before
}

const CAUSES: Record<string, string> = {
  OFFLINE: '连不上服务器',
  NO_INDEX: '索引还没有建好，请稍后再试',
  NOT_FOUND: '没有这一篇（期）',
  GONE: '这一篇已经撤下',
  QUERY_TOO_LONG: '查询太长，最多 4,096 字',
  BAD_ENCODING: '查询里有读不出的文字',
  BAD_PARAMETER: '条件读不懂',
}

function failure({ message, detail }: Refusal): View {
  const title = CAUSES[message] ?? '出错了'
  const retry = h('button', '再试一次')
  retry.addEventListener('click', () => void show(entry(), true))
  const words = [
    back(),
    h('h1', { tabindex: -1 }, title),
    detail && h('p.soft', { lang: 'en' }, detail),
    retry,
  ]
  return { content: h('div', { role: 'alert' }, words), title }
}

/** Goes to an address of the page, remembering where the reader stood. */
function go(href: string, from: string | null = null): void {
  keep({ y: scrollY, focus: from })
  push(href)
  arrive({}, true)
}

function arrive(restore: Entry, moveFocus: boolean): void {
  settled = location.href
  setInput(here().searchParams.get('q') ?? '')
  void show(restore, moveFocus)
}

function typedHref(value: string): string {
  const url = here()
  const params = routeOf(url)[0] ? new URLSearchParams() : searchOf(url)
  return new URL(searchHref(changed(params, 'q', value.trim() && value)), root).href
}

const setInput = watchInput(byId('search'), input, {
  typed(value) {
    const href = typedHref(value)
    if (routeOf(here())[0]) {
      push(href)
      settled = undefined
    } else {
      keep({}, href)
    }
    if (href !== shown) void show()
  },
  committed(value) {
    const href = typedHref(value)
    if (settled !== undefined && settled !== href) {
      // The entry that was typed over gets its own address back; the committed one is new.
      if (!routeOf(here())[0]) keep({ y: 0 }, settled)
      push(href)
    }
    settled = href
    if (matchMedia('(pointer: coarse)').matches) input.blur()
    if (href !== shown) void show()
  },
})

addEventListener('click', (event) => {
  const link = (event.target as Element).closest('a')
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  if (!link.href.startsWith(root.href) || link.hash) return
  event.preventDefault()
  if ('back' in link.dataset && entry().inner) history.back()
  else go(link.href, link.getAttribute('href'))
})

addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement
  if (!form.classList.contains('dates')) return
  event.preventDefault()
  go(searchHref(datesAsked(form, searchOf(here()))))
})

addEventListener('keydown', (event) => {
  const { key, ctrlKey, metaKey, altKey } = event
  const held = ctrlKey || metaKey
  const inField = (event.target as Element).closest('input, textarea')
  if (event.isComposing || altKey || (held ? key !== 'k' : key !== '/' || inField)) return
  event.preventDefault()
  input.select()
})

let scrolling = 0
addEventListener('scroll', () => {
  clearTimeout(scrolling)
  scrolling = setTimeout(() => keep({ y: scrollY }), 150)
})
addEventListener('popstate', () => {
  clearTimeout(scrolling)
  arrive(entry(), false)
})
wide.addEventListener('change', () => openFilters())

history.scrollRestoration = 'manual'
arrive(entry(), false)
