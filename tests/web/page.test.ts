/** The page in a browser: address, filters, reading, the way back, refusals. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fakeEngine } from '../api/fake-engine.js'
import { type Running, serve } from '../api/harness.js'
import { hasBrowser, intercept, launch, open, settled } from './browser.js'

const q = (text: string) => `/?q=${encodeURIComponent(text)}`

describe.skipIf(!hasBrowser)('the page', () => {
  let server: Running
  let browser: Browser
  let page: Page
  let complaints: string[]
  let close: (() => Promise<void>) | undefined

  beforeAll(async () => {
    server = await serve(fakeEngine(10))
    browser = await launch()
  })
  afterAll(async () => {
    await browser.close()
    await server.close()
  })
  beforeEach(() => {
    server.engine.failWith = undefined
    server.engine.asked.length = 0
  })
  afterEach(async () => {
    // No error on the console, and nothing that the content policy had to stop.
    expect(complaints.filter((one) => !one.includes('the server responded with a status of'))).toEqual([])
    await close?.()
  })

  async function show(path: string): Promise<void> {
    const opened = await open(browser, server.url + path)
    page = opened.page
    complaints = opened.complaints
    close = opened.close
  }
  const text = async (selector: string) => (await page.textContent(selector))?.trim()
  const params = () => new URL(page.url()).searchParams
  const click = async (selector: string) => {
    await page.click(selector)
    await settled(page)
  }

  test('the front page tells what is held', async () => {
    await show('/')
    expect(await page.title()).toBe('报纸全文检索 – 捷报')
    expect(await text('.front')).toContain('馆藏 3 期')
    expect(await text('.front')).toContain('2024-04-12 至 04-18（推定） · 今日解放（推定）')
    expect(await text('.front')).toContain('日期不详 · 报名不详')
    expect(await text('.newest')).toContain('最新一期 2024-12-13')
    expect(server.engine.asked.every((request) => request.q === '')).toBe(true)
  })

  test('a hit says what, where, when, how known, and how it matched', async () => {
    await show(q('志愿'))
    expect(await text('h1')).toBe('共 30 条')
    const hit = page.locator('.list article', { hasText: '传播志愿精神' }).first()
    expect(await hit.locator('h2 mark').allTextContents()).toEqual(['志愿'])
    expect(await hit.locator('.meta').textContent()).toBe(
      '今日解放（推定）·2024-12-13·记 2024-12-05 事·记者 张苗',
    )
    expect(await hit.locator('.snippet mark').first().textContent()).toBe('志愿')
    await click('.pager a:has-text("下一页")')
    const unknown = page.locator('.list article', { hasText: '决胜攻坚战' }).first()
    expect(await unknown.locator('.meta').textContent()).toBe('日期不详')
    expect(await unknown.locator('.kicker').textContent()).toBe('鼓足干劲 加压奋进 持续发力')
  })

  test('looser hits stand below a line, and a variant names its form', async () => {
    await show(q('志愿者活动 张苗 卫生'))
    expect(await text('.heading .soft')).toBe('词语齐全 10·部分相符 10·都出自今日解放')
    expect(await page.locator('.looser').allTextContents()).toEqual(['以下与原文不全一致，按相关程度排列'])
    const told = await page.locator('.rung').allTextContents()
    expect(new Set(told)).toEqual(new Set(['词语齐全', '部分相符']))
    const below = await page.locator('.looser ~ ol .meta').allTextContents()
    expect(below.map((meta) => meta.endsWith('缺“卫生”部分相符'))).toEqual(
      told.map((rung) => rung === '部分相符'),
    )
    expect(await page.getAttribute('.looser ~ ol', 'start')).toBe('1')
    await click('.looser ~ ol h2 a')
    expect(await text('h1')).toBe('解放区开展第36个爱国卫生月活动')
    await click('[data-back]')
    await page.goto(server.url + q('志愿服务 宣传 义诊'))
    await settled(page)
    expect(await page.locator('.looser').allTextContents()).toEqual(['以下只有部分词语相符'])
    expect(await page.locator('.looser + ol .meta').first().textContent()).toMatch(/缺“服务”$/)
    await page.goto(server.url + q('洋荷花'))
    await settled(page)
    expect(await page.locator('.rung').first().textContent()).toBe('同义“郁金香”')
    expect(await page.locator('article .soft').first().textContent()).toBe('“洋荷花”作“郁金香”：同义词表')
  })

  test('filters are links that change the address, and chips take them away', async () => {
    await show(q('解放区'))
    await click('.filters section:has(h2:text("记者")) a:has-text("翟倩倩")')
    expect(params().getAll('reporter')).toEqual(['翟倩倩'])
    expect(await text('h1')).toBe('共 10 条')
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    await click('.chips a')
    expect(params().has('reporter')).toBe(false)
    await click('.timeline a[aria-label^="2024-12"]')
    expect([params().get('from'), params().get('to')]).toEqual(['2024-12', '2024-12'])
    await page.goBack()
    await settled(page)
    expect(params().has('from')).toBe(false)
    await page.goto(server.url + q('志愿'))
    await settled(page)
    await click('.filters section:has(h2:text("年份")) a')
    expect([params().get('from'), params().get('to')]).toEqual(['2024', '2024'])
  })

  test('dates are typed as periods; swapped ends are put right', async () => {
    await show(q('解放区'))
    await page.fill('[name=from]', '2024-12')
    await page.fill('[name=to]', '2024-05')
    await page.press('[name=to]', 'Enter')
    await settled(page)
    expect(params().get('q')).toBe('解放区')
    expect(await text('h1')).toBe('共 10 条')
  })

  test('sorting and paging are in the address; a new query begins at page 1', async () => {
    await show(q('解放区'))
    await click('.sorts a:has-text("旧到新")')
    expect(params().get('sort')).toBe('date:asc')
    await click('.pager a:has-text("下一页")')
    expect([params().get('page'), params().get('sort')]).toEqual(['2', 'date:asc'])
    expect(await text('.pager')).toContain('第 2 页，共 3 页')
    await page.fill('#q', '志愿')
    await page.waitForFunction(() => document.title.startsWith('“志愿”'))
    expect([params().get('page'), params().get('sort')]).toEqual([null, 'date:asc'])
  })

  test('an article is read as printed, and back leads to the same place in the list', async () => {
    await show(q('项目'))
    const link = page.locator('.list h2 a').nth(9)
    expect(await link.textContent()).toBe('解放区召开“550”重点项目工作调度会')
    await link.scrollIntoViewIfNeeded()
    await page.waitForTimeout(300)
    const y = await page.evaluate(() => scrollY)
    expect(y).toBeGreaterThan(200)
    await link.click()
    await page.waitForSelector('.story')
    await settled(page)
    expect(new URL(page.url()).pathname).toBe('/article/7f3a9c21e0b4d501-9')
    expect(await text('h1')).toBe('解放区召开“550”重点项目工作调度会')
    expect(await page.locator('.text p').count()).toBe(3)
    expect(await page.locator('.text mark').first().textContent()).toBe('项目')
    expect(await page.getAttribute('.join', 'title')).toBe('此处接排，原文第14行→第18行')
    expect(await text('footer dl')).toContain('001_21ffac4c09cba56d.txt第 10–18 行')
    expect(await page.evaluate(() => scrollY)).toBe(0)
    await click('[data-back]')
    await page.waitForSelector('.list article')
    expect(Math.abs((await page.evaluate(() => scrollY)) - y)).toBeLessThan(3)
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toContain(
      '/article/7f3a9c21e0b4d501-9?',
    )
  })

  test('the copied text of an article is the printed text', async () => {
    await show(`/article/7f3a9c21e0b4d501${q('项目').slice(1)}`)
    const shown = await page.locator('.text p').allTextContents()
    const { body } = (await (await fetch(`${server.url}/api/articles/7f3a9c21e0b4d501`)).json()) as {
      body: string
    }
    expect(shown.join('\n')).toBe(body)
  })

  test('captions, asides and credits stand apart from the text', async () => {
    await show('/article/7f3a9c21e0b4d503')
    expect(await text('aside h2')).toBe('延伸阅读')
    expect(await text('p.credit')).toBe('(解放区科协提供)')
    expect(await text('span.section')).toBe('科普角')
    await page.goto(`${server.url}/article/7f3a9c21e0b4d502`)
    await settled(page)
    expect(await text('figcaption')).toContain('图为志愿者')
  })

  test('an issue shows its articles, doubts and furniture', async () => {
    await show('/article/7f3a9c21e0b4d502')
    await click('footer a')
    expect(new URL(page.url()).pathname).toBe('/issue/a1b2c3d4e5f60001')
    expect(await text('h2')).toBe('文章 50 篇 整期通读')
    expect(await page.locator('ol.rows li').count()).toBe(50)
    const hrefs = await page.locator('ol.rows a').evaluateAll((all) => all.map((a) => a.getAttribute('href')))
    expect(new Set(hrefs).size).toBe(50)
    expect(await text('ul.doubts')).toContain('第 71 行有题无文解放区教育局')
    await page.click('summary')
    expect(await text('details')).toContain('扫一扫 关注我们')
  })

  test('typing beside an article searches, and back returns to the article', async () => {
    await show('/article/7f3a9c21e0b4d502')
    await page.fill('#q', '志愿')
    await page.waitForSelector('.list article')
    expect(new URL(page.url()).pathname).toBe('/')
    await page.goBack()
    await page.waitForSelector('.story')
  })

  test('an empty result explains itself and offers the nearest', async () => {
    await show(`${q('志愿 火箭')}&kind=article`)
    expect(await text('h1')).toBe('没有找到')
    expect(await text('.note')).toContain('没有一篇与“志愿 火箭”和所选条件都相符')
    expect(await text('ul.rows')).toContain('缺“火箭”')
    expect(await text('.note')).toContain('不加条件也没有')
    expect(await page.locator('a:has-text("去掉全部条件再查")').count()).toBe(0)
    await page.goto(`${server.url}${q('志愿')}&reporter=none`)
    await settled(page)
    await click('a:has-text("去掉全部条件再查")')
    expect([...params().keys()]).toEqual(['q'])
  })

  test('warnings are shown', async () => {
    await show(q('志愿 ('))
    expect(await page.locator('.note').allTextContents()).toEqual([
      '括号没有配对，已在末尾补上',
      '括号里没有词，已略去',
    ])
    expect(await text('h1')).toBe('共 30 条')
  })

  test('a failure says what it is, and can be tried again', async () => {
    server.engine.failWith = new Error('broken')
    await show(q('志愿'))
    expect(await text('[role=alert] h1')).toBe('出错了')
    server.engine.failWith = undefined
    await click('a:has-text("再试一次")')
    expect(await text('h1')).toBe('共 30 条')
    await page.goto(`${server.url}/article/none`)
    await settled(page)
    expect(await text('h1')).toBe('没有这一篇（期）')
    await page.goto(`${server.url}/?q=a&from=2024-13`)
    await settled(page)
    expect(await text('[role=alert]')).toContain('条件读不懂')
  })

  test('without a connection it says so', async () => {
    await show('/')
    await intercept(page, '**/?q=*', (route) => route.abort())
    await page.fill('#q', '志愿')
    await page.waitForSelector('[role=alert]')
    expect(await text('h1')).toBe('连不上服务器')
    complaints.length = 0
  })

  test('what is too long for the server to read is said to be too long', async () => {
    await show('/')
    await page.fill('#q', '水库抗旱，春耕。'.repeat(1250))
    await page.waitForSelector('[role=alert]')
    expect(await text('h1')).toBe('查询太长')
    complaints.length = 0
  })

  test('markup in a text is shown as text', async () => {
    await show(q('<img src=x onerror=alert&> <b>'))
    expect(await text('.note')).toContain('<img src=x onerror=alert&> <b>')
    expect(await page.locator('main img').count()).toBe(0)
  })

  test('parameters of others in the address are left alone', async () => {
    await show(`${q('志愿')}&utm_source=x&page=`)
    expect(await text('h1')).toBe('共 30 条')
  })
})
