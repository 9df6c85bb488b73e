/** Files that the keeper sends: they wait, are read as an update would read them, and are then published or thrown away. */
import type { Issue } from './types.js'

type Preview = { file: string; issues: Issue[]; sameAs: string | null }

export function incoming(): void {
  addEventListener('change', (event) => {
    const input = event.target as HTMLInputElement
    if (input.matches('.incoming [type=file]')) void send(input)
  })
  addEventListener('click', (event) => {
    const button = (event.target as Element).closest('[data-incoming]')
    if (button) void list()
  })
}

const form = () => document.querySelector<HTMLFormElement>('.incoming')!
const panel = () => document.querySelector<HTMLElement>('.waiting')!

/** @throws with words for the keeper */
async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const token = document.querySelector<HTMLInputElement>('.update [name=token]')!.value
  const headers = { ...init.headers, Authorization: `Bearer ${token}` }
  const response = await fetch(form().action + path, { ...init, headers }).catch(() => undefined)
  if (!response) throw new Error('连不上服务器。')
  if (response.ok) return response
  const { code, detail } = await response.json()
  throw new Error(response.status === 401 ? '口令不对，请写在上面。' : `没有成功：${detail}（${code}）`)
}

async function send(input: HTMLInputElement): Promise<void> {
  panel().replaceChildren()
  for (const file of input.files ?? []) {
    await ask(`?${new URLSearchParams({ file: file.name })}`, { method: 'POST', body: file })
      .then((response) => response.json())
      .then((preview: Preview) => panel().append(shown(preview)))
      .catch((error: Error) => panel().append(line(`${file.name}：${error.message}`)))
  }
  input.value = ''
}

async function list(): Promise<void> {
  panel().replaceChildren()
  try {
    const { incoming } = (await (await ask('')).json()) as { incoming: { file: string }[] }
    if (incoming.length === 0) panel().append(line('没有等着发布的文件。'))
    for (const { file } of incoming) {
      const preview = await ask(`/${encodeURIComponent(file)}`).then(
        async (response) => (await response.json()) as Preview,
        () => ({ file, issues: [], sameAs: null }),
      )
      panel().append(shown(preview))
    }
  } catch (error) {
    panel().append(line((error as Error).message))
  }
}

/** One file: its articles, its doubts, and what can be done with it. */
function shown({ file, issues, sameAs }: Preview): HTMLElement {
  const box = document.createElement('section')
  const heading = document.createElement('h3')
  const articles = issues.flatMap((issue) => issue.articles)
  const doubts = issues.flatMap((issue) => issue.doubts)
  const [head] = issues
  const told = head
    ? [head.issue.date.from ?? '日期不详', head.issue.publication.name ?? '报名不详']
    : ['读不成报纸']
  heading.textContent = [file, ...told, `${articles.length} 篇`, `存疑 ${doubts.length} 处`].join('·')
  const rows = document.createElement('ul')
  rows.className = 'rows doubts'
  for (const { headline, body } of articles) rows.append(row(headline ?? `（无题）${body.slice(0, 20)}……`))
  for (const { line: at, text, note } of doubts) rows.append(row(`存疑，第 ${at} 行：${text}（${note}）`))
  const act = (how: 'publish' | 'discard', text: string) => {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = text
    button.onclick = () =>
      ask(`/${encodeURIComponent(file)}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ how }),
      }).then(
        () => {
          box.replaceChildren(line(`${file}${how === 'publish' ? '已发布，索引就会跟上。' : '已丢弃。'}`))
        },
        (error: Error) => box.append(line(error.message)),
      )
    return button
  }
  box.append(heading)
  if (sameAs !== null) box.append(line(`与已有的 ${sameAs} 内容完全相同：发布以后也不会收录，请丢弃它。`))
  box.append(rows, act('publish', '发布'), ' ', act('discard', '丢弃'))
  return box
}

function row(text: string): HTMLElement {
  const item = document.createElement('li')
  item.textContent = text
  return item
}

function line(text: string): HTMLElement {
  const paragraph = document.createElement('p')
  paragraph.textContent = text
  return paragraph
}
