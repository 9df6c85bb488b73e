/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/**
 * A real browser for the page's tests: Debian's Chromium, or the one that
 * JIEBAO_CHROMIUM names. Without one the tests are skipped with a line that
 * says so; with CI_BROWSER=1 that is a failure.
 */
import { existsSync } from 'node:fs'
import { type Browser, type BrowserContextOptions, chromium, type Page, type Route } from 'playwright-core'

const executablePath = process.env.JIEBAO_CHROMIUM ?? '/usr/bin/chromium'

export const hasBrowser = existsSync(executablePath)
if (!hasBrowser && process.env.CI_BROWSER === '1')
  throw new Error(`CI_BROWSER=1, but there is no ${executablePath}`)
if (!hasBrowser)
  console.warn(`The page's tests are skipped: there is no ${executablePath}; set JIEBAO_CHROMIUM`)

export function launch(): Promise<Browser> {
  const quiet = ['disable-background-networking', 'disable-component-update', 'disable-sync', 'no-first-run']
  const args = ['no-sandbox', 'disable-gpu', 'disable-quic', ...quiet].map((name) => `--${name}`)
  return chromium.launch({ executablePath, args })
}

/** A page of its own that keeps every complaint of the browser. */
export async function open(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; complaints: string[]; close(): Promise<void> }> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'zh-CN',
    // Tests that stop requests see those of the page only.
    serviceWorkers: 'block',
    ...options,
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    // Of our own doing, above.
    if (message.text().startsWith('Service Worker registration blocked')) return
    if (message.type() === 'error' || message.type() === 'warning')
      complaints.push(`${message.text()} ${message.location().url}`)
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.goto(url)
  await settled(page)
  return { page, complaints, close: () => context.close() }
}

/** Waits until the page shows what it was asked for. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const main = document.querySelector('main')
    return main !== null && main.childElementCount > 0 && !main.hasAttribute('aria-busy')
  })
}

/**
 * Has the requests of an address answered by the test, and loads the page anew: in a page that is loaded
 * already, a request made at once may still pass by.
 */
export async function intercept(page: Page, pattern: string, answer: (route: Route) => void): Promise<void> {
  await page.route(pattern, answer)
  await page.reload()
  await settled(page)
}
