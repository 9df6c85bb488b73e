/**
 * Pictures of every state, to be looked at: JIEBAO_SHOTS names the folder that
 * takes them. Without it there is nothing to do. JIEBAO_PICTURE names the file
 * that takes the README's picture, the page over the seeds.
 */
import { join } from 'node:path'
import { test } from 'vitest'
import { fakeEngine } from '../api/fake-engine.js'
import { serve, startOver } from '../api/harness.js'
import { seedsEngine } from '../api/seeds.js'
import { compilePage, hasBrowser, launch, open } from './browser.js'

const folder = process.env.JIEBAO_SHOTS
const STATES = {
  start: '/',
  results: '/?q=%E5%BF%97%E6%84%BF',
  partial: '/?q=%E5%BF%97%E6%84%BF+%E6%9C%8D%E5%8A%A1+%E6%B4%BB%E5%8A%A8',
  filtered: '/?q=%E8%A7%A3%E6%94%BE%E5%8C%BA&publication=%E4%BB%8A%E6%97%A5%E8%A7%A3%E6%94%BE&from=2024',
  empty: '/?q=%E5%BF%97%E6%84%BF+%E7%81%AB%E7%AE%AD',
  error: '/?q=a&from=1999-13',
  article: '/article/7f3a9c21e0b4d501?q=%E9%A1%B9%E7%9B%AE',
  tulip: '/article/7f3a9c21e0b4d503?q=%E7%90%83%E8%8C%8E',
  issue: '/issue/a1b2c3d4e5f60001',
  calendar: '/issues',
  keeper: '/keeper',
}

test.skipIf(!folder || !hasBrowser)('pictures of every state', { timeout: 180_000 }, async () => {
  compilePage()
  const server = await serve(fakeEngine(8))
  const only = process.env.JIEBAO_SHOTS_ONLY?.split(',')
  const browser = await launch()
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1280, 360]) {
      for (const [name, path] of Object.entries(STATES)) {
        if (only && !only.includes(name)) continue
        const { page, close } = await open(browser, server.url + path, {
          colorScheme,
          viewport: { width, height: 900 },
        })
        await page.screenshot({ path: join(folder!, `${name}-${width}-${colorScheme}.png`) })
        await close()
      }
    }
  }
  await browser.close()
  await server.close()
})

const picture = process.env.JIEBAO_PICTURE

test.skipIf(!picture || !hasBrowser)('the picture of the README', { timeout: 180_000 }, async () => {
  compilePage()
  const engine = await seedsEngine()
  const server = await startOver(engine)
  const browser = await launch()
  const { page, close } = await open(browser, `${server.url}/?q=${encodeURIComponent('志愿者 活动')}`, {
    viewport: { width: 1120, height: 720 },
  })
  await page.screenshot({ path: picture! })
  await close()
  await browser.close()
  await server.close()
  await engine.close()
})
