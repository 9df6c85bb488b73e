/**
 * Chinese numerals: what a printed number means.
 *
 * Pure; nothing is folded first, so full-width digits and traditional signs (萬 兩) are read as they stand.
 */

const DIGITS = new Map<string, number>()
for (const [digit, signs] of [
  [0, '0０〇零○'],
  [1, '1１一壹弌'],
  [2, '2２二贰貳弍'],
  [3, '3３三叁參叄弎'],
  [4, '4４四肆'],
  [5, '5５五伍'],
  [6, '6６六陆陸'],
  [7, '7７七柒'],
  [8, '8８八捌'],
  [9, '9９九玖'],
] as const) {
  for (const sign of signs) DIGITS.set(sign, digit)
}

const DIGIT = `[${[...DIGITS.keys()].join('')}]`
const ARABIC = /^[0-9]+(?:\.[0-9]+)?$/
const GROUPED = /^[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?$/
const WITH_UNIT = /^([0-9]+(?:\.[0-9]+)?)([百千万萬亿億]|[万萬][亿億])$/
const POSITIONAL = new RegExp(`^${DIGIT}+$`)
/** Thousands, hundreds, tens and ones, a 零 where one is skipped. */
const SECTION = new RegExp(
  `^(?:(${DIGIT}|[两兩])[千仟])?零?(?:(${DIGIT}|[两兩])[百佰])?零?(?:(${DIGIT})?([十拾])|([廿卅]))?(${DIGIT}|[两兩])?$`,
)
/** Sixteen digits with a unit each: nothing longer is a safe integer. */
const LONGEST_NUMERAL = 32

function digitOf(sign: string): number {
  return sign === '两' || sign === '兩' ? 2 : (DIGITS.get(sign) ?? 0)
}

/** Figures of any width, with their commas and points, in ASCII. */
export function asciiDigits(text: string): string {
  return text
    .replace(/[０-９]/g, (sign) => String(DIGITS.get(sign)))
    .replace(/，/g, ',')
    .replace(/．/g, '.')
}

/** Numbers below 10,000: 三千零五, 十二, 廿一, 一百五 (150). */
function parseSection(text: string): number | undefined {
  const parts = SECTION.exec(text)
  if (!parts || text === '') return undefined
  const [, thousands, hundreds, tens, ten, score, ones] = parts
  let value = 0
  if (thousands) value += digitOf(thousands) * 1000
  if (hundreds) value += digitOf(hundreds) * 100
  if (ten) value += (tens ? digitOf(tens) : 1) * 10
  if (score) value += score === '廿' ? 20 : 30
  if (!ones) return value
  // 一百五 is 150 and 三千五 is 3,500, where 一百零五 is 105.
  if (/[百佰].$/.test(text)) return value + digitOf(ones) * 10
  if (/[千仟].$/.test(text)) return value + digitOf(ones) * 100
  return value + digitOf(ones)
}

/** `head unit tail`, split at the last unit: 一亿二千万, 三万五. */
function parseScaled(text: string, unit: RegExp, scale: number): number | undefined {
  const at = text.search(unit)
  if (at < 0) return scale === 1e8 ? parseScaled(text, /[万萬](?!.*[万萬])/, 1e4) : parseSection(text)
  const below = (part: string) =>
    scale === 1e8 ? parseScaled(part, /[万萬](?!.*[万萬])/, 1e4) : parseSection(part)
  const head = below(text.slice(0, at))
  const tailText = text.slice(at + 1)
  if (head === undefined || head === 0) return undefined
  if (tailText === '') return head * scale
  if (tailText.length === 1 && DIGITS.has(tailText)) return head * scale + digitOf(tailText) * (scale / 10)
  const tail = below(tailText.replace(/^零/, ''))
  return tail === undefined ? undefined : head * scale + tail
}

function parseArabic(text: string): number | undefined {
  const ascii = asciiDigits(text)
  if (ARABIC.test(ascii)) return Number(ascii)
  if (GROUPED.test(ascii)) return Number(ascii.replaceAll(',', ''))
  const scaled = WITH_UNIT.exec(ascii)
  if (!scaled) return undefined
  let scale = 1
  for (const unit of scaled[2]!) scale *= { 百: 100, 千: 1000, 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 }[unit] ?? 1
  return Number((Number(scaled[1]) * scale).toPrecision(15))
}

/**
 * The value of a text that is one numeral and nothing else.
 *
 * Reads digits of any width (1,200 and 2.5 too), 二〇二四, 三千五百万, 两万五,
 * 廿一 and mixed 3.5亿. A unit alone (百, 万) is no numeral, 十 is 10.
 */
export function parseNumeral(text: string): number | undefined {
  if (text === '' || text.length > LONGEST_NUMERAL) return undefined
  const value = readNumeral(text)
  return value === undefined || value > Number.MAX_SAFE_INTEGER ? undefined : value
}

function readNumeral(text: string): number | undefined {
  const arabic = parseArabic(text)
  if (arabic !== undefined) return arabic
  if (POSITIONAL.test(text)) return Number([...text].map(digitOf).join(''))
  // OCR sets a Latin O for 〇 in years.
  const healed = text.replace(/[OＯ]/g, '〇')
  if (healed !== text && text.length === 4 && POSITIONAL.test(healed)) return readNumeral(healed)
  return parseScaled(text, /[亿億](?!.*[亿億])/, 1e8)
}
