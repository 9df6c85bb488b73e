/** What the terminal is sent of others' words: no control sequence, no mark of direction, no forged line. */
import { expect, test } from 'vitest'
import { messageOf } from '../../src/cli/messages.js'
import { searchText, summaryText } from '../../src/cli/print.js'
import { printable, printableIn, printableJson } from '../../src/cli/printable.js'
import { JiebaoError } from '../../src/errors.js'
import type { UpdateSummary } from '../../src/model.js'
import { fakeEngine } from '../api/fake-engine.js'

/** Colours the screen, sets the window's title, fills the clipboard, clears, turns the direction, forges a line. */
const HOSTILE =
  '\u001b[31m红\u001b]0;x\u0007\u001b]52;c;aGk=\u0007\u009b2J\u202egpj.exe\u2066\r\n9. 伪\u2028\u007f'
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones looked for
const OBEYED = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/

test('printable() leaves nothing that a terminal obeys, and no text longer or shorter', () => {
  for (let code = 0; code < 0x3000; code++) {
    const sign = String.fromCharCode(code)
    expect(printable(sign)).not.toMatch(OBEYED)
    expect(printable(sign)).toHaveLength(1)
  }
  expect(printable('\u001b[31m\n')).toBe('␛[31m␤')
  expect(printable('防汛，Ａ é 𠮷')).toBe('防汛，Ａ é 𠮷')
})

test('searchText() prints hostile titles, names and snippets as text, its own colours beside', async () => {
  const answer = await fakeEngine().search({ q: '志愿' })
  const ranges: [number, number][] = [[5, 6]]
  const snippet = { field: 'headline' as const, text: HOSTILE, ranges, cutBefore: false, cutAfter: false }
  const hit = { ...answer.hits[0]!, id: HOSTILE, section: HOSTILE, reporters: [HOSTILE], snippets: [snippet] }
  const told = searchText(printableIn({ ...answer, hits: [hit] }), true)
  expect(told).toContain('␛[31m\u001b[1;33m红\u001b[0m␛]0;x')
  expect(told.replaceAll('\u001b[1;33m', '').replaceAll('\u001b[0m', '')).not.toMatch(OBEYED)
  expect(told.split('\n')).toHaveLength(4)
})

test('summaryText() and messageOf() print hostile names of files on one line each', () => {
  const refused = [{ file: HOSTILE, line: 1, code: 'BAD_ISSUE', reason: HOSTILE }]
  const summary = { refused, stale: refused, held: [HOSTILE], seconds: 1 } as unknown as UpdateSummary
  const told = summaryText(printableIn(summary))
  expect(told).not.toMatch(OBEYED)
  expect(told.split('\n')).toHaveLength(8)
  expect(messageOf(new JiebaoError('source-empty', HOSTILE, {}))).not.toMatch(/\n/)
  expect(messageOf(new JiebaoError('source-empty', HOSTILE, {}))).not.toMatch(OBEYED)
})

test('summaryText() counts no file as refused of which only a key is not known', () => {
  const key = { file: 'a.txt', line: null, code: 'UNKNOWN_KEY', reason: '甲' }
  const refused = [key, { file: 'b.txt', line: null, code: 'BAD_METADATA', reason: '乙' }]
  const told = summaryText({ refused, stale: [], held: [], seconds: 1 } as unknown as UpdateSummary)
  expect(told).toContain('拒收 1\n')
  expect(told).toMatch(/拒收：\n.*b\.txt.*\n已收录，但请看一看：\n.*a\.txt/)
})

test('printableJson() says the same, in signs that a terminal shows', () => {
  const value = { [HOSTILE]: [HOSTILE] }
  expect(printableJson(value)).not.toMatch(OBEYED)
  expect(JSON.parse(printableJson(value))).toEqual(value)
})
