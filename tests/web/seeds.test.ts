/** The page over the real engine and the seeds, from a query to a citation. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Engine } from '../../src/model.js'
import { startOver } from '../api/harness.js'
import { seedsEngine } from '../api/seeds.js'
import { hasBrowser, launch, open, settled } from './browser.js'

describe.skipIf(!hasBrowser)('the page over the seeds', () => {
  let engine: Engine
  let server: Awaited<ReturnType<typeof startOver>>
  let browser: Browser
  beforeAll(async () => {
    engine = await seedsEngine()
    server = await startOver(engine)
    browser = await launch()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await server?.close()
    await engine?.close()
  })

  test('a reader finds, reads, cites, checks a sentence, and looks around', { timeout: 60_000 }, async () => {
    const { page, complaints, close } = await open(browser, server.url)
    await page.fill('#q', '志愿者 活动')
    await page.waitForSelector('.list article')
    const total = (await engine.search({ q: '志愿者 活动' })).totalHits
    expect(await page.textContent('h1')).toBe(`共 ${total} 条`)
    await page.press('#q', 'Enter')
    await page.click('.list h2 a')
    await page.waitForSelector('.story')
    await settled(page)
    expect(await page.locator('.text mark').count()).toBeGreaterThan(0)
    expect(await page.locator('.cite pre').allTextContents()).toHaveLength(4)
    const sentence = await page.evaluate(() => {
      const text = document.querySelector('.text p')!.firstChild!
      getSelection()!.setBaseAndExtent(text, 0, text, Math.min(8, text.textContent!.length))
      return getSelection()!.toString()
    })
    await page.waitForSelector('.quote:not([hidden])')
    await page.click('[data-quote]')
    await page.waitForFunction(() => document.querySelector('.quote div')!.textContent !== '')
    const others = (await engine.search({ q: `"${sentence}"` })).totalHits - 1
    expect(await page.textContent('.quote div')).toMatch(others > 0 ? `另有 ${others} 篇` : /别处没有/)
    await page.click('.neighbours a')
    await settled(page)
    await page.click('dd a:has-text("看这一期")')
    await settled(page)
    expect(await page.textContent('h2')).toMatch(/^文章 \d+ 篇/)
    await page.goBack()
    await page.goBack()
    await page.goBack()
    await page.waitForSelector('.list article')
    expect(await page.inputValue('#q')).toBe('志愿者 活动')
    expect(complaints).toEqual([])
    await close()
  })

  test('every article, every issue and every year is a document', async () => {
    const { issues } = await engine.issues(1, 100)
    const years = new Set(issues.flatMap(({ date }) => date.from?.slice(0, 4) ?? []))
    const paths = ['/', '/keeper', ...[...years].map((year) => `/issues?year=${year}`)]
    for (const { id } of issues) {
      paths.push(`/issue/${id}`)
      const { articles } = (await engine.issue(id, 1, 100))!
      paths.push(...articles.map((article) => `/article/${article.id}`))
    }
    for (const path of paths) {
      const answer = await fetch(server.url + path)
      expect(answer.status, path).toBe(200)
      expect(await answer.text(), path).toContain('</main>')
    }
    expect(paths.length).toBeGreaterThan(50)
  })
})
