/**
 * Claims: what of a manuscript can be checked against the print: quotations, names with an office, numbers, days.
 *
 * Told by their form alone; a claim too many does no harm, since the print decides. Pure; knows no index.
 */
import { findDates, parseNumeral } from '../chinese.js'
import { isTellingName, plainOf, surnameLength } from '../lexicon.js'
import { findLunarDates } from '../lunar.js'
import { findCyclicDates } from '../old-dates.js'

export const CLAIM_KINDS = ['quotation', 'name', 'number', 'date'] as const
export type ClaimKind = (typeof CLAIM_KINDS)[number]

/** `text` is a slice of the manuscript at `at`, a UTF-16 unit. */
export type FoundClaim = { kind: ClaimKind; text: string; at: number }
/** A stretch of the manuscript that is compared as one: a sentence, or a quotation. */
export type Stretch = { from: number; to: number; claims: FoundClaim[] }
/** A quotation that is not compared as one, and why. Its sentences are claims of their own. */
export type SkippedClaim = FoundClaim & { why: string }

/** UTF-16 units of the longest quotation, and of the longest sentence: as much as is compared at once. */
const LONGEST_QUOTATION = 1000
const LONGEST_SENTENCE = 500
const SENTENCE = /[^。！？!?；;\n]+[。！？!?；;]*/g
/** A quotation of fewer signs is a word set off: 所谓“三农”. */
const LEAST_QUOTED = 4
const LETTER = /[\p{L}\p{N}]/u

/** Sentences with the claims in them, and quotations, each of which is a claim. */
export function stretchesOf(text: string): { stretches: Stretch[]; skipped: SkippedClaim[] } {
  const { quotations, skipped } = quotationsIn(text)
  const claims = [...namesIn(text), ...datesAndNumbersIn(text)].sort((a, b) => a.at - b.at)
  let next = 0
  const sentences = sentencesIn(text, 0, text.length).flatMap(([from, to]) => {
    const first = next
    while (next < claims.length && claims[next]!.at < to) next++
    return sharesOf(from, to, claims.slice(first, next))
  })
  const quoted = quotations.map((claim): Stretch => {
    return { from: claim.at, to: claim.at + claim.text.length, claims: [claim] }
  })
  return { stretches: [...sentences, ...quoted].sort((a, b) => a.from - b.from), skipped }
}

/** Half-open ranges of the sentences of a part of a text. */
function sentencesIn(text: string, from: number, to: number): [number, number][] {
  return [...text.slice(from, to).matchAll(SENTENCE)].map(({ 0: sentence, index }) => {
    return [from + index, from + index + sentence.length]
  })
}

/** A sentence as stretches with claims; a long one is parted where no claim stands. @param claims those that begin before its end, by rising place */
function sharesOf(from: number, to: number, claims: readonly FoundClaim[]): Stretch[] {
  const own = claims.filter(({ at, text }) => at >= from && at + text.length <= to)
  const shares: Stretch[] = []
  let next = 0
  for (let begin = from; begin < to; ) {
    const first = next
    let end = Math.min(begin + LONGEST_SENTENCE, to)
    while (next < own.length && own[next]!.at < end) next++
    const across = own.slice(first, next).find(({ at, text }) => at > begin && at + text.length > end)
    if (across) {
      end = across.at
      while (own[next - 1]!.at >= end) next--
    }
    const within = own.slice(first, next).filter(({ at, text }) => at + text.length <= end)
    if (within.length > 0) shares.push({ from: begin, to: end, claims: within })
    begin = end
  }
  return shares
}

// ---------------------------------------------------------------- quotations

const PAIRS = [
  ['“', '”'],
  ['「', '」'],
  ['『', '』'],
  ['"', '"'],
] as const
/** Inside a quotation: words of the print are left out there. */
const OMISSION = /[…⋯]+|\.{3,}/g
const UNCLOSED = '引号没有收尾，分句核对'
const tooLong = (length: number) => `引语长 ${length} 字，超过 ${LONGEST_QUOTATION} 字，分句核对`

/** Quotations to compare as one. Of a long one, and of one without its closing mark, each sentence is one. */
function quotationsIn(text: string): { quotations: FoundClaim[]; skipped: SkippedClaim[] } {
  const quotations: FoundClaim[] = []
  const skipped: SkippedClaim[] = []
  for (const [from, to, isClosed] of PAIRS.flatMap(([open, close]) => quotedIn(text, open, close))) {
    const whole = quotationAt(text, from, to)
    if (!whole) continue
    const { length } = whole.text
    if (isClosed && length <= LONGEST_QUOTATION) {
      quotations.push(...partsOf(text, whole))
      continue
    }
    skipped.push({ ...whole, why: isClosed ? tooLong(length) : UNCLOSED })
    for (const [begin, end] of sentencesIn(text, from, to))
      for (let at = begin; at < end; at += LONGEST_QUOTATION) {
        const part = quotationAt(text, at, Math.min(at + LONGEST_QUOTATION, end))
        if (part) quotations.push(part)
      }
  }
  return { quotations, skipped }
}

/** What stands between the omissions that a quotation owns to; the whole, where nothing could be told of a part. */
function partsOf(text: string, whole: FoundClaim): FoundClaim[] {
  const parts: FoundClaim[] = []
  let from = whole.at
  for (const { 0: mark, index } of [...whole.text.matchAll(OMISSION), { 0: '', index: whole.text.length }]) {
    const part = quotationAt(text, from, whole.at + index)
    if (!part) return [whole]
    parts.push(part)
    from = whole.at + index + mark.length
  }
  return parts
}

/**
 * What stands behind each opening mark: to its closing mark, else to the next opening mark or the paragraph's end.
 * Where a quotation has several paragraphs, each begins with a mark and the last alone ends with one.
 */
function quotedIn(text: string, open: string, close: string): [number, number, boolean][] {
  const found: [number, number, boolean][] = []
  const marks = [...text.matchAll(new RegExp(`[${open}${close}\n]`, 'g'))]
  for (let i = 0; i < marks.length; ) {
    const { 0: mark, index } = marks[i++]!
    if (mark !== open) continue
    let paragraph: number | undefined
    for (; marks[i]?.[0] === '\n' && !(open === close && paragraph !== undefined); i++)
      paragraph ??= marks[i]!.index
    const next = marks[i]
    const end = next?.index ?? text.length
    if (next?.[0] === close && !(open === close && paragraph !== undefined)) {
      found.push([index + 1, end, true])
      i++
    } else {
      const stop = paragraph ?? end
      const goesOn = next !== undefined && open !== close && text.slice(stop, end).trim() === '' && stop < end
      found.push([index + 1, stop, goesOn])
    }
  }
  return found
}

/** A quotation without the marks at its ends; none of too few signs. */
function quotationAt(text: string, from: number, to: number): FoundClaim | undefined {
  while (from < to && !LETTER.test(text[from]!)) from++
  while (to > from && !LETTER.test(text[to - 1]!) && !/[\udc00-\udfff%‰℃]/.test(text[to - 1]!)) to--
  const quoted = text.slice(from, to)
  return (quoted.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < LEAST_QUOTED
    ? undefined
    : { kind: 'quotation', text: quoted, at: from }
}

// ---------------------------------------------------------------- names

const OFFICES =
  '总书记|副书记|党委书记|书记|主席|总理|委员长|部长|省长|市长|州长|区长|县长|镇长|乡长|村长|局长|厅长|司长|处长|科长|股长|所长|站长|主任|' +
  '会长|理事长|院长|校长|园长|馆长|行长|社长|台长|队长|大队长|团长|师长|军长|旅长|营长|连长|排长|厂长|矿长|场长|班长|组长|' +
  '政委|秘书长|秘书|检察长|董事长|总经理|经理|总裁|总编辑|总编|主编|总工程师|工程师|督学|支书|村支书|司令员|司令|总司令|参谋长|专员|知府|知县|' +
  '巡抚|总督|大使|领事|发言人|委员|代表|常委|记者|通讯员|教授|研究员|院士|博士|医生|医师|护士|律师|教师|老师|教练|裁判|导演|演员|作家|诗人|' +
  '画家|农民|工人|村民|居民|市民|学生|战士|民警|法官|检察官|干事|干部|科员|站员|队员|员工|先生|女士|同志|总统|首相|外长|防长|总干事|大臣'
const BODIES =
  '省|市|州|县|区|镇|乡|街道|村|社区|局|厅|部|处|科|委|院|校|所|厂|站|馆|队|公司|集团|大学|学院|中学|小学|医院|政府|党委|党组|支部|总支|人大|政协|工会|协会|学会|集团军|法院|检察院|银行|国'
const RANKS = '常务副|党组副|副|原|前任|前|代|名誉|第一|总|老|首席|高级|资深'
const OFFICE = new RegExp(OFFICES, 'g')
/** What an office is of, a rank, and offices that the same person has beside it: 区委副书记、. */
const BEFORE_OFFICE = new RegExp(
  `(?:[\\p{Script=Han}]{0,4}(?:${BODIES})|${RANKS}|(?:${OFFICES})[兼、])*$`,
  'u',
)
/** Characters before an office that are looked at. */
const MOST_BEFORE = 18
/** What no given name begins with, and what none of two signs ends with: there a verb or another word stands. */
const NO_NAME = /[的了是在说将就]/
const BEHIND_NAME = /[在作向到等说的就将于与受此对从也曾已是被和及称指表强介宣主出同率为一要前今昨近]/
const LONGEST_NAME = 4
/** Offices that stand behind a name. */
const NAME_BEFORE = /(?:^|[^\p{Script=Han}]|[的和与向对由同])([\p{Script=Han}]{2,4})$/u

const NO_NAME_END = /[副原前代委总省市州县区镇乡村局厅部处科校院所站会党]$/

/** A name behind an office, or before one: 县长王海燕, 王海燕同志. The office is a part of the claim. */
const namesIn = (text: string): FoundClaim[] =>
  officesIn(text).map(({ at, end }) => ({ kind: 'name', text: text.slice(at, end), at }))

/** `name` is what of the text from `at` to `end` is no office. */
type NamedOffice = { name: string; at: number; end: number }

export function officesIn(text: string): NamedOffice[] {
  const plain = plainOf(text)
  const found: NamedOffice[] = []
  let done = 0
  for (const { 0: office, index } of plain.matchAll(OFFICE)) {
    const end = index + office.length
    const before = plain.slice(Math.max(done, index - MOST_BEFORE), index)
    const behind = nameAt(plain, end)
    const named = behind > 0 ? null : NAME_BEFORE.exec(before)
    const isNamed = named !== null && isName(named[1]!)
    if (behind === 0 && !isNamed) continue
    const from = index - (isNamed ? named[1]!.length : BEFORE_OFFICE.exec(before)![0].length)
    done = end + behind
    const name = isNamed ? text.slice(from, from + named[1]!.length) : text.slice(end, done)
    found.push({ name, at: from, end: done })
  }
  return found
}

export const isName = (text: string) => isTellingName(text) && !NO_NAME_END.test(text)

/** Length of the name that begins there; 0 for none. Of two lengths the longer, unless its last sign belongs to no name. */
function nameAt(plain: string, at: number): number {
  const run = /^[\p{Script=Han}]{2,5}/u.exec(plain.slice(at, at + LONGEST_NAME + 1))?.[0] ?? ''
  const surname = surnameLength(run)
  const [first, second] = [run[surname], run[surname + 1]]
  if (surname === 0 || first === undefined || NO_NAME.test(first)) return 0
  if (second !== undefined && !BEHIND_NAME.test(second)) return surname + 2
  // 干部包村, 书记任区长: a verb and what it is about, or the next office.
  return NO_NAME_END.test(first) ? 0 : surname + 1
}

// ---------------------------------------------------------------- days and numbers

const DAY_ALONE =
  /(?<![0-9一二三四五六七八九十月廿卅])(?:[0-9]{1,2}|[一二三四五六七八九十廿卅]{1,3})日(?![内后前间游程均])/g
const UNIT =
  '(?:个百分点|百分点|平方公里|平方千米|平方米|立方米|公里|千米|公顷|公斤|千克|毫米|厘米|千瓦时|千瓦|小时|分钟|摄氏度|美元|英镑|欧元|日元|元|人次|人民币|名|人|位|家|户|件|项|所|座|间|栋|套|辆|架|艘|台|条|只|头|匹|亩|顷|吨|斤|两|石|担|米|尺|丈|里|块|枚|张|份|册|本|部|篇|期|届|次|场|岁|年|个月|月|周|天|日|时|点|倍|成|度|级|号|%|‰|℃|个|种|处|批|组|队|班|师|团|营|连|步|棵|株|瓶|箱|袋|包|支|颗|粒|幅|首|曲|集|万|亿)'
const NUMBER = new RegExp(
  `(?:第)?(?:(?:百|千)分之[零〇一二三四五六七八九十百千点0-9.]+|[0-9]+(?:,[0-9]{3})*(?:\\.[0-9]+)?(?:万亿|[百千万亿])?(?:[0-9]+[百千万亿]?)*|[零〇一二三四五六七八九十百千万亿两廿卅]+)(?:[多余])?${UNIT}?`,
  'g',
)
/** Words with a figure that count nothing. */
const NO_COUNT =
  /^(?:一(?:个|种|次|些|下|般|样|起|直|定|切|同|旦|致|边|面|点|路|道|步|时|度|月|年|日|成|批|位|名|处|级)?|十分|百般|千万|万一|万|亿|百|千|两(?:会|岸)?|三农|五一|八一|七一|六一|十一|九一八|双十)$/

function datesAndNumbersIn(text: string): FoundClaim[] {
  const plain = plainOf(text)
  const days: FoundClaim[] = []
  /** By character, whether it belongs to a day. */
  const taken = new Uint8Array(text.length)
  const isInDay = (at: number, length: number) => taken.subarray(at, at + length).includes(1)
  const add = (at: number, length: number) => {
    if (isInDay(at, length)) return
    days.push({ kind: 'date', text: text.slice(at, at + length), at })
    taken.fill(1, at, at + length)
  }
  // A reign before the sign, or a month behind it, is a part of the date.
  for (const { at, length } of findLunarDates(plain).filter(({ year }) => year !== null)) add(at, length)
  for (const { at, length } of findCyclicDates(plain)) add(at, length)
  for (const { at, length } of findLunarDates(plain)) add(at, length)
  for (const { at, length } of findDates(plain)) add(at, length)
  for (const { 0: day, index } of plain.matchAll(DAY_ALONE)) add(index, day.length)
  const numbers = [...plain.matchAll(NUMBER)].flatMap(({ 0: number, index: at }): FoundClaim[] => {
    if (isInDay(at, number.length) || NO_COUNT.test(number) || !isCount(number)) return []
    return [{ kind: 'number', text: text.slice(at, at + number.length), at }]
  })
  return [...days, ...numbers]
}

/** Figures always; signs where they are a numeral and more than a part of a word: 三百, 三名, 百分之三十. */
function isCount(number: string): boolean {
  if (/[0-9]/.test(number)) return true
  const signs = /^第?((?:[百千]分之)?[零〇一二三四五六七八九十百千点万亿两廿卅]+)/.exec(number)?.[1] ?? ''
  if (/分之/.test(signs)) return true
  return parseNumeral(signs) !== undefined && (signs.length > 1 || number.length > signs.length)
}
