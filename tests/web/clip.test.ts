/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** An article on its printed page: lighting up, enlarging, saving, printing, without script, with the keyboard. */
import { readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fakeEngine } from '../api/fake-engine.js'
import { type Running, serve } from '../api/harness.js'
import { hasBrowser, launch, open, settled } from './browser.js'

const ARTICLE = '/article/7f3a9c21e0b4d501?q=%E9%A1%B9%E7%9B%AE'

describe.skipIf(!hasBrowser)('the printed page', () => {
  let server: Running
  let browser: Browser
  beforeAll(async () => {
    const engine = fakeEngine()
    const bytes = await sharp({ create: { width: 1500, height: 2000, channels: 3, background: '#eee' } })
      .jpeg()
      .toBuffer()
    const { article } = engine
    const onPage: typeof article = async (...asked) => {
      const answer = await article(...asked)
      const { paragraphs = [] } = answer ?? {}
      const head = { sheet: 0, box: [1000, 1000, 5000, 1300] as [number, number, number, number], line: 1 }
      const places = paragraphs.map(({ line }, i) => {
        const box: typeof head.box = [1000, 1500 + 500 * i, 5000, 1900 + 500 * i]
        return { sheet: 0, box, line }
      })
      return answer && { ...answer, places: [head, ...places] }
    }
    const picture = async () => ({ type: 'image/jpeg', width: 1500, height: 2000, bytes })
    server = await serve(Object.assign(engine, { article: onPage, picture }))
    browser = await launch()
  })
  afterAll(async () => {
    await browser.close()
    await server.close()
  })

  test('a paragraph and its place light up together, by pointer and by keyboard', async () => {
    const { page, complaints, close } = await open(browser, server.url + ARTICLE)
    const lit = () =>
      page.$$eval('.lit', (all) =>
        all.map((one) => `${one.localName} ${(one as HTMLElement).dataset.part}`).sort(),
      )
    await page.hover('.text p >> nth=1')
    expect(await lit()).toEqual(['g p1', 'p p1'])
    await page.hover('.clip g[data-part=p0] .place')
    expect(await lit()).toEqual(['g p0', 'p p0'])
    await page.focus('.spot >> nth=2')
    expect(await lit()).toEqual(['g p2', 'p p2'])
    await page.keyboard.press('Enter')
    expect(page.url()).toBe(server.url + ARTICLE)
    expect(complaints).toEqual([])
    await close()
  })

  test('the page is moved and enlarged by keys and buttons, and leaves with Escape or the article', async () => {
    const { page, complaints, close } = await open(browser, server.url + ARTICLE)
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.focus('[data-clip=zoom]')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.viewer .tools')
    await page.waitForFunction(() => document.querySelectorAll('.viewer .mark').length > 0)
    expect(asked.filter((path) => path.endsWith('/openseadragon.js'))).toHaveLength(1)
    const width = () => page.$eval('.viewer .place', (one) => one.getBoundingClientRect().width)
    const before = await width()
    await page.keyboard.press('+', { delay: 400 })
    await page.waitForFunction(
      (old) => document.querySelector('.viewer .place')!.getBoundingClientRect().width > old * 1.1,
      before,
    )
    await page.click('.viewer button:has-text("整版")')
    await page.waitForFunction(
      (old) => document.querySelector('.viewer .place')!.getBoundingClientRect().width < old,
      before,
    )
    await page.hover('.text p >> nth=1')
    expect(await page.$$eval('.viewer .lit', (all) => all.length)).toBe(1)
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([])
    await page.focus('.viewer .openseadragon-canvas')
    await page.keyboard.press('Escape')
    expect(await page.$$('.viewer')).toEqual([])
    expect(await page.evaluate(() => document.activeElement!.textContent)).toBe('放大看版面')
    expect(asked.every((path) => /^\/(?:v-|iiif\/|sheet\/)/.test(path))).toBe(true)
    expect(complaints).toEqual([])
    await close()
  })

  test('a clip is saved as a picture, and printed alone, each with its citation', async () => {
    const { page, close } = await open(browser, server.url + ARTICLE)
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-clip=save]')])
    expect(download.suggestedFilename()).toBe('解放区召开“550”重点项目工作调度会.jpg')
    const saved = await sharp(readFileSync(await download.path())).metadata()
    const [, , wide, high] = (await page.getAttribute('.clip svg', 'viewBox'))!.split(' ').map(Number)
    expect(saved.width).toBe(wide)
    expect(saved.height).toBeGreaterThan(high! + 14)
    await page.evaluate(() => {
      window.print = () => {}
    })
    await page.click('[data-clip=print]')
    await page.emulateMedia({ media: 'print' })
    const isSeen = (selector: string) => page.isVisible(selector)
    expect([await isSeen('.clip svg'), await isSeen('.cited'), await isSeen('.text')]).toEqual([
      true,
      true,
      false,
    ])
    await page.evaluate(() => dispatchEvent(new Event('afterprint')))
    expect(await isSeen('.text')).toBe(true)
    await close()
  })

  test('without script the clip stands beside the text, with its marks, and lines lead to it', async () => {
    const { page, close } = await open(browser, server.url + ARTICLE, { javaScriptEnabled: false })
    expect(await page.isVisible('[data-clip=zoom]')).toBe(false)
    expect(await page.locator('.clip .mark').count()).toBeGreaterThan(0)
    const [text, print] = [
      await page.locator('.text').boundingBox(),
      await page.locator('.clip').boundingBox(),
    ]
    expect(print!.x).toBeGreaterThan(text!.x + text!.width)
    await page.click('.spot >> nth=1')
    expect(page.url()).toMatch(/#on-0-p1$/)
    const fill = await page.$eval('#on-0-p1 .place', (one) => getComputedStyle(one).fillOpacity)
    expect(Number(fill)).toBeGreaterThan(0)
    await close()
  })

  test('on a phone it stands below the text, and nothing scrolls sideways', async () => {
    const { page, close } = await open(browser, server.url + ARTICLE, {
      viewport: { width: 360, height: 740 },
      hasTouch: true,
    })
    await page.tap('[data-clip=zoom]')
    await page.waitForSelector('.viewer .tools')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    await page.evaluate(() => document.querySelector<HTMLElement>('.back a')!.click())
    await settled(page)
    await page.waitForFunction(() => document.querySelector('.viewer') === null)
    await close()
  })
})
