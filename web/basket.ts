/**
 * The basket: articles that a reader keeps in this browser, with notes, to cite and to take along together.
 *
 * Saved to one JSON file, and loaded from it: the articles as CSL-JSON, the notes as Web Annotations on them.
 */
import { ask, root, routeOf } from './address.js'
import { keep, kept } from './kept.js'

type Reference = { id: string; title?: string; URL?: string; 'container-title'?: string }
type Kept = { reference: Reference; note: string }
type Annotation = { target?: unknown; body?: { value?: unknown } }
type BasketFile = { references?: unknown; items?: Annotation[] }

/** Articles that one export is asked for. */
const AT_ONCE = 100
const CONTEXT = 'http://www.w3.org/ns/anno.jsonld'
const ENDINGS: { [format: string]: string } = { gbt7714: 'txt', ris: 'ris', bibtex: 'bib' }

let articles: Kept[] = []
try {
  articles = JSON.parse(kept('basket') ?? '[]') as Kept[]
} catch {
  // A basket that cannot be read is empty.
}

const at = (id: string) => articles.findIndex(({ reference }) => reference.id === id)

function store(): void {
  keep('basket', JSON.stringify(articles))
  basket()
}

/** Puts an article in, or takes it out. */
async function toggle(id: string): Promise<void> {
  const place = at(id)
  if (place >= 0) articles.splice(place, 1)
  else {
    const cited = await ask<Reference[]>(`articles/${encodeURIComponent(id)}/citation?format=csl-json`)
    articles.push({ reference: cited[0]!, note: '' })
  }
  store()
}

/** The basket as one file. */
const file = () =>
  JSON.stringify(
    {
      '@context': CONTEXT,
      type: 'AnnotationPage',
      items: articles
        .filter(({ note }) => note)
        .map(({ reference, note }) => ({
          type: 'Annotation',
          motivation: 'commenting',
          target: reference.URL,
          body: { type: 'TextualBody', value: note, format: 'text/plain' },
        })),
      references: articles.map(({ reference }) => reference),
    },
    null,
    1,
  )

/** Adds what a file has: one of ours, or a plain list of CSL-JSON. @returns how many articles it brought, or undefined if it is neither */
function load(text: string): number | undefined {
  let read: BasketFile | unknown[]
  try {
    read = JSON.parse(text)
  } catch {
    return undefined
  }
  const references = Array.isArray(read) ? read : read?.references
  if (!Array.isArray(references)) return undefined
  const { items = [] } = read as BasketFile
  let added = 0
  for (const reference of references as Reference[]) {
    if (typeof reference?.id !== 'string') continue
    const own = items.find(({ target }) => target === reference.URL)?.body?.value
    const note = typeof own === 'string' ? own : ''
    const place = at(reference.id)
    if (place < 0) added = articles.push({ reference, note }) && added + 1
    else if (note) articles[place]!.note = note
  }
  store()
  return added
}

function download(name: string, text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text]))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1000)
}

/** All articles of the basket in one form, as the archive has them now. */
async function cited(format: string): Promise<string> {
  let text = ''
  for (let i = 0; i < articles.length; i += AT_ONCE) {
    const asked = new URLSearchParams({ format })
    for (const kind of ['article', 'photo', 'other']) asked.append('kind', kind)
    for (const { reference } of articles.slice(i, i + AT_ONCE)) asked.append('id', reference.id)
    const answer = await fetch(new URL(`api/export?${asked}`, root))
    if (!answer.ok) throw new Error(answer.statusText)
    text += await answer.text()
  }
  return text
}

const tell = (text: string) => {
  document.querySelector('[data-told]')!.textContent = text
}

/** Draws the list of the basket's page, and the state of an article's button; again for new content. */
export function basket(): void {
  const [route, id = ''] = routeOf(new URL(location.href))
  const button = document.querySelector('[data-keep]')
  if (button && route === 'article')
    button.textContent = at(decodeURIComponent(id)) < 0 ? '放进文件夹' : '移出文件夹'
  const list = document.querySelector('[data-kept]')
  if (!list) return
  list.replaceChildren(
    ...articles.map(({ reference, note }) => {
      const row = document.createElement('li')
      const link = document.createElement('a')
      link.href = new URL(`article/${encodeURIComponent(reference.id)}`, root).href
      link.textContent = reference.title ?? reference.id
      const paper = document.createElement('span')
      paper.className = 'soft'
      paper.textContent = ` ${reference['container-title'] ?? ''} `
      const drop = document.createElement('button')
      drop.className = 'plain'
      drop.textContent = '移出'
      drop.setAttribute('aria-label', `移出：${link.textContent}`)
      drop.onclick = () => void toggle(reference.id)
      const own = document.createElement('textarea')
      own.value = note
      own.placeholder = '笔记'
      own.setAttribute('aria-label', `笔记：${link.textContent}`)
      own.onchange = () => {
        articles[at(reference.id)]!.note = own.value
        keep('basket', JSON.stringify(articles))
      }
      row.append(link, paper, drop, own)
      return row
    }),
  )
  tell(articles.length > 0 ? `${articles.length} 篇` : '还是空的：在文章页上按“放进文件夹”。')
}

addEventListener('click', (event) => {
  const { keep: id, take } =
    (event.target as Element).closest<HTMLElement>('[data-keep], [data-take]')?.dataset ?? {}
  if (id) void toggle(id).catch(() => {})
  if (take === 'json') download('jiebao-basket.json', file())
  else if (take)
    void cited(take).then(
      (text) => download(`jiebao-basket.${ENDINGS[take]}`, text),
      () => tell('没有导出：连不上，或者馆藏正忙。'),
    )
})

addEventListener('change', (event) => {
  const input = event.target as HTMLInputElement
  if (!input.matches('[data-load]') || !input.files?.[0]) return
  void input.files[0].text().then((text) => {
    const added = load(text)
    tell(
      added === undefined
        ? '这个文件读不懂：要文件夹存下的 JSON，或 CSL-JSON。'
        : `加进 ${added} 篇，共 ${articles.length} 篇`,
    )
    input.value = ''
  })
})
