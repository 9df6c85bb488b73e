/** Writing numbers: a text with its numerals in figures or in characters. Reading them is for chinese.ts. */
import { IN_CHARACTERS, IN_FIGURES, isNumber } from '../../analysis/analysis.js'
import { parseNumeral } from '../../chinese.js'

/** A numeral in characters, also with a part behind the point: 三十五点六; 六点二十 and 六点三刻 are times. */
export const WITH_POINT = `${IN_CHARACTERS}(?:点[零〇一二三四五六七八九]+(?![零〇一二三四五六七八九十百千分刻半]))?`
/** In figures only where they are no part of a code. */
const NUMERAL = new RegExp(`(百分之)?(?:((?<![0-9a-z.,])${IN_FIGURES})(?![0-9a-z])(%?)|(${WITH_POINT}))`, 'g')
const FIGURES = '〇一二三四五六七八九'
/** Numerals from here on are written in figures only. */
const LARGEST = 1e12

type Write = (value: number) => string | undefined

/** How a per cent is written beside its number; undefined where it is not written so. */
type WritePercent = ((number: string) => string) | undefined

/** A numeral rewritten, or as it stands if it is no number or cannot be written so. */
const rewriter =
  ([write, writePercent]: readonly [Write, WritePercent?]) =>
  (text: string) =>
    text.replace(NUMERAL, (whole, per?: string, figures?: string, sign?: string, characters?: string) => {
      const numeral = figures ?? characters!
      if (!isNumber(numeral) || /^0[0-9]/.test(numeral)) return whole
      const value = numberOf(numeral)
      const written = value === undefined ? undefined : write(value)
      if (!written) return whole
      return per || sign ? (writePercent?.(written) ?? whole) : written
    })

function numberOf(numeral: string): number | undefined {
  const [whole, part] = numeral.split('点')
  const value = parseNumeral(whole!)
  if (value === undefined || part === undefined) return value
  return Number(`${value}.${[...part].map((figure) => parseNumeral(figure)).join('')}`)
}

/** Ways to write all numerals of a text. */
export const otherNumerals: readonly ((text: string) => string)[] = (
  [
    [inFigures, (number) => `${number}%`],
    [inCharacters, (number) => `百分之${number}`],
    [inOtherCharacters],
    [figureByFigure],
    [inGroups],
    [inScores],
    [inGroupsOfMyriads],
  ] as [Write, WritePercent?][]
).map(rewriter)

function inFigures(value: number): string {
  return String(value)
}

/** 1200 as 1,200. */
function inGroups(value: number): string | undefined {
  if (value < 1000 || !Number.isInteger(value)) return undefined
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

/** 12,340,000 as 1,234万. */
function inGroupsOfMyriads(value: number): string | undefined {
  return value >= 1e7 && value < LARGEST && value % 1e4 === 0 ? `${inGroups(value / 1e4)}万` : undefined
}

/** 23 as 廿三, 30 as 卅: as old papers print them. */
function inScores(value: number): string | undefined {
  if (value < 20 || value >= 40 || !Number.isInteger(value)) return undefined
  return (value < 30 ? '廿' : '卅') + (value % 10 === 0 ? '' : FIGURES[value % 10])
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

/** A number below LARGEST in characters: 13 is 十三, 105 一百零五, 25,000 二万五千, 6.2 六点二. */
function inCharacters(value: number): string | undefined {
  if (value < 0 || value >= LARGEST) return undefined
  const [whole, part] = String(value).split('.')
  if (part)
    return `${inCharacters(Number(whole))}点${[...part].map((figure) => FIGURES[Number(figure)]).join('')}`
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
