/** How many fields an article may have is limited by the bytes: FORMAT.md, "Postings". */
import { rejects } from 'node:assert/strict'
import { afterEach, beforeEach, test, vi } from 'vitest'

const MODEL = '../../src/model.js'

beforeEach(() => {
  vi.resetModules()
})
afterEach(() => {
  vi.doUnmock(MODEL)
  vi.resetModules()
})

const withFields = (extra: readonly string[]) =>
  vi.doMock(MODEL, async (importOriginal) => {
    const model = await importOriginal<typeof import('../../src/model.js')>()
    const fields = [...model.FIELDS, ...extra]
    return { ...model, FIELDS: fields, FIELD_COUNT: fields.length }
  })

// A ninth bit would be cut off without a word, and the index could be published but not read.
test('the store does not load with nine fields, so nothing can be written or published', async () => {
  withFields(['dateline'])
  const refusal = /^AssertionError.*Cannot store 9 fields: .* at most 8/
  await rejects(import('../../src/store/store.js'), refusal)
  await rejects(import('../../src/indexing/indexing.js'), refusal)
})

test('the store loads with the eight fields that there are', async () => {
  withFields([])
  await import('../../src/store/store.js')
})
