/** Reading closely: from mark to mark, copying a citation, and whether a sentence stands elsewhere word for word. */
import { ask, root } from './address.js'
import { printedText } from './traditional.js'
import type { SearchAnswer } from './types.js'

const SHORTEST = 4
const LONGEST = 200
const PAUSE_MS = 250

/** @returns what shows the first mark of an article that has come up; it scrolls there if asked */
export function reading(main: HTMLElement): (scrolls: boolean) => void {
  let place = 0
  /** Goes to a mark; behind the last comes the first. */
  const jump = (to: number, scrolls = true) => {
    const marks = [...main.querySelectorAll('.story mark')]
    const nav = main.querySelector<HTMLElement>('.jump')
    if (!nav || marks.length === 0) return
    place = (to + marks.length) % marks.length
    for (const [i, mark] of marks.entries()) mark.classList.toggle('now', i === place && marks.length > 1)
    nav.hidden = marks.length < 2
    nav.querySelector('span')!.textContent =
      `第 ${place + 1} 处，共标出 ${marks.length.toLocaleString('en')} 处`
    if (scrolls) marks[place]!.scrollIntoView({ block: 'center' })
  }
  let sentence = ''
  let timer = 0
  const panel = () => main.querySelector<HTMLElement>('.quote')

  addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLElement>('button')
    if (button?.matches('[data-copy]')) void copy(button)
    if (button?.matches('[data-quote]')) void check(panel()!, sentence)
    if (button?.matches('[data-close]')) panel()!.hidden = true
    if (button?.dataset.jump) jump(place + Number(button.dataset.jump))
  })
  // The selection stays while the panel is pressed.
  addEventListener('pointerdown', (event) => {
    if ((event.target as Element).closest('.quote button')) event.preventDefault()
  })
  document.addEventListener('selectionchange', () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      const found = selected()
      const quote = panel()
      if (!quote || !found || found === sentence) return
      sentence = found
      quote.querySelector('[data-quote]')!.textContent = `核对“${found.slice(0, 12)}${found[12] ? '……' : ''}”`
      quote.querySelector('div')!.replaceChildren()
      quote.hidden = false
    }, PAUSE_MS)
  })
  return (scrolls) => jump(0, scrolls)
}

/** What is selected of one paragraph; no text crosses a paragraph in the archive. */
function selected(): string | undefined {
  const selection = getSelection()
  if (!selection || selection.isCollapsed) return undefined
  const of = (node: Node | null) =>
    (node instanceof Element ? node : node?.parentElement)?.closest('.text p, .story h1')
  const text = printedText(selection).trim()
  const paragraph = of(selection.anchorNode)
  const fits = paragraph && paragraph === of(selection.focusNode)
  return fits && text.length >= SHORTEST && text.length <= LONGEST ? text : undefined
}

async function check(panel: HTMLElement, sentence: string): Promise<void> {
  const out = panel.querySelector('div')!
  const q = `"${sentence.replace(/["\\]/g, '\\$&')}"`
  const link = (path: string, text: string) => {
    const a = document.createElement('a')
    a.href = root.href + path
    a.append(text)
    return a
  }
  try {
    const { totalHits, hits } = await ask<SearchAnswer>(
      `search?${new URLSearchParams({ q, facets: '0', hitsPerPage: '6' })}`,
    )
    const own = location.pathname.split('/').at(-1)
    const others = hits.filter(({ id }) => encodeURIComponent(id) !== own)
    const count = totalHits - (others.length < hits.length ? 1 : 0)
    out.replaceChildren(
      count > 0 ? `另有 ${count} 篇一字不差：` : '馆藏里别处没有一字不差的这句话。',
      ...others
        .slice(0, 5)
        .map(({ id, headline, date }) =>
          link(`article/${encodeURIComponent(id)}`, `${headline ?? '（无题）'} ${date.from ?? '日期不详'}`),
        ),
      count > 5 ? link(`?${new URLSearchParams({ q })}`, '全部') : '',
    )
  } catch {
    out.textContent = '没有查成，请再试一次。'
  }
}

async function copy(button: HTMLElement): Promise<void> {
  const text = button.closest('section')!.querySelector('pre')!
  // Plain http has no clipboard but this one.
  getSelection()!.selectAllChildren(text)
  const done = navigator.clipboard
    ? navigator.clipboard.writeText(text.textContent!).then(
        () => true,
        () => document.execCommand('copy'),
      )
    : document.execCommand('copy')
  button.textContent = (await done) ? '已复制' : '已选中，请按 Ctrl+C'
}
