/** The commands of the desk. */
import { expect, test } from 'vitest'
import { Archive } from '../search/archive.js'
import { folders, run } from './run.js'

test('absence tells what was looked through, and names the issues of a weekly that are missing', async () => {
  const days = ['1934-01-06', '1934-01-13', '1934-01-20', '1934-02-03', '1934-02-10', '1934-02-17']
  const weekly = new Archive(
    Object.fromEntries(
      days.map((day) => [
        `${day}.txt`,
        `---\npublication: 江声周报\ndate: ${day}\n---\n# 要闻\n\n江水平稳，${day}。\n`,
      ]),
    ),
  )
  await weekly.build()
  const { status, out } = await run('absence', '王海燕', ...folders(weekly))
  expect(status).toBe(0)
  expect(out).toContain('没有查到')
  expect(out).toContain('江声周报：1934-01-06 至 1934-02-17，6 期，6 篇\n    缺 1 处：1934-01-27\n')
  const json = JSON.parse(
    (await run('absence', '王海燕', '--from', '1934-02', '--json', ...folders(weekly))).out,
  )
  expect(json).toMatchObject({ totalHits: 0, from: '1934-02-01', issues: 3 })
})
