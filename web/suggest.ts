/**
 * Suggestions below the search box: a combobox with a list of its own, after the
 * pattern of ARIA 1.2. What is chosen is searched; the value in the box changes
 * only then, so no input method is ever disturbed.
 */
import { ask } from './address.js'
import { keep, kept } from './kept.js'
import type { SuggestAnswer } from './types.js'

const RECENT = 'recent'
const MOST_RECENT = 8
/** Longest query that is kept: what was pasted whole is not looked for again in a list. */
const LONGEST_RECENT = 60
/** What may go on: one character goes on with anything, a sentence with nothing else. */
const CONTINUED = /^\p{Script=Han}{2,8}$/u
const FORGET = '清除最近查过的'
/** What a suggestion offers; a test holds these to src/labels.ts. A bare word needs no name. */
export const KINDS = { headline: '标题', name: '人名', section: '栏目', term: '' }

export type Combobox = {
  typed(value: string): void
  /** The results of what was typed are drawn: there is time to offer how the text often goes on. */
  answered(): void
  committed(value: string): void
  close(): void
}

/** Queries of this reader, kept in this browser only; none where it forbids keeping. */
function recent(add?: string): string[] {
  const known: string[] = JSON.parse(kept(RECENT) ?? '[]')
  if (add === undefined) return known
  const next = add ? [add, ...known.filter((one) => one !== add)].slice(0, MOST_RECENT) : []
  keep(RECENT, JSON.stringify(next))
  return next
}

export function combobox(
  input: HTMLInputElement,
  list: HTMLElement,
  choose: (value: string) => void,
): Combobox {
  let running: AbortController | undefined
  let active = -1
  /** What the options were offered for; what the results shown are of; what was asked how it goes on. */
  let [offered, drawn, continued] = ['', '', '']

  input.setAttribute('role', 'combobox')
  input.setAttribute('aria-autocomplete', 'list')
  input.setAttribute('aria-controls', list.id)
  input.setAttribute('aria-expanded', 'false')

  const isOpen = () => !list.hidden
  const toggle = (open: boolean) => {
    list.hidden = !open
    input.setAttribute('aria-expanded', `${open}`)
    activate(-1)
  }
  function activate(next: number): void {
    list.children[active]?.setAttribute('aria-selected', 'false')
    active = next
    const option = list.children[active]
    option?.setAttribute('aria-selected', 'true')
    option?.scrollIntoView({ block: 'nearest' })
    if (option) input.setAttribute('aria-activedescendant', option.id)
    else input.removeAttribute('aria-activedescendant')
  }
  function fill(rows: [text: string, note: string][]): void {
    list.replaceChildren(
      ...rows.map(([text, note], i) => {
        const option = document.createElement('div')
        option.id = `option-${i}`
        option.setAttribute('role', 'option')
        option.setAttribute('aria-selected', 'false')
        const small = document.createElement('small')
        small.append(note)
        option.append(text, small)
        option.dataset.value = text
        return option
      }),
    )
    toggle(rows.length > 0)
  }
  const showRecent = () => {
    const rows = recent().map((text): [string, string] => [text, '最近查过'])
    fill(rows[0] ? [...rows, [FORGET, '']] : [])
  }
  const close = () => {
    running?.abort()
    offered = ''
    toggle(false)
  }
  const take = (option: Element | undefined | null) => {
    const value = option instanceof HTMLElement && option.dataset.value
    if (value === FORGET) {
      recent('')
      // The articles that were read, too (sw.ts).
      void globalThis.caches?.delete('jiebao-read')
      close()
    } else if (value) choose(value)
  }

  function offer(value: string): void {
    running?.abort()
    const mine = new AbortController()
    running = mine
    const asked = new URLSearchParams({ q: value, limit: '8', continued: continued === value ? '1' : '0' })
    ask<SuggestAnswer>(`suggest?${asked}`, mine.signal).then(
      ({ suggestions }) => {
        if (input.value !== value || document.activeElement !== input || active >= 0) return
        offered = value
        const rows = suggestions.filter(({ text }) => text !== value)
        fill(rows.map(({ text, kind, hits }) => [text, `${KINDS[kind]} ${hits} 篇`]))
        goOn()
      },
      // Without suggestions the search goes on; those for an older text must not stay.
      () => {
        if (mine === running) toggle(false)
      },
    )
  }

  /** Once the results are drawn there is time to look how the text goes on. */
  function goOn(): void {
    const { value } = input
    if (value !== drawn || value !== offered || value === continued || !CONTINUED.test(value)) return
    continued = value
    offer(value)
  }

  input.addEventListener('focus', () => input.value || showRecent())
  input.addEventListener('blur', close)
  input.addEventListener('keydown', (event) => {
    const { key } = event
    if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      const count = list.children.length
      if (!count) return
      event.preventDefault()
      if (!isOpen()) toggle(true)
      // One place more than there are options: the box itself.
      const step = key === 'ArrowDown' ? 1 : -1
      activate(((active + 1 + step + count + 1) % (count + 1)) - 1)
    } else if (isOpen() && key === 'Escape') {
      event.preventDefault()
      close()
    } else if (isOpen() && key === 'Enter' && active >= 0) {
      event.preventDefault()
      take(list.children[active])
    }
  })
  // The box keeps the focus while an option is pressed.
  list.addEventListener('pointerdown', (event) => event.preventDefault())
  list.addEventListener('click', (event) => take((event.target as Element).closest('[role=option]')))

  return {
    close,
    typed(value) {
      continued = ''
      if (value.trim()) return offer(value)
      running?.abort()
      showRecent()
    },
    answered() {
      drawn = input.value
      goOn()
    },
    committed(value) {
      const text = value.trim()
      if (text && text.length <= LONGEST_RECENT) recent(text)
      close()
    },
  }
}
