/** The keeper's update: started with the token, watched by server-sent events. */
import type { Job } from './types.js'

/** What an update is doing; a test holds these to the names that the command line uses. */
export const PHASES = {
  scan: '查看文件',
  read: '读入文章',
  write: '写入索引',
  merge: '合并索引',
  commit: '发布',
}

/** @param renew draws the page anew */
export function updating(renew: () => Promise<void>): void {
  addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLElement>('[data-seen]')
    if (button) void mark(button, renew)
  })
  addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement
    if (!form.classList.contains('update')) return
    event.preventDefault()
    void start(form, renew)
  })
}

const TOKEN = 'jiebao.token'

/** Tells the server that a doubt was seen. The token is kept for as long as this tab is open. */
async function mark({ dataset }: HTMLElement, renew: () => Promise<void>): Promise<void> {
  const form = document.querySelector<HTMLFormElement>('.seen')!
  const input = form.querySelector('input')!
  const token = input.value || sessionStorage.getItem(TOKEN) || ''
  const { of, class: kind, text, seen } = dataset
  const response = await fetch(form.action, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify({ of, class: kind, text, seen: seen === 'true' }),
  }).catch(() => undefined)
  if (response?.ok) {
    sessionStorage.setItem(TOKEN, token)
    return renew()
  }
  form.querySelector('p')!.textContent = refusedWords(response)
  input.focus()
}

const refusedWords = (response: Response | undefined) =>
  response ? (response.status === 401 ? '口令不对。' : `没有成功（${response.status}）。`) : '连不上服务器。'

async function start(form: HTMLFormElement, renew: () => Promise<void>): Promise<void> {
  const panel = form.parentElement!.querySelector<HTMLElement>('.progress')!
  const say = (text: string) => {
    panel.querySelector('p')!.textContent = text
  }
  const data = new FormData(form)
  panel.hidden = false
  say('正在开始……')
  const response = await fetch(form.action, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${data.get('token')}` },
    body: JSON.stringify({ full: data.has('full'), allowRemoval: data.has('allowRemoval') }),
  }).catch(() => undefined)
  if (response?.status === 202)
    follow(new URL(form.action).href, ((await response.json()) as Job).id, panel, say, renew)
  else say(refusedWords(response))
}

function follow(
  base: string,
  id: string,
  panel: HTMLElement,
  say: (text: string) => void,
  renew: () => Promise<void>,
): void {
  const events = new EventSource(`${base}/jobs/${id}`)
  const bar = panel.querySelector('progress')!
  events.addEventListener('progress', ({ data }) => {
    const { progress } = JSON.parse(data) as Job
    if (!progress) return
    const { phase, file, doneBytes, totalBytes, articles, articlesPerSecond, secondsLeft } = progress
    if (totalBytes > 0) bar.value = doneBytes / totalBytes
    const rate = articlesPerSecond > 0 ? `，每秒 ${articlesPerSecond} 篇` : ''
    const left = secondsLeft === null ? '' : `，剩余约 ${secondsLeft} 秒`
    say(`${PHASES[phase]}${file ? ` ${file}` : ''}，${articles} 篇${rate}${left}`)
  })
  for (const end of ['done', 'failed'])
    events.addEventListener(end, () => {
      events.close()
      void renew()
    })
}
