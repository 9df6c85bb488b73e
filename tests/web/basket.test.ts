/** The basket in a browser: articles are kept, noted, saved to a file, loaded from it elsewhere, and cited together. */
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fakeEngine } from '../api/fake-engine.js'
import { type Running, serve } from '../api/harness.js'
import { hasBrowser, launch, open, settled } from './browser.js'

type Saved = {
  '@context': string
  type: string
  items: { type: string; motivation: string; target: string; body: { type: string; value: string } }[]
  references: { id: string; type: string; title: string; URL: string }[]
}

const NOTE = '核对：与初版 “不同”\n见第二版'

describe.skipIf(!hasBrowser)('the basket', () => {
  const engine = fakeEngine(6)
  let server: Running
  let browser: Browser
  let hits: { id: string; headline: string | null }[]
  beforeAll(async () => {
    server = await serve(engine)
    browser = await launch()
    hits = (await engine.search({ q: '志愿', hitsPerPage: 2 })).hits
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  const goTo = async (page: Page, path: string) => {
    await page.goto(server.url + path)
    await settled(page)
  }
  const titles = (page: Page) => page.locator('[data-kept] li a').allTextContents()
  /** Presses a button that saves a file. */
  async function saved(page: Page, form: string): Promise<{ name: string; text: string }> {
    const [download] = await Promise.all([page.waitForEvent('download'), page.click(`[data-take="${form}"]`)])
    return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') }
  }

  test('keeps articles with notes, saves them, and another browser has them from the file', async () => {
    const first = await open(browser, `${server.url}/basket`)
    expect(await first.page.textContent('[data-told]')).toContain('还是空的')
    for (const { id } of hits) {
      await goTo(first.page, `/article/${id}`)
      await first.page.click('.cite summary')
      await first.page.click('[data-keep]')
      await first.page.waitForSelector('[data-keep]:has-text("移出文件夹")')
    }
    await goTo(first.page, '/basket')
    expect(await titles(first.page)).toEqual(hits.map(({ headline }) => headline))
    await first.page.fill('[data-kept] li:nth-child(2) textarea', NOTE)
    await first.page.press('[data-kept] li:nth-child(2) textarea', 'Tab')

    const json = await saved(first.page, 'json')
    expect(json.name).toMatch(/\.json$/)
    const file = JSON.parse(json.text) as Saved
    const addresses = hits.map(({ id }) => `${server.url}/article/${id}`)
    expect([file['@context'], file.type]).toEqual(['http://www.w3.org/ns/anno.jsonld', 'AnnotationPage'])
    expect(file.references.map(({ type, URL }) => [type, URL])).toEqual(
      addresses.map((address) => ['article-newspaper', address]),
    )
    expect(
      file.items.map(({ type, motivation, target, body }) => [type, motivation, target, body.value]),
    ).toEqual([['Annotation', 'commenting', addresses[1], NOTE]])
    const ris = await saved(first.page, 'ris')
    expect(ris.text.match(/^TY {2}- NEWS/gm)).toHaveLength(2)
    const gbt = await saved(first.page, 'gbt7714')
    expect(gbt.text.match(/\[N\/OL\]/g)).toHaveLength(2)
    expect((await saved(first.page, 'bibtex')).text.match(/^@article/gm)).toHaveLength(2)

    const second = await open(browser, `${server.url}/basket`)
    expect(await titles(second.page)).toEqual([])
    const payload = { name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(json.text) }
    await second.page.setInputFiles('[data-load]', payload)
    await second.page.waitForSelector('[data-kept] li:nth-child(2)')
    expect(await titles(second.page)).toEqual(hits.map(({ headline }) => headline))
    expect(await second.page.inputValue('[data-kept] li:nth-child(2) textarea')).toBe(NOTE)
    // Loaded again, nothing stands twice; kept over a reload; taken out again.
    await second.page.setInputFiles('[data-load]', payload)
    await goTo(second.page, '/basket')
    expect(await titles(second.page)).toHaveLength(2)
    await second.page.click('[data-kept] li:nth-child(1) button')
    expect(await titles(second.page)).toEqual([hits[1]!.headline])
    await second.page.setInputFiles('[data-load]', { ...payload, buffer: Buffer.from('no list') })
    await second.page.waitForFunction(
      () => !/^\d+ 篇$/.test(document.querySelector('[data-told]')!.textContent!),
    )
    expect(await titles(second.page)).toEqual([hits[1]!.headline])
    expect([...first.complaints, ...second.complaints]).toEqual([])
    await first.close()
    await second.close()
  })
})
