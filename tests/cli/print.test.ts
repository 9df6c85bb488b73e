/** What the command line prints of an answer. */
import { expect, test } from 'vitest'
import { searchText } from '../../src/cli/print.js'
import { fakeEngine } from '../api/fake-engine.js'

test('searchText() says what a partial hit lacks, and nothing of the kind for a whole one', async () => {
  const answer = await fakeEngine().search({ q: '志愿' })
  const [hit] = answer.hits
  const told = (missing: string[]) => searchText({ ...answer, hits: [{ ...hit!, missing }] }, false)
  expect(told([])).not.toContain('缺')
  expect(told(['火箭', '登月'])).toContain('\n   缺：火箭、登月\n')
})

test('searchText() names the day told of beside the date of the paper', async () => {
  const answer = await fakeEngine().search({ q: '志愿' })
  const told = (eventDate: string | null) =>
    searchText({ ...answer, hits: [{ ...answer.hits[0]!, eventDate }] }, false)
  expect(told('2024-05-05')).toContain('记 2024-05-05 事')
  expect(told(null)).not.toMatch(/记 \d/)
})
