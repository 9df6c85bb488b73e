/** The picture of a printed page, and when it is not shown. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Archive } from '../search/archive.js'

const line = (text: string, top: number, size: number) => {
  const box = `HPOS="100" VPOS="${top}" WIDTH="${text.length * size}" HEIGHT="${size}"`
  return `<TextLine ${box}><String ${box} CONTENT="${text}"/></TextLine>`
}
const block = (...lines: string[]) => `<TextBlock>${lines.join('')}</TextBlock>`
const page = (headline: string, body: string) =>
  `<Page WIDTH="1000" HEIGHT="1400"><PrintSpace>${block(line(headline, 100, 40))}${block(line(body, 200, 20))}</PrintSpace></Page>`
const ALTO = `<?xml version="1.0"?><alto><Description><sourceImageInformation><fileName>p.gif</fileName></sourceImageInformation></Description><Layout>${page('三千亩油菜五天收割入仓', '昨日，城东乡的油菜收割完毕。')}${page('城南小学添了新教室', '昨日，城南小学的新教室启用。')}</Layout></alto>`
/** The smallest GIF. */
const GIF = Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=', 'base64')

test('picture() shows each sheet of an issue, but none that a withheld article stands on', async () => {
  const archive = new Archive({ 'a.xml': ALTO })
  writeFileSync(join(archive.seeds, 'p.gif'), GIF)
  await archive.build()
  const open = async () => {
    const engine = archive.open()
    const [issue] = (await engine.issues(1, 1)).issues
    const shown = await Promise.all(
      [0, 1, 2].map(async (sheet) => (await engine.picture(issue!.id, sheet))?.type),
    )
    const none = await engine.picture('none', 0)
    await engine.close()
    expect(none).toBeUndefined()
    return shown
  }
  expect(await open()).toEqual(['image/gif', 'image/gif', undefined])
  mkdirSync(join(archive.seeds, '_keeper'), { recursive: true })
  writeFileSync(join(archive.seeds, '_keeper/hidden.txt'), '城南小学\n')
  expect(await open()).toEqual(['image/gif', undefined, undefined])
})

test('picture() fetches an address from an origin that the keeper names, once, and follows it nowhere else', async () => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url!)
    if (request.url === '/moved.gif') response.writeHead(302, { location: '/p.gif' }).end()
    else if (request.url === '/false.gif') response.end('<svg xmlns="http://www.w3.org/2000/svg"/>')
    else response.end(GIF)
  }).listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const alto = (address: string) =>
    ALTO.replace('p.gif', address)
      .replace(/<Page.*?<\/Page>/, '')
      .replace('新教室', address)
  const archive = new Archive(
    Object.fromEntries(['p', 'moved', 'false'].map((name) => [`${name}.xml`, alto(`${origin}/${name}.gif`)])),
  )
  await archive.build()
  const typesBy = async (pictureOrigins: string[]) => {
    const engine = archive.open({ pictureOrigins })
    const { issues } = await engine.issues(1, 9)
    const types: Record<string, string | undefined> = {}
    for (const { id, file } of [...issues, ...issues]) types[file] = (await engine.picture(id, 0))?.type
    await engine.close()
    return types
  }
  expect(await typesBy([])).toEqual({ 'p.xml': undefined, 'moved.xml': undefined, 'false.xml': undefined })
  await typesBy(['https://127.0.0.1', 'http://127.0.0.1:1'])
  expect(asked).toEqual([])
  expect(await typesBy([origin])).toMatchObject({
    'p.xml': 'image/gif',
    'moved.xml': undefined,
    'false.xml': undefined,
  })
  expect(asked.sort()).toEqual(['/false.gif', '/moved.gif', '/p.gif'])
  server.close()
})
