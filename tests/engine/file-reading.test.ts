/** Files that were sent are read in threads of their own, where they hold nobody up. */

import { join } from 'node:path'
import { expect, test } from 'vitest'
import { READ_HERE, ReadApart } from '../../src/engine/file-reading.js'
import { Archive } from '../search/archive.js'

const HEAP = 256 * 2 ** 20
const bytes = (text: string) => new TextEncoder().encode(text)
const told = (asked: Promise<unknown>) =>
  asked.then(
    (answer) => answer,
    ({ reason, value }) => ({ reason, value }),
  )

test('a thread reads what the caller would read, and refuses what it would refuse', async () => {
  const archive = new Archive({ '甲.txt': '# 防汛\n\n本报讯 昨日防汛演练开始。\n' })
  const apart = new ReadApart(HEAP)
  for (const reading of [
    (of: ReadApart | typeof READ_HERE) => of.manuscript('稿.txt', bytes('昨日防汛。\n今日抗旱。')),
    (of: ReadApart | typeof READ_HERE) => of.manuscript('稿.docx', bytes('不是文档')),
    (of: ReadApart | typeof READ_HERE) => of.waiting('甲.txt', join(archive.seeds, '甲.txt')),
  ])
    expect(await told(reading(apart))).toEqual(await told(reading(READ_HERE)))
})

test('a file that takes long holds up nobody else', async () => {
  const rows = '<p>防汛</p>'.repeat(60_000)
  const page = bytes(`<html><body><div class="ocr_page">${rows}</div></body></html>`)
  const turnsOf = async (reading: Promise<unknown>) => {
    let turns = 0
    const count = setInterval(() => turns++, 1)
    await reading
    clearInterval(count)
    return turns
  }
  expect(await turnsOf(READ_HERE.manuscript('稿.html', page))).toBeLessThan(5)
  expect(await turnsOf(new ReadApart(HEAP).manuscript('稿.html', page))).toBeGreaterThan(10)
})

test('a file that needs too much memory or time is refused by name, and the next one is read', async () => {
  const tiny = new ReadApart(2 ** 20)
  const late = new ReadApart(HEAP, 0)
  const asked = (of: ReadApart) => told(of.manuscript('稿.txt', bytes('防汛')))
  expect(await asked(tiny)).toEqual({ reason: 'source-out-of-memory', value: '稿.txt' })
  const all = await Promise.all([asked(late), asked(late), asked(late)])
  expect(all).toEqual(Array(3).fill({ reason: 'source-too-slow', value: '稿.txt' }))
})
