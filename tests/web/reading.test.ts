/** Reading: citing, checking a quotation, what stands around an article; the timeline; print. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { fakeEngine } from '../api/fake-engine.js'
import { type Running, serve } from '../api/harness.js'
import { hasBrowser, launch, open, settled } from './browser.js'

describe.skipIf(!hasBrowser)('reading', () => {
  let server: Running
  let browser: Browser
  let page: Page
  let close: (() => Promise<void>) | undefined

  beforeAll(async () => {
    server = await serve(fakeEngine(10))
    browser = await launch()
  })
  afterAll(async () => {
    await browser.close()
    await server.close()
  })
  afterEach(() => close?.())

  async function show(path: string): Promise<void> {
    const opened = await open(browser, server.url + path, {
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    page = opened.page
    close = opened.close
  }
  const ARTICLE = '/article/7f3a9c21e0b4d501?q=%E9%A1%B9%E7%9B%AE'
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText())

  test('an article is cited in four formats, each copied with one click', async () => {
    await show(ARTICLE)
    await page.click('.cite summary')
    const sections = page.locator('.cite section')
    expect(await sections.locator('h3').allTextContents()).toEqual(['GB/T 7714', 'BibTeX', 'RIS', 'CSL-JSON'])
    for (const [i, holds] of ['解放区召开', '@article{', 'TY  - NEWS', '['].entries()) {
      await sections.nth(i).locator('button').click()
      await page.waitForFunction(
        (n) => document.querySelectorAll('.cite section button')[n]!.textContent === '已复制',
        i,
      )
      expect(await clipboard()).toContain(holds)
    }
    expect(await sections.first().textContent()).toContain('版次不详')
  })

  test('where there is no clipboard the citation is copied the old way', async () => {
    await show(ARTICLE)
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
    await page.click('.cite summary')
    await page.click('.cite section button')
    expect(await page.locator('.cite section button').first().textContent()).toBe('已复制')
  })

  async function select(length: number): Promise<string> {
    return page.evaluate((n) => {
      const text = document.querySelectorAll('.text p')[1]!.lastChild!
      getSelection()!.setBaseAndExtent(text, 0, text, Math.min(n, text.textContent!.length))
      return getSelection()!.toString()
    }, length)
  }

  test('a selected sentence is looked for elsewhere, word for word', async () => {
    await show(ARTICLE)
    expect(await page.isVisible('.quote')).toBe(false)
    await select(2)
    await page.waitForTimeout(400)
    expect(await page.isVisible('.quote')).toBe(false)
    const sentence = await select(9)
    await page.waitForSelector('.quote:not([hidden])')
    expect(await page.textContent('.quote button')).toBe(`核对“${sentence}”`)
    await page.click('.quote [data-quote]')
    await page.waitForFunction(() => document.querySelector('.quote div')!.textContent !== '')
    expect(server.engine.asked.at(-1)).toMatchObject({ q: `"${sentence}"`, facets: false })
    expect(await page.textContent('.quote div')).toMatch(/别处没有|另有/)
    await page.click('.quote [data-close]')
    expect(await page.isVisible('.quote')).toBe(false)
  })

  test('around an article stand its neighbours, similar ones and the same day of other years', async () => {
    await show('/article/7f3a9c21e0b4d502')
    const heading = await page.textContent('h1')
    expect(await page.locator('.story section:has(h2:text("相近的文章")) li').count()).toBe(5)
    await page.click('.neighbours a:has-text("本期下一篇")')
    await settled(page)
    expect(await page.textContent('h1')).not.toBe(heading)
    await page.click('.neighbours a:has-text("本期上一篇")')
    await settled(page)
    expect(await page.textContent('h1')).toBe(heading)
    await page.click('.meta a:has-text("历年此日")')
    await settled(page)
    expect(new URL(page.url()).searchParams.get('monthDay')).toMatch(/^\d\d-\d\d$/)
  })

  test('a span is chosen by drawing over the timeline, or with Shift', async () => {
    await show('/?q=%E8%A7%A3%E6%94%BE%E5%8C%BA')
    const bar = (month: string) => page.locator(`.timeline [data-from="${month}"]`)
    const [from, to] = [await bar('2024-04').boundingBox(), await bar('2024-06').boundingBox()]
    await page.mouse.move(from!.x + 5, from!.y + 20)
    await page.mouse.down()
    await page.mouse.move(to!.x + 5, to!.y + 20, { steps: 4 })
    expect(await page.locator('.timeline .in').count()).toBe(3)
    await page.mouse.up()
    await page.waitForFunction(() => location.search.includes('to=2024-06'))
    await settled(page)
    expect(new URL(page.url()).searchParams.get('from')).toBe('2024-04')
    await page.goto(`${server.url}/?q=%E8%A7%A3%E6%94%BE%E5%8C%BA&from=2024-04&to=2024-04`)
    await settled(page)
    await bar('2024-12')
      .locator('a')
      .click({ modifiers: ['Shift'] })
    await page.waitForFunction(() => location.search.includes('to=2024-12'))
    expect(new URL(page.url()).searchParams.get('from')).toBe('2024-04')
    await settled(page)
    expect(await page.locator('.timeline .in').count()).toBe(9)
  })

  test('a point of a trend leads to its hits, and the page stays', async () => {
    await show('/?q=%E9%A1%B9%E7%9B%AE')
    await page.evaluate(() => Object.assign(window, { stayed: true }))
    await page.click('a[href*="trend"]')
    await page.locator('svg a').first().click()
    await page.waitForURL(/[?&]from=/)
    await settled(page)
    expect(await page.title()).toContain('项目')
    expect(await page.evaluate(() => 'stayed' in window)).toBe(true)
  })

  test('on paper an article is its text and its source, and nothing to press', async () => {
    await show(ARTICLE)
    await page.emulateMedia({ media: 'print' })
    for (const part of ['.masthead', '.foot', '.back', '.cite', '.neighbours', '.quote'])
      expect(await page.isVisible(part), part).toBe(false)
    for (const part of ['h1', '.text', '.story footer']) expect(await page.isVisible(part), part).toBe(true)
  })
})
