/** Writing numbers: a text with its numerals in figures or in characters. Reading them is for chinese.ts. */
import { IN_CHARACTERS, IN_FIGURES, isNumber } from '../../analysis/analysis.js'
import { parseNumeral } from '../../chinese.js'

/** In figures only where they are no part of a code. */
const NUMERAL = new RegExp(`(?<![0-9a-z.,])${IN_FIGURES}(?![0-9a-z])|${IN_CHARACTERS}`, 'g')
const FIGURES = '〇一二三四五六七八九'
/** Numerals from here on are written in figures only. */
const LARGEST = 1e12

type Write = (value: number) => string | undefined

/** A numeral rewritten, or as it stands if it is no number or cannot be written so. */
const rewriter = (write: Write) => (text: string) =>
  text.replace(NUMERAL, (numeral) => {
    if (!isNumber(numeral) || /^0[0-9]/.test(numeral)) return numeral
    const value = parseNumeral(numeral)
    return (value !== undefined && write(value)) || numeral
  })

/** Ways to write all numerals of a text. */
export const otherNumerals: readonly ((text: string) => string)[] = [
  inFigures,
  inCharacters,
  inOtherCharacters,
  figureByFigure,
  inGroups,
].map(rewriter)

function inFigures(value: number): string {
  return String(value)
}

/** 1200 as 1,200. */
function inGroups(value: number): string | undefined {
  if (value < 1000 || !Number.isInteger(value)) return undefined
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

/** 101 as 一〇一, as schools and regiments have it. */
function figureByFigure(value: number): string | undefined {
  if (value < 100 || value >= 10_000 || !Number.isInteger(value)) return undefined
  return [...String(value)].map((figure) => FIGURES[Number(figure)]).join('')
}

/** 200 as 两百; 12,000 as 1.2万. */
function inOtherCharacters(value: number): string | undefined {
  if (value < 10_000 || value % 100 !== 0) return inCharacters(value)?.replace(/^二(?=[百千万亿])/, '两')
  return value >= 1e8 ? `${value / 1e8}亿` : `${value / 1e4}万`
}

/** A whole number below LARGEST in characters: 13 is 十三, 105 一百零五, 25,000 二万五千. */
function inCharacters(value: number): string | undefined {
  if (!Number.isInteger(value) || value < 0 || value >= LARGEST) return undefined
  return value === 0 ? '零' : sectioned(value).replace(/^一十/, '十')
}

function sectioned(value: number): string {
  for (const [unit, name] of LARGE_UNITS) {
    if (value < unit) continue
    const rest = value % unit
    const gap = rest > 0 && rest < unit / 10 ? '零' : ''
    return sectioned(Math.floor(value / unit)) + name + gap + (rest > 0 ? sectioned(rest) : '')
  }
  let text = ''
  let isGap = false
  for (const [unit, name] of SMALL_UNITS) {
    const figure = Math.floor(value / unit) % 10
    if (figure === 0) isGap = text !== ''
    else {
      text += (isGap ? '零' : '') + FIGURES[figure] + name
      isGap = false
    }
  }
  return text
}

const LARGE_UNITS = [
  [1e8, '亿'],
  [1e4, '万'],
] as const
const SMALL_UNITS = [
  [1000, '千'],
  [100, '百'],
  [10, '十'],
  [1, ''],
] as const
