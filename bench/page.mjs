/**
 * The page in a browser, over the DevTools protocol: first visits, and from a key to what it draws.
 *
 * Serves an archive, and opens each page with nothing kept: first and largest paint, shifts of the layout,
 * long tasks, requests and the bytes that came. Then types words as a reader does, one character after the
 * other, and times each from its input to the second frame after its results stand on the page.
 *
 *     node bench/page.mjs SEEDS INDEX [--rounds 5] [--slow 1] [--json]
 *
 * `--slow 4` makes the browser's processor four times slower, as a cheap phone's is. SEEDS and INDEX must be
 * current, and are left as they are. Needs Chromium: /usr/bin/chromium, or the one that JIEBAO_CHROMIUM names.
 */
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { serveArchive } from './served.mjs'

/** What readers type, in words of an archive of news. */
const WORDS = [
  '脱贫攻坚',
  '乡村振兴',
  '冬奥会',
  '粮食安全',
  '航天员',
  '高铁',
  '长江',
  '台风',
  '大学生就业',
  '春节',
]
/** Milliseconds between two characters. */
const PAUSE_MS = 400

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    slow: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
})
const [seeds, index] = positionals
const [rounds, slow] = [Number(options.rounds), Number(options.slow)]
if (!index || !(rounds > 0) || !(slow >= 1)) {
  console.error('node bench/page.mjs SEEDS INDEX [--rounds 5] [--slow 1] [--json]')
  process.exit(2)
}

/** The first answers of a server open files and compile code. */
async function warm(url) {
  for (const word of WORDS)
    await (await fetch(`${url}/api/search?${new URLSearchParams({ q: word })}`)).text()
}

/** Watches a page from before its first byte. Runs in the browser. */
function watch() {
  const seen = { largestMs: 0, shift: 0, longMs: 0 }
  Object.assign(globalThis, { seen })
  const observe = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true })
  observe('largest-contentful-paint', ({ startTime }) => (seen.largestMs = startTime))
  observe('layout-shift', (entry) => (seen.shift += entry.hadRecentInput ? 0 : entry.value))
  // What a task takes beyond 50 ms keeps a reader waiting.
  observe('longtask', ({ duration }) => (seen.longMs += duration - 50))
}

/** One first visit: nothing is kept from before. */
async function visit(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'zh-CN' })
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slow })
  await devtools.send('Network.enable')
  const kinds = new Map()
  const bytes = { document: 0, code: 0, requests: 0 }
  devtools.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type))
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const type = kinds.get(requestId)
    bytes.requests++
    if (type === 'Document') bytes.document += encodedDataLength
    if (type === 'Script' || type === 'Stylesheet') bytes.code += encodedDataLength
  })
  await page.addInitScript(watch)
  await page.goto(url, { waitUntil: 'networkidle' })
  const painted = await page.evaluate(() => ({
    firstMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
    .../** @type {any} */ (globalThis).seen,
  }))
  await context.close()
  return { ...painted, ...bytes }
}

/** Waits for the next input, and for its results: the promise stands in `drawn`. Runs in the browser. */
function watchKey() {
  const drawn = new Promise((resolve) => {
    const main = document.querySelector('main')
    const typed = () => {
      const from = performance.now()
      const observer = new MutationObserver(() => {
        if (main.hasAttribute('aria-busy')) return
        observer.disconnect()
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - from)))
      })
      observer.observe(main, { childList: true, attributes: true, attributeFilter: ['aria-busy'] })
    }
    document.querySelector('#q').addEventListener('input', typed, { once: true })
  })
  Object.assign(globalThis, { drawn })
}

/** Types the words into a page, and says how long each character took to be answered on the screen, in ms. */
async function type(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'zh-CN' })
  const page = await context.newPage()
  await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: slow })
  await page.goto(url)
  await page.focus('#q')
  const times = []
  for (const word of WORDS) {
    await page.fill('#q', '')
    await page.waitForTimeout(PAUSE_MS)
    for (const char of word) {
      await page.evaluate(watchKey)
      await page.keyboard.insertText(char)
      times.push(await page.evaluate(() => /** @type {any} */ (globalThis).drawn))
      await page.waitForTimeout(PAUSE_MS)
    }
  }
  await context.close()
  return times
}

const sorted = (numbers) => [...numbers].sort((a, b) => a - b)
const quantile = (numbers, q) => sorted(numbers)[Math.min(numbers.length - 1, Math.floor(q * numbers.length))]
const median = (rows) =>
  Object.fromEntries(
    Object.keys(rows[0]).map((name) => [
      name,
      quantile(
        rows.map((row) => row[name]),
        0.5,
      ),
    ]),
  )

const served = serveArchive(['--seeds', seeds, '--index', index])
const url = await served.url
await warm(url)
const browser = await chromium.launch({
  executablePath: process.env.JIEBAO_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
try {
  const { hits } = await (await fetch(`${url}/api/search?${new URLSearchParams({ q: WORDS[0] })}`)).json()
  const pages = { 首页: '/', 结果: `/?q=${encodeURIComponent(WORDS[0])}`, 文章: `/article/${hits[0]?.id}` }
  const visits = {}
  for (const [name, path] of Object.entries(pages)) {
    const rows = []
    for (let i = 0; i < rounds; i++) rows.push(await visit(browser, url + path))
    visits[name] = median(rows)
  }
  const times = []
  for (let i = 0; i < rounds; i++) times.push(...(await type(browser, url)))
  const typing = {
    keys: times.length,
    p50: quantile(times, 0.5),
    p90: quantile(times, 0.9),
    p99: quantile(times, 0.99),
  }
  if (options.json) console.log(JSON.stringify({ visits, typing, slow, load: loadavg()[0] }))
  else {
    console.log(`load ${loadavg()[0].toFixed(1)}, processor ${slow}× slower, medians of ${rounds}\n`)
    console.log(
      '| first visit | first paint ms | largest ms | shift | blocked ms | script and style KB | document KB | requests |',
    )
    console.log('|---|---|---|---|---|---|---|---|')
    const kb = (bytes) => (bytes / 1024).toFixed(1)
    for (const [name, v] of Object.entries(visits))
      console.log(
        `| ${name} | ${v.firstMs.toFixed(0)} | ${v.largestMs.toFixed(0)} | ${v.shift.toFixed(3)} | ${v.longMs.toFixed(0)} | ${kb(v.code)} | ${kb(v.document)} | ${v.requests} |`,
      )
    console.log(
      `\nkey to drawn, ${typing.keys} keys: p50 ${typing.p50.toFixed(0)} ms, p90 ${typing.p90.toFixed(0)} ms, p99 ${typing.p99.toFixed(0)} ms`,
    )
  }
} finally {
  await browser.close()
  await served.end()
}
