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
import { hasBrowser, launch, open } from './browser.js'
import { enter, STATES } from './states.js'

const folder = process.env.JIEBAO_SHOTS
test.skipIf(!folder || !hasBrowser)('pictures of every state', { timeout: 400_000 }, async () => {
  const server = await serve(fakeEngine(8))
  const only = process.env.JIEBAO_SHOTS_ONLY?.split(',')
  const browser = await launch()
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1280, 360]) {
      for (const [name, state] of Object.entries(STATES)) {
        if (only && !only.includes(name)) continue
        const { page, close } = await open(browser, server.url, {
          colorScheme,
          viewport: { width, height: 900 },
        })
        await enter(page, server.url, state)
        await page.screenshot({ path: join(folder!, `${name}-${width}-${colorScheme}.png`) })
        await close()
      }
    }
  }
  await browser.close()
  await server.close()
})

const picture = process.env.JIEBAO_PICTURE ?? (folder && join(folder, 'page.png'))

test.skipIf(!picture || !hasBrowser)('the picture of the README', { timeout: 180_000 }, async () => {
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
