/// <reference lib="dom" />
/** The looks that a reader chooses: they are kept, can be taken back, and change nothing that is searched or cited. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fakeEngine } from '../api/fake-engine.js'
import { type Running, serve } from '../api/harness.js'
import { hasBrowser, launch, open, settled } from './browser.js'

const ARTICLE = '/article/7f3a9c21e0b4d501?q=%E9%A1%B9%E7%9B%AE'

describe.skipIf(!hasBrowser)('looks', () => {
  let server: Running
  let browser: Browser
  beforeAll(async () => {
    server = await serve(fakeEngine(3))
    browser = await launch()
  })
  afterAll(async () => {
    await browser.close()
    await server.close()
  })

  const text = (page: Page) => page.evaluate(() => document.querySelector('main')!.textContent)
  const inTraditional = (page: Page) =>
    page.waitForFunction(() => document.querySelector('.foot .tools')!.textContent!.includes('館藏日曆'))
  const press = (page: Page, look: string) => page.click(`[data-look="${look}"]`)

  test('traditional characters are shown, kept and taken back; citations stay as printed', async () => {
    const { page, close, complaints } = await open(browser, server.url + ARTICLE)
    const before = await text(page)
    const cited = await page.locator('.cite pre').allTextContents()
    await press(page, 'traditional')
    await inTraditional(page)
    expect(await page.textContent('.story h1')).toBe('解放區召開“550”重點項目工作調度會')
    expect(await page.locator('.story mark').first().textContent()).toBe('項目')
    expect(await page.locator('.cite pre').allTextContents()).toEqual(cited)
    expect(await page.getAttribute('html', 'lang')).toBe('zh-Hant')
    await page.reload()
    await inTraditional(page)
    await page.fill('#q', '志愿')
    await page.waitForSelector('.list h2:has-text("志願")')
    expect(await page.inputValue('#q')).toBe('志愿')
    await page.goBack()
    await page.waitForSelector('.story h1:has-text("項目")')
    await press(page, 'traditional')
    expect(await text(page)).toBe(before)
    expect(complaints).toEqual([])
    await close()
  })

  test('the search box ends where the results do, on every screen with room for both', async () => {
    const { page, close } = await open(browser, `${server.url}/?q=%E5%BF%97%E6%84%BF`)
    for (const width of [1280, 1920]) {
      await page.setViewportSize({ width, height: 900 })
      const ends = await page.evaluate(() =>
        ['#search button', '.list'].map((one) => document.querySelector(one)!.getBoundingClientRect().right),
      )
      expect(Math.abs(ends[0]! - ends[1]!), `${width}: ${ends}`).toBeLessThan(2)
    }
    await close()
  })

  test('the line of an article stays beside its headline on a phone', async () => {
    const viewport = { width: 360, height: 740 }
    const { page, close } = await open(browser, `${server.url}/issue/a1b2c3d4e5f60001`, { viewport })
    const rows = await page.evaluate(() =>
      Array.from(document.querySelectorAll('.brief li'), (row) => {
        const [link, line] = Array.from(row.children, (one) => one.getBoundingClientRect())
        const isLong = line!.width > 120
        return isLong || (line!.left >= link!.right && line!.top < link!.bottom)
      }),
    )
    expect(rows.length).toBeGreaterThan(2)
    expect(rows).not.toContain(false)
    await close()
  })

  test('a quotation is checked as it is printed, whatever is shown', async () => {
    const { page, close } = await open(browser, server.url + ARTICLE)
    const select = async () => {
      await page.evaluate(() => {
        const all = document.createTreeWalker(document.querySelector('.text p')!, NodeFilter.SHOW_TEXT)
        const texts: Node[] = []
        while (all.nextNode()) texts.push(all.currentNode)
        const last = texts.at(-1)!
        getSelection()!.setBaseAndExtent(texts[0]!, 1, last, Math.min(5, last.textContent!.length))
      })
      await page.waitForSelector('.quote:not([hidden])')
      const asked = page.waitForRequest(/api\/search/)
      await page.click('[data-quote]')
      return new URL((await asked).url()).searchParams.get('q')
    }
    const printed = await select()
    await page.reload()
    await settled(page)
    await press(page, 'traditional')
    await inTraditional(page)
    expect(await select()).toBe(printed)
    await close()
  })

  test('close lists show more hits, and stay close', async () => {
    const { page, close } = await open(browser, `${server.url}/?q=%E5%BF%97%E6%84%BF`)
    const height = () => page.evaluate(() => document.querySelector('.list')!.clientHeight)
    const wide = await height()
    await press(page, 'dense')
    expect(await page.getAttribute('[data-look="dense"]', 'aria-pressed')).toBe('true')
    const close1 = await height()
    expect(close1).toBeLessThan(wide * 0.75)
    await page.reload()
    await settled(page)
    await page.waitForSelector('[data-look="dense"][aria-pressed="true"]')
    expect(await height()).toBe(close1)
    await close()
  })

  test('the size of the text goes round, and is kept', async () => {
    const { page, close } = await open(browser, server.url)
    const size = () => page.evaluate(() => getComputedStyle(document.documentElement).fontSize)
    expect(await size()).toBe('16px')
    await press(page, 'size')
    await page.reload()
    expect(await size()).toBe('18.4px')
    await press(page, 'size')
    await press(page, 'size')
    expect(await size()).toBe('16px')
    await close()
  })
})
