/** Everyone can use it: axe, phones, large text, dark, without script. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fakeEngine } from '../api/fake-engine.js'
import { type Running, serve } from '../api/harness.js'
import { hasBrowser, launch, open } from './browser.js'
import { enter, STATES } from './states.js'

describe.skipIf(!hasBrowser)('access', () => {
  let server: Running
  let browser: Browser
  beforeAll(async () => {
    server = await serve(fakeEngine(10))
    browser = await launch()
  })
  afterAll(async () => {
    await browser.close()
    await server.close()
  })

  /** In `.ci/run` every state in every view; elsewhere every state in the light view and three states in the others. */
  const MAIN = ['results', 'article', 'calendar']
  const statesOf = (view: string) =>
    Object.entries(STATES).filter(
      ([name]) => process.env.CI_BROWSER === '1' || view === 'light' || MAIN.includes(name),
    )

  const VIEWS: [name: string, options: BrowserContextOptions][] = [
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['phone', { colorScheme: 'light', viewport: { width: 360, height: 740 }, hasTouch: true }],
  ]
  test.each(VIEWS)('axe finds nothing in any state, %s', { timeout: 240_000 }, async (view, options) => {
    const { page, close } = await open(browser, server.url, options)
    for (const [name, state] of statesOf(view)) {
      await enter(page, server.url, state)
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true
      })
      // The page has no frames; without looking for them each run takes half the time.
      const axe = new AxeBuilder({ page }).setLegacyMode()
      // Dark is the same document in other colours.
      if (options.colorScheme === 'dark') axe.withRules('color-contrast')
      const { violations } = await axe.analyze()
      const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
      expect(told, name).toEqual([])
    }
    await close()
  })

  test('nothing scrolls sideways at 360 px, nor at 320 px, which is 200 % zoom and more', async () => {
    const { page, close } = await open(browser, server.url)
    for (const [name, state] of Object.entries(STATES)) {
      await enter(page, server.url, state)
      for (const width of [360, 320]) {
        await page.setViewportSize({ width, height: 740 })
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        expect(over, `${name} at ${width}`).toBeLessThanOrEqual(0)
      }
    }
    await close()
  })

  test('what can be pressed is 44 px high on a phone', async () => {
    const { page, close } = await open(browser, server.url, { viewport: { width: 360, height: 740 } })
    for (const [name, state] of Object.entries(STATES)) {
      await enter(page, server.url, state)
      const small = await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true
        return [
          ...document.querySelectorAll<HTMLElement>(
            'button, input, summary, .rows a, .filters a, .sorts a, .pager a, .chips a, .back a, .tools a, .held a',
          ),
        ]
          .filter((element) => element.checkVisibility() && !element.matches('[type=checkbox]'))
          .map(
            (element) => [element.textContent || element.id, element.getBoundingClientRect().height] as const,
          )
          .filter(([, height]) => height < 43.9)
      })
      expect(small, name).toEqual([])
    }
    await close()
  })

  test('nothing moves for readers who asked for that', async () => {
    const { page, close } = await open(browser, `${server.url}/?q=a`, { reducedMotion: 'reduce' })
    const moving = await page.evaluate(() => {
      document.querySelector('main')!.setAttribute('aria-busy', 'true')
      return document.getAnimations().length
    })
    await close()
    expect(moving).toBe(0)
  })

  test('the count is read out once the typing rests', async () => {
    const { page, close } = await open(browser, server.url)
    await page.fill('#q', '志愿')
    await page.waitForFunction(() => document.querySelector('[role=status]')!.textContent !== '')
    expect(await page.textContent('[role=status]')).toBe('共 30 条，第 1 页')
    await close()
  })

  test('without script everything can be read, searched, narrowed and turned', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(server.url)
    await page.fill('#q', '解放区')
    await page.press('#q', 'Enter')
    expect(await page.textContent('h1')).toBe('共 50 条')
    expect(await page.inputValue('#q')).toBe('解放区')
    expect(await page.locator('.list mark').first().textContent()).toBe('解放区')
    await page.click('.pager a:has-text("下一页")')
    expect(await page.textContent('.pager')).toContain('第 2 页')
    await page.fill('[name=from]', '2024-12')
    await page.click('.dates button')
    expect(new URL(page.url()).searchParams.get('q')).toBe('解放区')
    expect(await page.textContent('h1')).toBe('共 10 条')
    await page.fill('#q', '解放区 志愿')
    await page.press('#q', 'Enter')
    // Waits for the page to be whole: a browser that still changes pages cannot go back.
    await page.waitForURL((url) => url.searchParams.get('q') === '解放区 志愿')
    const asked = new URL(page.url()).searchParams
    expect([asked.get('q'), asked.get('from'), asked.get('page')]).toEqual(['解放区 志愿', '2024-12', null])
    await page.goBack()
    await page.click('.list h2 a')
    expect(await page.locator('.text p').count()).toBeGreaterThan(0)
    await page.click('dd a:has-text("看这一期")')
    expect(await page.textContent('h2')).toMatch(/^文章 \d+ 篇/)
    await page.click('.foot a:has-text("馆藏日历")')
    expect(await page.textContent('h1')).toContain('馆藏')
    expect((await page.goto(`${server.url}/?q=a&from=2024-13`))?.status()).toBe(400)
    expect(await page.textContent('[role=alert]')).toContain('条件读不懂')
    expect((await page.goto(`${server.url}/article/none`))?.status()).toBe(404)
    await context.close()
  })

  test('the page works below a prefix that a proxy strips', async () => {
    const { createServer, request } = await import('node:http')
    const proxy = createServer((from, to) => {
      const path = from.url!.replace(/^\/archive\/paper/, '') || '/'
      const up = request(`${server.url}${path}`, { method: from.method, headers: from.headers }, (answer) => {
        to.writeHead(answer.statusCode!, answer.headers)
        answer.pipe(to)
      })
      from.pipe(up)
    })
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
    const base = `http://127.0.0.1:${(proxy.address() as { port: number }).port}/archive/paper`
    const { page, close, complaints } = await open(browser, `${base}/?q=%E9%A1%B9%E7%9B%AE`)
    await page.click('.list h2 a')
    await page.waitForSelector('.story')
    expect(page.url()).toContain(`${base}/article/`)
    await page.reload()
    await page.waitForSelector('.story')
    expect(complaints).toEqual([])
    await close()
    proxy.closeAllConnections()
    proxy.close()
  })
})
