/** How many fields an article may have is limited by the bytes: FORMAT.md, "Postings". */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

// Sources, which load anew with another model; by `.js` tests get what is compiled from them, loaded once.
const MODEL = '../../src/model.ts'
const STORE = '../../src/store/store.ts'
const INDEXING = '../../src/indexing/indexing.ts'

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
  const refusal = {
    name: 'AssertionError',
    message: expect.stringMatching(/Cannot store 9 fields: .* at most 8/),
  }
  await expect(import(STORE)).rejects.toMatchObject(refusal)
  await expect(import(INDEXING)).rejects.toMatchObject(refusal)
})

test('the store loads with the eight fields that there are', async () => {
  withFields([])
  await import(STORE)
})
