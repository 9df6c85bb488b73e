/**
 * Sums that do not add up: a share that is not part over whole, parts that are not
 * their total. Only clear cases are told: no doubt here does not mean that a sum is right.
 */

import { parseNumeral } from '../../chinese.js'

export type Miscount = { at: number; length: number; note: string }

/** A full stop of half width ends one too, unless a digit follows it. */
const SENTENCE = /(?:[^。!?;\n.]+|\.(?=\d))+/g
const QUANTITY = /(\d+(?:\.\d+)?)(万|亿)?(余|多)?([\p{Script=Han}]{1,2})?/gu
const SHARE = /(?:率|占|比例|达标|合格|完成)[^,。;]{0,10}?(\d{1,3}(?:\.(\d+))?)%(?!以[上下]|多|左右|[强弱])/
/** Words of change, or of a rough guess: the share beside them is not part over whole. */
const CHANGE = /约|近|增|升|降|涨|减|提高|同比|环比|下滑|超/
const FIGURE = '0-9〇零一二两三四五六七八九十百千万'
/** A whole, a part and a share, or a total and two parts: with fewer numbers nothing can be wrong. */
const THREE_NUMBERS = new RegExp(`^[^${FIGURE}]*(?:[${FIGURE}]+[^${FIGURE}]+){2}[${FIGURE}]`)
/** Of 1,200; in plain text a comma of full width looks the same. */
const THOUSANDS = /(?<=\d),(?=\d{3}(?!\d))/g

/** @param plain one paragraph */
export function miscounts(plain: string): Miscount[] {
  const found: Miscount[] = []
  if (!THREE_NUMBERS.test(plain)) return found
  for (const { 0: sentence, index } of plain.matchAll(SENTENCE)) {
    if (!THREE_NUMBERS.test(sentence)) continue
    const bare = sentence.includes(',') ? sentence.replace(THOUSANDS, '') : sentence
    const note = shareNote(bare) ?? sharedOutNote(bare) ?? partsNote(bare) ?? totalNote(bare)
    if (note) found.push({ at: index, length: sentence.length, note })
  }
  return found
}

/** `of`: the first character of what is counted, where 个 stands between: 9个公社. */
type Quantity = { value: number; unit: string; of: string }

function quantitiesIn(text: string): Quantity[] {
  const quantities: Quantity[] = []
  for (const [, digits, scale, about, unit] of text.matchAll(QUANTITY)) {
    if (about || !unit || /[年月日时号届]/.test(unit.charAt(0))) continue
    quantities.push({
      value: Number(digits) * (scale === '万' ? 1e4 : scale === '亿' ? 1e8 : 1),
      unit: unit.charAt(0),
      of: unit.startsWith('个') ? unit.slice(1) : '',
    })
  }
  return quantities
}

/** Kinds of persons, of which one person may be several. */
const OVERLAP = /党员|团员|妇女|(?<!男.*)女(?!.*男)|少数民族|青年|以上|以下|优秀|先进|学历|职称|获/

/** 60 起中办结 41 起，办结率 86%; of more than all, 计划 50 吨，完成 60 吨，完成计划的 120%. */
function shareNote(sentence: string): string | undefined {
  const share = SHARE.exec(sentence)
  if (!share) return undefined
  const clause = sentence.slice(0, share.index)
  if (CHANGE.test(sentence.slice(Math.max(0, share.index - 8), share.index + share[0].length)))
    return undefined
  const quantities = quantitiesIn(clause)
  const unit = quantities.at(-1)?.unit
  const [whole, part, ...more] = quantities.filter((quantity) => quantity.unit === unit)
  if (!whole || !part || more.length > 0 || quantities.length > 2 || whole.of !== part.of) return undefined
  // Of 9 communes' 312 brigades neither number is the whole.
  if (/\d[^\d,]{0,8}的\d/.test(clause)) return undefined
  const [high, low] = whole.value >= part.value ? [whole.value, part.value] : [part.value, whole.value]
  const isOver = Number(share[1]) > 100
  const [of, own] = isOver ? [low, high] : [high, low]
  if (of === 0) return undefined
  const percent = (own / of) * 100
  // The print may be rounded or cut off; one unit more is forgiven.
  const grace = 2 * 10 ** -(share[2]?.length ?? 0)
  if (Math.abs(percent - Number(share[1])) <= grace) return undefined
  return `${own} 是 ${of} 的 ${percent.toFixed(1)}%，文中作 ${share[1]}%`
}

const SHARED_OUT = /(?:分成|分配|分摊|[组构]成|比例)\p{Script=Han}{0,4}:([^:()]+)$/u
const IN_TENTHS = /^[^\d]*?([一二两三四五六七八九\d])成$/
const IN_HUNDREDTHS = /^\D*(\d+(?:\.\d+)?)%$/

/** 收入分成：甲占七成，乙占两成，丙占两成: what is shared out is neither more nor less than the whole. */
function sharedOutNote(sentence: string): string | undefined {
  const members = SHARED_OUT.exec(sentence)?.[1]?.split(/[,、;]/) ?? []
  if (members.length < 3) return undefined
  for (const [form, whole, grace] of [
    [IN_TENTHS, 10, 0],
    [IN_HUNDREDTHS, 100, 1],
  ] as const) {
    const shares = members.map((member) => numberOf(form.exec(member)?.[1] ?? ''))
    const sum = shares.reduce((all, share) => all + share, 0)
    if (Math.abs(sum - whole) > grace) return `各份合计 ${sum}${whole === 10 ? ' 成' : '%'}`
  }
  return undefined
}

// ---------------------------------------------------------------- totals beside a list

const NUMBER = '(?:\\d+(?:\\.\\d+)?[万亿]?|[〇零一二两三四五六七八九十百千万]{1,12})'
const COUNTED = `(?<![\\d.第〇零一二两三四五六七八九十百千万])(${NUMBER})(?![余多几来])([^\\P{Script=Han}年月日时号届分第万亿个]|个)`
const EACH = new RegExp(COUNTED, 'gu')
/** 86人：男生41人，女生47人 and 86人（…） and 38万元，由三笔钱组成：… */
const LIST_AFTER = new RegExp(
  `${COUNTED}\\p{Script=Han}{0,5}(?:[:(]|,?(?:分别[为是]|计有|[由分]\\p{Script=Han}{0,6}[组构]成:))([^:()]+)`,
  'u',
)
/** 男生41人、女生47人，共86人; 三村38户 behind three villages */
const LIST_BEFORE = new RegExp(
  `^(.+?)[,、:]?(?:共计|合计|总计|一共|总共|合共|共|([两二三四五六七八九])\\p{Script=Han}{1,2}共?)(?:有|为|是)?\\p{Script=Han}{0,2}?${COUNTED}`,
  'u',
)
const MEN_AND_WOMEN = new RegExp(
  `${COUNTED}[^\\d〇零一二两三四五六七八九十百千]{0,6}男\\p{Script=Han}{0,3}?(${NUMBER})人[,、和及]?女\\p{Script=Han}{0,3}?(${NUMBER})人`,
  'u',
)
/** 共 11 家，其中甲 1 家、乙 4 家、丙 6 家. */
const PARTS = new RegExp(
  `(?:共|总计|合计|共计)[^,。;]{0,14}?${COUNTED}[^。]{0,12}?(?:,|:|。)其中[,:]?(.*)$`,
  'u',
)

function partsNote(sentence: string): string | undefined {
  const [, total, unit, list] = PARTS.exec(sentence) ?? []
  if (list === undefined || OVERLAP.test(list)) return undefined
  const own = [...list.matchAll(EACH)].filter((each) => each[2] === unit).map((each) => numberOf(each[1]!))
  const sum = own.reduce((all, value) => all + value, 0)
  const isFull = /其余|另有|分别/.test(list)
  return isFull || sum > numberOf(total!) ? unequal(own, numberOf(total!)) : undefined
}

/** The list is open, compares or holds parts of parts. */
const NO_SUM = /等|其中|其余|另|余|去年|上年|今年|以上|比|增|减|原|现|每|平均|占|约|近/

/** A list of parts with its total before or behind it, with neither 共 nor 其中. */
function totalNote(sentence: string): string | undefined {
  const sexes = MEN_AND_WOMEN.exec(sentence)
  if (sexes && sexes[2] === '人') return unequal([sexes[3]!, sexes[4]!].map(numberOf), numberOf(sexes[1]!))
  const after = LIST_AFTER.exec(sentence)
  if (after) return unequal(partsIn(after[3]!, after[2]!), numberOf(after[1]!))
  const before = LIST_BEFORE.exec(sentence)
  if (!before) return undefined
  const parts = partsIn(before[1]!, before[4]!)
  const isCounted = before[2] === undefined || parseNumeral(before[2]) === parts.length
  return isCounted ? unequal(parts, numberOf(before[3]!)) : undefined
}

const numberOf = (printed: string) => parseNumeral(printed) ?? Number.NaN

/** The numbers of a list whose every member counts one part in the unit; none if it is no such list. */
function partsIn(list: string, unit: string): number[] {
  if (NO_SUM.test(list) || OVERLAP.test(list)) return []
  // Before the first 、 the sentence may have begun with something else.
  const members = list.split(/[、,;]|(?<=\p{Script=Han})[和及](?=\p{Script=Han})/u)
  const counts = members.map((member) => [...member.matchAll(EACH)].filter(([, , own]) => own === unit))
  return counts.every((own) => own.length === 1) ? counts.map(([own]) => numberOf(own![1]!)) : []
}

function unequal(parts: readonly number[], total: number): string | undefined {
  const sum = Math.round(parts.reduce((sum, part) => sum + part, 0) * 1e6) / 1e6
  // With decimals every number may be rounded.
  const grace = Number.isInteger(sum) && Number.isInteger(total) ? 0 : parts.length / 10
  if (parts.length < 2 || Number.isNaN(sum - total) || Math.abs(sum - total) <= grace) return undefined
  return `各项合计 ${sum}，文中总数作 ${total}`
}
