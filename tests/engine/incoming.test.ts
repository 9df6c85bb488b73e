/** Files that were sent: they wait unseen, are shown as read, and are published once. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listIncoming, previewFile, receiveFile, releaseFile } from '../../src/engine/incoming.js'
import { scanFolder } from '../../src/indexing/scan.js'
import { Archive } from '../search/archive.js'

const bytes = (text: string) => new TextEncoder().encode(text)
const PAPER = '# 防汛\n\n本报讯 昨日防汛演练开始。\n'
const none = () => []
const send = (seeds: string, file: string, text = PAPER) => receiveFile(seeds, file, bytes(text), none)
const left = (seeds: string) => readdirSync(join(seeds, '_incoming'))
const refused = (asked: Promise<unknown>, code: string, detail = /./) =>
  expect(asked).rejects.toMatchObject({ code, message: expect.stringMatching(detail) })

test('a file waits where no update looks, is read, and is published under its name', async () => {
  const { seeds } = new Archive()
  const preview = await send(seeds, '甲.txt')
  expect(preview).toMatchObject({ issues: [{ articles: [{ headline: '防汛' }] }], sameAs: null })
  expect(listIncoming(seeds).map(({ file }) => file)).toEqual(['甲.txt'])
  expect(JSON.stringify(await scanFolder(seeds))).not.toContain('甲.txt')
  expect(await previewFile(seeds, '甲.txt', none)).toEqual(preview)
  releaseFile(seeds, '甲.txt', 'publish')
  expect([existsSync(join(seeds, '甲.txt')), left(seeds)]).toEqual([true, []])
})

test('a name that waits or is published is refused at once, and nothing is overwritten', async () => {
  const { seeds } = new Archive()
  await send(seeds, '甲.txt')
  await refused(send(seeds, '甲.txt', '又来'), 'DUPLICATE_ISSUE', /a waiting file/)
  expect(readFileSync(join(seeds, '_incoming/甲.txt'), 'utf8')).toBe(PAPER)
  releaseFile(seeds, '甲.txt', 'publish')
  await refused(send(seeds, '甲.txt', '又来'), 'DUPLICATE_ISSUE', /a source has that name/)
  expect([readFileSync(join(seeds, '甲.txt'), 'utf8'), left(seeds)]).toEqual([PAPER, []])
  const both = await Promise.allSettled([send(seeds, '乙.txt'), send(seeds, '乙.txt')])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('a name that came among the sources meanwhile is not overwritten by publishing', async () => {
  const archive = new Archive()
  await send(archive.seeds, '甲.txt')
  archive.write('甲.txt', '先到')
  expect(() => releaseFile(archive.seeds, '甲.txt', 'publish')).toThrow(
    expect.objectContaining({ code: 'DUPLICATE_ISSUE' }),
  )
  releaseFile(archive.seeds, '甲.txt', 'discard')
  expect(left(archive.seeds)).toEqual([])
})

test('a file that no update would take is refused with what to do, and does not wait', async () => {
  const { seeds } = new Archive()
  for (const [file, code, detail] of [
    ['x.exe', 'BAD_ISSUE', /kind is not read/],
    ['扫描.jpg', 'BAD_ISSUE', /recognise it first/],
    ['名单.xlsx', 'BAD_ISSUE', /it is a/],
    ['README.txt', 'BAD_ISSUE', /no source/],
    ['甲.meta.json', 'BAD_ISSUE', /beside that source/],
  ] as const)
    await refused(send(seeds, file), code, detail)
  await refused(send(seeds, '空.txt', ' \n'), 'BAD_ISSUE')
  await refused(send(seeds, '甲.json', '[]'), 'BAD_ISSUE', /no format that is read/)
  await refused(send(seeds, '甲.txt', '---\ndate: [\n---\n正文。\n'), 'BAD_METADATA')
  expect(left(seeds)).toEqual([])
})

test('a file of the bytes of a source is named as such; published, it is the one that is refused', async () => {
  const archive = new Archive({ '乙.txt': PAPER })
  await archive.build()
  const engine = archive.open()
  expect(await engine.receive('甲.txt', bytes(PAPER))).toMatchObject({ sameAs: '乙.txt' })
  expect(await engine.preview('甲.txt')).toMatchObject({ sameAs: '乙.txt' })
  expect(await engine.receive('丙.txt', bytes(`${PAPER}又一段。\n`))).toMatchObject({ sameAs: null })
  await engine.release('甲.txt', 'publish')
  await engine.close()
  const { refused } = await archive.build()
  expect(refused).toMatchObject([{ file: '甲.txt', code: 'DUPLICATE_ISSUE' }])
  expect(refused[0]!.reason).toContain('乙.txt')
})

test('no name leads out of the folder, or hides', async () => {
  const { seeds } = new Archive()
  for (const name of ['../甲.txt', 'a/b.txt', 'a\\b', '.a', '_keeper', '', 'a\n', 'a'.repeat(101)])
    await refused(send(seeds, name), 'BAD_PARAMETER')
  expect(readdirSync(seeds)).toEqual([])
  await refused(previewFile(seeds, '../x', none), 'NOT_FOUND')
  expect(() => releaseFile(seeds, 'none.txt', 'discard')).toThrow(
    expect.objectContaining({ code: 'NOT_FOUND' }),
  )
})
