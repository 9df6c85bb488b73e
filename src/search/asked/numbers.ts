/**
 * Numbers in a clause: the pieces that belong to one, and the other ways to print it.
 *
 * The dictionary cuts 双十一 as 双十|一 and 八一路 as 八|一路, and a figure alone says little.
 * So the pieces that a numeral runs through are one piece with what counts or names it:
 * 300|元, 8|小时, 神舟|13|号, 歼|20, T|恤. Opens no index.
 */
import { codesIn, type Piece } from '../../analysis/analysis.js'
import { dayOf, parseNumeral } from '../../chinese.js'
import { isFunctionWord } from '../../lexicon.js'
import { otherNumerals, WITH_POINT } from './numerals.js'

/** A piece of the cut, or several that belong to one number. */
export type JoinedPiece = Piece & { hasNumber: boolean }

const NUMERAL = new RegExp(WITH_POINT, 'g')
/** Figures and the power of ten behind them, which the dictionary cuts off: 8.6|万人. */
const FIGURES_AND_POWER = /[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?(?:万亿|[百千万亿])/g
/** What follows one figure inside a word that counts: 三号, 一等奖. Elsewhere (一般, 十分) the figure is a part of the word. */
const COUNTERS = '号届期楼路层级等班组队区街院中连营团师军年'
/** What counts behind a figure, but for 一 (一天): 十天, 三吨. */
const MEASURES = '天岁吨亩斤倍'
/** Words of a figure and a counter that mean no number. */
const IDIOMS = /^(?:一路|一等(?!奖|品|功)|一中全会)/
/** Function words that follow a number closely (95后, 300多, 2中), or stand between two (3比2). */
const CLOSE = '后前多余比点中'
/** What follows a number and has its noun behind it. */
const OPEN = '号多余'
/** Counters that follow 多 and 余 in words of the dictionary: 50|多元, 300|余人. */
const COUNTED = '元人个名位家户次种项件天日年月岁米里亩斤吨万千百亿届所场座套台辆'
/** Counters that name by order alone, so that 第 says nothing more: 第12届 is 12届, where 第3次 is not 3次. */
const ORDERED = '号届期楼路层级等班组队区街院中连营团师军'
/** One: in 新一届 and 一等 it counts or joins, and only 第 tells its order. */
const ONE = /^[1一]$/
/** Words that are units of what a number counts. */
const UNITS = new Set(
  (
    '小时 分钟 秒钟 月份 周年 年代 年级 公里 千米 厘米 毫米 公斤 千克 公顷 平方 平方米 立方米 摄氏度 ' +
    '万元 亿元 万人 万吨 亿吨 万亩 万户 万平方米 美元 港元 元钱 块钱 人次 个月 '
  )
    .trim()
    .split(' '),
)

/** Signs of a number right behind it: 35%, 25°, 25°c. */
const SIGNS_BEHIND = /^(?:%|°[cf]?)?/

/** Letters that a figure in characters may stand before, as in 五G and 四K. */
const LETTERS = /^[a-z]{1,2}$/

const isOneCharacter = (text: string) => [...text].length === 1

/**
 * The pieces of a cut, where those that belong to one number, or to letters, are one piece.
 *
 * @param text  folded, the text that was cut
 */
export function joinNumbers(pieces: readonly Piece[], text: string): JoinedPiece[] {
  const found = pieces.map((piece): JoinedPiece => ({ hasNumber: piece.kind === 'run', ...piece }))
  const placesOf = (pattern: RegExp) =>
    [...text.matchAll(pattern)].map(({ 0: numeral, index: at }) => ({ at, length: numeral.length }))
  for (const places of [codesIn(text), placesOf(FIGURES_AND_POWER), placesOf(NUMERAL)]) {
    let from = 0
    for (const { at, length } of places) from = coverNumeral(found, from, text, at, at + length)
  }
  splitAbout(found)
  const joined: JoinedPiece[] = []
  for (let i = 0; i < found.length; ) {
    if (!found[i]!.hasNumber) {
      joined.push(found[i++]!)
      continue
    }
    const to = reach(found, i)
    const isBehind = touches(found, i) || isSigned(found, i, text)
    const named = to === i + 1 && isBehind ? joined.at(-1) : undefined
    const isNamed =
      named?.kind === 'han' && !named.hasNumber && isOneCharacter(named.text) && !isFunctionWord(named.text)
    const isTold = isNamed || isOrder(joined.at(-1), found, i)
    const at = isTold ? joined.pop()!.at : found[i]!.at
    const last = endOf(found[to - 1]!)
    const end = last + SIGNS_BEHIND.exec(text.slice(last, last + 2))![0].length
    joined.push(end - at === found[i]!.text.length ? found[i]! : pieceOf(text, at, end))
    i = to
    while (i < found.length && found[i]!.at < end) i++
  }
  return joined
}

/** Takes words like 多元 apart where a number stands before them: there 多 belongs to the number. */
function splitAbout(pieces: JoinedPiece[]): void {
  for (let i = pieces.length - 1; i > 0; i--) {
    const { text, at } = pieces[i]!
    const unit = text.slice(1)
    const isAbout =
      /^[多余]/.test(text) && (UNITS.has(unit) || (isOneCharacter(unit) && COUNTED.includes(unit)))
    if (!isAbout || !pieces[i - 1]!.hasNumber || !touches(pieces, i)) continue
    const [about, counted] = [text.charAt(0), unit].map((part) => ({ ...pieces[i]!, text: part }))
    pieces.splice(i, 1, about!, { ...counted!, at: at + 1 })
  }
}

/** Whether 第 stands before the number at `i` and tells its order: 第3次, 第1届. */
function isOrder(before: JoinedPiece | undefined, pieces: readonly JoinedPiece[], i: number): boolean {
  if (before?.text !== '第' || !touches(pieces, i)) return false
  const counter = touches(pieces, i + 1) ? pieces[i + 1]!.text.charAt(0) : ''
  return ONE.test(pieces[i]!.text) || !ORDERED.includes(counter)
}

const endOf = ({ at, text }: Piece) => at + text.length
const pieceOf = (text: string, at: number, end: number): JoinedPiece => ({
  text: text.slice(at, end),
  at,
  kind: 'han',
  hasNumber: true,
})

/** Whether a piece stands right behind the one before it. */
const touches = (pieces: readonly Piece[], i: number) =>
  pieces[i - 1] !== undefined && pieces[i] !== undefined && endOf(pieces[i - 1]!) === pieces[i]!.at

/** Whether a piece stands behind the one before it and a sign: 歼-20, 东风·41. */
const isSigned = (pieces: readonly Piece[], i: number, text: string) =>
  pieces[i - 1] !== undefined && /^[-·]$/.test(text.slice(endOf(pieces[i - 1]!), pieces[i]!.at))

/**
 * Joins the pieces that a numeral runs through.
 *
 * @param from where to look, an index of `pieces`
 * @returns where to look for the next numeral
 */
function coverNumeral(pieces: JoinedPiece[], from: number, text: string, at: number, end: number): number {
  let first = from
  while (first < pieces.length && endOf(pieces[first]!) <= at) first++
  if (first >= pieces.length || pieces[first]!.at >= end) return first
  let last = first
  while (last + 1 < pieces.length && pieces[last + 1]!.at < end) last++
  const [begin, stop] = [pieces[first]!.at, endOf(pieces[last]!)]
  const isFigureInWord = end - at === 1 && stop - begin > 1
  const word = text.slice(begin, stop)
  const behind = word.charAt(1)
  const isMeasured = word.length === 2 && MEASURES.includes(behind) && !word.startsWith('一')
  const isCounted = isMeasured || (COUNTERS.includes(behind) && !IDIOMS.test(word))
  const counts = (at === begin && isCounted) || (word.startsWith('第') && at === begin + 1)
  if (isFigureInWord && !counts) return first
  const whole = first === last ? { ...pieces[first]!, hasNumber: true } : pieceOf(text, begin, stop)
  pieces.splice(first, last - first + 1, whole)
  return first
}

/** The index behind the last piece that belongs to the number at `i`. */
function reach(pieces: readonly JoinedPiece[], i: number): number {
  let to = i + 1
  // 五g
  if (touches(pieces, to) && pieces[i]!.kind === 'han' && LETTERS.test(pieces[to]!.text)) return to + 1
  while (touches(pieces, to) && pieces[to]!.kind === 'han') {
    const { text, hasNumber } = pieces[to]!
    if (UNITS.has(text)) return to + 1
    if (hasNumber || !isOneCharacter(text) || (isFunctionWord(text) && !CLOSE.includes(text))) break
    to++
    const isBetween = touches(pieces, to) && pieces[to]!.hasNumber
    if (isBetween) to++
    // What is counted or numbered follows: 20多人, 3号楼.
    else if (!OPEN.includes(text)) break
  }
  return to
}

// ---------------------------------------------------------------- other forms

/** One piece or more in another form: which, and how. */
export type OtherForm = { at: number; length: number; form: string }

/**
 * The other ways to print the numbers of a clause, all of them in figures or all in
 * characters, and names of types with or without a sign: 歼20, 歼-20.
 *
 * @param pieces  joined
 * @param isFixed whether a place, in UTF-16 units, is inside a date or a code, which stay
 */
export function otherForms(
  text: string,
  pieces: readonly JoinedPiece[],
  isFixed: (at: number) => boolean,
): OtherForm[] {
  const numbers = pieces.filter(({ at, hasNumber }) => hasNumber && !isFixed(at))
  const [first, last] = [numbers[0], numbers.at(-1)]
  if (!first || !last) return []
  const end = endOf(last)
  const isNumber = new Set(numbers)
  const forms = new Set<string>()
  for (const write of otherNumerals) {
    const ways = pieces
      .filter(({ at }) => at >= first.at && at < end)
      .map(
        (piece, i, all) =>
          text.slice(i > 0 ? endOf(all[i - 1]!) : piece.at, piece.at) +
          (isNumber.has(piece) ? write(piece.text) : piece.text),
      )
    forms.add(ways.join(''))
  }
  forms.delete(text.slice(first.at, end))
  return [...[...forms].map((form) => ({ at: first.at, length: end - first.at, form })), ...typeForms(pieces)]
}

/** What a decimal's unit begins with: 6.2级 and 35.6% are numbers, 7.20特大暴雨 is of a day. */
const MEASURE = /^[%百千万亿级元米吨倍度克升秒亩斤公毫厘平立个]/

/** Whether a code is a decimal with its unit behind it, in one of the joined pieces. */
export const isMeasured = (code: string, at: number, numbers: readonly Piece[]) =>
  /^[0-9]+\.[0-9]+$/.test(code) &&
  numbers.some(
    (number) =>
      number.at <= at &&
      at < number.at + number.text.length &&
      MEASURE.test(number.text.slice(at - number.at + code.length)),
  )

/** By figures of a telephone number: where spaces stand in print, the last first. */
const PHONE_SPACES: ReadonlyMap<number, readonly number[]> = new Map([
  [7, [3]],
  [8, [4]],
  [10, [6, 3]],
  [11, [7, 3]],
])

/** A telephone number with spaces: 2881 8888, 138 1234 5678. */
export const spacedNumber = (code: string): string | undefined =>
  /^[0-9]+$/.test(code)
    ? PHONE_SPACES.get(code.length)?.reduce((text, at) => `${text.slice(0, at)} ${text.slice(at)}`, code)
    : undefined

/** An area and a number in it: 0391-3998866, (010)64012345. */
const PHONE = /^\(?(0(?:10|2[0-9]|[3-9][0-9]{2}))[-)]*([2-9][0-9]{6,7})$/

/** The ways to print a telephone number with its area in which blanks stand: (0391)399 8866. */
export function spacedPhones(code: string): string[] {
  const [, area, local] = PHONE.exec(code) ?? []
  if (!area || !local) return []
  const spaced = `${local.slice(0, -4)} ${local.slice(-4)}`
  const apart = [`(${area}) `, `${area} `]
  return [
    ...[`(${area})`, `${area}-`, ...apart].map((before) => before + spaced),
    ...apart.map((before) => before + local),
  ]
}

/** A day that names what happened on it, by three figures or four: 九一八, 一二·九; of two, 五四, print parts none. */
const NAMED_DAY =
  /(?<![一二三四五六七八九十百千万亿第·])[一二三四五六七八九]{1,3}·?[一二三四五六七八九]{1,3}(?![一二三四五六七八九十百千万亿年·])/g

/** 九一八 as 九·一八, 一二九 as 一·二九 and 一二·九, and the other way round. */
export function pointedDays(text: string): OtherForm[] {
  return [...text.matchAll(NAMED_DAY)].flatMap(({ 0: day, index: at }): OtherForm[] => {
    const figures = day.replace('·', '')
    if (figures.length < 3 || figures.length > 4) return []
    const forms = figures === day ? pointsIn(figures) : [figures]
    return forms.map((form) => ({ at, length: day.length, form }))
  })
}

/** The ways to part figures into a month and a day. */
function pointsIn(figures: string): string[] {
  return [1, 2].flatMap((at) => {
    const [month, day] = [figures.slice(0, at), figures.slice(at)]
    const isDay = dayOf(2000, parseNumeral(month) ?? 0, parseNumeral(day) ?? 0) !== undefined
    return isDay ? [`${month}·${day}`] : []
  })
}

const TYPE = /^(\p{Script=Han})([-·]?)([0-9a-z].*)$/u

/** 歼20 as 歼-20 and the other way round. */
function typeForms(pieces: readonly JoinedPiece[]): OtherForm[] {
  return pieces.flatMap(({ at, text }): OtherForm[] => {
    const [, name, sign, figures] = TYPE.exec(text) ?? []
    if (!name || '第一二三四五六七八九十'.includes(name)) return []
    return [{ at, length: text.length, form: sign ? name + figures : `${name}-${figures}` }]
  })
}
