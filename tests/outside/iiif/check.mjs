/**
 * Holds an issue's IIIF documents to published parsers with schemas, and opens the issue in TIFY, a viewer of others.
 *
 * A composed page is set in Chromium, written as ALTO with the browser's own coordinates, and indexed with its picture.
 * Needs `npm ci` in tests/outside, a compiled Jiebao, sharp, and Chromium with Chinese fonts.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { IIIF, Image } from '@allmaps/iiif-parser'
import { presentation3StrictUpgrade } from '@iiif/parser/strict'
import { chromium } from 'playwright-core'
import { addApi } from '../../../dist/src/api/api.js'
import { openLocalEngine } from '../../../dist/src/engine/engine.js'
import { startServer } from '../../../dist/src/http/http.js'
import { addPage } from '../../../dist/src/page/page.js'
import { compose, measureSet } from '../recognised/compose.mjs'

const papers = join(import.meta.dirname, '../../ingest/papers2')
const tify = join(import.meta.dirname, '../node_modules/tify/dist')
const WIDTH = 1000
/** A file to keep a picture of the viewer in. */
const [shot] = process.argv.slice(2)

/** @param {unknown} truth @param {string} promise */
function hold(truth, promise) {
  if (!truth) throw new Error(`Not so: ${promise}`)
  console.log(promise)
}

const escaped = (/** @type {string} */ text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** @param {import('../recognised/compose.mjs').SetPart[]} parts @param {number} height */
function altoOf(parts, height) {
  const place = (/** @type {[number, number, number, number][]} */ boxes) => {
    const [left, top] = [Math.min(...boxes.map((box) => box[0])), Math.min(...boxes.map((box) => box[1]))]
    const [right, bottom] = [Math.max(...boxes.map((box) => box[2])), Math.max(...boxes.map((box) => box[3]))]
    const units = [left * WIDTH, top * height, (right - left) * WIDTH, (bottom - top) * height]
    return ['HPOS', 'VPOS', 'WIDTH', 'HEIGHT']
      .map((name, at) => `${name}="${units[at]?.toFixed(1)}"`)
      .join(' ')
  }
  const blocks = parts.map(({ lines }) => {
    const texts = lines.map(({ text, boxes }) => {
      const at = place(boxes)
      return `<TextLine ${at}><String ${at} CONTENT="${escaped(text)}"/></TextLine>`
    })
    return `<TextBlock>${texts.join('')}</TextBlock>`
  })
  return `<?xml version="1.0"?><alto><Layout><Page WIDTH="${WIDTH}" HEIGHT="${height}"><PrintSpace>${blocks.join('')}</PrintSpace></Page></Layout></alto>`
}

const work = mkdtempSync(join(tmpdir(), 'jiebao-iiif.'))
const seeds = join(work, 'seeds')
mkdirSync(seeds)
const browser = await chromium.launch({
  executablePath: process.env.JIEBAO_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
/** What is to be closed at the end, the last first. */
const closing = [() => rmSync(work, { recursive: true }), () => browser.close()]
try {
  const { html } = compose(papers, 'p21.json', 1)
  const setting = await browser.newPage({ deviceScaleFactor: 2, viewport: { width: WIDTH, height: 900 } })
  await setting.setContent(html)
  const { height, parts } = await setting.evaluate(measureSet)
  await setting.locator('main').screenshot({ path: join(seeds, 'p21.png') })
  await setting.close()
  writeFileSync(join(seeds, 'p21.xml'), altoOf(parts, height))

  const engine = await openLocalEngine({ seeds, index: join(work, 'index') })
  closing.push(() => engine.close())
  await engine.update()
  const options = { engine, host: '127.0.0.1', port: 0, token: 'none', origins: ['*'], log: () => {} }
  const server = await startServer(options, [addApi, addPage])
  closing.push(() => server.close())
  const [issue] = (await engine.issues(1, 1)).issues
  const root = `http://127.0.0.1:${server.port}/iiif/${issue?.id}`
  const get = async (/** @type {string} */ path) => (await fetch(`${root}/${path}`)).json()

  const manifest = await get('manifest.json')
  const titles = manifest.structures[0].items.map((/** @type {any} */ range) => range.label.zh[0])
  const parsed = IIIF.parse(manifest)
  hold(parsed.type === 'manifest' && parsed.canvases.length === 1, 'The schema of allmaps takes the manifest')
  const state = { warnings: [], options: { strict: true } }
  presentation3StrictUpgrade(manifest, state)
  hold(state.warnings.length === 0, 'The strict parser of IIIF commons has no complaint of the manifest')
  const info = Image.parse(await get('image/0/info.json'))
  hold(info.tileZoomLevels.length > 1, 'The schema of allmaps takes the image service, with tiles')
  const part = await fetch(info.getImageUrl(info.getImageRequest({ width: 200, height: 200 }, 'cover')))
  hold(
    part.headers.get('content-type') === 'image/jpeg',
    'An address that allmaps composes gives a part of the picture',
  )
  for (const path of ['annotations/0', `search?q=${encodeURIComponent('班会')}`]) {
    const page = await get(path)
    const own = { warnings: [], options: { strict: true } }
    presentation3StrictUpgrade(page, own)
    hold(page.items.length > 0 && own.warnings.length === 0, `The strict parser has no complaint of ${path}`)
  }

  const files = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://none').pathname.slice(1)
    if (name === '') {
      response.setHeader('Content-Type', 'text/html')
      response.end(`<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><link rel="stylesheet" href="tify.css">
        <div id="tify" style="height: 100vh"></div><script type="module">import Tify from './tify.js'
        new Tify({ container: '#tify', manifestUrl: ${JSON.stringify(`${root}/manifest.json`)}, view: 'toc', language: 'en' })</script>`)
      return
    }
    response.setHeader(
      'Content-Type',
      name.endsWith('.css') ? 'text/css' : name.endsWith('.json') ? 'application/json' : 'text/javascript',
    )
    response.end(readFileSync(join(tify, name)))
  }).listen(0, '127.0.0.1')
  closing.push(() => void files.close())
  await new Promise((done) => files.once('listening', done))
  const address = /** @type {import('node:net').AddressInfo} */ (files.address())
  const viewer = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  /** @type {string[]} */
  const complaints = []
  /** @type {string[]} */
  const tiles = []
  viewer.on('pageerror', (error) => complaints.push(String(error)))
  viewer.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  viewer.on('response', (response) => {
    if (response.url().includes('/image/0/') && response.ok()) tiles.push(response.url())
  })
  const until = async (/** @type {() => boolean} */ isSo) => {
    for (let tries = 0; !isSo(); tries++) {
      if (tries > 300) throw new Error(`TIFY drew nothing: ${complaints.join('; ')}`)
      await viewer.waitForTimeout(100)
    }
  }
  await viewer.goto(`http://127.0.0.1:${address.port}/`)
  await viewer.getByText(titles[0]).first().waitFor()
  await until(() => tiles.some((url) => url.endsWith('.jpg')))
  const text = await viewer.innerText('#tify')
  await viewer.waitForTimeout(500)
  if (shot) await viewer.screenshot({ path: shot })
  hold(
    titles.every((/** @type {string} */ title) => text.includes(title)),
    `TIFY lists the ${titles.length} articles`,
  )
  hold(true, `TIFY asks the image service for ${tiles.length} answers, parts of the page among them`)
  hold(complaints.length === 0, `TIFY has no complaint ${complaints.join('; ')}`)
} finally {
  for (const close of closing.reverse()) await close()
}
