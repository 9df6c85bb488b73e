/** Choosing a span of the timeline by drawing over it, or by Shift and a second bar. */
import { changed, here } from './address.js'

export function brush(go: (href: string) => void): void {
  let start: HTMLElement | null = null

  const barAt = ({ target }: Event) => (target as Element).closest<HTMLElement>('.timeline li')
  /** The bars between two, both included, in their order. */
  function between(a: HTMLElement, b: HTMLElement): HTMLElement[] {
    const all = [...a.parentElement!.children] as HTMLElement[]
    const [from, to] = [all.indexOf(a), all.indexOf(b)].sort((m, n) => m - n) as [number, number]
    return all.slice(from, to + 1)
  }
  const paint = (bars: HTMLElement[]) => {
    for (const bar of document.querySelectorAll('.timeline .in')) bar.classList.remove('in')
    for (const bar of bars) bar.classList.add('in')
  }
  const choose = (bars: HTMLElement[]) =>
    go(changed(here(), { from: bars[0]!.dataset.from!, to: bars.at(-1)!.dataset.to! }))

  addEventListener('pointerdown', (event) => {
    // A finger scrolls the timeline.
    start = event.button === 0 && event.pointerType !== 'touch' ? barAt(event) : null
  })
  addEventListener('pointermove', (event) => {
    const bar = start && barAt(event)
    if (bar && bar.parentElement === start!.parentElement) paint(bar === start ? [] : between(start!, bar))
  })
  addEventListener('pointerup', (event) => {
    const bar = start && barAt(event)
    if (bar && bar !== start && bar.parentElement === start!.parentElement) choose(between(start!, bar))
    else paint([])
    start = null
  })
  addEventListener('dragstart', (event) => barAt(event) && event.preventDefault())
  addEventListener(
    'click',
    (event) => {
      const bar = barAt(event)
      if (!event.shiftKey || !bar) return
      const from = CSS.escape(here().searchParams.get('from') ?? '')
      const first = bar.parentElement!.querySelector<HTMLElement>(`[data-from="${from}"]`)
      if (!first) return
      event.preventDefault()
      choose(between(first, bar))
    },
    true,
  )
}
