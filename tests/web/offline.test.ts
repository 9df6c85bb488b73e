/// <reference lib="dom" />
/** Without a connection what was read can be read again; with one, nothing is shown but what the server answers. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fakeEngine } from '../api/fake-engine.js'
import { serve } from '../api/harness.js'
import { hasBrowser, launch } from './browser.js'

const ID = '7f3a9c21e0b4d501'

describe.skipIf(!hasBrowser)('offline', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(() => browser.close())

  /** A page whose worker stands between it and the server. */
  async function opened(url: string): Promise<Page> {
    const page = await (await browser.newContext({ locale: 'zh-CN' })).newPage()
    await page.goto(url)
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    return page
  }
  const main = async (page: Page, url: string) => {
    await page.goto(url)
    return page.textContent('main')
  }

  test('an article that was read can be read again, and the list of them stands in place of other pages', async () => {
    const server = await serve(fakeEngine())
    const page = await opened(server.url)
    expect(await main(page, `${server.url}/article/${ID}?q=%E9%A1%B9%E7%9B%AE`)).toContain('解放区召开')
    await server.close()
    expect(await main(page, `${server.url}/article/${ID}`)).toContain('解放区召开')
    expect(await page.evaluate(() => getComputedStyle(document.querySelector('.story')!).maxWidth)).toBe(
      '672px',
    )
    expect(await main(page, `${server.url}/?q=%E5%BF%97%E6%84%BF`)).toContain('连不上服务器')
    await page.click('.rows a:has-text("解放区召开")')
    await page.waitForSelector('.story')
    // Within the page, too, where its script draws what comes.
    await page.click('.neighbours a')
    await page.waitForSelector('[role=alert]')
    expect(await page.textContent('main')).toContain('读过的文章')
    await page.context().close()
  })

  test('an article that was withheld since is not shown, and its copy goes with the first answer', async () => {
    const engine = fakeEngine()
    const server = await serve(engine)
    const page = await opened(server.url)
    await main(page, `${server.url}/article/${ID}`)
    engine.article = async () => undefined
    engine.setView('without it')
    expect(await main(page, `${server.url}/article/${ID}`)).toContain('没有这一篇')
    await server.close()
    expect(await main(page, `${server.url}/article/${ID}`)).not.toContain('解放区召开')
    await page.context().close()
  })

  test('copies are asked for again, so that one that nobody visits goes too', async () => {
    const engine = fakeEngine()
    const server = await serve(engine)
    const page = await opened(server.url)
    await main(page, `${server.url}/article/${ID}`)
    engine.article = async () => undefined
    engine.setView('without it')
    // As if an hour had passed.
    await page.evaluate(async () => {
      await (await caches.open('jiebao-files')).delete(`${location.origin}/?refreshed`)
    })
    await main(page, server.url)
    const kept = () => page.evaluate(async () => (await (await caches.open('jiebao-read')).keys()).length)
    await expect.poll(kept).toBe(0)
    await page.context().close()
    await server.close()
  })

  test('no result is kept, and whoever forgets what was searched forgets what was read', async () => {
    const server = await serve(fakeEngine())
    const page = await opened(server.url)
    await main(page, `${server.url}/?q=%E5%BF%97%E6%84%BF`)
    await main(page, `${server.url}/article/${ID}`)
    const kept = () =>
      page.evaluate(async () => (await (await caches.open('jiebao-read')).keys()).map(({ url }) => url))
    expect(await kept()).toEqual([`${server.url}/article/${ID}`])
    await page.evaluate(() => localStorage.setItem('jiebao.recent', '["志愿"]'))
    await page.fill('#q', '')
    await page.focus('#q')
    await page.click('#suggestions :text("清除最近查过的")')
    await expect.poll(kept).toEqual([])
    await page.context().close()
    await server.close()
  })
})
