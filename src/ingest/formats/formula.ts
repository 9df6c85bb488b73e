/**
 * Formulae as text recognition writes them: `$2 3$` is the printed 23, `3 7 \%` is 37%.
 *
 * Only a formula that is understood to its last sign is rewritten; prices such as $5 and
 * whatever else is left over stand as they are in the file.
 */

/** Longest formula, in UTF-16 units. */
const LONGEST = 200

/** `$…$` with both signs close to the formula or both apart from it; `\(…\)`, `\[…\]`; `^{…}` and `_{…}` alone. */
const FORMULA =
  /(?<![A-Za-z$\\])(\$\$?)([^$]{1,200})\1(?![\d$])|\\\(([^()]{1,200})\\\)|\\\[([^[\]]{1,200})\\\]|[\^_] ?\{[^{}]{1,40}\}/g

const COMMANDS = new Map(
  Object.entries({
    circ: '°',
    times: '×',
    div: '÷',
    pm: '±',
    cdot: '·',
    bullet: '•',
    sim: '～',
    approx: '≈',
    neq: '≠',
    leq: '≤',
    le: '≤',
    geq: '≥',
    ge: '≥',
    lt: '<',
    gt: '>',
    rightarrow: '→',
    to: '→',
    leftarrow: '←',
    prime: '′',
    ldots: '…',
    cdots: '…',
    dots: '…',
    triangle: '△',
    blacktriangle: '▲',
    square: '□',
    bigcirc: '○',
    star: '★',
    alpha: 'α',
    beta: 'β',
    gamma: 'γ',
    mu: 'μ',
    pi: 'π',
    Omega: 'Ω',
    quad: ' ',
    qquad: ' ',
    left: '',
    right: '',
  }),
)
/** Commands that only set their text otherwise. */
const FONTS =
  /\\(?:mathrm|mathbf|mathit|mathsf|text|textbf|textit|operatorname|mbox|rm|bf|it|boldsymbol|underline|overline) ?(?=\{|\s)/g
const CIRCLED = /\\textcircled ?\{ ?(?:\\[a-z]+ ?)?\{? ?(\d{1,2}) ?\}? ?\}/g
const FRACTION = /\\[dt]?frac ?\{([^{}]*)\} ?\{([^{}]*)\}/g
const RAISED: Record<string, string> = Object.fromEntries(
  [...'0123456789+-'].map((sign, i) => [sign, '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻'[i]!]),
)
const LOWERED: Record<string, string> = Object.fromEntries(
  [...'0123456789'].map((sign, i) => [sign, '₀₁₂₃₄₅₆₇₈₉'[i]!]),
)

/** Digits as they are printed above the line, or below it; another text stays on it. */
export const raised = (text: string): string => set(text, RAISED)
export const lowered = (text: string): string => set(text, LOWERED)

function set(text: string, signs: Record<string, string>): string {
  return [...text].every((sign) => signs[sign] !== undefined)
    ? [...text].map((sign) => signs[sign]).join('')
    : text
}

/** The text with its formulae as they are printed. */
export function withoutFormulae(text: string): string {
  if (!/[$\\^_]/.test(text)) return text
  return text.replace(FORMULA, (whole, dollars, inDollars, inRound, inSquare) => {
    const inner: string | undefined = inDollars ?? inRound ?? inSquare
    if (inner === undefined) return readFormula(whole) ?? whole
    if (dollars !== undefined && !isApart(inner)) return whole
    // Chinese outside \text{…}: two prices, or brackets that Markdown escaped.
    return CHINESE.test(inner.replace(IN_WORDS, '')) ? whole : (readFormula(inner) ?? whole)
  })
}

const CHINESE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u
const IN_WORDS = /\\(?:text|mathrm|mbox|textbf|mathbf) ?\{[^{}]*\}/g

/** Prices, sentences and lone signs between two $ are none. */
function isApart(inner: string): boolean {
  if (/^\s/.test(inner) !== /\s$/.test(inner)) return false
  if (/[,.;:!?/~-]\s*$/.test(inner) || inner.trim() === '') return false
  return !/(?<![\\a-zA-Z])[a-zA-Z]{2,} +[a-zA-Z]{2,}/.test(inner)
}

/** The formula as printed; undefined if a sign of it is not known. */
function readFormula(formula: string): string | undefined {
  if (formula.length > LONGEST) return undefined
  const bare = formula
    .replace(CIRCLED, (_, number: string) => circled(Number(number)))
    .replace(FONTS, '')
    .replace(FRACTION, '$1/$2')
    .replace(/\\([%$&#_{},;:! ])/g, (_, sign: string) => (/[,;:! ]/.test(sign) ? '' : sign))
    .replace(/\\([A-Za-z]+) ?/g, (whole, name: string) => COMMANDS.get(name) ?? whole)
  if (bare.includes('\\')) return undefined
  const tight = bare.replace(/\s+/g, '')
  const flat = tight
    .replace(/\^(?:\{([^{}]*)\}|(.))/gu, (_, group, sign) => raised(group ?? sign))
    .replace(/_(?:\{([^{}]*)\}|(.))/gu, (_, group, sign) => lowered(group ?? sign))
    .replace(/[{}]/g, '')
  return /^[\p{L}\p{N}\p{M}\p{P}\p{S}]*$/u.test(flat) ? flat.replace(/~/g, ' ') : undefined
}

const circled = (number: number) =>
  number >= 1 && number <= 20 ? String.fromCodePoint(0x245f + number) : String(number)
