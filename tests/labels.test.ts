/** One name a thing: what readers see is what they can type, on the page and at the terminal. */
import { expect, test } from 'vitest'
import { FIELD_NAMES, PHASE_NAMES, pageText, SUGGESTION_NAMES } from '../src/labels.js'
import { FIELDS } from '../src/model.js'
import { readName } from '../src/query/names.js'
import { KINDS } from '../web/suggest.js'
import { PHASES } from '../web/update.js'

test('every field that an explanation names can be asked by that name, and by its English one', () => {
  for (const field of FIELDS) {
    const scope = { kind: 'field', fields: [field] }
    expect(readName(`${FIELD_NAMES[field]}:甲`, 0)?.scope, field).toEqual(scope)
    expect(readName(`${field}:甲`, 0)?.scope, field).toEqual(scope)
  }
})

test('no two things of a kind share a name', () => {
  for (const names of [FIELD_NAMES, PHASE_NAMES, SUGGESTION_NAMES]) {
    const values = Object.values(names)
    expect(new Set(values).size).toBe(values.length)
  }
})

test("the page's script calls phases and suggestions as everybody does", () => {
  expect(PHASES).toEqual(PHASE_NAMES)
  // A bare word needs no name in the list below the box.
  expect(KINDS).toEqual({ ...SUGGESTION_NAMES, term: '' })
})

test('pageText() says 第 and 版 once', () => {
  expect(['A03', '12', '第三版', '要闻版'].map(pageText)).toEqual([
    '第 A03 版',
    '第 12 版',
    '第三版',
    '要闻版',
  ])
})
