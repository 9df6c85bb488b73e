/**
 * Sums that do not add up: a share that is not part over whole, parts that are
 * more than their total. Only clear cases are told: no doubt here does not mean that a sum is right.
 */

export type Miscount = { at: number; length: number; note: string }

const SENTENCE = /[^。!?;\n]+/g
const QUANTITY = /(\d+(?:\.\d+)?)(万|亿)?(余|多)?([\p{Script=Han}]{1,2})?/gu
const SHARE = /(?:率|占|比例|达标|合格|完成)[^,。;]{0,10}?(\d{1,3}(?:\.(\d+))?)%/
/** Words of change: the share beside them is not part over whole. */
const CHANGE = /增|升|降|涨|减|提高|同比|环比|下滑|超/
const PARTS =
  /(?:共|总计|合计|共计)[^,。;]{0,14}?(\d+)([\p{Script=Han}])[^。]{0,12}?(?:,|:|。)其中[,:]?(.*)$/u

/** @param plain one paragraph */
export function miscounts(plain: string): Miscount[] {
  const found: Miscount[] = []
  for (const { 0: sentence, index } of plain.matchAll(SENTENCE)) {
    const note = shareNote(sentence) ?? partsNote(sentence)
    if (note) found.push({ at: index, length: sentence.length, note })
  }
  return found
}

type Quantity = { value: number; unit: string }

function quantitiesIn(text: string): Quantity[] {
  const quantities: Quantity[] = []
  for (const [, digits, scale, about, unit] of text.matchAll(QUANTITY)) {
    if (about || !unit || /[年月日时号届]/.test(unit.charAt(0))) continue
    quantities.push({
      value: Number(digits) * (scale === '万' ? 1e4 : scale === '亿' ? 1e8 : 1),
      unit: unit.charAt(0),
    })
  }
  return quantities
}

/** 60 起中办结 41 起，办结率 86%. */
function shareNote(sentence: string): string | undefined {
  const share = SHARE.exec(sentence)
  if (!share) return undefined
  const clause = sentence.slice(0, share.index)
  if (CHANGE.test(sentence.slice(Math.max(0, share.index - 8), share.index + share[0].length)))
    return undefined
  const quantities = quantitiesIn(clause)
  const unit = quantities.at(-1)?.unit
  const [whole, part, ...more] = quantities.filter((quantity) => quantity.unit === unit)
  if (!whole || !part || more.length > 0 || quantities.length > 2) return undefined
  const [high, low] = whole.value >= part.value ? [whole.value, part.value] : [part.value, whole.value]
  if (high === 0) return undefined
  const percent = (low / high) * 100
  // The print may be rounded or cut off; one unit more is forgiven.
  const grace = 2 * 10 ** -(share[2]?.length ?? 0)
  if (Math.abs(percent - Number(share[1])) <= grace) return undefined
  return `${high} 中的 ${low} 是 ${percent.toFixed(1)}%，文中作 ${share[1]}%`
}

/** 共 11 家，其中甲 1 家、乙 4 家、丙 6 家. */
function partsNote(sentence: string): string | undefined {
  const parts = PARTS.exec(sentence)
  if (!parts) return undefined
  const [, total, unit, list] = parts
  const own = quantitiesIn(list!).filter((quantity) => quantity.unit === unit)
  const sum = own.reduce((total, { value }) => total + value, 0)
  const isFull = own.length >= 2 && /其余|另有|分别/.test(list!)
  if (own.length < 2 || (sum <= Number(total) && !(isFull && sum !== Number(total)))) return undefined
  return `各项合计 ${sum}，文中总数作 ${total}`
}
