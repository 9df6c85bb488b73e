/** The list of what is withheld while it is saved, lost, or cut short: it withholds on. */
import { utimesSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keeperRefusals, takeWithheld, waitForKeeper } from '../../src/indexing/withheld.js'
import type { Withheld } from '../../src/store/store.js'
import { Site } from './site.js'

const HIDDEN = '_keeper/hidden.txt'

let site: Site
beforeEach(() => {
  site = new Site({ '_keeper/aliases.txt': '' })
})
afterEach(() => site.remove('_keeper'))

const listed = (...lines: string[]): Withheld => ({ lines, doubt: null })
const THREE = listed('甲乙', '丙丁', '戊己')
const utf8 = (text: string, cut = 0) => {
  const bytes = new TextEncoder().encode(text)
  return bytes.subarray(0, bytes.length - cut)
}

/** Takes up a list that has held still for long. */
async function take(before: Withheld, file: string | Uint8Array | undefined, allow = false) {
  if (file !== undefined) site.write(HIDDEN, file)
  return await takeWithheld(site.seeds, before, allow)
}

type Row = [what: string, before: Withheld, file: string | Uint8Array | undefined, after: Withheld]
const doubtful = (doubt: Withheld['doubt'], ...lines: string[]): Withheld => ({ lines, doubt })

test.each<Row>([
  ['a first list', listed(), '# 说明\n甲乙\n甲乙\n丙丁', listed('甲乙', '丙丁')],
  ['no list, where none was', listed(), undefined, listed()],
  ['a longer list', THREE, '新\n甲乙\n丙丁\n戊己\n', listed('新', '甲乙', '丙丁', '戊己')],
  ['a list without a third of its lines', THREE, '甲乙\n戊己\n', listed('甲乙', '戊己')],
  ['a line that goes on in another', listed('甲乙'), '甲乙丙\n', listed('甲乙丙')],
  ['a list that is gone', THREE, undefined, doubtful('gone', ...THREE.lines)],
  ['an empty list', THREE, '', doubtful('empty', ...THREE.lines)],
  ['a list of remarks', THREE, '# 甲乙\n\n', doubtful('empty', ...THREE.lines)],
  ['a list without most of its lines', THREE, '甲乙\n', doubtful('shrunk', ...THREE.lines)],
  ['another list', listed('甲乙'), '丙丁\n', doubtful('shrunk', '甲乙', '丙丁')],
  ['a list that breaks off', THREE, utf8('甲乙\n丙丁\n戊己', 1), doubtful('torn', ...THREE.lines)],
  ['a first list that breaks off', listed(), utf8('甲乙\n丙丁', 2), doubtful('torn', '甲乙')],
  ['binary bytes', THREE, new Uint8Array([0xff, 0xff, 0x80]), doubtful('unreadable', ...THREE.lines)],
  [
    'a list in doubt, without one line',
    doubtful('gone', '甲', '乙', '丙'),
    '甲\n乙\n',
    doubtful('shrunk', '甲', '乙', '丙'),
  ],
  ['a list in doubt, whole again', doubtful('gone', '甲', '乙'), '乙\n甲\n', listed('乙', '甲')],
  ['an empty list that says so', THREE, '# allow-removal', listed()],
  ['a short list that says so', THREE, '甲乙\n #允许移除 \n\n', listed('甲乙')],
  ['a list that says so at its head', THREE, '# allow-removal\n甲乙\n', doubtful('shrunk', ...THREE.lines)],
])('%s', async (_, before, file, after) => {
  expect(await take(before, file)).toStrictEqual(after)
})

const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'))
const NAME = '林煥章'
/** The name, as iconv writes it. */
const [BIG5, GB18030, SJIS] = ['aa4c b7d8 b3b9', 'c1d6 9fa8 d5c2', '97d1 e085 8fcd']

test.each([
  ['Big5', BIG5],
  ['GB18030', GB18030],
  ['Shift-JIS', SJIS],
])('a name in %s withholds, however few the signs, beside lines of UTF-8', async (_, hex) => {
  for (const file of [hex, `${hex} 0a`, `${hex} 0d0a`, `e794b2e4b999 0a ${hex} 0a`]) {
    const { lines, doubt } = await take(listed(), bytesOf(file))
    expect(lines.includes(NAME), `${file}: ${lines}`).toBe(true)
    expect(doubt).toBe(null)
  }
})

test('two bytes that may be one sign of UTF-8 are read in the older encodings too', async () => {
  const { lines } = await take(listed(), bytesOf('d2bb 0a'))
  expect([lines.includes('一'), lines.includes('\u04bb')]).toStrictEqual([true, true])
  expect(await take(listed(), 'ab\n甲乙')).toStrictEqual(listed('ab', '甲乙'))
})

test('the keeper confirms in GB18030', async () => {
  expect(await take(THREE, bytesOf('23 d4cad0ed d2c6b3fd 0a'))).toStrictEqual(listed())
})

test('another file of the keeper is doubtful where its signs do not tell the encoding', () => {
  const refusals = (file: string | Uint8Array) => {
    site.write('_keeper/aliases.txt', file)
    return keeperRefusals(site.seeds).map(({ file, line, code }) => [file, line, code])
  }
  expect(refusals(bytesOf(`61 3d 62 0a ${BIG5} 3d ${BIG5} 0a`))).toStrictEqual([
    ['_keeper/aliases.txt', 2, 'KEEPER_ENCODING'],
  ])
  expect(refusals(`${NAME}=林某\n`)).toStrictEqual([])
  expect(refusals(bytesOf(`${'a440 a440 a4a3 a662 '.repeat(8)} 3d 61`))).toStrictEqual([])
})

test('the keeper confirms with allowRemoval', async () => {
  expect(await take(THREE, '', true)).toStrictEqual(listed())
  expect(await take(THREE, '甲乙\n', true)).toStrictEqual(listed('甲乙'))
})

test('a list that cannot be read is refused where nothing is remembered', async () => {
  await expect(take(listed(), new Uint8Array([0xff, 0xff, 0x80]))).rejects.toMatchObject({
    code: 'BAD_ISSUE',
  })
})

const START_MS = Date.UTC(2020, 0, 1)

/** A clock that stands still until somebody sleeps; then `meanwhile` happens. */
function clockOf(meanwhile: (passedMs: number) => void = () => {}) {
  let passedMs = 0
  const sleep = async (ms: number) => {
    passedMs += ms
    meanwhile(passedMs)
  }
  return { now: () => START_MS + passedMs, sleep, passedMs: () => passedMs }
}

/** Saves the list so many milliseconds after the clock's start. */
function save(text: string, passedMs: number): void {
  site.write(HIDDEN, text)
  utimesSync(site.path(HIDDEN), (START_MS + passedMs) / 1000, (START_MS + passedMs) / 1000)
}

test('a list that is written on while it is waited for is taken whole', async () => {
  const clock = clockOf((ms) => ms === 2000 && save('甲乙\n丙丁\n戊己\n', 1500))
  save('甲乙\n', 0)
  expect(await takeWithheld(site.seeds, THREE, false, clock)).toStrictEqual(THREE)
  expect(clock.passedMs()).toBe(3500)
})

test('a line is given up only after ten seconds; if it comes back meanwhile it never was', async () => {
  const patient = clockOf()
  save('甲乙\n丙丁\n', 0)
  expect(await takeWithheld(site.seeds, THREE, false, patient)).toStrictEqual(listed('甲乙', '丙丁'))
  expect(patient.passedMs()).toBe(10_000)
  const saved = clockOf((ms) => ms === 10_000 && save('甲乙\n丙丁\n戊己\n', 9000))
  save('甲乙\n丙丁\n', 0)
  expect(await takeWithheld(site.seeds, THREE, false, saved)).toStrictEqual(THREE)
})

test('a list that never holds still withholds as before, and what it adds; the wait ends', async () => {
  const clock = clockOf((ms) => save(`新\n${ms}\n`, ms))
  save('新\n', 0)
  const { lines, doubt } = await takeWithheld(site.seeds, THREE, true, clock)
  expect(doubt).toBe('restless')
  expect(lines.slice(0, 4)).toStrictEqual([...THREE.lines, '新'])
  expect(clock.passedMs()).toBe(60_000)
})

test('a time in the future, of another clock, is watched for two seconds', async () => {
  save('甲乙\n', 3_600_000)
  const clock = clockOf()
  expect(await waitForKeeper(site.seeds, 2000, clock)).toBe(true)
  expect(clock.passedMs()).toBe(2000)
})
