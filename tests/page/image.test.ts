/** Parts of a page's picture, as IIIF Image API 3 asks for them. */
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Picture } from '../../src/model.js'
import { cutPart, imageInfo, partOf, tagOf } from '../../src/page/image.js'
import { fakeEngine } from '../api/fake-engine.js'
import { fetch, startOver } from '../api/harness.js'

const page = { width: 3000, height: 4000 }
const from = (part: ReturnType<typeof partOf>) => [part.left, part.top, part.width, part.height]

test.each([
  ['full/max/0/default.jpg', [0, 0, 3000, 4000], [3000, 4000]],
  ['square/100,/0/default.jpg', [0, 500, 3000, 3000], [100, 100]],
  ['1024,2048,1024,1024/512,/0/default.jpg', [1024, 2048, 1024, 1024], [512, 512]],
  // A tile at the edge is cut where the picture ends.
  ['2048,3072,1024,1024/952,928/0/default.jpg', [2048, 3072, 952, 928], [952, 928]],
  ['0,0,300,400/,200/0/default.jpg', [0, 0, 300, 400], [150, 200]],
  ['0,0,1000,10/1,1/0/default.jpg', [0, 0, 1000, 10], [1, 1]],
])('partOf() reads %s', (asked, region, to) => {
  const part = partOf(page, asked.split('/'))
  expect([from(part), [part.to.width, part.to.height]]).toEqual([region, to])
})

test.each([
  'all/max/0/default.jpg',
  '3000,0,10,10/max/0/default.jpg',
  '0,0,0,10/max/0/default.jpg',
  '-1,0,10,10/max/0/default.jpg',
  '0,0,9999999,10/max/0/default.jpg',
  'full/,/0/default.jpg',
  'full/0,/0/default.jpg',
  'full/3001,/0/default.jpg',
  'full/^max/0/default.jpg',
  'full/max/90/default.jpg',
  'full/max/0/default.png',
  'full/max/0/gray.jpg',
])('partOf() refuses %s', (asked) => {
  expect(() => partOf(page, asked.split('/'))).toThrow(expect.objectContaining({ code: 'BAD_PARAMETER' }))
})

test('imageInfo() offers tiles down to a scale at which one holds the page', () => {
  expect(imageInfo(page, 'https://example.org/iiif/i/image/0')).toMatchObject({
    id: 'https://example.org/iiif/i/image/0',
    type: 'ImageService3',
    profile: 'level1',
    tiles: [{ width: 1024, scaleFactors: [1, 2, 4] }],
  })
  expect(imageInfo({ width: 20, height: 30 }, '').tiles[0]!.scaleFactors).toEqual([1])
})

/** Its left half black, its right half white. */
const picture: Picture = { type: 'image/png', width: 64, height: 32, bytes: new Uint8Array() }
let server: Awaited<ReturnType<typeof startOver>>
let isWithheld = false
beforeAll(async () => {
  const half = { create: { width: 32, height: 32, channels: 3 as const, background: '#000' } }
  const white = { create: { width: 64, height: 32, channels: 3 as const, background: '#fff' } }
  const black = await sharp(half).png().toBuffer()
  picture.bytes = await sharp(white)
    .composite([{ input: black, left: 0, top: 0 }])
    .png()
    .toBuffer()
  const shown = async (issue: string, sheet: number) =>
    issue === 'i' && sheet === 0 && !isWithheld ? picture : undefined
  server = await startOver(Object.assign(fakeEngine(), { picture: shown }))
})
afterAll(() => server.close())

test('cutPart() cuts and scales, and gives the same bytes again', async () => {
  const tag = tagOf(picture)
  const part = partOf(picture, ['32,0,32,32', '8,', '0', 'default.jpg'])
  const bytes = await cutPart(picture, tag, part)
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
  expect([info.width, info.height, Math.min(...data) > 240]).toEqual([8, 8, true])
  expect(await cutPart(picture, tag, part)).toBe(bytes)
  expect(await cutPart({ ...picture, bytes: picture.bytes.slice(0, 9) }, 'damaged', part)).toBeUndefined()
})

test('the service answers its address, its information, and parts that a client may keep', async () => {
  const root = `${server.url}/iiif/i/image/0`
  const base = await fetch(root)
  expect([base.status, base.url]).toEqual([200, `${root}/info.json`])
  expect(await base.json()).toMatchObject({ id: root, width: 64, height: 32 })
  const part = await fetch(`${root}/0,0,32,32/max/0/default.jpg`)
  expect([part.status, part.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
  expect(part.headers.get('link')).toContain('image/3/level1.json')
  const headers = { 'if-none-match': part.headers.get('etag')! }
  expect((await fetch(part.url, { headers })).status).toBe(304)
  expect((await fetch(`${root}/0,0,32,32/99,/0/default.jpg`)).status).toBe(400)
  expect((await fetch(`${root}/..%2f..%2fx/max/0/default.jpg`)).status).toBe(400)
})

test('once an article on it is withheld, no part of a page is sent, whoever has its tag', async () => {
  const path = `${server.url}/iiif/i/image/0/full/max/0/default.jpg`
  const tag = (await fetch(path)).headers.get('etag')!
  isWithheld = true
  for (const address of [path, `${server.url}/iiif/i/image/0/info.json`, `${server.url}/sheet/i/0`])
    expect((await fetch(address, { headers: { 'if-none-match': tag } })).status).toBe(404)
  isWithheld = false
})
