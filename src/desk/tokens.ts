/**
 * Tokens: a text as characters and values that can be compared, however each is printed.
 *
 * 三千二百, 3,200 and ３２００ are one token, 聯 and 联 another; marks and blanks are none. Pure; knows no index.
 */
import { parseNumeral } from '../chinese.js'
import { plainOf } from '../lexicon.js'

/** `key` is equal where the meaning is; `from` and `to` are UTF-16 units of the text. */
export type TextToken = { key: string; isNumber: boolean; from: number; to: number }

const FIGURES = '[0-9]+(?:,[0-9]{3})*(?:\\.[0-9]+)?(?:万亿|[百千万亿])?'
const SIGNS = '零〇一二三四五六七八九十百千万亿两廿卅'
const NUMERAL = `(?:(?:${FIGURES})+|[${SIGNS}]+)`
/** Where one of these begins, a value may stand: a year of the Republic, a day in figures, a share, a numeral. */
const BEGINS_VALUE = new Set(`0123456789${SIGNS}中民`)
const VALUE = new RegExp(
  [
    `(?:中华)?民国 ?(${NUMERAL}|元)年`,
    '([0-9]{4})([-/.])([0-9]{1,2})\\3([0-9]{1,2})(?![0-9])',
    `([百千])分之(${NUMERAL})`,
    `(${NUMERAL})`,
  ].join('|'),
  'y',
)
const LETTER = /[\p{L}\p{N}%‰℃°]/u
const WORD = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]+/uy
const SHARES: Readonly<Record<string, string>> = { 百: '%', 千: '‰' }
const YEAR_BEFORE_REPUBLIC = 1911
const [FIRST_HAN, LAST_HAN] = [0x4e00, 0x9fff]

export function tokensOf(text: string): TextToken[] {
  const plain = plainOf(text)
  const tokens: TextToken[] = []
  for (let at = 0; at < plain.length; ) {
    const code = plain.charCodeAt(at)
    const sign = plain[at]!
    const end = BEGINS_VALUE.has(sign) ? addValue(plain, at, tokens) : at
    if (end > at) at = end
    else if (code >= FIRST_HAN && code <= LAST_HAN) {
      add(tokens, sign === '号' && isDayBefore(tokens, at) ? '日' : sign, at, ++at)
    } else at = addOther(plain, at, tokens)
  }
  return tokens
}

function add(tokens: TextToken[], key: string, from: number, to: number, isNumber = false): void {
  tokens.push({ key, isNumber, from, to })
}

const addNumber = (tokens: TextToken[], value: number, from: number, to: number) =>
  add(tokens, `#${value}`, from, to, true)

/** A word of letters, a rare character or a mark, which is no token. @returns where it ends */
function addOther(plain: string, at: number, tokens: TextToken[]): number {
  WORD.lastIndex = at
  const word = WORD.exec(plain)?.[0]
  const sign = word ?? String.fromCodePoint(plain.codePointAt(at)!)
  if (word !== undefined || LETTER.test(sign)) add(tokens, sign.toLowerCase(), at, at + sign.length)
  return at + sign.length
}

/** @returns where the value ends; `at` where none begins */
function addValue(plain: string, at: number, tokens: TextToken[]): number {
  VALUE.lastIndex = at
  const found = VALUE.exec(plain)
  if (!found) return at
  const [whole, republic, year, , month, day, share, ofShare] = found
  const end = at + whole.length
  if (year !== undefined) {
    // Each part ends with the sign behind it; nothing is printed for the day's own unit.
    const monthAt = at + year.length + 1
    const dayAt = monthAt + month!.length + 1
    addNumber(tokens, Number(year), at, monthAt - 1)
    add(tokens, '年', monthAt - 1, monthAt)
    addNumber(tokens, Number(month), monthAt, dayAt - 1)
    add(tokens, '月', dayAt - 1, dayAt)
    addNumber(tokens, Number(day), dayAt, end)
    add(tokens, '日', end, end)
    return end
  }
  const value = republic === '元' ? 1 : numberOf(republic ?? ofShare ?? whole)
  if (value === undefined) for (let i = at; i < end; i++) add(tokens, plain[i]!, i, i + 1)
  else if (republic !== undefined) {
    addNumber(tokens, value + YEAR_BEFORE_REPUBLIC, at, end - 1)
    add(tokens, '年', end - 1, end)
  } else {
    addNumber(tokens, value, at, end)
    if (share !== undefined) add(tokens, SHARES[share]!, end, end)
  }
  return end
}

/** A numeral; several that follow each other add up where each is smaller: 1亿2000万. */
function numberOf(numeral: string): number | undefined {
  const parts = /^[0-9]/.test(numeral) ? numeral.match(new RegExp(FIGURES, 'g'))! : [numeral]
  const values = parts.map(parseNumeral)
  if (values.some((value, i) => value === undefined || (i > 0 && value >= values[i - 1]!))) return undefined
  return values.reduce((sum: number, value) => sum + value!, 0)
}

/** 5月7号 is a day, 7号楼 is none. */
function isDayBefore(tokens: readonly TextToken[], at: number): boolean {
  const [month, day] = tokens.slice(-2)
  return month?.key === '月' && day?.isNumber === true && day.to === at
}
