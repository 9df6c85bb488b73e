/** Files that were sent: they wait unseen, are shown as read, and are published once. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listIncoming, previewFile, receiveFile, releaseFile } from '../../src/engine/incoming.js'
import { scanFolder } from '../../src/indexing/scan.js'
import { Archive } from '../search/archive.js'

const bytes = (text: string) => new TextEncoder().encode(text)

test('a file waits where no update looks, is read, and is published under its name', async () => {
  const { seeds } = new Archive()
  receiveFile(seeds, '甲.txt', bytes('旧'))
  receiveFile(seeds, '甲.txt', bytes('# 防汛\n\n本报讯 昨日防汛演练开始。\n'))
  expect(listIncoming(seeds).map(({ file }) => file)).toEqual(['甲.txt'])
  expect(JSON.stringify(await scanFolder(seeds))).not.toContain('甲.txt')
  expect((await previewFile(seeds, '甲.txt'))[0]!.articles[0]!.headline).toBe('防汛')
  releaseFile(seeds, '甲.txt', 'publish')
  expect([existsSync(join(seeds, '甲.txt')), listIncoming(seeds)]).toEqual([true, []])
  receiveFile(seeds, '甲.txt', bytes('又来'))
  expect(() => releaseFile(seeds, '甲.txt', 'publish')).toThrow(
    expect.objectContaining({ code: 'DUPLICATE_ISSUE' }),
  )
  releaseFile(seeds, '甲.txt', 'discard')
  expect(listIncoming(seeds)).toEqual([])
})

test('no name leads out of the folder, or hides', async () => {
  const { seeds } = new Archive()
  for (const name of ['../甲.txt', 'a/b.txt', 'a\\b', '.a', '_keeper', '', 'a\n', 'a'.repeat(101)])
    expect(() => receiveFile(seeds, name, bytes('x')), name).toThrow(
      expect.objectContaining({ code: 'BAD_PARAMETER' }),
    )
  expect(readdirSync(seeds)).toEqual([])
  await expect(previewFile(seeds, '../x')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(() => releaseFile(seeds, 'none.txt', 'discard')).toThrow(
    expect.objectContaining({ code: 'NOT_FOUND' }),
  )
})
