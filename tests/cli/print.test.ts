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
