/** A date that the parameters let pass is one that the engine reads, and the other way round. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { searchParams } from '../../src/http/criteria.js'
import { readObject } from '../../src/http/params.js'
import { readFilters } from '../../src/search/columns/filters.js'

const NAMES = ['from', 'to', 'monthDay'] as const

/** What a reader makes of a value, or that it refuses it. */
function told<T>(read: () => T): T | 'refused' {
  try {
    return read()
  } catch {
    return 'refused'
  }
}

function agree(value: string): void {
  for (const name of NAMES) {
    const passed = told(() => readObject({ [name]: value }, searchParams)[name]!)
    const read = told(() => readFilters({ q: '', [name]: value })[name])
    expect(passed === 'refused', `${name}=${value}`).toBe(read === 'refused')
    // The canonical form, which the engine is handed, is the same days.
    if (passed !== 'refused')
      expect(readFilters({ q: '', [name]: passed })[name], `${name}=${value}`).toBe(read)
  }
}

test('parameters and engine judge years, months and days alike, whatever form they stand in', () => {
  for (const year of [
    '0000',
    '0001',
    '0099',
    '0999',
    '1000',
    '1599',
    '1600',
    '2024',
    '2999',
    '3000',
    '999',
  ]) {
    for (const rest of [
      '',
      '-02',
      '-2',
      '-00',
      '-13',
      '-02-29',
      '-02-30',
      '-2-9',
      '/02/09',
      '.2.9',
      '-02-09T10:00',
    ])
      agree(year + rest)
    agree(`${year}0209`)
    agree(`${year}年2月9日`)
  }
  for (const value of ['', ' ', '4-12', '04-12', '4月12日', '02-30', '昨日', '2024..2025']) agree(value)
})

test('parameters and engine judge any text alike', () => {
  const piece = fc.constantFrom(
    '2024',
    '0999',
    '1599',
    '-',
    '/',
    '.',
    '年',
    '月',
    '日',
    '2',
    '02',
    '31',
    'T08:00',
    'Z',
    ' ',
    '民国',
  )
  fc.assert(fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => agree(pieces.join(''))))
})
