/** When typing searches: plain keys, input methods, Safari's and Android's habits. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fakeEngine } from '../api/fake-engine.js'
import { type Running, serve } from '../api/harness.js'
import { hasBrowser, launch, open, settled } from './browser.js'

describe.skipIf(!hasBrowser)('typing', () => {
  let server: Running
  let browser: Browser
  let page: Page
  let close: () => Promise<void>

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
    server.engine.asked.length = 0
    server.engine.delayMs = 0
    await page.focus('#q')
  })

  const searched = () => server.engine.asked.map(({ q }) => q)

  test('shows results while typing and keeps one entry of the history', async () => {
    const before = await page.evaluate(() => history.length)
    await page.keyboard.insertText('志愿')
    await page.waitForSelector('.list article')
    expect(searched()).toEqual(['志愿'])
    expect(new URL(page.url()).searchParams.get('q')).toBe('志愿')
    expect(await page.title()).toBe('“志愿” – 共 30 条 – 捷报')
    expect(await page.evaluate(() => history.length)).toBe(before)
  })

  test('Enter makes an entry of the history, asks no second time, and back leads to the start', async () => {
    await page.keyboard.insertText('志愿')
    await page.waitForSelector('.list article')
    await page.keyboard.press('Enter')
    await pause(100)
    expect(searched()).toEqual(['志愿'])
    await page.goBack()
    await page.waitForSelector('.front')
    expect(await page.inputValue('#q')).toBe('')
    await page.goForward()
    await page.waitForSelector('.list article')
    expect(await page.inputValue('#q')).toBe('志愿')
  })

  test('a burst of keys searches for the first and the last, and an overtaken answer is never shown', async () => {
    // What the page asks: a request that is given up at once may never reach the server.
    const asked: (string | null)[] = []
    page.on('request', (request) => {
      const url = new URL(request.url())
      if (url.pathname === '/') asked.push(url.searchParams.get('q'))
    })
    await page.evaluate(() => {
      const input = document.querySelector<HTMLInputElement>('#q')!
      // The keys come at one moment, however long this machine takes over them.
      const now = performance.now()
      performance.now = () => now
      for (const key of 'abcdefgh') {
        input.value += key
        input.dispatchEvent(new InputEvent('input', { bubbles: true }))
      }
      Reflect.deleteProperty(performance, 'now')
    })
    await page.waitForFunction(() => document.title.startsWith('“abcdefgh”'))
    expect(asked).toEqual(['a', 'abcdefgh'])

    server.engine.delayMs = 300
    await page.fill('#q', '志愿')
    await pause(80)
    server.engine.delayMs = 0
    await page.fill('#q', '郁金香')
    await page.waitForFunction(() => document.title.startsWith('“郁金香”'))
    await pause(400)
    expect(await page.title()).toMatch(/^“郁金香”/)
  })

  test('old results stay, dimmed and busy, until the new ones are there', async () => {
    await page.keyboard.insertText('志愿')
    await page.waitForSelector('.list article')
    // Long enough for a busy machine to look in time.
    server.engine.delayMs = 3000
    await page.keyboard.insertText('者')
    await page.waitForSelector('main[aria-busy=true] .list article')
    await settled(page)
    expect(await page.getAttribute('main', 'aria-busy')).toBeNull()
  })

  test('composing never searches, committing searches once', async () => {
    const client = await page.context().newCDPSession(page)
    for (const composed of ['f', 'fa', 'fan', 'fang', "fang'x", "fang'xun"]) {
      const [start, end] = [composed.length, composed.length]
      await client.send('Input.imeSetComposition', {
        text: composed,
        selectionStart: start,
        selectionEnd: end,
      })
      await pause(60)
    }
    await pause(500)
    expect(searched()).toEqual([])
    await client.send('Input.insertText', { text: '防汛' })
    await page.waitForFunction(() => document.title.startsWith('“防汛”'))
    await pause(100)
    expect(searched()).toEqual(['防汛'])
  })

  test('composing beside Han that stands already never searches', async () => {
    await page.keyboard.insertText('志愿')
    await page.waitForSelector('.list article')
    const client = await page.context().newCDPSession(page)
    await client.send('Input.imeSetComposition', { text: 'zhe', selectionStart: 3, selectionEnd: 3 })
    await pause(600)
    expect(searched()).toEqual(['志愿'])
    await client.send('Input.insertText', { text: '者' })
    await page.waitForFunction(() => document.title.startsWith('“志愿者”'))
    expect(searched()).toEqual(['志愿', '志愿者'])
  })

  test("Enter that ends a composition in Safari's order does not commit", async () => {
    const length = await page.evaluate(() => history.length)
    await page.evaluate(() => {
      const input = document.querySelector<HTMLInputElement>('#q')!
      input.dispatchEvent(new CompositionEvent('compositionstart'))
      input.value = '防汛'
      input.dispatchEvent(new InputEvent('input', { isComposing: true }))
      input.dispatchEvent(new CompositionEvent('compositionend', { data: '防汛' }))
      // The keydown comes after, and so does an input of the same value.
      input.dispatchEvent(new InputEvent('input'))
    })
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.title.startsWith('“防汛”'))
    await pause(100)
    expect(searched()).toEqual(['防汛'])
    expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(length + 1)
  })

  test('keys of the input method do not submit', async () => {
    const submitted = await page.evaluate(() => {
      const input = document.querySelector<HTMLInputElement>('#q')!
      const event = new KeyboardEvent('keydown', {
        key: 'Enter',
        keyCode: 229,
        cancelable: true,
        bubbles: true,
      })
      input.dispatchEvent(event)
      return !event.defaultPrevented
    })
    expect(submitted).toBe(false)
  })

  test('a composition without end, as on Android, searches after a pause', async () => {
    const shown = await page.evaluate(() => {
      const input = document.querySelector<HTMLInputElement>('#q')!
      input.dispatchEvent(new CompositionEvent('compositionstart'))
      input.value = '志愿'
      input.dispatchEvent(new InputEvent('input', { isComposing: true }))
      // By the page's own clock, however late the test hears of it.
      return new Promise((resolve) => setTimeout(() => resolve(document.querySelector('.list article')), 150))
    })
    expect(shown).toBeNull()
    await page.waitForSelector('.list article')
    expect(searched()).toEqual(['志愿'])
    expect(await page.inputValue('#q')).toBe('志愿')
  })

  test('/ and Ctrl-K lead to the box, but / is a letter inside it', async () => {
    await page.keyboard.type('/')
    expect(await page.inputValue('#q')).toBe('/')
    for (const key of ['/', 'Control+k', 'Meta+k']) {
      await page.evaluate(() => (document.activeElement as HTMLElement).blur())
      await page.keyboard.press(key)
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('q')
      expect(await page.inputValue('#q')).toBe('/')
    }
  })
})
