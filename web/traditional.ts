/**
 * Traditional characters: what is shown, turned by OpenCC in the browser.
 *
 * Only what is seen changes. What is typed, sent, searched, chosen or cited stays as printed, and so does the
 * text that a quotation is checked by. OpenCC is large and is fetched by whoever chooses this, once.
 */
type Convert = (text: string) => string

/** A run of text goes on through other elements, so that a word with a mark inside is still read as one. */
const BLOCKS = 'p, li, h1, h2, h3, dd, dt, td, th, label, button, summary, figcaption, caption, div, section'
/** Kept as it is: citations, and the name of this very choice. */
const AS_IT_IS = 'pre, script, style, template, [data-look="traditional"]'

/** Of each text that is shown in traditional characters, what the page holds. */
const printed = new WeakMap<Text, string>()
let converter: Promise<Convert> | undefined

function load(): Promise<Convert> {
  converter ??= import(new URL('opencc.js', import.meta.url).href).then(() => {
    const { OpenCC } = globalThis as unknown as {
      OpenCC: { Converter(way: { from: 'cn'; to: 'tw' }): Convert }
    }
    return OpenCC.Converter({ from: 'cn', to: 'tw' })
  })
  return converter
}

/** The texts below a node, those of one block together. */
function runsOf(root: Node): Text[][] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const next = () => walker.nextNode() as Text | null
  const runs: Text[][] = []
  let block: Element | null | undefined
  for (let node = root instanceof Text ? root : next(); node; node = next()) {
    const own = node.parentElement?.closest(BLOCKS)
    if (node.parentElement?.closest(AS_IT_IS)) continue
    if (own !== block || runs.length === 0) runs.push([])
    block = own
    runs.at(-1)!.push(node)
  }
  return runs
}

function convert(root: Node, by: Convert): void {
  for (const run of runsOf(root)) {
    // One character becomes one character.
    const out = [...by(run.map(({ data }) => data).join(''))]
    for (const text of run) {
      const { data } = text
      const shown = out.splice(0, [...data].length).join('')
      if (shown === data) continue
      printed.set(text, data)
      text.data = shown
    }
  }
}

function restore(root: Node): void {
  for (const text of runsOf(root).flat()) {
    const before = printed.get(text)
    if (before !== undefined) text.data = before
    printed.delete(text)
  }
}

let watch: MutationObserver | undefined

/** Shows the page in traditional characters, or as it is. Without OpenCC it stays as it is. */
export async function showTraditional(on: boolean): Promise<void> {
  watch?.disconnect()
  watch = undefined
  document.documentElement.lang = on ? 'zh-Hant' : 'zh-Hans'
  if (!on) return restore(document.body)
  const mine = new MutationObserver((changes) => {
    void load().then((by) => {
      if (watch !== mine) return
      for (const { addedNodes } of changes) for (const node of addedNodes) convert(node, by)
    })
  })
  watch = mine
  const by = await load().catch(() => undefined)
  if (!by || watch !== mine) return
  convert(document.body, by)
  mine.observe(document.body, { childList: true, subtree: true })
}

/** What is selected, as it is printed. */
export function printedText(selection: Selection): string {
  const range = selection.getRangeAt(0)
  const parts = runsOf(range.commonAncestorContainer)
    .flat()
    .filter((text) => range.intersectsNode(text))
    .map((text) => {
      const to = text === range.endContainer ? range.endOffset : undefined
      return (printed.get(text) ?? text.data).slice(text === range.startContainer ? range.startOffset : 0, to)
    })
  return parts.join('')
}
