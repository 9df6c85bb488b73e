/** Suggestions: a list below the box that keys, fingers and input methods can use. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fakeEngine } from '../api/fake-engine.js'
import { type Running, serve } from '../api/harness.js'
import { hasBrowser, intercept, launch, open, settled } from './browser.js'

const OPEN = '#suggestions:not([hidden])'

describe.skipIf(!hasBrowser)('suggestions', () => {
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
  beforeEach(async () => {
    await close?.()
    const opened = await open(browser, server.url)
    page = opened.page
    close = opened.close
    server.engine.suggested.length = 0
    await page.focus('#q')
  })

  const attribute = (name: string) => page.getAttribute('#q', name)
  const active = () => page.textContent('[aria-selected=true]')

  test('typing offers what can be typed on to, and says so to a screen reader', async () => {
    expect(await attribute('role')).toBe('combobox')
    expect(await attribute('aria-expanded')).toBe('false')
    await page.keyboard.insertText('志愿')
    await page.waitForSelector(OPEN)
    expect(await attribute('aria-expanded')).toBe('true')
    expect(await attribute('aria-controls')).toBe('suggestions')
    expect(await page.locator('#suggestions [role=option]').first().textContent()).toBe('志愿者 20 篇')
    expect(await attribute('aria-activedescendant')).toBeNull()
  })

  test('arrows walk the list and through the box, Enter searches what is chosen', async () => {
    await page.keyboard.insertText('志愿')
    await page.waitForSelector(OPEN)
    await page.keyboard.press('ArrowDown')
    expect(await active()).toBe('志愿者 20 篇')
    expect(await attribute('aria-activedescendant')).toBe('option-0')
    await page.keyboard.press('ArrowDown')
    expect(await active()).toBe('解放区创新活动形式传播志愿精神标题 10 篇')
    expect(await attribute('aria-activedescendant')).toBe('option-1')
    expect(await page.inputValue('#q')).toBe('志愿')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    expect(await attribute('aria-activedescendant')).toBeNull()
    await page.keyboard.press('ArrowUp')
    expect(await page.locator('#suggestions [role=option]').last().getAttribute('aria-selected')).toBe('true')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.title.startsWith('“志愿者”'))
    expect(await page.inputValue('#q')).toBe('志愿者')
    expect(await page.isVisible('#suggestions')).toBe(false)
    expect(new URL(page.url()).searchParams.get('q')).toBe('志愿者')
  })

  test('how the text goes on is asked after its results, and not of a list that was closed', async () => {
    server.engine.continued.length = 0
    await page.keyboard.insertText('志愿')
    await page.waitForSelector(OPEN)
    await expect.poll(() => server.engine.continued).toEqual(['志愿'])
    // Long enough for a busy machine to press a key in time.
    server.engine.delayMs = 1500
    await page.keyboard.insertText('者')
    await page.keyboard.press('Escape')
    await page.waitForFunction(() => document.title.startsWith('“志愿者”'))
    server.engine.delayMs = 0
    await pause(60)
    expect(server.engine.continued).toEqual(['志愿'])
  })

  test('Esc closes the list and leaves the box as it is; the next Down opens it again', async () => {
    await page.keyboard.insertText('志愿')
    await page.waitForSelector(OPEN)
    await page.keyboard.press('Escape')
    expect(await page.isVisible('#suggestions')).toBe(false)
    expect(await page.inputValue('#q')).toBe('志愿')
    await page.keyboard.press('ArrowDown')
    expect(await page.isVisible('#suggestions')).toBe(true)
    expect(await attribute('aria-activedescendant')).toBe('option-0')
  })

  test('a suggestion can be pressed', async () => {
    await page.keyboard.insertText('志愿')
    await page.waitForSelector(OPEN)
    await page.click('#suggestions [role=option]:has-text("志愿者")')
    await page.waitForFunction(() => document.title.startsWith('“志愿者”'))
  })

  test('an input method is left alone: composing asks for nothing, committing asks once', async () => {
    const client = await page.context().newCDPSession(page)
    for (const text of ['z', 'zh', "zhi'y", "zhi'yuan"]) {
      await client.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      })
      await pause(60)
    }
    await pause(400)
    expect(server.engine.suggested).toEqual([])
    await client.send('Input.insertText', { text: '志愿' })
    await page.waitForSelector(OPEN)
    await pause(100)
    expect(server.engine.suggested).toEqual(['志愿'])
  })

  test('keys of an input method never walk the list', async () => {
    await page.keyboard.insertText('志愿')
    await page.waitForSelector(OPEN)
    await page.evaluate(() => {
      const input = document.querySelector('#q')!
      for (const key of ['ArrowDown', 'Enter', 'Escape'])
        input.dispatchEvent(
          new KeyboardEvent('keydown', { key, keyCode: 229, bubbles: true, cancelable: true }),
        )
    })
    expect(await attribute('aria-activedescendant')).toBeNull()
    expect(await page.isVisible('#suggestions')).toBe(true)
  })

  test('what was searched comes back in the empty box of this browser, until it is cleared', async () => {
    await page.keyboard.insertText('郁金香')
    await page.keyboard.press('Enter')
    await settled(page)
    await page.goto(server.url)
    await settled(page)
    await page.focus('#q')
    await page.waitForSelector(OPEN)
    expect(await page.locator('#suggestions [role=option]').first().textContent()).toBe('郁金香最近查过')
    await page.click('#suggestions [role=option]:has-text("清除")')
    await page.evaluate(() => (document.activeElement as HTMLElement).blur())
    await page.focus('#q')
    expect(await page.isVisible('#suggestions')).toBe(false)
  })

  test('a text that was pasted whole is not remembered', async () => {
    await page.keyboard.insertText('郁金香的确有轻微毒性'.repeat(10))
    await page.keyboard.press('Enter')
    await page.waitForSelector('main:not([aria-busy]) h1')
    expect(await page.evaluate(() => localStorage.getItem('jiebao.recent'))).toBe(null)
  })

  test('a search that led to an article is remembered as well', async () => {
    await page.keyboard.insertText('郁金香')
    await page.waitForSelector('.list article')
    await page.keyboard.press('Escape')
    await page.click('.list h2 a')
    await page.waitForSelector('.story')
    expect(await page.evaluate(() => localStorage.getItem('jiebao.recent'))).toBe('["郁金香"]')
  })

  test('a text with markup in it is offered as text', async () => {
    await intercept(page, '**/api/suggest*', (route) =>
      route.fulfill({ json: { query: 'x', suggestions: [{ text: '<img src=x>', kind: 'term', hits: 1 }] } }),
    )
    await page.focus('#q')
    await page.keyboard.insertText('x')
    await page.waitForSelector(OPEN)
    expect(await page.locator('#suggestions img').count()).toBe(0)
    expect(await page.textContent('#suggestions')).toContain('<img src=x>')
  })

  test('without suggestions the search goes on', async () => {
    await intercept(page, '**/api/suggest*', (route) => route.abort())
    await page.focus('#q')
    await page.keyboard.insertText('志愿')
    await page.waitForSelector('.list article')
    expect(await page.isVisible('#suggestions')).toBe(false)
  })
})
