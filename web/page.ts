/**
 * The page's way about: the address is its state, the server draws it.
 *
 * Typing replaces the address, committing and choosing push a new one. Every
 * change of address runs `show`, which fetches the document of that address and
 * exchanges `<main>`; one that a newer question has overtaken is dropped.
 */
import { changed, here, root, routeOf } from './address.js'
import { basket } from './basket.js'
import { brush } from './brush.js'
import { clip } from './clip.js'
import { incoming } from './incoming.js'
import { watchInput } from './input.js'
import { look, looks } from './looks.js'
import { reading } from './reading.js'
import { combobox } from './suggest.js'
import { updating } from './update.js'

/** A pause after which the state is read out. */
const SPEAK_MS = 700

const byId = <T extends HTMLElement>(id: string) => document.getElementById(id) as T
const main = byId('main')
const input = byId<HTMLInputElement>('q')

/** Kept with every entry of the history. */
type Entry = { y?: number; focus?: string | null; inner?: boolean }

let running: AbortController | undefined
/** The address that is shown or asked for; undefined after a failure. */
let shown: string | undefined = location.href
/** The address that this entry of the history had before typing; undefined if typing made the entry. */
let settled: string | undefined = location.href
let speaking = 0

const entry = () => (history.state ?? {}) as Entry
const keep = (more: Entry, href?: string) => history.replaceState({ ...entry(), ...more }, '', href)
const push = (href: string) => history.pushState({ inner: true } satisfies Entry, '', href)

/** Draws what the address asks for. */
async function show(restore: Entry = {}, moveFocus = false): Promise<void> {
  running?.abort()
  const mine = new AbortController()
  running = mine
  const { href } = location
  shown = href
  main.setAttribute('aria-busy', 'true')
  try {
    const response = await fetch(href, { signal: mine.signal })
    const text = await response.text()
    if (mine !== running) return
    if (!response.ok) shown = undefined
    // So long that the server reads no further, and has no page for it.
    if (response.status === 431 || response.status === 414) return instead('too-long', root.href)
    draw(new DOMParser().parseFromString(text, 'text/html'), href)
    box.answered()
  } catch {
    if (mine !== running) return
    shown = undefined
    instead('offline', href)
  }
  scrollTo(0, restore.y ?? 0)
  const link = restore.focus && main.querySelector<HTMLElement>(`a[href="${CSS.escape(restore.focus)}"]`)
  const target = link || (moveFocus && main.querySelector('h1'))
  if (target) target.focus({ preventScroll: true })
  showMark(!restore.y)
}

/** Shows a template where the server has sent no page. @param href where its link leads */
function instead(template: string, href: string): void {
  main.replaceChildren(byId<HTMLTemplateElement>(template).content.cloneNode(true))
  main.querySelector('a')!.href = href
  arranged(href)
}

const feed = (of: Document) => of.querySelector<HTMLLinkElement>('[rel=alternate]')!

function draw(answer: Document, href: string): void {
  const next = answer.querySelector('main')
  // What is no page of ours, a problem of the server for instance, is shown as such.
  if (!next) throw new Error(answer.title)
  document.title = answer.title
  document.body.className = answer.body.className
  feed(document).href = new URL(feed(answer).getAttribute('href')!, href).href
  const panel = () => main.querySelector<HTMLDetailsElement>('.filters')
  const open = panel()?.open
  main.replaceChildren(...next.childNodes)
  if (open) panel()?.setAttribute('open', '')
  arranged(href)
  clearTimeout(speaking)
  speaking = setTimeout(() => {
    byId('status').textContent = next.dataset.spoken!
  }, SPEAK_MS)
}

/** Relative links become whole ones: the address of the page goes on changing around them. */
function arranged(href: string): void {
  // Those in a drawing too, whose `href` is no text.
  for (const link of main.querySelectorAll('a'))
    link.setAttribute('href', new URL(link.getAttribute('href')!, href).href)
  for (const time of main.querySelectorAll<HTMLTimeElement>('time[datetime]'))
    time.textContent = new Date(time.dateTime).toLocaleString('zh-CN', {
      dateStyle: 'short',
      timeStyle: 'short',
    })
  for (const form of main.querySelectorAll('form'))
    form.action = new URL(form.getAttribute('action')!, href).href
  main.removeAttribute('aria-busy')
  look()
  basket()
}

/** Goes to an address of the page, remembering where the reader stood. */
function go(href: string, from: string | null = null): void {
  keep({ y: scrollY, focus: from })
  if (href !== location.href) push(href)
  arrive({}, true)
}

function arrive(restore: Entry, moveFocus: boolean): void {
  settled = location.href
  setInput(here().searchParams.get('q') ?? '')
  box.close()
  void show(restore, moveFocus)
}

/** A search for what was typed, within the filters of the search that is shown. */
function typedHref(value: string): string {
  const url = routeOf(here())[0] ? new URL(root) : here()
  return changed(url, { q: value.trim() && value })
}

const setInput = watchInput(byId('search'), input, {
  typed(value) {
    box.typed(value)
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
    box.committed(value)
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

const box = combobox(input, byId('suggestions'), (value) => {
  input.value = value
  byId<HTMLFormElement>('search').requestSubmit()
})

/** First parts of the addresses whose <main> is exchanged. */
const OURS = new Set([
  '',
  ...'article issue issues keeper doubts help advanced why names trend concordance attested beside absence tally reuse legibility'.split(
    ' ',
  ),
])

/** Whether an address is one of the page's, not a file to be fetched. */
const isOurs = (url: URL) => url.href.startsWith(root.href) && OURS.has(routeOf(url)[0]!)

/** Whether the page shown may hold a manuscript, which its address alone would not bring back. */
const isWritten = () => routeOf(here())[0] === 'check' && main.querySelector('.proofread') !== null

addEventListener('click', (event) => {
  const link = (event.target as Element).closest('a')
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
    return
  const url = new URL(link.getAttribute('href')!, location.href)
  if (!isOurs(url) || link.hash || isWritten()) return
  event.preventDefault()
  // A search that led to an article was meant, committed or not.
  if (routeOf(url)[0] === 'article') box.committed(url.searchParams.get('q') ?? '')
  if ('back' in link.dataset && entry().inner) history.back()
  else go(url.href, link.getAttribute('href'))
})

addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement
  if (!form.matches('.dates, .why form')) return
  event.preventDefault()
  const asked = [...new FormData(form)].map(([name, value]) => [name, `${value}`.trim()])
  go(`${form.action}?${new URLSearchParams(asked.filter(([, value]) => value))}`)
})

addEventListener('keydown', (event) => {
  const { key, ctrlKey, metaKey, altKey } = event
  const held = ctrlKey || metaKey
  const inField = (event.target as Element).closest('input, textarea')
  if (!event.isComposing && !held && !altKey && !inField && pressed(key)) return event.preventDefault()
  if (event.isComposing || altKey || (held ? key !== 'k' : key !== '/' || inField)) return
  event.preventDefault()
  input.select()
})

/** Keys beside those of the search box: through the results, through the marks, to the help. @returns whether it was one */
function pressed(key: string): boolean {
  if (key === '?') go(`${root}help`)
  else if (key === 'j' || key === 'k') {
    const links = [...main.querySelectorAll<HTMLElement>('.list h2 a, .rows a')]
    const at = links.indexOf(document.activeElement as HTMLElement)
    const next = links[key === 'j' ? at + 1 : Math.max(0, at - 1)]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
    return links.length > 0
  } else if (key === 'n' || key === 'p') {
    const jump = main.querySelector<HTMLElement>(`[data-jump="${key === 'n' ? 1 : -1}"]`)
    jump?.click()
    return jump !== null
  } else return false
  return true
}

let scrolling = 0
addEventListener('scroll', () => {
  clearTimeout(scrolling)
  scrolling = setTimeout(() => keep({ y: scrollY }), 150)
})
addEventListener('popstate', () => {
  clearTimeout(scrolling)
  if (!isWritten()) arrive(entry(), false)
})

looks()
// Where the browser takes none, pages are read with a connection.
void navigator.serviceWorker?.register(new URL('sw.js', root)).catch(() => {})
document.documentElement.classList.add('js')
history.scrollRestoration = 'manual'
brush(go)
const showMark = reading(main)
clip(main)
updating(async () => {
  if (!isWritten()) await show()
})
incoming()
arranged(location.href)
// Relative to the address that it was loaded from, not to those that come.
const icon = document.querySelector<HTMLLinkElement>('[rel=icon]')!
icon.setAttribute('href', icon.href)
if (entry().y) scrollTo(0, entry().y!)
showMark(!entry().y)
