/**
 * The worker that lets a reader read again, without a connection, what was read.
 *
 * The server is always asked first, and whatever it answers is shown: an article that has been withheld or
 * removed since is gone with its first answer. Only where no answer comes is the kept copy shown. Articles
 * alone are kept, no results. While there is a connection all copies are asked for again, so that what was
 * withheld meanwhile goes too, and a copy is no older than the last hour that the reader spent here.
 */
{
  type Waiting = Event & { waitUntil(work: Promise<unknown>): void }
  type Fetching = Waiting & { request: Request; respondWith(answer: Promise<Response>): void }
  const worker = globalThis as unknown as {
    registration: { scope: string }
    skipWaiting(): Promise<void>
    clients: { claim(): Promise<void> }
    addEventListener(type: string, listen: (event: Fetching) => void): void
  }

  const ARTICLES = 'jiebao-read'
  const FILES = 'jiebao-files'
  /** Articles that are kept, those that were read last. */
  const MOST = 50
  const REFRESH_MS = 3_600_000
  const root = worker.registration.scope
  const STAMP = `${root}?refreshed`

  /** The parts of an address below the root. */
  const pathOf = (url: string) => new URL(url).pathname.slice(new URL(root).pathname.length)
  const isFile = (path: string) => /^v-[0-9a-f]{12}\//.test(path)
  const isPage = (path: string) =>
    /^(?:(?:article|issue)\/[^/]+|issues|help|advanced|why|names|trend|concordance|attested|beside|absence|reuse|)$/.test(
      path,
    )
  const isArticle = (path: string) => path.startsWith('article/')
  /** One copy of an article, whatever query marks it. */
  const keyOf = (url: string) => root + pathOf(url)

  worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()))
  worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))
  worker.addEventListener('fetch', (event) => {
    const { request } = event
    if (request.method !== 'GET' || !request.url.startsWith(root)) return
    const path = pathOf(request.url)
    if (isFile(path)) event.respondWith(file(request))
    else if (isPage(path)) {
      event.respondWith(page(request))
      event.waitUntil(refresh().catch(() => {}))
    }
  })

  /** A file of a version never changes. */
  async function file(request: Request): Promise<Response> {
    const files = await caches.open(FILES)
    const known = await files.match(request)
    if (known) return known
    const answer = await fetch(request)
    if (answer.ok) await files.put(request, answer.clone())
    return answer
  }

  async function page(request: Request): Promise<Response> {
    const answer = await fetch(request).catch(() => undefined)
    if (!answer) return (await copyOf(request.url)) ?? offline(request.url)
    if (isArticle(pathOf(request.url))) await keep(request.url, answer.clone())
    return answer
  }

  const copyOf = async (url: string) =>
    isArticle(pathOf(url)) ? (await caches.open(ARTICLES)).match(keyOf(url), { ignoreVary: true }) : undefined

  /** Keeps an answer in place of an older one; an answer that there is no such article takes the copy away. */
  async function keep(url: string, answer: Response): Promise<void> {
    const articles = await caches.open(ARTICLES)
    if (answer.status === 404 || answer.status === 410) await articles.delete(keyOf(url))
    if (!answer.ok) return
    await articles.delete(keyOf(url))
    await articles.put(keyOf(url), answer)
    const all = await articles.keys()
    for (const old of all.slice(0, -MOST)) await articles.delete(old)
  }

  /** Asks for every copy again, at most once in an hour, and forgets the files of versions that none needs. */
  async function refresh(): Promise<void> {
    const [articles, files] = [await caches.open(ARTICLES), await caches.open(FILES)]
    const last = Number(await (await files.match(STAMP))?.text())
    if (Date.now() - last < REFRESH_MS) return
    await files.put(STAMP, new Response(`${Date.now()}`))
    let texts = ''
    for (const { url } of await articles.keys()) {
      await keep(url, await fetch(url, { cache: 'no-cache' }))
      texts += (await (await articles.match(url))?.text()) ?? ''
    }
    const start = await (await fetch(root)).text()
    for (const kept of await files.keys()) {
      const version = pathOf(kept.url).split('/')[0]!
      if (isFile(pathOf(kept.url)) && !(texts + start).includes(version)) await files.delete(kept)
    }
  }

  /** In place of a page that is not kept: the articles that are. */
  async function offline(url: string): Promise<Response> {
    const articles = await caches.open(ARTICLES)
    const rows: string[] = []
    let styles = ''
    for (const { url: href } of [...(await articles.keys())].reverse()) {
      const text = (await (await articles.match(href))?.text()) ?? ''
      // As it stands in the document: escaped.
      const title = /<title>(.*?) – 捷报<\/title>/.exec(text)?.[1] ?? href
      rows.push(`<li><a href="${href}">${title}</a></li>`)
      styles ||= (text.match(/<link rel="stylesheet"[^>]*>/g) ?? []).join('').replaceAll('../v-', `${root}v-`)
    }
    const kept = rows.length > 0 ? `<h2>读过的文章，仍可以看</h2><ul class="rows">${rows.join('')}</ul>` : ''
    const again = url.replace(/[&<>"]/g, encodeURIComponent)
    const head = [
      '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
      `<title>连不上服务器 – 捷报</title><link rel="alternate" href="${root}feed.atom">${styles}`,
    ]
    const main = [
      '<div role="alert"><h1 tabindex="-1">连不上服务器</h1>',
      `<p><a class="button" href="${again}">再试一次</a></p></div>${kept}`,
    ]
    const body = [
      `<!doctype html><html lang="zh-Hans"><head>${head.join('')}</head>`,
      `<body><main data-spoken="连不上服务器">${main.join('')}</main></body></html>`,
    ].join('')
    return new Response(body, { status: 503, headers: { 'Content-Type': 'text/html; charset=utf-8' } })
  }
}
