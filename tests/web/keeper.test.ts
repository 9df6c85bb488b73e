/** The keeper's view: an update with the token, watched; and the calendar of what is held. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fakeEngine } from '../api/fake-engine.js'
import { type Running, serve, TOKEN } from '../api/harness.js'
import { hasBrowser, launch, open, settled } from './browser.js'

describe.skipIf(!hasBrowser)('the keeper', () => {
  let server: Running
  let browser: Browser
  let page: Page
  let complaints: string[]
  let close: (() => Promise<void>) | undefined

  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(() => browser.close())
  // An update adds an issue, so each test has a server of its own.
  beforeEach(async () => {
    server = await serve(fakeEngine())
  })
  afterEach(async () => {
    await close?.()
    await server.close()
  })

  async function show(path: string): Promise<void> {
    const opened = await open(browser, server.url + path)
    page = opened.page
    complaints = opened.complaints
    close = opened.close
  }

  test('sees what was read, starts an update and watches it to its end', async () => {
    await show('/keeper')
    expect(await page.textContent('main')).toContain('001_21ffac4c09cba56d.txt·5 篇·存疑 1 处')
    expect(await page.textContent('main')).toContain('_keeper/aliases.txt第 3 行甲=等号后面没有写法')
    expect(await page.locator('.stories').count()).toBe(0)
    await page.fill('[name=token]', TOKEN)
    await page.check('[name=full]')
    await page.click('.update button')
    await page.waitForSelector('.stories')
    expect(await page.textContent('.stories')).toMatch(/新增 1 期；共 4 期.*新增 009.txt1 篇/)
    expect(complaints).toEqual([])
  })

  test('a doubt that was seen leaves the list, with the token only', async () => {
    await show('/doubts')
    const rows = page.locator('.doubts > li')
    const before = await rows.count()
    await page.click('[data-seen]')
    await page.waitForFunction(() => document.querySelector('.seen p')!.textContent === '口令不对。')
    await page.fill('.seen [name=token]', TOKEN)
    await page.click('[data-seen]')
    await page.waitForFunction((count) => document.querySelectorAll('.doubts > li').length < count, before)
    expect(await page.textContent('.chips')).toContain('看过 1')
    // The token is remembered for this tab.
    await page.click('.chips a:has-text("看过 1")')
    await page.click('[data-seen=false]')
    await page.waitForFunction(() => document.querySelector('.chips')!.textContent!.includes('看过 0'))
  })

  test('a file is sent with the token, shown as it would be read, and published', async () => {
    await show('/keeper')
    const file = {
      name: '来稿.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('# 防汛\n\n本报讯 昨日防汛演练开始。\n'),
    }
    await page.setInputFiles('.incoming [type=file]', file)
    await page.waitForSelector('.waiting p:has-text("口令不对")')
    await page.fill('.update [name=token]', TOKEN)
    await page.setInputFiles('.incoming [type=file]', file)
    await page.waitForSelector('.waiting h3:has-text("来稿.txt")')
    expect(await page.textContent('.waiting .rows')).toContain('防汛')
    await page.click('.waiting button:has-text("发布")')
    await page.waitForSelector('.waiting p:has-text("已发布")')
  })

  test('a day of two issues leads to each of them', async () => {
    await server.engine.update({})
    await show('/issues')
    expect(await page.locator('.held:has-text("12") a').allTextContents()).toEqual(['12', '+1'])
    await page.click('.held a:has-text("12")')
    await page.waitForSelector('.issue')
    expect(new URL(page.url()).pathname).toBe('/issue/a1b2c3d4e5f60001')
    await page.goBack()
    await page.click('.held a:has-text("+1")')
    await page.waitForSelector('.issue a:has-text("后到的一篇")')
    expect(new URL(page.url()).pathname).toBe('/issue/a1b2c3d4e5f60009')
  })

  test('a wrong token is told, and nothing is started', async () => {
    await show('/keeper')
    await page.fill('[name=token]', 'wrong')
    await page.click('.update button')
    await page.waitForFunction(() => document.querySelector('.progress p')!.textContent === '口令不对。')
  })

  test('a failed update says why', async () => {
    await show('/keeper')
    server.engine.failUpdate = true
    await page.fill('[name=token]', TOKEN)
    await page.click('.update button')
    await page.waitForSelector('section > .note')
    expect(await page.textContent('section > .note')).toContain('DISK_FULL')
  })

  test('the calendar shows the issues of a year, the days they span and the gaps', async () => {
    await show('/issues')
    expect(await page.locator('.months caption').allTextContents()).toEqual(['2024 年 4 月', '2024 年 12 月'])
    expect(await page.locator('.spanned').count()).toBe(6)
    expect(await page.textContent('main')).toContain('2024-04-18 至 2024-12-13其间 238 天没有今日解放')
    expect(await page.textContent('main')).toContain('日期不详 1 期')
    await page.click('.held a:has-text("12")')
    await settled(page)
    expect(new URL(page.url()).pathname).toBe('/issue/a1b2c3d4e5f60001')
  })
})
